//! One test program for all tests from outside: it links once.

mod cli;
mod config;
mod output;
mod project;
mod report;
mod run;
