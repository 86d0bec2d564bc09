//! A `one-of` is no more than the arrows that it stands for: whoever writes these instead gets the same people, losses,
//! findings, diagrams, tables and document.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use journey::emit::{Emitter, Format, Options};
use journey::lints::NAMES;
use journey::source::{NoFiles, SourceFile};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::compiling::with_lints;
use crate::tier;

/// A thousand journeys, each with groups in its middle, at its end, behind one another and in loops.
#[test]
fn a_journey_with_groups_is_the_one_with_their_arrows() {
    let mut groups = 0;
    for seed in 0..tier::size(1_000, 20_000) {
        let journey = Written::random(seed);
        groups +=
            journey.stages.iter().flat_map(|stage| &stage.items).filter(|item| item.group.is_some()).count();
        let (short, explicit) = (journey.text(), journey.explicit());
        let (one, other) = (built(&short), built(&explicit));
        for (name, told) in &one {
            assert_eq!(told, &other[name], "{name} of journey {seed}:\n{short}\n\n{explicit}");
        }
    }
    assert!(groups > 500, "only {groups} groups were tried");
}

/// Returns what is told of a text: what lints find, and each output that tells of the flow.
///
/// Beside the group itself, the two may differ where the format names it: `model.json` says of an arrow whether order or a
/// writer made it, and work passes on from touchpoint to touchpoint, but not from one alternative to the next.
fn built(text: &str) -> BTreeMap<String, String> {
    let source = Arc::new(SourceFile::new("a.journey", text));
    let compilation = with_lints(&[source], &NoFiles, NAMES);
    let mut told = BTreeMap::new();
    let mut findings: Vec<String> =
        compilation.diagnostics.iter().flat_map(|it| told_each(it.code.as_str(), &it.message)).collect();
    findings.sort();
    told.insert("findings".to_owned(), findings.concat());
    let model = compilation.model().unwrap_or_else(|| panic!("{findings:#?}\n{text}"));
    let formats = [Format::Mermaid, Format::Csv, Format::Json].into_iter().collect();
    let options = Options { formats, today: jiff::civil::date(2026, 11, 21), ..Options::default() };
    let emitter = Emitter::new(model, &options, &NoFiles);
    for planned in emitter.plan() {
        let artifact = emitter.make(&planned, None).expect("it is made");
        let text = String::from_utf8(artifact.bytes).expect("outputs are UTF-8");
        let text = match artifact.path.extension() {
            Some("csv") => without_groups_in_table(&text),
            Some("json") => without_groups_in_document(&text),
            _ => text,
        };
        told.insert(artifact.path.into_string(), text);
    }
    told
}

/// Returns what a finding tells, once for each place: an arrow of a stage is told with all the members that it leaves.
fn told_each(code: &str, message: &str) -> Vec<String> {
    if code != "unexplained-loss" {
        return vec![format!("{code}: {message}\n")];
    }
    message.split('`').skip(1).step_by(2).map(|name| format!("{code}: {name}\n")).collect()
}

fn without_groups_in_table(table: &str) -> String {
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers().expect("there is a header").clone();
    let kept: Vec<usize> = (0..headers.len()).filter(|at| !headers[*at].starts_with("one_of")).collect();
    let mut left = String::new();
    for row in reader.records() {
        let row = row.expect("it can be read");
        let cells: Vec<String> = kept.iter().map(|at| format!("{}={}", &headers[*at], &row[*at])).collect();
        writeln!(left, "{}", cells.join(" | ")).expect("a string takes all");
    }
    left
}

fn without_groups_in_document(document: &str) -> String {
    let mut document: Value = serde_json::from_str(document).expect("it is JSON");
    let remove = |of: &mut Value, keys: &[&str]| {
        keys.iter().for_each(|key| _ = of.as_object_mut().expect("it is a record").remove(*key));
    };
    for journey in document["journeys"].as_array_mut().expect("it is a list") {
        remove(journey, &["handoffs"]);
        for arrow in journey["flow"]["arrows"].as_array_mut().expect("it is a list") {
            remove(arrow, &["one_of", "origin"]);
        }
        for stage in journey["stages"].as_array_mut().expect("it is a list") {
            remove(stage, &["one_of"]);
            for touchpoint in stage["touchpoints"].as_array_mut().expect("it is a list") {
                remove(touchpoint, &["one_of", "share"]);
            }
        }
    }
    serde_json::to_string_pretty(&document).expect("it was JSON")
}

/// A journey as somebody writes it.
struct Written {
    volume: bool,
    stages: Vec<Stage>,
}

struct Stage {
    id: String,
    items: Vec<Item>,
    arrows: Vec<Arrow>,
}

/// A touchpoint, or the members of a group.
struct Item {
    group: Option<String>,
    moments: Vec<Moment>,
}

struct Moment {
    id: String,
    keyword: &'static str,
    words: String,
    share: Option<u32>,
    arrows: Vec<Arrow>,
}

#[derive(Clone)]
struct Arrow {
    to: String,
    label: &'static str,
    share: Option<u32>,
}

/// A way as it is written without groups.
struct Way {
    to: String,
    label: &'static str,
    share: Option<Decimal>,
}

/// Random numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    /// Returns so many shares that are 100% at most together, some of them left out.
    fn shares(&mut self, count: usize) -> Vec<Option<u32>> {
        let mut left = 20;
        let mut share = |dice: &mut Self| {
            let share = (1 + dice.below(left.max(1))).min(left);
            left -= share;
            (dice.below(4) > 0).then_some(share as u32 * 5)
        };
        (0..count).map(|_| share(self)).collect()
    }

    fn arrows(&mut self, names: &[String]) -> Vec<Arrow> {
        let count = self.below(3);
        let arrow = |share, dice: &mut Self| Arrow {
            to: names[dice.below(names.len())].clone(),
            label: ["", " \"why\""][dice.below(2)],
            share,
        };
        self.shares(count).into_iter().map(|share| arrow(share, self)).collect()
    }
}

impl Written {
    fn random(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let mut stages = Vec::new();
        let mut names = vec!["done".to_owned(), "exit".to_owned()];
        for at in 0..1 + dice.below(3) {
            let mut stage = Stage { id: format!("s{at}"), items: Vec::new(), arrows: Vec::new() };
            for number in 0..1 + dice.below(4) {
                // Without groups, a journey can only begin at one touchpoint.
                let is_group = (at, number) != (0, 0) && dice.below(3) == 0;
                let count = if is_group { 2 + dice.below(3) } else { 1 };
                let group = is_group.then(|| format!("g{at}-{number}"));
                let shares = dice.shares(count).into_iter().enumerate();
                let moments = shares.map(|(member, share)| Moment {
                    id: format!("t{at}-{number}-{member}"),
                    keyword: ["touchpoint", "step"][dice.below(2)],
                    words: [" feels -1", " feels +2; pain \"slow\"", " takes 2 days", ""][dice.below(4)]
                        .to_owned(),
                    share: share.filter(|_| is_group),
                    arrows: Vec::new(),
                });
                let item = Item { group, moments: moments.collect() };
                names.extend(item.group.iter().chain(item.moments.iter().map(|moment| &moment.id)).cloned());
                stage.items.push(item);
            }
            names.push(stage.id.clone());
            stages.push(stage);
        }
        for stage in &mut stages {
            for moment in stage.items.iter_mut().flat_map(|item| &mut item.moments) {
                moment.arrows = dice.arrows(&names);
            }
            // The shares of these come to those of the last touchpoint, so that they have none.
            if dice.below(3) == 0 {
                stage.arrows =
                    dice.arrows(&names).into_iter().map(|it| Arrow { share: None, ..it }).collect();
            }
        }
        Self { volume: dice.below(5) > 0, stages }
    }

    /// Returns the text with its groups.
    fn text(&self) -> String {
        self.written(|stage| {
            let mut text = String::new();
            for item in &stage.items {
                let members = item.moments.iter().map(|moment| {
                    let share = moment.share.map(|share| format!(" share {share}%")).unwrap_or_default();
                    let arrows = moment.arrows.iter().map(Arrow::text).collect::<String>();
                    format!("    {} {} {{{};{share}{arrows} }}\n", moment.keyword, moment.id, moment.words)
                });
                let members: String = members.collect();
                match &item.group {
                    Some(group) => writeln!(text, "    one-of {group} {{\n{members}    }}"),
                    None => write!(text, "{members}"),
                }
                .expect("a string takes all");
            }
            text + &stage.arrows.iter().map(Arrow::text).collect::<String>() + "\n"
        })
    }

    /// Returns the text with the arrows that its groups stand for.
    fn explicit(&self) -> String {
        let places = self.places();
        let mut at = 0;
        self.written(|stage| {
            let mut text = String::new();
            for (index, item) in stage.items.iter().enumerate() {
                for moment in &item.moments {
                    let closing = if index + 1 == stage.items.len() { &*stage.arrows } else { &[] };
                    let arrows: Vec<&Arrow> = moment.arrows.iter().chain(closing).collect();
                    let behind = at + item.moments.len();
                    let ways = self.ways(&places, item, &arrows, behind);
                    let ways = ways.iter().map(Way::text).collect::<String>();
                    writeln!(text, "    {} {} {{{};{ways} }}", moment.keyword, moment.id, moment.words)
                        .expect("a string takes all");
                }
                at += item.moments.len();
            }
            text
        })
    }

    fn written(&self, mut stage: impl FnMut(&Stage) -> String) -> String {
        let volume = if self.volume { "  volume 1000 per month\n" } else { "" };
        let stages = self.stages.iter().map(|it| format!("  stage {} {{\n{}  }}\n", it.id, stage(it)));
        format!(
            "persona sam\nteam web\njourney j {{\n  persona sam; owner web\n{volume}{}}}\n",
            stages.collect::<String>()
        )
    }

    /// Returns the item that stands at each place of the order.
    fn places(&self) -> Vec<&Item> {
        let items = self.stages.iter().flat_map(|stage| &stage.items);
        items.flat_map(|item| item.moments.iter().map(move |_| item)).collect()
    }

    /// Returns the ways on from a touchpoint.
    fn ways(&self, places: &[&Item], item: &Item, arrows: &[&Arrow], behind: usize) -> Vec<Way> {
        let hundred = Decimal::ONE_HUNDRED;
        if arrows.is_empty() {
            return match places.get(behind) {
                Some(next) if next.group.is_some() => self.follow(places, behind, "", Some(hundred)),
                // The order says it, but for a member: there it would lead to the next alternative.
                next if item.group.is_some() => {
                    let to = next.map_or_else(|| "done".to_owned(), |next| next.moments[0].id.clone());
                    vec![Way { to, label: "", share: None }]
                }
                _ => Vec::new(),
            };
        }
        let given: u32 = arrows.iter().filter_map(|arrow| arrow.share).sum();
        let left = Decimal::from(100_u32.saturating_sub(given));
        let open = arrows.iter().filter(|arrow| arrow.share.is_none()).count();
        let mut ways = Vec::new();
        for arrow in arrows {
            let share = arrow.share.map(Decimal::from).or((open == 1).then_some(left));
            // Beside others that nobody takes, one without a share stays as it is.
            let is_all = arrow.share.is_none() && share == Some(hundred);
            match self.place_of(places, &arrow.to) {
                Some(place) if is_all && places[place].group.is_none() => {
                    ways.push(Way {
                        to: places[place].moments[0].id.clone(),
                        label: arrow.label,
                        share: None,
                    });
                }
                None if is_all => ways.push(Way { to: arrow.to.clone(), label: arrow.label, share: None }),
                Some(place) => ways.extend(self.follow(places, place, arrow.label, share)),
                None => ways.push(Way { to: arrow.to.clone(), label: arrow.label, share }),
            }
        }
        if open == 0 && !left.is_zero() {
            ways.extend(self.follow(places, behind, "", Some(left)));
        }
        ways
    }

    /// Returns the place of the group or stage of a name, where that is more than one touchpoint.
    fn place_of(&self, places: &[&Item], name: &str) -> Option<usize> {
        let stage = self.stages.iter().find(|stage| stage.id == name).map(|stage| &stage.items[0]);
        places.iter().position(|item| {
            item.group.as_deref() == Some(name) || stage.is_some_and(|first| std::ptr::eq(first, *item))
        })
    }

    /// Returns the ways to the members of a group, and past it.
    fn follow(
        &self,
        places: &[&Item],
        mut at: usize,
        label: &'static str,
        share: Option<Decimal>,
    ) -> Vec<Way> {
        let part = |all: Option<Decimal>, part: Option<Decimal>| Some(all? * part? / Decimal::ONE_HUNDRED);
        let (mut ways, mut share) = (Vec::new(), share);
        loop {
            let Some(item) = places.get(at) else {
                ways.push(Way { to: "done".to_owned(), label, share });
                return ways;
            };
            if item.group.is_none() {
                ways.push(Way { to: item.moments[0].id.clone(), label, share });
                return ways;
            }
            let given: u32 = item.moments.iter().filter_map(|moment| moment.share).sum();
            let open = item.moments.iter().filter(|moment| moment.share.is_none()).count();
            for moment in &item.moments {
                let own = moment.share.or((open == 1).then(|| 100 - given)).map(Decimal::from);
                ways.push(Way { to: moment.id.clone(), label, share: part(share, own) });
            }
            if open > 0 || given == 100 {
                return ways;
            }
            share = part(share, Some(Decimal::from(100 - given)));
            at += item.moments.len();
        }
    }
}

impl Arrow {
    fn text(&self) -> String {
        let share = self.share.map(|share| format!(" {share}%")).unwrap_or_default();
        format!("\n    -> {}{}{share}", self.to, self.label)
    }
}

impl Way {
    fn text(&self) -> String {
        let share = self.share.map(|share| format!(" {}%", share.normalize())).unwrap_or_default();
        format!("\n    -> {}{}{share}", self.to, self.label)
    }
}
