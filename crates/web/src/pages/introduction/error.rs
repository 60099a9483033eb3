//! What the reader is told when the domain refuses. Whether an introduction exists is nobody's business but that of
//! its two sides and their offices: to all others it is not there.

use account::permission::Refused;
use account::signed_link::LinkError;
use messaging::answer_link::AnswerLinkError;
use messaging::conversation::WriteError;
use messaging::introduction::{AccessError, AnswerError, ContactsError, RequestError};
use messaging::undelivered::UndeliveredError;

use crate::response::AppError;

fn hidden(refused: Refused) -> AppError {
    match refused {
        Refused::SignInFirst => AppError::SignInFirst,
        Refused::NotAllowed => AppError::NotFound,
    }
}

impl From<AccessError> for AppError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NotFound => AppError::NotFound,
            AccessError::Refused(refused) => hidden(refused),
            AccessError::Database(error) => error.into(),
        }
    }
}

impl From<AnswerError> for AppError {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::NotFound => AppError::NotFound,
            AnswerError::Refused(refused) => hidden(refused),
            AnswerError::NotOpen(_) => AppError::Conflict,
            AnswerError::Database(error) => error.into(),
        }
    }
}

impl From<ContactsError> for AppError {
    fn from(error: ContactsError) -> Self {
        match error {
            ContactsError::NotFound => AppError::NotFound,
            ContactsError::Refused(refused) => hidden(refused),
            ContactsError::NotYet(_) => AppError::Conflict,
            ContactsError::Database(error) => error.into(),
        }
    }
}

impl From<WriteError> for AppError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::NotFound => AppError::NotFound,
            WriteError::Refused(refused) => hidden(refused),
            WriteError::NotIntroduced(_) => AppError::Conflict,
            WriteError::TooMany => AppError::TooManyRequests { retry_after: 3_600 },
            WriteError::Database(error) => error.into(),
        }
    }
}

impl From<RequestError> for AppError {
    fn from(error: RequestError) -> Self {
        match error {
            RequestError::Refused(refused) => refused.into(),
            RequestError::NotFound => AppError::NotFound,
            RequestError::Database(error) => error.into(),
            RequestError::TooMany => AppError::TooManyRequests { retry_after: 86_400 },
            RequestError::ToOneself
            | RequestError::OwnProfileNotPublished
            | RequestError::NotReachable
            | RequestError::AlreadyOpen(_)
            | RequestError::AlreadyIntroduced(_)
            | RequestError::DeclinedRecently => AppError::Conflict,
        }
    }
}

impl From<UndeliveredError> for AppError {
    fn from(error: UndeliveredError) -> Self {
        match error {
            UndeliveredError::Refused(refused) => refused.into(),
            UndeliveredError::NotFound => AppError::NotFound,
            UndeliveredError::Database(error) => error.into(),
        }
    }
}

impl From<LinkError> for AppError {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::Invalid => AppError::InvalidLink,
            LinkError::Expired => AppError::ExpiredLink,
        }
    }
}

impl From<AnswerLinkError> for AppError {
    fn from(error: AnswerLinkError) -> Self {
        match error {
            AnswerLinkError::Link(error) => error.into(),
            AnswerLinkError::AccountClosed => AppError::ExpiredLink,
            AnswerLinkError::Database(error) => error.into(),
        }
    }
}
