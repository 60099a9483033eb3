//! Introductions in every state.

use account::{UserId, Viewer};
use chrono::{NaiveDateTime, TimeDelta};
use database::Conn;
use locale::Language;
use messaging::introduction::{self, DeclineReason, NewIntroduction};
use messaging::{IntroductionId, conversation};
use profile::CompanyId;

use crate::Failure;

/// What happens to a request in the demonstration.
enum Course {
    Waits,
    Accepted,
    Declined,
    Withdrawn,
    Expires,
}

const MOTIVATION: &str = "Your profile shows that you make what our customers in this region ask for. We would like to \
                          talk about working together, and could visit you in spring.";

/// Lets companies ask each other, with each end that a request can have.
///
/// # Errors
/// When the database refuses.
pub fn fill(conn: &mut Conn, people: &[(UserId, CompanyId)], now: NaiveDateTime) -> Result<(), Failure> {
    // The longest ago first, as they would have been asked.
    let courses = [
        (5, 0, 30, Course::Expires),
        (4, 1, 20, Course::Accepted),
        (2, 1, 12, Course::Declined),
        (0, 2, 9, Course::Accepted),
        (0, 4, 6, Course::Withdrawn),
        (1, 0, 1, Course::Waits),
    ];
    for (from, to, days, course) in courses {
        let (Some(from), Some(to)) = (people.get(from), people.get(to)) else { continue };
        let asked = now - TimeDelta::days(days);
        let id = ask(conn, *from, *to, asked)?;
        let (asking, answering) = (Viewer::load(conn, from.0)?, Viewer::load(conn, to.0)?);
        let answered = asked + TimeDelta::hours(20);
        match course {
            Course::Waits => {}
            Course::Accepted => {
                introduction::accept(conn, &answering, id, answered)?;
                write(
                    conn,
                    &asking,
                    id,
                    "Thank you. Shall we speak by telephone on Thursday at ten?",
                    answered + TimeDelta::hours(2),
                )?;
                write(
                    conn,
                    &answering,
                    id,
                    "Thursday is fine. I will call you.",
                    answered + TimeDelta::hours(5),
                )?;
            }
            Course::Declined => {
                introduction::decline(
                    conn,
                    &answering,
                    id,
                    DeclineReason::NoCapacity,
                    &"".parse()?,
                    answered,
                )?;
            }
            Course::Withdrawn => introduction::withdraw(conn, &asking, id, answered)?,
            Course::Expires => introduction::expire_overdue(conn, asked + TimeDelta::days(9))?,
        }
    }
    Ok(())
}

fn ask(
    conn: &mut Conn,
    from: (UserId, CompanyId),
    to: (UserId, CompanyId),
    at: NaiveDateTime,
) -> Result<IntroductionId, Failure> {
    let viewer = Viewer::load(conn, from.0)?;
    let key = format!("demonstration-{}-{}", from.1, to.1);
    let new = NewIntroduction {
        from: from.1,
        to: to.1,
        opportunity: None,
        motivation: MOTIVATION.parse()?,
        language: Language::En,
        key: &key,
    };
    Ok(introduction::request(conn, &viewer, &new, at)?)
}

fn write(
    conn: &mut Conn,
    viewer: &Viewer,
    id: IntroductionId,
    text: &str,
    at: NaiveDateTime,
) -> Result<(), Failure> {
    conversation::write(conn, viewer, id, &text.parse()?, &format!("demonstration-{id}-{at}"), at)?;
    Ok(())
}
