//! Who belongs to a company and who has been asked to.

use account::membership::{self, CompanyRole, Member, RemovalError};
use account::permission::Act;
use account::{EmailAddress, UserId, audit};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use database::{Conn, DbError};
use profile::company::invitation::{self, Invitation, InvitationError, InvitationId, MOST_OPEN};

use crate::form::Form;
use crate::pages::company::Link;
use crate::pages::editor::Choice;
use crate::pages::my_company::{Asked, Mine, crumbs};
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect_saying, render_as};

#[derive(Template)]
#[template(path = "my_company/colleagues.html")]
struct ColleaguesPage {
    page: Page,
    form: Form,
    crumbs: Vec<Link>,
    members: Vec<Person>,
    invited: Vec<Invited>,
    roles: Vec<Choice>,
    invitations: String,
    may_invite: bool,
}

struct Person {
    name: String,
    email: String,
    role: String,
    since: String,
    /// Where the button that ends the membership posts to; empty: there is none.
    removal: String,
}

struct Invited {
    email: String,
    role: String,
    until: String,
    withdrawal: String,
}

/// `GET /{language}/my/company/colleagues`
///
/// # Errors
/// [`AppError::SignInFirst`]; not found; the database is away.
pub async fn list(page: Page, asked: web::Query<Asked>) -> Result<HttpResponse, AppError> {
    let mine = Mine::of(&page, &asked, Act::ReadDraft).await?;
    show(page, &mine, Form::new(), StatusCode::OK).await
}

/// `POST /{language}/my/company/colleagues/invitations`: writes to the person in the language of whoever invites.
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::NotAllowed`]; not found; the database is away.
pub async fn invite(page: Page, asked: web::Query<Asked>, posted: Posted) -> Result<HttpResponse, AppError> {
    let mine = Mine::of(&page, &asked, Act::InviteColleague).await?;
    let mut form = Form::typed(posted.fields());
    let role = posted.get("role").parse().unwrap_or(CompanyRole::Member);
    let Ok(email) = posted.get("email").parse::<EmailAddress>() else {
        form.refuse("email", page.text("colleagues-email"), page.text("sign-in-email-wrong"));
        return show(page, &mine, form, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let (user, generator, now) = (page.signed_in()?.user, page.state.generator.clone(), page.now());
    let (id, office) = (mine.company.id, mine.company.office);
    let invite = move |conn: &mut Conn| {
        let inviter = account::user::by_id(conn, user)?.ok_or(InvitationError::Unknown)?;
        invitation::invite(conn, &generator, id, &email, role, &inviter, now)?;
        let entry = audit::Entry {
            actor: Some(user),
            act: "invite_colleague",
            subject_kind: "company",
            subject_id: id.as_str(),
            office: Some(office),
            details: serde_json::json!({ "role": role }),
        };
        Ok::<_, InvitationError>(audit::record(conn, &entry, now)?)
    };
    let sentence = match page.state.db.write(invite).await {
        Ok(()) => {
            let to = mine.href(&page, "/colleagues");
            return Ok(redirect_saying(&to, "colleagues-invited", &page.state.settings));
        }
        Err(InvitationError::TooMany) => page.text("colleagues-too-many").with("most", MOST_OPEN).to_string(),
        Err(InvitationError::MemberAlready) => page.text("colleagues-member-already").to_string(),
        Err(InvitationError::Database(error)) => return Err(error.into()),
        Err(InvitationError::Unknown | InvitationError::Expired | InvitationError::OtherAddress) => {
            return Err(AppError::SignInFirst);
        }
    };
    form.refuse("email", page.text("colleagues-email"), sentence);
    show(page, &mine, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// `POST /{language}/my/company/colleagues/invitations/{invitation}/withdrawal`
///
/// # Errors
/// As [`invite`]; taking back what is not there is no error.
pub async fn take_back_invitation(
    page: Page,
    path: web::Path<(String, String)>,
    asked: web::Query<Asked>,
    _posted: Posted,
) -> Result<HttpResponse, AppError> {
    let mine = Mine::of(&page, &asked, Act::InviteColleague).await?;
    let invited: InvitationId = path.1.parse().map_err(|_| AppError::NotFound)?;
    let id = mine.company.id;
    page.state
        .db
        .write(move |conn| invitation::take_back(conn, id, invited))
        .await
        .map_err(AppError::from)?;
    let to = mine.href(&page, "/colleagues");
    Ok(redirect_saying(&to, "colleagues-invitation-taken-back", &page.state.settings))
}

/// `POST /{language}/my/company/colleagues/{user}/removal`: ends somebody's membership.
///
/// # Errors
/// As [`invite`].
pub async fn remove(
    page: Page,
    path: web::Path<(String, String)>,
    asked: web::Query<Asked>,
    _posted: Posted,
) -> Result<HttpResponse, AppError> {
    let mine = Mine::of(&page, &asked, Act::ManageMembers).await?;
    let person: UserId = path.1.parse().map_err(|_| AppError::NotFound)?;
    let (user, now) = (page.signed_in()?.user, page.now());
    let (id, office) = (mine.company.id, mine.company.office);
    let remove = move |conn: &mut Conn| {
        membership::remove(conn, id, person)?;
        let entry = audit::Entry {
            actor: Some(user),
            act: "remove_member",
            subject_kind: "company",
            subject_id: id.as_str(),
            office: Some(office),
            details: serde_json::json!({ "user": person }),
        };
        Ok::<_, RemovalError>(audit::record(conn, &entry, now)?)
    };
    match page.state.db.write(remove).await {
        Ok(()) => {
            let to = mine.href(&page, "/colleagues");
            Ok(redirect_saying(&to, "colleagues-removed", &page.state.settings))
        }
        Err(RemovalError::LastOwner) => {
            let mut form = Form::new();
            form.refuse("members", page.text("colleagues-title"), page.text("colleagues-last-owner"));
            show(page, &mine, form, StatusCode::CONFLICT).await
        }
        Err(RemovalError::Database(error)) => Err(error.into()),
    }
}

async fn show(page: Page, mine: &Mine, mut form: Form, status: StatusCode) -> Result<HttpResponse, AppError> {
    let (id, now) = (mine.company.id, page.now());
    let (members, invited) = page
        .state
        .db
        .read(move |conn| {
            Ok::<_, DbError>((membership::of_company(conn, id)?, invitation::open_of_company(conn, id, now)?))
        })
        .await?;
    if form.value("role").is_empty() {
        form.set("role", CompanyRole::Member.as_str());
    }
    let may_manage = mine.may(&page, Act::ManageMembers);
    let may_invite = mine.may(&page, Act::InviteColleague);
    let template = ColleaguesPage {
        crumbs: crumbs(&page, mine),
        members: members.into_iter().map(|member| person(&page, mine, member, may_manage)).collect(),
        invited: invited.iter().map(|invited| waiting(&page, mine, invited)).collect(),
        roles: CompanyRole::ALL
            .iter()
            .map(|role| Choice {
                value: role.as_str().to_owned(),
                label: page.word("colleagues-role-choice", role.as_str()).to_string(),
            })
            .collect(),
        invitations: mine.href(&page, "/colleagues/invitations"),
        may_invite,
        form,
        page,
    };
    render_as(status, &template)
}

fn person(page: &Page, mine: &Mine, member: Member, may_manage: bool) -> Person {
    Person {
        role: page.word("colleagues-role", member.role.as_str()).to_string(),
        since: page.day(&member.since),
        removal: match may_manage {
            true => mine.href(page, &format!("/colleagues/{}/removal", member.user)),
            false => String::new(),
        },
        name: member.name,
        email: member.email,
    }
}

fn waiting(page: &Page, mine: &Mine, invited: &Invitation) -> Invited {
    Invited {
        email: invited.email.clone(),
        role: page.word("colleagues-role", invited.role.as_str()).to_string(),
        until: page.day(&invited.expires_at),
        withdrawal: mine.href(page, &format!("/colleagues/invitations/{}/withdrawal", invited.id)),
    }
}
