//! What the office remarks on a profile, as the company sees it.

use tests::document::Document;
use tests::world::Role;
use tests::{Client, Engine, TestApp};

const REMARK: &str = "Zeg ook voor wie de machines zijn.";
const HEADLINE: &str = "texts.nl.headline";

#[test]
fn a_remark_is_the_offices_word_and_no_error_until_the_profile_is_handed_in_again() {
    let (mut app, world) = TestApp::with_world(Engine::Sqlite);
    app.leave_the_outbox();
    let (owner, staff) = (app.client(Role::Owner), app.client(Role::Staff));
    write_and_hand_in(&owner, "Machines voor kisten");
    let review = format!("/nl/desk/review/{}", world.brinkman.id);
    let form = staff.page(&review).form("/return").fill("remark:/texts/nl/headline", REMARK);
    assert_eq!(form.send_once(&staff).status, 303);

    remarked(&owner.page("/nl/my/company/edit"));
    write(&owner, "Machines voor kisten van hout, voor zagerijen");
    remarked(&owner.page("/nl/my/company/edit?check=yes"));
    // What is wrong besides is said as ever, and the remark stays a remark.
    let form = owner.page("/nl/my/company/edit").form("/my/company/edit").fill(HEADLINE, &"a".repeat(200));
    form.send(&owner);
    let page = owner.page("/nl/my/company/edit?check=yes");
    assert_eq!(page.errors().len(), 1, "{:?}", page.errors());
    assert!(!page.errors()[0].contains(REMARK));
    assert!(page.text(".field__remark").contains(REMARK));

    write_and_hand_in(&owner, "Machines voor kisten van hout, voor zagerijen");
    assert_eq!(owner.page("/nl/my/company").form("/recall").send_once(&owner).status, 303);
    let page = owner.page("/nl/my/company/edit");
    assert!(!page.has(".field__remark"), "the office has not read it yet: {}", page.gist());
}

/// The remark stands on top and beside its field, and nothing is said to be wrong.
#[track_caller]
fn remarked(page: &Document) {
    assert!(page.errors().is_empty(), "{:?}", page.errors());
    assert!(!page.has("[aria-invalid]"));
    assert!(!page.title().starts_with("Fout"), "{}", page.title());
    assert!(page.text(".notice").contains(REMARK), "{}", page.gist());
    assert!(page.text(".field__remark").contains(REMARK));
    let described = page.attribute("[name='texts.nl.headline']", "aria-describedby");
    assert!(described.contains("texts.nl.headline-remark"), "{described}");
    assert_eq!(page.attribute(".notice a", "href"), format!("#{HEADLINE}"));
}

fn write(owner: &Client, headline: &str) {
    let edit = owner.page("/nl/my/company/edit").form("/my/company/edit");
    assert_eq!(edit.fill(HEADLINE, headline).send_once(owner).status, 303);
}

fn write_and_hand_in(owner: &Client, headline: &str) {
    write(owner, headline);
    assert_eq!(owner.page("/nl/my/company").form("/submission").send_once(owner).status, 303);
}
