//! Words that practitioners use for words of the language.

/// Other words, and the word of the language that says the same.
const SYNONYMS: &[(&str, &str)] = &[
    ("action", "does"),
    ("activity", "does"),
    ("actor", "persona"),
    ("alternative", "one-of"),
    ("author", "owner"),
    ("brightspot", "bright-spot"),
    ("choice", "one-of"),
    ("customer", "persona"),
    ("delight", "bright-spot"),
    ("either", "one-of"),
    ("emotion", "feels"),
    ("end", "-> exit"),
    ("event", "touchpoint"),
    ("evidence", "source"),
    ("feeling", "feels"),
    ("friction", "pain"),
    ("gain", "bright-spot"),
    ("highlight", "bright-spot"),
    ("idea", "opportunity"),
    ("insight", "source"),
    ("measure", "kpi"),
    ("metric", "kpi"),
    ("oneof", "one-of"),
    ("option", "one-of"),
    ("painpoint", "pain"),
    ("pain-point", "pain"),
    ("phase", "stage"),
    ("quote", "says"),
    ("research", "source"),
    ("section", "stage"),
    ("solution", "opportunity"),
    ("strength", "bright-spot"),
    ("task", "touchpoint"),
    ("thought", "thinks"),
    ("user", "persona"),
    ("xor", "one-of"),
];

/// Words of those who think of the newer words of the language in German, French or Spanish.
const FOREIGN: &[(&str, &str)] = &[
    ("alternativa", "one-of"),
    ("alternativen", "one-of"),
    ("atout", "bright-spot"),
    ("auswahl", "one-of"),
    ("choix", "one-of"),
    ("durch", "by"),
    ("entweder", "one-of"),
    ("fortaleza", "bright-spot"),
    ("lichtblick", "bright-spot"),
    ("lichtblicke", "bright-spot"),
    ("opcion", "one-of"),
    ("opciones", "one-of"),
    ("opción", "one-of"),
    ("par", "by"),
    ("point-fort", "bright-spot"),
    ("points-fort", "bright-spot"),
    ("por", "by"),
    ("punto-fuerte", "bright-spot"),
    ("puntos-fuerte", "bright-spot"),
    ("staerke", "bright-spot"),
    ("stärke", "bright-spot"),
    ("stärken", "bright-spot"),
    ("wahlweise", "one-of"),
];

/// Returns the word of the language for a practitioner's word, singular or plural, in any case.
pub fn synonym(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    SYNONYMS
        .iter()
        .chain(FOREIGN)
        .find(|(other, _)| *other == word || *other == singular)
        .map(|(_, word)| *word)
}
