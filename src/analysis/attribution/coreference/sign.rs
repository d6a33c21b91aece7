//! What is seen of somebody whom a pronoun may stand for, and how much it counts.

use crate::analysis::weights::weight_table;

weight_table! {
    /// Something that speaks for or against an antecedent.
    pub(crate) Sign [weight]:
    /// Spoke last.
    SpokeLast 1.30,
    /// Spoke last but one.
    SpokeBeforeLast 0.67,
    /// Spoke before that.
    SpokeEarlier -0.62,
    /// Spoke in the same sentence.
    SpokeInSentence -0.12,
    /// Spoke in the same paragraph.
    SpokeInParagraph 1.00,
    /// Spoke in the paragraph before.
    SpokeInLastParagraph 0.65,
    /// Spoke further before.
    SpokeFarther 0.28,
    /// Was the same pronoun when they spoke.
    SamePronoun -0.24,
    /// Was the other one of "he" and "she" when they spoke.
    OtherPronoun -1.98,
    /// Was a pronoun of another kind.
    PronounOfOtherKind -2.20,
    /// The verb says that the last speaker goes on.
    GoesOn 0.10,
    /// The words can hardly be somebody who speaks.
    CannotSpeak -2.71,
    /// Named in the same sentence.
    NamedInSentence -1.90,
    /// Named in the sentence before.
    NamedInLast 0.63,
    /// Named in the sentence before that.
    NamedInLastButOne -0.55,
    /// Named further before.
    NamedFarther -1.39,
    /// As the subject of the same sentence.
    SubjectOfSentence 1.59,
    /// As the subject of the sentence before.
    SubjectOfLast 1.05,
    /// As the subject of the sentence before that.
    SubjectOfLastButOne 0.41,
    /// As the subject of a sentence further before.
    SubjectFarther -0.25,
    /// Named in the same paragraph.
    NamedInParagraph 0.76,
    /// The person named last before the pronoun.
    NearestPerson 0.32,
    /// Named only as the owner of something.
    OnlyOwner -1.18,
    /// Named only inside quotations.
    OnlyQuoted 0.12,
    /// Named nearby twice.
    NamedTwice 1.60,
    /// Named nearby three times or more.
    NamedOften 2.51,
    /// Named by the first words of the paragraph.
    OpensParagraph 1.19,
    /// Named in the first paragraph of the article.
    InLead 0.18,
    /// An institution for "he".
    OrganizationAsPerson -1.72,
    /// A country for "he".
    CountryAsPerson -1.02,
    /// An institution or a country for "he" where a person is at hand.
    PersonAtHand -2.00,
    /// Described, for "he".
    DescribedAsPerson -0.50,
    /// Described by what a person is or does, for "he".
    RoleAsPerson 0.00,
    /// Unknown words, for "he".
    UnknownAsPerson -1.87,
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
    GenderFits -0.17,
    /// The text gives the gender, and it does not fit.
    GenderContradicts -3.00,
    /// Pronouns beside the name lean this way.
    VotesFor 0.40,
    /// Many do.
    VotesStronglyFor 0.03,
    /// They lean the other way.
    VotesAgainst -0.67,
    /// Many do.
    VotesStronglyAgainst -2.96,
}
