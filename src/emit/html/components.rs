//! The views of what several pages show: pains, opportunities, questions, KPIs, sources.

use camino::Utf8Path;

use crate::emit::naming;
use crate::insight::progress;
use crate::model::{
    BrightSpot, Kpi, Line, Opportunity, Pain, Question, Reading, SourceId, TeamId, Text, targets,
};
use crate::words::{capitalised, fill, format};

use super::markup::running::plain;
use super::markup::{icon, spark};
use super::page::{Page, tags};
use super::view::{
    BrightSpotView, ChannelView, KpiDetails, KpiView, LineView, LinkView, OpportunityDetails,
    OpportunityView, PainView, QuestionView, ReadingView, SourceView, WordView,
};

/// The size of a sparkline beside a KPI in short.
const SPARK: spark::Size = spark::Size { width: 64.0, height: 26.0 };

/// How many values a KPI lists. A data file may bring a value for every minute.
const HISTORY: usize = 60;

/// Returns a line of a lane, in quotation marks where somebody thinks or says it.
pub fn line<'a>(page: &Page<'a>, line: &'a Line, is_quote: bool, file: &'a Utf8Path) -> LineView<'a> {
    let text = match is_quote {
        true => page.cited_quote(&line.text, &line.cites, file),
        false => page.cited(&line.text, &line.cites, file),
    };
    LineView { text, about: page.about(line.about.as_deref(), file) }
}

/// Returns channels.
pub fn channels<'a>(
    page: &Page<'a>,
    channels: impl IntoIterator<Item = crate::model::ChannelId>,
) -> Vec<ChannelView<'a>> {
    let view = |id| {
        let channel = &page.model[id];
        ChannelView { icon: icon::of_channel(channel), name: page.words.channel(channel) }
    };
    channels.into_iter().map(view).collect()
}

/// Returns a pain. `class` is that of the persona whom alone it hurts, if it does.
pub fn pain<'a>(page: &Page<'a>, pain: &'a Pain, class: &'static str, file: &'a Utf8Path) -> PainView<'a> {
    let words = page.words;
    let severity = pain.severity();
    let persona = pain.persona.as_ref().and_then(|persona| persona.target);
    PainView {
        id: pain.id.as_ref().map(|id| &*id.value),
        severity: severity.word(),
        severity_words: capitalised(words.severity(severity)),
        class,
        persona: persona.map(|persona| page.short_name(persona)),
        lane: pain.activity.map(|(lane, _)| words.activity_lane(lane)),
        text: page.flow(&pain.text, file),
        cites: page.claim(&pain.cites),
        affects: pain.affects.map(|affects| {
            let share = format::percent(affects.value, words);
            fill(words.affects_share, &[("share", &share)])
        }),
        owner: pain.owner.as_ref().map(|owner| page.team(owner.target)),
        about: page.about(pain.about.as_deref(), file),
    }
}

/// Returns a bright spot.
pub fn bright_spot<'a>(page: &Page<'a>, spot: &'a BrightSpot, file: &'a Utf8Path) -> BrightSpotView<'a> {
    let words = page.words;
    BrightSpotView {
        id: spot.id.as_ref().map(|id| &*id.value),
        text: page.flow(&spot.text, file),
        cites: page.cites(&spot.cites),
        good_for: spot.affects.map(|affects| {
            let share = format::percent(affects.value, words);
            fill(words.good_for, &[("share", &share)])
        }),
        owner: spot.owner.as_ref().map(|owner| page.team(owner.target)),
        about: page.about(spot.about.as_deref(), file),
    }
}

/// Returns an opportunity in short.
pub fn opportunity<'a>(
    page: &Page<'a>,
    opportunity: &'a Opportunity,
    owner: Option<TeamId>,
) -> OpportunityView<'a> {
    let words = page.words;
    OpportunityView {
        id: opportunity.id.as_ref().map(|id| &*id.value),
        text: page.phrase(&opportunity.text, &opportunity.file),
        cites: page.cites(&opportunity.cites),
        priority: opportunity.priority().map(|priority| WordView {
            class: priority.word(),
            words: capitalised(words.priority(priority)),
        }),
        owner: page.owner(owner),
        status: words.opportunity_status(opportunity.status()),
        due: opportunity.due.map(|due| page.due(due.value, opportunity.is_overdue(page.today))),
        impact: opportunity.impact.map(|impact| words.level(impact.value)),
        effort: opportunity.effort.map(|effort| words.level(effort.value)),
        tags: tags(opportunity.about.as_deref()),
    }
}

/// Returns all there is to say of an opportunity. `at` names the block it stands in.
pub fn opportunity_details<'a>(
    page: &Page<'a>,
    opportunity: &'a Opportunity,
    owner: Option<TeamId>,
    at: &'a str,
) -> OpportunityDetails<'a> {
    let (model, words, file) = (page.model, page.words, &*opportunity.file);
    let result = opportunity.result.as_ref();
    OpportunityDetails {
        short: self::opportunity(page, opportunity, owner),
        at,
        about: page.about(opportunity.about.as_deref(), file),
        personas: targets(&opportunity.personas).map(|persona| page.short_name(persona)).collect(),
        teams: targets(&opportunity.with).map(|team| page.team(Some(team))).collect(),
        solves: targets(&opportunity.solves)
            .map(|pain| LinkView { href: page.pain_href(pain), title: named(&model[pain].text) })
            .collect(),
        improves: targets(&opportunity.improves)
            .map(|kpi| LinkView { href: page.kpi_href(kpi), title: model[kpi].head.title.to_string() })
            .collect(),
        cost: opportunity.cost.as_ref().map(|cost| format::value(cost, words)),
        benefit: page.texts(opportunity.benefit.as_slice(), file),
        result: result.map(|result| page.flow(&result.text, file)),
        result_on: result.and_then(|result| result.on).map(|on| page.date(on.value)),
    }
}

/// Returns the words by which a text is named elsewhere.
pub fn named(text: &Text) -> String {
    plain(&naming::beginning(text))
}

/// Returns a question.
pub fn question<'a>(page: &Page<'a>, question: &'a Question, file: &'a Utf8Path) -> QuestionView<'a> {
    let is_answered = question.is_answered();
    QuestionView {
        text: page.flow(&question.text, file),
        cites: page.cites(&question.cites),
        is_answered,
        owner: question.owner.as_ref().map(|owner| page.team(owner.target)),
        due: question.due.map(|due| page.due(due.value, !is_answered && due.value < page.today)),
        about: page.about(question.about.as_deref(), file),
    }
}

/// Returns a KPI in short. `touchpoint` is the id of the one it stands at.
pub fn kpi<'a>(
    page: &Page<'a>,
    kpi: &'a Kpi,
    owner: Option<TeamId>,
    touchpoint: Option<&'a str>,
) -> KpiView<'a> {
    let words = page.words;
    let status = icon::of_status(kpi.status());
    KpiView {
        id: &kpi.head.id.value,
        title: &kpi.head.title,
        touchpoint,
        status,
        status_words: words.kpi_status(kpi.status()),
        newest: kpi.newest().map(|newest| format::value(&newest.value, words)),
        target: kpi.target.as_ref().map(|target| format::goal(&target.goal, words)),
        owner: page.owner(owner),
        spark: spark::line(kpi, status, SPARK),
        tags: tags(kpi.about.as_deref()),
    }
}

/// Returns all there is to say of a KPI. `at` names the block it stands in, `movers` are the opportunities that are meant to move
/// it.
pub fn kpi_details<'a>(
    page: &Page<'a>,
    kpi: &'a Kpi,
    owner: Option<TeamId>,
    at: &'a str,
    movers: impl Iterator<Item = &'a Opportunity>,
) -> KpiDetails<'a> {
    let (words, file) = (page.words, &*kpi.head.file);
    let metric = kpi.metric.map(|metric| words.metric(metric.value));
    let text = |words: &str| {
        let mut out = super::markup::Markup::new();
        out.text(words);
        out.finish()
    };
    KpiDetails {
        id: &kpi.head.id.value,
        title: &kpi.head.title,
        cites: page.cites(&kpi.cites),
        at,
        status: icon::of_status(kpi.status()),
        status_words: words.kpi_status(kpi.status()),
        about: page.about(kpi.about.as_deref(), file),
        baseline: kpi.baseline.as_ref().map(|baseline| reading(page, baseline)),
        actuals: kpi.actuals.iter().rev().take(HISTORY).map(|actual| reading(page, actual)).collect(),
        older: kpi.actuals.len().saturating_sub(HISTORY),
        target: kpi.target.as_ref().map(|target| format::goal(&target.goal, words)),
        target_by: kpi.target.as_ref().and_then(|target| target.by).map(|by| page.date(by.value)),
        way_covered: progress::percent_covered(kpi).map(|covered| format::percent(covered.into(), words)),
        warn: kpi.warn.as_ref().map(|warn| format::goal(warn, words)),
        owner: page.owner(owner),
        cadence: kpi.cadence.map(|cadence| words.cadence(cadence.value)),
        metric: metric.map(|metric| metric.title),
        formula: match &kpi.formula {
            Some(formula) => Some(page.flow(formula, file)),
            None => metric.map(|metric| text(metric.formula)),
        },
        unit: kpi.unit.as_ref().map(|unit| format::unit(&unit.value, words).to_string()),
        moved_by: moved_by(movers),
    }
}

fn reading(page: &Page<'_>, reading: &Reading) -> ReadingView {
    ReadingView {
        value: format::value(&reading.value, page.words),
        on: reading.on.map(|on| page.date(on.value)),
    }
}

/// Returns the names of the opportunities that are meant to move a KPI.
fn moved_by<'a>(movers: impl Iterator<Item = &'a Opportunity>) -> Vec<String> {
    let mut before = None;
    // One that names the KPI twice comes twice in a row.
    let once = movers.filter(|opportunity| {
        !before.replace(*opportunity).is_some_and(|before| std::ptr::eq(before, *opportunity))
    });
    once.map(|opportunity| named(&opportunity.text)).collect()
}

/// Returns a source as the list at the end of a page has it.
pub fn source<'a>(page: &Page<'a>, id: SourceId) -> SourceView<'a> {
    let (words, source) = (page.words, &page.model[id]);
    let file = &*source.head.file;
    let details = [
        source.kind.map(|kind| capitalised(words.source_kind(kind.value))),
        source.on.map(|on| format::date(on.value, words)),
        source.sample.map(|sample| format!("n\u{a0}=\u{a0}{}", format::number(sample.value, words))),
    ];
    SourceView {
        title: &source.head.title,
        details: details.into_iter().flatten().collect::<Vec<_>>().join(", "),
        url: source.url.as_ref().map(|url| page.address(&url.value, None, file)),
        file: source.file.as_ref().map(|path| page.file(&path.value, file)),
        words: page.citations.words(id).iter().map(|(text, file)| page.flow(text, file)).collect(),
        about: page.about(source.about.as_deref(), file),
    }
}
