//! The postman: takes mails out of the outbox, puts them into words and brings them out.
//!
//! A mail leaves the outbox after it went out, so it goes out at least once. A repeat carries the same Message-ID, by
//! which mail programs know it. What fails is tried again, later and later; what fails for good is parked.

mod compose;

use std::time::Duration;

use account::mail::{self, Mail, Recipient};
use account::signed_link::LinkKey;
use account::{EmailAddress, Generator, user};
use database::outbox::{self, Failure, OutboxRow};
use database::schema::outbox as rows;
use database::{Clock, Db, DbError};
use diesel::prelude::*;
use futures_util::StreamExt;
use locale::Catalog;
use profile::notice;
use tokio::sync::watch;

pub use compose::Sender;

use crate::letter::{self, Addresses, Rendered, Writing};
use crate::timer::{Schedule, TIMERS};
use crate::transport::{Outgoing, SendError};
use crate::written::Written;
use crate::{Transport, unwanted};

/// How many rows are taken at once.
const BATCH: i64 = 16;

/// How many mails are on their way at the same time.
const AT_ONCE: usize = 4;

/// How long the postman waits when there is nothing to do.
const POLL: Duration = Duration::from_millis(500);

/// How long the postman waits when the database is away.
const POLL_AFTER_ERROR: Duration = Duration::from_secs(5);

/// No mail is waited for longer; well within the lease of its row.
const LONGEST_SEND: Duration = Duration::from_secs(120);

/// How long what is on its way may take when the program stops.
const GRACE: Duration = Duration::from_secs(8);

/// Brings mails out. One for each node.
pub struct Postman {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// Spreads repeated attempts.
    pub generator: Generator,
    /// All texts.
    pub catalog: Catalog,
    /// The way out.
    pub transport: Transport,
    /// Who writes.
    pub sender: Sender,
    /// Where pages are.
    pub addresses: Addresses,
    /// Signs links.
    pub key: LinkKey,
    /// Names this node, the same after a restart: what it had taken when it died, it takes up again.
    pub node: String,
}

/// What became of the rows that were due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Mails that went out.
    pub sent: usize,
    /// Mails and notices that failed and were put back or parked.
    pub failed: usize,
    /// Mails that nobody needs any more.
    pub dropped: usize,
    /// Notices that were expanded to mails.
    pub expanded: usize,
}

enum Outcome {
    Sent,
    Failed,
    Dropped,
    Expanded,
}

impl Postman {
    /// Works until `stop` holds `true`: delivers what is due and runs the timers. What is on its way when it is told
    /// to stop gets a few seconds.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let node = self.node.clone();
        if let Err(error) = self.db.write(move |conn| Ok::<_, DbError>(outbox::release(conn, &node)?)).await {
            tracing::error!(%error, "the leases of the last run could not be released");
        }
        let mut schedule = Schedule::new(TIMERS);
        let mut stopped = stop.clone();
        while !*stop.borrow() {
            schedule.run_due(&self.db, self.clock.now()).await;
            let batch = tokio::select! {
                batch = self.deliver_batch() => batch,
                () = grace(&mut stopped) => break,
            };
            let pause = match batch {
                Ok(Some(_)) => continue,
                Ok(None) => POLL,
                Err(error) => {
                    tracing::error!(%error, "the outbox cannot be worked on");
                    POLL_AFTER_ERROR
                }
            };
            tokio::select! {
                _ = stop.changed() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
        let node = self.node.clone();
        if let Err(error) = self.db.write(move |conn| Ok::<_, DbError>(outbox::release(conn, &node)?)).await {
            tracing::warn!(%error, "the leases could not be released; they end by themselves");
        }
    }

    /// Works off everything that is due now.
    ///
    /// # Errors
    /// When the database refuses; what a relay refuses is counted and tried again.
    pub async fn deliver_due(&self) -> Result<Delivered, DbError> {
        let mut total = Delivered::default();
        while let Some(batch) = self.deliver_batch().await? {
            total.sent += batch.sent;
            total.failed += batch.failed;
            total.dropped += batch.dropped;
            total.expanded += batch.expanded;
        }
        Ok(total)
    }

    /// Works off a batch; nothing when nothing is due.
    async fn deliver_batch(&self) -> Result<Option<Delivered>, DbError> {
        let now = self.clock.now();
        // Looked at by reading first: an idle postman takes no turn at writing.
        let due = self
            .db
            .read(move |conn| {
                let due = rows::table
                    .filter(rows::due_at.le(now))
                    .filter(rows::parked_at.is_null())
                    .filter(rows::lease_until.is_null().or(rows::lease_until.lt(now)));
                Ok::<_, DbError>(diesel::select(diesel::dsl::exists(due)).get_result::<bool>(conn)?)
            })
            .await?;
        if !due {
            return Ok(None);
        }
        let node = self.node.clone();
        let leased =
            self.db.write(move |conn| Ok::<_, DbError>(outbox::lease(conn, &node, BATCH, now)?)).await?;
        if leased.is_empty() {
            return Ok(None);
        }
        let mut total = Delivered::default();
        let mut outcomes =
            futures_util::stream::iter(leased).map(|row| self.work_off(row)).buffer_unordered(AT_ONCE);
        while let Some(outcome) = outcomes.next().await {
            match outcome? {
                Outcome::Sent => total.sent += 1,
                Outcome::Failed => total.failed += 1,
                Outcome::Dropped => total.dropped += 1,
                Outcome::Expanded => total.expanded += 1,
            }
        }
        Ok(Some(total))
    }

    async fn work_off(&self, row: OutboxRow) -> Result<Outcome, DbError> {
        match row.kind.as_str() {
            mail::KIND => match row.payload::<Mail>() {
                Ok(mail) => self.deliver(row, mail).await,
                Err(error) => self.fail(row, Failure::Permanent, error.to_string()).await,
            },
            notice::KIND => match row.payload::<notice::Notice>() {
                Ok(notice) => self.expand(row, notice).await,
                Err(error) => self.fail(row, Failure::Permanent, error.to_string()).await,
            },
            _ => {
                let reason = format!("nobody does work of the kind {:?}", row.kind);
                self.fail(row, Failure::Permanent, reason).await
            }
        }
    }

    async fn expand(&self, row: OutboxRow, notice: notice::Notice) -> Result<Outcome, DbError> {
        let now = self.clock.now();
        self.db
            .write(move |conn| {
                letter::profile::expand(conn, &notice, now)?;
                outbox::complete(conn, row.id)?;
                Ok::<_, DbError>(Outcome::Expanded)
            })
            .await
    }

    async fn deliver(&self, row: OutboxRow, mail: Mail) -> Result<Outcome, DbError> {
        let now = self.clock.now();
        let late = mail.useful_until.is_some_and(|until| until <= now);
        let addressee = if late { None } else { self.addressee(&mail).await? };
        let Some((email, name)) = addressee else { return self.drop(row, mail.template).await };
        let outgoing = match self.write(&row, &mail, email, name) {
            Ok(outgoing) => outgoing,
            Err(reason) => return self.fail(row, Failure::Permanent, reason).await,
        };
        match self.send(&outgoing).await {
            Ok(()) => {
                let id = row.id;
                self.db.write(move |conn| Ok::<_, DbError>(outbox::complete(conn, id)?)).await?;
                tracing::info!(
                    mail.message_id = outgoing.written.message_id,
                    mail.template = outgoing.written.template,
                    mail.to = outgoing.to.masked(),
                    mail.attempts = row.attempts,
                    "mail sent"
                );
                Ok(Outcome::Sent)
            }
            Err(error) => {
                tracing::warn!(
                    mail.message_id = outgoing.written.message_id,
                    mail.template = outgoing.written.template,
                    mail.to = outgoing.to.masked(),
                    mail.attempts = row.attempts + 1,
                    permanent = error.failure == Failure::Permanent,
                    reason = error.reason,
                    "mail not sent"
                );
                self.fail(row, error.failure, error.reason).await
            }
        }
    }

    /// Where the mail goes; nowhere when the account is gone or closed, or the reader does not want this kind.
    async fn addressee(&self, mail: &Mail) -> Result<Option<(EmailAddress, Option<String>)>, DbError> {
        let id = match &mail.to {
            Recipient::Address { email, name } => return Ok(Some((email.clone(), name.clone()))),
            Recipient::User(id) => *id,
        };
        let kind = letter::kind(&mail.template);
        let tells_of_closing = mail.template == mail::ACCOUNT_DISABLED;
        self.db
            .read(move |conn| {
                let Some(user) = user::by_id(conn, id)? else { return Ok(None) };
                if user.disabled_at.is_some() && !tells_of_closing {
                    return Ok(None);
                }
                if let Some(kind) = kind
                    && unwanted::is_unwanted(conn, id, kind)?
                {
                    return Ok(None);
                }
                Ok::<_, DbError>(Some((user.email, Some(user.name))))
            })
            .await
    }

    fn write(
        &self,
        row: &OutboxRow,
        mail: &Mail,
        to: EmailAddress,
        name: Option<String>,
    ) -> Result<Outgoing, String> {
        let writing = Writing {
            catalog: &self.catalog,
            language: mail.language,
            name: name.as_deref(),
            user: match mail.to {
                Recipient::User(user) => Some(user),
                Recipient::Address { .. } => None,
            },
            addresses: &self.addresses,
            key: &self.key,
            at: row.created_at,
            kind: letter::kind(&mail.template),
        };
        let rendered: Rendered = letter::render(&mail.template, mail.arguments.clone(), &writing)
            .map_err(|error| error.to_string())?;
        let unsubscribe = writing.unsubscribe();
        let message =
            compose::compose(&self.sender, row, mail, &to, name.as_deref(), &rendered, unsubscribe)?;
        let written = Written {
            id: row.id,
            template: mail.template.clone(),
            to: to.clone(),
            language: mail.language,
            message_id: self.sender.message_id(row.id.as_str()),
            subject: rendered.subject,
            text: rendered.text,
            html: rendered.html,
            at: row.created_at,
        };
        Ok(Outgoing { id: row.id, message, to, written })
    }

    async fn send(&self, outgoing: &Outgoing) -> Result<(), SendError> {
        match tokio::time::timeout(LONGEST_SEND, self.transport.send(outgoing)).await {
            Ok(outcome) => outcome,
            Err(_) => Err(SendError {
                failure: Failure::Temporary,
                reason: format!("not done after {} seconds", LONGEST_SEND.as_secs()),
            }),
        }
    }

    async fn drop(&self, row: OutboxRow, template: String) -> Result<Outcome, DbError> {
        tracing::info!(
            mail.id = row.id.as_str(),
            mail.template = template,
            "mail dropped: nobody needs it any more"
        );
        self.db.write(move |conn| Ok::<_, DbError>(outbox::complete(conn, row.id)?)).await?;
        Ok(Outcome::Dropped)
    }

    async fn fail(&self, row: OutboxRow, failure: Failure, reason: String) -> Result<Outcome, DbError> {
        let (now, jitter) = (self.clock.now(), self.generator.fraction());
        self.db
            .write(move |conn| Ok::<_, DbError>(outbox::fail(conn, &row, failure, &reason, jitter, now)?))
            .await?;
        Ok(Outcome::Failed)
    }
}

/// Ends a while after the program was told to stop.
async fn grace(stop: &mut watch::Receiver<bool>) {
    // The other side is gone: nobody can tell any more, which is the same.
    let _ = stop.wait_for(|stop| *stop).await;
    tokio::time::sleep(GRACE).await;
}
