//! Small projects for the tests of the back ends.

use camino::Utf8Path;
use jiff::civil::date;

use crate::model::{self, Model};
use crate::source::{Files, SourceFile};
use crate::syntax;

use super::Options;

/// Sam's gym membership, shortened: two stages, two KPIs, a pain, an opportunity, and a KPI of the project.
pub const GYM: &str = r#"
persona sam "Sam, starting again"
team growth "Growth"
team web "Web"
source form-recordings "Recordings of the sign-up form" { kind recording }
kpi nps "Recommendation" { metric nps }

journey gym-membership "Gym membership" {
  persona sam
  owner   growth

  stage awareness "Awareness" {
    touchpoint instagram-ad "Instagram ad" {
      kpi ad-ctr "Ad click-through rate" { metric click-through-rate }
    }
  }
  stage purchase "Purchase" {
    touchpoint signup-form "Sign-up form" {
      pain long-form "The form is too long"
      opportunity short-form "Cut the form to `four` fields" {
        solves   long-form
        improves signup-rate
        owner    web
        due      2026-11-15
      }
    }
    kpi signup-rate "Online sign-up rate" {
      metric   conversion-rate
      baseline 18%
      warn     >= 25%
      target   >= 30% by 2026-12-31
      actual   22.4% on 2026-11-01
      cadence  weekly
      cites    form-recordings "38% leave at the ninth field"
    }
  }
}
"#;

/// A project that says everything the language can say.
pub const EVERY_WORD: &str = include_str!("sample.journey");

/// Returns the model of one text without mistakes.
pub fn model(text: &str) -> Model {
    let file = SourceFile::new("gym.journey", text);
    let parse = syntax::parse(&file);
    let mut unit = model::lower(&file, &parse.items);
    assert!(parse.diagnostics.is_empty(), "{:#?}", parse.diagnostics);
    assert!(unit.diagnostics.is_empty(), "{:#?}", unit.diagnostics);
    let (model, diagnostics) = model::Linker::default().link(&mut [&mut unit], &AnyFiles);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    model
}

/// Returns options for the day on which the samples are told.
pub fn options() -> Options {
    Options {
        title: "Gym journeys".to_owned(),
        way_to_root: Some("..".to_owned()),
        today: date(2026, 11, 21),
        ..Options::default()
    }
}

/// A project in which every file is there.
struct AnyFiles;

impl Files for AnyFiles {
    fn exists(&self, _: &Utf8Path) -> bool {
        true
    }

    fn read(&self, _: &Utf8Path) -> Option<Vec<u8>> {
        None
    }
}
