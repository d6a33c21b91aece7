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

    /// The leading kind and how far it leads, as one number.
    pub(super) fn sign(&self) -> u32 {
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

    /// The share of each kind in fifths, or 15 if there are no votes.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share from 0 to 1, in fifths"
    )]
    pub(super) fn shares(&self) -> [u32; Self::COUNT] {
        let total: f32 = self.sums.iter().sum();
        if total < 0.5 { [15; Self::COUNT] } else { self.sums.map(|sum| (sum / total * 5.0 + 0.5) as u32) }
    }

    pub(super) fn edges(&self) -> u32 {
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
