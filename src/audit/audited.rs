//! What the audit counts: articles with their quotations, and what each text says of its speakers.

use super::facts::SpeakerFacts;
use crate::analysis::QuotationKind;
use crate::lexicon::function_words;
use crate::lexicon::words::{WordClass, class_of};
use crate::review::DecisionState;

/// An article, as far as the audit needs it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditedArticle {
    /// The newspaper, agency or site.
    pub outlet: Option<String>,
    /// The authors, in the order of the byline.
    pub authors: Vec<String>,
    /// When it was published: RFC 3339 or `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Its quotations, in text order.
    pub quotations: Vec<AuditedQuotation>,
}

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditedQuotation {
    /// The number of words in it.
    pub words: usize,
    /// How it is quoted.
    pub kind: QuotationKind,
    /// What a reviewer decided. A rejected quotation counts nowhere but in how often the program was right.
    pub state: DecisionState,
    /// Whether the program found it; otherwise a reviewer added it.
    pub was_found: bool,
    /// Who said it; `None` if no speaker was found.
    pub speaker: Option<AuditedSpeaker>,
}

/// A speaker in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditedSpeaker {
    /// The name, or the words that describe the speaker; not sanitised.
    pub name: String,
    /// What kind of speaker it is.
    pub sort: SpeakerSort,
    /// What the article says of the speaker.
    pub facts: SpeakerFacts,
}

/// The kinds of speakers that the audit tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeakerSort {
    /// A person with a name.
    Person,
    /// An institution, a company, a team, a party.
    Institution,
    /// A country, which speaks through its government.
    Government,
    /// A name of which the text does not say what it is: "Big Machine".
    OtherName,
    /// Somebody without a name: "a senior official", "residents".
    Unnamed,
}

impl SpeakerSort {
    /// Every kind, with its words in reports.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Person, "people"),
        (Self::Institution, "institutions"),
        (Self::Government, "governments"),
        (Self::OtherName, "other names"),
        (Self::Unnamed, "unnamed"),
    ];

    /// The kind of a speaker whose kind the library keeps as this word: "person", "organization", "country" or another.
    #[must_use]
    pub fn of(kind: &str, name: &str) -> Self {
        match kind {
            "person" => Self::Person,
            "organization" => Self::Institution,
            "country" => Self::Government,
            "unknown" if is_name(name) => Self::OtherName,
            _ => Self::Unnamed,
        }
    }

    /// The words in reports.
    #[must_use]
    pub fn label(self) -> &'static str {
        Self::ALL.iter().find(|(sort, _)| *sort == self).map_or("", |(_, label)| label)
    }
}

impl AuditedQuotation {
    /// Whether the audit counts it.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.state != DecisionState::Rejected
    }

    /// Whether a reviewer has accepted it, with or without corrections.
    #[must_use]
    pub fn is_reviewed(&self) -> bool {
        matches!(self.state, DecisionState::Accepted | DecisionState::Edited)
    }
}

/// Whether words are a name, though nothing says of whom: each but small ones has a capital, and not only because a sentence
/// begins with it.
///
/// Gets right: "Big Machine", "the Harbour Facts". Leaves alone: "Businesses", "The utility".
fn is_name(words: &str) -> bool {
    let small = |word: &&str| function_words::class_of(word).is_none();
    let mut words = words.split_whitespace().filter(small).peekable();
    let first = words.peek().copied().unwrap_or_default();
    let is_common = class_of(&first.to_lowercase()).is(WordClass::COMMON);
    let (mut count, mut capitals) = (0, 0);
    for word in words {
        count += 1;
        capitals += usize::from(word.starts_with(char::is_uppercase));
    }
    count > 0 && capitals == count && (count > 1 || !is_common)
}

/// Only the quotations that a reviewer has accepted, and the articles that have some. Rejected quotations stay: they tell how
/// often the program was right.
#[must_use]
pub fn only_reviewed(mut articles: Vec<AuditedArticle>) -> Vec<AuditedArticle> {
    for article in &mut articles {
        article.quotations.retain(|quoted| quoted.is_reviewed() || !quoted.counts());
    }
    articles.retain(|article| !article.quotations.is_empty());
    articles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_an_unknown_kind_is_not_somebody_without_a_name() {
        for (kind, name, sort) in [
            ("unknown", "Big Machine", SpeakerSort::OtherName),
            ("unknown", "the Harbour Facts", SpeakerSort::OtherName),
            ("unknown", "Businesses", SpeakerSort::Unnamed),
            ("unknown", "The utility", SpeakerSort::Unnamed),
            ("group", "The Researchers", SpeakerSort::Unnamed),
            ("person", "Ana Lopes", SpeakerSort::Person),
        ] {
            assert_eq!(SpeakerSort::of(kind, name), sort, "{name}");
        }
    }
}
