//! Numbers as outputs say them: how many touchpoints there are, who is lost, of how many, and whom a pain hurts.

use rust_decimal::Decimal;

use crate::insight::people::Lost;
use crate::insight::worst;
use crate::model::{Journey, Pain, Touchpoint, whole_people};
use crate::words::{Words, fill, format};

/// Returns how many touchpoints and how many steps there are: `14 touchpoints, 2 steps`.
pub fn touchpoints<'a>(all: impl Iterator<Item = &'a Touchpoint>, words: &Words) -> String {
    let (mut touchpoints, mut steps) = (0, 0);
    for touchpoint in all {
        match touchpoint.kind.is_step() {
            false => touchpoints += 1,
            true => steps += 1,
        }
    }
    let mut text = format::count(touchpoints, words.touchpoint, words.touchpoints, words);
    if steps > 0 {
        text += ", ";
        text += &format::count(steps, words.step, words.steps, words);
    }
    text
}

/// Returns how many are lost, and of how many: `1,567 of 3,338 a month`.
pub fn lost(lost: Lost, words: &Words) -> String {
    match lost {
        Lost::Counted { people, of: Some(all), period } => {
            let people = whole_people(people, Some(whole_people(all, None)));
            let values = [("n", format::number(people, words)), ("all", format::people(all, words))];
            format!("{} {}", fill(words.n_of_all_people, &values), words.per(period))
        }
        Lost::Counted { people, of: None, period } => {
            format!("{} {}", format::people(people, words), words.per(period))
        }
        Lost::OfHundred(people) => {
            let people = whole_people(people, Some(Decimal::ONE_HUNDRED));
            let sentence = if words.is_one(people) { words.of_hundred_one } else { words.of_hundred };
            fill(sentence, &[("n", format::number(people, words))])
        }
        Lost::NotCounted => words.not_counted.to_owned(),
    }
}

/// Returns the part of those who come whom a pain hurts, where it is written: `38%`, or `73% of Edith’s` where only some of
/// them are meant. `persona` is what the persona is called whom alone it hurts.
pub fn share(journey: &Journey, pain: &Pain, persona: Option<&str>, words: &Words) -> Option<String> {
    let share = format::percent(pain.affects?.value, words);
    Some(match persona.filter(|_| !worst::is_of_all(journey, pain)) {
        Some(persona) => fill(words.share_of_persona, &[("share", &*share), ("persona", persona)]),
        None => share,
    })
}

/// Returns how many people a pain hurts, or that nobody counted them: `1,596 people a month`.
pub fn hurt(journey: &Journey, pain: &Pain, words: &Words) -> String {
    match worst::people_hurt(journey, pain).zip(journey.flow.period) {
        Some((people, period)) => {
            let people = whole_people(people, None);
            let one_or_more = if words.is_one(people) { words.n_person } else { words.n_people };
            format!("{} {}", fill(one_or_more, &[("n", format::number(people, words))]), words.per(period))
        }
        None => words.not_counted.to_owned(),
    }
}
