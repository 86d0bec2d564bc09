//! The table of touchpoints and steps.

use std::rc::Rc;

use rust_decimal::Decimal;

use crate::emit::markdown::escape::words;
use crate::model::{
    Activity, Alternatives, BrightSpot, ByPlace, Experience, Journey, JourneyId, Line, Model, Pain,
    PersonaId, Place, Takes, TimeUnit, Touchpoint, TouchpointId, whole_people,
};
use crate::words::ENGLISH;
use crate::words::format;

use super::cell::Cell;
use super::context::TableContext;
use super::place::{self, HasPlacement, Placement};
use super::row::{self, Column};

/// A touchpoint or step, and where it stands.
pub struct Row<'m> {
    model: &'m Model,
    journey: &'m Journey,
    by_place: Rc<ByPlace<'m>>,
    id: TouchpointId,
    touchpoint: &'m Touchpoint,
    placement: Placement<'m>,
}

impl<'m> row::Row<'m> for Row<'m> {
    fn columns() -> Vec<Column<Self>> {
        let rest: &[Column<Self>] = &[
            ("id", |row| row.placement.touchpoint_id().into()),
            ("title", |row| row.placement.touchpoint_title().into()),
            ("kind", |row| if row.touchpoint.kind.is_step() { "step".into() } else { "touchpoint".into() }),
            ("channels", |row| {
                Cell::list(row.touchpoint.channels().into_iter().map(|channel| &*row.model[channel].title))
            }),
            ("who", |row| place::personas(row.model, row.journey.acting(row.touchpoint))),
            ("owner", |row| place::team(row.model, row.journey.owner_at(row.place()))),
            ("feeling", feeling),
            ("feelings", feelings),
            ("moment_of_truth", |row| row.touchpoint.moment_of_truth.is_some().into()),
            ("engagement", |row| {
                row.touchpoint.experience.engagement.map(|engagement| Decimal::from(engagement.value)).into()
            }),
            ("takes_least", |row| row.touchpoint.takes.map(|takes| in_unit(&takes).0).into()),
            ("takes_most", |row| row.touchpoint.takes.map(|takes| in_unit(&takes).1).into()),
            ("takes_unit", |row| {
                row.touchpoint.takes.map(|takes| in_unit(&takes).2.word(Decimal::TEN)).into()
            }),
            ("volume", |row| row.touchpoint.volume.map(|volume| volume.amount).into()),
            ("volume_per", |row| row.touchpoint.volume.map(|volume| volume.period.word()).into()),
            ("people", |row| row.people().map(|people| whole_people(people, None)).into()),
            ("people_per", |row| {
                row.people().and(row.journey.flow.period).map(|period| period.word()).into()
            }),
            ("does", |row| row.lines(|experience| &experience.does)),
            ("thinks", |row| row.lines(|experience| &experience.thinks)),
            ("says", |row| row.lines(|experience| &experience.says)),
            ("sees", |row| row.lines(|experience| &experience.sees)),
            ("needs", |row| row.lines(|experience| &experience.needs)),
            ("frontstage", |row| activities(&row.touchpoint.frontstage)),
            ("backstage", |row| activities(&row.touchpoint.backstage)),
            ("supported_by", |row| activities(&row.touchpoint.supported_by)),
            ("notes", notes),
            ("pains", |row| Cell::list(row.by_place.pains.at(row.place()).map(|it| pain(row, it)))),
            ("opportunities", |row| {
                Cell::list(row.by_place.opportunities.at(row.place()).map(|it| words(&it.text)))
            }),
            ("kpis", |row| Cell::list(row.by_place.kpis.at(row.place()).map(|it| &*it.head.title))),
            ("open_questions", |row| {
                let questions = row.by_place.questions.at(row.place());
                Cell::list(
                    questions
                        .filter(|question| !question.is_answered())
                        .map(|question| words(&question.text)),
                )
            }),
            ("expands", |row| {
                let expanded = row.touchpoint.expands.as_ref().and_then(|journey| journey.target);
                expanded.map(|journey| &*row.model[journey].head.id.value).into()
            }),
            ("logged_as", |row| Cell::list(row.touchpoint.logged_as.iter().map(|name| &*name.value))),
            ("pages", |row| Cell::list(row.touchpoint.pages.iter().map(|page| &*page.value))),
            ("sources", |row| place::sources(row.model, &row.touchpoint.experience.cites)),
            ("tags", |row| place::tags(row.touchpoint.about.as_deref())),
            ("description", |row| place::description(row.touchpoint.about.as_deref())),
            ("by", |row| place::team(row.model, row.touchpoint.by.as_ref().and_then(|by| by.target))),
            ("one_of", |row| row.group().map(|group| &*group.head.id.value).into()),
            ("one_of_title", |row| row.group().map(|group| &*group.head.title).into()),
            ("one_of_share", |row| row.group().and_then(|group| group.share_of(row.id)).into()),
            ("bright_spots", |row| Cell::list(row.by_place.bright_spots.at(row.place()).map(bright_spot))),
        ];
        [&place::of_stage(), rest].concat()
    }

    fn each(context: &'m TableContext<'m>, journey: Option<JourneyId>, take: &mut dyn FnMut(Self)) {
        let Some(journey_id) = journey else { return };
        let model = context.model;
        let journey = &model[journey_id];
        let by_place = Rc::new(journey.by_place());
        for (id, touchpoint) in journey.touchpoints() {
            let placement = Placement::of(model, Some(journey_id), Some(Place::Touchpoint(id)));
            let row = Row { model, journey, by_place: Rc::clone(&by_place), id, touchpoint, placement };
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
    fn place(&self) -> Place {
        Place::Touchpoint(self.id)
    }

    /// Returns the alternatives of which it is one.
    fn group(&self) -> Option<&'m Alternatives> {
        self.journey.alternatives_of(self.id)
    }

    fn people(&self) -> Option<Decimal> {
        self.journey.flow.people.get(self.id.index()).copied().flatten()
    }

    fn persona(&self, persona: PersonaId) -> &'m str {
        &self.model[persona].head.title
    }

    /// Returns the lines of a lane, and those of single personas with the name in front.
    fn lines(&self, lane: impl Fn(&'m Experience) -> &'m Vec<Line>) -> Cell {
        let of_all = lane(&self.touchpoint.experience).iter().map(|line| words(&line.text));
        let of_one = self.touchpoint.variants.iter().flat_map(|variant| {
            let persona = variant.persona.target.map(|persona| self.persona(persona)).unwrap_or_default();
            lane(&variant.experience).iter().map(move |line| format!("{persona}: {}", words(&line.text)))
        });
        Cell::list(of_all.chain(of_one))
    }
}

/// Returns the mean of how those feel who take part.
fn feeling(row: &Row<'_>) -> Cell {
    let personas = row.journey.personas();
    let scores: Vec<Decimal> = personas
        .filter_map(|persona| row.touchpoint.feeling_of(persona))
        .map(|feeling| Decimal::from(feeling.score))
        .collect();
    let count = Decimal::from(scores.len());
    scores.iter().sum::<Decimal>().checked_div(count).map(|mean| mean.round_dp(2)).into()
}

/// Returns how each of those feels who take part: `Sam: −2 frustrated | Mona: −1 impatient`.
fn feelings(row: &Row<'_>) -> Cell {
    Cell::list(row.journey.personas().filter_map(|persona| {
        let feeling = row.touchpoint.feeling_of(persona)?;
        let label = feeling.label.as_ref().map(|label| format!(" {label}")).unwrap_or_default();
        Some(format!("{}: {}{label}", row.persona(persona), format::score(feeling.score)))
    }))
}

/// Returns a pain with what tells how bad it is: `The form is too long (critical, 38%)`.
fn pain(row: &Row<'_>, pain: &Pain) -> String {
    let persona = pain.persona.as_ref().and_then(|persona| persona.target);
    let persona = persona.map(|persona| format!("{}: ", row.persona(persona))).unwrap_or_default();
    let affects =
        pain.affects.map(|share| format!(", {}", format::percent(share.value, &ENGLISH))).unwrap_or_default();
    format!("{persona}{} ({}{affects})", words(&pain.text), pain.severity().word())
}

/// Returns a bright spot with how many it is good for: `The trainer knows their name (80%)`.
fn bright_spot(spot: &BrightSpot) -> String {
    let affects = spot.affects.map(|share| format!(" ({})", format::percent(share.value, &ENGLISH)));
    format!("{}{}", words(&spot.text), affects.unwrap_or_default())
}

fn activities(activities: &[Activity]) -> Cell {
    Cell::list(activities.iter().map(|activity| words(&activity.text)))
}

/// Returns what stands in the project's own lanes: `Data and consent: Privacy notice`.
fn notes(row: &Row<'_>) -> Cell {
    Cell::list(row.touchpoint.notes.iter().filter_map(|note| {
        let lane = &row.model[note.lane.target?].head.title;
        Some(format!("{lane}: {}", words(&note.text)))
    }))
}

/// Returns the least and the most of a time in the finer of its two units.
fn in_unit(takes: &Takes) -> (Decimal, Decimal, TimeUnit) {
    let unit = takes.least.unit.min(takes.most.unit);
    let number = |duration: crate::model::Duration| match duration.unit == unit {
        true => duration.amount,
        false => duration.seconds().checked_div(unit.seconds()).unwrap_or(Decimal::MAX).round_dp(6),
    };
    (number(takes.least), number(takes.most), unit)
}
