//! Names that stand a second time where they may stand once.

use rustc_hash::FxHashMap;

use crate::diagnostic::Code;
use crate::source::Span;

use super::context::LowerContext;

/// Reports every name that stands a second time, as a repeated statement.
pub(super) fn report_repeated<'a>(
    cx: &mut LowerContext<'_>,
    names: impl Iterator<Item = (&'a str, Span)>,
    message: impl Fn(&str) -> String,
) {
    report_twice(cx, Code::REPEATED_STATEMENT, names, message);
}

/// Reports every name that stands a second time, with the first.
pub(super) fn report_twice<'a>(
    cx: &mut LowerContext<'_>,
    code: Code,
    names: impl Iterator<Item = (&'a str, Span)>,
    message: impl Fn(&str) -> String,
) {
    let mut first: FxHashMap<&str, Span> = FxHashMap::default();
    for (name, span) in names.filter(|(name, _)| !name.is_empty()) {
        if let Some(before) = first.get(name) {
            let help = match code {
                Code::DUPLICATE_ID => "give one of the two another id",
                _ => "keep the one that is right and delete the other, or join the two",
            };
            let fault = cx.error(code, span, message(name)).with_label(cx.at(*before), "first declared here");
            cx.report(fault.with_help(help));
        } else {
            first.insert(name, span);
        }
    }
}
