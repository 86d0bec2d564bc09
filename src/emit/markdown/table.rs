//! Tables as code hosts read them.

/// A table. Cells are Markdown, each on one line and with its bars escaped.
pub(super) struct Table {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Returns a table with these heads.
    pub(super) fn new<H: Into<String>>(heads: impl IntoIterator<Item = H>) -> Self {
        Self { heads: heads.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    /// Adds a row, which has as many cells as there are heads.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells = Vec::from_iter(cells);
        debug_assert_eq!(cells.len(), self.heads.len());
        self.rows.push(cells);
    }

    /// Returns the table with a blank line behind it, without the columns in which nothing stands; or nothing where it
    /// has no rows.
    pub(super) fn finish(self) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let is_told = |column: &usize| *column == 0 || self.rows.iter().any(|row| !row[*column].is_empty());
        let columns: Vec<usize> = (0..self.heads.len()).filter(is_told).collect();
        let mut text = String::new();
        line(&mut text, columns.iter().map(|column| &*self.heads[*column]));
        line(&mut text, columns.iter().map(|_| "---"));
        for row in &self.rows {
            line(&mut text, columns.iter().map(|column| &*row[*column]));
        }
        text.push('\n');
        text
    }
}

fn line<'c>(text: &mut String, cells: impl Iterator<Item = &'c str>) {
    text.push('|');
    for cell in cells {
        text.push(' ');
        text.push_str(cell);
        text.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    text.push('\n');
}
