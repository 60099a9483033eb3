//! The route table: every address of the platform, and the handler that answers it.
//!
//! The permission test is generated from this table: a route without an expectation for every role fails it.

use actix_web::guard;
use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};

use crate::{api, assets, pages};

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The pattern of the path.
    pub path: &'static str,
}

macro_rules! routes {
    ($($method:ident $path:literal => $handler:path;)+) => {
        /// All routes, in the order in which they are tried.
        pub const ROUTES: &[Route] = &[$(Route { method: stringify!($method), path: $path }),+];

        /// Tells actix about the routes.
        pub fn configure(config: &mut ServiceConfig) {
            $(add(config, &Method::$method, $path, web::to($handler));)+
        }
    };
}

routes! {
    GET  "/"                                    => pages::start::choose_language;
    GET  "/{language}"                          => pages::home::show;
    GET  "/api/v1/companies"                    => api::companies::search;
    GET  "/api/v1/companies/{slug}"             => api::companies::show;
    GET  "/api/v1/suggest"                      => api::companies::suggest;
    GET  "/api/v1/concepts"                     => api::companies::concepts;
    GET  "/{language}/search"                   => pages::search::show;
    GET  "/{language}/companies/{slug}"         => pages::company::show;
    GET  "/{language}/opportunities"            => pages::opportunity::list;
    GET  "/{language}/opportunities/{slug}"     => pages::opportunity::show;
    GET  "/{language}/offices/{office}"         => pages::office::show;
    GET  "/{language}/map"                      => pages::map::show;
    GET  "/assets/{path:.*}"                    => assets::serve;
    POST "/{language}/theme"                    => pages::theme::choose;
    GET  "/{language}/about"                    => pages::about::show;
    GET  "/{language}/accessibility"            => pages::about::accessibility;
    GET  "/{language}/privacy"                  => pages::about::privacy;
    GET  "/{language}/style"                    => pages::style::show;
    GET  "/{language}/sign-up"                  => pages::sign_up::show;
    POST "/{language}/sign-up"                  => pages::sign_up::sign_up;
    GET  "/{language}/sign-in"                  => pages::sign_in::show;
    POST "/{language}/sign-in"                  => pages::sign_in::ask;
    POST "/{language}/sign-in/password"         => pages::sign_in::by_password;
    GET  "/{language}/sign-in/code/{challenge}" => pages::sign_in::show_code;
    POST "/{language}/sign-in/code/{challenge}" => pages::sign_in::by_code;
    GET  "/{language}/sign-in/link/{token}"     => pages::sign_in::show_link;
    POST "/{language}/sign-in/link/{token}"     => pages::sign_in::by_link;
    POST "/{language}/sign-out"                 => pages::sign_in::sign_out;
    POST "/{language}/sign-out/everywhere"      => pages::sign_in::sign_out_everywhere;
    GET  "/{language}/password"                 => pages::password::show;
    POST "/{language}/password"                 => pages::password::ask;
    GET  "/{language}/password/code/{challenge}" => pages::password::show_code;
    POST "/{language}/password/code/{challenge}" => pages::password::by_code;
    GET  "/{language}/password/link/{token}"    => pages::password::show_link;
    POST "/{language}/password/link/{token}"    => pages::password::by_link;
    GET  "/{language}/account"                  => pages::account::show;
    POST "/{language}/account"                  => pages::account::change;
    POST "/{language}/account/password"         => pages::account::change_password;
    GET  "/{language}/account/start"            => pages::account::start;
    GET  "/health/live"                         => api::health::live;
    GET  "/health/ready"                        => api::health::ready;
}

/// A GET also answers HEAD (RFC 9110, 9.3.2).
fn add(config: &mut ServiceConfig, method: &Method, path: &str, route: actix_web::Route) {
    let route = if *method == Method::GET {
        route.guard(guard::Any(guard::Get()).or(guard::Head()))
    } else {
        route.method(method.clone())
    };
    config.route(path, route);
}
