//! What is seen of somebody whom a pronoun may stand for, and how much it counts.

use super::weighted::weighted;

weighted! {
    /// Something that speaks for or against an antecedent.
    Sign:
    /// Spoke last.
    SpokeLast 1.49,
    /// Spoke last but one.
    SpokeBeforeLast 0.66,
    /// Spoke before that.
    SpokeEarlier -0.48,
    /// Spoke in the same sentence.
    SpokeInSentence -0.33,
    /// Spoke in the same paragraph.
    SpokeInParagraph 0.86,
    /// Spoke in the paragraph before.
    SpokeInLastParagraph 0.69,
    /// Spoke further before.
    SpokeFarther 0.12,
    /// Was the same pronoun when they spoke.
    SamePronoun -0.01,
    /// Was the other one of "he" and "she" when they spoke.
    OtherPronoun -0.69,
    /// Was a pronoun of another kind.
    PronounOfOtherKind -0.66,
    /// The verb says that the last speaker goes on.
    GoesOn 0.60,
    /// The words can hardly be somebody who speaks.
    CannotSpeak -1.02,
    /// Named in the same sentence.
    NamedInSentence -0.80,
    /// Named in the sentence before.
    NamedInLast 0.80,
    /// Named in the sentence before that.
    NamedInLastButOne -0.29,
    /// Named further before.
    NamedFarther -0.73,
    /// As the subject of the same sentence.
    SubjectOfSentence 0.56,
    /// As the subject of the sentence before.
    SubjectOfLast 1.07,
    /// As the subject of the sentence before that.
    SubjectOfLastButOne 0.44,
    /// As the subject of a sentence further before.
    SubjectFarther -0.33,
    /// Named in the same paragraph.
    NamedInParagraph 0.70,
    /// The person named last before the pronoun.
    NearestPerson 0.33,
    /// Named only as the owner of something.
    OnlyOwner -0.41,
    /// Named only inside quotations.
    OnlyQuoted -0.37,
    /// Named nearby twice.
    NamedTwice 0.46,
    /// Named nearby three times or more.
    NamedOften 0.75,
    /// Named by the first words of the paragraph.
    OpensParagraph 1.08,
    /// Named in the first paragraph of the article.
    InLead 0.34,
    /// An institution for "he".
    OrganizationAsPerson -1.85,
    /// A country for "he".
    CountryAsPerson -1.15,
    /// Described, for "he".
    DescribedAsPerson -1.08,
    /// Unknown words, for "he".
    UnknownAsPerson 0.57,
    /// A plural for "he".
    PluralAsPerson -0.76,
    /// A person for "it".
    PersonAsThing -4.00,
    /// An institution for "it".
    OrganizationAsThing 0.30,
    /// A person for "they".
    PersonAsMany -1.50,
    /// An institution for "they".
    OrganizationAsMany 0.30,
    /// A plural for "they".
    PluralAsMany 1.00,
    /// The text gives the gender, and it fits.
    GenderFits 0.48,
    /// The text gives the gender, and it does not fit.
    GenderContradicts -1.24,
    /// Pronouns beside the name lean this way.
    VotesFor 0.22,
    /// Many do.
    VotesStronglyFor 0.20,
    /// They lean the other way.
    VotesAgainst -0.72,
    /// Many do.
    VotesStronglyAgainst -1.24,
}
