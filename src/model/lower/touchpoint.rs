//! A touchpoint or step, with what differs for single personas and with the work behind it.

use crate::diagnostic::Code;
use crate::model::{
    Activity, ActivityLane, AlternativesId, Declaration, Experience, Feeling, Id, Journey, Line, Note, Place,
    Ref, StageId, Touchpoint, TouchpointKind, Variant, WrittenArrow,
};
use crate::source::Spanned;
use crate::syntax::tree::Item;
use crate::vocabulary::argument::{Duration, Name, Percent, Plain, Rich, entity};
use crate::vocabulary::{
    ActivityKeyword, At, BlockKind, ExperienceKeyword, ForKeyword, Keyword, TouchpointKeyword, argument,
};

use super::bright_spot::bright_spot;
use super::context::LowerContext;
use super::entry::Entry;
use super::files::Pointing;
use super::kpi;
use super::opportunity::opportunity;
use super::pain::{PainSetting, pain};
use super::repeated::report_repeated;

/// Where a touchpoint or step stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    pub stage: StageId,
    /// The group of which it is a member.
    pub alternatives: Option<AlternativesId>,
}

/// Returns which kind of step a statement writes: where `by` says who does it, a team does, even if that is not readable.
pub(super) fn step(entry: &Entry<'_, '_>) -> TouchpointKind {
    let is_by = |item: &Item<'_>| match item {
        Item::Statement(statement) => {
            matches!(TouchpointKeyword::named(statement.keyword), Some(TouchpointKeyword::By { .. }))
        }
        _ => false,
    };
    match entry.items().iter().any(is_by) {
        true => TouchpointKind::TeamStep,
        false => TouchpointKind::Step,
    }
}

/// Lowers a touchpoint or step; what hangs on it goes to the lists of its journey.
pub(super) fn touchpoint(
    cx: &mut LowerContext<'_>,
    head: Declaration,
    items: &[Item<'_>],
    journey: &mut Journey,
    (kind, at): (TouchpointKind, Standing),
) {
    let block = match kind {
        TouchpointKind::Touchpoint => BlockKind::Touchpoint,
        TouchpointKind::Step => BlockKind::Step,
        TouchpointKind::TeamStep => BlockKind::TeamStep,
    };
    let place = Place::Touchpoint(Id::new(journey.touchpoints.len()));
    let mut touchpoint = empty(head, kind, at);
    // Only alternatives divide people among each other.
    let untold = if at.alternatives.is_none() { Some("share") } else { None };
    for (keyword, entry) in cx.entries_without(untold, block, items) {
        match keyword {
            TouchpointKeyword::Share { share } => touchpoint.share = cx.share(&entry, share),
            TouchpointKeyword::By { team } => touchpoint.by = entry.name(team),
            TouchpointKeyword::Who { personas } => touchpoint.who = entry.names(personas),
            TouchpointKeyword::Takes { time } => touchpoint.takes = cx.takes(&entry, time),
            TouchpointKeyword::Volume { number, per } => touchpoint.volume = cx.volume(&entry, number, per),
            TouchpointKeyword::MomentOfTruth {} => {
                touchpoint.moment_of_truth = Some(entry.statement.keyword_span);
            }
            TouchpointKeyword::Owner { team } => touchpoint.owner = entry.name(team),
            TouchpointKeyword::Note { lane, text } => {
                touchpoint.notes.extend(note(cx, &entry, lane, text));
            }
            TouchpointKeyword::Frontstage { text } => {
                let at = (ActivityLane::Frontstage, touchpoint.frontstage.len());
                touchpoint.frontstage.push(activity(cx, &entry, text, journey, (place, at)));
            }
            TouchpointKeyword::Backstage { text } => {
                let at = (ActivityLane::Backstage, touchpoint.backstage.len());
                touchpoint.backstage.push(activity(cx, &entry, text, journey, (place, at)));
            }
            TouchpointKeyword::SupportedBy { text } => {
                let at = (ActivityLane::SupportedBy, touchpoint.supported_by.len());
                touchpoint.supported_by.push(activity(cx, &entry, text, journey, (place, at)));
            }
            TouchpointKeyword::Pain { id, text } => {
                journey.pains.push(pain(cx, &entry, (id, text), place, PainSetting::default()));
            }
            TouchpointKeyword::BrightSpot { id, text } => {
                journey.bright_spots.push(bright_spot(cx, &entry, (id, text), place));
            }
            TouchpointKeyword::Opportunity { id, text } => {
                journey.opportunities.push(opportunity(cx, &entry, (id, text), Some(place)));
            }
            TouchpointKeyword::Kpi { id, title } => {
                let head = cx.declaration(&entry, id, title);
                journey.kpis.push(kpi::kpi(cx, head, entry.items(), Some(place)));
            }
            TouchpointKeyword::Question { text } => journey.questions.push(cx.question(&entry, text, place)),
            TouchpointKeyword::Delivers { opportunities } => touchpoint.delivers = entry.names(opportunities),
            TouchpointKeyword::Expands { journey } => touchpoint.expands = entry.name(journey),
            TouchpointKeyword::LoggedAs { text } => touchpoint.logged_as.extend(entry.string(text)),
            TouchpointKeyword::Page { text } => {
                touchpoint.pages.extend(cx.address(&entry, text, Pointing::Page));
            }
            TouchpointKeyword::For { persona } => {
                touchpoint.variants.extend(variant(cx, &entry, persona, journey, place));
            }
            TouchpointKeyword::Arrow { target, label, share, after } => {
                touchpoint.arrows.extend(arrow(cx, &entry, target, label, share, after));
            }
            TouchpointKeyword::Cites { source, words } => {
                touchpoint.experience.cites.extend(entry.citation(source, words));
            }
            TouchpointKeyword::Experience(word) => experience(cx, word, &entry, &mut touchpoint.experience),
            TouchpointKeyword::About(word) => cx.about(word, &entry, &mut touchpoint.about),
        }
    }
    one_variant_each(cx, &touchpoint);
    only_members_share(cx, &mut touchpoint);
    journey.touchpoints.push(touchpoint);
}

fn empty(head: Declaration, kind: TouchpointKind, at: Standing) -> Touchpoint {
    Touchpoint {
        head,
        kind,
        stage: at.stage,
        alternatives: at.alternatives,
        share: None,
        by: None,
        who: Vec::new(),
        takes: None,
        volume: None,
        experience: Experience::default(),
        variants: Vec::new(),
        moment_of_truth: None,
        owner: None,
        notes: Vec::new(),
        frontstage: Vec::new(),
        backstage: Vec::new(),
        supported_by: Vec::new(),
        delivers: Vec::new(),
        expands: None,
        logged_as: Vec::new(),
        pages: Vec::new(),
        arrows: Vec::new(),
        about: None,
    }
}

/// Takes up a word that a touchpoint and a `for` block share.
fn experience(
    cx: &mut LowerContext<'_>,
    keyword: ExperienceKeyword,
    entry: &Entry<'_, '_>,
    experience: &mut Experience,
) {
    match keyword {
        ExperienceKeyword::Channel { channels } => experience.channels = entry.names(channels),
        ExperienceKeyword::Does { text } => experience.does.extend(line(cx, entry, text)),
        ExperienceKeyword::Thinks { text } => experience.thinks.extend(line(cx, entry, text)),
        ExperienceKeyword::Says { text } => experience.says.extend(line(cx, entry, text)),
        ExperienceKeyword::Sees { text } => experience.sees.extend(line(cx, entry, text)),
        ExperienceKeyword::Needs { text } => experience.needs.extend(line(cx, entry, text)),
        ExperienceKeyword::Feels { score, label } => experience.feels = feeling(cx, entry, score, label),
        ExperienceKeyword::Engagement { number } => {
            let engagement = cx.scale(entry, number, 1, 5);
            experience.engagement =
                engagement.map(|level| Spanned::new(level.value.unsigned_abs(), level.span));
        }
    }
}

fn variant(
    cx: &mut LowerContext<'_>,
    entry: &Entry<'_, '_>,
    persona: At<Name<entity::Persona>>,
    journey: &mut Journey,
    place: Place,
) -> Option<Variant> {
    let persona: Option<Ref<_>> = entry.name(persona);
    let (mut own, mut about) = (Experience::default(), None);
    let block = entry.word.opens.expect("a `for` opens a block");
    for (keyword, entry) in cx.entries(block, entry.items()) {
        match keyword {
            ForKeyword::Pain { id, text } => {
                let setting = PainSetting { persona: persona.clone(), activity: None };
                journey.pains.push(pain(cx, &entry, (id, text), place, setting));
            }
            ForKeyword::Cites { source, words } => own.cites.extend(entry.citation(source, words)),
            ForKeyword::Experience(word) => experience(cx, word, &entry, &mut own),
            ForKeyword::About(word) => cx.about(word, &entry, &mut about),
        }
    }
    persona.map(|persona| Variant { persona, experience: own, about })
}

/// Reports a share of what is no alternative to anything.
fn only_members_share(cx: &mut LowerContext<'_>, touchpoint: &mut Touchpoint) {
    if touchpoint.alternatives.is_some() {
        return;
    }
    let Some(share) = touchpoint.share.take() else { return };
    let name = &touchpoint.head.id.value;
    let message = format!("`share` has no meaning here: `{name}` is no alternative to another touchpoint");
    let help = format!(
        "put `{name}` into a `one-of` beside its alternatives, or write the share where people come from: `-> {name} {}%`",
        share.value.normalize()
    );
    cx.report(cx.error(Code::MISPLACED_STATEMENT, share.span, message).with_help(help));
}

/// Reports a second `for` block of one persona.
fn one_variant_each(cx: &mut LowerContext<'_>, touchpoint: &Touchpoint) {
    let personas: Vec<_> = touchpoint.variants.iter().map(|variant| &variant.persona).collect();
    report_repeated(cx, personas.into_iter().map(|persona| (&*persona.name, persona.span)), |name| {
        format!("a block `for {name}` stands here a second time")
    });
}

fn line(cx: &mut LowerContext<'_>, entry: &Entry<'_, '_>, text: At<Rich>) -> Option<Line> {
    let (cites, about) = cx.claim(entry);
    entry.text(text).map(|text| Line { text, cites, about })
}

fn feeling(
    cx: &mut LowerContext<'_>,
    entry: &Entry<'_, '_>,
    score: At<argument::Number>,
    label: At<Plain>,
) -> Option<Feeling> {
    let (cites, about) = cx.claim(entry);
    let label = entry.string(label).map(|label| label.value);
    let score = cx.scale(entry, score, -2, 2)?;
    Some(Feeling { score: score.value, label, span: entry.line(), cites, about })
}

fn note(
    cx: &mut LowerContext<'_>,
    entry: &Entry<'_, '_>,
    lane: At<Name<entity::Lane>>,
    text: At<Rich>,
) -> Option<Note> {
    let (cites, about) = cx.claim(entry);
    Some(Note { lane: entry.name(lane)?, text: entry.sentence(text), cites, about })
}

fn activity(
    cx: &mut LowerContext<'_>,
    entry: &Entry<'_, '_>,
    text: At<Rich>,
    journey: &mut Journey,
    (place, at): (Place, (ActivityLane, usize)),
) -> Activity {
    let text = entry.sentence(text);
    let mut activity = Activity { text, owner: None, takes: None, cites: Vec::new(), about: None };
    for (keyword, entry) in cx.entries(BlockKind::Activity, entry.items()) {
        match keyword {
            ActivityKeyword::Owner { team } => activity.owner = entry.name(team),
            ActivityKeyword::Takes { time } => activity.takes = cx.takes(&entry, time),
            ActivityKeyword::Cites { source, words } => activity.cites.extend(entry.citation(source, words)),
            ActivityKeyword::Pain { id, text } => {
                let setting = PainSetting { persona: None, activity: Some(at) };
                journey.pains.push(pain(cx, &entry, (id, text), place, setting));
            }
            ActivityKeyword::About(word) => cx.about(word, &entry, &mut activity.about),
        }
    }
    activity
}

pub(super) fn arrow(
    cx: &mut LowerContext<'_>,
    entry: &Entry<'_, '_>,
    target: At<Name<entity::Destination>>,
    label: At<Plain>,
    share: At<Percent>,
    after: At<Duration>,
) -> Option<WrittenArrow> {
    let (cites, about) = cx.claim(entry);
    let target = entry.written_name(target)?;
    Some(WrittenArrow {
        target: Spanned::new(target.value.into(), target.span),
        label: entry.text(label),
        share: cx.share(entry, share),
        after: cx.duration(entry, after),
        cites,
        about,
        in_stage: false,
        is_copy: false,
        span: entry.line(),
    })
}
