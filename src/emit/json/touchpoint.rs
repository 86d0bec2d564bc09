//! One touchpoint or step.

use crate::model::{self, JourneyId, Model, Place, TouchpointId, targets};

use super::parts::{Placement, about, cites, ids, lines, opportunity_path, takes, text, volume};
use super::v1::{
    Activity, Experience, Feeling, Note, Number, PersonaFeeling, Touchpoint, TouchpointKind, Variant,
};

/// Returns a touchpoint.
pub fn touchpoint(model: &Model, journey_id: JourneyId, id: TouchpointId) -> Touchpoint<'_> {
    let journey = &model[journey_id];
    let touchpoint = &journey[id];
    let group = journey.alternatives_of(id);
    let place = Place::Touchpoint(id);
    let activities = |activities| activities_of(model, journey_id, place, activities);
    let feeling = |persona| {
        let feeling = touchpoint.feeling_of(persona)?;
        let persona = &*model[persona].head.id.value;
        Some(PersonaFeeling { persona, score: feeling.score, label: feeling.label.as_deref() })
    };
    Touchpoint {
        id: &touchpoint.head.id.value,
        title: &touchpoint.head.title,
        kind: match touchpoint.kind {
            model::TouchpointKind::Touchpoint => TouchpointKind::Touchpoint,
            model::TouchpointKind::Step | model::TouchpointKind::TeamStep => TouchpointKind::Step,
        },
        who: journey.acting(touchpoint).map(|persona| &*model[persona].head.id.value).collect(),
        reachable: journey.flow.reachable.get(id.index()).copied().unwrap_or(true),
        moment_of_truth: touchpoint.moment_of_truth.is_some(),
        experience: experience(model, &touchpoint.experience),
        feelings: journey.personas().filter_map(feeling).collect(),
        variants: touchpoint.variants.iter().filter_map(|it| variant(model, it)).collect(),
        by: touchpoint.by.as_ref().and_then(|by| by.target).map(|team| &*model[team].head.id.value),
        one_of: group.map(|group| &*group.head.id.value),
        share: group.and_then(|group| group.share_of(id)).map(Number),
        takes: touchpoint.takes.map(takes),
        volume: touchpoint.volume.map(volume),
        people: journey.flow.people.get(id.index()).copied().flatten().map(Number),
        owner: Placement::of(model, Some(journey_id), Some(place), None).owner,
        notes: touchpoint.notes.iter().filter_map(|it| note(model, it)).collect(),
        frontstage: activities(&touchpoint.frontstage),
        backstage: activities(&touchpoint.backstage),
        supported_by: activities(&touchpoint.supported_by),
        delivers: targets(&touchpoint.delivers).filter_map(|it| opportunity_path(model, it)).collect(),
        expands: touchpoint.expands.as_ref().and_then(|it| it.target).map(|it| &*model[it].head.id.value),
        logged_as: touchpoint.logged_as.iter().map(|name| &*name.value).collect(),
        pages: touchpoint.pages.iter().map(|page| &*page.value).collect(),
        about: about(&touchpoint.about),
    }
}

fn experience<'m>(model: &'m Model, experience: &'m model::Experience) -> Experience<'m> {
    let feels = experience.feels.as_ref().map(|feeling| Feeling {
        score: feeling.score,
        label: feeling.label.as_deref(),
        cites: cites(model, &feeling.cites),
        about: about(&feeling.about),
    });
    Experience {
        channels: ids(&experience.channels, |channel| &model[channel].id),
        does: lines(model, &experience.does),
        thinks: lines(model, &experience.thinks),
        says: lines(model, &experience.says),
        sees: lines(model, &experience.sees),
        needs: lines(model, &experience.needs),
        feels,
        engagement: experience.engagement.map(|engagement| engagement.value),
        cites: cites(model, &experience.cites),
    }
}

fn variant<'m>(model: &'m Model, variant: &'m model::Variant) -> Option<Variant<'m>> {
    Some(Variant {
        persona: &model[variant.persona.target?].head.id.value,
        experience: experience(model, &variant.experience),
        about: about(&variant.about),
    })
}

fn note<'m>(model: &'m Model, note: &'m model::Note) -> Option<Note<'m>> {
    Some(Note {
        lane: &model[note.lane.target?].head.id.value,
        text: text(&note.text),
        cites: cites(model, &note.cites),
        about: about(&note.about),
    })
}

fn activities_of<'m>(
    model: &'m Model,
    journey: JourneyId,
    place: Place,
    activities: &'m [model::Activity],
) -> Vec<Activity<'m>> {
    let activity = |activity: &'m model::Activity| Activity {
        text: text(&activity.text),
        owner: Placement::of(model, Some(journey), Some(place), activity.owner.as_ref()).owner,
        takes: activity.takes.map(takes),
        cites: cites(model, &activity.cites),
        about: about(&activity.about),
    };
    activities.iter().map(activity).collect()
}
