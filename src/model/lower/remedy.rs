//! What hurts, and what could be done about it.

use crate::model::{ActivityLane, Opportunity, Outcome, Pain, PersonaId, Place, Ref};
use crate::vocabulary::{BlockKind, Level, OpportunityStatus, PainSeverity, Priority};

use super::block::Entry;
use super::context::Context;

/// Where a pain stands beside its place.
#[derive(Debug, Clone, Default)]
pub(super) struct PainSetting {
    pub persona: Option<Ref<PersonaId>>,
    pub activity: Option<(ActivityLane, usize)>,
}

pub(super) fn pain(cx: &mut Context<'_>, entry: &Entry<'_, '_>, place: Place, setting: PainSetting) -> Pain {
    let mut pain = Pain {
        id: cx.id(entry, 0),
        text: cx.sentence(entry, 1),
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
    for entry in cx.entries(BlockKind::Pain, entry.items()) {
        match entry.word.name {
            "severity" => pain.severity = cx.choice(&entry, 0, PainSeverity::from_word),
            "affects" => pain.affects = cx.percent(&entry, 0),
            "owner" => pain.owner = cx.name(&entry, 0),
            "cites" => pain.cites.extend(cx.citation(&entry)),
            _ => cx.about(&entry, &mut pain.about),
        }
    }
    pain
}

pub(super) fn opportunity(cx: &mut Context<'_>, entry: &Entry<'_, '_>, place: Option<Place>) -> Opportunity {
    let mut opportunity = Opportunity {
        id: cx.id(entry, 0),
        text: cx.sentence(entry, 1),
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
    for entry in cx.entries(BlockKind::Opportunity, entry.items()) {
        match entry.word.name {
            "solves" => opportunity.solves = cx.names(&entry, 0),
            "improves" => opportunity.improves = cx.names(&entry, 0),
            "for" => opportunity.personas = cx.names(&entry, 0),
            "owner" => opportunity.owner = cx.name(&entry, 0),
            "with" => opportunity.with = cx.names(&entry, 0),
            "impact" => opportunity.impact = cx.choice(&entry, 0, Level::from_word),
            "effort" => opportunity.effort = cx.choice(&entry, 0, Level::from_word),
            "priority" => opportunity.priority = cx.choice(&entry, 0, Priority::from_word),
            "status" => opportunity.status = cx.choice(&entry, 0, OpportunityStatus::from_word),
            "due" => opportunity.due = cx.date(&entry, 0),
            "cost" => opportunity.cost = cx.amount(&entry, 0),
            "benefit" => opportunity.benefit = cx.rich(&entry, 0),
            "result" => {
                let on = cx.date(&entry, 1);
                opportunity.result = cx.rich(&entry, 0).map(|text| Outcome { text, on });
            }
            "cites" => opportunity.cites.extend(cx.citation(&entry)),
            _ => cx.about(&entry, &mut opportunity.about),
        }
    }
    opportunity
}
