//! The statements of a block: which words they are, and whether they may stand there, so often, with a block.

use rustc_hash::FxHashMap;

use crate::diagnostic::text::listed;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::source::Span;
use crate::syntax::tree::{Item, Statement};
use crate::vocabulary::{ArgumentKind, BlockKind, Keyword, Occurrence, Word, synonym};

use super::bind::{self, Bound};
use super::context::LowerContext;
use super::entry::Entry;

impl LowerContext<'_> {
    /// Returns the statements of a block that can be lowered, with their keywords, and reports the others.
    ///
    /// A statement that opens a block is returned even if its arguments are wrong, so that the statements inside it are
    /// checked too; its slots are empty then.
    pub(super) fn entries<'t, 's, K: Keyword>(
        &mut self,
        kind: BlockKind,
        items: &'t [Item<'s>],
    ) -> Vec<(K, Entry<'t, 's>)> {
        self.entries_without(None, kind, items)
    }

    /// Returns the same; of a word that would have no meaning where this block stands, nobody is told.
    pub(super) fn entries_without<'t, 's, K: Keyword>(
        &mut self,
        untold: Option<&str>,
        kind: BlockKind,
        items: &'t [Item<'s>],
    ) -> Vec<(K, Entry<'t, 's>)> {
        let mut entries = Vec::with_capacity(items.len());
        let keyword =
            |word: &Word| K::named(word.name).expect("the keywords of a block are made of its words");
        let mut first: FxHashMap<&'static str, Span> = FxHashMap::default();
        for item in items {
            let Item::Statement(statement) = item else { continue };
            let Some(word) = Word::find(kind, statement.keyword) else {
                if !statement.astray || Word::named(statement.keyword).next().is_none() {
                    self.report(wrong_word(self, kind, statement, untold));
                }
                self.poison(statement);
                continue;
            };
            if word.occurrence == Occurrence::Once
                && let Some(first) = first.insert(word.name, statement.keyword_span)
            {
                if !statement.astray {
                    self.report(repeated(self, statement, first));
                }
                self.poison(statement);
                continue;
            }
            self.block_of(word, statement);
            match bind::bind(self, word, statement) {
                Ok(bound) => entries.push((keyword(word), Entry { word, statement, bound })),
                Err(fault) => {
                    if let Some(fault) = fault {
                        self.report(*fault);
                    }
                    self.poison(statement);
                    if word.opens.is_some() && statement.block.is_some() {
                        entries.push((keyword(word), Entry { word, statement, bound: Bound::none() }));
                    }
                }
            }
        }
        entries
    }

    /// Reports a block where none may stand.
    fn block_of(&mut self, word: &'static Word, statement: &Statement<'_>) {
        if word.opens.is_none()
            && let Some(block) = &statement.block
            && !statement.broken
        {
            // Of a brace that stands below its statement it is said already that it should not.
            if !block.late {
                let brace = Span { start: block.span.start, end: block.span.start + 1 };
                let message = format!("`{}` takes no block", word.name);
                let fault = self.error(Code::WRONG_ARGUMENT, brace, message);
                self.report(fault.with_help(format!("write it on one line: `{}`", word.signature())));
            }
            block.items.iter().for_each(|item| {
                if let Item::Statement(inner) = item {
                    self.poison(inner);
                }
            });
        }
    }
}

fn repeated(cx: &LowerContext<'_>, statement: &Statement<'_>, first: Span) -> Diagnostic {
    let keyword = statement.keyword;
    cx.error(
        Code::REPEATED_STATEMENT,
        statement.keyword_span,
        format!("`{keyword}` stands here a second time"),
    )
    .with_label(cx.at(first), "first written here")
    .with_help(match takes_a_list(keyword) {
        true => format!("write one `{keyword}` with commas between its names, or delete one of the two"),
        false => "keep the one that is right and delete the other".to_owned(),
    })
}

fn takes_a_list(keyword: &str) -> bool {
    let is_list = |kind| matches!(kind, ArgumentKind::Names(_) | ArgumentKind::Tags);
    Word::named(keyword).any(|word| word.slots.iter().any(|slot| is_list(slot.kind)))
}

/// Says what is wrong with a keyword that has no row for this block.
fn wrong_word(
    cx: &LowerContext<'_>,
    kind: BlockKind,
    statement: &Statement<'_>,
    untold: Option<&str>,
) -> Diagnostic {
    let fitting = || Word::of_block(kind).map(|word| word.name).filter(|name| Some(*name) != untold);
    let keyword = statement.keyword;
    if let Some(meant) = synonym(keyword) {
        return unknown(cx, kind, statement, meant);
    }
    if Word::named(keyword).next().is_some() {
        return misplaced(cx, kind, statement);
    }
    match nearest(keyword, fitting()) {
        Some(meant) => unknown(cx, kind, statement, meant),
        None => {
            let words: Vec<&str> = fitting().collect();
            let help = format!("{} takes: {}", kind.described(), words.join(", "));
            no_word(cx, kind, statement).with_help(help)
        }
    }
}

/// Says of a keyword that it is none.
fn no_word(cx: &LowerContext<'_>, kind: BlockKind, statement: &Statement<'_>) -> Diagnostic {
    let keyword = statement.keyword;
    let message = match Word::named(keyword).next() {
        Some(_) => format!("`{keyword}` means something else, and not {}", place(kind)),
        None => format!("`{keyword}` is no word of the language"),
    };
    cx.error(Code::UNKNOWN_KEYWORD, statement.keyword_span, message)
}

/// Says which word of the language is meant.
fn unknown(cx: &LowerContext<'_>, kind: BlockKind, statement: &Statement<'_>, meant: &str) -> Diagnostic {
    let fault = no_word(cx, kind, statement);
    let bare = meant.split(' ').next().unwrap_or(meant);
    match Word::find(kind, bare) {
        Some(word) => fault
            .with_help(format!("did you mean `{meant}`? {}", word.meaning))
            .with_replacement(format!("replace with `{meant}`"), meant),
        None => fault.with_help(format!("`{meant}` says that, {}", homes(bare))),
    }
}

fn misplaced(cx: &LowerContext<'_>, kind: BlockKind, statement: &Statement<'_>) -> Diagnostic {
    let keyword = statement.keyword;
    let message = format!("`{keyword}` has no meaning {}", place(kind));
    let help = match kind {
        BlockKind::Step if Word::find(BlockKind::Touchpoint, keyword).is_some() => {
            format!("a step is what people do without us; with `{keyword}` it is a `touchpoint`")
        }
        BlockKind::TeamStep if Word::find(BlockKind::Step, keyword).is_some() => {
            "a team does this step, while people wait: take `by` away, or say what people go through at the touchpoint before"
                .to_owned()
        }
        BlockKind::TeamStep if Word::find(BlockKind::Touchpoint, keyword).is_some() => {
            format!("a team does this step, while people wait; with `{keyword}` it is a `touchpoint`, without `by`")
        }
        BlockKind::SharedStage if Word::find(BlockKind::Stage, keyword).is_some() => {
            format!(
                "a shared stage holds only what journeys have in common; `{keyword}` stands in the `stage` of a journey"
            )
        }
        _ => format!("it stands {}", homes(keyword)),
    };
    cx.error(Code::MISPLACED_STATEMENT, statement.keyword_span, message).with_help(help)
}

/// Returns where a block is: "in a `stage`", "at the top level of a file".
fn place(kind: BlockKind) -> String {
    match kind {
        BlockKind::File => format!("at {}", kind.described()),
        _ => format!("in {}", kind.described()),
    }
}

/// Returns where a word stands: "in a `stage` or in a `touchpoint`".
fn homes(keyword: &str) -> String {
    let mut blocks: Vec<BlockKind> = Word::named(keyword).flat_map(|word| word.blocks).copied().collect();
    blocks.sort_unstable();
    blocks.dedup();
    if blocks.contains(&BlockKind::Step) {
        // Whoever looks for the place need not know the two kinds of step apart.
        blocks.retain(|block| *block != BlockKind::TeamStep);
    }
    let places: Vec<String> = blocks.into_iter().map(place).collect();
    listed(&places, "or")
}

#[cfg(test)]
mod tests {
    use crate::model::lower;
    use crate::source::SourceFile;
    use crate::syntax::parse;

    /// Returns the help on what is wrong in a stage.
    fn help(stage: &str) -> Vec<String> {
        let text = format!("persona sam\nteam bar\njourney j {{ persona sam; stage s {{ {stage} }} }}");
        let file = SourceFile::new("a.journey", text);
        let unit = lower(&file, &parse(&file).items);
        unit.diagnostics.iter().filter_map(|fault| Some(fault.help.as_ref()?.to_string())).collect()
    }

    #[test]
    fn words_of_other_languages_lead_to_those_of_the_language() {
        for (stage, word) in [
            ("alternativen pay { touchpoint card }", "one-of"),
            ("opciones pay { touchpoint card }", "one-of"),
            ("Choix pay { touchpoint card }", "one-of"),
            ("touchpoint t { stärke \"Fast\" }", "bright-spot"),
            ("touchpoint t { fortaleza \"Fast\" }", "bright-spot"),
            ("touchpoint t { points-forts \"Fast\" }", "bright-spot"),
            ("step t { durch bar }", "by"),
            ("step t { par bar }", "by"),
            ("step t { por bar }", "by"),
        ] {
            let help = help(stage);
            assert!(help[0].contains(&format!("`{word}`")), "{stage}: {help:?}");
        }
    }

    #[test]
    fn only_alternatives_are_told_of_shares() {
        for word in ["shares 30%", "colour red"] {
            let help = help(&format!("touchpoint t {{ {word} }}"));
            assert!(help[0].starts_with("a `touchpoint` takes: ") && !help[0].contains("share,"), "{help:?}");
        }
        let help = help("one-of g { touchpoint a { shares 30% }; touchpoint b }");
        assert!(help[0].starts_with("did you mean `share`?"), "{help:?}");
    }

    #[test]
    fn the_two_kinds_of_step_are_one_place() {
        assert_eq!(help("by bar"), ["it stands in a `step`"]);
    }
}
