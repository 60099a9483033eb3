//! Accounts, offices, and the plan of a mission.

use serde_json::Value;

use crate::folder::Folder;

#[test]
fn a_staff_account_is_added_listed_and_disabled() {
    let folder = Folder::new();
    folder
        .run("user add Femke@office.example --role office_staff --office deventer --name Femke␣de␣Boer")
        .done();
    folder.run("user add admin@office.example --role administrator --language nl").done();
    let listed = folder.run("user list").done().out;
    assert!(listed.contains("Femke@office.example\tFemke de Boer\ten\tactive"), "{listed}");
    folder.run("user disable femke@office.example").done();
    assert!(folder.run("user list").done().out.contains("Femke de Boer\ten\tdisabled"));
    folder.run("user disable nobody@office.example").failed().saying("nobody@office.example");
}

#[test]
fn an_account_without_a_fitting_role_or_office_is_wrong_use() {
    let folder = Folder::new();
    for (wrong, said) in [
        ("user add femke@office.example", "--role"),
        ("user add femke@office.example --role king", "--role"),
        ("user add femke@office.example --role office_staff", "--office"),
        ("user add femke@office.example --role office_staff --office nowhere", "nowhere"),
        ("user add femke@office.example --role administrator --office deventer", "--office"),
        ("user add femke --role administrator", "femke"),
        ("user disable femke", "femke"),
    ] {
        folder.run(wrong).used_wrongly().saying(said);
    }
    assert!(folder.run("user list").done().out.is_empty());
}

#[test]
fn an_office_is_added_once() {
    let folder = Folder::new();
    folder.run("office add arnhem --city Arnhem --country NL").done();
    assert!(folder.run("office list").done().out.contains("arnhem\tArnhem\tNL"));
    folder.run("office add arnhem --city Arnhem --country NL").failed();
    folder.run("office add Arnhem! --city Arnhem --country NL").used_wrongly();
    folder.run("office add zwolle --city Zwolle --country Holland").used_wrongly();
}

const MISSION: &str = r#"{"mission": "Sibiu 2027",
 "slots": [{"id": "s1", "start": "2027-03-10T09:00:00+02:00", "end": "2027-03-10T09:20:00+02:00", "day": "we", "session": "morning"},
           {"id": "s2", "start": "2027-03-10T09:20:00+02:00", "end": "2027-03-10T09:40:00+02:00", "day": "we", "session": "morning"}],
 "tables": [{"id": "T1"}],
 "participants": [{"id": "p1", "name": "Anna"}, {"id": "p2", "name": "Bert"}, {"id": "p3", "name": "Cor"}],
 "meetings": [{"id": "m1", "a": "p1", "b": "p2", "required": true}, {"id": "m2", "a": "p1", "b": "p3"}]}"#;

#[test]
fn a_mission_is_planned_and_its_schedule_checked_without_a_database() {
    let folder = Folder::new();
    folder.write("mission.json", MISSION);
    let planned = folder.run("schedule mission.json --seed 1 --time-limit 5").done();
    let schedule: Value = serde_json::from_str(&planned.out).unwrap();
    assert_eq!(schedule["figures"]["held"], 2, "{schedule}");
    folder.run("schedule mission.json --output plan.json").done();
    folder.run("schedule mission.json --previous plan.json --output again.json").done();
    let checked: Value =
        serde_json::from_str(&folder.run("schedule --check mission.json plan.json").done().out).unwrap();
    assert_eq!(checked["valid"], true);
    assert_eq!(folder.names(), ["again.json", "mission.json", "plan.json"], "no database was made");

    let plan = String::from_utf8(folder.read("plan.json")).unwrap();
    folder.write("bad.json", plan.replace("\"s2\"", "\"s1\""));
    folder.run("schedule --check mission.json bad.json").failed();
}

#[test]
fn a_mission_that_cannot_be_held_or_read_is_explained() {
    let folder = Folder::new();
    let required = MISSION.replace("\"b\": \"p3\"", "\"b\": \"p3\", \"required\": true");
    folder.write(
        "clash.json",
        required.replace("\"name\": \"Anna\"", "\"name\": \"Anna\", \"unavailable\": [\"s1\"]"),
    );
    let clash = folder.run("schedule clash.json").failed().saying("Anna");
    assert!(clash.out.is_empty(), "{}", clash.out);
    folder.write("faulty.json", MISSION.replace("\"a\": \"p1\"", "\"a\": \"p9\""));
    folder.run("schedule faulty.json").failed().saying("/meetings/0/a").saying("p9");
    folder.run("schedule missing.json").failed().saying("missing.json");
    folder.run("schedule clash.json --check").used_wrongly();
    folder.run("schedule clash.json --seed -1").used_wrongly();
}
