//! The functions and filters templates may call: words, numbers, dates, addresses, form values.
//!
//! Guarantees: all of them speak the language and digits of `page`; none panics; whatever is not the date or number a filter
//! expects is shown as it is, because a page with one odd value beats no page.
//! Leaves to others: what the words say.

use super::address;
use super::escape::escaped;
use crate::assets::Assets;
use crate::format;
use crate::locale::{Digits, Lang, Locale};
use crate::words::{Arg, Args, Words};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Clock;
use minijinja::value::{Kwargs, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, State};
use std::sync::Arc;

pub(super) fn add(env: &mut Environment<'static>, words: Arc<Words>, assets: Arc<Assets>, clock: Clock) {
    add_words(env, words, clock.clone());
    add_formats(env, &clock);
    add_addresses(env);
    add_forms(env);
    env.add_function("asset", move |name: &str| {
        assets.url(name).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("no asset {name}")))
    });
}

fn add_words(env: &mut Environment<'static>, words: Arc<Words>, clock: Clock) {
    let catalogue = Arc::clone(&words);
    env.add_function("t", move |state: &State, key: &str, args: Kwargs| said(&catalogue, lang(state), key, &args));
    env.add_filter("ago", move |state: &State, value: &Value| {
        let now = page(state, "now").and_then(|v| i64::try_from(v).ok());
        match (timestamp(value), now.and_then(|ms| Timestamp::from_millisecond(ms).ok())) {
            (Some(then), Some(now)) => words.ago(lang(state), format::ago(then, now, &clock.zone())),
            _ => value.to_string(),
        }
    });
}

fn add_formats(env: &mut Environment<'static>, clock: &Clock) {
    env.add_filter("num", |state: &State, value: &Value| match i64::try_from(value.clone()) {
        Ok(number) => lang(state).integer(number),
        Err(_) => decimal(state, value, 0),
    });
    env.add_filter("dec", |state: &State, value: &Value, places: Option<u8>| {
        decimal(state, value, places.unwrap_or(1))
    });
    env.add_filter("pct", |state: &State, value: &Value, places: Option<u8>| match f64::try_from(value.clone()) {
        Ok(share) => lang(state).percent(share, places.unwrap_or(0)),
        Err(_) => value.to_string(),
    });
    env.add_filter("digits", |state: &State, value: &Value| lang(state).digits.shown(&value.to_string()));
    env.add_function("span", |state: &State, from: i64, to: i64| isolated(&Value::from(lang(state).range(from, to))));
    let dated = |show: fn(Lang, Date) -> String| {
        let clock = clock.clone();
        move |state: &State, value: &Value| match date(value, &clock) {
            Some(date) => show(lang(state), date),
            None => value.to_string(),
        }
    };
    env.add_filter("day", dated(Lang::day));
    env.add_filter("day_short", dated(Lang::day_short));
    env.add_filter("month", dated(Lang::month));
    let clock = clock.clone();
    env.add_filter("when", move |state: &State, value: &Value| match timestamp(value) {
        Some(at) => lang(state).moment(at, &clock.zone()),
        None => value.to_string(),
    });
    env.add_filter("iso", move |value: &Value| match timestamp(value) {
        Some(at) => at.to_string(),
        None => value.to_string(),
    });
    env.add_filter("bdi", |value: &Value| isolated(value));
}

fn add_addresses(env: &mut Environment<'static>) {
    env.add_function("url", |path: &str, args: Kwargs| -> Result<String, Error> {
        Ok(address::join(path, &pairs(&args)?))
    });
    env.add_function("here", |state: &State, args: Kwargs| -> Result<String, Error> {
        let query = address::merged(&query(state), &pairs(&args)?);
        Ok(address::join(&path(state), &query))
    });
    env.add_function("here_as", |state: &State, extension: &str| {
        address::join(&address::shaped(&path(state), extension), &address::merged(&query(state), &[]))
    });
    env.add_function("here_without", |state: &State, name: &str, value: &Value| {
        address::join(&path(state), &address::without(&query(state), name, &plain(value)))
    });
    env.add_function("asked", |state: &State, name: &str| -> Vec<String> {
        query(state).into_iter().filter(|(n, _)| n == name).map(|(_, v)| v).collect()
    });
    env.add_test("asked_for", |state: &State, name: &str| query(state).iter().any(|(n, v)| n == name && !v.is_empty()));
    env.add_function("asked_others", |state: &State, names: Vec<String>| -> Vec<Vec<String>> {
        query(state).into_iter().filter(|(n, _)| n != "page" && !names.contains(n)).map(|(n, v)| vec![n, v]).collect()
    });
    env.add_function("languages", || -> Vec<Value> {
        let entry = |l: Locale| minijinja::context! { tag => l.tag(), name => l.own_name(), dir => l.dir() };
        Locale::ALL.into_iter().map(entry).collect()
    });
}

fn add_forms(env: &mut Environment<'static>) {
    env.add_function("typed", |form: &Value, name: &str| -> Result<String, Error> {
        Ok(typed(form, name)?.into_iter().next().unwrap_or_default())
    });
    env.add_function("typed_all", typed);
    env.add_function("error_of", |form: &Value, name: &str| -> Result<String, Error> {
        for error in form.get_attr("errors")?.try_iter()? {
            if plain(&error.get_attr("field")?) == name {
                return Ok(plain(&error.get_attr("text")?));
            }
        }
        Ok(String::new())
    });
    env.add_function("chosen", chosen);
    env.add_filter("selected", |value: &Value, current: &Value| -> Result<&'static str, Error> {
        Ok(if chosen(value, current)? { " selected" } else { "" })
    });
    env.add_test("iso_date", |value: &str| value.is_empty() || value.parse::<Date>().is_ok());
    env.add_test("iso_month", |value: &str| {
        value.is_empty() || format!("{value}-01").parse::<Date>().is_ok() && value.len() == 7
    });
}

fn typed(form: &Value, name: &str) -> Result<Vec<String>, Error> {
    let mut values = Vec::new();
    for pair in form.get_attr("values")?.try_iter()? {
        if plain(&pair.get_item_by_index(0)?) == name {
            values.push(plain(&pair.get_item_by_index(1)?));
        }
    }
    Ok(values)
}

/// Whether `value` is the current one, or among the current ones.
fn chosen(value: &Value, current: &Value) -> Result<bool, Error> {
    let value = plain(value);
    if current.kind() == ValueKind::Seq {
        return Ok(current.try_iter()?.any(|c| plain(&c) == value));
    }
    Ok(plain(current) == value)
}

/// The message, in which arguments that are markup already keep it and all else is escaped.
fn said(words: &Words, lang: Lang, key: &str, args: &Kwargs) -> Result<Value, Error> {
    let mut markup = Vec::new();
    let mut fluent = Args::new();
    for name in args.args() {
        let value: Value = args.get(name)?;
        let arg = if value.is_safe() {
            markup.push(value.to_string());
            Arg::from(placeholder(markup.len() - 1).to_string())
        } else {
            argument(&value)
        };
        fluent.set(name.to_owned(), arg);
    }
    let text = words.text(lang, key, &fluent);
    if markup.is_empty() {
        return Ok(Value::from(text.into_owned()));
    }
    let mut html = escaped(&text);
    for (place, piece) in markup.iter().enumerate() {
        html = html.replace(placeholder(place), piece);
    }
    Ok(Value::from_safe_string(html))
}

/// A private-use character that stands for a piece of markup while the message around it is escaped.
fn placeholder(place: usize) -> char {
    u32::try_from(place).ok().and_then(|n| char::from_u32(0xF_0000 + n)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn argument(value: &Value) -> Arg<'static> {
    if value.kind() == ValueKind::Number
        && let Ok(number) = f64::try_from(value.clone())
    {
        return Arg::from(number);
    }
    Arg::from(plain(value))
}

/// Codes, telephone numbers, addresses and ranges keep their own direction: bare, `2026-11` would read `11-2026` in Arabic.
fn isolated(value: &Value) -> Value {
    let text = value.to_string();
    let inner = if value.is_safe() { text } else { escaped(&text) };
    Value::from_safe_string(format!("<bdi>{inner}</bdi>"))
}

fn decimal(state: &State, value: &Value, places: u8) -> String {
    match f64::try_from(value.clone()) {
        Ok(number) => lang(state).decimal(number, places),
        Err(_) => value.to_string(),
    }
}

/// A date from ISO text (`2026-11-23`, `2026-11`) or from a moment in milliseconds.
fn date(value: &Value, clock: &Clock) -> Option<Date> {
    match value.as_str() {
        Some(text) => text.parse().or_else(|_| format!("{text}-01").parse()).ok(),
        None => timestamp(value).map(|at| clock.day_of(at.as_millisecond())),
    }
}

fn timestamp(value: &Value) -> Option<Timestamp> {
    match value.as_str() {
        Some(text) => text.parse().ok(),
        None => Timestamp::from_millisecond(i64::try_from(value.clone()).ok()?).ok(),
    }
}

/// The text of a value; none and undefined are empty.
fn plain(value: &Value) -> String {
    if value.is_none() || value.is_undefined() { String::new() } else { value.to_string() }
}

fn pairs(args: &Kwargs) -> Result<Vec<(String, String)>, Error> {
    let mut pairs = Vec::new();
    for name in args.args() {
        let value: Value = args.get(name)?;
        if value.kind() == ValueKind::Seq {
            pairs.extend(value.try_iter()?.map(|v| (name.to_owned(), plain(&v))));
        } else {
            pairs.push((name.to_owned(), plain(&value)));
        }
    }
    Ok(pairs)
}

fn page(state: &State, field: &str) -> Option<Value> {
    state.lookup("page")?.get_attr(field).ok()
}

fn path(state: &State) -> String {
    page(state, "path").map(|v| plain(&v)).unwrap_or_default()
}

fn query(state: &State) -> Vec<(String, String)> {
    let part = |pair: &Value, place| pair.get_item_by_index(place).map(|v| plain(&v)).ok();
    let pairs = page(state, "query").and_then(|q| q.try_iter().ok());
    pairs.into_iter().flatten().filter_map(|pair| Some((part(&pair, 0)?, part(&pair, 1)?))).collect()
}

fn lang(state: &State) -> Lang {
    let text = |field| page(state, field).map(|v| plain(&v)).unwrap_or_default();
    let locale = Locale::from_tag(&text("locale")).unwrap_or(Locale::En);
    let digits = Digits::from_tag(&text("digits")).unwrap_or(locale.default_digits());
    Lang::new(locale, digits)
}
