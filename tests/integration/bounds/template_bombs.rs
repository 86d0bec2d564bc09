//! A project's own templates that would never end, or take all stack or memory.

use super::check;
use crate::run::Folder;

const JOURNEYS: &str = "persona sam \"Sam\"\nteam web\njourney joining { persona sam; owner web }\n";

/// Checks a project with `map.html` and what it includes.
#[track_caller]
fn is_told(template: &str) {
    let folder = Folder::new(&[
        ("journey.yaml", "templates: t\n"),
        ("a.journey", JOURNEYS),
        ("t/map.html", template),
        ("t/parts/doubled.html", "{% set x = x ~ x %}{% include \"parts/doubled.html\" %}"),
        ("t/parts/again.html", "{{ x }}{% include \"parts/again.html\" %}"),
    ]);
    let run = check(&folder, "--format short");
    // In this file or in one that it includes, and at a place in it.
    let has_place = run.stderr.starts_with("t/") && !run.stderr.contains(":0:0:");
    let is_told = |code| has_place && run.stderr.contains(code);
    let start: String = template.chars().take(160).collect();
    assert!(
        run.code == 1 && (is_told("error[invalid-template]") || is_told("error[limit-exceeded]")),
        "{start}: {run:#?}"
    );
}

#[test]
fn deep_expressions() {
    for (before, sign, after) in [
        ("{{ ", "(", ""),
        ("{{ ", "[", ""),
        ("{{ ", "{1:", ""),
        ("{{ ", "not ", "1 }}"),
        ("{{ ", "-", "1 }}"),
        ("{{ 1", "+1", " }}"),
        ("{{ 1", "-1", " }}"),
        ("{{ 1", "~1", " }}"),
        ("{{ 1", "**1", " }}"),
        ("{{ 1", " or 1", " }}"),
        ("{{ 1", " < 1", " }}"),
        ("{{ words", ".a", " }}"),
        ("{{ words", "[0]", " }}"),
        ("{{ icon", "()", " }}"),
        ("{{ 1", "|string", " }}"),
        ("{{ 1", " is defined", " }}"),
        ("{{ 1", " if 1 else 1", " }}"),
        ("{% for ", "(", "x in y %}{% endfor %}"),
        ("{% if ", "not ", "1 %}{% endif %}"),
        ("{% set x = 1", "|string", " %}"),
        ("{% if 0 %}", "{% elif 0 %}", "{% endif %}"),
        ("", "{% if 1 %}", ""),
        ("", "{% for x in [1] %}", ""),
        ("", "{% set x %}", ""),
        ("", "{% filter upper %}", ""),
    ] {
        is_told(&format!("{before}{}{after}", sign.repeat(40_000 / sign.len())));
    }
}

#[test]
fn recursion() {
    for template in [
        "{% include \"map.html\" %}",
        "{% extends \"map.html\" %}",
        "{% set x = \"ab\" %}{% include \"parts/doubled.html\" %}",
        "{% set x = title %}{% include \"parts/again.html\" %}",
        "{% macro f(x) %}{{ f(x) }}{% endmacro %}{{ f(1) }}",
        "{% macro f(x) %}{{ f([x, x]) }}{% endmacro %}{{ f(1) }}",
        "{% macro f(x) %}{{ f(x ~ x) }}{% endmacro %}{{ f(\"abc\") }}",
        "{% macro f(x) %}{{ g(x ~ x) }}{% endmacro %}{% macro g(x) %}{{ f(x) }}{% endmacro %}{{ f(\"abc\") }}",
        "{% block a %}{{ self.a() }}{% endblock %}",
        "{% for i in [1] recursive %}{{ loop([i, i]) }}{% endfor %}",
    ] {
        is_told(template);
    }
}

#[test]
fn texts_that_grow() {
    let text = "\"0123456789abcdef\"";
    for template in [
        format!("{{% set x = {text} %}}{}{{{{ x }}}}", "{% set x = x ~ x %}".repeat(40)),
        format!("{{% set x = {text} %}}{}{{{{ x }}}}", "{% set x = x + x %}".repeat(40)),
        format!("{{% set x = {text} %}}{}{{{{ x }}}}", "{% set x %}{{ x }}{{ x }}{% endset %}".repeat(40)),
        format!("{{% set x = {text} %}}{}{{{{ x }}}}", "{% set x = x|replace(\"0\", x) %}".repeat(40)),
        format!("{{% set x = {text} %}}{}{{{{ x }}}}", "{% set x = [x, x, x]|join(x) %}".repeat(40)),
        format!("{{% with x = {text} %}}{}{{{{ x }}}}", "{% with x = x ~ x %}".repeat(40))
            + &"{% endwith %}".repeat(41),
        format!(
            "{{% set n = namespace(x={text}) %}}{{% for i in range(99) %}}{{% set n.x = n.x ~ n.x %}}{{% endfor %}}"
        ),
        format!(
            "{{% set n = namespace(x={text}) %}}{{% for i in range(99999) %}}{{% for j in range(99999) %}}{{% set n.x = n.x ~ \"{}\" %}}{{% endfor %}}{{% endfor %}}",
            "x".repeat(999)
        ),
        format!("{{{{ {text} * 1000000000 }}}}"),
        format!("{{{{ [{text}] * 100000000 }}}}"),
        format!("{{% set x = {text} %}}{{{{ x * 9999999 }}}}"),
        "{{ \"%2000000000d\"|format(1) }}".to_owned(),
        "{{ \"%*d\"|format(2000000000, 1) }}".to_owned(),
        "{{ \"a\nb\"|indent(2000000000) }}".to_owned(),
        "{{ \"a\nb\"|indent(width=2000000000) }}".to_owned(),
        "{{ [1]|tojson(2000000000) }}".to_owned(),
        "{{ [1]|tojson(indent=2000000000) }}".to_owned(),
        "{{ [1]|batch(1000000000, 1)|list }}".to_owned(),
        "{{ [1]|slice(1000000000, 1)|list }}".to_owned(),
        "{{ range(1000000000)|join }}".to_owned(),
    ] {
        is_told(&template);
    }
}

#[test]
fn lists_that_grow() {
    for template in [
        format!("{{% set x = [1] %}}{}{{{{ x }}}}", "{% set x = [x] %}".repeat(20_000)),
        format!("{{% set x = [1] %}}{}{{{{ x }}}}", "{% set x = [x, x, x, x] %}".repeat(40)),
        format!("{{% set x = {{}} %}}{}{{{{ x }}}}", "{% set x = {1: x, 2: x} %}".repeat(40)),
        format!("{{% set x = [1] %}}{}{{{{ x|list }}}}", "{% set x = x + x %}".repeat(60)),
        "{% set n = namespace(x=1) %}{% for i in range(99999) %}{% set n.x = [n.x] %}{% endfor %}".to_owned(),
        "{% set n = namespace(x=1) %}{% for i in range(99999) %}{% set n.x = (n.x, 1) %}{% endfor %}"
            .to_owned(),
        "{% set n = namespace(x=[1]) %}{% for i in range(99999) %}{% set n.x = n.x + n.x %}{% endfor %}"
            .to_owned(),
        "{% for i in range(99999) %}{% set x = range(99999)|list %}{% endfor %}".to_owned(),
    ] {
        is_told(&template);
    }
}

#[test]
fn loops_without_an_end() {
    let text = "x".repeat(5_000);
    let twice = |inner: &str| {
        format!(
            "{{% for i in range(99999) %}}{{% for j in range(99999) %}}{inner}{{% endfor %}}{{% endfor %}}"
        )
    };
    for template in [
        twice(""),
        twice("x"),
        twice(&text),
        twice("{{ i }}"),
        twice("{% if i == 1 %}{{ j }}{% endif %}"),
        twice("{% include \"parts/logo.html\" %}"),
        format!("{{% set x %}}{}{{% endset %}}", twice(&text)),
        format!("{{% macro f() %}}{text}{{% endmacro %}}{{% set x %}}{}{{% endset %}}", twice("{{ f() }}")),
        format!("{{% filter upper %}}{}{{% endfilter %}}", twice(&text)),
        format!("{{% extends \"parts/frame.html\" %}}{{% block body %}}{}{{% endblock %}}", twice(&text)),
    ] {
        is_told(&template);
    }
}

#[test]
fn what_is_harmless_is_made() {
    let folder = Folder::new(&[
        ("journey.yaml", "templates: t\noutputs: [html]\n"),
        ("a.journey", JOURNEYS),
        (
            "t/map.html",
            "{% macro tag(name, kind=\"plain\") -%}\n<b class=\"{{ kind }}\">{{ name }}</b>\n{%- endmacro %}\n\
             {% set names = [\"one\", \"two\"] %}\n\
             {% set href = \"#\" ~ title %}\n\
             {% for name in names + [\"three\"] %}\n{{ loop.index + 1 }}:{{ tag(name ~ \"!\", kind=\"k\") }}\n{% endfor %}\n\
             {% set found = namespace(any=false) %}{% for i in range(3) %}{% set found.any = true %}{% endfor %}\n\
             {{ href|replace(\"#\", \"/\") }} {{ found.any }} {{ \"%03d\"|format(7) }} {{ range(10)|batch(3)|list|length }}\n\
             {{ missing|default(\"none\") }} {{ names|join(d=\", \")|upper }} {{ names|sort(reverse=true)|first }}\n",
        ),
    ]);
    folder.run("build --quiet").says(0, "");
    assert_eq!(
        folder.read("dist/journeys/joining.html").trim(),
        "2:<b class=\"k\">one!</b>\n3:<b class=\"k\">two!</b>\n4:<b class=\"k\">three!</b>\n\
         /Joining True 007 4\nnone ONE, TWO two"
    );
}
