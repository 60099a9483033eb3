//! Turns an error into a page in the reader's language, or into a problem document for the API.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, HttpResponse};
use askama::Template;

use super::{AppError, Problem, render_as};
use crate::request::Page;

#[derive(Template)]
#[template(path = "error/show.html")]
struct ErrorPage<'a> {
    page: Page,
    name: &'a str,
}

/// Explains every error that comes from within, whatever made it: our own, or actix refusing a path or a payload. What
/// stands within answers errors instead of passing them up, so that the request, which actix needs for itself on the
/// way in, is at hand here on the way out.
///
/// # Errors
/// None of its own.
pub async fn explain_errors<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, Error> {
    let response = next.call(request).await?;
    let unexplained = response.status().is_client_error() || response.status().is_server_error();
    if !unexplained || response.headers().contains_key(header::CONTENT_TYPE) {
        return Ok(response.map_into_left_body());
    }
    let error = match response.response().error() {
        Some(error) => as_app_error(error),
        None => of_status(response.status()),
    };
    let explained = explain(response.request(), &error).await;
    Ok(response.into_response(explained.map_into_right_body()))
}

async fn explain(request: &HttpRequest, error: &AppError) -> HttpResponse {
    use actix_web::ResponseError;
    let status = error.status_code();
    log(request, error);
    if request.path().starts_with("/api/") {
        let mut builder = HttpResponse::build(status);
        builder.insert_header((header::CONTENT_TYPE, "application/problem+json"));
        if let AppError::TooManyRequests { retry_after } = error {
            builder.insert_header((header::RETRY_AFTER, retry_after.to_string()));
        }
        let body = serde_json::to_string(&Problem::of(error, status.as_u16())).unwrap_or_default();
        return builder.body(body);
    }
    let page = match Page::of(request).await {
        Ok(page) => Ok(page),
        Err(_) => Page::without_viewer(request),
    };
    let Ok(page) = page else { return HttpResponse::build(status).finish() };
    if matches!(error, AppError::SignInFirst) && *request.method() == Method::GET {
        return super::redirect(&page.href_and_then("/sign-in", page.path()));
    }
    let mut response = render_as(status, &ErrorPage { page, name: error.name() })
        .unwrap_or_else(|_| HttpResponse::build(status).finish());
    if let AppError::TooManyRequests { retry_after } = error
        && let Ok(value) = header::HeaderValue::from_str(&retry_after.to_string())
    {
        response.headers_mut().insert(header::RETRY_AFTER, value);
    }
    response
}

fn as_app_error(error: &Error) -> AppError {
    match error.as_error::<AppError>() {
        Some(own) => own.clone(),
        None => of_status(error.as_response_error().status_code()),
    }
}

fn of_status(status: StatusCode) -> AppError {
    match status {
        StatusCode::NOT_FOUND => AppError::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => AppError::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => AppError::UnsupportedMediaType,
        StatusCode::SERVICE_UNAVAILABLE => AppError::Unavailable("unexplained".to_owned()),
        status if status.is_server_error() => AppError::internal(format!("unexplained {status}")),
        _ => AppError::BadRequest,
    }
}

/// The pattern of the route and not the address: an address can hold what somebody typed.
fn log(request: &HttpRequest, error: &AppError) {
    let route = request.match_pattern().unwrap_or_default();
    match error {
        AppError::Internal(reason) => tracing::error!(http.route = route, reason, "request failed"),
        AppError::Unavailable(reason) => tracing::warn!(http.route = route, reason, "database away"),
        _ => {}
    }
}
