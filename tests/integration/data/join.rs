use super::{actuals, check, mistakes, project};
use crate::run::Folder;

#[test]
fn values_take_their_place_among_those_of_the_journey() {
    let folder = project(&[
        ("data/b.csv", "kpi,date,value\ngym/rate,2026-11-01,22.40\ngym/rate,2026-09-01,18.1%\n"),
        ("data/a.json", r#"{"gym/rate": [{"date": "2026-12-01", "value": 0.1234567890123456789012345}]}"#),
        (
            "data/c.yml",
            "gym/time: [{date: 2026-11-01, value: 10 weeks}, {date: 2026-10-01, value: 12 days}]\n",
        ),
        (
            "data/d.yaml",
            "gym/score: [{date: 2026-11-01, value: 12 points}]\nrevenue: [{date: 2026-11-01, value: 1e3}]",
        ),
    ]);
    assert_eq!(
        actuals(&folder, "gym/rate"),
        ["18.1 % 2026-09-01", "20 % 2026-10-01", "22.4 % 2026-11-01", "0.12345678901234568 % 2026-12-01"]
    );
    // It is the test that rounds.
    assert!(folder.read("dist/model.json").contains("\"amount\":0.1234567890123456789012345,"));
    assert_eq!(actuals(&folder, "gym/time"), ["12 day 2026-10-01", "10 week 2026-11-01"]);
    assert_eq!(actuals(&folder, "gym/score"), ["12 - 2026-11-01"]);
    assert_eq!(actuals(&folder, "revenue"), ["1000 EUR 2026-11-01"]);
}

#[test]
fn one_content_is_one_model_in_all_formats() {
    let model = |path: &str, text: &str| {
        let folder = project(&[(path, text)]);
        folder.run("build --only json").mentions(0, "wrote");
        folder.read("dist/model.json")
    };
    let yaml = model(
        "data/a.yaml",
        "gym/rate:\n  - {date: 2026-11-01, value: 22.4}\n  - date: 2026-11-08\n    value: '23%'\n\
         gym/cost:\n- {value: 38 EUR, date: 2026-11-01}\nrevenue: [{date: 2026-11-01, value: 4_200.50}]\n",
    );
    let json = model(
        "data/a.json",
        r#"{"gym/rate": [{"date": "2026-11-01", "value": 22.4}, {"date": "2026-11-08", "value": "23%"}],
            "gym/cost": [{"value": "38 EUR", "date": "2026-11-01"}],
            "revenue": [{"date": "2026-11-01", "value": "4_200.50"}]}"#,
    );
    let csv = model(
        "data/a.csv",
        "date,value,kpi\n2026-11-01,22.4,gym/rate\n2026-11-01,38 EUR,gym/cost\n\
         2026-11-08,\"23%\",gym/rate\n2026-11-01,4_200.50,revenue\n",
    );
    assert!(yaml.contains("22.4") && yaml.contains("4200.5,"), "{yaml}");
    assert_eq!(yaml, json);
    assert_eq!(yaml, csv);
}

#[test]
fn a_journey_of_the_future_may_be_measured_too() {
    let folder = project(&[("data/a.csv", "kpi,date,value\nnext/calls,2026-11-01,12\n")]);
    folder.write("next.journey", "journey next { persona sam; state future of gym; kpi calls }\n");
    assert_eq!(actuals(&folder, "next/calls"), ["12 - 2026-11-01"]);
}

#[test]
fn a_value_has_the_unit_of_its_kpi() {
    check(
        &[(
            "data/a.csv",
            "kpi,date,value\n\
             gym/rate,2026-11-01,5 EUR\n\
             gym/rate,2026-11-02,101\n\
             gym/cost,2026-11-01,5 USD\n\
             gym/time,2026-11-01,3%\n\
             gym/score,2026-11-01,-101\n\
             revenue,2026-11-01,7 USD\n\
             gym/visits,2026-11-01,12\n\
             gym/visits,2026-11-02,12 people\n",
        )],
        &[
            "data/a.csv:2:21: this value has `EUR`, the metric is counted in `%` | convert it to `%`: all values of a KPI are counted alike",
            "data/a.csv:3:21: `conversion-rate` cannot have this value | write a value of 0 to 100",
            "data/a.csv:4:21: this value has `USD`, the KPI is counted in `EUR` | convert it to `EUR`: all values of a KPI are counted alike",
            "data/a.csv:5:21: a duration needs a unit of time | write ms, s, min, h, days, weeks, months or years, as in `3 days`",
            "data/a.csv:6:22: `nps` cannot have this value | write a value of −100 to 100",
            "data/a.csv:7:20: this value has `USD`, the unit of the KPI is `EUR` | convert it to `EUR`: all values of a KPI are counted alike",
            "data/a.csv:9:23: this value has `people`, the first value of the KPI has no unit | write `12`",
        ],
    );
}

#[test]
fn a_point_between_thousands_is_asked_about() {
    let question = "may stand before decimals or between thousands";
    let file = "kpi,date,value\ngym/visits,2026-11-01,41.200\nrevenue,2026-11-01,12.125\ngym/rate,2026-11-01,12.125\n";
    check(
        &[("data/a.csv", file)],
        &[
            &format!(
                "data/a.csv:2:23: the point of `41.200` {question} | write `41200` or `41.2`, whichever is meant"
            ),
            &format!(
                "data/a.csv:3:20: the point of `12.125` {question} | write `12125` or `12.1250`, whichever is meant"
            ),
        ],
    );
    // Programs that write JSON put no points between thousands.
    check(&[("data/a.json", r#"{"gym/visits": [{"date": "2026-11-01", "value": 41.125}]}"#)], &[]);
}

#[test]
fn a_fraction_among_percents_is_asked_about_at_its_kpi() {
    let folder =
        project(&[("data/a.csv", "kpi,date,value\ngym/rate,2026-11-01,0.4\ngym/rate,2026-11-02,0.5\n")]);
    folder.run("check --format short --quiet").says(
        0,
        "\
gym.journey:4:7: warning[likely-fraction]: `0.4` counts as 0.4% (and so does another one), and the other values of `rate` are percents above 1
  help: write `40%`; where it is so small, say so with a `%` behind it
",
    );
}

#[test]
fn values_of_one_day_agree_wherever_they_are_written() {
    let files = [
        ("data/a.yaml", "gym/rate: [{date: 2026-10-01, value: 20.0}, {date: 2026-10-02, value: 21}]\n"),
        (
            "data/b.csv",
            "kpi,date,value\ngym/rate,2026-10-02,21%\ngym/time,2026-10-01,1 day\ngym/time,2026-10-01,24 h\n",
        ),
    ];
    let folder = project(&files);
    assert_eq!(actuals(&folder, "gym/rate"), ["20 % 2026-10-01", "21 % 2026-10-02"]);
    assert_eq!(actuals(&folder, "gym/time"), ["1 day 2026-10-01"]);
    folder.write("data/c.csv", "kpi,date,value\ngym/rate,2026-10-01,21\ngym/rate,2026-10-02,22\n");
    folder.run("check --quiet").says(
        1,
        "\
error[invalid-data]: `gym/rate` has the value 20% for 2026-10-01 already
   ╭─[data/c.csv:2:21]
 1 │ kpi,date,value
 2 │ gym/rate,2026-10-01,21
   ·                     ──
 3 │ gym/rate,2026-10-02,22
   ╰────
   ╭─[gym.journey:4:60]
 3 │   persona sam
 4 │   kpi rate { metric conversion-rate; target >= 30%; actual 20% on 2026-10-01 }
   ·                                                            ─┬─
   ·                                                             ╰── the value it has
 5 │   kpi cost { metric cost-per-lead; target <= 40 EUR }
   ╰────
  help: keep the one that is right and delete the other

error[invalid-data]: `gym/rate` has the value 21% for 2026-10-02 already
   ╭─[data/c.csv:3:21]
 2 │ gym/rate,2026-10-01,21
 3 │ gym/rate,2026-10-02,22
   ·                     ──
 4 │ 
   ╰────
   ╭─[data/a.yaml:1:71]
 1 │ gym/rate: [{date: 2026-10-01, value: 20.0}, {date: 2026-10-02, value: 21}]
   ·                                                                       ─┬
   ·                                                                        ╰── the value it has
 2 │ 
   ╰────
  help: keep the one that is right and delete the other

",
    );
}

#[test]
fn an_actual_of_the_journey_needs_a_day_beside_others() {
    let folder = Folder::new(&[
        ("journey.yaml", "data: [a.csv]\n"),
        ("a.journey", "kpi k { actual 5 EUR }\nkpi l { actual 1; actual 2 }\n"),
        ("a.csv", "kpi,date,value\nk,2026-10-01,6 EUR\nl,2026-10-01,6\n"),
    ]);
    folder.run("check --format short --quiet").says(
        1,
        "a.journey:1:16: error[missing-argument]: `actual` lacks a date: a data file has more of them, and together they \
         make a history\n  help: write the day behind the value, as in `actual 5 EUR on 2026-11-01`\n\
         a.journey:2:16: error[missing-argument]: `actual` lacks a date: several of them make a history\n  \
         help: write the day behind the value, as in `actual 1 on 2026-11-01`\n\
         a.journey:2:26: error[missing-argument]: `actual` lacks a date: several of them make a history\n  \
         help: write the day behind the value, as in `actual 2 on 2026-11-01`\n",
    );
}

#[test]
fn an_unknown_path_is_told_once_with_what_was_meant() {
    let rows = |path: &str| format!("{path},2026-10-01,1\n{path},2026-10-02,1\n");
    let text =
        ["gym/rat", "gmy/rate", "visits", "gym.cost", "Gym/Cost", "gym/stage/cost", "gym/revenue", "revenu"];
    let text = text.map(rows).concat();
    let text = format!("kpi,date,value\n{text}");
    check(
        &[("data/a.csv", &text)],
        &[
            "data/a.csv:2:1: the journey `gym` has no KPI `rat` | did you mean `gym/rate`?",
            "data/a.csv:4:1: there is no journey `gmy` | did you mean `gym/rate`?",
            "data/a.csv:6:1: the project has no KPI `visits` of its own | did you mean `gym/visits`?",
            "data/a.csv:8:1: the project has no KPI `gym.cost` of its own | did you mean `gym/cost`?",
            "data/a.csv:10:1: there is no journey `Gym` | did you mean `gym/cost`?",
            "data/a.csv:12:1: the journey `gym` has no KPI `stage/cost` | did you mean `gym/cost`?",
            "data/a.csv:14:1: the journey `gym` has no KPI `revenue` | did you mean `revenue`?",
            "data/a.csv:16:1: the project has no KPI `revenu` of its own | did you mean `revenue`?",
        ],
    );
    check(
        &[("data/a.yaml", "banana/split: []\n")],
        &[
            "data/a.yaml:1:1: there is no journey `banana` | a path is written `journey/kpi`, or as the id alone for a KPI \
           of the project; there are `gym/cost`, `gym/rate`, `gym/score`, `gym/time`, `gym/visits`, `revenue`",
        ],
    );
    let folder = project(&[("data/a.csv", "kpi,date,value\nvisits,2026-10-01,1\n")]);
    folder.write("b.journey", "journey spa { persona sam; kpi visits }\n");
    assert_eq!(
        mistakes(&folder),
        [
            "data/a.csv:2:1: the project has no KPI `visits` of its own | did you mean `spa/visits` or `gym/visits`?"
        ]
    );
}

#[test]
fn a_name_that_nobody_could_read_is_no_mistake_of_the_data() {
    let data = "kpi,date,value\ngym/calls,2026-10-01,1\ngym/rat,2026-10-01,1\nspa/calls,2026-10-01,1\n";
    let rat = "data/a.csv:3:1: the journey `gym` has no KPI `rat` | did you mean `gym/rate`?";
    let of_data = |folder: &Folder| -> Vec<String> {
        mistakes(folder).into_iter().filter(|line| line.starts_with("data/")).collect()
    };
    let folder = project(&[("data/a.csv", data)]);
    assert_eq!(of_data(&folder).len(), 3);
    // A statement that cannot be read, a block that is none, a text that swallows what follows.
    for text in [
        "journey spa { kpii calls }",
        "foo spa { kpi calls }",
        "persona max { role \"\"\"\n kpi calls\n journey spa",
        "kpi calls \"",
    ] {
        folder.write("b.journey", text);
        assert_eq!(of_data(&folder), [rat], "{text}");
    }
    folder.write("b.journey", b"kpi \xff");
    assert_eq!(of_data(&folder), [""; 0]);
}

#[test]
fn a_broken_kpi_is_told_of_in_its_own_file_only() {
    let folder = Folder::new(&[
        ("journey.yaml", "data: [a.csv]\n"),
        (
            "a.journey",
            "kpi k { unit \"EUR\"; target >= 5% }\nkpi l { metric convrsion-rate }\nkpi m { unit \"EUR\"; metric nps }\n\
             kpi n { actual 5 on 2026-02-30 }\nkpi o { metric csat }\nkpi o { metric nps }\n",
        ),
        (
            "a.csv",
            "kpi,date,value\nk,2026-10-01,6%\nl,2026-10-01,6 EUR\nm,2026-10-01,200\nn,2026-10-01,6\no,2026-10-01,6%\n",
        ),
    ]);
    let lines = mistakes(&folder);
    let places: Vec<&str> = lines.iter().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(
        places,
        ["a.journey:1:31:", "a.journey:2:16:", "a.journey:3:14:", "a.journey:4:21:", "a.journey:6:5:"],
        "{lines:#?}"
    );
}

#[test]
fn a_lint_on_a_value_of_a_data_file_stands_at_the_kpi_where_it_can_be_allowed() {
    let journey = |allow: &str| {
        format!(
            "persona sam\nteam web\njourney gym {{\n  persona sam\n  owner web\n{allow}  kpi rate {{ cadence daily; baseline 1; target >= 9 }}\n}}\n"
        )
    };
    let folder = Folder::new(&[
        ("journey.yaml", "data: [a.csv]\n"),
        ("gym.journey", &journey("")),
        ("a.csv", "kpi,date,value\ngym/rate,2026-10-05,5\n"),
    ]);
    let run = folder.run("check");
    run.mentions(0, "note[stale-actual]: `rate` is read daily");
    assert!(run.stderr.contains("gym.journey:6:7") && run.stderr.contains("a.csv:2:10"), "{}", run.stderr);
    folder.write("gym.journey", journey("// journey: allow(stale-actual) it is read by hand\n"));
    folder.run("check").mentions(0, "no mistakes");
}
