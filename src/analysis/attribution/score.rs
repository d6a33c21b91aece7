//! Features -> scores and shares: how much each thing that is seen of a candidate speaks for it.
//!
//! The weights are numbers in a table and nothing else: each names what was seen, so that the reader can be told
//! why. A candidate's share is its part of the sum over all candidates, and over nobody. The numbers are fitted;
//! assets/README.md gives the command.

use crate::analysis::weights::weight_table;

weight_table! {
    /// Something that speaks for or against a candidate.
    pub(super) Feature [weight]:
    /// The report stands right behind the quotation.
    Behind 2.38,
    /// The quotation ends in a full stop before that.
    BehindFullStop -2.12,
    /// The report introduces the quotation.
    Before 1.84,
    /// With nothing between.
    BeforeTouching 0.08,
    /// With a comma or colon.
    BeforeComma -0.05,
    /// The report stands earlier in the sentence.
    EarlierInSentence 2.12,
    /// The report stands later in the sentence.
    LaterInSentence 1.43,
    /// The report stands in the sentence before.
    SentenceBefore -0.40,
    /// The report stands earlier in the paragraph.
    EarlierInParagraph -1.30,
    /// The report stands in the last sentence of the paragraph before.
    ParagraphBefore -1.61,
    /// The report stands further before.
    FarBefore -2.65,
    /// A colon leads to the quotation.
    ColonBefore 0.18,
    /// The report stands in the sentence behind.
    SentenceBehind -0.95,
    /// The report stands between two quotations of the paragraph and belongs to the first.
    Between 1.11,
    /// The report stands right behind the last quotation.
    BehindLast 0.63,
    /// "said".
    Say 0.87,
    /// "told", "asked".
    Tell 0.65,
    /// "added", "warned".
    Report 0.70,
    /// "described ... as".
    Judge -0.07,
    /// "believes".
    Think -1.42,
    /// "laughed".
    Manner 0.08,
    /// "according to".
    According 2.07,
    /// Nothing but a name before a colon or behind a dash.
    Line -0.12,
    /// The report introduces the next quotation.
    LeadsToOther -0.43,
    /// The subject is the sentence's.
    Borrowed -1.26,
    /// The quotation is a phrase.
    Partial -0.69,
    /// One report is nearer.
    OneNearer -0.53,
    /// More are nearer.
    ManyNearer -0.68,
    /// The subject is a pronoun.
    Pronoun 0.63,
    /// The subject is "I" or "we".
    FirstPerson -0.12,
    /// The subject is a name.
    Named 1.00,
    /// The subject is a description.
    Described 0.98,
    /// The subject turned out to be a person.
    SpeakerPerson 1.21,
    /// An institution.
    SpeakerOrganization -0.38,
    /// A country.
    SpeakerCountry 0.27,
    /// A described group or person.
    SpeakerGroup 0.14,
    /// Words of which nothing is known.
    SpeakerUnknown 0.09,
    /// A verb of judging or thinking that is not beside the quotation.
    JudgeApart -0.27,
    /// "according to", not beside the quotation.
    AccordingApart 1.31,
    /// The report introduces a phrase.
    BeforePartial 0.05,
    /// The report stands right behind a phrase.
    BehindPartial -0.19,
    /// The quotation is a phrase, and the report is not beside it.
    ApartPartial -0.71,
    /// Another clause stands between the verb and the quotation it introduces.
    BeforeClause 0.55,
    /// More than a few words do.
    BeforeWide -0.29,
    /// "is warning".
    Progressive 0.48,
    /// The report only names who passed on the words of another.
    Relays -6.00,
    /// The words can hardly be somebody who speaks.
    CannotSpeak -1.06,
    /// Speech without marks: the report is the quotation's own.
    Indirect 5.00,
    /// The last speaker goes on.
    Turn -1.36,
    /// In the same paragraph.
    TurnSameParagraph -0.94,
    /// In the next paragraph.
    TurnNextParagraph -0.07,
    /// Two or three paragraphs on.
    TurnLater -0.11,
    /// Further on.
    TurnFar -0.46,
    /// The quotation opens its paragraph.
    TurnOpensParagraph 0.19,
    /// The quotation is a phrase.
    TurnPartial -0.90,
    /// In the same sentence.
    TurnSameSentence -0.07,
    /// Named in the quotation's sentence, before it.
    NamedInSentence 1.08,
    /// Named in the sentence before.
    NamedInLastSentence -0.52,
    /// Named in the last sentence of the paragraph before.
    NamedInLastParagraph -1.68,
    /// Named in the quotation's sentence, behind it.
    NamedBehind 1.05,
    /// Others stand nearer.
    NotNearestNamed 0.31,
    /// Others are named in the quotation's own sentence.
    OthersInSentence -0.99,
    /// Nobody else is named there.
    OnlyOneNamed 0.23,
    /// A colon leads to the quotation.
    NamedColon 0.58,
    /// The quotation is a phrase.
    NamedPartial -1.40,
    /// The words are their sentence's subject.
    NamedSubject 1.10,
    /// They stand beside the quotation.
    NamedTouching -0.22,
    /// They name a person.
    NamedPerson 0.52,
    /// They name an institution.
    NamedOrganization -0.46,
    /// They name a country.
    NamedCountry -0.67,
    /// They own something.
    NamedOwner -1.05,
    /// It is a statement, a letter, a warning.
    OwnsSpeech 0.44,
    /// They stand behind a preposition.
    BehindPreposition -0.68,
    /// "a letter from", "an interview with".
    SpeechByNamed 0.67,
    /// A statement, a letter, a warning stands between them and the quotation.
    SpeechBetween 0.39,
    /// A pronoun that acts.
    PronounActs 2.30,
    /// A pronoun that owns.
    PronounOwner 1.49,
}
