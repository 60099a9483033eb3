//! The mail itself: its headers and its two bodies (RFC 5322, RFC 2046).

use std::time::{Duration, SystemTime};

use account::EmailAddress;
use account::mail::Mail;
use database::outbox::OutboxRow;
use lettre::Message;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};

use crate::letter::Rendered;

/// Who writes the platform's mails.
#[derive(Clone, Debug)]
pub struct Sender {
    /// What the platform is called in a mail program.
    pub name: String,
    /// The address; its domain is also that of the Message-IDs.
    pub email: EmailAddress,
}

impl Sender {
    /// An identity in the sender's domain, with angle brackets.
    pub(super) fn message_id(&self, name: &str) -> String {
        let domain = self.email.as_str().rsplit_once('@').map_or("localhost", |(_, domain)| domain);
        format!("<{name}@{domain}>")
    }
}

/// Builds the mail. The same row gives the same mail, byte for byte.
pub(super) fn compose(
    sender: &Sender,
    row: &OutboxRow,
    mail: &Mail,
    to: &EmailAddress,
    name: Option<&str>,
    rendered: &Rendered,
    unsubscribe: Option<String>,
) -> Result<Message, String> {
    let mut builder = Message::builder()
        .message_id(Some(sender.message_id(row.id.as_str())))
        .date(moment(row))
        .from(mailbox(Some(&sender.name), &sender.email)?)
        .to(mailbox(name, to)?)
        .subject(rendered.subject.clone())
        // Out-of-office replies to a machine help nobody (RFC 3834, 5).
        .raw_header(header("Auto-Submitted", "auto-generated")?);
    if let Some(thread) = &mail.thread {
        // The mails of a thread all answer one that was never sent, so they need not know each other.
        let root = sender.message_id(thread);
        builder = builder.in_reply_to(root.clone()).references(root);
    }
    if let Some(page) = unsubscribe {
        builder = builder
            .raw_header(header("List-Unsubscribe", &format!("<{page}>"))?)
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")?);
    }
    let bodies = MultiPart::alternative()
        .boundary(format!("=_{}", row.id))
        .singlepart(SinglePart::plain(rendered.text.clone()))
        .singlepart(SinglePart::html(rendered.html.clone()));
    builder.multipart(bodies).map_err(|error| error.to_string())
}

fn mailbox(name: Option<&str>, email: &EmailAddress) -> Result<Mailbox, String> {
    let address = email.as_str().parse().map_err(|error| format!("not an address for mail: {error}"))?;
    Ok(Mailbox::new(name.map(crate::letter::one_line), address))
}

fn header(name: &'static str, value: &str) -> Result<HeaderValue, String> {
    let name = HeaderName::new_from_ascii(name.to_owned()).map_err(|error| error.to_string())?;
    Ok(HeaderValue::new(name, value.to_owned()))
}

/// When the mail was asked for.
fn moment(row: &OutboxRow) -> SystemTime {
    let seconds = u64::try_from(row.created_at.and_utc().timestamp()).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}
