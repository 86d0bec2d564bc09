//! What a checklist says of a KPI, line by line.

use jiff::civil::{Date, date};

use crate::emit::{Options, checklist, sample};

/// Returns the line of a KPI of the project that begins with a word, without it.
fn line_on(today: Date, kpi: &str, word: &str) -> Option<String> {
    let model = sample::model(&format!("kpi k {{ {kpi} }}"));
    let options = Options { today, ..sample::options() };
    let planned = checklist::plan(&model).remove(0);
    let text = checklist::make(&model, &options, &planned, None);
    let lines = text.lines().filter_map(|line| line.strip_suffix(" <!-- journey -->"));
    let found = lines.filter_map(|line| line.strip_prefix("  - ")?.strip_prefix(word)).next();
    found.map(|line| line.replace('\u{a0}', " "))
}

#[track_caller]
fn check(word: &str, cases: &[(&str, Option<&str>)]) {
    for (kpi, expected) in cases {
        assert_eq!(line_on(date(2026, 11, 21), kpi, word).as_deref(), *expected, "{kpi}");
    }
}

#[test]
fn the_gap_is_what_is_missing_and_the_pace_gets_there_in_time() {
    check(
        "Gap: ",
        &[
            (
                "target >= 30% by 2026-12-31; actual 22.4% on 2026-11-21",
                Some("+7.6 points · +5.8 points a month to reach 30% by 31 Dec 2026"),
            ),
            (
                "target <= 40% by 2027-11-20; actual 52% on 2026-11-01",
                Some("−12 points · −0.95 points a month to reach 40% by 20 Nov 2027"),
            ),
            (
                "target >= 30% by 2026-12-12; actual 29% on 2026-11-21",
                Some("+1 point · +0.33 points a week to reach 30% by 12 Dec 2026"),
            ),
            (
                "target >= 30% by 2026-11-23; actual 29% on 2026-11-21",
                Some("+1 point · +0.5 points a day to reach 30% by 23 Nov 2026"),
            ),
            (
                "target >= 30% by 2026-11-21; actual 29% on 2026-11-21",
                Some("+1 point to reach 30% · **was due 21 Nov 2026**"),
            ),
            (
                "target >= 30% by 2026-10-31; actual 29% on 2026-11-21",
                Some("+1 point to reach 30% · **was due 31 Oct 2026**"),
            ),
            (
                "target >= 30% by 2025-12-31; actual 29% on 2026-11-21",
                Some("+1 point to reach 30% · **was due 31 Dec 2025**"),
            ),
            ("target >= 30%; actual 29%", Some("+1 point to reach 30%")),
            ("target >= 30%", None),
            ("actual 29%", None),
        ],
    );
}

#[test]
fn everything_but_a_percentage_is_missing_in_its_own_unit() {
    check(
        "Gap: ",
        &[
            (
                "target >= 4_000 by 2026-12-31; actual 1_240 on 2026-11-21",
                Some("+2,760 · +2,100 a month to reach 4,000 by 31 Dec 2026"),
            ),
            ("target <= 40 EUR; actual 52.5 EUR", Some("−12.5 EUR to reach 40 EUR")),
            ("metric nps; target >= 40; actual 31", Some("+9 points to reach 40")),
            ("metric nps; target >= 40 points; actual 39 points", Some("+1 point to reach 40")),
            ("unit \"visits/day\"; target >= 3; actual 1", Some("+2 visits/day to reach 3 visits/day")),
            ("target <= 2 min; actual 150 s", Some("−30 s to reach 2 min")),
            ("target <= 2 days; actual 3 days", Some("−1 day to reach 2 days")),
            ("target <= 2 days; actual 2.5 days", Some("−12 h to reach 2 days")),
            ("target <= 1 month; actual 5 weeks", Some("−4.56 days to reach 1 month")),
            ("target <= 0.5 s; actual 0.6 s", Some("−100 ms to reach 0.5 s")),
            (
                "target <= 20 days by 2027-11-21; actual 30 days on 2026-11-21",
                Some("−10 days · −20 h a month to reach 20 days by 21 Nov 2027"),
            ),
        ],
    );
}

#[test]
fn ranges_and_strict_targets_name_the_end_to_get_to() {
    check(
        "Gap: ",
        &[
            ("target 20 .. 30 min; actual 12 min", Some("+8 min to reach 20 min")),
            ("target 20 .. 30 min; actual 33 min", Some("−3 min to reach 30 min")),
            ("target 20 .. 30 min; actual 30 min", Some("none, reached")),
            ("target = 5; actual 7", Some("−2 to reach 5")),
            ("target = 5; actual 5", Some("none, reached")),
            ("target > 5; actual 4", Some("+1 to get above 5")),
            ("target > 5; actual 5", Some("not yet above 5")),
            ("target < 5 by 2026-12-31; actual 5 on 2026-11-21", Some("not yet below 5 by 31 Dec 2026")),
            (
                "target < 5 by 2026-10-31; actual 8 on 2026-11-21",
                Some("−3 to get below 5 · **was due 31 Oct 2026**"),
            ),
        ],
    );
}

#[test]
fn what_is_reached_says_how_much_there_is_to_spare() {
    check(
        "Gap: ",
        &[
            ("target >= 30% by 2026-10-31; actual 31%", Some("none, reached with 1 point to spare")),
            ("target <= 5 min; actual 270 s", Some("none, reached with 30 s to spare")),
            ("target >= 30%; actual 30%", Some("none, reached")),
        ],
    );
}

#[test]
fn the_trend_is_good_or_bad_by_the_direction() {
    check(
        "Trend: ",
        &[
            (
                "metric bounce-rate; actual 50% on 2026-09-01; actual 52% on 2026-10-01; actual 51% on 2026-11-01",
                Some("better since 1 Oct 2026 (−1 point) · worse since 1 Sep 2026 (+1 point)"),
            ),
            (
                "metric nps; baseline 21 on 2025-06-01; actual 27 on 2026-10-01; actual 27 on 2026-11-01",
                Some("unchanged since 1 Oct 2026 · better since 1 Jun 2025 (+6 points)"),
            ),
            ("target >= 5; baseline 2; actual 4", Some("better since the baseline (+2)")),
            (
                "target <= 5 min; baseline 2 min on 2026-06-01; actual 150 s on 2026-11-01",
                Some("worse since 1 Jun 2026 (+30 s)"),
            ),
            ("baseline 2 on 2026-06-01; actual 4 on 2026-11-01", Some("+2 since 1 Jun 2026")),
            ("actual 4 on 2026-11-01", None),
            ("baseline 4", None),
        ],
    );
}

#[test]
fn one_beginning_is_told_once() {
    check(
        "Trend: ",
        &[
            (
                "target >= 5; baseline 2 on 2026-10-01; actual 2 on 2026-10-01; actual 4 on 2026-11-01",
                Some("better since 1 Oct 2026 (+2)"),
            ),
            (
                "target >= 5; actual 2 on 2026-10-01; actual 4 on 2026-11-01",
                Some("better since 1 Oct 2026 (+2)"),
            ),
            // A baseline that is younger than the newest value is no beginning of it.
            (
                "target >= 5; baseline 9 on 2026-11-15; actual 2 on 2026-10-01; actual 4 on 2026-11-01",
                Some("better since 1 Oct 2026 (+2)"),
            ),
            ("target >= 5; baseline 9 on 2026-11-15; actual 4 on 2026-11-01", None),
        ],
    );
}

#[test]
fn without_a_direction_nearer_to_the_target_is_better() {
    check(
        "Trend: ",
        &[
            ("target 20 .. 30; baseline 40; actual 35", Some("better since the baseline (−5)")),
            ("target 20 .. 30; baseline 25; actual 15", Some("worse since the baseline (−10)")),
            ("target 20 .. 30; baseline 25; actual 28", Some("+3 since the baseline")),
            ("target = 5; baseline 7; actual 4", Some("better since the baseline (−3)")),
            ("target = 5; baseline 6; actual 4", Some("−2 since the baseline")),
        ],
    );
}

#[test]
fn the_next_reading_is_due_by_the_calendar() {
    check(
        "Next reading: ",
        &[
            ("actual 4 on 2026-11-01; cadence monthly", Some("1 Dec 2026 (monthly)")),
            ("actual 4 on 2026-10-31; cadence monthly", Some("30 Nov 2026 (monthly)")),
            ("actual 4 on 2026-08-31; cadence quarterly", Some("30 Nov 2026 (quarterly)")),
            ("actual 4 on 2026-11-21; cadence daily", Some("22 Nov 2026 (daily)")),
            ("actual 4 on 2026-11-14; cadence weekly", Some("21 Nov 2026 (weekly)")),
            ("actual 4 on 2026-11-01; cadence weekly", Some("8 Nov 2026 (weekly)")),
            ("actual 4 on 2025-10-01; cadence quarterly", Some("1 Jan 2026 (quarterly)")),
            ("actual 4 on 2024-02-29; cadence yearly", Some("28 Feb 2025 (yearly)")),
            ("actual 4; cadence weekly", Some("not known, as the last one has no day (weekly)")),
            ("baseline 4 on 2026-11-01; cadence weekly", Some("the first is still to come (weekly)")),
            ("actual 4 on 2026-11-01", None),
        ],
    );
}

#[test]
fn no_line_depends_on_the_day() {
    let kpi = "target >= 30% by 2026-12-31; actual 29% on 2026-11-01; cadence monthly";
    for word in ["Actual: ", "Gap: ", "Next reading: "] {
        let lines =
            [date(2026, 11, 2), date(2026, 12, 31), date(2028, 1, 1)].map(|day| line_on(day, kpi, word));
        assert!(lines[0].is_some() && lines.iter().all(|line| *line == lines[0]), "{lines:?}");
    }
}

#[test]
fn no_number_is_too_large() {
    let most = "79228162514264337593543950335";
    for kpi in [
        format!("target >= {most}; baseline -{most}; actual -{most}"),
        format!("target <= {most} years by 2027-01-01; actual 2 ms"),
        format!("target <= -{most} ms by 2027-01-01; baseline 3 ms; actual {most} ms"),
        format!("target >= 0.{} by 9999-12-31; actual 0 on 9999-12-31; cadence yearly", "0".repeat(26) + "1"),
    ] {
        assert!(line_on(date(2026, 11, 21), &kpi, "Actual: ").is_some(), "{kpi}");
    }
}
