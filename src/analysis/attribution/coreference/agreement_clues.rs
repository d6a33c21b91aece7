//! Pronoun and antecedent -> whether they agree in person, number and gender, as far as the text says.

use super::agreement::fitting;
use super::antecedent::Antecedent;
use super::antecedent_clue::AntecedentClue;
use super::gender::Leaning;
use super::known::KnownEntities;
use crate::analysis::grammar::Outline;
use crate::analysis::{EntityKind, Speaker};
use crate::lexicon::speakers;
use crate::text::fold::lowercase;
use memchr::memchr2_iter;

/// A pronoun, with what is known of those for whom it may stand.
pub(super) struct Agreement<'s> {
    pub(super) outline: &'s Outline<'s, 's>,
    pub(super) known: &'s KnownEntities<'s>,
    /// The subject form in lower case: "he" for "his".
    pub(super) word: &'static str,
}

impl Agreement<'_> {
    /// Adds the clues for agreement in person, number and gender, as far as the text gives them.
    pub(super) fn add_clues(&self, antecedent: &mut Antecedent) {
        let clues = &mut antecedent.clues;
        let words = match antecedent.speaker {
            Speaker::Group(span) | Speaker::Unknown(span) => self.outline.passage.words(span),
            Speaker::Entity(_) => "",
        };
        let noun = noun_of(words);
        let plural = is_plural(noun);
        let kind = match antecedent.speaker {
            Speaker::Entity(id) => self.known.kind(id),
            Speaker::Group(_) | Speaker::Unknown(_) => None,
        };
        let one = matches!(self.word, "he" | "she");
        match (kind, self.word) {
            // "The letter was short. “…,” it said": whoever wrote it.
            (Some(EntityKind::Person { .. }), "it") if clues.has(AntecedentClue::DescribedSubject) => {}
            (Some(EntityKind::Person { .. }), "it") => clues.add(AntecedentClue::PersonAsThing),
            (Some(EntityKind::Person { .. }), "they") => clues.add(AntecedentClue::PersonAsMany),
            (Some(EntityKind::Person { .. }), _) => {}
            (Some(EntityKind::Organization), _) if one => clues.add(AntecedentClue::OrganizationAsPerson),
            (Some(EntityKind::Country(_)), _) if one => clues.add(AntecedentClue::CountryAsPerson),
            (Some(EntityKind::Country(_)), "it") => clues.add(AntecedentClue::CountryAsThing),
            (Some(_), "it") => clues.add(AntecedentClue::OrganizationAsThing),
            (Some(_), _) => clues.add(AntecedentClue::OrganizationAsMany),
            (None, _) if one && plural => clues.add(AntecedentClue::PluralAsPerson),
            (None, _) if one && matches!(antecedent.speaker, Speaker::Group(_)) => {
                let role = words.split_whitespace().any(speakers::is_role);
                let body = speakers::is_body(noun) && !speakers::is_role(noun);
                clues.add(match (body, role) {
                    (true, _) => AntecedentClue::OrganizationAsPerson,
                    (_, true) => AntecedentClue::RoleAsPerson,
                    (_, false) => AntecedentClue::DescribedAsPerson,
                });
            }
            (None, "it") if speakers::is_role(noun) => clues.add(AntecedentClue::PersonAsThing),
            (None, _) if one => clues.add(AntecedentClue::UnknownAsPerson),
            (None, _) => clues.add_if(plural && self.word == "they", AntecedentClue::PluralAsMany),
        }
        let body = !one && (kind.is_some() || speakers::is_body(noun));
        let spoke = clues.has(AntecedentClue::SpokeLast)
            && clues.has_any(&[AntecedentClue::SpokeInSentence, AntecedentClue::SpokeInParagraph]);
        clues.add_if(body && spoke, AntecedentClue::InstitutionSpoke);
        if one {
            self.gender(antecedent, words);
        }
    }

    fn gender(&self, antecedent: &mut Antecedent, words: &str) {
        let clues = &mut antecedent.clues;
        let given = self.known.pronoun_of(antecedent.speaker).or_else(|| fitting(words));
        if let Some(given) = given {
            clues.add(if given == self.word {
                AntecedentClue::GenderFits
            } else {
                AntecedentClue::GenderContradicts
            });
        }
        if given.is_none()
            && let Some(pronoun) = self.known.pronoun_of_forename(antecedent.speaker)
        {
            clues.add(if pronoun == self.word {
                AntecedentClue::ForenameFits
            } else {
                AntecedentClue::ForenameContradicts
            });
        }
        match self.known.leaning(antecedent.speaker, self.word) {
            Leaning::For => clues.add(AntecedentClue::VotesFor),
            Leaning::StronglyFor => clues.add(AntecedentClue::VotesStronglyFor),
            Leaning::Against => clues.add(AntecedentClue::VotesAgainst),
            Leaning::StronglyAgainst => clues.add(AntecedentClue::VotesStronglyAgainst),
            Leaning::Open => {}
        }
    }
}

/// The noun of a described speaker: "women" in "the women of the port".
fn noun_of(words: &str) -> &str {
    const ENDS: [&str; 9] = [" of ", " for ", " from ", " in ", " at ", " with ", " who ", " to ", ","];
    let ends_at = |at: &usize| {
        let rest = words.as_bytes().get(*at..).unwrap_or_default();
        ENDS.iter().any(|end| rest.starts_with(end.as_bytes()))
    };
    let end = memchr2_iter(b' ', b',', words.as_bytes()).find(ends_at).unwrap_or(words.len());
    words.get(..end).and_then(|head| head.rsplit(' ').next()).unwrap_or_default()
}

/// Gets right: women; Police; residents. Leaves alone: boss; Gibbs.
fn is_plural(noun: &str) -> bool {
    let lower = lowercase(noun);
    let marked = lower.ends_with('s') && !lower.ends_with("ss") && speakers::can_speak(&lower);
    let written_small = noun.ends_with('s') && !noun.ends_with("ss") && !noun.starts_with(char::is_uppercase);
    marked || written_small || lower.ends_with("men") || matches!(&*lower, "police" | "people" | "children")
}
