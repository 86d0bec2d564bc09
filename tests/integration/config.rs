//! `journey.yaml`: every mistake in its place, and the defaults where it is silent.

use journey::config::{self, Config};
use journey::diagnostic::{Code, Diagnostic, Severity};
use journey::emit::{Format, Hidden};
use journey::lints::{AccentColour, LINTS, Level};
use journey::source::SourceFile;

fn read(text: &str) -> (Config, Vec<String>) {
    let file = SourceFile::new("journey.yaml", text);
    let (config, diagnostics) = config::read(&file);
    (config, diagnostics.iter().map(|diagnostic| line(&file, diagnostic)).collect())
}

/// Returns "severity `marked text`: message | help".
fn line(file: &SourceFile, diagnostic: &Diagnostic) -> String {
    let marked = diagnostic.location.span.map_or("", |span| file.slice(span));
    let help = diagnostic.help.as_deref().unwrap_or("-");
    format!("{} «{marked}» {} | {help}", diagnostic.severity.name(), diagnostic.message)
}

/// Checks that a text has exactly these mistakes.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(read(text).1, expected, "{text}");
}

#[test]
fn an_empty_file_says_nothing() {
    for text in ["", "\n", "# only a comment\n", "---\n", "title:\noutputs: ~\n", "{}"] {
        assert_eq!(read(text), (Config::default(), Vec::new()), "{text:?}");
    }
}

#[test]
fn every_key_is_read() {
    let text = "title: Gym journeys\r\nlanguage: en-GB\r\noutput: ./out//site\r\noutputs: [html, json]\r\n";
    let (config, mistakes) = read(text);
    assert_eq!(mistakes, [""; 0]);
    assert_eq!(config.title.as_deref(), Some("Gym journeys"));
    assert_eq!((config.language.as_str(), config.output.as_str()), ("en-GB", "out/site"));
    assert_eq!(Vec::from_iter(config.outputs), [Format::Html, Format::Json]);
}

#[test]
fn every_other_key_is_read() {
    let (config, mistakes) = read(
        "hide: [kpis]\nlints: {missing-owner: off}\ntheme: {accent: '#0b7285', logo: a/logo.svg}\n\
         data: [data/*.yaml]\ntemplates: templates\n",
    );
    let lint = LINTS.iter().find(|lint| lint.code.as_str() == "missing-owner").expect("there is one");
    assert_eq!(config.lints.get(lint.code), Some(Level::Off));
    let patterns: Vec<_> = config.data.iter().map(|pattern| pattern.path.as_str()).collect();
    assert_eq!(patterns, ["data/*.yaml"]);
    let words: Vec<_> =
        mistakes.iter().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(words, [""; 0]);
    assert_eq!(Vec::from_iter(config.hide), [Hidden::Kpis]);
}

#[test]
fn an_unknown_key_has_the_nearest_one_and_a_fix() {
    check("titel: x", &["error «titel» unknown key `titel` | did you mean `title`?"]);
    let file = SourceFile::new("journey.yaml", "titel: x");
    let fix = config::read(&file).1.remove(0).fix.expect("the nearest key is certain enough");
    assert_eq!((fix.title.as_str(), fix.edits[0].text.as_str()), ("replace with `title`", "title"));
    check("theme: {glow: 1}", &["error «glow» unknown key `glow` | there are `accent`, `logo`"]);
}

#[test]
fn several_mistakes_are_several_diagnostics() {
    check(
        "title: [a]\ntitle: b\n? [x]\n: y\nlanguage: english\noutputs: html\n",
        &[
            "error «[a]» `title` takes a text, and this is a list | -",
            "error «title» the key `title` is written twice | -",
            "error «[x]» a key must be a word | -",
            "error «english» `english` is not a language tag | write `en`",
            "error «html» `outputs` takes a list | write `outputs: [html]`",
        ],
    );
}

#[test]
fn values_that_yaml_does_not_take_for_text_need_quotes() {
    check(
        "title: 12",
        &["error «12» `title` takes a text, and `12` is a number | write it in quotes: `\"12\"`"],
    );
    check("title: yes", &[]);
    check("title: '12'", &[]);
    check(
        "title: true",
        &["error «true» `title` takes a text, and `true` is true or false | write it in quotes: `\"true\"`"],
    );
    check("title: ''", &["error «''» `title` takes a text, and this is empty | -"]);
}

#[test]
fn a_colour_without_quotes_is_a_comment() {
    check(
        "theme:\n  accent: #0b7285\n",
        &[
            "error «accent» `accent` has no value: in YAML, `#` begins a comment | write the colour in quotes: `accent: \"#0b7285\"`",
        ],
    );
}

#[test]
fn colours_of_links_are_handed_on_with_their_places() {
    let accents = |text: &str| -> Vec<String> {
        let file = SourceFile::new("journey.yaml", text);
        let accents = config::read(&file).0.theme.accent_colours().into_iter();
        let line = |accent: AccentColour| {
            let marked = accent.location.span.map_or("", |span| file.slice(span));
            format!("{:?} {} «{marked}»", accent.page, accent.colour)
        };
        accents.map(line).collect()
    };
    assert_eq!(accents("theme:\n  logo: '#fff'\n  accent: '#07c'\n"), ["Light #0077cc «'#07c'»"]);
    assert_eq!(
        accents("theme: {accent: {dark: '#62c8d8', light: \"#0b7285\"}}"),
        ["Light #0b7285 «\"#0b7285\"»", "Dark #62c8d8 «'#62c8d8'»"]
    );
    assert_eq!(accents("theme: {accent: {light: '#07c'}}"), ["Light #0077cc «'#07c'»"]);
    assert_eq!(accents("theme: {accent: \"\\x2307c\"}"), ["Light #0077cc «»"]);
    assert_eq!(accents("title: &a '#07c'\ntheme: {accent: *a}"), ["Light #0077cc «'#07c'»"]);
    for text in ["theme: {accent: blue}", "theme: {accent: {dark: '#07c'}}", "theme: {logo: a.svg}", ""] {
        assert_eq!(accents(text), [""; 0], "{text}");
    }
}

#[test]
fn the_output_folder_stays_inside_the_project() {
    let help = "write a path such as `folder/name`";
    for (path, reason) in [
        ("..", "must stay inside the project's folder"),
        ("a/../../b", "must stay inside the project's folder"),
        ("/tmp", "must be relative to the project's folder"),
        ("C:/x", "must be relative to the project's folder"),
        ("'~/x'", "must be relative to the project's folder"),
        ("a\\b", "must be written with `/` between folders"),
        (".", "must not be the project's folder itself"),
        ("./.", "must not be the project's folder itself"),
    ] {
        check(&format!("output: {path}"), &[&format!("error «{path}» `output` {reason} | {help}")]);
    }
}

#[test]
fn outputs_are_known_and_listed_once() {
    check("outputs: [htlm]", &["error «htlm» `outputs` does not take `htlm` | did you mean `html`?"]);
    check("outputs: [html, html]", &["error «html» `html` is listed twice | -"]);
    check(
        "outputs: []",
        &["error «[]» `outputs` names nothing to build | take the key out to build everything"],
    );
}

#[test]
fn what_is_not_yaml_is_one_mistake_in_its_place() {
    for text in [
        "a: [1",
        "a: \"x",
        "a: b: c",
        "*x",
        "a: &a [*a]",
        "a: !b c",
        "\u{0}",
        "a\n---\nb",
        "@",
        "- a",
        "é: [\n",
    ] {
        let (config, mistakes) = read(text);
        assert_eq!((config, mistakes.len()), (Config::default(), 1), "{text:?}: {mistakes:?}");
    }
}

#[test]
fn places_count_bytes_in_any_language() {
    check(
        "# Fahrräder → é\ntitle: x\ntîtle: y",
        &["error «tîtle» unknown key `tîtle` | did you mean `title`?"],
    );
}

#[test]
fn what_is_too_large_or_too_deep_is_refused() {
    let code = |text: String| {
        let diagnostics = config::read(&SourceFile::new("journey.yaml", text)).1;
        diagnostics.iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>()
    };
    assert_eq!(code(" ".repeat((1 << 20) + 1)), [Code::LIMIT_EXCEEDED]);
    assert_eq!(code(" ".repeat(1 << 20)), []);
    for open in ["[", "{a: ", "- ", "? "] {
        assert_eq!(code(open.repeat(65)), [Code::LIMIT_EXCEEDED], "{open}");
    }
    assert_eq!(code("[".repeat(1 << 20)).len(), 1);
    assert_eq!(code(format!("data: {}{}", "[".repeat(63), "]".repeat(63))).len(), 1);
}

#[test]
fn a_bomb_of_aliases_does_not_go_off() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..60 {
        let item = format!("*a{}", level - 1);
        text.push_str(&format!("a{level}: &a{level} [{}]\n", [item.as_str(); 9].join(", ")));
    }
    text.push_str("outputs: *a59\n");
    let diagnostics = config::read(&SourceFile::new("journey.yaml", text)).1;
    assert_eq!(diagnostics.iter().filter(|it| it.severity == Severity::Error).count(), 60 + 9);
}

#[test]
fn nested_values_have_their_own_place() {
    check(
        "lints:\n  long-stage: of\n  stale-source: 1\n  stale-review:\n  mising-owner: off\n  long-stage: off\n",
        &[
            "error «of» `long-stage` does not take `of` | did you mean `off`?",
            "error «1» `stale-source` takes a text, and `1` is a number | write it in quotes: `\"1\"`",
            "error «mising-owner» unknown key `mising-owner` | did you mean `missing-owner`?",
            "error «long-stage» the key `long-stage` is written twice | -",
        ],
    );
    check(
        "theme:\n  accent: {light: blue, drak: '#fff'}\n  logo: &x 'a/../..'\n",
        &[
            "error «blue» `light` takes a colour, and `blue` is none | write a colour such as `\"#0b7285\"`, in quotes",
            "error «drak» unknown key `drak` | did you mean `dark`?",
            "error «'a/../..'» `logo` must stay inside the project's folder | write a path such as `folder/name`",
        ],
    );
}

#[test]
fn what_is_written_with_escapes_has_the_place_of_its_key_or_none() {
    let help = "write a path such as `folder/name`";
    check(
        "title: x\noutput: \"\\x2e.\"",
        &[&format!("error «output» `output` must stay inside the project's folder | {help}")],
    );
    check("\"tit\\x65l\": x", &["error «» unknown key `titel` | did you mean `title`?"]);
}

#[test]
fn an_alias_stands_for_what_it_names() {
    check(
        "title: &a x\nlanguage: *a\n",
        &["error «x» `x` is not a language tag | write a tag such as `en`, `fr`, `de`, `es` or `pt-BR`"],
    );
}

#[test]
fn line_ends_and_a_byte_order_mark_move_nothing() {
    check(
        "\u{feff}title: é\r\nlanguage: 12\r\n",
        &["error «12» `language` takes a text, and `12` is a number | write it in quotes: `\"12\"`"],
    );
}

#[test]
fn mistakes_without_end_are_cut_short() {
    let (config, mistakes) = read(&format!("outputs: [{}]", "[], ".repeat(500)));
    assert_eq!(config, Config::default());
    assert_eq!(mistakes.len(), 65);
    assert_eq!(mistakes[64], "error «» `journey.yaml` has more mistakes than these | -");
}

#[test]
fn a_wrong_value_hides_no_other_mistake() {
    let schema = schemars::schema_for!(Config);
    let keys = schema.get("properties").and_then(|keys| keys.as_object()).expect("there are keys");
    for key in keys.keys() {
        let (config, mistakes) = read(&format!("{key}: {{x: [y]}}\nzzz: z\n"));
        assert_eq!(mistakes.len(), 2, "{key}: {mistakes:?}");
        assert!(mistakes[1].contains("unknown key `zzz`"), "{key}: {mistakes:?}");
        assert_eq!(config, Config::default(), "{key}");
    }
    let (_, mistakes) = read("theme: {accent: [x], logo: [y]}\ndata: [../a, [b], ../c]\n");
    assert_eq!(mistakes.len(), 5, "{mistakes:?}");
}
