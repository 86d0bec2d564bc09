//! How many people: who begins, who comes where, who is lost, and of how many.

use std::borrow::Cow;
use std::cmp::Reverse;

use rust_decimal::Decimal;

use crate::model::{Arrow, Destination, Flow, Journey, Place, TouchpointId, per};
use crate::vocabulary::Period;

use super::volume;

/// How many are lost: leave before they have what they came for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// So many people.
    Counted {
        /// How many are lost in one period.
        people: Decimal,
        /// Of how many who leave what is counted; `None` where what is written does not fit together.
        of: Option<Decimal>,
        /// The period.
        period: Period,
    },
    /// Nobody counted, but the shares say how many of 100 who begin.
    OfHundred(Decimal),
    /// Nobody knows.
    NotCounted,
}

impl Lost {
    /// Returns where it stands in a list that begins with the most people: what is not counted comes last.
    pub fn rank(self) -> impl Ord {
        // Journeys count over different periods.
        Reverse(match self {
            Lost::Counted { people, period, .. } => (2, per(people, period, Period::Year)),
            Lost::OfHundred(people) => (1, people),
            Lost::NotCounted => (0, Decimal::ZERO),
        })
    }
}

/// Returns how many are lost in a journey, and of how many.
///
/// These are all who leave what is counted: those who are lost, those who are done, and those who go where nobody counts. They
/// are not the people of a touchpoint, where whoever comes again counts again.
pub fn lost(journey: &Journey) -> Lost {
    let Some(walk) = Walk::of(journey) else { return Lost::NotCounted };
    let Some(people) = walk.lost() else { return Lost::NotCounted };
    match journey.flow.period {
        Some(period) => {
            let of = walk.leaving().filter(|_| volume::stands(journey).next().is_none());
            Lost::Counted { people, of, period }
        }
        None => Lost::OfHundred(people),
    }
}

/// Returns the touchpoint at which most are lost, the first of several, and how many are lost there: people in one period, or
/// of 100 who begin, as [`lost`] counts them.
pub fn most_lost(journey: &Journey) -> Option<(TouchpointId, Decimal)> {
    let walk = Walk::of(journey)?;
    walk.lost()?;
    let mut most: Option<(TouchpointId, Decimal)> = None;
    for at in walk.flow().arrows.chunk_by(|one, next| one.from == next.from) {
        let exits = at.iter().filter(|arrow| arrow.to == Destination::Exit);
        let people = sum(exits.map(|arrow| walk.taking(arrow))).unwrap_or_default();
        if people > most.map_or(Decimal::ZERO, |(_, most)| most) {
            most = Some((at[0].from, people));
        }
    }
    most
}

/// Returns how many people come to a place in one period of the journey, where that is counted: to a touchpoint all, each time
/// that they come; to a stage those who come from elsewhere; to the journey those who begin.
pub fn come_to(journey: &Journey, place: Place) -> Option<Decimal> {
    let flow = &journey.flow;
    match place {
        Place::Touchpoint(touchpoint) => *flow.people.get(touchpoint.index())?,
        Place::Stage(stage) => *flow.into_stages.get(stage.index())?,
        Place::Journey => flow.begin,
        Place::Persona => None,
    }
}

/// People on their way through a journey: those who are counted, else 100 who begin.
struct Walk<'j> {
    journey: &'j Journey,
    /// How many come to each touchpoint, where that is known.
    come: Cow<'j, [Option<Decimal>]>,
}

impl<'j> Walk<'j> {
    /// Returns the people that are counted, where it is written that some of them leave. Without a volume, one who begins stands
    /// for all where all begin at one place.
    fn of(journey: &'j Journey) -> Option<Self> {
        let flow = &journey.flow;
        let says_who_leaves = exits(flow).next().is_some();
        if !says_who_leaves {
            return None;
        }
        if flow.period.is_some() {
            return Some(Self { journey, come: Cow::Borrowed(&flow.people) });
        }
        let is_one_way_in = flow.reachable.iter().all(|reachable| *reachable);
        is_one_way_in.then(|| Self { journey, come: Cow::Owned(flow.of_hundred()) })
    }

    fn flow(&self) -> &'j Flow {
        &self.journey.flow
    }

    fn taking(&self, arrow: &Arrow) -> Option<Decimal> {
        arrow.part_of(&self.come)
    }

    /// Returns how many are lost, where that is known of every exit.
    fn lost(&self) -> Option<Decimal> {
        sum(exits(self.flow()).map(|arrow| self.taking(arrow)))
    }

    /// Returns how many leave the part of the journey where people are counted.
    fn leaving(&self) -> Option<Decimal> {
        let by_touchpoint = self.flow().arrows.chunk_by(|one, next| one.from == next.from);
        sum(by_touchpoint.map(|arrows| self.leaving_from(arrows)).chain([self.meeting_nothing()]))
    }

    /// Returns how many set out and meet nothing at all: they pass by the alternatives that are all of the journey.
    fn meeting_nothing(&self) -> Option<Decimal> {
        let flow = self.flow();
        let Some((volume, period)) = self.journey.volume.zip(flow.period) else { return Some(Decimal::ZERO) };
        // Where nobody knows how the members divide them, nobody passes by.
        let meeting = sum(flow.starts.iter().map(|(_, share)| *share)).unwrap_or(Decimal::ONE_HUNDRED);
        let passing_by = (Decimal::ONE_HUNDRED - meeting).max(Decimal::ZERO);
        volume.per(period).checked_mul(passing_by).map(|people| people / Decimal::ONE_HUNDRED)
    }

    /// Returns how many leave it by the arrows of one touchpoint.
    fn leaving_from(&self, arrows: &[Arrow]) -> Option<Decimal> {
        let Some(come) = self.come[arrows[0].from.index()] else { return Some(Decimal::ZERO) };
        let leads_out = |arrow: &&Arrow| match arrow.to {
            Destination::Touchpoint(to) => self.come[to.index()].is_none(),
            Destination::Done | Destination::Exit => true,
        };
        let (out, within): (Vec<&Arrow>, Vec<&Arrow>) = arrows.iter().partition(leads_out);
        let all = |arrows: &[&Arrow]| sum(arrows.iter().map(|arrow| self.taking(arrow)));
        // Where nobody knows how they divide, all who do not stay leave.
        all(&out).or_else(|| come.checked_sub(all(&within)?))
    }
}

/// Returns the ways on which people may be lost.
fn exits(flow: &Flow) -> impl Iterator<Item = &Arrow> {
    flow.arrows.iter().filter(|arrow| arrow.to == Destination::Exit && flow.is_taken(arrow))
}

/// Returns the sum of numbers that are all known.
pub(crate) fn sum(numbers: impl IntoIterator<Item = Option<Decimal>>) -> Option<Decimal> {
    numbers.into_iter().try_fold(Decimal::ZERO, |sum, number| sum.checked_add(number?))
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Lost, lost, most_lost};
    use crate::model::{Journey, lower};
    use crate::source::SourceFile;
    use crate::syntax::parse;
    use crate::vocabulary::Period;

    fn with_journey<T>(block: &str, look: impl Fn(&Journey) -> T) -> T {
        let file = SourceFile::new("a.journey", format!("persona p\njourney j {{ persona p; {block} }}"));
        let unit = lower(&file, &parse(&file).items);
        assert_eq!(unit.diagnostics, []);
        look(&unit.journeys[0])
    }

    fn counted(people: i64, of: Option<i64>) -> Lost {
        Lost::Counted { people: people.into(), of: of.map(Decimal::from), period: Period::Month }
    }

    #[test]
    fn whoever_comes_again_is_counted_once() {
        let form = "touchpoint form { volume 4_200 per month; -> mail 38%; -> card 62% }";
        let mail = "touchpoint mail { -> form 54%; -> exit 46% }";
        let found = with_journey(
            &format!(
                "stage s {{ touchpoint ad; {form}; {mail}; touchpoint card {{ -> exit 32%; -> ad 21% }} }}"
            ),
            |journey| (lost(journey), most_lost(journey)),
        );
        // 734.16 after the mail and 833.28 after the card; 1,223.88 are done, 546.84 hear of it where nobody counts.
        let (people, of) = (Decimal::new(156_744, 2), Decimal::new(333_816, 2));
        assert_eq!(found.0, Lost::Counted { people, of: Some(of), period: Period::Month });
        assert_eq!(found.1.map(|(at, people)| (at.index(), people)), Some((3, Decimal::new(83_328, 2))));
    }

    #[test]
    fn without_a_count_it_is_a_part_of_a_hundred() {
        let lost_in = |stage: &str| with_journey(&format!("stage s {{ {stage} }}"), lost);
        assert_eq!(
            lost_in("touchpoint a { -> exit 50% }; touchpoint b { -> a 40%; -> exit }"),
            Lost::OfHundred(Decimal::from(100))
        );
        assert_eq!(lost_in("touchpoint a { -> exit 47% }; touchpoint b"), Lost::OfHundred(Decimal::from(47)));
        // Nobody knows how they divide; nobody says that anybody leaves; people may begin at two places.
        assert_eq!(lost_in("touchpoint a { -> exit; -> b }; touchpoint b"), Lost::NotCounted);
        assert_eq!(lost_in("touchpoint a; touchpoint b"), Lost::NotCounted);
        assert_eq!(
            lost_in("touchpoint a { -> c }; touchpoint b; touchpoint c { -> exit 20% }"),
            Lost::NotCounted
        );
    }

    #[test]
    fn what_does_not_fit_together_is_of_nobody_knows_how_many() {
        let lost_in = |volume: &str| {
            let b = format!("touchpoint b {{ volume {volume} per month; -> exit 10% }}");
            with_journey(
                &format!("volume 1_000 per month; stage s {{ touchpoint a {{ -> exit 40% }}; {b} }}"),
                lost,
            )
        };
        assert_eq!(lost_in("600"), counted(460, Some(1_000)));
        assert_eq!(lost_in("650"), counted(465, Some(1_050)));
        assert_eq!(lost_in("700"), counted(470, None));
        assert_eq!(lost_in("500"), counted(450, None));
    }

    #[test]
    fn who_draws_no_exit_has_not_said_that_nobody_leaves() {
        let lost_in =
            |stage: &str| with_journey(&format!("volume 1_000 per month; stage s {{ {stage} }}"), lost);
        assert_eq!(lost_in("touchpoint a; touchpoint b"), Lost::NotCounted);
        assert_eq!(lost_in("touchpoint a { -> b }; touchpoint b { -> a }"), Lost::NotCounted);
        // Nobody comes to the exit.
        assert_eq!(
            lost_in("touchpoint a { -> b }; touchpoint b { -> a }; touchpoint c { -> exit }"),
            Lost::NotCounted
        );
        assert_eq!(lost_in("touchpoint a { -> exit 0% }; touchpoint b"), counted(0, Some(1_000)));
    }

    #[test]
    fn who_passes_all_alternatives_by_is_done() {
        let group =
            "one-of g { touchpoint a { share 20%; -> exit 50% } touchpoint b { share 30%; -> exit 20% } }";
        let lost_in = |volume: &str, behind: &str| {
            with_journey(&format!("{volume} stage s {{ {group} {behind} }}"), lost)
        };
        let volume = "volume 1_000 per month;";
        assert_eq!(lost_in(volume, ""), counted(160, Some(1_000)));
        assert_eq!(lost_in(volume, "touchpoint c"), counted(160, Some(1_000)));
        assert_eq!(
            lost_in(volume, "one-of h { step c { share 50% } step d { share 10% } }"),
            counted(160, Some(1_000))
        );
        assert_eq!(lost_in(volume, "one-of h { step c; step d { -> exit } }"), Lost::NotCounted);
        assert_eq!(lost_in("", ""), Lost::OfHundred(Decimal::from(16)));
    }

    #[test]
    fn each_way_in_counts() {
        let found = with_journey(
            "stage s { touchpoint web { volume 100 per month; -> desk }; touchpoint walk-in { volume 50 per month }; \
             touchpoint desk { -> exit 20% } }",
            lost,
        );
        assert_eq!(found, counted(30, Some(150)));
    }
}
