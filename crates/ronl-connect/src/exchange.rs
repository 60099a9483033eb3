//! `import` and `export`: profiles from and to files.

use std::fs::File;
use std::io::{BufWriter, Read};
use std::path::Path;

use profile::exchange::{self, ExportFilter, Format, Import, ImportError, Outcome};

use crate::Failure;
use crate::arguments::{Export, Import as ImportArguments, Place};
use crate::platform::Platform;

/// The largest file that is read.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Imports a file: all of it or nothing.
///
/// # Errors
/// [`Failure::Usage`] for a form that is none or an office that there is not; [`Failure::Failed`] with every error of
/// the file, a line each.
pub fn import(place: &Place, arguments: &ImportArguments) -> Result<(), Failure> {
    let format = format_of(&arguments.file)?;
    let bytes = read(&arguments.file)?;
    let platform = Platform::open(place, &[])?;
    if let Some(office) = &arguments.office {
        platform.office(office)?;
    }
    let now = platform.clock.now();
    let entries =
        exchange::read(format, &bytes, now.date()).map_err(|errors| refused(&arguments.file, &errors))?;
    let import = Import {
        entries: &entries,
        office: arguments.office.as_deref(),
        publish: arguments.publish,
        dry_run: arguments.dry_run,
        by: None,
    };
    let outcome = platform.db.write_blocking(|conn| exchange::import(conn, &import, now));
    let report = match outcome {
        Ok(report) | Err(ImportError::DryRun(report)) => report,
        Err(ImportError::Refused(errors)) => return Err(refused(&arguments.file, &errors)),
        Err(error @ ImportError::Database(_)) => return Err(error.into()),
    };
    for (line, field) in &report.pictures_left_out {
        eprintln!("line {line}, {field}: the picture is not in this installation and was left out");
    }
    let [created, updated, unchanged] =
        [Outcome::Created, Outcome::Updated, Outcome::Unchanged].map(|outcome| report.count(outcome));
    let prefix = if arguments.dry_run { "would be " } else { "" };
    println!("{prefix}created\t{created}\n{prefix}updated\t{updated}\nunchanged\t{unchanged}");
    Ok(())
}

/// Exports to a file.
///
/// # Errors
/// [`Failure::Usage`] for a form that is none or an office that there is not; a file that cannot be written.
pub fn export(place: &Place, arguments: &Export) -> Result<(), Failure> {
    let format = format_of(&arguments.file)?;
    let platform = Platform::open(place, &[])?;
    let office = arguments.office.as_deref().map(|slug| platform.office(slug)).transpose()?;
    let filter = ExportFilter { office: office.map(|office| office.id), language: arguments.language };
    let today = platform.clock.now().date();
    // Written beside and then put in place, so that a failed export leaves an older file as it was.
    let folder = arguments.file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = arguments.file.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.unwrap_or(Path::new(".")).join(format!(".{name}.unfinished"));
    let file = File::create(&beside).map_err(|error| in_file(&beside, &error))?;
    let mut out = BufWriter::new(file);
    let report = platform.db.read_blocking(|conn| exchange::export(conn, format, filter, today, &mut out));
    let report = match report {
        Ok(report) => report,
        Err(error) => {
            std::fs::remove_file(&beside)?;
            return Err(error.into());
        }
    };
    out.into_inner().map_err(|error| in_file(&beside, error.error()))?.sync_all()?;
    std::fs::rename(&beside, &arguments.file).map_err(|error| in_file(&arguments.file, &error))?;
    println!("written\t{}", report.profiles);
    for name in &report.incomplete {
        eprintln!("left out, not complete: {name}");
    }
    Ok(())
}

fn format_of(file: &Path) -> Result<Format, Failure> {
    Format::of_path(file)
        .ok_or_else(|| Failure::Usage(format!("{}: expected a .jsonl, .csv or .xlsx file", file.display())))
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let file = File::open(path).map_err(|error| in_file(path, &error))?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| in_file(path, &error))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Failure::Failed(format!("{}: more than {MOST_BYTES} bytes", path.display())));
    }
    Ok(bytes)
}

fn in_file(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Failed(format!("{}: {error}", path.display()))
}

fn refused(path: &Path, errors: &[exchange::FileError]) -> Failure {
    let mut text = format!("{}: nothing was imported", path.display());
    for error in errors {
        text.push_str(&format!("\n{error}"));
    }
    if errors.len() == exchange::MOST_ERRORS {
        text.push_str("\nfurther errors are told when these are mended");
    }
    Failure::Failed(text)
}
