//! Putting the application together and serving it.

use std::net::TcpListener;

use actix_web::dev::Server as ActixServer;
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpServer, web};

use crate::response::{AppError, explain_errors};
use crate::{AppState, limits, metrics, routes, security};

/// A running server; await it, or stop it by its handle.
pub type Server = ActixServer;

/// Seconds that requests under way are given when the program stops.
const GRACE_SECONDS: u64 = 15;

/// Serves pages and API on the listener until the handle is told to stop. Signals are the program's to handle.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve(state: web::Data<AppState>, listener: TcpListener) -> std::io::Result<Server> {
    let workers = state.settings.workers;
    let server = HttpServer::new(move || {
        App::new()
            .app_data(state.clone())
            .wrap(Compress::default())
            .wrap(from_fn(security::same_origin))
            .wrap(from_fn(limits::limit))
            .wrap(from_fn(explain_errors))
            .wrap(from_fn(security::headers))
            .wrap(from_fn(metrics::count))
            .configure(routes::configure)
            .default_service(web::to(async || Err::<&str, _>(AppError::NotFound)))
    })
    .shutdown_timeout(GRACE_SECONDS)
    .disable_signals();
    let server = match workers {
        Some(count) => server.workers(count),
        None => server,
    };
    Ok(server.listen(listener)?.run())
}
