//! Figures for Prometheus, on a listener of their own that readers cannot reach.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{App, Error, HttpResponse, HttpServer, web};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use std::net::TcpListener;
use std::time::Instant;

/// Upper bounds of the time classes, in seconds.
const SECONDS: [f64; 10] = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

/// Starts counting for the whole process.
///
/// # Errors
/// When something in this process counts already.
pub fn install() -> Result<PrometheusHandle, BuildError> {
    PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full("http_request_duration_seconds".to_owned()), &SECONDS)?
        .install_recorder()
}

/// Counts and times every request by its route, never by its address.
///
/// # Errors
/// Those of what it surrounds.
pub async fn count<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let started = Instant::now();
    let method = match request.method().as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        _ => "other",
    };
    let outcome = next.call(request).await;
    if let Ok(response) = &outcome {
        let route = response.request().match_pattern().unwrap_or_else(|| "none".to_owned());
        let status = response.status().as_u16().to_string();
        let labels = [("route", route), ("method", method.to_owned()), ("status", status)];
        metrics::counter!("http_requests_total", &labels).increment(1);
        metrics::histogram!("http_request_duration_seconds", &labels[..1])
            .record(started.elapsed().as_secs_f64());
    }
    outcome
}

/// Serves the figures at `/metrics`.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve(handle: PrometheusHandle, listener: TcpListener) -> std::io::Result<actix_web::dev::Server> {
    let handle = web::Data::new(handle);
    let server = HttpServer::new(move || {
        App::new().app_data(handle.clone()).route(
            "/metrics",
            web::get().to(async |handle: web::Data<PrometheusHandle>| {
                handle.run_upkeep();
                HttpResponse::Ok()
                    .content_type("text/plain; version=0.0.4; charset=utf-8")
                    .body(handle.render())
            }),
        )
    });
    Ok(server.workers(1).disable_signals().listen(listener)?.run())
}
