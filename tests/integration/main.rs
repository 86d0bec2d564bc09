//! One test program for all tests from outside: it links once.

mod architecture;
mod cli;
mod config;
mod mdtest;
mod mermaid;
mod output;
mod project;
mod report;
mod run;
