//! The weights of the person tagger: `assets/people/person_model.bin`.
//!
//! They lie in the binary as they are used: deflated they would be half as long, and every run would wait for them.
//!
//! For each hashed clue a row of eight-bit weights, one per label; then the weights of the second pass; then those of
//! one label following another. `tools/train_person_model` writes the file.

/// A tag: outside every name, or the beginning or the inside of a name of one kind.
pub const LABELS: usize = 9;
/// [`LABELS`], filled up to whole vectors of four numbers.
pub const LANES: usize = LABELS.next_multiple_of(4);
/// Outside every name.
pub const OUTSIDE: usize = 0;
/// The first word of a person's name.
pub const PERSON: usize = 1;
/// A further word of a person's name.
pub const PERSON_INSIDE: usize = 2;

/// Rows for the clues of the first pass; a power of two.
pub const ROWS: usize = 1 << 17;
/// Rows for the clues of the second pass; a power of two.
pub const VOTE_ROWS: usize = 1 << 14;
/// The number of steps in a weight of one.
pub const STEPS: f32 = 32.0;

/// The score of what is impossible, a label or a pair of labels: no sum outweighs it.
pub const IMPOSSIBLE: f32 = -1e4;
/// Pairs of labels that follow each other: from each label, and from the beginning of a run (the last row), to each.
const LINKS: usize = (LABELS + 1) * LABELS;
/// Bytes behind the last link. Nothing reads them now; they stay so that trained files need not change.
pub const PADDING: usize = 16;
/// The length of the file.
pub const BYTES: usize = (ROWS + VOTE_ROWS) * LABELS + 2 * LINKS + PADDING;

/// The weights of a trained tagger.
#[derive(Debug, Clone, Copy)]
pub struct PersonModel<'a> {
    /// As the trainer writes them, or nothing.
    bytes: Option<&'a [u8; BYTES]>,
}

static EMBEDDED: &[u8; BYTES] = include_bytes!("../../assets/people/person_model.bin");

/// The weights of all rows. Their number is known, so that no row need be compared with it.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'a>(&'a [[u8; LABELS]; ROWS + VOTE_ROWS]);

/// The points of one token for each label, in steps: those of the first eight labels are added up at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Points {
    first: [i16; LABELS - 1],
    last: i16,
}

impl Points {
    /// The score for each label, and very low ones behind the last.
    #[inline]
    #[must_use]
    pub fn scores(self) -> [f32; LANES] {
        let mut scores = [IMPOSSIBLE; LANES];
        scores.iter_mut().zip(self.first).for_each(|(score, points)| *score = f32::from(points) / STEPS);
        scores[LABELS - 1] = f32::from(self.last) / STEPS;
        scores
    }

    /// Adds the points of other clues.
    #[inline]
    #[must_use]
    pub fn with(mut self, more: Self) -> Self {
        self.first.iter_mut().zip(more.first).for_each(|(sum, points)| *sum += points);
        self.last += more.last;
        self
    }

    /// Takes away the points of other clues.
    #[must_use]
    pub fn without(mut self, less: Self) -> Self {
        self.first.iter_mut().zip(less.first).for_each(|(sum, points)| *sum -= points);
        self.last -= less.last;
        self
    }
}

impl Weights<'_> {
    /// Returns `points` with the weights of a row of either pass; the rows of the second follow those of the first.
    ///
    /// The points are a value: behind a reference they would be added one by one, not all at once.
    #[inline]
    #[must_use]
    pub fn add(self, row: u32, mut points: Points) -> Points {
        if let Some([first @ .., last]) = self.0.get(row as usize) {
            for (sum, &weight) in points.first.iter_mut().zip(first) {
                *sum += i16::from(weight.cast_signed());
            }
            points.last += i16::from(last.cast_signed());
        }
        points
    }
}

impl<'a> PersonModel<'a> {
    /// Reads the weights in `bytes`, as the trainer writes them. A file of the wrong length has no weights, so that
    /// nothing is tagged.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes: bytes.try_into().ok() }
    }

    /// Returns the weights in the binary.
    #[must_use]
    pub fn embedded() -> PersonModel<'static> {
        PersonModel { bytes: Some(EMBEDDED) }
    }

    /// The weights of the clues, if there are any.
    #[must_use]
    pub fn weights(self) -> Option<Weights<'a>> {
        let (rows, _) = self.bytes?.as_chunks::<LABELS>();
        Some(Weights(rows.first_chunk()?))
    }

    /// Returns the weight of `to` after `from` ([`LABELS`] for the beginning of a run) in one of the two passes.
    #[must_use]
    pub fn link(self, pass: TaggerPass, from: usize, to: usize) -> f32 {
        let start = (ROWS + VOTE_ROWS) * LABELS + LINKS * usize::from(pass == TaggerPass::Second);
        let weight =
            self.bytes.and_then(|bytes| bytes.get(start + from * LABELS + to)).copied().unwrap_or_default();
        f32::from(weight.cast_signed()) / STEPS
    }
}

/// The first pass over the text, or the second, which knows what the first found elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaggerPass {
    /// By the words themselves.
    First,
    /// By what the same words were elsewhere, too.
    Second,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_in_the_binary_are_whole() {
        let weights = PersonModel::embedded().weights().unwrap();
        assert_ne!(weights.add(0, Points::default()), Points::default());
    }

    #[test]
    fn weights_of_another_length_are_none() {
        assert!(PersonModel::new(&[1, 2, 3]).weights().is_none());
    }
}
