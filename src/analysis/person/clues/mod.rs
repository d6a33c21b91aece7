//! Tokens that could belong to a name -> clues for their tags, as rows of the table of weights.
//!
//! A clue is a kind and a value, hashed to a row. The trainer runs the same code. Words without a capital are outside
//! every name unless they are between capitals, like "de" in a name, so only runs of capitals are read.

mod casing;
mod few_values;
mod near;
mod rows;

use super::candidate::{self, NameCandidate};
use super::kind_votes::TokenVotes;
use super::runs::Runs;
use super::scene::PersonScene;
use super::word_use::WordUses;
use crate::analysis::grammar::TokenKind;
use crate::analysis::known_word::KnownWord;
use crate::analysis::token::{Shape, Token};
use crate::lexicon::lists::List;
use crate::lexicon::words::{self, WordClass};
use crate::text::quotation_marks::APOSTROPHES;
use crate::text::span::offset;
use casing::Casing;
use near::{Near, REACH, TaggedRun};
use rows::{ClueKinds, ClueRows, affix_hashes, hash_class};

pub(crate) use few_values::{bits, read_class_bits, read_now, read_own_votes, read_share, read_uses};
pub(super) use near::TokenLook;
pub(crate) use rows::{RowSink, place};
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
    /// The runs, in text order.
    pub(super) runs: Vec<TaggedRun>,
    /// The small words that open a sentence without other capitals beside them: they are in no run.
    pub(super) small_words: Vec<usize>,
    /// What they ask about the tokens of each run and those beside it, run after run.
    looks: Vec<TokenLook>,
    /// The classes of each token together with the next, as a number: "Al Jazeera" is an organisation.
    pairs: Vec<u32>,
}

impl<'s, 'p, 't> Clues<'s, 'p, 't> {
    pub(super) fn new(scene: &'s PersonScene<'p, 't>, runs: Runs, uses: WordUses) -> Self {
        let candidates = candidate::find(scene, &uses);
        let mut of_token = vec![0; scene.passage.tokens.len()];
        for (index, found) in candidates.iter().enumerate() {
            for slot in of_token.get_mut(found.tokens.clone()).into_iter().flatten() {
                *slot = offset(index) + 1;
            }
        }
        let Runs { tagged, small_words } = runs;
        let pairs = pairs(scene, &tagged);
        let (runs, looks) = (Vec::with_capacity(tagged.len()), Vec::new());
        let mut clues =
            Self { scene, uses, candidates, candidate: of_token, runs, small_words, looks, pairs };
        clues.look_at(tagged);
        clues
    }

    /// Looks at runs, which are in text order, and at the tokens beside them.
    fn look_at(&mut self, runs: Vec<Range<usize>>) {
        let words: usize = runs.iter().map(ExactSizeIterator::len).sum();
        self.looks.reserve(words + 2 * REACH * runs.len());
        let mut sentences = self.scene.passage.sentences.iter().map(|sentence| &sentence.tokens);
        let (mut sentence, mut casing, mut looked_at) = (0..0, Casing::Plain, 0_usize);
        for run in runs {
            if run.start >= sentence.end {
                let of_run = sentences.find(|tokens| run.start < tokens.end as usize);
                sentence = of_run.map_or(0..0, |tokens| tokens.start as usize..tokens.end as usize);
                casing = casing::casing(self.scene.passage.tokens.get(sentence.clone()).unwrap_or_default());
                looked_at = 0;
            }
            // The first place is two before the first token. Tokens between two runs of a sentence are looked at once.
            let places = run.start..run.end + 2 * REACH;
            let first_look = self.looks.len() - looked_at.saturating_sub(places.start);
            for place in places.start.max(looked_at)..places.end {
                let look = self.look(place.checked_sub(REACH), &sentence);
                self.looks.push(look);
            }
            looked_at = places.end;
            let followed = u32::from(self.apposed(run.end)) + 2 * u32::from(self.acts(run.end));
            let looks = first_look..self.looks.len();
            self.runs.push(TaggedRun { tokens: run, sentence: sentence.clone(), looks, casing, followed });
        }
    }

    /// Reads the clues that depend only on the word and its look, not on its place: first those that identify it
    /// ([`LEXICAL_ROWS`]). Those of [`read_uses`] belong to them, too.
    pub(super) fn read_word(&self, at: usize, look: TokenLook, rows: &mut impl RowSink) {
        let scene = self.scene;
        let mut clues = ClueRows::new(rows);
        let hash = scene.hash(at);
        clues.go_on_from(ClueKinds::Word);
        clues.add([hash]);
        clues.add([hash, look.shape]);
        clues.end_before(ClueKinds::Pairs);
        clues.go_on_from(ClueKinds::Affixes);
        for (length, hashes) in (2..).zip(affix_hashes(scene.word(at))) {
            let [head, tail] = hashes;
            clues.add([head, length]);
            clues.add([tail, length]);
        }
        clues.end_before(ClueKinds::Surroundings);
        clues.go_on_from(ClueKinds::OwnClasses);
        clues.add([look.class]);
        clues.end_before(ClueKinds::Classes);
        clues.go_on_from(ClueKinds::KindsOfUse);
        let all = self.uses.kinds(scene, at);
        clues.add([all]);
        clues.add([all, look.class]);
        clues.end_before(ClueKinds::UsesHere);
    }

    /// Reads the clues that depend on the tokens around a token; the first identify it, too.
    pub(super) fn read_place(&self, at: usize, (run, near): (&TaggedRun, &Near), rows: &mut impl RowSink) {
        let mut clues = ClueRows::new(rows);
        clues.go_on_from(ClueKinds::Pairs);
        let own = self.scene.hash(at);
        clues.add([near.hash(-1), own]);
        clues.add([own, near.hash(1)]);
        clues.end_before(ClueKinds::Affixes);
        Self::words_around(near, &mut clues);
        self.words_around_run(at, run, &mut clues);
        self.shapes_around(at, (run, near), &mut clues);
        self.classes(at, (run, near), &mut clues);
        self.elsewhere(at, run, &mut clues);
        self.rules(at, (run, near), &mut clues);
    }

    /// Each run with its part of `per_token`, which has one value for each token, run after run.
    pub(super) fn runs_with<'a, T>(
        &'a self,
        per_token: &'a [T],
    ) -> impl Iterator<Item = (&'a TaggedRun, &'a [T])> {
        let mut rest = per_token;
        self.runs.iter().map(move |run| {
            let (of_run, behind) = rest.split_at(run.tokens.len().min(rest.len()));
            rest = behind;
            (run, of_run)
        })
    }

    /// The tokens of a run, each with what the clues ask about the tokens near it.
    pub(super) fn nears(&self, run: &TaggedRun) -> impl Iterator<Item = (usize, Near)> {
        run.tokens.clone().zip(Near::all(self.looks(run)))
    }

    /// The looks of the tokens of a run, between those of the tokens beside it.
    fn looks(&self, run: &TaggedRun) -> &[TokenLook] {
        self.looks.get(run.looks.clone()).unwrap_or_default()
    }

    fn look(&self, at: Option<usize>, sentence: &Range<usize>) -> TokenLook {
        let Some(at) = at else { return TokenLook { hash: BEFORE_TEXT, ..TokenLook::default() } };
        let Some(token) = self.scene.token(at) else {
            return TokenLook { hash: OUTSIDE_SENTENCE, ..TokenLook::default() };
        };
        let known = self.scene.known(at);
        let country = if self.scene.is_country(at) { TokenLook::COUNTRY } else { 0 };
        TokenLook {
            hash: if sentence.contains(&at) { hash(token, known) } else { OUTSIDE_SENTENCE },
            shape: self.shape(token, known),
            class: hash_class(known.class) | country,
        }
    }

    /// The words before and after the token.
    fn words_around(near: &Near, clues: &mut ClueRows<'_, impl RowSink>) {
        let hash = |by: isize| near.hash(by);
        clues.go_on_from(ClueKinds::Surroundings);
        clues.add([hash(-1)]);
        clues.add([hash(1)]);
        clues.add([hash(-2)]);
        clues.add([hash(2)]);
        clues.add([hash(-2), hash(-1)]);
        clues.add([hash(1), hash(2)]);
        clues.end_before(ClueKinds::RunSurroundings);
    }

    /// The words before and after its run.
    fn words_around_run(&self, at: usize, run: &TaggedRun, clues: &mut ClueRows<'_, impl RowSink>) {
        let looks = self.looks(run);
        let [second_before, before] = looks.first_chunk().map_or([0; 2], |looks| looks.map(|look| look.hash));
        let [after, second_after] = looks.last_chunk().map_or([0; 2], |looks| looks.map(|look| look.hash));
        let place = place(at, &run.tokens);
        clues.go_on_from(ClueKinds::RunSurroundings);
        clues.add([before, place]);
        clues.add([after, place]);
        clues.add([before, after]);
        clues.add([after, second_after]);
        clues.add([second_before, before]);
        clues.add([place, offset(run.tokens.len().min(6))]);
        clues.end_before(ClueKinds::Shapes);
    }

    /// The shapes of the token and of those near it.
    fn shapes_around(
        &self,
        at: usize,
        (run, near): (&TaggedRun, &Near),
        clues: &mut ClueRows<'_, impl RowSink>,
    ) {
        let shape = |by: isize| near.shape(by);
        let first = self.first(at, run);
        clues.go_on_from(ClueKinds::Shapes);
        clues.add([shape(0), first]);
        clues.add([shape(-1), shape(0)]);
        clues.add([shape(0), shape(1), first]);
        clues.add([shape(-1), shape(0), shape(1)]);
        clues.add([shape(-2), shape(-1), shape(0)]);
        clues.add([shape(0), shape(1), shape(2)]);
        clues.end_before(ClueKinds::OwnClasses);
    }

    /// Whether a token is the first word of its sentence, and how that uses capitals, as a number.
    fn first(&self, at: usize, run: &TaggedRun) -> u32 {
        u32::from(self.scene.is_first(at)) + 2 * run.casing as u32
    }

    /// The classes of the word and of the words around it. Those of [`read_class_bits`] belong to them, too.
    fn classes(&self, at: usize, (run, near): (&TaggedRun, &Near), clues: &mut ClueRows<'_, impl RowSink>) {
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
        let (Some([_, before]), Some([last, after, _])) =
            (self.looks(run).first_chunk(), self.looks(run).last_chunk())
        else {
            return;
        };
        let (before, last, after) = (before.class, last.word_class(), after.word_class());
        clues.add([last, place]);
        clues.add([after, place, own]);
        clues.add([before, place, own]);
        clues.add([before, after, place]);
        let pair = |at: Option<usize>| at.and_then(|at| self.pairs.get(at)).copied().unwrap_or_default();
        clues.add([pair(at.checked_sub(1)), place]);
        clues.add([pair(Some(at)), place]);
        clues.end_before(ClueKinds::ClassBits);
    }

    /// How the passage uses the word and its neighbours in other places.
    fn elsewhere(&self, at: usize, run: &TaggedRun, clues: &mut ClueRows<'_, impl RowSink>) {
        let kinds = |at: usize| self.uses.kinds(self.scene, at);
        let all = kinds(at);
        clues.go_on_from(ClueKinds::UsesHere);
        clues.add([all, self.first(at, run)]);
        clues.add([all, kinds(at + 1)]);
        clues.add([all, at.checked_sub(1).map_or(0, kinds)]);
        clues.end_before(ClueKinds::Rules);
    }

    /// What the rules say: the name that they would cut out of the run, and what follows the run.
    fn rules(&self, at: usize, (run, near): (&TaggedRun, &Near), clues: &mut ClueRows<'_, impl RowSink>) {
        let own = near.class(0);
        clues.go_on_from(ClueKinds::Rules);
        clues.add([run.followed, place(at, &run.tokens), u32::from(own & TokenLook::COUNTRY != 0)]);
        let index = self.candidate.get(at).copied().unwrap_or_default() as usize;
        let Some(candidate) = index.checked_sub(1).and_then(|index| self.candidates.get(index)) else {
            clues.add([0]);
            return;
        };
        let place = place(at, &candidate.tokens) | u32::from(candidate.titled) << 3;
        clues.add([1, place]);
        clues.add([place, own]);
        let hash = |at| self.hash(at, &run.sentence);
        clues.add([hash(candidate.tokens.start.checked_sub(1)), place]);
        clues.add([hash(Some(candidate.tokens.end)), place]);
        clues.end_before(ClueKinds::Votes);
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
        scene.known(end).kind == TokenKind::Comma
            && (end + 1..end + 6)
                .take_while(|&at| in_phrase(at))
                .any(|at| scene.is_lower(at) && scene.class(at).is(WordClass::ROLE))
    }

    /// "Lopez has also said": whether a verb of people follows, with or without an auxiliary and an adverb.
    fn acts(&self, end: usize) -> bool {
        let scene = self.scene;
        // Most runs end before a mark.
        if !scene.token(end).is_some_and(Token::is_word) {
            return false;
        }
        let between = |at: usize| scene.is(at, List::BeforePersonVerbs) || scene.word(at).ends_with("ly");
        let verb = (end..end + 3).find(|&at| !between(at)).unwrap_or(end);
        scene.is_lower(verb) && scene.class(verb).is(WordClass::PERSON_VERB) && !scene.starts_sentence(verb)
    }

    /// Reads the clues of the second pass that also depend on the word and on the words around it.
    pub(super) fn read_votes_around(
        &self,
        (at, near): (usize, &Near),
        votes: &TokenVotes,
        rows: &mut impl RowSink,
    ) {
        let mut clues = ClueRows::of_votes(rows);
        let ([before, sign, after], now) = (votes.signs, votes.now);
        clues.go_on_from(ClueKinds::VotesAround);
        clues.add([sign, before, now]);
        clues.add([sign, after, now]);
        clues.end_before(ClueKinds::VotesNow);
        clues.go_on_from(ClueKinds::VotesWord);
        clues.add([sign, near.own().word_class()]);
        clues.add([sign, near.shape(0), u32::from(self.scene.is_first(at))]);
        clues.end_before(ClueKinds::VoteShares);
    }

    /// The hash of the word of token `at` if it is in the sentence.
    fn hash(&self, at: Option<usize>, sentence: &Range<usize>) -> u32 {
        let Some(at) = at else { return BEFORE_TEXT };
        let token = self.scene.token(at).filter(|_| sentence.contains(&at));
        token.map_or(OUTSIDE_SENTENCE, |token| hash(token, self.scene.known(at)))
    }

    /// How a token is written, as a number.
    fn shape(&self, token: Token, known: KnownWord) -> u32 {
        let text = self.scene.passage.text;
        let dotted = || u32::from(text.as_bytes().get(token.span.end as usize - 1) == Some(&b'.'));
        let long = token.span.len();
        let shape = match token.shape {
            Shape::Lower => 1 + u32::from(long > 3),
            Shape::Title if long == 1 => 3,
            Shape::Title if long == 2 => 5 - dotted(),
            Shape::Title => 6 + dotted(),
            Shape::Upper => {
                let has_dot = token.span.of(text).contains('.');
                8 + u32::from(has_dot) * 3 + offset(long.min(6)).saturating_sub(2).min(2)
            }
            Shape::Mixed => 14 + u32::from(token.span.of(text).contains(APOSTROPHES)),
            Shape::Number => 16,
            Shape::Possessive => 17,
            Shape::Mark => 32 + known.hash % 1024,
        };
        shape << 1 | u32::from(token.spaced)
    }
}

/// What stands for the hash of a word before the text, and for that of one outside the sentence.
const BEFORE_TEXT: u32 = 1;
const OUTSIDE_SENTENCE: u32 = 2;

/// What stands for a word: its hash, or how long it is if it is a number.
fn hash(token: Token, known: KnownWord) -> u32 {
    if token.shape == Shape::Number { 3 + offset(token.span.len().min(6)) } else { known.hash }
}

/// The classes of each two capitalised words in a row, as a number.
fn pairs(scene: &PersonScene<'_, '_>, runs: &[Range<usize>]) -> Vec<u32> {
    let mut pairs = vec![0; scene.passage.tokens.len()];
    for run in runs {
        for at in run.start..run.end.saturating_sub(1) {
            if let Some(pair) =
                pairs.get_mut(at).filter(|_| scene.is_capitalized(at) && scene.is_capitalized(at + 1))
            {
                *pair = hash_class(words::class_of_phrase(scene.words(&(at..at + 2))));
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests;
