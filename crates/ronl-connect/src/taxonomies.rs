//! `taxonomy load`, `taxonomy show`, `taxonomy find`.

use std::time::Instant;

use locale::Language;
use taxonomy::{ConceptKey, Pick, Scheme, Taxonomy};

use crate::Failure;
use crate::arguments::{Place, Taxonomy as Command};
use crate::platform;

/// Does what is asked; needs no database.
///
/// # Errors
/// A folder without classifications, a file that is none, a code that nothing bears.
pub fn run(place: &Place, command: &Command) -> Result<(), Failure> {
    let settings = platform::settings(place, &[])?;
    match command {
        Command::Load { folder } => {
            let begun = Instant::now();
            std::fs::create_dir_all(&settings.data)?;
            let (_, loaded) = Taxonomy::load(folder, settings.taxonomy_folder())?;
            for file in loaded {
                println!("{}\t{}\t{} entries", file.file.display(), file.form, file.entries);
            }
            eprintln!("built in {:.1} s; start the service again to use it", begun.elapsed().as_secs_f64());
        }
        Command::Show { code } => {
            let taxonomy = Taxonomy::open(settings.taxonomy_folder());
            let found = keys(code).into_iter().find_map(|key| taxonomy.number(&key));
            let concept =
                found.ok_or_else(|| Failure::Failed(format!("nothing is known by the code {code:?}")))?;
            println!("{}", taxonomy.key(concept));
            for language in Language::ALL {
                println!("{language}\t{}", taxonomy.terms(concept, language).join("; "));
            }
            for broader in taxonomy.ancestors(concept) {
                println!("broader\t{}\t{}", taxonomy.key(broader), taxonomy.label(broader, Language::En));
            }
            for tied in taxonomy.ties(concept) {
                println!("see also\t{}\t{}", taxonomy.key(tied), taxonomy.label(tied, Language::En));
            }
        }
        Command::Find { text, language } => {
            let taxonomy = Taxonomy::open(settings.taxonomy_folder());
            for offer in taxonomy.find(text, *language, Pick::Any, 20) {
                println!("{}:{}\t{}", offer.kind.as_str(), offer.code, offer.label);
            }
        }
    }
    Ok(())
}

/// The keys that a code may stand for: with its scheme before it, or as it is.
fn keys(code: &str) -> Vec<ConceptKey> {
    let with_scheme = code.parse().ok();
    let code = code.trim();
    // The check digit that CPV codes are often written with.
    let code = code.split_once('-').filter(|(_, digit)| digit.len() == 1).map_or(code, |(code, _)| code);
    with_scheme
        .into_iter()
        .chain(
            [Scheme::Nace, Scheme::Cpv, Scheme::Hs, Scheme::Trade]
                .into_iter()
                .filter_map(|s| ConceptKey::new(s, code).ok()),
        )
        .collect()
}
