//! Many anchors -> their places in one text, found in one pass.
//!
//! A single anchor is found faster by itself. But a thousand decisions in a long, edited text would take a thousand
//! passes over it at every key. Here a window of bytes rolls over the text (R. Karp, M. Rabin, Efficient randomized
//! pattern-matching algorithms, 1987), and words are compared only where the window matches the beginning of an anchor.
//! Overlapping matches of the `aho-corasick` crate give the same places, but took three to ten times as long (1.8 MB, 8
//! to 3,000 anchors).

use super::anchor::{Anchor, CONTEXT, MAX_CONTEXT};
use crate::text::Span;
use std::collections::HashMap;

/// The bytes of an anchor that are hashed. Shorter anchors are searched for one by one.
const WINDOW: usize = 32;
/// Fewer anchors than this are searched for one by one.
const MIN_ANCHORS: usize = 8;
/// Any odd number whose bits are well mixed.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
/// The filter has one bit for each value of this many bits of a window's hash.
const FILTER_BITS: u32 = 16;

/// Finds each anchor in `text`, with the same result as [`Anchor::find`].
pub(in crate::review) fn find_all<'a>(
    anchors: impl Iterator<Item = &'a Anchor>,
    text: &str,
) -> HashMap<&'a Anchor, Option<Span>> {
    let mut places: HashMap<&Anchor, Option<Span>> = anchors.map(|anchor| (anchor, None)).collect();
    if places.len() < MIN_ANCHORS {
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

/// Makes an anchor for each span of `text`, with the same result as [`Anchor::of`], but in a few passes over the text,
/// however many spans there are.
pub(in crate::review) fn anchors_of(text: &str, spans: &[Span]) -> Vec<Anchor> {
    let mut context = CONTEXT;
    let mut anchors: Vec<Anchor> =
        spans.iter().map(|span| Anchor::with_context(text, *span, context)).collect();
    let mut ambiguous: Vec<usize> = (0..anchors.len()).collect();
    while context < MAX_CONTEXT && !ambiguous.is_empty() {
        let places = find_all(ambiguous.iter().map(|&index| &anchors[index]), text);
        ambiguous = ambiguous
            .iter()
            .copied()
            .filter(|&index| !anchors[index].exact.is_empty() && places[&anchors[index]].is_none())
            .collect();
        context *= 2;
        for &index in &ambiguous {
            anchors[index] = Anchor::with_context(text, spans[index], context);
        }
    }
    anchors
}

/// An anchor with the window it is found by.
struct Sought<'a> {
    anchor: &'a Anchor,
    /// The words with their context.
    whole: String,
    /// Where the window begins in it.
    window: usize,
}

impl<'a> Sought<'a> {
    /// The anchor and the hash of its window, which begins with the words because contexts are alike more often. `None`
    /// if the anchor is too short or has no words.
    fn new(anchor: &'a Anchor) -> Option<(u64, Self)> {
        let whole = [&*anchor.prefix, &*anchor.exact, &*anchor.suffix].concat();
        let window = anchor.prefix.len().min(whole.len().checked_sub(WINDOW)?);
        let number = number(whole.as_bytes().get(window..window + WINDOW)?);
        (!anchor.exact.is_empty()).then_some((number, Self { anchor, whole, window }))
    }

    /// The place of the words if they and their context match with the window at this byte.
    fn place(&self, text: &[u8], at: usize) -> Option<Span> {
        let from = at.checked_sub(self.window)?;
        let start = from + self.anchor.prefix.len();
        let stands = text.get(from..)?.starts_with(self.whole.as_bytes());
        stands.then(|| Span::new(start, start + self.anchor.exact.len()))
    }
}

/// The place of each anchor that matches anywhere; `None` if it matches in several places.
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

/// The hash of a window.
fn number(window: &[u8]) -> u64 {
    window.iter().fold(0, |number, byte| number.wrapping_mul(BASE).wrapping_add(u64::from(*byte) + 1))
}

/// The upper bits, on which every byte of the window has an influence.
fn bits(window: u64) -> usize {
    usize::try_from(window >> (u64::BITS - FILTER_BITS)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::Index;

    proptest! {
        /// One pass finds what separate searches find.
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
            let spans: Vec<Span> = anchors.iter().map(|anchor| anchor.span).collect();
            prop_assert_eq!(&anchors_of(&text, &spans), &anchors);
            for text in [&text, &edited] {
                let found = find_all(anchors.iter(), text);
                for anchor in &anchors {
                    prop_assert_eq!(found[anchor], anchor.find(text));
                }
            }
        }
    }
}
