//! Tokens that could belong to a name -> clues for their tags, as rows of the table of weights.
//!
//! A clue is a kind and a value, hashed to a row. The trainer runs the same code. Words without a capital are outside
//! every name unless they are between capitals, like "de" in a name, so only runs of capitals are read.

mod casing;
mod near;
mod rows;

use super::candidate::{self, NameCandidate};
use super::kind_votes::TokenVotes;
use super::runs::{Runs, find_runs};
use super::scene::PersonScene;
use super::word_use::{ALL_USES, WordUses};
use crate::analysis::token::{Shape, Token};
use crate::lexicon::lists::List;
use crate::lexicon::words::{self, WordClass};
use crate::text::quotation_marks::APOSTROPHES;
use crate::text::span::offset;
use casing::{Casing, casing};
use near::{Near, RunEdges};
use rows::{ClueKinds, ClueRows, affix_hashes, hash_class, place};

pub(super) use near::TokenLook;
pub(crate) use rows::RowSink;
use std::ops::Range;

/// How many of the first rows of a word, and of its place, identify it. Training leaves them out at random, so that the
/// tagger learns to do without them.
pub(super) const LEXICAL_ROWS: [usize; 2] = [8, 2];

/// A passage with what is prepared for reading clues.
pub(super) struct Clues<'s, 'p, 't> {
    pub(super) scene: &'s PersonScene<'p, 't>,
    /// How the passage uses its words.
    pub(super) uses: WordUses,
    pub(super) candidates: Vec<NameCandidate>,
    /// The candidate of each token: its index plus one, or 0 for none.
    candidate: Vec<u32>,
    /// Runs of tokens that are tagged together; each is within one sentence.
    pub(super) runs: Vec<Range<usize>>,
    /// The small words that open a sentence without other capitals beside them: they are in no run.
    pub(super) small_words: Vec<usize>,
    /// How the capitals of each sentence are used.
    casing: Vec<Casing>,
    /// The classes of each token together with the next: "Al Jazeera" is an organisation.
    pairs: Vec<WordClass>,
}

impl<'s, 'p, 't> Clues<'s, 'p, 't> {
    pub(super) fn new(scene: &'s PersonScene<'p, 't>, uses: WordUses) -> Self {
        let candidates = candidate::find(scene, &uses);
        let mut of_token = vec![0; scene.passage.tokens.len()];
        for (index, found) in candidates.iter().enumerate() {
            for slot in of_token.get_mut(found.tokens.clone()).into_iter().flatten() {
                *slot = offset(index) + 1;
            }
        }
        let casing = scene.passage.sentences.iter().map(|s| casing(scene, &s.tokens)).collect();
        let Runs { tagged: runs, small_words } = find_runs(scene);
        let pairs = pairs(scene, &runs);
        Self { scene, uses, candidates, candidate: of_token, runs, small_words, casing, pairs }
    }

    fn casing(&self, at: usize) -> Casing {
        self.casing.get(self.scene.passage.sentence_of(at)).copied().unwrap_or(Casing::Plain)
    }

    /// Reads the clues that depend only on the word and its look, not on its place: first those that identify it
    /// ([`LEXICAL_ROWS`]), then how the passage uses the word.
    pub(super) fn read_word(&self, at: usize, look: TokenLook, rows: &mut impl RowSink) {
        let scene = self.scene;
        let mut clues = ClueRows::new(rows);
        let hash = scene.hash(at);
        clues.go_on_from(ClueKinds::Word);
        clues.add([hash]);
        clues.add([hash, look.shape]);
        clues.go_on_from(ClueKinds::Affixes);
        for (length, hashes) in (2..).zip(affix_hashes(scene.word(at))) {
            let [head, tail] = hashes;
            clues.add([head, length]);
            clues.add([tail, length]);
        }
        clues.go_on_from(ClueKinds::OwnClasses);
        clues.add([look.class]);
        clues.go_on_from(ClueKinds::Uses);
        let counts = self.uses.of(scene, at);
        let kind = clues.next();
        for (index, word_use) in (0_u32..).zip(ALL_USES) {
            clues.put(kind, [index, u32::from(counts.count(word_use).min(3))]);
        }
        let all = self.uses.kinds(scene, at);
        clues.add([all]);
        clues.add([all, look.class]);
    }

    /// Reads the clues that depend on the tokens around a token; the first identify it, too.
    pub(super) fn read_place(&self, at: usize, (run, near): (&RunEdges, &Near), rows: &mut impl RowSink) {
        let mut clues = ClueRows::new(rows);
        clues.go_on_from(ClueKinds::Pairs);
        let own = self.scene.hash(at);
        clues.add([near.hash(-1), own]);
        clues.add([own, near.hash(1)]);
        self.surroundings(at, (run, near), &mut clues);
        self.classes(at, (run, near), &mut clues);
        self.elsewhere(at, run, &mut clues);
        self.rules(at, run, &mut clues);
    }

    /// The tokens of a run, each with what the clues ask about the tokens near it.
    pub(super) fn nears<'c>(&'c self, run: &'c RunEdges) -> impl Iterator<Item = (usize, Near)> + 'c {
        let look = |at| self.look(at, &run.sentence);
        let mut near = Near::default();
        for by in -2..2 {
            near.go_on(look(run.tokens.start.checked_add_signed(by)));
        }
        run.tokens.clone().map(move |at| {
            near.go_on(look(Some(at + 2)));
            (at, near)
        })
    }

    fn look(&self, at: Option<usize>, sentence: &Range<usize>) -> TokenLook {
        let (shape, class) = at.map_or((0, 0), |at| (self.shape(at), self.class(at)));
        TokenLook { hash: self.hash(at, sentence), shape, class }
    }

    /// What the clues ask about a run and the words beside it, looked up once for all its tokens.
    pub(super) fn edges(&self, run: &Range<usize>) -> RunEdges {
        let (scene, last) = (self.scene, run.end - 1);
        let sentences = &scene.passage.sentences;
        let sentence = sentences
            .get(scene.passage.sentence_of(run.start))
            .map_or(0..0, |sentence| sentence.tokens.start as usize..sentence.tokens.end as usize);
        let hash = |at| self.hash(at, &sentence);
        RunEdges {
            tokens: run.clone(),
            before: [1, 2].map(|by| hash(run.start.checked_sub(by))),
            after: [1, 2].map(|by| hash(Some(last + by))),
            class_before: run.start.checked_sub(1).map_or(0, |at| self.class(at)),
            class_last: hash_class(scene.class(last)),
            class_after: hash_class(scene.class(run.end)),
            casing: self.casing(run.start) as u32,
            followed: u32::from(self.apposed(run.end)) + 2 * u32::from(self.acts(run.end)),
            sentence,
        }
    }

    /// The words around it and around its run.
    fn surroundings(
        &self,
        at: usize,
        (run, near): (&RunEdges, &Near),
        clues: &mut ClueRows<'_, impl RowSink>,
    ) {
        let hash = |by: isize| near.hash(by);
        clues.go_on_from(ClueKinds::Surroundings);
        clues.add([hash(-1)]);
        clues.add([hash(1)]);
        clues.add([hash(-2)]);
        clues.add([hash(2)]);
        clues.add([hash(-2), hash(-1)]);
        clues.add([hash(1), hash(2)]);
        let ([before, second_before], [after, second_after]) = (run.before, run.after);
        let place = place(at, &run.tokens);
        clues.add([before, place]);
        clues.add([after, place]);
        clues.add([before, after]);
        clues.add([after, second_after]);
        clues.add([second_before, before]);
        clues.add([place, offset(run.tokens.len().min(6))]);
        let shape = |by: isize| near.shape(by);
        let first = self.first(at, run);
        clues.add([shape(0), first]);
        clues.add([shape(-1), shape(0)]);
        clues.add([shape(0), shape(1), first]);
        clues.add([shape(-1), shape(0), shape(1)]);
        clues.add([shape(-2), shape(-1), shape(0)]);
        clues.add([shape(0), shape(1), shape(2)]);
    }

    /// Whether a token is the first word of its sentence, and how that uses capitals, as a number.
    fn first(&self, at: usize, run: &RunEdges) -> u32 {
        u32::from(self.scene.is_first(at)) + 2 * run.casing
    }

    /// The classes of the word and of the words around it.
    fn classes(&self, at: usize, (run, near): (&RunEdges, &Near), clues: &mut ClueRows<'_, impl RowSink>) {
        let scene = self.scene;
        let class = |by: isize| near.class(by);
        let place = place(at, &run.tokens);
        let own = class(0);
        clues.go_on_from(ClueKinds::Classes);
        clues.add([own, place]);
        clues.add([class(-1), own]);
        clues.add([own, class(1)]);
        clues.add([class(-1)]);
        clues.add([class(1)]);
        clues.add([class(-2)]);
        clues.add([class(2)]);
        clues.add([class(-1), own, class(1)]);
        clues.add([own, u32::from(scene.is_first(at)), u32::from(self.uses.seen_lower(scene, at))]);
        clues.add([run.class_last, place]);
        clues.add([run.class_after, place, own]);
        clues.add([run.class_before, place, own]);
        clues.add([run.class_before, run.class_after, place]);
        let pair =
            |at: Option<usize>| hash_class(at.and_then(|at| self.pairs.get(at)).copied().unwrap_or_default());
        clues.add([pair(at.checked_sub(1)), place]);
        clues.add([pair(Some(at)), place]);
        let kind = clues.next();
        let mut bits = own;
        while bits != 0 {
            let bit = bits.trailing_zeros();
            bits &= bits - 1;
            clues.put(kind, [bit, place]);
        }
    }

    /// How the passage uses the word and its neighbours in other places.
    fn elsewhere(&self, at: usize, run: &RunEdges, clues: &mut ClueRows<'_, impl RowSink>) {
        let kinds = |at: usize| self.uses.kinds(self.scene, at);
        let all = kinds(at);
        clues.go_on_from(ClueKinds::UsesHere);
        clues.add([all, self.first(at, run)]);
        clues.add([all, kinds(at + 1)]);
        clues.add([all, at.checked_sub(1).map_or(0, kinds)]);
    }

    /// What the rules say: the name that they would cut out of the run, and what follows the run.
    fn rules(&self, at: usize, run: &RunEdges, clues: &mut ClueRows<'_, impl RowSink>) {
        let scene = self.scene;
        clues.add([run.followed, place(at, &run.tokens), u32::from(scene.is_country(at))]);
        let index = self.candidate.get(at).copied().unwrap_or_default() as usize;
        let Some(candidate) = index.checked_sub(1).and_then(|index| self.candidates.get(index)) else {
            clues.add([0]);
            return;
        };
        let place = place(at, &candidate.tokens) | u32::from(candidate.titled) << 3;
        clues.add([1, place]);
        clues.add([place, self.class(at)]);
        let hash = |at| self.hash(at, &run.sentence);
        clues.add([hash(candidate.tokens.start.checked_sub(1)), place]);
        clues.add([hash(Some(candidate.tokens.end)), place]);
    }

    /// "Lopez, the mayor of Lima,": whether a role follows within a few words after the comma.
    fn apposed(&self, end: usize) -> bool {
        let scene = self.scene;
        let in_phrase = |at: usize| {
            !scene.starts_sentence(at)
                && (scene.token(at).is_some_and(Token::is_word)
                    || scene.is_possessive(at)
                    || scene.is_mark(at, "-"))
        };
        scene.is_mark(end, ",")
            && (end + 1..end + 6)
                .take_while(|&at| in_phrase(at))
                .any(|at| scene.is_lower(at) && scene.class(at).is(WordClass::ROLE))
    }

    /// "Lopez has also said": whether a verb of people follows, with or without an auxiliary and an adverb.
    fn acts(&self, end: usize) -> bool {
        let scene = self.scene;
        let between = |at: usize| scene.is(at, List::BeforePersonVerbs) || scene.word(at).ends_with("ly");
        let verb = (end..end + 3).find(|&at| !between(at)).unwrap_or(end);
        scene.is_lower(verb) && scene.class(verb).is(WordClass::PERSON_VERB) && !scene.starts_sentence(verb)
    }

    /// Reads the clues of the second pass, from what the first found where the word occurs elsewhere.
    pub(super) fn read_votes(
        &self,
        (at, run): (usize, &Range<usize>),
        votes: &TokenVotes,
        rows: &mut impl RowSink,
    ) {
        let mut clues = ClueRows::of_votes(rows);
        let (own, place) = (votes.token, place(at, run));
        let [before, sign, after] = votes.signs;
        clues.add([sign, place]);
        clues.add([sign, votes.now]);
        clues.add([sign, before, votes.now]);
        clues.add([sign, after, votes.now]);
        clues.add([votes.now, place]);
        clues.add([sign, hash_class(self.scene.class(at))]);
        clues.add([sign, self.shape(at), u32::from(self.scene.is_first(at))]);
        for share in own.shares() {
            clues.add([share, place, votes.now]);
        }
        clues.add([own.edges(), place, votes.now]);
    }

    /// The hash of the word of token `at` if it is in the sentence.
    fn hash(&self, at: Option<usize>, sentence: &Range<usize>) -> u32 {
        let Some(at) = at else { return 1 };
        match self.scene.token(at).filter(|_| sentence.contains(&at)) {
            Some(token) if token.shape == Shape::Number => 3 + offset(token.span.len().min(6)),
            Some(_) => self.scene.hash(at),
            None => 2,
        }
    }

    fn class(&self, at: usize) -> u32 {
        let country = u32::from(self.scene.is_country(at)) << 31;
        hash_class(self.scene.class(at)) | country
    }

    fn shape(&self, at: usize) -> u32 {
        let Some(token) = self.scene.token(at) else { return 0 };
        let word = || self.scene.word(at);
        let long = token.span.len();
        let shape = match token.shape {
            Shape::Lower => 1 + u32::from(long > 3),
            Shape::Title if long == 1 => 3,
            Shape::Title if long == 2 && word().ends_with('.') => 4,
            Shape::Title if long == 2 => 5,
            Shape::Title => 6 + u32::from(word().ends_with('.')),
            Shape::Upper => {
                8 + u32::from(word().contains('.')) * 3 + offset(long.min(6)).saturating_sub(2).min(2)
            }
            Shape::Mixed => 14 + u32::from(word().contains(APOSTROPHES)),
            Shape::Number => 16,
            Shape::Possessive => 17,
            Shape::Mark => 32 + self.scene.hash(at) % 1024,
        };
        shape << 1 | u32::from(token.spaced)
    }
}

/// The classes of each two capitalised words in a row.
fn pairs(scene: &PersonScene<'_, '_>, runs: &[Range<usize>]) -> Vec<WordClass> {
    let mut pairs = vec![WordClass::default(); scene.passage.tokens.len()];
    for run in runs {
        for at in run.start..run.end.saturating_sub(1) {
            if let Some(pair) =
                pairs.get_mut(at).filter(|_| scene.is_capitalized(at) && scene.is_capitalized(at + 1))
            {
                *pair = words::class_of_phrase(scene.words(&(at..at + 2)));
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests;
