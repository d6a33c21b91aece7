//! A quotation of an article -> what is compared with a source.

use crate::analysis::{Analysis, Quotation, QuotationKind};
use crate::article::Article;
use crate::lexicon::lists::{List, ListSet};
use crate::review::{SpeakerKind, SpeakerName};
use crate::text::Span;

/// The words of a quotation, and who is quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedSpeech<'a> {
    /// The text, to which the spans of the quotation refer.
    pub text: &'a str,
    /// The words of the quotation: bytes of the text.
    pub content: Span,
    /// The speaker, if there is one.
    pub speaker: Option<SpeakerName>,
    /// The role of the speaker in the article's own words, if it is a person with one.
    pub(super) role: Option<String>,
    /// Whether it begins a sentence, so that words before it in the source were cut.
    pub(super) start: SpeechEdge,
    /// Whether it ends a sentence.
    pub(super) end: SpeechEdge,
    /// Whether reported speech stands behind a verb that says that it is not so: "denied that …".
    pub(super) is_denied: bool,
}

/// What is said of reported speech beside a source.
pub const NOT_VERBATIM: &str = "reported speech is not verbatim: its words are not compared";

/// What the passage is that is shown beside reported speech.
pub const NEAREST: &str = "the passage that shares the most words with it";
/// What is said if there is none.
pub const NONE_NEAR: &str = "no passage shares enough words with it";

/// Whether the words of a quotation can be compared with those of a source: those of reported speech are the reporter's.
#[must_use]
pub fn is_verbatim(quotation: &Quotation) -> bool {
    quotation.kind != QuotationKind::Indirect
}

/// What is at an edge of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpeechEdge {
    /// The beginning or end of a sentence, as a reader sees it.
    Sentence,
    /// The middle of one: a quoted phrase, or a quotation that the reporter broke.
    Inside,
}

impl<'a> QuotedSpeech<'a> {
    /// The quotation of an article. The analysis knows its speaker and its other parts.
    #[must_use]
    pub fn of(article: &'a Article, analysis: &Analysis, quotation: &Quotation) -> Self {
        let parts = analysis.parts_of(quotation);
        let text = article.text.as_str();
        let words = quotation.content.of(text);
        let is_whole = quotation.kind == QuotationKind::Direct;
        let is_last = parts.last().is_none_or(|last| *last == quotation.content);
        let begins = words.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
        let edge = |is_sentence| if is_sentence { SpeechEdge::Sentence } else { SpeechEdge::Inside };
        Self {
            text,
            content: quotation.content,
            speaker: speaker(article, analysis, quotation),
            role: role(analysis, quotation),
            start: edge(is_whole && quotation.continues.is_none() && begins),
            end: edge(is_whole && is_last),
            is_denied: is_denied(quotation, text),
        }
    }

    /// Words without a speaker, as a reader would type them.
    #[must_use]
    pub fn words(text: &'a str) -> Self {
        let content = Span::new(0, text.len());
        let edge = SpeechEdge::Sentence;
        Self { text, content, speaker: None, role: None, start: edge, end: edge, is_denied: false }
    }

    /// The same words, said by `speaker`.
    #[must_use]
    pub fn said_by(self, speaker: SpeakerName) -> Self {
        Self { speaker: Some(speaker), ..self }
    }

    /// The same words as a phrase inside a sentence of the reporter, who does not say where theirs begins or ends.
    #[must_use]
    pub fn as_phrase(self) -> Self {
        Self { start: SpeechEdge::Inside, end: SpeechEdge::Inside, ..self }
    }
}

fn is_denied(quotation: &Quotation, text: &str) -> bool {
    let mut words = quotation.telling_cue(text).unwrap_or_default().split_whitespace();
    words.any(|word| ListSet::of_lowercase(word).has(List::TurningWords))
}

fn role(analysis: &Analysis, quotation: &Quotation) -> Option<String> {
    use crate::analysis::{EntityKind, Speaker};
    let Speaker::Entity(id) = quotation.attribution.as_ref()?.speaker else { return None };
    match &analysis.entity(id)?.kind {
        EntityKind::Person { role } => role.clone(),
        EntityKind::Country(_) | EntityKind::Organization => None,
    }
}

fn speaker(article: &Article, analysis: &Analysis, quotation: &Quotation) -> Option<SpeakerName> {
    use crate::analysis::{EntityKind, Speaker};
    let speaker = quotation.attribution.as_ref()?.speaker;
    let kind = match speaker {
        Speaker::Entity(id) => match &analysis.entity(id)?.kind {
            EntityKind::Country(code) => SpeakerKind::Country(*code),
            EntityKind::Person { .. } => SpeakerKind::Person,
            EntityKind::Organization => SpeakerKind::Organization,
        },
        Speaker::Group(_) => SpeakerKind::Group,
        Speaker::Unknown(_) => SpeakerKind::Unknown,
    };
    Some(SpeakerName { name: analysis.speaker_name(speaker, &article.text).to_owned(), kind })
}
