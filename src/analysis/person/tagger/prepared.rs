//! The weights of clues with few possible values, added up once for all texts.

use crate::analysis::person::clues::{RowSink, bits, read_class_bits, read_now, read_share, read_uses};
use crate::analysis::person::kind_votes::{KindVotes, TokenVotes};
use crate::analysis::person::word_use::{ALL_USES, UseCounts};
use crate::lexicon::person_model::{Points, Weights};
use crate::text::span::offset;

/// The sum of the weights of the rows that it takes.
pub(super) struct WeightSum<'m> {
    weights: Weights<'m>,
    pub(super) points: Points,
}

impl<'m> WeightSum<'m> {
    pub(super) fn new(weights: Weights<'m>) -> Self {
        Self::from(weights, Points::default())
    }

    /// Goes on from these points.
    pub(super) fn from(weights: Weights<'m>, points: Points) -> Self {
        Self { weights, points }
    }
}

impl RowSink for WeightSum<'_> {
    #[inline]
    fn take(&mut self, row: u32) {
        self.points = self.weights.add(row, self.points);
    }
}

/// The points of how often a word is used in each way. Few words are used in more than three.
#[derive(Debug, Clone)]
pub(super) struct UsePoints {
    /// Those of a word that is used in none.
    none: Points,
    /// What is added to them for each way, by how often the word is used in it.
    more: [[Points; UseCounts::MANY as usize]; ALL_USES.len()],
}

impl UsePoints {
    pub(super) fn new(weights: Weights<'_>) -> Self {
        let points = |counts: UseCounts| {
            let mut sum = WeightSum::new(weights);
            read_uses(&counts, &mut sum);
            sum.points
        };
        let none = points(UseCounts::default());
        let more = ALL_USES.map(|word_use| {
            [1, 2, UseCounts::MANY].map(|count| points(UseCounts::only(word_use, count)).without(none))
        });
        Self { none, more }
    }

    pub(super) fn of(&self, counts: &UseCounts) -> Points {
        counts.of_each().fold(self.none, |sum, (word_use, count)| {
            let more = usize::from(count.min(UseCounts::MANY)).checked_sub(1);
            more.map_or(sum, |count| sum.with(self.more[word_use][count]))
        })
    }
}

/// The points of each class of a word, by its place in its run.
#[derive(Debug, Clone)]
pub(super) struct ClassPoints(Vec<Points>);

/// The number of places in a run.
const PLACES: u32 = 4;

impl ClassPoints {
    pub(super) fn new(weights: Weights<'_>) -> Self {
        let points = |at: u32| {
            let mut sum = WeightSum::new(weights);
            read_class_bits(1 << (at / PLACES), at % PLACES, &mut sum);
            sum.points
        };
        Self((0..u32::BITS * PLACES).map(points).collect())
    }

    /// Adds the points of the classes of a word.
    #[inline]
    pub(super) fn add(&self, class: u32, place: u32, sum: &mut WeightSum<'_>) {
        for bit in bits(class) {
            if let Some(&points) = self.0.get((bit * PLACES + place) as usize) {
                sum.points = sum.points.with(points);
            }
        }
    }
}

/// The points of the second pass for what the first found for a token and for its word elsewhere. Most of the shares of
/// the kinds are zero.
#[derive(Debug, Clone)]
pub(super) struct VotePoints {
    weights: Vec<SharePoints>,
}

/// Those for one place in a run and one result for the token itself.
#[derive(Debug, Clone)]
struct SharePoints {
    /// If all shares are zero.
    none: Points,
    /// What each share adds to them if it is zero.
    zero: [Points; KindVotes::COUNT + 1],
}

impl VotePoints {
    pub(super) fn new(weights: Weights<'_>) -> Self {
        let kinds = std::array::from_fn::<_, { KindVotes::COUNT + 1 }, _>(offset);
        let points = |at: u32| {
            let (place, now) = (at % PLACES, at / PLACES);
            let zero = kinds.map(|kind| {
                let mut sum = WeightSum::new(weights);
                read_share((kind, 0), (place, now), &mut sum);
                sum.points
            });
            let mut sum = WeightSum::new(weights);
            read_now(place, now, &mut sum);
            SharePoints { none: zero.into_iter().fold(sum.points, Points::with), zero }
        };
        Self { weights: (0..KindVotes::NOWS * PLACES).map(points).collect() }
    }

    /// Adds the points of what was found for a token.
    #[inline]
    pub(super) fn add(&self, place: u32, votes: &TokenVotes, sum: &mut WeightSum<'_>) {
        let Some(prepared) = self.weights.get((votes.now * PLACES + place) as usize) else { return };
        sum.points = sum.points.with(prepared.none);
        for ((kind, share), zero) in (0..).zip(votes.token.shares()).zip(&prepared.zero) {
            if share != 0 {
                read_share((kind, share), (place, votes.now), sum);
                sum.points = sum.points.without(*zero);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::person_model::PersonModel;

    fn weights() -> Weights<'static> {
        PersonModel::embedded().weights().unwrap()
    }

    #[test]
    fn prepared_points_of_uses_are_those_of_the_clues() {
        let uses = UsePoints::new(weights());
        let mut counts = UseCounts::default();
        for (step, word_use) in (0_u8..).zip(ALL_USES.into_iter().cycle().step_by(3)).take(40) {
            let mut sum = WeightSum::new(weights());
            read_uses(&counts, &mut sum);
            assert_eq!(uses.of(&counts), sum.points, "{counts:?}");
            (0..step % 3).for_each(|_| counts.add(word_use));
        }
    }

    #[test]
    fn prepared_points_of_classes_are_those_of_the_clues() {
        let classes = ClassPoints::new(weights());
        for (class, place) in [0, 1, 0b1101, 1 << 31 | 0b110].into_iter().zip(0..PLACES) {
            let (mut sum, mut prepared) = (WeightSum::new(weights()), WeightSum::new(weights()));
            read_class_bits(class, place, &mut sum);
            classes.add(class, place, &mut prepared);
            assert_eq!(prepared.points, sum.points, "{class:b} {place}");
        }
    }

    #[test]
    fn prepared_points_of_votes_are_those_of_the_clues() {
        let prepared = VotePoints::new(weights());
        let some = KindVotes { sums: [0.3, 2.0, 0.0, 0.7, 0.01], edges: [0, 1] };
        for (place, now) in (0..PLACES).flat_map(|place| (0..KindVotes::NOWS).map(move |now| (place, now))) {
            for token in [KindVotes::default(), KindVotes::NO_NAME, some] {
                let votes = TokenVotes { token, now, ..TokenVotes::default() };
                let (mut sum, mut quick) = (WeightSum::new(weights()), WeightSum::new(weights()));
                read_now(place, now, &mut sum);
                for (kind, share) in (0..).zip(token.shares()) {
                    read_share((kind, share), (place, now), &mut sum);
                }
                prepared.add(place, &votes, &mut quick);
                assert_eq!(quick.points, sum.points, "{place} {now}");
            }
        }
    }
}
