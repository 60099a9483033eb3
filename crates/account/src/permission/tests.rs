use super::*;
use crate::UserId;
use crate::membership::Membership;
use crate::staff::Staff;

/// Everybody that an act is asked for, in the order of the table's columns.
struct World {
    own: CompanyOf,
    other: CompanyOf,
    elsewhere: OfficeId,
}

impl World {
    fn new() -> World {
        let company = || CompanyOf { id: CompanyId::generate(), office: OfficeId::generate() };
        World { own: company(), other: company(), elsewhere: OfficeId::generate() }
    }

    /// visitor, stranger, member, owner, other side, staff elsewhere, own staff, own lead, administrator
    fn people(&self) -> [Viewer; 9] {
        let in_company = |company: CompanyId, role| Viewer {
            user: Some(UserId::generate()),
            staff: None,
            companies: vec![Membership { company, role }],
        };
        let in_office = |role, office| Viewer {
            user: Some(UserId::generate()),
            staff: Some(Staff { role, office }),
            companies: vec![],
        };
        [
            Viewer::visitor(),
            in_company(CompanyId::generate(), CompanyRole::Owner),
            in_company(self.own.id, CompanyRole::Member),
            in_company(self.own.id, CompanyRole::Owner),
            in_company(self.other.id, CompanyRole::Owner),
            in_office(StaffRole::OfficeLead, Some(self.elsewhere)),
            in_office(StaffRole::OfficeStaff, Some(self.own.office)),
            in_office(StaffRole::OfficeLead, Some(self.own.office)),
            in_office(StaffRole::Administrator, None),
        ]
    }
}

/// `y` may, `.` may not, `s` is asked to sign in first.
#[test]
fn every_act_is_granted_to_exactly_those_in_the_table() {
    let world = World::new();
    let company = Subject::Company(world.own);
    let office = Subject::Office(world.own.office);
    // Asked by the own company, so the other side is the one that may answer.
    let introduction = Subject::Introduction { from: world.own, to: world.other };
    let table = [
        (Act::RegisterCompany, office, "syyyyyyyy"),
        (Act::ReadDraft, company, "s.yy..yyy"),
        (Act::EditProfile, company, "s.yy..yyy"),
        (Act::SubmitProfile, company, "s.yy..yyy"),
        (Act::InviteColleague, company, "s..y..yyy"),
        (Act::ManageMembers, company, "s..y...yy"),
        (Act::WithdrawProfile, company, "s..y..yyy"),
        (Act::ReviewProfile, company, "s.....yyy"),
        (Act::UnpublishProfile, company, "s.....yyy"),
        (Act::SeePartners, company, "s.yy..yyy"),
        (Act::RequestIntroduction, company, "s.yy....."),
        (Act::WithdrawIntroduction, introduction, "s.yy....."),
        (Act::AnswerIntroduction, introduction, "s...y...."),
        (Act::ReadIntroduction, introduction, "s.yyy.yyy"),
        (Act::WriteMessage, introduction, "s.yyy...."),
        (Act::ReportIntroduction, introduction, "s.yyy...."),
        (Act::BlockCompany, company, "s.yy....."),
        (Act::SeeDesk, office, "s.....yyy"),
        (Act::SettleReport, office, "s.....yyy"),
        (Act::ImportProfiles, office, "s.....yyy"),
        (Act::ExportProfiles, office, "s.....yyy"),
        (Act::ManageSynonyms, office, "s.....yyy"),
        (Act::SeeMail, Subject::Platform, "s....yyyy"),
        (Act::ResendMail, Subject::Platform, "s....yyyy"),
        (Act::SeeAuditTrail, office, "s......yy"),
        (Act::ManageStaff, office, "s......yy"),
        (Act::ManageOffices, Subject::Platform, "s.......y"),
    ];
    for act in Act::ALL {
        assert!(table.iter().any(|(tested, ..)| tested == act), "{act} is not in the table");
    }
    for (act, subject, expected) in table {
        let given: String = world
            .people()
            .iter()
            .map(|viewer| match may(viewer, act, &subject) {
                Ok(()) => 'y',
                Err(Refused::NotAllowed) => '.',
                Err(Refused::SignInFirst) => 's',
            })
            .collect();
        assert_eq!(given, expected, "{act}");
    }
}

#[test]
fn staff_of_the_other_companys_office_see_the_introduction_too() {
    let world = World::new();
    let staff = Viewer {
        user: Some(UserId::generate()),
        staff: Some(Staff { role: StaffRole::OfficeStaff, office: Some(world.other.office) }),
        companies: vec![],
    };
    let introduction = Subject::Introduction { from: world.own, to: world.other };
    assert_eq!(may(&staff, Act::ReadIntroduction, &introduction), Ok(()));
    assert_eq!(may(&staff, Act::AnswerIntroduction, &introduction), Err(Refused::NotAllowed));
}

#[test]
fn a_role_without_its_office_grants_nothing() {
    let lost = Viewer {
        user: Some(UserId::generate()),
        staff: Some(Staff { role: StaffRole::OfficeLead, office: None }),
        companies: vec![],
    };
    let world = World::new();
    assert_eq!(may(&lost, Act::SeeDesk, &Subject::Office(world.own.office)), Err(Refused::NotAllowed));
    assert_eq!(may(&lost, Act::SeeMail, &Subject::Platform), Err(Refused::NotAllowed));
}
