//! Tables of named clues with fitted weights -> sets of the clues seen, and the score of a set.
//!
//! Three choices are made this way: whether quotation marks hold speech, who said a quotation, and whom a pronoun
//! stands for. Each is a log-linear model: the score is the sum of the weights of the clues seen. A table has one
//! line per clue, with a name that can be shown to a reader and one weight per column, so that the tools that fit
//! the weights can rewrite the numbers in place. A clue is abstract (distance, order, kind of word), never a word.

use std::fmt::Debug;
use std::marker::PhantomData;

/// The clues of one table, at most 128.
pub trait WeightedClue: Copy + Debug + 'static {
    /// Every clue, in the order of the table.
    const ALL: &'static [Self];
    /// The weights, one row per clue, all rows one after the other.
    const WEIGHTS: &'static [f32];
    /// The number of weights in a row.
    const COLUMNS: usize;

    /// The row of this clue.
    fn row(self) -> usize;
}

/// Declares an enum of clues, each with one weight per column.
macro_rules! weight_table {
    (
        $(#[$outer:meta])* $visible:vis $table:ident [$($column:ident)+]:
        $($(#[$doc:meta])* $name:ident $($weight:literal)+,)*
    ) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        $visible enum $table { $($(#[$doc])* $name,)* }

        impl $crate::analysis::weights::WeightedClue for $table {
            const ALL: &'static [Self] = &[$($table::$name,)*];
            const WEIGHTS: &'static [f32] = {
                // The type rejects a row with a weight too few or too many.
                const ROWS: &[[f32; [$(stringify!($column)),+].len()]] = &[$([$($weight),+],)*];
                ROWS.as_flattened()
            };
            const COLUMNS: usize = [$(stringify!($column)),+].len();

            fn row(self) -> usize {
                self as usize
            }
        }
    };
}
pub(super) use weight_table;

/// A set of clues from one table.
#[derive(Debug, PartialEq, Eq)]
pub struct ClueSet<T> {
    bits: u128,
    table: PhantomData<T>,
}

// Derived impls would ask for the same of `T`, of which no value is stored.
impl<T> Clone for ClueSet<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ClueSet<T> {}

impl<T> Default for ClueSet<T> {
    fn default() -> Self {
        Self { bits: 0, table: PhantomData }
    }
}

impl<T: WeightedClue> ClueSet<T> {
    /// The set of these clues.
    pub fn of(clues: &[T]) -> Self {
        let mut set = Self::default();
        for &clue in clues {
            set.add(clue);
        }
        set
    }

    /// Adds a clue.
    pub fn add(&mut self, clue: T) {
        self.add_if(true, clue);
    }

    /// Adds a clue if it is seen.
    pub fn add_if(&mut self, seen: bool, clue: T) {
        self.bits |= u128::from(seen) << clue.row();
    }

    /// Adds every clue of another set.
    pub fn add_all(&mut self, other: Self) {
        self.bits |= other.bits;
    }

    /// Whether the set holds a clue.
    #[must_use]
    pub fn has(self, clue: T) -> bool {
        self.bits >> clue.row() & 1 == 1
    }

    /// Whether the set holds at least one of several clues.
    #[must_use]
    pub fn has_any(self, clues: &[T]) -> bool {
        clues.iter().any(|&clue| self.has(clue))
    }

    /// The clues of the set, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::ALL.iter().copied().filter(move |&clue| self.has(clue))
    }

    /// The sum of the weights in the first column.
    #[must_use]
    pub fn score(self) -> f32 {
        self.score_in(0)
    }

    /// The sum of the weights in one column.
    #[must_use]
    pub fn score_in(self, column: usize) -> f32 {
        // Half by half: a processor counts the zeros of 64 bits at once.
        #[expect(clippy::cast_possible_truncation, reason = "the lower half")]
        let [low, high] = [self.bits as u64, (self.bits >> 64) as u64];
        let sum = add_weights::<T>(0.0, low, column);
        add_weights::<T>(sum, high, 64 * T::COLUMNS + column)
    }
}

/// Adds to `sum` the weight of each clue among 64, the first of which has its weight at `first`.
fn add_weights<T: WeightedClue>(mut sum: f32, mut bits: u64, first: usize) -> f32 {
    while bits != 0 {
        let row = bits.trailing_zeros() as usize;
        sum += T::WEIGHTS.get(first + row * T::COLUMNS).copied().unwrap_or_default();
        bits &= bits - 1;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    weight_table! {
        /// Two clues.
        Sample [short long]:
        /// Speaks for.
        Good 2.0 3.0,
        /// Speaks against.
        Bad -0.5 0.0,
    }

    #[test]
    fn a_set_scores_the_sum_of_its_weights_in_a_column() {
        let mut set = ClueSet::of(&[Sample::Good]);
        assert!((set.score() - 2.0).abs() < f32::EPSILON);
        set.add_if(true, Sample::Bad);
        set.add_if(true, Sample::Bad);
        assert!((set.score() - 1.5).abs() < f32::EPSILON);
        assert!((set.score_in(1) - 3.0).abs() < f32::EPSILON);
        assert!(set.has(Sample::Bad));
        assert_eq!(set.iter().count(), 2);
    }

    /// A clue of the largest table: the first weight of row n is n, the second one is 1000 more.
    #[derive(Debug, Clone, Copy, PartialEq)]
    struct Numbered(usize);

    impl WeightedClue for Numbered {
        const ALL: &'static [Self] = &[Self(0), Self(62), Self(63), Self(64), Self(65), Self(127)];
        const WEIGHTS: &'static [f32] = {
            const WEIGHTS: [[f32; 2]; 128] = {
                let mut weights = [[0.0, 1000.0]; 128];
                let mut row = 1;
                while row < weights.len() {
                    weights[row] = [weights[row - 1][0] + 1.0, weights[row - 1][1] + 1.0];
                    row += 1;
                }
                weights
            };
            WEIGHTS.as_flattened()
        };
        const COLUMNS: usize = 2;

        fn row(self) -> usize {
            self.0
        }
    }

    #[test]
    fn a_clue_in_either_half_of_the_bits_has_the_weights_of_its_row() {
        for (rows, first, second) in [
            (&[0][..], 0.0, 1000.0),
            (&[62], 62.0, 1062.0),
            (&[63], 63.0, 1063.0),
            (&[64], 64.0, 1064.0),
            (&[65], 65.0, 1065.0),
            (&[127], 127.0, 1127.0),
            (&[63, 64], 127.0, 2127.0),
            (&[127, 65, 64, 63, 0], 319.0, 5319.0),
        ] {
            let clues: Vec<Numbered> = rows.iter().copied().map(Numbered).collect();
            let set = ClueSet::of(&clues);
            assert!((set.score() - first).abs() < f32::EPSILON, "{rows:?}");
            assert!((set.score_in(1) - second).abs() < f32::EPSILON, "{rows:?}");
        }
    }
}
