//! Lines over time, from the reader's start to her end. A gap in the numbers is a gap in the line.

use std::fmt::Write;

use super::palette::SERIES;
use super::picture::{Heading, Picture};
use super::text::{Direction, ems};

const WIDTH: i32 = 360;
const HEIGHT: i32 = 190;
const TOP: i32 = 12;
const BOTTOM: i32 = 160;
const SIZE: i32 = 12;

/// Lines beyond this many cannot be told apart and are not drawn.
pub const LINES: usize = SERIES.len();

/// What the lines share.
#[derive(Debug, Clone, Default)]
pub struct Series {
    /// Names of the points in time, oldest first.
    pub times: Vec<String>,
    /// Marks of the scale with their texts, from [`scale`], rising.
    pub marks: Vec<(f64, String)>,
    pub lines: Vec<Line>,
}

/// One line: a number for each time, or none.
#[derive(Debug, Clone, Default)]
pub struct Line {
    pub name: String,
    pub values: Vec<Option<f64>>,
}

/// Round marks from zero to above the largest value, four to six of them.
pub fn scale(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let most = values.into_iter().filter(|value| value.is_finite()).fold(0.0, f64::max);
    if most <= 0.0 {
        return vec![0.0, 1.0];
    }
    let power = 10f64.powf((most / 4.0).log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].iter().map(|figure| figure * power).find(|step| step * 5.0 >= most);
    let step = step.unwrap_or(10.0 * power);
    let steps = (most / step).ceil() as usize;
    (0..=steps).map(|mark| mark as f64 * step).collect()
}

/// Draws the lines.
pub fn line(heading: &Heading, series: &Series, direction: Direction) -> Picture {
    let frame = Frame::of(series, direction);
    let mut body = String::new();
    frame.marks(&mut body, series);
    frame.times(&mut body, series);
    let mut at = BOTTOM + 2 * SIZE + 6;
    for (line, number) in series.lines.iter().take(LINES).zip(0..) {
        frame.line(&mut body, &line.values, number);
        if series.lines.len() > 1 {
            at += SIZE + 6;
            frame.name(&mut body, line, number, at);
        }
    }
    Picture::new("series", heading, [WIDTH, at.max(HEIGHT - SIZE) + SIZE], body)
}

struct Frame {
    direction: Direction,
    /// Where the first time stands, from the reader's start.
    start: i32,
    top: f64,
    count: usize,
}

impl Frame {
    fn of(series: &Series, direction: Direction) -> Self {
        let widest = series.marks.iter().map(|(_, text)| ems(text)).fold(0.0, f64::max);
        let top = series.marks.last().map_or(1.0, |(mark, _)| *mark);
        let start = (widest * f64::from(SIZE)).ceil() as i32 + 10;
        Self { direction, start, top: if top > 0.0 { top } else { 1.0 }, count: series.times.len() }
    }

    fn x(&self, time: usize) -> i32 {
        let room = f64::from(WIDTH - self.start - 8);
        let share = if self.count > 1 { time as f64 / (self.count - 1) as f64 } else { 0.5 };
        self.direction.x(self.start + (share * room).round() as i32, WIDTH)
    }

    fn y(&self, value: f64) -> i32 {
        BOTTOM - ((value / self.top).clamp(0.0, 1.0) * f64::from(BOTTOM - TOP)).round() as i32
    }

    fn marks(&self, body: &mut String, series: &Series) {
        let (from, to) = (self.direction.x(self.start - 4, WIDTH), self.direction.x(WIDTH, WIDTH));
        let (x, anchor) = (self.direction.x(self.start - 8, WIDTH), self.direction.end());
        for (mark, text) in &series.marks {
            let (y, text) = (self.y(*mark), self.direction.isolate(text));
            let _ = write!(
                body,
                r#"<path class="axis" d="M{from} {y}H{to}"/><text class="m" x="{x}" y="{}" font-size="{SIZE}" text-anchor="{anchor}">{text}</text>"#,
                y + SIZE / 3,
            );
        }
    }

    /// As many names as fit, the last one always: it is the one that is read.
    fn times(&self, body: &mut String, series: &Series) {
        let Some(last) = self.count.checked_sub(1) else { return };
        let widest = series.times.iter().map(|time| ems(time)).fold(0.0, f64::max) * f64::from(SIZE) * 1.25 + 10.0;
        let fit = (f64::from(WIDTH - self.start) / widest).floor().max(1.0) as usize;
        let every = self.count.div_ceil(fit).max(1);
        for at in (0..self.count).rev().step_by(every) {
            let (x, anchor) = match at {
                _ if at == last && last > 0 => (self.direction.x(WIDTH, WIDTH), self.direction.end()),
                _ => (self.x(at), "middle"),
            };
            let time = self.direction.isolate(&series.times[at]);
            let y = BOTTOM + SIZE + 8;
            let _ = write!(
                body,
                r#"<text class="m" x="{x}" y="{y}" font-size="{SIZE}" text-anchor="{anchor}">{time}</text>"#
            );
        }
    }

    fn line(&self, body: &mut String, values: &[Option<f64>], number: usize) {
        let points: Vec<Option<[i32; 2]>> = (0..self.count)
            .map(|at| {
                values
                    .get(at)
                    .copied()
                    .flatten()
                    .filter(|value| value.is_finite())
                    .map(|value| [self.x(at), self.y(value)])
            })
            .collect();
        for run in points.split(Option::is_none).filter(|run| !run.is_empty()) {
            let mut path = String::new();
            for (point, command) in run.iter().flatten().zip(std::iter::once('M').chain(std::iter::repeat('L'))) {
                let _ = write!(path, "{command}{} {}", point[0], point[1]);
            }
            let _ = write!(body, r#"<path class="line s{number}" d="{path}"/>"#);
        }
        for [x, y] in points.iter().rev().flatten().take(if self.count > 24 { 1 } else { self.count }) {
            let _ = write!(body, r#"<circle class="f{number}" cx="{x}" cy="{y}" r="3"/>"#);
        }
    }

    fn name(&self, body: &mut String, line: &Line, number: usize, y: i32) {
        let (from, to) = (self.direction.x(self.start, WIDTH), self.direction.x(self.start + 22, WIDTH));
        let (x, anchor) = (self.direction.x(self.start + 28, WIDTH), self.direction.start());
        let name = self.direction.isolate(&line.name);
        let _ = write!(
            body,
            r#"<path class="line s{number}" d="M{from} {middle}H{to}"/><text x="{x}" y="{y}" font-size="{SIZE}" text-anchor="{anchor}">{name}</text>"#,
            middle = y - SIZE / 3,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(values: &[Option<f64>], direction: Direction) -> String {
        let times = (1..=values.len()).map(|month| format!("2026-{month:02}")).collect();
        let marks = scale(values.iter().copied().flatten()).into_iter().map(|mark| (mark, mark.to_string())).collect();
        let series = Series { times, marks, lines: vec![Line { name: "All".into(), values: values.to_vec() }] };
        line(&Heading::default(), &series, direction).to_string()
    }

    #[test]
    fn marks_are_round_and_reach_above_the_largest_value() {
        assert_eq!(scale([74.0]), [0.0, 20.0, 40.0, 60.0, 80.0]);
        assert_eq!(scale([3.0]), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(scale([]), [0.0, 1.0]);
        for most in [0.04, 1.0, 9.0, 12.0, 999.0, 123_456.0] {
            let marks = scale([most, f64::NAN]);
            assert!((3..=7).contains(&marks.len()), "{most}: {marks:?}");
            assert!(marks.last().is_some_and(|mark| *mark >= most));
        }
    }

    #[test]
    fn a_gap_in_the_numbers_is_a_gap_in_the_line() {
        let drawn = draw(&[Some(1.0), Some(2.0), None, Some(4.0), Some(3.0)], Direction::LeftToRight);
        assert_eq!(drawn.matches("class=\"line s0\"").count(), 2);
    }

    #[test]
    fn time_runs_with_the_reader() {
        let first = |drawn: String| {
            let path = drawn.split("class=\"line s0\" d=\"M").nth(1).expect("a line").to_owned();
            path.split(' ').next().and_then(|x| x.parse::<i32>().ok()).expect("a number")
        };
        let values = [Some(1.0), Some(2.0)];
        assert!(first(draw(&values, Direction::LeftToRight)) < first(draw(&values, Direction::RightToLeft)));
    }

    #[test]
    fn nothing_and_one_point_are_drawn_too() {
        assert!(draw(&[], Direction::LeftToRight).contains("<svg"));
        assert!(draw(&[Some(3.0)], Direction::RightToLeft).contains("<circle"));
        assert!(draw(&[Some(f64::NAN)], Direction::LeftToRight).contains("<svg"));
    }
}
