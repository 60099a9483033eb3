//! Styles, scripts, fonts and images: compiled in, named after their content, cached for ever.

use std::collections::HashMap;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use crate::AppState;
use crate::response::AppError;

static STYLES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../frontend/styles");
static SCRIPTS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../frontend/scripts");
static IMAGES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../frontend/images");

/// All assets, by the name that templates use and by the address that browsers use.
pub struct Assets {
    by_name: HashMap<String, String>,
    by_address: HashMap<String, Asset>,
}

struct Asset {
    content_type: &'static str,
    body: web::Bytes,
}

impl Assets {
    /// Reads what is compiled in. The style sheets that `styles/main.css` imports become one file; addresses inside it
    /// (`url("fonts/…")`) and imports inside scripts are rewritten to the addresses of those assets.
    pub fn compiled_in() -> Assets {
        let mut assets = Assets { by_name: HashMap::new(), by_address: HashMap::new() };
        for dir in [&IMAGES, &STYLES] {
            for file in files(dir) {
                let name = file.path().display().to_string();
                if !name.ends_with(".css") && !name.ends_with(".md") && !name.ends_with(".txt") {
                    assets.add(&name, file.contents().to_vec());
                }
            }
        }
        assets.add_scripts();
        let style = assets.with_addresses(&combined_styles());
        assets.add("main.css", style.into_bytes());
        assets
    }

    /// The address of an asset: `main.css` → `/assets/3fa9…/main.css`. An unknown name leads to an address that
    /// answers 404; a test holds that templates name none.
    pub fn address(&self, name: &str) -> &str {
        self.by_name.get(name).map_or("/assets/missing", String::as_str)
    }

    /// Whether there is such an asset.
    pub fn contains(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    fn add(&mut self, name: &str, body: Vec<u8>) {
        let digest = Sha256::digest(&body);
        let short: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let address = format!("/assets/{short}/{name}");
        self.by_name.insert(name.to_owned(), address.clone());
        self.by_address.insert(address, Asset { content_type: content_type(name), body: body.into() });
    }

    /// A script may import another: those that import nothing come first, so that addresses are known.
    fn add_scripts(&mut self) {
        let mut waiting: Vec<(String, &str)> = files(&SCRIPTS)
            .into_iter()
            .filter_map(|file| Some((file.path().display().to_string(), file.contents_utf8()?)))
            .collect();
        while !waiting.is_empty() {
            let before = waiting.len();
            waiting.retain(|(name, source)| {
                let ready = imports(source).iter().all(|import| self.contains(import));
                if ready {
                    let mut text = (*source).to_owned();
                    for import in imports(source) {
                        text = text
                            .replace(&format!("\"./{import}\""), &format!("\"{}\"", self.address(&import)));
                    }
                    self.add(name, text.into_bytes());
                }
                !ready
            });
            if waiting.len() == before {
                // Imports in a circle, or of a file that is not there: served as they are, and the test that loads
                // every script in a browser fails.
                for (name, source) in std::mem::take(&mut waiting) {
                    self.add(&name, source.as_bytes().to_vec());
                }
            }
        }
    }

    fn with_addresses(&self, style: &str) -> String {
        let mut text = style.to_owned();
        for (name, address) in &self.by_name {
            for written in [
                name.clone(),
                format!("../{name}"),
                format!("../images/{name}"),
                format!("../../images/{name}"),
            ] {
                text = text.replace(&format!("url(\"{written}\")"), &format!("url(\"{address}\")"));
            }
        }
        text
    }
}

/// `GET /assets/{digest}/{name}`
///
/// # Errors
/// Not found, for an address that no build has or had.
pub async fn serve(request: HttpRequest, state: web::Data<AppState>) -> Result<HttpResponse, AppError> {
    let asset = state.assets.by_address.get(request.path()).ok_or(AppError::NotFound)?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, asset.content_type))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(asset.body.clone()))
}

fn combined_styles() -> String {
    let main = STYLES.get_file("main.css").and_then(|file| file.contents_utf8()).unwrap_or_default();
    let mut combined = String::new();
    for line in main.lines() {
        let import = line.trim().strip_prefix("@import").and_then(|rest| rest.split('"').nth(1));
        match import
            .and_then(|name| STYLES.get_file(name.trim_start_matches("./")))
            .and_then(|file| file.contents_utf8())
        {
            Some(style) => {
                combined.push_str(style);
                combined.push('\n');
            }
            None if import.is_none() => {
                combined.push_str(line);
                combined.push('\n');
            }
            None => {}
        }
    }
    combined
}

fn imports(source: &str) -> Vec<String> {
    source
        .lines()
        .filter(|line| line.trim_start().starts_with("import "))
        .filter_map(|line| line.split("\"./").nth(1)?.split('"').next().map(str::to_owned))
        .collect()
}

fn files(dir: &'static Dir<'static>) -> Vec<&'static include_dir::File<'static>> {
    let mut all: Vec<_> = dir.files().collect();
    for folder in dir.dirs() {
        all.extend(files(folder));
    }
    all
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "jpg" => "image/jpeg",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" | "webmanifest" => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_sheet_that_main_imports_exists_and_no_import_is_left() {
        let main = STYLES.get_file("main.css").unwrap().contents_utf8().unwrap();
        for line in main.lines().filter(|line| line.trim().starts_with("@import")) {
            let name = line.split('"').nth(1).unwrap().trim_start_matches("./");
            assert!(STYLES.get_file(name).is_some(), "{name} is imported and missing");
        }
        assert!(!combined_styles().contains("@import"));
    }

    #[test]
    fn every_address_inside_the_styles_is_that_of_an_asset() {
        let assets = Assets::compiled_in();
        let style = &assets.by_address[assets.address("main.css")].body;
        let text = std::str::from_utf8(style).unwrap();
        for part in text.split("url(").skip(1) {
            let address = part.split(')').next().unwrap().trim_matches('"');
            assert!(address.starts_with("data:") || assets.by_address.contains_key(address), "{address}");
        }
    }

    #[test]
    fn dark_by_choice_is_dark_as_the_device_has_it() {
        let tokens = STYLES.get_file("tokens.css").unwrap().contents_utf8().unwrap();
        let listed = |opening: &str| {
            let list = tokens.split_once(opening).unwrap().1.split_once('}').unwrap().0;
            list.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>()
        };
        let chosen = listed(":root[data-theme=\"dark\"] {");
        assert!(chosen.len() > 20, "{chosen:?}");
        assert_eq!(listed(":root[data-theme=\"auto\"] {"), chosen);
    }
}
