//! The tutorial as steps: what its reader types, saves and sees.

use std::ops::Range;

/// Something that the page asks its reader to do.
#[derive(Debug)]
pub struct Step {
    /// The number of the line it begins in, from 1.
    pub line: usize,
    pub action: Action,
}

#[derive(Debug)]
pub enum Action {
    /// "Save this as `FILE`:"
    Save { file: String, text: String },
    /// "Add this at the end of `FILE`:"
    Add { file: String, text: String },
    /// "In `FILE`, change this:", and below it "to this:"
    Change { file: String, from: String, to: String },
    /// A fence of commands, and what is shown below it, if anything.
    /// Of the latter, the lines between the fences, from 0.
    Run { commands: Vec<String>, shown: Option<Range<usize>> },
    /// "Open `FILE`"
    Open { file: String },
}

/// A fenced block.
struct Fence<'p> {
    info: &'p str,
    text: String,
    lines: Range<usize>,
}

/// Returns the steps of a page.
///
/// # Panics
/// Where a fence does not say what to do with it: a reader would not know either.
pub fn steps(page: &str) -> Vec<Step> {
    let lines: Vec<&str> = page.lines().collect();
    let mut steps: Vec<Step> = Vec::new();
    let mut lead = "";
    let mut change: Option<(String, String)> = None;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        let number = at + 1;
        let Some(fence) = Fence::at(&lines, at) else {
            if let Some(file) = between(line, "Open `", "`") {
                steps.push(Step { line: number, action: Action::Open { file } });
            }
            if !line.is_empty() {
                lead = line;
            }
            at += 1;
            continue;
        };
        at = fence.lines.end + 1;
        // What is shown stands right below its commands, with no words between.
        let lead = std::mem::take(&mut lead);
        let action = if let Some((file, from)) = change.take() {
            assert_eq!(lead, "to this:", "line {number}: half a change");
            Action::Change { file, from, to: fence.text }
        } else if let Some(file) = between(lead, "Save this as `", "`:") {
            Action::Save { file, text: fence.text }
        } else if let Some(file) = between(lead, "Add this at the end of `", "`:") {
            Action::Add { file, text: fence.text }
        } else if let Some(file) = between(lead, "In `", "`, change this:") {
            change = Some((file, fence.text));
            continue;
        } else if fence.info == "sh" {
            Action::Run { commands: fence.text.lines().map(str::to_owned).collect(), shown: None }
        } else {
            match steps.last_mut().map(|step| &mut step.action) {
                Some(Action::Run { shown: shown @ None, .. }) if fence.info == "text" && lead.is_empty() => {
                    *shown = Some(fence.lines);
                    continue;
                }
                _ => panic!("line {number}: what is this fence for?"),
            }
        };
        steps.push(Step { line: number, action });
    }
    assert!(change.is_none(), "the last change has no second half");
    steps
}

/// Returns a page with other outputs, given with the lines that each takes the place of.
pub fn with_outputs(page: &str, outputs: &[(Range<usize>, String)]) -> String {
    let mut lines: Vec<&str> = page.lines().collect();
    for (range, output) in outputs.iter().rev() {
        lines.splice(range.clone(), output.lines());
    }
    lines.join("\n") + "\n"
}

impl<'p> Fence<'p> {
    /// Returns the fence that begins in line `at`, from 0.
    fn at(lines: &[&'p str], at: usize) -> Option<Self> {
        let info = lines[at].strip_prefix("```")?;
        let length = lines[at + 1..].iter().position(|line| *line == "```").expect("a fence is closed");
        let lines_of_it = at + 1..at + 1 + length;
        let text = lines[lines_of_it.clone()].iter().flat_map(|line| [line, "\n"]).collect();
        Some(Self { info, text, lines: lines_of_it })
    }
}

/// Returns what stands between the beginning of a line and what follows it.
fn between(line: &str, before: &str, behind: &str) -> Option<String> {
    let (inner, _) = line.strip_prefix(before)?.split_once(behind)?;
    (!inner.contains('`')).then(|| inner.to_owned())
}
