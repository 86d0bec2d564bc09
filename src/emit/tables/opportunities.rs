//! The table of opportunities.

use crate::emit::markdown::escape::words;
use crate::emit::naming;
use crate::insight::owner;
use crate::model::{Id, JourneyId, Model, Opportunity, OpportunityId, PainId, Unit, targets};

use super::cell::Cell;
use super::context::TableContext;
use super::place::{self, HasPlacement, Placement};
use super::row::{self, Column};

/// An opportunity and where it stands.
pub struct Row<'m> {
    context: &'m TableContext<'m>,
    id: OpportunityId,
    opportunity: &'m Opportunity,
    placement: Placement<'m>,
}

impl<'m> row::Row<'m> for Row<'m> {
    fn columns() -> Vec<Column<Self>> {
        let first: &[Column<Self>] = &[
            ("path", |row| {
                row.opportunity.id.as_ref().map(|id| row.model().path_in(row.id.journey, &id.value)).into()
            }),
            ("title", |row| words(&row.opportunity.text).into()),
        ];
        let rest: &[Column<Self>] = &[
            ("status", |row| row.opportunity.status().word().into()),
            ("priority", |row| row.opportunity.priority().map(|priority| priority.word()).into()),
            ("impact", |row| row.opportunity.impact.map(|impact| impact.value.word()).into()),
            ("effort", |row| row.opportunity.effort.map(|effort| effort.value.word()).into()),
            ("owner", |row| place::team(row.model(), owner::of_opportunity(row.model(), row.id))),
            ("with", |row| place::teams(row.model(), &row.opportunity.with)),
            ("for", |row| place::personas(row.model(), targets(&row.opportunity.personas))),
            ("due", |row| row.opportunity.due.map(|due| due.value).into()),
            ("overdue", |row| row.opportunity.is_overdue(row.context.options.today).into()),
            ("solves", |row| Cell::list(row.solves().filter_map(|pain| pain_path(row.model(), pain)))),
            ("solves_title", |row| {
                let (pains, _) = naming::first(row.solves());
                Cell::list(pains.iter().map(|pain| words(&naming::beginning(&row.model()[*pain].text))))
            }),
            ("improves", |row| {
                Cell::list(targets(&row.opportunity.improves).map(|kpi| row.model().kpi_path(kpi)))
            }),
            ("improves_title", |row| {
                let (kpis, _) = naming::first(targets(&row.opportunity.improves));
                Cell::list(kpis.iter().map(|kpi| &*row.model()[*kpi].head.title))
            }),
            ("cost", |row| row.opportunity.cost.as_ref().map(|cost| cost.amount).into()),
            ("cost_unit", |row| {
                row.opportunity.cost.as_ref().and_then(|cost| cost.unit.as_ref()).map(Unit::word).into()
            }),
            ("benefit", |row| place::text(row.opportunity.benefit.as_ref())),
            ("result", |row| place::text(row.opportunity.result.as_ref().map(|result| &result.text))),
            ("result_date", |row| {
                row.opportunity.result.as_ref().and_then(|result| result.on).map(|on| on.value).into()
            }),
            ("sources", |row| place::sources(row.model(), &row.opportunity.cites)),
            ("tags", |row| place::tags(row.opportunity.about.as_deref())),
            ("description", |row| place::description(row.opportunity.about.as_deref())),
        ];
        [first, &place::of_stage(), &place::of_touchpoint(), rest].concat()
    }

    fn each(context: &'m TableContext<'m>, journey: Option<JourneyId>, take: &mut dyn FnMut(Self)) {
        let model = context.model;
        let opportunities = journey.map_or(&model.opportunities, |journey| &model[journey].opportunities);
        for (index, opportunity) in opportunities.iter().enumerate() {
            let id = OpportunityId { journey, id: Id::new(index) };
            let row =
                Row { context, id, opportunity, placement: Placement::of(model, journey, opportunity.place) };
            take(row);
        }
    }
}

impl<'m> HasPlacement<'m> for Row<'m> {
    fn placement(&self) -> &Placement<'m> {
        &self.placement
    }
}

impl<'m> Row<'m> {
    fn model(&self) -> &'m Model {
        self.context.model
    }

    fn solves(&self) -> impl Iterator<Item = PainId> {
        targets(&self.opportunity.solves)
    }
}

fn pain_path(model: &Model, pain: PainId) -> Option<String> {
    model[pain].id.as_ref().map(|id| model.path_in(pain.journey, &id.value))
}
