//! `taxonomy load`: from files in their publishers' forms to a taxonomy that knows their words. The files here are our
//! own, with labels that no publisher has.

use std::path::Path;

use locale::Language;
use taxonomy::{ARTEFACT_FILE, ConceptKey, Sources, Taxonomy, TaxonomyError, Via};

/// A fictional device, as the three classifications would call it and what has to do with it.
fn publishers_files(folder: &Path) {
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    let labels = [
        ("nl", "Zwirrelaars", "Zwirrelaars voor wol", "Vervaardiging van zwirrelaars"),
        ("en", "Swirlifiers", "Swirlifiers for wool", "Manufacture of swirlifiers"),
        ("de", "Quirrler", "Quirrler für Wolle", "Herstellung von Quirrlern"),
        ("ro", "Vârtelniţoare", "Vârtelniţoare pentru lână", "Fabricarea vârtelniţoarelor"),
    ];
    for (language, whole, of_wool, making) in labels {
        write(
            &format!("code_{language}.xml"),
            &format!(
                "<properties>\n<entry key=\"code|name|cpv.42990000\">{whole}</entry>\n\
                 <entry key=\"code|name|cpv.42991000\">{of_wool}</entry>\n</properties>\n"
            ),
        );
        write(
            &format!("NACE_REV2_{language}.csv"),
            &format!("\"Level\",\"Code\",\"Description\"\n\"4\",\"28.94\",\"{making}\"\n"),
        );
        if language != "ro" {
            write(
                &format!("2027_{language}_intrastat_codes.csv"),
                &format!("code;description;unit_id\n84999900;{whole} (excl. for wool);p/st\n"),
            );
        }
    }
    write("notes.txt", "not a classification");
}

struct Folders {
    publishers: tempfile::TempDir,
    data: tempfile::TempDir,
}

fn folders() -> Folders {
    let folders = Folders { publishers: tempfile::tempdir().unwrap(), data: tempfile::tempdir().unwrap() };
    publishers_files(folders.publishers.path());
    folders
}

#[test]
fn what_is_loaded_is_known_and_stays_known() {
    let Folders { publishers, data } = folders();
    let (loaded, files) = Taxonomy::load(publishers.path(), data.path()).unwrap();
    assert_eq!(files.len(), 4 + 4 + 3);
    let opened = Taxonomy::open(data.path());
    assert_eq!(opened.fingerprint(), loaded.fingerprint());
    assert_ne!(opened.fingerprint(), Taxonomy::embedded().fingerprint());
    let key = |key: &str| key.parse::<ConceptKey>().unwrap();
    assert_eq!(opened.label_of(&key("cpv:42991000"), Language::De), Some("Quirrler für Wolle"));
    assert_eq!(opened.label_of(&key("cpv:42991000"), Language::Ro), Some("Vârtelnițoare pentru lână"));
    assert_eq!(opened.label_of(&key("hs:8499"), Language::En), Some("Swirlifiers"));
    let narrow = opened.number(&key("cpv:42991000")).unwrap();
    assert_eq!(opened.key(opened.broader(narrow).unwrap()).to_string(), "cpv:42990000");
}

#[test]
fn words_that_only_the_classifications_have_cross_languages() {
    let Folders { publishers, data } = folders();
    let (taxonomy, _) = Taxonomy::load(publishers.path(), data.path()).unwrap();
    let expansion = taxonomy.expand(&["zwirrelaars"], Some(Language::Nl), Sources::default());
    for (language, word) in
        [(Language::En, "swirlifiers"), (Language::De, "quirrler"), (Language::Ro, "vartelnitoarele")]
    {
        let stem = &taxonomy.analyse(language, word).stem;
        let translated = expansion.words.iter().any(|expanded| {
            expanded.language == language
                && expanded.stem == **stem
                && expanded.via == Via::Translation(Language::Nl)
        });
        assert!(translated, "{language} {stem}: {:?}", expansion.words);
    }
    let spoken = taxonomy.detect("Unsere Quirrler für Wolle laufen leise.", Language::De);
    let codes: Vec<&str> = spoken.iter().map(|(concept, _)| taxonomy.key(*concept).code.as_str()).collect();
    assert!(codes.contains(&"42991000"), "{codes:?}");
    let sectors: Vec<String> =
        expansion.sectors.iter().map(|sector| taxonomy.key(sector.sector).to_string()).collect();
    assert!(sectors.contains(&"nace:28.94".to_owned()), "{sectors:?}");
}

#[test]
fn the_same_files_always_give_the_same_bytes() {
    let bytes = || {
        let Folders { publishers, data } = folders();
        Taxonomy::load(publishers.path(), data.path()).unwrap();
        std::fs::read(data.path().join(ARTEFACT_FILE)).unwrap()
    };
    assert!(bytes() == bytes(), "two loads of the same files differ");
}

#[test]
fn a_damaged_artefact_is_not_used() {
    let Folders { publishers, data } = folders();
    Taxonomy::load(publishers.path(), data.path()).unwrap();
    let file = data.path().join(ARTEFACT_FILE);
    let whole = std::fs::read(&file).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for damaged in [&whole[..whole.len() / 2], &flipped, b"".as_slice()] {
        std::fs::write(&file, damaged).unwrap();
        assert_eq!(Taxonomy::open(data.path()).fingerprint(), Taxonomy::embedded().fingerprint());
    }
}

#[test]
fn a_wrong_file_leaves_what_was_loaded_before() {
    let Folders { publishers, data } = folders();
    let (before, _) = Taxonomy::load(publishers.path(), data.path()).unwrap();
    let wrong = "code\tnl\ten\tde\tro\n4299\ta\tb\tc\td\n";
    std::fs::write(publishers.path().join("cpv_2027.tsv"), wrong).unwrap();
    let error = Taxonomy::load(publishers.path(), data.path()).err().unwrap();
    assert!(matches!(&error, TaxonomyError::Source(error) if error.line == 2), "{error}");
    assert_eq!(Taxonomy::open(data.path()).fingerprint(), before.fingerprint());
}
