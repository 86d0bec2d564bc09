//! `journey watch` with real events of the file system and real connections: after every kind of save, the preview has
//! what a build from nothing would have.

mod belonging;
mod editors;
mod http;
mod live;
mod projects;
mod refused;
mod running;
mod terminal;
