//! How much a project's own templates may make of one page.

use minijinja::value::{Kwargs, Rest, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, State, filters};

use super::meter::METER;

/// How many bytes the making of one page may come to, texts that are made on the way included. A page with all pictures that it
/// may carry takes a quarter of that.
const MOST_BYTES: usize = 256 << 20;

/// How long a text may be that gets a name, in bytes: the largest picture as its address has some less.
const LONGEST_TEXT: usize = 8 << 20;

/// How many values may stand in a list that a template makes.
const MOST_VALUES: usize = 100_000;

/// How deep lists may stand in one another that a template makes.
const MAX_DEPTH: usize = 64;

/// What handling one value costs beside its text, in bytes.
const VALUE: usize = 16;

/// What the making of a page has come to.
#[derive(Debug, Default)]
struct Budget {
    bytes: usize,
    /// The longest text with a name so far.
    longest: usize,
}

/// Counts what the templates of an environment make.
pub fn add(environment: &mut Environment<'static>) {
    environment.add_function(METER, meter);
    for (name, filter) in counted() {
        environment.add_filter(name, move |state: &mut State<'_, '_>, values: Rest<Value>, named: Kwargs| {
            let mut values = values.0;
            if named.args().next().is_some() {
                values.push(Value::from(named));
            }
            check(name, &values)?;
            values.iter().try_for_each(|value| spend(state, size(value)))?;
            let made = filter.call(state, &values)?;
            spend(state, size(&made)).map(|()| made)
        });
    }
}

/// The filters that make much of little, or take long for much.
fn counted() -> [(&'static str, Value); 29] {
    [
        ("batch", Value::from_function(filters::batch)),
        ("chain", Value::from_function(filters::chain)),
        ("count", Value::from_function(filters::length)),
        ("dictsort", Value::from_function(filters::dictsort)),
        ("format", Value::from_function(filters::format)),
        ("groupby", Value::from_function(filters::groupby)),
        ("indent", Value::from_function(filters::indent)),
        ("items", Value::from_function(filters::items)),
        ("join", Value::from_function(filters::join)),
        ("length", Value::from_function(filters::length)),
        ("lines", Value::from_function(filters::lines)),
        ("list", Value::from_function(filters::list)),
        ("lower", Value::from_function(filters::lower)),
        ("map", Value::from_function(filters::map)),
        ("max", Value::from_function(filters::max)),
        ("min", Value::from_function(filters::min)),
        ("pprint", Value::from_function(filters::pprint)),
        ("reject", Value::from_function(filters::reject)),
        ("replace", Value::from_function(filters::replace)),
        ("reverse", Value::from_function(filters::reverse)),
        ("select", Value::from_function(filters::select)),
        ("slice", Value::from_function(filters::slice)),
        ("sort", Value::from_function(filters::sort)),
        ("split", Value::from_function(filters::split)),
        ("sum", Value::from_function(filters::sum)),
        ("tojson", Value::from_function(filters::tojson)),
        ("unique", Value::from_function(filters::unique)),
        ("upper", Value::from_function(filters::upper)),
        ("zip", Value::from_function(filters::zip)),
    ]
}

/// Counts a text or value that is written.
pub fn write(state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable | ValueKind::Map) {
        check_nested(value)?;
    }
    spend(state, size(value))
}

/// What a template calls where it begins what may be done again, and where it gives names to values.
fn meter(
    state: &mut State<'_, '_>,
    bytes: usize,
    joins: usize,
    is_nested: bool,
    values: Rest<Value>,
) -> Result<(), Error> {
    for value in values.iter() {
        match value.as_str() {
            Some(text) if text.len() > LONGEST_TEXT => {
                return Err(too_much("a text", LONGEST_TEXT >> 20, "MiB"));
            }
            Some(text) => {
                let budget = state.get_or_insert_extension(Budget::default());
                budget.longest = budget.longest.max(text.len());
                spend(state, text.len())?;
            }
            None if is_nested => check_nested(value)?,
            None if value.len().is_some_and(|values| values > MOST_VALUES) => return Err(too_many_values()),
            None => {}
        }
    }
    let longest = state.get_or_insert_extension(Budget::default()).longest;
    spend(state, bytes.saturating_add(joins.saturating_mul(longest)))
}

fn spend(state: &mut State<'_, '_>, bytes: usize) -> Result<(), Error> {
    let budget = state.get_or_insert_extension(Budget::default());
    budget.bytes = budget.bytes.saturating_add(bytes);
    match budget.bytes > MOST_BYTES {
        true => Err(too_much("the text that this page is made of", MOST_BYTES >> 20, "MiB")),
        false => Ok(()),
    }
}

fn size(value: &Value) -> usize {
    match value.as_str() {
        Some(text) => text.len(),
        None => value.len().unwrap_or(0).saturating_mul(VALUE).saturating_add(VALUE),
    }
}

/// Refuses numbers and texts with which a filter would make more than a page can hold.
fn check(filter: &str, values: &[Value]) -> Result<(), Error> {
    let text = |index: usize| values.get(index).and_then(Value::as_str).unwrap_or_default();
    if values.iter().any(|value| value.as_str().is_none() && value.len() > Some(MOST_VALUES)) {
        return Err(too_many_values());
    }
    let made = match filter {
        "replace" => {
            let times = text(0).len() / text(1).len().max(1) + 1;
            times.saturating_mul(text(2).len())
        }
        "indent" => (text(0).lines().count() + 1).saturating_mul(number(&values[1..])),
        "batch" | "slice" => number(&values[1..]).saturating_mul(VALUE),
        "tojson" => number(&values[1..]).saturating_mul(1024),
        "join" => values[0].len().unwrap_or(0).saturating_mul(text(1).len()),
        // A width is written in the text, or stands beside it for each `*`.
        "format" => widest(text(0)).max(if text(0).contains('*') { number(&values[1..]) } else { 0 }),
        _ => 0,
    };
    match made > LONGEST_TEXT {
        true => Err(too_much(&format!("what `{filter}` makes"), LONGEST_TEXT >> 20, "MiB")),
        false => Ok(()),
    }
}

/// Returns the largest number among values, those with names included.
fn number(values: &[Value]) -> usize {
    let of_names = values.iter().filter(|value| value.kind() == ValueKind::Map);
    let of_names = of_names.flat_map(|value| {
        let keys: Vec<Value> = value.try_iter().into_iter().flatten().collect();
        keys.into_iter().filter_map(|key| value.get_item(&key).ok())
    });
    let all = values.iter().cloned().chain(of_names);
    all.filter(Value::is_number).map(|value| value.as_usize().unwrap_or(usize::MAX)).max().unwrap_or(0)
}

/// Returns the largest number that is written in a text.
fn widest(text: &str) -> usize {
    let numbers = text.split(|next: char| !next.is_ascii_digit()).filter(|digits| !digits.is_empty());
    numbers.map(|digits| digits.parse().unwrap_or(usize::MAX)).max().unwrap_or(0)
}

/// Refuses lists that hold too much, all that they hold included, or stand too deep in one another.
fn check_nested(value: &Value) -> Result<(), Error> {
    let (mut left, mut waiting) = (MOST_VALUES, vec![(value.clone(), 0)]);
    while let Some((value, depth)) = waiting.pop() {
        if !matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable | ValueKind::Map) {
            continue;
        }
        if depth > MAX_DEPTH {
            return Err(too_much("a list", MAX_DEPTH, "lists inside one another"));
        }
        let is_map = value.kind() == ValueKind::Map;
        for item in value.try_iter()? {
            left = left.checked_sub(1).ok_or_else(too_many_values)?;
            let item = if is_map { value.get_item(&item)? } else { item };
            waiting.push((item, depth + 1));
        }
    }
    Ok(())
}

fn too_many_values() -> Error {
    too_much("a list", MOST_VALUES, "values")
}

fn too_much(what: &str, most: usize, unit: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("{what} has more than {most} {unit}"))
}
