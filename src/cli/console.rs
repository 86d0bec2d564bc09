//! Standard output and standard error: the only place that writes to them.

use std::io::{self, ErrorKind, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anyhow::{Error, Result};

use super::args::Color;
use super::report::Style;

/// The two streams of a run. Results go to standard output, all that is said to people goes to standard error.
///
/// They are written to by hand, as the macros that print panic where a pipe is closed.
pub struct Console {
    out_choice: ColorChoice,
    err_choice: ColorChoice,
    is_raw: bool,
}

impl Console {
    pub fn new(color: Color) -> Self {
        let (out_choice, err_choice) = match color {
            Color::Auto => (AutoStream::choice(&io::stdout()), AutoStream::choice(&io::stderr())),
            Color::Always => (ColorChoice::AlwaysAnsi, ColorChoice::AlwaysAnsi),
            Color::Never => (ColorChoice::Never, ColorChoice::Never),
        };
        Self { out_choice, err_choice, is_raw: false }
    }

    /// Says whether the terminal is raw, so that a new line does not begin at the left by itself.
    pub fn set_raw(&mut self, is_raw: bool) {
        self.is_raw = is_raw;
    }

    /// Returns how reports for people are to be rendered.
    pub fn style(&self) -> Style {
        style(self.err_choice)
    }

    /// Returns how a result for people is to be rendered.
    pub fn result_style(&self) -> Style {
        style(self.out_choice)
    }

    /// Writes to people.
    pub fn print_message(&mut self, text: &str) -> Result<()> {
        let mut stream = AutoStream::new(io::stderr().lock(), self.err_choice);
        match self.is_raw {
            true => stream.write_all(text.replace('\n', "\r\n").as_bytes())?,
            false => stream.write_all(text.as_bytes())?,
        }
        Ok(stream.flush()?)
    }

    /// Sends a control sequence to the terminal that people look at.
    pub fn send_control(&mut self, sequence: &str) -> Result<()> {
        let mut stream = io::stderr().lock();
        stream.write_all(sequence.as_bytes())?;
        Ok(stream.flush()?)
    }

    /// Writes a result.
    pub fn print_result(&mut self, text: &str) -> Result<()> {
        let mut stream = AutoStream::new(io::stdout().lock(), self.out_choice);
        match self.is_raw && io::stdout().is_terminal() {
            true => stream.write_all(text.replace('\n', "\r\n").as_bytes())?,
            false => stream.write_all(text.as_bytes())?,
        }
        Ok(stream.flush()?)
    }

    /// Says why the run failed.
    pub fn print_error(&mut self, error: &Error) {
        let (on, off) = if self.style() == Style::Coloured { ("\u{1b}[31m", "\u{1b}[0m") } else { ("", "") };
        let text = super::report::clean(&format!("{error:#}")).into_owned();
        // Where this cannot be said, the exit code still says that something is wrong.
        let _ = self.print_message(&format!("{on}error:{off} {text}\n"));
    }
}

fn style(choice: ColorChoice) -> Style {
    if choice == ColorChoice::Never { Style::Plain } else { Style::Coloured }
}

/// Returns whether the reader of our output has gone, which is no fault: `journey check | head`.
pub fn is_closed_pipe(error: &Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == ErrorKind::BrokenPipe)
}
