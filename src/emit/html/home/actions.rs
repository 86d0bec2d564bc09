//! The action plan: what could be done, by priority, impact and effort.

use crate::emit::html::components::{self, named};
use crate::emit::html::page::Page;
use crate::emit::html::view::{ActionRow, ChartView, ClosedRow, DotView, OpportunityDetails, WordView};
use crate::insight::owner;
use crate::model::{Id, OpportunityId};
use crate::vocabulary::Priority;
use crate::words::capitalised;

use super::{place, rows};

/// How many actions a field of the chart has room for; the rest is in the list.
const FIELD: usize = 9;

/// Returns open actions; the first has the number `first`.
pub fn open<'a>(page: &Page<'a>, actions: &[OpportunityId], first: usize) -> Vec<ActionRow<'a>> {
    actions.iter().enumerate().map(|(index, id)| row(page, first + index, *id)).collect()
}

fn row<'a>(page: &Page<'a>, number: usize, id: OpportunityId) -> ActionRow<'a> {
    let (words, opportunity) = (page.words, &page.model[id]);
    ActionRow {
        number,
        href: place::opportunity_href(page, id),
        title: named(&opportunity.text),
        place: place::of_opportunity(page, id),
        priority: opportunity.priority().map(|priority| WordView {
            class: priority.word(),
            words: capitalised(words.priority(priority)),
        }),
        impact: opportunity.impact.map(|impact| words.level(impact.value)),
        effort: opportunity.effort.map(|effort| words.level(effort.value)),
        status: words.opportunity_status(opportunity.status()),
        owner: rows::owner(page, owner::of_opportunity(page.model, id)),
        due: opportunity.due.map(|due| page.due(due.value, opportunity.is_overdue(page.today))),
    }
}

/// Returns what is done or dropped, and what came of it.
pub fn closed<'a>(page: &Page<'a>, actions: &[OpportunityId]) -> Vec<ClosedRow<'a>> {
    let row = |id: &OpportunityId| {
        let opportunity = &page.model[*id];
        let result = opportunity.result.as_ref();
        ClosedRow {
            href: place::opportunity_href(page, *id),
            title: named(&opportunity.text),
            place: place::of_opportunity(page, *id),
            status: page.words.opportunity_status(opportunity.status()),
            owner: rows::owner(page, owner::of_opportunity(page.model, *id)),
            result: result.map(|result| named(&result.text)),
            result_on: result.and_then(|result| result.on).map(|on| page.date(on.value)),
        }
    };
    actions.iter().map(row).collect()
}

/// Returns all there is to say of the opportunities of the whole project.
pub fn of_project<'a>(page: &Page<'a>) -> Vec<OpportunityDetails<'a>> {
    let (model, words) = (page.model, page.words);
    let details = |(index, opportunity)| {
        let owner = owner::of_opportunity(model, OpportunityId { journey: None, id: Id::new(index) });
        components::opportunity_details(page, opportunity, owner, words.whole_project)
    };
    model.opportunities.iter().enumerate().map(details).collect()
}

/// Returns impact by effort: nine fields with the numbers of the list.
pub fn chart(page: &Page<'_>, actions: &[OpportunityId]) -> ChartView {
    let mut filled = [[0_usize; 3]; 3];
    let dots = actions.iter().enumerate().filter_map(|(index, id)| {
        let opportunity = &page.model[*id];
        let (impact, effort) = (opportunity.impact?.value as usize, opportunity.effort?.value as usize);
        let place = filled[impact][effort];
        filled[impact][effort] += 1;
        (place < FIELD).then(|| DotView {
            number: index + 1,
            priority: opportunity.priority().map_or("next", Priority::word),
            title: named(&opportunity.text),
            // A field is 112 wide and 104 high, and holds three by three.
            x: 34 + effort * 112 + 24 + (place % 3) * 32,
            y: 10 + (2 - impact) * 104 + 26 + (place / 3) * 27,
        })
    });
    ChartView { dots: dots.collect() }
}
