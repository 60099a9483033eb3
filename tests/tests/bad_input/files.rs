//! Files that are not what they seem.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use tests::world::Role;
use tests::{Engine, TestApp};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A workbook of a few hundred kilobytes that unpacks to 300 MB.
fn bomb() -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    let spaces = vec![b' '; 1024 * 1024];
    for _ in 0..300 {
        archive.write_all(&spaces).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_file_that_is_no_profile_file_is_refused_in_words_and_soon() {
    let (app, _) = TestApp::with_world(Engine::Sqlite);
    let bomb = bomb();
    assert!(bomb.len() < 1024 * 1024, "it is small outside: {} bytes", bomb.len());
    let files: [(&str, &[u8]); 8] = [
        ("bomb.xlsx", &bomb),
        ("empty.xlsx", b""),
        ("text.xlsx", b"this is no workbook"),
        ("empty.csv", b""),
        ("broken.csv", b"company.name\n\"unfinished"),
        ("broken.jsonl", b"{\"company\": "),
        ("latin1.jsonl", b"{\"company\": {\"name\": \"K\xfchltechnik\"}}"),
        ("picture.png", b"\x89PNG\r\n\x1a\n"),
    ];
    let staff = app.client(Role::Staff);
    for (name, bytes) in files {
        let (rows, started) = (app.rows(), Instant::now());
        let form = staff.page("/de/desk/import").form("/desk/import").attach("file", name, bytes);
        let answer = form.send_once(&staff);
        assert_eq!(answer.status, 422, "{name}: {}", answer.gist());
        let page = answer.document();
        assert_eq!(page.language(), "de", "{name}");
        assert!(page.has(".error-summary, .table"), "{name} is refused without a word: {}", page.gist());
        assert!(started.elapsed() < Duration::from_secs(10), "{name} took {:?}", started.elapsed());
        assert_eq!(app.rows(), rows, "{name} has left something behind");
    }
}
