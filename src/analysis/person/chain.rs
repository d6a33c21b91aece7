//! The scores of a run of tokens -> the probability of each tag, and the most likely tags.
//!
//! A linear-chain model: the scores of each token for each tag and those of one tag after another are added up over a
//! run. Forward and backward sums give the probability of each tag, the best path gives the tags.

use crate::lexicon::person_model::{LABELS, PersonModel, TaggerPass};
use std::f32::consts::LOG2_E;

/// The score or the probability of each tag of a token.
pub type Scores = [f32; LABELS];

/// The scores of one tag following another; the last row is the beginning of a run.
pub type Links = [[f32; LABELS]; LABELS + 1];

/// The score of a tag that is impossible: no sum outweighs it.
const NEVER: f32 = -1e4;

/// Whether tag `to` may follow tag `from` ([`LABELS`] for the beginning): the inside of a name follows its beginning.
#[must_use]
pub fn may_follow(from: usize, to: usize) -> bool {
    let inside = to > 0 && to.is_multiple_of(2);
    !inside || from == to || from + 1 == to && from != LABELS
}

/// How tags follow each other: scores, and the factors that they multiply a probability by.
#[derive(Debug, Clone)]
pub struct Chain {
    /// The scores, to be added.
    pub links: Links,
    /// Their exponentials.
    pub factors: Links,
    /// The factors by the tag that follows: several tags before it can be computed at once.
    by_next: [[f32; LABELS]; LABELS],
}

impl Chain {
    /// Builds a chain with these scores; pairs that may not follow each other are impossible.
    #[must_use]
    pub fn new(points: impl Fn(usize, usize) -> f32) -> Self {
        let mut links = [[NEVER; LABELS]; LABELS + 1];
        for (from, row) in links.iter_mut().enumerate() {
            for (to, slot) in row.iter_mut().enumerate().filter(|&(to, _)| may_follow(from, to)) {
                *slot = points(from, to);
            }
        }
        let factors = links.map(|row| row.map(f32::exp));
        let by_next = std::array::from_fn(|to| std::array::from_fn(|from| factors[from][to]));
        Self { links, factors, by_next }
    }

    pub(super) fn of(model: PersonModel<'_>, pass: TaggerPass) -> Self {
        Self::new(|from, to| model.link(pass, from, to))
    }
}

/// The probability of each tag for each token of a run, and what it is computed from. Kept from run to run for its memory.
#[derive(Debug, Default)]
pub struct Marginals {
    /// The probabilities.
    pub probabilities: Vec<Scores>,
    /// The scores of each token, exponentiated.
    weights: Vec<Scores>,
}

/// Writes the probability of each tag for each token of a run.
pub fn marginals(chain: &Chain, scores: &[Scores], marginals: &mut Marginals) {
    let Marginals { probabilities, weights } = marginals;
    probabilities.clear();
    weights.clear();
    let factors = &chain.factors;
    let mut before: Option<Scores> = None;
    for scores in scores {
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let weight = scores.map(|score| exp_below_zero(score - most));
        let mut forward = match before {
            None => factors[LABELS],
            Some(before) => through(factors, &before),
        };
        forward.iter_mut().zip(weight).for_each(|(forward, weight)| *forward *= weight);
        forward = shares(forward);
        weights.push(weight);
        probabilities.push(forward);
        before = Some(forward);
    }
    backward(chain, weights, probabilities);
}

/// Weights, divided by their sum.
fn shares(weights: Scores) -> Scores {
    let total: f32 = weights.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    weights.map(|weight| weight / total)
}

/// The exponential of a power of zero or less, to the seventh digit: the whole powers of two in it times a series for
/// the rest. There is no branch and no call in it, so those of several tags are computed at once.
fn exp_below_zero(power: f32) -> f32 {
    // What is added to this number is rounded to a whole one, which then stands in its lowest bits.
    const ROUND: f32 = 12_582_912.0;
    // ln 2, divided so that the first part times a whole number is exact.
    const LN_2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];
    let power = power.max(-87.0);
    let rounded = power * LOG2_E + ROUND;
    let whole = rounded - ROUND;
    let rest = power - whole * LN_2[0] - whole * LN_2[1];
    let series = [1.0 / 5040.0, 1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let of_rest = series.iter().fold(0.0, |sum, factor| sum * rest + factor);
    of_rest * f32::from_bits((rounded.to_bits() << 23).wrapping_add(1.0_f32.to_bits()))
}

fn through(factors: &Links, before: &Scores) -> Scores {
    let mut next = [0.0; LABELS];
    for (from, row) in before.iter().zip(factors) {
        next.iter_mut().zip(row).for_each(|(next, factor)| *next += from * factor);
    }
    next
}

fn backward(chain: &Chain, weights: &[Scores], probabilities: &mut [Scores]) {
    let mut after = [1.0; LABELS];
    for at in (0..probabilities.len()).rev() {
        let (Some(here), Some(weight)) = (probabilities.get_mut(at), weights.get(at)) else { return };
        here.iter_mut().zip(after).for_each(|(here, after)| *here *= after);
        *here = shares(*here);
        if at == 0 {
            return;
        }
        let mut before = [0.0; LABELS];
        for ((row, weight), after) in chain.by_next.iter().zip(weight).zip(after) {
            before.iter_mut().zip(row).for_each(|(before, factor)| *before += factor * weight * after);
        }
        let most = before.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        after = before.map(|before| before / most);
    }
}

/// The most likely tags of a run, and what they are computed from. Kept from run to run for its memory.
#[derive(Debug, Default)]
pub(super) struct BestPath {
    pub(super) tags: Vec<usize>,
    /// For each tag of each token, the tag before it on the best path.
    from: Vec<[u32; LABELS]>,
}

/// Writes the most likely tags of a run.
pub(super) fn best(chain: &Chain, scores: &[Scores], path: &mut BestPath) {
    let BestPath { tags, from } = path;
    from.clear();
    let links = &chain.links;
    let mut sums = [0.0; LABELS];
    for (index, scores) in scores.iter().enumerate() {
        let mut next = [NEVER * 10.0; LABELS];
        let mut back = [0; LABELS];
        if index == 0 {
            next = std::array::from_fn(|to| links[LABELS][to] + scores[to]);
        } else {
            for ((label, sum), row) in (0_u32..).zip(&sums).zip(links) {
                // Choices instead of a branch: those of all tags are made at once.
                for to in 0..LABELS {
                    let points = sum + row[to] + scores[to];
                    let leads = points > next[to];
                    next[to] = if leads { points } else { next[to] };
                    back[to] = if leads { label } else { back[to] };
                }
            }
        }
        sums = next;
        from.push(back);
    }
    let mut tag = (0..LABELS).fold(0, |best, tag| if sums[tag] > sums[best] { tag } else { best });
    tags.clear();
    tags.resize(scores.len(), 0);
    for (slot, back) in tags.iter_mut().zip(from).rev() {
        *slot = tag;
        tag = back[tag] as usize;
    }
}

#[cfg(test)]
mod tests {
    use super::exp_below_zero;

    #[test]
    fn exponentials_agree_with_those_of_the_standard_library() {
        for step in 0..8_000_u16 {
            let power = -f32::from(step) / 100.0;
            let (ours, theirs) = (exp_below_zero(power), power.exp());
            assert!((ours - theirs).abs() <= theirs * 3e-7, "{power}: {ours} {theirs}");
        }
        assert_eq!(exp_below_zero(0.0).to_bits(), 1.0_f32.to_bits());
        assert!(exp_below_zero(f32::MIN) < 1e-37);
    }
}
