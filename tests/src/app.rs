//! The real application on a real database, served on a port of its own.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::thread::JoinHandle;

use account::Generator;
use account::signed_link::LinkKey;
use actix_web::dev::ServerHandle;
use actix_web::web::Data;
use chrono::{NaiveDate, NaiveDateTime};
use database::testing::{Engine, TestDatabase};
use database::{Clock, Conn, DatabaseUrl, Db, DbError, outbox};
use diesel::sql_types::{BigInt, Text};
use diesel::{QueryableByName, RunQueryDsl};
use locale::{Catalog, Language, Message};
use messaging::letter::Addresses;
use messaging::transport::{Memory, SmtpSettings};
use messaging::written::Written;
use messaging::{Postman, Sender, Transport};
use search::{Follower, SearchIndex};
use secrecy::SecretString;
use taxonomy::Taxonomy;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use web::assets::Assets;
use web::limits::Limits;
use web::security::FormKey;
use web::{AppState, WebSettings};

use crate::Client;

/// The application. When it is dropped with work left in the outbox, the test fails: somebody would have waited for a
/// mail in vain.
pub struct TestApp {
    /// The time, which stands still until a test moves it.
    pub clock: Clock,
    /// Codes and tokens; the same ones each time.
    pub generator: Generator,
    /// `http://127.0.0.1:…`
    pub origin: String,
    index: SearchIndex,
    postman: Postman,
    memory: Memory,
    /// Where the postman works; the server has its own.
    runtime: Runtime,
    server: ServerHandle,
    thread: Option<JoinHandle<()>>,
    outbox_may_stay: bool,
    follower: Option<Follower>,
    database: TestDatabase,
    _folder: TempDir,
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Rows {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// What may be different from the usual.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// How many requests an address may send; not limited as a rule.
    pub limits: bool,
    /// Whether this is the demonstration.
    pub demonstration: bool,
    /// Threads that answer requests; 0: one, which is enough for a test.
    pub workers: usize,
    /// The folder that holds the search index; none: a new one.
    pub folder: Option<PathBuf>,
}

impl TestApp {
    /// The application on an empty database with the default offices.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start(engine: Engine) -> TestApp {
        TestApp::start_as(engine, &Setup::default())
    }

    /// [`TestApp::start`], different from the usual.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start_as(engine: Engine, setup: &Setup) -> TestApp {
        let database = TestDatabase::new(engine);
        let db = database.db().clone();
        let clock = Clock::fixed(beginning());
        let generator = Generator::seeded(2027);
        let folder = tempfile::tempdir().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let settings = WebSettings {
            origin: origin.clone(),
            workers: Some(setup.workers.max(1)),
            demonstration: setup.demonstration,
            media_folder: folder.path().join("media"),
            mail_folder: folder.path().join("mail"),
            upload_bytes: 8 * 1024 * 1024,
            behind_proxy: false,
        };
        std::fs::create_dir_all(&settings.media_folder).unwrap();
        let now = clock.now();
        let link_key = db
            .write_blocking(|conn| {
                account::office::ensure_defaults(conn, now)?;
                LinkKey::of_installation(conn, &generator, now)
            })
            .unwrap();
        let index =
            SearchIndex::open(setup.folder.as_deref().unwrap_or(folder.path()), Taxonomy::embedded(), "test")
                .unwrap();
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let (transport, memory) = Transport::memory();
        let postman = Postman {
            db: db.clone(),
            clock: clock.clone(),
            generator: generator.clone(),
            catalog: catalog().clone(),
            transport,
            sender: Sender {
                name: "RONL Connect".to_owned(),
                email: "post@platform.example".parse().unwrap(),
            },
            addresses: Addresses::new(&origin),
            key: link_key.clone(),
            node: "test".to_owned(),
        };
        let state = Data::new(AppState {
            db,
            clock: clock.clone(),
            generator: generator.clone(),
            catalog: catalog().clone(),
            assets: Assets::compiled_in(),
            taxonomy: Taxonomy::embedded(),
            search: index.clone(),
            link_key,
            settings,
            limits: Limits::new(setup.limits),
            figures: Arc::default(),
            form_key: FormKey::new(SecretString::from("a key that every test shares")),
        });
        let (server, thread) = serve(state, listener);
        TestApp {
            clock,
            generator,
            origin,
            index,
            postman,
            memory,
            runtime,
            server,
            thread: Some(thread),
            outbox_may_stay: false,
            follower: None,
            database,
            _folder: folder,
        }
    }

    /// The database, for what a test cannot see from outside.
    pub fn db(&self) -> &Db {
        self.database.db()
    }

    /// Somebody who has not signed in.
    pub fn visitor(&self) -> Client {
        Client::new(&self.origin)
    }

    /// A text of the catalog, as a page would say it.
    pub fn text(&self, language: Language, key: &str) -> String {
        self.message(language, key).to_string()
    }

    /// A message of the catalog, to be filled in.
    pub fn message<'a>(&self, language: Language, key: &'a str) -> Message<'a> {
        catalog().message(language, key)
    }

    /// How many pieces of work wait in the outbox.
    ///
    /// # Panics
    /// When the database does not answer.
    pub fn waiting(&self) -> i64 {
        self.db().read_blocking(|conn| outbox::waiting(conn).map_err(DbError::from)).unwrap()
    }

    /// How many rows each table has: what a refused request must leave as it was.
    ///
    /// # Panics
    /// When the database does not answer.
    pub fn rows(&self) -> BTreeMap<String, i64> {
        let (tables, count) = match self.db().url() {
            DatabaseUrl::Sqlite(_) => {
                ("SELECT name AS name FROM sqlite_master WHERE type = 'table'", "COUNT(*)")
            }
            DatabaseUrl::Postgres(_) => (
                "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema()",
                "COUNT(*)::bigint",
            ),
        };
        let all = |conn: &mut Conn| {
            let names: Vec<Name> = diesel::sql_query(tables).load(conn)?;
            let parts: Vec<String> = names
                .iter()
                .map(|Name { name }| format!("SELECT '{name}' AS name, {count} AS count FROM {name}"))
                .collect();
            let rows: Vec<Rows> = diesel::sql_query(parts.join(" UNION ALL ")).load(conn)?;
            Ok::<_, DbError>(rows)
        };
        let rows = self.db().read_blocking(all).unwrap();
        rows.into_iter().map(|Rows { name, count }| (name, count)).collect()
    }

    /// Delivers all that is due. The mails, the first sent first; none when they went to a relay.
    ///
    /// # Panics
    /// When a mail cannot be written or sent.
    pub fn mails(&self) -> Vec<Written> {
        let delivered = self.runtime.block_on(self.postman.deliver_due()).unwrap();
        assert_eq!(delivered.failed, 0, "{delivered:?}");
        self.memory.take()
    }

    /// From now on mails go to this relay.
    ///
    /// # Panics
    /// When the settings fit no relay.
    pub fn send_by(&mut self, relay: &SmtpSettings) {
        self.postman.transport = self.runtime.block_on(async { Transport::smtp(relay) }).unwrap();
    }

    /// Brings the search index up to date, as happens within a second in life.
    ///
    /// # Panics
    /// When it cannot follow.
    pub fn follow(&self) {
        Follower::catch_up_blocking(&self.index, self.db(), &self.clock).unwrap();
    }

    /// From now on the search index follows by itself, as in life.
    ///
    /// # Panics
    /// When no thread can be started.
    pub fn keep_following(&mut self) {
        let follower = Follower::start(self.index.clone(), self.db().clone(), self.clock.clone());
        self.follower = Some(follower.unwrap());
    }

    /// This test does not care for the mails that it causes.
    pub fn leave_the_outbox(&mut self) {
        self.outbox_may_stay = true;
    }
}

/// The first working day of March 2027, nine o'clock in Deventer.
pub fn beginning() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2027, 3, 1).and_then(|day| day.and_hms_opt(8, 0, 0)).unwrap()
}

/// Reading four languages takes a while; all applications of a test share them.
pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| Catalog::compiled_in().expect("the catalogs are in order"))
}

fn serve(state: Data<AppState>, listener: TcpListener) -> (ServerHandle, JoinHandle<()>) {
    let (tell, told) = std::sync::mpsc::channel();
    let thread = std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = web::serve(state, listener).expect("the server starts");
            tell.send(server.handle()).unwrap();
            server.await.expect("the server ends in order");
        });
    });
    (told.recv().expect("the server starts"), thread)
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if let Some(follower) = self.follower.take() {
            follower.stop();
        }
        // The handle's future does its work when it is made; waiting for it is the thread's part.
        drop(self.server.stop(false));
        let ended = self.thread.take().map(JoinHandle::join);
        if std::thread::panicking() {
            return;
        }
        assert!(matches!(ended, Some(Ok(()))), "the server broke down");
        if !self.outbox_may_stay {
            assert_eq!(self.waiting(), 0, "work is left in the outbox");
        }
    }
}
