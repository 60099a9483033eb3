//! How far a draft is, and which way it can go from there.

database::words!(
    /// How far a company's draft is. Whether there is a published version beside it is told by that version.
    State {
        /// Being written.
        Draft = "draft",
        /// Handed to the office, nobody has taken it up.
        Submitted = "submitted",
        /// Being read by staff.
        InReview = "in_review",
        /// One reader has accepted it, a second one has to.
        Approved = "approved",
        /// Given back with remarks.
        Returned = "returned",
        /// The same as the published version.
        Published = "published",
    }
);

database::words!(
    /// What can be done with a draft.
    Step {
        /// Change it.
        Edit = "edit",
        /// Hand it to the office.
        Submit = "submit",
        /// Take it back from the office.
        TakeBack = "take_back",
        /// Begin to read it.
        StartReview = "start_review",
        /// Accept it.
        Accept = "accept",
        /// Return it with remarks.
        SendBack = "send_back",
    }
);

/// A step that does not lead anywhere from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{step} is not possible: the profile is {from}")]
pub struct TransitionError {
    /// How far the draft is.
    pub from: State,
    /// What was to be done.
    pub step: Step,
}

impl State {
    /// After a change. What the office has in its hands is taken back first, so that nobody accepts what he did not
    /// read. A returned profile stays marked as returned, with its remarks, until it is handed in again.
    ///
    /// # Errors
    /// While the profile is with the office.
    pub const fn edit(self) -> Result<State, TransitionError> {
        match self {
            State::Draft | State::Published => Ok(State::Draft),
            State::Returned => Ok(State::Returned),
            State::Submitted | State::InReview | State::Approved => self.refuse(Step::Edit),
        }
    }

    /// After handing in.
    ///
    /// # Errors
    /// When it has been handed in already, or nothing has changed since it was published.
    pub const fn submit(self) -> Result<State, TransitionError> {
        match self {
            State::Draft | State::Returned => Ok(State::Submitted),
            _ => self.refuse(Step::Submit),
        }
    }

    /// After taking back what was handed in.
    ///
    /// # Errors
    /// When it is not with the office.
    pub const fn take_back(self) -> Result<State, TransitionError> {
        match self {
            State::Submitted | State::InReview | State::Approved => Ok(State::Draft),
            _ => self.refuse(Step::TakeBack),
        }
    }

    /// After a member of staff began to read.
    ///
    /// # Errors
    /// When it has not been handed in.
    pub const fn start_review(self) -> Result<State, TransitionError> {
        match self {
            State::Submitted | State::InReview => Ok(State::InReview),
            State::Approved => Ok(State::Approved),
            _ => self.refuse(Step::StartReview),
        }
    }

    /// After a reader accepted it.
    ///
    /// # Errors
    /// When it is not being read, or a second reader's turn has not come.
    pub const fn accept(self, second_reader: bool) -> Result<State, TransitionError> {
        match (self, second_reader) {
            (State::Submitted | State::InReview, true) => Ok(State::Approved),
            (State::Submitted | State::InReview, false) | (State::Approved, _) => Ok(State::Published),
            _ => self.refuse(Step::Accept),
        }
    }

    /// After a reader gave it back.
    ///
    /// # Errors
    /// When it is not being read.
    pub const fn send_back(self) -> Result<State, TransitionError> {
        match self {
            State::Submitted | State::InReview | State::Approved => Ok(State::Returned),
            _ => self.refuse(Step::SendBack),
        }
    }

    /// Whether it is the office's turn.
    #[must_use]
    pub const fn is_with_office(self) -> bool {
        matches!(self, State::Submitted | State::InReview | State::Approved)
    }

    const fn refuse(self, step: Step) -> Result<State, TransitionError> {
        Err(TransitionError { from: self, step })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_office_reads_cannot_be_changed_under_its_eyes() {
        for state in State::ALL {
            assert_eq!(state.edit().is_err(), state.is_with_office(), "{state}");
            assert_eq!(state.take_back().is_ok(), state.is_with_office(), "{state}");
            assert_eq!(state.send_back().is_ok(), state.is_with_office(), "{state}");
        }
    }

    #[test]
    fn nothing_is_published_that_was_not_handed_in() {
        for state in State::ALL {
            for second_reader in [false, true] {
                let published = state.accept(second_reader) == Ok(State::Published);
                assert!(!published || state.is_with_office(), "{state}");
            }
        }
        assert_eq!(State::Submitted.accept(true), Ok(State::Approved));
        assert_eq!(State::Approved.accept(true), Ok(State::Published));
    }

    #[test]
    fn a_refusal_names_the_state_and_the_step() {
        let error = State::Published.submit().unwrap_err();
        assert_eq!(error.to_string(), "submit is not possible: the profile is published");
    }
}
