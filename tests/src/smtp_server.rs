//! A mail relay for tests: real SMTP (RFC 5321) over loopback, with the misbehaviour of real relays on demand.
//!
//! Each attempt to hand over a mail takes the next step of the script; when the script is over, mails are taken.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use mail_parser::{Message, MessageParser};
use messaging::transport::{Encryption, SmtpSettings};

/// How an attempt to hand over a mail goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The relay takes the mail.
    Take,
    /// The relay answers the recipient with this code and text.
    RefuseRecipient(u16, &'static str),
    /// The relay answers the whole mail with this code and text.
    RefuseMail(u16, &'static str),
    /// The relay takes the mail, and the connection breaks before it can say so.
    TakeAndHangUp,
    /// The connection breaks in the middle of the mail, which is not taken.
    HangUp,
    /// The relay says nothing until [`SmtpServer::go_on`], and then takes the mail.
    Wait,
}

/// A mail that was taken.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The sender of the envelope.
    pub from: String,
    /// The recipients of the envelope.
    pub to: Vec<String>,
    /// The mail itself.
    pub raw: Vec<u8>,
}

impl Taken {
    /// The mail, taken apart.
    ///
    /// # Panics
    /// When it is none.
    pub fn parsed(&self) -> Message<'_> {
        MessageParser::default().parse(&self.raw).expect("a mail as RFC 5322 describes it")
    }

    /// The subject.
    pub fn subject(&self) -> String {
        self.parsed().subject().unwrap_or_default().to_owned()
    }

    /// The body for readers of plain text.
    pub fn text(&self) -> String {
        self.parsed().body_text(0).unwrap_or_default().replace("\r\n", "\n")
    }

    /// A header as it was sent, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let parsed = self.parsed();
        let value = parsed.header_raw(name)?;
        Some(value.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The first link in the text that leads to a path which begins with this, after the language.
    pub fn link(&self, path: &str) -> Option<String> {
        self.text()
            .split_whitespace()
            .find(|word| word.starts_with("http") && word.contains(path))
            .map(str::to_owned)
    }
}

/// A relay that listens on a port of its own until it is dropped.
pub struct SmtpServer {
    address: SocketAddr,
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    script: VecDeque<Step>,
    password: Option<&'static str>,
    taken: Vec<Taken>,
    connections: usize,
    waiting: usize,
    going_on: bool,
    over: bool,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until something is the case; a test that waits in vain fails.
    fn wait_until(&self, what: &str, is_so: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        let (state, outcome) = self
            .changed
            .wait_timeout_while(self.state(), Duration::from_secs(30), |state| !is_so(state))
            .unwrap_or_else(PoisonError::into_inner);
        assert!(!outcome.timed_out(), "waited in vain until {what}");
        state
    }
}

impl SmtpServer {
    /// A relay on a free port.
    ///
    /// # Panics
    /// When no port is free.
    pub fn start() -> SmtpServer {
        SmtpServer::start_at(SocketAddr::from(([127, 0, 0, 1], 0)))
    }

    /// A relay at this address: one that was away comes back.
    ///
    /// # Panics
    /// When somebody else listens there.
    pub fn start_at(address: SocketAddr) -> SmtpServer {
        let listener = TcpListener::bind(address).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared::default());
        let theirs = shared.clone();
        let listening = std::thread::spawn(move || listen(&listener, &theirs));
        SmtpServer { address, shared, listening: Some(listening) }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How the platform reaches it.
    pub fn settings(&self) -> SmtpSettings {
        SmtpSettings {
            host: self.address.ip().to_string(),
            port: Some(self.address.port()),
            encryption: Encryption::None,
            credentials: None,
            timeout: Duration::from_secs(10),
        }
    }

    /// How the next attempts go.
    pub fn script(&self, steps: impl IntoIterator<Item = Step>) {
        self.shared.state().script.extend(steps);
    }

    /// Whoever wants to hand over mail has to know this password.
    pub fn ask_for_password(&self, password: &'static str) {
        self.shared.state().password = Some(password);
    }

    /// Lets those go on who are held by [`Step::Wait`].
    pub fn go_on(&self) {
        self.shared.state().going_on = true;
        self.shared.changed.notify_all();
    }

    /// Waits until somebody is held by [`Step::Wait`].
    pub fn wait_for_waiting(&self) {
        drop(self.shared.wait_until("a mail waits", |state| state.waiting > 0));
    }

    /// Waits until so many mails have been taken since the start, and gives them.
    pub fn wait_for(&self, count: usize) -> Vec<Taken> {
        self.shared.wait_until("the mails are there", |state| state.taken.len() >= count).taken.clone()
    }

    /// All mails that were taken, the first taken first.
    pub fn taken(&self) -> Vec<Taken> {
        self.shared.state().taken.clone()
    }

    /// How many connections there were.
    pub fn connections(&self) -> usize {
        self.shared.state().connections
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.shared.state().over = true;
        self.go_on();
        // Wakes the listener, which then sees that it is over.
        let _ = TcpStream::connect(self.address);
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }
}

fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming().map_while(Result::ok) {
        if shared.state().over {
            return;
        }
        let theirs = shared.clone();
        // A client that goes away in the middle is what some tests are about.
        std::thread::spawn(move || Conversation::new(stream, theirs)?.hold());
    }
}

/// One connection.
struct Conversation {
    shared: Arc<Shared>,
    reader: BufReader<TcpStream>,
    writer: TcpStream,
    known: bool,
    from: Option<String>,
    to: Vec<String>,
    step: Step,
}

impl Conversation {
    fn new(stream: TcpStream, shared: Arc<Shared>) -> io::Result<Conversation> {
        // Small answers are sent at once.
        stream.set_nodelay(true)?;
        let mut state = shared.state();
        state.connections += 1;
        let known = state.password.is_none();
        drop(state);
        let reader = BufReader::new(stream.try_clone()?);
        Ok(Conversation {
            shared,
            reader,
            writer: stream,
            known,
            from: None,
            to: Vec::new(),
            step: Step::Take,
        })
    }

    fn hold(mut self) -> io::Result<()> {
        self.say("220 relay.example ESMTP")?;
        loop {
            let mut line = String::new();
            if self.reader.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let line = line.trim_end();
            let verb = line.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" => self.greet()?,
                "HELO" => self.say("250 relay.example")?,
                "AUTH" => self.sign_in(line)?,
                "MAIL" => self.mail(line)?,
                "RCPT" => self.recipient(line)?,
                "DATA" => {
                    if !self.data()? {
                        return Ok(());
                    }
                }
                "RSET" => {
                    self.forget();
                    self.say("250 2.0.0 forgotten")?;
                }
                "NOOP" => self.say("250 2.0.0 here")?,
                "QUIT" => return self.say("221 2.0.0 goodbye"),
                _ => self.say("502 5.5.1 not known here")?,
            }
        }
    }

    fn greet(&mut self) -> io::Result<()> {
        self.forget();
        if self.shared.state().password.is_some() {
            self.say("250-relay.example")?;
            self.say("250-AUTH PLAIN")?;
        } else {
            self.say("250-relay.example")?;
        }
        self.say("250-SIZE 10485760")?;
        self.say("250 8BITMIME")
    }

    /// `AUTH PLAIN` with its initial response (RFC 4616).
    fn sign_in(&mut self, line: &str) -> io::Result<()> {
        use base64::Engine;
        let response = line.split_whitespace().nth(2).unwrap_or_default();
        let decoded = base64::engine::general_purpose::STANDARD.decode(response).unwrap_or_default();
        let typed = decoded.rsplit(|byte| *byte == 0).next().unwrap_or_default().to_vec();
        let right = self.shared.state().password.is_some_and(|password| password.as_bytes() == typed);
        self.known = right;
        self.say(if right { "235 2.7.0 welcome" } else { "535 5.7.8 not with this password" })
    }

    fn mail(&mut self, line: &str) -> io::Result<()> {
        if !self.known {
            return self.say("530 5.7.0 sign in first");
        }
        if self.from.is_some() {
            return self.say("503 5.5.1 one mail at a time");
        }
        self.from = Some(path(line));
        self.step = self.shared.state().script.pop_front().unwrap_or(Step::Take);
        self.say("250 2.1.0 sender noted")
    }

    fn recipient(&mut self, line: &str) -> io::Result<()> {
        if self.from.is_none() {
            return self.say("503 5.5.1 who sends it?");
        }
        if let Step::RefuseRecipient(code, text) = self.step {
            return self.say(&format!("{code} {text} <{}>", path(line)));
        }
        self.to.push(path(line));
        self.say("250 2.1.5 recipient noted")
    }

    /// Whether the connection goes on.
    fn data(&mut self) -> io::Result<bool> {
        if self.to.is_empty() {
            self.say("503 5.5.1 to whom?")?;
            return Ok(true);
        }
        self.say("354 end with a line of one dot")?;
        let raw = self.content()?;
        let step = std::mem::replace(&mut self.step, Step::Take);
        match step {
            Step::HangUp => return Ok(false),
            Step::RefuseMail(code, text) => {
                self.forget();
                self.say(&format!("{code} {text}"))?;
                return Ok(true);
            }
            Step::Wait => self.wait(),
            Step::Take | Step::TakeAndHangUp | Step::RefuseRecipient(..) => {}
        }
        let taken =
            Taken { from: self.from.take().unwrap_or_default(), to: std::mem::take(&mut self.to), raw };
        self.shared.state().taken.push(taken);
        self.shared.changed.notify_all();
        if step == Step::TakeAndHangUp {
            return Ok(false);
        }
        self.say("250 2.0.0 taken")?;
        Ok(true)
    }

    /// The lines up to the one with a single dot; dots at the beginning of a line were doubled (RFC 5321, 4.5.2).
    fn content(&mut self) -> io::Result<Vec<u8>> {
        let mut content = Vec::new();
        loop {
            let mut line = Vec::new();
            if self.reader.read_until(b'\n', &mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if line == b".\r\n" {
                return Ok(content);
            }
            content.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
    }

    fn wait(&self) {
        self.shared.state().waiting += 1;
        self.shared.changed.notify_all();
        let mut state =
            self.shared.wait_until("somebody lets it go on", |state| state.going_on || state.over);
        state.waiting -= 1;
    }

    fn forget(&mut self) {
        self.from = None;
        self.to.clear();
        self.step = Step::Take;
    }

    fn say(&mut self, line: &str) -> io::Result<()> {
        self.writer.write_all(format!("{line}\r\n").as_bytes())
    }
}

/// What stands between the angle brackets.
fn path(line: &str) -> String {
    let inner = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inner.map(|(path, _)| path.to_owned()).unwrap_or_default()
}
