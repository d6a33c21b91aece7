//! What is seen of somebody whom a pronoun may stand for, and how much it counts.

use super::weighted::weighted;

weighted! {
    /// Something that speaks for or against an antecedent.
    Sign:
    /// Spoke last.
    SpokeLast 1.52,
    /// Spoke last but one.
    SpokeBeforeLast 0.64,
    /// Spoke before that.
    SpokeEarlier -0.46,
    /// Spoke in the same sentence.
    SpokeInSentence -0.97,
    /// Spoke in the same paragraph.
    SpokeInParagraph 0.90,
    /// Spoke in the paragraph before.
    SpokeInLastParagraph 0.72,
    /// Spoke further before.
    SpokeFarther 0.08,
    /// Was the same pronoun when they spoke.
    SamePronoun 0.04,
    /// Was the other one of "he" and "she" when they spoke.
    OtherPronoun -1.28,
    /// Was a pronoun of another kind.
    PronounOfOtherKind -1.28,
    /// The verb says that the last speaker goes on.
    GoesOn 1.22,
    /// The words can hardly be somebody who speaks.
    CannotSpeak -1.33,
    /// Named in the same sentence.
    NamedInSentence -1.00,
    /// Named in the sentence before.
    NamedInLast 0.82,
    /// Named in the sentence before that.
    NamedInLastButOne -0.48,
    /// Named further before.
    NamedFarther -0.81,
    /// As the subject of the same sentence.
    SubjectOfSentence 1.40,
    /// As the subject of the sentence before.
    SubjectOfLast 1.16,
    /// As the subject of the sentence before that.
    SubjectOfLastButOne 0.72,
    /// As the subject of a sentence further before.
    SubjectFarther -0.27,
    /// Named in the same paragraph.
    NamedInParagraph 0.69,
    /// The person named last before the pronoun.
    NearestPerson 0.39,
    /// Named only as the owner of something.
    OnlyOwner -0.87,
    /// Named only inside quotations.
    OnlyQuoted 0.01,
    /// Named nearby twice.
    NamedTwice 0.76,
    /// Named nearby three times or more.
    NamedOften 1.03,
    /// Named by the first words of the paragraph.
    OpensParagraph 1.24,
    /// Named in the first paragraph of the article.
    InLead 0.48,
    /// An institution for "he".
    OrganizationAsPerson -2.59,
    /// A country for "he".
    CountryAsPerson -1.87,
    /// Described, for "he".
    DescribedAsPerson -1.38,
    /// Unknown words, for "he".
    UnknownAsPerson 0.78,
    /// A plural for "he".
    PluralAsPerson -1.09,
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
    GenderFits 0.22,
    /// The text gives the gender, and it does not fit.
    GenderContradicts -3.00,
    /// Pronouns beside the name lean this way.
    VotesFor -0.09,
    /// Many do.
    VotesStronglyFor -0.14,
    /// They lean the other way.
    VotesAgainst -1.11,
    /// Many do.
    VotesStronglyAgainst -1.94,
}
