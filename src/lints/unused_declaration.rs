//! The lint `unused-declaration`: something declared that nothing names.

use rustc_hash::FxHashSet;

use crate::diagnostic::Diagnostic;
use crate::model::{Declaration, Declared, Id};

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds personas, teams, channels, sources and lanes that nothing in the project names, and shared stages that no
    /// journey has.
    ///
    /// ## Why it matters
    /// A persona on the project's page who walks nowhere, or research that no claim rests on, was forgotten: either
    /// something is missing in the journeys, or the declaration outlived its use.
    ///
    /// ## Example
    /// ```journey
    /// team growth
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// team growth
    /// kpi signup-rate { owner growth }
    /// ```
    Note "unused-declaration": Check::Project(check);
}

fn check(cx: &LintContext<'_>) -> Vec<Diagnostic> {
    let model = cx.model;
    let personas = model.personas.iter().map(|it| Some(&it.head));
    let teams = model.teams.iter().map(|it| Some(&it.head));
    let channels = model.channels.iter().map(|it| it.declared.as_ref());
    let sources = model.sources.iter().map(|it| Some(&it.head));
    let lanes = model.lanes.iter().map(|it| Some(&it.head));
    let mut found = Vec::new();
    found.extend(unnamed(cx, personas, Declared::Persona, "persona", |id| {
        format!("let a journey be about them: `persona {id}`")
    }));
    found.extend(unnamed(cx, teams, Declared::Team, "team", |id| {
        format!("say what it answers for: `owner {id}`")
    }));
    found.extend(unnamed(cx, channels, Declared::Channel, "channel", |id| {
        format!("use it at a touchpoint: `channel {id}`")
    }));
    found.extend(unnamed(cx, sources, Declared::Source, "source", |id| {
        format!("say what it supports: `cites {id}`")
    }));
    found.extend(unnamed(cx, lanes, Declared::Lane, "lane", |id| {
        format!("write into it at a touchpoint: `note {id} \"…\"`")
    }));
    found.extend(shared_stages(cx));
    found
}

/// Returns a report on each thing of one kind that nothing names. What is built in has no head.
fn unnamed<'a, T>(
    cx: &LintContext<'_>,
    heads: impl Iterator<Item = Option<&'a Declaration>>,
    declared: fn(Id<T>) -> Declared,
    noun: &str,
    use_it: impl Fn(&str) -> String,
) -> impl Iterator<Item = Diagnostic> {
    heads.enumerate().filter_map(move |(index, head)| {
        let head = head.filter(|_| cx.mentions.first(declared(Id::new(index))).is_none())?;
        let id = &head.id.value;
        Some(report(head, format!("nothing names the {noun} `{id}`"), use_it(id)))
    })
}

fn shared_stages(cx: &LintContext<'_>) -> impl Iterator<Item = Diagnostic> {
    let stages = cx.model.journeys.iter().flat_map(|journey| &journey.stages);
    let known: FxHashSet<&str> = stages.map(|stage| &*stage.head.id.value).collect();
    let shared = cx.model.shared_stages.iter().map(|stage| &stage.head);
    shared.filter(move |head| !known.contains(&*head.id.value)).map(|head| {
        let id = &head.id.value;
        report(
            head,
            format!("no journey has the shared stage `{id}`"),
            format!("add it to one: `stage {id}`"),
        )
    })
}

fn report(head: &Declaration, message: String, use_it: String) -> Diagnostic {
    LINT.found(place::of_head(head), message).with_help(format!("{use_it}; or delete it"))
}
