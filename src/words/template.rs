//! Texts with gaps, `{n} of {all}`: each language puts what fills them where its grammar wants it.

/// A piece of a text with gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words that stand as they are.
    Words(&'t str),
    /// A gap, by its name.
    Gap(&'t str),
}

/// Returns the pieces of a text.
pub fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    template.split('{').enumerate().flat_map(|(number, part)| {
        let (gap, words) = match part.split_once('}') {
            Some((name, words)) if number > 0 => (Some(Piece::Gap(name)), words),
            _ => (None, part),
        };
        gap.into_iter().chain((!words.is_empty()).then_some(Piece::Words(words)))
    })
}

/// Returns a text with its gaps filled. What fills them is not read again.
pub fn fill<S: AsRef<str>>(template: &str, values: &[(&str, S)]) -> String {
    let value =
        |name| values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value.as_ref());
    pieces(template)
        .map(|piece| match piece {
            Piece::Words(words) => words,
            Piece::Gap(name) => value(name),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn gaps_are_filled_and_nothing_else() {
        for (template, expected) in [
            ("{n} of {all}", "3 of {n}"),
            ("no gap", "no gap"),
            ("{all}{n}", "{n}3"),
            ("um {n} zu erreichen", "um 3 zu erreichen"),
            ("", ""),
        ] {
            assert_eq!(fill(template, &[("n", "3"), ("all", "{n}")]), expected);
        }
    }
}
