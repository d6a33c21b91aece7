//! A review in lines of text: a line of keys in, lines to read and acts to record out.
//!
//! For screen readers, terminals that cannot be drawn on, and scripts: the same keys and the same journal as on the
//! screen. [`Sitting`] is the state; it changes nothing by itself: an act becomes true when the library has it and
//! [`Sitting::recorded`] is told, so that no card is shown before the decision on the last one is kept.

mod card;
pub mod key;
mod keys;
mod speaker;

use crate::analysis::Analysis;
use crate::article::Article;
use crate::review::queue::{self, Filter, Order, Progress};
use crate::review::{Act, ActId, Journal, Named, Review, Verdict, review};
use crate::text::Span;
use crate::text::hash::TextHash;
use crate::text::sanitize;
use crate::text::search::folded;
use card::Told;
use std::fmt::Write;
use std::sync::Arc;

/// An article under review.
#[derive(Debug)]
pub struct Sitting {
    article: Article,
    hash: TextHash,
    found: Arc<Analysis>,
    journal: Journal,
    review: Review,
    order: Order,
    filter: Filter,
    /// Only cards with these words; folded.
    words: String,
    /// The card that is looked at, by its subject.
    current: Option<Span>,
    /// The card that was decided last.
    decided: Option<Span>,
    /// The speakers among whom the next number, or plus, chooses.
    asked: Vec<Named>,
    /// How the next key chooses among them.
    asks: Asks,
}

/// How one of several speakers is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// By its number.
    Number,
    /// By a plus: + the first, ++ the second.
    Plus,
}

/// What a key gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Lines to read. They drive no terminal.
    pub lines: Vec<String>,
    /// What is to be done.
    pub deed: Deed,
}

/// What is to be done after a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Nothing more.
    Said,
    /// Nothing, and what is left of the line is better not done: it was meant for something else.
    Stop,
    /// Record the act, then tell [`Sitting::recorded`].
    Record(Act, Then),
    /// Go to the next article.
    NextArticle,
    /// Go to the article before.
    PreviousArticle,
    /// Leave.
    Leave,
}

/// Where to go when an act is recorded, and what was done, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// To the next card that nobody has decided.
    Next(String),
    /// Nowhere.
    Stay(String),
    /// To the card of this act.
    To(ActId, String),
}

impl Sitting {
    /// An article, what was found in it, and what was done to it.
    #[must_use]
    pub fn new(article: Article, found: Arc<Analysis>, journal: Journal, queue: (Order, Filter)) -> Self {
        let hash = TextHash::of(&article.text);
        let review = review(&article, hash, &found, &journal);
        let (order, filter) = queue;
        let mut sitting = Self {
            article,
            hash,
            found,
            journal,
            review,
            order,
            filter,
            words: String::new(),
            current: None,
            decided: None,
            asked: Vec::new(),
            asks: Asks::Number,
        };
        let queue = sitting.queue();
        let first = queue::next_open(&sitting.review, &queue, None).or_else(|| queue.first().copied());
        sitting.look_at(first);
        sitting
    }

    /// The article under review.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress::of(&self.review)
    }

    /// Whether a card comes at all.
    #[must_use]
    pub fn has_cards(&self) -> bool {
        !self.queue().is_empty()
    }

    /// The last act that this sitting knows of.
    #[must_use]
    pub fn last_act(&self) -> ActId {
        self.journal.acts.last().map_or(ActId(0), |recorded| recorded.id)
    }

    /// What is said when the article comes up: how far it is, and the first card.
    #[must_use]
    pub fn opening(&self) -> Vec<String> {
        let progress = self.progress();
        let mut lines = self.article.title.clone().into_iter().collect::<Vec<_>>();
        lines.push(format!(
            "{}, {} to decide. ? lists the keys, q leaves.",
            counted(progress.all, "quotation", "quotations"),
            progress.left()
        ));
        lines.extend(self.orphans_waiting());
        if self.journal.unknown > 0 {
            let acts = counted(self.journal.unknown, "decision", "decisions");
            lines.push(format!("{acts} of a newer version of pullquote stay as they are and are not shown"));
        }
        lines.push(String::new());
        lines.extend(self.card_lines());
        safe(lines)
    }

    /// "6 of 6, 5 accepted, 1 edited, 0 rejected".
    #[must_use]
    pub fn summary(&self) -> String {
        let Progress { all, accepted, edited, rejected, skipped, flagged } = self.progress();
        let done = self.progress().done();
        let mut line = format!("{done} of {all}, {accepted} accepted, {edited} edited, {rejected} rejected");
        for (count, word) in [(skipped, "skipped"), (flagged, "flagged")] {
            if count > 0 {
                let _ = write!(line, ", {count} {word}");
            }
        }
        line
    }

    /// Does the first key of what is left of a line; gives its answer and what is left then. Nothing when no key is.
    pub fn take<'a>(&mut self, line: &'a str) -> Option<(Answer, &'a str)> {
        if !self.asked.is_empty()
            && let Some((answer, rest)) = speaker::chosen(self, line)
        {
            return Some((answer.safe(), rest));
        }
        let (key, rest) = key::next(line)?;
        self.asked.clear();
        Some((keys::answer(self, key).safe(), rest))
    }

    /// What an empty line shows: the card again.
    #[must_use]
    pub fn card(&self) -> Vec<String> {
        safe(self.card_lines())
    }

    /// Takes in what was recorded, by this program and by others, and goes where the key leads.
    pub fn recorded(&mut self, new: Journal, then: Then) -> Vec<String> {
        self.journal.acts.extend(new.acts);
        self.journal.unknown += new.unknown;
        self.review = review(&self.article, self.hash, &self.found, &self.journal);
        let (target, said) = match then {
            Then::Next(said) => {
                let decided = |card: usize| self.review.cards[card].decision().verdict != Verdict::Pending;
                if self.at().is_some_and(decided) {
                    self.decided = self.current;
                }
                (self.next_open(), said)
            }
            Then::Stay(said) => (self.at(), said),
            Then::To(act, said) => (self.card_of(act).or_else(|| self.at()), said),
        };
        let mut lines = vec![format!("{said}; saved")];
        let ended = target.is_none();
        self.look_at(target.or_else(|| self.at()).or_else(|| self.queue().first().copied()));
        if ended {
            lines.push(format!(
                "nothing is left to decide here: {}. e says how to export, ]a is the next article, q leaves",
                self.summary()
            ));
        } else {
            lines.push(String::new());
            lines.extend(self.card_lines());
        }
        safe(lines)
    }

    fn card_of(&self, act: ActId) -> Option<usize> {
        let recorded = self.journal.acts.iter().find(|recorded| recorded.id == act)?;
        queue::card_of(&self.review, &self.article, self.hash, recorded)
    }

    /// The card that is looked at, by index.
    fn at(&self) -> Option<usize> {
        let subject = self.current?;
        self.review.cards.iter().position(|card| card.subject == subject)
    }

    fn look_at(&mut self, card: Option<usize>) {
        self.current = card.and_then(|card| self.review.cards.get(card)).map(|card| card.subject);
    }

    /// The cards that come, by index, in their order.
    fn queue(&self) -> Vec<usize> {
        let mut queue = queue::queue(&self.review, &self.found, (self.order, self.filter));
        queue.retain(|&card| self.words.is_empty() || self.text_of(card).contains(&self.words));
        queue
    }

    /// The cards that come after the one looked at, round and round, also when that one comes no more.
    fn ahead(&self) -> Vec<usize> {
        let all = queue::queue(&self.review, &self.found, (self.order, Filter::All));
        let queue = self.queue();
        let mut ahead = queue::following(&all, self.at());
        ahead.retain(|card| queue.contains(card));
        ahead
    }

    fn next_open(&self) -> Option<usize> {
        let ahead = self.ahead();
        let here = self.at().filter(|card| self.queue().contains(card));
        let ahead: Vec<usize> = ahead.into_iter().chain(here).collect();
        queue::next_open(&self.review, &ahead, None)
    }

    /// What a filter looks at: the quotation, its speaker and the note; folded.
    fn text_of(&self, card: usize) -> String {
        let Some(quotation) = self.review.quotation(card) else { return String::new() };
        let by = quotation.attribution.as_ref();
        let name = by.map(|by| self.review.analysis.speaker_name(by.speaker, &self.article.text));
        let note = &self.review.decision(quotation.id).note;
        let content = self.article.words(quotation.content);
        folded(&[content, name.unwrap_or_default(), note].join(" "))
    }

    fn told(&self, card: usize) -> Told<'_> {
        Told { article: &self.article, found: &self.found, review: &self.review, card }
    }

    fn card_lines(&self) -> Vec<String> {
        let Some(card) = self.at() else { return vec!["no card fits: / shows all again".to_owned()] };
        let mut lines = vec![self.heading(card)];
        lines.extend(card::card(self.told(card)));
        lines
    }

    /// "Card 2 of 6, 1 accepted, 0 edited, 0 rejected, 5 left".
    fn heading(&self, card: usize) -> String {
        let queue = self.queue();
        let Progress { accepted, edited, rejected, .. } = self.progress();
        let left = self.progress().left();
        let place = queue.iter().position(|&other| other == card);
        let place = place.map_or("Card outside the filter".to_owned(), |at| format!("Card {}", at + 1));
        let of = queue.len();
        format!("{place} of {of}, {accepted} accepted, {edited} edited, {rejected} rejected, {left} left")
    }

    fn orphans_waiting(&self) -> Option<String> {
        let orphans = self.review.orphans.len();
        (orphans > 0).then(|| {
            let decisions = counted(orphans, "decision has lost its", "decisions have lost their");
            format!("{decisions} place in the text: o lists them")
        })
    }
}

impl Answer {
    fn said(lines: Vec<String>) -> Self {
        Self { lines, deed: Deed::Said }
    }

    /// Nothing was done, and this is why.
    fn stop(why: impl Into<String>) -> Self {
        Self { lines: vec![why.into()], deed: Deed::Stop }
    }

    fn record(act: Act, then: Then) -> Self {
        Self { lines: Vec::new(), deed: Deed::Record(act, then) }
    }

    fn safe(self) -> Self {
        Self { lines: safe(self.lines), ..self }
    }
}

/// Lines with nothing in them that drives a terminal.
fn safe(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().map(|line| sanitize::line(&line).into_owned()).collect()
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests;
