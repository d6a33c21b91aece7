//! Features -> scores and shares: how much each thing that is seen of a candidate speaks for it.
//!
//! The weights are numbers in a table and nothing else: each names what was seen, so that the reader can be told
//! why. A candidate's share is its part of the sum over all candidates, and over nobody. The numbers are fitted;
//! assets/README.md gives the command.

use super::candidate::Candidate;
use super::weighted::weighted;

weighted! {
    /// Something that speaks for or against a candidate.
    Feature:
    /// The report stands right behind the quotation.
    Behind 2.71,
    /// The quotation ends in a full stop before that.
    BehindFullStop -1.66,
    /// The report introduces the quotation.
    Before 2.39,
    /// With nothing between.
    BeforeTouching 0.12,
    /// With a comma or colon.
    BeforeComma -0.33,
    /// The report stands earlier in the sentence.
    EarlierInSentence 1.97,
    /// The report stands later in the sentence.
    LaterInSentence 1.22,
    /// The report stands in the sentence before.
    SentenceBefore -0.21,
    /// The report stands earlier in the paragraph.
    EarlierInParagraph -1.01,
    /// The report stands in the last sentence of the paragraph before.
    ParagraphBefore -1.22,
    /// The report stands further before.
    FarBefore -2.26,
    /// A colon leads to the quotation.
    ColonBefore 0.19,
    /// The report stands in the sentence behind.
    SentenceBehind -0.45,
    /// The report stands between two quotations of the paragraph and belongs to the first.
    Between 0.96,
    /// The report stands right behind the last quotation.
    BehindLast 0.94,
    /// "said".
    Say 1.04,
    /// "told", "asked".
    Tell 0.82,
    /// "added", "warned".
    Report 0.62,
    /// "described ... as".
    Judge -0.19,
    /// "believes".
    Think -1.29,
    /// "laughed".
    Manner -0.07,
    /// "according to".
    According 2.30,
    /// Nothing but a name before a colon or behind a dash.
    Line -0.09,
    /// The report introduces the next quotation.
    LeadsToOther -0.19,
    /// The subject is the sentence's.
    Borrowed -1.42,
    /// The quotation is a phrase.
    Partial -0.84,
    /// One report is nearer.
    OneNearer -0.42,
    /// More are nearer.
    ManyNearer -0.77,
    /// The subject is a pronoun.
    Pronoun 1.26,
    /// The subject is "I" or "we".
    FirstPerson -0.17,
    /// The subject is a name.
    Named 1.35,
    /// The subject is a description.
    Described 0.70,
    /// The words can hardly be somebody who speaks.
    CannotSpeak -0.64,
    /// Speech without marks: the report is the quotation's own.
    Indirect 5.00,
    /// The last speaker goes on.
    Turn -1.32,
    /// In the same paragraph.
    TurnSameParagraph -0.53,
    /// In the next paragraph.
    TurnNextParagraph -0.26,
    /// Two or three paragraphs on.
    TurnLater -0.23,
    /// Further on.
    TurnFar -0.30,
    /// The quotation opens its paragraph.
    TurnOpensParagraph 0.11,
    /// The quotation is a phrase.
    TurnPartial -0.48,
    /// In the same sentence.
    TurnSameSentence -0.04,
    /// Named in the quotation's sentence, before it.
    NamedInSentence 0.91,
    /// Named in the sentence before.
    NamedInLastSentence -0.54,
    /// Named in the last sentence of the paragraph before.
    NamedInLastParagraph -1.80,
    /// Named in the quotation's sentence, behind it.
    NamedBehind 0.67,
    /// Others stand nearer.
    NotNearestNamed 0.38,
    /// Others are named in the quotation's own sentence.
    OthersInSentence -0.89,
    /// Nobody else is named there.
    OnlyOneNamed 0.32,
    /// A colon leads to the quotation.
    NamedColon 0.32,
    /// The quotation is a phrase.
    NamedPartial -1.14,
    /// The words are their sentence's subject.
    NamedSubject 1.06,
    /// They stand beside the quotation.
    NamedTouching 0.09,
    /// They name a person.
    NamedPerson 0.74,
    /// They name an institution.
    NamedOrganization -0.77,
    /// They name a country.
    NamedCountry -0.72,
    /// They own something.
    NamedOwner -1.07,
    /// It is a statement, a letter, a warning.
    OwnsSpeech 0.23,
    /// They stand behind a preposition.
    BehindPreposition -0.79,
    /// "a letter from", "an interview with".
    SpeechByNamed 0.05,
    /// A statement, a letter, a warning stands between them and the quotation.
    SpeechBetween 0.48,
    /// A pronoun that acts.
    PronounActs 1.52,
    /// A pronoun that owns.
    PronounOwner 0.77,
}

/// Sorts the candidates, the likeliest first, and gives each its share of the likelihood. The share that is
/// missing from one is nobody's.
pub(super) fn shares(candidates: &mut [Candidate]) -> Vec<f32> {
    const NOBODY: f32 = 1.0;
    candidates.sort_by(|a, b| b.features.score().total_cmp(&a.features.score()));
    let sum: f32 = candidates.iter().map(|candidate| candidate.features.score().exp()).sum();
    candidates.iter().map(|candidate| candidate.features.score().exp() / (sum + NOBODY)).collect()
}
