//! From longitude and latitude to places on a drawing.

use std::f64::consts::PI;

/// A point of a drawing, in its own units, x to the right and y down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// How a map is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Projection {
    /// The whole world, areas true: Equal Earth (Šavrič, Patterson, Jenny 2018).
    EqualEarth,
    /// Europe, areas true: Lambert azimuthal equal-area around 52° N 10° E, as EPSG:3035 has it (on a sphere here).
    Europe,
}

impl Projection {
    /// Where a place lies, with the radius of the earth as unit and the middle of the map as origin.
    pub fn project(self, longitude: f64, latitude: f64) -> Point {
        match self {
            Projection::EqualEarth => equal_earth(longitude.to_radians(), latitude.to_radians()),
            Projection::Europe => lambert(longitude.to_radians(), latitude.to_radians()),
        }
    }
}

/// Šavrič, Patterson, Jenny: The Equal Earth map projection. International Journal of Geographical Information Science
/// 33 (2019), equations 6 to 8.
fn equal_earth(longitude: f64, latitude: f64) -> Point {
    const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
    let theta = (3_f64.sqrt() / 2.0 * latitude.sin()).asin();
    let square = theta * theta;
    let sixth = square * square * square;
    let slope = 9.0 * A[3] * sixth * square + 7.0 * A[2] * sixth + 3.0 * A[1] * square + A[0];
    let x = 2.0 * 3_f64.sqrt() * longitude * theta.cos() / (3.0 * slope);
    let y = theta * (A[3] * sixth * square + A[2] * sixth + A[1] * square + A[0]);
    Point { x, y: -y }
}

/// Snyder: Map projections, a working manual (USGS 1987), equations 22-4 and 24-2.
fn lambert(longitude: f64, latitude: f64) -> Point {
    let (centre, east) = (52.0 * PI / 180.0, longitude - 10.0 * PI / 180.0);
    let scale =
        (2.0 / (1.0 + centre.sin() * latitude.sin() + centre.cos() * latitude.cos() * east.cos())).sqrt();
    let x = scale * latitude.cos() * east.sin();
    let y = scale * (centre.cos() * latitude.sin() - centre.sin() * latitude.cos() * east.cos());
    Point { x, y: -y }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_each_map_is_its_origin() {
        for (projection, longitude, latitude) in
            [(Projection::EqualEarth, 0.0, 0.0), (Projection::Europe, 10.0, 52.0)]
        {
            let point = projection.project(longitude, latitude);
            assert!(point.x.abs() < 1e-9 && point.y.abs() < 1e-9, "{projection:?}: {point:?}");
        }
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        for projection in [Projection::EqualEarth, Projection::Europe] {
            let (deventer, rostock, sibiu) = (
                projection.project(6.16, 52.25),
                projection.project(12.13, 54.09),
                projection.project(24.15, 45.79),
            );
            assert!(rostock.y < deventer.y && deventer.y < sibiu.y);
            assert!(deventer.x < rostock.x && rostock.x < sibiu.x);
        }
    }

    #[test]
    fn the_world_is_as_wide_as_its_authors_say() {
        // 2.7066 radii from the middle to the edge at the equator.
        let edge = Projection::EqualEarth.project(180.0, 0.0);
        assert!((edge.x - 2.706_6).abs() < 1e-3, "{edge:?}");
    }
}
