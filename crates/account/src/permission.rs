//! Who may do what: decided here and nowhere else.
//!
//! Every act is asked of one subject. What a person is in relation to the subject (of the company, of its office, of
//! the platform) and the table in [`grants`] give the answer.

use crate::membership::CompanyRole;
use crate::staff::StaffRole;
use crate::{CompanyId, OfficeId, Viewer};

database::words!(
    /// Something that not everybody may do.
    Act {
        /// Register a company with an office.
        RegisterCompany = "register_company",
        /// Read a company's profile before it is published, with its remarks and history.
        ReadDraft = "read_draft",
        /// Change a company's profile, opportunities and pictures.
        EditProfile = "edit_profile",
        /// Hand a profile to the office.
        SubmitProfile = "submit_profile",
        /// Ask somebody to join a company.
        InviteColleague = "invite_colleague",
        /// End a membership or change its role.
        ManageMembers = "manage_members",
        /// Withdraw a company's profile from the public.
        WithdrawProfile = "withdraw_profile",
        /// Accept a submitted profile or return it with remarks.
        ReviewProfile = "review_profile",
        /// Take a published profile offline, with a reason.
        UnpublishProfile = "unpublish_profile",
        /// See which partners are recommended to a company.
        SeePartners = "see_partners",
        /// Ask another company for an introduction, in the name of a company.
        RequestIntroduction = "request_introduction",
        /// Take a request back.
        WithdrawIntroduction = "withdraw_introduction",
        /// Accept or decline a request.
        AnswerIntroduction = "answer_introduction",
        /// Read an introduction and its conversation.
        ReadIntroduction = "read_introduction",
        /// Write in the conversation.
        WriteMessage = "write_message",
        /// Report the other side to the office.
        ReportIntroduction = "report_introduction",
        /// Keep another company from asking again.
        BlockCompany = "block_company",
        /// See an office's desk: its queue, companies, introductions and reports.
        SeeDesk = "see_desk",
        /// Settle a report.
        SettleReport = "settle_report",
        /// Import profiles of an office's companies.
        ImportProfiles = "import_profiles",
        /// Export profiles of an office's companies.
        ExportProfiles = "export_profiles",
        /// Add synonyms for the search.
        ManageSynonyms = "manage_synonyms",
        /// See which mails could not be delivered; in the demonstration, read all mails.
        SeeMail = "see_mail",
        /// Have an undelivered mail sent again.
        ResendMail = "resend_mail",
        /// Read an office's audit trail.
        SeeAuditTrail = "see_audit_trail",
        /// Say who works in an office.
        ManageStaff = "manage_staff",
        /// Add offices and change the platform's settings.
        ManageOffices = "manage_offices",
    }
);

/// A company and the office that looks after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompanyOf {
    /// The company.
    pub id: CompanyId,
    /// Its office.
    pub office: OfficeId,
}

/// What an act is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The platform as a whole.
    Platform,
    /// An office and what is in its care.
    Office(OfficeId),
    /// A company.
    Company(CompanyOf),
    /// An introduction, between the one that asked and the one that was asked.
    Introduction {
        /// Who asked.
        from: CompanyOf,
        /// Who was asked.
        to: CompanyOf,
    },
}

/// No.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Perhaps, but first we have to know who it is.
    #[error("sign in first")]
    SignInFirst,
    /// Not this person.
    #[error("this person may not do that")]
    NotAllowed,
}

/// What a person can be in relation to a subject.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// Anybody who has signed in.
    SignedIn,
    /// Of the company; in an introduction, of either.
    Member,
    /// Owner of the company; in an introduction, of either.
    Owner,
    /// Of the company that asked for the introduction.
    Asking,
    /// Of the company that was asked.
    Asked,
    /// Staff of the subject's office; of any office where the subject is the platform.
    Staff,
    /// Lead of that office.
    Lead,
    /// Administrator.
    Administrator,
}

/// Whether the viewer may do this to that.
///
/// # Errors
/// [`Refused`]: a visitor is asked to sign in, whatever the act; anybody else is told no.
pub fn may(viewer: &Viewer, act: Act, subject: &Subject) -> Result<(), Refused> {
    if viewer.user.is_none() {
        return Err(Refused::SignInFirst);
    }
    let granted = grants(act);
    if relations(viewer, subject).any(|relation| granted.contains(&relation)) {
        Ok(())
    } else {
        Err(Refused::NotAllowed)
    }
}

/// The table: which relations an act is granted to.
const fn grants(act: Act) -> &'static [Relation] {
    use Relation::{Administrator, Asked, Asking, Lead, Member, Owner, SignedIn, Staff};
    match act {
        Act::RegisterCompany => &[SignedIn],
        Act::ReadDraft | Act::EditProfile | Act::SubmitProfile | Act::SeePartners => {
            &[Member, Owner, Staff, Lead, Administrator]
        }
        // Staff invite the first owner of a company that they imported.
        Act::InviteColleague => &[Owner, Staff, Lead, Administrator],
        Act::ManageMembers => &[Owner, Lead, Administrator],
        Act::WithdrawProfile => &[Owner, Staff, Lead, Administrator],
        Act::ReviewProfile
        | Act::UnpublishProfile
        | Act::SeeDesk
        | Act::SettleReport
        | Act::ImportProfiles
        | Act::ExportProfiles
        | Act::ManageSynonyms
        | Act::SeeMail
        | Act::ResendMail => &[Staff, Lead, Administrator],
        // In the name of a company only its own people speak: staff never do.
        Act::RequestIntroduction | Act::BlockCompany => &[Member, Owner],
        Act::WithdrawIntroduction => &[Asking],
        Act::AnswerIntroduction => &[Asked],
        Act::WriteMessage | Act::ReportIntroduction => &[Asking, Asked],
        Act::ReadIntroduction => &[Asking, Asked, Staff, Lead, Administrator],
        Act::SeeAuditTrail | Act::ManageStaff => &[Lead, Administrator],
        Act::ManageOffices => &[Administrator],
    }
}

fn relations(viewer: &Viewer, subject: &Subject) -> impl Iterator<Item = Relation> {
    let role_in = |company: CompanyOf| match viewer.company_role(company.id) {
        Some(CompanyRole::Member) => Some(Relation::Member),
        Some(CompanyRole::Owner) => Some(Relation::Owner),
        None => None,
    };
    let works_for = |offices: &[OfficeId]| match viewer.staff {
        Some(staff) => match (staff.role, staff.office) {
            (StaffRole::Administrator, _) => Some(Relation::Administrator),
            (StaffRole::OfficeStaff, Some(office)) if offices.contains(&office) => Some(Relation::Staff),
            (StaffRole::OfficeLead, Some(office)) if offices.contains(&office) => Some(Relation::Lead),
            _ => None,
        },
        None => None,
    };
    let own_office: Vec<OfficeId> = viewer.staff.and_then(|staff| staff.office).into_iter().collect();
    let found = match subject {
        // The platform is in the care of every office.
        Subject::Platform => [works_for(&own_office), None, None, None, None],
        Subject::Office(office) => [works_for(&[*office]), None, None, None, None],
        Subject::Company(company) => [works_for(&[company.office]), role_in(*company), None, None, None],
        Subject::Introduction { from, to } => [
            works_for(&[from.office, to.office]),
            role_in(*from),
            role_in(*to),
            role_in(*from).map(|_| Relation::Asking),
            role_in(*to).map(|_| Relation::Asked),
        ],
    };
    found.into_iter().flatten().chain([Relation::SignedIn])
}

#[cfg(test)]
mod tests;
