//! A line of keys -> lines to read and acts to record: a review without a screen.
//!
//! For screen readers, terminals that cannot be drawn on, and scripts. The review itself is the screen's, a
//! [`ReviewSession`]; here are its keys as letters on a line, and its words. Nothing is shown as decided before the
//! library has it: [`PlainReview::recorded`] follows every act.

mod card;
pub mod key;
mod propose;
mod response;
mod speaker;

use crate::analysis::Analysis;
use crate::article::Article;
use crate::review::queue::{CardFilter, CardOrder, ReviewProgress};
use crate::review::session::{NextCard, ReviewSession};
use crate::review::{Act, ActId, Journal, Review, SpeakerName};
use crate::text::hash::TextHash;
use crate::text::sanitize;
use card::CardView;
use std::fmt::Write;
use std::sync::Arc;

/// An article under review.
#[derive(Debug)]
pub struct PlainReview {
    article: Article,
    session: ReviewSession,
    /// The speakers among whom the next number, or plus, chooses.
    offered: Vec<SpeakerName>,
    /// How the next key chooses among them.
    choice: SpeakerChoice,
}

/// How one of several speakers is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SpeakerChoice {
    /// By its number.
    Number,
    /// By a plus: + the first, ++ the second.
    Plus,
}

/// What a key does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyResponse {
    /// Lines to read, without control sequences.
    pub lines: Vec<String>,
    /// What the caller has to do.
    pub action: NextAction,
}

/// What the caller has to do after a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextAction {
    /// Nothing: go on with the rest of the line.
    Continue,
    /// Drop the rest of the line, which was meant for something else.
    DropRest,
    /// Record the act, then call [`PlainReview::recorded`] with these words for what was done.
    Record(Act, String),
    /// Go to the next article.
    NextArticle,
    /// Go to the previous article.
    PreviousArticle,
    /// Leave the review.
    Leave,
}

impl PlainReview {
    /// Starts the review of an article at its first undecided card.
    #[must_use]
    pub fn new(
        article: Article,
        found: &Arc<Analysis>,
        journal: Journal,
        (order, filter): (CardOrder, CardFilter),
    ) -> Self {
        let hash = TextHash::of(&article.text);
        let mut session = ReviewSession::new(&article, hash, found, journal);
        session.start(&article, order, filter);
        Self { article, session, offered: Vec::new(), choice: SpeakerChoice::Number }
    }

    /// The article under review.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// How many cards are in which state.
    #[must_use]
    pub fn progress(&self) -> ReviewProgress {
        self.session.progress()
    }

    /// Whether any card passes the filter.
    #[must_use]
    pub fn has_cards(&self) -> bool {
        !self.session.queue().is_empty()
    }

    /// The last act this review knows of.
    #[must_use]
    pub fn last_act(&self) -> ActId {
        self.session.journal().last_act()
    }

    /// What to show when the article comes up: how far its review is, and the first card.
    #[must_use]
    pub fn opening(&self) -> Vec<String> {
        let progress = self.progress();
        let mut lines = self.article.title.clone().into_iter().collect::<Vec<_>>();
        lines.push(format!(
            "{}, {} to decide. ? lists the keys, q leaves.",
            counted(progress.all, "quotation", "quotations"),
            progress.left()
        ));
        lines.extend(self.orphan_notice());
        let unknown = self.session.journal().unknown.len();
        if unknown > 0 {
            let decisions = counted(unknown, "decision", "decisions");
            lines.push(format!("{decisions} by a newer version of pullquote: kept, but not shown"));
        }
        lines.push(String::new());
        lines.extend(self.card_lines());
        safe(lines)
    }

    /// "6 of 6, 5 accepted, 1 edited, 0 rejected".
    #[must_use]
    pub fn summary(&self) -> String {
        let ReviewProgress { all, accepted, edited, rejected, skipped, flagged } = self.progress();
        let done = self.progress().done();
        let mut line = format!("{done} of {all}, {accepted} accepted, {edited} edited, {rejected} rejected");
        for (count, word) in [(skipped, "skipped"), (flagged, "flagged")] {
            if count > 0 {
                let _ = write!(line, ", {count} {word}");
            }
        }
        line
    }

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

    /// The current card, as an empty line repeats it.
    #[must_use]
    pub fn card(&self) -> Vec<String> {
        safe(self.card_lines())
    }

    /// Adds what the library recorded, by this program and by others, and shows the next card. `done` says what was
    /// done.
    pub fn recorded(&mut self, new: Journal, done: &str) -> Vec<String> {
        let next = self.session.recorded(&self.article, new);
        let mut lines = vec![format!("{done}; saved")];
        if next == NextCard::AllDecided {
            lines.push(format!(
                "nothing left to decide here: {}. e says how to export, ]a is the next article, q leaves",
                self.summary()
            ));
        } else {
            lines.push(String::new());
            lines.extend(self.card_lines());
        }
        safe(lines)
    }

    fn review(&self) -> &Review {
        self.session.review()
    }

    fn card_lines(&self) -> Vec<String> {
        let Some(card) = self.session.current().filter(|_| self.has_cards()) else {
            return vec!["no card matches: / shows all again".to_owned()];
        };
        let mut lines = vec![self.heading(card)];
        lines.extend(CardView { article: &self.article, review: self.review(), card }.lines());
        lines
    }

    /// "Card 2 of 6, 1 accepted, 0 edited, 0 rejected, 5 left".
    fn heading(&self, card: usize) -> String {
        let queue = self.session.queue();
        let ReviewProgress { accepted, edited, rejected, .. } = self.progress();
        let left = self.progress().left();
        let place = queue.iter().position(|&other| other == card);
        let place = place.map_or("Card outside the filter".to_owned(), |at| format!("Card {}", at + 1));
        let of = queue.len();
        format!("{place} of {of}, {accepted} accepted, {edited} edited, {rejected} rejected, {left} left")
    }

    fn orphan_notice(&self) -> Option<String> {
        let orphans = self.review().orphans.len();
        (orphans > 0).then(|| {
            let decisions = counted(orphans, "decision has lost its", "decisions have lost their");
            format!("{decisions} place in the text: o lists them")
        })
    }
}

impl KeyResponse {
    fn say(lines: Vec<String>) -> Self {
        Self { lines, action: NextAction::Continue }
    }

    /// Nothing was done, and this is why.
    fn refuse(why: impl Into<String>) -> Self {
        Self { lines: vec![why.into()], action: NextAction::DropRest }
    }

    fn record(act: Act, done: String) -> Self {
        Self { lines: Vec::new(), action: NextAction::Record(act, done) }
    }

    fn safe(self) -> Self {
        Self { lines: safe(self.lines), ..self }
    }
}

/// Removes control sequences from lines.
fn safe(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().map(|line| sanitize::line(&line).into_owned()).collect()
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests;
