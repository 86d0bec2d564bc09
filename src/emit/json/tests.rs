//! Tests of `model.json` against its schema.

use serde_json::Value;

use crate::emit::sample;

use super::{make, schema};

fn every_word() -> String {
    let bytes = make(&sample::model(sample::EVERY_WORD), &sample::options());
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

fn validator() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&schema()).expect("the schema is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("the schema is a schema");
    jsonschema::validator_for(&schema).expect("the schema can be used")
}

#[test]
fn everything_is_there_and_fits_the_schema() {
    let text = every_word();
    let document: Value = serde_json::from_str(&text).expect("the document is JSON");
    let validator = validator();
    let errors: Vec<String> =
        validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path)).collect();
    assert_eq!(errors, [""; 0]);
    let options = sample::options();
    let empty = make(&crate::model::Model::default(), &options);
    assert!(validator.is_valid(&serde_json::from_slice(&empty).expect("an empty document is JSON")));
    insta::assert_snapshot!(text);
}

#[test]
fn the_schema_allows_nothing_else() {
    let document: Value = serde_json::from_str(&every_word()).expect("the document is JSON");
    let validator = validator();
    for place in [
        "",
        "/project",
        "/personas/0",
        "/personas/0/about",
        "/journeys/0",
        "/journeys/0/flow/arrows/0",
        "/journeys/0/stages/0/touchpoints/0",
        "/journeys/0/stages/0/touchpoints/0/experience",
        "/journeys/0/pains/0",
        "/journeys/0/kpis/0",
        "/kpis/0/target/goal/value",
    ] {
        let mut changed = document.clone();
        let object = changed.pointer_mut(place).and_then(Value::as_object_mut).expect("there is an object");
        object.insert("another".to_owned(), Value::Null);
        assert!(!validator.is_valid(&changed), "{place} may hold another field");
    }
    for (place, value) in [
        ("/version", Value::from("1")),
        ("/journeys/0/kpis/0/status", Value::from("good")),
        ("/journeys/0/title", Value::Null),
        ("/journeys/0/reviewed/on", Value::from("3 November")),
        ("/journeys/0/volume/amount", Value::from("4200")),
    ] {
        let mut changed = document.clone();
        *changed.pointer_mut(place).expect("there is a value") = value;
        assert!(!validator.is_valid(&changed), "{place} may hold anything");
    }
}

#[test]
fn the_schema_is_stable() {
    insta::assert_snapshot!(schema());
}

#[test]
fn numbers_keep_their_digits_and_texts_cannot_run() {
    let text = every_word();
    assert!(text.contains("\"amount\":30.5,") && text.contains("\"share\":40.5,"));
    assert!(!text.contains(['<', '>', '&']));
    assert!(text.contains("\\u003c/script\\u003e"));
    let exact = sample::EVERY_WORD.replace("40 EUR", "1234567890.0123456789012345 EUR");
    let bytes = make(&sample::model(&exact), &sample::options());
    assert!(String::from_utf8(bytes).expect("JSON is UTF-8").contains(":1234567890.0123456789012345,"));
}
