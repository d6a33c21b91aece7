//! What a terminal says of its colours -> how many there are, and whether its background is dark.

use crate::tui::abilities::ColourDepth;

/// The colours that a theme is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeDepth {
    /// Sixteen, whose shades the user has chosen.
    #[default]
    Sixteen,
    /// Those, and 240 fixed ones.
    Indexed,
    /// Every colour.
    TrueColour,
}

/// Whether the background of a terminal is dark or light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Background {
    /// Dark.
    #[default]
    Dark,
    /// Light.
    Light,
}

/// The colours of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ScreenColours {
    /// How many there are.
    pub depth: ThemeDepth,
    /// Its background, as far as that is known.
    pub background: Background,
}

impl ThemeDepth {
    /// The depth on a terminal with this number of colours.
    #[must_use]
    pub fn of(depth: ColourDepth) -> Self {
        match depth {
            ColourDepth::True => Self::TrueColour,
            ColourDepth::Indexed => Self::Indexed,
            ColourDepth::None | ColourDepth::Basic => Self::Sixteen,
        }
    }
}

impl Background {
    /// The background of this colour: red, green, blue.
    #[must_use]
    pub fn of([red, green, blue]: [u8; 3]) -> Self {
        // The weights of ITU-R BT.601: the eye sees green as brighter than blue.
        let brightness = u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114;
        if brightness > 127_500 { Self::Light } else { Self::Dark }
    }

    /// The background that `COLORFGBG` names, which some terminals set: "15;0", "0;default;15". The last number is the
    /// background, one of the sixteen colours.
    #[must_use]
    pub fn of_colorfgbg(value: &str) -> Option<Self> {
        match value.rsplit(';').next()?.parse().ok()? {
            7 | 9..=15 => Some(Self::Light),
            0..=6 | 8 => Some(Self::Dark),
            _ => None,
        }
    }

    /// Its word in the file of choices.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
        }
    }

    /// The background with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Dark, Self::Light].into_iter().find(|one| one.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_background_is_dark_or_light() {
        for (colour, background) in [
            ([30, 30, 30], Background::Dark),
            ([0, 43, 54], Background::Dark),
            ([253, 246, 227], Background::Light),
            ([0, 0, 255], Background::Dark),
        ] {
            assert_eq!(Background::of(colour), background, "{colour:?}");
        }
        for (value, background) in [
            ("15;0", Some(Background::Dark)),
            ("0;default;15", Some(Background::Light)),
            ("12;8", Some(Background::Dark)),
            ("default;default", None),
            ("", None),
        ] {
            assert_eq!(Background::of_colorfgbg(value), background, "{value}");
        }
    }
}
