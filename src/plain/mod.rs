//! A line of keys -> lines to read and acts to record: a review without a screen. An article -> lines to be read out.
//!
//! For screen readers, terminals that cannot be drawn on, and scripts. The review itself is the screen's, a
//! [`ReviewSession`](crate::review::session::ReviewSession); here are its keys as letters on a line, and its words. Nothing is shown as decided before the
//! library has it: [`PlainReview::recorded`] follows every act.

mod card;
pub mod key;
mod key_response;
mod plain_review;
mod propose;
pub mod reading;
mod response;
mod source;
mod speaker;

pub use key_response::{KeyResponse, NextAction};
pub use plain_review::PlainReview;

use crate::review::Change;
use crate::review::session::CardIntent;

impl PlainReview {
    /// Does the first key of a line. Returns its response and the rest of the line, or `None` if there is no key left.
    pub fn take<'a>(&mut self, line: &'a str) -> Option<(KeyResponse, &'a str)> {
        if !self.offered.is_empty()
            && let Some((response, rest)) = speaker::choose(self, line)
        {
            return Some((response.safe(), rest));
        }
        let (key, rest) = key::next(line)?;
        self.offered.clear();
        Some((response::respond(self, key).safe(), rest))
    }

    /// Keeps what was typed as a note on the card, because it cannot be read, as `sentence` says.
    pub fn unread(&mut self, typed: &str, sentence: &str) -> KeyResponse {
        let is_number = typed.bytes().all(|byte| byte.is_ascii_digit());
        match self.session.current().filter(|_| self.has_cards() && !is_number) {
            Some(card) => {
                let intent = CardIntent::Write(Change::Source(typed.to_owned()));
                propose::decide(self, card, intent, format!("noted, but not read: {sentence}")).safe()
            }
            // The number of no article is no note either.
            None => KeyResponse::refuse(sentence).safe(),
        }
    }
}

#[cfg(test)]
mod tests;
