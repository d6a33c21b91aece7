//! The findings of an analysis: mentions, the entities they belong to, and quotations with their speakers.

use crate::text::Span;
use crate::text::phrase::listed;

/// Everything found in an article. It never changes; a reviewer's decisions overlay it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Analysis {
    /// Every mention of an entity, in text order.
    pub mentions: Vec<Mention>,
    /// The rows of the side panels; `EntityId` is the index.
    pub entities: Vec<Entity>,
    /// The quotations in text order; `QuotationId` is the index.
    pub quotations: Vec<Quotation>,
    /// ISO 639-1 code of the article's language, if it could be detected.
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

impl From<EntityId> for u32 {
    fn from(id: EntityId) -> Self {
        id.0
    }
}

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
    /// The entity it mentions.
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
    /// A place in the country that does not stand for its government: "in Seoul".
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

/// A country, person or organisation: one row of a side panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its index in [`Analysis::entities`].
    pub id: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// The country's English name, or the fullest name that the article uses.
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
    /// Its index in [`Analysis::quotations`].
    pub id: QuotationId,
    /// How it is quoted.
    pub kind: QuotationKind,
    /// What was said: the text inside the marks, or the clause of indirect speech. One span, even over paragraphs.
    pub content: Span,
    /// The content with its marks; equal to `content` if there are none.
    pub marks: Span,
    /// The quotations inside it, in text order: what stands in marks of their own between its marks.
    pub inside: Vec<Span>,
    /// The content of its first part, if the reporter broke the quotation: “We stay,” she said, “and wait.”
    pub continues: Option<Span>,
    /// The reporting words.
    pub cue: Option<Cue>,
    /// Who said it, or `None` if no speaker was found.
    pub attribution: Option<Attribution>,
    /// Who relayed it: "said, according to the news agency".
    pub via: Option<Speaker>,
}

/// How a quotation is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotationKind {
    /// A whole clause in quotation marks.
    Direct,
    /// A quoted phrase in one of the reporter's sentences.
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

    /// The next kind; the first one after the last.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Direct => Self::Partial,
            Self::Partial => Self::Indirect,
            Self::Indirect => Self::Direct,
        }
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

/// The speaker of a quotation, and the reason for the choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// The speaker.
    pub speaker: Speaker,
    /// Who said it together with the speaker: Bolivia in "Chile and Bolivia said".
    pub also: Vec<Speaker>,
    /// The words near the quotation that name the speaker: "Blinken", "he", "the foreign ministry".
    pub mention: Option<Span>,
    /// The named rule that decided, in words for the reader.
    pub evidence: &'static str,
    /// 0 to 1.
    pub confidence: f32,
    /// Other possible speakers, the likeliest first; at most eight.
    pub runners_up: Vec<RunnerUp>,
}

/// Someone who can speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Speaker {
    /// A person, an organisation, or a country through its government.
    Entity(EntityId),
    /// An unnamed group or person, given by the words that describe it: "a senior official", "police".
    Group(Span),
    /// Someone the article does not identify, given by the words that stand for them.
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

impl Attribution {
    /// Everyone who said it, the first in the text first: "Chile and Bolivia said".
    pub fn speakers(&self) -> impl Iterator<Item = Speaker> {
        std::iter::once(self.speaker).chain(self.also.iter().copied())
    }
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

    /// The contents of all parts of the quotation that this one is a part of, in text order; only its own if it is whole.
    #[must_use]
    pub fn parts_of(&self, quotation: &Quotation) -> Vec<Span> {
        // One sentence holds them all, and no sentence more quotations.
        const MAX_APART: usize = 16;
        let first = quotation.continues.unwrap_or(quotation.content);
        let from = self.quotations.partition_point(|other| other.content.start < first.start);
        let near = self.quotations.iter().skip(from).take(MAX_APART);
        let parts = near.filter(|other| other.content == first || other.continues == Some(first));
        parts.map(|part| part.content).collect()
    }

    /// The name under which a speaker is shown. `text` is the article's.
    #[must_use]
    pub fn speaker_name<'a>(&'a self, speaker: Speaker, text: &'a str) -> &'a str {
        match speaker {
            Speaker::Entity(id) => self.entity(id).map_or("", |entity| entity.name.as_str()),
            Speaker::Group(span) | Speaker::Unknown(span) => span.of(text),
        }
    }

    /// The names of everyone who said it: "Chile and Bolivia". `text` is the article's.
    #[must_use]
    pub fn speaker_names(&self, said: &Attribution, text: &str) -> String {
        listed(said.speakers().map(|speaker| self.speaker_name(speaker, text)))
    }
}

/// Reporting words that say only that something was said.
const PLAIN: [&str; 8] = ["said", "says", "say", "saying", "according", "told", "added", "adding"];

impl Quotation {
    /// The reporting words of indirect speech if they change its meaning: "denied", "urged". `text` is the article's.
    ///
    /// Gets right: "She denied that animals had died". Leaves alone: "She said the road was open", and everything in
    /// quotation marks.
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
    fn each_part_of_a_broken_quotation_knows_all_of_them() {
        let text = "“We stay,” said Ana Lopez, “and wait,” she added, “and win.” “No,” he said.";
        let analysis = analyze(&Article::new(Document::record(String::new(), Media::Plain, text.to_owned())));
        let parts = analysis.quotations.iter().map(|quotation| analysis.parts_of(quotation));
        let words = parts.map(|parts| parts.iter().map(|part| part.of(text)).collect::<Vec<_>>().join("|"));
        let whole = "We stay,|and wait,|and win.";
        assert_eq!(words.collect::<Vec<_>>(), [whole, whole, whole, "No,"]);
    }

    #[test]
    fn reported_speech_keeps_verbs_such_as_denied() {
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
