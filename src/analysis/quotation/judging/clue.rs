//! Clues -> how likely a pair of marks holds speech.
//!
//! A log-linear model: each clue seen of a pair adds its weight, and the sum is the score. Each clue has three weights,
//! because a quoted word, a phrase and a clause are judged by different things: “reckless” needs someone who judges,
//! “we will rebuild every house” speaks for itself. `tools/weigh_marks.rs` fits the weights; it sees the clues and
//! nothing else.

use crate::analysis::weights::{ClueSet, weight_table};

/// The score above which a pair holds speech. It is above even odds, because inventing speech is worse than missing it.
pub const SPEECH_THRESHOLD: f32 = 0.6;

weight_table! {
    /// Something seen in or around a pair of marks.
    pub PairClue [word phrase clause]:
    /// Always.
    Always -0.54 0.15 0.21,
    /// Exactly two words.
    TwoWords -0.33 -0.42 -0.33,
    /// Six words or more.
    SixWords 1.74 1.74 2.30,
    /// Ten words or more.
    TenWords 0.94 0.94 1.19,
    /// A verb with a finite form, or a pronoun that is a subject.
    HasVerb 0.66 0.07 1.46,
    /// "I", "we", "you".
    HasFirstOrSecondPerson -0.71 -0.72 -0.26,
    /// Begins with a capital.
    BeginsWithCapital 0.39 0.24 -0.40,
    /// Every content word has a capital, and so has the last word.
    IsTitle -0.26 -0.96 -0.65,
    /// Every content word has a capital, and those around it have none.
    StandsOut -0.05 -0.45 -0.34,
    /// A title after "’s" or "his".
    TitleAfterOwner -1.56 -1.85 -1.57,
    /// A title after a name, a word or a comma.
    TitleAfterName 0.49 0.46 0.29,
    /// A title before a noun.
    TitleBeforeWord 0.25 0.27 0.24,
    /// A title after "on" or "in".
    TitleInPlace -0.63 -1.25 -0.56,
    /// Capitals only.
    AllCapitals 0.15 -0.03 0.09,
    /// Contains a number.
    HasNumber 0.21 0.04 0.14,
    /// Begins with "the", "a".
    BeginsWithDeterminer -0.36 -0.21 0.04,
    /// Begins with a preposition, an auxiliary or another word from the middle of a sentence.
    BeginsMidSentence -0.61 -0.06 0.36,
    /// A full stop before the closing mark.
    EndsWithStop -0.11 -0.13 -0.23,
    /// "!" or "?" before the closing mark.
    EndsWithExclamationOrQuestion 0.78 0.56 0.40,
    /// A comma before the closing mark.
    EndsWithComma -0.67 -0.38 -0.39,
    /// "the", "this" before it.
    AfterThe -0.57 -0.43 -0.39,
    /// "a", "an" before it.
    AfterA -0.08 -0.06 0.05,
    /// "his" before it.
    AfterPossessor -0.01 0.06 0.20,
    /// "’s" before it.
    AfterPossessive -0.60 -0.58 -0.63,
    /// A name before it.
    AfterName -0.31 -0.23 -0.13,
    /// Another word before it.
    AfterWord -0.07 0.01 -0.04,
    /// "is", "was" before it.
    AfterBe 0.77 0.53 0.63,
    /// Another auxiliary before it.
    AfterAuxiliary 0.71 0.37 0.59,
    /// "as" before it.
    AfterAs 0.68 0.68 0.65,
    /// A preposition before it.
    AfterPreposition -0.67 -0.55 -0.26,
    /// "and", "or" before it.
    AfterAnd -0.31 0.03 -0.32,
    /// "that" before it.
    AfterThat 1.06 1.11 1.00,
    /// "to" before it.
    AfterTo 0.16 0.12 0.16,
    /// Another conjunction before it.
    AfterConjunction -0.95 -1.18 -0.78,
    /// A comma before it.
    AfterComma -0.64 -0.58 -0.67,
    /// A colon before it.
    AfterColon -0.68 -0.39 -0.86,
    /// A dash or bracket before it.
    AfterBreak -0.26 -0.38 -0.75,
    /// "so-called" before it.
    AfterSoCalled 0.00 0.00 0.00,
    /// "known as", "titled", "nicknamed" before it.
    AfterNamingVerb 0.33 0.57 0.15,
    /// "calls him" before it.
    AfterCallsHim 0.10 0.11 0.10,
    /// "a firm called", "is known as" before it.
    AfterBearingName 0.38 0.29 0.32,
    /// A word for a work before it: "film".
    AfterWork 0.32 0.09 0.28,
    /// A word for a term before it: "phrase".
    AfterTerm -1.05 -0.93 -0.72,
    /// A word for an utterance among the last words before it: "call", "statement".
    AfterUtterance 1.15 1.11 1.24,
    /// Such a word further before it in the clause.
    UtteranceNear 1.29 1.27 1.00,
    /// A lower-case word follows.
    BeforeWord -0.43 -0.13 -0.50,
    /// Between an article and a noun.
    InsideNounPhrase 0.05 0.15 0.39,
    /// A colon follows.
    BeforeColon -0.24 -0.18 -0.37,
    /// A name follows.
    BeforeName -0.04 0.20 0.34,
    /// A preposition follows.
    BeforePreposition 0.29 0.48 0.23,
    /// A conjunction follows.
    BeforeConjunction 0.51 0.79 0.75,
    /// An auxiliary follows.
    BeforeAuxiliary -0.47 -0.55 -0.42,
    /// Ends the sentence.
    EndsSentence 0.54 0.57 0.50,
    /// Begins a sentence of the reporter's.
    BeginsSentence -0.75 -0.50 -0.33,
    /// Begins its paragraph.
    BeginsParagraph -0.65 -0.48 -0.49,
    /// Alone in its paragraph.
    FillsParagraph -0.20 -0.20 -0.26,
    /// "said" right after it.
    SayAfter 0.52 0.90 0.87,
    /// Another reporting verb right after it.
    ReportAfter -0.13 -0.11 0.04,
    /// A verb of judging or thinking right after it.
    JudgeAfter 0.20 -0.03 0.11,
    /// A verb of manner right after it: "laughed".
    MannerAfter -0.77 -0.96 -0.77,
    /// "said" leads to it with no word between.
    SayTouches -0.05 -0.06 0.28,
    /// "said" leads to it with a word or two between.
    SayNear 1.73 1.84 1.80,
    /// "said" leads to it with more words between.
    SayLeads 1.55 1.39 1.37,
    /// Another reporting verb leads to it with no word between.
    ReportTouches 1.48 1.50 1.40,
    /// Another reporting verb leads to it with a word or two between.
    ReportNear 1.37 1.63 1.46,
    /// Another reporting verb leads to it with more words between.
    ReportLeads 1.12 1.48 1.06,
    /// A verb of judging leads to it with no word between.
    JudgeTouches 1.24 1.43 1.28,
    /// "described it as" leads to it.
    DescribedAs -0.16 -0.46 -0.51,
    /// A verb of judging leads to it with a word or two between.
    JudgeNear 0.75 0.73 0.65,
    /// A verb of judging leads to it with more words between.
    JudgeLeads 1.35 1.13 0.85,
    /// A verb of thinking leads to it.
    ThinkBefore 1.29 1.37 1.23,
    /// A verb of manner leads to it.
    MannerBefore 0.06 -0.20 -0.30,
    /// A comma between the verb and it.
    CommaAfterVerb -0.11 0.10 -0.03,
    /// "according to" in the sentence.
    AccordingTo 1.28 1.41 1.24,
    /// A name before a colon or after a dash.
    NameAlone -0.18 -0.21 -0.20,
    /// "said" earlier in the sentence.
    SayEarlier 1.44 1.00 1.36,
    /// Another reporting verb earlier in the sentence.
    ReportEarlier 0.28 0.59 0.34,
    /// A verb of judging or thinking earlier in the sentence.
    JudgeEarlier 0.49 0.59 0.49,
    /// "said" later in the sentence.
    SayLater 0.46 0.65 0.84,
    /// Another reporting verb later in the sentence.
    ReportLater -0.01 -0.29 -0.14,
    /// A verb of judging or thinking later in the sentence.
    JudgeLater -0.75 -0.51 -0.91,
    /// No reporting clause in the sentence.
    NoReport -0.90 -0.93 -0.53,
    /// The subject of the nearest reporting clause can speak.
    SubjectSpeaks 0.70 0.64 0.90,
    /// The subject of the nearest reporting clause is "he".
    SubjectPronoun 0.39 0.48 0.66,
    /// The subject of the nearest reporting clause is "I".
    SubjectFirstPerson 0.07 0.12 -0.05,
    /// The nearest reporting clause inherits its subject from the sentence.
    SubjectInherited -0.45 -0.18 -0.42,
    /// The nearest reporting clause has no subject.
    SubjectMissing 0.25 0.03 0.08,
    /// A reporting clause in the sentence before.
    ReportInSentenceBefore 0.85 0.59 0.51,
    /// Speech before it in the sentence.
    SpeechInSentence -0.44 -1.07 -0.74,
    /// Only a comma or "and" between it and the speech before.
    JoinsSpeech 0.66 0.92 0.79,
    /// Only a comma or "and" between it and marks without speech.
    JoinsOther -0.65 -0.27 -0.38,
    /// Marks without speech before it in the sentence.
    OtherMarksInSentence -0.57 -0.50 -0.61,
    /// Speech in the paragraph before.
    SpeechBefore 0.67 0.66 0.76,
    /// Speech before it in the paragraph.
    SpeechInParagraph 1.23 1.26 1.20,
    /// Other marks after it in the sentence.
    MarksFollow -0.07 0.26 0.26,
    /// In a headline.
    InHeadline -0.02 -0.06 0.07,
    /// In a line in which every content word has a capital.
    InTitledLine 0.37 0.18 0.28,
    /// In single marks.
    SingleMarks 0.36 0.15 0.23,
    /// In single marks in such a line.
    SingleMarksInTitledLine 0.95 0.87 0.84,
    /// The same words were in marks before.
    SameWordsBefore -0.00 -0.04 0.27,
    /// A title in a list of titles.
    TitleInList -0.28 -0.14 -0.20,
    /// "sang", "starred in" before it.
    AfterPerforming 0.26 0.31 0.27,
    /// "including", "such as" before it.
    AfterListing -0.75 -0.84 -0.61,
    /// "goes by the name" before it.
    AfterNickname -0.60 -0.48 -0.48,
    /// A word for a term further before it in the clause.
    TermNear -0.43 -0.51 -0.65,
    /// A word for a work further before it in the clause.
    WorkNear -0.27 -0.17 -0.16,
    /// A word for what carries a slogan before it in the clause.
    SloganNear -0.96 -1.04 -1.04,
    /// "click", "voted" before it.
    AfterChoosing -0.54 -0.71 -0.55,
    /// "agreed with" before it in the clause.
    AfterAgreeing -0.62 -0.49 -0.49,
    /// "denied" before it in the clause.
    AfterDenial -1.38 -1.18 -1.13,
    /// "means", "translates as" before it.
    AfterMeaning 0.00 0.00 0.00,
    /// "did not say" before it.
    AfterUnsaid 0.00 0.00 0.00,
    /// "would say" before it.
    AfterHypothetical -0.58 -0.73 -0.57,
    /// "if he says", "as he would say" before it.
    AfterImagined 0.00 0.00 0.00,
    /// "has been described as" before it, and nobody who did.
    AfterPassiveView -1.29 -1.33 -1.30,
    /// A thing that bears a name or a label after it: "rating".
    BeforeThing -0.60 -1.00 -0.71,
    /// A word joined to it: "“yes”-men".
    JoinedToWord -0.57 -0.45 -0.45,
    /// Alone in its paragraph, with nothing that ends a sentence.
    IsHeading -0.29 -0.29 -0.37,
    /// No closing mark.
    Unclosed -0.26 -0.23 -0.36,
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
