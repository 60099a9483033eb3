//! Reminders, and the end of waiting.

use account::permission::Refused;
use chrono::NaiveDateTime;
use database::schema::introductions;
use database::{Conn, DbError};
use diesel::prelude::*;

use super::answer::{AnswerError, settle};
use super::{Introduction, NotOpen, State};
use crate::letter::introduction::{Expired, Hanging, Reminder};
use crate::letter::{send_to_members, send_to_staff};
use crate::party;
use crate::working_day;

/// So many working days there are to answer in.
pub const WORKING_DAYS_TO_ANSWER: u32 = 5;

/// After so many working days the one who was asked is reminded; with the last reminder the office is told too.
pub const REMINDERS: [u32; 2] = [2, 4];

/// Reminds of open requests. Safe to run often and by several nodes: each reminder is counted before it is sent.
///
/// # Errors
/// When the database refuses.
pub fn send_reminders(conn: &mut Conn, now: NaiveDateTime) -> Result<(), DbError> {
    let waiting: Vec<Introduction> = introductions::table
        .filter(introductions::state.eq(State::Requested))
        .filter(introductions::expires_at.gt(now))
        .filter(introductions::reminders.lt(2))
        .order(introductions::id)
        .select(Introduction::as_select())
        .load(conn)?;
    for introduction in waiting {
        let due = REMINDERS
            .iter()
            .filter(|days| working_day::after(introduction.created_at, **days) <= now)
            .count();
        // After a night offline two may be due at once: then only the last is sent.
        let due = i32::try_from(due).unwrap_or(i32::MAX);
        if introduction.reminders < due {
            remind(conn, &introduction, due, now)?;
        }
    }
    Ok(())
}

fn remind(conn: &mut Conn, introduction: &Introduction, due: i32, now: NaiveDateTime) -> Result<(), DbError> {
    let counted = diesel::update(
        introductions::table
            .filter(introductions::id.eq(introduction.id))
            .filter(introductions::state.eq(State::Requested))
            .filter(introductions::reminders.eq(introduction.reminders)),
    )
    .set(introductions::reminders.eq(due))
    .execute(conn)?;
    let (Some(from), Some(to)) = (party::find(conn, introduction.from)?, party::find(conn, introduction.to)?)
    else {
        return Ok(());
    };
    if counted == 0 {
        return Ok(());
    }
    let letter = Reminder {
        introduction: introduction.id,
        company: from.name.clone(),
        motivation: introduction.motivation.clone(),
        until: introduction.expires_at.date(),
    };
    send_to_members(conn, to.id, None, &letter, &introduction.thread(), now)?;
    if due == 2 {
        let letter = Hanging { introduction: introduction.id, asking: from.name, asked: to.name.clone() };
        send_to_staff(conn, to.office, &letter, &introduction.thread(), now)?;
    }
    Ok(())
}

/// Ends requests that nobody answered, and tells the people who asked.
///
/// # Errors
/// When the database refuses.
pub fn expire_overdue(conn: &mut Conn, now: NaiveDateTime) -> Result<(), DbError> {
    let overdue: Vec<Introduction> = introductions::table
        .filter(introductions::state.eq(State::Requested))
        .filter(introductions::expires_at.le(now))
        .order(introductions::id)
        .select(Introduction::as_select())
        .load(conn)?;
    for introduction in overdue {
        let settled = introduction
            .state
            .expire()
            .map_err(AnswerError::from)
            .and_then(|next| settle(conn, &introduction, next, None, now));
        match settled {
            Ok(_) => {}
            // Answered in this very moment.
            Err(AnswerError::NotOpen(NotOpen(_)) | AnswerError::NotFound) => continue,
            Err(AnswerError::Refused(Refused::NotAllowed | Refused::SignInFirst)) => continue,
            Err(AnswerError::Database(error)) => return Err(error),
        }
        let Some(to) = party::find(conn, introduction.to)? else { continue };
        let letter = Expired { introduction: introduction.id, company: to.name };
        send_to_members(conn, introduction.from, None, &letter, &introduction.thread(), now)?;
    }
    Ok(())
}
