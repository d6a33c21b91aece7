//! The clues for and against a possible antecedent of a pronoun, with their fitted weights.

use crate::analysis::weights::weight_table;

weight_table! {
    /// A clue for or against an antecedent.
    pub(crate) AntecedentClue [weight]:
    /// Spoke last.
    SpokeLast 1.30,
    /// Spoke second to last.
    SpokeBeforeLast 0.67,
    /// Spoke before that.
    SpokeEarlier -0.62,
    /// Spoke in the same sentence.
    SpokeInSentence -0.12,
    /// Spoke in the same paragraph.
    SpokeInParagraph 1.00,
    /// Spoke in the previous paragraph.
    SpokeInLastParagraph 0.65,
    /// Spoke farther back.
    SpokeFarther 0.28,
    /// Was judged by somebody in the sentence before: "accused Mensah".
    WasJudged 0.80,
    /// Was the same pronoun when they spoke.
    SamePronoun -0.24,
    /// Was "she" for "he", or "he" for "she", when they spoke.
    OtherPronoun -1.98,
    /// Was another pronoun when they spoke: "it" for "he".
    PronounOfOtherKind -2.20,
    /// The verb says that the previous speaker continues: "added".
    GoesOn 0.10,
    /// The words hardly name anyone who can speak.
    CannotSpeak -2.71,
    /// Named in the same sentence.
    NamedInSentence -1.90,
    /// Named in the previous sentence.
    NamedInLast 0.63,
    /// Named two sentences back.
    NamedInLastButOne -0.55,
    /// Named farther back.
    NamedFarther -1.39,
    /// As the subject of the same sentence.
    SubjectOfSentence 1.59,
    /// As the subject of the previous sentence.
    SubjectOfLast 1.05,
    /// As the subject two sentences back.
    SubjectOfLastButOne 0.41,
    /// As the subject of a sentence farther back.
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
    /// The same pronoun before this one stands for them.
    SamePronounBefore 1.50,
    /// Described, not named, as the subject of a sentence shortly before.
    DescribedSubject 1.50,
    /// Somebody else is the subject of an earlier sentence of this paragraph, and they are not named in it.
    AnotherInParagraph -0.80,
    /// An institution that spoke in this sentence or the one before, for "it" or "they".
    InstitutionSpoke 2.00,
    /// Named by the first words of the paragraph.
    OpensParagraph 1.19,
    /// Named in the first paragraph of the article.
    InLead 0.18,
    /// An institution for "he".
    OrganizationAsPerson -1.72,
    /// A country for "he".
    CountryAsPerson -1.02,
    /// An institution or a country for "he" although a person is near.
    PersonAtHand -2.00,
    /// Someone who is only described, for "he".
    DescribedAsPerson -0.50,
    /// Someone described by an office or a profession, for "he".
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
    /// The text gives a gender that fits.
    GenderFits -0.17,
    /// The text gives a gender that does not fit.
    GenderContradicts -6.00,
    /// The forename goes with the pronoun in most countries.
    ForenameFits 0.30,
    /// It goes with the other one.
    ForenameContradicts -1.50,
    /// Most pronouns near the name agree.
    VotesFor 0.40,
    /// They do, and there are many.
    VotesStronglyFor 0.03,
    /// Most pronouns near the name disagree.
    VotesAgainst -0.67,
    /// They do, and there are many.
    VotesStronglyAgainst -2.96,
}
