//! Sending to an SMTP relay (RFC 5321), in the clear, by STARTTLS (RFC 3207) or over TLS from the start (RFC 8314).

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use database::outbox::Failure;
use database::words;
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use secrecy::{ExposeSecret, SecretString};

use super::{Outgoing, SendError};

words!(
    /// How the connection to the relay is protected.
    Encryption {
        /// Not at all: for a relay on the same machine.
        None = "none",
        /// Begun in the clear and then encrypted; never falls back.
        StartTls = "starttls",
        /// Encrypted from the first byte.
        Implicit = "implicit",
    }
);

/// How a relay is reached.
#[derive(Clone, Debug)]
pub struct SmtpSettings {
    /// Its name, or its number when the connection is not encrypted.
    pub host: String,
    /// Where it listens; by default 25, 587 and 465 for none, STARTTLS and implicit TLS.
    pub port: Option<u16>,
    /// How the connection is protected.
    pub encryption: Encryption,
    /// What the platform signs in with, if the relay asks for it.
    pub credentials: Option<(String, SecretString)>,
    /// How long handing over one mail may take, connecting included.
    pub timeout: Duration,
}

impl Default for SmtpSettings {
    fn default() -> SmtpSettings {
        SmtpSettings {
            host: "localhost".to_owned(),
            port: None,
            encryption: Encryption::StartTls,
            credentials: None,
            timeout: Duration::from_secs(100),
        }
    }
}

/// Settings that fit no relay.
#[derive(Debug, thiserror::Error)]
pub enum SmtpSettingsError {
    /// No name.
    #[error("the mail relay has no host name")]
    NoHost,
    /// A password would be readable on its way.
    #[error(
        "credentials are not sent over a connection that is not encrypted, except to this machine itself"
    )]
    CredentialsInTheClear,
    /// TLS cannot be set up.
    #[error("TLS for the mail relay cannot be set up: {0}")]
    Tls(String),
}

/// Connections to the relay are kept for further mails, so many at most.
const MOST_KEPT: usize = 4;

/// A connection that was not used for so long is not used again; relays close theirs after some minutes.
const IDLE: Duration = Duration::from_secs(60);

/// A relay, and the connections to it that are kept.
///
/// The pool is ours and not lettre's: that one takes a connection back on which an answer is still to come, when
/// waiting for it was given up. From then on every answer on it would be taken for that to the next command, and a
/// mail that was refused for one that was taken.
#[derive(Clone)]
pub struct Relay {
    way: Arc<Way>,
    kept: Arc<Mutex<Vec<(AsyncSmtpConnection, Instant)>>>,
}

/// How a connection is made.
struct Way {
    host: String,
    port: u16,
    protection: Protection,
    credentials: Option<Credentials>,
    timeout: Duration,
}

/// [`Encryption`], with what it takes.
enum Protection {
    None,
    StartTls(TlsParameters),
    Implicit(TlsParameters),
}

impl Relay {
    pub(super) fn new(settings: &SmtpSettings) -> Result<Relay, SmtpSettingsError> {
        let host = settings.host.trim().to_owned();
        if host.is_empty() {
            return Err(SmtpSettingsError::NoHost);
        }
        let tls =
            || TlsParameters::new(host.clone()).map_err(|error| SmtpSettingsError::Tls(explained(&error)));
        let (usual_port, protection) = match settings.encryption {
            Encryption::None if settings.credentials.is_some() && !is_this_machine(&host) => {
                return Err(SmtpSettingsError::CredentialsInTheClear);
            }
            Encryption::None => (25, Protection::None),
            Encryption::StartTls => (587, Protection::StartTls(tls()?)),
            Encryption::Implicit => (465, Protection::Implicit(tls()?)),
        };
        let way = Way {
            host,
            port: settings.port.unwrap_or(usual_port),
            protection,
            credentials: settings
                .credentials
                .as_ref()
                .map(|(user, password)| Credentials::new(user.clone(), password.expose_secret().to_owned())),
            timeout: settings.timeout,
        };
        Ok(Relay { way: Arc::new(way), kept: Arc::default() })
    }

    pub(super) async fn send(&self, mail: &Outgoing) -> Result<(), SendError> {
        let Ok(outcome) = tokio::time::timeout(self.way.timeout, self.hand_over(mail)).await else {
            // The connection is dropped with what was still to come on it.
            return Err(SendError { failure: Failure::Temporary, reason: self.silence() });
        };
        outcome.map_err(|error| SendError {
            failure: failure(error.status().map(u16::from)),
            reason: explained(&error).replace(mail.to.as_str(), &mail.to.masked()),
        })
    }

    pub(super) async fn check(&self) -> Result<(), String> {
        match tokio::time::timeout(self.way.timeout, self.way.connect()).await {
            Ok(Ok(connection)) => {
                self.keep(connection);
                Ok(())
            }
            Ok(Err(error)) => Err(explained(&error)),
            Err(_) => Err(self.silence()),
        }
    }

    async fn hand_over(&self, mail: &Outgoing) -> Result<(), smtp::Error> {
        let mut connection = match self.kept().await {
            Some(connection) => connection,
            None => self.way.connect().await?,
        };
        connection.send(mail.message.envelope(), &mail.message.formatted()).await?;
        self.keep(connection);
        Ok(())
    }

    /// A connection from an earlier mail on which the relay still answers.
    async fn kept(&self) -> Option<AsyncSmtpConnection> {
        loop {
            let (mut connection, since) = self.lock().pop()?;
            if since.elapsed() < IDLE && connection.test_connected().await {
                return Some(connection);
            }
        }
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        let mut kept = self.lock();
        kept.retain(|(_, since)| since.elapsed() < IDLE);
        if kept.len() < MOST_KEPT && !connection.has_broken() {
            kept.push((connection, Instant::now()));
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<(AsyncSmtpConnection, Instant)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn silence(&self) -> String {
        format!("the mail relay was not done within {} ms", self.way.timeout.as_millis())
    }
}

impl Way {
    async fn connect(&self) -> Result<AsyncSmtpConnection, smtp::Error> {
        let name = ClientId::default();
        let from_the_start = match &self.protection {
            Protection::Implicit(tls) => Some(tls.clone()),
            Protection::None | Protection::StartTls(_) => None,
        };
        let address = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(address, Some(self.timeout), &name, from_the_start, None)
                .await?;
        if let Protection::StartTls(tls) = &self.protection {
            // An error where the relay offers none: mail never goes out in the clear by accident.
            connection.starttls(tls.clone(), &name).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }
}

fn is_this_machine(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "::1")
}

/// A code from 500 says that this mail will never go (RFC 5321, 4.2.1). Those about signing in (RFC 4954, 6) say that
/// the relay's settings are wrong: an operator mends them, and no mail should be given up for it.
fn failure(status: Option<u16>) -> Failure {
    match status {
        Some(530 | 534 | 535 | 538) => Failure::Temporary,
        Some(500..) => Failure::Permanent,
        _ => Failure::Temporary,
    }
}

/// The error with its causes, in one line.
fn explained(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let said = error.to_string();
        if !text.contains(&said) {
            text.push_str(": ");
            text.push_str(&said);
        }
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_given_up_only_when_the_relay_says_so_about_the_mail() {
        for status in [Some(550), Some(551), Some(553), Some(554)] {
            assert_eq!(failure(status), Failure::Permanent, "{status:?}");
        }
        for status in [None, Some(421), Some(450), Some(451), Some(452), Some(530), Some(535)] {
            assert_eq!(failure(status), Failure::Temporary, "{status:?}");
        }
    }

    #[tokio::test]
    async fn a_password_is_not_sent_in_the_clear_to_another_machine() {
        let settings = |host: &str| SmtpSettings {
            host: host.to_owned(),
            encryption: Encryption::None,
            credentials: Some(("platform".to_owned(), "secret".into())),
            ..SmtpSettings::default()
        };
        let refused = Relay::new(&settings("relay.example")).map(|_| ());
        assert!(matches!(refused, Err(SmtpSettingsError::CredentialsInTheClear)));
        assert!(Relay::new(&settings("localhost")).is_ok());
        assert!(matches!(Relay::new(&settings(" ")).map(|_| ()), Err(SmtpSettingsError::NoHost)));
    }
}
