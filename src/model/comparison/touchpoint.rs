use crate::model::{
    Activity, ActivityLane, ChannelId, Experience, Feeling, Journey, LaneId, Line, PersonaId, Place, StageId,
    Takes, TeamId, Text, Touchpoint, TouchpointId, TouchpointKind, Volume,
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
}

/// A line, and whose alone it is, if it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said<'m> {
    /// Whose.
    pub persona: Option<PersonaId>,
    /// What.
    pub text: &'m Text,
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
            Change::Channels { is_silence, .. } | Change::Lines { is_silence, .. } => *is_silence,
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
    let has_other_stage = before[old.stage].head.id.value != after[new.stage].head.id.value;
    add(has_other_stage, Change::Stage(old.stage, new.stage));
    let (gone, fresh) = difference(&old.channels(), &new.channels(), |one, other| one == other);
    let is_silence = new.channels().is_empty();
    add(!gone.is_empty() || !fresh.is_empty(), Change::Channels { gone, new: fresh, is_silence });
    let who = |journey: &'m Journey, touchpoint| journey.taking_part(touchpoint).collect::<Vec<_>>();
    let (gone, fresh) = difference(&who(before, old), &who(after, new), |one, other| one == other);
    add(!gone.is_empty() || !fresh.is_empty(), Change::Who(gone, fresh));
    let ends = |takes: Option<Takes>| takes.map(|takes| (takes.least.seconds(), takes.most.seconds()));
    add(ends(old.takes) != ends(new.takes), Change::Takes(old.takes, new.takes));
    let people = |volume: Option<Volume>| volume.map(|volume| (volume.amount, volume.period));
    add(people(old.volume) != people(new.volume), Change::Volume(old.volume, new.volume));
    let owners = (before.owner_at(Place::Touchpoint(old_id)), after.owner_at(Place::Touchpoint(new_id)));
    add(owners.0 != owners.1, Change::Owner(owners.0, owners.1));
    let moments = (old.moment_of_truth.is_some(), new.moment_of_truth.is_some());
    add(moments.0 != moments.1, Change::MomentOfTruth(moments.0, moments.1));
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
    use LinesOf::{Does, Needs, Own, Says, Sees, Thinks, Work};
    let mut lanes =
        vec![Does, Thinks, Says, Needs, Sees, Work(Frontstage), Work(Backstage), Work(SupportedBy)];
    for lane in old.notes.iter().chain(&new.notes).filter_map(|note| note.lane.target) {
        if !lanes.contains(&Own(lane)) {
            lanes.push(Own(lane));
        }
    }
    lanes
}

fn lines(touchpoint: &Touchpoint, of: LinesOf) -> Vec<Said<'_>> {
    let for_all = |text| Said { persona: None, text };
    let of_experience = |lane: fn(&Experience) -> &[Line]| {
        let common = lane(&touchpoint.experience).iter().map(|line| for_all(&line.text));
        let own = touchpoint.variants.iter().flat_map(|variant| {
            let lines = lane(&variant.experience).iter();
            lines.map(|line| Said { persona: variant.persona.target, text: &line.text })
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
            touchpoint.activities(lane).iter().map(|activity: &Activity| for_all(&activity.text)).collect()
        }
        LinesOf::Own(lane) => {
            let notes = touchpoint.notes.iter().filter(|note| note.lane.target == Some(lane));
            notes.map(|note| for_all(&note.text)).collect()
        }
    }
}

fn is_same(one: &Said<'_>, other: &Said<'_>) -> bool {
    one.persona == other.persona && one.text.markdown == other.text.markdown
}

/// Returns what stands in the first list only, and in the second only.
fn difference<T: Copy>(before: &[T], after: &[T], is_same: impl Fn(&T, &T) -> bool) -> (Vec<T>, Vec<T>) {
    let without = |these: &[T], those: &[T]| {
        let is_left = |item: &&T| !those.iter().any(|other| is_same(item, other));
        these.iter().filter(is_left).copied().collect()
    };
    (without(before, after), without(after, before))
}
