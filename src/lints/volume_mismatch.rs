//! The lint `volume-mismatch`: a volume that the arrows contradict.

use rust_decimal::Decimal;

use crate::diagnostic::{Diagnostic, Location};
use crate::insight::volume::{self, VolumeMismatch};
use crate::model::{Arrow, Journey, JourneyId, Origin};

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
    let touchpoint = &journey[found.at];
    let name = &touchpoint.head.id.value;
    let message = format!(
        "the volume of `{name}` is {}, but the arrows that lead there bring {}",
        count(journey, found.written),
        people(found.brought)
    );
    let file = &journey.head.file;
    let mut diagnostic = LINT.found(place::of_head(&touchpoint.head), message).with_help(format!(
        "{}; {}",
        right_share(journey, found),
        other_way(journey, found)
    ));
    if let Some(volume) = touchpoint.volume {
        diagnostic = diagnostic.with_label(Location::new(file, volume.span), "as is written");
    }
    for arrow in &found.arrows {
        let (at, from) = (span_of(journey, arrow), &journey[arrow.from].head);
        let brings = format!("{} come from here", people(arrow.people.unwrap_or_default()));
        let location = at.map_or_else(|| place::of_head(from), |span| Location::new(file, span));
        diagnostic = diagnostic.with_label(location, brings);
    }
    diagnostic
}

/// Returns where an arrow is written, if it is.
fn span_of(journey: &Journey, arrow: &Arrow) -> Option<crate::source::Span> {
    match arrow.origin {
        Origin::Written(number) => journey[arrow.from].arrows.get(number).map(|written| written.span),
        Origin::Next | Origin::Remainder => None,
    }
}

/// Returns what to write where a share is wrong: the one that would bring the others who are missing, or nobody too many.
fn right_share(journey: &Journey, found: &VolumeMismatch<'_>) -> String {
    let name = &journey[found.at].head.id.value;
    let volume =
        || format!("write the volume that the arrows bring, `volume {}`", count(journey, found.brought));
    // The arrow that brings most is the one to look at.
    let Some(arrow) = found.arrows.iter().min_by_key(|arrow| std::cmp::Reverse(arrow.people)) else {
        return volume();
    };
    let (Some(share), from) = (share(journey, found, arrow), &journey[arrow.from]) else { return volume() };
    let (from_name, rest) = (&from.head.id.value, (Decimal::ONE_HUNDRED - share).normalize());
    let goes_on = arrow.from.index() + 1 == found.at.index();
    match goes_on {
        // Whoever takes no arrow goes on there, so that a smaller share alone would change nothing.
        true if rest.is_zero() => format!("write `-> {name} {share}%` in `{from_name}`, and no other arrow"),
        true => format!(
            "write in `{from_name}` the share that comes, `-> {name} {share}%`, and where the other {rest}% go, as in \
             `-> exit {rest}%`"
        ),
        false => format!("write in `{from_name}` the share that comes: `-> {name} {share}%`"),
    }
}

/// Returns the share of an arrow that would bring as many as are written, where there is one.
fn share(journey: &Journey, found: &VolumeMismatch<'_>, arrow: &Arrow) -> Option<Decimal> {
    let come = journey.flow.people[arrow.from.index()]?;
    let by_others = found.brought.checked_sub(arrow.people?)?;
    let share = found.written.checked_sub(by_others)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(come)?;
    let share = share.round_dp(1).normalize();
    (share.is_sign_positive() && share <= Decimal::ONE_HUNDRED).then_some(share)
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
    people.round().normalize().to_string()
}

/// Returns a number of people over the time in which they are counted, as the language writes it.
fn count(journey: &Journey, people: Decimal) -> String {
    let per = journey.flow.period.map(|period| period.word()).unwrap_or_default();
    format!("{} per {per}", self::people(people))
}
