//! Where lines begin: the one place that converts between byte offsets, the lines and characters that people count, and the
//! UTF-16 units that editors count.

/// A place as people count it: line and column from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// A place as the editor protocol counts it: line and column from 0, the column in UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Utf16Position {
    /// The line, from 0.
    pub line: u32,
    /// The column in UTF-16 units, from 0.
    pub column: u32,
}

/// Where the lines of a text begin, so that a byte offset becomes a line and a column without a walk over the file, and the
/// other way round.
///
/// A lookup costs a binary search and a count of what is in at most two blocks, however long the line is.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// What begins before each block of the text.
    blocks: Vec<Counts>,
}

/// How many bytes a block has: counting one takes about as long as the search for its line in a long file, and the counts
/// take less than a hundredth of the text.
const BLOCK: usize = 1024;

/// How many characters, and UTF-16 units, begin in a part of a text, which may be cut anywhere.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    characters: u32,
    utf16: u32,
}

impl Counts {
    fn of(bytes: &[u8]) -> Self {
        let characters = bytes.iter().map(|byte| u32::from(*byte & 0xc0 != 0x80)).sum();
        // A character of four bytes has two units, all others have one.
        let pairs: u32 = bytes.iter().map(|byte| u32::from(*byte >= 0xf0)).sum();
        Self { characters, utf16: characters + pairs }
    }

    fn and(self, more: Self) -> Self {
        Self { characters: self.characters + more.characters, utf16: self.utf16 + more.utf16 }
    }
}

impl LineIndex {
    /// Returns the index of `text`. A line ends with `\n`; a `\r` before it belongs to the line, and one without it is a
    /// character like others, because journey files have none by the time they come here.
    pub fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at as u32 + 1)).collect();
        let sums = text.as_bytes().chunks(BLOCK).scan(Counts::default(), |sum, block| {
            *sum = sum.and(Counts::of(block));
            Some(*sum)
        });
        Self { starts, blocks: std::iter::once(Counts::default()).chain(sums).collect() }
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
        let column = self.before(text, offset).characters - self.before(text, self.starts[line]).characters;
        LineColumn { line: line + 1, column: column as usize + 1 }
    }

    /// Returns the place of `offset` as editors count it; it must lie on a character's edge.
    pub fn utf16_position(&self, text: &str, offset: u32) -> Utf16Position {
        let line = self.line_of(offset);
        let column = self.before(text, offset).utf16 - self.before(text, self.starts[line]).utf16;
        Utf16Position { line: line as u32, column }
    }

    /// Returns the offset of line and column. What lies behind the end of its line is its end, and behind the last line that
    /// of the text.
    pub fn offset(&self, text: &str, place: LineColumn) -> u32 {
        let (line, column) = (place.line.saturating_sub(1), place.column.saturating_sub(1));
        self.find(text, line, column, |counts| counts.characters)
    }

    /// Returns the offset of a place as editors count it. What lies behind the end of its line is its end, as the protocol
    /// asks, and what lies between the two units of a character is its beginning.
    pub fn utf16_offset(&self, text: &str, position: Utf16Position) -> u32 {
        self.find(text, position.line as usize, position.column as usize, |counts| counts.utf16)
    }

    /// Returns what begins before `offset`.
    fn before(&self, text: &str, offset: u32) -> Counts {
        let block = offset as usize / BLOCK;
        self.blocks[block].and(Counts::of(&text.as_bytes()[block * BLOCK..offset as usize]))
    }

    /// Returns the offset of the `column` in a line, both counted from 0, where `count` picks what columns count.
    fn find(&self, text: &str, line: usize, column: usize, count: fn(Counts) -> u32) -> u32 {
        let Some(start) = self.starts.get(line).copied() else { return text.len() as u32 };
        let end = start as usize + self.line_text(text, line).len();
        let wanted = count(self.before(text, start)) as usize + column;
        let block = self.blocks.partition_point(|counts| count(*counts) as usize <= wanted) - 1;
        let mut at = (block * BLOCK).clamp(start as usize, end);
        // A character that a block begins within was counted before it.
        while !text.is_char_boundary(at) {
            at += 1;
        }
        let mut found = count(self.before(text, at as u32)) as usize;
        for character in text[at..end].chars() {
            found += count(Counts::of(character.encode_utf8(&mut [0; 4]).as_bytes())) as usize;
            if found > wanted {
                break;
            }
            at += character.len_utf8();
        }
        at as u32
    }
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

    #[test]
    fn offsets_and_utf16_positions_are_two_names_of_one_place() {
        // An emoji is two units, a letter and its accent are two characters.
        let text = "a😀b\r\ne\u{301}x\ry\n";
        let index = LineIndex::new(text);
        for (offset, line, column) in [
            (0, 0, 0),
            (1, 0, 1),
            (5, 0, 3),
            (6, 0, 4),
            (8, 1, 0),
            (9, 1, 1),
            (11, 1, 2),
            (12, 1, 3),
            (13, 1, 4),
            (14, 1, 5),
            (15, 2, 0),
        ] {
            let position = Utf16Position { line, column };
            assert_eq!(index.utf16_position(text, offset), position, "{offset}");
            assert_eq!(index.utf16_offset(text, position), offset, "{position:?}");
            let place = index.line_column(text, offset);
            assert_eq!(index.offset(text, place), offset, "{place:?}");
        }
        assert_eq!(index.line_count(), 3);
        assert_eq!(index.utf16_position(text, 7), Utf16Position { line: 0, column: 5 });
    }

    #[test]
    fn positions_that_are_not_there_are_the_nearest_before() {
        let text = "a😀b\r\nx";
        let index = LineIndex::new(text);
        for (line, column, offset) in
            [(0, 2, 1), (0, 5, 6), (0, u32::MAX, 6), (1, 9, 9), (2, 0, 9), (u32::MAX, 1, 9)]
        {
            assert_eq!(index.utf16_offset(text, Utf16Position { line, column }), offset, "{line}:{column}");
        }
        for (line, column, offset) in [(0, 0, 0), (1, 0, 0), (1, 3, 5), (1, 99, 6), (2, 2, 9), (3, 1, 9)] {
            assert_eq!(index.offset(text, LineColumn { line, column }), offset, "{line}:{column}");
        }
        let empty = LineIndex::new("");
        assert_eq!(empty.utf16_offset("", Utf16Position { line: 0, column: 3 }), 0);
        assert_eq!(empty.utf16_position("", 0), Utf16Position { line: 0, column: 0 });
    }

    #[test]
    fn positions_are_right_far_into_a_long_line() {
        let text = format!("😀\n{}\n\n", "é→😀x".repeat(2000));
        let index = LineIndex::new(&text);
        let mut column = 0;
        for (at, character) in text.char_indices().skip(2).take(8000) {
            let position = Utf16Position { line: 1, column };
            assert_eq!(index.utf16_position(&text, at as u32), position);
            assert_eq!(index.utf16_offset(&text, position), at as u32);
            assert_eq!(index.offset(&text, index.line_column(&text, at as u32)), at as u32);
            column += character.len_utf16() as u32;
        }
        assert_eq!(
            index.utf16_offset(&text, Utf16Position { line: 1, column: column + 1 }),
            text.len() as u32 - 2
        );
    }
}
