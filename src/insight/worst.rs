//! Which pain is worst: the one order of every list that begins with what hurts most.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use crate::model::{Journey, Model, Pain, PainId, PersonaId, Place, per};
use crate::vocabulary::{PainSeverity, Period};

use super::people;

/// Where a pain stands among others. The worst is the least, so that sorting puts it first.
///
/// Severity comes first, then how many people it hurts, then how large a part of those who come. Nothing is assumed: what
/// nobody has counted stands behind what somebody has, within its severity. Pains of one rank keep the order written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    severity: Reverse<PainSeverity>,
    people_a_year: Reverse<Option<Decimal>>,
    affects: Reverse<Option<Decimal>>,
}

/// Returns the rank of a pain of a journey.
pub fn rank(journey: &Journey, pain: &Pain) -> Rank {
    // Journeys count over different periods, and a list may hold pains of several.
    let a_year = |people| Some(per(people, journey.flow.period?, Period::Year));
    Rank {
        severity: Reverse(pain.severity()),
        people_a_year: Reverse(people_hurt(journey, pain).and_then(a_year)),
        affects: Reverse(pain.affects.map(|share| share.value)),
    }
}

/// Sorts pains, the worst first.
pub fn sort(model: &Model, pains: &mut [PainId]) {
    pains.sort_by_cached_key(|id| {
        let journey = id.journey.expect("a pain stands in a journey");
        rank(&model[journey], &model[*id])
    });
}

/// Returns how much pains hurt together: the people whom each hurts in one period, as often as it is severe. Pains that nobody
/// has counted add nothing; `None` where none is counted.
pub fn weight<'j>(journey: &'j Journey, pains: impl IntoIterator<Item = &'j Pain>) -> Option<Decimal> {
    let weight = |pain| people_hurt(journey, pain)?.checked_mul(factor(pain.severity()));
    pains.into_iter().filter_map(weight).reduce(Decimal::saturating_add)
}

/// Returns how often a pain counts, by its severity.
fn factor(severity: PainSeverity) -> Decimal {
    match severity {
        PainSeverity::Low => Decimal::ONE,
        PainSeverity::Medium => Decimal::TWO,
        PainSeverity::High => Decimal::from(3),
        PainSeverity::Critical => Decimal::from(4),
    }
}

/// Returns how many people a pain hurts in one period of its journey, where that is counted.
pub fn people_hurt(journey: &Journey, pain: &Pain) -> Option<Decimal> {
    let share = pain.affects?.value;
    if !is_of_all(journey, pain) {
        return None;
    }
    people::come_to(journey, pain.place)?.checked_mul(share).map(|people| people / Decimal::ONE_HUNDRED)
}

/// Returns whether the share of a pain is one of all who come there. That of one persona is one of theirs, of whom nobody
/// knows how many come, unless nobody else does.
pub fn is_of_all(journey: &Journey, pain: &Pain) -> bool {
    let Some(persona) = &pain.persona else { return true };
    let comes = |other: &PersonaId| match pain.place {
        Place::Touchpoint(touchpoint) => journey[touchpoint].takes_part(*other),
        Place::Journey | Place::Stage(_) | Place::Persona => true,
    };
    journey.personas().filter(comes).all(|other| persona.target == Some(other))
}
