//! One full rendering of each error and each lint, because wording is part of the product.

use std::fmt::Write;

use journey::diagnostic::Code;
use journey::lints::LINTS;

use crate::documentation;
use crate::run::Folder;

/// A small project for each code, as files.
const CASES: &[(&str, &[(&str, &str)])] = &[
    ("syntax", &[("a.journey", "persona sam \"Sam\" {\n  role  \"Office worker\n  goal  \"Get fit\"\n}\n")]),
    (
        "unknown-keyword",
        &[("a.journey", "persona sam\njourney j {\n  persona sam\n  phase awareness \"Awareness\" { }\n}\n")],
    ),
    ("wrong-argument", &[("a.journey", "persona sam {\n  role  Office worker\n}\n")]),
    ("missing-argument", &[("a.journey", "persona \"Sam, starting again\" {\n  goal \"Get fit\"\n}\n")]),
    (
        "repeated-statement",
        &[(
            "a.journey",
            "persona sam {\n  role  \"Office worker\"\n  goal  \"Get fit\"\n  role  \"Runner\"\n}\n",
        )],
    ),
    (
        "misplaced-statement",
        &[("a.journey", "persona sam\njourney j {\n  persona  sam\n  channel  website\n}\n")],
    ),
    (
        "duplicate-id",
        &[("a.journey", "persona sam \"Sam\"\n"), ("b.journey", "team web\npersona sam \"Sam again\"\n")],
    ),
    (
        "unknown-reference",
        &[
            ("a.journey", "persona sam { prefers emial }\n"),
            ("b.journey", "team growth\nkpi k { owner grwoth }\n"),
        ],
    ),
    (
        "value-out-of-range",
        &[(
            "a.journey",
            "persona sam\njourney j {\n  persona sam\n  stage s {\n    touchpoint t { feels -3 \"angry\" }\n  }\n}\n",
        )],
    ),
    ("invalid-date", &[("a.journey", "source survey \"Survey\" {\n  on  2026-02-30\n}\n")]),
    (
        "unit-mismatch",
        &[(
            "a.journey",
            "kpi rate {\n  metric  conversion-rate\n  target  >= 30%\n  actual  40 EUR on 2026-11-01\n}\n",
        )],
    ),
    (
        "share-over-100",
        &[(
            "a.journey",
            "persona sam\njourney j {\n  persona sam\n  stage s {\n    touchpoint t {\n      -> done 60%\n      -> exit 50%\n    }\n  }\n}\n",
        )],
    ),
    ("missing-persona", &[("a.journey", "journey gym \"Gym membership\" {\n  scenario \"x\"\n}\n")]),
    (
        "cyclic-expansion",
        &[
            ("a.journey", "persona sam\njourney a { persona sam; stage s { touchpoint t { expands b } } }\n"),
            ("b.journey", "journey b { persona sam; stage s { touchpoint t { expands a } } }\n"),
        ],
    ),
    ("file-not-found", &[("a.journey", "persona sam {\n  image  \"sam.png\" \"Sam at a desk\"\n}\n")]),
    ("unsafe-link", &[("a.journey", "persona sam {\n  link  \"javascript:alert(1)\" \"More\"\n}\n")]),
    ("unreadable-file", &[("a.journey", "persona sam\n"), ("b.journey", "\u{0}BINARY")]),
    (
        "invalid-configuration",
        &[("a.journey", "persona sam\n"), ("journey.yaml", "titel: Gym journeys\noutputs: [html, pdf]\n")],
    ),
    (
        "invalid-data",
        &[
            ("a.journey", "kpi rate \"Sign-up rate\" {\n  metric  conversion-rate\n}\n"),
            ("journey.yaml", "data: [data/*.csv]\n"),
            (
                "data/web.csv",
                "kpi,date,value\nrate,2026-11-01,22.4\nrate,2026-12-01,40 EUR\nrat,2026-12-01,30%\n",
            ),
        ],
    ),
    (
        "invalid-template",
        &[
            ("a.journey", "persona sam\n"),
            ("journey.yaml", "templates: pages\n"),
            ("pages/index.html", "<!doctype html>\n{% if title %}\n<title>{{ title }}</title>\n"),
        ],
    ),
    ("limit-exceeded", &[("a.journey", "DEEP")]),
];

#[test]
fn every_error_has_a_rendering() {
    let shown: Vec<&str> = CASES.iter().map(|(code, _)| *code).collect();
    let missing: Vec<&str> =
        Code::ERRORS.iter().map(|code| code.as_str()).filter(|code| !shown.contains(code)).collect();
    assert!(missing.is_empty(), "no rendering of {missing:?}");
}

#[test]
fn errors_read_as_they_should() {
    for (code, files) in CASES {
        let folder = Folder::new(&[]);
        let mut page = String::new();
        for (path, text) in *files {
            let bytes = match *text {
                "\u{0}BINARY" => b"team web\npersona s\xff\xfe\n".to_vec(),
                "DEEP" => "a {\n".repeat(70).into_bytes(),
                text => text.as_bytes().to_vec(),
            };
            folder.write(path, &bytes);
            let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(300)]).into_owned();
            writeln!(page, "── {path}\n{}", shown.trim_end()).expect("a string takes all");
        }
        let run = folder.run("check");
        assert!(run.code == 1 && run.stderr.contains(&format!("error[{code}]")), "{code}: {run:#?}");
        writeln!(page, "\n── journey check\n{}", run.stderr.trim_end()).expect("a string takes all");
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(*code, page);
        });
    }
}

/// The wrong example of a lint's documentation, which stands with the lint, as the program answers it.
#[test]
fn lints_read_as_they_should() {
    for lint in LINTS {
        let folder = Folder::new(&[]);
        documentation::wrong_example(lint).iter().for_each(|(path, text)| folder.write(path, text));
        let others = LINTS.iter().filter(|other| other.code != lint.code);
        let silent: Vec<String> = others.map(|other| format!("--allow {}", other.code)).collect();
        let run = folder.run(&format!("check {}", silent.join(" ")));
        assert!(run.code == 0 && run.stderr.contains(&format!("[{}]", lint.code)), "{run:#?}");
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(lint.code.as_str(), run.stderr);
        });
    }
}
