//! The page behind an invitation's link: one button, so that a mail scanner that follows the link changes nothing.

use actix_web::{HttpResponse, web};
use askama::Template;
use database::{Conn, DbError};
use profile::company::invitation::{self, InvitationError};

use crate::request::{Page, Posted};
use crate::response::{AppError, redirect_saying, render};

#[derive(Template)]
#[template(path = "my_company/invitation.html")]
struct InvitationPage {
    page: Page,
    company: String,
    inviter: String,
    /// To whom it was sent.
    email: String,
    /// This person is signed in with another address.
    is_for_another: bool,
    action: String,
    sign_in: String,
    sign_up: String,
}

/// `GET /{language}/invitations/{token}`
///
/// # Errors
/// [`AppError::InvalidLink`], [`AppError::ExpiredLink`]; the database is away.
pub async fn show_invitation(
    page: Page,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (token, now) = (path.into_inner().1, page.now());
    let asked = token.clone();
    let look = move |conn: &mut Conn| {
        let (_, company, email) = invitation::look(conn, &asked, now)?;
        Ok((company, email, invitation::inviter_name(conn, &asked)?))
    };
    let (company, email, inviter) = page.state.db.read(look).await.map_err(of_link)?;
    let is_for_another = page.viewer.as_ref().is_some_and(|viewer| viewer.email.to_lowercase() != email);
    let own = format!("/invitations/{token}");
    render(&InvitationPage {
        inviter: inviter.unwrap_or_else(|| page.text("trail-nobody").to_string()),
        action: page.href(&own),
        sign_in: page.href_and_then("/sign-in", &own),
        sign_up: page.href_and_then("/sign-up", &own),
        company,
        email,
        is_for_another,
        page,
    })
}

/// `POST /{language}/invitations/{token}`: whoever is signed in with the invited address joins the company.
///
/// # Errors
/// [`AppError::SignInFirst`]; [`AppError::InvalidLink`], [`AppError::ExpiredLink`]; [`AppError::NotAllowed`] with
/// another address.
pub async fn accept(
    page: Page,
    path: web::Path<(String, String)>,
    _posted: Posted,
) -> Result<HttpResponse, AppError> {
    let (token, user, now) = (path.into_inner().1, page.signed_in()?.user, page.now());
    let accept = move |conn: &mut Conn| {
        let user = account::user::by_id(conn, user)?.ok_or(InvitationError::OtherAddress)?;
        invitation::accept(conn, &token, &user, now)
    };
    let company = page.state.db.write(accept).await.map_err(of_link)?;
    let to = page.href(&format!("/my/company?company={company}"));
    Ok(redirect_saying(&to, "colleagues-joined", &page.state.settings))
}

fn of_link(error: InvitationError) -> AppError {
    match error {
        InvitationError::Expired => AppError::ExpiredLink,
        InvitationError::OtherAddress => AppError::NotAllowed,
        InvitationError::Unknown | InvitationError::TooMany | InvitationError::MemberAlready => {
            AppError::InvalidLink
        }
        InvitationError::Database(error) => DbError::into(error),
    }
}
