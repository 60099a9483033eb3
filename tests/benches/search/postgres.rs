//! PostgreSQL: full text with a configuration per language, `pg_trgm` over the words that occur for typing errors, and
//! the same facets, all in one round trip.

use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel::{PgConnection, sql_query};
use locale::Language;
use serde_json::json;

use crate::corpus::{Corpus, all_text};
use crate::load::{Client, Cost, Engine, Memory, memory_of};
use crate::question::Question;

/// Rows of one statement.
const BATCH: u64 = 1_000;

const SCHEMA: &str = "
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    DROP TABLE IF EXISTS profiles, corpus_words;
    CREATE TABLE profiles (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, headline TEXT NOT NULL, body TEXT NOT NULL, config REGCONFIG NOT NULL,
        office TEXT NOT NULL, country TEXT NOT NULL, sector TEXT NOT NULL, markets TEXT[] NOT NULL,
        cooperation TEXT[] NOT NULL, kinds TEXT[] NOT NULL, goals TEXT[] NOT NULL, languages TEXT[] NOT NULL,
        document TSVECTOR GENERATED ALWAYS AS (
            setweight(to_tsvector('simple', name), 'A') || setweight(to_tsvector(config, headline), 'B')
            || to_tsvector(config, body)) STORED
    );";

/// Made after the rows are in, as one does.
const INDEXES: &str = "
    CREATE INDEX profiles_document ON profiles USING gin (document);
    CREATE INDEX profiles_country ON profiles (country);
    CREATE TABLE corpus_words AS
        SELECT word FROM ts_stat('SELECT to_tsvector(''simple'', name || '' '' || headline || '' '' || body) FROM profiles');
    CREATE INDEX corpus_words_word ON corpus_words (word);
    CREATE INDEX corpus_words_trigrams ON corpus_words USING gin (word gin_trgm_ops);
    CREATE OR REPLACE FUNCTION meant(typed TEXT) RETURNS TEXT LANGUAGE sql STABLE AS $$
        SELECT coalesce(
            (SELECT word FROM corpus_words WHERE word = lower(typed)),
            (SELECT word FROM corpus_words WHERE word % lower(typed) ORDER BY similarity(word, lower(typed)) DESC LIMIT 1),
            typed) $$;
    CREATE OR REPLACE FUNCTION asked(typed TEXT) RETURNS TSQUERY LANGUAGE sql STABLE AS $$
        WITH corrected AS (
            SELECT string_agg(meant(word), ' ' ORDER BY place) AS words
            FROM unnest(string_to_array(typed, ' ')) WITH ORDINALITY AS typed(word, place))
        SELECT plainto_tsquery('simple', words) || plainto_tsquery('dutch', words) || plainto_tsquery('english', words)
            || plainto_tsquery('german', words) || plainto_tsquery('romanian', words) FROM corrected $$;
    VACUUM ANALYZE profiles;
    ANALYZE corpus_words;";

const SEARCH: &str = "
    WITH asked AS MATERIALIZED (SELECT asked($1) AS query),
    matched AS MATERIALIZED (
        SELECT profiles.*, ts_rank(document, asked.query) AS score FROM profiles, asked WHERE document @@ asked.query),
    hits AS (SELECT * FROM matched WHERE $2 = '' OR country = $2)
    SELECT json_build_object(
        'total', (SELECT count(*) FROM hits),
        'hits', (SELECT json_agg(json_build_object('id', id, 'name', name, 'headline', headline, 'country', country))
            FROM (SELECT * FROM hits ORDER BY score DESC, id LIMIT 20) AS page),
        'facets', json_build_object(
            'country', (SELECT json_object_agg(value, count) FROM (SELECT country AS value, count(*) FROM matched GROUP BY 1) AS f),
            'office', (SELECT json_object_agg(value, count) FROM (SELECT office AS value, count(*) FROM hits GROUP BY 1) AS f),
            'sector', (SELECT json_object_agg(value, count) FROM (SELECT sector AS value, count(*) FROM hits GROUP BY 1) AS f),
            'market', (SELECT json_object_agg(value, count) FROM (SELECT unnest(markets) AS value, count(*) FROM hits GROUP BY 1) AS f),
            'cooperation', (SELECT json_object_agg(value, count) FROM (SELECT unnest(cooperation) AS value, count(*) FROM hits GROUP BY 1) AS f),
            'kind', (SELECT json_object_agg(value, count) FROM (SELECT unnest(kinds) AS value, count(*) FROM hits GROUP BY 1) AS f),
            'goal', (SELECT json_object_agg(value, count) FROM (SELECT unnest(goals) AS value, count(*) FROM hits GROUP BY 1) AS f),
            'language', (SELECT json_object_agg(value, count) FROM (SELECT unnest(languages) AS value, count(*) FROM hits GROUP BY 1) AS f)
        ))::text AS answer";

#[derive(QueryableByName)]
struct Answer {
    #[diesel(sql_type = Text)]
    answer: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// A PostgreSQL server with the corpus.
pub struct Postgres {
    url: String,
    build: Duration,
}

impl Postgres {
    /// Fills the server that `url` names and makes its indexes.
    pub fn new(url: String, corpus: &Corpus, profiles: u64) -> Postgres {
        let mut conn = PgConnection::establish(&url).unwrap();
        let begun = Instant::now();
        batch(&mut conn, SCHEMA);
        for start in (0..profiles).step_by(BATCH as usize) {
            let rows: Vec<_> = (start..(start + BATCH).min(profiles)).map(|n| row(corpus, n)).collect();
            let insert = "INSERT INTO profiles SELECT r.id, r.name, r.headline, r.body, r.config, r.office, r.country, r.sector, \
                r.markets, r.cooperation, r.kinds, r.goals, r.languages \
                FROM json_populate_recordset(NULL::profiles, $1::json) AS r";
            sql_query(insert).bind::<Text, _>(json!(rows).to_string()).execute(&mut conn).unwrap();
        }
        batch(&mut conn, INDEXES);
        Postgres { url, build: begun.elapsed() }
    }
}

/// One statement after the other; `VACUUM` runs in no transaction.
fn batch(conn: &mut PgConnection, statements: &str) {
    let mut functions = 0;
    let mut statement = String::new();
    for part in statements.split_inclusive(';') {
        functions += part.matches("$$").count();
        statement.push_str(part);
        if functions % 2 == 0 {
            sql_query(std::mem::take(&mut statement)).execute(conn).unwrap();
        }
    }
}

fn row(corpus: &Corpus, number: u64) -> serde_json::Value {
    let profile = corpus.profile(number);
    let first = profile.languages()[0];
    let config = match first {
        Language::Nl => "dutch",
        Language::En => "english",
        Language::De => "german",
        Language::Ro => "romanian",
    };
    let opportunity = profile.opportunities.first();
    let kind = opportunity.map(|o| if o.request { "request" } else { "offer" });
    json!({
        "id": profile.id, "name": profile.name, "config": config, "office": profile.office, "country": profile.country,
        "headline": profile.texts[first.index()].as_ref().map(|texts| texts.headline.clone()),
        "body": all_text(&profile), "sector": profile.sectors[0], "markets": profile.markets,
        "cooperation": opportunity.map(|o| o.cooperation.clone()).unwrap_or_default(),
        "kinds": kind.into_iter().collect::<Vec<_>>(),
        "goals": profile.goals.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "languages": profile.languages(),
    })
}

impl Engine for Postgres {
    fn name(&self) -> &'static str {
        "PostgreSQL"
    }

    fn connect(&self) -> Box<dyn Client + Send> {
        Box::new(Session(PgConnection::establish(&self.url).unwrap()))
    }

    fn cost(&self) -> Cost {
        let mut conn = PgConnection::establish(&self.url).unwrap();
        let mut ask = |query: &str| sql_query(query).get_result::<Number>(&mut conn).unwrap().number;
        let size = "SELECT pg_indexes_size('profiles') + pg_total_relation_size('corpus_words') AS number";
        let index_bytes = ask(size) as u64;
        let backend = ask("SELECT pg_backend_pid()::bigint AS number") as u32;
        Cost { build: self.build, index_bytes, memory: family_memory(backend) }
    }
}

/// The memory of the server that a backend belongs to: the postmaster and all its children.
fn family_memory(backend: u32) -> Memory {
    let parent = |process: u32| -> Option<u32> {
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        status.lines().find_map(|line| line.strip_prefix("PPid:"))?.trim().parse().ok()
    };
    let Some(postmaster) = parent(backend) else { return Memory::default() };
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let children = processes
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|process| parent(*process) == Some(postmaster));
    children.chain([postmaster]).map(memory_of).fold(Memory::default(), |sum, memory| sum + memory)
}

struct Session(PgConnection);

impl Client for Session {
    fn ask(&mut self, question: &Question) -> String {
        sql_query(SEARCH)
            .bind::<Text, _>(&question.text)
            .bind::<Text, _>(question.country.unwrap_or_default())
            .get_result::<Answer>(&mut self.0)
            .unwrap()
            .answer
    }
}
