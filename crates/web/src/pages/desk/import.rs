//! Importing profiles from a file: first it is told what would change, then it is done. And giving them out.

use std::path::Path;

use account::permission::{Act, Subject};
use account::{OfficeId, UserId};
use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, web};
use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use database::Conn;
use profile::exchange::{
    self, Entries, ExportError, ExportFilter, FileError, FileExpected, Format, Import, ImportError,
    ImportReport, Outcome,
};

use super::{MenuItem, menu, office_of};
use crate::form::Form;
use crate::pages::editor::sentence;
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect_saying, render, render_as};

/// A file up to this size travels with the form that confirms it, so that it need not be chosen again.
const LARGEST_CARRIED: usize = 1_200_000;

#[derive(Template)]
#[template(path = "desk/import.html")]
struct ImportPage {
    page: Page,
    form: Form,
    menu: Vec<MenuItem>,
    told: Told,
    examples: Vec<File>,
    exports: Vec<File>,
}

struct File {
    href: String,
    name: String,
}

/// What is told of a file.
enum Told {
    /// There is none yet.
    Nothing,
    /// What would change.
    Checked { figures: Vec<Figure>, name: String, carried: String, publish: bool },
    /// What is wrong with it.
    Wrong { name: String, errors: Vec<Problem> },
}

/// How many companies something becomes of.
struct Figure {
    label: String,
    count: String,
}

struct Problem {
    line: String,
    field: String,
    sentence: String,
}

/// `GET /{language}/desk/import`
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::NotAllowed`].
pub async fn show_import(page: Page) -> Result<HttpResponse, AppError> {
    office_of(&page, Act::ImportProfiles)?;
    render(&ImportPage::of(page, Form::new(), Told::Nothing))
}

/// `POST /{language}/desk/import`: says what the file would change, and changes nothing.
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::NotAllowed`]; the database is away.
pub async fn prepare(page: Page, posted: Posted) -> Result<HttpResponse, AppError> {
    let how = how(&page, &posted, true).await?;
    let Some(file) = Sent::of(&posted) else { return missing(page, &posted) };
    let publish = how.publish;
    match work(&page, &file, how).await? {
        Ok(report) => {
            let carried = if file.bytes.len() <= LARGEST_CARRIED {
                STANDARD.encode(&file.bytes)
            } else {
                String::new()
            };
            let told = Told::Checked { figures: figures(&page, &report), name: file.name, carried, publish };
            render(&ImportPage::of(page, Form::typed(posted.fields()), told))
        }
        Err(errors) => wrong(page, &posted, file.name, &errors),
    }
}

/// `POST /{language}/desk/import/confirmation`: imports the file, all of it or nothing.
///
/// # Errors
/// As [`prepare`].
pub async fn confirm(page: Page, posted: Posted) -> Result<HttpResponse, AppError> {
    let how = how(&page, &posted, false).await?;
    let Some(file) = Sent::of(&posted) else { return missing(page, &posted) };
    match work(&page, &file, how).await? {
        Ok(_) => Ok(redirect_saying(&page.href("/desk/companies"), "desk-imported", &page.state.settings)),
        Err(errors) => wrong(page, &posted, file.name, &errors),
    }
}

/// `GET /{language}/desk/import/example.{ending}`: a file to begin with.
///
/// # Errors
/// As [`show_import`]; not found for a form that there is not.
pub async fn example(page: Page, path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    office_of(&page, Act::ImportProfiles)?;
    let format = format_of(&path.1)?;
    Ok(download(format, "example", exchange::example(format)))
}

/// `GET /{language}/desk/export/profiles.{ending}`: the profiles of the office's companies, with their contact data.
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::NotAllowed`]; not found for a form that there is not.
pub async fn export(page: Page, path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    let office = office_of(&page, Act::ExportProfiles)?;
    let format = format_of(&path.1)?;
    let today = page.today();
    let write = move |conn: &mut Conn| {
        let mut bytes = Vec::new();
        exchange::export(conn, format, ExportFilter { office, language: None }, today, &mut bytes)?;
        Ok(bytes)
    };
    let written = page.state.db.read(write).await.map_err(|error| match error {
        ExportError::Database(error) => error.into(),
        ExportError::Write(error) => AppError::internal_from(error),
    })?;
    Ok(download(format, "profiles", written))
}

fn download(format: Format, name: &str, bytes: Vec<u8>) -> HttpResponse {
    let disposition = format!("attachment; filename=\"{name}.{}\"", format.ending());
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, format.content_type()))
        .insert_header((header::CONTENT_DISPOSITION, disposition))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(bytes)
}

fn format_of(ending: &str) -> Result<Format, AppError> {
    Format::ALL.into_iter().find(|format| format.ending() == ending).ok_or(AppError::NotFound)
}

/// A file that was sent: chosen, or carried along from the page that told what it would change.
struct Sent {
    name: String,
    bytes: Vec<u8>,
}

impl Sent {
    fn of(posted: &Posted) -> Option<Sent> {
        if let Some(upload) = posted.file("file") {
            return Some(Sent { name: upload.name.chars().take(120).collect(), bytes: upload.bytes.clone() });
        }
        let bytes = STANDARD.decode(posted.get("carried")).ok().filter(|bytes| !bytes.is_empty())?;
        Some(Sent { name: posted.get("name").chars().take(120).collect(), bytes })
    }
}

/// How it is to be imported.
struct How {
    office: Option<String>,
    publish: bool,
    dry_run: bool,
    by: UserId,
}

/// Staff import for their own office alone, an administrator for all.
async fn how(page: &Page, posted: &Posted, dry_run: bool) -> Result<How, AppError> {
    let office = office_of(page, Act::ImportProfiles)?;
    let user = page.signed_in()?.user;
    let publish = posted.get("publish") == "yes";
    if publish {
        page.may(Act::ReviewProfile, &office.map_or(Subject::Platform, Subject::Office))?;
    }
    let office = match office {
        Some(office) => Some(slug_of(page, office).await?),
        None => None,
    };
    Ok(How { office, publish, dry_run, by: user })
}

async fn slug_of(page: &Page, office: OfficeId) -> Result<String, AppError> {
    let found =
        page.state.db.read(move |conn| account::office::by_id(conn, office)).await.map_err(AppError::from)?;
    found.map(|office| office.slug).ok_or(AppError::NotAllowed)
}

/// Reads the file and imports it, or only says what would change. What is wrong with it is a result.
async fn work(page: &Page, file: &Sent, how: How) -> Result<Result<ImportReport, Vec<FileError>>, AppError> {
    let Some(format) = Format::of_path(Path::new(&file.name)) else {
        let expected = FileExpected::Csv;
        return Ok(Err(vec![FileError { line: None, field: None, found: file.name.clone(), expected }]));
    };
    let (bytes, now, today) = (file.bytes.clone(), page.now(), page.today());
    let read =
        web::block(move || exchange::read(format, &bytes, today)).await.map_err(AppError::internal_from)?;
    let entries: Entries = match read {
        Ok(entries) => entries,
        Err(errors) => return Ok(Err(errors)),
    };
    let import = move |conn: &mut Conn| {
        let import = Import {
            entries: &entries,
            office: how.office.as_deref(),
            publish: how.publish,
            dry_run: how.dry_run,
            by: Some(how.by),
        };
        exchange::import(conn, &import, now)
    };
    // A dry run is an error to the database, which so changes nothing.
    match page.state.db.write(import).await {
        Ok(report) | Err(ImportError::DryRun(report)) => Ok(Ok(report)),
        Err(ImportError::Refused(errors)) => Ok(Err(errors)),
        Err(ImportError::Database(error)) => Err(error.into()),
    }
}

fn figures(page: &Page, report: &ImportReport) -> Vec<Figure> {
    let figure = |label: String, count: usize| Figure {
        label,
        count: page.number(&i64::try_from(count).unwrap_or(i64::MAX)),
    };
    let mut figures: Vec<Figure> = Outcome::ALL
        .iter()
        .map(|outcome| {
            figure(page.word("desk-import-outcome", outcome.as_str()).to_string(), report.count(*outcome))
        })
        .collect();
    if !report.pictures_left_out.is_empty() {
        figures.push(figure(page.text("desk-import-pictures").to_string(), report.pictures_left_out.len()));
    }
    figures
}

fn missing(page: Page, posted: &Posted) -> Result<HttpResponse, AppError> {
    let mut form = Form::typed(posted.fields());
    form.refuse("file", page.text("desk-import-file"), page.text("desk-import-missing"));
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &ImportPage::of(page, form, Told::Nothing))
}

fn wrong(page: Page, posted: &Posted, name: String, errors: &[FileError]) -> Result<HttpResponse, AppError> {
    let known = Format::of_path(Path::new(&name)).is_some();
    let mut form = Form::typed(posted.fields());
    if !known {
        form.refuse("file", page.text("desk-import-file"), page.text("desk-import-unknown-form"));
        return render_as(StatusCode::UNPROCESSABLE_ENTITY, &ImportPage::of(page, form, Told::Nothing));
    }
    let errors = errors
        .iter()
        .map(|error| Problem {
            line: error.line.map(|line| line.to_string()).unwrap_or_default(),
            field: error.field.clone().unwrap_or_default(),
            sentence: file_sentence(&page, error),
        })
        .collect();
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &ImportPage::of(page, form, Told::Wrong { name, errors }))
}

fn file_sentence(page: &Page, error: &FileError) -> String {
    let message = page.word("problem", error.expected.name());
    let found = error.found.trim_matches('"');
    match &error.expected {
        FileExpected::Field(expected) => sentence(page, expected, &error.found),
        FileExpected::Unpacked(most) => message.with("most", *most).to_string(),
        FileExpected::Rows(most) | FileExpected::Columns(most) | FileExpected::Bytes(most) => {
            message.with("most", *most).to_string()
        }
        FileExpected::ThisOffice(office) => message.with("office", office).to_string(),
        FileExpected::CompanyOnce(line) => message.with("line", *line).to_string(),
        FileExpected::Column | FileExpected::ColumnOnce | FileExpected::Office => {
            message.with("found", found).to_string()
        }
        _ => message.to_string(),
    }
}

impl ImportPage {
    fn of(page: Page, form: Form, told: Told) -> ImportPage {
        let files = |path: &str, name: &str| {
            let file = |format: Format| File {
                href: page.href(&format!("{path}/{name}.{}", format.ending())),
                name: format!("{name}.{}", format.ending()),
            };
            Format::ALL.into_iter().map(file).collect::<Vec<_>>()
        };
        ImportPage {
            menu: menu(&page, None),
            examples: files("/desk/import", "example"),
            exports: files("/desk/export", "profiles"),
            page,
            form,
            told,
        }
    }
}
