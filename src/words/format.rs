//! Values as people read them: the same in every output.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::{Duration, Goal, Reading, Takes, Unit, Value, Volume, whole_people};

use super::Words;
use super::fill;

/// Returns a number as the language writes it: `4,200`, `−2.5`.
pub fn number(amount: Decimal, words: &Words) -> String {
    let plain = amount.normalize().abs().to_string();
    let (whole, fraction) =
        plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut text = String::new();
    if amount.is_sign_negative() && !amount.is_zero() {
        text.push('−');
    }
    let is_parted = whole.len() >= words.thousands_from;
    for (index, digit) in whole.chars().enumerate() {
        let left = whole.len() - index;
        if is_parted && index > 0 && left.is_multiple_of(3) {
            text.push_str(words.thousands);
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push_str(words.decimal_mark);
        text.push_str(fraction);
    }
    text
}

/// Returns a share of people: `38%`.
pub fn percent(share: Decimal, words: &Words) -> String {
    format!("{}{}", number(share.round_dp(1), words), words.percent)
}

/// Returns a number of people, rounded to whole ones where these are not nobody.
pub fn people(count: Decimal, words: &Words) -> String {
    number(whole_people(count, None), words)
}

/// Returns an amount with its unit: `22.4%`, `3 days`, `40 EUR`.
pub fn value(value: &Value, words: &Words) -> String {
    let amount = number(value.amount, words);
    match &value.unit {
        None => amount,
        Some(Unit::Percent) => format!("{amount}{}", words.percent),
        Some(Unit::Time(unit)) => format!("{amount}\u{a0}{}", words.time_unit(*unit, value.amount)),
        Some(Unit::Named(unit)) if &**unit == POINTS => {
            format!("{amount}\u{a0}{}", points(value.amount, words))
        }
        Some(Unit::Named(unit)) => format!("{amount}\u{a0}{unit}"),
    }
}

/// The unit of scores, which is a word of the language.
const POINTS: &str = "points";

/// Returns the word for points behind their number.
pub fn points(amount: Decimal, words: &Words) -> &'static str {
    if words.is_one(amount) { words.point } else { words.points }
}

/// Returns what something is counted in: `%`, `days`, `EUR`.
pub fn unit<'u>(unit: &'u Unit, words: &Words) -> &'u str {
    match unit {
        Unit::Percent => "%",
        Unit::Time(unit) => words.time_units[*unit as usize].many,
        Unit::Named(unit) if &**unit == POINTS => words.points,
        Unit::Named(unit) => unit,
    }
}

/// Returns how many there are of something: `1 stage`, `16 touchpoints`.
pub fn count(number: usize, one: &str, many: &str, words: &Words) -> String {
    let amount = Decimal::from(number);
    let word = if words.is_one(amount) { one } else { many };
    format!("{} {}", self::number(amount, words), words.within(word))
}

/// Returns what a target asks for: `≥ 30%`, `20 – 30 min`.
pub fn goal(goal: &Goal, words: &Words) -> String {
    match goal {
        Goal::Compare(comparison, wanted) => {
            let sign = match comparison.sign() {
                ">=" => "≥",
                "<=" => "≤",
                sign => sign,
            };
            format!("{sign}\u{a0}{}", value(wanted, words))
        }
        Goal::Range(least, most) if least.unit == most.unit => {
            format!("{}\u{a0}–\u{a0}{}", number(least.amount, words), value(most, words))
        }
        Goal::Range(least, most) => format!("{}\u{a0}–\u{a0}{}", value(least, words), value(most, words)),
    }
}

/// Returns a reading with its day: `22.4% (1 Nov 2026)`.
pub fn reading(reading: &Reading, words: &Words) -> String {
    match &reading.on {
        Some(on) => format!("{} ({})", value(&reading.value, words), date(on.value, words)),
        None => value(&reading.value, words),
    }
}

/// Returns a day: `31 Dec 2026`.
pub fn date(date: Date, words: &Words) -> String {
    let month = words.months[usize::from(date.month().unsigned_abs()) - 1];
    let mark = if date.day() == 1 { words.day_marks.0 } else { words.day_marks.1 };
    format!("{}{mark}\u{a0}{month}\u{a0}{}", date.day(), date.year())
}

/// Returns a stretch of time: `2 weeks`.
pub fn duration(duration: Duration, words: &Words) -> String {
    format!("{}\u{a0}{}", number(duration.amount, words), words.time_unit(duration.unit, duration.amount))
}

/// Returns after what time something happens: `after 2 weeks`.
pub fn after(duration: Duration, words: &Words) -> String {
    let unit = &words.time_units[duration.unit as usize];
    let unit = if words.is_one(duration.amount) { unit.one } else { unit.after };
    fill(words.after_time, &[("time", &format!("{}\u{a0}{unit}", number(duration.amount, words)))])
}

/// Returns how often something happens: `every 3 months`, `every year`.
pub fn every(time: Duration, words: &Words) -> String {
    let unit = &words.time_units[time.unit as usize];
    match time.amount == Decimal::ONE {
        true => unit.each.to_owned(),
        false => fill(unit.every, &[("time", &duration(time, words))]),
    }
}

/// Returns the time that something takes: `20 – 30 min`.
pub fn takes(takes: &Takes, words: &Words) -> String {
    time(takes.least, takes.most, words)
}

/// Returns a time that lies between two, in the units of their writers: `20 min – 1 h`.
pub fn time(least: Duration, most: Duration, words: &Words) -> String {
    if least == most {
        duration(most, words)
    } else if least.unit == most.unit {
        format!("{}\u{a0}–\u{a0}{}", number(least.amount, words), duration(most, words))
    } else {
        format!("{}\u{a0}–\u{a0}{}", duration(least, words), duration(most, words))
    }
}

/// Returns a number of people over a time: `4,200 a month`.
pub fn volume(volume: &Volume, words: &Words) -> String {
    format!("{} {}", number(volume.amount, words), words.per(volume.period))
}

/// Returns a feeling's score with its sign: `+1`, `0`, `−2`.
pub fn score(score: i8) -> String {
    match score {
        0 => "0".to_owned(),
        1.. => format!("+{score}"),
        _ => format!("−{}", score.unsigned_abs()),
    }
}

/// Returns a mean feeling in the tenths that are shown of it.
pub fn tenths(mean: f64) -> i64 {
    (mean * 10.0).round() as i64
}

/// Returns a mean feeling, or the two between which it lies: `+0.5`, `−1 … +0.5`.
pub fn mean_range(least: f64, most: f64, words: &Words) -> String {
    let [least, most] = [least, most].map(|mean| mean_score(mean, words));
    if least == most { most } else { format!("{least}\u{a0}…\u{a0}{most}") }
}

/// Returns a mean feeling with its sign and at most one digit behind the point: `+0.5`, `0`, `−1.2`.
pub fn mean_score(mean: f64, words: &Words) -> String {
    let tenths = tenths(mean);
    let sign = match tenths {
        0 => "",
        1.. => "+",
        _ => "−",
    };
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}{}{rest}", words.decimal_mark) }
}
