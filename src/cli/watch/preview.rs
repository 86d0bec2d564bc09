//! The preview of `journey watch`: a session's builds, handed to the server.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::Result;
use camino::Utf8Path;

use super::editor::Editor;
use super::{PreviewUpdate, messages};
use crate::cli::args::Watch as Args;
use crate::emit::stem;
use crate::model::Declaration;
use crate::server::{Opener, Pages, Place, Port, Server};
use crate::session::{Build, State};
use crate::source::{FilePath, LineColumn, SourceFile};

/// The preview in the browser, if there is to be one.
pub struct Preview(Option<(Server, String)>);

impl Preview {
    /// Starts it.
    ///
    /// # Errors
    /// Where there is no port for it.
    pub fn start(args: &Args, editor: Option<Editor>) -> Result<Self> {
        if args.no_serve {
            return Ok(Self(None));
        }
        let open = |editor: Editor| -> Opener {
            Box::new(move |place: &Place| editor.open(&place.file, place.line, place.column))
        };
        let server = Server::start(args.port.map_or(Port::Free, Port::Given), editor.map(open))?;
        let address = server.address();
        Ok(Self(Some((server, address))))
    }

    /// Returns where it is.
    pub fn address(&self) -> Option<&str> {
        self.0.as_ref().map(|(_, address)| &**address)
    }

    /// Shows what came of a build.
    pub fn publish(&self, update: &PreviewUpdate<'_>) {
        let Some((server, _)) = &self.0 else { return };
        let build = update.build.filter(|_| update.state == State::Good);
        let pages = build.map(|build| {
            let pages = Built { build: build.clone(), files: update.findings.files.clone() };
            Arc::new(pages) as Arc<dyn Pages>
        });
        server.publish(update.number, pages, messages::report(update));
    }
}

/// The pages of a good build, and the texts it was made of.
struct Built {
    build: Arc<Build>,
    files: BTreeMap<FilePath, Arc<SourceFile>>,
}

impl Pages for Built {
    fn artifact(&self, path: &str) -> Result<Option<Arc<[u8]>>> {
        let asked = Utf8Path::new(path);
        // To compare paths is not to compare letters: `a//b` would be `a/b`.
        let is_plain = asked.components().map(|part| part.as_str()).eq(path.split('/'));
        if is_plain { self.build.artifact(asked) } else { Ok(None) }
    }

    fn places(&self, path: &str) -> Vec<(String, Place)> {
        let name = path.strip_prefix("journeys/").and_then(|name| name.strip_suffix(".html"));
        let mut journeys = self.build.model().journeys().map(|(_, journey)| journey);
        let Some(journey) =
            journeys.find(|journey| name.is_some_and(|name| stem(&journey.head.id.value) == name))
        else {
            return Vec::new();
        };
        let touchpoints = journey.touchpoints.iter().map(|it| (it.head.id.value.to_string(), &it.head));
        let stages = journey.stages.iter().map(|it| (format!("Stage.{}", it.head.id.value), &it.head));
        let page = std::iter::once(("Main".to_owned(), &journey.head));
        let all = touchpoints.chain(stages).chain(page);
        all.filter_map(|(anchor, head)| Some((anchor, self.place(head)?))).collect()
    }
}

impl Built {
    /// Returns where something is declared.
    fn place(&self, head: &Declaration) -> Option<Place> {
        let file = self.files.get(&head.file)?;
        let LineColumn { line, column } = file.lines().line_column(file.text(), head.id.span.start);
        Some(Place { file: head.file.to_string(), line, column })
    }
}
