//! Every word that an output shows to people beside what they wrote: one column per language.

use crate::model::KpiStatus;
use crate::vocabulary::{Cadence, Confidence, Level, OpportunityStatus, PainSeverity, Period, Priority};

/// The words of one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named like its English words")]
pub struct Words {
    pub months: [&'static str; 12],
    pub journey: &'static str,
    pub journeys: &'static str,
    pub stage: &'static str,
    pub touchpoint: &'static str,
    pub touchpoints: &'static str,
    pub persona: &'static str,
    pub personas: &'static str,
    pub goal: &'static str,
    pub owner: &'static str,
    pub nobody: &'static str,
    pub kpis: &'static str,
    pub pains: &'static str,
    pub opportunities: &'static str,
    pub open_questions: &'static str,
    pub sources: &'static str,
    pub done: &'static str,
    pub exit: &'static str,
    pub overdue: &'static str,
    pub target: &'static str,
    pub baseline: &'static str,
    pub actual: &'static str,
    pub status: &'static str,
    pub on_target: &'static str,
    pub at_risk: &'static str,
    pub off_target: &'static str,
    pub no_data: &'static str,
    pub no_target: &'static str,
    pub low: &'static str,
    pub medium: &'static str,
    pub high: &'static str,
    pub critical: &'static str,
    pub now: &'static str,
    pub next: &'static str,
    pub later: &'static str,
    pub idea: &'static str,
    pub planned: &'static str,
    pub doing: &'static str,
    pub dropped: &'static str,
    pub current: &'static str,
    pub future: &'static str,
    pub hypothesis: &'static str,
    pub validated: &'static str,
    pub a_day: &'static str,
    pub a_week: &'static str,
    pub a_month: &'static str,
    pub a_quarter: &'static str,
    pub a_year: &'static str,
    pub stages: &'static str,
    pub channels: &'static str,
    pub feels: &'static str,
    pub does: &'static str,
    pub thinks: &'static str,
    pub takes: &'static str,
    pub moment_of_truth: &'static str,
    pub trigger: &'static str,
    pub volume: &'static str,
    pub state: &'static str,
    pub confidence_label: &'static str,
    pub reviewed: &'static str,
    pub place: &'static str,
    pub pain: &'static str,
    pub severity_label: &'static str,
    pub affects: &'static str,
    pub opportunity: &'static str,
    pub solves: &'static str,
    pub priority_label: &'static str,
    pub due: &'static str,
    pub kpi: &'static str,
    pub by: &'static str,
    pub after: &'static str,
    pub how_it_feels: &'static str,
    pub how_people_move: &'static str,
    pub arrows_left_out: &'static str,

    // Checklists.
    pub checklist_head: &'static str,
    pub checklist_end: &'static str,
    pub whole_journey: &'static str,
    pub whole_project: &'static str,
    pub warning: &'static str,
    pub by_day: &'static str,
    pub formula: &'static str,
    pub source: &'static str,
    pub nobody_works_on_this: &'static str,
    pub no_longer_in_the_journey: &'static str,
    pub no_longer_in_the_journeys: &'static str,
    pub journey_without_kpi: &'static str,
    pub project_without_kpi: &'static str,
    pub measured: &'static str,
    pub status_done: &'static str,
    pub daily: &'static str,
    pub weekly: &'static str,
    pub monthly: &'static str,
    pub quarterly: &'static str,
    pub yearly: &'static str,
}

/// English.
pub static ENGLISH: Words = Words {
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    journey: "Journey",
    journeys: "Journeys",
    stage: "Stage",
    touchpoint: "Touchpoint",
    touchpoints: "Touchpoints",
    persona: "Persona",
    personas: "Personas",
    goal: "Goal",
    owner: "Owner",
    nobody: "nobody",
    kpis: "KPIs",
    pains: "Pains",
    opportunities: "Opportunities",
    open_questions: "Open questions",
    sources: "Sources",
    done: "Done",
    exit: "Exit",
    overdue: "overdue",
    target: "Target",
    baseline: "Baseline",
    actual: "Actual",
    status: "Status",
    on_target: "on target",
    at_risk: "at risk",
    off_target: "off target",
    no_data: "no data",
    no_target: "no target",
    low: "low",
    medium: "medium",
    high: "high",
    critical: "critical",
    now: "now",
    next: "next",
    later: "later",
    idea: "idea",
    planned: "planned",
    doing: "doing",
    dropped: "dropped",
    current: "Current",
    future: "Future",
    hypothesis: "Hypothesis",
    validated: "Validated",
    a_day: "a day",
    a_week: "a week",
    a_month: "a month",
    a_quarter: "a quarter",
    a_year: "a year",
    stages: "Stages",
    channels: "Channels",
    feels: "Feels",
    does: "Does",
    thinks: "Thinks",
    takes: "Takes",
    moment_of_truth: "moment of truth",
    trigger: "Trigger",
    volume: "Volume",
    state: "State",
    confidence_label: "Confidence",
    reviewed: "Reviewed",
    place: "Where",
    pain: "Pain",
    severity_label: "Severity",
    affects: "Affects",
    opportunity: "Opportunity",
    solves: "Solves",
    priority_label: "Priority",
    due: "Due",
    kpi: "KPI",
    by: "by",
    after: "after",
    how_it_feels: "How it feels",
    how_people_move: "How people move",
    arrows_left_out: "arrows are left out: Mermaid reads no more",

    checklist_head: "ticks and notes stay; lines that end in a comment are written anew",
    checklist_end: "what you write below stays below",
    whole_journey: "Whole journey",
    whole_project: "Whole project",
    warning: "Warning",
    by_day: "by",
    formula: "Formula",
    source: "Source",
    nobody_works_on_this: "Nobody works on this.",
    no_longer_in_the_journey: "No longer in the journey",
    no_longer_in_the_journeys: "No longer in the journeys",
    journey_without_kpi: "This journey has no KPI yet.",
    project_without_kpi: "No journey of this project has a KPI yet.",
    measured: "Measured",
    status_done: "done",
    daily: "daily",
    weekly: "weekly",
    monthly: "monthly",
    quarterly: "quarterly",
    yearly: "yearly",
};

/// Returns the words of a language, English for one that has no column yet.
pub fn of(_language: &str) -> &'static Words {
    &ENGLISH
}

impl Words {
    /// Returns the word for how a KPI stands.
    pub fn kpi_status(&self, status: KpiStatus) -> &'static str {
        match status {
            KpiStatus::OnTarget => self.on_target,
            KpiStatus::AtRisk => self.at_risk,
            KpiStatus::OffTarget => self.off_target,
            KpiStatus::NoData => self.no_data,
            KpiStatus::NoTarget => self.no_target,
        }
    }

    /// Returns the word for how much a pain hurts.
    pub fn severity(&self, severity: PainSeverity) -> &'static str {
        match severity {
            PainSeverity::Low => self.low,
            PainSeverity::Medium => self.medium,
            PainSeverity::High => self.high,
            PainSeverity::Critical => self.critical,
        }
    }

    /// Returns the word for an impact or effort.
    pub fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Low => self.low,
            Level::Medium => self.medium,
            Level::High => self.high,
        }
    }

    /// Returns the word for when an opportunity is taken up.
    pub fn priority(&self, priority: Priority) -> &'static str {
        match priority {
            Priority::Now => self.now,
            Priority::Next => self.next,
            Priority::Later => self.later,
        }
    }

    /// Returns the word for how far an opportunity has come.
    pub fn opportunity_status(&self, status: OpportunityStatus) -> &'static str {
        match status {
            OpportunityStatus::Idea => self.idea,
            OpportunityStatus::Planned => self.planned,
            OpportunityStatus::Doing => self.doing,
            OpportunityStatus::Done => self.status_done,
            OpportunityStatus::Dropped => self.dropped,
        }
    }

    /// Returns the word for whether a journey was checked.
    pub fn confidence(&self, confidence: Confidence) -> &'static str {
        match confidence {
            Confidence::Hypothesis => self.hypothesis,
            Confidence::Validated => self.validated,
        }
    }

    /// Returns the words behind a number of people: "a month".
    pub fn per(&self, period: Period) -> &'static str {
        match period {
            Period::Day => self.a_day,
            Period::Week => self.a_week,
            Period::Month => self.a_month,
            Period::Quarter => self.a_quarter,
            Period::Year => self.a_year,
        }
    }

    /// Returns the word for how often a KPI is read.
    pub fn cadence(&self, cadence: Cadence) -> &'static str {
        match cadence {
            Cadence::Daily => self.daily,
            Cadence::Weekly => self.weekly,
            Cadence::Monthly => self.monthly,
            Cadence::Quarterly => self.quarterly,
            Cadence::Yearly => self.yearly,
        }
    }
}
