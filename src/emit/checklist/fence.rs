//! Code fences in people's notes: what stands in one is text, whatever it looks like.

/// A line that opens a code fence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fence<'t> {
    indent: &'t str,
    sign: char,
    length: usize,
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

    /// Returns whether a line closes it.
    pub fn is_closed_by(self, line: &str) -> bool {
        let text = line.trim();
        text.len() >= self.length && text.chars().all(|sign| sign == self.sign)
    }

    /// Returns whether it belongs to an item of a list and a line does not, so that it ends before the line.
    pub fn is_left_by(self, line: &str) -> bool {
        self.is_in_item() && !line.trim().is_empty() && !line.starts_with([' ', '\t'])
    }

    /// Returns whether it is indented so far that it belongs to the item above.
    pub fn is_in_item(self) -> bool {
        self.indent.len() >= 2
    }

    /// Returns the line that closes it.
    pub fn closing(self) -> String {
        format!("{}{}", self.indent, String::from(self.sign).repeat(self.length))
    }
}
