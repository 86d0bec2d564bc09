//! Which pain is worst: the one order of every list that begins with what hurts most.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use crate::model::{Journey, Model, Pain, PainId, PersonaId, Place, per};
use crate::vocabulary::{PainSeverity, Period};

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

/// Returns how many people a pain hurts in one period of its journey, where that is counted.
pub fn people_hurt(journey: &Journey, pain: &Pain) -> Option<Decimal> {
    let share = pain.affects?.value;
    if !is_of_all(journey, pain) {
        return None;
    }
    people_who_come(journey, pain.place)?.checked_mul(share).map(|people| people / Decimal::ONE_HUNDRED)
}

/// Returns whether the share of a pain is one of all who come there. That of one persona is one of theirs, of whom nobody
/// knows how many come, unless nobody else does.
fn is_of_all(journey: &Journey, pain: &Pain) -> bool {
    let Some(persona) = &pain.persona else { return true };
    let comes = |other: &PersonaId| match pain.place {
        Place::Touchpoint(touchpoint) => journey[touchpoint].takes_part(*other),
        Place::Journey | Place::Stage(_) | Place::Persona => true,
    };
    journey.personas().filter(comes).all(|other| persona.target == Some(other))
}

/// Returns how many people come to a place in one period of the journey, where that is counted.
fn people_who_come(journey: &Journey, place: Place) -> Option<Decimal> {
    let come_to = |index: usize| journey.flow.people.get(index).copied().flatten();
    match place {
        Place::Touchpoint(touchpoint) => come_to(touchpoint.index()),
        // A stage is entered at its first touchpoint, where arrows to it lead as well.
        Place::Stage(stage) => come_to(journey[stage].touchpoint_ids().next()?.index()),
        // Those who begin: at the first touchpoint, whoever is led back would count again.
        Place::Journey => match journey.volume.zip(journey.flow.period) {
            Some((volume, period)) => Some(volume.per(period)),
            None => come_to(0),
        },
        Place::Persona => None,
    }
}
