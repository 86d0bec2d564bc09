//! pest's pairs → the tree, in one pass.

mod head;
mod number;
mod string;
mod text;
mod unclosed;

use pest::iterators::{Pair, Pairs};

use super::grammar::Rule;
use super::mistake::{self, Mistakes};
use super::tree::{Block, Comment, Item, Items, Statement};
use super::{MAX_DEPTH, Parse};
use crate::source::{SourceFile, Span};

use head::Head;
pub(super) use text::Fault;

/// Returns the tree of a file that was read as `pairs`.
pub(super) fn build<'s>(file: &'s SourceFile, pairs: Pairs<'_, Rule>) -> Parse<'s> {
    let mut builder =
        Builder { file, mistakes: Mistakes::new(file), unclosed: Vec::new(), cut: false, discarding: 0 };
    let mut items = Items::new();
    for pair in pairs {
        builder.items(pair.into_inner(), &mut items);
    }
    // Where reading stopped early, the closing braces may well stand in what was not read.
    if !builder.cut
        && let Some(diagnostic) = unclosed::diagnose(file, &items, &builder.unclosed)
    {
        builder.mistakes.push(|| diagnostic);
    }
    Parse { items, diagnostics: builder.mistakes.into_sorted() }
}

struct Builder<'s> {
    file: &'s SourceFile,
    mistakes: Mistakes<'s>,
    /// The opening braces of the blocks that the file's end closes.
    unclosed: Vec<Span>,
    /// Whether the end of the file was swallowed by a mistake that is reported already.
    cut: bool,
    /// In how many blocks we are that belong to no statement.
    discarding: usize,
}

impl<'s> Builder<'s> {
    /// Adds the items of a file or a block to `items`.
    fn items(&mut self, pairs: Pairs<'_, Rule>, items: &mut Items<'s>) {
        for pair in pairs {
            match pair.as_rule() {
                Rule::statement => {
                    let statement = self.statement(pair);
                    items.push(Item::Statement(statement));
                }
                Rule::comment => items.push(Item::Comment(self.comment(&pair))),
                Rule::side_comment => self.side_comment(self.comment(&pair), items),
                Rule::blank_lines => items.push(Item::BlankLines(span(&pair))),
                Rule::stray => self.stray(pair, items),
                Rule::stray_close => {
                    let span = span(&pair);
                    self.mistakes.push(|| mistake::stray_close(self.file, span));
                    items.push(Item::Stray(span));
                }
                _ => debug_assert_eq!(pair.as_rule(), Rule::EOI, "every rule of an item is read above"),
            }
        }
    }

    fn statement(&mut self, pair: Pair<'_, Rule>) -> Statement<'s> {
        let mut inner = pair.into_inner();
        let first = inner.next().expect("the grammar begins a statement with a keyword or an arrow");
        let keyword_span = span(&first);
        let mut head = Head::new(self.file);
        let keyword = match first.as_rule() {
            Rule::keyword => self.file.slice(keyword_span),
            Rule::arrow => "->",
            _ => {
                head.mistake(mistake::other_arrow(self.file, keyword_span));
                "->"
            }
        };
        let mut block = None;
        for pair in inner {
            match pair.as_rule() {
                Rule::block => block = Some(self.block(pair)),
                _ => head.read(&pair),
            }
        }
        let mut head = head.finish();
        self.cut |= head.end == self.file.text().len() as u32 && head.cut;
        if let Some(diagnostic) = head.mistake {
            head.broken = true;
            self.mistakes.push(|| diagnostic);
        }
        let end = head.end.max(keyword_span.end);
        let mut statement = Statement {
            keyword,
            keyword_span,
            arguments: head.arguments,
            block: None,
            span: Span { start: keyword_span.start, end },
            broken: head.broken,
            comments: head.comments,
        };
        if let Some((block, comment)) = block {
            statement.give(block, comment);
        }
        statement
    }

    /// Returns the block, and the comment behind its opening brace.
    fn block(&mut self, pair: Pair<'_, Rule>) -> (Block<'s>, Option<Comment<'s>>) {
        let whole = span(&pair);
        let brace = Span { start: whole.start, end: whole.start + 1 };
        let mut inner = pair.into_inner();
        let comment = match inner.peek() {
            Some(first) if first.as_rule() == Rule::side_comment => {
                inner.next();
                Some(self.comment(&first))
            }
            _ => None,
        };
        let mut items = Items::new();
        let mut rest = inner.clone();
        match rest.next_back().map(|last| (last.as_rule(), span(&last))) {
            Some((Rule::unclosed_block, _)) => {
                inner.next_back();
                self.unclosed.push(brace);
            }
            Some((Rule::too_deep, span)) => {
                inner.next_back();
                self.cut = true;
                items.push(Item::Stray(span));
                self.mistakes.push(|| mistake::too_deep(self.file, brace, MAX_DEPTH));
            }
            _ => {}
        }
        self.items(inner, &mut items);
        (Block { items, span: whole }, comment)
    }

    /// Reads what begins no statement. Its block is read for the mistakes in it and then dropped: nobody can say to what
    /// its statements belong, so all that could be said about them would follow from this mistake.
    fn stray(&mut self, pair: Pair<'_, Rule>, items: &mut Items<'s>) {
        let mut inner = pair.into_inner();
        let first = inner.next().expect("the grammar begins a stray with an argument, a comma or a block");
        let mut whole = span(&first);
        if first.as_rule() == Rule::block {
            self.bare_block(first, items);
            return;
        }
        self.cut |=
            first.as_rule() == Rule::unclosed_text && span(&first).end as usize == self.file.text().len();
        self.mistakes.push(|| mistake::stray(self.file, first.as_rule(), whole));
        for pair in inner {
            whole = whole.to(span(&pair));
            if pair.as_rule() == Rule::block {
                self.discard(pair);
            }
        }
        items.push(Item::Stray(whole));
    }

    /// Reads a block before which no keyword stands on its line. It belongs to the statement before it, if that has none.
    fn bare_block(&mut self, pair: Pair<'_, Rule>, items: &mut Items<'s>) {
        let whole = span(&pair);
        let brace = Span { start: whole.start, end: whole.start + 1 };
        let owner = items.iter().rposition(|item| !matches!(item, Item::Comment(_) | Item::BlankLines(_)));
        let owns =
            |at: &usize| matches!(&items[*at], Item::Statement(statement) if statement.block.is_none());
        let Some(at) = owner.filter(owns) else {
            if self.discarding == 0 {
                self.mistakes.push(|| mistake::bare_block(self.file, brace));
            }
            self.discard(pair);
            items.push(Item::Stray(whole));
            return;
        };
        let (block, behind) = self.block(pair);
        let between: Vec<_> = items.drain(at + 1..).collect();
        let Some(Item::Statement(statement)) = items.last_mut() else { return };
        if !statement.broken {
            self.mistakes.push(|| mistake::late_brace(self.file, statement.span, brace));
        }
        for item in between {
            if let Item::Comment(comment) = item {
                statement.comments.push(comment);
            }
        }
        statement.give(block, behind);
    }

    fn discard(&mut self, block: Pair<'_, Rule>) {
        self.discarding += 1;
        self.block(block);
        self.discarding -= 1;
    }

    /// Puts a comment behind something: into the statement, if it stands on that statement's first line.
    fn side_comment(&self, comment: Comment<'s>, items: &mut Items<'s>) {
        if let Some(Item::Statement(statement)) = items.last_mut() {
            let before = Span { start: statement.span.start, end: comment.span.start };
            if !self.file.slice(before).contains(['\n', '\r']) {
                statement.comments.push(comment);
                return;
            }
        }
        items.push(Item::Comment(comment));
    }

    fn comment(&self, pair: &Pair<'_, Rule>) -> Comment<'s> {
        comment(self.file, span(pair))
    }
}

impl<'s> Statement<'s> {
    /// Adds the block and the comment behind its opening brace.
    fn give(&mut self, block: Block<'s>, comment: Option<Comment<'s>>) {
        self.span = self.span.to(block.span);
        self.comments.extend(comment);
        self.block = Some(block);
    }
}

/// Returns the comment at `span`, without the `\r` of its line end.
fn comment(file: &SourceFile, span: Span) -> Comment<'_> {
    let text = file.slice(span).trim_end_matches('\r');
    Comment { text, span: Span { end: span.start + text.len() as u32, ..span } }
}

/// Returns where `pair` stands.
fn span(pair: &Pair<'_, Rule>) -> Span {
    let span = pair.as_span();
    Span::new(span.start(), span.end())
}
