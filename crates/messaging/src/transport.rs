//! The ways out: an SMTP relay, a folder, or nowhere but memory.

mod folder;
mod smtp;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use account::EmailAddress;
use database::outbox::{Failure, OutboxId};
use lettre::Message;

use crate::written::Written;

pub use smtp::{Encryption, SmtpSettings, SmtpSettingsError};

/// A way out.
#[derive(Clone)]
pub enum Transport {
    /// To a relay, over pooled connections.
    Smtp(smtp::Relay),
    /// Into a folder, one file a mail; for the demonstration, and until a relay is configured.
    Folder(PathBuf),
    /// Kept in memory; for tests.
    Memory(Memory),
}

/// A mail that goes out.
pub struct Outgoing {
    /// Its row in the outbox; its identity is derived from it.
    pub id: OutboxId,
    /// The mail itself.
    pub message: Message,
    /// To whom.
    pub to: EmailAddress,
    /// The same in short, for those who look at it here.
    pub written: Written,
}

/// A mail did not go out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct SendError {
    /// Whether it is worth trying again.
    pub failure: Failure,
    /// What the relay or the file system said, without addresses.
    pub reason: String,
}

/// Mails that were kept instead of sent. Clones share them.
#[derive(Clone, Default)]
pub struct Memory(Arc<Mutex<Vec<Written>>>);

impl Memory {
    /// Takes all mails out, the first sent first.
    #[must_use]
    pub fn take(&self) -> Vec<Written> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Transport {
    /// To a relay.
    ///
    /// # Errors
    /// [`SmtpSettingsError`] when the settings fit no relay; whether it answers is found out by
    /// [`Transport::check`].
    pub fn smtp(settings: &SmtpSettings) -> Result<Transport, SmtpSettingsError> {
        smtp::Relay::new(settings).map(Transport::Smtp)
    }

    /// Into a folder, which is made when the first mail is written.
    #[must_use]
    pub fn folder(path: PathBuf) -> Transport {
        Transport::Folder(path)
    }

    /// Into memory.
    #[must_use]
    pub fn memory() -> (Transport, Memory) {
        let memory = Memory::default();
        (Transport::Memory(memory.clone()), memory)
    }

    /// Sends one mail; when this returns without error, somebody else is responsible for it, or it is on the disk.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn send(&self, mail: &Outgoing) -> Result<(), SendError> {
        match self {
            Transport::Smtp(relay) => relay.send(mail).await,
            Transport::Folder(path) => folder::write(path, mail).await,
            Transport::Memory(memory) => {
                memory.0.lock().unwrap_or_else(PoisonError::into_inner).push(mail.written.clone());
                Ok(())
            }
        }
    }

    /// Whether mail could be sent now; for `check`.
    ///
    /// # Errors
    /// What stands against it, in words for an operator.
    pub async fn check(&self) -> Result<(), String> {
        match self {
            Transport::Smtp(relay) => relay.check().await,
            Transport::Folder(path) => folder::check(path).await,
            Transport::Memory(_) => Ok(()),
        }
    }
}
