//! Everything that can go wrong at the edge, and the status that says so.

use std::fmt;

use account::permission::Refused;
use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use database::DbError;

/// Why a request is not answered as asked. [`super::explain_errors`] turns it into a page in the reader's language or,
/// for the API, into a problem document.
#[derive(Clone, Debug)]
pub enum AppError {
    /// There is nothing at this address, or nothing that this reader may know of.
    NotFound,
    /// There was something, and it is withdrawn.
    Gone,
    /// For this one has to sign in.
    SignInFirst,
    /// Signed in, and not entitled.
    NotAllowed,
    /// Not a request that a browser or a program of good will sends.
    BadRequest,
    /// The token of the form is missing, or of a session that has ended.
    StaleForm,
    /// Another site made the browser send this.
    ForeignOrigin,
    /// A signed link that is forged or mutilated.
    InvalidLink,
    /// A signed link whose time is over.
    ExpiredLink,
    /// Somebody else changed the same thing meanwhile, or its state does not allow the act any more.
    Conflict,
    /// Larger than the platform takes.
    TooLarge,
    /// Neither a form nor what the API takes.
    UnsupportedMediaType,
    /// The path exists, but not for this method.
    MethodNotAllowed,
    /// Too many requests from this address; how many seconds to wait.
    TooManyRequests {
        /// Seconds until the next request is answered.
        retry_after: u64,
    },
    /// A parameter of the API that is not as described.
    InvalidParameter {
        /// Its name.
        name: String,
        /// What is wrong with it.
        detail: String,
    },
    /// The database is away; in a moment it may be back.
    Unavailable(String),
    /// A defect of ours; the reason is for the log only.
    Internal(String),
}

impl AppError {
    /// A defect of ours.
    pub fn internal(reason: impl Into<String>) -> AppError {
        AppError::Internal(reason.into())
    }

    /// A defect of ours, from the error that showed it.
    pub fn internal_from(error: impl std::error::Error) -> AppError {
        AppError::Internal(chain(&error))
    }

    /// The name that texts and problem documents know it by.
    pub fn name(&self) -> &'static str {
        match self {
            AppError::NotFound => "not-found",
            AppError::Gone => "gone",
            AppError::SignInFirst => "sign-in-first",
            AppError::NotAllowed => "not-allowed",
            AppError::BadRequest => "bad-request",
            AppError::StaleForm => "stale-form",
            AppError::ForeignOrigin => "foreign-origin",
            AppError::InvalidLink => "invalid-link",
            AppError::ExpiredLink => "expired-link",
            AppError::Conflict => "conflict",
            AppError::TooLarge => "too-large",
            AppError::UnsupportedMediaType => "unsupported-media-type",
            AppError::MethodNotAllowed => "method-not-allowed",
            AppError::TooManyRequests { .. } => "too-many-requests",
            AppError::InvalidParameter { .. } => "invalid-parameter",
            AppError::Unavailable(_) => "unavailable",
            AppError::Internal(_) => "internal",
        }
    }
}

/// The error and all that caused it, for the log.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl std::error::Error for AppError {}

impl ResponseError for AppError {
    fn status_code(&self) -> StatusCode {
        match self {
            AppError::NotFound => StatusCode::NOT_FOUND,
            AppError::Gone | AppError::ExpiredLink => StatusCode::GONE,
            AppError::SignInFirst => StatusCode::UNAUTHORIZED,
            AppError::NotAllowed | AppError::ForeignOrigin => StatusCode::FORBIDDEN,
            AppError::BadRequest | AppError::InvalidParameter { .. } | AppError::InvalidLink => {
                StatusCode::BAD_REQUEST
            }
            AppError::StaleForm | AppError::Conflict => StatusCode::CONFLICT,
            AppError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            AppError::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            AppError::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            AppError::TooManyRequests { .. } => StatusCode::TOO_MANY_REQUESTS,
            AppError::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            AppError::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Without a body: only the middleware knows the reader's language.
    fn error_response(&self) -> HttpResponse<BoxBody> {
        HttpResponse::build(self.status_code()).finish()
    }
}

impl From<DbError> for AppError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Unavailable(reason) => AppError::Unavailable(reason),
            DbError::Query(diesel::result::Error::DatabaseError(
                diesel::result::DatabaseErrorKind::ClosedConnection,
                reason,
            )) => AppError::Unavailable(reason.message().to_owned()),
            DbError::BrokenOff => AppError::Unavailable("the work was broken off".to_owned()),
            other => AppError::internal_from(other),
        }
    }
}

impl From<diesel::result::Error> for AppError {
    fn from(error: diesel::result::Error) -> Self {
        DbError::from(error).into()
    }
}

impl From<Refused> for AppError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::SignInFirst => AppError::SignInFirst,
            Refused::NotAllowed => AppError::NotAllowed,
        }
    }
}
