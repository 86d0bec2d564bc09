//! What stands in for the preview where the program was built without it.

use anyhow::{Result, bail};

use super::PreviewUpdate;
use super::editor::Editor;
use crate::cli::args::Watch as Args;

/// No preview.
pub struct Preview(());

impl Preview {
    /// Starts none.
    ///
    /// # Errors
    /// Where somebody asks for what only a preview has.
    pub fn start(args: &Args, editor: Option<Editor>) -> Result<Self> {
        if args.port.is_some() || args.open || editor.is_some() {
            bail!(
                "this program was built without its preview; `journey watch` builds all the same, without `--port`, `--open` and `--editor`"
            );
        }
        Ok(Self(()))
    }

    /// Returns where it is: nowhere.
    pub fn address(&self) -> Option<&str> {
        None
    }

    /// Shows it to nobody.
    pub fn publish(&self, _: &PreviewUpdate<'_>) {}
}
