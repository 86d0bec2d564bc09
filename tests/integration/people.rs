//! How many people come, are lost and are hurt: what `insight` says against a second, naive computation on random journeys.

use std::fmt::Write as _;
use std::sync::Arc;

use journey::insight::people::{self, Lost};
use journey::insight::{volume, worst};
use journey::model::{Id, Journey, JourneyId, Model, PainId, Place};
use journey::source::{NoFiles, SourceFile};
use rust_decimal::prelude::ToPrimitive;

use crate::compiling::{errors_only, with_lints};
use crate::run::Folder;

fn compile(text: String) -> Arc<Model> {
    let compilation = errors_only(&[Arc::new(SourceFile::new("a.journey", text))], &NoFiles);
    let model = compilation.model().unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics.first()));
    Arc::new(model.clone())
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn falls(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum To {
    Touchpoint(usize),
    Done,
    Exit,
}

/// A pain: severity from 1, part of those who come, whether it stands under `for`, and where, if not at the journey.
#[derive(Debug, Clone)]
struct Hurt {
    severity: u8,
    affects: Option<usize>,
    is_of_one: bool,
    at: Option<usize>,
}

/// A journey as it is written, and nothing that follows from it.
#[derive(Debug, Clone, Default)]
struct Sketch {
    volume: Option<usize>,
    volumes: Vec<Option<usize>>,
    arrows: Vec<Vec<(To, Option<usize>)>>,
    /// Where one of two personas takes part alone.
    alone: Vec<bool>,
    hurts: Vec<Hurt>,
}

impl Sketch {
    fn random(dice: &mut Dice) -> Self {
        let count = 1 + dice.below(7);
        let has_volumes = dice.falls(75);
        let volume = (has_volumes && dice.falls(50)).then(|| 100 * (1 + dice.below(20)));
        let volumes = (0..count).map(|_| (has_volumes && dice.falls(20)).then(|| 50 * dice.below(30)));
        let volumes = volumes.collect();
        let arrows = (0..count).map(|_| Self::random_arrows(dice, count)).collect();
        let alone: Vec<bool> = (0..count).map(|_| dice.falls(20)).collect();
        let hurt = |_| {
            let at = dice.falls(85).then(|| dice.below(count));
            Hurt {
                severity: 1 + dice.below(4) as u8,
                affects: dice.falls(70).then(|| 5 * dice.below(21)),
                is_of_one: at.is_some() && dice.falls(25),
                at,
            }
        };
        let hurts = (0..6).map(hurt).collect();
        Self { volume, volumes, arrows, alone, hurts }
    }

    fn random_arrows(dice: &mut Dice, count: usize) -> Vec<(To, Option<usize>)> {
        let mut left = 100;
        let mut arrows: Vec<(To, Option<usize>)> = Vec::new();
        for _ in 0..[0, 0, 1, 2, 2, 3][dice.below(6)] {
            let to = match dice.below(10) {
                0 => To::Done,
                1..4 => To::Exit,
                _ => To::Touchpoint(dice.below(count)),
            };
            let share = 5 * (1 + dice.below(19));
            let share = (share <= left && dice.falls(75)).then_some(share);
            left -= share.unwrap_or(0);
            arrows.push((to, share));
        }
        arrows
    }

    fn write(&self, number: usize, text: &mut String) {
        writeln!(text, "journey j{number} {{ persona edith, sam").unwrap();
        if let Some(volume) = self.volume {
            writeln!(text, "volume {volume} per month").unwrap();
        }
        let pain = |hurt: &Hurt, text: &mut String| {
            let severity = ["low", "medium", "high", "critical"][usize::from(hurt.severity) - 1];
            let affects = hurt.affects.map(|share| format!("; affects {share}%")).unwrap_or_default();
            let pain = format!("pain \"It hurts\" {{ severity {severity}{affects} }}");
            if hurt.is_of_one { writeln!(text, "for edith {{ {pain} }}") } else { writeln!(text, "{pain}") }
                .unwrap();
        };
        self.hurts.iter().filter(|hurt| hurt.at.is_none()).for_each(|hurt| pain(hurt, text));
        writeln!(text, "stage s {{").unwrap();
        for at in 0..self.volumes.len() {
            writeln!(text, "touchpoint t{at} {{").unwrap();
            if let Some(volume) = self.volumes[at] {
                writeln!(text, "volume {volume} per month").unwrap();
            }
            if self.alone[at] {
                writeln!(text, "who edith").unwrap();
            }
            // A persona has one `for` at a touchpoint.
            let (of_one, of_all): (Vec<&Hurt>, Vec<&Hurt>) =
                self.hurts.iter().filter(|hurt| hurt.at == Some(at)).partition(|hurt| hurt.is_of_one);
            of_all.into_iter().for_each(|hurt| pain(hurt, text));
            of_one.into_iter().take(1).for_each(|hurt| pain(hurt, text));
            for (to, share) in &self.arrows[at] {
                let to = match to {
                    To::Touchpoint(to) => format!("t{to}"),
                    To::Done => "done".to_owned(),
                    To::Exit => "exit".to_owned(),
                };
                let share = share.map(|share| format!(" {share}%")).unwrap_or_default();
                writeln!(text, "-> {to}{share}").unwrap();
            }
            writeln!(text, "}}").unwrap();
        }
        writeln!(text, "}} }}").unwrap();
    }
}

/// What follows from a sketch, by iteration: people walk on step by step until nobody is left.
struct Naive {
    /// Every arrow: from, to, and the part of the people, where it is known.
    arrows: Vec<(usize, To, Option<f64>)>,
    entries: Vec<usize>,
    reachable: Vec<bool>,
    come: Vec<Option<f64>>,
    start: Option<f64>,
    fixed: Vec<Option<f64>>,
}

impl Naive {
    /// Returns what follows, of those who are counted or, where nobody is, of 100 who begin.
    fn of(sketch: &Sketch) -> Self {
        let count = sketch.volumes.len();
        let arrows = arrows(sketch);
        let mut leads = vec![vec![false; count]; count];
        (0..count).for_each(|at| leads[at][at] = true);
        for (from, to, _) in &arrows {
            if let To::Touchpoint(to) = to {
                leads[*from][*to] = true;
            }
        }
        for (through, from) in (0..count).flat_map(|through| (0..count).map(move |from| (through, from))) {
            for to in 0..count {
                leads[from][to] |= leads[from][through] && leads[through][to];
            }
        }
        // Where nothing leads but what begins there itself; of a loop its first touchpoint with a volume.
        let is_entry = |at: usize| {
            let before = (0..count).filter(|other| leads[*other][at]);
            let is_first = (0..at).all(|other| sketch.volumes[other].is_none() || !leads[other][at]);
            at == 0
                || sketch.volumes[at].is_some()
                    && !leads[0][at]
                    && is_first
                    && before.into_iter().all(|other| leads[at][other])
        };
        let entries: Vec<usize> = (0..count).filter(|at| is_entry(*at)).collect();
        let reachable = (0..count).map(|at| entries.iter().any(|entry| leads[*entry][at])).collect();
        let has_volumes = sketch.volume.is_some() || sketch.volumes.iter().any(Option::is_some);
        let start = if has_volumes { sketch.volume.map(|volume| volume as f64) } else { Some(100.0) };
        let fixed: Vec<Option<f64>> =
            sketch.volumes.iter().map(|volume| volume.map(|volume| volume as f64)).collect();
        let mut naive = Self { arrows, entries, reachable, come: Vec::new(), start, fixed };
        naive.come = naive.walk();
        naive
    }

    fn walk(&self) -> Vec<Option<f64>> {
        let count = self.fixed.len();
        let mut known: Vec<bool> = (0..count)
            .map(|at| self.fixed[at].is_some() || self.reachable[at] && (at > 0 || self.start.is_some()))
            .collect();
        for _ in 0..=count {
            for (from, to, part) in &self.arrows {
                let To::Touchpoint(to) = *to else { continue };
                let comes = self.reachable[*from] || self.fixed[*from].is_some();
                known[to] &= self.fixed[to].is_some() || !comes || (known[*from] && part.is_some());
            }
        }
        let mut step = vec![vec![0.0; count]; count];
        for (from, to, part) in &self.arrows {
            if let (To::Touchpoint(to), Some(part)) = (*to, part)
                && known[*from]
                && known[to]
                && self.fixed[to].is_none()
            {
                step[*from][to] += part;
            }
        }
        // After so many doublings nobody is left on the way, but in a loop without a way out.
        let mut visits: Vec<Vec<f64>> = (0..count)
            .map(|row| (0..count).map(|column| f64::from(u8::from(row == column))).collect())
            .collect();
        for _ in 0..60 {
            visits = plus(&visits, &times(&step, &visits));
            step = times(&step, &step);
        }
        let begin = |at: usize| match (self.fixed[at], at, self.start) {
            (Some(volume), ..) => volume,
            (None, 0, Some(start)) => start,
            _ => 0.0,
        };
        let come = |at: usize| (0..count).map(|from| begin(from) * visits[from][at]).sum::<f64>();
        (0..count)
            .map(|at| Some(come(at)).filter(|_| known[at] && visits[at][at] < 1e12))
            .map(|come| come.filter(|come| *come < 1e15))
            .collect()
    }

    fn people(&self, arrow: &(usize, To, Option<f64>)) -> Option<f64> {
        Some(self.come[arrow.0]? * arrow.2?)
    }

    /// The exits of where anybody comes.
    fn exits(&self) -> impl Iterator<Item = &(usize, To, Option<f64>)> {
        let comes = |at: usize| self.reachable[at] || self.come[at].is_some();
        self.arrows.iter().filter(move |(from, to, _)| *to == To::Exit && comes(*from))
    }

    fn says_who_leaves(&self) -> bool {
        self.exits().next().is_some()
    }

    fn lost(&self) -> Option<f64> {
        self.exits().map(|arrow| self.people(arrow)).sum()
    }

    /// Who leaves what is counted, counted where they come into it: there are as many. `None` where nobody knows, and `Err`
    /// where this way of counting does not tell.
    fn entering(&self) -> Result<f64, ()> {
        let mut sum = 0.0;
        for at in (0..self.come.len()).filter(|at| self.come[*at].is_some()) {
            let into = self
                .arrows
                .iter()
                .filter(|(from, to, _)| *to == To::Touchpoint(at) && self.come[*from].is_some());
            let into: Option<f64> = into.map(|arrow| self.people(arrow)).sum();
            sum += self.come[at].ok_or(())? - into.ok_or(())?;
        }
        Ok(sum)
    }

    /// Returns how many come to a touchpoint with a volume by the arrows, and whether others may begin there.
    fn brought(&self, at: usize, sketch: &Sketch) -> Option<(f64, bool)> {
        let into = self.arrows.iter().filter(|(_, to, _)| *to == To::Touchpoint(at));
        let into: Option<f64> = into.map(|arrow| self.people(arrow)).sum();
        let set_out = sketch.volume.filter(|_| at == 0);
        Some((into? + set_out.unwrap_or(0) as f64, self.entries.contains(&at) && set_out.is_none()))
    }

    fn begin(&self, sketch: &Sketch) -> Option<f64> {
        let begin = |at: &usize| match sketch.volume {
            Some(volume) if *at == 0 => Some(volume as f64),
            _ => {
                let into = self.arrows.iter().filter(|(from, to, _)| {
                    *to == To::Touchpoint(*at) && (self.reachable[*from] || self.come[*from].is_some())
                });
                let into: Option<f64> = into.map(|arrow| self.people(arrow)).sum();
                Some((self.come[*at]? - into?).max(0.0))
            }
        };
        self.entries.iter().map(begin).sum()
    }
}

fn arrows(sketch: &Sketch) -> Vec<(usize, To, Option<f64>)> {
    let count = sketch.volumes.len();
    let mut all = Vec::new();
    for (from, written) in sketch.arrows.iter().enumerate() {
        let next = if from + 1 < count { To::Touchpoint(from + 1) } else { To::Done };
        let rest = 100 - written.iter().filter_map(|(_, share)| *share).sum::<usize>();
        let open = written.iter().filter(|(_, share)| share.is_none()).count();
        for (to, share) in written {
            let share = share.or((open == 1).then_some(rest));
            all.push((from, *to, share.map(|share| share as f64 / 100.0)));
        }
        if open == 0 && rest > 0 {
            all.push((from, next, Some(rest as f64 / 100.0)));
        }
    }
    all
}

fn times(one: &[Vec<f64>], other: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let cell = |row: &Vec<f64>, column: usize| row.iter().zip(other).map(|(a, b)| a * b[column]).sum();
    one.iter().map(|row| (0..other.len()).map(|column| cell(row, column)).collect()).collect()
}

fn plus(one: &[Vec<f64>], other: &[Vec<f64>]) -> Vec<Vec<f64>> {
    one.iter().zip(other).map(|(a, b)| a.iter().zip(b).map(|(a, b)| a + b).collect()).collect()
}

/// Asserts that two numbers are the same, up to what is rounded away.
fn same(what: &str, found: Option<rust_decimal::Decimal>, expected: Option<f64>, sketch: &Sketch) {
    let found = found.and_then(|found| found.to_f64());
    let is_same = match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() <= 1e-3 + expected.abs() * 1e-6,
        (found, expected) => found.is_none() && expected.is_none(),
    };
    assert!(is_same, "{what}: {found:?}, naively {expected:?}, in {sketch:?}");
}

#[test]
fn numbers_of_people_are_those_of_a_naive_computation() {
    let mut dice = Dice(17);
    let sketches: Vec<Sketch> = (0..1_000).map(|_| Sketch::random(&mut dice)).collect();
    let mut text = "persona edith \"Edith\"\npersona sam \"Sam\"\n".to_owned();
    sketches.iter().enumerate().for_each(|(number, sketch)| sketch.write(number, &mut text));
    let model = compile(text);
    let (mut of_all, mut of_hundred, mut silent, mut mismatched, mut entries) = (0, 0, 0, 0, 0);
    for (number, sketch) in sketches.iter().enumerate() {
        let id: JourneyId = Id::new(number);
        let (journey, naive) = (&model[id], Naive::of(sketch));
        let has_volumes = sketch.volume.is_some() || sketch.volumes.iter().any(Option::is_some);
        assert_eq!(journey.flow.reachable, naive.reachable, "{sketch:?}");
        entries += usize::from(naive.entries.len() > 1);
        for at in (0..sketch.volumes.len()).filter(|_| has_volumes) {
            let found = people::come_to(journey, Place::Touchpoint(Id::new(at)));
            same("those who come", found, naive.come[at], sketch);
        }
        let is_mismatched = mismatches(journey, sketch, &naive);
        mismatched += usize::from(is_mismatched);
        let lost = people::lost(journey);
        match lost {
            Lost::Counted { people, of, .. } => {
                assert!(has_volumes && naive.says_who_leaves(), "{sketch:?}");
                same("lost", Some(people), naive.lost(), sketch);
                assert!(of.is_none() || !is_mismatched, "{sketch:?}");
                if let Ok(entering) = naive.entering()
                    && !is_mismatched
                {
                    same("of how many", of, Some(entering), sketch);
                    of_all += 1;
                }
            }
            Lost::OfHundred(people) => {
                assert!(!has_volumes, "{sketch:?}");
                same("of a hundred", Some(people), naive.lost(), sketch);
                of_hundred += 1;
            }
            Lost::NotCounted => {
                let is_sure = has_volumes || naive.reachable.iter().all(|reachable| *reachable);
                if is_sure && naive.says_who_leaves() {
                    same("not counted", None, naive.lost(), sketch);
                }
                silent += 1;
            }
        }
        order(&model, number, sketch, &naive, has_volumes);
    }
    // Enough of each kind, or this shows nothing.
    let tried = [of_all, of_hundred, silent, mismatched, entries];
    assert!(tried.iter().all(|tried| *tried > 40), "{tried:?}");
}

/// Asserts that the volumes that do not fit are those that naively do not, and returns whether there are any.
fn mismatches(journey: &Journey, sketch: &Sketch, naive: &Naive) -> bool {
    let found: Vec<usize> = volume::mismatches(journey).map(|found| found.at.index()).collect();
    let differs = |at: &usize| {
        let (Some(volume), Some((brought, may_begin))) = (sketch.volumes[*at], naive.brought(*at, sketch))
        else {
            return false;
        };
        let over = brought - volume as f64;
        over.abs() > volume as f64 / 10.0 + 1e-3 && (over > 0.0 || !may_begin)
    };
    let expected: Vec<usize> = (0..sketch.volumes.len()).filter(differs).collect();
    assert_eq!(found, expected, "{sketch:?}");
    !found.is_empty()
}

/// Asserts that the pains of a journey stand in the order that is naively found.
fn order(model: &Model, number: usize, sketch: &Sketch, naive: &Naive, has_volumes: bool) {
    let journey: JourneyId = Id::new(number);
    let it = &model[journey];
    let naively = |pain: &journey::model::Pain| {
        let at = match pain.place {
            Place::Touchpoint(at) => Some(at.index()),
            _ => None,
        };
        let come = match at {
            _ if !has_volumes => None,
            Some(at) if pain.persona.is_some() && !sketch.alone[at] => None,
            Some(at) => naive.come[at],
            None => naive.begin(sketch),
        };
        let affects = pain.affects.and_then(|share| share.value.to_f64());
        (pain.severity(), affects.zip(come).map(|(share, come)| share * come / 100.0), affects)
    };
    for pain in &it.pains {
        same("hurt", worst::people_hurt(it, pain), naively(pain).1, sketch);
    }
    let mut found: Vec<PainId> =
        (0..it.pains.len()).map(|pain| PainId { journey: Some(journey), id: Id::new(pain) }).collect();
    worst::sort(model, &mut found);
    for (place, pair) in found.windows(2).enumerate() {
        let [one, other] = [pair[0], pair[1]].map(|id| naively(&model[id]));
        let is_less =
            |one: Option<f64>, other: Option<f64>| one.unwrap_or(-1.0) + 1e-2 < other.unwrap_or(-1.0);
        let is_near = |one: Option<f64>, other: Option<f64>| !is_less(one, other) && !is_less(other, one);
        let is_wrong = one.0 < other.0
            || one.0 == other.0
                && (is_less(one.1, other.1)
                    || one.1 == other.1 && is_less(one.2, other.2)
                    || is_near(one.1, other.1)
                        && one.1 == other.1
                        && one.2 == other.2
                        && pair[0].id > pair[1].id);
        assert!(!is_wrong, "pains {place} and the next: {one:?}, {other:?}, in {sketch:?}");
    }
}

/// Returns a page's text, with a blank for each tag.
fn text_of(page: &str) -> String {
    let mut text = String::new();
    for part in page.split('<') {
        text.push(' ');
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    text.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_page_says_who_is_lost_of_how_many_and_whom_a_pain_hurts() {
    let folder = Folder::new(&[
        ("journey.yaml", "title: People\n"),
        (
            "a.journey",
            r#"
persona edith "Edith, retired"
persona sam "Sam"
journey few "Few are lost" { persona sam; volume 10 per week
  stage buy "Buy" { touchpoint form { pain "It is slow" { severity high; affects 50% }; -> exit 10% } }
}
journey unknown "Nobody counted" { persona sam
  stage buy "Buy" { touchpoint form; touchpoint card { pain "It breaks" { severity high; affects 90% } } }
  stage rest "Rest" { touchpoint sofa }
}
journey most "Most are lost" { persona edith, sam; volume 1_000 per month
  kpi rate { metric conversion-rate; target >= 30% }
  stage buy "Buy" {
    touchpoint form { feels -1
      for edith { feels 0; pain "Small print" { severity high; affects 73% } }
      -> exit 40% }
    touchpoint again { feels -1 }
  }
  stage after { touchpoint mail }
}
journey shares "A part is lost" { persona sam; stage buy "Buy" { touchpoint form { -> exit 47% } } }
"#,
        ),
    ]);
    assert_eq!(folder.run("build --quiet --only html,markdown").code, 0);
    let home = text_of(&folder.read("dist/index.html"));
    let section = &home[home.find("Lowest").unwrap_or(0)..];
    let places: Vec<_> = ["Most are lost", "Few are lost", "A part is lost", "Nobody counted"]
        .map(|title| section.find(title).unwrap_or_else(|| panic!("no {title}: {section}")))
        .into();
    assert!(places.is_sorted(), "{places:?}");
    for said in [
        "400 of 1,000 a month",
        "1 of 10 a week",
        "of 100 who begin, 47 are lost",
        "50% 5 people a week",
        "73% of Edith’s not counted",
        "90% not counted",
        "not in a column: Rest",
        "not in a column: After",
    ] {
        assert!(home.contains(said), "{said}: {home}");
    }
    assert!(home.find("It is slow") < home.find("It breaks"), "what is counted comes first: {home}");
    let brief = text_of(&folder.read("dist/journeys/most.brief.html"));
    assert!(brief.contains("400 of 1,000 a month, all at Form"), "{brief}");
    assert!(brief.contains("affects 73% of Edith’s · not counted"), "{brief}");
    assert!(brief.contains("No KPI is measured."), "{brief}");
    assert!(text_of(&folder.read("dist/journeys/unknown.brief.html")).contains("People lost not counted"));
    assert!(
        text_of(&folder.read("dist/journeys/shares.html")).contains("Lost of 100 who begin, 47 are lost")
    );
    assert!(folder.read("dist/journeys/few.md").contains("* **People lost:** 1 of 10 a week\n"));
}

#[test]
fn a_volume_that_does_not_fit_is_of_nobody_knows_how_many_until_the_other_way_is_said() {
    let brief = |comment: &str, welcome: usize| {
        let text = format!(
            "persona p\n{comment}\njourney j {{ persona p; volume 1_000 per month; stage s {{\n\
             touchpoint form {{ -> exit 40% }}\n\
             touchpoint welcome {{ volume {welcome} per month; -> exit 10% }} }} }}\n"
        );
        let folder = Folder::new(&[("a.journey", &text), ("journey.yaml", "title: x\n")]);
        assert_eq!(folder.run("build --quiet --only html").code, 0);
        text_of(&folder.read("dist/journeys/j.brief.html"))
    };
    let allow = "// journey: allow(volume-mismatch) some come by phone";
    assert!(brief("", 600).contains("460 of 1,000 a month"));
    assert!(brief("", 800).contains("480 a month, most at"));
    assert!(brief(allow, 800).contains("480 of 1,200 a month"));
    // No other way in explains why fewer come than the arrows bring.
    assert!(brief(allow, 400).contains("440 a month, most at"));
}

#[test]
fn what_hurts_a_touchpoint_is_what_is_counted_of_it() {
    let text = "persona p\npersona q\njourney j { persona p, q; volume 100 per month; stage s { touchpoint a {\n\
                pain \"a\" { severity critical; affects 50% }; pain \"b\" { severity low; affects 10% }\n\
                pain \"c\" { severity critical }; for p { pain \"d\" { affects 10% } } }; touchpoint b { pain \"e\" } } }";
    let model = compile(text.to_owned());
    let id: JourneyId = Id::new(0);
    let journey = &model[id];
    let at =
        |at: usize| journey.pains.iter().filter(move |pain| pain.place == Place::Touchpoint(Id::new(at)));
    assert_eq!(worst::weight(journey, at(0)), Some(210.into()));
    assert_eq!(worst::weight(journey, at(1)), None);
}

#[test]
fn a_volume_that_does_not_fit_is_answered_with_what_to_write() {
    for (stage, right) in [
        // The rest goes on behind a group, whatever is written in its first member.
        (
            "touchpoint a; one-of g { touchpoint b { share 70% } touchpoint c { share 30% } }; touchpoint d { volume 400 per month }",
            "write in `b` the share that comes, `-> d 14.3%`, and where the other 85.7% go",
        ),
        (
            "touchpoint a; one-of g { touchpoint b { share 70%; volume 300 per month } touchpoint c { share 30% } }",
            "write `share 30%` in `b`; or",
        ),
        (
            "touchpoint a; one-of g { touchpoint b { share 70%; volume 900 per month } touchpoint c { share 30% } }",
            "write `share 90%` in `b`, and make the others 10% together; or",
        ),
        (
            "one-of g { touchpoint b { share 70%; volume 300 per month } touchpoint c { share 30% } }",
            "write `share 30%` in `b`; or",
        ),
        (
            "touchpoint a { -> d 30%; -> exit 70% }; touchpoint b { -> done }; touchpoint d { volume 500 per month }",
            "write in `a` the share that comes: `-> d 50%`, and make the others 50% together; or",
        ),
        // It is the way past a group, which has no share of its own.
        (
            "touchpoint a; one-of g { step b { share 10%; -> done } step c { share 10%; -> done } }; \
             touchpoint d { volume 100 per month }",
            "write how many come, `volume 800 per month`",
        ),
        (
            "touchpoint a { volume 400 per month }; touchpoint b",
            "write `volume 1000 per month` in `a`, or `volume 400 per month` in the journey",
        ),
    ] {
        let text =
            format!("persona p; journey j {{ persona p; volume 1_000 per month; stage s {{ {stage} }} }}");
        let compilation =
            with_lints(&[Arc::new(SourceFile::new("a.journey", text))], &NoFiles, &["volume-mismatch"]);
        let [found] = &compilation.diagnostics[..] else { panic!("{stage}: {:#?}", compilation.diagnostics) };
        let help = found.help.as_deref().unwrap_or_default();
        assert!(help.contains(right), "{stage}: {help}");
    }
}

#[test]
fn a_few_people_are_neither_nobody_nor_all() {
    let brief = |volume: &str, exit: &str| {
        let form =
            format!("touchpoint form \"Form\" {{ pain \"It is slow\" {{ affects 10% }}; -> exit {exit} }}");
        let text = format!("persona p\njourney j {{ persona p; {volume}; stage s {{ {form} }} }}\n");
        let folder = Folder::new(&[("a.journey", &text), ("journey.yaml", "title: x\n")]);
        assert_eq!(folder.run("build --quiet --only html").code, 0);
        text_of(&folder.read("dist/journeys/j.brief.html"))
    };
    for (volume, exit, said) in [
        ("volume 1 per day", "33.3%", "0.3 of 1 a day, all at Form"),
        ("volume 3 per day", "10%", "affects 10% · 0.3 people a day"),
        ("volume 1_000 per day", "99.97%", "999.7 of 1,000 a day, all at Form"),
        ("volume 1_000 per day", "0%", "0 of 1,000 a day "),
        ("goal \"x\"", "0.04%", "of 100 who begin, 0.04 are lost, all at Form"),
    ] {
        assert!(brief(volume, exit).contains(said), "{said}: {}", brief(volume, exit));
    }
}
