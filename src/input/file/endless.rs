//! What has been read of an input whose length is not known -> whether it is likely to have no end.

use std::fmt;

/// A device of zeros shows as one in so many bytes.
const ZEROS: usize = 1024 * 1024;
/// An input without a known end is read up to this size: a device may have none.
const MAX_UNKNOWN: u64 = 1024 * 1024 * 1024;

/// Why an input is read no further.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Endless {
    /// Nothing else has come in a long time.
    Zeros,
    /// It is longer than any input of that kind.
    TooLong,
}

impl Endless {
    /// Whether an input seems to have no end: `beginning` is what came first, and `read` how many bytes came in all.
    #[must_use]
    pub fn seen(beginning: &[u8], read: u64) -> Option<Self> {
        if beginning.len() >= ZEROS && beginning.iter().all(|&byte| byte == 0) {
            return Some(Self::Zeros);
        }
        (read > MAX_UNKNOWN).then_some(Self::TooLong)
    }
}

impl fmt::Display for Endless {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Zeros => "holds nothing but zero bytes",
            Self::TooLong => "is longer than 1 GiB",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_alone_and_more_than_a_gibibyte_have_no_end() {
        let mut zeros = vec![0; ZEROS];
        assert_eq!(Endless::seen(&zeros[1..], 1), None);
        assert_eq!(Endless::seen(&zeros, 1), Some(Endless::Zeros));
        zeros[ZEROS - 1] = b'a';
        assert_eq!(Endless::seen(&zeros, MAX_UNKNOWN), None);
        assert_eq!(Endless::seen(&zeros, MAX_UNKNOWN + 1), Some(Endless::TooLong));
    }
}
