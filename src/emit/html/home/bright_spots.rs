//! What works and must be kept.

use crate::emit::html::components::named;
use crate::emit::html::page::Page;
use crate::emit::html::view::{BrightSpotRow, SectionView};
use crate::model::{BrightSpotId, Id};
use crate::words::format;

use super::limits::SHOWN;
use super::{place, rest, rows, section};

/// Returns the bright spots of all journeys of today; nothing where there are none.
pub fn of_project<'a>(page: &Page<'a>) -> Option<SectionView<'a>> {
    let today = page.model.journeys().filter(|(_, journey)| journey.is_current());
    let all = today.flat_map(|(id, journey)| {
        (0..journey.bright_spots.len()).map(move |spot| BrightSpotId { journey: Some(id), id: Id::new(spot) })
    });
    listed(page, &all.collect::<Vec<_>>())
}

/// Returns some bright spots as a part of a page; nothing where there are none.
pub fn listed<'a>(page: &Page<'a>, spots: &[BrightSpotId]) -> Option<SectionView<'a>> {
    (!spots.is_empty()).then(|| SectionView {
        bright_spots: spots.iter().take(SHOWN).map(|id| row(page, *id)).collect(),
        more: rest::more(page, spots.len()),
        ..section("Spots", page.words.bright_spots)
    })
}

fn row<'a>(page: &Page<'a>, id: BrightSpotId) -> BrightSpotRow<'a> {
    let spot = &page.model[id];
    let owner = id.journey.and_then(|journey| page.model[journey].owner_or(spot.owner.as_ref(), spot.place));
    let (place, href) = place::of_bright_spot(page, id);
    BrightSpotRow {
        title: named(&spot.text),
        href,
        place,
        affects: spot.affects.map(|affects| format::percent(affects.value, page.words)),
        owner: rows::owner(page, owner),
    }
}
