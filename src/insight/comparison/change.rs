//! The differences between a touchpoint and what becomes of it.

use rust_decimal::Decimal;

use crate::insight::identity;
use crate::model::{
    AlternativesId, ChannelId, Journey, JourneyId, PersonaId, Place, StageId, Takes, TeamId, Touchpoint,
    TouchpointId, Volume,
};

use super::arrows::{ArrowRef, arrows};
use super::lines::{LaneKind, LineRef, ends, lanes, lines};

/// A difference between a touchpoint and what becomes of it: before, then after.
#[derive(Debug, Clone, PartialEq)]
pub enum Change<'m> {
    /// Its title.
    Title(&'m str, &'m str),
    /// Whether we are present, and which team does it while people wait.
    Kind(&'m Touchpoint, &'m Touchpoint),
    /// The stage it stands in.
    Stage(StageId, StageId),
    /// The channels.
    Channels {
        /// Those that are gone.
        gone: Vec<ChannelId>,
        /// Those that are new.
        new: Vec<ChannelId>,
        /// Whether none are named any more.
        is_unspecified: bool,
    },
    /// Who takes no part any more, and who takes part now.
    Who(Vec<PersonaId>, Vec<PersonaId>),
    /// The group of alternatives of which it is one.
    Alternatives(Option<AlternativesId>, Option<AlternativesId>),
    /// How many of those who come to a group of alternatives meet it, in percent.
    Share(Option<Decimal>, Option<Decimal>),
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
    Arrows {
        /// The arrows that are gone.
        gone: Vec<ArrowRef<'m>>,
        /// Those that are new.
        new: Vec<ArrowRef<'m>>,
        /// Whether none are written any more.
        is_unspecified: bool,
    },
    /// The journey that tells it in full.
    Expands(Option<JourneyId>, Option<JourneyId>),
    /// Its names elsewhere.
    Names {
        /// Of which kind.
        of: NameKind,
        /// Those that are gone.
        gone: Vec<&'m str>,
        /// Those that are new.
        new: Vec<&'m str>,
        /// Whether it has none any more.
        is_unspecified: bool,
    },
    /// The lines of a lane.
    Lines {
        /// Of which lane.
        of: LaneKind,
        /// Those that are gone.
        gone: Vec<LineRef<'m>>,
        /// Those that are new.
        new: Vec<LineRef<'m>>,
        /// Whether nothing stands in the lane any more.
        is_unspecified: bool,
    },
}

/// A kind of names that touchpoints have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// Patterns of the addresses at which it is on the web.
    Pages,
    /// Names in an event log.
    LoggedAs,
}

impl Change<'_> {
    /// Returns whether the later side says nothing at all of it.
    pub fn is_unspecified(&self) -> bool {
        match self {
            Change::Title(..)
            | Change::Kind(..)
            | Change::Stage(..)
            | Change::Who(..)
            | Change::Alternatives(..) => false,
            Change::Channels { is_unspecified, .. }
            | Change::Arrows { is_unspecified, .. }
            | Change::Names { is_unspecified, .. }
            | Change::Lines { is_unspecified, .. } => *is_unspecified,
            Change::Engagement(people) => people.iter().all(|(.., after)| after.is_none()),
            Change::Expands(_, after) => after.is_none(),
            Change::Share(_, after) => after.is_none(),
            Change::Takes(_, after) => after.is_none(),
            Change::Volume(_, after) => after.is_none(),
            Change::Owner(_, after) => after.is_none(),
            Change::MomentOfTruth(_, after) => !after,
        }
    }
}

/// A touchpoint on one side of the comparison.
#[derive(Clone, Copy)]
struct Side<'m> {
    journey: &'m Journey,
    id: TouchpointId,
    touchpoint: &'m Touchpoint,
}

impl<'m> Side<'m> {
    fn of(journey: &'m Journey, id: TouchpointId) -> Self {
        Self { journey, id, touchpoint: &journey[id] }
    }

    /// Returns those who take part, of those who walk the other journey as well: who is new to the whole journey, or has
    /// left it, is no news of each touchpoint.
    fn who(self, other: Self) -> Vec<PersonaId> {
        let takes_part = self.journey.taking_part(self.touchpoint);
        takes_part.filter(|persona| walks(other.journey, *persona)).collect()
    }
}

/// Returns all that is different between a touchpoint and what becomes of it, in the order in which it is shown.
pub(super) fn changes<'m>(
    before: &'m Journey,
    after: &'m Journey,
    old: TouchpointId,
    new: TouchpointId,
) -> Vec<Change<'m>> {
    let (old, new) = (Side::of(before, old), Side::of(after, new));
    let head = [title(old, new), kind(old, new), stage(old, new), channels(old, new), who(old, new)];
    let people = [alternatives(old, new), share(old, new)];
    let facts = [takes(old, new), volume(old, new), owner(old, new), moment_of_truth(old, new)];
    let flow = [engagement(old, new), arrows_of(old, new), expands(old, new)];
    let names = [NameKind::Pages, NameKind::LoggedAs].map(|of| names(old, new, of));
    let lines = lanes(old.touchpoint, new.touchpoint).into_iter().map(|of| lines_of(old, new, of));
    head.into_iter().chain(people).chain(facts).chain(flow).chain(names).chain(lines).flatten().collect()
}

fn title<'m>(old: Side<'m>, new: Side<'m>) -> Option<Change<'m>> {
    let titles = (&*old.touchpoint.head.title, &*new.touchpoint.head.title);
    (titles.0 != titles.1 && new.touchpoint.head.has_own_title()).then_some(Change::Title(titles.0, titles.1))
}

fn kind<'m>(old: Side<'m>, new: Side<'m>) -> Option<Change<'m>> {
    let team = |side: Side<'_>| side.touchpoint.by.as_ref().and_then(|by| by.target);
    let is_different = old.touchpoint.kind != new.touchpoint.kind || team(old) != team(new);
    is_different.then_some(Change::Kind(old.touchpoint, new.touchpoint))
}

fn stage<'m>(old: Side<'m>, new: Side<'m>) -> Option<Change<'m>> {
    let name = |side: Side<'m>| identity::of_declared(&side.journey[side.touchpoint.stage].head);
    (name(old) != name(new)).then_some(Change::Stage(old.touchpoint.stage, new.touchpoint.stage))
}

fn channels<'m>(old: Side<'m>, new: Side<'m>) -> Option<Change<'m>> {
    let (before, after) = (old.touchpoint.channels(), new.touchpoint.channels());
    let (gone, new) = difference(&before, &after, PartialEq::eq)?;
    Some(Change::Channels { gone, new, is_unspecified: after.is_empty() })
}

fn who<'m>(old: Side<'m>, new: Side<'m>) -> Option<Change<'m>> {
    // Who names nobody means to change nothing: those who take part are those who did.
    let is_said = !new.touchpoint.who.is_empty();
    let (gone, new) = difference(&old.who(new), &new.who(old), PartialEq::eq).filter(|_| is_said)?;
    Some(Change::Who(gone, new))
}

fn alternatives<'m>(old: Side<'m>, new: Side<'m>) -> Option<Change<'m>> {
    let name = |side: Side<'m>| {
        side.journey.alternatives_of(side.id).map(|group| identity::of_declared(&group.head))
    };
    let groups = (old.touchpoint.alternatives, new.touchpoint.alternatives);
    (name(old) != name(new)).then_some(Change::Alternatives(groups.0, groups.1))
}

fn share<'m>(old: Side<'m>, new: Side<'m>) -> Option<Change<'m>> {
    let share = |side: Side<'m>| side.journey.alternatives_of(side.id)?.share_of(side.id);
    let shares = (share(old), share(new));
    (shares.0 != shares.1).then_some(Change::Share(shares.0, shares.1))
}

fn takes<'m>(old: Side<'m>, new: Side<'m>) -> Option<Change<'m>> {
    let takes = (old.touchpoint.takes, new.touchpoint.takes);
    (ends(takes.0) != ends(takes.1)).then_some(Change::Takes(takes.0, takes.1))
}

fn volume<'m>(old: Side<'m>, new: Side<'m>) -> Option<Change<'m>> {
    let people = |volume: Option<Volume>| volume.map(|volume| (volume.amount, volume.period));
    let volumes = (old.touchpoint.volume, new.touchpoint.volume);
    (people(volumes.0) != people(volumes.1)).then_some(Change::Volume(volumes.0, volumes.1))
}

fn owner<'m>(old: Side<'m>, new: Side<'m>) -> Option<Change<'m>> {
    // An owner who is inherited is no news of the touchpoint. Whoever does a step answers for it, unless it names an owner; and
    // one who was named stays where the future leaves the name out.
    let does_it = || new.touchpoint.by.as_ref().filter(|_| old.touchpoint.owner.is_none());
    let after = new.touchpoint.owner.as_ref().or_else(does_it)?.target;
    let before = old.journey.owner_at(Place::Touchpoint(old.id));
    (before != after).then_some(Change::Owner(before, after))
}

fn moment_of_truth<'m>(old: Side<'m>, new: Side<'m>) -> Option<Change<'m>> {
    let moments = (old.touchpoint.moment_of_truth.is_some(), new.touchpoint.moment_of_truth.is_some());
    (moments.0 != moments.1).then_some(Change::MomentOfTruth(moments.0, moments.1))
}

fn engagement<'m>(old: Side<'m>, new: Side<'m>) -> Option<Change<'m>> {
    let people = new.journey.personas().filter(|persona| walks(old.journey, *persona));
    let engagement =
        people.map(|who| (who, old.touchpoint.engagement_of(who), new.touchpoint.engagement_of(who)));
    let engagement: Vec<_> = engagement.filter(|(_, before, after)| before != after).collect();
    (!engagement.is_empty()).then_some(Change::Engagement(engagement))
}

fn arrows_of<'m>(old: Side<'m>, new: Side<'m>) -> Option<Change<'m>> {
    let (before, after) = (arrows(old.journey, old.id), arrows(new.journey, new.id));
    let (gone, new) = difference(&before, &after, ArrowRef::is_same_as)?;
    Some(Change::Arrows { gone, new, is_unspecified: after.is_empty() })
}

fn expands<'m>(old: Side<'m>, new: Side<'m>) -> Option<Change<'m>> {
    let journey = |side: Side<'m>| side.touchpoint.expands.as_ref().and_then(|expands| expands.target);
    let journeys = (journey(old), journey(new));
    (journeys.0 != journeys.1).then_some(Change::Expands(journeys.0, journeys.1))
}

fn names<'m>(old: Side<'m>, new: Side<'m>, of: NameKind) -> Option<Change<'m>> {
    let names = |side: Side<'m>| -> Vec<&'m str> {
        let names = match of {
            NameKind::Pages => &side.touchpoint.pages,
            NameKind::LoggedAs => &side.touchpoint.logged_as,
        };
        names.iter().map(|name| &*name.value).collect()
    };
    let (before, after) = (names(old), names(new));
    let (gone, new) = difference(&before, &after, PartialEq::eq)?;
    Some(Change::Names { of, gone, new, is_unspecified: after.is_empty() })
}

fn lines_of<'m>(old: Side<'m>, new: Side<'m>, of: LaneKind) -> Option<Change<'m>> {
    let (before, after) = (lines(old.touchpoint, of), lines(new.touchpoint, of));
    let (gone, new) = difference(&before, &after, LineRef::is_same_as)?;
    Some(Change::Lines { of, gone, new, is_unspecified: after.is_empty() })
}

fn walks(journey: &Journey, persona: PersonaId) -> bool {
    journey.personas().any(|other| other == persona)
}

/// Returns what stands in the first list only, and in the second only, if anything does. `is_same` is asked of one of the first
/// and one of the second.
fn difference<T: Copy>(
    before: &[T],
    after: &[T],
    is_same: impl Fn(&T, &T) -> bool,
) -> Option<(Vec<T>, Vec<T>)> {
    let is_gone = |old: &&T| !after.iter().any(|new| is_same(old, new));
    let is_new = |new: &&T| !before.iter().any(|old| is_same(old, new));
    let gone: Vec<T> = before.iter().filter(is_gone).copied().collect();
    let new: Vec<T> = after.iter().filter(is_new).copied().collect();
    (!gone.is_empty() || !new.is_empty()).then_some((gone, new))
}
