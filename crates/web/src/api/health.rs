//! Whether the node lives, and whether it can serve: for balancers and service managers.

use actix_web::{HttpResponse, web};
use serde_json::json;

use crate::AppState;
use crate::response::AppError;

/// `GET /health/live`: the process answers.
pub async fn live() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "live" }))
}

/// `GET /health/ready`: the database answers and the index is filled. A node that builds its first index would find
/// nobody, and lets others answer until it is done.
///
/// # Errors
/// [`AppError::Unavailable`], so that a balancer sends readers elsewhere.
pub async fn ready(state: web::Data<AppState>) -> Result<HttpResponse, AppError> {
    state.db.read(|conn| database::change_log::last(conn).map_err(AppError::from)).await?;
    if state.search.seq().is_none() {
        return Err(AppError::Unavailable("the search index is being built".to_owned()));
    }
    Ok(HttpResponse::Ok().json(json!({ "status": "ready" })))
}
