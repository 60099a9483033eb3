//! Who asks, in which language, and what every page shows around its own content.

use std::future::Future;
use std::pin::Pin;
use std::str::FromStr;

use account::permission::{Act, Subject};
use account::session::Session;
use account::{CompanyId, UserId, Viewer};
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use locale::{Language, Message};

use crate::AppState;
use crate::request::session::session_token;
use crate::response::AppError;
use crate::security::FormToken;

/// The surroundings of a page; every template struct has one in its field `page`.
#[derive(Clone)]
pub struct Page {
    /// What every request shares.
    pub state: web::Data<AppState>,
    /// The reader's language: that of the address, or else as negotiated.
    pub language: Language,
    /// `light`, `dark` or `auto`: as the reader's system has it.
    pub theme: &'static str,
    /// Who is signed in.
    pub viewer: Option<PageViewer>,
    /// Who was signed in until the session ended; what they post now is kept for them, and nothing else.
    pub former_user: Option<UserId>,
    /// The value of the hidden field `csrf`.
    pub csrf: FormToken,
    /// What the last act led to, said once, on top of the page.
    pub flash: Option<String>,
    /// Scheme and host of the platform.
    pub origin: String,
    /// The full address of this page, without its query: what search engines should know it by.
    pub canonical: String,
    /// Path and query behind the language: `/search?q=…`.
    path: String,
}

/// Who is signed in.
#[derive(Clone)]
pub struct PageViewer {
    /// Which user.
    pub user: UserId,
    /// The user's name.
    pub name: String,
    /// The user's address.
    pub email: String,
    /// What the user may do.
    pub viewer: Viewer,
    /// The session in this browser.
    pub session: Session,
}

/// A choice of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The same page in a language.
#[derive(Clone, Debug)]
pub struct LanguageLink {
    /// `nl`
    pub code: &'static str,
    /// `Nederlands`
    pub name: &'static str,
    /// Where it is.
    pub href: String,
    /// The way there that remembers the choice.
    pub switch: String,
    /// Whether it is the language of this page.
    pub current: bool,
}

impl Page {
    /// A text of the catalog in the reader's language.
    pub fn text<'a>(&'a self, key: &'a str) -> Message<'a> {
        self.state.catalog.message(self.language, key)
    }

    /// A text whose key is put together: `page.word("cooperation", "agency")` is the message `cooperation-agency`.
    pub fn word(&self, group: &str, word: &str) -> Message<'_> {
        self.state.catalog.message(self.language, format!("{group}-{}", word.replace('_', "-")))
    }

    /// An address in the reader's language: `/search` → `/nl/search`.
    pub fn href(&self, path: &str) -> String {
        format!("/{}{}", self.language, if path == "/" { "" } else { path })
    }

    /// An address in the reader's language that knows where to go afterwards, if that is anywhere: `/sign-in` →
    /// `/nl/sign-in?next=%2Fsearch`.
    pub fn href_and_then(&self, path: &str, next: &str) -> String {
        let query = if next.is_empty() { String::new() } else { format!("?next={}", form_urlencoded(next)) };
        self.href(path) + &query
    }

    /// The address of a style sheet, script or image.
    pub fn asset(&self, name: &str) -> &str {
        self.state.assets.address(name)
    }

    /// This page in each language.
    pub fn languages(&self) -> Vec<LanguageLink> {
        Language::ALL
            .into_iter()
            .map(|language| LanguageLink {
                code: language.code(),
                name: language.own_name(),
                href: format!("/{language}{}", self.path),
                switch: format!("/{language}/language?to={}", form_urlencoded(&self.path)),
                current: language == self.language,
            })
            .collect()
    }

    /// Whether this page is in a section: the path below the language starts with it.
    pub fn is_at(&self, section: &str) -> bool {
        self.path.strip_prefix(section).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
    }

    /// Path and query behind the language, for coming back here.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whether this is the demonstration.
    pub fn demonstration(&self) -> bool {
        self.state.settings.demonstration
    }

    /// A day in the reader's language.
    pub fn date(&self, day: &NaiveDate) -> String {
        locale::date(self.language, *day)
    }

    /// The day of a moment.
    pub fn day(&self, at: &NaiveDateTime) -> String {
        locale::date(self.language, self.local_day(at))
    }

    /// How many midnights the reader has seen since a moment: 0 for today, 1 for yesterday.
    pub fn days_since(&self, at: &NaiveDateTime) -> i64 {
        (self.today() - self.local_day(at)).num_days()
    }

    /// A moment, on the reader's clock.
    pub fn moment(&self, at: &NaiveDateTime) -> String {
        locale::date_time(self.language, *at, self.zone())
    }

    /// A number with its digits grouped.
    pub fn number(&self, number: &i64) -> String {
        locale::integer(self.language, *number)
    }

    /// Now.
    pub fn now(&self) -> NaiveDateTime {
        self.state.clock.now()
    }

    /// Today, on the reader's clock.
    pub fn today(&self) -> NaiveDate {
        self.local_day(&self.now())
    }

    fn local_day(&self, at: &NaiveDateTime) -> NaiveDate {
        use chrono::TimeZone;
        self.zone().from_utc_datetime(at).date_naive()
    }

    /// Whoever is signed in.
    ///
    /// # Errors
    /// [`AppError::SignInFirst`] for a visitor.
    pub fn signed_in(&self) -> Result<&PageViewer, AppError> {
        self.viewer.as_ref().ok_or(AppError::SignInFirst)
    }

    /// Asks the one place that decides about permissions.
    ///
    /// # Errors
    /// [`AppError::SignInFirst`] for a visitor who might be allowed, [`AppError::NotAllowed`] else.
    pub fn may(&self, act: Act, subject: &Subject) -> Result<(), AppError> {
        let visitor = Viewer::visitor();
        let viewer = self.viewer.as_ref().map_or(&visitor, |page_viewer| &page_viewer.viewer);
        Ok(account::permission::may(viewer, act, subject)?)
    }

    /// Readers of Romanian live by Bucharest time, the others by that of Amsterdam and Berlin.
    fn zone(&self) -> Tz {
        match self.language {
            Language::Ro => chrono_tz::Europe::Bucharest,
            Language::Nl | Language::En | Language::De => chrono_tz::Europe::Amsterdam,
        }
    }
}

impl PageViewer {
    /// Whether this is staff of an office or an administrator.
    pub fn is_staff(&self) -> bool {
        self.viewer.is_staff()
    }

    /// Whether this is an administrator.
    pub fn is_administrator(&self) -> bool {
        self.viewer.is_administrator()
    }

    /// Whether the user belongs to a company.
    pub fn has_company(&self) -> bool {
        !self.viewer.companies.is_empty()
    }

    /// The user's company; the first one of several.
    pub fn company(&self) -> Option<CompanyId> {
        self.viewer.companies.first().map(|membership| membership.company)
    }
}

impl Theme {
    /// `auto`, `light` or `dark`.
    pub const fn word(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

impl FromStr for Theme {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "auto" => Ok(Theme::Auto),
            "light" => Ok(Theme::Light),
            "dark" => Ok(Theme::Dark),
            _ => Err(()),
        }
    }
}

impl FromRequest for Page {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Page, AppError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            // A segment where a language belongs, and is none: there is no such page.
            if let Some(segment) = request.match_info().get("language")
                && segment.parse::<Language>().is_err()
            {
                return Err(AppError::NotFound);
            }
            Page::of(&request).await
        })
    }
}

impl Page {
    /// The surroundings for any request, also one that leads nowhere.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn of(request: &HttpRequest) -> Result<Page, AppError> {
        let (mut page, token) = Page::anonymous(request)?;
        let Some(token) = token else { return Ok(page) };
        let now = page.state.clock.now();
        let found = page
            .state
            .db
            .read(move |conn| {
                let found = account::session::find(conn, &token, now)?;
                let Some(session) = found else {
                    return Ok((None, account::session::former_user(conn, &token)?));
                };
                let user = account::user::by_id(conn, session.user)?;
                let viewer = Viewer::load(conn, session.user)?;
                Ok::<_, AppError>((user.map(|user| (session, user, viewer)), None))
            })
            .await?;
        match found {
            (Some((session, user, viewer)), _) => {
                if session.needs_touch {
                    page.state.db.write(move |conn| account::session::touch(conn, session.id, now)).await?;
                }
                page.viewer = Some(PageViewer {
                    user: user.id,
                    name: user.name,
                    email: user.email.as_str().to_owned(),
                    viewer,
                    session,
                });
            }
            (None, former_user) => page.former_user = former_user,
        }
        Ok(page)
    }

    /// The surroundings without asking the database who it is, for when that cannot answer.
    ///
    /// # Errors
    /// Only when the application was put together without its state.
    pub fn without_viewer(request: &HttpRequest) -> Result<Page, AppError> {
        Page::anonymous(request).map(|(page, _)| page)
    }

    fn anonymous(request: &HttpRequest) -> Result<(Page, Option<account::SessionToken>), AppError> {
        let state = request
            .app_data::<web::Data<AppState>>()
            .cloned()
            .ok_or_else(|| AppError::internal("the application has no state"))?;
        let (in_path, rest) = split_language(request.path());
        let query = request.query_string();
        let path = if query.is_empty() { rest.to_owned() } else { format!("{rest}?{query}") };
        let token = session_token(request, &state.settings);
        let flash = request
            .cookie("flash")
            .filter(|cookie| state.catalog.contains(cookie.value()))
            .map(|cookie| cookie.value().to_owned());
        let language = in_path.unwrap_or_else(|| negotiated_language(request));
        let flash = flash.map(|key| state.catalog.message(language, key).to_string());
        let csrf = FormToken::of(request, &state, token.as_ref());
        let theme: Theme =
            request.cookie("theme").and_then(|cookie| cookie.value().parse().ok()).unwrap_or_default();
        let origin = state.settings.origin.clone();
        let canonical = format!("{origin}/{language}{rest}");
        let theme = theme.word();
        Ok((
            Page {
                state,
                language,
                theme,
                viewer: None,
                former_user: None,
                csrf,
                flash,
                origin,
                canonical,
                path,
            },
            token,
        ))
    }
}

fn form_urlencoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// `/nl/search` → Dutch and `/search`.
fn split_language(path: &str) -> (Option<Language>, &str) {
    let Some(rest) = path.strip_prefix('/') else { return (None, path) };
    let (segment, _) = rest.split_once('/').unwrap_or((rest, ""));
    match segment.parse::<Language>() {
        Ok(language) => (Some(language), &rest[segment.len()..]),
        Err(_) => (None, path),
    }
}

/// The explicit choice, then what the browser asks for, then English.
pub(crate) fn negotiated_language(request: &HttpRequest) -> Language {
    let chosen = request.cookie("language").and_then(|cookie| cookie.value().parse().ok());
    let accepted = || {
        let header = request.headers().get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        Language::negotiate(header)
    };
    chosen.or_else(accepted).unwrap_or(Language::En)
}
