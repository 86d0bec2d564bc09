//! Every word that an output shows to people beside what they wrote: one column per language.

mod english;

use rust_decimal::Decimal;

use crate::model::{KpiStatus, TimeUnit};
use crate::vocabulary::{
    Cadence, ChannelKind, Confidence, Level, OpportunityStatus, PainSeverity, Period, Priority, SourceKind,
};

pub use english::ENGLISH;

/// The words of one language, and how it writes numbers and days.
#[derive(Debug, serde::Serialize)]
#[expect(missing_docs, reason = "each field is named like its English words")]
pub struct Words {
    pub decimal_mark: &'static str,
    pub thousands: &'static str,
    /// What stands behind a number of percent.
    pub percent: &'static str,
    /// What stands behind the day of a month.
    pub day_mark: &'static str,
    /// One and several of each unit of time, from the smallest.
    pub time_units: [(&'static str, &'static str); 8],
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
    pub after: &'static str,
    pub how_it_feels: &'static str,
    pub how_people_move: &'static str,
    pub arrows_left_out: &'static str,

    // Pages.
    pub quotes: (&'static str, &'static str),
    pub says: &'static str,
    pub needs: &'static str,
    pub goals: &'static str,
    pub jobs: &'static str,
    pub expects: &'static str,
    pub motivation: &'static str,
    pub barriers: &'static str,
    pub accessibility: &'static str,
    pub prefers: &'static str,
    pub share: &'static str,
    pub about: &'static str,
    pub frontstage: &'static str,
    pub backstage: &'static str,
    pub supported_by: &'static str,
    pub questions: &'static str,
    pub question: &'static str,
    pub answered: &'static str,
    pub open: &'static str,
    pub step: &'static str,
    pub time: &'static str,
    pub handoff: &'static str,
    pub last_review: &'static str,
    pub every: &'static str,
    pub never: &'static str,
    pub lost: &'static str,
    pub of: &'static str,
    pub of_all: &'static str,
    pub lowest: &'static str,
    pub highest: &'static str,
    pub engagement: &'static str,
    pub to: &'static str,
    pub paths: &'static str,
    pub paths_note: &'static str,
    pub evidence: &'static str,
    pub evidence_note: &'static str,
    pub service_blueprint: &'static str,
    pub line_of_interaction: &'static str,
    pub line_of_visibility: &'static str,
    pub line_of_internal_interaction: &'static str,
    pub map_caption: &'static str,
    pub about_the_journey: &'static str,
    pub touchpoint_by_touchpoint: &'static str,
    pub who: &'static str,
    pub expands: &'static str,
    pub delivered_by: &'static str,
    pub logged_as: &'static str,
    pub page: &'static str,
    pub impact: &'static str,
    pub effort: &'static str,
    pub for_whom: &'static str,
    pub with: &'static str,
    pub improves: &'static str,
    pub cost: &'static str,
    pub benefit: &'static str,
    pub result: &'static str,
    pub way_covered: &'static str,
    pub warning_line: &'static str,
    pub cadence_label: &'static str,
    pub metric: &'static str,
    pub unit: &'static str,
    pub moved_by: &'static str,
    pub assumed_source: &'static str,
    pub no_source: &'static str,
    pub as_of: &'static str,
    pub skip_to_map: &'static str,
    pub skip_to_journeys: &'static str,
    pub on_this_page: &'static str,
    pub bold_labels: &'static str,
    pub path_width: &'static str,
    pub matrix: &'static str,
    pub matrix_lead: &'static str,
    pub mean_feeling: &'static str,
    pub not_mapped: &'static str,
    pub no_kpi: &'static str,
    pub kpis_lead: &'static str,
    pub kpis_of_the_project: &'static str,
    pub trend: &'static str,
    pub action_plan: &'static str,
    pub actions: &'static str,
    pub action_plan_lead: &'static str,
    pub opportunities_of_the_project: &'static str,
    pub number: &'static str,
    pub chart_title: &'static str,
    pub chart_legend: &'static str,
    pub feeling_first_to_last: &'static str,
    pub none: &'static str,
    pub teams: &'static str,
    pub department: &'static str,
    pub contact: &'static str,
    pub channel: &'static str,
    pub kind: &'static str,
    pub lanes: &'static str,
    pub index: &'static str,
    pub index_of_touchpoints: &'static str,
    pub more: &'static str,
    pub table: &'static str,
    pub heat: [&'static str; 5],
    pub source_kinds: [&'static str; 9],
    pub channel_kinds: [&'static str; 3],

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
    pub off_target_and_nobody: &'static str,
    pub gap: &'static str,
    pub point: &'static str,
    pub points: &'static str,
    pub to_reach: &'static str,
    pub to_get_above: &'static str,
    pub to_get_below: &'static str,
    pub not_yet_above: &'static str,
    pub not_yet_below: &'static str,
    pub reached: &'static str,
    pub to_spare: (&'static str, &'static str),
    pub due_today: &'static str,
    pub was_due: &'static str,
    pub better: &'static str,
    pub worse: &'static str,
    pub unchanged: &'static str,
    pub since: &'static str,
    pub since_the_baseline: &'static str,
    pub next_reading: &'static str,
    pub today: &'static str,
    pub overdue_since: &'static str,
    pub no_reading_yet: &'static str,
    pub reading_without_a_day: &'static str,
    pub kpis_and_actions: &'static str,
    pub team_without_kpi: &'static str,
    pub no_longer_in_the_journey: &'static str,
    pub no_longer_in_the_journeys: &'static str,
    pub no_longer_of_the_team: &'static str,
    pub journey_without_kpi: &'static str,
    pub project_without_kpi: &'static str,
    pub status_done: &'static str,
    pub daily: &'static str,
    pub weekly: &'static str,
    pub monthly: &'static str,
    pub quarterly: &'static str,
    pub yearly: &'static str,

    pub brief: &'static str,
    pub one_page: &'static str,
    pub compare_with_future: &'static str,
    pub compare_with_current: &'static str,
    pub skip_to_content: &'static str,
    pub current_and_future: &'static str,
    pub comparison_caption: &'static str,
    pub strong_current: &'static str,
    pub added: &'static str,
    pub removed: &'static str,
    pub changed: &'static str,
    pub moved: &'static str,
    pub as_before: &'static str,
    pub stage_by_stage: &'static str,
    pub people_lost: &'static str,
    pub pains_gone: &'static str,
    pub pains_left: &'static str,
    pub pains_new: &'static str,
    pub solved_by: &'static str,
    pub delivers_it: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub worst_pains: &'static str,
    pub kpis_off_target: &'static str,
    pub targets: &'static str,
    pub actions_due: &'static str,
    pub reach_unknown: &'static str,
    pub most_at: &'static str,
    pub all_at: &'static str,
    pub no_action_due: &'static str,
    pub no_pain: &'static str,
    pub no_kpi_off_target: &'static str,
    pub no_open_question: &'static str,
    pub not_known: &'static str,
    pub title: &'static str,
    pub only_in_current: &'static str,
}

/// Returns the words of a language, English for one that has no column yet.
pub fn of(_language: &str) -> &'static Words {
    &ENGLISH
}

impl Words {
    /// Returns the word for a unit of time behind an amount: `1 day`, `2 days`, `3 min`.
    pub fn time_unit(&self, unit: TimeUnit, amount: Decimal) -> &'static str {
        let (one, many) = self.time_units[unit as usize];
        if amount == Decimal::ONE { one } else { many }
    }

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

    /// Returns the word for how a source came to know.
    pub fn source_kind(&self, kind: SourceKind) -> &'static str {
        self.source_kinds[kind as usize]
    }

    /// Returns the word for how a channel reaches people.
    pub fn channel_kind(&self, kind: ChannelKind) -> &'static str {
        self.channel_kinds[kind as usize]
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
