//! Findings without those that the writer has silenced.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, Location};
use crate::lints::{self, Finding, NoLint, unused_allow};
use crate::source::{FilePath, Span, Spanned};

use super::Allow;

/// Returns what the lints found without what the writer has silenced, and with a report of each `allow` that silences
/// nothing.
pub fn apply(found: Vec<Finding>, allows: &BTreeMap<FilePath, &[Allow]>) -> Vec<Diagnostic> {
    let mut silencers: BTreeMap<&FilePath, Silencers<'_>> =
        allows.iter().map(|(file, allows)| (file, Silencers::new(allows))).collect();
    let mut is_silenced = |diagnostic: &Diagnostic| {
        let here = silencers.get_mut(&diagnostic.location.file);
        here.is_some_and(|here| here.silence(diagnostic))
    };
    let mut heard: Vec<Diagnostic> =
        found.into_iter().filter_map(|finding| finding.into_diagnostic(&mut is_silenced)).collect();
    for (file, mut here) in silencers {
        let unused = unused(file, allows[file], &here);
        heard.extend(unused.into_iter().filter(|diagnostic| !here.silence(diagnostic)));
        // What allows `unused-allow` itself can only be judged now.
        heard.extend(here.unused(unused_allow::LINT.code.as_str()).map(|name| silences_nothing(file, name)));
    }
    heard
}

/// The scopes of one file, by the lint that they silence.
struct Silencers<'a>(FxHashMap<&'a str, Vec<Scope<'a>>>);

/// A scope in which one lint is silent. Scopes lie within each other or apart, as statements do; where one begins in another
/// and ends behind it, the later one counts.
struct Scope<'a> {
    span: Span,
    name: &'a Spanned<Box<str>>,
    /// The place, in the same list, of the next wider scope.
    parent: Option<usize>,
    is_used: bool,
}

impl<'a> Silencers<'a> {
    fn new(allows: &'a [Allow]) -> Self {
        let mut by_name: FxHashMap<&str, Vec<Scope<'_>>> = FxHashMap::default();
        for allow in allows {
            for name in allow.names.iter().flatten() {
                let scopes = by_name.entry(&*name.value).or_default();
                let scope = allow.scope.map(|span| Scope { span, name, parent: None, is_used: false });
                scopes.extend(scope);
            }
        }
        for scopes in by_name.values_mut() {
            scopes.sort_by_key(|scope| (scope.span.start, std::cmp::Reverse(scope.span.end)));
            let mut around: Vec<usize> = Vec::new();
            for index in 0..scopes.len() {
                let span = scopes[index].span;
                while around.last().is_some_and(|wider| scopes[*wider].span.end <= span.end) {
                    around.pop();
                }
                scopes[index].parent = around.last().copied();
                around.push(index);
            }
        }
        Self(by_name)
    }

    /// Returns whether a finding is silenced, and marks the narrowest scope that does it as used.
    fn silence(&mut self, diagnostic: &Diagnostic) -> bool {
        let Some(span) = diagnostic.location.span else { return false };
        let Some(scopes) = self.0.get_mut(diagnostic.code.as_str()) else { return false };
        let mut candidate = scopes.partition_point(|scope| scope.span.start <= span.start).checked_sub(1);
        while let Some(index) = candidate {
            if span.end <= scopes[index].span.end {
                scopes[index].is_used = true;
                return true;
            }
            candidate = scopes[index].parent;
        }
        false
    }

    /// Returns the names of this lint that have silenced nothing so far.
    fn unused(&self, lint: &str) -> impl Iterator<Item = &'a Spanned<Box<str>>> {
        let scopes = self.0.get(lint).into_iter().flatten();
        scopes.filter(|scope| !scope.is_used).map(|scope| scope.name)
    }
}

/// Reports what is wrong with the `allow` comments of a file, those of `unused-allow` itself aside.
fn unused(file: &FilePath, allows: &[Allow], silencers: &Silencers<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for allow in allows {
        match (&allow.names, allow.scope) {
            (None, _) => {
                let message = "this comment cannot be read, and silences nothing";
                let help = "write `// journey: allow(missing-owner) and the reason`";
                found.push(at(file, allow.comment, message).with_help(help));
            }
            (Some(_), None) => {
                let message = "this comment stands at no statement, and silences nothing";
                let help = "put it on the line above the statement, or at the end of its first line";
                found.push(at(file, allow.comment, message).with_help(help));
            }
            (Some(names), Some(_)) => {
                found.extend(names.iter().filter_map(|name| no_lint(file, name)));
            }
        }
    }
    let names = lints::NAMES.iter().filter(|name| **name != unused_allow::LINT.code.as_str());
    found.extend(names.flat_map(|name| silencers.unused(name)).map(|name| silences_nothing(file, name)));
    found
}

fn silences_nothing(file: &FilePath, name: &Spanned<Box<str>>) -> Diagnostic {
    let message = format!("there is nothing to silence here for `{}`", name.value);
    at(file, name.span, message).with_help("take the name out of the comment, or the comment out of the file")
}

/// Returns what is wrong with a name, where it is not that of a lint.
fn no_lint(file: &FilePath, name: &Spanned<Box<str>>) -> Option<Diagnostic> {
    let written = &*name.value;
    let found = |message: String| at(file, name.span, message);
    let unknown = || found(format!("there is no lint `{written}`"));
    Some(match lints::find(written) {
        Ok(_) => return None,
        Err(NoLint::IsError) => found(format!("`{written}` is an error, and errors cannot be silenced"))
            .with_help("take the name out of the comment"),
        Err(_) if written.contains(|letter: char| !letter.is_alphanumeric() && letter != '-') => {
            unknown().with_help("put commas between the names: `allow(missing-owner, long-stage)`")
        }
        Err(NoLint::Near(near)) => unknown()
            .with_help(format!("did you mean `{near}`?"))
            .with_replacement(format!("replace with `{near}`"), near),
        Err(NoLint::Unknown) => unknown().with_help("`journey explain --list` names them all"),
    })
}

fn at(file: &FilePath, span: Span, message: impl Into<String>) -> Diagnostic {
    unused_allow::LINT.found(Location::new(file, span), message)
}
