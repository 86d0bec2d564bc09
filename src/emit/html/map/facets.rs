//! What a reader can pick touchpoints by: who takes part, on which channels, whose work it is, and tags.

use std::collections::BTreeSet;

use crate::model::{
    About, ChannelId, Id, Line, PersonaId, Place, Stage, TeamId, Touchpoint, TouchpointId, targets,
};

use crate::emit::html::page::Page;
use crate::emit::html::view::{ChoiceView, FacetsView, FilterView};

use super::Map;

/// What one touchpoint can be picked by.
#[derive(Default)]
pub struct Facets<'a> {
    personas: BTreeSet<PersonaId>,
    channels: BTreeSet<ChannelId>,
    /// The owner of the touchpoint, its own or inherited, and those of all that stands in it: a team looks for its work.
    owners: BTreeSet<TeamId>,
    /// Those of the stage, the touchpoint, and all that stands in it.
    tags: BTreeSet<&'a str>,
}

impl<'a> Facets<'a> {
    fn of(map: &Map<'a>, id: TouchpointId) -> Self {
        let (journey, place) = (map.journey, Place::Touchpoint(id));
        let touchpoint: &'a Touchpoint = &journey[id];
        let stage: &'a Stage = &journey[touchpoint.stage];
        let mut facets = Self {
            personas: journey.taking_part(touchpoint).collect(),
            channels: touchpoint.channels().into_iter().collect(),
            owners: journey.owner_at(place).into_iter().collect(),
            tags: BTreeSet::new(),
        };
        facets.tag(stage.about.as_deref());
        facets.tag(touchpoint.about.as_deref());
        facets.tag(journey.alternatives_of(id).and_then(|group| group.about.as_deref()));
        let own = touchpoint.variants.iter().map(|variant| (&variant.experience, &variant.about));
        for (experience, about) in own.chain([(&touchpoint.experience, &None)]) {
            facets.tag(about.as_deref());
            let lanes =
                [&experience.does, &experience.thinks, &experience.says, &experience.sees, &experience.needs];
            lanes.into_iter().flatten().for_each(|line: &Line| facets.tag(line.about.as_deref()));
            facets.tag(experience.feels.as_ref().and_then(|feeling| feeling.about.as_deref()));
        }
        for activity in
            [&touchpoint.frontstage, &touchpoint.backstage, &touchpoint.supported_by].into_iter().flatten()
        {
            facets.owners.extend(activity.owner.as_ref().and_then(|owner| owner.target));
            facets.tag(activity.about.as_deref());
        }
        touchpoint.notes.iter().for_each(|note| facets.tag(note.about.as_deref()));
        touchpoint.arrows.iter().for_each(|arrow| facets.tag(arrow.about.as_deref()));
        facets.owners.extend(touchpoint.by.as_ref().and_then(|by| by.target));
        for spot in map.by_place.bright_spots.at(place) {
            facets.owners.extend(spot.owner.as_ref().and_then(|owner| owner.target));
            facets.tag(spot.about.as_deref());
        }
        for pain in map.by_place.pains.at(place) {
            facets.owners.extend(pain.owner.as_ref().and_then(|owner| owner.target));
            facets.tag(pain.about.as_deref());
        }
        for opportunity in map.by_place.opportunities.at(place) {
            facets.owners.extend(opportunity.owner.as_ref().and_then(|owner| owner.target));
            facets.owners.extend(targets(&opportunity.with));
            facets.tag(opportunity.about.as_deref());
        }
        for kpi in map.by_place.kpis.at(place) {
            facets.owners.extend(kpi.owner.as_ref().and_then(|owner| owner.target));
            facets.tag(kpi.about.as_deref());
        }
        for question in map.by_place.questions.at(place) {
            facets.owners.extend(question.owner.as_ref().and_then(|owner| owner.target));
            facets.tag(question.about.as_deref());
        }
        facets
    }

    fn tag(&mut self, about: Option<&'a About>) {
        self.tags.extend(about.iter().flat_map(|about| &about.tags).map(|tag| &*tag.value));
    }

    /// Returns them as a card carries them: no personas where all take part.
    pub fn view(&self, page: &Page<'_>, map: &Map<'_>) -> FacetsView {
        let model = page.model;
        let personas = self.personas.iter().map(|id| &*model[*id].head.id.value);
        FacetsView {
            personas: (self.personas.len() < map.personas.len()).then(|| joined(personas)),
            channels: unless_empty(self.channels.iter().map(|id| &*model[*id].id)),
            owners: unless_empty(self.owners.iter().map(|id| &*model[*id].head.id.value)),
            tags: unless_empty(self.tags.iter().copied()),
        }
    }
}

fn joined<'a>(values: impl Iterator<Item = &'a str>) -> String {
    values.collect::<Vec<_>>().join(" ")
}

fn unless_empty<'a>(values: impl Iterator<Item = &'a str>) -> Option<String> {
    Some(joined(values)).filter(|values| !values.is_empty())
}

/// Returns what each touchpoint of a journey can be picked by.
pub fn all<'a>(map: &Map<'a>) -> Vec<Facets<'a>> {
    (0..map.journey.touchpoints.len()).map(|index| Facets::of(map, Id::new(index))).collect()
}

/// Returns the filters of a map with what its touchpoints offer, by title; one that would offer nothing is left out.
pub fn filters(page: &Page<'_>, map: &Map<'_>, facets: &[Facets<'_>]) -> Vec<FilterView> {
    let (model, words) = (page.model, page.words);
    let mut all = Facets::default();
    for facets in facets {
        all.channels.extend(&facets.channels);
        all.owners.extend(&facets.owners);
        all.tags.extend(&facets.tags);
    }
    let choice =
        |value: &str, title: &str| ChoiceView { value: value.to_owned(), title: title.to_owned(), class: "" };
    let persona = |id: &PersonaId| ChoiceView {
        class: super::class_of(map, *id),
        ..choice(&model[*id].head.id.value, page.short_name(*id))
    };
    let channel = |id: &ChannelId| choice(&model[*id].id, words.channel(&model[*id]));
    let owner = |id: &TeamId| choice(&model[*id].head.id.value, &model[*id].head.title);
    let filters = [
        ("persona", words.persona, words.all_personas, map.personas.iter().map(persona).collect()),
        ("channel", words.channel, words.all_channels, by_title(all.channels.iter().map(channel))),
        ("owner", words.owner, words.all_owners, by_title(all.owners.iter().map(owner))),
        (
            "tag",
            words.tag,
            words.all_tags,
            all.tags.iter().map(|tag| choice(tag, &format!("#{tag}"))).collect(),
        ),
    ];
    let filters =
        filters.into_iter().map(|(name, title, all, choices)| FilterView { name, title, all, choices });
    filters.filter(|filter: &FilterView| !filter.choices.is_empty()).collect()
}

fn by_title(choices: impl Iterator<Item = ChoiceView>) -> Vec<ChoiceView> {
    let mut choices: Vec<ChoiceView> = choices.collect();
    choices.sort_by_cached_key(|choice| choice.title.to_lowercase());
    choices
}
