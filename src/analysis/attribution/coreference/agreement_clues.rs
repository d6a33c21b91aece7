//! Pronoun and antecedent -> whether they agree in person, number and gender, as far as the text says.

use super::antecedent::Antecedent;
use super::antecedent_clue::AntecedentClue;
use super::gender::Leaning;
use super::known::{KnownEntities, SpeakerSigns};
use super::speaker_words::SpeakerWords;
use crate::analysis::grammar::Outline;
use crate::analysis::{EntityKind, Speaker};

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
        let signs = self.known.signs(self.outline.passage, antecedent.speaker);
        let SpeakerWords { noun, has_role, .. } = signs.words;
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
            (None, _) if one && noun.is_plural => clues.add(AntecedentClue::PluralAsPerson),
            (None, _) if one && matches!(antecedent.speaker, Speaker::Group(_)) => {
                let body = noun.is_body && !noun.is_role;
                clues.add(match (body, has_role) {
                    (true, _) => AntecedentClue::OrganizationAsPerson,
                    (_, true) => AntecedentClue::RoleAsPerson,
                    (_, false) => AntecedentClue::DescribedAsPerson,
                });
            }
            (None, "it") if noun.is_role => clues.add(AntecedentClue::PersonAsThing),
            (None, "they") if noun.is_role && !noun.is_plural => clues.add(AntecedentClue::PersonAsMany),
            (None, _) if one => clues.add(AntecedentClue::UnknownAsPerson),
            (None, _) => clues.add_if(noun.is_plural && self.word == "they", AntecedentClue::PluralAsMany),
        }
        let body = !one && (kind.is_some() || noun.is_body);
        let spoke = clues.has(AntecedentClue::SpokeLast)
            && clues.has_any(&[AntecedentClue::SpokeInSentence, AntecedentClue::SpokeInParagraph]);
        clues.add_if(body && spoke, AntecedentClue::InstitutionSpoke);
        if one {
            self.gender(antecedent, signs);
        }
    }

    fn gender(&self, antecedent: &mut Antecedent, signs: SpeakerSigns) {
        let clues = &mut antecedent.clues;
        if let Some(given) = signs.given {
            clues.add(if given == self.word {
                AntecedentClue::GenderFits
            } else {
                AntecedentClue::GenderContradicts
            });
        }
        if let Some(pronoun) = signs.of_forename {
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
