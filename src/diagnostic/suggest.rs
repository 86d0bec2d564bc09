//! "Did you mean …?": the nearest of several names.

/// Returns the candidate nearest to `word`, if one is near enough to have been meant.
///
/// Nearness is the number of letters to insert, delete, replace or swap with their neighbour (optimal string
/// alignment); at most a third of the word's letters, and at least one, may differ. A candidate that begins with the
/// word, or the other way round, from three letters on counts as near too. Among equals the first wins.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word: Vec<char> = word.to_lowercase().chars().take(256).collect();
    let allowed = (word.len() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate.len() > 256 {
            continue;
        }
        let letters: Vec<char> = candidate.chars().collect();
        let shorter = word.len().min(letters.len());
        let prefix = shorter >= 3 && word[..shorter] == letters[..shorter];
        if !prefix && word.len().abs_diff(letters.len()) > allowed {
            continue;
        }
        let distance = distance(&word, &letters);
        let rank = if prefix { distance.min(allowed) } else { distance };
        let near = rank <= allowed && rank < word.len().max(2);
        if near && best.is_none_or(|(least, _)| rank < least) {
            best = Some((rank, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Returns the optimal string alignment distance of two words.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, right) in b.iter().enumerate() {
            let mut least = (above[j] + usize::from(left != right)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *left == b[j - 1] && a[i - 1] == *right {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_near_name_is_found_and_a_far_one_is_not() {
        let words = ["stage", "touchpoint", "persona", "kpi"];
        assert_eq!(nearest("stgae", words), Some("stage"));
        assert_eq!(nearest("touchpiont", words), Some("touchpoint"));
        assert_eq!(nearest("touch", words), Some("touchpoint"));
        assert_eq!(nearest("kpis", words), Some("kpi"));
        assert_eq!(nearest("banana", words), None);
        assert_eq!(nearest("x", words), None);
    }
}
