//! What was typed and not saved: kept with the account, found again wherever its writer signs in.

use account::kept_form;
use account::permission::Act;
use account::{CompanyId, UserId};
use actix_web::{HttpResponse, web};
use database::{Conn, DbError};
use profile::document::OpportunityId;
use profile::drafting;

use super::fields::Fields;
use crate::pages::my_company::{Asked, Mine};
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect_saying};

/// Fields that belong to the moment and not to what was typed.
const OF_THE_MOMENT: [&str; 4] = ["csrf", "action", "find", "part"];

/// The name under which a form is kept.
pub(super) fn name_of_profile(company: CompanyId) -> String {
    format!("profile:{company}")
}

/// The same for an opportunity's form.
pub(super) fn name_of_opportunity(opportunity: OpportunityId) -> String {
    format!("opportunity:{opportunity}")
}

/// `POST /{language}/my/company/copy`: what the page sends now and then while somebody types. Nothing of the draft
/// changes by it. The field `part` says which form it is: `profile`, or the identifier of an opportunity.
///
/// # Errors
/// [`AppError::SignInFirst`]; not found; the database is away.
pub async fn keep_copy(
    page: Page,
    asked: web::Query<Asked>,
    posted: Posted,
) -> Result<HttpResponse, AppError> {
    let mine = Mine::of(&page, &asked, Act::EditProfile).await?;
    let (user, company, now) = (page.signed_in()?.user, mine.company.id, page.now());
    let (part, body) = (posted.get("part").to_owned(), encode(posted.fields()));
    let kept = page
        .state
        .db
        .write(move |conn| {
            let Some(form) = form_of_part(conn, company, &part)? else { return Ok(false) };
            kept_form::keep(conn, user, &form, &body, now)?;
            Ok::<_, DbError>(true)
        })
        .await?;
    if kept { Ok(HttpResponse::NoContent().finish()) } else { Err(AppError::NotFound) }
}

fn form_of_part(conn: &mut Conn, company: CompanyId, part: &str) -> Result<Option<String>, DbError> {
    if part == "profile" {
        return Ok(Some(name_of_profile(company)));
    }
    let Ok(opportunity) = part.parse::<OpportunityId>() else { return Ok(None) };
    let draft = drafting::load(conn, company)?;
    let known =
        draft.is_some_and(|draft| draft.profile.opportunities.iter().any(|known| known.id == opportunity));
    Ok(known.then(|| name_of_opportunity(opportunity)))
}

/// Keeps a form that came after the session had ended, and leads to the sign-in page, from which it comes back.
pub(super) async fn keep_for_later(
    page: &Page,
    former: UserId,
    form: String,
    posted: &Posted,
) -> Result<HttpResponse, AppError> {
    keep(page, former, form, posted).await?;
    let back = page.path().replace("/removal", "");
    let next: String = url::form_urlencoded::byte_serialize(back.as_bytes()).collect();
    Ok(redirect_saying(
        &page.href(&format!("/sign-in?next={next}")),
        "editor-session-ended",
        &page.state.settings,
    ))
}

/// Keeps what cannot be saved just now.
pub(super) async fn keep(page: &Page, user: UserId, form: String, posted: &Posted) -> Result<(), AppError> {
    let (body, now) = (encode(posted.fields()), page.now());
    page.state
        .db
        .write(move |conn| kept_form::keep(conn, user, &form, &body, now))
        .await
        .map_err(AppError::from)
}

/// What was kept under a name.
pub(super) fn look(conn: &mut Conn, user: UserId, form: &str) -> Result<Option<Fields>, DbError> {
    Ok(kept_form::look(conn, user, form)?.map(|body| decode(&body)))
}

fn encode(fields: &[(String, String)]) -> String {
    let typed = fields.iter().filter(|(name, _)| !OF_THE_MOMENT.contains(&name.as_str()));
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(typed).finish()
}

fn decode(body: &str) -> Fields {
    url::form_urlencoded::parse(body.as_bytes()).into_owned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_as_it_was_typed_and_without_the_token() {
        let typed = [
            ("csrf", "secret"),
            ("texts.ro.story", "Țesături\nși fire & nasturi"),
            ("sectors", "C"),
            ("sectors", "28"),
        ];
        let typed: Fields = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        assert_eq!(decode(&encode(&typed)), typed[1..]);
    }
}
