//! What the environment says of a terminal -> what can be drawn on it.

/// The characters that a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Charset {
    /// All of Unicode.
    #[default]
    Unicode,
    /// All that has the same width in every terminal. Borders, quotation marks and arrows are two columns wide in terminals
    /// that are set up for Chinese, Japanese or Korean.
    Narrow,
    /// The same, of a terminal that draws letters such as Cyrillic ones two columns wide.
    Wide,
    /// Only ASCII.
    Ascii,
}

impl Charset {
    /// The characters of a locale, as `LC_ALL`, `LC_CTYPE` or `LANG` names it: "C", "en_GB.UTF-8". Without a locale, as in
    /// most containers, the terminal is one of today.
    #[must_use]
    pub fn of_locale(locale: Option<&str>) -> Self {
        let Some(locale) = locale.filter(|locale| !locale.is_empty()) else { return Self::Unicode };
        let (name, rest) = locale.split_once('.').unwrap_or((locale, ""));
        let encoding = rest.split('@').next().unwrap_or_default().to_ascii_lowercase().replace('-', "");
        match encoding.as_str() {
            "utf8" => Self::Unicode,
            "" if !matches!(name, "C" | "POSIX") => Self::Unicode,
            _ => Self::Ascii,
        }
    }
}

/// What a terminal can do with a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScreenAbility {
    /// Place the cursor, and show colours.
    Colours,
    /// Place the cursor.
    Plain,
    /// Neither: it takes lines.
    Lines,
}

impl ScreenAbility {
    /// What the terminal that `TERM` names can do.
    #[must_use]
    pub fn of_terminal(term: Option<&str>) -> Self {
        match term.unwrap_or_default() {
            "" | "dumb" | "unknown" | "network" | "dialup" | "vt52" => Self::Lines,
            // The terminals that these names come from had one colour.
            term if term.starts_with("vt") || term.ends_with("-m") || term.ends_with("-mono") => Self::Plain,
            _ => Self::Colours,
        }
    }
}

/// Whether addresses behind words may be sent to the terminal that `TERM` names. Most terminals that cannot show them ignore them;
/// these print them.
#[must_use]
pub fn shows_hyperlinks(term: Option<&str>) -> bool {
    let prints =
        |name: &str| name.starts_with("linux") || name.starts_with("eterm") || name.starts_with("cygwin");
    ScreenAbility::of_terminal(term) == ScreenAbility::Colours && !term.is_some_and(prints)
}

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColourDepth {
    /// None.
    None,
    /// The 16 that the user has chosen.
    Basic,
    /// Those, and 240 fixed ones.
    Indexed,
    /// Every colour.
    True,
}

impl ColourDepth {
    /// The colours of the terminal that `TERM` and `COLORTERM` name.
    #[must_use]
    pub fn of_terminal(term: Option<&str>, colour_term: Option<&str>) -> Self {
        if ScreenAbility::of_terminal(term) != ScreenAbility::Colours {
            return Self::None;
        }
        let term = term.unwrap_or_default();
        match colour_term {
            Some("truecolor" | "24bit") => Self::True,
            _ if term.ends_with("-direct") => Self::True,
            _ if term.contains("256color") => Self::Indexed,
            _ => Self::Basic,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_says_which_characters_there_are() {
        for (locale, charset) in [
            (None, Charset::Unicode),
            (Some(""), Charset::Unicode),
            (Some("C.UTF-8"), Charset::Unicode),
            (Some("en_GB.utf8"), Charset::Unicode),
            (Some("sr_RS.UTF-8@latin"), Charset::Unicode),
            (Some("en_GB"), Charset::Unicode),
            (Some("C"), Charset::Ascii),
            (Some("POSIX"), Charset::Ascii),
            (Some("de_DE.ISO-8859-15@euro"), Charset::Ascii),
            (Some("ja_JP.eucJP"), Charset::Ascii),
        ] {
            assert_eq!(Charset::of_locale(locale), charset, "{locale:?}");
        }
    }

    #[test]
    fn addresses_are_sent_only_to_terminals_that_do_not_print_them() {
        for term in ["dumb", "vt100", "linux", "linux-16color", "eterm-color"] {
            assert!(!shows_hyperlinks(Some(term)), "{term}");
        }
        assert!(!shows_hyperlinks(None));
        assert!(shows_hyperlinks(Some("xterm-256color")) && shows_hyperlinks(Some("tmux-256color")));
    }

    #[test]
    fn a_terminal_says_how_many_colours_it_shows() {
        for (term, colour_term, colours) in [
            (None, Some("truecolor"), ColourDepth::None),
            (Some("vt100"), Some("truecolor"), ColourDepth::None),
            (Some("linux"), None, ColourDepth::Basic),
            (Some("linux"), Some("yes"), ColourDepth::Basic),
            (Some("tmux-256color"), None, ColourDepth::Indexed),
            (Some("tmux-256color"), Some("24bit"), ColourDepth::True),
            (Some("xterm-direct"), None, ColourDepth::True),
        ] {
            assert_eq!(ColourDepth::of_terminal(term, colour_term), colours, "{term:?} {colour_term:?}");
        }
    }

    #[test]
    fn a_terminal_is_known_by_its_name() {
        for (term, ability) in [
            (None, ScreenAbility::Lines),
            (Some("dumb"), ScreenAbility::Lines),
            (Some("vt100"), ScreenAbility::Plain),
            (Some("linux-m"), ScreenAbility::Plain),
            (Some("linux"), ScreenAbility::Colours),
            (Some("tmux-256color"), ScreenAbility::Colours),
        ] {
            assert_eq!(ScreenAbility::of_terminal(term), ability, "{term:?}");
        }
    }
}
