//! The table of KPIs.

use rust_decimal::Decimal;

use crate::emit::markdown::escape::words;
use crate::emit::naming;
use crate::insight::{owner, progress};
use crate::model::{
    Goal, Hidden, Id, JourneyId, Kpi, KpiId, KpiStatus, Model, Reading, TimeUnit, Unit, Value,
};
use crate::syntax::tree::Comparison;
use crate::vocabulary::{Direction, MetricUnit};

use super::cell::Cell;
use super::context::TableContext;
use super::place::{self, HasPlacement, Placement};
use super::row::{self, Column};

/// A KPI and where it stands.
pub struct Row<'m> {
    context: &'m TableContext<'m>,
    id: KpiId,
    kpi: &'m Kpi,
    placement: Placement<'m>,
    /// The unit of time of all its numbers, for durations: the finest that is written.
    time: Option<TimeUnit>,
}

impl<'m> row::Row<'m> for Row<'m> {
    fn columns() -> Vec<Column<Self>> {
        let first: &[Column<Self>] = &[
            ("path", |row| row.model().kpi_path(row.id).into()),
            ("title", |row| (&*row.kpi.head.title).into()),
        ];
        let rest: &[Column<Self>] = &[
            ("owner", |row| place::team(row.model(), owner::of_kpi(row.model(), row.id))),
            ("metric", |row| row.kpi.metric.map(|metric| metric.value.id).into()),
            ("formula", formula),
            ("unit", unit),
            ("direction", |row| row.kpi.direction().map(direction).into()),
            ("status", |row| status(row.kpi.status()).into()),
            ("baseline", |row| row.reading(row.kpi.baseline.as_ref())),
            ("baseline_date", |row| day(row.kpi.baseline.as_ref())),
            ("target_comparison", |row| row.target().map(comparison).into()),
            ("target", |row| row.target().map(|goal| row.number(ends(goal).0)).into()),
            ("target_upper", |row| {
                row.target().and_then(|goal| ends(goal).1).map(|end| row.number(end)).into()
            }),
            ("by", |row| row.kpi.target.as_ref().and_then(|target| target.by).map(|by| by.value).into()),
            ("warn_comparison", |row| row.kpi.warn.as_ref().map(comparison).into()),
            ("warn", |row| row.kpi.warn.as_ref().map(|goal| row.number(ends(goal).0)).into()),
            ("warn_upper", |row| {
                row.kpi.warn.as_ref().and_then(|goal| ends(goal).1).map(|end| row.number(end)).into()
            }),
            ("actual", |row| row.reading(row.kpi.newest())),
            ("actual_date", |row| day(row.kpi.newest())),
            ("previous", |row| row.reading(row.previous())),
            ("previous_date", |row| day(row.previous())),
            ("gap", gap),
            ("readings", |row| row.kpi.actuals.len().into()),
            ("cadence", |row| row.kpi.cadence.map(|cadence| cadence.value.word()).into()),
            ("next_reading", |row| progress::next_reading(row.kpi).into()),
            ("opportunities", opportunities),
            ("worked_on", |row| {
                let is_told = !row.model().hides(Hidden::Opportunities);
                is_told.then(|| row.context.index.is_worked_on(row.model(), row.id)).into()
            }),
            ("sources", |row| place::sources(row.model(), &row.kpi.cites)),
            ("tags", |row| place::tags(row.kpi.about.as_deref())),
            ("description", |row| place::description(row.kpi.about.as_deref())),
        ];
        [first, &place::of_stage(), &place::of_touchpoint(), rest].concat()
    }

    fn each(context: &'m TableContext<'m>, journey: Option<JourneyId>, take: &mut dyn FnMut(Self)) {
        let model = context.model;
        let kpis = journey.map_or(&model.kpis, |journey| &model[journey].kpis);
        for (index, kpi) in kpis.iter().enumerate() {
            let id = KpiId { journey, id: Id::new(index) };
            let placement = Placement::of(model, journey, kpi.place);
            let row = Row { context, id, kpi, placement, time: finest_time(kpi) };
            take(row);
        }
    }
}

impl<'m> HasPlacement<'m> for Row<'m> {
    fn placement(&self) -> &Placement<'m> {
        &self.placement
    }
}

impl<'m> Row<'m> {
    fn model(&self) -> &'m Model {
        self.context.model
    }

    fn target(&self) -> Option<&'m Goal> {
        self.kpi.target.as_ref().map(|target| &target.goal)
    }

    /// Returns the value before the newest.
    fn previous(&self) -> Option<&'m Reading> {
        self.kpi.actuals.iter().rev().nth(1)
    }

    fn reading(&self, reading: Option<&Reading>) -> Cell {
        reading.map(|reading| self.number(&reading.value)).into()
    }

    /// Returns the number of a value in the unit of the row.
    fn number(&self, value: &Value) -> Decimal {
        match (&value.unit, self.time) {
            (Some(Unit::Time(own)), Some(unit)) if *own != unit => self.in_time(value.comparable()),
            _ => value.amount,
        }
    }

    /// Returns seconds in the unit of the row; of what is counted otherwise, the number itself.
    fn in_time(&self, seconds: Decimal) -> Decimal {
        let Some(unit) = self.time else { return seconds };
        seconds.checked_div(unit.seconds()).unwrap_or(Decimal::MAX).round_dp(6)
    }
}

/// Returns every value of a KPI.
fn values(kpi: &Kpi) -> impl Iterator<Item = &Value> {
    let goals = kpi.target.as_ref().map(|target| &target.goal).into_iter().chain(&kpi.warn);
    let of_goals = goals.flat_map(|goal| {
        let (end, upper) = ends(goal);
        [Some(end), upper].into_iter().flatten()
    });
    kpi.baseline.iter().chain(&kpi.actuals).map(|reading| &reading.value).chain(of_goals)
}

fn finest_time(kpi: &Kpi) -> Option<TimeUnit> {
    let times = values(kpi).filter_map(|value| match value.unit {
        Some(Unit::Time(unit)) => Some(unit),
        _ => None,
    });
    times.min()
}

fn unit(row: &Row<'_>) -> Cell {
    if let Some(time) = row.time {
        return Unit::Time(time).word().into();
    }
    let of_values = values(row.kpi).find_map(|value| value.unit.as_ref());
    let written = of_values.or(row.kpi.unit.as_ref().map(|unit| &unit.value)).map(Unit::word);
    let of_metric = || match row.kpi.metric?.value.unit {
        MetricUnit::Percent => Some("%"),
        MetricUnit::Points => Some("points"),
        MetricUnit::Count | MetricUnit::Money | MetricUnit::Duration | MetricUnit::Number => None,
    };
    written.or_else(of_metric).into()
}

fn formula(row: &Row<'_>) -> Cell {
    let written = row.kpi.formula.as_ref().map(words);
    written.or_else(|| row.kpi.metric.map(|metric| metric.value.formula.to_owned())).into()
}

/// Returns what the newest value has to change by: points for a percentage, nothing once the target is met.
fn gap(row: &Row<'_>) -> Cell {
    match progress::gap(row.kpi) {
        Some(progress::Gap::Reached { .. }) => Decimal::ZERO.into(),
        Some(progress::Gap::Open { missing, .. }) => row.in_time(missing.amount()).into(),
        None => Cell::Empty,
    }
}

fn opportunities(row: &Row<'_>) -> Cell {
    let model = row.model();
    let (opportunities, _) = naming::first(row.context.index.improving(row.id));
    Cell::list(opportunities.iter().map(|id| words(&naming::beginning(&model[**id].text))))
}

fn day(reading: Option<&Reading>) -> Cell {
    reading.and_then(|reading| reading.on).map(|on| on.value).into()
}

/// Returns the one end of a goal, or both of a range.
fn ends(goal: &Goal) -> (&Value, Option<&Value>) {
    match goal {
        Goal::Compare(_, value) => (value, None),
        Goal::Range(least, most) => (least, Some(most)),
    }
}

// The words below are codes for programs: the same in every language of the words around the content, and for as long as
// the columns have their names.

/// Returns how a goal compares, in words: a sign such as `=` would begin a formula.
fn comparison(goal: &Goal) -> &'static str {
    match goal {
        Goal::Compare(Comparison::AtLeast, _) => "at least",
        Goal::Compare(Comparison::AtMost, _) => "at most",
        Goal::Compare(Comparison::MoreThan, _) => "more than",
        Goal::Compare(Comparison::LessThan, _) => "less than",
        Goal::Compare(Comparison::Exactly, _) => "exactly",
        Goal::Range(..) => "between",
    }
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
    }
}

fn status(status: KpiStatus) -> &'static str {
    match status {
        KpiStatus::OffTarget => "off target",
        KpiStatus::AtRisk => "at risk",
        KpiStatus::OnTarget => "on target",
        KpiStatus::NoData => "no data",
        KpiStatus::NoTarget => "no target",
    }
}
