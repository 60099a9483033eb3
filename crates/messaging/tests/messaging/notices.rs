//! Notices of the profile crate become letters; letters become files.

use std::path::Path;

use account::Generator;
use account::signed_link::LinkKey;
use database::{Clock, Db};
use locale::{Catalog, Language};
use messaging::letter::Addresses;
use messaging::written::{self, Written};
use messaging::{Postman, Sender, Transport};
use profile::notice::{self, Event, Notice};
use tokio::runtime::Builder;

use crate::world::{World, monday};

fn deliver(db: &Db, transport: Transport) {
    let generator = Generator::seeded(1);
    let postman = Postman {
        db: db.clone(),
        clock: Clock::fixed(monday()),
        generator: generator.clone(),
        catalog: Catalog::compiled_in().unwrap(),
        transport,
        sender: Sender { name: "RONL Connect".into(), email: "platform@export.example".parse().unwrap() },
        addresses: Addresses::new("https://export.example/"),
        key: db.write_blocking(|conn| LinkKey::of_installation(conn, &generator, monday())).unwrap(),
        node: "north".into(),
    };
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let delivered = runtime.block_on(postman.deliver_due()).unwrap();
    assert_eq!(delivered.failed, 0);
}

/// What became of a notice: to whom and with which subject, by address.
fn letters(db: &Db, notice: &Notice) -> Vec<Written> {
    db.write_blocking(|conn| notice::enqueue(conn, notice, monday())).unwrap();
    let (transport, memory) = Transport::memory();
    deliver(db, transport);
    let mut letters = memory.take();
    letters.sort_by(|one, other| one.to.cmp(&other.to));
    letters
}

fn subjects(letters: &[Written]) -> Vec<(&str, &str)> {
    letters.iter().map(|letter| (letter.to.as_str(), letter.subject.as_str())).collect()
}

database::on_both_engines! {
    fn a_submitted_profile_is_told_to_the_staff_of_its_office(db: &Db) {
        let world = World::new(db);
        let letters = letters(db, &Notice::new(Event::Submitted, world.yard, world.deventer, Some(world.anna)));
        assert_eq!(subjects(&letters), [("els@deventer.example", "IJsselwerf heeft het profiel ingediend")]);
        assert!(letters[0].text.contains(&format!("https://export.example/nl/desk/review/{}", world.yard)));
    }

    fn a_returned_profile_is_told_to_each_of_the_company_in_their_language_with_every_remark(db: &Db) {
        let world = World::new(db);
        let mut notice = Notice::new(Event::Returned, world.yard, world.deventer, Some(world.els));
        notice.reason = Some("Bijna goed.".into());
        notice.remarks =
            vec![("/texts/nl/summary".into(), "Te kort.".into()), ("/sectors".into(), "Welke sector?".into())];
        let letters = letters(db, &notice);
        assert_eq!(
            subjects(&letters),
            [
                ("anna@ijsselwerf.example", "Opmerkingen bij het profiel van IJsselwerf"),
                ("bert@ijsselwerf.example", "Remarks on the profile of IJsselwerf"),
            ]
        );
        for remark in ["> Bijna goed.", "There are 2 remarks:", "> Te kort.", "> Welke sector?"] {
            assert!(letters[1].text.contains(remark), "{}", letters[1].text);
        }
    }

    fn whoever_did_it_is_not_told(db: &Db) {
        let world = World::new(db);
        let letters = letters(db, &Notice::new(Event::Published, world.yard, world.deventer, Some(world.anna)));
        assert_eq!(subjects(&letters), [("bert@ijsselwerf.example", "The profile of IJsselwerf is online")]);
    }

    fn a_mail_in_the_folder_is_read_back_as_it_was_written(db: &Db) {
        let world = World::new(db);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mail");
        assert_eq!(written::list(&path, 10).unwrap(), [], "a folder that is not there yet holds nothing");
        db.write_blocking(|conn| {
            let notice = Notice::new(Event::Unpublished, world.foundry, world.sibiu, None);
            notice::enqueue(conn, &notice, monday())
        })
        .unwrap();
        deliver(db, Transport::folder(path.clone()));

        let mails = written::list(&path, 10).unwrap();
        assert_eq!(mails.len(), 1);
        let mail = &mails[0];
        assert_eq!((mail.to.as_str(), mail.language), ("cristina@cibin.example", Language::Ro));
        assert_eq!(written::read(&path, mail.id).unwrap().as_ref(), Some(mail));
        assert_eq!(written::read(&path, database::outbox::OutboxId::generate()).unwrap(), None);
        let raw = std::fs::read_to_string(path.join(format!("{}.eml", mail.id))).unwrap();
        assert!(raw.contains(&mail.message_id), "{raw}");
        assert_eq!(names(&path).len(), 2, "nothing half-written lies about");
    }
}

fn names(folder: &Path) -> Vec<std::ffi::OsString> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect()
}
