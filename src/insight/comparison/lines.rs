//! The lines of the lanes of a touchpoint, as they are compared.

use rust_decimal::Decimal;

use crate::model::{
    Activity, ActivityLane, Experience, LaneId, Line, PersonaId, Takes, TeamId, Text, Touchpoint,
};

/// A lane of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LaneKind {
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

/// A line, and whose alone it is, if it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineRef<'m> {
    /// Whose.
    pub persona: Option<PersonaId>,
    /// What.
    pub text: &'m Text,
    /// Of work: the team that does it, where it is named.
    pub owner: Option<TeamId>,
    /// Of work: how long it takes.
    pub takes: Option<Takes>,
}

impl LineRef<'_> {
    /// Returns whether a later line says the same, of the same persona or by the same team in the same time. What it leaves out
    /// stays as it was.
    pub(super) fn is_same_as(&self, later: &Self) -> bool {
        self.persona == later.persona
            && self.text.markdown == later.text.markdown
            && (later.owner.is_none() || self.owner == later.owner)
            && (later.takes.is_none() || ends(self.takes) == ends(later.takes))
    }
}

/// Returns the lanes that hold anything on either side.
pub(super) fn lanes(old: &Touchpoint, new: &Touchpoint) -> Vec<LaneKind> {
    use ActivityLane::{Backstage, Frontstage, SupportedBy};
    use LaneKind::{Description, Does, Needs, Own, Says, Sees, Thinks, Work};
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

/// Returns the lines of a lane.
pub(super) fn lines(touchpoint: &Touchpoint, of: LaneKind) -> Vec<LineRef<'_>> {
    let for_all = |text| LineRef { persona: None, text, owner: None, takes: None };
    let of_experience = |lane: fn(&Experience) -> &[Line]| {
        let common = lane(&touchpoint.experience).iter().map(|line| for_all(&line.text));
        let own = touchpoint.variants.iter().flat_map(|variant| {
            let lines = lane(&variant.experience).iter();
            lines.map(|line| LineRef { persona: variant.persona.target, ..for_all(&line.text) })
        });
        common.chain(own).collect()
    };
    match of {
        LaneKind::Does => of_experience(|experience| &experience.does),
        LaneKind::Thinks => of_experience(|experience| &experience.thinks),
        LaneKind::Says => of_experience(|experience| &experience.says),
        LaneKind::Sees => of_experience(|experience| &experience.sees),
        LaneKind::Needs => of_experience(|experience| &experience.needs),
        LaneKind::Work(lane) => {
            let work = |activity: &'_ Activity| activity.owner.as_ref().and_then(|owner| owner.target);
            let activities = touchpoint.activities(lane).iter();
            activities.map(|it| LineRef { owner: work(it), takes: it.takes, ..for_all(&it.text) }).collect()
        }
        LaneKind::Own(lane) => {
            let notes = touchpoint.notes.iter().filter(|note| note.lane.target == Some(lane));
            notes.map(|note| for_all(&note.text)).collect()
        }
        LaneKind::Description => {
            let about = touchpoint.about.iter();
            about.filter_map(|about| about.description.as_ref()).map(for_all).collect()
        }
    }
}

/// Returns how long something takes at least and at most, in seconds.
pub(super) fn ends(takes: Option<Takes>) -> Option<(Decimal, Decimal)> {
    takes.map(|takes| (takes.least.seconds(), takes.most.seconds()))
}
