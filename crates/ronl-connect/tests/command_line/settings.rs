//! Which settings and which data: flags before and after every command, the file, the environment, the check of all.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

use crate::folder::Folder;

/// One run of every command that needs settings, on data without content.
const COMMANDS: [&str; 14] = [
    "check",
    "office list",
    "office add arnhem --city Arnhem --country NL",
    "user list",
    "user add an@office.example --role administrator",
    "user disable an@office.example",
    "taxonomy find pump",
    "taxonomy show 28",
    "taxonomy load classifications",
    "export out.jsonl",
    "import in.jsonl",
    "search pump",
    "reindex",
    "reindex --check",
];

#[test]
fn the_data_folder_and_the_configuration_are_taken_before_every_command() {
    every_command_takes_flags(|command, flags| format!("{flags} {command}"));
}

#[test]
fn the_data_folder_and_the_configuration_are_taken_after_every_command() {
    every_command_takes_flags(|command, flags| format!("{command} {flags}"));
}

fn every_command_takes_flags(line: impl Fn(&str, &str) -> String) {
    let folder = Folder::new();
    folder.write("named.toml", "upload_megabytes = 3\n");
    folder.write(
        "in.jsonl",
        r#"{"company": {"name": "Een", "office": "deventer", "country": "NL"}, "texts": {"nl": {"headline": "Kop"}}}"#,
    );
    std::fs::create_dir(folder.path("classifications")).unwrap();
    folder.write(
        "classifications/nace_rev2.tsv",
        "code\tlevel\tparent\tnl\ten\tde\tro\nC\tsection\t\tNIJVERHEID\tMAKING\tGEWERBE\tINDUSTRIE\n",
    );
    for command in COMMANDS {
        folder.run(&line(command, "--data there --config named.toml")).done();
        assert!(!folder.path("data").exists(), "{command} used another folder");
    }
}

#[test]
fn the_database_flag_and_the_file_that_a_flag_names_win_over_the_environment() {
    let folder = Folder::new();
    folder.write("named.toml", "data = \"from_file\"\n");
    folder.run("--config named.toml office list --database sqlite:own.db").done();
    assert_eq!(
        folder.names(),
        ["from_file", "named.toml", "own.db", "own.db-shm", "own.db-wal"]
            .into_iter()
            .filter(|name| folder.path(name).exists())
            .collect::<Vec<_>>()
    );
    let run = folder.run_with("office list --config missing.toml", &[("RONL_CONFIG", "named.toml")]);
    run.used_wrongly().saying("missing.toml");
}

#[test]
fn without_a_command_it_prints_its_help_and_says_what_is_wrong_with_an_unknown_one() {
    let folder = Folder::new();
    assert!(folder.run("").done().out.contains("Usage:"));
    folder.run("plan").used_wrongly().saying("plan");
    folder.run("import").used_wrongly().saying("<FILE>");
    folder.run("import a.jsonl --publsh").used_wrongly().saying("--publsh");
    assert!(folder.names().is_empty(), "wrong use leaves nothing behind");
}

#[test]
fn check_makes_a_database_that_is_not_there_yet_and_says_one_line_for_each_part() {
    let folder = Folder::new();
    let run = folder.run("check").done();
    let parts: Vec<&str> = run.out.lines().filter_map(|line| line.split('\t').nth(1)).collect();
    assert_eq!(parts, ["configuration", "database", "migrations", "index", "mail"]);
    assert!(run.out.lines().all(|line| line.starts_with("ok\t")), "{}", run.out);
    let offices = folder.run("office list").done().out;
    for office in ["deventer\t", "sibiu\t", "rostock\t"] {
        assert!(offices.contains(office), "{offices}");
    }
}

#[test]
fn check_fails_with_a_line_for_what_is_not_in_order_and_still_looks_at_the_rest() {
    let folder = Folder::new();
    let relay = [("RONL_MAIL_TRANSPORT", "smtp"), ("RONL_MAIL_HOST", "127.0.0.1"), ("RONL_MAIL_PORT", "1")];
    let run = folder.run_with("check", &relay).failed();
    assert_eq!(run.out.lines().filter(|line| line.starts_with("failed\tmail\t")).count(), 1, "{}", run.out);
    assert_eq!(run.out.lines().filter(|line| line.starts_with("ok\t")).count(), 4, "{}", run.out);
    let run = folder.run_with("check", &[("RONL_LIMITS", "perhaps")]).failed();
    assert!(run.out.starts_with("failed\tconfiguration\t"), "{}", run.out);
}

#[test]
fn settings_that_are_wrong_are_all_named_at_once() {
    let folder = Folder::new();
    folder.write("ronl-connect.toml", "listen = \"here\"\nlisten_to = 3\n");
    let run = folder.run_with("office list", &[("RONL_WORKERS", "many")]).used_wrongly();
    for place in ["ronl-connect.toml:1", "ronl-connect.toml:2", "RONL_WORKERS"] {
        assert!(run.err.contains(place), "{place} is not among {}", run.err);
    }
}

#[test]
fn the_sample_configuration_is_one_that_runs() {
    let folder = Folder::new();
    folder.write("ronl-connect.toml", folder.run("sample-configuration").done().out);
    folder.run("check").done();
}

/// A log that goes into a file or to a service manager holds no escape sequences.
#[test]
fn the_log_has_no_colours_where_nobody_sees_them() {
    let folder = Folder::new();
    let mut command = folder.command();
    command.args(["serve", "--listen", "127.0.0.1:0"]).env("RONL_LOG_FILTER", "info");
    let mut serving = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut log = BufReader::new(serving.stderr.take().unwrap());
    let mut said = String::new();
    while !said.contains("RONL Connect serves") {
        assert!(log.read_line(&mut said).unwrap() > 0, "the service did not start: {said}");
    }
    assert!(Command::new("kill").arg(serving.id().to_string()).status().unwrap().success());
    log.read_to_string(&mut said).unwrap();
    serving.wait().unwrap();
    assert!(said.contains("serving") && !said.contains('\u{1b}'), "{said}");
}
