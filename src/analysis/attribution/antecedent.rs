//! What is seen of somebody whom a pronoun may stand for, and how much it counts.

use super::weighted::weighted;

weighted! {
    /// Something that speaks for or against an antecedent.
    Sign:
    /// Spoke last.
    SpokeLast 1.18,
    /// Spoke last but one.
    SpokeBeforeLast 0.46,
    /// Spoke before that.
    SpokeEarlier -0.80,
    /// Spoke in the same sentence.
    SpokeInSentence -0.97,
    /// Spoke in the same paragraph.
    SpokeInParagraph 0.69,
    /// Spoke in the paragraph before.
    SpokeInLastParagraph 0.56,
    /// Spoke further before.
    SpokeFarther 0.16,
    /// Was the same pronoun when they spoke.
    SamePronoun -0.09,
    /// Was the other one of "he" and "she" when they spoke.
    OtherPronoun -1.70,
    /// Was a pronoun of another kind.
    PronounOfOtherKind -2.02,
    /// The verb says that the last speaker goes on.
    GoesOn 1.66,
    /// The words can hardly be somebody who speaks.
    CannotSpeak -2.57,
    /// Named in the same sentence.
    NamedInSentence -1.77,
    /// Named in the sentence before.
    NamedInLast 0.51,
    /// Named in the sentence before that.
    NamedInLastButOne -0.62,
    /// Named further before.
    NamedFarther -0.89,
    /// As the subject of the same sentence.
    SubjectOfSentence 1.85,
    /// As the subject of the sentence before.
    SubjectOfLast 1.19,
    /// As the subject of the sentence before that.
    SubjectOfLastButOne 0.74,
    /// As the subject of a sentence further before.
    SubjectFarther -0.26,
    /// Named in the same paragraph.
    NamedInParagraph 1.02,
    /// The person named last before the pronoun.
    NearestPerson 0.47,
    /// Named only as the owner of something.
    OnlyOwner -0.75,
    /// Named only inside quotations.
    OnlyQuoted 0.19,
    /// Named nearby twice.
    NamedTwice 1.28,
    /// Named nearby three times or more.
    NamedOften 1.76,
    /// Named by the first words of the paragraph.
    OpensParagraph 1.13,
    /// Named in the first paragraph of the article.
    InLead 0.40,
    /// An institution for "he".
    OrganizationAsPerson -2.46,
    /// A country for "he".
    CountryAsPerson -1.20,
    /// An institution or a country for "he" where a person is at hand.
    PersonAtHand -2.00,
    /// Described, for "he".
    DescribedAsPerson -0.50,
    /// Described by what a person is or does, for "he".
    RoleAsPerson 0.00,
    /// Unknown words, for "he".
    UnknownAsPerson 0.79,
    /// A plural for "he".
    PluralAsPerson -2.00,
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
    GenderFits 0.05,
    /// The text gives the gender, and it does not fit.
    GenderContradicts -3.00,
    /// Pronouns beside the name lean this way.
    VotesFor -0.03,
    /// Many do.
    VotesStronglyFor -0.13,
    /// They lean the other way.
    VotesAgainst -1.40,
    /// Many do.
    VotesStronglyAgainst -2.65,
}
