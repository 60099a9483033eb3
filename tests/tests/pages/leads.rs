//! Where pages lead: every link to a page that is there, every form to a route that takes it.

use std::collections::{BTreeMap, BTreeSet};

use locale::Language;
use tests::permissions::Line;
use tests::visit::visits;
use tests::world::Role;
use tests::{Client, Engine, TestApp};

/// Reads on from every page, as people of four kinds do, until there is nothing new.
#[test]
fn every_link_leads_to_a_page_that_is_there() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    // One line for every place that is missing, whatever is asked of it.
    let mut broken: BTreeMap<String, String> = BTreeMap::new();
    for role in [Role::Visitor, Role::Owner, Role::Staff, Role::Administrator] {
        let client = app.client(role);
        let mut seen = BTreeSet::new();
        let mut waiting: Vec<(String, String)> = visits(&world, Language::Nl)
            .into_iter()
            .filter(|visit| visit.role <= role)
            .map(|visit| (visit.path, "the table".to_owned()))
            .collect();
        while let Some((path, from)) = waiting.pop() {
            if !seen.insert(path.clone()) || seen.len() > 400 {
                continue;
            }
            let answer = client.visit(&path);
            let known = from == "the table";
            if answer.status != 200 && !known {
                let place = path.split('?').next().unwrap_or_default().to_owned();
                broken.insert(
                    place,
                    format!("{role:?}: {from} leads to {path}, which answers {}", answer.status),
                );
            }
            if answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
                // What is not there is not there in another language either.
                let is_there = answer.status == 200;
                waiting.extend(
                    answer
                        .document()
                        .links()
                        .into_iter()
                        .filter(|link| is_there || !link.contains("/language?to="))
                        .filter_map(|link| Some((own(&link)?, path.clone()))),
                );
            }
        }
    }
    let lines: Vec<String> = broken.into_values().collect();
    assert!(lines.is_empty(), "{} broken links:\n{}", lines.len(), lines.join("\n"));
}

/// A path of ours; other languages are left out, for they hold the same links.
fn own(link: &str) -> Option<String> {
    let path = link.split('#').next().unwrap_or_default();
    let other = ["/en", "/de", "/ro"]
        .iter()
        .any(|language| path == *language || path.starts_with(&format!("{language}/")));
    (path.starts_with('/') && !other).then(|| path.to_owned())
}

#[test]
fn every_form_goes_to_a_route_that_takes_it_and_carries_its_token() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    let table = tests::permissions::table();
    let clients: BTreeMap<Role, Client> =
        Role::ALL.into_iter().map(|role| (role, app.client(role))).collect();
    for visit in visits(&world, Language::Nl) {
        for form in clients[&visit.role].visit(&visit.path).document().forms() {
            let method = form.method.to_uppercase();
            let path = form.action.split(['?', '#']).next().unwrap_or_default().to_owned();
            let taken = table.iter().any(|line| line.method == method && fits(line, &path));
            assert!(taken, "{}: no route takes {method} {path}", visit.path);
            let needs_token = method == "POST" && !path.ends_with("/theme");
            assert!(!needs_token || form.value("csrf").is_some(), "{}: {path} has no token", visit.path);
        }
    }
}

fn fits(line: &Line, path: &str) -> bool {
    let (pattern, path): (Vec<&str>, Vec<&str>) = (line.path.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len()
        && pattern.iter().zip(path).all(|(part, given)| part.starts_with('{') || *part == given)
}
