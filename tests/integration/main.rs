//! One test program for all tests from outside: it links once.

mod architecture;
mod checklists;
mod cli;
mod compiling;
mod config;
mod data;
mod docs;
mod documentation;
mod examples;
mod explain;
mod hostile;
mod html;
mod links;
mod lints;
mod markdown;
mod mdtest;
mod mermaid;
mod mutation;
mod output;
mod project;
mod rendering;
mod report;
mod run;
mod tables;
mod templates;
mod tutorial;
