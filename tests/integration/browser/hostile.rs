//! A project of all that pages stumble over: markup and quotes in every string, words without an end, too much and too little.

use std::fmt::Write;

use base64::prelude::{BASE64_STANDARD, Engine as _};

use crate::hostile::{SPECIAL, quoted};

/// Texts that would run a script, close a tag or leave an attribute, if any of them became markup.
const SCRIPTS: &[&str] = &[
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=2</script>",
    "</style><script>window.pwned=3</script>",
    "</title><img src=x onerror=window.pwned=4>",
    "\"><svg onload=window.pwned=5>",
    "' autofocus onfocus='window.pwned=6",
    "\" onmouseover=\"window.pwned=7",
    "<a href=\"javascript:window.pwned=8\">press</a>",
    "[press](javascript:window.pwned=9)",
    "--><img src=x onerror=window.pwned=10><!--",
    "{{ 7 * 7 }}{% include 'x' %}",
    "]]><![CDATA[",
    "<iframe srcdoc='<script>top.pwned=11</script>'></iframe>",
    "<meta http-equiv=refresh content=0>",
    "<base href=https://example.com/>",
];

/// One word of forty letters and more, as German and Welsh have them.
const LONG_WORD: &str = "Donaudampfschifffahrtsgesellschaftskapitaen";

const RTL: [&str; 4] =
    ["نموذج التسجيل", "שלום עולם", "رسوم الاشتراك الشهرية غير واضحة (35%)", "ماذا؟ — “لماذا”"];

/// A grey dot.
const PHOTO: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

/// Returns the files of the project.
pub(super) fn project() -> Vec<(String, Vec<u8>)> {
    let mut text = people();
    crowd(&mut text).expect("a string takes any text");
    small(&mut text).expect("a string takes any text");
    let photo = BASE64_STANDARD.decode(PHOTO).expect("it was encoded");
    let configuration = format!("title: {}\n", quoted(SCRIPTS[0]));
    vec![
        ("journey.yaml".to_owned(), configuration.into_bytes()),
        ("hostile.journey".to_owned(), text.into_bytes()),
        ("photo.png".to_owned(), photo),
    ]
}

/// Returns texts without an end: the scripts, then all names that have something to see, again and again.
fn texts() -> impl Iterator<Item = String> {
    let is_seen = |name: &&&str| name.chars().any(|sign| sign.is_ascii_graphic() || sign.is_alphabetic());
    SCRIPTS.iter().chain(SPECIAL.iter().filter(is_seen)).cycle().map(|text| quoted(text))
}

fn people() -> String {
    let mut texts = texts();
    let mut next = || texts.next().expect("they never end");
    let mut text = String::new();
    for number in 0..5 {
        text.push_str(&format!(
            "persona p{number} {} {{ role {}; quote {}; goal {}; demographic {} {}; description {}; image \"photo.png\" {} }}\n",
            next(), next(), next(), next(), next(), next(), next(), next(),
        ));
        text.push_str(&format!(
            "team t{number} {} {{ department {}; contact {} }}\n",
            next(),
            next(),
            next()
        ));
        text.push_str(&format!("channel c{number} {} {{ kind human }}\n", next()));
        text.push_str(&format!(
            "source q{number} {} {{ kind interview; on 2026-10-30; sample 3; description {} }}\n",
            next(),
            next()
        ));
    }
    text.push_str(&format!("lane law {}\n", next()));
    text
}

/// Writes a journey of forty touchpoints, five personas and more than twenty arrows, and what is to come of it.
fn crowd(text: &mut String) -> std::fmt::Result {
    let mut texts = texts();
    let mut next = || texts.next().expect("they never end");
    writeln!(text, "journey crowd {} {{", next())?;
    writeln!(
        text,
        "persona p0, p1, p2, p3, p4\nscenario {}\ntrigger {}\nowner t0\nvolume 900 per month",
        next(),
        next()
    )?;
    writeln!(
        text,
        "confidence hypothesis\nreviewed 2026-11-01\nquestion {}\nimage \"photo.png\" {}",
        next(),
        next()
    )?;
    for number in 0..40 {
        if number % 10 == 0 {
            writeln!(text, "stage s{number} {} {{ goal {}\ntakes 3 days", next(), next())?;
        }
        writeln!(text, "touchpoint x{number} {} {{", next())?;
        writeln!(
            text,
            "channel c{}, website\ntakes 5 min\nowner t{}\ntags tag-{}",
            number % 5,
            number % 5,
            number % 3
        )?;
        writeln!(text, "does {}\nthinks {}\nsays {} {{ cites q0 {} }}", next(), next(), next(), next())?;
        writeln!(text, "sees {}\nneeds {}\nfeels {} {}", next(), next(), number % 5 - 2, next())?;
        for persona in 1..5 {
            writeln!(
                text,
                "for p{persona} {{ does {}; feels {} {} }}",
                next(),
                (number + persona) % 5 - 2,
                next()
            )?;
        }
        writeln!(
            text,
            "frontstage {}\nbackstage {} {{ owner t1 }}\nsupported-by {}",
            next(),
            next(),
            next()
        )?;
        writeln!(text, "note law {}\nquestion {}\nengagement {}", next(), next(), 1 + number % 5)?;
        writeln!(text, "pain a{number} {} {{ severity critical; cites q1 {}; affects 7% }}", next(), next())?;
        writeln!(
            text,
            "opportunity o{number} {} {{ solves a{number}; improves k{}; impact high; effort low; due 2026-01-01; benefit {} }}",
            next(),
            number / 10,
            next()
        )?;
        match number % 4 {
            0 => writeln!(text, "-> x{} {} 20%", (number * 7 + 5) % 40, next())?,
            1 => writeln!(text, "-> exit {} 4%\n-> done {} 3%", next(), next())?,
            2 => writeln!(text, "-> x{} {} 11% after 2 days", number / 2, next())?,
            _ => writeln!(text, "moment-of-truth")?,
        }
        writeln!(text, "}}")?;
        if number % 10 == 9 {
            let kpi = number / 10;
            writeln!(
                text,
                "kpi k{kpi} {} {{ formula {}; target >= 30% by 2026-12-31; actual 12% on 2026-10-01; actual 22.4% on 2026-11-01 }}",
                next(),
                next()
            )?;
            writeln!(text, "}}")?;
        }
    }
    writeln!(text, "}}")?;
    writeln!(
        text,
        "journey crowd-next {} {{ persona p0, p4\nstate future of crowd\nscenario {}",
        next(),
        next()
    )?;
    writeln!(
        text,
        "stage s0 {} {{ touchpoint x0 {} {{ feels +2 {}; delivers o0 }}\ntouchpoint y {} {{}} }}\n}}",
        next(),
        next(),
        next(),
        next()
    )
}

/// Writes journeys of too little and of words that no column is wide enough for.
fn small(text: &mut String) -> std::fmt::Result {
    writeln!(text, "journey alone {{ persona p0; stage s {{ touchpoint x }} }}")?;
    writeln!(text, "journey bare \"No stages\" {{ persona p0 }}")?;
    writeln!(
        text,
        "journey steps \"Only steps\" {{ persona p0, p1; stage s {{ step x \"Waits\"; step y \"Waits on\" {{ feels 0 }} }}; stage t {{}} }}"
    )?;
    let [form, greeting, fee, why] = RTL.map(quoted);
    writeln!(
        text,
        "journey rtl {form} {{ persona p2; scenario {fee}; owner t2\nstage s {greeting} {{ goal {fee}\n\
         touchpoint x {form} {{ does {fee}; says {why}; feels -1 {greeting}; pain {fee}; -> y {why} 30% }}\n\
         touchpoint y {fee} {{ feels +1 {why} }}\nkpi k {form} {{ target >= 3 }} }} }}"
    )?;
    let long = quoted(LONG_WORD);
    writeln!(text, "journey letters {long} {{ persona p3, p4; scenario {long}; goal {long}")?;
    for number in 0..8 {
        if number % 4 == 0 {
            writeln!(text, "stage s{number} {long} {{ goal {long}")?;
        }
        writeln!(text, "touchpoint x{number} {long} {{ channel website; feels {} {long}", number % 5 - 2)?;
        if number % 2 == 0 {
            writeln!(
                text,
                "does {long}; thinks {long}; says {long}; needs {long}; frontstage {long}; pain {long}"
            )?;
            writeln!(
                text,
                "opportunity {long} {{ impact high; effort low }}\nkpi k{number} {long} {{ target >= 30% }}"
            )?;
        }
        writeln!(text, "}}")?;
        if number % 4 == 3 {
            writeln!(text, "}}")?;
        }
    }
    writeln!(text, "}}")
}
