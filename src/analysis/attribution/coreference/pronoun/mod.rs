//! Pronouns -> their antecedents.
//!
//! Those who spoke or were named shortly before are scored by distance, position, and agreement in person, number and
//! gender, as far as the text gives them. A person is preferred to an institution for "he", unless only the
//! institution has just spoken.

mod judged;
mod questions;
mod sentences;
mod texts;

use super::agreement::subject_form;
use super::agreement_clues::Agreement;
use super::antecedent::{Antecedent, choose};
use super::antecedent_clue::AntecedentClue;
use super::description::name_behind_clause;
use super::known::KnownEntities;
use super::memory::{Memory, Spoken};
use super::phrase::by_words;
use super::place::SubjectPlace;
use super::placed_mention::PlacedMention;
use super::rivals;
use super::sentence_subject::subject_of;
use crate::analysis::attribution::reference::Reference;
use crate::analysis::grammar::{NounPhrase, Outline, PhraseKind, TokenKind};
use crate::analysis::weights::ClueSet;
use crate::analysis::{MentionKind, Speaker};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::lexicon::speakers;
use sentences::NearSentences;

/// The most mentions before a pronoun that are examined.
const MAX_MENTIONS: usize = 24;
/// Room for the antecedents of most pronouns.
const USUAL_ANTECEDENTS: usize = 8;

/// A pronoun and its possible antecedents so far.
struct AntecedentSearch<'s> {
    outline: &'s Outline<'s, 's>,
    known: &'s KnownEntities<'s>,
    /// The subject form in lower case: "he" for "his".
    word: &'static str,
    at: usize,
    sentences: NearSentences,
    antecedents: Vec<Antecedent>,
}

/// Returns the possible antecedents of the pronoun at token `at`, in no particular order.
pub(crate) fn antecedents(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'_>,
    at: usize,
    memory: &Memory,
) -> Vec<Antecedent> {
    let Some(mut search) = AntecedentSearch::new(outline, known, at) else { return Vec::new() };
    search.look_around(memory);
    search.follow_pronoun(memory);
    search.finish()
}

/// The speaker for whom the pronoun at token `at` stands, by what is near it and without the pronouns before it.
fn nearby(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'_>,
    at: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let mut search = AntecedentSearch::new(outline, known, at)?;
    search.look_around(memory);
    let antecedents = search.finish();
    (!antecedents.is_empty()).then(|| choose(outline, at, &antecedents).speaker)
}

impl<'s> AntecedentSearch<'s> {
    /// A search that has found nobody; `None` if the word at token `at` stands for nobody who was named.
    fn new(outline: &'s Outline<'s, 's>, known: &'s KnownEntities<'s>, at: usize) -> Option<Self> {
        let word = subject_form(outline.passage.word(at))?;
        let (sentences, antecedents) =
            (NearSentences::of(outline, at), Vec::with_capacity(USUAL_ANTECEDENTS));
        Some(Self { outline, known, word, at, sentences, antecedents })
    }

    fn look_around(&mut self, memory: &Memory) {
        self.look_in_memory(memory);
        self.look_at_mentions(memory);
        self.look_at_subjects(memory);
        self.look_at_texts();
        self.look_at_question(memory);
    }

    /// The antecedent for `speaker`, added if it is new.
    fn entry(&mut self, speaker: Speaker) -> Option<&mut Antecedent> {
        let at = self.antecedents.iter().position(|other| other.speaker == speaker).unwrap_or_else(|| {
            let clues = ClueSet::default();
            self.antecedents.push(Antecedent { speaker, clues, times: 0, acts: false, unquoted: false });
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
            let mut clues = self.clues_of_speech(age, spoken);
            if !matches!(resolved.speaker, Speaker::Entity(_)) {
                // A described speaker has no mention, so the position is that of the report.
                let place = self.clues_of_place(resolved.place, false);
                clues.add_all(place);
            }
            if let Some(antecedent) = self.entry(resolved.speaker)
                && antecedent.times == 0
            {
                antecedent.clues.add_all(clues);
                (antecedent.times, antecedent.acts, antecedent.unquoted) = (1, true, true);
            }
        }
    }

    fn clues_of_speech(&self, age: usize, spoken: &Spoken) -> ClueSet<AntecedentClue> {
        let resolved = spoken.resolved;
        let mut clues = ClueSet::of(&[match age {
            0 => AntecedentClue::SpokeLast,
            1 => AntecedentClue::SpokeBeforeLast,
            _ => AntecedentClue::SpokeEarlier,
        }]);
        let distance = self.outline.paragraph(self.at).saturating_sub(spoken.paragraph);
        clues.add(match distance {
            0 => AntecedentClue::SpokeInParagraph,
            1 => AntecedentClue::SpokeInLastParagraph,
            _ => AntecedentClue::SpokeFarther,
        });
        clues.add_if(self.sentences.holds(spoken.at), AntecedentClue::SpokeInSentence);
        clues.add_if(age == 0 && self.goes_on(), AntecedentClue::GoesOn);
        clues.add_if(!resolved.can_speak, AntecedentClue::CannotSpeak);
        if resolved.kind == PhraseKind::Pronoun {
            let then = subject_form(self.outline.passage.words(resolved.mention)).unwrap_or_default();
            let one = |word: &str| matches!(word, "he" | "she");
            clues.add(match (then == self.word, one(then) && one(self.word)) {
                (true, _) => AntecedentClue::SamePronoun,
                (false, true) => AntecedentClue::OtherPronoun,
                (false, false) => AntecedentClue::PronounOfOtherKind,
            });
        }
        clues
    }

    fn look_at_mentions(&mut self, memory: &Memory) {
        const MAX_PARAGRAPHS: usize = 3;
        let Some(token) = self.outline.passage.tokens.get(self.at) else { return };
        let mentions = self.known.mentions;
        let to = mentions.partition_point(|mention| mention.span.start < token.span.start);
        let here = self.outline.paragraph(self.at);
        let mut person_seen = false;
        let speaks_of_another = self.quotes_words_about_another();
        for mention in mentions.get(to.saturating_sub(MAX_MENTIONS)..to).unwrap_or_default().iter().rev() {
            if matches!(mention.kind, MentionKind::Demonym | MentionKind::Place) {
                continue;
            }
            let place = mention.tokens.start;
            let paragraphs = here.saturating_sub(self.outline.paragraph(place));
            if paragraphs > MAX_PARAGRAPHS {
                break;
            }
            let speaker = Speaker::Entity(mention.entity);
            let is_person = self.known.is_person(speaker);
            let quoted = self.outline.kind(place) == TokenKind::Quoted;
            let end = mention.token_behind(self.outline.passage);
            let owner =
                self.outline.kind(end) == TokenKind::Possessive || !is_person && self.is_before_role(end);
            let mut clues = self.clues_of_place(mention.place(self.outline), quoted);
            clues.add_if(paragraphs == 0, AntecedentClue::NamedInParagraph);
            if !quoted && self.was_judged(place) {
                clues.add(if speaks_of_another {
                    AntecedentClue::SpokenOf
                } else {
                    AntecedentClue::WasJudged
                });
            }
            clues.add_if(is_person && !quoted && self.acts_since(memory, mention), AntecedentClue::ActsSince);
            if !quoted && !person_seen && is_person {
                person_seen = true;
                clues.add(AntecedentClue::NearestPerson);
            }
            if let Some(antecedent) = self.entry(speaker) {
                antecedent.clues.add_all(clues);
                antecedent.times += 1;
                antecedent.acts |= !owner;
                antecedent.unquoted |= !quoted;
            }
        }
    }

    /// The subjects of the sentences before that are described and not named: "The colonel was less patient."
    fn look_at_subjects(&mut self, memory: &Memory) {
        const MAX_SENTENCES: u32 = 3;
        const LIKELY: f32 = 0.7;
        let outline = self.outline;
        let (here, paragraph) = (outline.sentence(self.at), outline.paragraph(self.at));
        for back in 0..=MAX_SENTENCES.min(here) {
            let start = outline.sentence_start(here - back);
            let paragraphs = paragraph.saturating_sub(outline.paragraph(start));
            if paragraphs > 1 {
                break;
            }
            let Some(subject) = subject_of(outline, here - back).filter(|s| s.full.end <= self.at) else {
                continue;
            };
            let written = self.word == "it" && is_text(outline, &subject);
            // "When she was asked, she said": the sentences before say who that is.
            if back == 0 && subject.kind == PhraseKind::Pronoun {
                continue;
            }
            // Whoever is named, or meant by another pronoun, in between is nearer.
            if subject.kind == PhraseKind::Pronoun || self.is_named(&subject) {
                break;
            }
            if !written && !self.can_be(&subject) {
                continue;
            }
            let resolved = by_words(outline, self.known, &subject, memory);
            let by_name = matches!(resolved.speaker, Speaker::Entity(_)) && resolved.reference.is_none();
            if by_name || !written && !resolved.can_speak {
                continue;
            }
            // "The aide was late": whoever is spoken of before is only a guess, unless the words describe a person.
            let guessed = resolved.reference == Some(Reference::InFocus) && resolved.certainty < LIKELY;
            let speaker = if guessed { Speaker::Group(resolved.mention) } else { resolved.speaker };
            let mut clues = self.clues_of_place(resolved.place, false);
            clues.add_if(paragraphs == 0, AntecedentClue::NamedInParagraph);
            clues.add_if(subject.kind == PhraseKind::Description, AntecedentClue::DescribedSubject);
            self.add_unquoted(speaker, clues);
        }
    }

    /// Whether the pronoun can stand for those described: "he" for the colonel, but not for this newspaper.
    fn can_be(&self, subject: &NounPhrase) -> bool {
        let noun = self.outline.lowercase_word(subject.core.end.saturating_sub(1));
        let one = matches!(self.word, "he" | "she");
        subject.kind == PhraseKind::Name || !one || speakers::is_role(noun)
    }

    /// Whether a name that the recognisers found is in the phrase or right behind it: "His wife, Dame Ana Mensah,".
    fn is_named(&self, phrase: &NounPhrase) -> bool {
        const MAX_TOKENS: usize = 5;
        const MAX_REST: usize = 12;
        let outline = self.outline;
        if phrase.kind == PhraseKind::Name && !self.known.inside(outline.span_of(&phrase.core)).is_empty() {
            return true;
        }
        let end = phrase.full.end;
        // "One guest had come late: Ana Mensah."
        let mut rest = (end..end + MAX_REST).take_while(|&at| outline.sentence(at) == outline.sentence(end));
        let colon = rest.find(|&at| outline.kind(at) == TokenKind::Colon);
        let end = colon.or_else(|| self.copula_behind(end)).unwrap_or(end);
        let joins = colon.is_some()
            || outline.kind(end) == TokenKind::Comma
            || matches!(outline.passage.word(end), "is" | "was")
            // "Party chief and acting minister Ana Mensah".
            || outline.passage.word(end) == "and" && outline.kind(phrase.core.start) == TokenKind::Name;
        let behind = outline.span_of(&(end..end + MAX_TOKENS));
        // "was angry with Mensah": somebody else.
        let links = |at: usize| outline.kind(at) == TokenKind::Function(FunctionWord::Preposition);
        let names = |mention: &PlacedMention| {
            mention.kind == MentionKind::Name && !(end..mention.tokens.start).any(links)
        };
        joins && self.known.inside(behind).iter().any(names)
            || name_behind_clause(outline, self.known, phrase).is_some()
    }

    /// "was" behind the places of a phrase: "The man in front of it was Ana Mensah."
    fn copula_behind(&self, end: usize) -> Option<usize> {
        const MAX_TOKENS: usize = 7;
        let outline = self.outline;
        let of_place = |at: usize| {
            matches!(
                outline.kind(at),
                TokenKind::Word
                    | TokenKind::Name
                    | TokenKind::Function(
                        FunctionWord::Preposition
                            | FunctionWord::Determiner
                            | FunctionWord::Possessor
                            | FunctionWord::Object
                            | FunctionWord::Subject
                    )
            )
        };
        let copula = (end..end + MAX_TOKENS).find(|&at| !of_place(at))?;
        let opens = outline.kind(end) == TokenKind::Function(FunctionWord::Preposition);
        (opens && matches!(outline.passage.word(copula), "is" | "was")).then_some(copula)
    }

    fn add_unquoted(&mut self, speaker: Speaker, clues: ClueSet<AntecedentClue>) {
        if let Some(antecedent) = self.entry(speaker) {
            antecedent.clues.add_all(clues);
            antecedent.times += 1;
            (antecedent.acts, antecedent.unquoted) = (true, true);
        }
    }

    /// Whoever the same pronoun shortly before stands for: “He paid in public. “…,” he said.”
    fn follow_pronoun(&mut self, memory: &Memory) {
        const MAX_TOKENS: usize = 60;
        let (outline, paragraph) = (self.outline, self.outline.paragraph(self.at));
        let is_same = |&at: &usize| {
            outline.kind(at) == TokenKind::Function(FunctionWord::Subject)
                && subject_form(outline.passage.word(at)) == Some(self.word)
        };
        let mut near = (self.at.saturating_sub(MAX_TOKENS)..self.at).rev();
        let before = near.find(is_same).filter(|&at| outline.paragraph(at) == paragraph);
        let Some((at, token)) = before.and_then(|at| Some((at, outline.passage.tokens.get(at)?))) else {
            return;
        };
        let speaker = memory.said_at(token.span.start).or_else(|| {
            let one = matches!(self.word, "he" | "she");
            one.then(|| nearby(outline, self.known, at, &memory.before(token.span.start))).flatten()
        });
        if let Some(speaker) = speaker {
            self.add_unquoted(speaker, ClueSet::of(&[AntecedentClue::SamePronounBefore]));
        }
    }

    /// Whether the words from token `at` on say what somebody is, so that the name before them is only a part of it.
    ///
    /// Gets right: the Labour presidential candidate; an Acme spokesman. Leaves alone: Acme makes phones.
    fn is_before_role(&self, at: usize) -> bool {
        const MAX_WORDS: usize = 3;
        let outline = self.outline;
        let mut words = (at..at + MAX_WORDS).take_while(|&word| outline.kind(word) == TokenKind::Word);
        words.any(|word| outline.passage.is_role(word))
    }

    fn clues_of_place(&self, place: SubjectPlace, quoted: bool) -> ClueSet<AntecedentClue> {
        let (named, subject) = match self.sentences.back_to(place.start) {
            Some(0) => (AntecedentClue::NamedInSentence, AntecedentClue::SubjectOfSentence),
            Some(1) => (AntecedentClue::NamedInLast, AntecedentClue::SubjectOfLast),
            Some(2) => (AntecedentClue::NamedInLastButOne, AntecedentClue::SubjectOfLastButOne),
            _ => (AntecedentClue::NamedFarther, AntecedentClue::SubjectFarther),
        };
        let mut clues = ClueSet::of(&[named]);
        let is_subject = !quoted && place.is_subject;
        clues.add_if(is_subject, subject);
        clues.add_if(place.paragraph == 0, AntecedentClue::InLead);
        clues.add_if(is_subject && place.opens_paragraph, AntecedentClue::OpensParagraph);
        clues
    }

    /// Whether the verb says that the previous speaker continues: "he added".
    fn goes_on(&self) -> bool {
        let verb = |at| self.outline.passage.is(at, List::ContinuingVerbs);
        verb(self.at + 1) || verb(self.at + 2) || self.at.checked_sub(1).is_some_and(verb)
    }

    fn finish(mut self) -> Vec<Antecedent> {
        let mut antecedents = std::mem::take(&mut self.antecedents);
        let agreement = Agreement { outline: self.outline, known: self.known, word: self.word };
        for antecedent in &mut antecedents {
            agreement.add_clues(antecedent);
            antecedent.clues.add_if(antecedent.times == 2, AntecedentClue::NamedTwice);
            antecedent.clues.add_if(antecedent.times > 2, AntecedentClue::NamedOften);
            antecedent.clues.add_if(!antecedent.acts, AntecedentClue::OnlyOwner);
            antecedent.clues.add_if(!antecedent.unquoted, AntecedentClue::OnlyQuoted);
        }
        antecedents.retain(|antecedent| !self.is_excluded(antecedent));
        rivals::prefer_person(self.known, &mut antecedents);
        rivals::prefer_paragraph(&mut antecedents);
        antecedents
    }

    /// Whether the text says that the pronoun cannot stand for them: a plural, a thing or a woman for "he".
    fn is_excluded(&self, antecedent: &Antecedent) -> bool {
        use AntecedentClue::{CannotSpeak, GenderContradicts, PersonAsThing, PluralAsPerson};
        antecedent.clues.has_any(&[GenderContradicts, PersonAsThing, PluralAsPerson])
            || self.word != "it" && antecedent.clues.has(CannotSpeak)
    }
}

/// Whether a phrase is about something written, which can be "it" that says something: "a notice".
fn is_text(outline: &Outline<'_, '_>, phrase: &NounPhrase) -> bool {
    phrase.kind == PhraseKind::Description && outline.is_speech_noun(phrase.core.end.saturating_sub(1))
}
