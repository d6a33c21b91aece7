//! Lessons -> weights: stochastic gradient ascent on the likelihood of a linear chain.

use super::chance::Chance;
use pullquote::analysis::person::training::{Chain, LEXICAL, Scores, may_follow};
use pullquote::lexicon::person_model::LABELS;

const EPOCHS: usize = 6;
const RATE: f32 = 0.03;
/// In how many of a thousand tokens the tagger is not told which word it is.
const DROPPED: usize = 200;

/// A document that is ready for training.
#[derive(Clone, Default)]
pub struct Sample {
    pub runs: Vec<usize>,
    pub rows: Vec<Vec<u32>>,
    pub labels: Vec<u8>,
    /// Scores that are given and not trained.
    pub base: Vec<Scores>,
    /// Whether the first rows of a token identify the word.
    pub lexical: bool,
}

/// The weights trained so far.
#[derive(Clone)]
pub struct Weights {
    pub rows: Vec<[f32; LABELS]>,
    pub links: [[f32; LABELS]; LABELS + 1],
}

impl Weights {
    pub fn new(rows: usize) -> Self {
        Self { rows: vec![[0.0; LABELS]; rows], links: [[0.0; LABELS]; LABELS + 1] }
    }

    /// Returns the scores of the tokens of a document.
    pub fn scores(&self, sample: &Sample) -> Vec<Scores> {
        sample.rows.iter().enumerate().map(|(at, rows)| self.score(sample, at, rows)).collect()
    }

    fn score(&self, sample: &Sample, at: usize, rows: &[u32]) -> Scores {
        let mut score = sample.base.get(at).copied().unwrap_or_default();
        for &row in rows {
            score.iter_mut().zip(&self.rows[row as usize]).for_each(|(sum, weight)| *sum += weight);
        }
        score
    }

    pub fn chain(&self) -> Chain {
        Chain::new(|from, to| self.links[from][to])
    }
}

/// Trains weights on the samples, starting from `weights`.
pub fn learn(samples: &[&Sample], mut weights: Weights, seed: u64) -> Weights {
    let mut chance = Chance::new(seed);
    let mut squares = Weights::new(weights.rows.len());
    let mut sum = Weights::new(weights.rows.len());
    let mut order: Vec<usize> = (0..samples.len()).collect();
    for epoch in 0..EPOCHS {
        chance.shuffle(&mut order);
        for &index in &order {
            step(samples[index], &mut weights, &mut squares, &mut chance);
        }
        if epoch > 0 {
            add(&mut sum, &weights);
        }
    }
    scale(&mut sum, 1.0 / (EPOCHS - 1) as f32);
    sum
}

fn add(sum: &mut Weights, weights: &Weights) {
    let rows = sum.rows.iter_mut().zip(&weights.rows).chain(sum.links.iter_mut().zip(&weights.links));
    rows.for_each(|(sum, row)| sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight));
}

fn scale(sum: &mut Weights, factor: f32) {
    sum.rows.iter_mut().chain(sum.links.iter_mut()).flatten().for_each(|weight| *weight *= factor);
}

fn step(sample: &Sample, weights: &mut Weights, squares: &mut Weights, chance: &mut Chance) {
    let mut begin = 0;
    for &length in &sample.runs {
        let range = begin..begin + length;
        begin += length;
        let rows: Vec<&[u32]> = range
            .clone()
            .map(|at| {
                let rows = sample.rows[at].as_slice();
                if sample.lexical && chance.happens(DROPPED) { &rows[LEXICAL..] } else { rows }
            })
            .collect();
        let scores: Vec<Scores> =
            range.clone().zip(&rows).map(|(at, rows)| weights.score(sample, at, rows)).collect();
        let labels = &sample.labels[range];
        let (unary, pairs) = expected(&weights.chain(), &scores);
        for ((rows, expected), &label) in rows.iter().zip(&unary).zip(labels) {
            let mut gradient = *expected;
            gradient[label as usize] -= 1.0;
            if gradient.iter().all(|g| g.abs() < 1e-3) {
                continue;
            }
            for &row in *rows {
                update(&mut weights.rows[row as usize], &mut squares.rows[row as usize], &gradient);
            }
        }
        let mut gradient = pairs;
        let mut from = LABELS;
        for &label in labels {
            gradient[from][label as usize] -= 1.0;
            from = label as usize;
        }
        for (from, row) in gradient.iter().enumerate() {
            update(&mut weights.links[from], &mut squares.links[from], row);
        }
    }
}

fn update(weights: &mut [f32; LABELS], squares: &mut [f32; LABELS], gradient: &[f32; LABELS]) {
    for ((weight, square), g) in weights.iter_mut().zip(squares).zip(gradient) {
        *square += g * g;
        *weight -= RATE * g / (*square + 0.1).sqrt();
    }
}

type Pairs = [[f32; LABELS]; LABELS + 1];

/// How often each tag, and each pair of tags, is expected in a run.
fn expected(chain: &Chain, scores: &[Scores]) -> (Vec<Scores>, Pairs) {
    let mut pairs = [[0.0; LABELS]; LABELS + 1];
    let weights: Vec<Scores> = scores
        .iter()
        .map(|scores| {
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            scores.map(|score| (score - most).exp())
        })
        .collect();
    let mut forward: Vec<Scores> = Vec::new();
    for (at, weight) in weights.iter().enumerate() {
        let mut next = [0.0; LABELS];
        for (to, next) in next.iter_mut().enumerate() {
            *next = match at.checked_sub(1).map(|before| forward[before]) {
                None => chain.factors[LABELS][to],
                Some(before) => (0..LABELS).map(|from| before[from] * chain.factors[from][to]).sum(),
            } * weight[to];
        }
        let total: f32 = next.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        forward.push(next.map(|next| next / total));
    }
    let mut unary = vec![[0.0; LABELS]; scores.len()];
    let mut after = [1.0; LABELS];
    for at in (0..scores.len()).rev() {
        let mut here = forward[at];
        here.iter_mut().zip(after).for_each(|(here, after)| *here *= after);
        let total: f32 = here.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        unary[at] = here.map(|here| here / total);
        let ahead: Vec<f32> = (0..LABELS).map(|to| weights[at][to] * after[to]).collect();
        match at.checked_sub(1).map(|before| forward[before]) {
            None => pairs[LABELS].iter_mut().zip(unary[at]).for_each(|(pair, unary)| *pair += unary),
            Some(before) => {
                let mut joint = [[0.0; LABELS]; LABELS];
                for from in 0..LABELS {
                    for to in 0..LABELS {
                        joint[from][to] = before[from] * chain.factors[from][to] * ahead[to];
                    }
                }
                let total: f32 = joint.iter().flatten().sum::<f32>().max(f32::MIN_POSITIVE);
                for from in 0..LABELS {
                    for to in 0..LABELS {
                        pairs[from][to] += joint[from][to] / total;
                    }
                }
            }
        }
        let mut back = [0.0; LABELS];
        for (from, back) in back.iter_mut().enumerate() {
            *back = (0..LABELS).map(|to| chain.factors[from][to] * ahead[to]).sum();
        }
        let most = back.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        after = back.map(|back| back / most);
    }
    (unary, pairs)
}

/// The labels of a run, corrected where an inside follows no beginning.
pub fn mend(runs: &[usize], labels: &mut [u8]) {
    let mut begin = 0;
    for &length in runs {
        let mut from = LABELS;
        for label in &mut labels[begin..begin + length] {
            if !may_follow(from, *label as usize) {
                *label -= 1;
            }
            from = *label as usize;
        }
        begin += length;
    }
}
