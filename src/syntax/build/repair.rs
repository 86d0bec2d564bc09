//! Where the statements belong that a missing `}`, or one too many, puts into the wrong block.
//!
//! The mistake itself is reported once; what it does to the statements behind it is its consequence. The indentation
//! tells where they are meant to be, and they are moved there, so that the rest of the file is checked as it was meant.
//! All of them are marked as astray: where the indentation tells nothing, no block is held against them.

use rustc_hash::FxHashMap;

use super::super::MAX_DEPTH;
use super::super::tree::{Item, Items, Statement};
use super::unclosed::{as_statement, indentation};
use crate::source::Span;

/// Repairs the last block of the file, which the file's end closes. If `moving`, its indentation tells what ends it.
pub(super) fn missing_close(text: &str, items: &mut Items<'_>, open: Span, moving: bool) {
    let is_open = |item: &Item<'_>| {
        as_statement(item)
            .and_then(|found| found.block.as_ref())
            .is_some_and(|block| block.span.start == open.start)
    };
    let Some(at) = items.iter().position(is_open) else { return };
    let mut torn = items.split_off(at);
    mark(&mut torn);
    *items =
        if moving { expel(text, std::mem::take(items), torn) } else { chain(std::mem::take(items), torn) };
}

/// Repairs what stands before each `}` that closes nothing. Returns, for each, what a `}` before it seems to have put out
/// of its block.
pub(super) fn extra_close(text: &str, items: &mut Items<'_>) -> FxHashMap<Span, Span> {
    let mut signs = FxHashMap::default();
    if !items.iter().any(|item| is_stray_close(text, item)) {
        return signs;
    }
    let begins = |item: &Item<'_>| {
        as_statement(item).is_some_and(|found| indentation(text, found.span.start) == Some(0))
    };
    let mut from = 0;
    for item in std::mem::take(items) {
        if is_stray_close(text, &item) {
            let begin = items[from..].iter().rposition(begins).map_or(from, |begin| from + begin);
            let mut adopted = None;
            let wounded = adopt(text, items.split_off(begin), 0, &mut adopted);
            items.extend(wounded);
            // Where the indentation tells nothing, the `}` may be anywhere before this one.
            mark(&mut items[if adopted.is_some() { begin } else { from }..]);
            signs.extend(adopted.map(|sign| (item.span(), sign)));
            from = items.len() + 1;
        }
        items.push(item);
    }
    signs
}

fn is_stray_close(text: &str, item: &Item<'_>) -> bool {
    matches!(item, Item::Stray(span) if text[span.range()].starts_with('}'))
}

fn mark(items: &mut [Item<'_>]) {
    for item in items {
        if let Item::Statement(statement) = item {
            statement.astray = true;
            if let Some(block) = &mut statement.block {
                mark(&mut block.items);
            }
        }
    }
}

fn chain<'s>(mut items: Items<'s>, more: Items<'s>) -> Items<'s> {
    items.extend(more);
    items
}

/// Adds `more` to `items`, each statement followed by those that its block holds but that stand too far left for it.
fn expel<'s>(text: &str, mut items: Items<'s>, more: Items<'s>) -> Items<'s> {
    for mut item in more {
        let expelled = match &mut item {
            Item::Statement(statement) => expelled(text, statement),
            _ => Items::new(),
        };
        items.push(item);
        items.extend(expelled);
    }
    items
}

/// Takes out of the block of `statement` what stands too far left to be in it, and all behind.
fn expelled<'s>(text: &str, statement: &mut Statement<'s>) -> Items<'s> {
    let own = indentation(text, statement.span.start);
    let Some(block) = &mut statement.block else { return Items::new() };
    block.items = expel(text, Items::new(), std::mem::take(&mut block.items));
    let Some(own) = own else { return Items::new() };
    let mut indented = own > 0;
    let first = block.items.iter().position(|item| {
        let inside = as_statement(item).and_then(|inner| indentation(text, inner.span.start));
        let out = indented && inside.is_some_and(|inside| inside <= own);
        indented |= inside.is_some_and(|inside| inside > own);
        out
    });
    let Some(mut first) = first else { return Items::new() };
    // The comments right above it go with it.
    while first > 0 && !matches!(block.items[first - 1], Item::Statement(_) | Item::Stray(_)) {
        first -= 1;
    }
    let out = block.items.split_off(first);
    block.span.end = block.items.last().map_or(block.span.start + 1, |last| last.span().end);
    statement.span.end = block.span.end;
    out
}

/// Puts each statement that stands further right than the block before it into that block. `depth` is how many blocks are
/// around `items`, and `first` becomes the first statement that was moved.
fn adopt<'s>(text: &str, items: Items<'s>, depth: usize, first: &mut Option<Span>) -> Items<'s> {
    let mut adopted = Items::with_capacity(items.len());
    for mut item in items {
        let Item::Statement(statement) = &mut item else {
            adopted.push(item);
            continue;
        };
        if let Some(block) = &mut statement.block {
            block.items = adopt(text, std::mem::take(&mut block.items), depth + 1, first);
        }
        let keyword = statement.keyword_span;
        let room = MAX_DEPTH.saturating_sub(depth + height(statement));
        match indentation(text, statement.span.start) {
            Some(inside) if place(text, &mut adopted, &mut item, inside, room) => {
                first.get_or_insert(keyword);
            }
            _ => adopted.push(item),
        }
    }
    adopted
}

/// Moves `item` into the last block of `items`, or into the last one of that, if by its indentation `inside` it stands
/// there. It goes no deeper than `room`.
fn place<'s>(text: &str, items: &mut Items<'s>, item: &mut Item<'s>, inside: usize, room: usize) -> bool {
    let Some(owner) = items.iter().rposition(|item| as_statement(item).is_some()) else { return false };
    let takes = match &items[owner] {
        Item::Statement(statement) if room > 0 && statement.block.is_some() => {
            indentation(text, statement.span.start).is_some_and(|own| own < inside)
        }
        _ => false,
    };
    if !takes {
        return false;
    }
    let between = items.split_off(owner + 1);
    let Some(Item::Statement(statement)) = items.last_mut() else { return false };
    let Some(block) = &mut statement.block else { return false };
    let end = item.span().end;
    block.items.extend(between);
    if !place(text, &mut block.items, item, inside, room - 1) {
        block.items.push(std::mem::replace(item, Item::Stray(Span::default())));
    }
    block.span.end = end;
    statement.span.end = end;
    true
}

/// Returns how many blocks stand inside one another in `statement`.
fn height(statement: &Statement<'_>) -> usize {
    let Some(block) = &statement.block else { return 0 };
    1 + block.items.iter().filter_map(as_statement).map(height).max().unwrap_or(0)
}
