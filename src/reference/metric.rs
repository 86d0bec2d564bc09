//! Metrics as topics.

use crate::vocabulary::{ConventionalStage, METRICS, Metric};

use super::{Topic, TopicKind};

pub(super) fn topics() -> Vec<Topic> {
    let topic = |metric: &Metric| Topic {
        kind: TopicKind::Metric,
        name: metric.id,
        severity: None,
        summary: format!("{}: {}", metric.title, metric.tells.trim_end_matches('.')),
        documentation: page(metric),
    };
    METRICS.iter().map(topic).collect()
}

/// Returns what an analyst would say of a metric.
fn page(metric: &Metric) -> String {
    let mut page = format!("## What it tells\n{}\n\n", metric.tells);
    page += &format!("## How it is computed\n{}\n\n", metric.formula);
    page += "## How it is counted\n";
    page += &format!("- unit: {}, as in `actual {}`\n", metric.unit.title(), metric.sample);
    page += &format!("- direction: {}\n", metric.direction.map_or("none of its own", |it| it.title()));
    page += &format!("- range: {}\n", metric.range().unwrap_or_else(|| "any value".to_owned()));
    let stages: Vec<&str> = metric.stages.iter().map(|stage: &ConventionalStage| stage.title()).collect();
    page += &format!("- usual stages: {}\n", stages.join(", "));
    if !metric.also.is_empty() {
        page += &format!("- also called: {}\n", metric.also.join(", "));
    }
    page += "\n## Common mistakes\n";
    for mistake in metric.mistakes {
        page += &format!("- {mistake}\n");
    }
    page + &format!("\n## Example\n```journey\n{}```\n", example(metric))
}

/// Returns a KPI that measures the metric. Where the metric does not say which way is better, the target has to.
fn example(metric: &Metric) -> String {
    let (id, title, actual) = (metric.id, metric.title, metric.sample);
    let target = match metric.direction {
        Some(_) => String::new(),
        None => format!("  target  >= {actual}\n"),
    };
    format!("kpi {id} \"{title}\" {{\n  metric  {id}\n{target}  actual  {actual} on 2026-11-01\n}}\n")
}
