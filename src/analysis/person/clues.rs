//! Tokens that could belong to a name -> what speaks for each tag, as rows of the table of weights.
//!
//! A clue is a kind and a value, hashed to a row. The same code runs when the tagger is trained. Words without
//! a capital are outside every name unless they stand between capitals as parts of names do; only the others
//! are looked at.

use super::candidate::{self, Candidate};
use super::scene::{PersonScene, hash_small};
use super::word_use::{ALL_USES, WordUses};
use crate::analysis::token::{Shape, Token};
use crate::lexicon::lists::List;
use crate::lexicon::person_model::{ROWS, VOTE_ROWS};
use crate::lexicon::words::{self, WordClass};
use crate::text::quotation_marks::APOSTROPHES;
use crate::text::span::offset;
use std::ops::Range;

/// So many of the first rows of a token tell which word it is: left out now and then in training, so that the
/// tagger learns to do without.
pub const LEXICAL: usize = 10;

/// A passage and what was prepared for reading clues off it.
pub(super) struct Clues<'s, 'p, 't> {
    pub(super) scene: &'s PersonScene<'p, 't>,
    /// How the passage uses its words.
    pub(super) uses: WordUses,
    pub(super) candidates: Vec<Candidate>,
    /// The candidate of each token, one more than its index.
    candidate: Vec<u32>,
    /// Runs of tokens that are tagged together; each lies in one sentence.
    pub(super) runs: Vec<Range<usize>>,
    /// How the capitals of each sentence are used.
    casing: Vec<Casing>,
    /// What each token and the next are together: "Al Jazeera" is an organisation.
    pairs: Vec<WordClass>,
}

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Casing {
    Plain,
    /// Every long word has a capital: a headline.
    Title,
    /// Capitals only.
    Upper,
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
        let runs = runs(scene);
        let pairs = pairs(scene, &runs);
        Self { scene, uses, candidates, candidate: of_token, runs, casing, pairs }
    }

    fn casing(&self, at: usize) -> Casing {
        self.casing.get(self.scene.passage.sentence_of(at)).copied().unwrap_or(Casing::Plain)
    }

    /// Appends the rows of token `at` of `run`.
    pub(super) fn read(&self, at: usize, run: &Range<usize>, rows: &mut Vec<u32>) {
        let mut sheet = Sheet { rows, kind: 0 };
        self.word(at, &mut sheet);
        self.surroundings(at, run, &mut sheet);
        self.classes(at, run, &mut sheet);
        self.elsewhere(at, &mut sheet);
        self.rules(at, run, &mut sheet);
    }

    /// Which word it is: exactly [`LEXICAL`] rows.
    fn word(&self, at: usize, sheet: &mut Sheet<'_>) {
        let scene = self.scene;
        let (hash, shape) = (scene.hash(at), self.shape(at));
        sheet.add(&[hash]);
        sheet.add(&[hash, shape]);
        sheet.add(&[self.hash(at, -1), hash]);
        sheet.add(&[hash, self.hash(at, 1)]);
        let word = scene.word(at);
        for length in [2, 3, 4] {
            sheet.add(&[hash_small(head(word, length)), offset(length)]);
            sheet.add(&[hash_small(tail(word, length)), offset(length)]);
        }
    }

    /// The words around it and around its run.
    fn surroundings(&self, at: usize, run: &Range<usize>, sheet: &mut Sheet<'_>) {
        let hash = |by: isize| self.hash(at, by);
        sheet.add(&[hash(-1)]);
        sheet.add(&[hash(1)]);
        sheet.add(&[hash(-2)]);
        sheet.add(&[hash(2)]);
        sheet.add(&[hash(-2), hash(-1)]);
        sheet.add(&[hash(1), hash(2)]);
        let (before, after) = (self.hash(run.start, -1), self.hash(run.end - 1, 1));
        let place = place(at, run);
        sheet.add(&[before, place]);
        sheet.add(&[after, place]);
        sheet.add(&[before, after]);
        sheet.add(&[after, self.hash(run.end - 1, 2)]);
        sheet.add(&[self.hash(run.start, -2), before]);
        sheet.add(&[place, offset(run.len().min(6))]);
        let shape = |by: isize| at.checked_add_signed(by).map_or(0, |at| self.shape(at));
        let first = u32::from(self.scene.is_first(at)) + 2 * (self.casing(at) as u32);
        sheet.add(&[shape(0), first]);
        sheet.add(&[shape(-1), shape(0)]);
        sheet.add(&[shape(0), shape(1), first]);
        sheet.add(&[shape(-1), shape(0), shape(1)]);
        sheet.add(&[shape(-2), shape(-1), shape(0)]);
        sheet.add(&[shape(0), shape(1), shape(2)]);
    }

    /// What the lexicon says of it and of the words around it.
    fn classes(&self, at: usize, run: &Range<usize>, sheet: &mut Sheet<'_>) {
        let scene = self.scene;
        let class = |by: isize| at.checked_add_signed(by).map_or(0, |at| self.class(at));
        let place = place(at, run);
        let own = class(0);
        sheet.add(&[own]);
        sheet.add(&[own, place]);
        sheet.add(&[class(-1), own]);
        sheet.add(&[own, class(1)]);
        sheet.add(&[class(-1)]);
        sheet.add(&[class(1)]);
        sheet.add(&[class(-2)]);
        sheet.add(&[class(2)]);
        sheet.add(&[class(-1), own, class(1)]);
        sheet.add(&[own, u32::from(scene.is_first(at)), u32::from(self.uses.seen_lower(scene, at))]);
        let last = scene.class(run.end - 1);
        sheet.add(&[hash_class(last), place]);
        let after = scene.class(run.end);
        sheet.add(&[hash_class(after), place, own]);
        let before = run.start.checked_sub(1).map_or(0, |at| self.class(at));
        sheet.add(&[before, place, own]);
        sheet.add(&[before, hash_class(after), place]);
        let pair =
            |at: Option<usize>| hash_class(at.and_then(|at| self.pairs.get(at)).copied().unwrap_or_default());
        sheet.add(&[pair(at.checked_sub(1)), place]);
        sheet.add(&[pair(Some(at)), place]);
        let kind = sheet.next();
        let mut bits = own;
        while bits != 0 {
            let bit = bits.trailing_zeros();
            bits &= bits - 1;
            sheet.put(kind, &[bit, place]);
        }
    }

    /// What the passage does with the word in other places.
    fn elsewhere(&self, at: usize, sheet: &mut Sheet<'_>) {
        let scene = self.scene;
        let counts = self.uses.of(scene, at);
        let mut all = 0;
        let kind = sheet.next();
        for (index, word_use) in (0_u32..).zip(ALL_USES) {
            let count = counts.count(word_use);
            all |= u32::from(count > 0) << index;
            sheet.put(kind, &[index, u32::from(count.min(3))]);
        }
        sheet.add(&[all]);
        sheet.add(&[all, self.class(at)]);
        let first = u32::from(scene.is_first(at)) + 2 * (self.casing(at) as u32);
        sheet.add(&[all, first]);
        let beside = |at: usize| {
            let counts = self.uses.of(scene, at);
            ALL_USES.iter().zip(0..).map(|(&each, bit)| u32::from(counts.count(each) > 0) << bit).sum::<u32>()
        };
        sheet.add(&[all, beside(at + 1)]);
        sheet.add(&[all, at.checked_sub(1).map_or(0, beside)]);
    }

    /// What the rules make of it: the name they would cut out of the run, and what follows the run.
    fn rules(&self, at: usize, run: &Range<usize>, sheet: &mut Sheet<'_>) {
        let scene = self.scene;
        let after = u32::from(self.apposed(run.end)) + 2 * u32::from(self.acts(run.end));
        sheet.add(&[after, place(at, run), u32::from(scene.is_country(at))]);
        let index = self.candidate.get(at).copied().unwrap_or_default() as usize;
        let Some(candidate) = index.checked_sub(1).and_then(|index| self.candidates.get(index)) else {
            sheet.add(&[0]);
            return;
        };
        let place = place(at, &candidate.tokens) | u32::from(candidate.titled) << 3;
        sheet.add(&[1, place]);
        sheet.add(&[place, self.class(at)]);
        sheet.add(&[self.hash(candidate.tokens.start, -1), place]);
        sheet.add(&[self.hash(candidate.tokens.end - 1, 1), place]);
    }

    /// "Lopez, the mayor of Lima,": a role within a few words after the comma.
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

    /// "Lopez has also said": a verb of people follows, perhaps after an auxiliary and an adverb.
    fn acts(&self, end: usize) -> bool {
        let scene = self.scene;
        let between = |at: usize| scene.is(at, List::BeforePersonVerbs) || scene.word(at).ends_with("ly");
        let verb = (end..end + 3).find(|&at| !between(at)).unwrap_or(end);
        scene.is_lower(verb) && scene.class(verb).is(WordClass::PERSON_VERB) && !scene.starts_sentence(verb)
    }

    /// Appends the rows of the second reading, from what the first found where the word stands elsewhere.
    pub(super) fn read_votes(&self, (at, run): (usize, &Range<usize>), votes: &VotesOf, rows: &mut Vec<u32>) {
        let first = rows.len();
        let mut sheet = Sheet { rows, kind: 100 };
        let (own, before, after) = (votes.token, votes.before, votes.after);
        let place = place(at, run);
        sheet.add(&[own.sign(), place]);
        sheet.add(&[own.sign(), votes.now]);
        sheet.add(&[own.sign(), before.sign(), votes.now]);
        sheet.add(&[own.sign(), after.sign(), votes.now]);
        sheet.add(&[votes.now, place]);
        sheet.add(&[own.sign(), hash_class(self.scene.class(at))]);
        sheet.add(&[own.sign(), self.shape(at), u32::from(self.scene.is_first(at))]);
        for kind in 0..Kinds::COUNT {
            sheet.add(&[own.share(kind), place, votes.now]);
        }
        sheet.add(&[own.edges(), place, votes.now]);
        for row in rows.iter_mut().skip(first) {
            *row = offset(ROWS) + *row % offset(VOTE_ROWS);
        }
    }

    /// The hash of the word `by` tokens from `at`, when it stands in the same sentence.
    fn hash(&self, at: usize, by: isize) -> u32 {
        let Some(other) = at.checked_add_signed(by) else { return 1 };
        let between = if by < 0 { other + 1..at + 1 } else { at + 1..other + 1 };
        if between.into_iter().any(|at| self.scene.starts_sentence(at)) {
            return 2;
        }
        match self.scene.token(other) {
            Some(token) if token.shape == Shape::Number => 3 + offset(token.span.len().min(6)),
            Some(_) => self.scene.hash(other),
            None => 1,
        }
    }

    fn class(&self, at: usize) -> u32 {
        let country = u32::from(self.scene.is_country(at)) << 31;
        hash_class(self.scene.class(at)) | country
    }

    fn shape(&self, at: usize) -> u32 {
        let Some(token) = self.scene.token(at) else { return 0 };
        let word = self.scene.word(at);
        let long = word.len();
        let shape = match token.shape {
            Shape::Lower => 1 + u32::from(long > 3),
            Shape::Title if long == 1 => 3,
            Shape::Title if long == 2 && word.ends_with('.') => 4,
            Shape::Title if long == 2 => 5,
            Shape::Title => 6 + u32::from(word.ends_with('.')),
            Shape::Upper => {
                8 + u32::from(word.contains('.')) * 3 + offset(long.min(6)).saturating_sub(2).min(2)
            }
            Shape::Mixed => 14 + u32::from(word.contains(APOSTROPHES)),
            Shape::Number => 16,
            Shape::Possessive => 17,
            Shape::Mark => 32 + self.scene.hash(at) % 1024,
        };
        shape << 1 | u32::from(token.spaced)
    }
}

/// The kinds of names that are told apart.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Kinds {
    /// How sure the first reading was, added up over the places: nothing, person, place, organisation, people.
    pub(super) sums: [f32; Kinds::COUNT],
    /// In how many places the word began or ended a person's name of several words.
    pub(super) edges: [u8; 2],
}

impl Kinds {
    /// Halves every sum.
    pub(super) fn halve(&mut self) {
        self.sums = self.sums.map(|sum| sum / 2.0);
        self.edges = self.edges.map(|count| count / 2);
    }

    /// Nothing, person, place, organisation, people.
    pub(super) const COUNT: usize = 5;

    /// Which kind leads, and by how much.
    fn sign(&self) -> u32 {
        let total: f32 = self.sums.iter().sum();
        if total < 0.5 {
            return 0;
        }
        let (best, most) = self
            .sums
            .iter()
            .enumerate()
            .fold((0, 0.0_f32), |lead, (kind, &sum)| if sum > lead.1 { (kind, sum) } else { lead });
        let share = most / total;
        let sure = u32::from(share > 0.7) + u32::from(share > 0.95);
        1 + offset(best) * 8 + sure * 2 + u32::from(total > 1.5)
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of one in eighths")]
    fn share(&self, kind: usize) -> u32 {
        let total: f32 = self.sums.iter().sum();
        let sum = self.sums.get(kind).copied().unwrap_or_default();
        if total < 0.5 { 15 } else { (sum / total * 5.0 + 0.5) as u32 }
    }

    fn edges(&self) -> u32 {
        u32::from(self.edges[0].min(2)) * 3 + u32::from(self.edges[1].min(2))
    }
}

/// What the first reading says of a token's word elsewhere, and of the token itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct VotesOf {
    pub(super) token: Kinds,
    pub(super) before: Kinds,
    pub(super) after: Kinds,
    /// The likeliest kind of the token itself and how sure.
    pub(super) now: u32,
}

/// Writes rows, each kind of clue with a number of its own.
struct Sheet<'r> {
    rows: &'r mut Vec<u32>,
    kind: u32,
}

impl Sheet<'_> {
    fn next(&mut self) -> u32 {
        self.kind += 1;
        self.kind
    }

    fn add(&mut self, values: &[u32]) {
        let kind = self.next();
        self.put(kind, values);
    }

    fn put(&mut self, kind: u32, values: &[u32]) {
        let hash = values.iter().fold(u64::from(kind), |hash, &value| {
            (hash.rotate_left(23) ^ u64::from(value)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
        self.rows.push((hash >> 32) as u32 & (offset(ROWS) - 1));
    }
}

/// Whether a token is alone, first, inside or last in its run.
fn place(at: usize, run: &Range<usize>) -> u32 {
    u32::from(at == run.start) + 2 * u32::from(at + 1 == run.end)
}

fn hash_class(class: WordClass) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "there are fewer than 32 classes")]
    let bits = class.bits() as u32;
    bits & 0x7fff_ffff
}

fn head(word: &str, length: usize) -> &str {
    word.char_indices().nth(length).map_or(word, |(end, _)| word.get(..end).unwrap_or(word))
}

fn tail(word: &str, length: usize) -> &str {
    word.char_indices().rev().nth(length - 1).map_or(word, |(start, _)| word.get(start..).unwrap_or(word))
}

fn casing(scene: &PersonScene<'_, '_>, tokens: &Range<u32>) -> Casing {
    let (mut words, mut upper, mut capital) = (0, 0, 0);
    for at in tokens.start as usize..tokens.end as usize {
        let Some(token) = scene.token(at).filter(|token| token.is_word() && token.span.len() > 3) else {
            continue;
        };
        words += 1;
        upper += usize::from(token.shape == Shape::Upper);
        capital += usize::from(token.shape != Shape::Lower);
    }
    if words > 2 && upper * 4 >= words * 3 {
        Casing::Upper
    } else if words > 3 && capital * 4 >= words * 3 {
        Casing::Title
    } else {
        Casing::Plain
    }
}

/// What the lexicon knows of two capitalised words in a row.
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

/// The runs of tokens that could belong to names.
fn runs(scene: &PersonScene<'_, '_>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for sentence in &scene.passage.sentences {
        let end = sentence.tokens.end as usize;
        let mut at = sentence.tokens.start as usize;
        while at < end {
            if !opens(scene, at, end) {
                at += 1;
                continue;
            }
            let start = at;
            at += 1;
            while let Some(next) = goes_on(scene, at, end) {
                at = next;
            }
            runs.push(start..at);
        }
    }
    runs
}

fn opens(scene: &PersonScene<'_, '_>, at: usize, end: usize) -> bool {
    scene.is_capitalized(at)
        || scene.is_lower(at)
            && at + 1 < end
            && scene.class(at).is(WordClass::PARTICLE)
            && (scene.is_capitalized(at + 1) || scene.word(at + 1) == "-" && scene.is_capitalized(at + 2))
}

/// Where a run that has come to token `at` goes on: over one to three words and marks that stand inside names.
fn goes_on(scene: &PersonScene<'_, '_>, at: usize, end: usize) -> Option<usize> {
    if at >= end {
        return None;
    }
    if scene.is_capitalized(at) {
        return Some(at + 1);
    }
    let hyphen = |at: usize| {
        matches!(scene.word(at), "-" | "‐" | "‑" | "–") && scene.token(at).is_some_and(|token| !token.spaced)
    };
    let tight = |at: usize| at < end && scene.token(at).is_some_and(|token| token.is_word() && !token.spaced);
    if hyphen(at) && tight(at + 1) {
        return Some(at + 2);
    }
    let bridge = |at: usize| {
        scene.is_lower(at) && scene.class(at).is(WordClass::PARTICLE)
            || scene.is(at, List::InsideNames)
            || matches!(scene.word(at), "&" | "-" | "“" | "”" | "\"" | "'" | "‘" | "’" | ".")
    };
    let mut next = at;
    while next < end.min(at + 3) && bridge(next) {
        next += 1;
    }
    (next > at && next < end && scene.is_capitalized(next)).then_some(next + 1)
}
