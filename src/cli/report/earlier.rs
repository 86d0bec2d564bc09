//! Whether a file is a report of an earlier run, which a new one may replace.

use super::summary::is_summary;

/// Returns whether these are the bytes of a report in any format. An empty file is one that waits for its report.
pub fn is_report(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let last = text.lines().last().unwrap_or_default();
    text.is_empty() || is_summary(last) || is_document(text)
}

/// Returns whether a text is what `--format json` writes.
fn is_document(text: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Head {
        #[serde(rename = "version")]
        _version: u32,
        #[serde(rename = "diagnostics")]
        _diagnostics: Vec<serde::de::IgnoredAny>,
        #[serde(rename = "summary")]
        _summary: serde::de::IgnoredAny,
    }
    serde_json::from_str::<Head>(text).is_ok()
}
