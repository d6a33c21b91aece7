//! The clues for and against a possible antecedent of a pronoun, with their weights: fitted, but for those of questions.

use crate::analysis::weights::weight_table;

weight_table! {
    /// A clue for or against an antecedent.
    pub(crate) AntecedentClue [weight]:
    /// Spoke last.
    SpokeLast 1.16,
    /// Spoke second to last.
    SpokeBeforeLast 0.64,
    /// Spoke before that.
    SpokeEarlier -0.23,
    /// Spoke in the same sentence.
    SpokeInSentence 0.19,
    /// Spoke in the same paragraph.
    SpokeInParagraph 1.08,
    /// Spoke in the previous paragraph.
    SpokeInLastParagraph 1.06,
    /// Spoke farther back.
    SpokeFarther -0.11,
    /// Was judged by somebody in the sentence before: "accused Mensah".
    WasJudged 0.80,
    /// Was judged by somebody in the sentence before, and the quotation speaks of another: thanked Mensah. “He never stops,” he said.
    /// Set by hand.
    SpokenOf -1.50,
    /// Acts in a clause after the last report, in the sentence before. It only makes the last speaker unsure.
    ActsSince 0.00,
    /// Was asked something right before: "asked Mensah whether". Set by hand: the corpora have too few of them.
    WasAsked 3.00,
    /// Asked somebody something right before.
    Asked -5.00,
    /// Was the same pronoun when they spoke.
    SamePronoun -0.03,
    /// Was "she" for "he", or "he" for "she", when they spoke.
    OtherPronoun -2.50,
    /// Was another pronoun when they spoke: "it" for "he".
    PronounOfOtherKind -2.20,
    /// The verb says that the previous speaker continues: "added".
    GoesOn 1.82,
    /// The words hardly name anyone who can speak.
    CannotSpeak -2.71,
    /// Named in the same sentence.
    NamedInSentence -2.22,
    /// Named in the previous sentence.
    NamedInLast 0.83,
    /// Named two sentences back.
    NamedInLastButOne -0.57,
    /// Named farther back.
    NamedFarther -0.87,
    /// As the subject of the same sentence.
    SubjectOfSentence 2.55,
    /// As the subject of the previous sentence.
    SubjectOfLast 1.37,
    /// As the subject two sentences back.
    SubjectOfLastButOne 0.52,
    /// As the subject of a sentence farther back.
    SubjectFarther -0.60,
    /// Named in the same paragraph.
    NamedInParagraph 0.30,
    /// The person named last before the pronoun.
    NearestPerson 0.83,
    /// Named only as the owner of something.
    OnlyOwner -1.25,
    /// Named only inside quotations.
    OnlyQuoted 0.69,
    /// Named nearby twice.
    NamedTwice 0.21,
    /// Named nearby three times or more.
    NamedOften 1.15,
    /// The same pronoun before this one stands for them.
    SamePronounBefore -0.17,
    /// Described, not named, as the subject of a sentence shortly before.
    DescribedSubject 1.50,
    /// Somebody else is the subject of an earlier sentence of this paragraph, and they are not named in it.
    AnotherInParagraph -1.00,
    /// An institution that spoke in this sentence or the one before, for "it" or "they".
    InstitutionSpoke 2.00,
    /// Named by the first words of the paragraph.
    OpensParagraph 1.16,
    /// Named in the first paragraph of the article.
    InLead 0.02,
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
    UnknownAsPerson -1.75,
    /// A plural for "he".
    PluralAsPerson -2.00,
    /// A person for "it".
    PersonAsThing -4.00,
    /// An institution for "it".
    OrganizationAsThing 0.30,
    /// A country for "it".
    CountryAsThing -0.70,
    /// A person for "they".
    PersonAsMany -1.50,
    /// An institution for "they".
    OrganizationAsMany 0.30,
    /// A plural for "they".
    PluralAsMany 1.00,
    /// The text gives a gender that fits.
    GenderFits 1.06,
    /// The text gives a gender that does not fit.
    GenderContradicts -6.00,
    /// The forename goes with the pronoun in most countries.
    ForenameFits 0.30,
    /// It goes with the other one.
    ForenameContradicts -1.50,
    /// Most pronouns near the name agree.
    VotesFor 0.53,
    /// They do, and there are many.
    VotesStronglyFor 0.14,
    /// Most pronouns near the name disagree.
    VotesAgainst -1.14,
    /// They do, and there are many.
    VotesStronglyAgainst -1.38,
}
