//! Draws a graph with both axes in powers of ten.

use std::fmt::Write as _;

/// A line of a graph.
pub struct Line<'a> {
    pub name: &'a str,
    pub colour: &'a str,
    pub points: &'a [(f64, f64)],
}

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 420.0;
/// Room for the numbers beside the axes and the title above.
const LEFT: f64 = 70.0;
const TOP: f64 = 50.0;
const BOTTOM: f64 = 50.0;
const RIGHT: f64 = 20.0;

/// The graph as SVG. Every point is above zero; lines without points are left out.
pub fn log_log(title: &str, lines: &[Line<'_>]) -> String {
    let all = || lines.iter().flat_map(|line| line.points.iter().copied());
    let range = |values: &mut dyn Iterator<Item = f64>| {
        let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), it| (low.min(it), high.max(it)));
        (low.max(1e-3).log10().floor(), high.max(1e-2).log10().ceil())
    };
    let x_range = range(&mut all().map(|(x, _)| x));
    let y_range = range(&mut all().map(|(_, y)| y));
    let x = |value: f64| {
        LEFT + (value.max(1e-3).log10() - x_range.0) / (x_range.1 - x_range.0) * (WIDTH - LEFT - RIGHT)
    };
    let y = |value: f64| {
        HEIGHT
            - BOTTOM
            - (value.max(1e-3).log10() - y_range.0) / (y_range.1 - y_range.0) * (HEIGHT - TOP - BOTTOM)
    };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         font-family=\"sans-serif\" font-size=\"13\">\n<title>{title}</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<text x=\"{LEFT}\" y=\"24\" font-size=\"15\">{title}</text>\n"
    );
    for power in x_range.0 as i32..=x_range.1 as i32 {
        for step in [1.0, 2.0, 5.0] {
            let value = step * 10_f64.powi(power);
            if value <= 10_f64.powf(x_range.1) {
                let (x, end) = (x(value), HEIGHT - BOTTOM);
                let _ = writeln!(
                    svg,
                    "<path d=\"M{x:.1} {TOP}V{end}\" stroke=\"#ddd\"/><text x=\"{x:.1}\" y=\"{:.1}\" \
                     text-anchor=\"middle\">{value}</text>",
                    end + 20.0
                );
            }
        }
    }
    for power in y_range.0 as i32..=y_range.1 as i32 {
        let value = 10_f64.powi(power);
        let (y, end) = (y(value), WIDTH - RIGHT);
        let _ = writeln!(
            svg,
            "<path d=\"M{LEFT} {y:.1}H{end}\" stroke=\"#ddd\"/><text x=\"{:.1}\" y=\"{:.1}\" \
             text-anchor=\"end\">{value} s</text>",
            LEFT - 8.0,
            y + 4.0
        );
    }
    for (place, line) in lines.iter().enumerate().filter(|(_, line)| !line.points.is_empty()) {
        let path: Vec<String> =
            line.points.iter().map(|&(px, py)| format!("{:.1} {:.1}", x(px), y(py))).collect();
        let colour = line.colour;
        let _ = writeln!(
            svg,
            "<path d=\"M{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            path.join("L")
        );
        for &(px, py) in line.points {
            let _ = writeln!(
                svg,
                "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"3.5\" fill=\"{colour}\"/>",
                x(px),
                y(py)
            );
        }
        let height = TOP + 18.0 + 20.0 * place as f64;
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{height:.1}\" fill=\"{colour}\">{}</text>",
            LEFT + 12.0,
            line.name
        );
    }
    svg.push_str("</svg>\n");
    svg
}
