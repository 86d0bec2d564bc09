//! Code fences in people's notes: what stands in one is text, whatever it looks like.

/// A line that opens a code fence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fence<'t> {
    indent: &'t str,
    sign: char,
    length: usize,
}

/// How a fence ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// With its closing line: the number of lines it takes, that one included.
    Closed(usize),
    /// With the item of the list that it stands in: the number of lines it takes.
    Left(usize),
    /// Not at all.
    Open,
}

impl<'t> Fence<'t> {
    /// Returns the fence that a line opens, if it does.
    pub fn opened_by(line: &'t str) -> Option<Self> {
        let text = line.trim_start();
        let indent = &line[..line.len() - text.len()];
        let sign = text.chars().next().filter(|sign| ['`', '~'].contains(sign))?;
        let rest = text.trim_start_matches(sign);
        let length = text.len() - rest.len();
        // Three backticks with another behind them are code within a sentence.
        let opens = length >= 3 && !(sign == '`' && rest.contains('`'));
        opens.then_some(Self { indent, sign, length })
    }

    /// Returns how the fence ends, given the lines behind the one that opens it.
    pub fn ending<'l>(self, lines: impl IntoIterator<Item = &'l str>) -> Ending {
        for (at, line) in lines.into_iter().enumerate() {
            if self.is_closed_by(line) {
                return Ending::Closed(at + 2);
            }
            if self.is_left_by(line) {
                return Ending::Left(at + 1);
            }
        }
        Ending::Open
    }

    /// Returns the line that closes it.
    pub fn closing(self) -> String {
        format!("{}{}", self.indent, String::from(self.sign).repeat(self.length))
    }

    fn is_closed_by(self, line: &str) -> bool {
        let text = line.trim();
        text.len() >= self.length && text.chars().all(|sign| sign == self.sign)
    }

    fn is_left_by(self, line: &str) -> bool {
        self.indent.len() >= 2 && !line.is_empty() && !line.starts_with([' ', '\t'])
    }
}

/// Returns a line that closes the last fence of a note where nothing else does, so that it cannot swallow what follows.
pub fn missing_end(lines: &[&str]) -> Option<String> {
    let mut at = 0;
    while at < lines.len() {
        let Some(fence) = Fence::opened_by(lines[at]) else {
            at += 1;
            continue;
        };
        match fence.ending(lines[at + 1..].iter().copied()) {
            Ending::Closed(length) | Ending::Left(length) => at += length,
            Ending::Open => return Some(fence.closing()),
        }
    }
    None
}
