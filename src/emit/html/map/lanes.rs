//! Which lanes a map has, in which order, and which rows each of them needs.

use crate::emit::html::curve::Curves;
use crate::emit::html::page::Page;
use crate::emit::html::view::{BlueprintLine, BodyView, LaneView, PlaceView, StageView};
use crate::model::{Experience, HandoffKind, Hidden, Id, KpiStatus, Line, Opportunity, Place, Touchpoint};
use crate::vocabulary::{PainSeverity, Priority};
use crate::words::fill;

use super::curves::{self, CurveKind};
use super::{Map, handoff};

/// The lanes of a map in the making.
pub struct Lanes<'a, 'm> {
    pub page: &'m Page<'a>,
    pub map: &'m Map<'a>,
    pub stages: &'m [StageView<'a>],
    pub whole: &'m PlaceView<'a>,
}

impl<'a> Lanes<'a, '_> {
    /// Returns the rows between stages and touchpoints.
    pub fn heads(&self) -> Vec<LaneView<'a>> {
        let words = self.page.words;
        let goals = rows([("stages", self.stages.iter().any(|stage| stage.goals.is_some()))]);
        let time = rows([("stages", self.stages.iter().any(|stage| stage.time.is_some()))]);
        let lanes =
            [self.lane("goals", "goals", words.goal, goals), self.lane("time", "time", words.time, time)];
        lanes.into_iter().flatten().collect()
    }

    /// Returns the lanes, in groups that a line or a title may part.
    pub fn bodies(&self, has_paths: bool, feels: &Curves, engagement: &Curves) -> Vec<BodyView<'a>> {
        let words = self.page.words;
        let mut bodies = vec![
            plain(vec![
                self.paths(has_paths),
                self.curve(CurveKind::Feelings, feels),
                self.curve(CurveKind::Engagement, engagement),
            ]),
            plain(vec![
                self.lines("does", words.does, |it| &it.does),
                self.lines("thinks", words.thinks, |it| &it.thinks),
                self.lines("says", words.says, |it| &it.says),
                self.lines("needs", words.needs, |it| &it.needs),
            ]),
            plain(vec![self.pains(), self.bright_spots(), self.opportunities(), self.questions()]),
            plain(vec![self.kpis()]),
        ];
        bodies.extend(self.blueprint());
        bodies.push(plain(self.own()));
        bodies.retain(|body| !body.lanes.is_empty());
        bodies
    }

    fn paths(&self, has_paths: bool) -> Option<LaneView<'a>> {
        let lane = self.lane("paths", "paths", self.page.words.paths, rows([("wide", has_paths)]))?;
        let note = has_paths.then(|| self.page.words.paths_note.to_owned());
        Some(LaneView { note, ..lane })
    }

    /// Returns the lane of some curves, or nothing where they have no point.
    fn curve(&self, kind: CurveKind, curves: &Curves) -> Option<LaneView<'a>> {
        // A second curve is drawn only where somebody wrote one; the first may be drawn by hand.
        if curves.is_empty() && !(self.map.blank_lanes && kind == CurveKind::Feelings) {
            return None;
        }
        let (id, title) = match kind {
            CurveKind::Feelings => ("feels", self.page.words.feels),
            CurveKind::Engagement => ("engagement", self.page.words.engagement),
        };
        let lane = self.lane(id, "curve", title, vec!["touchpoints"])?;
        Some(LaneView { legend: Some(curves::legend(kind, curves)), ..lane })
    }

    fn lines(&self, id: &'static str, title: &str, of: fn(&Experience) -> &[Line]) -> Option<LaneView<'a>> {
        let has_lines = |touchpoint: &Touchpoint| {
            let own = touchpoint.variants.iter().filter(|variant| variant.persona.target.is_some());
            let mut all = own.map(|variant| &variant.experience).chain([&touchpoint.experience]);
            all.any(|experience| !of(experience).is_empty())
        };
        self.lane(id, "lines", title, self.touchpoint_row(has_lines))
    }

    fn pains(&self) -> Option<LaneView<'a>> {
        let (words, pains) = (self.page.words, &self.map.journey.pains);
        let critical = pains.iter().filter(|pain| pain.severity() == PainSeverity::Critical).count();
        let rows = rows([
            ("journey", !self.whole.pains.is_empty()),
            ("stages", self.stages.iter().any(|stage| !stage.own.pains.is_empty())),
            ("touchpoints", pains.iter().any(|pain| is_at_touchpoint(Some(pain.place)))),
        ]);
        let lane = self.lane("pains", "pains", words.pains, rows)?;
        Some(LaneView { note: Some(note(pains.len(), critical, words.critical)), ..lane })
    }

    fn bright_spots(&self) -> Option<LaneView<'a>> {
        let spots = &self.map.journey.bright_spots;
        let rows = rows([
            ("journey", !self.whole.bright_spots.is_empty()),
            ("stages", self.stages.iter().any(|stage| !stage.own.bright_spots.is_empty())),
            ("touchpoints", spots.iter().any(|spot| is_at_touchpoint(Some(spot.place)))),
        ]);
        let lane = self.lane("spots", "bright_spots", self.page.words.bright_spots, rows)?;
        Some(LaneView { note: Some(spots.len().to_string()), ..lane })
    }

    fn opportunities(&self) -> Option<LaneView<'a>> {
        let (words, opportunities) = (self.page.words, &self.map.journey.opportunities);
        let is_for_now = |it: &&Opportunity| it.priority() == Some(Priority::Now) && !it.is_closed();
        let now = opportunities.iter().filter(is_for_now).count();
        let rows = rows([
            ("journey", !self.whole.opportunities.is_empty()),
            ("stages", self.stages.iter().any(|stage| !stage.own.opportunities.is_empty())),
            ("touchpoints", opportunities.iter().any(|it| is_at_touchpoint(it.place))),
        ]);
        let lane = self.lane("opps", "opportunities", words.opportunities, rows)?;
        Some(LaneView { note: Some(note(opportunities.len(), now, words.now)), ..lane })
    }

    fn questions(&self) -> Option<LaneView<'a>> {
        let (words, questions) = (self.page.words, &self.map.journey.questions);
        let answered = questions.iter().filter(|question| question.is_answered()).count();
        let rows = rows([
            ("journey", !self.whole.questions.is_empty()),
            ("stages", self.stages.iter().any(|stage| !stage.own.questions.is_empty())),
            ("touchpoints", questions.iter().any(|question| is_at_touchpoint(Some(question.place)))),
        ]);
        let lane = self.lane("questions", "questions", words.questions, rows)?;
        Some(LaneView { note: Some(note(questions.len(), answered, words.answered)), ..lane })
    }

    /// Returns the KPIs: those of the journey, then those of each stage and its touchpoints.
    fn kpis(&self) -> Option<LaneView<'a>> {
        let (words, kpis) = (self.page.words, &self.map.journey.kpis);
        let on_target = kpis.iter().filter(|kpi| kpi.status() == KpiStatus::OnTarget).count();
        let (n, all) = (on_target.to_string(), kpis.len().to_string());
        let rows = rows([
            ("journey", !self.whole.kpis.is_empty()),
            ("stages", self.stages.iter().any(|stage| !stage.kpis.is_empty())),
        ]);
        let lane = self.lane("kpis", "kpis", words.kpis, rows)?;
        Some(LaneView { note: Some(fill(words.n_of_all_on_target, &[("n", &n), ("all", &all)])), ..lane })
    }

    /// Returns the service blueprint: its lanes with the lines between them; a line without a lane below it is left out.
    fn blueprint(&self) -> Vec<BodyView<'a>> {
        let words = self.page.words;
        let evidence = self.lines("evidence", words.evidence, |it| &it.sees);
        let evidence = evidence.map(|lane| LaneView { note: Some(words.evidence_note.to_owned()), ..lane });
        let line = |class, name| Some(BlueprintLine { class, name });
        let parts = [
            (None, evidence),
            (
                line("line", words.line_of_interaction),
                self.activities("front", words.frontstage, |it| !it.frontstage.is_empty()),
            ),
            (
                line("line visible", words.line_of_visibility),
                self.activities("back", words.backstage, |it| !it.backstage.is_empty()),
            ),
            (
                line("line inner", words.line_of_internal_interaction),
                self.activities("support", words.supported_by, |it| !it.supported_by.is_empty()),
            ),
        ];
        let mut title = Some(words.service_blueprint);
        let body = |(line, lane): (_, Option<LaneView<'a>>)| {
            let lane = lane?;
            Some(BodyView { title: title.take(), line, lanes: vec![lane] })
        };
        parts.into_iter().filter_map(body).collect()
    }

    fn activities(
        &self,
        id: &'static str,
        title: &str,
        has_any: impl Fn(&Touchpoint) -> bool,
    ) -> Option<LaneView<'a>> {
        let journey = self.map.journey;
        let passes_on = |index| {
            id == "back" && handoff(self.page, self.map, Id::new(index), HandoffKind::Stages).is_some()
        };
        let mut touchpoints = journey.touchpoints.iter().enumerate();
        let has_row = touchpoints.any(|(index, touchpoint)| has_any(touchpoint) || passes_on(index));
        self.lane(id, "activities", title, rows([("touchpoints", has_row)]))
    }

    /// Returns the project's own lanes, in its order.
    fn own(&self) -> Vec<Option<LaneView<'a>>> {
        let own = self.page.model.lanes.iter().enumerate().map(|(index, own)| {
            let is_here = |touchpoint: &Touchpoint| {
                touchpoint.notes.iter().any(|note| note.lane.target == Some(Id::new(index)))
            };
            let id = format!("own-{}", own.head.id.value);
            let lane = self.lane(&id, "notes", &own.head.title, self.touchpoint_row(is_here))?;
            Some(LaneView { own: Some(index), ..lane })
        });
        own.collect()
    }

    fn touchpoint_row(&self, has_any: impl Fn(&Touchpoint) -> bool) -> Vec<&'static str> {
        rows([("touchpoints", self.map.journey.touchpoints.iter().any(has_any))])
    }

    /// Returns a lane of these rows. Without any there is none, or one to write on where that is wanted.
    fn lane(
        &self,
        id: &str,
        kind: &'static str,
        title: &str,
        mut rows: Vec<&'static str>,
    ) -> Option<LaneView<'a>> {
        if rows.is_empty() && self.map.blank_lanes && !self.is_hidden(id) {
            rows.push("blank");
        }
        (!rows.is_empty()).then(|| LaneView {
            id: id.to_owned(),
            kind,
            title: title.to_owned(),
            note: None,
            legend: None,
            rows,
            own: None,
        })
    }

    /// Returns whether a lane holds nothing but what is hidden.
    fn is_hidden(&self, lane: &str) -> bool {
        let kind = match lane {
            "kpis" => Hidden::Kpis,
            "pains" => Hidden::Pains,
            "opps" => Hidden::Opportunities,
            "questions" => Hidden::Questions,
            "back" | "support" => Hidden::Backstage,
            _ => return false,
        };
        self.map.hidden.contains(&kind)
    }
}

fn plain(lanes: Vec<Option<LaneView<'_>>>) -> BodyView<'_> {
    BodyView { title: None, line: None, lanes: lanes.into_iter().flatten().collect() }
}

/// Returns the rows that have anything to show.
fn rows<const N: usize>(rows: [(&'static str, bool); N]) -> Vec<&'static str> {
    rows.into_iter().filter(|(_, has_any)| *has_any).map(|(row, _)| row).collect()
}

fn is_at_touchpoint(place: Option<Place>) -> bool {
    matches!(place, Some(Place::Touchpoint(_)))
}

/// Returns a number and a word as a note under the name of a lane: `11, 1 critical`.
fn note(total: usize, part: usize, word: &str) -> String {
    if part > 0 { format!("{total}, {part} {word}") } else { total.to_string() }
}
