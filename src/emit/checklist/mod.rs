//! KPI checklists in Markdown, on which people tick boxes and write notes that the next build keeps.
//!
//! Every line that the program writes ends in a hidden comment (see `marker`); every other line is a person's. So a
//! build reads from the previous file what people did (`read`, `kept`), makes the page from the model (`page`) and writes
//! the two together (`write`). What belongs to a KPI that is gone moves to the end and waits there for its return.
//!
//! Nothing in a checklist depends on the day: people commit them, and two branches that were built on two days merge.

mod action;
mod built;
mod context;
mod entry;
mod fence;
mod kept;
mod kpi;
mod line_hash;
mod lines;
mod marker;
mod page;
mod read;
mod sentence;
mod torn;
mod write;

#[cfg(test)]
mod tests;

use camino::Utf8PathBuf;

use crate::model::{Hidden, Id, Model};

use crate::insight::Index;

use super::{Format, Options, Planned, Subject, stem};

use context::ChecklistContext;
use kept::Kept;

/// Returns a checklist for each journey, one for the whole project, and one for each team.
///
/// A journey or team without KPIs gets its page too: it says so, and holds the notes of the KPIs that were there once.
/// Where KPIs are hidden there are no checklists, and where anything is that a team has to know, none for teams: with
/// their items gone, the ticks that people set on disk would be taken for those of KPIs that are no more.
pub fn plan(model: &Model) -> Vec<Planned> {
    if model.hides(Hidden::Kpis) {
        return Vec::new();
    }
    let shows_teams = !model.hides(Hidden::Opportunities) && !model.hides(Hidden::Owners);
    let teams = if shows_teams { &*model.teams } else { &[] };
    let of_journeys =
        model.journeys().map(|(id, journey)| (path(&journey.head.id.value), Subject::Journey(id)));
    let of_teams = teams.iter().enumerate().map(|(index, team)| {
        let path = format!("checklists/teams/{}.md", stem(&team.head.id.value));
        (path.into(), Subject::Team(Id::new(index)))
    });
    of_journeys
        .chain([(Utf8PathBuf::from("checklists/all.md"), Subject::Project)])
        .chain(of_teams)
        .map(|(path, subject)| Planned { path, format: Format::Checklist, subject })
        .collect()
}

/// Returns a planned checklist, with the ticks and notes of the `previous` one.
///
/// It walks over the whole project to find who owns and who moves what; who makes many checklists does that once and
/// calls [`make_with`].
pub fn make(model: &Model, options: &Options, planned: &Planned, previous: Option<&str>) -> String {
    make_with(model, &Index::of(model), options, planned, previous)
}

/// Does the same as [`make`] with what there is to look up already found.
pub fn make_with(
    model: &Model,
    index: &Index,
    options: &Options,
    planned: &Planned,
    previous: Option<&str>,
) -> String {
    let words = options.words();
    let depth = if matches!(planned.subject, Subject::Team(_)) { 2 } else { 1 };
    let context = ChecklistContext { model, index, options, words, root: options.root_from(depth) };
    let page = match planned.subject {
        Subject::Project => page::of_project(&context),
        Subject::Journey(journey) => page::of_journey(&context, journey),
        Subject::Team(team) => page::of_team(&context, team),
        Subject::Persona(_)
        | Subject::List(..)
        | Subject::Table(_)
        | Subject::Brief(_)
        | Subject::Comparison(_) => {
            unreachable!("checklists are planned of the project, journeys and teams")
        }
    };
    let fresh = write::write(&page, &Kept::default(), words);
    match previous {
        Some(previous) if previous != fresh => {
            write::write(&page, &read::read(previous, Some(&fresh)), words)
        }
        _ => fresh,
    }
}

/// Returns whether a text is a checklist that this program wrote, people's lines above its head notwithstanding.
pub fn is_ours(text: &str) -> bool {
    lines::lines(text).iter().any(|line| marker::is_head(line))
}

/// Returns whether a text has the last line that every checklist is written with: one without it may be half saved.
pub fn is_whole(text: &str) -> bool {
    lines::lines(text).iter().any(|line| marker::is_end(line))
}

/// Returns whether somebody ticked a box of a checklist or wrote into it; such a file must never be removed.
pub fn holds_work(text: &str) -> bool {
    !read::read(text, None).is_empty()
}

/// Returns whether somebody typed into a line that a build wrote. The next one keeps the words as a note.
pub fn has_edited_lines(text: &str) -> bool {
    read::read(text, None).has_edited_lines
}

/// Returns the path of the checklist of a journey, by its id.
pub(super) fn path(journey: &str) -> Utf8PathBuf {
    // The list of the whole project has the name that a journey called `all` would have; no id holds a point.
    let name = if journey == "all" { "all.journey".into() } else { stem(journey) };
    format!("checklists/{name}.md").into()
}
