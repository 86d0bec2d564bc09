//! `journey watch` with real events of the file system and real connections: after every kind of save, the preview has
//! what a build from nothing would have.

#[cfg(feature = "preview")]
mod belonging;
#[cfg(feature = "preview")]
mod editors;
#[cfg_attr(not(feature = "preview"), expect(dead_code, reason = "only a preview is asked for pages"))]
mod http;
#[cfg(feature = "preview")]
mod live;
#[cfg(not(feature = "preview"))]
mod no_preview;
#[cfg(all(feature = "preview", unix))]
mod places;
#[cfg(feature = "preview")]
mod projects;
#[cfg(feature = "preview")]
mod refused;
#[cfg_attr(not(feature = "preview"), expect(dead_code, reason = "only a preview is asked for pages"))]
mod running;
#[cfg(all(feature = "preview", target_os = "linux"))]
mod shell;
#[cfg(feature = "preview")]
mod terminal;

pub use running::Watching;
