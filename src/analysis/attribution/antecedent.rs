//! What is seen of somebody whom a pronoun may stand for, and how much it counts.

use super::weighted::weighted;

weighted! {
    /// Something that speaks for or against an antecedent.
    Sign:
    /// Spoke last.
    SpokeLast 1.53,
    /// Spoke last but one.
    SpokeBeforeLast 0.75,
    /// Spoke before that.
    SpokeEarlier -0.47,
    /// Spoke in the same sentence.
    SpokeInSentence -1.03,
    /// Spoke in the same paragraph.
    SpokeInParagraph 1.02,
    /// Spoke in the paragraph before.
    SpokeInLastParagraph 0.74,
    /// Spoke further before.
    SpokeFarther 0.06,
    /// Was the same pronoun when they spoke.
    SamePronoun 0.03,
    /// Was the other one of "he" and "she" when they spoke.
    OtherPronoun -1.23,
    /// Was a pronoun of another kind.
    PronounOfOtherKind -1.27,
    /// The verb says that the last speaker goes on.
    GoesOn 1.15,
    /// The words can hardly be somebody who speaks.
    CannotSpeak -1.33,
    /// Named in the same sentence.
    NamedInSentence -1.06,
    /// Named in the sentence before.
    NamedInLast 0.82,
    /// Named in the sentence before that.
    NamedInLastButOne -0.40,
    /// Named further before.
    NamedFarther -0.81,
    /// As the subject of the same sentence.
    SubjectOfSentence 1.41,
    /// As the subject of the sentence before.
    SubjectOfLast 1.21,
    /// As the subject of the sentence before that.
    SubjectOfLastButOne 0.64,
    /// As the subject of a sentence further before.
    SubjectFarther -0.30,
    /// Named in the same paragraph.
    NamedInParagraph 0.75,
    /// The person named last before the pronoun.
    NearestPerson 0.38,
    /// Named only as the owner of something.
    OnlyOwner -0.84,
    /// Named only inside quotations.
    OnlyQuoted 0.01,
    /// Named nearby twice.
    NamedTwice 0.73,
    /// Named nearby three times or more.
    NamedOften 1.07,
    /// Named by the first words of the paragraph.
    OpensParagraph 1.18,
    /// Named in the first paragraph of the article.
    InLead 0.54,
    /// An institution for "he".
    OrganizationAsPerson -2.58,
    /// A country for "he".
    CountryAsPerson -1.85,
    /// Described, for "he".
    DescribedAsPerson -1.39,
    /// Unknown words, for "he".
    UnknownAsPerson 0.68,
    /// A plural for "he".
    PluralAsPerson -1.10,
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
    GenderFits 0.24,
    /// The text gives the gender, and it does not fit.
    GenderContradicts -3.00,
    /// Pronouns beside the name lean this way.
    VotesFor -0.07,
    /// Many do.
    VotesStronglyFor -0.16,
    /// They lean the other way.
    VotesAgainst -1.09,
    /// Many do.
    VotesStronglyAgainst -1.94,
}
