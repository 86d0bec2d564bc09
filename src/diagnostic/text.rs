//! How messages list names, and what id a word was meant to be.

/// Returns items as people list them, with a word between the last two: "a, b or c".
pub(crate) fn listed<T: AsRef<str>>(items: &[T], last: &str) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [before @ .., end] => format!("{} {last} {end}", before.join(", ")),
    }
}

/// Returns words in back-ticks as people list them: "`low`, `medium` or `high`".
pub(crate) fn one_of(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    listed(&words, "or")
}

/// Returns the noun with its article: "a team", "an opportunity".
pub(crate) fn with_article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

/// Returns the id that a word was meant to be: `Café Début` → `cafe-debut`; empty where nothing is left.
pub(crate) fn id_of(word: &str) -> String {
    let mut id = String::new();
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' | '_' | '-' => id.push(letter),
            'ä' | 'æ' => id.push_str("ae"),
            'à'..='å' => id.push('a'),
            'ç' => id.push('c'),
            'è'..='ë' => id.push('e'),
            'ì'..='ï' => id.push('i'),
            'ñ' => id.push('n'),
            'ö' | 'ø' | 'œ' => id.push_str("oe"),
            'ò'..='õ' => id.push('o'),
            'ü' => id.push_str("ue"),
            'ù'..='û' => id.push('u'),
            'ß' => id.push_str("ss"),
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    let id = id.trim_end_matches('-');
    id.trim_start_matches(|first: char| !first.is_ascii_lowercase()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{id_of, listed, one_of, with_article};

    #[test]
    fn an_id_is_made_of_a_word() {
        assert_eq!(id_of("Sam"), "sam");
        assert_eq!(id_of("Café"), "cafe");
        assert_eq!(id_of("Sign&Up!"), "sign-up");
        assert_eq!(id_of("24h"), "h");
        assert_eq!(id_of("日本"), "");
    }

    #[test]
    fn names_are_listed_as_people_do() {
        assert_eq!(listed(&["a", "b", "c"], "and"), "a, b and c");
        assert_eq!(one_of(&["low", "high"]), "`low` or `high`");
        assert_eq!(one_of(&[]), "");
        assert_eq!(with_article("opportunity"), "an opportunity");
        assert_eq!(with_article("KPI"), "a KPI");
    }
}
