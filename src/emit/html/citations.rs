//! The numbers of the sources that a page cites: given before anything of the page is made, in the order in which a reader meets
//! them.

use camino::Utf8Path;
use rustc_hash::FxHashMap;

use crate::model::{Citation, Id, Model, Persona, SourceId, Text};

/// The sources that a page cites, in the order of their numbers.
#[derive(Debug, Default)]
pub struct Citations<'a> {
    cited: Vec<Cited<'a>>,
    /// The place of each cited source in `cited`.
    places: FxHashMap<SourceId, usize>,
}

/// A source that the page cites, with the words it is cited with.
#[derive(Debug)]
struct Cited<'a> {
    source: SourceId,
    /// What it says, each once, in the order cited; with the file in which it is written.
    words: Vec<(&'a Text, &'a Utf8Path)>,
}

impl<'a> Citations<'a> {
    /// Gives the sources of a claim the next numbers, as far as they have none yet.
    pub fn add(&mut self, cites: &'a [Citation], file: &'a Utf8Path) {
        for cite in cites {
            let Some(source) = cite.source.target else { continue };
            let place = *self.places.entry(source).or_insert_with(|| {
                self.cited.push(Cited { source, words: Vec::new() });
                self.cited.len() - 1
            });
            if let Some(words) = &cite.words {
                let known = &mut self.cited[place].words;
                if !known.iter().any(|(other, _)| other.markdown == words.markdown) {
                    known.push((words, file));
                }
            }
        }
    }

    /// Does the same for all that is told of a persona.
    pub fn add_persona(&mut self, persona: &'a Persona) {
        let file = &*persona.head.file;
        persona.questions.iter().for_each(|question| self.add(&question.cites, file));
        self.add(&persona.cites, file);
    }

    /// Returns the number of a source, from 1; nothing for one that the page does not cite.
    pub fn number(&self, source: SourceId) -> Option<usize> {
        let place = self.places.get(&source);
        debug_assert!(place.is_some(), "the pass over the page has missed a citation");
        place.map(|place| place + 1)
    }

    /// Returns the sources cited, in the order of their numbers.
    pub fn cited(&self) -> impl Iterator<Item = SourceId> {
        self.cited.iter().map(|cited| cited.source)
    }

    /// Returns every source of the project in the order of their numbers: those cited first.
    pub fn all(&self, model: &Model) -> impl Iterator<Item = SourceId> {
        let all = (0..model.sources.len()).map(Id::new);
        self.cited().chain(all.filter(|source| !self.places.contains_key(source)))
    }

    /// Returns the words with which the page cites a source.
    pub fn words(&self, source: SourceId) -> &[(&'a Text, &'a Utf8Path)] {
        self.places.get(&source).map_or(&[], |place| &self.cited[*place].words)
    }
}
