//! What begins like a number and is none.

use super::super::tree::Number;
use super::{dates, in_ticks, quoted, syntax};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, Span};

/// Returns what is wrong with `0,9%`, `40€`, `3days` or `31.12.2026`, or `None` for words that only begin with a digit,
/// such as `24/7` or `3rd`.
pub(in super::super) fn number(file: &SourceFile, span: Span) -> Option<Diagnostic> {
    let date_or_range = || dates::date(file, span).or_else(|| range(file, span));
    date_or_range().or_else(|| glued_word(file, span)).or_else(|| amount(file, span))
}

/// Returns what is wrong with `0,9%`, `40€` or `3days`, where nothing but a number can be meant.
pub(in super::super) fn amount(file: &SourceFile, span: Span) -> Option<Diagnostic> {
    let parts = Parts::of(file.slice(span))?;
    let (digits, fault) = right_digits(parts.digits)?;
    let (unit, unit_fault) = right_unit(parts.unit)?;
    let fault = fault.or(unit_fault).or(parts.fault)?;
    let right = format!("{}{digits}{unit}", parts.sign);
    let diagnostic = syntax(file, span, format!("{} {fault}", quoted(file, span)));
    if fault == THOUSANDS_OR_DECIMALS || may_part_thousands(&digits, &unit) {
        return Some(either(diagnostic, parts.sign, parts.digits, &unit));
    }
    Some(written_as(diagnostic, right))
}

/// Returns what is wrong with the unit of `40 €`, if it is a currency's sign.
pub(in super::super) fn currency(file: &SourceFile, number: Number<'_>, unit: &str) -> Option<Diagnostic> {
    let (right, fault) = right_unit(unit).filter(|_| !unit.starts_with(char::is_alphabetic))?;
    let message = format!("{} {}", quoted(file, number.span), fault?);
    let diagnostic = syntax(file, number.span, message);
    let unsigned = number.digits.trim_start_matches(['+', '-']);
    if may_part_thousands(unsigned, &right) {
        let (sign, _) = number.digits.split_at(number.digits.len() - unsigned.len());
        return Some(either(diagnostic, sign, unsigned, &right));
    }
    Some(written_as(diagnostic, format!("{}{right}", number.digits)))
}

/// Offers both numbers that digits may mean of which three stand behind a mark.
fn either(diagnostic: Diagnostic, sign: &str, digits: &str, unit: &str) -> Diagnostic {
    let thousands = format!("{sign}{}{unit}", digits.replace([',', '.'], ""));
    let decimals = format!("{sign}{}{unit}", with_decimals(digits, unit));
    let help = format!("write {} or {}, whichever is meant", in_ticks(&thousands), in_ticks(&decimals));
    diagnostic.with_help(help)
}

/// Returns whether the point of an amount of money may stand between thousands, as in `12.000 EUR`.
fn may_part_thousands(digits: &str, unit: &str) -> bool {
    let is_money = unit.len() == 4 && unit.trim_start().chars().all(|char| char.is_ascii_uppercase());
    let is_grouped = |(whole, decimals): (&str, &str)| {
        let are_digits = |text: &str| text.chars().all(|char| char.is_ascii_digit());
        matches!(whole.len(), 1..=3)
            && !whole.starts_with('0')
            && decimals.len() == 3
            && are_digits(whole)
            && are_digits(decimals)
    };
    is_money && digits.split_once('.').is_some_and(is_grouped)
}

fn written_as(diagnostic: Diagnostic, right: String) -> Diagnostic {
    diagnostic
        .with_help(format!("write {}", in_ticks(&right)))
        .with_replacement(format!("replace with {}", in_ticks(&right)), right)
}

/// `>= soon`
pub(in super::super) fn comparison_without_number(file: &SourceFile, span: Span, first: bool) -> Diagnostic {
    let written = file.slice(span);
    if first && written == "=" {
        return syntax(file, span, "`=` does not stand behind a keyword")
            .with_help("write the keyword, a blank and the argument: `role \"Office worker\"`")
            .with_replacement("remove `=`", "");
    }
    syntax(file, span, format!("no number follows {}", in_ticks(written)))
        .with_help("write a comparison as `>= 30%` or `<= 2 days`")
}

/// `20 ..`
pub(in super::super) fn open_range(file: &SourceFile, span: Span) -> Diagnostic {
    syntax(file, span, "a range has a number at both of its ends")
        .with_help("write `20 .. 30 min`, or a comparison such as `>= 20 min`")
}

/// `- 10`
pub(in super::super) fn lonely_sign(file: &SourceFile, sign: Span, number: Span) -> Diagnostic {
    let right = match file.slice(sign) {
        "+" => format!("+{}", file.slice(number)),
        _ => format!("-{}", file.slice(number)),
    };
    let message = format!("a blank stands between {} and its number", quoted(file, sign));
    written_as(syntax(file, sign.to(number), message), right)
}

/// `5 - 10`
pub(in super::super) fn range_with_sign(
    file: &SourceFile,
    first: Span,
    sign: Span,
    second: Span,
) -> Diagnostic {
    let message = format!("{} makes no range", quoted(file, sign));
    let right = format!("{} .. {}", file.slice(first), file.slice(second));
    syntax(file, sign, message)
        .with_help(format!("write {}", in_ticks(&right)))
        .with_replacement("replace with `..`", "..")
}

/// `30%after`
fn glued_word(file: &SourceFile, span: Span) -> Option<Diagnostic> {
    let (digits, word) = file.slice(span).split_once('%')?;
    let plain = digits.starts_with(|char: char| char.is_ascii_digit()) && !digits.contains(is_mark);
    if !plain || word.is_empty() || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let message = format!("a blank is missing behind {}", in_ticks(&format!("{digits}%")));
    Some(written_as(syntax(file, span, message), format!("{digits}% {word}")))
}

/// `target => 30%`, `target == 30%`: `sign` stands before a number, and `right` is what it should be.
pub(in super::super) fn other_comparison(file: &SourceFile, sign: Span, right: &str) -> Diagnostic {
    let message = format!("a comparison is written {}, not {}", in_ticks(right), quoted(file, sign));
    written_as(syntax(file, sign, message), right.to_owned())
}

/// `5-10`
fn range(file: &SourceFile, span: Span) -> Option<Diagnostic> {
    let (first, second) = file.slice(span).split_once(['-', '–', '—'])?;
    let (first, second) = (first.trim_end_matches('%'), Parts::of(second)?);
    let plain =
        |digits: &str| digits.starts_with(|char: char| char.is_ascii_digit()) && !digits.contains(is_mark);
    let (unit, _) = right_unit(second.unit)?;
    if !plain(first) || !plain(second.digits) || !second.sign.is_empty() {
        return None;
    }
    let right = format!("{first} .. {}{unit}", second.digits);
    let message = format!("{} is no number", quoted(file, span));
    Some(
        syntax(file, span, message)
            .with_help(format!("write a range as {}", in_ticks(&right)))
            .with_replacement(format!("replace with {}", in_ticks(&right)), right),
    )
}

fn is_mark(char: char) -> bool {
    !(char.is_ascii_digit() || char == '.')
}

/// What a number is written of.
struct Parts<'t> {
    sign: &'static str,
    digits: &'t str,
    unit: &'t str,
    fault: Option<&'static str>,
}

impl<'t> Parts<'t> {
    fn of(written: &'t str) -> Option<Self> {
        let rest = written.trim_start_matches(['+', '-', '−', '–']);
        let sign = match written.chars().next() {
            Some('+') => "+",
            Some('-' | '−' | '–') => "-",
            _ => "",
        };
        let in_front =
            rest.chars().next().filter(|char| currency_code(*char).is_some()).map_or(0, char::len_utf8);
        let (front, rest) = rest.split_at(in_front);
        let rest = rest.trim_start();
        let is_digit = |char: char| char.is_ascii_digit() || matches!(char, '.' | ',' | '_' | '\'' | '’');
        let (digits, behind) = rest.split_at(rest.find(|char| !is_digit(char)).unwrap_or(rest.len()));
        let unit = match (front, behind.trim_start()) {
            (front, "") => front,
            ("", behind) => behind,
            _ => return None,
        };
        let fault = written.starts_with('–').then_some("begins with a dash that is no minus");
        digits.contains(|char: char| char.is_ascii_digit()).then_some(Self { sign, digits, unit, fault })
    }
}

const THOUSANDS_OR_DECIMALS: &str = "has a comma in it";

/// Returns digits as they should be, and what is wrong with them.
fn right_digits(written: &str) -> Option<(String, Option<&'static str>)> {
    let without = |signs: &[char]| written.replace(signs, "");
    let thousands = |sign: char| written.split(sign).skip(1).all(|group| group.len() == 3);
    let (commas, points) = (written.matches(',').count(), written.matches('.').count());
    let (digits, fault) = match (commas, points) {
        (0, 0 | 1) if written.contains(['\'', '’']) => {
            (without(&['\'', '’']), Some("has marks between its thousands"))
        }
        (0, 0 | 1) => (written.to_owned(), None),
        (0, _) if thousands('.') => (without(&['.']), Some("has points between its thousands")),
        (1, 0) if thousands(',') && !written.starts_with("0,") => {
            (without(&[',']), Some(THOUSANDS_OR_DECIMALS))
        }
        (1, 0) => (written.replace(',', "."), Some("has a decimal comma")),
        (_, 0) if thousands(',') => (without(&[',']), Some("has commas between its thousands")),
        (1, _) if written.rfind(',') > written.rfind('.') => {
            (without(&['.']).replace(',', "."), Some("has points between its thousands and a decimal comma"))
        }
        (_, 1) if written.rfind('.') > written.rfind(',') => {
            (without(&[',']), Some("has commas between its thousands"))
        }
        _ => return None,
    };
    let (digits, fault) = if digits.starts_with('.') {
        (format!("0{digits}"), fault.or(Some("has no digit before its point")))
    } else if digits.ends_with('.') {
        (digits.trim_end_matches('.').to_owned(), fault.or(Some("has no digit behind its point")))
    } else {
        (digits, fault)
    };
    let (whole, decimals) = digits.split_once('.').map_or((digits.as_str(), None), |(a, b)| (a, Some(b)));
    let tidied = [Some(tidy(whole)), decimals.map(tidy)].into_iter().flatten().collect::<Vec<_>>().join(".");
    let fault = fault.or((tidied != digits).then_some("has a `_` that does not stand between two digits"));
    Some((tidied, fault))
}

/// Returns digits with a mark and three decimals as a number whose point nobody takes for one between thousands.
fn with_decimals(digits: &str, unit: &str) -> String {
    let digits = digits.replace(',', ".");
    match digits.strip_suffix('0') {
        Some(_) => digits.trim_end_matches('0').trim_end_matches('.').to_owned(),
        None if unit == "%" => digits,
        None => format!("{digits}0"),
    }
}

/// Returns digits with at most one `_` between any two of them.
fn tidy(digits: &str) -> String {
    digits.split('_').filter(|group| !group.is_empty()).collect::<Vec<_>>().join("_")
}

/// Returns a unit as it should stand behind its number, and what is wrong with it.
fn right_unit(written: &str) -> Option<(String, Option<&'static str>)> {
    let letters = |char: char| char.is_alphabetic() || char == '/';
    match written {
        "" => Some((String::new(), None)),
        "%" => Some(("%".to_owned(), None)),
        // An ordinal, a factor or a shortened thousand is a word, not a number with a unit.
        "st" | "nd" | "rd" | "th" | "x" | "k" | "K" | "M" => None,
        _ if written.chars().all(letters) && written.starts_with(char::is_alphabetic) => {
            Some((format!(" {written}"), Some("has no blank before its unit")))
        }
        _ => {
            let mut chars = written.chars();
            let code = currency_code(chars.next()?)?;
            chars
                .next()
                .is_none()
                .then(|| (format!(" {code}"), Some("has a currency's sign instead of its code")))
        }
    }
}

/// Returns the code of a currency's sign; where several currencies share it, that of the most common.
fn currency_code(sign: char) -> Option<&'static str> {
    Some(match sign {
        '€' => "EUR",
        '$' => "USD",
        '£' => "GBP",
        '¥' => "JPY",
        '₹' => "INR",
        '₩' => "KRW",
        '₽' => "RUB",
        '₺' => "TRY",
        '₪' => "ILS",
        '₫' => "VND",
        '₴' => "UAH",
        '฿' => "THB",
        '₱' => "PHP",
        '₦' => "NGN",
        _ => return None,
    })
}
