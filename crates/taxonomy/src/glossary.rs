//! Our own trade glossary, compiled into the program. Its form is described in `data/glossary/README.md`.

use std::collections::BTreeMap;

use include_dir::{Dir, DirEntry, File, include_dir};

use crate::artefact;
use crate::concept::{ConceptKey, Scheme};
use crate::source::{SourceConcept, SourceError, Sources};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../data/glossary");
/// What builds the taxonomy: this crate.
static PROGRAM: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src");

const NACE_FILE: &str = "nace.tsv";
/// Of the code of a NACE class: `28.29`.
const CLASS_LENGTH: usize = 5;
const KINDS: [&str; 7] = ["good", "material", "machine", "process", "service", "profession", "role"];

/// All concepts of the glossary, and the NACE sections, divisions, groups and classes with our short labels.
///
/// # Errors
/// The first line that does not have the prescribed form.
pub fn embedded() -> Result<Sources, SourceError> {
    let mut concepts = Vec::new();
    for file in files() {
        let name = file.path().display().to_string();
        let text = file.contents_utf8().ok_or_else(|| SourceError::new(&name, 0, "not UTF-8"))?;
        concepts.extend(if name == NACE_FILE { read_nace(&name, text)? } else { read_sector(&name, text)? });
    }
    check_links(&concepts)?;
    Ok(Sources { concepts, parallel: Vec::new() })
}

/// Where a data folder keeps what this program builds from its glossary. The name changes with the glossary and with
/// every line of this crate, so that nothing that was built otherwise is ever taken for it.
pub(crate) fn artefact_file() -> String {
    let mut program = Vec::new();
    collect(&PROGRAM, &mut program);
    let all = files().into_iter().chain(program).map(File::contents);
    format!("glossary-{}.bin", artefact::name_of_sources(all))
}

/// The files of a folder and of those in it, in the order of their names.
fn collect(folder: &'static Dir<'static>, files: &mut Vec<&'static File<'static>>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::File(file) => files.push(file),
            DirEntry::Dir(inner) => collect(inner, files),
        }
    }
}

/// In the order of their names.
fn files() -> Vec<&'static File<'static>> {
    let mut files: Vec<_> =
        FILES.files().filter(|file| file.path().extension().is_some_and(|e| e == "tsv")).collect();
    files.sort_by_key(|file| file.path());
    files
}

/// Classes of NACE for makers, agents, wholesalers and shops of no goods in particular. A role that belongs nowhere else
/// says nothing of the goods; a brewery or a shipyard does.
const UNSPECIFIC: [&str; 4] = ["32.99", "46.19", "46.90", "47.19"];

/// Reads one sector's file.
///
/// # Errors
/// The first line that does not have the prescribed form.
pub fn read_sector(file: &str, text: &str) -> Result<Vec<SourceConcept>, SourceError> {
    let mut concepts = Vec::new();
    for (line, columns) in rows(text) {
        let wrong = |problem: String| SourceError::new(file, line, problem);
        let &[id, kind, broader, nace, cpv, hs, nl, en, de, ro] = columns.as_slice() else {
            return Err(wrong(format!("expected 10 columns, found {}", columns.len())));
        };
        let key = ConceptKey::new(Scheme::Trade, id).map_err(|e| wrong(e.to_string()))?;
        if !KINDS.contains(&kind) {
            return Err(wrong(format!("expected a kind of {}, found {kind:?}", KINDS.join(", "))));
        }
        let broader = match broader {
            "" => None,
            id => Some(ConceptKey::new(Scheme::Trade, id).map_err(|e| wrong(e.to_string()))?),
        };
        let mut ties = Vec::new();
        for (scheme, codes) in [(Scheme::Nace, nace), (Scheme::Cpv, cpv), (Scheme::Hs, hs)] {
            for code in codes.split(';').filter(|code| !code.is_empty()) {
                ties.push(ConceptKey::new(scheme, code).map_err(|e| wrong(e.to_string()))?);
            }
        }
        let terms = [nl, en, de, ro].map(|cell| cell.split(';').map(str::to_owned).collect::<Vec<_>>());
        if let Some(term) = terms.iter().flatten().find(|term| !is_well_formed(term)) {
            return Err(wrong(format!("a term is empty or has blanks at its ends: {term:?}")));
        }
        let role = kind == "role" && nace.split(';').all(|code| UNSPECIFIC.contains(&code));
        concepts.push(SourceConcept { key, broader, ties, terms, role, spoken: true });
    }
    Ok(concepts)
}

fn read_nace(file: &str, text: &str) -> Result<Vec<SourceConcept>, SourceError> {
    let mut concepts = Vec::new();
    for (line, columns) in rows(text).skip(1) {
        let wrong = |problem: String| SourceError::new(file, line, problem);
        let &[code, nl, en, de, ro] = columns.as_slice() else {
            return Err(wrong(format!("expected 5 columns, found {}", columns.len())));
        };
        let key = ConceptKey::new(Scheme::Nace, code).map_err(|e| wrong(e.to_string()))?;
        if let Some(term) = [nl, en, de, ro].iter().find(|term| !is_well_formed(term)) {
            return Err(wrong(format!("a label is empty or has blanks at its ends: {term:?}")));
        }
        let broader = key.wider().into_iter().next();
        let terms = [nl, en, de, ro].map(|label| vec![label.to_owned()]);
        // Texts speak of groups and of the glossary's goods; a class only lends its words to the word tables.
        let spoken = code.len() < CLASS_LENGTH;
        concepts.push(SourceConcept { key, broader, ties: Vec::new(), terms, role: false, spoken });
    }
    Ok(concepts)
}

/// Numbered lines that are neither empty nor comments, cut into columns.
fn rows(text: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(index, line)| (index + 1, line.split('\t').collect()))
}

fn is_well_formed(term: &str) -> bool {
    !term.is_empty() && term.trim() == term
}

/// Every id is used once, every `broader` exists, and no concept is its own wider one.
fn check_links(concepts: &[SourceConcept]) -> Result<(), SourceError> {
    let mut broader: BTreeMap<&ConceptKey, Option<&ConceptKey>> = BTreeMap::new();
    for concept in concepts {
        if broader.insert(&concept.key, concept.broader.as_ref()).is_some() {
            return Err(SourceError::new("glossary", 0, format!("{} is there twice", concept.key)));
        }
    }
    for concept in concepts {
        let mut at = concept.broader.as_ref();
        let mut steps = 0;
        while let Some(key) = at {
            let Some(next) = broader.get(key) else {
                return Err(SourceError::new(
                    "glossary",
                    0,
                    format!("{} names {key}, which is not there", concept.key),
                ));
            };
            steps += 1;
            if steps > 50 {
                return Err(SourceError::new("glossary", 0, format!("{} is wider than itself", concept.key)));
            }
            at = *next;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_of_no_goods_in_particular_is_told_by_its_nace_codes_whatever_other_codes_it_has() {
        let role = |nace: &str, cpv: &str| {
            let line = format!("someone\trole\t\t{nace}\t{cpv}\t\tiemand\tsomeone\tjemand\tcineva");
            read_sector("roles.tsv", &line).unwrap()[0].role
        };
        assert!(role("47.19", "55900000") && role("46.90;47.19", ""));
        assert!(!role("11.05", "") && !role("46.90;46.39", "") && !role("", ""));
    }

    #[test]
    fn every_line_of_the_glossary_has_its_form() {
        let concepts = embedded().unwrap().concepts;
        assert!(concepts.len() > 1_000, "{}", concepts.len());
    }

    #[test]
    fn every_class_of_nace_has_a_label_in_four_languages() {
        let mut classes: BTreeMap<String, usize> = BTreeMap::new();
        for concept in embedded().unwrap().concepts {
            if concept.key.scheme == Scheme::Nace && concept.key.code.len() == CLASS_LENGTH {
                assert!(concept.terms.iter().all(|terms| terms.len() == 1), "{}", concept.key);
                let section = concept.key.wider().pop().unwrap();
                *classes.entry(section.code).or_default() += 1;
            }
        }
        // Regulation (EC) No 1893/2006, Annex I.
        let expected = [
            ("A", 39),
            ("B", 15),
            ("C", 230),
            ("D", 8),
            ("E", 9),
            ("F", 22),
            ("G", 91),
            ("H", 23),
            ("I", 8),
            ("J", 26),
            ("K", 18),
            ("L", 4),
            ("M", 19),
            ("N", 33),
            ("O", 9),
            ("P", 11),
            ("Q", 12),
            ("R", 15),
            ("S", 19),
            ("T", 3),
            ("U", 1),
        ];
        assert_eq!(classes, expected.map(|(section, count)| (section.to_owned(), count)).into());
        assert_eq!(classes.values().sum::<usize>(), 615);
    }

    #[test]
    fn romanian_is_written_with_comma_below() {
        for concept in embedded().unwrap().concepts {
            for term in &concept.terms[3] {
                assert!(!term.contains(['ş', 'ţ', 'Ş', 'Ţ']), "{}: {term}", concept.key);
            }
        }
    }

    #[test]
    fn a_wrong_line_is_named() {
        let good = "saw\tmachine\t\t28.49\t\t8465\tzaag\tsaw\tSäge\tferăstrău";
        assert_eq!(read_sector("x.tsv", good).unwrap().len(), 1);
        for (from, to) in [("machine", "engine"), ("28.49", "28,49"), ("Säge", "Säge; "), ("8465", "84657")]
        {
            let error = read_sector("x.tsv", &format!("# saws\n{}", good.replace(from, to))).unwrap_err();
            assert_eq!((error.file.as_str(), error.line), ("x.tsv", 2), "{error}");
        }
    }

    #[test]
    fn a_concept_whose_wider_one_is_missing_is_named() {
        let concepts = read_sector("x.tsv", "saw\tmachine\ttool\t\t\t\tzaag\tsaw\tSäge\tferăstrău").unwrap();
        assert!(check_links(&concepts).unwrap_err().to_string().contains("trade:tool"));
    }
}
