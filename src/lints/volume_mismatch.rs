//! The lint `volume-mismatch`: a volume that the arrows contradict.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use crate::diagnostic::{Diagnostic, Location};
use crate::insight::people::sum;
use crate::insight::volume::{self, VolumeMismatch};
use crate::model::{Alternatives, Arrow, Journey, JourneyId, Origin, WrittenArrow, whole_people};

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds touchpoints and steps whose `volume` is another than the number of people whom the arrows bring, by more than
    /// 10 %. Where people come on an arrow that nobody has counted, it is silent. Where people begin, at the first
    /// touchpoint of a journey without a `volume` of its own and at a touchpoint to which no arrow leads, only more people
    /// than are written are reported.
    ///
    /// ## Why it matters
    /// One of the two numbers is wrong, or people come another way that the map does not show. As long as this is open, no
    /// page says of how many people so many are lost: nobody knows.
    ///
    /// Where people come another way, say so in the reason of an `allow`; then the number that is written counts.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   volume 1_000 per month
    ///   stage purchase {
    ///     touchpoint signup-form { -> welcome 60%; -> exit "gives up" 40% }
    ///     touchpoint welcome { volume 450 per month }
    ///   }
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   volume 1_000 per month
    ///   stage purchase {
    ///     touchpoint signup-form { -> welcome 45%; -> exit "gives up" 55% }
    ///     touchpoint welcome { volume 450 per month }
    ///   }
    /// }
    /// ```
    Warning "volume-mismatch": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    volume::mismatches(journey).map(|found| contradicted(journey, &found)).collect()
}

fn contradicted(journey: &Journey, found: &VolumeMismatch<'_>) -> Diagnostic {
    let (touchpoint, file) = (&journey[found.at], &journey.head.file);
    let (written, brought) = (count(journey, found.written), people(found.brought));
    let volume = format!("the volume of `{}` is {written}", touchpoint.head.id.value);
    let message = match found.arrows.is_empty() {
        true => format!("{volume}, but the volume of the journey says that {brought} begin there"),
        false => format!("{volume}, but the arrows that lead there bring {brought}"),
    };
    let help = format!("{}; {}", right(journey, found), other_way(journey, found));
    let mut diagnostic = LINT.found(place::of_head(&touchpoint.head), message).with_help(help);
    if let Some(volume) = touchpoint.volume {
        diagnostic = diagnostic.with_label(Location::new(file, volume.span), "as is written");
    }
    if let Some((volume, set_out)) = journey.volume.zip(found.set_out) {
        let begin = format!("{} begin there", people(set_out));
        diagnostic = diagnostic.with_label(Location::new(file, volume.span), begin);
    }
    for arrow in &found.arrows {
        let from = &journey[arrow.from].head;
        let brings = format!("{} come from here", people(arrow.people.unwrap_or_default()));
        let location = written_as(journey, arrow)
            .map_or_else(|| place::of_head(from), |written| Location::new(file, written.span));
        diagnostic = diagnostic.with_label(location, brings);
    }
    diagnostic
}

/// Returns an arrow as it is written, if it is.
fn written_as<'j>(journey: &'j Journey, arrow: &Arrow) -> Option<&'j WrittenArrow> {
    match arrow.origin {
        Origin::Written(number) => journey[arrow.from].arrows.get(number),
        Origin::Next | Origin::Remainder => None,
    }
}

/// Returns what to write where a number is wrong: the share that would bring as many as are written, where there is one.
fn right(journey: &Journey, found: &VolumeMismatch<'_>) -> String {
    // The arrow that brings most is the one to look at; where nobody comes on one, people set out there.
    let most = found.arrows.iter().min_by_key(|arrow| Reverse(arrow.people));
    let right = match (journey.alternatives_of(found.at), most) {
        (Some(group), most) if most.is_none_or(|arrow| arrow.through.is_some()) => {
            right_member(journey, found, group)
        }
        (None, None) => Some(right_volume(journey, found)),
        (_, Some(arrow)) if arrow.through.is_none() => right_arrow(journey, found, arrow),
        _ => None,
    };
    right.unwrap_or_else(|| format!("write how many come, `volume {}`", count(journey, found.brought)))
}

/// Returns the volume to write where people begin.
fn right_volume(journey: &Journey, found: &VolumeMismatch<'_>) -> String {
    let (begin, written) = (count(journey, found.brought), count(journey, found.written));
    let name = &journey[found.at].head.id.value;
    format!("write `volume {begin}` in `{name}`, or `volume {written}` in the journey, whichever is right")
}

/// Returns the share to write in a member of a group.
fn right_member(journey: &Journey, found: &VolumeMismatch<'_>, group: &Alternatives) -> Option<String> {
    let by_name = found.arrows.iter().filter(|arrow| arrow.through.is_none());
    let others = sum(by_name.map(|arrow| arrow.people))?;
    let divided = found.brought.checked_sub(others)?.checked_div(group.share_of(found.at)?)?;
    let share = share(found.written.checked_sub(others)?, divided)?;
    let members = group.member_ids().filter(|member| *member != found.at);
    let besides = members.filter_map(|member| Some(journey[member].share.as_ref()?.value)).sum();
    Some(format!("write `share {share}%` in `{}`{}", journey[found.at].head.id.value, less(share, besides)))
}

/// Returns the share to write on an arrow, and where.
fn right_arrow(journey: &Journey, found: &VolumeMismatch<'_>, arrow: &Arrow) -> Option<String> {
    let written = written_as(journey, arrow);
    if written.is_some_and(|written| written.in_stage) && journey[arrow.from].alternatives.is_some() {
        // It leaves each of the members.
        return None;
    }
    if found.arrows.iter().any(|other| other.from == arrow.from && other.through.is_some()) {
        // Whoever takes it not, may come by what the rest divides.
        return None;
    }
    let (from, name) = (&journey[arrow.from], &journey[found.at].head.id.value);
    let from_here = |other: &&&Arrow| other.from == arrow.from && other.through.is_none();
    let brings = sum(found.arrows.iter().filter(from_here).map(|arrow| arrow.people))?;
    let others = found.brought.checked_sub(brings)?;
    let come = journey.flow.people[arrow.from.index()]?.checked_div(Decimal::ONE_HUNDRED)?;
    let share = share(found.written.checked_sub(others)?, come)?;
    let rest = (Decimal::ONE_HUNDRED - share).normalize();
    let place = match written {
        Some(written) if written.in_stage => &journey[from.stage].head.id.value,
        _ => &from.head.id.value,
    };
    let is_member = journey[found.at].alternatives.is_some();
    let goes_on = journey.place_behind(arrow.from) == found.at.index() && !is_member;
    Some(match goes_on {
        // Whoever takes no arrow goes on there, so that a smaller share alone would change nothing.
        true if rest.is_zero() => format!("write `-> {name} {share}%` in `{place}`, and no other arrow"),
        true => format!(
            "write in `{place}` the share that comes, `-> {name} {share}%`, and where the other {rest}% go, as in \
             `-> exit {rest}%`"
        ),
        false => {
            let elsewhere = from.arrows.iter().filter(|other| &other.target.value != name);
            let besides = elsewhere.filter_map(|other| Some(other.share.as_ref()?.value)).sum();
            format!("write in `{place}` the share that comes: `-> {name} {share}%`{}", less(share, besides))
        }
    })
}

/// Returns the share that so many people are, where one percent is so many.
fn share(people: Decimal, percent: Decimal) -> Option<Decimal> {
    let share = people.checked_div(percent)?.round_dp(1).normalize();
    (share > Decimal::ZERO && share <= Decimal::ONE_HUNDRED).then_some(share)
}

/// Returns what is to be written of the shares beside one that leaves them too little.
fn less(share: Decimal, besides: Decimal) -> String {
    let rest = (Decimal::ONE_HUNDRED - share).normalize();
    if besides > rest { format!(", and make the others {rest}% together") } else { String::new() }
}

/// Returns what to write where the arrows are not all.
fn other_way(journey: &Journey, found: &VolumeMismatch<'_>) -> String {
    let name = &journey[found.at].head.id.value;
    let way = if found.brought < found.written { "some come another way" } else { "some go another way" };
    format!(
        "or, where {way}, write that way above `{name}` as the reason: `// journey: allow(volume-mismatch) {way}`"
    )
}

/// Returns a number of people as a message shows it.
fn people(people: Decimal) -> String {
    whole_people(people, None).normalize().to_string()
}

/// Returns a number of people over the time in which they are counted, as the language writes it.
fn count(journey: &Journey, people: Decimal) -> String {
    let per = journey.flow.period.map(|period| period.word()).unwrap_or_default();
    format!("{} per {per}", self::people(people))
}
