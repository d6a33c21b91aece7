//! The weights of the person tagger: `assets/people/person_model.bin`, used where they lie in the binary.
//!
//! A row of eight-bit weights, one a label, for each hashed clue; then the weights of the second reading; then
//! those of one label following another. `tools/train_person_model` writes the file.

/// A tag: nothing, or the beginning or inside of a name of one kind.
pub const LABELS: usize = 9;
/// Outside every name.
pub const OUTSIDE: usize = 0;
/// The first word of a person's name.
pub const PERSON: usize = 1;
/// A further word of a person's name.
pub const PERSON_INSIDE: usize = 2;

/// Rows for the clues of the first reading; a power of two.
pub const ROWS: usize = 1 << 17;
/// Rows for the clues of the second reading; a power of two.
pub const VOTE_ROWS: usize = 1 << 14;
/// A weight of one is so many steps.
pub const STEPS: f32 = 32.0;

/// Labels before and after each other: from each label (and from the beginning of a run, the last row) to each.
const LINKS: usize = (LABELS + 1) * LABELS;
/// Bytes that a row is read past its end, so that one row is read as sixteen bytes.
const PADDING: usize = 16;
/// The length of the file.
pub const BYTES: usize = (ROWS + VOTE_ROWS) * LABELS + 2 * LINKS + PADDING;

/// The weights of a trained tagger.
#[derive(Debug, Clone, Copy)]
pub struct PersonModel<'a> {
    bytes: &'a [u8],
}

/// The points of one token for each label, in steps.
pub type Points = [i16; 16];

impl<'a> PersonModel<'a> {
    /// The weights in `bytes`, as the trainer writes them. A file of the wrong length knows nothing.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes: if bytes.len() == BYTES { bytes } else { &[] } }
    }

    /// The weights in the binary.
    #[must_use]
    pub fn embedded() -> PersonModel<'static> {
        PersonModel::new(include_bytes!("../../assets/people/person_model.bin"))
    }

    /// Adds the weights of a row of either reading; rows of the second follow those of the first.
    pub fn add(self, row: u32, points: &mut Points) {
        let at = row as usize * LABELS;
        let Some(weights) = self.bytes.get(at..at + PADDING) else { return };
        for (sum, &weight) in points.iter_mut().zip(weights) {
            *sum += i16::from(weight.cast_signed());
        }
    }

    /// The weight of `to` after `from` ([`LABELS`] for the beginning of a run), in one of the two readings.
    #[must_use]
    pub fn link(self, reading: Reading, from: usize, to: usize) -> f32 {
        let start = (ROWS + VOTE_ROWS) * LABELS + LINKS * usize::from(reading == Reading::Second);
        let weight = self.bytes.get(start + from * LABELS + to).copied().unwrap_or_default();
        f32::from(weight.cast_signed()) / STEPS
    }
}

/// The first time over the text, or the second, which knows what the first found elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// What the words themselves say.
    First,
    /// What the same words were elsewhere, too.
    Second,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_weights_have_the_right_length() {
        assert_eq!(PersonModel::embedded().bytes.len(), BYTES);
        let mut points = Points::default();
        PersonModel::new(&[1, 2, 3]).add(0, &mut points);
        assert_eq!(points, Points::default());
    }
}
