//! How much is said of one thing where another names it: as often as things name each other, a long text would make output
//! that no longer grows with the project.

use rustc_hash::FxHashMap;

use crate::model::{Model, PersonaId, Text};

/// How many of several things are named.
const NAMED: usize = 5;

/// How many characters of a text name it.
const SHOWN: usize = 160;

/// Returns the beginning of a text, as it names what it tells of.
pub fn beginning(text: &Text) -> Text {
    text.beginning(SHOWN)
}

/// Returns the first few things, and how many more there are.
pub fn first<T>(all: impl IntoIterator<Item = T>) -> (Vec<T>, usize) {
    let mut all = all.into_iter();
    let first = all.by_ref().take(NAMED).collect();
    (first, all.count())
}

/// Returns the first few things as `name` names them, and then how many more there are: `Web`, `Mail`, `3 more`.
pub fn named<T>(
    all: impl IntoIterator<Item = T>,
    more: &str,
    name: impl FnMut(T) -> String,
) -> impl Iterator<Item = String> {
    let (first, left) = first(all);
    first.into_iter().map(name).chain((left > 0).then(|| format!("{left} {more}")))
}

/// Returns the title of each persona up to its first comma, or all of it where that would name two of them.
pub fn short_names(model: &Model, personas: impl Iterator<Item = PersonaId>) -> FxHashMap<PersonaId, &str> {
    let cut = |title: &str| title.find([',', '(']).filter(|end| *end > 0).unwrap_or(title.len());
    let mut short: FxHashMap<PersonaId, &str> = FxHashMap::default();
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for persona in personas {
        let title = &*model[persona].head.title;
        let name = title[..cut(title)].trim();
        if short.insert(persona, name).is_none() {
            *counts.entry(name).or_default() += 1;
        }
    }
    short.retain(|_, name| counts[name] == 1);
    short
}
