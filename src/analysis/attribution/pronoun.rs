//! Pronouns -> whom they stand for.
//!
//! Those who spoke or were named just before are weighed by how near they are and where they stand; a person is
//! taken before an institution for "he", but not when the institution has just spoken and nobody else has.

use super::resolve::{Known, Resolved};
use crate::analysis::cue::{Order, Report, span_of};
use crate::analysis::noun_phrase::{NounPhrase, PhraseKind};
use crate::analysis::outline::{Outline, Part};
use crate::analysis::{Mention, MentionKind, Speaker};
use crate::text::Span;

/// Reports that are remembered.
const REMEMBERED: usize = 6;
/// Mentions before a pronoun that are looked at.
const MENTIONS: usize = 24;

/// Who has spoken so far, the latest last.
#[derive(Debug, Default)]
pub(super) struct Memory {
    spoken: Vec<Spoken>,
}

/// Somebody who spoke.
#[derive(Debug, Clone, Copy)]
struct Spoken {
    resolved: Resolved,
    paragraph: usize,
}

impl Memory {
    /// Keeps who reported; the subject of a borrowed report is known already.
    pub(super) fn remember(&mut self, report: &Report, resolved: Resolved, paragraph: usize) {
        if report.order == Order::Borrowed
            && self.spoken.last().is_some_and(|s| s.resolved.speaker == resolved.speaker)
        {
            return;
        }
        if self.spoken.len() == REMEMBERED {
            self.spoken.remove(0);
        }
        self.spoken.push(Spoken { resolved, paragraph });
    }

    /// The entity that spoke last, when that was close before `paragraph`.
    pub(super) fn last_entity(&self, paragraph: usize) -> Option<Speaker> {
        const PARAGRAPHS: usize = 2;
        let near = self
            .spoken
            .iter()
            .rev()
            .take_while(|spoken| paragraph.saturating_sub(spoken.paragraph) <= PARAGRAPHS);
        near.map(|spoken| spoken.resolved.speaker).find(|speaker| matches!(speaker, Speaker::Entity(_)))
    }

    /// The one who spoke before and whose words end like `span`: "the foreign ministry" after "North Korea’s
    /// Foreign Ministry", "Adebayo" after "Grace Adebayo".
    pub(super) fn same_words(&self, outline: &Outline<'_, '_>, span: Span) -> Option<Speaker> {
        let words = without_article(outline.passage.words(span));
        self.spoken.iter().rev().find_map(|spoken| match spoken.resolved.speaker {
            Speaker::Group(other) | Speaker::Unknown(other) => {
                ends_alike(outline.passage.words(other), words).then_some(spoken.resolved.speaker)
            }
            Speaker::Entity(_) => None,
        })
    }
}

fn without_article(words: &str) -> &str {
    ["the ", "The "].iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words)
}

/// Whether `whole` ends with `tail` at a word's beginning, whatever the capitals.
fn ends_alike(whole: &str, tail: &str) -> bool {
    let Some(at) = whole.len().checked_sub(tail.len()) else { return false };
    let fits = whole.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(tail));
    fits && whole.get(..at).is_some_and(|head| head.is_empty() || head.ends_with(' '))
}

/// A pronoun and those it may stand for, each with what speaks for it.
struct Search<'s> {
    outline: &'s Outline<'s, 's>,
    known: &'s Known<'s>,
    /// In small letters.
    word: String,
    at: usize,
    antecedents: Vec<Antecedent>,
}

/// Somebody a pronoun may stand for.
struct Antecedent {
    speaker: Speaker,
    /// What speaks for the best of the places where they are named.
    score: f32,
    /// How often they are named.
    times: usize,
}

impl Antecedent {
    /// Being named again counts, but not for ever.
    fn total(&self) -> f32 {
        self.score + 0.25 * small(self.times.min(4) - 1)
    }
}

/// Whom the pronoun `subject` stands for.
pub(super) fn resolve(
    outline: &Outline<'_, '_>,
    known: &Known<'_>,
    subject: &NounPhrase,
    memory: &Memory,
) -> Resolved {
    let at = subject.core.start;
    let mention = span_of(outline, &subject.core);
    let word = outline.passage.word(at).to_ascii_lowercase();
    let mut search = Search { outline, known, word, at, antecedents: Vec::new() };
    if !matches!(search.word.as_str(), "i" | "we" | "you") {
        search.look_in_memory(memory);
        search.look_at_mentions();
    }
    let (speaker, certainty) = search.best().unwrap_or((Speaker::Unknown(mention), 1.0));
    Resolved { speaker, mention, token: at, kind: PhraseKind::Pronoun, certainty, can_speak: true }
}

impl Search<'_> {
    fn best(&self) -> Option<(Speaker, f32)> {
        let best = self.antecedents.iter().max_by(|a, b| a.total().total_cmp(&b.total()))?;
        let sum: f32 = self.antecedents.iter().map(|antecedent| antecedent.total().exp()).sum();
        Some((best.speaker, (best.total().exp() / sum).clamp(0.3, 1.0)))
    }

    fn add(&mut self, speaker: Speaker, score: f32) {
        match self.antecedents.iter_mut().find(|other| other.speaker == speaker) {
            Some(other) => (other.score, other.times) = (other.score.max(score), other.times + 1),
            None => self.antecedents.push(Antecedent { speaker, score, times: 1 }),
        }
    }

    fn look_in_memory(&mut self, memory: &Memory) {
        let paragraph = self.outline.paragraph(self.at);
        for (age, spoken) in memory.spoken.iter().rev().enumerate() {
            let resolved = spoken.resolved;
            let unknown = matches!(resolved.speaker, Speaker::Unknown(span) if span == resolved.mention);
            if unknown && resolved.kind == PhraseKind::Pronoun {
                continue;
            }
            let distance = paragraph.saturating_sub(spoken.paragraph).min(6);
            let mut score = 2.8 - 0.8 * small(distance) - 0.5 * small(age);
            score += self.agreement(resolved.speaker);
            score -= if resolved.can_speak { 0.0 } else { 2.0 };
            score += if age == 0 && self.goes_on() { 2.5 } else { 0.0 };
            self.add(resolved.speaker, score);
        }
    }

    fn look_at_mentions(&mut self) {
        const PARAGRAPHS: usize = 3;
        let Some(token) = self.outline.passage.tokens.get(self.at) else { return };
        let mentions = self.known.mentions;
        let to = mentions.partition_point(|mention| mention.span.start < token.span.start);
        for mention in mentions.get(to.saturating_sub(MENTIONS)..to).unwrap_or_default().iter().rev() {
            let place = self.outline.passage.token_at(mention.span.start);
            let paragraphs = self.outline.paragraph(self.at).saturating_sub(self.outline.paragraph(place));
            if paragraphs > PARAGRAPHS || matches!(mention.kind, MentionKind::Demonym | MentionKind::Place) {
                continue;
            }
            let speaker = Speaker::Entity(mention.entity);
            let score = standing(self.outline, place, mention, self.at) + self.agreement(speaker);
            self.add(speaker, score);
        }
    }

    /// "he added": the verb says that the last speaker goes on.
    fn goes_on(&self) -> bool {
        let verb =
            |at| matches!(self.outline.small(at), "added" | "adds" | "continued" | "continues" | "concluded");
        verb(self.at + 1) || verb(self.at + 2) || self.at.checked_sub(1).is_some_and(verb)
    }

    /// Whether the pronoun can stand for a speaker, in person, number and gender as far as the text gives them.
    fn agreement(&self, speaker: Speaker) -> f32 {
        let person = self.known.is_person(speaker);
        let entity = matches!(speaker, Speaker::Entity(_));
        let words = match speaker {
            Speaker::Group(span) | Speaker::Unknown(span) => self.outline.passage.words(span),
            Speaker::Entity(_) => "",
        };
        let plural = words.ends_with('s') || words.ends_with("police") || words.ends_with("people");
        let gender = |fitting: &str| if fitting == self.word { 0.5 } else { -4.0 };
        match self.word.as_str() {
            "he" | "she" if person => self.known.pronoun_of(speaker).map_or(0.0, gender),
            "he" | "she" if entity => -2.2,
            "he" | "she" if plural && matches!(speaker, Speaker::Group(_)) => -2.0,
            "he" | "she" => fitting(words).map_or(0.0, gender),
            "they" if person => -1.5,
            "they" | "it" if entity || plural && self.word == "they" => 0.3,
            "they" => -0.8,
            "it" if person => -4.0,
            _ if plural => -1.0,
            _ => -0.3,
        }
    }
}

fn small(count: usize) -> f32 {
    f32::from(u8::try_from(count).unwrap_or(u8::MAX))
}

/// How much the place of a mention speaks for it.
fn standing(outline: &Outline<'_, '_>, place: usize, mention: &Mention, at: usize) -> f32 {
    let sentences = outline.sentence(at).saturating_sub(outline.sentence(place)).min(8);
    let mut score = 2.0 - 0.6 * small(sentences as usize);
    let behind = outline.passage.token_at(mention.span.end);
    if outline.part(place) == Part::Quoted {
        score -= 1.5;
    }
    if outline.part(behind) == Part::Possessive {
        score -= 0.8;
    }
    let start = outline.sentence_start(outline.sentence(place));
    // "In a second statement, the ministry …": the subject stands behind an opening phrase.
    let opened = place > start && place - start <= 8 && outline.part(place - 1) == Part::Comma;
    if start + 3 >= place || opened {
        score += 0.6;
    }
    score
}

/// The pronoun that fits "spokeswoman", "Mrs." and the like.
pub(super) fn fitting(words: &str) -> Option<&'static str> {
    const HE: &str =
        "Mr Mr. Sir Lord King Prince spokesman chairman congressman father brother son husband man";
    const SHE: &str = "Mrs Mrs. Ms Ms. Lady Dame Queen Princess spokeswoman chairwoman congresswoman mother \
        sister daughter wife woman";
    words.split_whitespace().find_map(|word| {
        let is_in = |list: &str| list.split_whitespace().any(|listed| listed == word);
        if is_in(HE) {
            Some("he")
        } else if is_in(SHE) {
            Some("she")
        } else {
            None
        }
    })
}
