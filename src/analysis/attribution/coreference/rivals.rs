//! All antecedents of a pronoun -> those who are unlikely because of another one.

use super::antecedent::Antecedent;
use super::antecedent_clue::AntecedentClue;
use super::known::KnownEntities;

/// Marks those who are not named in the paragraph as unlikely if somebody is the subject of a sentence of it.
///
/// Gets right: Mensah said so.\n\nOne guest had come late: Osei. “…,” he said. Leaves alone: Mensah said so. He laughed.
pub(super) fn prefer_paragraph(antecedents: &mut [Antecedent]) {
    use AntecedentClue::{
        CountryAsPerson, ForenameContradicts, NamedInParagraph, OrganizationAsPerson, SamePronounBefore,
        SpokeInParagraph, VotesAgainst, VotesStronglyAgainst,
    };
    let doubtful =
        [CountryAsPerson, ForenameContradicts, OrganizationAsPerson, VotesAgainst, VotesStronglyAgainst];
    let is_here = |antecedent: &Antecedent| {
        antecedent.clues.has(NamedInParagraph)
            && antecedent.acts
            && antecedent.unquoted
            && !antecedent.clues.has_any(&doubtful)
    };
    if antecedents.iter().any(is_here) {
        let away = [NamedInParagraph, SpokeInParagraph, SamePronounBefore];
        let others = antecedents.iter_mut().filter(|other| !other.clues.has_any(&away));
        others.for_each(|other| other.clues.add(AntecedentClue::AnotherInParagraph));
    }
}

/// Marks institutions as unlikely for "he" if a person is near.
///
/// Gets right: "The ministry paid. The envoy called it a gift; he added …". Leaves alone: "the ministry said. … he
/// added".
pub(super) fn prefer_person(known: &KnownEntities<'_>, antecedents: &mut [Antecedent]) {
    let institution = |antecedent: &Antecedent| {
        antecedent.clues.has(AntecedentClue::OrganizationAsPerson)
            || antecedent.clues.has(AntecedentClue::CountryAsPerson)
    };
    let at_hand = |antecedent: &Antecedent| {
        let clues = antecedent.clues;
        let person = known.is_person(antecedent.speaker) || clues.has(AntecedentClue::RoleAsPerson);
        let near = [AntecedentClue::SpokeLast, AntecedentClue::NamedInSentence, AntecedentClue::NamedInLast];
        person
            && antecedent.acts
            && antecedent.unquoted
            && !clues.has(AntecedentClue::GenderContradicts)
            && near.iter().any(|&clue| clues.has(clue))
    };
    if antecedents.iter().any(at_hand) {
        let institutions = antecedents.iter_mut().filter(|antecedent| institution(antecedent));
        institutions.for_each(|antecedent| antecedent.clues.add(AntecedentClue::PersonAtHand));
    }
}
