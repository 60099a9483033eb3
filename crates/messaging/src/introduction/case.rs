//! One introduction with all that its page shows.

use account::permission::{Act, may};
use account::{Viewer, user};
use chrono::NaiveDateTime;
use database::Conn;

use super::{AccessError, Introduction, IntroductionId, State, find};
use crate::conversation::{self, Message};
use crate::party::{self, Party, Side};

/// One introduction, as somebody sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The introduction.
    pub introduction: Introduction,
    /// The company that asked.
    pub from: Party,
    /// The company that was asked.
    pub to: Party,
    /// On which side the viewer stands; on none for staff.
    pub side: Option<Side>,
    /// What the person who asked is called.
    pub requested_by: Option<String>,
    /// The conversation, the oldest first. Only the two sides read it: for staff it is empty.
    pub messages: Vec<Message>,
    /// Whether the viewer can say yes or no now.
    pub can_answer: bool,
    /// Whether the viewer can take the request back now.
    pub can_withdraw: bool,
    /// Whether the viewer can write now.
    pub can_write: bool,
}

impl Case {
    /// The company on the other side of the viewer's; for staff the one that was asked.
    #[must_use]
    pub fn other(&self) -> &Party {
        match self.side {
            Some(Side::Asked) => &self.from,
            Some(Side::Asking) | None => &self.to,
        }
    }

    /// The last moment at which it can be answered.
    #[must_use]
    pub fn open_until(&self) -> Option<NaiveDateTime> {
        (self.introduction.state == State::Requested).then_some(self.introduction.expires_at)
    }
}

/// The introduction, for somebody who may read it.
///
/// # Errors
/// [`AccessError`].
pub fn case(conn: &mut Conn, viewer: &Viewer, id: IntroductionId) -> Result<Case, AccessError> {
    let (introduction, from, to) = find(conn, viewer, id, Act::ReadIntroduction)?;
    let side = Side::of(viewer, from.id, to.id);
    let messages = if side.is_some() { conversation::of(conn, id)? } else { Vec::new() };
    let requested_by = user::by_id(conn, introduction.requested_by)?.map(|user| user.name);
    let subject = party::subject(&from, &to);
    let allowed = |act: Act, state: State| introduction.state == state && may(viewer, act, &subject).is_ok();
    Ok(Case {
        side,
        can_answer: allowed(Act::AnswerIntroduction, State::Requested),
        can_withdraw: allowed(Act::WithdrawIntroduction, State::Requested),
        can_write: allowed(Act::WriteMessage, State::Accepted),
        introduction,
        from,
        to,
        requested_by,
        messages,
    })
}
