//! Possible speakers of a quotation -> the quotation with the likeliest of them, its confidence and the runners-up.
//!
//! The confidence is the chance that the row as shown is right: that the words are speech, times the chance that these
//! words report it, times the chance that they mean this speaker.

use super::candidate::{PossibleSpeaker, Turn};
use super::coreference::KnownEntities;
use super::ranking::{self, Ranked};
use super::reference::Reference;
use super::speaker_clue::SpeakerClue;
use crate::analysis::grammar::TokenKind;
use crate::analysis::quotation::{PassageReading, UnattributedQuotation};
use crate::analysis::{Attribution, Cue, Passage, Quotation, QuotationId, QuotationKind, RunnerUp, Speaker};
use crate::lexicon::cues;
use crate::lexicon::speakers;
use crate::text::fold::lowercase;

/// The share from which on a speaker is likelier than nobody.
const LIKELIER_THAN_NOBODY: f32 = 0.5;
/// The most runners-up that are kept.
const MAX_RUNNERS_UP: usize = 8;
/// The confidence that no speaker exceeds.
const MOST: f32 = 0.99;
/// The most for "the company" and "her widower": the article may well say which, and we did not see it.
const MOST_IF_POINTING_BACK: f32 = 0.85;
/// The most for "he" where only a description says who that is: it may be anybody of the sentences around it.
const MOST_IF_PRONOUN_FOR_DESCRIPTION: f32 = 0.85;
/// The most where the text names no speaker, or denies that it was said: "denied saying".
const MOST_IF_UNNAMED: f32 = 0.5;
/// The most for words that hardly name anyone who speaks.
const MOST_IF_SILENT: f32 = 0.65;

/// The quotation with the likeliest of its possible speakers.
pub(super) fn choose(
    reading: &PassageReading<'_, '_>,
    quoted: &UnattributedQuotation,
    (known, candidates): (&KnownEntities<'_>, &[PossibleSpeaker]),
    turn: &mut Option<Turn>,
) -> Quotation {
    let ballot = Ballot { reading, known, ranked: &ranking::rank(candidates) };
    let best = ballot.best();
    let attribution = best.map(|best| ballot.attribution(quoted, best));
    let best = best.map(|best| best.candidate);
    // "What we should ask is “…”": whoever writes "we" does not go on speaking.
    if let Some(best) = best.filter(|best| !best.clues.has(SpeakerClue::FirstPerson)) {
        *turn = Some(Turn::new(reading, quoted, best));
    }
    let cue = best.and_then(|best| best.cue).map(|span| Cue { span }).or(quoted.cue);
    let via = best.and_then(|best| best.via);
    let (kind, content, marks) = (quoted.kind, quoted.content, quoted.marks);
    let (inside, continues) = (quoted.inside.clone(), quoted.continues);
    Quotation { id: QuotationId(0), kind, content, marks, inside, continues, cue, attribution, via }
}

/// The candidates, the likeliest first.
struct Ballot<'b> {
    reading: &'b PassageReading<'b, 'b>,
    known: &'b KnownEntities<'b>,
    ranked: &'b [Ranked<'b>],
}

impl<'b> Ballot<'b> {
    /// The clause that speaks most for the likeliest speaker, unless the text says that nobody is named.
    ///
    /// Two clauses that name one speaker may each be less likely than a third one, and together more.
    fn best(&self) -> Option<&'b Ranked<'b>> {
        // From the last one, because the first of equals is wanted: that is the speaker's own best clause.
        let best = self.ranked.iter().rev().max_by(|a, b| a.share.total_cmp(&b.share))?;
        let unsaid = best.share < LIKELIER_THAN_NOBODY && best.candidate.clues.has(SpeakerClue::NobodyNamed);
        (!unsaid).then_some(best)
    }

    fn attribution(&self, quoted: &UnattributedQuotation, best: &Ranked<'_>) -> Attribution {
        let Ranked { candidate: best, share } = *best;
        let speaker = best.speaker;
        let right = ranking::calibrated(quoted.kind, share) * best.certainty;
        let of_clues = most_for_pronoun(best).min(most_if_unnamed(best));
        let most = self.most_for(speaker).min(most_if_apart(self.reading, quoted, best)).min(of_clues);
        let confidence = (quoted.speech * right).min(most);
        let runners_up = self.runners_up((best, share), (confidence, quoted.speech));
        let (mention, evidence) =
            (best.mention, best.rule().words(best.reference.or_else(|| pronoun_reference(best))));
        Attribution { speaker, also: best.also.clone(), mention, evidence, confidence, runners_up }
    }

    /// The other speakers, each with what the chosen one leaves of the chance.
    fn runners_up(
        &self,
        (best, share): (&PossibleSpeaker, f32),
        (confidence, speech): (f32, f32),
    ) -> Vec<RunnerUp> {
        // They are counted before they are kept: a long text has so many that room for eight each would take as much memory
        // as the text.
        let mut others = [RunnerUp { speaker: best.speaker, confidence: 0.0 }; MAX_RUNNERS_UP];
        let mut count = 0;
        for &Ranked { candidate, share: left } in self.ranked {
            let other = candidate.speaker;
            let Some((before, [next, ..])) = others.split_at_mut_checked(count) else { break };
            let known = other == best.speaker
                || best.also.contains(&other)
                || before.iter().any(|known| known.speaker == other);
            if !known && self.can_be_listed(other) {
                let left = ranking::left_for(left, share, (confidence, speech));
                *next = RunnerUp { speaker: other, confidence: left };
                count += 1;
            }
        }
        others.get(..count).unwrap_or_default().to_vec()
    }

    /// Whether a possible speaker is more than a fragment of the text, which is never a speaker.
    fn can_be_listed(&self, speaker: Speaker) -> bool {
        let words = unnamed_words(self.reading.outline.passage, speaker);
        words.is_none_or(|words| self.may_speak(speaker, words))
    }

    /// The upper bound on a speaker's confidence. Words that name no one who speaks ("the long report") were taken for
    /// a speaker because of their position alone, so they must be shown as unsure.
    fn most_for(&self, speaker: Speaker) -> f32 {
        let Some(words) = unnamed_words(self.reading.outline.passage, speaker) else { return MOST };
        let points_back = ["the ", "The ", "his ", "His ", "her ", "Her ", "its ", "Its "]
            .iter()
            .any(|start| words.starts_with(start));
        let is_one =
            || parts(words).next_back().is_some_and(|word| !word.ends_with('s') || word.ends_with("ss"));
        if points_back && is_one() && speaks(words) {
            MOST_IF_POINTING_BACK
        } else if self.may_speak(speaker, words) {
            MOST
        } else {
            MOST_IF_SILENT
        }
    }

    /// Whether the words for a speaker are no mere fragment of the text; looked up once for all quotations near it.
    fn may_speak(&self, speaker: Speaker, words: &str) -> bool {
        self.known.may_speak_or_else(speaker, || may_be_a_speaker(words))
    }
}

/// The upper bound where a phrase in marks may be somebody else’s: another verb of saying stands before it, or its
/// speaker is taken from another sentence.
///
/// Gets right: Mensah said they got a letter stating it was “late”. Leaves alone: Mensah said it was “late”.
fn most_if_apart(
    reading: &PassageReading<'_, '_>,
    quoted: &UnattributedQuotation,
    best: &PossibleSpeaker,
) -> f32 {
    const MOST_IF_APART: f32 = 0.85;
    let outline = &reading.outline;
    let Some(cue) = best.cue.filter(|_| quoted.kind == QuotationKind::Partial) else { return MOST };
    let lead = outline.passage.token_at(cue.end)..quoted.tokens.start;
    let other = lead
        .skip(1)
        .any(|at| matches!(outline.kind(at), TokenKind::Cue(_)) || is_stating(outline.lowercase_word(at)));
    let elsewhere = best.clues.has_any(&[
        SpeakerClue::SentenceBefore,
        SpeakerClue::SentenceBehind,
        SpeakerClue::FarBefore,
    ]);
    if other || elsewhere { MOST_IF_APART } else { MOST }
}

/// Whether a word is a participle of stating: "a letter claiming that".
fn is_stating(word: &str) -> bool {
    let stem = word.strip_suffix("ing");
    stem.is_some_and(|stem| cues::class_of(stem).is_some() || cues::class_of(&format!("{stem}e")).is_some())
}

/// The upper bound where a pronoun stands for somebody who has no name.
///
/// Gets right: A port spokesman came. “No comment,” he said. Leaves alone: “No comment,” a port spokesman said.
fn most_for_pronoun(best: &PossibleSpeaker) -> f32 {
    let named = matches!(best.speaker, Speaker::Entity(_));
    if !named && best.clues.has(SpeakerClue::Pronoun) { MOST_IF_PRONOUN_FOR_DESCRIPTION } else { MOST }
}

/// The upper bound where the text names no speaker, or denies that it was said.
fn most_if_unnamed(best: &PossibleSpeaker) -> f32 {
    if best.clues.has(SpeakerClue::NobodyNamed) { MOST_IF_UNNAMED } else { MOST }
}

/// How a pronoun refers to the speaker it was resolved to.
fn pronoun_reference(best: &PossibleSpeaker) -> Option<Reference> {
    const SURE: f32 = 0.75;
    let pronoun = [SpeakerClue::Pronoun, SpeakerClue::PronounActs, SpeakerClue::PronounOwner];
    let resolved = matches!(best.speaker, Speaker::Entity(_)) && best.clues.has_any(&pronoun);
    let reference = if best.certainty < SURE { Reference::OpenPronoun } else { Reference::Pronoun };
    resolved.then_some(reference)
}

/// The words for a speaker who is no entity.
fn unnamed_words<'t>(passage: &Passage<'t>, speaker: Speaker) -> Option<&'t str> {
    match speaker {
        Speaker::Entity(_) => None,
        Speaker::Group(span) | Speaker::Unknown(span) => Some(passage.words(span)),
    }
}

/// Whether words without an entity name someone who speaks, and are no mere fragment of the text.
///
/// Gets right: Harrow Rovers; a senior official. Leaves alone: the long report.
fn may_be_a_speaker(words: &str) -> bool {
    is_name(words) || speaks(words)
}

/// Whether any of the words can stand for a speaker.
fn speaks(words: &str) -> bool {
    parts(words).any(|word| speakers::can_speak(&lowercase(word)))
}

/// Whether several words all begin with a capital.
fn is_name(words: &str) -> bool {
    let mut count = 0;
    parts(words).inspect(|_| count += 1).all(|word| word.starts_with(char::is_uppercase)) && count > 1
}

/// The words without the punctuation between them, but with their hyphens.
fn parts(words: &str) -> impl DoubleEndedIterator<Item = &str> {
    words.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty())
}
