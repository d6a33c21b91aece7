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
    Behind 2.44,
    /// The quotation ends in a full stop before that.
    BehindFullStop -1.70,
    /// The report introduces the quotation.
    Before 1.73,
    /// With nothing between.
    BeforeTouching 0.12,
    /// With a comma or colon.
    BeforeComma 0.14,
    /// The report stands earlier in the sentence.
    EarlierInSentence 2.07,
    /// The report stands later in the sentence.
    LaterInSentence 1.33,
    /// The report stands in the sentence before.
    SentenceBefore -0.24,
    /// The report stands earlier in the paragraph.
    EarlierInParagraph -1.05,
    /// The report stands in the last sentence of the paragraph before.
    ParagraphBefore -1.37,
    /// The report stands further before.
    FarBefore -2.43,
    /// A colon leads to the quotation.
    ColonBefore -0.01,
    /// The report stands in the sentence behind.
    SentenceBehind -0.55,
    /// The report stands between two quotations of the paragraph and belongs to the first.
    Between 0.88,
    /// The report stands right behind the last quotation.
    BehindLast 0.81,
    /// "said".
    Say 0.82,
    /// "told", "asked".
    Tell 0.56,
    /// "added", "warned".
    Report 0.58,
    /// "described ... as".
    Judge -0.19,
    /// "believes".
    Think -1.22,
    /// "laughed".
    Manner -0.07,
    /// "according to".
    According 1.51,
    /// Nothing but a name before a colon or behind a dash.
    Line -0.09,
    /// The report introduces the next quotation.
    LeadsToOther -0.19,
    /// The subject is the sentence's.
    Borrowed -1.25,
    /// The quotation is a phrase.
    Partial -0.59,
    /// One report is nearer.
    OneNearer -0.48,
    /// More are nearer.
    ManyNearer -0.76,
    /// The subject is a pronoun.
    Pronoun 0.50,
    /// The subject is "I" or "we".
    FirstPerson -0.17,
    /// The subject is a name.
    Named 0.84,
    /// The subject is a description.
    Described 0.76,
    /// The subject turned out to be a person.
    SpeakerPerson 1.20,
    /// An institution.
    SpeakerOrganization -0.19,
    /// A country.
    SpeakerCountry 0.30,
    /// A described group or person.
    SpeakerGroup 0.30,
    /// Words of which nothing is known.
    SpeakerUnknown 0.31,
    /// A verb of judging or thinking that is not beside the quotation.
    JudgeApart -0.32,
    /// "according to", not beside the quotation.
    AccordingApart 0.93,
    /// The report introduces a phrase.
    BeforePartial 0.28,
    /// The report stands right behind a phrase.
    BehindPartial -0.30,
    /// The quotation is a phrase, and the report is not beside it.
    ApartPartial -0.57,
    /// Another clause stands between the verb and the quotation it introduces.
    BeforeClause 0.41,
    /// More than a few words do.
    BeforeWide -0.30,
    /// "is warning".
    Progressive 0.48,
    /// The words can hardly be somebody who speaks.
    CannotSpeak -0.98,
    /// Speech without marks: the report is the quotation's own.
    Indirect 5.00,
    /// The last speaker goes on.
    Turn -1.16,
    /// In the same paragraph.
    TurnSameParagraph -0.58,
    /// In the next paragraph.
    TurnNextParagraph -0.21,
    /// Two or three paragraphs on.
    TurnLater -0.11,
    /// Further on.
    TurnFar -0.25,
    /// The quotation opens its paragraph.
    TurnOpensParagraph 0.11,
    /// The quotation is a phrase.
    TurnPartial -0.36,
    /// In the same sentence.
    TurnSameSentence -0.03,
    /// Named in the quotation's sentence, before it.
    NamedInSentence 0.90,
    /// Named in the sentence before.
    NamedInLastSentence -0.59,
    /// Named in the last sentence of the paragraph before.
    NamedInLastParagraph -1.64,
    /// Named in the quotation's sentence, behind it.
    NamedBehind 0.64,
    /// Others stand nearer.
    NotNearestNamed 0.37,
    /// Others are named in the quotation's own sentence.
    OthersInSentence -0.82,
    /// Nobody else is named there.
    OnlyOneNamed 0.14,
    /// A colon leads to the quotation.
    NamedColon 0.40,
    /// The quotation is a phrase.
    NamedPartial -1.17,
    /// The words are their sentence's subject.
    NamedSubject 1.10,
    /// They stand beside the quotation.
    NamedTouching 0.06,
    /// They name a person.
    NamedPerson 0.57,
    /// They name an institution.
    NamedOrganization -0.60,
    /// They name a country.
    NamedCountry -0.66,
    /// They own something.
    NamedOwner -0.98,
    /// It is a statement, a letter, a warning.
    OwnsSpeech 0.18,
    /// They stand behind a preposition.
    BehindPreposition -0.63,
    /// "a letter from", "an interview with".
    SpeechByNamed 0.03,
    /// A statement, a letter, a warning stands between them and the quotation.
    SpeechBetween 0.42,
    /// A pronoun that acts.
    PronounActs 1.44,
    /// A pronoun that owns.
    PronounOwner 0.73,
}

/// Sorts the candidates, the likeliest first, and gives each its share of the likelihood. The share that is
/// missing from one is nobody's.
pub(super) fn shares(candidates: &mut [Candidate]) -> Vec<f32> {
    const NOBODY: f32 = 1.0;
    candidates.sort_by(|a, b| b.features.score().total_cmp(&a.features.score()));
    let sum: f32 = candidates.iter().map(|candidate| candidate.features.score().exp()).sum();
    candidates.iter().map(|candidate| candidate.features.score().exp() / (sum + NOBODY)).collect()
}
