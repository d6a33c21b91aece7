//! Clues -> a tag for every token that could belong to a name, and its probability.
//!
//! A linear-chain model: the scores of each token for each tag and those of one tag after another are added up over a
//! run. Forward and backward sums give the probability of each tag, the best path gives the tags. The second pass
//! uses what the first found for the same words elsewhere.

use super::clues::{Clues, RowSink};
use super::kind_votes::{KindVotes, TokenVotes};
use super::memory::NameMemory;
use crate::lexicon::person_model::{LABELS, PERSON, PERSON_INSIDE, PersonModel, Points, STEPS, TaggerPass};
use crate::text::span::offset;
use std::f32::consts::LOG2_E;
use std::ops::Range;

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

    fn of(model: PersonModel<'_>, pass: TaggerPass) -> Self {
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
        let total: f32 = forward.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        forward = forward.map(|forward| forward / total);
        weights.push(weight);
        probabilities.push(forward);
        before = Some(forward);
    }
    backward(chain, weights, probabilities);
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
        let total: f32 = here.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        *here = here.map(|here| here / total);
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
    from: Vec<[u8; LABELS]>,
}

/// Writes the most likely tags of a run.
pub(super) fn best(chain: &Chain, scores: &[Scores], path: &mut BestPath) {
    let BestPath { tags, from } = path;
    from.clear();
    let links = &chain.links;
    let mut sums = [0.0; LABELS];
    for (index, scores) in scores.iter().enumerate() {
        let mut next = [NEVER * 10.0; LABELS];
        let mut back = [0_u8; LABELS];
        if index == 0 {
            next = std::array::from_fn(|to| links[LABELS][to] + scores[to]);
        } else {
            for ((label, sum), row) in (0_u8..).zip(&sums).zip(links) {
                for to in 0..LABELS {
                    let points = sum + row[to] + scores[to];
                    if points > next[to] {
                        (next[to], back[to]) = (points, label);
                    }
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
        tag = usize::from(back[tag]);
    }
}

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

/// Tags all runs of a passage.
pub(super) fn tag(clues: &Clues<'_, '_, '_>, model: PersonModel<'_>, memory: &NameMemory) -> TaggedPassage {
    let scores = first_scores(clues, model);
    let first = all_marginals(clues, &Chain::of(model, TaggerPass::First), &scores);
    let votes = PassageVotes::count(clues, &first, memory);
    let second = second_scores(clues, model, &votes, scores);
    let tags = read_out(clues, &Chain::of(model, TaggerPass::Second), &second);
    TaggedPassage { votes: votes.words, ..tags }
}

/// The scores of the first pass for the tokens of all runs, one after another.
fn first_scores(clues: &Clues<'_, '_, '_>, model: PersonModel<'_>) -> Vec<Scores> {
    let mut scores = Vec::with_capacity(clues.runs.iter().map(ExactSizeIterator::len).sum());
    for run in &clues.runs {
        let edges = clues.edges(run);
        for at in run.clone() {
            let mut sum = WeightSum { model, points: Points::default() };
            clues.read(at, &edges, &mut sum);
            scores.push(sum.scores());
        }
    }
    scores
}

/// The sum of the weights of the rows that it takes.
struct WeightSum<'m> {
    model: PersonModel<'m>,
    points: Points,
}

impl RowSink for WeightSum<'_> {
    #[inline]
    fn take(&mut self, row: u32) {
        self.points = self.model.add(row, self.points);
    }
}

impl WeightSum<'_> {
    fn scores(&self) -> Scores {
        let mut scores = Scores::default();
        scores.iter_mut().zip(self.points).for_each(|(score, points)| *score = f32::from(points) / STEPS);
        scores
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
    model: PersonModel<'_>,
    votes: &PassageVotes,
    mut scores: Vec<Scores>,
) -> Vec<Scores> {
    let mut next = scores.iter_mut();
    for run in &clues.runs {
        for at in run.clone() {
            let Some(score) = next.next() else { return scores };
            let mut sum = WeightSum { model, points: Points::default() };
            clues.read_votes((at, run), &votes.of(clues, at), &mut sum);
            score.iter_mut().zip(sum.scores()).for_each(|(score, more)| *score += more);
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
                let ballot = ballot(probabilities, index);
                if let Some(word) = votes.words.get_mut(clues.scene.number(at)) {
                    word.sums.iter_mut().zip(ballot.sums).for_each(|(sum, one)| *sum += one);
                    word.edges
                        .iter_mut()
                        .zip(ballot.edges)
                        .for_each(|(sum, one)| *sum = sum.saturating_add(one));
                }
                if let Some(slot) = votes.tokens.get_mut(at) {
                    *slot = Some(ballot);
                }
            }
        }
        votes
    }

    /// What the other places say about token `at` and its neighbours.
    pub(super) fn of(&self, clues: &Clues<'_, '_, '_>, at: usize) -> TokenVotes {
        let before = at.checked_sub(1).map_or(KindVotes::default(), |before| self.elsewhere(clues, before));
        let now = self.tokens.get(at).copied().flatten().unwrap_or_default();
        let (kind, most) = now
            .sums
            .iter()
            .enumerate()
            .fold((0, 0.0_f32), |lead, (kind, &sum)| if sum > lead.1 { (kind, sum) } else { lead });
        let sure = [0.5, 0.7, 0.85, 0.95, 0.99].iter().filter(|&&step| most > step).count();
        TokenVotes {
            token: self.elsewhere(clues, at),
            before,
            after: self.elsewhere(clues, at + 1),
            now: offset(kind * 8 + sure),
        }
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
