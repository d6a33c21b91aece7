//! The possible antecedents of a pronoun, with their clues -> the likeliest one, and how certain that is.

use super::agreement::subject_form;
use super::antecedent_clue::AntecedentClue;
use super::known::KnownEntities;
use super::place::SubjectPlace;
use super::resolved::Resolved;
use crate::analysis::Speaker;
use crate::analysis::grammar::{Outline, PhraseKind};
use crate::analysis::weights::ClueSet;

/// The most certain that an antecedent of the other gender can be.
const MAX_IF_CONTRADICTED: f32 = 0.3;
/// The same of a forename that goes with the other pronoun in most countries.
const MAX_IF_FORENAME_CONTRADICTS: f32 = 0.6;
/// The most certain that one of two can be if nothing but the order of their names speaks for it.
const MAX_IF_OPEN: f32 = 0.6;
/// The weight of an antecedent that was not found, beside the exponentials of the scores of those that were.
const NOBODY: f32 = 0.4;

/// A possible antecedent of a pronoun.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Antecedent {
    /// The speaker.
    pub(crate) speaker: Speaker,
    /// The clues for and against.
    pub(crate) clues: ClueSet<AntecedentClue>,
    /// How often the speaker is named nearby.
    pub(crate) times: usize,
    /// Whether any mention is more than an owner ("Adebayo’s"); whether any is outside quotations.
    pub(crate) acts: bool,
    pub(crate) unquoted: bool,
}

/// The likeliest antecedent of the pronoun at token `at`, or the pronoun itself if there is none.
pub(crate) fn choose(outline: &Outline<'_, '_>, at: usize, antecedents: &[Antecedent]) -> Resolved {
    let mention = outline.span_of(&(at..at + 1));
    let mut best: Option<(f32, &Antecedent)> = None;
    let mut sum = 0.0;
    for antecedent in antecedents {
        let score = antecedent.clues.score();
        sum += score.exp();
        if best.is_none_or(|(most, _)| score.total_cmp(&most).is_ge()) {
            best = Some((score, antecedent));
        }
    }
    // Nobody who was found may be meant.
    let sum = sum + NOBODY;
    let (speaker, certainty) = best.map_or((Speaker::Unknown(mention), 1.0), |(score, best)| {
        // Even the only one who was named is doubtful if the text says "Mr" and the pronoun is "she".
        let contradicts =
            best.clues.has_any(&[AntecedentClue::GenderContradicts, AntecedentClue::VotesStronglyAgainst]);
        let is_open = |other: &Antecedent| are_alike(best, other) || takes_over(best, other);
        let open = antecedents.iter().any(|other| other.speaker != best.speaker && is_open(other));
        let by_forename = best.clues.has(AntecedentClue::ForenameContradicts)
            && !best.clues.has_any(&[AntecedentClue::VotesFor, AntecedentClue::VotesStronglyFor]);
        let most = if contradicts {
            MAX_IF_CONTRADICTED
        } else if by_forename {
            MAX_IF_FORENAME_CONTRADICTS
        } else if open {
            MAX_IF_OPEN
        } else {
            1.0
        };
        (best.speaker, (score.exp() / sum).clamp(0.3, most))
    });
    Resolved {
        speaker,
        mention,
        place: SubjectPlace::of(outline, at),
        kind: PhraseKind::Pronoun,
        certainty,
        reference: None,
        can_speak: true,
    }
}

/// A resolved pronoun with the doubt that its form and the names of relatives leave.
///
/// Gets right: "they said" for one person; "he said" after "Mensah" where two people are called so.
pub(super) fn doubted(outline: &Outline<'_, '_>, known: &KnownEntities<'_>, resolved: Resolved) -> Resolved {
    const ONE_FOR_MANY: f32 = 0.75;
    const NAMESAKES: f32 = 0.7;
    let word = subject_form(outline.passage.words(resolved.mention)).unwrap_or_default();
    let Speaker::Entity(person) = resolved.speaker else {
        let noun = known.signs(outline.passage, resolved.speaker).words.noun;
        let is_one = word == "they" && noun.is_role && !noun.is_plural && !noun.is_body;
        let of_number = if is_one { ONE_FOR_MANY } else { 1.0 };
        return Resolved { certainty: resolved.certainty * of_number, ..resolved };
    };
    if !known.is_person(resolved.speaker) {
        return resolved;
    }
    // "she" after "Mensah" cannot be Mr Mensah.
    let may_be_meant = |other| {
        let other = Speaker::Entity(other);
        let said = known.pronoun_of(other).or_else(|| known.pronoun_of_forename(other));
        said.is_none_or(|pronoun| pronoun == word)
    };
    let name = known.last_name_before(person, resolved.mention.start);
    let relatives = name.is_some_and(|name| known.has_namesake(outline.passage, name, may_be_meant));
    let of_name = if relatives { NAMESAKES } else { 1.0 };
    let of_number = if word == "they" { ONE_FOR_MANY } else { 1.0 };
    Resolved { certainty: resolved.certainty * of_name * of_number, ..resolved }
}

/// Whether somebody acts after the last speaker who fits the pronoun as well.
fn takes_over(best: &Antecedent, other: &Antecedent) -> bool {
    use AntecedentClue::{
        ActsSince, Asked, ForenameContradicts, ForenameFits, GenderContradicts, GenderFits, SpokeLast,
        VotesAgainst, VotesStronglyAgainst,
    };
    let contradicted = [ForenameContradicts, GenderContradicts, VotesAgainst, VotesStronglyAgainst, Asked];
    let fits = [GenderFits, ForenameFits];
    let fits_better = best.clues.has_any(&fits) && !other.clues.has_any(&fits);
    best.clues.has(SpokeLast)
        && !best.clues.has(ActsSince)
        && other.clues.has(ActsSince)
        && !other.clues.has_any(&contradicted)
        && !fits_better
}

/// Whether nothing but the order of their names speaks for one rather than the other.
///
/// Gets right: Mensah thanked Lopez. “…,” he said. Leaves alone: Mr Mensah thanked Ms Lopez; Mensah, who had just spoken.
fn are_alike(best: &Antecedent, other: &Antecedent) -> bool {
    use AntecedentClue::{
        CountryAsPerson, ForenameContradicts, ForenameFits, GenderContradicts, GenderFits, NamedInLast,
        OnlyOwner, OnlyQuoted, OrganizationAsPerson, SpokeBeforeLast, SpokeEarlier, SpokeLast, VotesAgainst,
        VotesFor, VotesStronglyAgainst, VotesStronglyFor,
    };
    let named = |antecedent: &Antecedent| antecedent.clues.has(NamedInLast);
    let favoured = best.clues.has_any(&[
        GenderFits,
        VotesFor,
        VotesStronglyFor,
        SpokeLast,
        SpokeBeforeLast,
        SpokeEarlier,
    ]) || best.clues.has(ForenameFits) && !other.clues.has(ForenameFits);
    let excluded = other.clues.has_any(&[
        CountryAsPerson,
        OrganizationAsPerson,
        ForenameContradicts,
        GenderContradicts,
        VotesAgainst,
        VotesStronglyAgainst,
        OnlyOwner,
        OnlyQuoted,
    ]);
    named(best) && named(other) && !favoured && !excluded
}
