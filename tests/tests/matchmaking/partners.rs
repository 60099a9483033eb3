//! Partners for a company, and pairs for the offices.

use locale::Language;
use tests::world::{Role, World};
use tests::{Engine, TestApp};

/// Brinkman builds packaging machines; Hansekai looks for them. The two have been introduced in the world, so the list
/// is empty until that is undone; the board of the offices of Deventer and Sibiu knows nothing of either.
fn names(app: &TestApp, role: Role, path: &str) -> Vec<String> {
    app.client(role).page(path).texts(".card__title")
}

#[test]
fn who_fits_is_recommended_with_reasons_and_the_way_to_an_introduction() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    world.forget_introductions(&app);
    let page = app.client(Role::Owner).page("/nl/my/company/partners");
    assert_eq!(page.texts(".card__title"), ["Hansekai Kühltechnik GmbH"], "{}", page.gist());
    assert!(!page.has(".fitting__obstacle"), "nothing stands between them");
    let reasons = page.texts(".fitting__reason").join("\n");
    for expected in ["Zoekt wat u aanbiedt", "Duitsland", "Engels"] {
        assert!(reasons.contains(expected), "{expected} is not in {reasons}");
    }
    let ask = page.attribute(".card__act a", "href");
    assert_eq!(ask, format!("/nl/companies/{}/introduction", world.hansekai.slug));
    assert!(app.client(Role::Owner).visit(&ask).document().has("form"));
    let overview = app.client(Role::Member).page("/nl/my/company");
    assert_eq!(overview.texts(".card__title"), ["Hansekai Kühltechnik GmbH"], "{}", overview.gist());
    let other_side = app.client(Role::OtherSide).page("/de/my/company/partners");
    assert_eq!(other_side.texts(".card__title"), ["Brinkman Verpakkingstechniek"]);
    assert!(other_side.texts(".fitting__reason").join("\n").contains("Bietet an, was Sie suchen"));
}

#[test]
fn who_has_been_introduced_is_not_recommended_again() {
    let (app, _) = TestApp::with_world(Engine::Sqlite);
    assert!(
        !names(&app, Role::Owner, "/nl/my/company/partners").contains(&"Hansekai Kühltechnik GmbH".into())
    );
}

#[test]
fn only_a_companys_people_and_its_office_see_its_partners() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    let path = format!("/nl/my/company/partners?company={}", world.brinkman.id);
    for (role, status) in [
        (Role::Owner, 200),
        (Role::Member, 200),
        (Role::Staff, 200),
        (Role::Lead, 200),
        (Role::Administrator, 200),
        (Role::Stranger, 404),
        (Role::OtherSide, 404),
        (Role::StaffElsewhere, 404),
    ] {
        assert_eq!(app.client(role).get(&path).status, status, "{role:?}");
    }
    world.forget_introductions(&app);
    let staff = app.client(Role::Staff).page(&path);
    assert!(!staff.texts(".card__title").is_empty());
    assert!(!staff.has(".card__act"), "staff ask in nobody's name");
}

#[test]
fn the_board_shows_unmet_pairs_of_two_offices_to_their_staff() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    let board = "/nl/desk/partners?other=rostock";
    let pair = || app.client(Role::Staff).page(board).texts(".pair__name");
    assert!(pair().is_empty(), "they have met: {:?}", pair());
    world.forget_introductions(&app);
    assert_eq!(pair(), ["Brinkman Verpakkingstechniek", "Hansekai Kühltechnik GmbH"]);
    let administrator = app.client(Role::Administrator).page("/en/desk/partners?one=rostock&other=deventer");
    assert_eq!(
        administrator.texts(".pair__name"),
        ["Hansekai Kühltechnik GmbH", "Brinkman Verpakkingstechniek"]
    );
    let wrong = app.client(Role::Staff).get("/nl/desk/partners?one=sibiu&other=nowhere");
    assert_eq!(wrong.status, 200, "a slip in the address shows the first other office");
    assert_eq!(app.client(Role::Owner).get(board).status, 403);
}

#[test]
fn a_withdrawn_profile_is_recommended_to_nobody() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    world.forget_introductions(&app);
    let other_side = app.client(Role::OtherSide);
    let withdrawal = other_side.page("/de/my/company").form("/de/my/company/withdrawal");
    withdrawal.send(&other_side);
    app.follow();
    assert!(names(&app, Role::Owner, "/nl/my/company/partners").is_empty());
    assert!(app.client(Role::Staff).page("/nl/desk/partners?other=rostock").texts(".pair__name").is_empty());
    let own = other_side.page("/de/my/company/partners");
    assert_eq!(own.text(".empty__title"), app.text(Language::De, "partners-not-public"));
}

trait Forget {
    fn forget_introductions(&self, app: &TestApp);
}

impl Forget for World {
    /// As if nobody had asked anybody yet.
    fn forget_introductions(&self, app: &TestApp) {
        use database::DbError;
        use diesel::prelude::*;
        app.db()
            .write_blocking(|conn| {
                diesel::delete(database::schema::reports::table).execute(conn)?;
                diesel::delete(database::schema::conversation_reads::table).execute(conn)?;
                diesel::delete(database::schema::messages::table).execute(conn)?;
                diesel::delete(database::schema::company_blocks::table).execute(conn)?;
                diesel::delete(database::schema::introductions::table).execute(conn)?;
                Ok::<_, DbError>(())
            })
            .unwrap();
    }
}
