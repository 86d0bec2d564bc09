//! What journeys, KPIs and the project have in common: running text, citations, places, paths, times.

use rust_decimal::Decimal;

use crate::model::{self, JourneyId, Model, OpportunityId, PainId, Place, Ref, TeamId, targets};

use super::v1::{About, Citation, Duration, Image, Line, Link, Markdown, Number, Path, Takes, Volume};

/// Where something stands, and who answers for it.
#[derive(Default)]
pub struct Placement<'m> {
    /// The stage's id.
    pub stage: Option<&'m str>,
    /// The touchpoint's id.
    pub touchpoint: Option<&'m str>,
    /// The team's id: its own, else the one that holds at its place.
    pub owner: Option<&'m str>,
}

impl<'m> Placement<'m> {
    /// Returns where something stands in its journey, or in the project where there is none.
    pub fn of(
        model: &'m Model,
        journey: Option<JourneyId>,
        place: Option<Place>,
        own: Option<&Ref<TeamId>>,
    ) -> Self {
        let team = |id: TeamId| &*model[id].head.id.value;
        let Some((journey, place)) = journey.zip(place) else {
            return Self { owner: own.and_then(|own| own.target).map(team), ..Self::default() };
        };
        let journey = &model[journey];
        let touchpoint = match place {
            Place::Touchpoint(touchpoint) => Some(&*journey[touchpoint].head.id.value),
            Place::Journey | Place::Stage(_) | Place::Persona => None,
        };
        Self {
            stage: journey.stage_of(place).map(|stage| &*journey[stage].head.id.value),
            touchpoint,
            owner: journey.owner_or(own, place).map(team),
        }
    }
}

/// Returns running text.
pub fn text(text: &model::Text) -> Markdown<'_> {
    &text.markdown
}

/// Returns running texts.
pub fn texts(texts: &[model::Text]) -> Vec<Markdown<'_>> {
    texts.iter().map(text).collect()
}

/// Returns the words of every block.
pub fn about(about: &Option<Box<model::About>>) -> Option<About<'_>> {
    about.as_ref().map(|about| About {
        description: about.description.as_ref().map(text),
        tags: about.tags.iter().map(|tag| &*tag.value).collect(),
        links: about
            .links
            .iter()
            .map(|link| Link { url: &link.url.value, title: link.title.as_deref() })
            .collect(),
        image: about.image.as_ref().map(|image| Image { path: &image.path.value, alt: &image.alt }),
    })
}

/// Returns the sources behind a claim.
pub fn cites<'m>(model: &'m Model, cites: &'m [model::Citation]) -> Vec<Citation<'m>> {
    let resolved = cites.iter().filter_map(|cite| Some((cite, cite.source.target?)));
    resolved
        .map(|(cite, source)| Citation {
            source: &model[source].head.id.value,
            words: cite.words.as_ref().map(text),
        })
        .collect()
}

/// Returns the lines of a lane.
pub fn lines<'m>(model: &'m Model, lines: &'m [model::Line]) -> Vec<Line<'m>> {
    let line = |line: &'m model::Line| Line {
        text: text(&line.text),
        cites: cites(model, &line.cites),
        about: about(&line.about),
    };
    lines.iter().map(line).collect()
}

/// Returns the ids of teams, personas or channels.
pub fn ids<'m, T: Copy>(names: &'m [Ref<T>], id: impl Fn(T) -> &'m str) -> Vec<&'m str> {
    targets(names).map(id).collect()
}

/// Returns the path of a pain that has an id.
pub fn pain_path(model: &Model, id: PainId) -> Option<Path> {
    model[id].id.as_ref().map(|name| path(model, id.journey, &name.value))
}

/// Returns the path of an opportunity that has an id.
pub fn opportunity_path(model: &Model, id: OpportunityId) -> Option<Path> {
    model[id].id.as_ref().map(|name| path(model, id.journey, &name.value))
}

fn path(model: &Model, journey: Option<JourneyId>, id: &str) -> Path {
    match journey {
        Some(journey) => format!("{}/{id}", model[journey].head.id.value),
        None => id.to_owned(),
    }
}

/// Returns a number of people over a time.
pub fn volume(volume: model::Volume) -> Volume {
    Volume { amount: Number(volume.amount), per: volume.period }
}

/// Returns a stretch of time.
pub fn duration(duration: model::Duration) -> Duration {
    Duration {
        amount: Number(duration.amount),
        unit: duration.unit.word(Decimal::ONE),
        seconds: Number(duration.seconds()),
    }
}

/// Returns the time that something takes.
pub fn takes(takes: model::Takes) -> Takes {
    Takes { least: duration(takes.least), most: duration(takes.most) }
}
