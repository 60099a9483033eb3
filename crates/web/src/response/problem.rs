//! Problem documents (RFC 9457).

use actix_web::ResponseError;
use serde::Serialize;

use super::AppError;

/// An error of the API, as `application/problem+json`. In English, as the API is: programs read it.
#[derive(Debug, Serialize)]
pub struct Problem {
    /// Names the kind of problem; stable, and an address relative to the platform that explains it.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in words.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong with this very request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The parameter that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
}

impl Problem {
    /// Every kind of problem that the API answers with, by its name.
    pub fn of_the_api() -> impl Iterator<Item = (&'static str, Problem)> {
        OF_THE_API.iter().map(|error| (error.name(), Problem::of(error, error.status_code().as_u16())))
    }

    /// The document for an error. The reason of an internal error stays in the log.
    pub fn of(error: &AppError, status: u16) -> Problem {
        let (parameter, detail) = match error {
            AppError::InvalidParameter { name, detail } => (Some(name.clone()), Some(detail.clone())),
            AppError::TooManyRequests { retry_after } => {
                (None, Some(format!("Try again in {retry_after} seconds.")))
            }
            _ => (None, None),
        };
        Problem {
            kind: format!("/api/docs#{}", error.name()),
            title: title(error),
            status,
            detail,
            parameter,
        }
    }
}

/// What the API answers with when it does not answer as asked; the description lists them too.
static OF_THE_API: [AppError; 8] = [
    AppError::BadRequest,
    AppError::InvalidParameter { name: String::new(), detail: String::new() },
    AppError::NotFound,
    AppError::MethodNotAllowed,
    AppError::TooLarge,
    AppError::TooManyRequests { retry_after: 0 },
    AppError::Unavailable(String::new()),
    AppError::Internal(String::new()),
];

const fn title(error: &AppError) -> &'static str {
    match error {
        AppError::NotFound => "There is nothing at this address",
        AppError::Gone => "What was here has been withdrawn",
        AppError::SignInFirst => "This needs a signed-in user",
        AppError::NotAllowed => "This user may not do that",
        AppError::BadRequest => "The request is not well formed",
        AppError::StaleForm => "The form is stale",
        AppError::ForeignOrigin => "The request comes from another site",
        AppError::InvalidLink => "The link is not valid",
        AppError::ExpiredLink => "The link has expired",
        AppError::Conflict => "Something changed meanwhile",
        AppError::TooLarge => "The request is too large",
        AppError::UnsupportedMediaType => "This kind of content is not taken here",
        AppError::MethodNotAllowed => "This address does not take that method",
        AppError::TooManyRequests { .. } => "Too many requests",
        AppError::InvalidParameter { .. } => "A parameter is not valid",
        AppError::Unavailable(_) => "The service is not available for the moment",
        AppError::Internal(_) => "Something went wrong on our side",
    }
}
