//! What a terminal says of its colours -> how many there are, and whether its background is dark.

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColourDepth {
    /// Sixteen, whose shades the user has chosen.
    #[default]
    Sixteen,
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
    pub depth: ColourDepth,
    /// Its background, as far as that is known.
    pub background: Background,
}

impl ColourDepth {
    /// The depth that `COLORTERM` and `TERM` name.
    #[must_use]
    pub fn of_terminal(colorterm: Option<&str>, term: Option<&str>) -> Self {
        /// Terminals that show every colour, and may be reached over ssh, which does not hand on `COLORTERM`.
        const KNOWN: [&str; 8] =
            ["direct", "kitty", "alacritty", "foot", "wezterm", "ghostty", "contour", "rio"];
        let term = term.unwrap_or_default();
        match colorterm {
            Some("truecolor" | "24bit") => Self::TrueColour,
            _ if KNOWN.iter().any(|known| term.contains(known)) => Self::TrueColour,
            _ => Self::Sixteen,
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
    fn a_terminal_says_how_many_colours_it_has() {
        for (colorterm, term, depth) in [
            (Some("truecolor"), Some("xterm-256color"), ColourDepth::TrueColour),
            (Some("24bit"), None, ColourDepth::TrueColour),
            (None, Some("xterm-kitty"), ColourDepth::TrueColour),
            (None, Some("xterm-256color"), ColourDepth::Sixteen),
            (Some(""), Some("linux"), ColourDepth::Sixteen),
        ] {
            assert_eq!(ColourDepth::of_terminal(colorterm, term), depth, "{colorterm:?} {term:?}");
        }
    }

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
