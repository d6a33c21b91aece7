//! Many anchors -> their places in one text, all found in one pass.
//!
//! One anchor is looked for faster by itself. But a thousand decisions in a long text that was edited are a thousand
//! passes over it, at every key; here a window of bytes is rolled over the text (R. Karp, M. Rabin, Efficient
//! randomized pattern-matching algorithms, 1987), and only where it looks like the beginning of an anchor are the
//! words compared.

use super::anchor::Anchor;
use crate::text::Span;
use std::collections::HashMap;

/// Bytes of an anchor by which it is looked for; shorter ones are looked for by themselves.
const WINDOW: usize = 32;
/// Fewer are looked for one by one.
const FEW: usize = 8;
/// Any odd number with bits all over.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
/// The filter has a bit for each value of this many bits of a window's number.
const FILTER_BITS: u32 = 16;

/// Where each anchor stands in `text`: as [`Anchor::find`] says.
pub(in crate::review) fn find_all<'a>(
    anchors: impl Iterator<Item = &'a Anchor>,
    text: &str,
) -> HashMap<&'a Anchor, Option<Span>> {
    let mut places: HashMap<&Anchor, Option<Span>> = anchors.map(|anchor| (anchor, None)).collect();
    if places.len() < FEW {
        for (anchor, place) in &mut places {
            *place = anchor.find(text);
        }
        return places;
    }
    let mut sought: HashMap<u64, Vec<Sought<'a>>> = HashMap::new();
    for (anchor, place) in &mut places {
        match Sought::new(anchor) {
            Some((window, one)) => sought.entry(window).or_default().push(one),
            None => *place = anchor.find(text),
        }
    }
    places.extend(scan(text.as_bytes(), &sought));
    places
}

/// An anchor that is looked for by a window of it.
struct Sought<'a> {
    anchor: &'a Anchor,
    /// Its words with their company.
    whole: String,
    /// Where in it the window begins.
    window: usize,
}

impl<'a> Sought<'a> {
    /// With the number of its window, which begins with the words: their company is more often alike. Nothing for an
    /// anchor that is too short, or of no words.
    fn new(anchor: &'a Anchor) -> Option<(u64, Self)> {
        let whole = [&*anchor.prefix, &*anchor.exact, &*anchor.suffix].concat();
        let window = anchor.prefix.len().min(whole.len().checked_sub(WINDOW)?);
        let number = number(whole.as_bytes().get(window..window + WINDOW)?);
        (!anchor.exact.is_empty()).then_some((number, Self { anchor, whole, window }))
    }

    /// The place of the words, when they stand with their company where the window is at this byte.
    fn place(&self, text: &[u8], at: usize) -> Option<Span> {
        let from = at.checked_sub(self.window)?;
        let start = from + self.anchor.prefix.len();
        let stands = text.get(from..)?.starts_with(self.whole.as_bytes());
        stands.then(|| Span::new(start, start + self.anchor.exact.len()))
    }
}

/// Where those stand that stand anywhere; nothing for one that stands in several places.
fn scan<'a>(text: &[u8], sought: &HashMap<u64, Vec<Sought<'a>>>) -> HashMap<&'a Anchor, Option<Span>> {
    let mut found: HashMap<&Anchor, Option<Span>> = HashMap::new();
    let mut filter = vec![false; 1 << FILTER_BITS];
    for window in sought.keys() {
        filter[bits(*window)] = true;
    }
    let Some(first) = text.get(..WINDOW) else { return found };
    let leaving = (1..WINDOW).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let mut window = number(first);
    for at in 0..=text.len() - WINDOW {
        if filter[bits(window)] {
            for one in sought.get(&window).into_iter().flatten() {
                if let Some(place) = one.place(text, at) {
                    found.entry(one.anchor).and_modify(|place| *place = None).or_insert(Some(place));
                }
            }
        }
        let Some(next) = text.get(at + WINDOW) else { break };
        let gone = leaving.wrapping_mul(u64::from(text[at]) + 1);
        window = window.wrapping_sub(gone).wrapping_mul(BASE).wrapping_add(u64::from(*next) + 1);
    }
    found
}

/// The number of a window.
fn number(window: &[u8]) -> u64 {
    window.iter().fold(0, |number, byte| number.wrapping_mul(BASE).wrapping_add(u64::from(*byte) + 1))
}

/// The upper bits, which every byte of the window has a part in.
fn bits(window: u64) -> usize {
    usize::try_from(window >> (u64::BITS - FILTER_BITS)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::Index;

    proptest! {
        /// One pass says what a search for each says.
        #[test]
        fn many_are_found_as_one_is(
            parts in proptest::collection::vec(prop_oneof!["yes ", "we go é ", "“no,” he said ", "\n"], 1..120),
            spans in proptest::collection::vec((any::<Index>(), 1usize..40), 0..30),
            cut in any::<Index>(), again in any::<bool>(),
        ) {
            let text = parts.concat();
            let boundary = |mut byte: usize| {
                while !text.is_char_boundary(byte) { byte -= 1; }
                byte
            };
            let anchors: Vec<Anchor> = spans.into_iter().map(|(at, length)| {
                let start = boundary(at.index(text.len()));
                Anchor::of(&text, Span::new(start, boundary((start + length).min(text.len()))))
            }).collect();
            let at = boundary(cut.index(text.len()));
            let (head, tail) = text.split_at(at);
            let edited = format!("{head}{}{tail}", if again { &text } else { "oh " });
            for text in [&text, &edited] {
                let found = find_all(anchors.iter(), text);
                for anchor in &anchors {
                    prop_assert_eq!(found[anchor], anchor.find(text));
                }
            }
        }
    }
}
