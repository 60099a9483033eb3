//! Pictures of companies: the uploaded ones as we encoded them, and the marks that are drawn for those without a logo.

mod artwork;

use std::path::Path;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use database::DbError;
use profile::company::Found;
use profile::media::{self, Media};
use profile::published;

use crate::AppState;
use crate::response::{AppError, moved};

/// A name never gets other content: it is the content's digest.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// A company that changes its logo sees it everywhere within the hour.
const AN_HOUR: &str = "public, max-age=3600";
/// How wide a logo is sent, in pixels: three times as wide as the largest is shown.
const LOGO_WIDTH: u32 = 320;

/// `GET /media/{folder}/{file}`: a rendition from the media folder. The pictures of drafts are there too; whoever does
/// not know the digest of such a picture cannot guess it.
///
/// # Errors
/// Not found, also for a name that we do not write.
pub async fn show(
    path: web::Path<(String, String)>,
    state: web::Data<AppState>,
) -> Result<HttpResponse, AppError> {
    let (folder, file) = path.into_inner();
    let content_type = content_type(&folder, &file).ok_or(AppError::NotFound)?;
    let bytes = read(&state.settings.media_folder, &format!("{folder}/{file}")).await?;
    Ok(picture(content_type, FOR_EVER, bytes))
}

/// `GET /companies/{slug}/logo`: the logo of a published profile, or the mark drawn for a company without.
///
/// # Errors
/// Not found when no company of that name is public.
pub async fn logo(path: web::Path<String>, state: web::Data<AppState>) -> Result<HttpResponse, AppError> {
    let slug = path.into_inner();
    let (asked, today) = (slug.clone(), state.clock.now().date());
    let found = state
        .db
        .read(move |conn| {
            let found = published::by_slug(conn, &asked, today)?;
            let Found::Here(profile) = found else { return Ok((found, None)) };
            let logo = profile.document.logo.as_ref().map(|logo| logo.media);
            let files = media::by_ids(conn, logo.as_slice())?;
            Ok::<_, DbError>((Found::Here(profile), files.into_values().next()))
        })
        .await?;
    match found {
        (Found::Here(_), Some(logo)) => {
            let file = logo.file_for(LOGO_WIDTH);
            let content_type = if logo.content_type == "image/png" { "image/png" } else { "image/jpeg" };
            Ok(picture(content_type, AN_HOUR, read(&state.settings.media_folder, &file).await?))
        }
        (Found::Here(profile), None) => {
            let drawn = artwork::mark(&slug, profile.document.company.name.as_str());
            Ok(picture("image/svg+xml", AN_HOUR, drawn.into_bytes()))
        }
        (Found::Moved(slug), _) => Ok(moved(&format!("/companies/{slug}/logo"))),
        (Found::Nowhere, _) => Err(AppError::NotFound),
    }
}

/// The address of the rendition that is best shown so many pixels wide.
pub(crate) fn address(media: &Media, width: u32) -> String {
    format!("/media/{}", media.file_for(width))
}

fn picture(content_type: &'static str, cached: &'static str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, content_type))
        .insert_header((header::CACHE_CONTROL, cached))
        // Opened on its own, a picture can neither run nor load anything.
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'none'; sandbox"))
        .body(bytes)
}

async fn read(media_folder: &Path, file: &str) -> Result<Vec<u8>, AppError> {
    let path = media_folder.join(file);
    let read = web::block(move || std::fs::read(path)).await.map_err(AppError::internal_from)?;
    read.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => AppError::NotFound,
        _ => AppError::internal_from(error),
    })
}

/// What a file of ours is, by its name: `ab/ab…(64 hexadecimal digits).800.png`. No other name leads to the disk.
fn content_type(folder: &str, file: &str) -> Option<&'static str> {
    let mut parts = file.split('.');
    let (digest, width, ending) = (parts.next()?, parts.next()?, parts.next()?);
    let is_hexadecimal =
        digest.len() == 64 && digest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let is_width = (1..=5).contains(&width.len()) && width.bytes().all(|byte| byte.is_ascii_digit());
    if parts.next().is_some() || !is_hexadecimal || !is_width || digest.get(..2) != Some(folder) {
        return None;
    }
    match ending {
        "png" => Some("image/png"),
        "jpg" => Some("image/jpeg"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_we_write_lead_to_the_disk() {
        let digest = "ab".repeat(32);
        assert_eq!(content_type("ab", &format!("{digest}.800.png")), Some("image/png"));
        assert_eq!(content_type("ab", &format!("{digest}.1600.jpg")), Some("image/jpeg"));
        let none = [
            ("cd", format!("{digest}.800.png")),
            ("ab", format!("{digest}.800.svg")),
            ("ab", format!("{digest}.800.png.part")),
            ("ab", format!("{}.800.png", digest.to_uppercase())),
            ("..", "../../etc/passwd".to_owned()),
            ("ab", format!("{digest}.-1.png")),
            ("ab", String::new()),
        ];
        for (folder, file) in none {
            assert_eq!(content_type(folder, &file), None, "{folder}/{file}");
        }
    }
}
