//! Places: points, lines and shapes in their texts, and what is measured on them.

use crate::form::DataKind;

/// The radius of the earth at the equator, in metres.
const RADIUS: f64 = 6_378_100.0;

/// A latitude and a longitude in degrees.
pub(crate) type Point = (f64, f64);

/// `latitude longitude altitude accuracy`; JavaRosa takes what is missing for 0.
fn point(text: &str) -> Option<Vec<f64>> {
    let mut parts: Vec<f64> = text.split_whitespace().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    parts.resize(if parts.is_empty() { 0 } else { 4 }, 0.0);
    (!parts.is_empty()).then_some(parts)
}

/// A place as a submission writes it; `None` if it is none.
pub(crate) fn written(text: &str, kind: DataKind) -> Option<String> {
    let full =
        |text: &str| Some(point(text)?.iter().map(|part| super::value::java(*part)).collect::<Vec<_>>().join(" "));
    if kind == DataKind::Geopoint {
        return full(text.trim());
    }
    let points: Vec<String> =
        text.split(';').map(str::trim).filter(|part| !part.is_empty()).map(full).collect::<Option<_>>()?;
    Some(points.join("; "))
}

/// The points of a line or shape.
pub(crate) fn points(text: &str) -> Option<Vec<Point>> {
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| point(part).map(|numbers| (numbers[0], numbers[1]))).collect()
}

/// The area within a line, in square metres.
pub(crate) fn area(points: &[Point]) -> f64 {
    let Some(((lat, long), rest)) = points.split_first().filter(|_| points.len() >= 3) else { return 0.0 };
    let around = 2.0 * RADIUS * std::f64::consts::PI;
    let flat: Vec<(f64, f64)> = rest
        .iter()
        .map(|(y, x)| ((x - long) * around * y.to_radians().cos() / 360.0, (y - lat) * around / 360.0))
        .collect();
    let sum: f64 = flat.windows(2).map(|pair| (pair[0].1 * pair[1].0 - pair[0].0 * pair[1].1) / 2.0).sum();
    sum.abs()
}

/// The length of a line, in metres.
pub(crate) fn distance(points: &[Point]) -> f64 {
    points.windows(2).map(|pair| between(pair[0], pair[1])).sum()
}

fn between(a: Point, b: Point) -> f64 {
    let (y1, y2, across) = (a.0.to_radians(), b.0.to_radians(), (a.1 - b.1).to_radians());
    (y1.sin() * y2.sin() + y1.cos() * y2.cos() * across.cos()).acos() * RADIUS
}

/// Whether a point is within a closed shape: a line from it crosses the border an odd number of times.
pub(crate) fn within(place: Point, shape: &[Point]) -> bool {
    let (y, x) = place;
    let crossings = shape.windows(2).filter(|pair| {
        let ((y1, x1), (y2, x2)) = (pair[0], pair[1]);
        ((y2 > y) != (y1 > y)) && x < (x1 - x2) * (y - y2) / (y1 - y2) + x2
    });
    crossings.count() % 2 == 1
}

/// Whether a line crosses or touches itself; the end of a closed line may meet its beginning.
pub(crate) fn crosses_itself(line: &[Point]) -> bool {
    let side = |a: Point, b: Point, c: Point| ((b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)).signum();
    let sides: Vec<&[Point]> = line.windows(2).collect();
    let closed = line.len() > 2 && line.first() == line.last();
    (0..sides.len()).any(|i| {
        (i + 2..sides.len()).filter(|j| !(closed && i == 0 && j + 1 == sides.len())).any(|j| {
            let (a, b, c, d) = (sides[i][0], sides[i][1], sides[j][0], sides[j][1]);
            side(a, b, c) * side(a, b, d) <= 0.0 && side(c, d, a) * side(c, d, b) <= 0.0
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_measured_as_javarosa_measures_them() {
        let shape = points("1 1 0 0;1 2 0 0;2 2 0 0;1 1 0 0").expect("points");
        assert!((area(&shape) - 6.194_998_956_381_803_5e9).abs() < 1e-3);
        assert!((distance(&shape) - 380_021.383_162_050_86).abs() < 1e-6);
        assert!(!within((1.5, 2.5), &shape));
        assert!(within((1.2, 1.7), &shape));
        assert_eq!(written("1.5 2.5 0 0", DataKind::Geopoint).as_deref(), Some("1.5 2.5 0.0 0.0"));
        assert_eq!(written("x", DataKind::Geopoint), None);
    }
}
