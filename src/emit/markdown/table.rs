//! Tables as code hosts read them.

/// A table of `N` columns. Cells are Markdown, each on one line and with its bars escaped.
pub(super) struct Table<const N: usize> {
    text: String,
    is_empty: bool,
}

impl<const N: usize> Table<N> {
    /// Returns a table with these heads.
    pub(super) fn new(heads: [&str; N]) -> Self {
        let mut table = Self { text: String::new(), is_empty: true };
        table.line(heads);
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
        for cell in cells {
            self.text.push(' ');
            self.text.push_str(cell);
            self.text.push_str(if cell.is_empty() { "|" } else { " |" });
        }
        self.text.push('\n');
    }
}
