//! Tests of the words and of how values are written, in each language.

use std::collections::BTreeMap;

use jiff::civil::date;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::model::{Duration, TimeUnit};
use crate::vocabulary::{CHANNELS, METRICS};
use crate::words::format;

use super::{ENGLISH, FRENCH, GERMAN, LANGUAGES, Piece, SPANISH, Words, of, pieces, spoken};

/// Returns every word of a column by the name of its field.
fn column(words: &Words) -> BTreeMap<String, String> {
    fn walk(name: String, value: &Value, found: &mut BTreeMap<String, String>) {
        match value {
            Value::String(word) => {
                found.insert(name, word.clone());
            }
            Value::Array(values) => {
                values.iter().enumerate().for_each(|(at, value)| walk(format!("{name}.{at}"), value, found));
            }
            Value::Object(values) => {
                values.iter().for_each(|(key, value)| walk(format!("{name}.{key}"), value, found));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut found = BTreeMap::new();
    walk(String::new(), &serde_json::to_value(words).expect("words are plain data"), &mut found);
    found
}

/// Words that two languages really share; and signs, units and months, which have no letters to speak of.
const SHARED: &[&str] = &[
    "{n} {severity}",
    "{severity} {n}",
    "details",
    "Action",
    "Actions",
    "Backstage",
    "CRM",
    "Canal",
    "Contact",
    "Effort",
    "Engagement",
    "Frontstage",
    "Impact",
    "Index",
    "Journey",
    "Journeys",
    "KPI",
    "KPIs",
    "Motivation",
    "Page",
    "Persona",
    "Personas",
    "Phase",
    "Question",
    "Questions",
    "Responsable",
    "Service Blueprint",
    "Source",
    "Sources",
    "Status",
    "Teams",
    "Touchpoint",
    "Touchpoints",
    "Trend",
    "Volume",
    "Volumen",
    "digital",
    "experiment",
    "idea",
    "interview",
    "Jobs to be done",
    "point",
    "points",
];

#[test]
fn no_two_languages_share_a_column_by_accident() {
    for (place, (one, words)) in LANGUAGES.iter().enumerate() {
        let words = column(words);
        for (other, others) in &LANGUAGES[place + 1..] {
            let others = column(others);
            assert_eq!(words.keys().collect::<Vec<_>>(), others.keys().collect::<Vec<_>>());
            let shared = words.iter().filter(|(name, word)| others[*name] == **word);
            let is_accident = |(name, word): &(&String, &String)| {
                let is_short = word.chars().filter(|letter| letter.is_alphabetic()).count() <= 4;
                let is_rule = name.contains("singular");
                !is_short && !is_rule && !SHARED.contains(&word.as_str())
            };
            let accidents: Vec<_> = shared.filter(is_accident).collect();
            assert!(accidents.is_empty(), "{one} and {other} say the same: {accidents:#?}");
        }
    }
}

#[test]
fn every_language_fills_the_same_gaps() {
    let gaps = |text: &str| {
        let mut gaps: Vec<String> = pieces(text)
            .filter_map(|piece| match piece {
                Piece::Gap(name) => Some(name.to_owned()),
                Piece::Words(_) => None,
            })
            .collect();
        gaps.sort_unstable();
        gaps
    };
    let english = column(&ENGLISH);
    assert!(english.values().filter(|word| !gaps(word).is_empty()).count() > 8);
    for (language, words) in LANGUAGES {
        for (name, word) in column(words) {
            assert_eq!(gaps(&word), gaps(&english[&name]), "{language}: {name}");
            assert_eq!(word.trim_matches(' '), word, "{language}: {name} begins or ends with a blank");
            assert!(!word.is_empty() || name.contains("day_marks"), "{language}: {name} is empty");
        }
    }
}

#[test]
fn what_is_built_in_has_a_name_in_every_language() {
    for (language, words) in LANGUAGES {
        let Some(built_in) = &words.built_in else {
            assert_eq!(language, "en", "the vocabulary is English");
            continue;
        };
        let known: Vec<&str> = built_in.channels.iter().map(|(id, _)| *id).collect();
        assert_eq!(known, CHANNELS.iter().map(|channel| channel.id).collect::<Vec<_>>(), "{language}");
        let mut known: Vec<&str> = built_in.metrics.iter().map(|(id, _)| *id).collect();
        let mut all: Vec<&str> = METRICS.iter().map(|metric| metric.id).collect();
        known.sort_unstable();
        all.sort_unstable();
        assert_eq!(known, all, "{language}");
        for metric in METRICS {
            let own = built_in.metric(metric).expect("it is there");
            assert_ne!(own.formula, metric.formula, "{language}: {}", metric.id);
            assert_eq!(own.formula.contains('÷'), metric.formula.contains('÷'), "{language}: {}", metric.id);
        }
    }
}

#[test]
fn the_sentences_of_a_checklist_end_no_comment() {
    for (language, words) in LANGUAGES {
        for sentence in [words.checklist_head, words.checklist_end] {
            assert!(!sentence.contains("--") && !sentence.contains('>'), "{language}: {sentence}");
        }
    }
}

#[test]
fn a_tag_speaks_by_its_first_part() {
    for (tag, words) in
        [("de-AT", &GERMAN), ("FR", &FRENCH), ("es-419", &SPANISH), ("en-GB", &ENGLISH), ("de", &GERMAN)]
    {
        assert!(spoken(tag).is_some_and(|found| std::ptr::eq(found, words)), "{tag}");
    }
    for tag in ["pt-BR", "den", "d", "", "gsw", "x-de"] {
        assert!(spoken(tag).is_none(), "{tag}");
        assert!(std::ptr::eq(of(tag), &ENGLISH), "{tag}");
    }
}

/// Returns how each language shows something, in the order of [`LANGUAGES`], with the blanks that part no line as `_`
/// and `'`.
fn shown(show: impl Fn(&Words) -> String) -> [String; 4] {
    LANGUAGES.map(|(_, words)| show(words).replace('\u{a0}', "_").replace('\u{202f}', "'"))
}

#[test]
fn numbers_are_written_as_the_language_does() {
    let number = |mantissa, scale| shown(|words| format::number(Decimal::new(mantissa, scale), words));
    assert_eq!(number(4200, 0), ["4,200", "4'200", "4.200", "4200"]);
    assert_eq!(number(-1_234_567, 1), ["−123,456.7", "−123'456,7", "−123.456,7", "−123'456,7"]);
    assert_eq!(
        shown(|words| format::percent(Decimal::new(305, 1), words)),
        ["30.5%", "30,5_%", "30,5_%", "30,5_%"]
    );
    assert_eq!(shown(|words| format::mean_score(-1.25, words)), ["−1.3", "−1,3", "−1,3", "−1,3"]);
}

#[test]
fn days_are_written_as_the_language_does() {
    let day = |month, day| shown(|words| format::date(date(2026, month, day), words));
    assert_eq!(day(12, 31), ["31_Dec_2026", "31_déc._2026", "31._Dez._2026", "31_dic_2026"]);
    assert_eq!(day(5, 1), ["1_May_2026", "1er_mai_2026", "1._Mai_2026", "1_may_2026"]);
}

#[test]
fn words_bend_by_number_and_place() {
    let day = |amount| Duration { amount, unit: TimeUnit::Day };
    let month = |amount| Duration { amount, unit: TimeUnit::Month };
    let one_and_a_half = Decimal::new(15, 1);
    assert_eq!(
        shown(|words| format::duration(day(one_and_a_half), words)),
        ["1.5_days", "1,5_jour", "1,5_Tage", "1,5_días"]
    );
    assert_eq!(
        shown(|words| format::after(day(3.into()), words)),
        ["after 3_days", "après 3_jours", "nach 3_Tagen", "tras 3_días"]
    );
    assert_eq!(
        shown(|words| format::after(day(1.into()), words)),
        ["after 1_day", "après 1_jour", "nach 1_Tag", "tras 1_día"]
    );
    assert_eq!(
        shown(|words| format::every(month(3.into()), words)),
        ["every 3_months", "tous les 3_mois", "alle 3_Monate", "cada 3_meses"]
    );
    let weeks = Duration { amount: 2.into(), unit: TimeUnit::Week };
    assert_eq!(
        shown(|words| format::every(weeks, words)),
        ["every 2_weeks", "toutes les 2_semaines", "alle 2_Wochen", "cada 2_semanas"]
    );
    assert_eq!(
        shown(|words| format::every(month(1.into()), words)),
        ["every month", "chaque mois", "jeden Monat", "cada mes"]
    );
    assert_eq!(
        shown(|words| format::count(0, words.touchpoint, words.touchpoints, words)),
        ["0 touchpoints", "0 point de contact", "0 Touchpoints", "0 puntos de contacto"]
    );
    assert_eq!(shown(|words| words.within(words.kpis)), ["KPIs", "KPI", "KPIs", "KPI"]);
    assert_eq!(
        shown(|words| words.labelled(words.goal, "x")),
        ["Goal: x", "Objectif_: x", "Ziel: x", "Objetivo: x"]
    );
}
