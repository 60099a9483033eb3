//! `serve`: pages and API, the index that follows the change log, the postman; started together and stopped together.

mod demonstration;
pub mod mail;
mod preparation;

use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use account::signed_link::LinkKey;
use database::{DbError, installation};
use locale::Catalog;
use messaging::Postman;
use search::{Follower, SearchIndex};
use taxonomy::Taxonomy;
use tokio::sync::watch;
use web::assets::Assets;
use web::limits::Limits;
use web::security::FormKey;
use web::{AppState, WebSettings};

use crate::Failure;
use crate::arguments::{Place, Serve};
use crate::platform::{Platform, installation_name, secret};

/// How often addresses that have been quiet are forgotten.
const HOUSEKEEPING: Duration = Duration::from_secs(60);

/// Serves until it is told to stop.
///
/// # Errors
/// Settings that are wrong, a database that is away, an address that is taken.
pub fn run(place: &Place, arguments: &Serve) -> Result<(), Failure> {
    let listen = arguments.listen.map(|address| ("listen", address.to_string()));
    let platform = Platform::open(place, listen.as_slice())?;
    crate::logging::start(&platform.settings.log);
    let taxonomy = preparation::prepare(&platform, arguments.demo)?;
    let listener = TcpListener::bind(platform.settings.listen)
        .map_err(|error| Failure::Failed(format!("{}: {error}", platform.settings.listen)))?;
    actix_web::rt::System::new().block_on(serve(platform, taxonomy, listener, arguments.demo))
}

async fn serve(
    platform: Platform,
    taxonomy: Arc<Taxonomy>,
    listener: TcpListener,
    demo: bool,
) -> Result<(), Failure> {
    let settings = &platform.settings;
    let now = platform.clock.now();
    let generator = platform.generator.clone();
    let name = installation_name(&platform.db, &generator, &platform.clock)?;
    let (link_key, form_key) = platform.db.write_blocking(|conn| {
        let link_key = LinkKey::of_installation(conn, &generator, now)?;
        let form_key = installation::value_or(conn, "form_key", &secret(&generator), now)?;
        Ok::<_, DbError>((link_key, form_key))
    })?;
    let catalog = Catalog::compiled_in()?;
    let index = SearchIndex::open(&settings.data, taxonomy.clone(), &name)?;
    let follower = Follower::start(index.clone(), platform.db.clone(), platform.clock.clone())?;

    let metrics = settings.metrics_listen.map(metrics_server).transpose()?;
    let postman = Postman {
        db: platform.db.clone(),
        clock: platform.clock.clone(),
        generator: platform.generator.clone(),
        catalog: catalog.clone(),
        transport: mail::transport(settings)?,
        sender: mail::sender(settings)?,
        addresses: messaging::letter::Addresses::new(&settings.origin),
        key: link_key.clone(),
        node: node_name(&settings.data)?,
    };
    let state = actix_web::web::Data::new(AppState {
        db: platform.db.clone(),
        clock: platform.clock.clone(),
        generator: platform.generator.clone(),
        catalog,
        assets: Assets::compiled_in(),
        taxonomy,
        search: index,
        link_key,
        settings: web_settings(&platform, demo),
        limits: Limits::new(settings.limits),
        figures: Arc::default(),
        form_key: FormKey::new(form_key.into()),
    });
    let address = listener.local_addr()?;
    let server = web::serve(state.clone(), listener)?;
    let handle = server.handle();
    let (stop, stopped) = watch::channel(false);
    let serving = actix_web::rt::spawn(server);
    let measuring = metrics.map(actix_web::rt::spawn);
    let delivering = tokio::task::spawn(async move { postman.run(stopped).await });
    let housekeeping = actix_web::rt::spawn(async move {
        loop {
            tokio::time::sleep(HOUSEKEEPING).await;
            state.limits.forget_quiet_addresses();
        }
    });
    tracing::info!(listen = %address, database = %platform.settings.database, "serving");
    if demo {
        demonstration::say_how_to_sign_in(&platform.settings.origin);
    } else {
        eprintln!("RONL Connect serves {}", platform.settings.origin);
    }

    signal().await;
    tracing::info!("stopping: requests and mails under way are finished");
    // A receiver that is gone has stopped already.
    let _ = stop.send(true);
    handle.stop(true).await;
    housekeeping.abort();
    if let Some(measuring) = measuring {
        measuring.abort();
    }
    let _ = delivering.await;
    follower.stop();
    serving.await.map_err(|error| Failure::Failed(error.to_string()))??;
    Ok(())
}

fn metrics_server(address: std::net::SocketAddr) -> Result<web::Server, Failure> {
    let handle = web::metrics::install()?;
    let listener =
        TcpListener::bind(address).map_err(|error| Failure::Failed(format!("{address}: {error}")))?;
    Ok(web::metrics::serve(handle, listener)?)
}

fn web_settings(platform: &Platform, demo: bool) -> WebSettings {
    let settings = &platform.settings;
    WebSettings {
        origin: settings.origin.clone(),
        workers: settings.workers,
        demonstration: demo,
        media_folder: settings.media_folder(),
        mail_folder: settings.mail_folder(),
        upload_bytes: settings.upload_bytes,
        behind_proxy: settings.behind_proxy,
    }
}

/// The name of this node, kept in its data folder: what it had taken out of the outbox when it died, it takes up again
/// at once instead of waiting for the leases to end.
fn node_name(data: &Path) -> Result<String, Failure> {
    let path = data.join("node");
    if let Ok(name) = std::fs::read_to_string(&path)
        && !name.trim().is_empty()
    {
        return Ok(name.trim().to_owned());
    }
    let name = secret(&account::Generator::system());
    std::fs::write(&path, &name).map_err(|error| Failure::Failed(format!("{}: {error}", path.display())))?;
    Ok(name)
}

/// Waits for the signal to stop.
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        },
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}
