//! A project's own template with its meters: statements that count what it makes, where nothing else would.
//!
//! minijinja counts steps. It counts no text that is written as it stands, and nothing of what an operator such as `~` makes: a
//! loop in a loop, or a text that is doubled forty times, takes all memory in a few steps. So a statement is put behind each
//! tag that begins what may be done again, and behind each that gives a value a name. It tells the [`budget`](super::budget) how
//! much text follows, and shows it the values.

use std::ops::Range;

use super::scan::{Part, Tag, TooMuch, parts};

/// The function that a meter calls. No name of ours begins so.
pub const METER: &str = "__meter";

/// What is said of a product: of a text or a list it is a repetition, whose size nobody knows before it is made.
const PRODUCT: &str =
    "`*` has no meaning in a project's own template: it could repeat a text any number of times";

const INSTEAD_OF_PRODUCT: &str =
    "figures come finished; to write something several times, write `{% for … %}`";

/// A template with its meters.
#[derive(Debug)]
pub struct Metered {
    /// The text, for minijinja.
    pub text: String,
    meters: Vec<Meter>,
}

/// A statement that was put into a template.
#[derive(Debug)]
struct Meter {
    /// Where it stands in the text with meters.
    range: Range<usize>,
    /// The tag in the template as it was written, behind which it stands.
    tag: Range<usize>,
}

/// A meter that is still to be written.
struct Plan {
    tag: Range<usize>,
    closing: String,
    /// How many bytes of text follow that are written each time.
    bytes: usize,
    /// How often two values are joined to a third each time.
    joins: usize,
    names: Vec<String>,
    /// Whether the values may hold others.
    is_nested: bool,
}

impl Metered {
    /// Puts the meters into a template.
    pub fn of(text: &str) -> Result<Self, TooMuch> {
        let mut planner = Planner { text, plans: vec![Plan::of(0..0, "+%}")], bodies: vec![0] };
        for part in parts(text)? {
            match part {
                Part::Text(range) => planner.body().bytes += range.len(),
                Part::Tag(tag) => planner.tag(&tag)?,
            }
        }
        Ok(Self::written(text, &planner.plans))
    }

    fn written(text: &str, plans: &[Plan]) -> Self {
        let mut metered =
            Self { text: String::with_capacity(text.len() + plans.len() * 40), meters: Vec::new() };
        let mut at = 0;
        for plan in plans {
            metered.text.push_str(&text[at..plan.tag.end]);
            at = plan.tag.end;
            let start = metered.text.len();
            metered.text.push_str(&plan.statement());
            metered.meters.push(Meter { range: start..metered.text.len(), tag: plan.tag.clone() });
        }
        metered.text.push_str(&text[at..]);
        metered
    }

    /// Returns where a stretch of the text with meters stands in the template as it was written.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        if let Some(meter) = self.meters.iter().find(|meter| meter.range.contains(&range.start)) {
            return meter.tag.clone();
        }
        let original = |place: usize| {
            let before = self.meters.iter().take_while(|meter| meter.range.end <= place);
            place - before.map(|meter| meter.range.len()).sum::<usize>()
        };
        let start = original(range.start);
        start..original(range.end).max(start)
    }
}

/// Plans the meters of a template.
struct Planner<'t> {
    text: &'t str,
    plans: Vec<Plan>,
    /// The plans of what may be done again and is not closed yet: the whole template, loops, macros and blocks.
    bodies: Vec<usize>,
}

impl Planner<'_> {
    /// Returns the plan of what is done again where the next part stands.
    fn body(&mut self) -> &mut Plan {
        let body = self.bodies.last().expect("the whole template is never closed");
        &mut self.plans[*body]
    }

    fn tag(&mut self, tag: &Tag) -> Result<(), TooMuch> {
        let text = self.text;
        let words = || tag.words.iter().map(|word| &text[word.clone()]);
        if let Some(product) = words().position(|word| word == "*") {
            let (range, help) = (tag.words[product].clone(), INSTEAD_OF_PRODUCT);
            return Err(TooMuch { range, message: PRODUCT.to_owned(), help });
        }
        self.body().joins += words().filter(|word| matches!(*word, "~" | "+")).count();
        if !text[tag.range.clone()].starts_with("{%") {
            return Ok(());
        }
        let keyword = tag.word(text, 0);
        if matches!(keyword, "endfor" | "endmacro" | "endblock") && self.bodies.len() > 1 {
            self.bodies.pop();
        }
        let names = names(text, tag);
        let is_body = matches!(keyword, "for" | "macro" | "block");
        if is_body {
            self.bodies.push(self.plans.len());
        }
        if is_body || !names.is_empty() {
            let is_nested = words().any(|word| matches!(word, "[" | "{" | "("))
                || names.iter().any(|name| name.contains('.'));
            let plan = Plan::of(tag.range.clone(), &text[tag.end..tag.range.end]);
            self.plans.push(Plan { names, is_nested, ..plan });
        }
        Ok(())
    }
}

impl Plan {
    fn of(tag: Range<usize>, closing: &str) -> Self {
        Self { tag, closing: closing.to_owned(), bytes: 0, joins: 0, names: Vec::new(), is_nested: false }
    }

    /// Returns the meter. It ends as its tag does, so that the blanks behind that go or stay as they would.
    fn statement(&self) -> String {
        let Self { closing, bytes, joins, is_nested, .. } = self;
        let names: String = self.names.iter().map(|name| format!(", {name}")).collect();
        format!("{{% do {METER}({bytes}, {joins}, {is_nested}{names}) {closing}")
    }
}

/// Returns the names that a tag gives to values.
fn names(text: &str, tag: &Tag) -> Vec<String> {
    let words: Vec<&str> = tag.words.iter().map(|word| &text[word.clone()]).collect();
    let Some((keyword, rest)) = words.split_first() else { return Vec::new() };
    match *keyword {
        "set" => match rest.iter().position(|word| *word == "=") {
            Some(at) => rest[..at]
                .concat()
                .split([',', '(', ')'])
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
            None => Vec::new(),
        },
        "with" => rest
            .windows(3)
            .filter(|near| near[1] == "=" && near[2] != "=" && is_name(near[0]))
            .map(|near| near[0].to_owned())
            .collect(),
        "macro" => rest
            .windows(2)
            .filter(|near| matches!(near[0], "(" | ",") && is_name(near[1]))
            .map(|near| near[1].to_owned())
            .collect(),
        _ => Vec::new(),
    }
}

fn is_name(word: &str) -> bool {
    let is_constant = matches!(word, "true" | "false" | "none" | "True" | "False" | "None");
    word.starts_with(|first: char| first.is_alphabetic() || first == '_') && !is_constant
}

#[cfg(test)]
mod tests {
    use super::Metered;

    fn metered(text: &str) -> String {
        let metered = Metered::of(text).expect("it is small");
        metered.text.replace("{% do __meter", "⟨").replace(", ", " ")
    }

    #[test]
    fn what_may_be_done_again_is_metered() {
        assert_eq!(metered("ab"), "⟨(2 0 false) +%}ab");
        assert_eq!(
            metered("{% for x in y -%}ab{{ x ~ 1 }}{% endfor %}c"),
            "⟨(1 0 false) +%}{% for x in y -%}⟨(2 1 false) -%}ab{{ x ~ 1 }}{% endfor %}c"
        );
    }

    #[test]
    fn what_gets_a_name_is_metered() {
        for (tag, names) in [
            ("{% set a = b %}", "false a"),
            ("{% set a, b = c %}", "false a b"),
            ("{% set ns.a = b %}", "true ns.a"),
            ("{% set a = [b] %}", "true a"),
            ("{% with a = 1, b = c == d %}", "false a b"),
            ("{% macro f(a, b=none) %}", "true a b"),
        ] {
            assert!(metered(tag).ends_with(&format!("⟨(0 0 {names}) %}}")), "{}", metered(tag));
        }
        assert_eq!(metered("{% set a %}b{% endset %}"), "⟨(1 0 false) +%}{% set a %}b{% endset %}");
    }

    #[test]
    fn places_are_those_of_the_template_as_written() {
        let text = "ab{% set x = 1 %}{{ y }}c";
        let metered = Metered::of(text).expect("it is small");
        let at = metered.text.find("{{ y }}").expect("it is there");
        assert_eq!(&text[metered.original(&(at..at + 7))], "{{ y }}");
        let at = metered.text.rfind("__meter").expect("it is there");
        assert_eq!(&text[metered.original(&(at..at + 7))], "{% set x = 1 %}");
        assert_eq!(metered.original(&(0..3)), 0..0);
    }
}
