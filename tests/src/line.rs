//! A line to a server that can be cut: what a server that is away looks like from outside.

use std::io;
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// Passes on everything between whoever calls it and the server, until it is cut.
pub struct CutLine {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    is_cut: bool,
    open: Vec<TcpStream>,
}

impl CutLine {
    /// A line to `server`.
    ///
    /// # Panics
    /// When no port is free.
    pub fn to(server: &str) -> CutLine {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(State::default()));
        let (server, shared) = (server.to_owned(), Arc::clone(&state));
        std::thread::spawn(move || {
            for caller in listener.incoming().map_while(Result::ok) {
                // A call that cannot be put through ends, as one to a server that is away.
                let _ = put_through(caller, &server, &shared);
            }
        });
        CutLine { address, state }
    }

    /// Where it is called.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends all that goes on, and puts nothing through any more.
    ///
    /// # Panics
    /// Never, unless the line itself broke down.
    pub fn cut(&self) {
        let mut state = self.state.lock().unwrap();
        state.is_cut = true;
        for stream in state.open.drain(..) {
            // It may have ended by itself.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Puts through again.
    ///
    /// # Panics
    /// Never, unless the line itself broke down.
    pub fn mend(&self) {
        self.state.lock().unwrap().is_cut = false;
    }
}

fn put_through(caller: TcpStream, server: &str, state: &Mutex<State>) -> io::Result<()> {
    let mut state = state.lock().unwrap();
    if state.is_cut {
        return caller.shutdown(Shutdown::Both);
    }
    let called = TcpStream::connect(server)?;
    for (from, to) in [(&caller, &called), (&called, &caller)] {
        let (mut from, mut to) = (from.try_clone()?, to.try_clone()?);
        std::thread::spawn(move || {
            // Whichever way it ended, the other side is told.
            let _ = io::copy(&mut from, &mut to);
            let _ = to.shutdown(Shutdown::Both);
        });
    }
    state.open.extend([caller, called]);
    Ok(())
}
