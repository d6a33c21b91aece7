//! What the first pass of the tagger found for a word, summed over the places where it occurs.
//!
//! The second pass reads the sums as clues: a word that is a person in one sentence is likely to be one in the next.

use crate::text::span::offset;

/// How likely each kind of name is.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct KindVotes {
    /// The sums of the first pass’s probabilities over all places: no name, person, place, organisation, people.
    pub(super) sums: [f32; KindVotes::COUNT],
    /// In how many places the word began, and in how many it ended, a person’s name of several words.
    pub(super) edges: [u8; 2],
}

impl KindVotes {
    /// Halves every sum.
    pub(super) fn halve(&mut self) {
        self.sums = self.sums.map(|sum| sum / 2.0);
        self.edges = self.edges.map(|count| count / 2);
    }

    /// No name, person, place, organisation, people.
    pub(super) const COUNT: usize = 5;

    /// One place in which the word is certainly outside every name.
    pub(super) const NO_NAME: Self = Self { sums: [1.0, 0.0, 0.0, 0.0, 0.0], edges: [0, 0] };

    /// Adds what a token contributes.
    #[inline]
    pub(super) fn add(&mut self, ballot: &Self) {
        self.sums.iter_mut().zip(&ballot.sums).for_each(|(sum, one)| *sum += one);
        self.edges.iter_mut().zip(&ballot.edges).for_each(|(sum, one)| *sum = sum.saturating_add(*one));
    }

    /// Takes away what a token contributes.
    #[inline]
    pub(super) fn without(&self, ballot: &Self) -> Self {
        let mut votes = *self;
        votes.sums.iter_mut().zip(&ballot.sums).for_each(|(sum, one)| *sum = (*sum - one).max(0.0));
        votes.edges.iter_mut().zip(&ballot.edges).for_each(|(sum, one)| *sum = sum.saturating_sub(*one));
        votes
    }

    /// One more than the largest number that [`KindVotes::now`] returns.
    #[expect(clippy::cast_possible_truncation, reason = "a small number")]
    pub(super) const NOWS: u32 = 8 * Self::COUNT as u32;

    /// The most likely kind and how sure it is, as one number.
    pub(super) fn now(&self) -> u32 {
        let (kind, most) = self.lead();
        let sure = [0.5, 0.7, 0.85, 0.95, 0.99].iter().filter(|&&step| most > step).count();
        offset(kind * 8 + sure)
    }

    /// The kind with most votes, and how many it has.
    #[inline]
    fn lead(&self) -> (usize, f32) {
        let kinds = self.sums.iter().enumerate();
        kinds.fold((0, 0.0_f32), |lead, (kind, &sum)| if sum > lead.1 { (kind, sum) } else { lead })
    }

    /// The leading kind and how far it leads, as one number.
    pub(super) fn sign(&self) -> u32 {
        let total: f32 = self.sums.iter().sum();
        if total < 0.5 {
            return 0;
        }
        let (best, most) = self.lead();
        let share = most / total;
        let sure = u32::from(share > 0.7) + u32::from(share > 0.95);
        1 + offset(best) * 8 + sure * 2 + u32::from(total > 1.5)
    }

    /// The share of each kind in fifths, or 15 if there are no votes; the last is how often the word began and ended a name.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share from 0 to 1, in fifths"
    )]
    pub(super) fn shares(&self) -> [u32; Self::COUNT + 1] {
        let total: f32 = self.sums.iter().sum();
        let mut shares = [15; Self::COUNT + 1];
        if total >= 0.5 {
            for (share, sum) in shares.iter_mut().zip(self.sums) {
                let fifths = sum / total * 5.0 + 0.5;
                // Most are below one: no number need be rounded.
                *share = if fifths < 1.0 { 0 } else { fifths as u32 };
            }
        }
        shares[Self::COUNT] = self.edges();
        shares
    }

    fn edges(&self) -> u32 {
        u32::from(self.edges[0].min(2)) * 3 + u32::from(self.edges[1].min(2))
    }
}

/// What the first pass says about a token’s word elsewhere, and about the token itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TokenVotes {
    pub(super) token: KindVotes,
    /// The signs of the word before, of its own word and of the word after.
    pub(super) signs: [u32; 3],
    /// The most likely kind of the token itself and how sure it is, as one number.
    pub(super) now: u32,
}
