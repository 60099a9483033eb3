//! Sending to an SMTP relay (RFC 5321), in the clear, by STARTTLS (RFC 3207) or over TLS from the start (RFC 8314).

use std::time::Duration;

use database::outbox::Failure;
use database::words;
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use secrecy::{ExposeSecret, SecretString};
use tokio::runtime::Handle;

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
    /// How long any single step may take.
    pub timeout: Duration,
}

impl Default for SmtpSettings {
    fn default() -> SmtpSettings {
        SmtpSettings {
            host: "localhost".to_owned(),
            port: None,
            encryption: Encryption::StartTls,
            credentials: None,
            timeout: Duration::from_secs(20),
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
const MOST_CONNECTIONS: u32 = 4;

/// A connection that was not used for so long is closed; relays do the same after some minutes.
const IDLE: Duration = Duration::from_secs(60);

/// A relay with its pool of connections.
#[derive(Clone)]
pub struct Relay {
    /// There until this is dropped.
    pool: Option<AsyncSmtpTransport<Tokio1Executor>>,
    /// Where the pool keeps house.
    runtime: Handle,
}

/// The pool says goodbye to the relay by a task of the runtime, and panics when it finds none; programs drop what
/// they have after their runtime is gone.
impl Drop for Relay {
    fn drop(&mut self) {
        let _inside = self.runtime.enter();
        drop(self.pool.take());
    }
}

impl Relay {
    pub(super) fn new(settings: &SmtpSettings) -> Result<Relay, SmtpSettingsError> {
        type Smtp = AsyncSmtpTransport<Tokio1Executor>;
        let host = settings.host.trim();
        if host.is_empty() {
            return Err(SmtpSettingsError::NoHost);
        }
        let tls = |error: lettre::transport::smtp::Error| SmtpSettingsError::Tls(error.to_string());
        let mut builder = match settings.encryption {
            Encryption::None if settings.credentials.is_some() && !is_this_machine(host) => {
                return Err(SmtpSettingsError::CredentialsInTheClear);
            }
            Encryption::None => Smtp::builder_dangerous(host),
            Encryption::StartTls => Smtp::starttls_relay(host).map_err(tls)?,
            Encryption::Implicit => Smtp::relay(host).map_err(tls)?,
        };
        if let Some(port) = settings.port {
            builder = builder.port(port);
        }
        if let Some((user, password)) = &settings.credentials {
            builder =
                builder.credentials(Credentials::new(user.clone(), password.expose_secret().to_owned()));
        }
        let pool = PoolConfig::new().max_size(MOST_CONNECTIONS).idle_timeout(IDLE);
        let pool = builder.timeout(Some(settings.timeout)).pool_config(pool).build();
        Ok(Relay { pool: Some(pool), runtime: Handle::current() })
    }

    pub(super) async fn send(&self, mail: &Outgoing) -> Result<(), SendError> {
        let pool = self.pool().map_err(|reason| SendError { failure: Failure::Temporary, reason })?;
        match pool.send(mail.message.clone()).await {
            Ok(_) => Ok(()),
            Err(error) => Err(SendError {
                failure: failure(error.status().map(u16::from)),
                reason: explained(&error).replace(mail.to.as_str(), &mail.to.masked()),
            }),
        }
    }

    fn pool(&self) -> Result<&AsyncSmtpTransport<Tokio1Executor>, String> {
        self.pool.as_ref().ok_or_else(|| "the connections to the mail relay are closed".to_owned())
    }

    pub(super) async fn check(&self) -> Result<(), String> {
        match self.pool()?.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err("the mail relay does not answer".to_owned()),
            Err(error) => Err(explained(&error)),
        }
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
