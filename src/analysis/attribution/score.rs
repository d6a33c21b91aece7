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
    Behind 2.43,
    /// The quotation ends in a full stop before that.
    BehindFullStop -1.99,
    /// The report introduces the quotation.
    Before 1.70,
    /// With nothing between.
    BeforeTouching 0.17,
    /// With a comma or colon.
    BeforeComma 0.08,
    /// The report stands earlier in the sentence.
    EarlierInSentence 2.11,
    /// The report stands later in the sentence.
    LaterInSentence 1.41,
    /// The report stands in the sentence before.
    SentenceBefore -0.38,
    /// The report stands earlier in the paragraph.
    EarlierInParagraph -1.50,
    /// The report stands in the last sentence of the paragraph before.
    ParagraphBefore -1.55,
    /// The report stands further before.
    FarBefore -2.67,
    /// A colon leads to the quotation.
    ColonBefore 0.11,
    /// The report stands in the sentence behind.
    SentenceBehind -0.76,
    /// The report stands between two quotations of the paragraph and belongs to the first.
    Between 0.94,
    /// The report stands right behind the last quotation.
    BehindLast 0.76,
    /// "said".
    Say 0.92,
    /// "told", "asked".
    Tell 0.70,
    /// "added", "warned".
    Report 0.70,
    /// "described ... as".
    Judge -0.14,
    /// "believes".
    Think -1.45,
    /// "laughed".
    Manner -0.05,
    /// "according to".
    According 2.00,
    /// Nothing but a name before a colon or behind a dash.
    Line -0.13,
    /// The report introduces the next quotation.
    LeadsToOther -0.26,
    /// The subject is the sentence's.
    Borrowed -1.22,
    /// The quotation is a phrase.
    Partial -0.66,
    /// One report is nearer.
    OneNearer -0.54,
    /// More are nearer.
    ManyNearer -0.79,
    /// The subject is a pronoun.
    Pronoun 0.68,
    /// The subject is "I" or "we".
    FirstPerson -0.20,
    /// The subject is a name.
    Named 1.01,
    /// The subject is a description.
    Described 0.86,
    /// The subject turned out to be a person.
    SpeakerPerson 1.12,
    /// An institution.
    SpeakerOrganization -0.27,
    /// A country.
    SpeakerCountry 0.31,
    /// A described group or person.
    SpeakerGroup 0.19,
    /// Words of which nothing is known.
    SpeakerUnknown 0.24,
    /// A verb of judging or thinking that is not beside the quotation.
    JudgeApart -0.29,
    /// "according to", not beside the quotation.
    AccordingApart 1.25,
    /// The report introduces a phrase.
    BeforePartial 0.16,
    /// The report stands right behind a phrase.
    BehindPartial -0.30,
    /// The quotation is a phrase, and the report is not beside it.
    ApartPartial -0.72,
    /// Another clause stands between the verb and the quotation it introduces.
    BeforeClause 0.54,
    /// More than a few words do.
    BeforeWide -0.32,
    /// "is warning".
    Progressive 0.62,
    /// The report only names who passed on the words of another.
    Relays -6.00,
    /// The words can hardly be somebody who speaks.
    CannotSpeak -0.97,
    /// Speech without marks: the report is the quotation's own.
    Indirect 5.00,
    /// The last speaker goes on.
    Turn -1.27,
    /// In the same paragraph.
    TurnSameParagraph -0.79,
    /// In the next paragraph.
    TurnNextParagraph -0.26,
    /// Two or three paragraphs on.
    TurnLater -0.07,
    /// Further on.
    TurnFar -0.34,
    /// The quotation opens its paragraph.
    TurnOpensParagraph 0.38,
    /// The quotation is a phrase.
    TurnPartial -0.43,
    /// In the same sentence.
    TurnSameSentence -0.04,
    /// Named in the quotation's sentence, before it.
    NamedInSentence 1.09,
    /// Named in the sentence before.
    NamedInLastSentence -0.66,
    /// Named in the last sentence of the paragraph before.
    NamedInLastParagraph -1.74,
    /// Named in the quotation's sentence, behind it.
    NamedBehind 1.01,
    /// Others stand nearer.
    NotNearestNamed 0.36,
    /// Others are named in the quotation's own sentence.
    OthersInSentence -0.87,
    /// Nobody else is named there.
    OnlyOneNamed 0.20,
    /// A colon leads to the quotation.
    NamedColon 0.41,
    /// The quotation is a phrase.
    NamedPartial -1.42,
    /// The words are their sentence's subject.
    NamedSubject 1.22,
    /// They stand beside the quotation.
    NamedTouching -0.04,
    /// They name a person.
    NamedPerson 0.53,
    /// They name an institution.
    NamedOrganization -0.65,
    /// They name a country.
    NamedCountry -0.72,
    /// They own something.
    NamedOwner -1.11,
    /// It is a statement, a letter, a warning.
    OwnsSpeech 0.41,
    /// They stand behind a preposition.
    BehindPreposition -0.57,
    /// "a letter from", "an interview with".
    SpeechByNamed 0.07,
    /// A statement, a letter, a warning stands between them and the quotation.
    SpeechBetween 0.50,
    /// A pronoun that acts.
    PronounActs 1.90,
    /// A pronoun that owns.
    PronounOwner 1.14,
}

/// Sorts the candidates, the likeliest first, and gives each its share of the likelihood. The share that is
/// missing from one is nobody's.
pub(super) fn shares(candidates: &mut [Candidate]) -> Vec<f32> {
    const NOBODY: f32 = 1.0;
    candidates.sort_by(|a, b| b.features.score().total_cmp(&a.features.score()));
    let sum: f32 = candidates.iter().map(|candidate| candidate.features.score().exp()).sum();
    candidates.iter().map(|candidate| candidate.features.score().exp() / (sum + NOBODY)).collect()
}

/// How much the odds grow when a share becomes a confidence, fitted with the weights.
const SLOPE: f32 = 0.76;
/// What is added to the logarithm of the odds, fitted with the weights.
const SHIFT: f32 = 0.68;

/// The confidence that is shown for a share: as often right as it says.
///
/// A share says how a candidate compares with the others that were seen, not how often such a choice is right.
pub(super) fn calibrated(share: f32) -> f32 {
    let share = share.clamp(0.001, 0.999);
    let odds = SLOPE * (share / (1.0 - share)).ln() + SHIFT;
    1.0 / (1.0 + (-odds).exp())
}

#[cfg(test)]
mod tests {
    use super::calibrated;

    #[test]
    fn more_likely_stays_more_likely() {
        let shares = [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0];
        let shown = shares.map(calibrated);
        assert!(shown.is_sorted());
        assert!(shown.iter().all(|confidence| (0.0..=1.0).contains(confidence)));
    }
}
