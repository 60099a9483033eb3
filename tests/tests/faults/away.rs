//! The database away for a while: pages and API say so, and all is well again without a hand.

use std::time::{Duration, Instant};

use database::DatabaseUrl;
use database::testing::{Engine, TestDatabase};
use tests::description::{described, hold};
use tests::line::CutLine;
use tests::program::Program;
use tests::{Answer, Client};

#[test]
fn while_postgres_is_away_pages_and_api_say_so_and_afterwards_all_is_well_again() {
    let database = TestDatabase::new(Engine::Postgres);
    let DatabaseUrl::Postgres(url) = database.db().url() else {
        panic!("not PostgreSQL: {:?}", Engine::Postgres)
    };
    let (scheme, rest) = url.split_once('@').expect("a user");
    let (server, name) = rest.split_once('/').expect("a database");
    let line = CutLine::to(server);
    let folder = tempfile::tempdir().unwrap();
    let through = DatabaseUrl::Postgres(format!("{scheme}@{}/{name}", line.address()));
    let program = Program::new(folder.path(), &through);
    let serving = program.serve(&[]);
    let client = Client::new(&program.origin());
    client.page("/de");
    let document = described(&client);

    line.cut();
    let page = answer_soon(&client, "/de/opportunities");
    assert_eq!(page.status, 503, "{}", page.gist());
    assert_eq!(page.document().language(), "de");
    assert!(!page.document().text("h1").is_empty(), "the page says nothing");
    let api = answer_soon(&client, "/api/v1/companies/nobody");
    assert_eq!(api.status, 503, "{}", api.gist());
    hold(&document, &document["paths"]["/api/v1/companies/{slug}"]["get"], &api);
    assert_eq!(answer_soon(&client, "/health/ready").status, 503, "a balancer sends readers elsewhere");
    assert_eq!(client.get("/health/live").status, 200, "but the program lives");
    assert_eq!(client.get("/api/v1/companies?q=kaas").status, 200, "search needs no database");

    line.mend();
    let until = Instant::now() + Duration::from_secs(30);
    while client.get("/health/ready").status != 200 {
        assert!(Instant::now() < until, "it does not come back by itself");
    }
    client.page("/de/opportunities");
    assert_eq!(client.get("/api/v1/companies/nobody").status, 404);
    assert!(serving.stop(), "the program stops in order");
}

/// Nobody waits longer than the pool waits for a connection.
fn answer_soon(client: &Client, path: &str) -> Answer {
    let asked = Instant::now();
    let answer = client.get(path);
    assert!(asked.elapsed() < Duration::from_secs(20), "{path} took {:?}", asked.elapsed());
    answer
}
