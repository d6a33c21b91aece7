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
    Always -0.47 0.22 0.36,
    /// Exactly two words.
    TwoWords -0.33 -0.42 -0.33,
    /// Six words or more.
    SixWords 1.93 1.93 2.53,
    /// Ten words or more.
    TenWords 0.84 0.84 1.05,
    /// A verb with a finite form, or a pronoun that is a subject.
    HasVerb 0.60 0.04 1.30,
    /// "I", "we", "you".
    HasFirstOrSecondPerson -0.70 -0.70 -0.29,
    /// Begins with a capital.
    BeginsWithCapital 0.38 0.15 -0.31,
    /// Every content word has a capital, and so has the last word.
    IsTitle -0.21 -0.84 -0.65,
    /// Every content word has a capital, and those around it have none.
    StandsOut -0.24 -0.64 -0.59,
    /// A title after "’s" or "his".
    TitleAfterOwner -1.46 -1.73 -1.42,
    /// A title after a name, a word or a comma.
    TitleAfterName 0.50 0.52 0.32,
    /// A title before a noun.
    TitleBeforeWord 0.34 0.41 0.37,
    /// A title after "on" or "in".
    TitleInPlace -0.54 -1.07 -0.42,
    /// Capitals only.
    AllCapitals 0.07 -0.10 -0.09,
    /// Contains a number.
    HasNumber 0.24 0.07 0.14,
    /// Begins with "the", "a".
    BeginsWithDeterminer -0.35 -0.21 0.02,
    /// Begins with a preposition, an auxiliary or another word from the middle of a sentence.
    BeginsMidSentence -0.54 0.02 0.38,
    /// A full stop before the closing mark.
    EndsWithStop 0.02 -0.13 -0.07,
    /// "!" or "?" before the closing mark.
    EndsWithExclamationOrQuestion 0.89 0.69 0.51,
    /// A comma before the closing mark.
    EndsWithComma -0.57 -0.30 -0.31,
    /// "the", "this" before it.
    AfterThe -0.58 -0.40 -0.32,
    /// "a", "an" before it.
    AfterA -0.03 -0.06 0.04,
    /// "his" before it.
    AfterPossessor 0.00 0.02 0.21,
    /// "’s" before it.
    AfterPossessive -0.60 -0.53 -0.57,
    /// A name before it.
    AfterName -0.32 -0.19 -0.21,
    /// Another word before it.
    AfterWord -0.07 0.02 -0.02,
    /// "is", "was" before it.
    AfterBe 0.83 0.58 0.68,
    /// Another auxiliary before it.
    AfterAuxiliary 0.72 0.40 0.61,
    /// "as" before it.
    AfterAs 0.72 0.81 0.73,
    /// A preposition before it.
    AfterPreposition -0.56 -0.45 -0.16,
    /// "and", "or" before it.
    AfterAnd -0.36 0.11 -0.27,
    /// "that" before it.
    AfterThat 1.08 1.11 1.00,
    /// "to" before it.
    AfterTo 0.33 0.22 0.29,
    /// Another conjunction before it.
    AfterConjunction -0.89 -1.11 -0.71,
    /// A comma before it.
    AfterComma -0.54 -0.47 -0.61,
    /// A colon before it.
    AfterColon -0.76 -0.69 -0.83,
    /// A dash or bracket before it.
    AfterBreak -0.11 -0.21 -0.58,
    /// "so-called" before it.
    AfterSoCalled 0.00 0.00 0.00,
    /// "known as", "titled", "nicknamed" before it.
    AfterNamingVerb 0.50 0.77 0.32,
    /// "calls him" before it.
    AfterCallsHim 0.10 0.12 0.10,
    /// "a firm called", "is known as" before it.
    AfterBearingName 0.24 0.24 0.25,
    /// A word for a work before it: "film".
    AfterWork 0.32 0.09 0.26,
    /// A word for a term before it: "phrase".
    AfterTerm -1.06 -0.96 -0.91,
    /// A word for an utterance among the last words before it: "call", "statement".
    AfterUtterance 1.05 1.05 1.03,
    /// Such a word further before it in the clause.
    UtteranceNear 1.19 1.08 1.07,
    /// A lower-case word follows.
    BeforeWord -0.34 -0.16 -0.56,
    /// Between an article and a noun.
    InsideNounPhrase 0.20 0.26 0.50,
    /// A colon follows.
    BeforeColon -0.23 -0.17 -0.34,
    /// A name follows.
    BeforeName -0.14 0.10 0.30,
    /// A preposition follows.
    BeforePreposition 0.38 0.48 0.25,
    /// A conjunction follows.
    BeforeConjunction 0.60 0.86 0.80,
    /// An auxiliary follows.
    BeforeAuxiliary -0.28 -0.39 -0.23,
    /// Ends the sentence.
    EndsSentence 0.54 0.42 0.44,
    /// Begins a sentence of the reporter's.
    BeginsSentence -0.79 -0.59 -0.41,
    /// Begins its paragraph.
    BeginsParagraph -0.45 -0.26 -0.33,
    /// Alone in its paragraph.
    FillsParagraph -0.13 -0.13 -0.16,
    /// "said" right after it.
    SayAfter 0.28 0.80 0.74,
    /// Another reporting verb right after it.
    ReportAfter -0.34 -0.35 -0.15,
    /// A verb of judging or thinking right after it.
    JudgeAfter 0.17 -0.12 0.05,
    /// A verb of manner right after it: "laughed".
    MannerAfter -0.78 -0.95 -0.69,
    /// "said" leads to it with no word between.
    SayTouches -0.34 -0.34 -0.16,
    /// "said" leads to it with a word or two between.
    SayNear 1.56 1.70 1.62,
    /// "said" leads to it with more words between.
    SayLeads 1.82 1.50 1.73,
    /// Another reporting verb leads to it with no word between.
    ReportTouches 1.37 1.41 1.30,
    /// Another reporting verb leads to it with a word or two between.
    ReportNear 1.41 1.69 1.49,
    /// Another reporting verb leads to it with more words between.
    ReportLeads 1.07 1.31 0.95,
    /// A verb of judging leads to it with no word between.
    JudgeTouches 1.32 1.52 1.36,
    /// "described it as" leads to it.
    DescribedAs -0.31 -0.58 -0.62,
    /// A verb of judging leads to it with a word or two between.
    JudgeNear 0.65 0.74 0.63,
    /// A verb of judging leads to it with more words between.
    JudgeLeads 1.42 1.13 0.86,
    /// A verb of thinking leads to it.
    ThinkBefore 1.25 1.36 1.20,
    /// A verb of manner leads to it.
    MannerBefore 0.21 -0.01 -0.18,
    /// A comma between the verb and it.
    CommaAfterVerb 0.18 0.21 0.10,
    /// "according to" in the sentence.
    AccordingTo 1.03 1.14 1.01,
    /// A name before a colon or after a dash.
    NameAlone -0.14 -0.16 -0.17,
    /// "said" earlier in the sentence.
    SayEarlier 1.36 0.95 1.29,
    /// Another reporting verb earlier in the sentence.
    ReportEarlier 0.34 0.76 0.38,
    /// A verb of judging or thinking earlier in the sentence.
    JudgeEarlier 0.57 0.85 0.74,
    /// "said" later in the sentence.
    SayLater 0.20 0.43 0.68,
    /// Another reporting verb later in the sentence.
    ReportLater -0.14 -0.38 -0.22,
    /// A verb of judging or thinking later in the sentence.
    JudgeLater -0.79 -0.57 -0.86,
    /// No reporting clause in the sentence.
    NoReport -1.12 -1.09 -0.83,
    /// The subject of the nearest reporting clause can speak.
    SubjectSpeaks 0.81 0.59 0.58,
    /// The subject of the nearest reporting clause is "he".
    SubjectPronoun 0.48 0.53 0.81,
    /// The subject of the nearest reporting clause is "I".
    SubjectFirstPerson -0.12 -0.05 -0.23,
    /// The nearest reporting clause inherits its subject from the sentence.
    SubjectInherited -0.53 -0.20 -0.29,
    /// The nearest reporting clause has no subject.
    SubjectMissing -0.34 -0.40 -0.68,
    /// A reporting clause in the sentence before.
    ReportInSentenceBefore 0.87 0.64 0.50,
    /// Speech before it in the sentence.
    SpeechInSentence -0.48 -0.99 -0.71,
    /// Only a comma or "and" between it and the speech before.
    JoinsSpeech 0.09 0.62 0.44,
    /// Only a comma or "and" between it and marks without speech.
    JoinsOther -0.67 -0.41 -0.50,
    /// Marks without speech before it in the sentence.
    OtherMarksInSentence -0.56 -0.49 -0.72,
    /// Speech in the paragraph before.
    SpeechBefore 0.55 0.54 0.72,
    /// Speech before it in the paragraph.
    SpeechInParagraph 1.05 1.04 1.06,
    /// Other marks after it in the sentence.
    MarksFollow -0.13 0.27 0.24,
    /// In a headline.
    InHeadline -0.06 -0.14 -0.00,
    /// In a line in which every content word has a capital.
    InTitledLine 0.31 0.13 0.24,
    /// In single marks.
    SingleMarks 0.32 0.05 0.14,
    /// In single marks in such a line.
    SingleMarksInTitledLine 1.14 1.11 1.03,
    /// The same words were in marks before.
    SameWordsBefore 0.05 0.02 0.32,
    /// A title in a list of titles.
    TitleInList -0.05 0.05 -0.01,
    /// "sang", "starred in" before it.
    AfterPerforming 0.28 0.33 0.29,
    /// "including", "such as" before it.
    AfterListing -0.94 -1.00 -0.76,
    /// "goes by the name" before it.
    AfterNickname -0.85 -0.68 -0.68,
    /// A word for a term further before it in the clause.
    TermNear -0.44 -0.60 -0.44,
    /// A word for a work further before it in the clause.
    WorkNear -0.34 -0.20 -0.31,
    /// A word for what carries a slogan before it in the clause.
    SloganNear -1.08 -1.21 -1.30,
    /// "click", "voted" before it.
    AfterChoosing -0.55 -0.71 -0.56,
    /// "agreed with" before it in the clause.
    AfterAgreeing -0.71 -0.56 -0.56,
    /// "denied" before it in the clause.
    AfterDenial 0.06 0.07 0.06,
    /// "means", "translates as" before it.
    AfterMeaning 0.00 0.00 0.00,
    /// "did not say" before it.
    AfterUnsaid 0.00 0.00 0.00,
    /// "would say" before it.
    AfterHypothetical -0.42 -0.59 -0.45,
    /// "if he says", "as he would say" before it.
    AfterImagined 0.00 0.00 0.00,
    /// "has been described as" before it, and nobody who did.
    AfterPassiveView -1.03 -1.04 -1.00,
    /// A thing that bears a name or a label after it: "rating".
    BeforeThing -0.28 -0.81 -0.48,
    /// A word joined to it: "“yes”-men".
    JoinedToWord -0.52 -0.42 -0.42,
    /// Alone in its paragraph, with nothing that ends a sentence.
    IsHeading -0.22 -0.22 -0.28,
    /// No closing mark.
    Unclosed -0.37 -0.37 -0.47,
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
