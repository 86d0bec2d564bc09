//! Tables as code hosts read them.

/// A table of `N` columns. Cells are Markdown, each on one line and with its bars escaped.
pub(super) struct Table<const N: usize> {
    text: String,
    is_empty: bool,
    /// Whether each column is shown.
    shown: [bool; N],
}

impl<const N: usize> Table<N> {
    /// Returns a table with these heads.
    pub(super) fn new(heads: [&str; N]) -> Self {
        Self::showing(heads.map(Some))
    }

    /// Returns a table of which the columns without a head are left out.
    pub(super) fn showing(heads: [Option<&str>; N]) -> Self {
        let shown = heads.map(|head| head.is_some());
        let mut table = Self { text: String::new(), is_empty: true, shown };
        table.line(heads.map(Option::unwrap_or_default));
        table.line(["---"; N]);
        table
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: [String; N]) {
        self.is_empty = false;
        self.line(cells.each_ref().map(String::as_str));
    }

    /// Returns the table with a blank line behind it, or nothing where it has no rows.
    pub(super) fn finish(mut self) -> String {
        if self.is_empty {
            return String::new();
        }
        self.text.push('\n');
        self.text
    }

    fn line(&mut self, cells: [&str; N]) {
        self.text.push('|');
        for (cell, _) in cells.into_iter().zip(self.shown).filter(|(_, is_shown)| *is_shown) {
            self.text.push(' ');
            self.text.push_str(cell);
            self.text.push_str(if cell.is_empty() { "|" } else { " |" });
        }
        self.text.push('\n');
    }
}
