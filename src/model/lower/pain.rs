//! What hurts.

use crate::model::{ActivityLane, Pain, PersonaId, Place, Ref};
use crate::vocabulary::argument::{Id, Rich};
use crate::vocabulary::{At, BlockKind, PainKeyword};

use super::context::LowerContext;
use super::entry::Entry;

/// Where a pain stands beside its place.
#[derive(Debug, Clone, Default)]
pub(super) struct PainSetting {
    pub persona: Option<Ref<PersonaId>>,
    pub activity: Option<(ActivityLane, usize)>,
}

pub(super) fn pain(
    cx: &mut LowerContext<'_>,
    entry: &Entry<'_, '_>,
    (id, text): (At<Id>, At<Rich>),
    place: Place,
    setting: PainSetting,
) -> Pain {
    let mut pain = Pain {
        id: entry.id(id),
        text: entry.sentence(text),
        span: entry.statement.keyword_span,
        place,
        persona: setting.persona,
        activity: setting.activity,
        severity: None,
        affects: None,
        owner: None,
        cites: Vec::new(),
        about: None,
    };
    for (keyword, entry) in cx.entries(BlockKind::Pain, entry.items()) {
        match keyword {
            PainKeyword::Severity { word } => pain.severity = entry.choice(word),
            PainKeyword::Affects { share } => pain.affects = cx.percent(&entry, share),
            PainKeyword::Owner { team } => pain.owner = entry.name(team),
            PainKeyword::Cites { source, words } => pain.cites.extend(entry.citation(source, words)),
            PainKeyword::About(word) => cx.about(word, &entry, &mut pain.about),
        }
    }
    pain
}
