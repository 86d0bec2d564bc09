//! pest's pairs → the tree, in one pass.

mod arguments;
mod list;
mod number;
mod repair;
mod string;
mod text;
mod unclosed;

use pest::iterators::{Pair, Pairs};

use super::grammar::Rule;
use super::mistake::{self, Mistakes};
use super::tree::{Block, Comment, Item, Statement};
use super::{MAX_DEPTH, Parse};
use crate::source::{SourceFile, Span};

use arguments::ArgumentReader;
use list::{List, line_ends};
pub(super) use number::split as split_number;
pub(super) use text::Fault;

/// Returns the tree of a file that was read as `pairs`.
pub(super) fn build<'s>(file: &'s SourceFile, pairs: Pairs<'_, Rule>) -> Parse<'s> {
    let mut builder =
        Builder { file, mistakes: Mistakes::new(file), unclosed: Vec::new(), cut: false, discarding: 0 };
    let mut list = List::of_file(file);
    for pair in pairs {
        builder.items(pair.into_inner(), &mut list);
    }
    let mut items = list.finish(file.text().len() as u32);
    let signs = repair::extra_close(file.text(), &mut items);
    builder.mistakes.label(&signs, "by its indentation, a `}` before this is one too many");
    // Where reading stopped early, the closing braces may well stand in what was not read.
    if !builder.cut
        && let Some(unclosed) = unclosed::diagnose(file, &items, &builder.unclosed)
    {
        builder.mistakes.push(|| unclosed.diagnostic);
        repair::missing_close(file.text(), &mut items, unclosed.outermost, unclosed.told);
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

/// A block and the comment behind its opening brace.
type Opened<'s> = (Block<'s>, Option<Comment<'s>>);

impl<'s> Builder<'s> {
    /// Adds the items of a file or a block to `list`. Returns whether they end with a `}`.
    fn items(&mut self, pairs: Pairs<'_, Rule>, list: &mut List<'s>) -> bool {
        let mut closed = true;
        for pair in pairs {
            let span = span(&pair);
            match pair.as_rule() {
                Rule::statement => self.statement(pair, list),
                Rule::comment => list.push_comment(comment(self.file, span)),
                Rule::stray => self.stray(pair, list),
                Rule::stray_close => {
                    self.mistakes.push(|| mistake::stray_close(self.file, span));
                    list.push(Item::Stray(span), span);
                }
                Rule::unclosed_block => closed = false,
                Rule::too_deep => {
                    closed = false;
                    self.cut = true;
                    self.mistakes.push(|| mistake::too_deep(self.file, brace(span.start - 1), MAX_DEPTH));
                    list.push(Item::Stray(span), span);
                }
                rule => debug_assert_eq!(rule, Rule::EOI, "every rule of an item is read above"),
            }
        }
        closed
    }

    fn statement(&mut self, pair: Pair<'_, Rule>, list: &mut List<'s>) {
        let mut inner = pair.into_inner();
        let first = inner.next().expect("the grammar begins a statement with a keyword or an arrow");
        let keyword_span = span(&first);
        let mut head = ArgumentReader::new(self.file, &mut self.mistakes, keyword_span.end);
        let keyword = match first.as_rule() {
            Rule::keyword | Rule::odd_keyword => self.file.slice(keyword_span),
            Rule::arrow => "->",
            _ => {
                head.mistake(|| mistake::other_arrow(self.file, keyword_span));
                "->"
            }
        };
        let mut block = None;
        for pair in inner {
            match pair.as_rule() {
                Rule::block => block = Some(pair),
                _ => head.read(pair),
            }
        }
        head.finish();
        self.cut |= head.cut && head.behind as usize == self.file.text().len();
        let behind = head.behind;
        let mut statement = Statement {
            keyword,
            keyword_span,
            arguments: head.arguments,
            block: None,
            span: Span { start: keyword_span.start, end: head.end },
            broken: head.broken,
            astray: false,
            comments: head.comments,
        };
        if let Some(block) = block {
            statement.give(self.block(block));
        }
        let span = statement.span;
        list.push(Item::Statement(statement), span);
        list.behind(span.end.max(behind));
    }

    fn block(&mut self, pair: Pair<'_, Rule>) -> Opened<'s> {
        let span = span(&pair);
        let brace = brace(span.start);
        let mut inner = pair.into_inner();
        let first = inner.peek().filter(|first| first.as_rule() == Rule::comment);
        let side = first.map(|first| comment(self.file, self::span(&first))).filter(|comment| {
            let before = Span { start: brace.end, end: comment.span.start };
            line_ends(self.file.slice(before)).next().is_none()
        });
        if side.is_some() {
            inner.next();
        }
        let behind = side.as_ref().map_or(brace.end, |comment| comment.span.end);
        let mut list = List::of_block(self.file, behind);
        let closed = self.items(inner, &mut list);
        // A brace that should not be there needs no closing one.
        if !closed && self.discarding == 0 {
            self.unclosed.push(brace);
        }
        let items = list.finish(if closed { span.end - 1 } else { span.end });
        (Block { items, span, late: false }, side)
    }

    /// Reads what begins no statement. Its block is read for the mistakes in it and then dropped: nobody can say to what
    /// its statements belong, so all that could be said about them would follow from this mistake.
    fn stray(&mut self, pair: Pair<'_, Rule>, list: &mut List<'s>) {
        let mut inner = pair.into_inner();
        let first = inner.next().expect("the grammar begins a stray with an argument or a block");
        let (rule, start) = (first.as_rule(), span(&first));
        if rule == Rule::block {
            self.bare_block(first, list);
            return;
        }
        self.mistakes.push(|| mistake::stray(self.file, rule, start));
        let mut whole = start;
        let mut last = rule;
        for pair in inner {
            whole = whole.to(span(&pair));
            last = pair.as_rule();
            if last == Rule::block {
                self.discard(pair);
            }
        }
        self.cut |= last == Rule::unclosed_text && whole.end as usize == self.file.text().len();
        list.push(Item::Stray(whole), whole);
    }

    /// Reads a block before which no keyword stands on its line. It belongs to the statement before it, if that has none.
    fn bare_block(&mut self, pair: Pair<'_, Rule>, list: &mut List<'s>) {
        let span = span(&pair);
        let before =
            list.items.iter().rposition(|item| !matches!(item, Item::Comment(_) | Item::BlankLines(_)));
        let owns =
            |at: &usize| matches!(&list.items[*at], Item::Statement(statement) if statement.block.is_none());
        let Some(owner) = before.filter(owns) else {
            if self.discarding == 0 {
                self.mistakes.push(|| mistake::bare_block(self.file, brace(span.start)));
            }
            self.discard(pair);
            list.push(Item::Stray(span), span);
            return;
        };
        let mut opened = self.block(pair);
        opened.0.late = true;
        let between = list.items.split_off(owner + 1);
        let Some(Item::Statement(statement)) = list.items.last_mut() else { return };
        if !statement.broken {
            self.mistakes.push(|| mistake::late_brace(self.file, statement.span, brace(span.start)));
        }
        statement.comments.extend(between.into_iter().filter_map(|item| match item {
            Item::Comment(comment) => Some(comment),
            _ => None,
        }));
        statement.give(opened);
        list.behind(span.end);
    }

    fn discard(&mut self, block: Pair<'_, Rule>) {
        self.discarding += 1;
        self.block(block);
        self.discarding -= 1;
    }
}

impl<'s> Statement<'s> {
    /// Adds the block and the comment behind its opening brace.
    fn give(&mut self, (block, comment): Opened<'s>) {
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

/// Returns the place of the brace at `at`.
fn brace(at: u32) -> Span {
    Span { start: at, end: at + 1 }
}

/// Returns where `pair` stands.
fn span(pair: &Pair<'_, Rule>) -> Span {
    let span = pair.as_span();
    Span::new(span.start(), span.end())
}
