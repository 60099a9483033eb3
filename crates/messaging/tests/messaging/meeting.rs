//! Who has met whom, as recommendations ask.

use messaging::block;
use messaging::introduction::{self, AccessError};

use crate::world::{World, monday, viewer};

database::on_both_engines! {
    fn a_company_has_met_whom_it_asked_and_whom_one_of_both_blocks(db: &Db) {
        let world = World::new(db);
        let anna = viewer(db, world.anna);
        let of_the_yard = || db.read_blocking(|conn| introduction::met(conn, &anna, world.yard)).unwrap();
        assert!(of_the_yard().is_empty());
        world.ask(db);
        assert_eq!(of_the_yard().into_iter().collect::<Vec<_>>(), [world.foundry]);
        let dieter = viewer(db, world.dieter);
        db.write_blocking(|conn| block::block(conn, &dieter, world.mill, world.yard, monday())).unwrap();
        assert_eq!(of_the_yard(), [world.foundry, world.mill].into_iter().collect());
        let els = viewer(db, world.els);
        let pairs = db.read_blocking(|conn| introduction::met_in_office(conn, &els, world.deventer)).unwrap();
        assert_eq!(pairs, [(world.foundry, world.yard), (world.mill, world.yard)]);
    }

    fn only_a_companys_people_and_its_office_ask_whom_it_has_met(db: &Db) {
        let world = World::new(db);
        for (who, allowed) in [(world.anna, true), (world.bert, true), (world.els, true), (world.cristina, false), (world.florin, false)] {
            let viewer = viewer(db, who);
            let met = db.read_blocking(|conn| introduction::met(conn, &viewer, world.yard));
            assert_eq!(met.is_ok(), allowed);
        }
        let florin = viewer(db, world.florin);
        let pairs = db.read_blocking(|conn| introduction::met_in_office(conn, &florin, world.deventer));
        assert!(matches!(pairs, Err(AccessError::Refused(_))));
    }
}
