//! The titles and formulas of built-in metrics and channels, in the language of the outputs.

use crate::vocabulary::Metric;

/// What the built-in channels and metrics are called in one language, each by the word of the vocabulary.
#[derive(Debug, serde::Serialize)]
pub struct BuiltIn {
    /// The channels.
    #[serde(skip)]
    pub channels: &'static [(&'static str, &'static str)],
    /// The metrics.
    #[serde(skip)]
    pub metrics: &'static [(&'static str, MetricWords)],
}

/// What a metric is called, and how it is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MetricWords {
    /// The name that people read.
    pub title: &'static str,
    /// What is counted, divided by what, over which time.
    pub formula: &'static str,
}

impl BuiltIn {
    /// Returns the name of the channel of this id.
    pub fn channel(&self, id: &str) -> Option<&'static str> {
        self.channels.iter().find(|(known, _)| *known == id).map(|(_, name)| *name)
    }

    /// Returns the words for a metric.
    pub fn metric(&self, metric: &Metric) -> Option<MetricWords> {
        self.metrics.iter().find(|(known, _)| *known == metric.id).map(|(_, words)| *words)
    }
}

/// Returns the entry of one metric.
pub(super) const fn metric(
    id: &'static str,
    title: &'static str,
    formula: &'static str,
) -> (&'static str, MetricWords) {
    (id, MetricWords { title, formula })
}
