//! Who is looking, with everything that permissions are decided by.

use database::{Conn, DbError};

use crate::membership::{self, CompanyRole, Membership};
use crate::staff::{self, Staff};
use crate::{CompanyId, UserId};

/// Who is looking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Viewer {
    /// The person, when signed in.
    pub user: Option<UserId>,
    /// What the person is in the offices.
    pub staff: Option<Staff>,
    /// The companies that the person belongs to.
    pub companies: Vec<Membership>,
}

impl Viewer {
    /// Somebody who has not signed in.
    #[must_use]
    pub fn visitor() -> Viewer {
        Viewer::default()
    }

    /// A signed-in person, with roles as they are now.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn load(conn: &mut Conn, user: UserId) -> Result<Viewer, DbError> {
        Ok(Viewer {
            user: Some(user),
            staff: staff::of_user(conn, user)?,
            companies: membership::of_user(conn, user)?,
        })
    }

    /// Whether the person works in an office or administers the platform.
    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.staff.is_some()
    }

    /// Whether the person administers the platform.
    #[must_use]
    pub fn is_administrator(&self) -> bool {
        self.staff.as_ref().is_some_and(|staff| staff.role == staff::StaffRole::Administrator)
    }

    /// What the person is in this company.
    #[must_use]
    pub fn company_role(&self, company: CompanyId) -> Option<CompanyRole> {
        self.companies
            .iter()
            .find(|membership| membership.company == company)
            .map(|membership| membership.role)
    }
}
