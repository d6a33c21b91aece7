//! The words beside names -> how the article introduces each person and organisation.
//!
//! "Winger Ana Lopes", "Ana Mensah, the mayor of Tema,", "The treasurer, Kofi Osei," and "Lopes is a 29-year-old" say
//! what a later "the winger", "the mayor" or "the 29-year-old" refers to. Only the words are kept here; whether they fit
//! a description is for [`super::wording`] to say.

use super::compared::ComparedWording;
use super::wording::Wording;
use crate::analysis::attribution::coreference::agreement;
use crate::analysis::attribution::coreference::placed_mention::PlacedMention;
use crate::analysis::entity::Registry;
use crate::analysis::grammar::{Outline, TokenKind, is_verb_like};
use crate::analysis::{EntityId, EntityKind, MentionKind};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::lexicon::speakers;
use crate::lexicon::words::WordClass;
use crate::text::Span;
use foldhash::HashMap;
use std::ops::Range;

/// The longest introduction on either side of a name, in tokens.
const MAX_TOKENS: usize = 14;
/// The most introductions that are kept: far more than an article has; it bounds the cost of a long text.
const MAX_KEPT: usize = 400;

/// Titles that say no more than whether someone is a man or a woman: "Mr".
const SEX: WordClass = WordClass::MALE.with(WordClass::FEMALE);

/// How an article introduces its people and organisations, in text order.
#[derive(Debug, Default)]
pub(crate) struct Introductions {
    all: Vec<Introduction>,
    /// The pronouns that go with what people are called: "she" for "his wife, Ana Mensah".
    pronouns: HashMap<EntityId, &'static str>,
}

/// Words that say what an entity is. They are spans of the text, so they outlive their passage.
#[derive(Debug, Clone)]
pub(super) struct Introduction {
    /// Who is introduced.
    pub(super) entity: EntityId,
    /// All the words: "former defence minister of Ghana".
    pub(super) words: Span,
    /// Those that end in the noun: "former defence minister".
    pub(super) head: Span,
    /// What later descriptions are compared with.
    pub(super) compared: ComparedWording,
}

impl Introductions {
    /// Adds what a passage says beside its names, except in quotations and in its context.
    pub(crate) fn add_passage(
        &mut self,
        outline: &Outline<'_, '_>,
        registry: &Registry,
        mentions: &[PlacedMention],
    ) {
        let named = |mention: &&PlacedMention| {
            mention.kind == MentionKind::Name
                && matches!(
                    registry.kind(mention.entity),
                    Some(EntityKind::Person { .. } | EntityKind::Organization)
                )
        };
        for mention in mentions.iter().filter(named) {
            let Range { start, end } = mention.tokens;
            if outline.passage.is_context(start) || outline.kind(start) == TokenKind::Quoted {
                continue;
            }
            let beside = BesideName { outline, start, end };
            let before = beside.title().into_iter().chain(beside.aside_before()).chain(beside.verb_before());
            for tokens in before.chain(beside.behind()) {
                let found = introduction(outline, mention.entity, &tokens);
                self.add_pronoun(outline, &found, &tokens);
                self.all.push(found);
            }
        }
        let surplus = self.all.len().saturating_sub(MAX_KEPT);
        self.all.drain(..surplus);
    }

    /// Notes whether someone is called a man or a woman.
    ///
    /// Gets right: his wife, Ana Mensah; Ana Mensah, a mother of two. Leaves alone: Kofi Osei, his wife and his son.
    fn add_pronoun(&mut self, outline: &Outline<'_, '_>, found: &Introduction, tokens: &Range<usize>) {
        let noun = found.head.of(outline.passage.text).split_whitespace().next_back().unwrap_or_default();
        let listed = outline.kind(tokens.start) == TokenKind::Function(FunctionWord::Possessor)
            && outline.kind_before(tokens.start) == TokenKind::Comma;
        if let Some(pronoun) = agreement::fitting(noun).filter(|_| !listed) {
            self.pronouns.entry(found.entity).or_insert(pronoun);
        }
    }

    /// The pronoun that goes with what a person is called so far.
    pub(crate) fn pronoun_of(&self, person: EntityId) -> Option<&'static str> {
        self.pronouns.get(&person).copied()
    }

    /// The introductions before byte `at`, in text order.
    pub(super) fn before(&self, at: u32) -> &[Introduction] {
        let end = self.all.partition_point(|introduction| introduction.words.start < at);
        self.all.get(..end).unwrap_or_default()
    }
}

fn introduction(outline: &Outline<'_, '_>, entity: EntityId, tokens: &Range<usize>) -> Introduction {
    let is_preposition = |at: &usize| {
        matches!(outline.kind(*at), TokenKind::Function(FunctionWord::Preposition | FunctionWord::Relative))
    };
    let end = tokens.clone().skip(1).find(is_preposition).unwrap_or(tokens.end);
    let owner = (tokens.start..end).rev().find(|&at| outline.kind(at) == TokenKind::Possessive);
    let head = owner.map_or(tokens.start, |owner| owner + 1)..end;
    let (words, head) = (outline.span_of(tokens), outline.span_of(&head));
    let compared = ComparedWording::of(Wording::of(outline.passage.text, words, head));
    Introduction { entity, words, head, compared }
}

/// The text around a name.
struct BesideName<'s> {
    outline: &'s Outline<'s, 's>,
    /// The first token of the name, and the one after it.
    start: usize,
    end: usize,
}

impl BesideName<'_> {
    fn kind(&self, at: usize) -> TokenKind {
        self.outline.kind(at)
    }

    fn function(&self, at: usize) -> Option<FunctionWord> {
        match self.kind(at) {
            TokenKind::Function(word) => Some(word),
            _ => None,
        }
    }

    /// The first token of the name with its "Mr".
    fn start_with_honorific(&self) -> usize {
        let honorific = |at: usize| self.outline.passage.class(at).is(WordClass::HONORIFIC);
        (0..self.start).rev().find(|&at| !honorific(at)).map_or(0, |before| before + 1)
    }

    fn floor(&self) -> usize {
        let sentence = self.outline.sentence_start(self.outline.sentence(self.start));
        sentence.max(self.start.saturating_sub(MAX_TOKENS))
    }

    /// "former defence minister" in "former defence minister Ana Mensah".
    ///
    /// Leaves alone: "The minister met Ana Mensah".
    fn title(&self) -> Option<Range<usize>> {
        let (end, floor) = (self.end_of_title(), self.floor());
        let mut at = end;
        while at > floor && self.is_in_title(at - 1, end) && !self.is_verb(at - 1) {
            at -= 1;
        }
        let preposition = (at + 1..end).find(|&at| self.function(at) == Some(FunctionWord::Preposition));
        (at < end && self.is_noun(preposition.unwrap_or(end) - 1)).then_some(at..end)
    }

    /// Whether the word at `at` is the verb of whoever is named before it.
    ///
    /// Gets right: the vice-president kept bashing President Ana Mensah. Leaves alone: the newly elected President Ana
    /// Mensah; retired captain Ana Mensah.
    fn is_verb(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.kind(at) == TokenKind::Word) else {
            return false;
        };
        let irregular = |at: usize| self.outline.is(at, List::IrregularVerbs);
        let acts = self.kind(before) == TokenKind::Name || self.outline.passage.can_speak(before);
        irregular(at) || is_verb_like(self.outline, at) && (acts || irregular(before))
    }

    /// Where the title before the name ends: before a bracket, as in "Col (retd) Kofi Osei".
    fn end_of_title(&self) -> usize {
        const MAX_BRACKET: usize = 4;
        let word = |at: usize| self.outline.passage.word(at);
        if self.start == 0 || word(self.start - 1) != ")" {
            return self.start;
        }
        let mut bracket = (self.start.saturating_sub(MAX_BRACKET)..self.start).rev();
        bracket.find(|&at| word(at) == "(").unwrap_or(self.start)
    }

    /// "married" and "led by" before the name: a verb that says who somebody is.
    ///
    /// Gets right: she married a sound engineer, Kofi Osei; the party is led by Ana Mensah. Leaves alone: Ana Mensah married Kofi
    /// Osei’s sister.
    fn verb_before(&self) -> Option<Range<usize>> {
        const MAX_TOKENS: usize = 7;
        if self.kind(self.end) == TokenKind::Possessive {
            return None;
        }
        let start = self.start_with_honorific();
        let by = start.checked_sub(1)?;
        if self.outline.passage.word(by) == "by" {
            let verb = by.checked_sub(1)?;
            return self.outline.is(verb, List::VerbsOfOffice).then_some(verb..by);
        }
        let of_phrase = |&at: &usize| {
            matches!(
                self.kind(at),
                TokenKind::Word
                    | TokenKind::Comma
                    | TokenKind::Hyphen
                    | TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor)
            )
        };
        let near = (self.floor().max(start.saturating_sub(MAX_TOKENS))..start).rev();
        let verb = near.take_while(of_phrase).find(|&at| self.outline.is(at, List::VerbsOfMarriage))?;
        Some(verb..verb + 1)
    }

    fn is_in_title(&self, at: usize, end: usize) -> bool {
        match self.kind(at) {
            TokenKind::Name | TokenKind::Word | TokenKind::Hyphen | TokenKind::Number => true,
            TokenKind::Possessive => at + 1 < end,
            TokenKind::Function(FunctionWord::Preposition) => {
                at + 1 < end && matches!(self.outline.passage.word(at), "of" | "for")
            }
            TokenKind::Function(FunctionWord::Conjunction) => {
                at + 1 < end && self.outline.passage.word(at) == "and"
            }
            TokenKind::Function(FunctionWord::Determiner) => {
                at > 0 && self.outline.passage.word(at - 1) == "of"
            }
            _ => false,
        }
    }

    /// Whether a token can be the noun of an introduction: "minister", "Minister", "bank", "wing-back".
    fn is_noun(&self, at: usize) -> bool {
        let passage = self.outline.passage;
        let title = WordClass::RANK.with(WordClass::ROLE).with(WordClass::RELATION);
        let compound = self.outline.kind_before(at) == TokenKind::Hyphen;
        let honorific = passage.class(at).is(WordClass::HONORIFIC) && !passage.class(at).is(SEX);
        passage.class(at).is(title)
            || honorific
            || passage.can_speak(at)
            || compound && self.kind(at) == TokenKind::Word
            || self.kind(at) == TokenKind::Name && speakers::can_speak(&passage.word(at).to_lowercase())
    }

    /// "The treasurer" in "The treasurer, Kofi Osei, said".
    ///
    /// Leaves alone: "After a call with the president, Kofi Osei said".
    fn aside_before(&self) -> Option<Range<usize>> {
        if !matches!(
            self.kind(self.end),
            TokenKind::Comma | TokenKind::Stop | TokenKind::Possessive | TokenKind::Quoted | TokenKind::Colon
        ) {
            return None;
        }
        // "The vicar, the Rev Akers,".
        let before = self.start_with_honorific().checked_sub(1)?;
        let article = self.outline.passage.word(before) == "the";
        let comma = if article { before.checked_sub(1)? } else { before };
        if self.kind(comma) != TokenKind::Comma || !self.is_noun_at_end(comma) {
            return None;
        }
        let mut at = comma;
        while at > self.floor() {
            at -= 1;
            match self.kind(at) {
                TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor) => {
                    if self.function(at.saturating_sub(1)) != Some(FunctionWord::Preposition) {
                        return Some(at..comma);
                    }
                }
                TokenKind::Name
                | TokenKind::Word
                | TokenKind::Hyphen
                | TokenKind::Number
                | TokenKind::Possessive
                | TokenKind::Function(FunctionWord::Preposition | FunctionWord::Conjunction) => {}
                _ => break,
            }
        }
        // "Ana Mensah’s lawyer, Kofi Osei,".
        let owned = (at + 1..comma).any(|place| self.kind(place) == TokenKind::Possessive);
        owned.then_some(at + 1..comma)
    }

    /// Whether the phrase before the comma has a noun that can be an introduction, before its "of …".
    fn is_noun_at_end(&self, comma: usize) -> bool {
        const MAX_WORDS: usize = 3;
        let nouns = comma.saturating_sub(MAX_TOKENS)..comma;
        // "The landlady, Moira Kettle, said", "The harbour master, Moira Kettle,": at the beginning of a sentence, any noun.
        let sentence = self.outline.sentence_start(self.outline.sentence(comma));
        let determiner = self.function(sentence) == Some(FunctionWord::Determiner)
            && comma <= sentence + 1 + MAX_WORDS
            && (sentence + 1..comma).all(|at| self.kind(at) == TokenKind::Word);
        let mut nouns =
            nouns.rev().take_while(|&at| !matches!(self.kind(at), TokenKind::Stop | TokenKind::Comma));
        determiner && sentence + 1 < comma || nouns.any(|at| self.is_noun(at))
    }

    /// "a 29-year-old winger" and "29" in "Ana Lopes, 29, a 29-year-old winger," and the same after "is".
    fn behind(&self) -> Vec<Range<usize>> {
        match self.kind(self.end) {
            // "The author, Callum Strang, is a hydrologist".
            TokenKind::Comma if self.is_copula(self.end + 1) => {
                self.phrase_from(self.end + 2).into_iter().collect()
            }
            TokenKind::Comma => self.asides(self.end + 1),
            TokenKind::Break if self.outline.passage.word(self.end) == "(" => {
                let age = self.end + 1..self.end + 2;
                let closed = self.outline.passage.word(self.end + 2) == ")";
                (closed && self.kind(age.start) == TokenKind::Number).then_some(age).into_iter().collect()
            }
            TokenKind::Function(FunctionWord::Auxiliary) if self.is_copula(self.end) => {
                self.phrase_from(self.end + 1).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn asides(&self, from: usize) -> Vec<Range<usize>> {
        const MAX_ASIDES: usize = 3;
        let mut found = Vec::new();
        let mut at = from;
        for _ in 0..MAX_ASIDES {
            // "who leads the party".
            if self.function(at) == Some(FunctionWord::Relative)
                && self.outline.is(at + 1, List::VerbsOfOffice)
            {
                found.push(at + 1..at + 2);
                break;
            }
            let relative = self.function(at) == Some(FunctionWord::Relative) && self.is_copula(at + 1);
            let phrase = self.phrase_from(if relative { at + 2 } else { at });
            let Some(phrase) = phrase else { break };
            at = phrase.end + 1;
            let goes_on = self.kind(phrase.end) == TokenKind::Comma;
            found.push(phrase);
            if !goes_on {
                break;
            }
        }
        found
    }

    fn is_copula(&self, at: usize) -> bool {
        matches!(self.outline.passage.word(at), "is" | "was" | "are" | "were")
    }

    /// The words up to the next comma, full stop or quotation, if they can say what someone is.
    fn phrase_from(&self, start: usize) -> Option<Range<usize>> {
        let is_end = |at: &usize| {
            matches!(
                self.kind(*at),
                TokenKind::Comma
                    | TokenKind::Stop
                    | TokenKind::Break
                    | TokenKind::Quoted
                    | TokenKind::Colon
                    | TokenKind::Function(FunctionWord::Relative)
            )
        };
        let end = (start..start + MAX_TOKENS).find(is_end).unwrap_or(start + MAX_TOKENS);
        let is_age = end == start + 1 && self.kind(start) == TokenKind::Number;
        let opens = matches!(self.function(start), Some(FunctionWord::Determiner | FunctionWord::Possessor))
            || self.is_noun(start)
            || self.kind(start) == TokenKind::Number
            || matches!(self.outline.passage.word(start), "of" | "from")
            || matches!(self.kind(start), TokenKind::Word) && self.is_noun(start + 1);
        let acts = |at: usize| {
            matches!(
                self.kind(at),
                TokenKind::Function(FunctionWord::Auxiliary | FunctionWord::Subject) | TokenKind::Cue(_)
            ) && !self.is_noun(at)
        };
        let clause = (start..end).take(MAX_TOKENS).any(acts);
        (end > start && (is_age || opens && !clause)).then_some(start..end)
    }
}
