//! How much each lint matters in a project.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Severity};

/// How much a lint matters in a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It stops a build.
    Error,
    /// It is reported.
    Warning,
    /// It is reported as worth knowing.
    Note,
    /// It is silent.
    Off,
}

impl Level {
    /// Returns the severity of what is found, or `None` where it is not to be reported.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Level::Error => Some(Severity::Error),
            Level::Warning => Some(Severity::Warning),
            Level::Note => Some(Severity::Note),
            Level::Off => None,
        }
    }
}

/// How much lints matter, where somebody has said so; every other lint matters as much as it says itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Levels(BTreeMap<Code, Level>);

impl Levels {
    /// Says how much a lint matters.
    pub fn set(&mut self, lint: Code, level: Level) {
        self.0.insert(lint, level);
    }

    /// Returns how much a lint matters, if somebody has said so.
    pub fn get(&self, lint: Code) -> Option<Level> {
        self.0.get(&lint).copied()
    }

    /// Returns these levels with those of `stronger` put over them.
    pub fn overridden_by(&self, stronger: &Levels) -> Levels {
        let mut levels = self.clone();
        levels.0.extend(&stronger.0);
        levels
    }
}
