//! The lint `claim-without-source`: a claim of a validated journey that rests on nothing.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::diagnostic::Location;
use crate::model::{Journey, JourneyId, Pain, Place, Support, Touchpoint, WrittenArrow};
use crate::source::Spanned;

use super::{Check, Finding, LintContext, Part, lint, place};

lint! {
    /// ## What it does
    /// Finds claims of a validated journey that rest on nothing: a pain, an arrow with a share, or the share of an alternative,
    /// that cites no source.
    /// What the block around it cites supports it too: the touchpoint, the `for` block, the line of the blueprint, the
    /// stage for an arrow that is written there. One
    /// report for each touchpoint, and for each stage and journey with pains of its own.
    ///
    /// ## Why it matters
    /// "Validated" promises that somebody looked. One number out of the air among twenty that were counted makes a reader
    /// doubt all of them, and it is the one that gets asked about in the meeting.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   confidence validated
    ///   pain long-form "The form is too long"
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// source form-recordings
    /// journey gym-membership {
    ///   persona sam
    ///   confidence validated
    ///   pain long-form "The form is too long" { cites form-recordings }
    /// }
    /// ```
    Warning "claim-without-source": Check::Grouped(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Finding> {
    let journey = &cx.model[id];
    if !journey.is_validated() {
        return Vec::new();
    }
    let support = Support::of(journey);
    let mut bare: FxHashMap<Place, Vec<Claim>> = FxHashMap::default();
    for pain in journey.pains.iter().filter(|pain| !support.has_pain(pain)) {
        bare.entry(pain.place).or_default().push(Claim::pain(journey, pain));
    }
    for (at, touchpoint) in journey.touchpoints() {
        let arrows = touchpoint.arrows.iter().filter(|arrow| !arrow.is_copy && !support.has_arrow(at, arrow));
        let share = touchpoint.share.filter(|_| touchpoint.experience.cites.is_empty());
        if let Some(claim) = share.map(|share| Claim::part(journey, touchpoint, share)) {
            bare.entry(Place::Touchpoint(at)).or_default().push(claim);
        }
        for claim in arrows.filter_map(|arrow| Claim::share(journey, arrow)) {
            bare.entry(Place::Touchpoint(at)).or_default().push(claim);
        }
    }
    bare.into_values().map(|claims| report(journey, claims)).collect()
}

/// Something that is said to be so.
struct Claim {
    location: Location,
    words: String,
}

impl Claim {
    fn pain(journey: &Journey, pain: &Pain) -> Self {
        Self {
            location: place::of_pain(journey, pain),
            words: format!("the pain {}", place::name_of_pain(pain)),
        }
    }

    fn part(journey: &Journey, touchpoint: &Touchpoint, share: Spanned<Decimal>) -> Self {
        Self {
            location: Location::new(&journey.head.file, share.span),
            words: format!("the share `{}%` of `{}`", share.value, touchpoint.head.id.value),
        }
    }

    fn share(journey: &Journey, arrow: &WrittenArrow) -> Option<Self> {
        let share = arrow.share?;
        let words = format!("the share `{}` to `{}`", format_args!("{}%", share.value), arrow.target.value);
        Some(Self { location: Location::new(&journey.head.file, share.span), words })
    }
}

/// Returns what is to be said of the claims of one block.
fn report(journey: &Journey, mut claims: Vec<Claim>) -> Finding {
    claims.sort_by(|one, other| one.location.cmp(&other.location));
    let id = &journey.head.id.value;
    let found = claims.into_iter().map(|claim| {
        let message = format!("`{id}` counts as validated, and {} cites no source", claim.words);
        let help =
            "say where it is known from, `cites SOURCE`, or that the journey is a `confidence hypothesis` still";
        let label = Some(format!("nor does {}", claim.words));
        Part { diagnostic: LINT.found(claim.location, message).with_help(help), label }
    });
    Finding::of_several(found.collect())
}
