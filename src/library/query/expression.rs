//! What a query asks for, as a tree of tests.

use super::term::Term;
use crate::analysis::{CountryCode, QuotationKind};
use crate::audit::Gender;
use crate::review::{DecisionState, Verification};
use std::collections::BTreeMap;

/// Queries that were saved, by their names.
pub type SavedQueries = BTreeMap<String, String>;

/// Whether all of a query has been typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completeness {
    /// It has: the last word is a whole word in a field, and every mark must be closed.
    Whole,
    /// The last word, mark or bracket may be incomplete.
    Typing,
}

/// What must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::library) enum Expression {
    /// All of these; everything, if there are none.
    All(Vec<Self>),
    /// One of these.
    Any(Vec<Self>),
    /// Not this.
    Not(Box<Self>),
    /// A single test.
    Test(QueryTest),
}

/// What one word or field asks for. Parts of names are folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::library) enum QueryTest {
    /// Words, wherever is searched.
    Words(Term),
    /// Words in the text or the title of the article.
    Text(Term),
    /// Words that all occur in the name of the speaker.
    Speaker(Vec<Term>),
    /// The quotation has no speaker.
    NoSpeaker,
    Kind(QuotationKind),
    State(StateTest),
    Check(Verification),
    Role(String),
    Gender(Gender),
    /// The article mentions one of these.
    Country(Vec<CountryCode>),
    Outlet(String),
    Author(String),
    Title(String),
    Reviewer(String),
    /// Published on this day, `YYYY-MM-DD`, or later.
    From(String),
    /// Published on an earlier day.
    Before(String),
    /// Published on this day or earlier.
    To(String),
    /// Published on one of these days.
    On(String, String),
    Article(i64),
    /// The quotation, its speaker, the article or a passage has this code; folded.
    Code(String),
    /// The quotation or a passage has a note with these words; folded.
    Note(String),
}

/// A state, or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::library) enum StateTest {
    /// Those that are skipped are pending too, those that are edited accepted too.
    Is(DecisionState),
    Decided,
    Flagged,
}

/// What a test looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::library) enum TestLevel {
    /// At whatever is searched.
    Words,
    /// At the quotation.
    Quotation,
    /// At what is known of the article.
    Article,
    /// At the text of the article.
    Text,
}

impl Expression {
    /// Whether a test of this level is in it.
    pub(in crate::library) fn looks_at(&self, level: TestLevel) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(|part| part.looks_at(level)),
            Self::Not(part) => part.looks_at(level),
            Self::Test(test) => test.level() == level,
        }
    }

    /// The words that must occur, if the expression holds only with all of them; and what else must hold.
    pub(in crate::library) fn split_words(&self) -> (Vec<&Term>, Vec<&Self>) {
        let parts = match self {
            Self::All(parts) => parts.as_slice(),
            other => std::slice::from_ref(other),
        };
        let mut terms = Vec::new();
        let mut others = Vec::new();
        for part in parts {
            match part {
                Self::Test(QueryTest::Words(term)) => terms.push(term),
                other => others.push(other),
            }
        }
        (terms, others)
    }

    /// The tests that are not excluded.
    pub(in crate::library) fn tests(&self) -> Vec<&QueryTest> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::tests).collect(),
            Self::Not(_) => Vec::new(),
            Self::Test(test) => vec![test],
        }
    }

    /// Every test, excluded or not.
    pub(in crate::library) fn every_test(&self) -> Vec<&QueryTest> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::every_test).collect(),
            Self::Not(part) => part.every_test(),
            Self::Test(test) => vec![test],
        }
    }

    pub(super) fn collect_terms(&self, terms: &mut Vec<Term>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.collect_terms(terms)),
            Self::Test(QueryTest::Words(term) | QueryTest::Text(term)) => terms.push(term.clone()),
            Self::Not(_) | Self::Test(_) => {}
        }
    }
}

impl QueryTest {
    pub(in crate::library) fn level(&self) -> TestLevel {
        match self {
            Self::Words(_) => TestLevel::Words,
            Self::Text(_) => TestLevel::Text,
            Self::Speaker(_)
            | Self::NoSpeaker
            | Self::Kind(_)
            | Self::State(_)
            | Self::Check(_)
            | Self::Role(_)
            | Self::Code(_)
            | Self::Note(_)
            | Self::Gender(_) => TestLevel::Quotation,
            Self::Country(_)
            | Self::Outlet(_)
            | Self::Author(_)
            | Self::Title(_)
            | Self::Reviewer(_)
            | Self::From(_)
            | Self::Before(_)
            | Self::To(_)
            | Self::On(..)
            | Self::Article(_) => TestLevel::Article,
        }
    }
}
