//! Pictures that come with the form.

use account::CompanyId;
use actix_web::web;
use profile::document::draft::{PictureDraft, ProfileDraft};
use profile::document::{MediaId, limits};
use profile::media::{self, AddError, MediaError};

use super::label::label;
use crate::form::Form;
use crate::request::{Page, Posted};
use crate::response::AppError;

/// What came with the form.
#[derive(Clone, Default)]
pub(super) struct Uploaded {
    logo: Option<MediaId>,
    pictures: Vec<MediaId>,
}

/// Takes in the pictures of a form. What is wrong with one is said beside its field; the others are taken all the same.
pub(super) async fn take_in(
    page: &Page,
    company: CompanyId,
    posted: &Posted,
    form: &mut Form,
) -> Result<Uploaded, AppError> {
    let mut uploaded = Uploaded::default();
    for upload in posted.files().iter().filter(|upload| !upload.bytes.is_empty()) {
        let is_logo = upload.field == "logo";
        if !is_logo && upload.field != "picture" {
            continue;
        }
        match store(page, company, upload.bytes.clone()).await? {
            Ok(media) if is_logo => uploaded.logo = Some(media),
            Ok(media) => uploaded.pictures.push(media),
            Err(key) => {
                let pointer = if is_logo { "/logo" } else { "/pictures" };
                let name: String = upload.name.chars().take(80).collect();
                let sentence = page.word("upload", key).with("file", name).with("most", limits::PICTURES);
                form.refuse(upload.field.clone(), label(page, pointer), sentence);
            }
        }
    }
    Ok(uploaded)
}

impl Uploaded {
    /// Puts the pictures into the draft. One that is there already is not added again.
    pub(super) fn put_into(&self, draft: &mut ProfileDraft) {
        if let Some(media) = self.logo {
            draft.logo = Some(PictureDraft { media, alt: std::collections::BTreeMap::new() });
        }
        for media in &self.pictures {
            if !draft.pictures.iter().any(|picture| picture.media == *media) {
                draft.pictures.push(PictureDraft { media: *media, alt: std::collections::BTreeMap::new() });
            }
        }
    }
}

/// The picture's identifier, or the end of the key of the sentence that says why not.
async fn store(
    page: &Page,
    company: CompanyId,
    bytes: Vec<u8>,
) -> Result<Result<MediaId, &'static str>, AppError> {
    let folder = page.state.settings.media_folder.clone();
    let stored = web::block(move || media::store(&folder, &bytes)).await.map_err(AppError::internal_from)?;
    let stored = match stored {
        Ok(stored) => stored,
        Err(MediaError::TooLarge) => return Ok(Err("too-large")),
        Err(MediaError::TooManyPixels) => return Ok(Err("too-many-pixels")),
        Err(MediaError::TooSmall) => return Ok(Err("too-small")),
        Err(MediaError::NoPicture) => return Ok(Err("no-picture")),
        Err(MediaError::Damaged(_)) => return Ok(Err("damaged")),
        Err(error @ MediaError::Storage(_)) => return Err(AppError::internal_from(error)),
    };
    let now = page.now();
    match page.state.db.write(move |conn| media::add(conn, company, &stored, now)).await {
        Ok(id) => Ok(Ok(id)),
        Err(AddError::TooMany) => Ok(Err("too-many")),
        Err(AddError::Database(error)) => Err(error.into()),
    }
}
