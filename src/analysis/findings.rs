//! What an analysis finds: mentions, the entities they belong to, and quotations with their speakers.

use crate::text::Span;
use crate::text::quotation_marks;

/// Everything found in an article. Immutable once handed out; a reviewer's decisions overlay it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Analysis {
    /// Every mention of an entity, in text order.
    pub mentions: Vec<Mention>,
    /// The rows of the side panels; `EntityId` is the index.
    pub entities: Vec<Entity>,
    /// The quotations in text order; `QuotationId` is the index.
    pub quotations: Vec<Quotation>,
    /// ISO 639-1 code of the language the article is written in, when it is clear.
    pub language: Option<&'static str>,
    /// Bytes of the text analysed so far; the length of the text when the analysis is complete.
    pub analysed_to: u32,
}

/// Index into [`Analysis::mentions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId(pub u32);

/// Index into [`Analysis::entities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// Index into [`Analysis::quotations`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuotationId(pub u32);

/// An occurrence of an entity in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The words, without title and possessive ending.
    pub span: Span,
    /// How the entity is mentioned.
    pub kind: MentionKind,
    /// Whose mention it is.
    pub entity: EntityId,
}

/// How an entity is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// "North Korea", "Blinken".
    Name,
    /// "North Korean".
    Demonym,
    /// A government named by its seat: "Pyongyang condemned".
    Metonym,
    /// A place that only lies in the country: "in Seoul".
    Place,
    /// A description: "the ministry".
    Nominal,
    /// "he".
    Pronoun,
}

impl MentionKind {
    /// The kind in a word, as files and screens use it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Demonym => "demonym",
            Self::Metonym => "metonym",
            Self::Place => "place",
            Self::Nominal => "nominal",
            Self::Pronoun => "pronoun",
        }
    }
}

/// One row of a side panel: everything that is the same country, person or organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its place in [`Analysis::entities`].
    pub id: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// The country's English name; otherwise the name as the article spells it, at its fullest.
    pub name: String,
    /// Its mentions in text order.
    pub mentions: Vec<MentionId>,
}

/// What an entity is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntityKind {
    /// A country.
    Country(CountryCode),
    /// A person, with the role the article gives: "US Secretary of State".
    Person {
        /// The role in the article's own words.
        role: Option<String>,
    },
    /// An institution, a company, a team, a party.
    Organization,
}

/// ISO 3166-1 alpha-2, and XK for Kosovo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode(pub [u8; 2]);

impl CountryCode {
    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Attributed speech.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// Its place in [`Analysis::quotations`].
    pub id: QuotationId,
    /// How it is quoted.
    pub kind: QuotationKind,
    /// What was said: inside the marks; for indirect speech the clause. One span even over several paragraphs.
    pub content: Span,
    /// The content with its marks; the same as `content` where there are none.
    pub marks: Span,
    /// The words that report it.
    pub cue: Option<Cue>,
    /// Who said it, unless nobody could be found.
    pub attribution: Option<Attribution>,
    /// Who passed it on: "said, according to the news agency".
    pub via: Option<Speaker>,
}

/// How a quotation is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotationKind {
    /// A whole clause in quotation marks.
    Direct,
    /// A quoted phrase inside a sentence of the reporter's.
    Partial,
    /// Reported without quotation marks.
    Indirect,
}

impl QuotationKind {
    /// Every kind, with the word that files and screens use for it.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Direct, "direct"), (Self::Partial, "partial"), (Self::Indirect, "indirect")];

    /// The kind in a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }

    /// The marks to print around the words: none around reported speech, which is not verbatim.
    #[must_use]
    pub fn printed_marks(self) -> (&'static str, &'static str) {
        if self == Self::Indirect { ("", "") } else { quotation_marks::CURLY }
    }

    /// The kind that a word names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, other)| *other == word).map(|(kind, _)| *kind)
    }
}

/// The words that report speech: "said", "told reporters", "according to", "describing ... as".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// The words.
    pub span: Span,
}

/// Who said a quotation, and why we think so.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// The speaker.
    pub speaker: Speaker,
    /// The words that name the speaker beside this quotation: "Blinken", "he", "the foreign ministry".
    pub mention: Option<Span>,
    /// The named rule that decided, in words for the reader.
    pub evidence: &'static str,
    /// 0 to 1.
    pub confidence: f32,
    /// Who else it could have been, most likely first; at most eight.
    pub runners_up: Vec<RunnerUp>,
}

/// Somebody who can speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaker {
    /// A person, an organisation, or a country through its government.
    Entity(EntityId),
    /// A described group or person without a name, by the words that describe it: "a senior official", "police".
    Group(Span),
    /// Somebody of whom the article does not say who it is, by the words that stand for it.
    Unknown(Span),
}

/// A speaker that was not chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunnerUp {
    /// The speaker.
    pub speaker: Speaker,
    /// 0 to 1.
    pub confidence: f32,
}

impl Analysis {
    /// The entity with this id.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize)
    }

    /// The mention with this id.
    #[must_use]
    pub fn mention(&self, id: MentionId) -> Option<&Mention> {
        self.mentions.get(id.0 as usize)
    }

    /// The quotation with this id.
    #[must_use]
    pub fn quotation(&self, id: QuotationId) -> Option<&Quotation> {
        self.quotations.get(id.0 as usize)
    }

    /// The name by which a speaker is shown. `text` is the article's.
    #[must_use]
    pub fn speaker_name<'a>(&'a self, speaker: Speaker, text: &'a str) -> &'a str {
        match speaker {
            Speaker::Entity(id) => self.entity(id).map_or("", |entity| entity.name.as_str()),
            Speaker::Group(span) | Speaker::Unknown(span) => span.of(text),
        }
    }
}

/// Reporting words that say no more than that something was said.
const PLAIN: [&str; 8] = ["said", "says", "say", "saying", "according", "told", "added", "adding"];

impl Quotation {
    /// The words that report it, where reported speech would read otherwise without them: "denied", "urged". `text`
    /// is the article's.
    ///
    /// Right: "She denied that animals had died". Left alone: "She said the road was open", and all that stands in
    /// marks.
    #[must_use]
    pub fn telling_cue<'a>(&self, text: &'a str) -> Option<&'a str> {
        let cue = self.cue.filter(|_| self.kind == QuotationKind::Indirect)?.span.of(text);
        let plain =
            cue.split_whitespace().next().is_none_or(|word| PLAIN.contains(&word.to_lowercase().as_str()));
        (!plain).then_some(cue)
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::analyze;
    use crate::article::Article;
    use crate::input::{Document, Media};

    #[test]
    fn reported_speech_keeps_the_word_that_turns_it() {
        for (text, cue) in [
            ("Ana Lopez denied that animals had died.", Some("denied")),
            ("Ana Lopez said that animals had died.", None),
            ("“No animal has died,” Ana Lopez insisted.", None),
        ] {
            let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
            let quotations = analyze(&article).quotations;
            assert_eq!(quotations.len(), 1, "{text}");
            assert_eq!(quotations[0].telling_cue(text), cue, "{text}");
        }
    }
}
