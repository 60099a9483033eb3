//! The parameters of the API: each refused by name in a problem document (RFC 9457), or taken for what it is.

use tests::client::escape;
use tests::{Answer, Engine, TestApp};

/// The address, and the parameter that the answer must name.
const REFUSED: [(&str, &str); 21] = [
    ("/api/v1/companies?colour=red", "colour"),
    ("/api/v1/companies?language=fr", "language"),
    ("/api/v1/companies?sort=fastest", "sort"),
    ("/api/v1/companies?page=0", "page"),
    ("/api/v1/companies?page=-1", "page"),
    ("/api/v1/companies?page=many", "page"),
    ("/api/v1/companies?page=99999999999999999999", "page"),
    ("/api/v1/companies?page=501&per_page=20", "page"),
    ("/api/v1/companies?per_page=0", "per_page"),
    ("/api/v1/companies?per_page=101", "per_page"),
    ("/api/v1/companies?per_page=20.5", "per_page"),
    ("/api/v1/companies?country=Netherlands", "country"),
    ("/api/v1/companies?market=%00", "market"),
    ("/api/v1/companies?goal=18", "goal"),
    ("/api/v1/companies?kind=both", "kind"),
    ("/api/v1/companies?cooperation=marriage", "cooperation"),
    ("/api/v1/companies?written_in=xx", "written_in"),
    ("/api/v1/suggest?language=fr", "language"),
    ("/api/v1/suggest?colour=red", "colour"),
    ("/api/v1/concepts?q=kaas", "pick"),
    ("/api/v1/concepts?q=kaas&pick=colour", "pick"),
];

#[test]
fn a_parameter_that_is_not_as_described_is_refused_by_name() {
    let app = TestApp::with_world(Engine::Sqlite).0;
    for (address, parameter) in REFUSED {
        let answer = app.visitor().get(address);
        let problem = problem(&answer, 400);
        assert_eq!(problem["parameter"], parameter, "{address}: {problem}");
    }
}

#[test]
fn whatever_is_looked_for_is_an_answer_and_never_an_error() {
    let app = TestApp::with_world(Engine::Sqlite).0;
    let long = "verpakkingsmachinefabriek".repeat(400);
    let queries = [
        "",
        " ",
        "\u{0}",
        "🧀",
        "\"",
        "\"unfinished",
        "AND",
        "OR OR",
        "NOT",
        "-",
        "--",
        "-kaas",
        "*",
        "**",
        "?",
        "title:kaas",
        "[a TO b]",
        "(((((((((",
        "))))",
        "a^b",
        "kaas~99",
        "\\",
        "\\\\\"",
        "<script>alert(1)</script>",
        "'; DROP TABLE users",
        "коробки",
        "你好",
        "e\u{301}",
        "ﬁ",
        "1e309",
        "NaN",
        &long,
    ];
    // And one that is no UTF-8 at all.
    let broken = std::iter::once("%FF%FE".to_owned());
    for query in queries.map(escape).into_iter().chain(broken) {
        for path in ["companies", "suggest"] {
            let answer = app.visitor().get(&format!("/api/v1/{path}?q={query}&language=nl"));
            assert_eq!(
                answer.status,
                200,
                "{}: {}",
                answer.asked.chars().take(100).collect::<String>(),
                answer.gist()
            );
            answer.json();
        }
        let page = app.visitor().get(&format!("/nl/search?q={query}"));
        assert_eq!(page.status, 200, "{query}: {}", page.gist());
        assert!(!page.text().contains("<script>alert(1)"), "a query is shown as markup");
    }
}

#[test]
fn what_is_not_there_is_a_problem_document_too() {
    let app = TestApp::with_world(Engine::Sqlite).0;
    for address in
        ["/api/v1/companies/nobody", "/api/v1/nothing", "/api/v2/companies", "/api/v1/companies/%FF"]
    {
        problem(&app.visitor().get(address), 404);
    }
    for method in ["POST", "PUT", "DELETE"] {
        let answer = app.visitor().send(
            method,
            "/api/v1/companies",
            &[("content-type", "application/json")],
            b"{\"q\": 1}",
        );
        assert!([404, 405].contains(&answer.status), "{method}: {}", answer.status);
        problem(&answer, answer.status);
    }
}

fn problem(answer: &Answer, status: u16) -> serde_json::Value {
    assert_eq!(answer.status, status, "{}: {}", answer.asked, answer.gist());
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{}", answer.asked);
    let problem = answer.json();
    assert_eq!(problem["status"], status, "{}: {problem}", answer.asked);
    for member in ["type", "title"] {
        assert!(
            problem[member].as_str().is_some_and(|text| !text.is_empty()),
            "{}: no {member} in {problem}",
            answer.asked
        );
    }
    problem
}
