//! Every word that an output shows to people beside what they wrote: one column per language.

mod built_in;
mod english;
pub mod format;
mod french;
mod german;
mod spanish;
mod template;
#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use crate::model::{ActivityLane, Channel, KpiStatus, TimeUnit};
use crate::vocabulary::{
    Cadence, ChannelKind, Confidence, Level, Metric, OpportunityStatus, PainSeverity, Period, Priority,
    SourceKind,
};

pub use built_in::{BuiltIn, MetricWords};
pub use english::ENGLISH;
pub use french::FRENCH;
pub use german::GERMAN;
pub use spanish::SPANISH;
pub use template::{Piece, fill, pieces};

/// Every language that outputs speak, by its primary subtag. The first stands in for all others.
pub static LANGUAGES: [(&str, &Words); 4] =
    [("en", &ENGLISH), ("fr", &FRENCH), ("de", &GERMAN), ("es", &SPANISH)];

/// The words of one language, and how it writes numbers and days.
#[derive(Debug, serde::Serialize)]
#[expect(missing_docs, reason = "each field is named like its English words")]
pub struct Words {
    pub decimal_mark: &'static str,
    pub thousands: &'static str,
    /// The number of digits from which thousands are parted.
    pub thousands_from: usize,
    /// What stands behind a number of percent.
    pub percent: &'static str,
    /// What stands behind the first day of a month, and behind the others.
    pub day_marks: (&'static str, &'static str),
    /// What stands between a name and what there is to say of it.
    pub colon: &'static str,
    pub singular: Singular,
    /// Whether nouns keep their capital within a sentence.
    pub has_capital_nouns: bool,
    /// The units of time, from the smallest.
    pub time_units: [TimeWords; 8],
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
    pub severity_low: &'static str,
    pub severity_medium: &'static str,
    pub severity_high: &'static str,
    pub critical: &'static str,
    pub severity_count: &'static str,
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
    pub affects_share: &'static str,
    pub opportunity: &'static str,
    pub solves: &'static str,
    pub priority_label: &'static str,
    pub due: &'static str,
    pub kpi: &'static str,
    pub after_time: &'static str,
    pub map: &'static str,
    pub checklist: &'static str,
    pub how_it_feels: &'static str,
    pub how_people_move: &'static str,
    pub arrows_left_out: &'static str,
    pub entries_left_out: &'static str,

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
    pub never: &'static str,
    pub lost: &'static str,
    pub n_of_all: &'static str,
    pub n_of_all_on_target: &'static str,
    pub future_of: &'static str,
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
    pub matrix_lead_without_kpis: &'static str,
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
    pub nothing: &'static str,
    pub teams: &'static str,
    pub department: &'static str,
    pub contact: &'static str,
    pub channel: &'static str,
    pub kind: &'static str,
    pub lanes: &'static str,
    pub index: &'static str,
    pub index_of_touchpoints: &'static str,
    pub more: &'static str,
    pub details: &'static str,
    pub table: &'static str,
    pub heat: [&'static str; 5],
    pub source_kinds: [&'static str; 9],
    pub channel_kinds: [&'static str; 3],

    // The tools of a map, and its cards. `{n}` and `{all}` stand for numbers.
    pub filter_the_map: &'static str,
    pub find: &'static str,
    pub find_in_the_map: &'static str,
    pub all_personas: &'static str,
    pub all_channels: &'static str,
    pub all_owners: &'static str,
    pub all_tags: &'static str,
    pub tag: &'static str,
    pub clear: &'static str,
    pub one_touchpoint: &'static str,
    pub all_touchpoints: &'static str,
    pub matching_touchpoints: &'static str,
    pub lanes_menu: &'static str,
    pub lanes_shown: &'static str,
    pub density: &'static str,
    pub fit_to_window: &'static str,
    pub compact: &'static str,
    pub comfortable: &'static str,
    pub theme: &'static str,
    pub auto_theme: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub copy_link: &'static str,
    pub link_copied: &'static str,
    pub link_not_copied: &'static str,
    pub previous: &'static str,
    pub following: &'static str,
    pub close: &'static str,
    pub from: &'static str,
    pub more_of_them: &'static str,
    pub map_without_stages: &'static str,

    // The pages of the project.
    pub steps: &'static str,
    pub action: &'static str,
    pub team: &'static str,
    pub n_current_and_future: &'static str,
    pub first_of_all: &'static str,
    pub whole_list: &'static str,
    pub whole_list_kind: &'static str,
    pub from_to_of_all: &'static str,
    pub pages_of_the_list: &'static str,
    pub done_and_dropped: &'static str,
    pub supported: &'static str,
    pub assumed: &'static str,
    pub planned_for_it: &'static str,
    pub pains_lead: &'static str,
    pub channels_lead: &'static str,
    pub sources_lead: &'static str,
    pub claim: &'static str,
    pub claims: &'static str,
    pub supports: &'static str,
    pub claims_without_source: &'static str,
    pub claims_without_source_lead: &'static str,
    pub lanes_short: &'static str,
    pub scroll_sideways: &'static str,
    pub stages_and_touchpoints: &'static str,
    pub handoffs: &'static str,
    pub from_team: &'static str,
    pub to_team: &'static str,
    pub skip_to_content: &'static str,
    pub search_everything: &'static str,
    pub search_hint: &'static str,
    pub found_one: &'static str,
    pub found_many: &'static str,
    pub found_none: &'static str,

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
    pub reached_with: &'static str,
    pub was_due: &'static str,
    pub better: &'static str,
    pub worse: &'static str,
    pub unchanged: &'static str,
    pub since: &'static str,
    pub since_the_baseline: &'static str,
    pub next_reading: &'static str,
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
    pub alternatives: &'static str,
    /// How many of those who come somewhere, as a heading.
    pub part: &'static str,
    pub bright_spot: &'static str,
    pub bright_spots: &'static str,
    pub good_for: &'static str,
    pub one_of: &'static str,
    pub share_unknown: &'static str,
    pub pass_by: &'static str,
    pub people_wait: &'static str,
    pub by_team: &'static str,
    pub spots_lost: &'static str,
    pub spots_kept: &'static str,
    pub solved_by: &'static str,
    pub delivers_it: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub worst_pains: &'static str,
    pub kpis_off_target: &'static str,
    pub targets: &'static str,
    pub actions_due: &'static str,
    pub most_at: &'static str,
    pub all_at: &'static str,
    pub no_action_due: &'static str,
    pub no_pain: &'static str,
    pub no_kpi_off_target: &'static str,
    pub no_open_question: &'static str,
    pub not_counted: &'static str,
    pub not_said: &'static str,
    pub n_of_all_people: &'static str,
    pub of_hundred: &'static str,
    pub of_hundred_one: &'static str,
    pub share_of_persona: &'static str,
    pub n_people: &'static str,
    pub n_person: &'static str,
    pub no_kpi_judged: &'static str,
    pub no_kpi_measured: &'static str,
    pub not_in_a_column: &'static str,
    pub title: &'static str,
    pub only_in_current: &'static str,
    /// What the built-in channels and metrics are called; `None` where that is what the vocabulary says.
    pub built_in: Option<BuiltIn>,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct TimeWords {
    /// Behind an amount of one: `1 day`.
    pub one: &'static str,
    /// Behind any other amount: `3 days`.
    pub many: &'static str,
    /// The same in [`Words::after_time`], where some languages bend it: `nach 3 Tagen`.
    pub after: &'static str,
    /// For what happens once in it: `every day`.
    pub each: &'static str,
    /// For what happens once in several of them: `every {time}`.
    pub every: &'static str,
}

/// Of how many a language speaks as of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum Singular {
    /// Of exactly one.
    One,
    /// Of all that is less than two, nothing included.
    BelowTwo,
}

/// Returns the words of the language of a tag such as `de-AT`, or `None` where no output speaks it.
pub fn spoken(language: &str) -> Option<&'static Words> {
    let primary = language.split('-').next().unwrap_or_default();
    let column = LANGUAGES.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(primary));
    column.map(|(_, words)| *words)
}

/// Returns the words for the language of a tag: English for one that no output speaks.
pub fn of(language: &str) -> &'static Words {
    spoken(language).unwrap_or(&ENGLISH)
}

/// Returns whether somebody's words come with quotation marks of their own.
pub fn is_quoted(text: &str) -> bool {
    text.trim_start().starts_with(['"', '“', '„', '«', '»', '‘', '\''])
}

/// Returns a word with its first letter raised, as it stands at the beginning of a line.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

impl Words {
    /// Returns whether an amount takes the singular.
    pub fn is_one(&self, amount: Decimal) -> bool {
        match self.singular {
            Singular::One => amount.abs() == Decimal::ONE,
            Singular::BelowTwo => amount.abs() < Decimal::TWO,
        }
    }

    /// Returns the word for a unit of time behind an amount: `1 day`, `2 days`, `3 min`.
    pub fn time_unit(&self, unit: TimeUnit, amount: Decimal) -> &'static str {
        let words = &self.time_units[unit as usize];
        if self.is_one(amount) { words.one } else { words.many }
    }

    /// Returns a name as it stands within a sentence: with a small first letter, unless it is a noun of a language that
    /// writes them with a capital, or an abbreviation.
    pub fn within(&self, name: &str) -> String {
        within(name, self.has_capital_nouns)
    }

    /// Returns a name and what there is to say of it: `Owner: Web`.
    pub fn labelled(&self, name: &str, rest: &str) -> String {
        format!("{name}{} {rest}", self.colon)
    }

    /// Returns the name of a channel: as declared, else that of the built-in one.
    pub fn channel<'c>(&self, channel: &'c Channel) -> &'c str {
        let is_built_in = channel.declared.is_none();
        let built_in = self.built_in.as_ref().filter(|_| is_built_in);
        built_in.and_then(|words| words.channel(&channel.id)).unwrap_or(&channel.title)
    }

    /// Returns the name of a metric, and how it is computed.
    pub fn metric(&self, metric: &'static Metric) -> MetricWords {
        let own = self.built_in.as_ref().and_then(|words| words.metric(metric));
        own.unwrap_or(MetricWords { title: metric.title, formula: metric.formula })
    }

    /// Returns the name of a lane of the service blueprint.
    pub fn activity_lane(&self, lane: ActivityLane) -> &'static str {
        match lane {
            ActivityLane::Frontstage => self.frontstage,
            ActivityLane::Backstage => self.backstage,
            ActivityLane::SupportedBy => self.supported_by,
        }
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
            PainSeverity::Low => self.severity_low,
            PainSeverity::Medium => self.severity_medium,
            PainSeverity::High => self.severity_high,
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

/// Returns a name as it stands within a sentence, in a language with or without capital nouns.
pub fn within(name: &str, has_capital_nouns: bool) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    match has_capital_nouns || letters.clone().next().is_some_and(char::is_uppercase) {
        true => name.to_owned(),
        false => first.chain(letters).collect(),
    }
}
