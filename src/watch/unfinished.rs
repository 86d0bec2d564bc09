//! Whether a file looks as if its writer was not done.

use camino::Utf8Path;

use crate::diagnostic::Severity;
use crate::source::SourceFile;
use crate::syntax;

use super::content_hash::ContentHash;
use crate::data::Kind;
use crate::project;

/// Returns whether whoever writes a file may not be finished with it: it is gone or empty, ends within a character, or
/// has become shorter and breaks off in the middle.
pub fn is_unfinished(path: &Utf8Path, before: Option<ContentHash>, now: Option<&[u8]>) -> bool {
    let Some(now) = now else { return before.is_some() };
    if now.is_empty() {
        return true;
    }
    if !holds_text(path) {
        return false;
    }
    let Ok(text) = std::str::from_utf8(now) else { return true };
    let may_be_cut = before.is_none_or(|before| now.len() < before.length);
    may_be_cut && project::is_source(path) && breaks_off(path, text)
}

/// Returns whether a file holds text, as far as its name says: a character cut in two shows in no other.
fn holds_text(path: &Utf8Path) -> bool {
    let is_picture = path.extension() == Some("svg");
    project::is_source(path) || project::is_template(path) || Kind::of(path).is_some() || is_picture
}

/// Returns whether a text has an error that its end would explain.
fn breaks_off(path: &Utf8Path, text: &str) -> bool {
    let file = SourceFile::new(path, text);
    let end = text.trim_end().len();
    let parse = syntax::parse(&file);
    let errors = parse.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let mut spans = errors.filter_map(|error| error.location.span);
    // A block without its closing brace is told of at its opening one.
    spans.any(|span| span.end as usize >= end || text[span.range()].ends_with('{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str =
        "journey buy \"Buy\" {\n  stage look \"Look\" {\n    touchpoint see \"See it\" {\n    }\n  }\n}\n";

    fn after(now: &str) -> bool {
        is_unfinished("a.journey".into(), Some(ContentHash::of(WHOLE.as_bytes())), Some(now.as_bytes()))
    }

    #[test]
    fn a_text_that_is_cut_anywhere_is_not_finished() {
        assert!(!after(WHOLE));
        assert!(after(""));
        for end in WHOLE.find("stage").unwrap()..WHOLE.trim_end().len() - 1 {
            assert!(after(&WHOLE[..end]), "{:?}", &WHOLE[..end]);
        }
    }

    #[test]
    fn a_mistake_elsewhere_does_not_delay() {
        assert!(!after("journey buy \"Buy\" {\n  stge look\n  stage a \"A\" {\n  }\n}\n"));
        assert!(!after(&format!("{WHOLE}{{")));
    }

    #[test]
    fn what_is_gone_or_ends_within_a_character_is_not_finished() {
        let before = Some(ContentHash::of(b"x"));
        assert!(is_unfinished("logo.png".into(), before, None));
        assert!(!is_unfinished("logo.png".into(), None, None));
        assert!(is_unfinished("a.csv".into(), before, Some(b"caf\xc3")));
        assert!(!is_unfinished("logo.png".into(), before, Some(b"\x89PNG\xc3")));
    }
}
