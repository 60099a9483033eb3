//! Bad files get exact errors: where, which field, what was found and what was expected.

use scheduling::file::{FileError, MAX_FAULTS, Mission, Schedule};
use serde_json::{Value, json};

fn good() -> Value {
    json!({
        "mission": "Sibiu 2027",
        "slots": [
            {"id": "s1", "start": "2027-03-10T09:00:00+02:00", "end": "2027-03-10T09:20:00+02:00", "day": "we", "session": "morning"},
            {"id": "s2", "start": "2027-03-10T09:20:00+02:00", "end": "2027-03-10T09:40:00+02:00", "day": "we"},
        ],
        "tables": [{"id": "T1"}],
        "rules": {"fairness": 2, "lunch": [["s1", "s2"]], "max_meetings": 12, "walking_slots": 0},
        "resources": [{"id": "interpreter-ro", "capacity": 2}],
        "participants": [
            {"id": "p1", "name": "Ana", "unavailable": ["s1"], "max_meetings": 8, "min_meetings": 3, "home_table": "T1"},
            {"id": "p2"}, {"id": "p3"},
        ],
        "meetings": [
            {"id": "m1", "a": "p1", "b": "p2", "required": true, "weight": 1, "pinned": "s2", "slots": ["s1", "s2"],
             "session": "morning", "uses": ["interpreter-ro"], "others": ["p3"]},
            {"id": "m2", "a": "p2", "b": "p3", "after": ["m1"]},
        ],
        "never": [["p1", "p3"]],
    })
}

fn faults(file: &Value) -> Vec<String> {
    match Mission::from_json(file.to_string().as_bytes()) {
        Ok(_) => Vec::new(),
        Err(FileError { faults, .. }) => faults.iter().map(ToString::to_string).collect(),
    }
}

/// The good file with one value replaced or added.
fn with(pointer: &str, value: Value) -> Value {
    let mut file = good();
    let (parent, field) = pointer.rsplit_once('/').expect("a pointer");
    let place = file.pointer_mut(parent).expect("a place in the file");
    match place {
        Value::Array(items) => items.push(value),
        object => object[field] = value,
    }
    file
}

#[track_caller]
fn one_fault(pointer: &str, value: Value, expected: &str) {
    assert_eq!(faults(&with(pointer, value)), [expected]);
}

#[test]
fn a_good_file_has_no_fault() {
    assert_eq!(faults(&good()), [] as [&str; 0]);
}

#[test]
fn what_may_be_left_out_can_be_left_out() {
    let file = json!({"slots": [], "tables": [], "participants": [], "meetings": []});
    assert_eq!(faults(&file), [] as [&str; 0]);
}

#[test]
fn a_mission_without_a_name_can_be_planned_and_written() {
    let file = json!({"slots": [], "tables": [], "participants": [], "meetings": []});
    let mission = Mission::from_json(file.to_string().as_bytes()).expect("a mission");
    assert_eq!(mission.validate(), Ok(()));
    let watch: std::sync::Arc<dyn scheduling::watch::Watch> = std::sync::Arc::new(scheduling::watch::Patient);
    let outcome = scheduling::solve::solve(&mission, None, scheduling::solve::Options::default(), &watch)
        .expect("a plan");
    assert_eq!(Schedule::from_json(outcome.schedule.to_json().as_bytes()), Ok(outcome.schedule));
}

#[test]
fn lists_that_a_mission_needs_are_missed_by_name() {
    let expected = ["slots", "tables", "participants", "meetings"]
        .map(|it| format!("/: {it}: found nothing, expected a list"));
    assert_eq!(faults(&json!({})), expected);
}

#[test]
fn unknown_fields_are_refused_by_name() {
    one_fault(
        "/meetings/0/wieght",
        json!(1),
        "/meetings/0/wieght: wieght: found an unknown field, expected one of id, a, b, required, weight, pinned, slots, session, after, uses, others",
    );
    one_fault(
        "/rules/a~1b",
        json!(1),
        "/rules/a~01b: a~1b: found an unknown field, expected one of fairness, lunch, max_meetings, walking_slots",
    );
}

#[test]
fn unknown_identifiers_are_named_with_their_place() {
    one_fault(
        "/meetings/0/a",
        json!("p9"),
        "/meetings/0/a: a: found the unknown participant \"p9\", expected the id of a participant of this file",
    );
    one_fault(
        "/meetings/0/pinned",
        json!("s9"),
        "/meetings/0/pinned: pinned: found the unknown slot \"s9\", expected the id of a slot of this file",
    );
    one_fault(
        "/meetings/0/uses/-",
        json!("x"),
        "/meetings/0/uses/1: uses: found the unknown resource \"x\", expected the id of a resource of this file",
    );
    one_fault(
        "/meetings/1/after/-",
        json!("m9"),
        "/meetings/1/after/1: after: found the unknown meeting \"m9\", expected the id of a meeting of this file",
    );
    one_fault(
        "/meetings/1/session",
        json!("night"),
        "/meetings/1/session: session: found the unknown session \"night\", expected the id of a session of this file",
    );
    one_fault(
        "/participants/0/home_table",
        json!("T9"),
        "/participants/0/home_table: home_table: found the unknown table \"T9\", expected the id of a table of this file",
    );
    one_fault(
        "/rules/lunch/0/-",
        json!("s9"),
        "/rules/lunch/0/2: lunch: found the unknown slot \"s9\", expected the id of a slot of this file",
    );
}

#[test]
fn a_cycle_in_after_is_shown() {
    one_fault(
        "/meetings/0/after",
        json!(["m2"]),
        "/meetings/1/after: after: found the cycle \"m1\" after \"m2\" after \"m1\", expected meetings that can be put in an order",
    );
    one_fault(
        "/meetings/0/after",
        json!(["m1"]),
        "/meetings/0/after: after: found the cycle \"m1\" after \"m1\", expected meetings that can be put in an order",
    );
}

#[test]
fn a_slot_ends_after_it_starts() {
    one_fault(
        "/slots/0/end",
        json!("2027-03-10T09:00:00+02:00"),
        "/slots/0/end: end: found 2027-03-10T09:00:00+02:00, expected a time after the start, 2027-03-10T09:00:00+02:00",
    );
}

#[test]
fn slots_of_a_day_do_not_overlap() {
    one_fault(
        "/slots/1/start",
        json!("2027-03-10T08:19:59+01:00"),
        "/slots/1/start: start: found 2027-03-10T08:19:59+01:00, expected a start not before 2027-03-10T09:20:00+02:00, the end of slot \"s1\" of the same day \"we\"",
    );
}

#[test]
fn times_need_an_offset() {
    one_fault(
        "/slots/0/start",
        json!("2027-03-10T09:00:00"),
        "/slots/0/start: start: found \"2027-03-10T09:00:00\", expected a time with offset (RFC 3339), such as 2027-03-10T09:00:00+02:00",
    );
}

#[test]
fn numbers_out_of_range_are_refused() {
    one_fault(
        "/meetings/0/weight",
        json!(-1),
        "/meetings/0/weight: weight: found -1, expected a whole number from 0 to 1000000",
    );
    one_fault(
        "/meetings/0/weight",
        json!(1.5),
        "/meetings/0/weight: weight: found 1.5, expected a whole number from 0 to 1000000",
    );
    one_fault(
        "/resources/0/capacity",
        json!(1e30),
        "/resources/0/capacity: capacity: found 1000000000000000000000000000000, expected a whole number from 0 to 100000",
    );
    one_fault(
        "/rules/walking_slots",
        json!("1"),
        "/rules/walking_slots: walking_slots: found \"1\", expected a whole number from 0 to 128",
    );
}

#[test]
fn duplicates_are_refused() {
    one_fault(
        "/meetings/-",
        json!({"id": "m1", "a": "p1", "b": "p2"}),
        "/meetings/2/id: id: found \"m1\", which /meetings/0 has already, expected an id of its own",
    );
    one_fault(
        "/meetings/0/slots/-",
        json!("s1"),
        "/meetings/0/slots/2: slots: found \"s1\" a second time, expected each at most once",
    );
    let text = good().to_string().replacen("\"required\":true", "\"required\":true,\"required\":false", 1);
    let error = Mission::from_json(text.as_bytes()).expect_err("a repeated field");
    assert_eq!(
        error.to_string(),
        "/meetings/0/required: required: found the field a second time, expected each field at most once"
    );
}

#[test]
fn nobody_meets_themselves() {
    one_fault("/meetings/0/b", json!("p1"), "/meetings/0/b: b: found \"p1\", expected somebody else than a");
    one_fault(
        "/meetings/0/others",
        json!(["p2"]),
        "/meetings/0/others/0: others: found \"p2\", expected somebody else than a and b",
    );
}

#[test]
fn a_million_wishes_are_too_many() {
    let wish = "{\"id\":\"m\",\"a\":\"p1\",\"b\":\"p2\"}";
    let wishes = vec![wish; 1_000_000].join(",");
    let text = good().to_string().replacen("\"meetings\":[", &format!("\"meetings\":[{wishes},"), 1);
    let error = Mission::from_json(text.as_bytes()).expect_err("too many wishes");
    assert_eq!(
        error.to_string(),
        "/meetings: meetings: found a list of 1000002, expected a list of at most 50000"
    );
}

#[test]
fn all_faults_come_at_once_up_to_a_limit() {
    let mut file = good();
    file["slots"][0]["start"] = json!("noon");
    file["rules"]["fairness"] = json!(-3);
    file["meetings"][1]["b"] = json!("p9");
    assert_eq!(faults(&file).len(), 3, "{:?}", faults(&file));
    file["meetings"] = Value::Array(vec![json!(7); 1_000]);
    let error = Mission::from_json(file.to_string().as_bytes()).expect_err("many faults");
    assert_eq!((error.faults.len(), error.left_out), (MAX_FAULTS, 1_002 - MAX_FAULTS));
}

#[test]
fn what_is_no_json_is_located_by_line_and_column() {
    let error = Mission::from_json(b"{\n \"slots\": [,]}").expect_err("no JSON");
    assert!(error.to_string().starts_with("/ (line 2, column 12): file: found "), "{error}");
    let deep = "[".repeat(100_000);
    assert!(Mission::from_json(deep.as_bytes()).is_err());
}

#[test]
fn schedules_are_read_as_strictly() {
    let read = |text: &str| Schedule::from_json(text.as_bytes()).map_err(|error| error.to_string());
    assert!(read("{\"meetings\": []}").is_ok());
    assert_eq!(read("{}"), Err("/: meetings: found nothing, expected a list".to_owned()));
    assert_eq!(
        read("{\"meetings\": [{\"id\": \"m1\", \"slot\": \"s1\"}]}"),
        Err("/meetings/0: table: found nothing, expected an identifier".to_owned())
    );
}
