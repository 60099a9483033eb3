//! The route table: every address of the platform, and the handler that answers it.
//!
//! The permission test is generated from this table: a route without an expectation for every role fails it.

use actix_web::guard;
use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};

use crate::{api, assets, media, pages};

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
    GET  "/{language}/language"                 => pages::start::switch_language;
    GET  "/api/v1/openapi.json"                 => api::description::show;
    GET  "/api/docs"                            => pages::api::show;
    GET  "/{language}/api/docs"                 => pages::api::show;
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
    GET  "/{language}/account/mails"            => pages::mail_choice::show;
    POST "/{language}/account/mails"            => pages::mail_choice::choose;
    GET  "/companies/{slug}/logo"               => media::logo;
    GET  "/media/{folder}/{file}"               => media::show;
    GET  "/api/v1/places"                       => api::places::find;
    GET  "/{language}/my/company"               => pages::my_company::show;
    GET  "/{language}/my/company/new"           => pages::my_company::show_registration;
    POST "/{language}/my/company/new"           => pages::my_company::register;
    GET  "/{language}/my/company/edit"          => pages::editor::show;
    POST "/{language}/my/company/edit"          => pages::editor::save;
    POST "/{language}/my/company/copy"          => pages::editor::keep_copy;
    GET  "/{language}/my/company/preview"       => pages::my_company::preview;
    POST "/{language}/my/company/submission"    => pages::my_company::submit;
    POST "/{language}/my/company/recall"        => pages::my_company::take_back;
    POST "/{language}/my/company/withdrawal"    => pages::my_company::withdraw;
    POST "/{language}/my/company/opportunities" => pages::editor::add_opportunity;
    GET  "/{language}/my/company/opportunities/{opportunity}" => pages::editor::show_opportunity;
    POST "/{language}/my/company/opportunities/{opportunity}" => pages::editor::save_opportunity;
    POST "/{language}/my/company/opportunities/{opportunity}/removal" => pages::editor::remove_opportunity;
    POST "/{language}/my/opportunities/{opportunity}/renewal" => pages::my_company::renew;
    GET  "/{language}/my/company/colleagues"    => pages::colleagues::list;
    POST "/{language}/my/company/colleagues/invitations" => pages::colleagues::invite;
    POST "/{language}/my/company/colleagues/invitations/{invitation}/withdrawal" => pages::colleagues::take_back_invitation;
    POST "/{language}/my/company/colleagues/{user}/removal" => pages::colleagues::remove;
    GET  "/{language}/my/company/partners"      => pages::partners::show;
    GET  "/{language}/my/searches"              => pages::saved_search::list;
    POST "/{language}/my/searches"              => pages::saved_search::save;
    GET  "/{language}/my/searches/new"          => pages::saved_search::show_new;
    GET  "/{language}/my/searches/{search}"     => pages::saved_search::show;
    POST "/{language}/my/searches/{search}"     => pages::saved_search::change;
    POST "/{language}/my/searches/{search}/seen" => pages::saved_search::mark_seen;
    POST "/{language}/my/searches/{search}/removal" => pages::saved_search::remove;
    GET  "/{language}/invitations/{token}"      => pages::colleagues::show_invitation;
    POST "/{language}/invitations/{token}"      => pages::colleagues::accept;
    GET  "/{language}/desk"                     => pages::desk::show;
    GET  "/{language}/desk/companies"           => pages::desk::list;
    GET  "/{language}/desk/companies/{company}" => pages::desk::show_company;
    GET  "/{language}/desk/review/{company}"    => pages::review::show;
    POST "/{language}/desk/review/{company}/reading" => pages::review::start;
    POST "/{language}/desk/review/{company}/acceptance" => pages::review::accept;
    POST "/{language}/desk/review/{company}/return" => pages::review::send_back;
    POST "/{language}/desk/review/{company}/unpublication" => pages::desk::unpublish;
    GET  "/{language}/desk/partners"            => pages::desk::show_board;
    GET  "/{language}/desk/synonyms"            => pages::desk::show_synonyms;
    POST "/{language}/desk/synonyms"            => pages::desk::add_synonym;
    POST "/{language}/desk/synonyms/{synonym}/removal" => pages::desk::remove_synonym;
    GET  "/{language}/desk/import"              => pages::desk::show_import;
    POST "/{language}/desk/import"              => pages::desk::prepare;
    POST "/{language}/desk/import/confirmation" => pages::desk::confirm;
    GET  "/{language}/desk/import/example.{ending}" => pages::desk::example;
    GET  "/{language}/desk/export/profiles.{ending}" => pages::desk::export;
    GET  "/{language}/companies/{slug}/introduction" => pages::introduction::asking::show;
    POST "/{language}/companies/{slug}/introduction" => pages::introduction::asking::ask;
    GET  "/{language}/my/introductions"         => pages::my_introductions::show;
    GET  "/{language}/introductions/{id}"       => pages::introduction::show;
    POST "/{language}/introductions/{id}/acceptance" => pages::introduction::act::accept;
    POST "/{language}/introductions/{id}/refusal" => pages::introduction::act::decline;
    POST "/{language}/introductions/{id}/withdrawal" => pages::introduction::act::withdraw;
    POST "/{language}/introductions/{id}/messages" => pages::introduction::act::write;
    POST "/{language}/introductions/{id}/report" => pages::introduction::act::report;
    POST "/{language}/introductions/{id}/block" => pages::introduction::act::block;
    POST "/{language}/introductions/{id}/unblock" => pages::introduction::act::unblock;
    GET  "/{language}/introductions/answer/{signed}" => pages::introduction::answer::show;
    POST "/{language}/introductions/answer/{signed}/acceptance" => pages::introduction::answer::accept;
    POST "/{language}/introductions/answer/{signed}/refusal" => pages::introduction::answer::decline;
    GET  "/{language}/unsubscribe/{signed}"     => pages::unsubscribe::show;
    POST "/{language}/unsubscribe/{signed}"     => pages::unsubscribe::stop;
    GET  "/{language}/desk/introductions"       => pages::desk_introductions::show;
    GET  "/{language}/desk/reports"             => pages::desk_introductions::show_reports;
    POST "/{language}/desk/reports/{report}/settlement" => pages::desk_introductions::settle;
    GET  "/{language}/desk/mails"               => pages::mails::show;
    GET  "/{language}/desk/mails/{mail}"        => pages::mails::read;
    POST "/{language}/desk/mails/{mail}/resending" => pages::mails::resend;
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
