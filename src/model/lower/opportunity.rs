//! What could be done about it.

use crate::model::{Opportunity, Outcome, Place};
use crate::vocabulary::argument::{Id, Rich};
use crate::vocabulary::{At, BlockKind, OpportunityKeyword};

use super::context::LowerContext;
use super::entry::Entry;

pub(super) fn opportunity(
    cx: &mut LowerContext<'_>,
    entry: &Entry<'_, '_>,
    (id, text): (At<Id>, At<Rich>),
    place: Option<Place>,
) -> Opportunity {
    let mut opportunity = Opportunity {
        id: entry.id(id),
        text: entry.sentence(text),
        span: entry.statement.keyword_span,
        file: cx.path(),
        place,
        solves: Vec::new(),
        improves: Vec::new(),
        personas: Vec::new(),
        owner: None,
        with: Vec::new(),
        impact: None,
        effort: None,
        priority: None,
        status: None,
        due: None,
        cost: None,
        benefit: None,
        result: None,
        cites: Vec::new(),
        about: None,
    };
    for (keyword, entry) in cx.entries(BlockKind::Opportunity, entry.items()) {
        match keyword {
            OpportunityKeyword::Solves { pains } => opportunity.solves = entry.names(pains),
            OpportunityKeyword::Improves { kpis } => opportunity.improves = entry.names(kpis),
            OpportunityKeyword::For { personas } => opportunity.personas = entry.names(personas),
            OpportunityKeyword::Owner { team } => opportunity.owner = entry.name(team),
            OpportunityKeyword::With { teams } => opportunity.with = entry.names(teams),
            OpportunityKeyword::Impact { word } => opportunity.impact = entry.choice(word),
            OpportunityKeyword::Effort { word } => opportunity.effort = entry.choice(word),
            OpportunityKeyword::Priority { word } => opportunity.priority = entry.choice(word),
            OpportunityKeyword::Status { word } => opportunity.status = entry.choice(word),
            OpportunityKeyword::Due { on } => opportunity.due = cx.date(&entry, on),
            OpportunityKeyword::Cost { value } => opportunity.cost = cx.cost(&entry, value),
            OpportunityKeyword::Benefit { text } => opportunity.benefit = entry.text(text),
            OpportunityKeyword::Result { text, on } => {
                let on = cx.date(&entry, on);
                opportunity.result = entry.text(text).map(|text| Outcome { text, on });
            }
            OpportunityKeyword::Cites { source, words } => {
                opportunity.cites.extend(entry.citation(source, words));
            }
            OpportunityKeyword::About(word) => cx.about(word, &entry, &mut opportunity.about),
        }
    }
    opportunity
}
