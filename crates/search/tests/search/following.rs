//! The index follows the database, on both engines.

use account::office;
use account::user;
use chrono::{NaiveDate, NaiveDateTime};
use database::{Clock, DbError};
use locale::Language;
use search::saved_search::{self, Frequency};
use search::{Follower, SearchIndex, SearchRequest, Settings, synonym};
use taxonomy::Taxonomy;

use crate::world;

fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

database::on_both_engines! {
    fn a_synonym_is_live_as_soon_as_the_log_is_followed(db: &Db) {
        let index = world::small_world();
        let clock = Clock::fixed(noon());
        let of_the_word = || world::names(&index.search(&SearchRequest::of("zwartbontje")).unwrap()).len();
        assert_eq!(of_the_word(), 0);
        let added = db.write_blocking(|conn| {
            office::ensure_defaults(conn, noon())?;
            let deventer = office::by_slug(conn, "deventer")?.unwrap();
            let lead = user::add(conn, &"lead@example.test".parse().unwrap(), &"Hendrikje Wolf".parse().unwrap(), Language::Nl, noon()).unwrap();
            let added = synonym::add(conn, deventer.id, Some(Language::Nl), "zwartbontje", "dozen vouwen", lead.id, noon()).unwrap();
            assert!(synonym::add(conn, deventer.id, None, " ", "dozen", lead.id, noon()).is_err());
            Ok::<_, DbError>((deventer.id, added))
        }).unwrap();
        let synonyms = db.read_blocking(synonym::all).unwrap();
        index.set_synonyms(synonyms.iter().map(|s| (s.language, s.term.as_str(), s.synonym.as_str())));
        assert_eq!(of_the_word(), 1);
        assert!(db.write_blocking(|conn| synonym::remove(conn, added.0, added.1, noon())).unwrap());
        let fresh = SearchIndex::in_memory(Taxonomy::embedded(), Settings::default()).unwrap();
        Follower::catch_up_blocking(&fresh, db, &clock).unwrap();
        assert_eq!(fresh.len(), 0);
        assert!(search::check(&fresh, db, &clock).unwrap().is_equal());
    }

    fn a_saved_search_tells_what_is_new_since_the_last_look(db: &Db) {
        let index = world::small_world();
        let request = SearchRequest::of("machines \"&= ș").with(search::Filter::Country, "NL");
        let (saved, owner) = db.write_blocking(|conn| {
            let owner = user::add(conn, &"koper@example.test".parse().unwrap(), &"Aaltje Kade".parse().unwrap(), Language::Nl, noon()).unwrap();
            let id = saved_search::save(conn, owner.id, "Machines", &request, Frequency::Daily, noon()).unwrap();
            assert!(saved_search::save(conn, owner.id, "", &request, Frequency::Never, noon()).is_err());
            assert!(saved_search::save(conn, owner.id, "All", &SearchRequest::default(), Frequency::Never, noon()).is_err());
            Ok::<_, DbError>((saved_search::by_id(conn, owner.id, id)?.unwrap(), owner.id))
        }).unwrap();
        assert_eq!(saved.request(Language::De), request.for_reader(Language::De));
        let since = |micros: i64| chrono::DateTime::from_timestamp_micros(micros).unwrap().naive_utc();
        let all = saved.matches_since(&index, since(-1), Language::Nl).unwrap().total;
        let later = saved.matches_since(&index, since(1), Language::Nl).unwrap().total;
        assert!(later < all, "{later} of {all}");
        let due = |at| db.read_blocking(|conn| saved_search::due(conn, at, 10)).unwrap().len();
        assert_eq!((due(noon()), due(noon() + chrono::TimeDelta::days(1))), (0, 1));
        assert!(db.write_blocking(|conn| saved_search::remove(conn, owner, saved.id)).unwrap());
    }

    fn a_search_saved_twice_at_the_very_same_moment_stands_once(db: &Db) {
        let request = SearchRequest::of("kaas");
        for round in 0..10 {
            let mail = format!("koper{round}@example.test");
            let owner = db.write_blocking(|conn| {
                Ok::<_, DbError>(user::add(conn, &mail.parse().unwrap(), &"Aaltje Kade".parse().unwrap(), Language::Nl, noon()).unwrap().id)
            }).unwrap();
            let at_once = std::sync::Barrier::new(4);
            std::thread::scope(|scope| {
                for _ in 0..4 {
                    scope.spawn(|| {
                        at_once.wait();
                        db.write_blocking(|conn| {
                            saved_search::save(conn, owner, "Kaas", &request, Frequency::Never, noon())
                        }).unwrap();
                    });
                }
            });
            assert_eq!(db.read_blocking(|conn| saved_search::of_user(conn, owner)).unwrap().len(), 1);
        }
    }
}
