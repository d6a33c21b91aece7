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
    Behind 2.42,
    /// The quotation ends in a full stop before that.
    BehindFullStop -1.64,
    /// The report introduces the quotation.
    Before 1.72,
    /// With nothing between.
    BeforeTouching 0.10,
    /// With a comma or colon.
    BeforeComma 0.16,
    /// The report stands earlier in the sentence.
    EarlierInSentence 2.07,
    /// The report stands later in the sentence.
    LaterInSentence 1.30,
    /// The report stands in the sentence before.
    SentenceBefore -0.25,
    /// The report stands earlier in the paragraph.
    EarlierInParagraph -1.05,
    /// The report stands in the last sentence of the paragraph before.
    ParagraphBefore -1.32,
    /// The report stands further before.
    FarBefore -2.47,
    /// A colon leads to the quotation.
    ColonBefore 0.05,
    /// The report stands in the sentence behind.
    SentenceBehind -0.58,
    /// The report stands between two quotations of the paragraph and belongs to the first.
    Between 0.84,
    /// The report stands right behind the last quotation.
    BehindLast 0.79,
    /// "said".
    Say 0.80,
    /// "told", "asked".
    Tell 0.52,
    /// "added", "warned".
    Report 0.55,
    /// "described ... as".
    Judge -0.18,
    /// "believes".
    Think -1.25,
    /// "laughed".
    Manner -0.01,
    /// "according to".
    According 1.57,
    /// Nothing but a name before a colon or behind a dash.
    Line -0.16,
    /// The report introduces the next quotation.
    LeadsToOther -0.18,
    /// The subject is the sentence's.
    Borrowed -1.15,
    /// The quotation is a phrase.
    Partial -0.61,
    /// One report is nearer.
    OneNearer -0.45,
    /// More are nearer.
    ManyNearer -0.75,
    /// The subject is a pronoun.
    Pronoun 0.47,
    /// The subject is "I" or "we".
    FirstPerson -0.11,
    /// The subject is a name.
    Named 0.79,
    /// The subject is a description.
    Described 0.70,
    /// The subject turned out to be a person.
    SpeakerPerson 1.26,
    /// An institution.
    SpeakerOrganization -0.18,
    /// A country.
    SpeakerCountry 0.23,
    /// A described group or person.
    SpeakerGroup 0.35,
    /// Words of which nothing is known.
    SpeakerUnknown 0.18,
    /// A verb of judging or thinking that is not beside the quotation.
    JudgeApart -0.37,
    /// "according to", not beside the quotation.
    AccordingApart 0.96,
    /// The report introduces a phrase.
    BeforePartial 0.26,
    /// The report stands right behind a phrase.
    BehindPartial -0.26,
    /// The quotation is a phrase, and the report is not beside it.
    ApartPartial -0.60,
    /// Another clause stands between the verb and the quotation it introduces.
    BeforeClause 0.38,
    /// More than a few words do.
    BeforeWide -0.35,
    /// "is warning".
    Progressive 0.40,
    /// The words can hardly be somebody who speaks.
    CannotSpeak -0.81,
    /// Speech without marks: the report is the quotation's own.
    Indirect 5.00,
    /// The last speaker goes on.
    Turn -1.28,
    /// In the same paragraph.
    TurnSameParagraph -0.55,
    /// In the next paragraph.
    TurnNextParagraph -0.19,
    /// Two or three paragraphs on.
    TurnLater -0.20,
    /// Further on.
    TurnFar -0.34,
    /// The quotation opens its paragraph.
    TurnOpensParagraph 0.10,
    /// The quotation is a phrase.
    TurnPartial -0.34,
    /// In the same sentence.
    TurnSameSentence -0.04,
    /// Named in the quotation's sentence, before it.
    NamedInSentence 0.92,
    /// Named in the sentence before.
    NamedInLastSentence -0.46,
    /// Named in the last sentence of the paragraph before.
    NamedInLastParagraph -1.82,
    /// Named in the quotation's sentence, behind it.
    NamedBehind 0.73,
    /// Others stand nearer.
    NotNearestNamed 0.38,
    /// Others are named in the quotation's own sentence.
    OthersInSentence -0.84,
    /// Nobody else is named there.
    OnlyOneNamed 0.27,
    /// A colon leads to the quotation.
    NamedColon 0.37,
    /// The quotation is a phrase.
    NamedPartial -1.22,
    /// The words are their sentence's subject.
    NamedSubject 1.00,
    /// They stand beside the quotation.
    NamedTouching 0.09,
    /// They name a person.
    NamedPerson 0.71,
    /// They name an institution.
    NamedOrganization -0.66,
    /// They name a country.
    NamedCountry -0.68,
    /// They own something.
    NamedOwner -1.02,
    /// It is a statement, a letter, a warning.
    OwnsSpeech 0.19,
    /// They stand behind a preposition.
    BehindPreposition -0.73,
    /// "a letter from", "an interview with".
    SpeechByNamed 0.04,
    /// A statement, a letter, a warning stands between them and the quotation.
    SpeechBetween 0.45,
    /// A pronoun that acts.
    PronounActs 1.41,
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
