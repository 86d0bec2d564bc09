//! What works today and in the future, and what is lost of it.

use crate::emit::html::page::Page;
use crate::emit::html::view::{BrightSpotChange, BrightSpotGroups};
use crate::insight::Comparison;
use crate::insight::comparison::Pair;
use crate::model::{BrightSpot, Id, Journey, Place};

/// Returns the bright spots in three groups; nothing where there are none.
pub fn groups<'a>(page: &Page<'a>, comparison: &Comparison<'a>) -> Option<BrightSpotGroups<'a>> {
    let group = |is_in: fn(&Pair<Id<BrightSpot>>) -> bool| {
        let changes = comparison.bright_spots.iter().filter(|pair| is_in(pair));
        changes.map(|pair| view(page, comparison, *pair)).collect()
    };
    (!comparison.bright_spots.is_empty()).then(|| BrightSpotGroups {
        lost: group(|pair| matches!(pair, Pair::Removed(_))),
        kept: group(|pair| matches!(pair, Pair::Both(..))),
        new: group(|pair| matches!(pair, Pair::Added(_))),
    })
}

fn view<'a>(
    page: &Page<'a>,
    comparison: &Comparison<'a>,
    pair: Pair<Id<BrightSpot>>,
) -> BrightSpotChange<'a> {
    let (journey, id): (&'a Journey, _) = match pair {
        Pair::Removed(before) => (comparison.current, before),
        Pair::Both(_, after) | Pair::Added(after) => (comparison.future, after),
    };
    let spot = &journey.bright_spots[id.index()];
    BrightSpotChange {
        text: page.phrase(&spot.text, &journey.head.file),
        place: match spot.place {
            Place::Journey | Place::Persona => page.words.whole_journey,
            Place::Stage(stage) => &journey[stage].head.title,
            Place::Touchpoint(touchpoint) => &journey[touchpoint].head.title,
        },
    }
}
