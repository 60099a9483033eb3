//! The address of whoever asks, for limits; it is never logged.

use std::net::{IpAddr, Ipv6Addr};

use actix_web::HttpRequest;

use crate::WebSettings;

/// The address that limits count by: of the connection, or as the balancer in front says. An IPv6 subscriber has a
/// whole /64, so that is what counts.
pub fn client_address(request: &HttpRequest, settings: &WebSettings) -> IpAddr {
    let connection = request.peer_addr().map(|address| address.ip());
    let forwarded = settings.behind_proxy.then(|| last_forwarded(request)).flatten();
    match forwarded.or(connection).unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED)) {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// The last entry is the one that our own balancer added; those before it are what the client claims.
fn last_forwarded(request: &HttpRequest) -> Option<IpAddr> {
    request.headers().get("x-forwarded-for")?.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}
