//! The map: where the companies are, and where they export to.

mod outline;
mod projection;

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use askama::Template;
use profile::published::{self, Presence};

use crate::pages::card::country_name;
use crate::request::Page;
use crate::response::{AppError, render};
use outline::{Drawing, EUROPE_DRAWING, WORLD_DRAWING};

#[derive(Template)]
#[template(path = "map/show.html")]
struct MapPage {
    page: Page,
    maps: Vec<Map>,
}

/// A drawn map with its marks.
struct Map {
    title: String,
    width: u32,
    height: u32,
    lands: Vec<Land>,
    marks: Vec<Mark>,
}

/// A country: `home` for those of the offices, `1` to `4` from few companies to many.
struct Land {
    path: &'static str,
    shade: &'static str,
}

/// A mark that leads to the companies that it stands for.
struct Mark {
    href: String,
    sentence: String,
    x: String,
    y: String,
    radius: String,
    count: usize,
}

/// `GET /{language}/map`
///
/// # Errors
/// The database is away.
pub async fn show(page: Page) -> Result<HttpResponse, AppError> {
    let presences = page.state.db.read(published::presences).await.map_err(AppError::from)?;
    let maps = vec![companies(&page, &presences), destinations(&page, &presences)];
    render(&MapPage { page, maps })
}

/// Companies by town: where a company says it is, else where its town is.
fn companies(page: &Page, presences: &[Presence]) -> Map {
    let drawing = &*EUROPE_DRAWING;
    let mut towns: BTreeMap<(&str, &str), (usize, f64, f64)> = BTreeMap::new();
    for presence in presences {
        let Some(city) = presence.city.as_deref() else { continue };
        let place = presence.place.or_else(|| {
            taxonomy::place::city_in(&presence.country, city).map(|city| (city.latitude, city.longitude))
        });
        if let Some((latitude, longitude)) = place {
            let town = towns.entry((&presence.country, city)).or_insert((0, latitude, longitude));
            town.0 += 1;
        }
    }
    let homes: Vec<&str> = presences.iter().map(|presence| presence.country.as_str()).collect();
    let lands = lands(drawing, |code| if homes.contains(&code) { "home" } else { "" });
    let marks = towns
        .into_iter()
        .filter_map(|((_, city), (count, latitude, longitude))| {
            let query: String = url::form_urlencoded::byte_serialize(city.as_bytes()).collect();
            let sentence = page.text("map-place").with("place", city).with("count", count).to_string();
            mark(drawing, longitude, latitude, count, page.href(&format!("/search?q={query}")), sentence)
        })
        .collect();
    map(page, "map-companies", drawing, lands, marks)
}

/// Countries that companies export to.
fn destinations(page: &Page, presences: &[Presence]) -> Map {
    let drawing = &*WORLD_DRAWING;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for market in presences.iter().flat_map(|presence| &presence.markets) {
        *counts.entry(market).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or_default();
    let lands = lands(drawing, |code| counts.get(code).map_or("", |count| shade(*count, most)));
    let marks = counts
        .iter()
        .filter_map(|(code, count)| {
            let middle = drawing.country_of(code)?.middle;
            let name = country_name(page, code);
            let sentence = page.text("map-place").with("place", name).with("count", *count).to_string();
            Some(at(middle, *count, page.href(&format!("/search?market={code}")), sentence))
        })
        .collect();
    map(page, "map-destinations", drawing, lands, marks)
}

fn map(page: &Page, title: &'static str, drawing: &Drawing, lands: Vec<Land>, mut marks: Vec<Mark>) -> Map {
    marks.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.sentence.cmp(&b.sentence)));
    let title = page.text(title).to_string();
    Map { title, width: drawing.width, height: drawing.height, lands, marks }
}

fn lands(drawing: &'static Drawing, shade: impl Fn(&str) -> &'static str) -> Vec<Land> {
    drawing.countries.iter().map(|country| Land { path: &country.path, shade: shade(country.code) }).collect()
}

fn mark(
    drawing: &Drawing,
    longitude: f64,
    latitude: f64,
    count: usize,
    href: String,
    sentence: String,
) -> Option<Mark> {
    let point = drawing.place(longitude, latitude);
    drawing.contains(point).then(|| at(point, count, href, sentence))
}

/// The area of a mark grows with the companies it stands for, from a target that a finger can hit.
fn at(point: projection::Point, count: usize, href: String, sentence: String) -> Mark {
    #[expect(clippy::cast_precision_loss, reason = "companies in one place are counted in thousands at most")]
    let radius = (36.0 + 14.0 * count as f64).sqrt().min(26.0);
    let written = |number: f64| format!("{number:.1}");
    Mark { href, sentence, x: written(point.x), y: written(point.y), radius: written(radius), count }
}

/// Quarters of the largest number.
fn shade(count: usize, most: usize) -> &'static str {
    match (4 * count).div_ceil(most.max(1)) {
        0 => "",
        1 => "1",
        2 => "2",
        3 => "3",
        _ => "4",
    }
}
