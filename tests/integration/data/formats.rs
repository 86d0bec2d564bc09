use super::{actuals, check, mistakes, project};

const NUMBER: &str = "write a number, with a unit if it has one of its own, as in `22.4%` or `40 EUR`";
const DATE: &str = "write year, month and day, as in `2026-11-01`";
const READING: &str = "a reading has a `date` and a `value`, and nothing else";
const YAML_ITEM: &str = "write `{date: 2026-11-01, value: 22.4%}`";
const YAML: &str = "write `journey/kpi:`, and below it lines such as `- {date: 2026-11-01, value: 22.4%}`";
const JSON: &str = r#"write `{"journey/kpi": [{"date": "2026-11-01", "value": 22.4}]}`"#;
const HEADER: &str = "write `kpi,date,value` as the first line";

#[test]
fn every_mistake_in_csv_has_its_place() {
    check(
        &[(
            "data/a.csv",
            "date, kpi ,value\r\n\
             2026-02-30,gym/rate,soon\r\n\
             01.11.2026,gym/rate,\"22,4%\"\r\n\
             tomorrow,gym/rate,\r\n\
             ,gym/rate,€5\r\n\
             2026-11-01,gym/rate,22,4%\r\n\
             2026-11-01\t,gym/rate\r\n\
             \r\n\
             ,,\r\n\
             \"2026-11-01,gym/rate,20\r\n\
             \u{20}2026-11-01 , \"gym/rate\"x,20\r\n\
             2026-11-01,\"é\"\"/rate\", 20 \r\n\
             2026-11-01,,20\r\n\
             2026-11-01,gym/rate,12345678901234567890123456789.5\r\n\
             2026-11-01,gym/rate,2026-11-01",
        )],
        &[
            "data/a.csv:2:1: the calendar has no day `2026-02-30` | 2026-02 has 28 days",
            &format!("data/a.csv:2:21: `soon` is no number | {NUMBER}"),
            "data/a.csv:3:1: `01.11.2026` is not how a date is written | write year, month and day: `2026-11-01`",
            "data/a.csv:3:22: `22,4%` has a decimal comma | write `22.4%`",
            &format!("data/a.csv:4:1: `tomorrow` is no date | {DATE}"),
            &format!("data/a.csv:4:19: the value is missing | {NUMBER}"),
            &format!("data/a.csv:5:1: the date is missing | {DATE}"),
            "data/a.csv:5:11: `€5` has a currency's sign instead of its code | write `5 EUR`",
            "data/a.csv:6:1: this row has 4 fields, and the header has 3 | write a number with a point, as in `22.4%`",
            "data/a.csv:7:1: this row has 2 fields, and the header has 3 | write a KPI's path, a date and a value, with commas between",
            "data/a.csv:10:1: the quote is not closed on its line | write `\"` behind the field; no field goes over several lines",
            "data/a.csv:11:25: something stands behind the closing quote | write a comma behind the quote, and a quote inside of quotes twice: `\"\"`",
            "data/a.csv:12:13: there is no journey `é\"` | did you mean `gym/rate`?",
            "data/a.csv:13:12: the path of the KPI is missing | write `journey/kpi`, or the id alone for a KPI of the project",
            "data/a.csv:14:21: the number has more digits than can be kept exactly | write it with at most 28 digits",
            &format!("data/a.csv:15:21: `2026-11-01` is no number | {NUMBER}"),
        ],
    );
}

#[test]
fn the_header_of_csv_names_three_columns() {
    for (text, expected) in [
        ("", &[&format!("1:1: the file is empty | {HEADER}")[..]][..]),
        ("\n \n", &[&format!("1:1: the file is empty | {HEADER}")]),
        (
            "\u{feff}kpi;date;value\ngym/rate;2026-11-01;22,4%\n",
            &[
                "1:1: fields have commas between them, not `;` | save the file as comma-separated values, with a point in numbers",
            ],
        ),
        (
            "gym/rate,2026-11-01,22%\n",
            &["1:1: the first line does not name the columns | write `kpi,date,value` as a line above it"],
        ),
        ("kpi,date\ngym/rate,2026-11-01\n", &[&format!("1:1: the header has no `value` | {HEADER}")]),
        ("kpi,dat,value\n", &["1:5: unknown column `dat` | did you mean `date`?"]),
        (
            "KPI,when,value\n",
            &[
                "1:1: unknown column `KPI` | did you mean `kpi`?",
                "1:5: unknown column `when` | the columns are `kpi`, `date` and `value`, and no other",
            ],
        ),
        ("kpi,day,value\n", &["1:5: unknown column `day` | did you mean `date`?"]),
        (
            "kpi,date,value,note,value\ngym/rate,x,1,,1\n",
            &[
                "1:16: unknown column `note` | the columns are `kpi`, `date` and `value`, and no other",
                "1:21: there is a second column `value` | delete one of the two",
                &format!("2:10: `x` is no date | {DATE}"),
            ],
        ),
        (
            "\"kpi,date,value\n",
            &[
                "1:1: the quote is not closed on its line | write `\"` behind the field; no field goes over several lines",
            ],
        ),
    ] {
        let expected: Vec<String> = expected.iter().map(|line| format!("data/a.csv:{line}")).collect();
        assert_eq!(mistakes(&project(&[("data/a.csv", text)])), expected, "{text:?}");
    }
}

#[test]
fn every_mistake_in_yaml_has_its_place() {
    check(
        &[(
            "data/a.yaml",
            "\u{feff}gym/rate:\r\n\
             \u{20} - {date: 2026-02-30, value: soon}\r\n\
             \u{20} - {date: \"01.11.2026\", value: '22,4%'}\r\n\
             \u{20} - {date: 2026-11-01, value: 22,4%}\r\n\
             \u{20} - {dat: 2026-11-02, value: 101}\r\n\
             \u{20} - {date: 2026-11-02, value: 101}\r\n\
             \u{20} - date:\r\n\
             \u{20}   value: ~\r\n\
             \u{20}   value: 2\r\n\
             \u{20} - date: [2026-11-01]\r\n\
             \u{20}   value: {a: b}\r\n\
             \u{20} - {note: é, date: 2026-11-03, value: 40€}\r\n\
             \u{20} - {date: 2026-11-01}\r\n\
             \u{20} - [2026-11-01, 5]\r\n\
             \u{20} - 5\r\n\
             \u{20} -\r\n\
             gym/rat: []\r\n\
             gym/cost: 5\r\n\
             gym/time: {2026-11-01: 5}\r\n\
             gym/visits:\r\n\
             gym/cost: []\r\n",
        )],
        &[
            "data/a.yaml:2:12: the calendar has no day `2026-02-30` | 2026-02 has 28 days",
            &format!("data/a.yaml:2:31: `soon` is no number | {NUMBER}"),
            "data/a.yaml:3:13: `01.11.2026` is not how a date is written | write year, month and day: `2026-11-01`",
            "data/a.yaml:3:34: `22,4%` has a decimal comma | write `22.4%`",
            "data/a.yaml:4:34: unknown key `4%` | write a number with a point, as in `22.4%`",
            "data/a.yaml:5:6: unknown key `dat` | did you mean `date`?",
            "data/a.yaml:6:31: `conversion-rate` cannot have this value | write a value of 0 to 100",
            "data/a.yaml:7:5: `date` is empty | write a date such as `2026-11-01`",
            "data/a.yaml:8:5: `value` is empty | write a number, or a text such as `22.4%`",
            "data/a.yaml:9:5: the key `value` is written twice | delete one of the two",
            "data/a.yaml:10:12: `date` takes a single value, not a list | write a date such as `2026-11-01`",
            "data/a.yaml:11:13: `value` takes a single value, not keys and values | write a number, or a text such as `22.4%`",
            &format!("data/a.yaml:12:6: unknown key `note` | {READING}"),
            "data/a.yaml:12:40: `40€` has a currency's sign instead of its code | write `40 EUR`",
            "data/a.yaml:13:6: this reading has no `value` | write the `date` and the `value` of each reading",
            &format!(
                "data/a.yaml:14:6: a reading has a `date` and a `value`, and this is a list | {YAML_ITEM}"
            ),
            &format!(
                "data/a.yaml:15:5: a reading has a `date` and a `value`, and this is a single value | {YAML_ITEM}"
            ),
            &format!("data/a.yaml:16:4: this reading is empty | {YAML_ITEM}"),
            "data/a.yaml:17:1: the journey `gym` has no KPI `rat` | did you mean `gym/rate`?",
            &format!("data/a.yaml:18:11: a KPI path takes a list of readings, not a single value | {YAML}"),
            &format!("data/a.yaml:19:12: a KPI path takes a list of readings, not keys and values | {YAML}"),
            &format!("data/a.yaml:20:1: this KPI path has no readings | {YAML}"),
            "data/a.yaml:21:1: the key `gym/cost` is written twice | put all values of a KPI into one list",
        ],
    );
}

#[test]
fn every_mistake_in_json_has_its_place() {
    check(
        &[(
            "data/a.json",
            r#"{
  "gym/rate": [
    {"date": "2026-02-30", "value": "soon"},
    {"date": "01.11.2026", "value": "22,4%"},
    {"dat": "2026-11-02", "value": 101}, {"date": "2026-11-02", "value": 101},
    {"date": null, "value": null, "value": 2},
    {"date": ["2026-11-01"], "value": {"a": "b"}},
    {"note": "é", "date": "2026-11-03", "value": "40€"},
    {"date": "2026-11-01"}, ["2026-11-01", 5], 5, null, {},
    {"date": 20261101, "value": true},
    {"date": "2026-11-04", "value": "5\u0030 EUR"}
  ],
  "gym/r\u0061t": [], "gym/cost": 5, "gym/time": {"2026-11-01": 5},
  "gym/visits": null,
  "gym/cost": []
}"#,
        )],
        &[
            "data/a.json:3:15: the calendar has no day `2026-02-30` | 2026-02 has 28 days",
            &format!("data/a.json:3:38: `soon` is no number | {NUMBER}"),
            "data/a.json:4:15: `01.11.2026` is not how a date is written | write year, month and day: `2026-11-01`",
            "data/a.json:4:38: `22,4%` has a decimal comma | write `22.4%`",
            "data/a.json:5:7: unknown key `dat` | did you mean `date`?",
            "data/a.json:5:74: `conversion-rate` cannot have this value | write a value of 0 to 100",
            "data/a.json:6:14: `date` is empty | write a date such as `2026-11-01`",
            "data/a.json:6:29: `value` is empty | write a number, or a text such as `22.4%`",
            "data/a.json:6:36: the key `value` is written twice | delete one of the two",
            "data/a.json:7:14: `date` takes a single value, not a list | write a date such as `2026-11-01`",
            "data/a.json:7:39: `value` takes a single value, not keys and values | write a number, or a text such as `22.4%`",
            &format!("data/a.json:8:7: unknown key `note` | {READING}"),
            "data/a.json:8:51: `40€` has a currency's sign instead of its code | write `40 EUR`",
            "data/a.json:9:5: this reading has no `value` | write the `date` and the `value` of each reading",
            &format!("data/a.json:9:29: a reading has a `date` and a `value`, and this is a list | {JSON}"),
            &format!(
                "data/a.json:9:48: a reading has a `date` and a `value`, and this is a single value | {JSON}"
            ),
            &format!("data/a.json:9:51: this reading is empty | {JSON}"),
            "data/a.json:9:57: this reading has no `date` and no `value` | write the `date` and the `value` of each reading",
            &format!("data/a.json:10:14: `20261101` is no date | {DATE}"),
            &format!("data/a.json:10:33: `true` is no number | {NUMBER}"),
            "data/a.json:11:38: this value has `EUR`, the metric is counted in `%` | convert it to `%`: all values of a KPI are counted alike",
            "data/a.json:13:4: the journey `gym` has no KPI `rat` | did you mean `gym/rate`?",
            &format!("data/a.json:13:35: a KPI path takes a list of readings, not a single value | {JSON}"),
            &format!("data/a.json:13:50: a KPI path takes a list of readings, not keys and values | {JSON}"),
            &format!("data/a.json:14:17: this KPI path has no readings | {JSON}"),
            "data/a.json:15:4: the key `gym/cost` is written twice | put all values of a KPI into one list",
        ],
    );
}

#[test]
fn what_is_neither_json_nor_yaml_is_one_mistake() {
    for (text, expected) in [
        ("", &format!("1:1: this is not JSON: it ends too early | {JSON}")[..]),
        ("{\"a\": [1\n", &format!("1:9: this is not JSON: it ends too early | {JSON}")),
        (
            "{\"a\":\n [1 ,]}",
            "2:5: this is not JSON: a comma stands before a closing bracket | delete the comma",
        ),
        (
            "{'a': 1}",
            "1:2: this is not JSON: a key stands without double quotes | put keys between double quotes",
        ),
        ("{} {}", "1:4: this is not JSON: something stands behind its end | a file holds one object"),
        ("{\"é\": é}", &format!("1:7: this is not JSON: expected value | {JSON}")),
        ("[]", &format!("1:1: a data file holds KPI paths, each with a list of readings | {JSON}")),
        ("null", &format!("1:1: a data file holds KPI paths, each with a list of readings | {JSON}")),
    ] {
        assert_eq!(
            mistakes(&project(&[("data/a.json", text)])),
            [format!("data/a.json:{expected}")],
            "{text:?}"
        );
    }
    for (text, expected) in [
        ("- a", &format!("1:3: a data file holds KPI paths, each with a list of readings | {YAML}")[..]),
        ("a: [1", "1:6: this is not YAML: did not find expected ',' or ']', while parsing a flow sequence"),
        (
            "a\n---\nb",
            "2:1: `data/a.yaml` holds a second document | take out the line `---` and what follows it",
        ),
        ("? [a]\n: b", "1:3: a key must be a word | write lines such as `key: value`"),
        ("a: !b c", "1:4: a YAML tag has no meaning here | take out the word that begins with `!`"),
    ] {
        assert_eq!(
            mistakes(&project(&[("data/a.yaml", text)])),
            [format!("data/a.yaml:{expected}")],
            "{text:?}"
        );
    }
    for text in ["", "~", "# nothing yet\n", "{}", "gym/rate: []"] {
        assert_eq!(mistakes(&project(&[("data/a.yaml", text)])), [""; 0], "{text:?}");
    }
}

#[test]
fn every_line_end_byte_order_mark_and_quote_is_read() {
    let folder = project(&[(
        "data/a.csv",
        "\u{feff}\r\n\"value\",date,\"kpi\"\r22.4%,\"2026-11-01\",\"gym/rate\"\r\n\n , ,\n 23 ,\t2026-11-02, gym/rate \n",
    )]);
    assert_eq!(actuals(&folder, "gym/rate"), ["20 % 2026-10-01", "22.4 % 2026-11-01", "23 % 2026-11-02"]);
}

#[test]
fn what_is_too_deep_is_refused() {
    let deep = format!("{{\"gym/rate\": {}1{}}}", "[".repeat(200), "]".repeat(200));
    let refused = "more than 64 lists and objects stand in one another";
    let value = format!(
        "{{\"gym/rate\": [{{\"date\": \"2026-11-01\", \"value\": {}{}}}]}}",
        "[".repeat(99),
        "]".repeat(99)
    );
    for (path, text) in [("data/a.json", &deep), ("data/a.json", &value)] {
        let lines = mistakes(&project(&[(path, text)]));
        assert!(lines.len() == 1 && lines[0].contains(refused), "{lines:?}");
        assert!(lines[0].contains("error[limit-exceeded]"), "{lines:?}");
    }
    let text = format!("gym/rate: {}", "[".repeat(200));
    let lines = mistakes(&project(&[("data/a.yaml", &text)]));
    assert!(lines.len() == 1 && lines[0].contains("error[limit-exceeded]"), "{lines:?}");
}

#[test]
fn mistakes_without_end_are_counted() {
    let mut text = "kpi,date,value\n".to_owned();
    for row in 0..5_000 {
        text.push_str(if row % 2 == 0 {
            "gym/rate,2026-11-01,soon\n"
        } else {
            "gym/rate,2026-12-01,7 EUR\n"
        });
    }
    let lines = mistakes(&project(&[("data/a.csv", &text)]));
    assert_eq!(lines.len(), 1_001);
    assert_eq!(
        lines[1_000],
        "data/a.csv:5002:1: error[limit-exceeded]: `data/a.csv` has 4000 more mistakes than these 1000 | \
         mend the first ones; the others may be the same one over and over"
    );
}
