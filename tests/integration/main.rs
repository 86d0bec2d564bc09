//! One test program for all tests from outside: it links once.

mod architecture;
mod cli;
mod config;
mod data;
mod docs;
mod examples;
mod hostile;
mod html;
mod links;
mod markdown;
mod mdtest;
mod mermaid;
mod mutation;
mod output;
mod project;
mod rendering;
mod report;
mod run;
