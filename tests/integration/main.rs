//! One test program for all tests from outside: it links once.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests look from outside, at files and processes"
)]

mod alternatives;
mod architecture;
mod bounds;
mod browser;
mod checklists;
mod cli;
mod comparison;
mod comparison_of_sketches;
mod compiling;
mod config;
mod data;
mod destinations;
mod docs;
mod documentation;
mod examples;
mod explain;
mod file_names;
#[expect(dead_code, reason = "the benches need data files too")]
#[path = "../../benches/generator.rs"]
mod generator;
mod growth;
mod hiding;
mod hostile;
mod html;
mod languages;
mod library;
mod links;
mod links_on_disk;
mod lints;
mod map;
mod markdown;
mod mdtest;
mod mermaid;
mod mutation;
mod names;
mod outline;
mod output;
mod overview;
mod people;
mod project;
mod reliability;
mod rendering;
mod report;
mod run;
mod session;
mod spelling;
mod tables;
mod templates;
mod theme;
mod tier;
mod tutorial;
mod views;
mod watch;
