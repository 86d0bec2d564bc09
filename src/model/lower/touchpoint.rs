use crate::model::{
    Activity, ActivityLane, Experience, Feeling, Id, Journey, Line, Note, Place, StageId, Touchpoint,
    TouchpointKind, Variant, WrittenArrow,
};
use crate::source::Spanned;
use crate::vocabulary::BlockKind;

use super::block::Entry;
use super::context::Context;
use super::files::Pointing;
use super::remedy::{self, PainSetting};
use super::{journey, kpi};

/// Lowers a touchpoint or step; what hangs on it goes to the lists of its journey.
pub(super) fn touchpoint(cx: &mut Context<'_>, entry: &Entry<'_, '_>, journey: &mut Journey, stage: StageId) {
    let (kind, block) = match entry.word.name {
        "step" => (TouchpointKind::Step, BlockKind::Step),
        _ => (TouchpointKind::Touchpoint, BlockKind::Touchpoint),
    };
    let place = Place::Touchpoint(Id::new(journey.touchpoints.len()));
    let mut touchpoint = empty(cx, entry, kind, stage);
    for entry in cx.entries(block, entry.items()) {
        match entry.word.name {
            "who" => touchpoint.who = cx.names(&entry, 0),
            "takes" => touchpoint.takes = cx.takes(&entry),
            "volume" => touchpoint.volume = cx.volume(&entry),
            "moment-of-truth" => touchpoint.moment_of_truth = Some(entry.statement.keyword_span),
            "owner" => touchpoint.owner = cx.name(&entry, 0),
            "note" => touchpoint.notes.extend(note(cx, &entry)),
            "frontstage" => {
                let lane = ActivityLane::Frontstage;
                let line = activity(cx, &entry, journey, place, (lane, touchpoint.frontstage.len()));
                touchpoint.frontstage.push(line);
            }
            "backstage" => {
                let lane = ActivityLane::Backstage;
                let line = activity(cx, &entry, journey, place, (lane, touchpoint.backstage.len()));
                touchpoint.backstage.push(line);
            }
            "supported-by" => {
                let lane = ActivityLane::SupportedBy;
                let line = activity(cx, &entry, journey, place, (lane, touchpoint.supported_by.len()));
                touchpoint.supported_by.push(line);
            }
            "pain" => journey.pains.push(remedy::pain(cx, &entry, place, PainSetting::default())),
            "opportunity" => journey.opportunities.push(remedy::opportunity(cx, &entry, Some(place))),
            "kpi" => journey.kpis.push(kpi::kpi(cx, &entry, Some(place))),
            "question" => journey.questions.push(cx.question(&entry, place)),
            "delivers" => touchpoint.delivers = cx.names(&entry, 0),
            "expands" => touchpoint.expands = cx.name(&entry, 0),
            "logged-as" => touchpoint.logged_as.extend(cx.plain(&entry, 0)),
            "page" => touchpoint.pages.extend(cx.address(&entry, 0, Pointing::Page)),
            "for" => touchpoint.variants.extend(variant(cx, &entry, journey, place)),
            "->" => touchpoint.arrows.extend(arrow(cx, &entry)),
            _ => experience(cx, &entry, &mut touchpoint.experience, &mut touchpoint.about),
        }
    }
    one_variant_each(cx, &touchpoint);
    journey.touchpoints.push(touchpoint);
}

fn empty(cx: &mut Context<'_>, entry: &Entry<'_, '_>, kind: TouchpointKind, stage: StageId) -> Touchpoint {
    Touchpoint {
        head: cx.head(entry),
        kind,
        stage,
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
    cx: &mut Context<'_>,
    entry: &Entry<'_, '_>,
    experience: &mut Experience,
    about: &mut Option<Box<crate::model::About>>,
) {
    match entry.word.name {
        "channel" => experience.channels = cx.names(entry, 0),
        "does" => experience.does.extend(line(cx, entry)),
        "thinks" => experience.thinks.extend(line(cx, entry)),
        "says" => experience.says.extend(line(cx, entry)),
        "sees" => experience.sees.extend(line(cx, entry)),
        "needs" => experience.needs.extend(line(cx, entry)),
        "feels" => experience.feels = feeling(cx, entry),
        "engagement" => {
            let engagement = cx.scale(entry, 0, 1, 5);
            experience.engagement =
                engagement.map(|level| Spanned::new(level.value.unsigned_abs(), level.span));
        }
        "cites" => experience.cites.extend(cx.citation(entry)),
        _ => cx.about(entry, about),
    }
}

fn variant(
    cx: &mut Context<'_>,
    entry: &Entry<'_, '_>,
    journey: &mut Journey,
    place: Place,
) -> Option<Variant> {
    let persona = cx.name(entry, 0);
    let (mut own, mut about) = (Experience::default(), None);
    let kind = entry.word.opens.expect("a `for` opens a block");
    for entry in cx.entries(kind, entry.items()) {
        match entry.word.name {
            "pain" => {
                let setting = PainSetting { persona: persona.clone(), activity: None };
                journey.pains.push(remedy::pain(cx, &entry, place, setting));
            }
            _ => experience(cx, &entry, &mut own, &mut about),
        }
    }
    persona.map(|persona| Variant { persona, experience: own, about })
}

/// Reports a second `for` block of one persona.
fn one_variant_each(cx: &mut Context<'_>, touchpoint: &Touchpoint) {
    let personas: Vec<_> = touchpoint.variants.iter().map(|variant| &variant.persona).collect();
    journey::report_repeated(
        cx,
        personas.into_iter().map(|persona| (&*persona.name, persona.span)),
        |name| format!("a block `for {name}` stands here a second time"),
    );
}

fn line(cx: &mut Context<'_>, entry: &Entry<'_, '_>) -> Option<Line> {
    let (cites, about) = cx.claim(entry);
    cx.rich(entry, 0).map(|text| Line { text, cites, about })
}

fn feeling(cx: &mut Context<'_>, entry: &Entry<'_, '_>) -> Option<Feeling> {
    let (cites, about) = cx.claim(entry);
    let label = cx.plain(entry, 1).map(|label| label.value);
    let score = cx.scale(entry, 0, -2, 2)?;
    Some(Feeling { score: score.value, label, span: entry.line(), cites, about })
}

fn note(cx: &mut Context<'_>, entry: &Entry<'_, '_>) -> Option<Note> {
    let (cites, about) = cx.claim(entry);
    let lane = cx.name(entry, 0)?;
    Some(Note { lane, text: cx.sentence(entry, 1), cites, about })
}

fn activity(
    cx: &mut Context<'_>,
    entry: &Entry<'_, '_>,
    journey: &mut Journey,
    place: Place,
    at: (ActivityLane, usize),
) -> Activity {
    let text = cx.sentence(entry, 0);
    let mut activity = Activity { text, owner: None, takes: None, cites: Vec::new(), about: None };
    for entry in cx.entries(BlockKind::Activity, entry.items()) {
        match entry.word.name {
            "owner" => activity.owner = cx.name(&entry, 0),
            "takes" => activity.takes = cx.takes(&entry),
            "cites" => activity.cites.extend(cx.citation(&entry)),
            "pain" => {
                let setting = PainSetting { persona: None, activity: Some(at) };
                journey.pains.push(remedy::pain(cx, &entry, place, setting));
            }
            _ => cx.about(&entry, &mut activity.about),
        }
    }
    activity
}

pub(super) fn arrow(cx: &mut Context<'_>, entry: &Entry<'_, '_>) -> Option<WrittenArrow> {
    let (cites, about) = cx.claim(entry);
    let target = cx.id(entry, 0)?;
    Some(WrittenArrow {
        target,
        label: cx.rich(entry, 1),
        share: cx.share(entry, 2),
        after: cx.duration(entry, 3),
        cites,
        about,
        in_stage: false,
        span: entry.line(),
    })
}
