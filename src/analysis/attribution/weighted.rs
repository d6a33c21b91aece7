//! A table of things that can be seen, each with its weight -> sets of them, and the score of a set.
//!
//! The weights are fitted by `tools/fit_attribution.py`, which rewrites the numbers in the tables; what is seen
//! is abstract (distance, order, kind of words), never a word.

use std::marker::PhantomData;

/// Something that speaks for or against a choice.
pub(super) trait Weighted: Copy + 'static {
    /// Every one of them, in the order of their bits.
    const ALL: &'static [Self];
    /// Their weights, in the same order.
    const WEIGHTS: &'static [f32];

    /// Its place in the tables.
    fn bit(self) -> u32;
}

/// Declares the features of one choice with their weights.
macro_rules! weighted {
    ($(#[$outer:meta])* $table:ident: $($(#[$doc:meta])* $name:ident $weight:literal,)*) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(super) enum $table { $($(#[$doc])* $name,)* }

        impl $crate::analysis::attribution::weighted::Weighted for $table {
            const ALL: &'static [Self] = &[$($table::$name,)*];
            const WEIGHTS: &'static [f32] = &[$($weight,)*];

            fn bit(self) -> u32 {
                self as u32
            }
        }
    };
}
pub(super) use weighted;

/// A set of features.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Features<F> {
    bits: u128,
    table: PhantomData<F>,
}

impl<F> Clone for Features<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for Features<F> {}

impl<F> Default for Features<F> {
    fn default() -> Self {
        Self { bits: 0, table: PhantomData }
    }
}

impl<F: Weighted> Features<F> {
    /// The set of these.
    pub(super) fn of(features: &[F]) -> Self {
        let mut set = Self::default();
        for &feature in features {
            set.add(feature);
        }
        set
    }

    /// Adds one.
    pub(super) fn add(&mut self, feature: F) {
        self.bits |= 1 << feature.bit();
    }

    /// Adds one where it is seen.
    pub(super) fn add_if(&mut self, seen: bool, feature: F) {
        self.bits |= u128::from(seen) << feature.bit();
    }

    /// Whether a feature is in the set.
    pub(super) fn has(self, feature: F) -> bool {
        self.bits >> feature.bit() & 1 == 1
    }

    /// The features of the set.
    pub(super) fn iter(self) -> impl Iterator<Item = F> {
        F::ALL.iter().copied().filter(move |&feature| self.has(feature))
    }

    /// The sum of the weights.
    pub(super) fn score(self) -> f32 {
        self.iter().filter_map(|feature| F::WEIGHTS.get(feature.bit() as usize)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    weighted! {
        /// Two of them.
        Sign:
        /// Speaks for.
        Good 2.0,
        /// Speaks against.
        Bad -0.5,
    }

    #[test]
    fn a_set_scores_the_sum_of_its_weights() {
        let mut set = Features::of(&[Sign::Good]);
        assert!((set.score() - 2.0).abs() < f32::EPSILON);
        set.add_if(true, Sign::Bad);
        set.add_if(true, Sign::Bad);
        assert!((set.score() - 1.5).abs() < f32::EPSILON);
        assert!(set.has(Sign::Bad));
        assert_eq!(set.iter().count(), 2);
    }
}
