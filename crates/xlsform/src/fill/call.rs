//! The functions: what each makes of its arguments, as JavaRosa does it.

use std::rc::Rc;

use super::dates;
use super::eval::{Eval, Scope};
use super::value::{Answer, Fault, Value, int, truncate};
use super::{digest, geo, numbers, strings};
use crate::xpath::{Call, Expr, Function, Id};

/// The arguments of one call.
#[derive(Clone, Copy)]
pub(super) struct Args<'a> {
    pub(super) eval: &'a Eval<'a>,
    pub(super) function: &'static Function,
    pub(super) args: &'a [Expr],
    pub(super) scope: Scope<'a>,
}

impl Eval<'_> {
    pub(super) fn call(&self, call: &Call, scope: Scope<'_>) -> Answer {
        let function = call.function.ok_or_else(|| Fault::Function(call.name.clone()))?;
        if !function.takes(call.args.len()) {
            return Err(Fault::Arity(function.name));
        }
        Args { eval: self, function, args: &call.args, scope }.answer()
    }
}

impl<'a> Args<'a> {
    pub(super) fn raw(self, at: usize) -> Answer {
        self.eval.eval(&self.args[at], self.scope)
    }

    pub(super) fn value(self, at: usize) -> Answer {
        self.eval.value(&self.args[at], self.scope)
    }

    pub(super) fn number(self, at: usize) -> Result<f64, Fault> {
        Ok(self.value(at)?.number(self.eval.world.zone))
    }

    pub(super) fn string(self, at: usize) -> Result<Rc<str>, Fault> {
        Ok(self.value(at)?.string(self.eval.world.zone))
    }

    fn flag(self, at: usize) -> Result<bool, Fault> {
        Ok(self.value(at)?.flag())
    }

    /// The nodes an argument must be.
    pub(super) fn nodes(self, at: usize) -> Result<Vec<u32>, Fault> {
        match self.raw(at)? {
            Value::Nodes(nodes) => Ok(nodes),
            _ => Err(Fault::NotNodes(self.function.name)),
        }
    }

    pub(super) fn values(self, nodes: &[u32]) -> Vec<Value> {
        nodes.iter().map(|node| self.eval.node_value(*node, self.scope)).collect()
    }

    /// The values from an argument on; where it is the last and nodes, theirs.
    pub(super) fn rest(self, from: usize) -> Result<Vec<Value>, Fault> {
        if self.args.len() == from + 1
            && let Value::Nodes(nodes) = self.raw(from)?
        {
            return Ok(self.values(&nodes));
        }
        (from..self.args.len()).map(|at| self.value(at)).collect()
    }

    /// Text, and nothing that merely could be turned into it.
    pub(super) fn only_text(self, at: usize) -> Result<Rc<str>, Fault> {
        match self.value(at)? {
            Value::Text(text) => Ok(text),
            other => Err(Fault::Type(self.function.name, other.string(self.eval.world.zone).as_ref().into())),
        }
    }

    /// A function of one number; a moment made by another function counts with its time of day.
    fn real(self, work: fn(f64) -> f64) -> Answer {
        let zone = self.eval.world.zone;
        let number = match self.raw(0)? {
            Value::Moment(moment) => (moment - zone.start(0)) as f64 / dates::DAY as f64,
            other => self.eval.unpack(other, self.scope)?.number(zone),
        };
        Ok(Value::Number(work(number)))
    }

    fn here(self) -> Value {
        self.eval.node_value(self.scope.node, self.scope)
    }

    fn answer(self) -> Answer {
        let zone = self.eval.world.zone;
        Ok(match self.function.id {
            Id::True => Value::Flag(true),
            Id::False => Value::Flag(false),
            Id::Boolean => Value::Flag(self.flag(0)?),
            Id::Not => Value::Flag(!self.flag(0)?),
            Id::BooleanFromString => {
                let text = self.string(0)?;
                Value::Flag(text.eq_ignore_ascii_case("true") || &*text == "1")
            }
            Id::If => self.raw(if self.flag(0)? { 1 } else { 2 })?,
            Id::Coalesce => {
                let first = self.raw(0)?;
                if self.eval.unpack(first.clone(), self.scope)?.is_null() { self.raw(1)? } else { first }
            }
            Id::Depend => {
                (1..self.args.len()).try_for_each(|at| self.raw(at).map(drop))?;
                self.raw(0)?
            }
            Id::Once => {
                let first = self.raw(0)?;
                let here = self.here();
                if here.string(zone).is_empty() { first } else { here }
            }
            Id::IndexedRepeat => self.indexed_repeat()?,
            Id::Position => self.position()?,
            Id::Count => Value::Number(self.nodes(0)?.len() as f64),
            Id::CountNonEmpty => {
                let tree = self.eval.tree;
                let filled = |node: &&u32| {
                    let node = &tree.nodes[**node as usize];
                    !node.children.is_empty() || node.value != super::value::Datum::Empty
                };
                Value::Number(self.nodes(0)?.iter().filter(filled).count() as f64)
            }
            Id::Number => Value::Number(self.number(0)?),
            Id::Int => Value::Number(truncate(self.number(0)?)),
            Id::Abs => self.real(f64::abs)?,
            Id::Acos => self.real(f64::acos)?,
            Id::Asin => self.real(f64::asin)?,
            Id::Atan => self.real(f64::atan)?,
            Id::Cos => self.real(f64::cos)?,
            Id::Exp => self.real(f64::exp)?,
            Id::Exp10 => self.real(|number| 10_f64.powf(number))?,
            Id::Log => self.real(f64::ln)?,
            Id::Log10 => self.real(f64::log10)?,
            Id::Sin => self.real(f64::sin)?,
            Id::Sqrt => self.real(f64::sqrt)?,
            Id::Tan => self.real(f64::tan)?,
            Id::Atan2 => Value::Number(self.number(0)?.atan2(self.number(1)?)),
            Id::Pow => Value::Number(self.number(0)?.powf(self.number(1)?)),
            Id::Pi => Value::Number(std::f64::consts::PI),
            Id::Round => {
                let places = if self.args.len() == 2 { int(self.number(1)?) } else { 0 };
                Value::Number(numbers::round(self.number(0)?, places))
            }
            Id::Sum => {
                let values = self.values(&self.nodes(0)?);
                Value::Number(values.iter().map(|value| value.number(zone)).filter(|number| !number.is_nan()).sum())
            }
            Id::Max => Value::Number(numbers::max(self.rest(0)?.iter().map(|value| value.number(zone)))),
            Id::Min => Value::Number(numbers::min(self.rest(0)?.iter().map(|value| value.number(zone)))),
            Id::Checklist => {
                let (least, most) = (int(self.number(0)?), int(self.number(1)?));
                let count = self.rest_or_none(2)?.iter().filter(|value| value.flag()).count() as i32;
                Value::Flag((least < 0 || count >= least) && (most < 0 || count <= most))
            }
            Id::WeightedChecklist => self.weighted_checklist()?,
            Id::Random => Value::Number(self.eval.world.fraction()),
            Id::Uuid if self.args.is_empty() => Value::text(self.eval.world.uuid()),
            Id::Uuid => {
                let length = int(self.number(0)?).clamp(0, 1000);
                let letter = |_| {
                    char::from_digit((self.eval.world.random() % 36) as u32, 36).unwrap_or('0').to_ascii_uppercase()
                };
                Value::text((0..length).map(letter).collect::<String>())
            }
            Id::Randomize => self.randomize()?,
            Id::Version => self.version(),
            Id::Property => self.property()?,
            Id::Area => Value::Number(geo::area(&self.places(0)?)),
            Id::Distance => Value::Number(geo::distance(&self.along()?)),
            Id::Geofence => self.geofence()?,
            Id::Intersects => self.intersects()?,
            Id::Today => Value::Moment(zone.midnight(self.eval.world.now)),
            Id::Now => Value::Moment(self.eval.world.now),
            Id::Date | Id::DateTime | Id::DecimalDateTime | Id::DecimalTime | Id::FormatDate => self.moments()?,
            Id::Digest => Value::text(digest::digest(
                &self.string(0)?,
                &self.string(1)?,
                self.args.get(2).map(|_| self.string(2)).transpose()?.as_deref(),
            )?),
            Id::Base64Decode => Value::text(digest::decode(&self.string(0)?)),
            Id::ExtractSigned => Value::text(digest::signed(&self.string(0)?, &self.string(1)?)?),
            Id::ChoiceName => self.choice_name()?,
            Id::Itext => self.itext()?,
            Id::Pulldata => self.pulldata()?,
            Id::Concat
            | Id::Contains
            | Id::CountSelected
            | Id::EndsWith
            | Id::Join
            | Id::NormalizeSpace
            | Id::Regex
            | Id::Selected
            | Id::SelectedAt
            | Id::StartsWith
            | Id::String
            | Id::StringLength
            | Id::Substr
            | Id::SubstringAfter
            | Id::SubstringBefore
            | Id::Translate => strings::answer(self)?,
        })
    }

    /// The text an argument is, or that of the node itself.
    pub(super) fn string_or_here(self) -> Result<Rc<str>, Fault> {
        if self.args.is_empty() { Ok(self.here().string(self.eval.world.zone)) } else { self.string(0) }
    }

    fn rest_or_none(self, from: usize) -> Result<Vec<Value>, Fault> {
        if self.args.len() > from { self.rest(from) } else { Ok(Vec::new()) }
    }

    fn position(self) -> Answer {
        let tree = self.eval.tree;
        let index = |node: u32| f64::from(tree.nodes[node as usize].index) + 1.0;
        Ok(Value::Number(match (self.args.len(), self.scope.position) {
            (1, _) => self.nodes(0)?.first().map_or(0.0, |node| index(*node)),
            (_, Some(position)) => f64::from(position) + 1.0,
            _ => index(self.scope.node),
        }))
    }

    fn weighted_checklist(self) -> Answer {
        let zone = self.eval.world.zone;
        let (least, most) = (self.number(0)?, self.number(1)?);
        let mut pairs = Vec::new();
        if let (4, Ok(Value::Nodes(flags)), Ok(Value::Nodes(weights))) =
            (self.args.len(), self.raw_at(2), self.raw_at(3))
        {
            if flags.len() != weights.len() {
                return Err(Fault::Type(self.function.name, "".into()));
            }
            pairs.extend(self.values(&flags).into_iter().zip(self.values(&weights)));
        } else {
            for at in (2..self.args.len()).step_by(2) {
                pairs.push((self.value(at)?, self.value(at + 1)?));
            }
        }
        let sum: f64 = pairs.iter().filter(|(flag, _)| flag.flag()).map(|(_, weight)| weight.number(zone)).sum();
        Ok(Value::Flag(sum >= least && sum <= most))
    }

    fn raw_at(self, at: usize) -> Answer {
        if at < self.args.len() { self.raw(at) } else { Ok(Value::text("")) }
    }

    fn randomize(self) -> Answer {
        let nodes = self.nodes(0)?;
        let seed = match self.args.len() {
            2 => Some(numbers::seed(&self.value(1)?, self.eval.world)?),
            _ => None,
        };
        Ok(Value::Nodes(numbers::shuffle(nodes, seed, self.eval.world)))
    }

    fn version(self) -> Value {
        let tree = self.eval.tree;
        let name = self.eval.form.doc.names.find("@version");
        tree.nth(0, name, 0).map_or(Value::text(""), |node| tree.nodes[node as usize].value.value())
    }

    fn property(self) -> Answer {
        let name = self.string(0)?;
        let world = self.eval.world;
        match world.properties.get(&*name) {
            Some(value) => Ok(Value::text(value.as_str())),
            None if world.pretend => Err(Fault::Type(self.function.name, name.as_ref().into())),
            None => Ok(Value::text("")),
        }
    }

    /// The points of a place argument: of one shape, or of one point each.
    fn places(self, at: usize) -> Result<Vec<geo::Point>, Fault> {
        let nodes = self.nodes(at)?;
        self.points(&self.values(&nodes))
    }

    fn points(self, values: &[Value]) -> Result<Vec<geo::Point>, Fault> {
        let zone = self.eval.world.zone;
        let mut points = Vec::new();
        for value in values {
            let text = value.string(zone);
            points.extend(geo::points(&text).ok_or_else(|| Fault::Type(self.function.name, text.as_ref().into()))?);
        }
        Ok(points)
    }

    fn along(self) -> Result<Vec<geo::Point>, Fault> {
        let values = self.rest(0)?;
        self.points(&values)
    }

    fn geofence(self) -> Answer {
        let text = self.string(0)?;
        let shape = self.places(1)?;
        if text.trim().is_empty() {
            return Ok(Value::Flag(false));
        }
        let point = geo::points(&text).ok_or_else(|| Fault::Type(self.function.name, text.as_ref().into()))?;
        Ok(Value::Flag(point.first().is_some_and(|point| geo::within(*point, &shape))))
    }

    fn intersects(self) -> Answer {
        if self.eval.world.pretend {
            return Ok(Value::Flag(true));
        }
        let text = if self.args.is_empty() { "".into() } else { self.string(0)? };
        let points = geo::points(&text).ok_or_else(|| Fault::Type(self.function.name, text.as_ref().into()))?;
        Ok(Value::Flag(geo::crosses_itself(&points)))
    }

    fn itext(self) -> Answer {
        let id = self.string(0)?;
        if self.eval.form.itext.has(&id) {
            return Ok(Value::text(self.eval.text(&id, self.scope.origin)?));
        }
        Err(Fault::Type(self.function.name, id.as_ref().into()))
    }

    fn pulldata(self) -> Answer {
        let first = self.raw(0)?;
        if self.eval.world.pretend {
            return Ok(first);
        }
        if self.args.len() < 4 {
            return Err(Fault::Arity(self.function.name));
        }
        let name = self.string(0)?;
        let name = name.strip_suffix(".csv").unwrap_or(&name);
        let table = self.eval.world.tables.get(name).ok_or_else(|| Fault::Instance(name.into()))?;
        let found = table.look(&self.string(1)?, &self.string(2)?, &self.string(3)?);
        Ok(Value::text(found.unwrap_or_default()))
    }

    fn moments(self) -> Answer {
        let zone = self.eval.world.zone;
        let value = self.value(0)?;
        let bad = || Fault::Type(self.function.name, value.string(zone).as_ref().into());
        let id = self.function.id;
        let whole = id == Id::Date;
        let moment = match &value {
            Value::Number(number) if matches!(id, Id::DecimalDateTime | Id::DecimalTime) => {
                if number.is_finite() || number.is_nan() {
                    return Ok(Value::Number(if id == Id::DecimalTime { number - number.floor() } else { *number }));
                }
                return Err(bad());
            }
            Value::Number(number) if number.is_nan() => None,
            Value::Number(number) if number.abs() > f64::from(i32::MAX) => return Err(bad()),
            Value::Number(number) if whole => Some(zone.start(truncate(*number) as i64)),
            Value::Number(number) => Some((number * dates::DAY as f64) as i64),
            Value::Text(text) if text.is_empty() => None,
            Value::Text(text) => Some(zone.parse(text).flatten().ok_or_else(bad)?),
            Value::Moment(moment) if whole => Some(zone.midnight(*moment)),
            Value::Moment(moment) => Some(*moment),
            Value::Flag(_) | Value::Nodes(_) => return Err(bad()),
        };
        let Some(moment) = moment else {
            return Ok(if id == Id::FormatDate { Value::text("") } else { value });
        };
        Ok(match id {
            Id::DecimalDateTime => Value::Number(moment as f64 / dates::DAY as f64),
            Id::DecimalTime => {
                let days = (moment + i64::from(zone.0) * 60_000) as f64 / dates::DAY as f64;
                Value::Number(days - days.floor())
            }
            Id::FormatDate => {
                let format = self.string(1)?;
                Value::text(dates::format(zone, moment, &format).ok_or_else(|| Fault::Pattern(format.as_ref().into()))?)
            }
            _ => Value::Moment(moment),
        })
    }
}
