/// A place as people count it: line and column from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Where the lines of a text begin, so that a byte offset becomes a line and a column without a walk over the file.
///
/// A lookup costs a binary search and a count of the characters of at most two blocks, however long the line is.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// How many characters begin before each block of the text.
    characters: Vec<u32>,
}

/// How many bytes a block has.
const BLOCK: usize = 1024;

impl LineIndex {
    /// Returns the index of `text`. A line ends with `\n`; a `\r` before it belongs to the line.
    pub fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at as u32 + 1)).collect();
        let mut sum = 0;
        let blocks = text.as_bytes().chunks(BLOCK).map(character_count);
        let characters = std::iter::once(0).chain(blocks.map(|count| {
            sum += count;
            sum
        }));
        Self { starts, characters: characters.collect() }
    }

    /// Returns how many lines there are; an empty text has one.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// Returns the line, counted from 0, that holds the byte at `offset`.
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// Returns the offset at which `line`, counted from 0, begins.
    pub fn line_start(&self, line: usize) -> u32 {
        self.starts[line]
    }

    /// Returns the text of `line`, counted from 0, without its line end.
    pub fn line_text<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let start = self.starts[line] as usize;
        let end = self.starts.get(line + 1).map_or(text.len(), |next| *next as usize - 1);
        text[start..end].trim_end_matches('\r')
    }

    /// Returns line and column of `offset`, which must lie on a character's edge of the `text` this index was made of.
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.line_of(offset);
        let before = |offset: u32| {
            let block = offset as usize / BLOCK;
            self.characters[block] + character_count(&text.as_bytes()[block * BLOCK..offset as usize])
        };
        let column = (before(offset) - before(self.starts[line])) as usize + 1;
        LineColumn { line: line + 1, column }
    }
}

/// Returns how many characters begin in a part of a text, which may be cut anywhere.
fn character_count(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(*byte & 0xc0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let text = "é\r\nzwei\n";
        let index = LineIndex::new(text);
        assert_eq!(index.line_count(), 3);
        assert_eq!(index.line_column(text, 0), LineColumn { line: 1, column: 1 });
        assert_eq!(index.line_column(text, 2), LineColumn { line: 1, column: 2 });
        assert_eq!(index.line_column(text, 5), LineColumn { line: 2, column: 2 });
        assert_eq!(index.line_column(text, text.len() as u32), LineColumn { line: 3, column: 1 });
        assert_eq!(index.line_text(text, 0), "é");
        assert_eq!(index.line_text(text, 2), "");
    }

    #[test]
    fn columns_are_right_far_into_a_long_line() {
        let text = format!("a\n{}", "é→😀x".repeat(2000));
        let index = LineIndex::new(&text);
        for (column, (at, _)) in text[2..].char_indices().enumerate() {
            assert_eq!(index.line_column(&text, at as u32 + 2), LineColumn { line: 2, column: column + 1 });
        }
        assert_eq!(index.line_column(&text, text.len() as u32).column, 8001);
    }
}
