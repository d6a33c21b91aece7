//! The role of something on the screen -> its style. No other folder names a colour.
//!
//! Every role differs from plain text by more than its colour (bold, italic, underlined, a sign beside it), so that the screen
//! can be read without colours. Themes that are chosen by name bring their background too, so that they can be read on
//! every terminal. Unless the user has chosen one, the theme follows the background of the terminal.

mod indexed;
mod palette;
mod role;
mod screen_colours;

pub use role::{STYLE_ROLES, StyleRole};
pub use screen_colours::{Background, ScreenColours, ThemeDepth};

use crate::settings::ThemeColours;
use palette::{
    Colouring, DARK, LIGHT, PLAIN, SIXTEEN_DARK, SIXTEEN_LIGHT, SIXTEEN_ON_DARK, SIXTEEN_ON_LIGHT,
};
use ratatui::style::Style;
use std::borrow::Cow;

/// The style of every role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its name, for the notice when it is chosen.
    pub name: Cow<'static, str>,
    styles: [Style; STYLE_ROLES.len()],
}

/// The name of the theme that follows the background of the terminal.
pub const AUTOMATIC: &str = "auto";

impl Theme {
    /// The style of a role.
    #[must_use]
    pub fn style(&self, role: StyleRole) -> Style {
        STYLE_ROLES
            .iter()
            .position(|&other| other == role)
            .and_then(|index| self.styles.get(index))
            .copied()
            .unwrap_or_default()
    }

    /// The theme that fits the terminal: dark or light as its background is, in its own sixteen colours if it has no
    /// others.
    #[must_use]
    pub fn automatic(colours: ScreenColours) -> Self {
        let fitting = match (colours.depth, colours.background) {
            (ThemeDepth::Sixteen | ThemeDepth::Indexed, background) => Self::terminal(background),
            (ThemeDepth::TrueColour, Background::Dark) => Self::dark(colours.depth),
            (ThemeDepth::TrueColour, Background::Light) => Self::light(colours.depth),
        };
        Self { name: Cow::Borrowed(AUTOMATIC), ..fitting }
    }

    /// The terminal's own sixteen colours, and its own background.
    #[must_use]
    pub fn terminal(background: Background) -> Self {
        let palette = match background {
            Background::Dark => &SIXTEEN_ON_DARK,
            Background::Light => &SIXTEEN_ON_LIGHT,
        };
        Self::from_palette("terminal", palette)
    }

    /// Soft colours on a dark background, whatever the terminal's is.
    #[must_use]
    pub fn dark(depth: ThemeDepth) -> Self {
        Self::from_palette("dark", if depth == ThemeDepth::Sixteen { &SIXTEEN_DARK } else { &DARK }).at(depth)
    }

    /// Deep colours on a light background, whatever the terminal's is.
    #[must_use]
    pub fn light(depth: ThemeDepth) -> Self {
        Self::from_palette("light", if depth == ThemeDepth::Sixteen { &SIXTEEN_LIGHT } else { &LIGHT })
            .at(depth)
    }

    /// No colours: only bold, dim, italic, underlined and reversed.
    #[must_use]
    pub fn plain() -> Self {
        Self::from_palette("plain", &PLAIN)
    }

    /// The themes that are part of the program, as they look on a terminal with these colours.
    #[must_use]
    pub fn all(colours: ScreenColours) -> Vec<Self> {
        let depth = colours.depth;
        let terminal = Self::terminal(colours.background);
        vec![Self::automatic(colours), Self::dark(depth), Self::light(depth), terminal, Self::plain()]
    }

    /// A theme of the user's. Parts without a colour look as in the dark theme, or in the light one if the background is
    /// light.
    #[must_use]
    pub fn of_colours(name: String, colours: &ThemeColours, depth: ThemeDepth) -> Self {
        let base = match colours.of("background").map(Background::of) {
            Some(Background::Light) => LIGHT,
            Some(Background::Dark) | None => DARK,
        };
        Self { name: Cow::Owned(name), ..Self::from_palette("", &base.with(colours)).at(depth) }
    }

    /// A theme with other styles.
    #[must_use]
    pub fn new(name: &'static str, style: impl Fn(StyleRole) -> Style) -> Self {
        Self { name: Cow::Borrowed(name), styles: STYLE_ROLES.map(style) }
    }

    fn from_palette(name: &'static str, palette: &Colouring) -> Self {
        Self::new(name, |role| palette.style(role))
    }

    /// The theme in the colours that a terminal with 256 has.
    fn at(self, depth: ThemeDepth) -> Self {
        match depth {
            ThemeDepth::Indexed => Self { styles: self.styles.map(indexed::style), ..self },
            ThemeDepth::Sixteen | ThemeDepth::TrueColour => self,
        }
    }
}

#[cfg(test)]
mod tests;
