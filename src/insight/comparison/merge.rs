//! Two lists with names as one: in an order that keeps both, as far as nothing has moved.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// Where a thing stands: in both lists, or in one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair<T> {
    /// In both.
    Both(T, T),
    /// In the first only.
    Removed(T),
    /// In the second only.
    Added(T),
}

impl<T: Copy> Pair<T> {
    /// Returns its place in the first list.
    pub fn before(self) -> Option<T> {
        match self {
            Pair::Both(before, _) | Pair::Removed(before) => Some(before),
            Pair::Added(_) => None,
        }
    }

    /// Returns its place in the second list.
    pub fn after(self) -> Option<T> {
        match self {
            Pair::Both(_, after) | Pair::Added(after) => Some(after),
            Pair::Removed(_) => None,
        }
    }
}

/// Returns what stands in two lists, of which each names a thing once, and whether it has moved among the others.
///
/// As many as can keep their order; what has moved stands where the second list has it. What was removed comes before
/// what was added in its place. It takes little more time than reading the lists.
pub fn merge<K: Eq + Hash>(before: &[K], after: &[K]) -> Vec<(Pair<usize>, bool)> {
    let place: FxHashMap<&K, usize> = after.iter().enumerate().map(|(place, name)| (name, place)).collect();
    let partner: Vec<Option<usize>> = before.iter().map(|name| place.get(name).copied()).collect();
    let steady = longest_rising(&partner);
    let mut origin = vec![None; after.len()];
    for (from, to) in partner.iter().enumerate() {
        if let Some(to) = to {
            origin[*to] = Some(from);
        }
    }
    let mut merged = Vec::with_capacity(before.len().max(after.len()));
    let (mut from, mut to) = (0, 0);
    for anchor in steady.into_iter().map(Some).chain([None]) {
        let end = anchor.map_or((before.len(), after.len()), |from| (from, partner[from].unwrap_or(to)));
        let removed = (from..end.0).filter(|from| partner[*from].is_none());
        merged.extend(removed.map(|from| (Pair::Removed(from), false)));
        merged.extend((to..end.1).map(|to| match origin[to] {
            Some(from) => (Pair::Both(from, to), true),
            None => (Pair::Added(to), false),
        }));
        if anchor.is_some() {
            merged.push((Pair::Both(end.0, end.1), false));
        }
        (from, to) = (end.0 + 1, end.1 + 1);
    }
    merged
}

/// Returns the places of a longest run of rising numbers, which need not stand side by side.
fn longest_rising(numbers: &[Option<usize>]) -> Vec<usize> {
    // For each length, the place of the least number that ends a run of it; and before each place, the one it follows.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous = vec![None; numbers.len()];
    for (place, number) in numbers.iter().enumerate() {
        let Some(number) = number else { continue };
        let length = ends.partition_point(|end| numbers[*end] < Some(*number));
        previous[place] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    let mut run: Vec<usize> = std::iter::successors(ends.last().copied(), |place| previous[*place]).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::{Pair, merge};

    /// Returns the names in their merged order: `-a` removed, `+a` added, `>a` moved.
    fn merged(before: &str, after: &str) -> String {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        let (before, after) = (letters(before), letters(after));
        let name = |(pair, moved): (Pair<usize>, bool)| match pair {
            Pair::Removed(place) => format!("-{}", before[place]),
            Pair::Added(place) => format!("+{}", after[place]),
            Pair::Both(_, place) => format!("{}{}", if moved { ">" } else { "" }, after[place]),
        };
        merge(&before, &after).into_iter().map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn both_orders_are_kept() {
        for (before, after, expected) in [
            ("", "", ""),
            ("abc", "abc", "a b c"),
            ("abc", "ac", "a -b c"),
            ("ac", "abc", "a +b c"),
            ("abc", "axc", "a -b +x c"),
            ("ab", "xy", "-a -b +x +y"),
            ("abcd", "acdb", "a c d >b"),
            ("abc", "cab", ">c a b"),
            ("abcd", "xbda", "+x b -c d >a"),
        ] {
            assert_eq!(merged(before, after), expected, "{before} → {after}");
        }
    }

    #[test]
    fn every_thing_stands_there_once() {
        let before: Vec<usize> = (0..60).collect();
        let after: Vec<usize> = (0..60).map(|place| (place * 37 + 11) % 80).collect();
        let all = merge(&before, &after);
        let mut froms: Vec<usize> = all.iter().filter_map(|(pair, _)| pair.before()).collect();
        let tos: Vec<usize> = all.iter().filter_map(|(pair, _)| pair.after()).collect();
        froms.sort_unstable();
        assert_eq!(froms, before);
        assert_eq!(tos, (0..60).collect::<Vec<_>>());
    }
}
