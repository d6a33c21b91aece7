//! Clues -> how likely a pair of marks holds speech.
//!
//! A log-linear model: each clue seen of a pair adds its weight, and the sum is the score. Each clue has three weights,
//! because a quoted word, a phrase and a clause are judged by different things: “reckless” needs someone who judges,
//! “we will rebuild every house” speaks for itself. `tools/weigh_marks.rs` fits the weights; it sees the clues and
//! nothing else.

use crate::analysis::weights::{ClueSet, weight_table};

/// The score above which a pair holds speech. It is above even odds, because inventing speech is worse than missing it.
pub const SPEECH_SCORE: f32 = 0.6;

weight_table! {
    /// Something seen in or around a pair of marks.
    pub PairClue [word phrase clause]:
    /// Always.
    Always -0.97 -0.16 0.02,
    /// Exactly two words.
    TwoWords -0.34 -0.42 -0.34,
    /// Six words or more.
    SixWords 2.00 2.00 2.60,
    /// Ten words or more.
    TenWords 0.89 0.89 1.11,
    /// A verb with a finite form, or a pronoun that is a subject.
    HasVerb 0.43 -0.13 0.97,
    /// "I", "we", "you".
    HasFirstOrSecondPerson -0.71 -0.72 -0.44,
    /// Begins with a capital.
    BeginsWithCapital 0.47 0.22 -0.14,
    /// Every content word has a capital, and so has the last word.
    IsTitle -0.24 -0.84 -0.69,
    /// Every content word has a capital, and those around it have none.
    StandsOut -0.21 -0.59 -0.59,
    /// A title after "’s" or "his".
    TitleAfterOwner -1.28 -1.53 -1.28,
    /// A title after a name, a word or a comma.
    TitleAfterName 0.37 0.27 0.19,
    /// A title before a noun.
    TitleBeforeWord 0.30 0.38 0.36,
    /// A title after "on" or "in".
    TitleInPlace -0.54 -1.06 -0.44,
    /// Capitals only.
    AllCapitals 0.03 -0.23 -0.14,
    /// Contains a number.
    HasNumber 0.35 0.17 0.23,
    /// Begins with "the", "a".
    BeginsWithDeterminer -0.35 -0.32 -0.01,
    /// Begins with a preposition, an auxiliary or another word from the middle of a sentence.
    BeginsMidSentence -0.63 -0.01 0.21,
    /// A full stop before the closing mark.
    EndsWithStop 0.08 -0.00 0.12,
    /// "!" or "?" before the closing mark.
    EndsWithExclamationOrQuestion 0.36 -0.00 -0.25,
    /// A comma before the closing mark.
    EndsWithComma -0.64 -0.37 -0.39,
    /// "the", "this" before it.
    AfterThe -0.71 -0.38 -0.33,
    /// "a", "an" before it.
    AfterA 0.04 -0.15 -0.06,
    /// "his" before it.
    AfterPossessor -0.08 -0.08 0.09,
    /// "’s" before it.
    AfterPossessive -0.55 -0.50 -0.65,
    /// A name before it.
    AfterName -0.25 -0.15 -0.15,
    /// Another word before it.
    AfterWord -0.08 0.04 0.07,
    /// "is", "was" before it.
    AfterBe 0.58 0.48 0.57,
    /// Another auxiliary before it.
    AfterAuxiliary 0.83 0.51 0.71,
    /// "as" before it.
    AfterAs 0.85 0.89 0.80,
    /// A preposition before it.
    AfterPreposition -0.60 -0.47 -0.18,
    /// "and", "or" before it.
    AfterAnd -0.13 0.15 -0.18,
    /// "that" before it.
    AfterThat 1.23 1.25 1.14,
    /// "to" before it.
    AfterTo -0.09 -0.16 -0.20,
    /// Another conjunction before it.
    AfterConjunction -1.03 -1.12 -0.72,
    /// A comma before it.
    AfterComma -0.53 -0.41 -0.51,
    /// A colon before it.
    AfterColon -0.66 -0.63 -0.75,
    /// A dash or bracket before it.
    AfterBreak -0.30 -0.36 -0.68,
    /// "so-called" before it.
    AfterSoCalled 0.00 0.00 0.00,
    /// "known as", "titled", "nicknamed" before it.
    AfterNamingVerb 0.06 0.54 0.04,
    /// "calls him" before it.
    AfterCallsHim 0.12 0.14 0.12,
    /// "a firm called", "is known as" before it.
    AfterBearingName 0.16 0.19 0.21,
    /// A word for a work before it: "film".
    AfterWork 0.05 -0.05 0.08,
    /// A word for a term before it: "phrase".
    AfterTerm -0.98 -1.01 -0.91,
    /// A word for an utterance among the last words before it: "call", "statement".
    AfterUtterance 0.93 0.93 0.75,
    /// Such a word further before it in the clause.
    UtteranceNear 1.60 1.05 1.24,
    /// A lower-case word follows.
    BeforeWord -0.33 -0.14 -0.58,
    /// Between an article and a noun.
    InsideNounPhrase 0.14 0.17 0.30,
    /// A colon follows.
    BeforeColon -0.18 -0.12 -0.29,
    /// A name follows.
    BeforeName -0.03 0.09 0.28,
    /// A preposition follows.
    BeforePreposition 0.07 0.47 0.14,
    /// A conjunction follows.
    BeforeConjunction 0.35 0.78 0.77,
    /// An auxiliary follows.
    BeforeAuxiliary -0.36 -0.55 -0.31,
    /// Ends the sentence.
    EndsSentence 0.34 0.35 0.24,
    /// Begins a sentence of the reporter's.
    BeginsSentence -0.71 -0.36 -0.24,
    /// Begins its paragraph.
    BeginsParagraph -0.58 -0.34 -0.33,
    /// Alone in its paragraph.
    FillsParagraph -0.14 -0.14 -0.17,
    /// "said" right after it.
    SayAfter 0.13 0.16 0.22,
    /// Another reporting verb right after it.
    ReportAfter -0.20 -0.20 0.03,
    /// A verb of judging or thinking right after it.
    JudgeAfter 0.47 0.16 0.31,
    /// A verb of manner right after it: "laughed".
    MannerAfter -0.67 -0.85 -0.59,
    /// "said" leads to it with no word between.
    SayTouches -0.45 -0.47 -0.29,
    /// "said" leads to it with a word or two between.
    SayNear 1.93 1.96 1.90,
    /// "said" leads to it with more words between.
    SayLeads 1.52 1.22 1.61,
    /// Another reporting verb leads to it with no word between.
    ReportTouches 1.68 1.76 1.61,
    /// Another reporting verb leads to it with a word or two between.
    ReportNear 1.43 1.80 1.59,
    /// Another reporting verb leads to it with more words between.
    ReportLeads 0.88 1.30 0.95,
    /// A verb of judging leads to it with no word between.
    JudgeTouches 0.98 1.41 1.18,
    /// "described it as" leads to it.
    DescribedAs -0.36 -0.64 -0.69,
    /// A verb of judging leads to it with a word or two between.
    JudgeNear 1.29 1.08 1.04,
    /// A verb of judging leads to it with more words between.
    JudgeLeads 1.44 1.36 1.01,
    /// A verb of thinking leads to it.
    ThinkBefore 1.11 1.17 0.74,
    /// A verb of manner leads to it.
    MannerBefore 0.43 0.14 -0.01,
    /// A comma between the verb and it.
    CommaAfterVerb 0.33 0.33 0.19,
    /// "according to" in the sentence.
    AccordingTo 1.08 1.01 1.03,
    /// A name before a colon or after a dash.
    NameAlone -0.11 -0.12 -0.14,
    /// "said" earlier in the sentence.
    SayEarlier 1.68 1.14 1.51,
    /// Another reporting verb earlier in the sentence.
    ReportEarlier 0.45 1.02 0.56,
    /// A verb of judging or thinking earlier in the sentence.
    JudgeEarlier 0.78 0.97 0.92,
    /// "said" later in the sentence.
    SayLater -0.26 0.02 0.30,
    /// Another reporting verb later in the sentence.
    ReportLater 0.05 -0.19 -0.04,
    /// A verb of judging or thinking later in the sentence.
    JudgeLater -0.38 -0.40 -0.60,
    /// No reporting clause in the sentence.
    NoReport -0.71 -0.80 -0.56,
    /// The subject of the nearest reporting clause can speak.
    SubjectSpeaks 0.71 0.62 0.53,
    /// The subject of the nearest reporting clause is "he".
    SubjectPronoun 0.65 0.66 0.94,
    /// The subject of the nearest reporting clause is "I".
    SubjectFirstPerson -0.11 0.01 -0.18,
    /// The nearest reporting clause inherits its subject from the sentence.
    SubjectInherited -0.41 -0.09 -0.21,
    /// The nearest reporting clause has no subject.
    SubjectMissing -0.13 -0.22 -0.47,
    /// A reporting clause in the sentence before.
    ReportInSentenceBefore 1.03 0.69 0.61,
    /// Speech before it in the sentence.
    SpeechInSentence -0.39 -0.94 -0.60,
    /// Only a comma or "and" between it and the speech before.
    JoinsSpeech 0.50 0.80 0.69,
    /// Only a comma or "and" between it and marks without speech.
    JoinsOther -0.60 -0.40 -0.47,
    /// Marks without speech before it in the sentence.
    OtherMarksInSentence -0.47 -0.49 -0.66,
    /// Speech in the paragraph before.
    SpeechBefore 0.81 0.74 0.88,
    /// Speech before it in the paragraph.
    SpeechInParagraph 1.22 1.07 1.10,
    /// Other marks after it in the sentence.
    MarksFollow 0.10 0.33 0.34,
    /// In a headline.
    InHeadline -0.11 -0.20 -0.03,
    /// In a line in which every content word has a capital.
    InTitledLine 0.32 0.18 0.27,
    /// In single marks.
    SingleMarks 0.47 0.15 0.26,
    /// In single marks in such a line.
    SingleMarksInTitledLine 1.03 1.01 0.94,
    /// The same words were in marks before.
    SameWordsBefore 0.22 0.13 0.42,
    /// A title in a list of titles.
    TitleInList -0.16 -0.07 -0.12,
    /// "sang", "starred in" before it.
    AfterPerforming 0.11 0.11 0.12,
    /// "including", "such as" before it.
    AfterListing -0.88 -0.99 -0.77,
    /// "goes by the name" before it.
    AfterNickname -0.83 -0.66 -0.66,
    /// A word for a term further before it in the clause.
    TermNear -0.38 -0.57 -0.39,
    /// A word for a work further before it in the clause.
    WorkNear -0.26 -0.08 -0.19,
    /// A word for what carries a slogan before it in the clause.
    SloganNear -0.89 -1.02 -1.10,
    /// "click", "voted" before it.
    AfterChoosing -0.99 -1.02 -0.89,
    /// "agreed with" before it in the clause.
    AfterAgreeing -0.65 -0.50 -0.51,
    /// "denied" before it in the clause.
    AfterDenial 0.04 0.05 0.04,
    /// "means", "translates as" before it.
    AfterMeaning 0.00 0.00 0.00,
    /// "did not say" before it.
    AfterUnsaid 0.00 0.00 0.00,
    /// "would say" before it.
    AfterHypothetical -0.39 -0.52 -0.40,
    /// "if he says", "as he would say" before it.
    AfterImagined 0.00 0.00 0.00,
    /// "has been described as" before it, and nobody who did.
    AfterPassiveView -1.09 -1.09 -1.05,
    /// A thing that bears a name or a label after it: "rating".
    BeforeThing -0.14 -0.38 -0.23,
    /// A word joined to it: "“yes”-men".
    JoinedToWord -0.28 -0.22 -0.22,
    /// Alone in its paragraph, with nothing that ends a sentence.
    IsHeading -0.23 -0.23 -0.28,
    /// No closing mark.
    Unclosed -0.37 -0.36 -0.47,
}

/// The clues seen of a pair of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairClues {
    seen: ClueSet<PairClue>,
    /// 0 for a word, 1 for a phrase, 2 for a clause.
    length: usize,
}

impl PairClues {
    /// Starts with no clue but the constant one, for a pair that holds `words` words.
    #[must_use]
    pub fn new(words: usize) -> Self {
        const MAX_PHRASE: usize = 3;
        let length = usize::from(words > 1) + usize::from(words > MAX_PHRASE);
        Self { seen: ClueSet::of(&[PairClue::Always]), length }
    }

    /// Adds a clue if it is seen.
    pub fn add_if(&mut self, seen: bool, clue: PairClue) {
        self.seen.add_if(seen, clue);
    }

    /// Whether any of several clues is seen.
    #[must_use]
    pub fn any(self, clues: &[PairClue]) -> bool {
        self.seen.has_any(clues)
    }

    /// Adds a clue.
    pub fn add(&mut self, clue: PairClue) {
        self.seen.add(clue);
    }

    /// Whether a clue is seen.
    #[must_use]
    pub fn has(self, clue: PairClue) -> bool {
        self.seen.has(clue)
    }

    /// The column of the weights to use: 0 for a word, 1 for a phrase, 2 for a clause.
    #[must_use]
    pub fn column(self) -> usize {
        self.length
    }

    /// The sum of the weights of the clues: positive if they speak for speech, negative if against it.
    #[must_use]
    pub fn score(self) -> f32 {
        self.seen.score_in(self.length)
    }
}
