//! Ports that stay free while nobody listens on them.

use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicU16, Ordering};

/// Below the ports that Linux gives to connections by itself (`ip_local_port_range`, from 32,768): between the moment
/// that a server of ours stops and the moment that it starts again, none of those many connections takes its port.
const PORTS: std::ops::Range<u16> = 12_000..32_000;

/// An address on which nobody listens now, other than all that were given before in this process.
///
/// # Panics
/// When none is free.
pub fn free_address() -> SocketAddr {
    static GIVEN: AtomicU16 = AtomicU16::new(0);
    let many = PORTS.end - PORTS.start;
    // Processes that run at the same time begin far apart.
    let first = u16::try_from(std::process::id().wrapping_mul(7_919) % u32::from(many)).unwrap();
    (0..many)
        .map(|_| PORTS.start + first.wrapping_add(GIVEN.fetch_add(1, Ordering::Relaxed)) % many)
        .map(|port| SocketAddr::from(([127, 0, 0, 1], port)))
        .find(|address| TcpListener::bind(address).is_ok())
        .expect("a port is free")
}
