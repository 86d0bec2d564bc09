//! The arguments of every command, as clap reads and explains them.

use std::str::FromStr;

use camino::Utf8PathBuf;
use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::today;
use crate::diagnostic::Code;
use crate::emit::{Format, Hidden};
use crate::lints::{self, Level, Levels, NoLint};

/// Customer journeys as code: write a journey as text, check it like a program, publish maps, diagrams and KPI
/// checklists.
#[derive(Debug, Parser)]
#[command(name = "journey", version, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = "\
Exit codes: 0 done, 1 the journeys are at fault, 2 the call or the machine is.

Examples:
  journey init            lay down a first project here
  journey check           find every mistake in this project
  journey build           write maps, diagrams and checklists to `dist`
  journey watch           build at every change, and show the maps in the browser")]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub global: Global,
}

/// What every command takes.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// How diagnostics are written: human, short or json; may be repeated, each but one with a file (json=report.json)
    #[arg(long, global = true, value_name = "FORMAT[=FILE]", default_value = "human")]
    pub format: Vec<Destination>,
    /// The day that "overdue" and "stale" speak of [default: SOURCE_DATE_EPOCH, else today in UTC]
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = today::parse)]
    pub today: Option<Date>,
    /// Silence a lint, whatever the configuration says; may be repeated
    #[arg(long, global = true, value_name = "LINT", value_parser = lint)]
    pub allow: Vec<Code>,
    /// Report a lint as a warning
    #[arg(long, global = true, value_name = "LINT", value_parser = lint)]
    pub warn: Vec<Code>,
    /// Report a lint as an error
    #[arg(long, global = true, value_name = "LINT", value_parser = lint)]
    pub deny: Vec<Code>,
    /// Exit with 1 where there are warnings, too
    #[arg(long, global = true)]
    pub deny_warnings: bool,
    /// Show at most this many diagnostics on the terminal; a summary counts them all, and JSON lists them all
    #[arg(long, global = true, value_name = "N")]
    pub max_diagnostics: Option<usize>,
    /// Show diagnostics only, no summary
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Show more: which projects are checked, which files are written
    #[arg(long, short, global = true)]
    pub verbose: bool,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
}

impl Global {
    /// Returns how much lints matter by `--allow`, `--warn` and `--deny`.
    ///
    /// # Errors
    /// Where two of them name the same lint.
    pub fn levels(&self) -> anyhow::Result<Levels> {
        let mut levels = Levels::default();
        let asked = [(&self.allow, Level::Off), (&self.warn, Level::Warning), (&self.deny, Level::Error)];
        for (lints, level) in asked {
            for lint in lints {
                if levels.get(*lint).is_some_and(|other| other != level) {
                    anyhow::bail!("`{lint}` stands in two of `--allow`, `--warn` and `--deny`");
                }
                levels.set(*lint, level);
            }
        }
        Ok(levels)
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Init(Init),
    Check(Check),
    Build(Build),
    Watch(Watch),
    Explain(Explain),
    Schema(Schema),
}

/// Lay down a small project that builds clean; no file is ever overwritten
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  journey init
  journey init journeys/shop
  journey init --templates                 write out the templates of the pages, to change them")]
pub struct Init {
    /// The folder, made where it is missing
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: Utf8PathBuf,
    /// Write the built-in templates into the project in DIR instead: into the folder that `templates` in its
    /// journey.yaml names, else into `templates`
    #[arg(long)]
    pub templates: bool,
}

/// Report every mistake; write nothing
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  journey check                            the project of the current folder
  journey check shop/checkout.journey      only what this file is at fault for
  journey check --format short             one line for each mistake
  journey check --format json=report.json --format human
  cat draft.journey | journey check -      one file from standard input")]
pub struct Check {
    /// Project folders, folders or files in them, folders above several projects, or `-` for standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<Utf8PathBuf>,
}

/// Check, then write every output
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A build with errors writes nothing and leaves the last good outputs.

Examples:
  journey build
  journey build --only checklist           bring the checklists up to date, leave all else
  journey build --out /tmp/preview
  journey build --hide kpis,owners --out public
                                           leave out what outsiders need not know
  journey build --check                    exit with 1 where `dist` is out of date")]
pub struct Build {
    /// Project folders, folders or files in them, folders above several projects, or `-` for standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<Utf8PathBuf>,
    /// Build these kinds of output only, and remove nothing of the others
    #[arg(long, value_name = "KIND,…", value_delimiter = ',', value_parser = formats())]
    pub only: Vec<Format>,
    /// Keep this out of every output, beside what the configuration hides: a map for outsiders
    #[arg(long, value_name = "WHAT,…", value_delimiter = ',', value_parser = hidden())]
    pub hide: Vec<Hidden>,
    /// Keep lanes that are empty, to write on in a workshop
    #[arg(long)]
    pub blank_lanes: bool,
    /// Write to this folder instead of the configured one
    #[arg(long, value_name = "DIR")]
    pub out: Option<Utf8PathBuf>,
    /// Write nothing; exit with 1 where the output folder differs from what would be written, and name the files
    #[arg(long)]
    pub check: bool,
}

/// Build, then again at every change, with a live preview in the browser
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The preview answers to this machine only. A mistake never ends the run: it is shown, over the last good map.

Examples:
  journey watch --open
  journey watch shop --port 8080
  journey watch --editor 'code --goto {file}:{line}:{column}'
  journey watch --no-serve                 only build")]
pub struct Watch {
    /// A project folder, or a folder or file in it
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<Utf8PathBuf>,
    /// The port of the preview [default: the first free one from 4040 on]
    #[arg(long, value_name = "PORT", conflicts_with = "no_serve")]
    pub port: Option<u16>,
    /// Show the preview in the browser
    #[arg(long, conflicts_with = "no_serve")]
    pub open: bool,
    /// Build without a preview
    #[arg(long)]
    pub no_serve: bool,
    /// Look at every file again and again, where the system does not tell of changes
    #[arg(long)]
    pub poll: bool,
    /// What opens a place of the source that is clicked on; `{file}`, `{line}` and `{column}` stand for it
    #[arg(long, value_name = "COMMAND", conflicts_with = "no_serve")]
    pub editor: Option<String>,
    /// Build these kinds of output only, and remove nothing of the others
    #[arg(long, value_name = "KIND,…", value_delimiter = ',', value_parser = formats())]
    pub only: Vec<Format>,
    /// Write to this folder instead of the configured one
    #[arg(long, value_name = "DIR")]
    pub out: Option<Utf8PathBuf>,
}

/// Say what a code, a metric or a word of the language means
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  journey explain stage-without-kpi        what a report means, with a wrong and a right example
  journey explain nps                      what a metric tells, and what people get wrong with it
  journey explain touchpoint               what a word of the language takes
  journey explain --list                   every error and every lint")]
pub struct Explain {
    /// A code such as `stage-without-kpi`, a metric such as `nps`, or a word such as `touchpoint`
    #[arg(value_name = "NAME", required_unless_present = "list", allow_hyphen_values = true)]
    pub name: Option<String>,
    /// List the codes, the metrics or the words
    #[arg(long, value_enum, value_name = "WHAT", num_args = 0..=1, default_missing_value = "codes", conflicts_with = "name")]
    pub list: Option<TopicList>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TopicList {
    Codes,
    Metrics,
    Words,
}

/// Print a JSON Schema: of `model.json`, of `journey.yaml`, or of the diagnostics
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  journey schema > model.schema.json
  journey schema config > journey.schema.json")]
pub struct Schema {
    /// What to describe
    #[arg(value_enum, default_value = "model")]
    pub of: SchemaKind,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum SchemaKind {
    Model,
    Config,
    Diagnostics,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Color {
    /// On terminals, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

/// A format of report and, where it does not go to its stream, the file it goes to.
#[derive(Debug, Clone)]
pub struct Destination {
    pub format: ReportFormat,
    pub file: Option<Utf8PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    Human,
    Short,
    Json,
}

impl FromStr for Destination {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (format, file) = match text.split_once('=') {
            Some((_, "")) => return Err("a file must follow `=`".to_owned()),
            Some((format, file)) => (format, Some(file.into())),
            None => (text, None),
        };
        let format = match format {
            "human" => ReportFormat::Human,
            "short" => ReportFormat::Short,
            "json" => ReportFormat::Json,
            _ => return Err(format!("there is no format `{format}`; there are human, short and json")),
        };
        Ok(Self { format, file })
    }
}

/// Reads the name of a lint.
fn lint(name: &str) -> Result<Code, String> {
    lints::find(name).map(|lint| lint.code).map_err(|reason| match reason {
        NoLint::IsError => format!("`{name}` is an error, no lint, and stays one"),
        NoLint::Near(near) => format!("there is no lint `{name}`; did you mean `{near}`?"),
        NoLint::Unknown => format!("there is no lint `{name}`; `journey explain --list` names them all"),
    })
}

fn hidden() -> impl clap::builder::TypedValueParser<Value = Hidden> {
    use clap::builder::TypedValueParser;
    PossibleValuesParser::new(Hidden::ALL.map(Hidden::name))
        .map(|name| name.parse().expect("clap lets only these names pass"))
}

fn formats() -> impl clap::builder::TypedValueParser<Value = Format> {
    use clap::builder::TypedValueParser;
    PossibleValuesParser::new(Format::ALL.map(Format::name))
        .map(|name| name.parse().expect("clap lets only these names pass"))
}
