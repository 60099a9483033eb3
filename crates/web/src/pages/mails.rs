//! Mails that could not be delivered, for staff; in the demonstration also those that were written to the folder.

use account::permission::{Act, Subject};
use actix_web::{HttpResponse, web};
use askama::Template;
use database::outbox::OutboxId;
use messaging::undelivered::{self, Undelivered};
use messaging::written::{self, Written};

use crate::pages::company::Link;
use crate::pages::desk::{MenuItem, menu};
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect_saying, render};

/// Mails of the demonstration that are listed, the latest first.
const WRITTEN: usize = 100;

#[derive(Template)]
#[template(path = "mails/list.html")]
struct MailsPage {
    page: Page,
    menu: Vec<MenuItem>,
    undelivered: Vec<UndeliveredLine>,
    written: Vec<WrittenLine>,
}

#[derive(Template)]
#[template(path = "mails/show.html")]
struct MailPage {
    page: Page,
    crumbs: Vec<Link>,
    subject: String,
    to: String,
    when: String,
    language: &'static str,
    lines: Vec<MailLine>,
}

struct UndeliveredLine {
    letter: String,
    to: String,
    when: String,
    attempts: i64,
    reason: String,
    action: String,
}

struct WrittenLine {
    subject: String,
    href: String,
    to: String,
    when: String,
    language: &'static str,
}

/// A line of a mail; those that are addresses of the platform can be followed.
struct MailLine {
    text: String,
    href: Option<String>,
}

/// `GET /{language}/desk/mails`
///
/// # Errors
/// Not for those who are no staff; the database or the folder is away.
pub async fn show(page: Page) -> Result<HttpResponse, AppError> {
    page.may(Act::SeeMail, &Subject::Platform)?;
    let viewer = page.signed_in()?.viewer.clone();
    let undelivered = page.state.db.read(move |conn| undelivered::list(conn, &viewer)).await?;
    let written = if page.demonstration() {
        let folder = page.state.settings.mail_folder.clone();
        web::block(move || written::list(&folder, WRITTEN))
            .await
            .map_err(AppError::internal_from)?
            .map_err(AppError::internal_from)?
    } else {
        Vec::new()
    };
    render(&MailsPage {
        menu: menu(&page, None),
        undelivered: undelivered.into_iter().map(|mail| undelivered_line(&page, mail)).collect(),
        written: written.into_iter().map(|mail| written_line(&page, mail)).collect(),
        page,
    })
}

/// `GET /{language}/desk/mails/{mail}`: reads a mail of the demonstration. Elsewhere mails are their readers' alone.
///
/// # Errors
/// Not for those who are no staff; not found, also outside the demonstration.
pub async fn read(page: Page, path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    page.may(Act::SeeMail, &Subject::Platform)?;
    if !page.demonstration() {
        return Err(AppError::NotFound);
    }
    let id: OutboxId = path.1.parse().map_err(|_| AppError::NotFound)?;
    let folder = page.state.settings.mail_folder.clone();
    let mail = web::block(move || written::read(&folder, id))
        .await
        .map_err(AppError::internal_from)?
        .map_err(AppError::internal_from)?
        .ok_or(AppError::NotFound)?;
    render(&MailPage {
        crumbs: vec![Link { label: page.text("mails-title").to_string(), href: page.href("/desk/mails") }],
        lines: lines(&mail.text, &page.origin),
        subject: mail.subject,
        to: mail.to.as_str().to_owned(),
        when: page.moment(&mail.at),
        language: mail.language.code(),
        page,
    })
}

/// `POST /{language}/desk/mails/{mail}/resending`
///
/// # Errors
/// Not for those who are no staff; not found when it is being tried already; the database is away.
pub async fn resend(
    page: Page,
    path: web::Path<(String, String)>,
    _: Posted,
) -> Result<HttpResponse, AppError> {
    page.may(Act::ResendMail, &Subject::Platform)?;
    let viewer = page.signed_in()?.viewer.clone();
    let id: OutboxId = path.1.parse().map_err(|_| AppError::NotFound)?;
    let now = page.now();
    page.state.db.write(move |conn| undelivered::resend(conn, &viewer, id, now)).await?;
    Ok(redirect_saying(&page.href("/desk/mails"), "mails-resent", &page.state.settings))
}

fn undelivered_line(page: &Page, mail: Undelivered) -> UndeliveredLine {
    UndeliveredLine {
        letter: page.word("letter", &mail.template).to_string(),
        to: mail.to.unwrap_or_default(),
        when: page.moment(&mail.given_up_at.unwrap_or(mail.asked_at)),
        attempts: i64::from(mail.attempts),
        reason: mail.reason,
        action: page.href(&format!("/desk/mails/{}/resending", mail.id)),
    }
}

fn written_line(page: &Page, mail: Written) -> WrittenLine {
    WrittenLine {
        href: page.href(&format!("/desk/mails/{}", mail.id)),
        subject: mail.subject,
        to: mail.to.as_str().to_owned(),
        when: page.moment(&mail.at),
        language: mail.language.code(),
    }
}

fn lines(text: &str, origin: &str) -> Vec<MailLine> {
    let own =
        |line: &str| line == origin || line.strip_prefix(origin).is_some_and(|rest| rest.starts_with('/'));
    text.lines()
        .map(|line| MailLine { text: line.to_owned(), href: own(line).then(|| line.to_owned()) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn only_addresses_of_the_platform_itself_can_be_followed() {
        let text = "Hello\nhttps://a.example/nl\nhttps://a.example.evil.example/\n> https://a.example/nl";
        let followed: Vec<bool> =
            lines(text, "https://a.example").iter().map(|line| line.href.is_some()).collect();
        assert_eq!(followed, [false, true, false, false]);
    }
}
