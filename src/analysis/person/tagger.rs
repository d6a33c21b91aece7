//! Clues -> a tag for every token that could belong to a name, and its probability.
//!
//! The first pass scores each token by its clues, and a [`chain`](super::chain) makes probabilities of the scores. The
//! second pass uses what the first found for the same words elsewhere.

use super::chain::{BestPath, Chain, Marginals, Scores, best, marginals};
use super::clues::{Clues, RowSink, TokenLook};
use super::kind_votes::{KindVotes, TokenVotes};
use super::memory::NameMemory;
use crate::lexicon::person_model::{PERSON, PERSON_INSIDE, PersonModel, Points, TaggerPass, Weights};
use crate::text::span::offset;
use std::ops::Range;
use std::sync::LazyLock;

/// A person's name, as tagged.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TaggedName {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// The probability that all of them belong to a person's name.
    pub(super) confidence: f32,
}

/// What the tagger found in a passage.
#[derive(Debug, Default)]
pub(super) struct TaggedPassage {
    /// People's names in text order.
    pub(super) people: Vec<TaggedName>,
    /// How likely each token belongs to a person’s name; 0 for tokens outside the runs.
    pub(super) likely: Vec<f32>,
    /// What the first pass found for each word, by its number, summed over the passages so far.
    pub(super) votes: Vec<KindVotes>,
}

/// A trained model, ready to tag.
#[derive(Debug, Clone)]
pub struct Tagger<'m> {
    weights: Option<Weights<'m>>,
    first: Chain,
    second: Chain,
}

static EMBEDDED: LazyLock<Tagger<'static>> = LazyLock::new(|| Tagger::new(PersonModel::embedded()));

impl<'m> Tagger<'m> {
    /// Prepares a model.
    #[must_use]
    pub fn new(model: PersonModel<'m>) -> Self {
        let [first, second] = [TaggerPass::First, TaggerPass::Second].map(|pass| Chain::of(model, pass));
        Self { weights: model.weights(), first, second }
    }

    /// The one with the weights in the binary, prepared once for all texts.
    #[must_use]
    pub fn embedded() -> &'static Tagger<'static> {
        &EMBEDDED
    }

    /// Tags all runs of a passage.
    pub(super) fn tag(&self, clues: &Clues<'_, '_, '_>, memory: &NameMemory) -> TaggedPassage {
        let Some(weights) = self.weights else { return TaggedPassage::default() };
        let scores = first_scores(clues, weights);
        let first = all_marginals(clues, &self.first, &scores);
        let votes = PassageVotes::count(clues, &first, memory);
        let second = second_scores(clues, weights, &votes, scores);
        let tags = read_out(clues, &self.second, &second);
        TaggedPassage { votes: votes.words, ..tags }
    }
}

/// The scores of the first pass for the tokens of all runs, one after another.
fn first_scores(clues: &Clues<'_, '_, '_>, weights: Weights<'_>) -> Vec<Scores> {
    let mut scores = Vec::with_capacity(clues.runs.iter().map(ExactSizeIterator::len).sum());
    let mut words = WordPoints::of(clues, weights);
    for run in &clues.runs {
        let edges = clues.edges(run);
        for (at, near) in clues.nears(&edges) {
            let mut sum = WeightSum { weights, points: words.get(at, near.own()) };
            clues.read_place(at, (&edges, &near), &mut sum);
            scores.push(sum.points.scores());
        }
    }
    scores
}

/// The points of words by the clues that are the same wherever they are: a name that returns is read once. Words with
/// one hash count as one, as everywhere in the scene.
struct WordPoints<'c, 's, 'p, 't> {
    clues: &'c Clues<'s, 'p, 't>,
    weights: Weights<'c>,
    /// The last look and the points of each word, by its number.
    words: Vec<Option<(TokenLook, Points)>>,
}

impl<'c, 's, 'p, 't> WordPoints<'c, 's, 'p, 't> {
    fn of(clues: &'c Clues<'s, 'p, 't>, weights: Weights<'c>) -> Self {
        Self { clues, weights, words: vec![None; clues.scene.word_hashes().len()] }
    }

    fn get(&mut self, at: usize, look: TokenLook) -> Points {
        let Some(word) = self.words.get_mut(self.clues.scene.number(at)) else { return Points::default() };
        if let Some((_, points)) = word.filter(|(last, _)| *last == look) {
            return points;
        }
        let mut sum = WeightSum { weights: self.weights, points: Points::default() };
        self.clues.read_word(at, look, &mut sum);
        *word = Some((look, sum.points));
        sum.points
    }
}

/// The sum of the weights of the rows that it takes.
struct WeightSum<'m> {
    weights: Weights<'m>,
    points: Points,
}

impl RowSink for WeightSum<'_> {
    #[inline]
    fn take(&mut self, row: u32) {
        self.points = self.weights.add(row, self.points);
    }
}

/// The probabilities for the tokens of all runs, one after another.
fn all_marginals(clues: &Clues<'_, '_, '_>, chain: &Chain, scores: &[Scores]) -> Vec<Scores> {
    let mut all = Vec::with_capacity(scores.len());
    let mut of_run = Marginals::default();
    let mut begin = 0;
    for run in &clues.runs {
        let end = begin + run.len();
        marginals(chain, scores.get(begin..end).unwrap_or_default(), &mut of_run);
        all.append(&mut of_run.probabilities);
        begin = end;
    }
    all
}

fn second_scores(
    clues: &Clues<'_, '_, '_>,
    weights: Weights<'_>,
    votes: &PassageVotes,
    mut scores: Vec<Scores>,
) -> Vec<Scores> {
    let mut next = scores.iter_mut();
    for run in &clues.runs {
        for (at, of_token) in votes.of_run(clues, run) {
            let Some(score) = next.next() else { return scores };
            let mut sum = WeightSum { weights, points: Points::default() };
            clues.read_votes((at, run), &of_token, &mut sum);
            score.iter_mut().zip(sum.points.scores()).for_each(|(score, more)| *score += more);
        }
    }
    scores
}

fn read_out(clues: &Clues<'_, '_, '_>, chain: &Chain, scores: &[Scores]) -> TaggedPassage {
    let likely = vec![0.0; clues.scene.passage.tokens.len()];
    let mut tags = TaggedPassage { likely, ..TaggedPassage::default() };
    let (mut of_run, mut path) = (Marginals::default(), BestPath::default());
    let mut begin = 0;
    for run in &clues.runs {
        let end = begin + run.len();
        let scores = scores.get(begin..end).unwrap_or_default();
        begin = end;
        marginals(chain, scores, &mut of_run);
        best(chain, scores, &mut path);
        for (at, probability) in run.clone().zip(&of_run.probabilities) {
            if let Some(likely) = tags.likely.get_mut(at) {
                *likely = probability[PERSON] + probability[PERSON_INSIDE];
            }
        }
        people_in(run, &path.tags, &mut tags);
    }
    tags
}

fn people_in(run: &Range<usize>, labels: &[usize], tags: &mut TaggedPassage) {
    for (at, &label) in run.clone().zip(labels) {
        let likely = tags.likely.get(at).copied().unwrap_or_default();
        if label == PERSON {
            tags.people.push(TaggedName { tokens: at..at + 1, confidence: likely });
        } else if label == PERSON_INSIDE
            && let Some(person) = tags.people.last_mut()
        {
            person.tokens.end = at + 1;
            person.confidence = person.confidence.min(likely);
        }
    }
}

/// What the first pass found for each word, summed over this passage and earlier ones.
pub(super) struct PassageVotes {
    words: Vec<KindVotes>,
    /// What each token contributes, so that its own part can be subtracted.
    tokens: Vec<Option<KindVotes>>,
}

impl PassageVotes {
    /// Adds the probabilities of the first pass, given run after run, to those of earlier passages.
    pub(super) fn count(clues: &Clues<'_, '_, '_>, first: &[Scores], memory: &NameMemory) -> Self {
        let mut votes = Self {
            words: clues.scene.word_hashes().iter().map(|&hash| memory.get(hash).votes).collect(),
            tokens: vec![None; clues.scene.passage.tokens.len()],
        };
        let mut rest = first;
        for run in &clues.runs {
            let (probabilities, behind) = rest.split_at(run.len().min(rest.len()));
            rest = behind;
            for (index, at) in run.clone().enumerate() {
                votes.add(clues, at, ballot(probabilities, index));
            }
        }
        for &at in &clues.small_words {
            votes.add(clues, at, KindVotes::NO_NAME);
        }
        votes
    }

    fn add(&mut self, clues: &Clues<'_, '_, '_>, at: usize, ballot: KindVotes) {
        if let Some(word) = self.words.get_mut(clues.scene.number(at)) {
            word.sums.iter_mut().zip(ballot.sums).for_each(|(sum, one)| *sum += one);
            word.edges.iter_mut().zip(ballot.edges).for_each(|(sum, one)| *sum = sum.saturating_add(one));
        }
        if let Some(slot) = self.tokens.get_mut(at) {
            *slot = Some(ballot);
        }
    }

    /// The tokens of a run, each with what the other places say about it and its neighbours.
    pub(super) fn of_run<'v>(
        &'v self,
        clues: &'v Clues<'_, '_, '_>,
        run: &Range<usize>,
    ) -> impl Iterator<Item = (usize, TokenVotes)> + 'v {
        let before = run.start.checked_sub(1).map(|before| self.elsewhere(clues, before)).unwrap_or_default();
        let mut ahead = self.elsewhere(clues, run.start);
        // The first is never read: it is replaced before.
        let mut signs = [0, before.sign(), ahead.sign()];
        run.clone().map(move |at| {
            let token = std::mem::replace(&mut ahead, self.elsewhere(clues, at + 1));
            signs = [signs[1], signs[2], ahead.sign()];
            (at, TokenVotes { token, signs, now: self.now(at) })
        })
    }

    /// The most likely kind of a token itself and how sure it is, as one number.
    fn now(&self, at: usize) -> u32 {
        let now = self.tokens.get(at).copied().flatten().unwrap_or_default();
        let (kind, most) = now
            .sums
            .iter()
            .enumerate()
            .fold((0, 0.0_f32), |lead, (kind, &sum)| if sum > lead.1 { (kind, sum) } else { lead });
        let sure = [0.5, 0.7, 0.85, 0.95, 0.99].iter().filter(|&&step| most > step).count();
        offset(kind * 8 + sure)
    }

    fn elsewhere(&self, clues: &Clues<'_, '_, '_>, at: usize) -> KindVotes {
        let Some(own) = self.tokens.get(at).copied().flatten() else { return KindVotes::default() };
        let mut word = self.words.get(clues.scene.number(at)).copied().unwrap_or_default();
        word.sums.iter_mut().zip(own.sums).for_each(|(sum, one)| *sum = (*sum - one).max(0.0));
        word.edges.iter_mut().zip(own.edges).for_each(|(sum, one)| *sum = sum.saturating_sub(one));
        word
    }
}

/// What one token contributes for its word.
fn ballot(probabilities: &[Scores], index: usize) -> KindVotes {
    let Some(own) = probabilities.get(index) else { return KindVotes::default() };
    let sums = [own[0], own[1] + own[2], own[3] + own[4], own[5] + own[6], own[7] + own[8]];
    let inside = |index: usize| probabilities.get(index).is_some_and(|next| next[PERSON_INSIDE] > 0.5);
    let begins = own[PERSON] > 0.5 && inside(index + 1);
    let ends = inside(index) && !inside(index + 1);
    KindVotes { sums, edges: [u8::from(begins), u8::from(ends)] }
}
