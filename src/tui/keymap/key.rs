//! A key as the keymap writes it: "j", "^o", "Enter", "Alt-o".
//!
//! Without the kitty protocol Tab is Ctrl-i, Enter is Ctrl-m and Esc is Ctrl-[. Those keys have only one form, so the
//! keymap cannot bind the other.

use std::fmt;

/// One press of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A character as typed, Shift included.
    Char(char),
    /// Control and a letter.
    Ctrl(char),
    /// Alt and a character.
    Alt(char),
    /// Alt and the Enter key.
    AltEnter,
    /// The Enter key.
    Enter,
    /// The Escape key.
    Esc,
    /// The Tab key.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// The Backspace key.
    Backspace,
    /// The Delete key.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
}

/// The keys with a name of more than one letter.
const NAMED: [(&str, Key); 16] = [
    ("Alt-Enter", Key::AltEnter),
    ("Enter", Key::Enter),
    ("Esc", Key::Esc),
    ("Tab", Key::Tab),
    ("S-Tab", Key::BackTab),
    ("Backspace", Key::Backspace),
    ("Delete", Key::Delete),
    ("Up", Key::Up),
    ("Down", Key::Down),
    ("Left", Key::Left),
    ("Right", Key::Right),
    ("PgUp", Key::PageUp),
    ("PgDn", Key::PageDown),
    ("Home", Key::Home),
    ("End", Key::End),
    ("Space", Key::Char(' ')),
];

impl Key {
    /// Parses the notation of the keymap.
    #[must_use]
    pub fn parse(notation: &str) -> Option<Self> {
        if let Some(&(_, key)) = NAMED.iter().find(|(name, _)| *name == notation) {
            return Some(key);
        }
        let single = |rest: &str| {
            let mut chars = rest.chars();
            chars.next().filter(|_| chars.next().is_none())
        };
        if let Some(c) = single(notation) {
            return Some(Self::Char(c));
        }
        if let Some(c) = notation.strip_prefix('^').and_then(single) {
            return Some(Self::Ctrl(c));
        }
        notation.strip_prefix("Alt-").and_then(single).map(Self::Alt)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((name, _)) = NAMED.iter().find(|(_, key)| key == self) {
            return f.write_str(name);
        }
        match self {
            Self::Ctrl(c) => write!(f, "^{c}"),
            Self::Alt(c) => write!(f, "Alt-{c}"),
            Self::Char(c) => write!(f, "{c}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_reads_back_as_it_is_written() {
        for notation in ["j", "^o", "Alt-o", "Enter", "Space", "S-Tab", "]", "^", "-"] {
            assert_eq!(Key::parse(notation).map(|key| key.to_string()).as_deref(), Some(notation));
        }
        assert_eq!(Key::parse("jj"), None);
    }
}
