//! How the pages look: the colours of the configuration, and the logo that it names.

use camino::Utf8Path;

use super::Project;
use crate::config::{self, Pattern};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::emit::html::{Accent, Logo, Theme};
use crate::source::file_path;

/// The largest logo, in KiB: every page carries it, and a map of its own has about as much.
const MAX_LOGO: u64 = 256;

impl Project {
    /// Returns how the pages look, and what is wrong with the logo.
    pub(super) fn read_theme(&self) -> (Theme, Option<Diagnostic>) {
        let theme = &self.config.theme;
        let (light, dark) = theme.accents();
        let accent = light.map(|light| Accent::new(light.colour, dark.map(|dark| dark.colour)));
        match theme.logo.as_ref().map(|logo| self.read_logo(logo)) {
            Some(Ok(logo)) => (Theme { accent, logo: Some(logo) }, None),
            Some(Err(error)) => (Theme { accent, logo: None }, Some(*error)),
            None => (Theme { accent, logo: None }, None),
        }
    }

    fn read_logo(&self, logo: &Pattern) -> Result<Logo, Box<Diagnostic>> {
        let location = Location { file: file_path(config::FILE_NAME), span: logo.span };
        let error = |code, message: String, help: &str| {
            Box::new(Diagnostic::error(code, location.clone(), message).with_help(help))
        };
        let path: &Utf8Path = &logo.path;
        let files = self.files();
        if let Some(obstacle) = files.obstacle(path) {
            let message = format!("there is no file `{path}` in the project: it is {obstacle}");
            return Err(error(
                Code::FILE_NOT_FOUND,
                message,
                "put a picture in its place, or take `logo` out",
            ));
        }
        if let Some(picture) = files.picture(path).filter(|picture| picture.bytes > MAX_LOGO << 10) {
            let size = picture.bytes.div_ceil(1 << 10);
            let message =
                format!("the logo `{path}` has {size} KiB, and no logo may have more than {MAX_LOGO}");
            let help = "make it smaller, as every page carries it; an SVG has often less than 10 KiB";
            return Err(error(Code::LIMIT_EXCEEDED, message, help));
        }
        let Some(bytes) = files.read(path) else {
            let message = format!("there is no file `{path}` in the project");
            return Err(error(Code::FILE_NOT_FOUND, message, "put it there, or take `logo` out"));
        };
        Logo::new(&bytes).map_err(|other| {
            let message = format!("`logo` takes a picture, and `{path}` is {}", other.what);
            error(Code::INVALID_CONFIGURATION, message, other.help)
        })
    }
}
