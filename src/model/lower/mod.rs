//! One file → a unit that knows only its own text.
//!
//! Statements are checked against the vocabulary ([`block`], [`bind`]), their arguments become typed values
//! ([`entry`], [`convert`]), and what can be said without the other files is said here: repeated statements, ids that stand twice in
//! a journey, values out of range, shares over 100. Names that may stand elsewhere are left to `link`.

mod address;
mod alternatives;
mod bind;
mod block;
mod bright_spot;
mod context;
mod convert;
mod entry;
mod files;
mod flow;
mod journey;
mod kpi;
mod opportunity;
mod pain;
mod project;
mod repeated;
mod routes;
mod shares;
mod touchpoint;

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::diagnostic::Diagnostic;
use crate::source::{FilePath, SourceFile, Span};
use crate::syntax::tree::Items;
use crate::vocabulary::{BlockKind, FileKeyword};

use super::journey_symbols::JourneySymbols;
use super::{Channel, Journey, Kpi, Lane, Opportunity, Persona, Provenance, SharedStage, Source, Team};

use context::LowerContext;
pub use files::NamedFile;

/// What one file declares, before the names of other files are known. It is made again only when its text changes.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the lists hold what they are named after")]
pub struct FileUnit {
    /// The file.
    pub file: FilePath,
    pub personas: Vec<Persona>,
    pub teams: Vec<Team>,
    pub channels: Vec<Channel>,
    pub sources: Vec<Source>,
    pub lanes: Vec<Lane>,
    pub shared_stages: Vec<SharedStage>,
    /// As they were written or, once they were linked, as they came out of that last.
    pub journeys: Vec<Arc<Journey>>,
    /// The place of the first of them in the model for which they were linked last.
    pub(in crate::model) linked_at: Option<usize>,
    pub kpis: Vec<Kpi>,
    pub opportunities: Vec<Opportunity>,
    /// Files that the text names, to be looked for.
    pub named_files: Vec<NamedFile>,
    /// What each journey declares.
    pub(in crate::model) symbols: Vec<Arc<JourneySymbols>>,
    /// What all of it but the journeys was read from.
    pub provenance: Provenance,
    /// Ids in statements that could not be read: whoever names them makes no second mistake.
    pub poisoned_ids: FxHashSet<Box<str>>,
    /// What is wrong with this text.
    pub diagnostics: Vec<Diagnostic>,
}

impl FileUnit {
    /// Takes note that people come another way than by the arrows to the touchpoints that stand in these places of the file,
    /// as their writer says. It must be called before anybody else has the unit.
    pub fn add_other_ways_in(&mut self, places: &[Span]) {
        let is_within = |span: Span| places.iter().any(|place| place.to(span) == *place);
        for journey in self.journeys.iter_mut().filter_map(Arc::get_mut).filter(|_| !places.is_empty()) {
            let touchpoints = journey.touchpoints.iter_mut().enumerate();
            for (at, touchpoint) in touchpoints.filter(|(_, it)| is_within(it.head.id.span)) {
                let Some(volume) = &mut touchpoint.volume else { continue };
                volume.has_other_way_in = true;
                // The words that say so may stand above the journey, and so outside its text.
                journey.provenance.fingerprint = journey.provenance.fingerprint.and(&at);
            }
        }
    }
}

/// Returns what the statements of a file declare.
pub fn lower(file: &SourceFile, items: &Items<'_>) -> FileUnit {
    let mut cx = LowerContext::new(file);
    let mut unit = FileUnit {
        file: file.path().clone(),
        personas: Vec::new(),
        teams: Vec::new(),
        channels: Vec::new(),
        sources: Vec::new(),
        lanes: Vec::new(),
        shared_stages: Vec::new(),
        journeys: Vec::new(),
        linked_at: None,
        kpis: Vec::new(),
        opportunities: Vec::new(),
        named_files: Vec::new(),
        symbols: Vec::new(),
        provenance: Provenance::default(),
        poisoned_ids: FxHashSet::default(),
        diagnostics: Vec::new(),
    };
    for (keyword, entry) in cx.entries(BlockKind::File, items) {
        let (text, first_file) = (file.slice(entry.statement.span), cx.named_files.len());
        let mut journey = None;
        match keyword {
            FileKeyword::Persona { id, title } => {
                let declaration = cx.declaration(&entry, id, title);
                unit.personas.push(project::persona(&mut cx, declaration, entry.items()));
            }
            FileKeyword::Team { id, title } => {
                let declaration = cx.declaration(&entry, id, title);
                unit.teams.push(project::team(&mut cx, declaration, entry.items()));
            }
            FileKeyword::Channel { id, title } => {
                let declaration = cx.declaration(&entry, id, title);
                unit.channels.push(project::channel(&mut cx, declaration, entry.items()));
            }
            FileKeyword::Source { id, title } => {
                let declaration = cx.declaration(&entry, id, title);
                unit.sources.push(project::source(&mut cx, declaration, entry.items()));
            }
            FileKeyword::Lane { id, title } => {
                let declaration = cx.declaration(&entry, id, title);
                unit.lanes.push(project::lane(&mut cx, declaration, entry.items()));
            }
            FileKeyword::Stage { id, title } => {
                let (declaration, has_title) = (cx.declaration(&entry, id, title), entry.has(title));
                unit.shared_stages.push(project::shared_stage(
                    &mut cx,
                    declaration,
                    has_title,
                    entry.items(),
                ));
            }
            FileKeyword::Journey { id, title } => {
                let declaration = cx.declaration(&entry, id, title);
                journey = Some(journey::journey(&mut cx, declaration, entry.items()));
            }
            FileKeyword::Kpi { id, title } => {
                let declaration = cx.declaration(&entry, id, title);
                unit.kpis.push(kpi::kpi(&mut cx, declaration, entry.items(), None));
            }
            FileKeyword::Opportunity { id, text } => {
                unit.opportunities.push(opportunity::opportunity(&mut cx, &entry, (id, text), None));
            }
        }
        let pictures = cx.named_files[first_file..].iter().filter(|named| named.is_picture);
        let pictures = pictures.map(|named| named.path.clone());
        match journey {
            Some(mut journey) => {
                journey.provenance.add(file.path(), text, pictures);
                unit.symbols.push(Arc::new(JourneySymbols::of(&journey)));
                unit.journeys.push(Arc::new(journey));
            }
            None => unit.provenance.add(file.path(), text, pictures),
        }
    }
    unit.named_files = std::mem::take(&mut cx.named_files);
    unit.poisoned_ids = std::mem::take(&mut cx.poisoned_ids);
    unit.diagnostics = cx.into_diagnostics();
    unit
}
