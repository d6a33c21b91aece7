//! A span of one text -> the same words in another version of that text, or `None`.
//!
//! An anchor holds the words and what comes before and after them, like `TextQuoteSelector` and `TextPositionSelector`
//! of the W3C Web Annotation model. Context is added until the anchor matches one place only. After an edit it then
//! matches that place or no place: a note that moves silently to the wrong place is worse than one that asks where it
//! belongs.

use crate::text::Span;
use crate::text::phrase::single_spaced;
use memchr::memmem;

/// The words of a span, with what is needed to find them again.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Anchor {
    /// The words.
    pub exact: String,
    /// The text before them.
    pub prefix: String,
    /// The text after them.
    pub suffix: String,
    /// Where they stood; bytes of the text in which the anchor was made.
    pub span: Span,
}

/// Characters of context on either side to begin with.
pub(super) const CONTEXT: usize = 32;
/// The most context. It is needed where the same words recur with the same words around them.
pub(super) const MAX_CONTEXT: usize = 512;

impl Anchor {
    /// What stands before the words in their sentence, on one line; with "…" if the anchor holds only its end.
    #[must_use]
    pub fn sentence_before(&self) -> String {
        let before = self.prefix.rsplit(['\n', '.', '!', '?']).next().unwrap_or_default();
        if before.len() < self.prefix.len() || self.span.start as usize <= self.prefix.len() {
            return single_spaced(before);
        }
        // Its first word may be cut.
        before
            .split_once(char::is_whitespace)
            .map_or(String::new(), |(_, whole)| format!("… {}", single_spaced(whole)))
    }

    /// Makes the anchor of a span of `text`.
    #[must_use]
    pub fn of(text: &str, span: Span) -> Self {
        let mut context = CONTEXT;
        loop {
            let anchor = Self::with_context(text, span, context);
            if context >= MAX_CONTEXT || anchor.is_unique(text) {
                return anchor;
            }
            context *= 2;
        }
    }

    /// Finds the words in `text`; `None` unless exactly one place matches with its context.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Span> {
        let mut places = self.places(text);
        let first = places.next()?;
        places.next().is_none().then_some(first)
    }

    /// Finds the words in the text in which the anchor was made.
    #[must_use]
    pub fn in_its_text(&self, text: &str) -> Option<Span> {
        let words = self.span.of(text);
        (words == self.exact && !words.is_empty()).then_some(self.span)
    }

    /// Every place of the words in text order, whatever the context.
    pub fn words_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Span> + 'a {
        occurrences(text, &self.exact)
    }

    fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Span> + 'a {
        self.words_in(text).filter(|span| {
            let before = text.get(..span.start as usize).unwrap_or_default();
            let after = text.get(span.end as usize..).unwrap_or_default();
            before.ends_with(&self.prefix) && after.starts_with(&self.suffix)
        })
    }

    fn is_unique(&self, text: &str) -> bool {
        self.places(text).nth(1).is_none()
    }

    pub(super) fn with_context(text: &str, span: Span, characters: usize) -> Self {
        let before = text.get(..span.start as usize).unwrap_or_default();
        let after = text.get(span.end as usize..).unwrap_or_default();
        Self {
            exact: span.of(text).to_owned(),
            prefix: last(before, characters).to_owned(),
            suffix: first(after, characters).to_owned(),
            span,
        }
    }
}

/// The first characters of a text.
fn first(text: &str, characters: usize) -> &str {
    let end = text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// The last characters of a text.
fn last(text: &str, characters: usize) -> &str {
    let start = text.char_indices().rev().take(characters).last().map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

/// Every occurrence of `words`, including overlapping ones.
fn occurrences<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    let finder = memmem::Finder::new(words);
    let step = words.chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + finder.find(text.as_bytes().get(from..)?)?;
        from = at + step;
        Some(Span::new(at, at + words.len()))
    })
    .filter(move |_| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::Index;

    fn anchor(text: &str, words: &str) -> Anchor {
        let at = text.find(words).unwrap();
        Anchor::of(text, Span::new(at, at + words.len()))
    }

    #[test]
    fn words_are_found_again_after_an_edit_elsewhere() {
        let text = "The mayor spoke at noon in the market hall. “We stay,” she said to the crowd of traders.";
        let quote = anchor(text, "We stay,");
        let edited = format!("Updated at two.\n{text}");
        assert_eq!(quote.find(&edited).map(|span| span.of(&edited).to_owned()), Some("We stay,".to_owned()));
    }

    #[test]
    fn changed_words_and_changed_context_are_not_guessed() {
        let text = "The mayor spoke at noon in the market hall. “We stay,” she said to the crowd of traders.";
        let quote = anchor(text, "We stay,");
        assert_eq!(quote.find(&text.replace("stay", "leave")), None);
        assert_eq!(quote.find(&text.replace("she said", "her rival said")), None);
        assert_eq!(quote.find(&format!("{text} {text}")), None, "two places fit");
    }

    #[test]
    fn context_grows_until_one_place_fits() {
        let again = "“Yes,” he said to the reporters who stood around him. ";
        let text = format!("{again}Then the door opened. {again}");
        let first = anchor(&text, "Yes,");
        let gone = text.replacen("Yes,", "No,", 1);
        assert_eq!(first.find(&text), Some(first.span));
        assert_eq!(first.find(&gone), None, "the anchor never meant the second one");
    }

    /// Words that repeat, so that there are many wrong places.
    fn story() -> impl Strategy<Value = String> {
        proptest::collection::vec(prop_oneof!["yes ", "no ", "“we go” ", "he said ", "é 🇰🇷 ", "\n"], 1..60)
            .prop_map(|parts| parts.concat())
    }

    proptest! {
        /// Wherever text is inserted or deleted, an anchor finds its own words or nothing, unless the edit wrote a
        /// perfect copy of them with their context.
        #[test]
        fn an_edit_never_moves_an_anchor_to_other_words(
            text in story(), at in any::<Index>(), length in 1usize..30, edit in any::<Index>(), cut in 0usize..40,
            put in story(),
        ) {
            let boundary = |index: Index| {
                let mut byte = index.index(text.len() + 1);
                while !text.is_char_boundary(byte) { byte -= 1; }
                byte
            };
            let after = |from: usize, bytes: usize| {
                let mut byte = (from + bytes).min(text.len());
                while !text.is_char_boundary(byte) { byte += 1; }
                byte
            };
            let start = boundary(at);
            let span = Span::new(start, after(start, length));
            if span.is_empty() {
                return Ok(());
            }
            let anchor = Anchor::of(&text, span);
            let (from, to) = { let from = boundary(edit); (from, after(from, cut)) };
            let edited = format!("{}{put}{}", Span::new(0, from).of(&text), Span::new(to, text.len()).of(&text));
            // Where the words are now, unless the edit touched them.
            let moved = if to <= span.start as usize {
                let shift = |byte: u32| byte as usize + put.len() - (to - from);
                Some(Span::new(shift(span.start), shift(span.end)))
            } else if from >= span.end as usize {
                Some(span)
            } else {
                None
            };
            if let (Some(found), true) = (anchor.find(&edited), anchor.is_unique(&text)) {
                // Other words are found only if the edit itself wrote the remembered context.
                let company = found.start as usize - anchor.prefix.len()..=found.end as usize + anchor.suffix.len();
                let written = from..=from + put.len();
                let forged = company.start() <= written.end() && written.start() <= company.end();
                prop_assert!(Some(found) == moved || forged, "{found:?} for {moved:?}");
            }
            prop_assert_eq!(anchor.in_its_text(&text), Some(span));
        }
    }
}
