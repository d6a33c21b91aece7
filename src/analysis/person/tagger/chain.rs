//! The scores of a run of tokens -> the probability of each tag, and the most likely tags.
//!
//! A linear-chain model: the scores of each token for each tag and those of one tag after another are added up over a
//! run. Forward and backward sums give the probability of each tag, the best path gives the tags.

use crate::lexicon::person_model::{
    IMPOSSIBLE, LABELS, LANES, OUTSIDE, PERSON, PERSON_INSIDE, PersonModel, TaggerPass,
};
use std::f32::consts::LOG2_E;

/// A number for each tag of a token: its score or its probability. Those behind the last tag fill the last of the vectors
/// in which several are computed at once; what is in them never counts.
pub(crate) type PerTag = [f32; LANES];

/// The scores of one tag following another; the last row is the beginning of a run.
type Links = [PerTag; LABELS + 1];

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
    links: Links,
    /// Their exponentials.
    pub factors: Links,
    /// The factors by the tag that follows: several tags before it can be computed at once.
    by_next: [PerTag; LABELS],
}

impl Chain {
    /// Builds a chain with these scores; pairs that may not follow each other are impossible.
    #[must_use]
    pub fn new(points: impl Fn(usize, usize) -> f32) -> Self {
        let mut links = [[IMPOSSIBLE; LANES]; LABELS + 1];
        for (from, row) in links.iter_mut().enumerate() {
            let tags = row.iter_mut().enumerate().take(LABELS);
            for (to, slot) in tags.filter(|&(to, _)| may_follow(from, to)) {
                *slot = points(from, to);
            }
        }
        let factors = links.map(|row| row.map(f32::exp));
        let mut by_next = [[0.0; LANES]; LABELS];
        for (to, row) in by_next.iter_mut().enumerate() {
            row.iter_mut().zip(&factors).take(LABELS).for_each(|(slot, from)| *slot = from[to]);
        }
        Self { links, factors, by_next }
    }

    pub(super) fn of(model: PersonModel<'_>, pass: TaggerPass) -> Self {
        Self::new(|from, to| model.link(pass, from, to))
    }

    /// The scores of the first token of a run, with those of beginning with each tag.
    fn begin(&self, scores: &PerTag) -> PerTag {
        let mut sums = self.links[LABELS];
        sums.iter_mut().zip(scores).for_each(|(sum, score)| *sum += score);
        sums
    }
}

/// The probability of each tag for each token, run after run.
#[derive(Debug, Default)]
pub(crate) struct Marginals {
    /// The probabilities.
    pub(crate) probabilities: Vec<PerTag>,
    /// The scores of each token of the last run, exponentiated. Kept from run to run for its memory.
    weights: Vec<PerTag>,
}

impl Marginals {
    /// Those of no token yet, with room for this many.
    pub(super) fn for_tokens(count: usize) -> Self {
        Self { probabilities: Vec::with_capacity(count), weights: Vec::new() }
    }

    /// Adds the probability of each tag for each token of a run.
    pub(crate) fn add_run(&mut self, chain: &Chain, scores: &[PerTag]) {
        let Some((first, rest)) = scores.split_first() else { return };
        let mut forward = chain.factors[LABELS];
        multiply(&mut forward, &exponentials(first));
        forward = shares(&forward);
        // Most runs have one token.
        if rest.is_empty() {
            self.probabilities.push(shares(&forward));
            return;
        }
        self.probabilities.push(forward);
        self.weights.clear();
        for scores in rest {
            let weights = exponentials(scores);
            forward = through(&chain.factors, &forward);
            multiply(&mut forward, &weights);
            forward = shares(&forward);
            self.weights.push(weights);
            self.probabilities.push(forward);
        }
        let begin = self.probabilities.len() - scores.len();
        if let Some(probabilities) = self.probabilities.get_mut(begin..) {
            backward(chain, &self.weights, probabilities);
        }
    }
}

#[inline]
fn multiply(numbers: &mut PerTag, factors: &PerTag) {
    numbers.iter_mut().zip(factors).for_each(|(number, factor)| *number *= factor);
}

/// The larger of two numbers, of which none is missing.
#[inline]
fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The largest number: of four at once, and then of the four that are left.
#[inline]
fn largest(numbers: &PerTag) -> f32 {
    const { assert!(LANES.is_multiple_of(4)) };
    let (fours, _) = numbers.as_chunks::<4>();
    let mut most = [f32::MIN; 4];
    for four in fours {
        most.iter_mut().zip(four).for_each(|(most, &number)| *most = larger(*most, number));
    }
    most.into_iter().fold(f32::MIN, larger)
}

/// Weights, divided by their sum. They are added up one by one: in another order the last digit of the sum would differ,
/// and with it, where two names are equally likely, what is found.
#[inline]
fn shares(weights: &PerTag) -> PerTag {
    let total = larger(weights.iter().take(LABELS).sum(), f32::MIN_POSITIVE);
    divided(weights, total)
}

#[inline]
fn divided(numbers: &PerTag, by: f32) -> PerTag {
    // A loop in place: the numbers would be copied to be mapped.
    let mut quotients = *numbers;
    for number in &mut quotients {
        *number /= by;
    }
    quotients
}

/// The exponentials of scores, all divided by the largest.
#[inline]
fn exponentials(scores: &PerTag) -> PerTag {
    let most = largest(scores);
    let mut weights = *scores;
    for weight in &mut weights {
        *weight = exp_below_zero(*weight - most);
    }
    weights
}

/// The exponential of a power of zero or less, to the seventh digit: the whole powers of two in it times a series for
/// the rest. There is no branch and no call in it, so those of several tags are computed at once.
#[inline]
fn exp_below_zero(power: f32) -> f32 {
    // What is added to this number is rounded to a whole one, which then stands in its lowest bits.
    const ROUND: f32 = 12_582_912.0;
    // ln 2, divided so that the first part times a whole number is exact.
    const LN_2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];
    let power = larger(power, -87.0);
    let rounded = power * LOG2_E + ROUND;
    let whole = rounded - ROUND;
    let rest = power - whole * LN_2[0] - whole * LN_2[1];
    let series = [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let of_rest = series.iter().fold(1.0 / 5040.0, |sum, factor| sum * rest + factor);
    of_rest * f32::from_bits((rounded.to_bits() << 23).wrapping_add(1.0_f32.to_bits()))
}

/// Each tag’s sum over the tags before it.
///
/// Not inlined: the loop over a run would first copy all factors, which takes longer than the two tokens of most runs.
#[inline(never)]
fn through(factors: &Links, before: &PerTag) -> PerTag {
    let mut next = [0.0; LANES];
    for (from, row) in before.iter().zip(factors).take(LABELS) {
        next.iter_mut().zip(row).for_each(|(next, factor)| *next += from * factor);
    }
    next
}

/// Each tag’s sum over the tags after it, whose token has these weights. Not inlined, like [`through`].
#[inline(never)]
fn back_through(by_next: &[PerTag; LABELS], weights: &PerTag, after: &PerTag) -> PerTag {
    let mut before = [0.0; LANES];
    for ((row, weight), after) in by_next.iter().zip(weights).zip(after) {
        before.iter_mut().zip(row).for_each(|(before, factor)| *before += factor * weight * after);
    }
    before
}

/// Multiplies the probabilities of a run by what follows each token; `weights` are those of all tokens but the first.
fn backward(chain: &Chain, weights: &[PerTag], probabilities: &mut [PerTag]) {
    let mut after = [1.0; LANES];
    let mut weights = weights.iter().rev();
    for here in probabilities.iter_mut().rev() {
        multiply(here, &after);
        *here = shares(here);
        let Some(weights) = weights.next() else { return };
        let before = back_through(&chain.by_next, weights, &after);
        after = divided(&before, larger(largest(&before), f32::MIN_POSITIVE));
    }
}

/// Whether the tags of a run that are each the most likely are also more likely than not as a whole: they are then the
/// best path, and none need be searched for.
pub(super) fn is_sure(probabilities: &[PerTag]) -> bool {
    let doubt: f32 = probabilities.iter().map(|tags| 1.0 - largest(tags)).sum();
    doubt < 0.49
}

/// A person's tag if it is more likely than not, else [`OUTSIDE`]. Right only for runs that [`is_sure`] passes.
pub(super) fn sure_tag(probabilities: &PerTag) -> usize {
    let mut persons = [PERSON, PERSON_INSIDE].into_iter();
    persons.find(|&tag| probabilities[tag] > 0.5).unwrap_or(OUTSIDE)
}

/// The most likely tags of a run, and what they are computed from. Kept from run to run for its memory.
#[derive(Debug, Default)]
pub(super) struct BestPath {
    pub(super) tags: Vec<usize>,
    /// For each tag of each token but the first, the tag before it on the best path.
    from: Vec<[u32; LANES]>,
}

/// Writes the most likely tags of a run.
pub(super) fn best(chain: &Chain, scores: &[PerTag], path: &mut BestPath) {
    let BestPath { tags, from } = path;
    tags.clear();
    from.clear();
    let Some((first, rest)) = scores.split_first() else { return };
    let mut sums = chain.begin(first);
    for scores in rest {
        let (mut next, back) = best_before(&chain.links, &sums);
        next.iter_mut().zip(scores).for_each(|(next, score)| *next += score);
        sums = next;
        from.push(back);
    }
    let mut tag = (0..LABELS).fold(0, |best, tag| if sums[tag] > sums[best] { tag } else { best });
    tags.resize(scores.len(), tag);
    for (slot, back) in tags.iter_mut().rev().skip(1).zip(from.iter().rev()) {
        tag = back[tag] as usize;
        *slot = tag;
    }
}

/// For each tag, the best sum over the tags before it, and which of them that is.
#[inline]
fn best_before(links: &Links, sums: &PerTag) -> (PerTag, [u32; LANES]) {
    let mut next = [IMPOSSIBLE * 10.0; LANES];
    let mut back = [0; LANES];
    for ((label, sum), row) in (0_u32..).zip(sums).zip(links).take(LABELS) {
        // Choices instead of a branch: those of all tags are made at once.
        for to in 0..LANES {
            let points = sum + row[to];
            let leads = points > next[to];
            next[to] = if leads { points } else { next[to] };
            back[to] = if leads { label } else { back[to] };
        }
    }
    (next, back)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::offset;

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

    /// A run of `length` tokens with scores that differ from seed to seed.
    fn run(seed: u32, length: u32) -> Vec<PerTag> {
        let score = |at: u32, tag: usize| {
            let mixed = (seed * 977 + at * 31 + offset(tag)).wrapping_mul(0x9e37_79b1) >> 24;
            if tag < LABELS { (f32::from(mixed.to_le_bytes()[0]) - 128.0) / 16.0 } else { IMPOSSIBLE }
        };
        (0..length).map(|at| std::array::from_fn(|tag| score(at, tag))).collect()
    }

    #[test]
    fn tags_that_are_sure_are_the_best_path() {
        let chain = Chain::new(|from, to| if from == to { 0.5 } else { -0.25 });
        let mut sure = 0;
        for (seed, length) in (0..400).flat_map(|seed| [1, 2, 4].map(|length| (seed, length))) {
            let scores = run(seed, length);
            let (mut marginals, mut path) = (Marginals::default(), BestPath::default());
            marginals.add_run(&chain, &scores);
            let probabilities = &marginals.probabilities;
            best(&chain, &scores, &mut path);
            if is_sure(probabilities) {
                sure += 1;
                for (&tag, of_token) in path.tags.iter().zip(probabilities) {
                    assert!(of_token[tag] > 0.5, "{seed} {length}");
                    let person = if matches!(tag, PERSON | PERSON_INSIDE) { tag } else { OUTSIDE };
                    assert_eq!(sure_tag(of_token), person, "{seed} {length}");
                }
            }
        }
        assert!((100..1_100).contains(&sure), "{sure}");
    }

    #[test]
    fn probabilities_are_those_of_all_paths_together() {
        let chain = Chain::new(|from, to| if from == to { 0.5 } else { -0.25 });
        for (seed, length) in (0..40).flat_map(|seed| [1, 2, 3].map(|length| (seed, length))) {
            let scores = run(seed, length);
            let mut marginals = Marginals::default();
            marginals.add_run(&chain, &scores);
            let mut sums = vec![[0.0_f64; LABELS]; scores.len()];
            for path in 0..LABELS.pow(length) {
                let tags: Vec<usize> = (0..length).map(|at| path / LABELS.pow(at) % LABELS).collect();
                let mut before = LABELS;
                let mut total = 0.0;
                for (&tag, scores) in tags.iter().zip(&scores) {
                    total += f64::from(chain.links[before][tag] + scores[tag]);
                    before = tag;
                }
                for (sums, tag) in sums.iter_mut().zip(tags) {
                    sums[tag] += total.exp();
                }
            }
            for (sums, probabilities) in sums.iter().zip(&marginals.probabilities) {
                let total: f64 = sums.iter().sum();
                for (sum, &probability) in sums.iter().zip(probabilities) {
                    assert!((sum / total - f64::from(probability)).abs() < 1e-5, "{seed} {length}");
                }
            }
        }
    }
}
