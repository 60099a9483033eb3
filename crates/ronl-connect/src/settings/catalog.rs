//! The list of all settings: the one source of the sample file, the table in the documents, and the reader.

/// One setting.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its name in the file; a dot stands for a table.
    pub key: &'static str,
    /// What holds when nothing is said.
    pub default: &'static str,
    /// What it is for.
    pub meaning: &'static str,
}

/// All settings, in the order of the sample file.
pub const SETTINGS: &[Setting] = &[
    Setting { key: "listen", default: "127.0.0.1:8080", meaning: "Where pages and API listen." },
    Setting {
        key: "metrics_listen",
        default: "",
        meaning: "Where the figures for Prometheus (`/metrics`) listen; nowhere when empty.",
    },
    Setting {
        key: "data",
        default: "data",
        meaning: "The folder with index, pictures and, by default, the database.",
    },
    Setting {
        key: "database",
        default: "",
        meaning: "`postgres://USER:PASSWORD@HOST/DATABASE` or `sqlite:PATH`; a SQLite file in the data folder when empty.",
    },
    Setting {
        key: "database_connections",
        default: "8",
        meaning: "Connections to the database, for reading and for writing.",
    },
    Setting {
        key: "origin",
        default: "",
        meaning: "How readers reach the platform, for links in mails: `https://export.example.org`. The address of \
                  `listen` when empty. With https, cookies are sent over TLS only.",
    },
    Setting {
        key: "workers",
        default: "",
        meaning: "Threads that serve; as many as there are cores when empty.",
    },
    Setting { key: "limits", default: "on", meaning: "`off` lifts the request limits, for measuring." },
    Setting {
        key: "behind_proxy",
        default: "off",
        meaning: "`on` when a balancer in front names the client in `X-Forwarded-For`.",
    },
    Setting { key: "upload_megabytes", default: "12", meaning: "The largest upload." },
    Setting {
        key: "mail.transport",
        default: "folder",
        meaning: "`smtp` sends mail to a relay; `folder` writes it to the folder `mail` in the data folder.",
    },
    Setting {
        key: "mail.from",
        default: "RONL Connect <no-reply@localhost.localdomain>",
        meaning: "The sender that readers see.",
    },
    Setting { key: "mail.host", default: "", meaning: "The relay." },
    Setting { key: "mail.port", default: "465", meaning: "The port of the relay." },
    Setting {
        key: "mail.security",
        default: "tls",
        meaning: "`tls` from the first byte, `starttls`, or `none` for a relay on the same machine.",
    },
    Setting {
        key: "mail.user",
        default: "",
        meaning: "The name to sign in with at the relay; none when empty.",
    },
    Setting {
        key: "mail.password",
        default: "",
        meaning: "The password that goes with it; better in `RONL_MAIL_PASSWORD`.",
    },
    Setting { key: "log.format", default: "text", meaning: "`text` for people, `json` for programs." },
    Setting {
        key: "log.filter",
        default: "info",
        meaning: "What is logged: `info`, `warn`, `info,search=debug`.",
    },
];

/// The variable of the environment that holds a setting: `mail.host` is `RONL_MAIL_HOST`.
pub fn variable(key: &str) -> String {
    format!("RONL_{}", key.replace('.', "_").to_uppercase())
}

/// The sample configuration file: every setting with its default, commented out.
pub fn sample_file() -> String {
    let mut text = String::from(
        "# RONL Connect: every setting with its default. Each can also be set by the variable named beside it.\n",
    );
    let mut table = "";
    for setting in SETTINGS {
        let (in_table, name) = setting.key.split_once('.').unwrap_or(("", setting.key));
        if in_table != table {
            table = in_table;
            text.push_str(&format!("\n[{table}]\n"));
        }
        text.push_str(&format!(
            "\n# {} ({})\n# {name} = {:?}\n",
            setting.meaning,
            variable(setting.key),
            setting.default
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repository(path: &str) -> String {
        format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"))
    }

    #[test]
    fn the_sample_file_is_the_one_in_the_repository() {
        let path = repository("packaging/ronl-connect.toml");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, sample_file()).unwrap();
        }
        let stored = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            stored == sample_file(),
            "run UPDATE=1 cargo test -p ronl-connect to bring {path} up to date"
        );
    }

    #[test]
    fn the_operators_page_names_every_setting_with_its_default() {
        let page = std::fs::read_to_string(repository("docs/operators.md")).unwrap();
        for setting in SETTINGS {
            let row = format!("| `{}` | `{}` |", setting.key, variable(setting.key));
            assert!(page.contains(&row), "docs/operators.md lacks {row}");
        }
    }
}
