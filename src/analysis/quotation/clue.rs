//! Clues -> how likely a pair of marks holds speech.
//!
//! A log-linear model: each clue seen of a pair adds its weight, and the sum is the score. Each clue has three weights,
//! because a quoted word, a phrase and a clause are judged by different things: “reckless” needs someone who judges,
//! “we will rebuild every house” speaks for itself. `tools/weigh_marks.rs` fits the weights; it sees the clues and
//! nothing else.

use crate::analysis::weights::{ClueSet, weight_table};

/// The score above which a pair holds speech. It is above even odds, because inventing speech is worse than missing it.
pub const SPEECH_THRESHOLD: f32 = 1.5;

weight_table! {
    /// Something seen in or around a pair of marks.
    pub PairClue [word phrase clause]:
    /// Always.
    Always 0.71 1.21 1.24,
    /// Exactly two words.
    TwoWords -0.34 -0.42 -0.34,
    /// Six words or more.
    SixWords 1.63 1.63 2.19,
    /// Ten words or more.
    TenWords 0.70 0.70 0.88,
    /// A verb with a finite form, or a pronoun that is a subject.
    HasVerb 0.54 0.26 1.00,
    /// "I", "we", "you".
    HasFirstOrSecondPerson -0.06 0.23 0.18,
    /// Begins with a capital.
    BeginsWithCapital 0.13 -0.20 -0.27,
    /// Every content word has a capital.
    IsTitle 0.02 -0.39 -0.32,
    /// Every content word has a capital, and those around it have none.
    StandsOut -0.17 -0.48 -0.49,
    /// A title after "’s" or "his".
    TitleAfterOwner -1.46 -1.68 -1.50,
    /// A title after a name, a word or a comma.
    TitleAfterName 0.13 0.35 0.10,
    /// A title before a noun.
    TitleBeforeWord 0.15 -0.01 0.03,
    /// A title after "on" or "in".
    TitleInPlace -0.79 -1.34 -0.82,
    /// Capitals only.
    AllCapitals -0.16 -0.23 -0.18,
    /// Contains a number.
    HasNumber -0.02 -0.08 -0.05,
    /// Begins with "the", "a".
    BeginsWithDeterminer -0.13 -0.05 0.11,
    /// Begins with a preposition, an auxiliary or another word from the middle of a sentence.
    BeginsMidSentence -0.35 -0.06 0.18,
    /// A full stop before the closing mark.
    EndsWithStop 0.03 -0.18 0.02,
    /// "!" or "?" before the closing mark.
    EndsWithExclamationOrQuestion 0.92 0.90 0.73,
    /// A comma before the closing mark.
    EndsWithComma -0.44 -0.16 -0.34,
    /// "the", "this" before it.
    AfterThe -0.40 -0.13 -0.02,
    /// "a", "an" before it.
    AfterA 0.11 0.05 0.10,
    /// "his" before it.
    AfterPossessor 0.17 0.22 0.26,
    /// "’s" before it.
    AfterPossessive -0.64 -0.54 -0.53,
    /// A name before it.
    AfterName -0.18 -0.17 -0.11,
    /// Another word before it.
    AfterWord 0.24 0.17 0.10,
    /// "is", "was" before it.
    AfterBe 0.73 0.69 0.63,
    /// Another auxiliary before it.
    AfterAuxiliary 0.62 0.42 0.52,
    /// "as" before it.
    AfterAs 0.78 0.74 0.66,
    /// A preposition before it.
    AfterPreposition -0.42 -0.43 -0.12,
    /// "and", "or" before it.
    AfterAnd -0.50 -0.32 -0.57,
    /// "that" before it.
    AfterThat 0.64 0.70 0.63,
    /// "to" before it.
    AfterTo 0.14 0.02 0.10,
    /// Another conjunction before it.
    AfterConjunction -0.48 -0.68 -0.44,
    /// A comma before it.
    AfterComma -0.42 -0.34 -0.48,
    /// A colon before it.
    AfterColon 0.55 0.65 0.58,
    /// A dash or bracket before it.
    AfterBreak -0.36 -0.45 -0.75,
    /// "so-called" before it.
    AfterSoCalled 0.00 0.00 0.00,
    /// "known as", "titled", "nicknamed" before it.
    AfterNamingVerb 0.51 0.63 0.51,
    /// "calls him" before it.
    AfterCallsHim 0.02 0.02 0.02,
    /// "a firm called", "is known as" before it.
    AfterBearingName 0.15 0.09 0.13,
    /// A word for a work before it: "film".
    AfterWork 0.27 0.27 0.26,
    /// A word for a term before it: "phrase".
    AfterTerm -0.70 -0.63 -0.57,
    /// A word for an utterance among the last words before it: "call", "statement".
    AfterUtterance 1.33 1.35 1.43,
    /// Such a word further before it in the clause.
    UtteranceNear 1.18 1.16 1.07,
    /// A lower-case word follows.
    BeforeWord -0.38 -0.26 -0.40,
    /// Between an article and a noun.
    InsideNounPhrase 0.03 0.06 0.22,
    /// A colon follows.
    BeforeColon -0.20 -0.17 -0.28,
    /// A name follows.
    BeforeName -0.06 -0.16 0.16,
    /// A preposition follows.
    BeforePreposition 0.43 0.36 -0.00,
    /// A conjunction follows.
    BeforeConjunction 0.61 0.67 0.54,
    /// An auxiliary follows.
    BeforeAuxiliary -0.53 -0.55 -0.30,
    /// Ends the sentence.
    EndsSentence 0.81 0.84 0.78,
    /// Begins a sentence of the reporter's.
    BeginsSentence 0.02 0.21 0.38,
    /// Begins its paragraph.
    BeginsParagraph -0.38 -0.35 -0.33,
    /// Alone in its paragraph.
    FillsParagraph -1.09 -1.25 -1.20,
    /// "said" right after it.
    SayAfter 0.86 1.05 1.02,
    /// Another reporting verb right after it.
    ReportAfter 0.26 0.20 0.23,
    /// A verb of judging or thinking right after it.
    JudgeAfter 0.03 -0.12 -0.02,
    /// A verb of manner right after it: "laughed".
    MannerAfter -0.40 -0.56 -0.35,
    /// "said" leads to it with no word between.
    SayTouches 0.66 0.71 0.72,
    /// "said" leads to it with a word or two between.
    SayNear 1.32 1.44 1.32,
    /// "said" leads to it with more words between.
    SayLeads 1.05 0.87 1.06,
    /// Another reporting verb leads to it with no word between.
    ReportTouches 0.78 0.80 0.74,
    /// Another reporting verb leads to it with a word or two between.
    ReportNear 1.14 1.37 1.19,
    /// Another reporting verb leads to it with more words between.
    ReportLeads 0.97 1.12 0.93,
    /// A verb of judging leads to it with no word between.
    JudgeTouches 0.84 0.98 0.85,
    /// "described it as" leads to it.
    DescribedAs -0.36 -0.48 -0.51,
    /// A verb of judging leads to it with a word or two between.
    JudgeNear 0.92 0.83 0.86,
    /// A verb of judging leads to it with more words between.
    JudgeLeads 1.14 1.20 1.00,
    /// A verb of thinking leads to it.
    ThinkBefore 0.86 0.94 0.82,
    /// A verb of manner leads to it.
    MannerBefore -0.11 -0.33 -0.32,
    /// A comma between the verb and it.
    CommaAfterVerb -0.34 -0.19 -0.29,
    /// "according to" in the sentence.
    AccordingTo 0.63 0.82 0.67,
    /// A name before a colon or after a dash.
    NameAlone 0.14 0.17 0.15,
    /// "said" earlier in the sentence.
    SayEarlier 0.96 0.67 0.91,
    /// Another reporting verb earlier in the sentence.
    ReportEarlier 0.23 0.41 0.27,
    /// A verb of judging or thinking earlier in the sentence.
    JudgeEarlier 0.10 0.41 0.21,
    /// "said" later in the sentence.
    SayLater 0.44 0.38 0.52,
    /// Another reporting verb later in the sentence.
    ReportLater -0.18 -0.39 -0.18,
    /// A verb of judging or thinking later in the sentence.
    JudgeLater -0.79 -0.58 -0.96,
    /// No reporting clause in the sentence.
    NoReport -1.05 -0.87 -0.74,
    /// The subject of the nearest reporting clause can speak.
    SubjectSpeaks 0.69 0.66 0.96,
    /// The subject of the nearest reporting clause is "he".
    SubjectPronoun 0.82 0.72 0.93,
    /// The subject of the nearest reporting clause is "I".
    SubjectFirstPerson 0.06 0.06 -0.06,
    /// The nearest reporting clause inherits its subject from the sentence.
    SubjectInherited -0.60 -0.41 -0.43,
    /// The nearest reporting clause has no subject.
    SubjectMissing -0.01 -0.14 -0.09,
    /// A reporting clause in the sentence before.
    ReportInSentenceBefore 0.28 0.23 0.19,
    /// Speech before it in the sentence.
    SpeechInSentence -0.38 -0.93 -0.66,
    /// Only a comma or "and" between it and the speech before.
    JoinsSpeech 0.63 0.62 0.54,
    /// Only a comma or "and" between it and marks without speech.
    JoinsOther -0.25 -0.03 -0.16,
    /// Marks without speech before it in the sentence.
    OtherMarksInSentence -0.26 -0.38 -0.46,
    /// Speech in the paragraph before.
    SpeechBefore 0.53 0.41 0.67,
    /// Speech before it in the paragraph.
    SpeechInParagraph 0.91 0.98 0.96,
    /// Other marks after it in the sentence.
    MarksFollow -0.09 0.32 0.13,
    /// In a headline.
    InHeadline -0.20 -0.25 -0.16,
    /// In a line in which every content word has a capital.
    InTitledLine 0.34 0.29 0.29,
    /// In single marks.
    SingleMarks -0.23 -0.35 -0.36,
    /// In single marks in such a line.
    SingleMarksInTitledLine 0.72 0.74 0.69,
    /// The same words were in marks before.
    SameWordsBefore -0.30 -0.27 -0.12,
    /// No closing mark.
    Unclosed -0.27 -0.26 -0.35,
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
