//! Which database: a file or a server.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use url::Url;

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL server and database, as libpq reads it.
    Postgres(String),
}

/// A text that names no database; it is never taken for a file name, so a slip of the pen makes no empty database.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatabaseUrlError {
    /// Neither of the schemes that are known.
    #[error("expected sqlite:PATH or postgres://USER@HOST/DATABASE")]
    Scheme,
    /// A scheme without a path or a database behind it.
    #[error("names no database")]
    Empty,
}

impl FromStr for DatabaseUrl {
    type Err = DatabaseUrlError;

    fn from_str(text: &str) -> Result<Self, DatabaseUrlError> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return if path.is_empty() {
                Err(DatabaseUrlError::Empty)
            } else {
                Ok(DatabaseUrl::Sqlite(path.into()))
            };
        }
        match Url::parse(text) {
            Ok(url) if matches!(url.scheme(), "postgres" | "postgresql") => {
                match url.path().trim_matches('/') {
                    "" => Err(DatabaseUrlError::Empty),
                    _ => Ok(DatabaseUrl::Postgres(text.to_owned())),
                }
            }
            _ => Err(DatabaseUrlError::Scheme),
        }
    }
}

/// Without the password, so that it may stand in a log.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DatabaseUrl::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            DatabaseUrl::Postgres(text) => match Url::parse(text) {
                Ok(url) => write!(f, "postgres://{}{}", url.host_str().unwrap_or_default(), url.path()),
                Err(_) => f.write_str("postgres://…"),
            },
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_scheme_is_refused_and_not_taken_for_a_file() {
        assert_eq!("postgers://localhost/ronl".parse::<DatabaseUrl>(), Err(DatabaseUrlError::Scheme));
        assert_eq!("ronl.db".parse::<DatabaseUrl>(), Err(DatabaseUrlError::Scheme));
        assert_eq!("postgres://localhost".parse::<DatabaseUrl>(), Err(DatabaseUrlError::Empty));
    }

    #[test]
    fn a_password_is_not_shown() {
        let url: DatabaseUrl = "postgres://office:secret@db.example/ronl".parse().unwrap();
        assert_eq!(url.to_string(), "postgres://db.example/ronl");
        assert!(!format!("{url:?}").contains("secret"));
    }
}
