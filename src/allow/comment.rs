//! One comment, read as an `allow`.

use crate::diagnostic::nearest;
use crate::source::{Span, Spanned};
use crate::syntax::tree::Comment;

use super::Allow;

/// Returns what a comment allows, if it is, or means to be, an `allow` comment.
///
/// A comment that begins with `journey:` may well be for people. So it counts as a broken `allow` only where its next
/// word is `allow`, or is near to it and a bracket follows. Another spelling of the beginning (`/// Journey - allow(…)`, as
/// word processors have it) is broken too: what silences something should look alike everywhere.
pub(super) fn read(comment: &Comment<'_>, scope: Option<Span>) -> Option<Allow> {
    const NAME: &str = "journey";
    let body = comment.text.trim_start_matches('/').trim_start();
    let name = body.get(..NAME.len()).filter(|name| name.eq_ignore_ascii_case(NAME))?;
    let behind = body[NAME.len()..].trim_start();
    let rest = behind.trim_start_matches([':', '-', '–', '—', '=']).trim_start();
    let sign = behind[..behind.len() - rest.len()].trim_end();
    let end = rest.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (word, rest) = rest.split_at(end);
    let rest = rest.trim_start();
    let has_bracket = rest.starts_with('(');
    let is_allow = word.eq_ignore_ascii_case("allow");
    let is_near = word.len() > 3 && nearest(word, ["allow"]).is_some();
    if !(is_allow && (!sign.is_empty() || has_bracket) || is_near && has_bracket) {
        return None;
    }
    let is_right = !comment.text.starts_with("///") && name == NAME && sign == ":" && word == "allow";
    let names = if is_right { names(comment, rest) } else { None };
    Some(Allow { comment: comment.span, names, scope })
}

/// Returns the names between the brackets with which `rest`, the end of the comment, begins.
fn names(comment: &Comment<'_>, rest: &str) -> Option<Vec<Spanned<Box<str>>>> {
    let inside = rest.strip_prefix('(')?;
    let inside = &inside[..inside.find(')')?];
    let start = comment.span.start as usize + comment.text.len() - rest.len() + 1;
    let mut names = Vec::new();
    let mut at = start;
    for part in inside.split(',') {
        let name = part.trim();
        let from = at + (part.len() - part.trim_start().len());
        if !name.is_empty() {
            names.push(Spanned::new(name.into(), Span::new(from, from + name.len())));
        }
        at += part.len() + 1;
    }
    (!names.is_empty()).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::{Comment, Span, read};

    /// Returns the names that a comment allows with their places, or `None` where it cannot be read; and nothing where it
    /// is a comment for people.
    fn names(text: &str) -> Option<Option<Vec<(String, usize)>>> {
        let comment = Comment { text, span: Span::new(100, 100 + text.len()) };
        let allow = read(&comment, None)?;
        let names = allow.names?.into_iter();
        Some(Some(names.map(|name| (name.value.into(), name.span.start as usize - 100)).collect()))
            .or(Some(None))
    }

    fn is_unreadable(text: &str) -> bool {
        let comment = Comment { text, span: Span::new(0, text.len()) };
        read(&comment, None).is_some_and(|allow| allow.names.is_none())
    }

    #[test]
    fn names_are_read_with_their_places() {
        let two = vec![("long-stage".to_owned(), 18), ("x".to_owned(), 31)];
        assert_eq!(names("// journey: allow(long-stage,  x) as agreed (in May)"), Some(Some(two)));
        assert_eq!(names("//journey:allow( x )"), Some(Some(vec![("x".to_owned(), 17)])));
    }

    #[test]
    fn a_comment_for_people_is_none() {
        for text in [
            "// journey: the main one",
            "// allow(x)",
            "// journeys: allow",
            "// journey: all (three) of them",
        ] {
            let comment = Comment { text, span: Span::new(0, text.len()) };
            assert_eq!(read(&comment, None), None, "{text}");
        }
    }

    #[test]
    fn what_means_to_be_one_is_one() {
        for text in [
            "// journey: allow",
            "// journey: allow long-stage",
            "// journey: allow(long-stage",
            "// journey: allow()",
            "// journey allow(long-stage)",
            "// journey: alow(long-stage)",
            "// journey: allows(long-stage)",
            "// Journey: allow(long-stage)",
            "// journey: Allow(long-stage)",
            "/// journey: allow(long-stage)",
            "// journey - allow(long-stage)",
            "// journey:: allow(long-stage)",
        ] {
            assert!(is_unreadable(text), "{text}");
        }
    }
}
