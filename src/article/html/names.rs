//! The classes and ids of an element -> what they say about the text inside: `assets/page/names.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

const ASSET: &str = include_str!("../../../assets/page/names.tsv");
/// Rows have at most this many words.
const MAX_WORDS: usize = 4;

/// What a class or id says about an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Hint {
    Body,
    Lead,
    Out,
    Comments,
    Related,
    Newsletter,
    Share,
    Caption,
    Byline,
    Date,
    Author,
    Tags,
    Ad,
    Hidden,
    Popup,
}

impl Hint {
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "body" => Self::Body,
            "lead" => Self::Lead,
            "out" => Self::Out,
            "comments" => Self::Comments,
            "related" => Self::Related,
            "newsletter" => Self::Newsletter,
            "share" => Self::Share,
            "caption" => Self::Caption,
            "byline" => Self::Byline,
            "date" => Self::Date,
            "author" => Self::Author,
            "tags" => Self::Tags,
            "ad" => Self::Ad,
            "hidden" => Self::Hidden,
            "popup" => Self::Popup,
            _ => return None,
        })
    }
}

/// A set of hints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Hints(u16);

impl Hints {
    pub(super) fn add(&mut self, hint: Hint) {
        self.0 |= 1 << hint as u16;
    }

    pub(super) fn has(self, hint: Hint) -> bool {
        self.0 & (1 << hint as u16) != 0
    }

    pub(super) fn has_any(self, hints: &[Hint]) -> bool {
        hints.iter().any(|hint| self.has(*hint))
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

static TABLE: LazyLock<HashMap<&'static str, Hint>> = LazyLock::new(|| rows().collect());

fn rows() -> impl Iterator<Item = (&'static str, Hint)> {
    ASSET.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (words, hint) = line.split_once('\t')?;
        Some((words, Hint::from_word(hint)?))
    })
}

/// Looks up classes and ids, each only once a page.
#[derive(Debug, Default)]
pub(super) struct NameReader {
    known: HashMap<String, Hints>,
}

impl NameReader {
    /// What the classes or ids in an attribute say.
    pub(super) fn hints(&mut self, attribute: &str) -> Hints {
        let mut hints = Hints::default();
        for name in attribute.split_ascii_whitespace() {
            let known = self.known.get(name).copied().unwrap_or_else(|| {
                let found = look_up(name);
                self.known.insert(name.to_owned(), found);
                found
            });
            hints = hints.with(known);
        }
        hints
    }
}

fn look_up(name: &str) -> Hints {
    let words = words(name);
    let mut hints = Hints::default();
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=MAX_WORDS.min(words.len() - at)).rev().find_map(|count| {
            let joined = words.get(at..at + count)?.join(" ");
            TABLE.get(joined.as_str()).map(|hint| (count, *hint))
        });
        if let Some((_, hint)) = longest {
            hints.add(hint);
        }
        at += longest.map_or(1, |(count, _)| count);
    }
    if hints.has(Hint::Popup) && !is_popup(&words) {
        hints.0 &= !(1 << Hint::Popup as u16);
    }
    hints
}

/// The words of a class or id, in lower case: "td-postContent" has "td", "post" and "content".
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in name.chars() {
        let splits = c.is_ascii_uppercase() && before.is_ascii_lowercase();
        let open = words.last().is_none_or(String::is_empty);
        if (splits || !c.is_alphanumeric()) && !open {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.push(c.to_ascii_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a class with a word for pop-ups names the pop-up itself, not what it belongs to.
fn is_popup(words: &[String]) -> bool {
    const PARTS: [&str; 11] =
        ["block", "content", "body", "panel", "card", "box", "bubble", "inner", "text", "popup", "container"];
    const WHOLE: [&str; 4] = ["tooltiptext", "hovercard", "popover", "tippy"];
    let is = |list: &[&str]| words.last().is_some_and(|word| list.contains(&word.as_str()));
    is(&PARTS) || is(&WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_class_decide() {
        for (name, expected) in [
            ("td-post-content", Some(Hint::Body)),
            ("articleBody", Some(Hint::Body)),
            ("story_text", Some(Hint::Body)),
            ("article__related-posts--wide", Some(Hint::Related)),
            ("sr-only", Some(Hint::Hidden)),
            ("rollover-people-block", Some(Hint::Popup)),
            ("rollover-people", None),
            ("shareholders", None),
            ("adventure", None),
        ] {
            let mut hints = Hints::default();
            if let Some(expected) = expected {
                hints.add(expected);
            }
            assert_eq!(look_up(name), hints, "{name}");
        }
    }

    #[test]
    fn every_row_is_read_and_none_is_written_twice() {
        let lines = ASSET.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(lines, TABLE.len());
        assert!(TABLE.keys().all(|words| (1..=MAX_WORDS).contains(&words.split(' ').count())));
    }
}
