//! The way out for mail, as the settings say.

use account::EmailAddress;
use messaging::transport::{Encryption, SmtpSettings};
use messaging::{Sender, Transport};

use crate::Failure;
use crate::settings::{MailSecurity, MailTransport, Settings};

/// The way out. Must be called inside the runtime.
///
/// # Errors
/// Settings that fit no relay.
pub fn transport(settings: &Settings) -> Result<Transport, Failure> {
    let mail = &settings.mail;
    match mail.transport {
        MailTransport::Folder => Ok(Transport::folder(settings.mail_folder())),
        MailTransport::Smtp => Ok(Transport::smtp(&SmtpSettings {
            host: mail.host.clone(),
            port: Some(mail.port),
            encryption: match mail.security {
                MailSecurity::Tls => Encryption::Implicit,
                MailSecurity::StartTls => Encryption::StartTls,
                MailSecurity::None => Encryption::None,
            },
            credentials: mail.user.clone().zip(mail.password.clone()),
            ..SmtpSettings::default()
        })?),
    }
}

/// Who writes: `RONL Connect <office@example.org>`, or an address alone.
///
/// # Errors
/// An address that is none.
pub fn sender(settings: &Settings) -> Result<Sender, Failure> {
    let from = settings.mail.from.trim();
    let (name, address) = match from.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((name, address)) => (name.trim().trim_matches('"'), address),
        None => ("", from),
    };
    let email: EmailAddress = address
        .trim()
        .parse()
        .map_err(|_| Failure::Usage(format!("mail.from: {address:?} is no e-mail address")))?;
    let name = if name.is_empty() { "RONL Connect" } else { name };
    Ok(Sender { name: name.to_owned(), email })
}
