//! People at work: each act counts only when its answer has come.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use tests::{Answer, Client};

use crate::acknowledged::Acknowledged;
use crate::ground::{Ground, Person};

/// People at work.
pub struct Load {
    workers: Vec<JoinHandle<Acknowledged>>,
    told: Receiver<()>,
}

impl Load {
    /// Sends everybody to work.
    pub fn start(origin: &str, round: usize, ground: &Arc<Ground>) -> Load {
        let (tell, told) = channel();
        let workers = (0..ground.registrars.len()).map(|number| {
            let worker = Worker { origin: origin.to_owned(), number, round, ground: Arc::clone(ground) };
            let tell = tell.clone();
            std::thread::spawn(move || worker.work(&tell))
        });
        Load { workers: workers.collect(), told }
    }

    /// Waits until so many acts have been acknowledged.
    pub fn wait_for(&self, acts: usize) {
        for _ in 0..acts {
            self.told.recv_timeout(Duration::from_secs(30)).expect("somebody gets something done");
        }
    }

    /// Everything that was acknowledged until nobody answered any more.
    pub fn end(self) -> Acknowledged {
        let mut all = Acknowledged::default();
        for worker in self.workers {
            all.add(worker.join().expect("a worker only ever stops because nobody answers"));
        }
        all
    }
}

struct Worker {
    origin: String,
    number: usize,
    round: usize,
    ground: Arc<Ground>,
}

impl Worker {
    /// Works until nobody answers.
    fn work(&self, tell: &Sender<()>) -> Acknowledged {
        let mut done = Acknowledged::default();
        for count in 0.. {
            let name = format!("{}-{}-{count}", self.round, self.number);
            let worked = match (self.round + self.number + count) % 5 {
                0 => self.sign_up(&name, &mut done),
                1 => self.register(&name, &mut done),
                2 => self.ask(&name, &mut done),
                3 => self.write(&name, &mut done),
                _ => self.publish(&mut done),
            };
            if worked.is_none() {
                break;
            }
            // The test may have heard enough.
            let _ = tell.send(());
        }
        done
    }

    fn sign_up(&self, name: &str, done: &mut Acknowledged) -> Option<()> {
        let email = format!("{name}@load.example");
        let visitor = Client::new(&self.origin);
        fill(&visitor, "/en/sign-up", "/sign-up", &[("name", "Somebody New"), ("email", &email)])?;
        done.signed_up(email);
        Some(())
    }

    fn register(&self, name: &str, done: &mut Acknowledged) -> Option<()> {
        let registrar = self.client(&self.ground.registrars[self.number]);
        let name = format!("New Mill {name}");
        let fields = [("name", name.as_str()), ("office", "sibiu"), ("country", "RO")];
        fill(&registrar, "/en/my/company/new", "/my/company/new", &fields)?;
        done.registered(name);
        Some(())
    }

    fn ask(&self, name: &str, done: &mut Acknowledged) -> Option<()> {
        let Some((from, to)) = self.ground.next_request() else { return Some(()) };
        let motivation = format!("We would like to grind together, request {name}.");
        let path = format!("/en/companies/{}/introduction", to.slug);
        let fields = [("motivation", motivation.as_str())];
        fill(&self.client(&from.person), &path, "/introduction", &fields)?;
        done.asked(motivation, to.person.email.clone());
        Some(())
    }

    fn write(&self, name: &str, done: &mut Acknowledged) -> Option<()> {
        let Some((id, from, to)) = self.ground.next_message() else { return Some(()) };
        let body = format!("The grain has come, message {name}.");
        let path = format!("/en/introductions/{id}");
        fill(&self.client(&from.person), &path, "/messages", &[("body", &body)])?;
        done.written(body, to.person.email.clone());
        Some(())
    }

    fn publish(&self, done: &mut Acknowledged) -> Option<()> {
        let Some((company, owner)) = self.ground.next_publication() else { return Some(()) };
        let path = format!("/en/desk/review/{company}");
        fill(&self.client(&self.ground.staff), &path, "/acceptance", &[])?;
        done.published(*company, owner.email.clone());
        Some(())
    }

    fn client(&self, person: &Person) -> Client {
        let client = Client::new(&self.origin);
        client.set_cookie("session", &person.cookie);
        client
    }
}

/// Fills in the form at `path` that goes to `action`, and posts it. Nothing when nobody answers; an answer that is no
/// acknowledgement is a failure.
fn fill(client: &Client, path: &str, action: &str, fields: &[(&str, &str)]) -> Option<Answer> {
    let page = client.try_send("GET", path, &[], &[]).ok()?;
    let form = page.expect_status(200).document().form(action);
    let form = fields.iter().fold(form, |form, (name, value)| form.fill(name, value));
    let answer = form.try_send(client).ok()?;
    assert_eq!(answer.status, 303, "{}: {}", answer.asked, answer.gist());
    Some(answer)
}
