//! Every word of the table that takes a name is visited, whatever is added to the table.

use std::fmt::Write;

use crate::model::{Linker, lower};
use crate::source::{NoFiles, SourceFile, Span};
use crate::syntax::parse;
use crate::vocabulary::{ArgumentKind, BlockKind, EntityKind, Slot, WORDS, Word};

/// A text that holds each word with a name in each of its blocks, and where the names stand in it.
#[derive(Default)]
struct Fixture {
    text: String,
    names: Vec<(EntityKind, Span)>,
    ids: usize,
}

impl Fixture {
    fn new() -> Self {
        let mut fixture = Self::default();
        fixture.block(BlockKind::File);
        fixture
    }

    fn block(&mut self, block: BlockKind) {
        // With `by` a step is another block.
        let is_fitting = |word: &&Word| block != BlockKind::Step || word.name != "by";
        let words = Word::of_block(block).filter(is_fitting);
        for word in words.filter(|word| word.opens.is_some() || names_something(word)) {
            self.text.push_str(word.name);
            for slot in word.slots {
                self.argument(slot);
            }
            if let Some(inner) = word.opens {
                self.text.push_str(" {\n");
                self.block(inner);
                self.text.push('}');
            }
            self.text.push('\n');
            if word.opens == Some(BlockKind::Step) {
                self.ids += 1;
                writeln!(self.text, "step id-{} {{", self.ids).unwrap();
                self.block(BlockKind::TeamStep);
                self.text.push_str("}\n");
            }
        }
    }

    fn argument(&mut self, slot: &Slot) {
        self.text.push(' ');
        if let Some(lead) = slot.lead {
            write!(self.text, "{lead} ").unwrap();
        }
        self.ids += 1;
        match slot.kind {
            ArgumentKind::Id => write!(self.text, "id-{}", self.ids).unwrap(),
            ArgumentKind::Plain | ArgumentKind::Rich => self.text.push_str("\"words\""),
            ArgumentKind::Name(kind) => self.name(kind),
            ArgumentKind::Names(kind) => {
                self.name(kind);
                self.text.push_str(", ");
                self.ids += 1;
                self.name(kind);
            }
            ArgumentKind::Tags => self.text.push_str("tag"),
            ArgumentKind::OneOf(words) => self.text.push_str(words.last().unwrap()),
            ArgumentKind::Number | ArgumentKind::Value => self.text.push('1'),
            ArgumentKind::Percent => self.text.push_str("1%"),
            ArgumentKind::Goal => self.text.push_str(">= 1"),
            ArgumentKind::Duration | ArgumentKind::Takes => self.text.push_str("1 day"),
            ArgumentKind::Date => self.text.push_str("2026-12-31"),
        }
    }

    fn name(&mut self, kind: EntityKind) {
        let start = self.text.len();
        write!(self.text, "unknown-{}", self.ids).unwrap();
        self.names.push((kind, Span::new(start, self.text.len())));
    }
}

/// Returns whether a word takes the name of something that a project declares.
fn names_something(word: &Word) -> bool {
    word.slots.iter().any(|slot| match slot.kind {
        ArgumentKind::Name(EntityKind::BuiltInChannel | EntityKind::Metric) => false,
        ArgumentKind::Name(_) | ArgumentKind::Names(_) => true,
        _ => false,
    })
}

#[test]
fn every_word_with_a_name_is_visited() {
    let fixture = Fixture::new();
    assert!(WORDS.iter().filter(|word| names_something(word)).all(|word| fixture.text.contains(word.name)));
    let file = SourceFile::new("a.journey", fixture.text);
    let mut unit = lower(&file, &parse(&file).items);
    let unread: Vec<_> =
        unit.diagnostics.iter().filter(|it| it.code.as_str() != "unknown-reference").collect();
    assert!(unread.is_empty(), "the fixture is read in full: {unread:#?}");
    let (model, _) = Linker::default().link(&mut [&mut unit], &NoFiles);
    let mut visited = Vec::new();
    model.for_each_ref(&mut |reference| {
        assert_eq!(reference.target, None, "{}", reference.name);
        assert_eq!(reference.name, file.slice(reference.span));
        visited.push((reference.kind, reference.span));
    });
    let by_place = |(_, span): &(EntityKind, Span)| *span;
    let mut written = fixture.names;
    written.sort_by_key(by_place);
    visited.sort_by_key(by_place);
    let missed = written.iter().filter(|name| !visited.contains(name));
    let missed: Vec<_> = missed.map(|(kind, span)| (kind, file.slice(*span))).collect();
    assert!(missed.is_empty(), "the walk misses {missed:?}");
    assert_eq!(visited, written);
}

#[test]
fn a_name_leads_to_what_it_names() {
    let text = "persona sam\nteam web\nstage aware\njourney a {\n  persona sam\n  stage aware {\n    touchpoint form { -> form; owner web }\n    \
                pain slow \"slow\"\n    opportunity fast \"fast\" { solves slow }\n  }\n}\n";
    let file = SourceFile::new("a.journey", text);
    let mut unit = lower(&file, &parse(&file).items);
    let (model, diagnostics) = Linker::default().link(&mut [&mut unit], &NoFiles);
    assert_eq!(diagnostics, []);
    let mut found = Vec::new();
    model.for_each_ref(&mut |reference| {
        found.push(format!(
            "{} {} -> {:?}",
            reference.kind.noun(),
            reference.name,
            reference.target.unwrap()
        ));
    });
    found.sort();
    assert_eq!(
        found,
        [
            "pain slow -> Pain(Member { journey: Some(#0), id: #0 })",
            "persona sam -> Persona(#0)",
            "shared stage aware -> SharedStage(#0)",
            "team web -> Team(#0)",
            "touchpoint, step or stage form -> Touchpoint(#0, #0)",
        ]
    );
}
