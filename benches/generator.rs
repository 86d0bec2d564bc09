//! A project of any size, always the same: journeys of five stages and twenty touchpoints, as dense as people write them.

use std::fmt::Write;

use jiff::ToSpan;
use jiff::civil::date;

/// The stages of every journey, with what people want there.
const STAGES: [(&str, &str, &str); 5] = [
    ("awareness", "Awareness", "See that this could fit into my week"),
    ("consideration", "Consideration", "Find out what it costs and whom I can ask"),
    ("purchase", "Purchase", "Join without losing my lunch break"),
    ("onboarding", "Onboarding", "Feel at home by the third visit"),
    ("loyalty", "Loyalty", "Be remembered, and get something for staying"),
];

/// Four touchpoints a stage: a name, a channel, what people do and what they think.
const TOUCHPOINTS: [(&str, &str, &str, &str); 8] = [
    ("ad", "social", "Sees a 15-second reel between two stories", "That could be me."),
    (
        "search",
        "search",
        "Types the question into the search bar and opens three tabs",
        "Who can I trust here?",
    ),
    (
        "page",
        "website",
        "Scrolls to the prices, back up, and down *again*",
        "What does it cost after the trial?",
    ),
    ("form", "website", "Starts the form on a phone, between two meetings", "Why do they need all this?"),
    ("mail", "email", "Opens the message on the way home", "At last somebody answers."),
    ("call", "phone", "Waits in the queue, with a song they know by now", "I could have done this online."),
    ("visit", "store", "Walks in without an appointment and looks for a face", "Nobody expects me."),
    ("app", "app", "Opens the app, closes the tour and looks for the calendar", "Where is my booking?"),
];

const FEELINGS: [(&str, &str); 5] =
    [("-2", "frustrated"), ("-1", "uneasy"), ("0", "busy"), ("+1", "curious"), ("+2", "proud")];

const METRICS: [&str; 6] =
    ["click-through-rate", "lead-rate", "conversion-rate", "activation-rate", "csat", "retention-rate"];

/// A file of a project.
pub struct File {
    /// The path below the project's folder.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// Returns the files of a project with so many journeys.
pub fn project(journeys: usize) -> Vec<File> {
    let configuration = File { path: "journey.yaml".to_owned(), text: "title: Generated\n".to_owned() };
    let shared = File { path: "shared.journey".to_owned(), text: shared() };
    let journeys = (0..journeys).map(|number| File {
        path: format!("journeys/{:03}/journey-{number}.journey", number / 100),
        text: journey(number),
    });
    [configuration, shared].into_iter().chain(journeys).collect()
}

/// What data files are written in.
#[derive(Clone, Copy)]
pub enum DataKind {
    /// A row for each value.
    Csv,
    /// A list for each KPI.
    Json,
}

/// Returns a data file of so many values, spread over the KPIs of so many journeys: a value of each on every day.
pub fn data(journeys: usize, values: usize, kind: DataKind) -> File {
    let kpis = journeys * METRICS.len();
    let path = |kpi: usize| format!("journey-{}/kpi-{}", kpi / METRICS.len(), kpi % METRICS.len());
    // The journeys' own values end on the day before.
    let days = date(2026, 11, 2).series(1.day()).take(values.div_ceil(kpis));
    let share = |kpi: usize, day: usize| format!("{}.{}", (kpi * 7 + day) % 100, day % 10);
    match kind {
        DataKind::Csv => {
            let mut text = "kpi,date,value\n".to_owned();
            let cells =
                days.enumerate().flat_map(|(number, day)| (0..kpis).map(move |kpi| (number, day, kpi)));
            for (number, day, kpi) in cells.take(values) {
                writeln!(text, "{},{day},{}%", path(kpi), share(kpi, number))
                    .expect("a string takes any text");
            }
            File { path: "data/actuals.csv".to_owned(), text }
        }
        DataKind::Json => {
            let days: Vec<_> = days.enumerate().collect();
            let list = |kpi: usize| {
                let count = values / kpis + usize::from(kpi < values % kpis);
                let reading = |(number, day): &(usize, jiff::civil::Date)| {
                    format!("{{\"date\": \"{day}\", \"value\": {}}}", share(kpi, *number))
                };
                let readings: Vec<String> = days[..count].iter().map(reading).collect();
                format!("  \"{}\": [\n    {}\n  ]", path(kpi), readings.join(",\n    "))
            };
            let lists: Vec<String> = (0..kpis).map(list).collect();
            File { path: "data/actuals.json".to_owned(), text: format!("{{\n{}\n}}\n", lists.join(",\n")) }
        }
    }
}

/// Returns what all journeys share: people, teams and sources.
fn shared() -> String {
    let mut text = String::from(
        r#"// Who walks the journeys, who owns them, and where we know it all from.

persona sam "Sam, starting again" {
  role         "Office worker, lapsed exerciser"
  quote        "I'll start on Monday. Really, this time."
  goal         "Get back in shape before summer"
  barrier      "Little time, and a phone for everything"
  prefers      social, search, email, website
  demographic  "Age" "25–40"
}

persona mona "Mona, who plans ahead" {
  role         "Teacher, mother of two"
  quote        "If it is not in the calendar, it does not happen."
  goal         "An hour a week that is hers"
  barrier      "Fixed hours"
  prefers      phone, store, email, app
  demographic  "Age" "35–50"
}

"#,
    );
    for team in ["growth", "web", "service", "studio"] {
        writeln!(text, "team {team} {{ department \"Customers\" }}").expect("a string takes any text");
    }
    for (source, kind) in [("interviews", "interview"), ("recordings", "recording"), ("tickets", "support")] {
        let block = format!("{{\n  kind {kind}\n  on 2026-10-30\n  sample 41\n}}");
        writeln!(text, "source {source} {block}").expect("a string takes any text");
    }
    text
}

/// Returns the file of one journey.
fn journey(number: usize) -> String {
    let mut text = String::with_capacity(12_000);
    write_journey(&mut text, number).expect("a string takes any text");
    text
}

fn write_journey(text: &mut String, number: usize) -> std::fmt::Result {
    writeln!(text, "// Journey {number}: from the first hint to the renewal.\n")?;
    writeln!(text, "journey journey-{number} \"Membership, offer {number}\" {{")?;
    writeln!(text, "  persona   sam, mona")?;
    writeln!(
        text,
        "  scenario  \"Sam wants to get fit again and looks for a gym near work, in town {number}.\""
    )?;
    writeln!(text, "  trigger   \"Out of breath on the office stairs\"")?;
    writeln!(text, "  owner     growth")?;
    writeln!(text, "  volume    {} per month", 1_000 + number % 7_000)?;
    writeln!(text, "  cites     interviews")?;
    for (stage, (id, title, goal)) in STAGES.iter().enumerate() {
        writeln!(text, "\n  stage {id} \"{title}\" {{")?;
        writeln!(text, "    goal   \"{goal}\"")?;
        writeln!(text, "    takes  {} days", 1 + (number + stage) % 9)?;
        writeln!(text, "    owner  {}", ["growth", "web", "service", "studio"][(number + stage) % 4])?;
        for place in 0..4 {
            write_touchpoint(text, number, stage, place)?;
        }
        write_kpi(text, number, stage)?;
        writeln!(text, "  }}")?;
    }
    write_kpi(text, number, STAGES.len())?;
    writeln!(text, "}}")
}

fn write_touchpoint(text: &mut String, number: usize, stage: usize, place: usize) -> std::fmt::Result {
    // Neighbouring journeys and touchpoints differ, so that no two pages are the same.
    let mix = number * 7 + stage * 3 + place * 5;
    let (name, channel, does, thinks) = TOUCHPOINTS[mix % TOUCHPOINTS.len()];
    // What is lowest has its pain, so that no lint has anything to say: a project whose writers listen is the usual one.
    let mood = |mix: usize| if place == 2 { mix % FEELINGS.len() } else { 1 + mix % (FEELINGS.len() - 1) };
    let (score, feeling) = FEELINGS[mood(mix)];
    let id = format!("{name}-{stage}-{place}");
    writeln!(text, "\n    touchpoint {id} \"{} {}\" {{", title(name), place + 1)?;
    writeln!(text, "      channel  {channel}")?;
    writeln!(text, "      does     \"{does}\"")?;
    writeln!(text, "      thinks   \"{thinks}\"")?;
    writeln!(text, "      feels    {score} \"{feeling}\"")?;
    if place == 1 {
        writeln!(text, "      for mona {{")?;
        writeln!(text, "        thinks  \"Is there a class at seven?\"")?;
        writeln!(text, "        feels   {} \"hopeful\"", FEELINGS[mood(mix + 2)].0)?;
        writeln!(text, "      }}")?;
        writeln!(text, "      backstage  \"The team checks the calendar by hand\" {{ owner service }}")?;
    }
    if place == 2 {
        writeln!(text, "      moment-of-truth\n")?;
        writeln!(
            text,
            "      pain pain-{stage} \"It takes too many fields, and one of them *nobody* can answer\" {{"
        )?;
        writeln!(text, "        severity  {}", ["medium", "high", "critical"][mix % 3])?;
        writeln!(text, "        affects   {}%", 5 + mix % 60)?;
        writeln!(text, "        cites     recordings \"{}% leave at the ninth field\"", 5 + mix % 60)?;
        writeln!(text, "      }}")?;
        writeln!(
            text,
            "      opportunity idea-{stage} \"Cut it to four fields and ask for the rest later\" {{"
        )?;
        writeln!(text, "        solves    pain-{stage}")?;
        writeln!(text, "        improves  kpi-{stage}")?;
        writeln!(text, "        owner     web")?;
        writeln!(text, "        impact    high")?;
        writeln!(text, "        effort    {}", ["low", "medium", "high"][mix % 3])?;
        writeln!(text, "        due       2027-0{}-15", 1 + mix % 9)?;
        writeln!(text, "      }}\n")?;
        writeln!(text, "      -> exit \"gives up\" {}%", 10 + mix % 30)?;
    }
    writeln!(text, "    }}")
}

fn write_kpi(text: &mut String, number: usize, index: usize) -> std::fmt::Result {
    let baseline = 10 + (number + index) % 20;
    writeln!(text, "\n    kpi kpi-{index} \"{} of offer {number}\" {{", title(METRICS[index]))?;
    writeln!(text, "      metric    {}", METRICS[index])?;
    writeln!(text, "      baseline  {baseline}%")?;
    writeln!(text, "      warn      >= {}%", baseline + 4)?;
    writeln!(text, "      target    >= {}% by 2026-12-31", baseline + 8)?;
    writeln!(text, "      actual    {}.4% on 2026-11-01", baseline + number % 12)?;
    writeln!(text, "      cadence   monthly")?;
    writeln!(text, "      cites     tickets")?;
    writeln!(text, "    }}")
}

/// Returns a name with its first letter raised and its dashes as blanks.
fn title(name: &str) -> String {
    name[..1].to_uppercase() + &name[1..].replace('-', " ")
}
