//! Whether a text has bytes of some kind, eight looked at together as one number.
//!
//! Nearly every text has none: nothing to escape, no line end. That is asked of tens of thousands of names and quotations for
//! each article, and byte by byte it would take several times as long.

/// The highest bit of each byte, which no ASCII character has.
const HIGHEST: u64 = each(0x80);

/// A byte eight times.
pub(crate) const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Where the first eight bytes begin of which `look` finds some, or the fewer at the end; `None` if it finds none.
///
/// `look` gets the bytes as a number and returns zero if it finds nothing. Those at the end are looked at together with some
/// of those before them once more.
#[inline]
pub(crate) fn found_from(bytes: &[u8], look: impl Fn(u64) -> u64) -> Option<usize> {
    let (eights, rest) = bytes.as_chunks::<8>();
    let without = eights.iter().take_while(|eight| look(u64::from_le_bytes(**eight)) == 0).count();
    (without < eights.len() || look(last(bytes, rest)) != 0).then_some(without * 8)
}

/// The last eight bytes; of a shorter text all of them, behind letters.
#[inline]
fn last(bytes: &[u8], rest: &[u8]) -> u64 {
    let short = || rest.iter().fold(each(b'a'), |number, &byte| number << 8 | u64::from(byte));
    bytes.last_chunk().map_or_else(short, |last| u64::from_le_bytes(*last))
}

/// The bytes of eight that are not ASCII or below `least`. A higher byte than the first of them may be wrong.
#[inline]
pub(crate) fn beyond_ascii_from(least: u8, eight: u64) -> u64 {
    (eight | eight.wrapping_sub(each(least))) & HIGHEST
}

/// The bytes of eight that are `byte`, if all are ASCII. A higher byte than the first of them may be wrong.
#[inline]
pub(crate) fn same_as(byte: u8, eight: u64) -> u64 {
    (eight ^ each(byte)).wrapping_sub(each(1)) & HIGHEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        let look = |eight| beyond_ascii_from(b' ', eight) | same_as(b'"', eight);
        for length in 0..40 {
            let mut text = vec![b'a'; length];
            assert_eq!(found_from(&text, look), None, "{length}");
            for (at, byte) in (0..length).flat_map(|at| (0..=u8::MAX).map(move |byte| (at, byte))) {
                text[at] = byte;
                let found = found_from(&text, look);
                let is_meant = byte < b' ' || byte == b'"' || byte >= 0x80;
                assert_eq!(found.is_some(), is_meant, "{length} {at} {byte}");
                assert!(found.is_none_or(|start| (start..start + 8).contains(&at)), "{length} {at} {byte}");
                text[at] = b'a';
            }
        }
    }
}
