use rust_decimal::Decimal;

use crate::insight::identity;
use crate::model::{
    Activity, ActivityLane, Arrow, ChannelId, Experience, Feeling, Journey, JourneyId, LaneId, Line, Origin,
    PersonaId, Place, StageId, Takes, TeamId, Text, Touchpoint, TouchpointId, TouchpointKind, Volume,
    WrittenArrow,
};

use super::Pair;

/// What becomes of a touchpoint or step.
#[derive(Debug, Clone, PartialEq)]
pub struct TouchpointChange<'m> {
    /// Where it stands.
    pub touchpoint: Pair<TouchpointId>,
    /// Whether it stands elsewhere: in another stage, or in another order.
    pub moved: bool,
    /// How each persona feels there, in the order of the comparison; `None` for one who feels nothing on either side.
    pub feelings: Vec<Option<Feelings<'m>>>,
    /// What else is different, where it stands on both sides.
    pub changes: Vec<Change<'m>>,
}

/// How a persona feels, before and after.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Feelings<'m> {
    /// In the current journey.
    pub before: Option<&'m Feeling>,
    /// In the future.
    pub after: Option<&'m Feeling>,
}

impl Feelings<'_> {
    /// Returns whether it feels otherwise: by the score or by the word for it.
    pub fn differ(&self) -> bool {
        let told = |feeling: Option<&Feeling>| feeling.map(|feeling| (feeling.score, feeling.label.clone()));
        told(self.before) != told(self.after)
    }
}

/// A difference between a touchpoint and what becomes of it: before, then after.
#[derive(Debug, Clone, PartialEq)]
pub enum Change<'m> {
    /// Its title.
    Title(&'m str, &'m str),
    /// Whether we are present.
    Kind(TouchpointKind, TouchpointKind),
    /// The stage it stands in.
    Stage(StageId, StageId),
    /// The channels.
    Channels {
        /// Those that are gone.
        gone: Vec<ChannelId>,
        /// Those that are new.
        new: Vec<ChannelId>,
        /// Whether none are named any more.
        is_silence: bool,
    },
    /// Who takes no part any more, and who takes part now.
    Who(Vec<PersonaId>, Vec<PersonaId>),
    /// How long it takes.
    Takes(Option<Takes>, Option<Takes>),
    /// How many people come, as written.
    Volume(Option<Volume>, Option<Volume>),
    /// Who answers for it.
    Owner(Option<TeamId>, Option<TeamId>),
    /// Whether the journey is won or lost there.
    MomentOfTruth(bool, bool),
    /// How much it takes people in, for those whom it takes in more or less.
    Engagement(Vec<(PersonaId, Option<u8>, Option<u8>)>),
    /// Where people go from there.
    Ways {
        /// The ways that are gone.
        gone: Vec<Way<'m>>,
        /// Those that are new.
        new: Vec<Way<'m>>,
        /// Whether none are written any more.
        is_silence: bool,
    },
    /// The journey that tells it in full.
    Expands(Option<JourneyId>, Option<JourneyId>),
    /// Its names elsewhere.
    Names {
        /// Of which kind.
        of: NamesOf,
        /// Those that are gone.
        gone: Vec<&'m str>,
        /// Those that are new.
        new: Vec<&'m str>,
        /// Whether it has none any more.
        is_silence: bool,
    },
    /// The lines of a lane.
    Lines {
        /// Of which lane.
        of: LinesOf,
        /// Those that are gone.
        gone: Vec<Said<'m>>,
        /// Those that are new.
        new: Vec<Said<'m>>,
        /// Whether nothing stands in the lane any more.
        is_silence: bool,
    },
}

/// A lane of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinesOf {
    /// What people do.
    Does,
    /// What they think.
    Thinks,
    /// What they say.
    Says,
    /// What they see or hold.
    Sees,
    /// What they need.
    Needs,
    /// A lane of the service blueprint.
    Work(ActivityLane),
    /// A lane of the project's own.
    Own(LaneId),
    /// No lane: what there is to say beyond the title.
    Description,
}

/// A kind of names that touchpoints have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamesOf {
    /// Patterns of the addresses at which it is on the web.
    Pages,
    /// Names in an event log.
    LoggedAs,
}

/// A way on that somebody wrote.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Way<'m> {
    /// Where it goes.
    pub arrow: &'m Arrow,
    /// What is written of it.
    pub written: &'m WrittenArrow,
}

/// A line, and whose alone it is, if it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said<'m> {
    /// Whose.
    pub persona: Option<PersonaId>,
    /// What.
    pub text: &'m Text,
    /// Of work: the team that does it, where it is named.
    pub owner: Option<TeamId>,
    /// Of work: how long it takes.
    pub takes: Option<Takes>,
}

impl<'m> TouchpointChange<'m> {
    pub(super) fn of(
        before: &'m Journey,
        after: &'m Journey,
        personas: &[PersonaId],
        touchpoint: Pair<TouchpointId>,
        moved: bool,
    ) -> Self {
        let feeling = |journey: &'m Journey, id: Option<TouchpointId>, persona| {
            let walks = journey.personas().any(|other| other == persona);
            journey[id.filter(|_| walks)?].feeling_of(persona)
        };
        let feelings = personas.iter().map(|persona| {
            let before = feeling(before, touchpoint.before(), *persona);
            let after = feeling(after, touchpoint.after(), *persona);
            (before.is_some() || after.is_some()).then_some(Feelings { before, after })
        });
        let changes = match touchpoint {
            Pair::Both(old, new) => changes(before, after, old, new),
            Pair::Removed(_) | Pair::Added(_) => Vec::new(),
        };
        Self { touchpoint, moved, feelings: feelings.collect(), changes }
    }

    /// Returns whether a sketch of the future says anything different about it, its place apart.
    pub fn is_changed(&self) -> bool {
        let differs = |feelings: &Feelings<'_>| feelings.after.is_some() && feelings.differ();
        self.changes_told().next().is_some() || self.feelings.iter().flatten().any(differs)
    }

    /// Returns the changes without those that leave unsaid what was said before. A future is a sketch: it repeats little,
    /// and means to keep what it does not speak of.
    pub fn changes_told(&self) -> impl Iterator<Item = &Change<'m>> {
        self.changes.iter().filter(|change| !change.is_silence())
    }
}

impl Change<'_> {
    /// Returns whether the later side says nothing at all of it.
    pub fn is_silence(&self) -> bool {
        match self {
            Change::Title(..) | Change::Kind(..) | Change::Stage(..) | Change::Who(..) => false,
            Change::Channels { is_silence, .. }
            | Change::Ways { is_silence, .. }
            | Change::Names { is_silence, .. }
            | Change::Lines { is_silence, .. } => *is_silence,
            Change::Engagement(people) => people.iter().all(|(.., after)| after.is_none()),
            Change::Expands(_, after) => after.is_none(),
            Change::Takes(_, after) => after.is_none(),
            Change::Volume(_, after) => after.is_none(),
            Change::Owner(_, after) => after.is_none(),
            Change::MomentOfTruth(_, after) => !after,
        }
    }
}

fn changes<'m>(
    before: &'m Journey,
    after: &'m Journey,
    old_id: TouchpointId,
    new_id: TouchpointId,
) -> Vec<Change<'m>> {
    let (old, new) = (&before[old_id], &after[new_id]);
    let mut changes = Vec::new();
    let mut add = |differs: bool, change: Change<'m>| {
        if differs {
            changes.push(change);
        }
    };
    add(old.head.title != new.head.title, Change::Title(&old.head.title, &new.head.title));
    add(old.kind != new.kind, Change::Kind(old.kind, new.kind));
    let has_other_stage = identity::of_declared(&before[old.stage].head) != identity::of_declared(&after[new.stage].head);
    add(has_other_stage, Change::Stage(old.stage, new.stage));
    let (gone, fresh) = difference(&old.channels(), &new.channels(), |one, other| one == other);
    let is_silence = new.channels().is_empty();
    add(!gone.is_empty() || !fresh.is_empty(), Change::Channels { gone, new: fresh, is_silence });
    // Who is new to the whole journey, or has left it, is no news of each touchpoint.
    let walks = |journey: &'m Journey, persona: PersonaId| journey.personas().any(|other| other == persona);
    let who = |journey: &'m Journey, touchpoint, other: &'m Journey| {
        journey.taking_part(touchpoint).filter(|persona| walks(other, *persona)).collect::<Vec<_>>()
    };
    let (gone, fresh) =
        difference(&who(before, old, after), &who(after, new, before), |one, other| one == other);
    add(!gone.is_empty() || !fresh.is_empty(), Change::Who(gone, fresh));
    add(ends(old.takes) != ends(new.takes), Change::Takes(old.takes, new.takes));
    let people = |volume: Option<Volume>| volume.map(|volume| (volume.amount, volume.period));
    add(people(old.volume) != people(new.volume), Change::Volume(old.volume, new.volume));
    let owners = (before.owner_at(Place::Touchpoint(old_id)), after.owner_at(Place::Touchpoint(new_id)));
    // Neither is an owner of the whole journey.
    let whole = (before.owner_at(Place::Journey), after.owner_at(Place::Journey));
    add(owners.0 != owners.1 && owners != whole, Change::Owner(owners.0, owners.1));
    let moments = (old.moment_of_truth.is_some(), new.moment_of_truth.is_some());
    add(moments.0 != moments.1, Change::MomentOfTruth(moments.0, moments.1));
    let people = after.personas().filter(|persona| walks(before, *persona));
    let engagement = people.map(|who| (who, old.engagement_of(who), new.engagement_of(who)));
    let engagement: Vec<_> = engagement.filter(|(_, before, after)| before != after).collect();
    add(!engagement.is_empty(), Change::Engagement(engagement));
    let (old_ways, new_ways) = (ways(before, old_id), ways(after, new_id));
    let is_silence = new_ways.is_empty();
    let (gone, fresh) = difference(&old_ways, &new_ways, |one, other| one.leads_like(other));
    add(!gone.is_empty() || !fresh.is_empty(), Change::Ways { gone, new: fresh, is_silence });
    let expands = |touchpoint: &Touchpoint| touchpoint.expands.as_ref().and_then(|expands| expands.target);
    add(expands(old) != expands(new), Change::Expands(expands(old), expands(new)));
    for of in [NamesOf::Pages, NamesOf::LoggedAs] {
        let (old, new) = (names(old, of), names(new, of));
        let is_silence = new.is_empty();
        let (gone, new) = difference(&old, &new, |one, other| one == other);
        add(!gone.is_empty() || !new.is_empty(), Change::Names { of, gone, new, is_silence });
    }
    for of in lanes(old, new) {
        let (before, after) = (lines(old, of), lines(new, of));
        let is_silence = after.is_empty();
        let (gone, new) = difference(&before, &after, is_same);
        add(!gone.is_empty() || !new.is_empty(), Change::Lines { of, gone, new, is_silence });
    }
    changes
}

/// Returns the lanes that hold anything on either side.
fn lanes(old: &Touchpoint, new: &Touchpoint) -> Vec<LinesOf> {
    use ActivityLane::{Backstage, Frontstage, SupportedBy};
    use LinesOf::{Description, Does, Needs, Own, Says, Sees, Thinks, Work};
    let mut lanes = vec![
        Description,
        Does,
        Thinks,
        Says,
        Needs,
        Sees,
        Work(Frontstage),
        Work(Backstage),
        Work(SupportedBy),
    ];
    for lane in old.notes.iter().chain(&new.notes).filter_map(|note| note.lane.target) {
        if !lanes.contains(&Own(lane)) {
            lanes.push(Own(lane));
        }
    }
    lanes
}

fn lines(touchpoint: &Touchpoint, of: LinesOf) -> Vec<Said<'_>> {
    let for_all = |text| Said { persona: None, text, owner: None, takes: None };
    let of_experience = |lane: fn(&Experience) -> &[Line]| {
        let common = lane(&touchpoint.experience).iter().map(|line| for_all(&line.text));
        let own = touchpoint.variants.iter().flat_map(|variant| {
            let lines = lane(&variant.experience).iter();
            lines.map(|line| Said { persona: variant.persona.target, ..for_all(&line.text) })
        });
        common.chain(own).collect()
    };
    match of {
        LinesOf::Does => of_experience(|experience| &experience.does),
        LinesOf::Thinks => of_experience(|experience| &experience.thinks),
        LinesOf::Says => of_experience(|experience| &experience.says),
        LinesOf::Sees => of_experience(|experience| &experience.sees),
        LinesOf::Needs => of_experience(|experience| &experience.needs),
        LinesOf::Work(lane) => {
            let work = |activity: &'_ Activity| activity.owner.as_ref().and_then(|owner| owner.target);
            let activities = touchpoint.activities(lane).iter();
            activities.map(|it| Said { owner: work(it), takes: it.takes, ..for_all(&it.text) }).collect()
        }
        LinesOf::Own(lane) => {
            let notes = touchpoint.notes.iter().filter(|note| note.lane.target == Some(lane));
            notes.map(|note| for_all(&note.text)).collect()
        }
        LinesOf::Description => {
            let about = touchpoint.about.iter();
            about.filter_map(|about| about.description.as_ref()).map(for_all).collect()
        }
    }
}

fn is_same(one: &Said<'_>, other: &Said<'_>) -> bool {
    one.persona == other.persona
        && one.text.markdown == other.text.markdown
        && one.owner == other.owner
        && ends(one.takes) == ends(other.takes)
}

/// Returns how long something takes at least and at most, in seconds.
fn ends(takes: Option<Takes>) -> Option<(Decimal, Decimal)> {
    takes.map(|takes| (takes.least.seconds(), takes.most.seconds()))
}

/// Returns the ways on from a touchpoint that are written.
fn ways<'m>(journey: &'m Journey, touchpoint: TouchpointId) -> Vec<Way<'m>> {
    let way = |arrow: &'m Arrow| match arrow.origin {
        Origin::Written(number) => Some(Way { arrow, written: &journey[touchpoint].arrows[number] }),
        Origin::Next | Origin::Remainder => None,
    };
    journey.flow.from(touchpoint).filter_map(way).collect()
}

impl Way<'_> {
    /// Returns whether another way leads to the same place, for as many, after as long and for the same reason.
    fn leads_like(&self, other: &Self) -> bool {
        let told = |way: &Self| {
            let WrittenArrow { target, label, share, after, .. } = way.written;
            let label = label.as_ref().map(|label| label.markdown.clone());
            (target.value.clone(), label, share.map(|share| share.value), after.map(|after| after.seconds()))
        };
        told(self) == told(other)
    }
}

fn names(touchpoint: &Touchpoint, of: NamesOf) -> Vec<&str> {
    let names = match of {
        NamesOf::Pages => &touchpoint.pages,
        NamesOf::LoggedAs => &touchpoint.logged_as,
    };
    names.iter().map(|name| &*name.value).collect()
}

/// Returns what stands in the first list only, and in the second only.
fn difference<T: Copy>(before: &[T], after: &[T], is_same: impl Fn(&T, &T) -> bool) -> (Vec<T>, Vec<T>) {
    let without = |these: &[T], those: &[T]| {
        let is_left = |item: &&T| !those.iter().any(|other| is_same(item, other));
        these.iter().filter(is_left).copied().collect()
    };
    (without(before, after), without(after, before))
}
