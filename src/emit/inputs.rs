//! What each artifact is made of, so that nobody has to make one again to see that it would come out the same.

use crate::model::{Id, JourneyGraph, JourneyId, Model, Provenance};
use crate::source::{Files, Fingerprint};

use super::{Options, Planned, Subject};

/// The fingerprints of what the artifacts of one model are made of.
///
/// Too much may count as an input, which costs an artifact made for nothing; whatever a back end looks at must.
#[derive(Debug)]
pub struct Inputs {
    /// What stands around each journey.
    journeys: Vec<Fingerprint>,
    everything: Fingerprint,
}

impl Inputs {
    /// Returns the inputs of everything that is made of a model; `files` gives the images that it names.
    pub fn of(model: &Model, options: &Options, files: &dyn Files) -> Self {
        // What no journey holds is part of every page: personas, teams, channels, sources, lanes, shared stages, the KPIs
        // and opportunities of the project. So are the options: words, templates, the day.
        let project = Fingerprint::of(options).and(&content(&model.provenance, files));
        let own: Vec<Fingerprint> =
            model.journeys.iter().map(|journey| project.and(&content(&journey.provenance, files))).collect();
        let everything = project.and(&own);
        Self { journeys: around(&model.graph, &own), everything }
    }

    /// Returns the fingerprint of what an artifact is made of.
    pub fn fingerprint(&self, planned: &Planned) -> Fingerprint {
        match planned.subject {
            // These tell of all journeys.
            Subject::Project | Subject::Table(_) | Subject::List(..) => self.everything,
            // A persona walks and a team owns what may stand in any journey.
            Subject::Persona(_) | Subject::Team(_) => self.everything,
            Subject::Journey(journey) | Subject::Brief(journey) | Subject::Comparison(journey) => {
                self.journeys[journey.index()]
            }
        }
    }
}

/// Returns the fingerprint of a text and of the pictures that it names, which pages carry.
fn content(provenance: &Provenance, files: &dyn Files) -> Fingerprint {
    provenance
        .pictures
        .iter()
        .fold(provenance.content(), |content, path| content.and(&files.fingerprint(path)))
}

/// Returns the fingerprint of all that each journey is told with; `own` is that of each by itself.
fn around(graph: &JourneyGraph, own: &[Fingerprint]) -> Vec<Fingerprint> {
    let together = |journeys: &[JourneyId], parts: &[Fingerprint]| {
        journeys.iter().fold(Fingerprint::default(), |all, journey| all.and(&parts[journey.index()]))
    };
    let clusters: Vec<Fingerprint> = graph.clusters().iter().map(|cluster| together(cluster, own)).collect();
    let ids = || (0..own.len()).map(Id::new);
    let near: Vec<Fingerprint> = ids()
        .map(|id| {
            let near = own[id.index()].and(&together(graph.expansions(id), own));
            graph.clusters_of(id).iter().fold(near, |near, cluster| near.and(&clusters[*cluster]))
        })
        .collect();
    ids().map(|id| near[id.index()].and(&together(graph.counterparts(id), &near))).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Inputs;
    use crate::emit::{Emitter, Format, Options};
    use crate::model::{FileUnit, Linker, lower};
    use crate::source::{Fingerprint, NoFiles, SourceFile};
    use crate::syntax::parse;

    /// Four journeys: `b` is a future of `a`, `c` expands to `b`, and `d` improves a KPI of `a`.
    const JOURNEYS: [(&str, &str); 5] = [
        ("all", "persona p \"P\"\n"),
        ("a", "journey a \"A\" { persona p\n kpi k \"K\"\n stage s \"S\" { touchpoint t \"T\" } }"),
        ("b", "journey b \"B\" { persona p\n state future of a\n stage s \"S\" { touchpoint t \"T\" } }"),
        ("c", "journey c \"C\" { persona p\n stage s \"S\" { touchpoint t \"T\" { expands b } } }"),
        ("d", "journey d \"D\" { persona p\n opportunity o \"O\" { improves a/k } }"),
    ];

    /// Returns the fingerprint of every page, by its path.
    fn pages(change: impl Fn(&str, &str) -> String) -> Vec<(String, Fingerprint)> {
        let units = JOURNEYS.iter().map(|(name, text)| {
            let file = SourceFile::new(format!("{name}.journey"), change(name, text));
            lower(&file, &parse(&file).items)
        });
        let mut units: Vec<FileUnit> = units.collect();
        let (model, faults) = Linker::default().link(&mut units.iter_mut().collect::<Vec<_>>(), &NoFiles);
        assert!(faults.is_empty(), "{faults:?}");
        let options =
            Options { today: date(2026, 11, 21), formats: vec![Format::Html], ..Options::default() };
        let inputs = Inputs::of(&model, &options, &NoFiles);
        let plan = Emitter::new(&model, &options, &NoFiles).plan();
        plan.iter().map(|planned| (planned.path.to_string(), inputs.fingerprint(planned))).collect()
    }

    /// Returns the names of the journeys whose page has to be made again when the title of one changes.
    fn stale(journey: &str) -> String {
        let before = pages(|_, text| text.to_owned());
        let after = pages(
            |name, text| {
                if name == journey { text.replacen('"', "\"New ", 1) } else { text.to_owned() }
            },
        );
        let stale = before.iter().zip(&after).filter(|(before, after)| before != after);
        let stale: Vec<&str> = stale.map(|((path, _), _)| &**path).collect();
        assert_eq!(stale.first(), Some(&"index.html"), "the project tells of everything");
        let maps = stale.iter().filter_map(|path| path.strip_prefix("journeys/")?.strip_suffix(".html"));
        // A brief is told of its journey with the same, and so is a comparison.
        maps.filter(|name| !name.contains('.')).collect()
    }

    #[test]
    fn a_page_depends_on_what_it_tells_of() {
        assert_eq!(stale("all"), "abcd");
        assert_eq!(stale("a"), "abd");
        assert_eq!(stale("b"), "abc");
        assert_eq!(stale("c"), "abc", "`a` is shown beside `b`, which is expanded from `c`");
        assert_eq!(stale("d"), "abd", "`b` is shown beside `a`, which `d` improves");
    }

    #[test]
    fn where_a_text_stands_does_not_count() {
        let plain = pages(|_, text| text.to_owned());
        assert_eq!(plain, pages(|_, text| format!("// A word on it.\n\n{text}\n")));
    }
}
