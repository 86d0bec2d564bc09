//! One file → a unit that knows only its own text.
//!
//! Statements are checked against the vocabulary ([`block`], [`bind`]), their arguments become typed values
//! ([`convert`]), and what can be said without the other files is said here: repeated statements, ids that stand twice in
//! a journey, values out of range, shares over 100. Names that may stand elsewhere are left to `link`.

mod bind;
mod block;
mod context;
mod convert;
mod files;
mod flow;
mod journey;
mod kpi;
mod project;
mod remedy;
mod touchpoint;

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::diagnostic::Diagnostic;
use crate::source::{FilePath, SourceFile};
use crate::syntax::tree::Items;
use crate::vocabulary::BlockKind;

use super::inside::Inside;
use super::{Channel, Journey, Kpi, Lane, Opportunity, Persona, SharedStage, Source, Team, Written};

use context::Context;
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
    pub journeys: Vec<Arc<Journey>>,
    pub kpis: Vec<Kpi>,
    pub opportunities: Vec<Opportunity>,
    /// Files that the text names, to be looked for.
    pub named_files: Vec<NamedFile>,
    /// What each journey declares.
    pub(in crate::model) inside: Vec<Arc<Inside>>,
    /// What all of it but the journeys was read from.
    pub written: Written,
    /// Ids in statements that could not be read: whoever names them makes no second mistake.
    pub doubtful: FxHashSet<Box<str>>,
    /// What is wrong with this text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Returns what the statements of a file declare.
pub fn lower(file: &SourceFile, items: &Items<'_>) -> FileUnit {
    let mut cx = Context::new(file);
    let mut unit = FileUnit {
        file: file.path().clone(),
        personas: Vec::new(),
        teams: Vec::new(),
        channels: Vec::new(),
        sources: Vec::new(),
        lanes: Vec::new(),
        shared_stages: Vec::new(),
        journeys: Vec::new(),
        kpis: Vec::new(),
        opportunities: Vec::new(),
        named_files: Vec::new(),
        inside: Vec::new(),
        written: Written::default(),
        doubtful: FxHashSet::default(),
        diagnostics: Vec::new(),
    };
    for entry in cx.entries(BlockKind::File, items) {
        let (text, first_file) = (file.slice(entry.statement.span), cx.named_files.len());
        let mut journey = None;
        match entry.word.name {
            "persona" => unit.personas.push(project::persona(&mut cx, &entry)),
            "team" => unit.teams.push(project::team(&mut cx, &entry)),
            "channel" => unit.channels.push(project::channel(&mut cx, &entry)),
            "source" => unit.sources.push(project::source(&mut cx, &entry)),
            "lane" => unit.lanes.push(project::lane(&mut cx, &entry)),
            "stage" => unit.shared_stages.push(project::shared_stage(&mut cx, &entry)),
            "journey" => journey = Some(journey::journey(&mut cx, &entry)),
            "kpi" => unit.kpis.push(kpi::kpi(&mut cx, &entry, None)),
            "opportunity" => unit.opportunities.push(remedy::opportunity(&mut cx, &entry, None)),
            word => unreachable!("`{word}` stands at the top level in the table and is not lowered"),
        }
        let files = cx.named_files[first_file..].iter().map(|named| named.path.clone());
        match journey {
            Some(mut journey) => {
                journey.written.add(file.path(), text, files);
                unit.inside.push(Arc::new(Inside::of(&journey)));
                unit.journeys.push(Arc::new(journey));
            }
            None => unit.written.add(file.path(), text, files),
        }
    }
    unit.named_files = cx.named_files;
    unit.doubtful = cx.doubtful;
    unit.diagnostics = cx.diagnostics;
    unit
}
