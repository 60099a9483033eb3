//! The outlines of countries as SVG paths, drawn once and kept.

use std::fmt::Write as _;
use std::sync::LazyLock;

use super::projection::{Point, Projection};

const WORLD: &str = include_str!("../../../../../data/worldmap/world_110m.tsv");
const EUROPE: &str = include_str!("../../../../../data/worldmap/europe_50m.tsv");

/// A drawn map: its size and its countries.
pub struct Drawing {
    projection: Projection,
    /// Units of the drawing for one radius of the earth.
    scale: f64,
    origin: Point,
    /// Width of the drawing, in its own units.
    pub width: u32,
    /// Height of the drawing.
    pub height: u32,
    /// The countries, in the order of their codes.
    pub countries: Vec<Country>,
}

/// One country on a drawing.
pub struct Country {
    /// ISO 3166-1 alpha-2; `-` for areas without one.
    pub code: &'static str,
    /// The `d` of an SVG path.
    pub path: String,
    /// Where a mark for the country stands: the middle of its largest part.
    pub middle: Point,
}

/// The whole world, for export destinations.
pub static WORLD_DRAWING: LazyLock<Drawing> = LazyLock::new(|| {
    Drawing::new(Projection::EqualEarth, WORLD, 960, 440, 172.0, Point { x: 480.0, y: 232.0 })
});

/// Europe between Ireland and the Black Sea, for companies.
pub static EUROPE_DRAWING: LazyLock<Drawing> = LazyLock::new(|| {
    Drawing::new(Projection::Europe, EUROPE, 960, 640, 2_700.0, Point { x: 340.0, y: 230.0 })
});

impl Drawing {
    fn new(
        projection: Projection,
        outlines: &'static str,
        width: u32,
        height: u32,
        scale: f64,
        origin: Point,
    ) -> Drawing {
        let mut drawing = Drawing { projection, scale, origin, width, height, countries: Vec::new() };
        drawing.countries = outlines.lines().filter_map(|line| drawing.country(line)).collect();
        drawing
    }

    /// Where a place lies on the drawing.
    pub fn place(&self, longitude: f64, latitude: f64) -> Point {
        let point = self.projection.project(longitude, latitude);
        Point { x: self.origin.x + point.x * self.scale, y: self.origin.y + point.y * self.scale }
    }

    /// Whether a point lies on the drawing and not beyond its edge.
    pub fn contains(&self, point: Point) -> bool {
        (0.0..=f64::from(self.width)).contains(&point.x) && (0.0..=f64::from(self.height)).contains(&point.y)
    }

    /// The country of a code.
    pub fn country_of(&self, code: &str) -> Option<&Country> {
        self.countries.iter().find(|country| country.code == code)
    }

    /// One line of the outline file: code, name, rings. The largest ring comes first.
    fn country(&self, line: &'static str) -> Option<Country> {
        let mut fields = line.split('\t');
        let (code, _name, rings) = (fields.next()?, fields.next()?, fields.next()?);
        let rings: Vec<Vec<Point>> = rings.split(';').map(|ring| self.ring(ring)).collect();
        let mut path = String::new();
        for ring in &rings {
            for (index, point) in ring.iter().enumerate() {
                let command = if index == 0 { 'M' } else { 'L' };
                // Writing to a string cannot fail.
                let _ = write!(path, "{command}{:.1} {:.1}", point.x, point.y);
            }
            path.push('Z');
        }
        Some(Country { code, path, middle: centroid(rings.first()?) })
    }

    fn ring(&self, text: &str) -> Vec<Point> {
        let mut ring: Vec<(f64, f64)> = text
            .split(',')
            .filter_map(|pair| {
                let (longitude, latitude) = pair.split_once(' ')?;
                Some((longitude.parse().ok()?, latitude.parse().ok()?))
            })
            .collect();
        // A land on both sides of the antimeridian is drawn whole, east of it, and not with an edge around the world.
        if ring.windows(2).any(|edge| (edge[0].0 - edge[1].0).abs() > 180.0) {
            ring.iter_mut()
                .filter(|(longitude, _)| *longitude < 0.0)
                .for_each(|(longitude, _)| *longitude += 360.0);
        }
        ring.into_iter().map(|(longitude, latitude)| self.place(longitude, latitude)).collect()
    }
}

/// The centroid of a simple polygon; the mean of its points where it has no area.
fn centroid(ring: &[Point]) -> Point {
    let mut doubled_area = 0.0;
    let mut sum = Point { x: 0.0, y: 0.0 };
    for (index, a) in ring.iter().enumerate() {
        let b = ring[(index + 1) % ring.len()];
        let cross = a.x * b.y - b.x * a.y;
        doubled_area += cross;
        sum.x += (a.x + b.x) * cross;
        sum.y += (a.y + b.y) * cross;
    }
    if doubled_area.abs() < f64::EPSILON {
        #[expect(clippy::cast_precision_loss, reason = "a ring has thousands of points at most")]
        let count = ring.len().max(1) as f64;
        let total = ring.iter().fold(Point { x: 0.0, y: 0.0 }, |t, p| Point { x: t.x + p.x, y: t.y + p.y });
        return Point { x: total.x / count, y: total.y / count };
    }
    Point { x: sum.x / (3.0 * doubled_area), y: sum.y / (3.0 * doubled_area) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_cities_lie_on_the_drawing_of_europe_inside_their_countries_neighbourhood() {
        for (longitude, latitude) in [(6.16, 52.25), (24.15, 45.79), (12.13, 54.09)] {
            assert!(EUROPE_DRAWING.contains(EUROPE_DRAWING.place(longitude, latitude)));
        }
    }

    #[test]
    fn no_land_has_an_edge_around_the_world() {
        for country in &WORLD_DRAWING.countries {
            for ring in country.path.split('Z') {
                let across: Vec<f64> = ring
                    .split(['M', 'L'])
                    .filter_map(|point| point.split_once(' ')?.0.parse().ok())
                    .collect();
                let widest = across.windows(2).map(|edge| (edge[0] - edge[1]).abs()).fold(0.0, f64::max);
                assert!(
                    widest < f64::from(WORLD_DRAWING.width) / 3.0,
                    "{}: an edge of {widest}",
                    country.code
                );
            }
        }
    }

    #[test]
    fn every_member_of_the_union_is_drawn_and_marked_on_the_world() {
        for code in ["AT", "BE", "BG", "DE", "ES", "FR", "IT", "NL", "PL", "RO", "SE"] {
            let country = WORLD_DRAWING.country_of(code).unwrap_or_else(|| panic!("{code} is missing"));
            assert!(WORLD_DRAWING.contains(country.middle), "{code}");
            assert!(country.path.starts_with('M') && country.path.ends_with('Z'), "{code}");
        }
    }
}
