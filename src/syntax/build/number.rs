//! A number and its unit.

use super::super::tree::Number;
use crate::source::Span;

/// Splits what the grammar read as one number at `span`: `+1`, `12.5 %`, `3 days`.
pub(in super::super) fn split(written: &str, span: Span) -> Number<'_> {
    let is_digit = |char: char| char.is_ascii_digit() || matches!(char, '+' | '-' | '−' | '_' | '.');
    let at = written.find(|char| !is_digit(char)).unwrap_or(written.len());
    let unit = written[at..].trim_start_matches(is_blank);
    Number { digits: &written[..at], unit: (!unit.is_empty()).then_some(unit), span }
}

/// Returns whether `char` may stand between a number and its unit; the grammar has checked which blank it is.
fn is_blank(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::source::Span;

    #[test]
    fn a_number_is_digits_and_a_unit() {
        let parts = |written| {
            let number = split(written, Span::default());
            (number.digits, number.unit)
        };
        assert_eq!(parts("+1"), ("+1", None));
        assert_eq!(parts("−2"), ("−2", None));
        assert_eq!(parts("12.5 %"), ("12.5", Some("%")));
        assert_eq!(parts("4_200\u{A0}visits/day"), ("4_200", Some("visits/day")));
    }
}
