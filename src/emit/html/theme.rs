//! How the pages of a project look: accent and logo.

use serde::Serialize;

use crate::colour::{Colour, Page, READABLE};
use crate::source::NoPicture;

use super::image;
use super::markup::{Html, Markup};

/// How the pages of a project look, where that is not as they come.
#[derive(Debug, Clone, Default, Hash, Serialize)]
pub struct Theme {
    /// The colour of links and highlights.
    pub accent: Option<Accent>,
    /// The picture at the head of every page.
    pub logo: Option<Logo>,
}

/// A colour of links and highlights that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Accent {
    /// On light pages.
    light: Colour,
    /// On dark pages.
    dark: Colour,
}

impl Accent {
    /// Returns the accent of these colours; the dark one is made from the light one where there is none. In the place of
    /// one that cannot be read stands the nearest that can.
    pub fn new(light: Colour, dark: Option<Colour>) -> Self {
        Self {
            light: light.readable_on(Page::Light, READABLE),
            dark: dark.unwrap_or(light).readable_on(Page::Dark, READABLE),
        }
    }
}

/// A picture as its `data:` address, since pages ask for nothing.
#[derive(Debug, Clone, Hash, Serialize)]
#[serde(transparent)]
pub struct Logo(Html);

impl Logo {
    /// Returns the picture with these bytes.
    ///
    /// # Errors
    /// Where they are none that browsers show.
    pub fn new(bytes: &[u8]) -> Result<Self, NoPicture> {
        let mut address = Markup::new();
        address.text(&image::embedded(bytes)?);
        Ok(Self(address.finish()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Accent, Colour, Page, READABLE};

    #[test]
    fn what_cannot_be_read_gives_way_to_what_can() {
        let colour = |written| Colour::parse(written).expect("it is written rightly");
        for (light, dark) in
            [("#0b7285", Some("#62c8d8")), ("#0b7285", None), ("#ffd400", None), ("#000000", Some("#000"))]
        {
            let (light, dark) = (colour(light), dark.map(colour));
            let accent = Accent::new(light, dark);
            for (page, used, written) in
                [(Page::Light, accent.light, light), (Page::Dark, accent.dark, dark.unwrap_or(light))]
            {
                assert!(used.contrast(page.paper()) >= READABLE, "{used} on {page:?}");
                assert_eq!(
                    used == written,
                    written.contrast(page.paper()) >= READABLE,
                    "{written} on {page:?}"
                );
            }
        }
    }
}
