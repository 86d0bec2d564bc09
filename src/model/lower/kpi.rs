//! A KPI: its scale, its goals and its history.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, nearest};
use crate::model::{Declaration, Goal, Kpi, Misfit, Place, Reading, Scale, Target, Unit, Value};
use crate::source::{Span, Spanned};
use crate::syntax::tree::{Comparison, Item};
use crate::vocabulary::argument::{Name, entity};
use crate::vocabulary::{At, BlockKind, Direction, Keyword, KpiKeyword, METRICS, Metric};

use super::context::LowerContext;
use super::entry::Entry;

pub(super) fn kpi(
    cx: &mut LowerContext<'_>,
    head: Declaration,
    items: &[Item<'_>],
    place: Option<Place>,
) -> Kpi {
    let mut kpi = Kpi {
        head,
        place,
        metric: None,
        formula: None,
        unit: None,
        scale: None,
        baseline: None,
        target: None,
        warn: None,
        actuals: Vec::new(),
        owner: None,
        cadence: None,
        cites: Vec::new(),
        about: None,
    };
    for (keyword, entry) in cx.entries(BlockKind::Kpi, items) {
        match keyword {
            KpiKeyword::Metric { metric: name } => kpi.metric = metric(cx, &entry, name),
            KpiKeyword::Formula { text } => kpi.formula = entry.text(text),
            KpiKeyword::Unit { text } => {
                let unit = entry.string(text).filter(|unit| !unit.value.trim().is_empty());
                kpi.unit = unit.map(|unit| Spanned::new(Unit::from_word(unit.value.trim()), unit.span));
            }
            KpiKeyword::Baseline { value, on } => kpi.baseline = cx.reading(&entry, value, on),
            KpiKeyword::Target { goal, by } => {
                let by = cx.date(&entry, by);
                kpi.target = cx.goal(&entry, goal).map(|goal| Target { goal, by });
            }
            KpiKeyword::Warn { goal } => kpi.warn = cx.goal(&entry, goal),
            KpiKeyword::Actual { value, on } => kpi.actuals.extend(cx.reading(&entry, value, on)),
            KpiKeyword::Owner { team } => kpi.owner = entry.name(team),
            KpiKeyword::Cadence { word } => kpi.cadence = entry.choice(word),
            KpiKeyword::Cites { source, words } => kpi.cites.extend(entry.citation(source, words)),
            KpiKeyword::About(word) => cx.about(word, &entry, &mut kpi.about),
        }
    }
    if !unit_is_open(items, &kpi) {
        kpi.scale = give_units(cx, &mut kpi);
    }
    if let Some(scale) = kpi.scale.clone() {
        check_range(cx, &mut kpi, &scale);
        check_goals(cx, &kpi);
    }
    check_history(cx, &mut kpi);
    kpi
}

/// Returns whether the unit of the values is not known, because the word that says it could not be read.
fn unit_is_open(items: &[Item<'_>], kpi: &Kpi) -> bool {
    let is_meant = |keyword: &str, word: &str| keyword == word || nearest(keyword, [word]).is_some();
    items.iter().any(|item| match item {
        Item::Statement(statement) => {
            let keyword = statement.keyword;
            let is_other_word = KpiKeyword::named(keyword).is_some();
            (kpi.metric.is_none() && (keyword == "metric" || !is_other_word && is_meant(keyword, "metric")))
                || (kpi.unit.is_none() && (keyword == "unit" || !is_other_word && is_meant(keyword, "unit")))
        }
        _ => false,
    })
}

fn metric(
    cx: &mut LowerContext<'_>,
    entry: &Entry<'_, '_>,
    slot: At<Name<entity::Metric>>,
) -> Option<Spanned<&'static Metric>> {
    let name = entry.written_name(slot)?;
    match Metric::find(name.value) {
        Some(metric) => Some(Spanned::new(metric, name.span)),
        None => {
            let message = format!("there is no metric `{}`", name.value);
            if let Some(metric) = Metric::named(name.value) {
                let fault = cx.error(Code::UNKNOWN_REFERENCE, name.span, message);
                let fault = fault.with_help(format!("did you mean `{}`?", metric.id));
                cx.report(fault.with_replacement(format!("replace with `{}`", metric.id), metric.id));
                return None;
            }
            let help = "leave `metric` out and write `formula` and `unit`, or choose among";
            cx.unknown_reference(
                name.value,
                name.span,
                message,
                METRICS.iter().map(|metric| metric.id),
                help,
            );
            None
        }
    }
}

/// Returns the values of a KPI, in the order written.
fn values(kpi: &mut Kpi) -> Vec<&mut Value> {
    fn of_goal(goal: &mut Goal) -> Vec<&mut Value> {
        match goal {
            Goal::Compare(_, value) => vec![value],
            Goal::Range(least, most) => vec![least, most],
        }
    }
    let target = kpi.target.as_mut().map(|target| &mut target.goal);
    let goals = target.into_iter().chain(kpi.warn.as_mut()).flat_map(of_goal);
    let baseline = kpi.baseline.as_mut().map(|reading| &mut reading.value);
    let actuals = kpi.actuals.iter_mut().map(|reading| &mut reading.value);
    let mut values: Vec<&mut Value> = baseline.into_iter().chain(goals).chain(actuals).collect();
    values.sort_by_key(|value| value.span);
    values
}

/// Gives every value its unit and returns the scale they have in common; `None` where they disagree, which is reported.
fn give_units(cx: &mut LowerContext<'_>, kpi: &mut Kpi) -> Option<Scale> {
    let mut scale = match Scale::of(kpi) {
        Ok(scale) => scale,
        Err(misfit) => {
            let span = kpi.unit.as_ref().map_or(kpi.head.id.span, |unit| unit.span);
            report_unit(cx, span, misfit, "the metric");
            return None;
        }
    };
    let mut agree = true;
    for value in values(kpi) {
        let at = value.span;
        if let Err(misfit) = scale.take(value, || cx.at(at)) {
            agree = false;
            report_unit(cx, at, misfit, "the unit comes from here");
        }
    }
    agree.then_some(scale)
}

fn report_unit(cx: &mut LowerContext<'_>, span: Span, misfit: Misfit, label: &str) {
    let fault = cx.error(Code::UNIT_MISMATCH, span, misfit.message).with_help(misfit.help);
    cx.report(match misfit.origin {
        Some(origin) => fault.with_label(origin, label),
        None => fault,
    });
}

/// Reports values that can be read in two ways, or that the metric cannot have.
fn check_range(cx: &mut LowerContext<'_>, kpi: &mut Kpi, scale: &Scale) {
    for value in values(kpi) {
        if cx.unless_asked(scale.check_point(value).err(), value.span).is_some()
            && let Err(misfit) = scale.check_range(value)
        {
            cx.out_of_range(value.span, misfit.message, &misfit.help);
        }
    }
}

/// Reports reversed ranges, and a warning line that is not easier to meet than the target.
fn check_goals(cx: &mut LowerContext<'_>, kpi: &Kpi) {
    let target = kpi.target.as_ref().map(|target| &target.goal);
    let reversed: Vec<Span> = target
        .into_iter()
        .chain(&kpi.warn)
        .filter_map(|goal| match goal {
            Goal::Range(least, most) if least.comparable() > most.comparable() => {
                Some(least.span.to(most.span))
            }
            _ => None,
        })
        .collect();
    let sound = reversed.is_empty();
    reversed.into_iter().for_each(|span| cx.reversed(span));
    let (Some(target), Some(warn)) = (&kpi.target, &kpi.warn) else { return };
    if let (Some(wanted), Some(warned)) = (target.goal.direction(), warn.direction())
        && wanted != warned
    {
        opposed(cx, kpi, (&target.goal, wanted), warn);
    } else if sound && !is_easier(warn, &target.goal) {
        let message = "`warn` is not easier to meet than `target`".to_owned();
        let fault = cx.error(Code::VALUE_OUT_OF_RANGE, span_of(warn), message);
        let help =
            "at risk is what misses the target and still meets `warn`; write a value on the worse side";
        cx.report(fault.with_label(cx.at(span_of(&target.goal)), "the target").with_help(help));
    }
}

/// Reports a target and a warning line of which one asks for more and the other for less, at the one that points against the
/// metric, else at the warning line.
fn opposed(cx: &mut LowerContext<'_>, kpi: &Kpi, (target, wanted): (&Goal, Direction), warn: &Goal) {
    let metric = kpi.metric.as_ref().and_then(|metric| metric.value.direction);
    let is_target = metric.is_some_and(|better| better != wanted);
    let (wrong, right, other) = match is_target {
        true => (target, warn, "the warning line"),
        false => (warn, target, "the target"),
    };
    let message = "`target` and `warn` point in different directions".to_owned();
    let fault = cx.error(Code::VALUE_OUT_OF_RANGE, span_of(wrong), message);
    let sign = match right.direction() {
        Some(Direction::Down) => "<=",
        _ => ">=",
    };
    let help = format!("turn the sign round: `{sign} {}`", cx.file.slice(span_of(wrong)));
    cx.report(fault.with_label(cx.at(span_of(right)), other).with_help(help));
}

fn span_of(goal: &Goal) -> Span {
    match goal {
        Goal::Compare(_, value) => value.span,
        Goal::Range(least, most) => least.span.to(most.span),
    }
}

/// Returns whether everything that meets `target` meets `warn`, and more does.
fn is_easier(warn: &Goal, target: &Goal) -> bool {
    let (warn, target) = (Interval::of(warn), Interval::of(target));
    warn.low <= target.low && warn.high >= target.high && warn != target
}

/// The values that meet a goal, its ends written so that a wider interval has a smaller `low` and a greater `high`.
#[derive(PartialEq)]
struct Interval {
    low: (Decimal, i8),
    high: (Decimal, i8),
}

impl Interval {
    fn of(goal: &Goal) -> Self {
        let everything = Interval { low: (Decimal::MIN, -1), high: (Decimal::MAX, 1) };
        match goal {
            Goal::Range(least, most) => {
                Interval { low: (least.comparable(), 0), high: (most.comparable(), 0) }
            }
            Goal::Compare(comparison, value) => {
                let at = value.comparable();
                match comparison {
                    Comparison::AtLeast => Interval { low: (at, 0), ..everything },
                    Comparison::MoreThan => Interval { low: (at, 1), ..everything },
                    Comparison::AtMost => Interval { high: (at, 0), ..everything },
                    Comparison::LessThan => Interval { high: (at, -1), ..everything },
                    Comparison::Exactly => Interval { low: (at, 0), high: (at, 0) },
                }
            }
        }
    }
}

/// Puts the history into order, and reports readings without a day and two for one day, of which the first stays.
fn check_history(cx: &mut LowerContext<'_>, kpi: &mut Kpi) {
    if kpi.actuals.len() < 2 {
        return;
    }
    let mut first: FxHashMap<Date, Span> = FxHashMap::default();
    kpi.actuals.retain(|Reading { value, on, .. }| {
        let Some(on) = on else {
            let message = "`actual` lacks a date: several of them make a history".to_owned();
            let help = format!(
                "write the day behind the value, as in `actual {} on 2026-11-01`",
                cx.file.slice(value.span)
            );
            cx.report(cx.error(Code::MISSING_ARGUMENT, value.span, message).with_help(help));
            return true;
        };
        if let Some(before) = first.get(&on.value) {
            let message = format!("there is an actual value for {} already", on.value);
            let fault = cx.error(Code::REPEATED_STATEMENT, on.span, message);
            let fault = fault.with_label(cx.at(*before), "first written here");
            cx.report(fault.with_help("keep the one that is right and delete the other"));
            return false;
        }
        first.insert(on.value, on.span);
        true
    });
    kpi.actuals.sort_by_key(|reading| reading.on.map(|on| on.value));
}

#[cfg(test)]
mod tests {
    use crate::model::lower;
    use crate::source::SourceFile;
    use crate::syntax;

    #[test]
    fn a_metric_is_known_by_its_abbreviation() {
        for (written, help) in [
            ("ctr", "did you mean `click-through-rate`?"),
            ("ces", "did you mean `customer-effort-score`?"),
            ("bounce-rte", "did you mean `bounce-rate`?"),
        ] {
            let file = SourceFile::new("a.journey", format!("kpi k {{ metric {written} }}"));
            let unit = lower(&file, &syntax::parse(&file).items);
            let [fault] = unit.diagnostics.as_slice() else { panic!("{:#?}", unit.diagnostics) };
            assert_eq!(fault.help.as_deref(), Some(help));
            assert!(fault.fix.is_some(), "{written}");
        }
    }
}
