//! Pronouns -> whom they stand for.
//!
//! Those who spoke or were named just before are weighed by how near they are, where they stand, and whether
//! person, number and gender agree as far as the text gives them; a person is taken before an institution for
//! "he", but not when the institution has just spoken and nobody else has.

use super::agreement::{fitting, subject_form};
use super::antecedent::Antecedent;
use super::gender::Leaning;
use super::known::Known;
use super::memory::{Memory, Spoken};
use super::resolved::Resolved;
use super::sign::Sign;
use crate::analysis::grammar::{Outline, PhraseKind, TokenKind};
use crate::analysis::weights::ClueSet;
use crate::analysis::{EntityKind, MentionKind, Speaker};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::speakers;

/// Mentions before a pronoun that are looked at.
const MENTIONS: usize = 24;

/// A pronoun and those it may stand for, each with what speaks for it.
struct Search<'s> {
    outline: &'s Outline<'s, 's>,
    known: &'s Known<'s>,
    /// In small letters; the subject form: "he" for "his".
    word: &'static str,
    at: usize,
    antecedents: Vec<Antecedent>,
}

/// Whom the pronoun at token `at` may stand for, in no order.
pub(crate) fn antecedents(
    outline: &Outline<'_, '_>,
    known: &Known<'_>,
    at: usize,
    memory: &Memory,
) -> Vec<Antecedent> {
    let Some(word) = subject_form(outline.passage.word(at)) else { return Vec::new() };
    let mut search = Search { outline, known, word, at, antecedents: Vec::new() };
    search.look_in_memory(memory);
    search.look_at_mentions();
    search.finish()
}

/// The likeliest of the antecedents of the pronoun at token `at`, or the pronoun itself.
pub(crate) fn choose(outline: &Outline<'_, '_>, at: usize, antecedents: &[Antecedent]) -> Resolved {
    let mention = outline.span_of(&(at..at + 1));
    let best = antecedents.iter().max_by(|a, b| a.signs.score().total_cmp(&b.signs.score()));
    let sum: f32 = antecedents.iter().map(|antecedent| antecedent.signs.score().exp()).sum();
    let (speaker, certainty) = best.map_or((Speaker::Unknown(mention), 1.0), |best| {
        (best.speaker, (best.signs.score().exp() / sum).clamp(0.3, 1.0))
    });
    Resolved { speaker, mention, token: at, kind: PhraseKind::Pronoun, certainty, can_speak: true }
}

impl Search<'_> {
    /// The antecedent for `speaker`, now or so far.
    fn entry(&mut self, speaker: Speaker) -> Option<&mut Antecedent> {
        let at = self.antecedents.iter().position(|other| other.speaker == speaker).unwrap_or_else(|| {
            let signs = ClueSet::default();
            self.antecedents.push(Antecedent { speaker, signs, times: 0, acts: false, unquoted: false });
            self.antecedents.len() - 1
        });
        self.antecedents.get_mut(at)
    }

    fn look_in_memory(&mut self, memory: &Memory) {
        for (age, spoken) in memory.spoken.iter().enumerate() {
            let resolved = spoken.resolved;
            let unknown = matches!(resolved.speaker, Speaker::Unknown(span) if span == resolved.mention);
            if unknown && resolved.kind == PhraseKind::Pronoun {
                continue;
            }
            let mut signs = self.signs_of_speech(age, spoken);
            if !matches!(resolved.speaker, Speaker::Entity(_)) {
                // No mention tells where a described speaker is named.
                let place = self.signs_of_place(resolved.token, false);
                signs.add_all(place);
            }
            if let Some(antecedent) = self.entry(resolved.speaker)
                && antecedent.times == 0
            {
                antecedent.signs.add_all(signs);
                (antecedent.times, antecedent.acts, antecedent.unquoted) = (1, true, true);
            }
        }
    }

    fn signs_of_speech(&self, age: usize, spoken: &Spoken) -> ClueSet<Sign> {
        let resolved = spoken.resolved;
        let mut signs = ClueSet::of(&[match age {
            0 => Sign::SpokeLast,
            1 => Sign::SpokeBeforeLast,
            _ => Sign::SpokeEarlier,
        }]);
        let distance = self.outline.paragraph(self.at).saturating_sub(self.outline.paragraph(spoken.at));
        signs.add(match distance {
            0 => Sign::SpokeInParagraph,
            1 => Sign::SpokeInLastParagraph,
            _ => Sign::SpokeFarther,
        });
        signs.add_if(
            self.outline.sentence(self.at) == self.outline.sentence(spoken.at),
            Sign::SpokeInSentence,
        );
        signs.add_if(age == 0 && self.goes_on(), Sign::GoesOn);
        signs.add_if(!resolved.can_speak, Sign::CannotSpeak);
        if resolved.kind == PhraseKind::Pronoun {
            let then = subject_form(self.outline.passage.word(resolved.token)).unwrap_or_default();
            let one = |word: &str| matches!(word, "he" | "she");
            signs.add(match (then == self.word, one(then) && one(self.word)) {
                (true, _) => Sign::SamePronoun,
                (false, true) => Sign::OtherPronoun,
                (false, false) => Sign::PronounOfOtherKind,
            });
        }
        signs
    }

    fn look_at_mentions(&mut self) {
        const PARAGRAPHS: usize = 3;
        let Some(token) = self.outline.passage.tokens.get(self.at) else { return };
        let mentions = self.known.mentions;
        let to = mentions.partition_point(|mention| mention.span.start < token.span.start);
        let mut person_seen = false;
        for mention in mentions.get(to.saturating_sub(MENTIONS)..to).unwrap_or_default().iter().rev() {
            let place = self.outline.passage.token_at(mention.span.start);
            let paragraphs = self.outline.paragraph(self.at).saturating_sub(self.outline.paragraph(place));
            if paragraphs > PARAGRAPHS || matches!(mention.kind, MentionKind::Demonym | MentionKind::Place) {
                continue;
            }
            let speaker = Speaker::Entity(mention.entity);
            let quoted = self.outline.kind(place) == TokenKind::Quoted;
            let owner =
                self.outline.kind(self.outline.passage.token_at(mention.span.end)) == TokenKind::Possessive;
            let mut signs = self.signs_of_place(place, quoted);
            signs.add_if(paragraphs == 0, Sign::NamedInParagraph);
            if !quoted && !person_seen && self.known.is_person(speaker) {
                person_seen = true;
                signs.add(Sign::NearestPerson);
            }
            if let Some(antecedent) = self.entry(speaker) {
                antecedent.signs.add_all(signs);
                antecedent.times += 1;
                antecedent.acts |= !owner;
                antecedent.unquoted |= !quoted;
            }
        }
    }

    fn signs_of_place(&self, place: usize, quoted: bool) -> ClueSet<Sign> {
        let sentences = self.outline.sentence(self.at).saturating_sub(self.outline.sentence(place));
        let (named, subject) = match sentences {
            0 => (Sign::NamedInSentence, Sign::SubjectOfSentence),
            1 => (Sign::NamedInLast, Sign::SubjectOfLast),
            2 => (Sign::NamedInLastButOne, Sign::SubjectOfLastButOne),
            _ => (Sign::NamedFarther, Sign::SubjectFarther),
        };
        let mut signs = ClueSet::of(&[named]);
        let is_subject = !quoted && is_subject(self.outline, place);
        signs.add_if(is_subject, subject);
        let paragraph = self.outline.paragraph(place);
        signs.add_if(paragraph == 0, Sign::InLead);
        let start = self.outline.sentence_start(self.outline.sentence(place));
        let opens = start == 0 || self.outline.paragraph(start - 1) != paragraph;
        signs.add_if(is_subject && opens, Sign::OpensParagraph);
        signs
    }

    /// "he added": the verb says that the last speaker goes on.
    fn goes_on(&self) -> bool {
        let verb = |at| {
            matches!(
                self.outline.lowercase_word(at),
                "added" | "adds" | "continued" | "continues" | "concluded"
            )
        };
        verb(self.at + 1) || verb(self.at + 2) || self.at.checked_sub(1).is_some_and(verb)
    }

    fn finish(mut self) -> Vec<Antecedent> {
        let mut antecedents = std::mem::take(&mut self.antecedents);
        for antecedent in &mut antecedents {
            self.agreement(antecedent);
            antecedent.signs.add_if(antecedent.times == 2, Sign::NamedTwice);
            antecedent.signs.add_if(antecedent.times > 2, Sign::NamedOften);
            antecedent.signs.add_if(!antecedent.acts, Sign::OnlyOwner);
            antecedent.signs.add_if(!antecedent.unquoted, Sign::OnlyQuoted);
        }
        prefer_person(self.known, &mut antecedents);
        antecedents
    }

    /// Whether the pronoun can stand for a speaker, in person, number and gender as far as the text gives them.
    fn agreement(&self, antecedent: &mut Antecedent) {
        let signs = &mut antecedent.signs;
        let words = match antecedent.speaker {
            Speaker::Group(span) | Speaker::Unknown(span) => self.outline.passage.words(span),
            Speaker::Entity(_) => "",
        };
        let plural = words.ends_with('s') || words.ends_with("police") || words.ends_with("people");
        let kind = match antecedent.speaker {
            Speaker::Entity(id) => self.known.kind(id),
            Speaker::Group(_) | Speaker::Unknown(_) => None,
        };
        let one = matches!(self.word, "he" | "she");
        match (kind, self.word) {
            (Some(EntityKind::Person { .. }), "it") => signs.add(Sign::PersonAsThing),
            (Some(EntityKind::Person { .. }), "they") => signs.add(Sign::PersonAsMany),
            (Some(EntityKind::Person { .. }), _) => {}
            (Some(EntityKind::Organization), _) if one => signs.add(Sign::OrganizationAsPerson),
            (Some(EntityKind::Country(_)), _) if one => signs.add(Sign::CountryAsPerson),
            (Some(_), "it") => signs.add(Sign::OrganizationAsThing),
            (Some(_), _) => signs.add(Sign::OrganizationAsMany),
            (None, _) if one && plural => signs.add(Sign::PluralAsPerson),
            (None, _) if one && matches!(antecedent.speaker, Speaker::Group(_)) => {
                let role = words.split_whitespace().any(speakers::is_role);
                signs.add(if role { Sign::RoleAsPerson } else { Sign::DescribedAsPerson });
            }
            (None, _) if one => signs.add(Sign::UnknownAsPerson),
            (None, _) => signs.add_if(plural && self.word == "they", Sign::PluralAsMany),
        }
        if one {
            self.gender(antecedent, words);
        }
    }

    fn gender(&self, antecedent: &mut Antecedent, words: &str) {
        let signs = &mut antecedent.signs;
        let given = self.known.pronoun_of(antecedent.speaker).or_else(|| fitting(words));
        if let Some(given) = given {
            signs.add(if given == self.word { Sign::GenderFits } else { Sign::GenderContradicts });
        }
        match self.known.leaning(antecedent.speaker, self.word) {
            Leaning::For => signs.add(Sign::VotesFor),
            Leaning::StronglyFor => signs.add(Sign::VotesStronglyFor),
            Leaning::Against => signs.add(Sign::VotesAgainst),
            Leaning::StronglyAgainst => signs.add(Sign::VotesStronglyAgainst),
            Leaning::Open => {}
        }
    }
}

/// "He" is an institution only where nobody else can be meant.
///
/// Right: "The ministry paid. The envoy called it a gift; he added …". Left alone: "the ministry said. … he added".
fn prefer_person(known: &Known<'_>, antecedents: &mut [Antecedent]) {
    let institution = |antecedent: &Antecedent| {
        antecedent.signs.has(Sign::OrganizationAsPerson) || antecedent.signs.has(Sign::CountryAsPerson)
    };
    let at_hand = |antecedent: &Antecedent| {
        let signs = antecedent.signs;
        let person = known.is_person(antecedent.speaker) || signs.has(Sign::RoleAsPerson);
        let near = [Sign::SpokeLast, Sign::NamedInSentence, Sign::NamedInLast];
        person
            && antecedent.acts
            && antecedent.unquoted
            && !signs.has(Sign::GenderContradicts)
            && near.iter().any(|&sign| signs.has(sign))
    };
    if antecedents.iter().any(at_hand) {
        let institutions = antecedents.iter_mut().filter(|antecedent| institution(antecedent));
        institutions.for_each(|antecedent| antecedent.signs.add(Sign::PersonAtHand));
    }
}

/// Whether the words at `place` begin their sentence, or stand right behind its opening phrase: "In a second
/// statement, the ministry …".
pub(crate) fn is_subject(outline: &Outline<'_, '_>, place: usize) -> bool {
    let start = outline.sentence_start(outline.sentence(place));
    let opened = place > start && place - start <= 8 && outline.kind(place - 1) == TokenKind::Comma;
    start + 3 >= place || opened || titles_lead_to(outline, start, place)
}

/// "The ministry’s chief of staff Adebayo": nothing but the words of a title stands before a name.
fn titles_lead_to(outline: &Outline<'_, '_>, start: usize, place: usize) -> bool {
    const LONGEST_TITLE: usize = 10;
    let of_title = |at: usize| match outline.kind(at) {
        TokenKind::Name | TokenKind::Number | TokenKind::Hyphen | TokenKind::Possessive => true,
        TokenKind::Word => {
            !outline.lowercase_word(at).ends_with("ed") && !outline.lowercase_word(at).ends_with("ing")
        }
        TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor) => at == start,
        TokenKind::Function(FunctionWord::Preposition) => {
            at > start && matches!(outline.lowercase_word(at), "of" | "for")
        }
        TokenKind::Function(FunctionWord::Conjunction) => at > start && outline.lowercase_word(at) == "and",
        _ => false,
    };
    place < start + LONGEST_TITLE && (start..place).all(of_title)
}
