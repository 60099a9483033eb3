//! Pages that say what is wrong: as accessible as all others, in light and dark, on a narrow screen too.

use tests::browser::{Browser, Look};
use tests::world::Role;
use tests::{Engine, TestApp};

/// Who sends which form without filling it in; `{kade}` and `{moara}` stand for companies.
const EMPTY: [(Role, &str, &str); 8] = [
    (Role::Visitor, "/nl/sign-up", "/sign-up"),
    (Role::Visitor, "/de/sign-in", "/sign-in"),
    (Role::Stranger, "/ro/my/company/new", "/my/company/new"),
    (Role::Owner, "/de/my/company/colleagues", "/invitations"),
    (Role::Owner, "/en/companies/{moara}/introduction", "/introduction"),
    (Role::Staff, "/nl/desk/import", "/desk/import"),
    (Role::Staff, "/de/desk/review/{kade}", "/return"),
    (Role::Staff, "/ro/desk/synonyms", "/desk/synonyms"),
];

#[test]
fn a_form_with_errors_has_no_accessibility_violation() {
    let (mut app, world) = TestApp::with_world(Engine::Sqlite);
    app.leave_the_outbox();
    let browser = Browser::open(&app.origin, Look::DESK);
    let mut found = Vec::new();
    for (role, path, action) in EMPTY {
        browser.enter(&app, role);
        let path = path.replace("{moara}", &world.moara.slug).replace("{kade}", &world.kade.id.to_string());
        browser.visit(&path);
        browser.leave(|browser| {
            // Of a part of the page that is folded, too.
            let send = format!("document.querySelector('main form[action$=\"{action}\"]').requestSubmit()");
            browser.execute(&send);
        });
        assert!(browser.has(".error-summary"), "{path} takes an empty form: {}", browser.text("main"));
        for look in [Look::DESK, Look::DESK.dark()] {
            browser.look(look);
            let violations = browser.violations();
            found.extend(violations.iter().map(|violation| format!("{path}, {look:?}: {violation}")));
        }
        browser.look(Look::PHONE);
        if browser.overhang() > 0 {
            found.push(format!("{path} is too wide: {}", browser.widest()));
        }
        browser.look(Look::DESK);
    }
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
}
