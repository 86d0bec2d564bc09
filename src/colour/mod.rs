//! Colours, and how well they can be read on a page.

use std::fmt;

/// The contrast that words need: <https://www.w3.org/TR/WCAG22/#contrast-minimum>.
pub const READABLE: f64 = 4.5;

/// The two looks of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// Dark words on a white page.
    Light,
    /// Light words on a page that is almost black.
    Dark,
}

impl Page {
    /// Returns the colour behind the words.
    pub fn paper(self) -> Colour {
        match self {
            Page::Light => Colour([0xff, 0xff, 0xff]),
            Page::Dark => Colour([0x13, 0x15, 0x17]),
        }
    }
}

/// A colour: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// Returns the colour that is written `#0b7285` or, each digit standing for two, `#07c`.
    pub fn parse(written: &str) -> Option<Self> {
        let digits = written.strip_prefix('#')?.chars().map(|digit| digit.to_digit(16));
        let digits = digits.collect::<Option<Vec<u32>>>()?;
        let byte = |high: u32, low: u32| u8::try_from(high * 16 + low).ok();
        match *digits {
            [r, g, b] => Some(Self([byte(r, r)?, byte(g, g)?, byte(b, b)?])),
            [r, s, g, h, b, c] => Some(Self([byte(r, s)?, byte(g, h)?, byte(b, c)?])),
            _ => None,
        }
    }

    /// Returns the contrast with another colour, from 1 to 21.
    ///
    /// This is the contrast ratio of WCAG 2.2: <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Returns the nearest colour on the way to black, on a light page, or to white, on a dark one, that has this
    /// contrast with the page; itself where it has it already.
    pub fn readable_on(self, page: Page, contrast: f64) -> Colour {
        let end = match page {
            Page::Light => 0x00,
            Page::Dark => 0xff,
        };
        let steps = (0..=u8::MAX).map(|step| self.towards(end, step));
        let mut steps = steps.skip_while(|colour| colour.contrast(page.paper()) < contrast);
        steps.next().unwrap_or(Colour([end; 3]))
    }

    fn towards(self, end: u8, step: u8) -> Colour {
        let (step, all) = (u16::from(step), u16::from(u8::MAX));
        Colour(self.0.map(|from| {
            let mixed = (u16::from(from) * (all - step) + u16::from(end) * step) / all;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        }))
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl serde::Serialize for Colour {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, Page};

    fn colour(written: &str) -> Colour {
        Colour::parse(written).expect("it is written rightly")
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        for (one, other, hundredths) in [
            ("#000", "#fff", 2100),
            ("#777777", "#ffffff", 447),
            ("#767676", "#ffffff", 454),
            ("#0b7285", "#ffffff", 558),
            ("#62c8d8", "#131517", 938),
            ("#07c", "#0077cc", 100),
        ] {
            let contrast = colour(one).contrast(colour(other));
            assert_eq!((contrast * 100.0) as u32, hundredths, "{one} on {other}");
            assert!((contrast - colour(other).contrast(colour(one))).abs() < f64::EPSILON);
        }
    }

    #[test]
    fn what_is_no_colour_is_none() {
        for written in ["", "#", "#12", "#1234", "0b7285", "#0b728g", "#0b72850", "#é12"] {
            assert_eq!(Colour::parse(written), None, "{written}");
        }
    }

    #[test]
    fn the_nearest_readable_colour_is_hardly_readable() {
        for written in ["#ffd400", "#7ac", "#fff", "#e91e63", "#000", "#0b7285", "#123"] {
            for page in [Page::Light, Page::Dark] {
                let readable = colour(written).readable_on(page, 4.5);
                let contrast = readable.contrast(page.paper());
                assert!(contrast >= 4.5, "{written} on {page:?}: {readable}");
                assert!(contrast < 4.7 || readable == colour(written), "{written} on {page:?}: {readable}");
            }
        }
    }

    #[test]
    fn paper_is_that_of_the_pages() {
        let style = include_str!("../../templates/style/base.css");
        let paper = format!("light-dark({}, {})", Page::Light.paper(), Page::Dark.paper());
        let token = style.lines().find(|line| line.trim_start().starts_with("--paper:"));
        assert!(token.is_some_and(|token| token.contains(&paper)), "{token:?}");
    }
}
