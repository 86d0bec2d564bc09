//! What works and must be kept.

use crate::model::{BrightSpot, Place};
use crate::vocabulary::argument::{Id, Rich};
use crate::vocabulary::{At, BlockKind, BrightSpotKeyword};

use super::context::LowerContext;
use super::entry::Entry;

pub(super) fn bright_spot(
    cx: &mut LowerContext<'_>,
    entry: &Entry<'_, '_>,
    (id, text): (At<Id>, At<Rich>),
    place: Place,
) -> BrightSpot {
    let mut spot = BrightSpot {
        id: entry.id(id),
        text: entry.sentence(text),
        span: entry.statement.keyword_span,
        place,
        affects: None,
        owner: None,
        cites: Vec::new(),
        about: None,
    };
    for (keyword, entry) in cx.entries(BlockKind::BrightSpot, entry.items()) {
        match keyword {
            BrightSpotKeyword::Affects { share } => spot.affects = cx.percent(&entry, share),
            BrightSpotKeyword::Owner { team } => spot.owner = entry.name(team),
            BrightSpotKeyword::Cites { source, words } => spot.cites.extend(entry.citation(source, words)),
            BrightSpotKeyword::About(word) => cx.about(word, &entry, &mut spot.about),
        }
    }
    spot
}
