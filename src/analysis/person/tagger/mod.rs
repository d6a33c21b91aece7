//! Clues -> a tag for every token that could belong to a name, and its probability.
//!
//! The first pass scores each token by its clues, and a [`chain`] makes probabilities of the scores. The
//! second pass uses what the first found for the same words elsewhere.

mod chain;
mod passage_votes;
mod prepared;

use super::clues::{Clues, TokenLook, place, read_own_votes};
use super::kind_votes::KindVotes;
use super::memory::NameMemory;
use crate::lexicon::person_model::{PERSON, PERSON_INSIDE, PersonModel, Points, TaggerPass, Weights};
use chain::{BestPath, best, is_sure, sure_tag};
use prepared::{ClassPoints, UsePoints, VotePoints, WeightSum};
use std::ops::Range;
use std::sync::LazyLock;

pub use chain::{Chain, may_follow};
pub(crate) use chain::{Marginals, PerTag};
pub(crate) use passage_votes::PassageVotes;

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
    weights: Option<TaggerWeights<'m>>,
    first: Chain,
    second: Chain,
}

/// The weights of the clues, and some of their sums.
#[derive(Debug, Clone)]
struct TaggerWeights<'m> {
    all: Weights<'m>,
    uses: UsePoints,
    classes: ClassPoints,
    votes: VotePoints,
}

static EMBEDDED: LazyLock<Tagger<'static>> = LazyLock::new(|| Tagger::new(PersonModel::embedded()));

impl<'m> Tagger<'m> {
    /// Prepares a model.
    #[must_use]
    pub fn new(model: PersonModel<'m>) -> Self {
        let [first, second] = [TaggerPass::First, TaggerPass::Second].map(|pass| Chain::of(model, pass));
        let weights = model.weights().map(|all| TaggerWeights {
            all,
            uses: UsePoints::new(all),
            classes: ClassPoints::new(all),
            votes: VotePoints::new(all),
        });
        Self { weights, first, second }
    }

    /// The one with the weights in the binary, prepared once for all texts.
    #[must_use]
    pub fn embedded() -> &'static Tagger<'static> {
        &EMBEDDED
    }

    /// Tags all runs of a passage.
    pub(super) fn tag(&self, clues: &Clues<'_, '_, '_>, memory: &NameMemory) -> TaggedPassage {
        let Some(weights) = &self.weights else { return TaggedPassage::default() };
        let scores = first_scores(clues, weights);
        let first = marginals(clues, &self.first, &scores);
        let votes = PassageVotes::count(clues, &first, memory);
        let second = second_scores(clues, weights, &votes, scores);
        let tags = read_out(clues, &self.second, &second);
        TaggedPassage { votes: votes.words, ..tags }
    }
}

/// The scores of the first pass for the tokens of all runs, one after another.
fn first_scores(clues: &Clues<'_, '_, '_>, weights: &TaggerWeights<'_>) -> Vec<PerTag> {
    let mut scores = Vec::with_capacity(clues.runs.iter().map(|run| run.tokens.len()).sum());
    let mut words = WordPoints::of(clues, weights);
    for run in &clues.runs {
        for (at, near) in clues.nears(run) {
            let mut sum = WeightSum::from(weights.all, words.get(at, near.own()));
            clues.read_place(at, (run, &near), &mut sum);
            weights.classes.add(near.own().class(), place(at, &run.tokens), &mut sum);
            scores.push(sum.points.scores());
        }
    }
    scores
}

/// The points of words by the clues that are the same wherever they are: a name that returns is read once. Words with
/// one hash count as one, as everywhere in the scene.
struct WordPoints<'c, 's, 'p, 't> {
    clues: &'c Clues<'s, 'p, 't>,
    weights: &'c TaggerWeights<'c>,
    /// The last look and the points of each word, by its number.
    words: Vec<Option<(TokenLook, Points)>>,
}

impl<'c, 's, 'p, 't> WordPoints<'c, 's, 'p, 't> {
    fn of(clues: &'c Clues<'s, 'p, 't>, weights: &'c TaggerWeights<'c>) -> Self {
        Self { clues, weights, words: vec![None; clues.scene.word_hashes().len()] }
    }

    fn get(&mut self, at: usize, look: TokenLook) -> Points {
        let Some(word) = self.words.get_mut(self.clues.scene.number(at)) else { return Points::default() };
        if let Some((_, points)) = word.filter(|(last, _)| *last == look) {
            return points;
        }
        let uses = self.weights.uses.of(&self.clues.uses.of(self.clues.scene, at));
        let mut sum = WeightSum::from(self.weights.all, uses);
        self.clues.read_word(at, look, &mut sum);
        *word = Some((look, sum.points));
        sum.points
    }
}

/// The probabilities for the tokens of all runs, one after another.
fn marginals(clues: &Clues<'_, '_, '_>, chain: &Chain, scores: &[PerTag]) -> Vec<PerTag> {
    let mut marginals = Marginals::for_tokens(scores.len());
    clues.runs_with(scores).for_each(|(_, of_run)| marginals.add_run(chain, of_run));
    marginals.probabilities
}

fn second_scores(
    clues: &Clues<'_, '_, '_>,
    weights: &TaggerWeights<'_>,
    votes: &PassageVotes,
    mut scores: Vec<PerTag>,
) -> Vec<PerTag> {
    let mut tokens = votes.tokens().zip(&mut scores);
    for run in &clues.runs {
        for ((at, near), (own, scores)) in clues.nears(run).zip(tokens.by_ref()) {
            let (of_token, place) = (votes.of_token(at, own), place(at, &run.tokens));
            let mut sum = WeightSum::new(weights.all);
            read_own_votes(place, &of_token, &mut sum);
            weights.votes.add(place, &of_token, &mut sum);
            clues.read_votes_around((at, &near), &of_token, &mut sum);
            scores.iter_mut().zip(sum.points.scores()).for_each(|(score, more)| *score += more);
        }
    }
    scores
}

/// The people in the runs, and how likely each token belongs to one.
fn read_out(clues: &Clues<'_, '_, '_>, chain: &Chain, scores: &[PerTag]) -> TaggedPassage {
    let likely = vec![0.0; clues.scene.passage.tokens.len()];
    let mut tags = TaggedPassage { likely, ..TaggedPassage::default() };
    let (mut marginals, mut path) = (Marginals::default(), BestPath::default());
    for (run, of_run) in clues.runs_with(scores) {
        marginals.probabilities.clear();
        marginals.add_run(chain, of_run);
        let probabilities = &marginals.probabilities;
        let likely = tags.likely.get_mut(run.tokens.clone()).unwrap_or_default();
        for (likely, of_token) in likely.iter_mut().zip(probabilities) {
            *likely = of_token[PERSON] + of_token[PERSON_INSIDE];
        }
        if is_sure(probabilities) {
            path.tags.clear();
            path.tags.extend(probabilities.iter().map(sure_tag));
        } else {
            best(chain, of_run, &mut path);
        }
        people_in(&run.tokens, &path.tags, &mut tags);
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

#[cfg(test)]
mod tests;
