//! The settings: from defaults, `ronl-connect.toml`, `RONL_*` in the environment, and flags, in rising order. All that
//! is wrong is said at once, each with the place where it stands.

mod catalog;
mod layers;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use database::DatabaseUrl;
use secrecy::SecretString;

pub use catalog::sample_file;
pub use layers::{Layers, SettingError};

/// The name of the configuration file, looked for in the folder in which the program starts.
pub const FILE_NAME: &str = "ronl-connect.toml";

/// Everything that an operator decides.
#[derive(Debug)]
pub struct Settings {
    /// Where pages and API listen.
    pub listen: SocketAddr,
    /// Where the figures for Prometheus listen.
    pub metrics_listen: Option<SocketAddr>,
    /// The folder with index, pictures and, by default, the database.
    pub data: PathBuf,
    /// The database.
    pub database: DatabaseUrl,
    /// Connections to the database.
    pub database_connections: u32,
    /// Scheme and host under which readers reach the platform.
    pub origin: String,
    /// Threads that serve; as many as cores when empty.
    pub workers: Option<usize>,
    /// Whether requests are limited per address.
    pub limits: bool,
    /// Whether a balancer stands in front and names the client in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// The largest upload, in bytes.
    pub upload_bytes: usize,
    /// How mail leaves.
    pub mail: MailSettings,
    /// How the log is written.
    pub log: LogSettings,
}

/// How mail leaves.
#[derive(Debug)]
pub struct MailSettings {
    /// To a relay or into a folder.
    pub transport: MailTransport,
    /// The sender that readers see: `RONL Connect <office@example.org>`.
    pub from: String,
    /// The relay's name.
    pub host: String,
    /// The relay's port.
    pub port: u16,
    /// Whether and how the conversation is encrypted.
    pub security: MailSecurity,
    /// The name to sign in with at the relay; none when empty.
    pub user: Option<String>,
    /// The password that goes with it.
    pub password: Option<SecretString>,
}

database::words!(
    /// Where mail goes.
    MailTransport {
        /// To a relay.
        Smtp = "smtp",
        /// Into the folder `mail` of the data folder; nothing leaves the machine.
        Folder = "folder",
    }
);

database::words!(
    /// Whether and how the conversation with the relay is encrypted.
    MailSecurity {
        /// From the first byte on (RFC 8314).
        Tls = "tls",
        /// After `STARTTLS` (RFC 3207), and not without.
        StartTls = "starttls",
        /// Not at all: for a relay on the same machine.
        None = "none",
    }
);

/// How the log is written.
#[derive(Clone, Debug)]
pub struct LogSettings {
    /// For people or for programs.
    pub format: LogFormat,
    /// What is logged, in the form of `tracing`: `info`, `info,search=debug`.
    pub filter: String,
}

database::words!(
    /// The form of a line in the log.
    LogFormat {
        /// For people.
        Text = "text",
        /// One JSON object a line.
        Json = "json",
    }
);

impl Settings {
    /// Reads the settings from their layers.
    ///
    /// # Errors
    /// All that is wrong, in the order in which the settings are listed.
    pub fn read(layers: &mut Layers) -> Result<Settings, Vec<SettingError>> {
        let listen: Option<SocketAddr> = layers.take("listen");
        let data: PathBuf = layers.take("data").unwrap_or_default();
        let origin = layers.take_checked("origin", "expected http:// or https:// and a host", valid_origin);
        let database = layers.take_checked(
            "database",
            "expected sqlite:PATH or postgres://USER@HOST/DATABASE",
            |text| {
                if text.is_empty() {
                    Some(DatabaseUrl::Sqlite(data.join("ronl-connect.db")))
                } else {
                    text.parse().ok()
                }
            },
        );
        let settings = Settings {
            listen: listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            metrics_listen: layers.take_optional("metrics_listen"),
            database: database.unwrap_or_else(|| DatabaseUrl::Sqlite(PathBuf::new())),
            database_connections: layers.take("database_connections").unwrap_or_default(),
            origin: origin.filter(|origin| !origin.is_empty()).unwrap_or_else(|| local_origin(listen)),
            workers: layers.take_optional("workers"),
            limits: layers.take_switch("limits"),
            behind_proxy: layers.take_switch("behind_proxy"),
            upload_bytes: layers
                .take::<usize>("upload_megabytes")
                .unwrap_or_default()
                .saturating_mul(1024 * 1024),
            mail: MailSettings {
                transport: layers.take("mail.transport").unwrap_or(MailTransport::Folder),
                from: layers.take("mail.from").unwrap_or_default(),
                host: layers.take("mail.host").unwrap_or_default(),
                port: layers.take("mail.port").unwrap_or_default(),
                security: layers.take("mail.security").unwrap_or(MailSecurity::Tls),
                user: layers.take_optional("mail.user"),
                password: layers.take_optional::<String>("mail.password").map(SecretString::from),
            },
            log: LogSettings {
                format: layers.take("log.format").unwrap_or(LogFormat::Text),
                filter: layers.take("log.filter").unwrap_or_default(),
            },
            data,
        };
        if settings.mail.transport == MailTransport::Smtp && settings.mail.host.is_empty() {
            layers.refuse("mail.host", "the transport is smtp, which needs a relay");
        }
        let errors = layers.errors();
        if errors.is_empty() { Ok(settings) } else { Err(errors) }
    }

    /// The settings of a run from the command line: the file (`config`, or what `RONL_CONFIG` names, or the one in the
    /// present folder), the environment, and `flags`.
    ///
    /// # Errors
    /// All that is wrong.
    pub fn from_surroundings(
        config: Option<&Path>,
        flags: &[(&'static str, String)],
    ) -> Result<Settings, Vec<SettingError>> {
        let mut layers = Layers::new();
        let named = config.map(Path::to_owned).or_else(|| std::env::var_os("RONL_CONFIG").map(PathBuf::from));
        let must_exist = named.is_some();
        let file = named.unwrap_or_else(|| PathBuf::from(FILE_NAME));
        let place = file.display().to_string();
        match std::fs::read_to_string(&file) {
            Ok(text) => layers.add_file(&place, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !must_exist => {}
            Err(error) => layers.refuse_place(&place, &error.to_string()),
        }
        layers.add_environment(std::env::vars_os());
        for (key, value) in flags {
            layers.add_flag(key, value.clone());
        }
        Settings::read(&mut layers)
    }

    /// Where pictures lie.
    pub fn media_folder(&self) -> PathBuf {
        self.data.join("media")
    }

    /// Where mails are written when none leaves the machine.
    pub fn mail_folder(&self) -> PathBuf {
        self.data.join("mail")
    }

    /// Where the official classifications lie once they are loaded.
    pub fn taxonomy_folder(&self) -> &Path {
        &self.data
    }
}

fn local_origin(listen: Option<SocketAddr>) -> String {
    let port = listen.map_or(8080, |address| address.port());
    match listen {
        Some(address) if !address.ip().is_unspecified() => format!("http://{address}"),
        _ => format!("http://localhost:{port}"),
    }
}

fn valid_origin(text: &str) -> Option<String> {
    let text = text.trim_end_matches('/');
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    (text.is_empty() || host.is_some_and(|host| !host.is_empty() && !host.contains(['/', ' ', '?', '#'])))
        .then(|| text.to_owned())
}
