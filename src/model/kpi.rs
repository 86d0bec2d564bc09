//! KPIs and how they stand.

use jiff::civil::Date;

use crate::source::Spanned;
use crate::syntax::tree::Comparison;
use crate::vocabulary::{Cadence, Direction, Metric};

use super::{About, Citation, Declaration, Goal, Place, Reading, Ref, Scale, TeamId, Text, Unit};

/// A number by which a journey, or the project, is judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Kpi {
    /// Id and title.
    pub head: Declaration,
    /// The block it belongs to; `None` for one of the project.
    pub place: Option<Place>,
    /// What it measures, if it is a built-in metric.
    pub metric: Option<Spanned<&'static Metric>>,
    /// How it is computed.
    pub formula: Option<Text>,
    /// The unit of its values.
    pub unit: Option<Spanned<Unit>>,
    /// What its values are counted in, those of data files too; `None` where the text does not make it clear, which is
    /// reported there.
    pub scale: Option<Scale>,
    /// Where it started.
    pub baseline: Option<Reading>,
    /// What is wanted, and by when.
    pub target: Option<Target>,
    /// What is still bearable.
    pub warn: Option<Goal>,
    /// What was measured, oldest first after linking.
    pub actuals: Vec<Reading>,
    /// Who answers for it.
    pub owner: Option<Ref<TeamId>>,
    /// How often it is read.
    pub cadence: Option<Spanned<Cadence>>,
    /// Where the numbers come from.
    pub cites: Vec<Citation>,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

/// `target >= 30% by 2026-12-31`.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// What is wanted.
    pub goal: Goal,
    /// By when; the status does not depend on it.
    pub by: Option<Spanned<Date>>,
}

/// How a KPI stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum KpiStatus {
    /// The newest actual meets neither target nor warning line.
    OffTarget,
    /// It meets only the warning line.
    AtRisk,
    /// It meets the target.
    OnTarget,
    /// There is no actual.
    NoData,
    /// There is no target.
    NoTarget,
}

impl Kpi {
    /// Returns the newest actual value: the one with the latest day, or the only one.
    pub fn newest(&self) -> Option<&Reading> {
        self.actuals.last()
    }

    /// Returns how the KPI stands by its newest actual.
    pub fn status(&self) -> KpiStatus {
        let Some(target) = &self.target else {
            return KpiStatus::NoTarget;
        };
        let Some(newest) = self.newest() else {
            return KpiStatus::NoData;
        };
        if target.goal.is_met_by(&newest.value) {
            KpiStatus::OnTarget
        } else if self.warn.as_ref().is_some_and(|warn| warn.is_met_by(&newest.value)) {
            KpiStatus::AtRisk
        } else {
            KpiStatus::OffTarget
        }
    }

    /// Returns which way is better: the metric's direction, else the target's.
    pub fn direction(&self) -> Option<Direction> {
        let of_metric = self.metric.as_ref().and_then(|metric| metric.value.direction);
        of_metric.or_else(|| self.target.as_ref().and_then(|target| target.goal.direction()))
    }
}

impl Goal {
    /// Returns the way in which the goal points; equality and ranges point nowhere.
    pub fn direction(&self) -> Option<Direction> {
        match self {
            Goal::Compare(Comparison::AtLeast | Comparison::MoreThan, _) => Some(Direction::Up),
            Goal::Compare(Comparison::AtMost | Comparison::LessThan, _) => Some(Direction::Down),
            Goal::Compare(Comparison::Exactly, _) | Goal::Range(..) => None,
        }
    }
}
