//! SQLite FTS5 in this process: full text over folded words, trigrams of the words that occur for typing errors, and the
//! same facets.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel::{SqliteConnection, sql_query};
use serde_json::{Value, json};
use taxonomy::text::fold;
use tempfile::TempDir;

use crate::corpus::{Corpus, all_text};
use crate::load::{Client, Cost, Engine, Memory, folder_bytes, memory_of};
use crate::question::Question;

const SCHEMA: [&str; 5] = [
    "PRAGMA journal_mode = wal",
    "PRAGMA synchronous = off",
    "CREATE TABLE profiles (number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, headline TEXT NOT NULL,
        country TEXT NOT NULL, facets TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE texts USING fts5(name, body, content='', tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab('texts', 'row')",
];

const SEARCH: &str = "
    SELECT profiles.id, profiles.name, profiles.headline, profiles.country, profiles.facets FROM texts
    JOIN profiles ON profiles.number = texts.rowid WHERE texts MATCH ?1 ORDER BY bm25(texts, 4.0, 1.0), profiles.number";

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    headline: String,
    #[diesel(sql_type = Text)]
    country: String,
    #[diesel(sql_type = Text)]
    facets: String,
}

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

/// A database file with the corpus.
pub struct Sqlite {
    folder: TempDir,
    build: Duration,
    before: Memory,
}

impl Sqlite {
    /// Fills a new file.
    pub fn new(corpus: &Corpus, profiles: u64) -> Sqlite {
        let before = memory_of(std::process::id());
        let folder = tempfile::tempdir().unwrap();
        let mut sqlite = Sqlite { folder, build: Duration::ZERO, before };
        let begun = Instant::now();
        let mut conn = sqlite.open();
        for statement in SCHEMA {
            sql_query(statement).execute(&mut conn).unwrap();
        }
        conn.transaction(|conn| {
            for number in 0..profiles {
                insert(conn, corpus, number)?;
            }
            diesel::QueryResult::Ok(())
        })
        .unwrap();
        let trigrams = [
            "CREATE VIRTUAL TABLE words USING fts5(word, tokenize='trigram')",
            "INSERT INTO words (word) SELECT term FROM vocabulary",
            "INSERT INTO texts (texts) VALUES ('optimize')",
        ];
        for statement in trigrams {
            sql_query(statement).execute(&mut conn).unwrap();
        }
        sqlite.build = begun.elapsed();
        sqlite
    }

    fn open(&self) -> SqliteConnection {
        let path = self.folder.path().join("corpus.sqlite");
        let mut conn = SqliteConnection::establish(&path.display().to_string()).unwrap();
        for pragma in
            ["PRAGMA busy_timeout = 5000", "PRAGMA mmap_size = 1073741824", "PRAGMA cache_size = -16000"]
        {
            sql_query(pragma).execute(&mut conn).unwrap();
        }
        conn
    }
}

fn insert(conn: &mut SqliteConnection, corpus: &Corpus, number: u64) -> QueryResult<()> {
    let profile = corpus.profile(number);
    let first = profile.languages()[0];
    let headline = profile.texts[first.index()].as_ref().map(|texts| texts.headline.as_str());
    let mut facets = vec![
        format!("office={}", profile.office),
        format!("country={}", profile.country),
        format!("sector={}", profile.sectors[0]),
    ];
    facets.extend(profile.markets.iter().map(|market| format!("market={market}")));
    facets.extend(profile.goals.iter().map(|goal| format!("goal={goal}")));
    facets.extend(profile.languages().iter().map(|language| format!("language={language}")));
    for opportunity in &profile.opportunities {
        facets.push(format!("kind={}", if opportunity.request { "request" } else { "offer" }));
        facets.push(format!("cooperation={}", opportunity.cooperation[0]));
    }
    sql_query("INSERT INTO profiles VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .bind::<diesel::sql_types::BigInt, _>(number as i64)
        .bind::<Text, _>(&profile.id)
        .bind::<Text, _>(&profile.name)
        .bind::<Text, _>(headline.unwrap_or_default())
        .bind::<Text, _>(&profile.country)
        .bind::<Text, _>(facets.join(" "))
        .execute(conn)?;
    sql_query("INSERT INTO texts (rowid, name, body) VALUES (?1, ?2, ?3)")
        .bind::<diesel::sql_types::BigInt, _>(number as i64)
        .bind::<Text, _>(&profile.name)
        .bind::<Text, _>(all_text(&profile))
        .execute(conn)?;
    Ok(())
}

impl Engine for Sqlite {
    fn name(&self) -> &'static str {
        "SQLite FTS5"
    }

    fn connect(&self) -> Box<dyn Client + Send> {
        Box::new(Session(self.open()))
    }

    fn cost(&self) -> Cost {
        Cost {
            build: self.build,
            index_bytes: folder_bytes(self.folder.path()),
            memory: memory_of(std::process::id()).since(self.before),
        }
    }
}

struct Session(SqliteConnection);

impl Session {
    /// The word itself where it occurs, else the likest one by trigrams and then by letters.
    fn meant(&mut self, typed: &str) -> String {
        let typed = fold(typed).into_owned();
        let same = "SELECT term AS word FROM vocabulary WHERE term = ?1";
        let found: Vec<Word> = sql_query(same).bind::<Text, _>(&typed).load(&mut self.0).unwrap();
        if !found.is_empty() {
            return typed;
        }
        let letters: Vec<char> = typed.chars().collect();
        let trigrams: Vec<String> =
            letters.windows(3).map(|three| format!("\"{}\"", three.iter().collect::<String>())).collect();
        if trigrams.is_empty() {
            return typed;
        }
        let like = "SELECT word FROM words WHERE words MATCH ?1 ORDER BY rank LIMIT 20";
        let found: Vec<Word> =
            sql_query(like).bind::<Text, _>(trigrams.join(" OR ")).load(&mut self.0).unwrap();
        let closest = found.into_iter().min_by_key(|found| distance(&letters, &found.word));
        closest.map_or(typed, |found| found.word)
    }
}

/// Letters to change (Levenshtein).
fn distance(one: &[char], other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut before: Vec<usize> = (0..=other.len()).collect();
    for (row, a) in one.iter().enumerate() {
        let mut here = vec![row + 1];
        for (column, b) in other.iter().enumerate() {
            let replaced = before[column] + usize::from(a != b);
            here.push(replaced.min(before[column + 1] + 1).min(here[column] + 1));
        }
        before = here;
    }
    before[other.len()]
}

impl Client for Session {
    fn ask(&mut self, question: &Question) -> String {
        let words: Vec<String> =
            question.text.split_whitespace().map(|word| format!("\"{}\"", self.meant(word))).collect();
        let rows: Vec<Row> = sql_query(SEARCH).bind::<Text, _>(words.join(" ")).load(&mut self.0).unwrap();
        let mut facets: BTreeMap<&str, usize> = BTreeMap::new();
        let passes = |row: &&Row| question.country.is_none_or(|country| row.country == country);
        for row in &rows {
            let all = passes(&row);
            for facet in row.facets.split(' ').filter(|facet| all || facet.starts_with("country=")) {
                *facets.entry(facet).or_default() += 1;
            }
        }
        let total = rows.iter().filter(passes).count();
        let hits: Vec<Value> = rows
            .iter()
            .filter(passes)
            .take(20)
            .map(|row| json!({"id": row.id, "name": row.name, "headline": row.headline, "country": row.country}))
            .collect();
        json!({"total": total, "hits": hits, "facets": facets}).to_string()
    }
}
