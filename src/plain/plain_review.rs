//! An article under review without a screen, and its cards in lines of text.

use super::card::CardView;
use super::key_response::safe;
use super::source;
use crate::analysis::Analysis;
use crate::article::Article;
use crate::review::queue::{CardFilter, CardOrder, ReviewProgress};
use crate::review::session::{FILTER_CLEARED, NextCard, ReviewSession};
use crate::review::{ActId, Journal, Review, SpeakerName};
use crate::text::hash::TextHash;
use crate::verify::Source;
use std::fmt::Write;
use std::sync::Arc;

/// What follows the last decision.
const ALL_DECIDED: &str =
    "nothing left to decide here: e shows how to export, ]a is the next article, q leaves";

/// An article under review.
#[derive(Debug)]
pub struct PlainReview {
    pub(super) article: Article,
    pub(super) session: ReviewSession,
    /// The speakers among whom the next number, or plus, chooses.
    pub(super) offered: Vec<SpeakerName>,
    /// How the next key chooses among them.
    pub(super) choice: SpeakerChoice,
    /// What the cards are compared with. Empty if no source was given.
    pub(super) sources: Arc<Vec<Source>>,
}

/// How one of several speakers is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpeakerChoice {
    /// By its number.
    Number,
    /// By a plus: + the first, ++ the second.
    Plus,
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
        let (offered, choice) = (Vec::new(), SpeakerChoice::Number);
        Self { article, session, offered, choice, sources: Arc::default() }
    }

    /// The same review with sources: each card says what they show, and `=` records it.
    #[must_use]
    pub fn against(self, sources: Arc<Vec<Source>>) -> Self {
        Self { sources, ..self }
    }

    /// Compares the cards with these sources from now on, and shows the current one beside them.
    pub fn compared(&mut self, sources: Arc<Vec<Source>>) -> Vec<String> {
        self.sources = sources;
        self.card()
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

    /// The latest act this review has seen.
    #[must_use]
    pub fn last_act(&self) -> ActId {
        self.session.journal().last_act()
    }

    /// What to show when the article comes up: how far its review is, and the first card.
    #[must_use]
    pub fn opening(&self) -> Vec<String> {
        let progress = self.progress();
        let mut lines = self.article.title().map(str::to_owned).into_iter().collect::<Vec<_>>();
        lines.push(format!(
            "{}, {} pending. ? lists the keys, q leaves.",
            counted(progress.all, "quotation", "quotations"),
            progress.left()
        ));
        lines.extend(self.orphan_notice());
        let unknown = self.session.journal().unknown.len();
        if unknown > 0 {
            let decisions = counted(unknown, "decision", "decisions");
            lines.push(format!("{decisions} by a newer version of pullquote: kept, but not shown"));
        }
        let damaged = self.session.journal().damaged.len();
        if damaged > 0 {
            let decisions = counted(damaged, "decision", "decisions");
            lines.push(format!(
                "{decisions} damaged in the library and left out: run pullquote library check"
            ));
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

    /// The current card, as an empty line repeats it.
    #[must_use]
    pub fn card(&self) -> Vec<String> {
        safe(self.card_lines())
    }

    /// Adds what the library recorded, by this program and by others, and shows the next card. `done` says what was
    /// done.
    pub fn recorded(&mut self, new: Journal, done: &str) -> Vec<String> {
        let was_filtered = self.session.is_filtered();
        let next = self.session.recorded(&self.article, new);
        let mut lines = vec![format!("{done}; saved")];
        if was_filtered && !self.session.is_filtered() {
            lines.push(FILTER_CLEARED.to_owned());
        }
        if next == NextCard::AllDecided {
            // The counts follow when the article is left.
            lines.push(ALL_DECIDED.to_owned());
        } else {
            lines.push(String::new());
            lines.extend(self.card_lines());
        }
        safe(lines)
    }

    /// The quotations as reviewed.
    pub(super) fn review(&self) -> &Review {
        self.session.review()
    }

    /// The current card, not sanitised.
    pub(super) fn card_lines(&self) -> Vec<String> {
        let Some(card) = self.session.current().filter(|_| self.has_cards()) else {
            return vec!["no card matches: / shows all again".to_owned()];
        };
        let mut lines = vec![self.heading(card)];
        let view = CardView { article: &self.article, review: self.review(), card };
        lines.extend(view.lines());
        lines.extend(source::lines(view, &self.sources));
        lines
    }

    /// "Card 2 of 6, 1 accepted, 0 edited, 0 rejected, 5 pending".
    fn heading(&self, card: usize) -> String {
        let queue = self.session.queue();
        let ReviewProgress { accepted, edited, rejected, .. } = self.progress();
        let left = self.progress().left();
        let place = queue.iter().position(|&other| other == card);
        let (place, of) = (place.map_or(0, |at| at + 1), queue.len());
        format!(
            "Card {place} of {of}, {accepted} accepted, {edited} edited, {rejected} rejected, {left} pending"
        )
    }

    fn orphan_notice(&self) -> Option<String> {
        let orphans = self.review().orphans.len();
        (orphans > 0).then(|| {
            let decisions = counted(orphans, "decision", "decisions");
            format!("{decisions} whose text no longer exists: o lists them")
        })
    }
}

pub(super) use crate::text::phrase::counted;
