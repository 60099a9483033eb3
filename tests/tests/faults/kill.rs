//! `kill -9` at random moments under load, again and again: what was acknowledged is there, what was due arrives.

use std::sync::Arc;
use std::time::{Duration, Instant};

use database::testing::{Engine, TestDatabase};
use tests::program::Program;
use tests::smtp_server::SmtpServer;

use crate::acknowledged::Acknowledged;
use crate::ground::Ground;
use crate::load::Load;

/// How often the program is killed on each engine; another number by the variable `RONL_TEST_KILLS`.
const KILLS: usize = 100;

#[test]
fn nothing_that_was_acknowledged_is_lost_when_the_program_is_killed_a_hundred_times_on_sqlite() {
    kill_again_and_again(Engine::Sqlite);
}

#[test]
fn nothing_that_was_acknowledged_is_lost_when_the_program_is_killed_a_hundred_times_on_postgres() {
    kill_again_and_again(Engine::Postgres);
}

fn kill_again_and_again(engine: Engine) {
    let kills = std::env::var("RONL_TEST_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let relay = SmtpServer::start();
    let database = TestDatabase::new(engine);
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::new(folder.path(), database.db().url());
    program.settings = mail_settings(&relay);
    let ground = Arc::new(Ground::prepare(&program, database.db()));
    let mut all = Acknowledged::default();
    for round in 0..kills {
        let serving = program.serve(&[]);
        let load = Load::start(&program.origin(), round, &ground);
        load.wait_for(1 + round % 6);
        std::thread::sleep(moment(round));
        serving.kill();
        let acknowledged = load.end();
        acknowledged.must_be_in(database.db());
        all.add(acknowledged);
    }
    let counts = all.counts();
    println!("{kills} kills on {engine:?}; signed up, registered, asked, written, published: {counts:?}");
    let is_load = counts.iter().all(|count| *count > 0) && counts.iter().sum::<usize>() >= kills;
    assert!(is_load, "there was too little load: {counts:?}");

    let serving = program.serve(&[]);
    let until = Instant::now() + Duration::from_secs(60);
    loop {
        let missing = all.missing(&relay.taken());
        if missing.is_empty() {
            break;
        }
        assert!(Instant::now() < until, "{} mails that were due have not come: {missing:#?}", missing.len());
        std::thread::sleep(Duration::from_millis(250));
    }
    all.must_be_in(database.db());
    while !program.run(&["reindex", "--check"]).status.success() {
        assert!(Instant::now() < until, "the index does not equal the database");
        std::thread::sleep(Duration::from_millis(250));
    }
    assert!(serving.stop(), "the program stops in order");
}

/// Between one and sixty milliseconds after the last acknowledgement waited for, evenly spread (by the golden ratio) and the same
/// in every run.
fn moment(round: usize) -> Duration {
    #[expect(clippy::cast_precision_loss, reason = "a hundred rounds")]
    let part = (round as f64 * 0.618_033_988_75).fract();
    Duration::from_micros(1_000) + Duration::from_millis(59).mul_f64(part)
}

fn mail_settings(relay: &SmtpServer) -> Vec<(String, String)> {
    let address = relay.address();
    [
        ("RONL_MAIL_TRANSPORT", "smtp".to_owned()),
        ("RONL_MAIL_HOST", address.ip().to_string()),
        ("RONL_MAIL_PORT", address.port().to_string()),
        ("RONL_MAIL_SECURITY", "none".to_owned()),
        ("RONL_MAIL_FROM", "RONL Connect <post@platform.example>".to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec()
}
