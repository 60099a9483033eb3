//! What was posted: fields and files, bounded, and only from a form of ours.

use std::future::Future;
use std::pin::Pin;

use actix_multipart::Multipart;
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use futures_util::StreamExt;

use crate::AppState;
use crate::request::session::session_token;
use crate::response::AppError;
use crate::security::FormToken;

/// The largest form without files: a whole profile in four languages with ten opportunities has its place in it.
const FORM_BYTES: usize = 2 * 1024 * 1024;
/// More fields than any form of ours has.
const MOST_FIELDS: usize = 5_000;
/// More files than any form of ours takes.
const MOST_FILES: usize = 12;

/// A posted form. That it came from a page of ours is checked here, for every form alike.
pub struct Posted {
    fields: Vec<(String, String)>,
    files: Vec<Upload>,
}

/// A form that proves itself by a signed link in its address: the button in a mail's page, the one-click
/// unsubscription that a mail provider posts (RFC 8058). The handler must check that link.
pub struct SignedPost(pub Posted);

/// An uploaded file, in memory and bounded.
pub struct Upload {
    /// The name of the form field.
    pub field: String,
    /// What the sender calls the file; only ever shown, never used as a path.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Posted {
    /// The field's value without white space around it; empty when it was not posted.
    pub fn get(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The field's value as typed.
    pub fn raw(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// All values of a field that may stand several times, empty ones left out.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields
            .iter()
            .filter(move |(field, value)| field == name && !value.trim().is_empty())
            .map(|(_, value)| value.trim())
    }

    /// Whether the field was posted: a checked box, a pressed button.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }

    /// All fields, for a form that is shown again as it was typed.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// The file of a field, if one was chosen.
    pub fn file(&self, field: &str) -> Option<&Upload> {
        self.files.iter().find(|file| file.field == field && !file.bytes.is_empty())
    }

    /// All files that were chosen.
    pub fn files(&self) -> &[Upload] {
        &self.files
    }
}

impl FromRequest for Posted {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Posted, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let posted = read(&request, payload).await?;
            let state = request
                .app_data::<web::Data<AppState>>()
                .ok_or_else(|| AppError::internal("the application has no state"))?;
            let token = session_token(&request, &state.settings);
            if FormToken::of(&request, state, token.as_ref()).accepts(posted.get("csrf")) {
                Ok(posted)
            } else {
                Err(AppError::StaleForm)
            }
        })
    }
}

impl FromRequest for SignedPost {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<SignedPost, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move { read(&request, payload).await.map(SignedPost) })
    }
}

async fn read(request: &HttpRequest, payload: Payload) -> Result<Posted, AppError> {
    match request.content_type() {
        "multipart/form-data" => read_multipart(request, payload).await,
        "application/x-www-form-urlencoded" | "" => read_fields(payload).await,
        _ => Err(AppError::UnsupportedMediaType),
    }
}

async fn read_fields(mut payload: Payload) -> Result<Posted, AppError> {
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| AppError::BadRequest)?;
        if body.len() + chunk.len() > FORM_BYTES {
            return Err(AppError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    // Broken UTF-8 becomes the replacement character, which every field's own rule refuses in words.
    let fields: Vec<_> = url::form_urlencoded::parse(&body)
        .take(MOST_FIELDS + 1)
        .map(|(name, value)| (name.into_owned(), normal_line_ends(&value)))
        .collect();
    if fields.len() > MOST_FIELDS {
        return Err(AppError::TooLarge);
    }
    Ok(Posted { fields, files: Vec::new() })
}

async fn read_multipart(request: &HttpRequest, payload: Payload) -> Result<Posted, AppError> {
    let upload_bytes =
        request.app_data::<web::Data<AppState>>().map_or(FORM_BYTES, |state| state.settings.upload_bytes);
    if declared_length(request).is_some_and(|length| length > upload_bytes + FORM_BYTES) {
        return Err(AppError::TooLarge);
    }
    let mut posted = Posted { fields: Vec::new(), files: Vec::new() };
    let mut in_files = 0;
    let mut in_fields = 0;
    let mut multipart = Multipart::new(request.headers(), payload);
    while let Some(part) = multipart.next().await {
        let mut part = part.map_err(|_| AppError::BadRequest)?;
        let field = part.name().unwrap_or_default().to_owned();
        let file_name =
            part.content_disposition().and_then(|disposition| disposition.get_filename()).map(str::to_owned);
        let mut bytes = Vec::new();
        while let Some(chunk) = part.next().await {
            let chunk = chunk.map_err(|_| AppError::BadRequest)?;
            let (sum, most) = if file_name.is_some() {
                (&mut in_files, upload_bytes)
            } else {
                (&mut in_fields, FORM_BYTES)
            };
            *sum += chunk.len();
            if *sum > most {
                return Err(AppError::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        match file_name {
            Some(name) if posted.files.len() < MOST_FILES => posted.files.push(Upload { field, name, bytes }),
            None if posted.fields.len() < MOST_FIELDS => {
                posted.fields.push((field, normal_line_ends(&String::from_utf8_lossy(&bytes))));
            }
            _ => return Err(AppError::TooLarge),
        }
    }
    Ok(posted)
}

/// Browsers send CRLF for a new line in a text area (HTML, 4.10.21); texts are kept, counted and compared with LF.
fn normal_line_ends(value: &str) -> String {
    value.replace("\r\n", "\n")
}

fn declared_length(request: &HttpRequest) -> Option<usize> {
    request.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
