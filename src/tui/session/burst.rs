//! Letters that were typed in one go with a key that does nothing: a word in the wrong place, not a series of keys.
//!
//! Somebody who types a word to search for where no search line is open would otherwise decide cards with its letters.

use crate::tui::keymap::key::Key;
use std::time::{Duration, Instant};

/// The longest pause between two letters of a word. Quick typists make 8 strokes a second; a pasted word makes thousands.
const PAUSE: Duration = Duration::from_millis(120);

/// What was typed since a key that does nothing.
#[derive(Debug, Default)]
pub(super) struct Burst {
    typed: String,
    last: Option<Instant>,
}

impl Burst {
    /// A key did nothing at this moment.
    pub(super) fn begin(&mut self, key: Key, at: Instant) {
        self.typed = key.to_string();
        self.last = Some(at);
    }

    /// Whether a key belongs to the burst, and is not to be obeyed. Keys other than letters end it.
    pub(super) fn takes(&mut self, key: Key, at: Instant) -> bool {
        let follows = self.last.is_some_and(|last| at.saturating_duration_since(last) < PAUSE);
        let Key::Char(letter) = key else { return self.end() };
        if !follows {
            return self.end();
        }
        self.typed.push(letter);
        self.last = Some(at);
        true
    }

    /// All that was typed.
    pub(super) fn typed(&self) -> &str {
        &self.typed
    }

    fn end(&mut self) -> bool {
        self.last = None;
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_taken_whole_and_a_key_after_a_pause_is_obeyed() {
        let start = Instant::now();
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        let mut burst = Burst::default();
        assert!(!burst.takes(Key::Char('a'), at(0)), "nothing has begun");
        burst.begin(Key::Char('%'), at(0));
        assert!(burst.takes(Key::Char('s'), at(1)) && burst.takes(Key::Char('c'), at(100)));
        assert_eq!(burst.typed(), "%sc");
        assert!(!burst.takes(Key::Char('a'), at(400)));
        assert!(!burst.takes(Key::Char('a'), at(401)), "it has ended");
        burst.begin(Key::Char('%'), at(500));
        assert!(!burst.takes(Key::Enter, at(501)) && !burst.takes(Key::Char('a'), at(502)));
    }
}
