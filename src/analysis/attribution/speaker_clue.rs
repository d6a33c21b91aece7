//! The clues for and against a possible speaker of a quotation, with their fitted weights.
//!
//! Each clue has a name of its own so that the program can say why it chose a speaker. `ranking` turns the sum of
//! the weights into a probability. assets/README.md gives the command that fits the numbers.

use crate::analysis::weights::weight_table;

weight_table! {
    /// A clue for or against a possible speaker. "The report" is the reporting clause whose subject that speaker is.
    pub(super) SpeakerClue [weight]:
    /// The report directly follows the quotation.
    Behind 2.38,
    /// It does, but the quotation ends with a full stop.
    BehindFullStop -2.12,
    /// Another report directly follows the quotation, which does not end with a full stop.
    AnotherBehind -1.50,
    /// Another report stands right before the quotation, or leads to it with a comma or a colon.
    AnotherTouches -1.50,
    /// The report introduces the quotation.
    Before 1.84,
    /// It does, with nothing in between.
    BeforeTouching 0.08,
    /// It does, with a comma or colon in between.
    BeforeComma -0.05,
    /// The report is earlier in the sentence.
    EarlierInSentence 2.12,
    /// The report is later in the sentence.
    LaterInSentence 1.43,
    /// The report is in the previous sentence.
    SentenceBefore -0.40,
    /// The report is earlier in the paragraph.
    EarlierInParagraph -1.30,
    /// The report is in the last sentence of the previous paragraph.
    ParagraphBefore -1.61,
    /// The report is farther back.
    FarBefore -2.65,
    /// A colon precedes the quotation.
    ColonBefore 0.18,
    /// The report is in the next sentence.
    SentenceBehind -0.95,
    /// The report is between two quotations of the paragraph and belongs to the first.
    Between 1.11,
    /// The report directly follows the previous quotation.
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
    /// Only a name, before a colon or after a dash.
    Line -0.12,
    /// The report introduces the next quotation.
    LeadsToOther -0.43,
    /// The quotation is a phrase that ends its clause, and the report behind it opens another quotation.
    OpensAnother -3.00,
    /// The quotation is a phrase that ends its clause or sentence, and the report begins the next one.
    OtherClause -3.00,
    /// The verb takes its subject from the sentence: "left, saying".
    Borrowed -1.26,
    /// The quotation is a phrase.
    Partial -0.69,
    /// Another report is nearer.
    OneNearer -0.53,
    /// Several reports are nearer.
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
    /// Words about which nothing is known.
    SpeakerUnknown 0.09,
    /// A verb of judging or thinking, not next to the quotation.
    JudgeApart -0.27,
    /// "according to", not next to the quotation.
    AccordingApart 1.31,
    /// The report introduces a phrase.
    BeforePartial 0.05,
    /// The report directly follows a phrase.
    BehindPartial -0.19,
    /// The quotation is a phrase, and the report is not next to it.
    ApartPartial -0.71,
    /// Another clause separates the verb from the quotation it introduces.
    BeforeClause 0.55,
    /// More than a few words do so.
    BeforeWide -0.29,
    /// "is warning".
    Progressive 0.48,
    /// The report only names who relayed someone else's words.
    Relays -6.00,
    /// The words hardly name anyone who can speak.
    CannotSpeak -1.06,
    /// Somebody else is the subject of the words that lead to the quotation with a colon. Set by hand, like the next.
    AnotherLeads -3.00,
    /// Somebody else is the subject of the sentence between them and the quotation.
    AnotherActs -1.60,
    /// Between the verb and the quotation stands somebody else's claim: "rejected Mensah’s claim that".
    OthersClaim -2.50,
    /// A passive verb beside the quotation says that it was said, and not by whom: "was told".
    NobodyNamed -3.00,
    /// Speech without quotation marks, reported by this very clause.
    Indirect 1.00,
    /// The previous speaker continues.
    Turn -1.36,
    /// In the same paragraph.
    TurnSameParagraph -0.94,
    /// In the next paragraph.
    TurnNextParagraph -0.07,
    /// Two or three paragraphs later.
    TurnLater -0.11,
    /// Even later.
    TurnFar -0.46,
    /// The quotation opens its paragraph.
    TurnOpensParagraph 0.19,
    /// The quotation is a phrase.
    TurnPartial -0.90,
    /// In the same sentence.
    TurnSameSentence -0.07,
    /// Named in the quotation's sentence, before it.
    NamedInSentence 1.08,
    /// Named in the previous sentence.
    NamedInLastSentence -0.52,
    /// Named in the last sentence of the previous paragraph.
    NamedInLastParagraph -1.68,
    /// Named in the quotation's sentence, after it.
    NamedBehind 1.05,
    /// Someone else is named nearer.
    NotNearestNamed 0.31,
    /// Others are named in the quotation's own sentence.
    OthersInSentence -0.99,
    /// No one else is named there.
    OnlyOneNamed 0.23,
    /// A colon precedes the quotation.
    NamedColon 0.58,
    /// The quotation is a phrase.
    NamedPartial -1.40,
    /// The words are their sentence's subject.
    NamedSubject 1.10,
    /// They are next to the quotation.
    NamedTouching -0.22,
    /// They name a person.
    NamedPerson 0.52,
    /// They name an institution.
    NamedOrganization -0.46,
    /// They name a country.
    NamedCountry -0.67,
    /// They own something.
    NamedOwner -1.05,
    /// What they own is a statement, a letter, a warning.
    OwnsSpeech 0.44,
    /// What they own introduces the quotation: "Mensah’s claim that".
    OwnsClaim 2.00,
    /// They follow a preposition.
    BehindPreposition -0.68,
    /// "a letter from", "an interview with".
    SpeechByNamed 0.67,
    /// A statement, a letter or a warning is mentioned between them and the quotation.
    SpeechBetween 0.39,
    /// A pronoun as a subject: "that she is “…”".
    PronounActs 2.30,
    /// A pronoun as an owner: "his claim that “…”".
    PronounOwner 1.49,
}

/// Where a report in another sentence stands.
pub(super) const OTHER_SENTENCE: [SpeakerClue; 5] = [
    SpeakerClue::SentenceBefore,
    SpeakerClue::EarlierInParagraph,
    SpeakerClue::ParagraphBefore,
    SpeakerClue::FarBefore,
    SpeakerClue::SentenceBehind,
];
