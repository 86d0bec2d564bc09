//! Whether the volumes that are written fit what the arrows bring.

use rust_decimal::Decimal;

use crate::model::{Arrow, Destination, Groups, Journey, TouchpointId};

use super::people;

/// A touchpoint whose volume is another than the number of people whom the arrows bring, by more than a tenth of it.
#[derive(Debug, Clone, PartialEq)]
pub struct VolumeMismatch<'j> {
    /// The touchpoint.
    pub at: TouchpointId,
    /// How many come in one period of the journey, as written.
    pub written: Decimal,
    /// How many come in it by the arrows, those who set out there included.
    pub brought: Decimal,
    /// How many of them set out there, as the volume of the journey says.
    pub set_out: Option<Decimal>,
    /// The arrows that lead there.
    pub arrows: Vec<&'j Arrow>,
}

/// Returns the touchpoints whose volume does not fit what the arrows bring. Nothing is said where an arrow leads there that
/// nobody has counted, nor of fewer people where others may begin there.
pub fn mismatches(journey: &Journey) -> impl Iterator<Item = VolumeMismatch<'_>> {
    let has_volume = |at: TouchpointId| journey[at].volume.is_some();
    let arrows = journey.flow.arrows.iter().filter_map(move |arrow| match arrow.to {
        Destination::Touchpoint(to) if has_volume(to) => Some((to, arrow)),
        _ => None,
    });
    let arrows = Groups::new(arrows);
    let with_volume = journey.touchpoints().map(|(at, _)| at).filter(move |at| has_volume(*at));
    with_volume.filter_map(move |at| mismatch(journey, at, arrows.at(at).collect()))
}

/// Returns those that stand: not explained by another way in, of which the writer speaks.
pub fn stands(journey: &Journey) -> impl Iterator<Item = VolumeMismatch<'_>> {
    mismatches(journey).filter(|found| {
        let is_explained = journey[found.at].volume.is_some_and(|volume| volume.has_other_way_in);
        !is_explained || found.brought > found.written
    })
}

fn mismatch<'j>(
    journey: &'j Journey,
    at: TouchpointId,
    arrows: Vec<&'j Arrow>,
) -> Option<VolumeMismatch<'j>> {
    let flow = &journey.flow;
    let written = flow.people[at.index()]?;
    let start = flow.starts.iter().find(|(start, _)| *start == at);
    let set_out = journey.volume.zip(flow.period).zip(start).map(|((volume, period), (_, share))| {
        volume.per(period).checked_mul((*share)?).map(|people| people / Decimal::ONE_HUNDRED)
    });
    let brought = people::sum(arrows.iter().map(|arrow| arrow.people).chain(set_out))?;
    let others_begin_there = flow.entries.binary_search(&at).is_ok() && set_out.is_none();
    let tenth = written / Decimal::TEN;
    let differs = match brought < written {
        true => written - brought > tenth && !others_begin_there,
        false => brought - written > tenth,
    };
    differs.then_some(VolumeMismatch { at, written, brought, set_out: set_out.flatten(), arrows })
}
