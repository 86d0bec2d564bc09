//! What the reader makes of good and of broken text, in short.
//!
//! Each case shows a text, the tree of it as [`dump`] writes it, and the mistakes with their places.

use super::{Argument, Item, Number, Statement, Value, parse};
use crate::source::SourceFile;

/// Returns the tree on one line: statements in round brackets, `?` before a bad word, `!` for what is broken, `~` for
/// blank lines and `#…#` for strays.
fn dump(items: &[Item<'_>], file: &SourceFile) -> String {
    let item = |item: &Item<'_>| match item {
        Item::Statement(statement) => self::statement(statement, file),
        Item::Comment(comment) => format!("[{}]", comment.text),
        Item::BlankLines(_) => "~".to_owned(),
        Item::Stray(span) => format!("#{}#", file.slice(*span).escape_debug()),
    };
    items.iter().map(item).collect::<Vec<_>>().join(" ")
}

fn statement(statement: &Statement<'_>, file: &SourceFile) -> String {
    let mut text = format!("({}{}", if statement.broken { "!" } else { "" }, statement.keyword);
    for argument in &statement.arguments {
        text += &format!("{} {}", if argument.after_comma { "," } else { "" }, value(argument));
    }
    for comment in &statement.comments {
        text += &format!(" [{}]", comment.text);
    }
    if let Some(block) = &statement.block {
        text += &format!(" {{{}}}", dump(&block.items, file));
    }
    text + ")"
}

fn value(argument: &Argument<'_>) -> String {
    match &argument.value {
        Value::Word(word) => (*word).to_owned(),
        Value::BadWord(word) => format!("?{word}"),
        Value::String(string) => format!("{string:?}"),
        Value::Text(text) => format!("text{text:?}"),
        Value::Number(number) => self::number(number),
        Value::Date(date) => format!("date:{date}"),
        Value::Comparison(comparison, number) => format!("{}{}", comparison.sign(), self::number(number)),
        Value::Range(first, second) => format!("{}..{}", self::number(first), self::number(second)),
        Value::Broken => "!".to_owned(),
    }
}

fn number(number: &Number<'_>) -> String {
    format!("{}{}", number.digits, number.unit.map(|unit| format!("<{unit}>")).unwrap_or_default())
}

#[test]
fn statements_blocks_and_comments() {
    let file = SourceFile::new("a.journey", "stage a \"A\" { // one\n  goal \"x\"; b 3 days\n}\n\n// two\n");
    let parse = parse(&file);
    assert_eq!(dump(&parse.items, &file), "(stage a \"A\" [// one] {(goal \"x\") (b 3<days>)}) ~ [// two]");
    assert_eq!(parse.diagnostics, []);
}
