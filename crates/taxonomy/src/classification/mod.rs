//! Reading the official classifications, in the forms that their publishers give them in and as simple tables.

mod combined_nomenclature;
mod cpv;
mod encoding;
mod nace;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use locale::Language;

use crate::concept::{ConceptKey, Scheme};
use crate::source::{SourceConcept, SourceError, Sources};
use crate::taxonomy::TaxonomyError;

/// Labels per language of the entries of one classification.
type Labels = BTreeMap<ConceptKey, [Option<String>; 4]>;

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// Where it lay.
    pub file: PathBuf,
    /// What it holds.
    pub form: &'static str,
    /// How many entries it has.
    pub entries: usize,
}

/// Reads all classifications in `folder` and the folders directly in it, in the order of their names. Other files are
/// left alone.
pub(crate) fn read_folder(folder: &Path) -> Result<(Sources, Vec<Loaded>), TaxonomyError> {
    let mut cpv = Labels::new();
    let mut nace = Labels::new();
    let mut goods: combined_nomenclature::Goods = BTreeMap::new();
    let mut loaded = Vec::new();
    for path in files_in(folder)? {
        let Some(form) = Form::of(&path) else { continue };
        let bytes = std::fs::read(&path).map_err(|error| TaxonomyError::Unreadable(path.clone(), error))?;
        let text = encoding::decode(&bytes);
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let entries = match form {
            Form::CpvTable => cpv::read_table(&name, &text, &mut cpv)?,
            Form::CpvProperties(language) => cpv::read_properties(&name, &text, language, &mut cpv)?,
            Form::NaceTable => nace::read_table(&name, &text, &mut nace)?,
            Form::NaceList(language) => nace::read_list(&name, &text, language, &mut nace)?,
            Form::GoodsTable => combined_nomenclature::read_table(&name, &text, &mut goods)?,
            Form::GoodsList(language) => {
                combined_nomenclature::read_list(&name, &text, language, &mut goods)?
            }
        };
        loaded.push(Loaded { file: path, form: form.name(), entries });
    }
    if loaded.is_empty() {
        return Err(TaxonomyError::NothingFound(folder.to_owned()));
    }
    let mut sources = Sources::default();
    sources.concepts.extend(cpv.into_iter().map(|(key, labels)| concept(key, labels)));
    sources.concepts.extend(nace.into_iter().map(|(key, labels)| concept(key, labels)));
    combined_nomenclature::add(&goods, &mut sources);
    Ok((sources, loaded))
}

/// What a file holds, as its name tells.
#[derive(Clone, Copy)]
enum Form {
    CpvTable,
    CpvProperties(Language),
    NaceTable,
    NaceList(Language),
    GoodsTable,
    GoodsList(Language),
}

impl Form {
    fn of(path: &Path) -> Option<Form> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let (stem, extension) = name.rsplit_once('.')?;
        let language = || stem.split(['_', '-', ' ', '.']).find_map(|part| part.parse::<Language>().ok());
        match extension {
            "xml" if stem.starts_with("code_") => language().map(Form::CpvProperties),
            "tsv" | "csv" if stem.starts_with("cpv") => Some(Form::CpvTable),
            "tsv" if stem.starts_with("nace") && !stem.contains("notes") => Some(Form::NaceTable),
            "csv" if stem.starts_with("nace") => language().map(Form::NaceList),
            "tsv" if stem.starts_with("cn_") => Some(Form::GoodsTable),
            "csv" if stem.starts_with("cn") || stem.ends_with("intrastat_codes") => {
                language().map(Form::GoodsList)
            }
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Form::CpvTable | Form::CpvProperties(_) => "CPV 2008",
            Form::NaceTable | Form::NaceList(_) => "NACE Rev. 2",
            Form::GoodsTable | Form::GoodsList(_) => "Combined Nomenclature",
        }
    }
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>, TaxonomyError> {
    let list = |folder: &Path| -> Result<Vec<PathBuf>, TaxonomyError> {
        let unreadable = |error| TaxonomyError::Unreadable(folder.to_owned(), error);
        let entries = std::fs::read_dir(folder).map_err(unreadable)?;
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>().map_err(unreadable)
    };
    let mut files = Vec::new();
    for path in list(folder)? {
        if path.is_dir() {
            files.extend(list(&path)?.into_iter().filter(|path| path.is_file()));
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn concept(key: ConceptKey, labels: [Option<String>; 4]) -> SourceConcept {
    let broader = None;
    let terms = labels.map(|label| label.into_iter().collect());
    SourceConcept { key, broader, ties: Vec::new(), terms, role: false, spoken: true }
}

/// Reads a table with a header line that names a code column and language columns; calls `entry` for each row.
fn read_columns(
    file: &str,
    text: &str,
    code_column: &str,
    mut entry: impl FnMut(usize, &str, [Option<String>; 4]) -> Result<(), SourceError>,
) -> Result<usize, SourceError> {
    let mut entries = 0;
    let mut rows = records(file, text)?.into_iter();
    let (_, header) = rows.next().ok_or_else(|| SourceError::new(file, 1, "expected a header line"))?;
    let column = |name: &str| header.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
    let code = column(code_column)
        .ok_or_else(|| SourceError::new(file, 1, format!("expected a column {code_column:?}")))?;
    let languages = Language::ALL.map(|language| column(language.code()));
    if languages.iter().all(Option::is_none) {
        return Err(SourceError::new(file, 1, "expected columns nl, en, de, ro"));
    }
    for (line, row) in rows {
        let cell = |column: usize| row.get(column).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let Some(code) = cell(code) else { continue };
        let labels = languages.map(|column| column.and_then(cell).map(label_text));
        entry(line, code, labels)?;
        entries += 1;
    }
    Ok(entries)
}

/// Rows with their line numbers; tab, semicolon or comma, whichever the first line has most of.
fn records(file: &str, text: &str) -> Result<Vec<(usize, Vec<String>)>, SourceError> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter =
        *b"\t;,".iter().max_by_key(|d| first.bytes().filter(|b| b == *d).count()).unwrap_or(&b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(delimiter != b'\t')
        .from_reader(text.as_bytes());
    reader
        .records()
        .map(|record| {
            let record = record.map_err(|error| {
                let line = error.position().map_or(0, |at| at.line() as usize);
                SourceError::new(file, line, error.to_string())
            })?;
            let line = record.position().map_or(0, |at| at.line() as usize);
            Ok((line, record.iter().map(str::to_owned).collect()))
        })
        .collect()
}

/// Labels shouted in capitals are written as in running text, and old Romanian letters as they should be.
fn label_text(label: &str) -> String {
    let label = label.replace('ş', "ș").replace('ţ', "ț").replace('Ş', "Ș").replace('Ţ', "Ț");
    if label.chars().any(char::is_lowercase) {
        return label;
    }
    let mut chars = label.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars.flat_map(char::to_lowercase)).collect(),
        None => label,
    }
}

fn put(labels: &mut Labels, key: ConceptKey, new: [Option<String>; 4]) {
    let known = labels.entry(key).or_default();
    for (known, new) in known.iter_mut().zip(new) {
        if new.is_some() {
            *known = new;
        }
    }
}

fn key(scheme: Scheme, code: &str, file: &str, line: usize) -> Result<ConceptKey, SourceError> {
    ConceptKey::new(scheme, code).map_err(|error| SourceError::new(file, line, error.to_string()))
}

#[cfg(test)]
mod tests;
