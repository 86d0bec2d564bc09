//! What a journey or a stage comes to, before and after: touchpoints, feeling, time, people lost. Like is compared with like.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::insight::feelings::{self, Mean};
use crate::insight::identity;
use crate::insight::people::{self, Lost};
use crate::insight::time::{self, Time};
use crate::model::{Arrow, Destination, Journey, PersonaId, Stage, TouchpointId, per};

use super::StageChange;
use super::merge::Pair;

/// What a journey or a stage comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// How many touchpoints and steps it has.
    pub touchpoints: usize,
    /// The mean feeling of all who walk both sides, over all its touchpoints; `None` where it leaves out a feeling or a share
    /// of which the other side speaks.
    pub feeling: Option<Mean>,
    /// How long it takes; `None` where it says nothing that can be compared with the other side.
    pub time: Option<Time>,
}

/// A journey beside the other one.
struct Side<'m> {
    journey: &'m Journey,
    other: &'m Journey,
    /// The touchpoints of the other one by their ids.
    others: FxHashMap<&'m str, TouchpointId>,
}

/// Both sides of a comparison.
pub(super) struct Sides<'m> {
    before: Side<'m>,
    after: Side<'m>,
}

impl<'m> Sides<'m> {
    pub fn of(before: &'m Journey, after: &'m Journey) -> Self {
        Self { before: Side::of(before, after), after: Side::of(after, before) }
    }

    /// Returns what a stage comes to before and after, where it is there.
    pub fn of_stage(&self, stage: Pair<&Stage>) -> (Option<Figures>, Option<Figures>) {
        let (before, after) = (stage.before(), stage.after());
        let (old_time, new_time) = match (before, after) {
            (Some(before), Some(after)) => times(&self.before, before, &self.after, after),
            _ => (
                before.and_then(|stage| time::of_stage(self.before.journey, stage)),
                after.and_then(|stage| time::of_stage(self.after.journey, stage)),
            ),
        };
        (
            before.map(|stage| self.before.figures(stage.touchpoints.clone(), old_time)),
            after.map(|stage| self.after.figures(stage.touchpoints.clone(), new_time)),
        )
    }

    /// Returns what the journeys come to as a whole.
    pub fn whole(&self, stages: &[StageChange]) -> (Figures, Figures) {
        let (mut before, mut after) = (
            sum(stages.iter().filter_map(|stage| stage.before.as_ref())),
            sum(stages.iter().filter_map(|stage| stage.after.as_ref())),
        );
        let is_like = stages.iter().all(|stage| matches!(stage.stage, Pair::Both(..)));
        // What the current journey says of itself stays; a sum of other stages is none to compare it with.
        match (is_like, before) {
            (false, Some(_)) => after = None,
            (false, None) => before = None,
            (true, _) => {}
        }
        (
            self.before.figures(0..self.before.journey.touchpoints.len(), before),
            self.after.figures(0..self.after.journey.touchpoints.len(), after),
        )
    }

    /// Returns who is lost before and after, both in one period; what the other side counts otherwise is not counted, nor is
    /// a future that leaves out a loss.
    pub fn lost(&self) -> (Lost, Lost) {
        let after = match self.before.lose_what_is_unsaid() {
            true => Lost::NotCounted,
            false => people::lost(self.after.journey),
        };
        let lost = (people::lost(self.before.journey), after);
        match lost {
            (Lost::Counted { period, .. }, Lost::Counted { people, of, period: other }) => {
                let convert = |people| per(people, other, period);
                (lost.0, Lost::Counted { people: convert(people), of: of.map(convert), period })
            }
            (Lost::Counted { .. }, _) => (lost.0, Lost::NotCounted),
            (Lost::OfHundred(_), Lost::Counted { .. }) => (lost.0, Lost::NotCounted),
            _ => lost,
        }
    }
}

impl<'m> Side<'m> {
    fn of(journey: &'m Journey, other: &'m Journey) -> Self {
        let others =
            other.touchpoints().map(|(at, touchpoint)| (identity::of_declared(&touchpoint.head), at));
        Self { journey, other, others: others.collect() }
    }

    fn figures(&self, touchpoints: Range<usize>, time: Option<Time>) -> Figures {
        Figures { touchpoints: touchpoints.len(), feeling: self.feeling(touchpoints), time }
    }

    fn feeling(&self, touchpoints: Range<usize>) -> Option<Mean> {
        let mut scores = Vec::new();
        for at in touchpoints.map(TouchpointId::new) {
            for persona in self.walk_both() {
                match self.journey[at].feeling_of(persona) {
                    Some(_) if self.leaves_out_share(at) => return None,
                    Some(feeling) => scores.push((at, feeling.score)),
                    None if self.leaves_out_feeling(at, persona) => return None,
                    None => {}
                }
            }
        }
        feelings::mean(self.journey, scores)
    }

    /// Returns the personas who walk this journey and the other one.
    fn walk_both(&self) -> impl Iterator<Item = PersonaId> {
        self.journey.personas().filter(|persona| self.other.personas().any(|walks| walks == *persona))
    }

    /// Returns what a touchpoint is in the other journey.
    fn in_other(&self, at: TouchpointId) -> Option<TouchpointId> {
        self.others.get(identity::of_declared(&self.journey[at].head)).copied()
    }

    /// Returns whether only the other side says how a persona feels who takes part at a touchpoint.
    fn leaves_out_feeling(&self, at: TouchpointId, persona: PersonaId) -> bool {
        let other = self.in_other(at).map(|other| &self.other[other]);
        self.journey[at].takes_part(persona) && other.is_some_and(|other| other.feeling_of(persona).is_some())
    }

    /// Returns whether a touchpoint is one of several alternatives of which only the other side says how many meet it.
    fn leaves_out_share(&self, at: TouchpointId) -> bool {
        let share = |journey: &Journey, at| journey.alternatives_of(at).map(|group| group.share_of(at));
        let other = self.in_other(at).and_then(|other| share(self.other, other));
        share(self.journey, at) == Some(None) && other.is_some_and(|share| share.is_some())
    }

    /// Returns whether people are lost at a touchpoint of which the other side does not say where they go.
    fn lose_what_is_unsaid(&self) -> bool {
        let flow = &self.journey.flow;
        let loses = |arrow: &&Arrow| {
            arrow.to == Destination::Exit
                && flow.is_taken(arrow)
                && arrow.share.is_none_or(|share| !share.is_zero())
        };
        let is_unsaid = |at| self.in_other(at).is_some_and(|other| self.other[other].arrows.is_empty());
        flow.arrows.iter().filter(loses).any(|arrow| is_unsaid(arrow.from))
    }

    /// Returns the touchpoints of a stage that say how long they take, and for how many of those who come.
    fn with_time(&self, stage: &Stage) -> FxHashSet<&'m str> {
        let says = |at: &TouchpointId| self.journey[*at].takes.is_some() && !self.leaves_out_share(*at);
        let name = |at: TouchpointId| identity::of_declared(&self.journey[at].head);
        stage.touchpoint_ids().filter(says).map(name).collect()
    }
}

/// Returns how long a stage takes on both sides, as far as one can be compared with the other: the time of a stage with that of a
/// stage, and that of touchpoints with that of the same touchpoints.
fn times(before: &Side<'_>, old: &Stage, after: &Side<'_>, new: &Stage) -> (Option<Time>, Option<Time>) {
    if old.takes.is_some() || new.takes.is_some() {
        return (old.takes.map(Time::from), new.takes.map(Time::from));
    }
    let (in_old, in_new) = (before.with_time(old), after.with_time(new));
    (
        time::of_touchpoints(before.journey, old).filter(|_| in_new.is_subset(&in_old)),
        time::of_touchpoints(after.journey, new).filter(|_| in_old.is_subset(&in_new)),
    )
}

/// Returns how long stages take together; nothing where one of them does not say it.
fn sum<'f>(stages: impl Iterator<Item = &'f Figures>) -> Option<Time> {
    let times: Option<Vec<Time>> = stages.map(|figures| figures.time).collect();
    time::sum(times?)
}
