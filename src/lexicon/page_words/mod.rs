//! Words that tell who wrote an article and when: `assets/page/identity.tsv` and `assets/page/meta.tsv`.
//!
//! They stand in the text of a page ("By", "Veröffentlicht am") or in the classes of its elements ("byline",
//! "entry-date").

mod meta;

pub use meta::{MetaRow, meta_rows};

use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

const WORDS: &str = include_str!("../../../assets/page/identity.tsv");

/// What a word of a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PageWord {
    /// Before the name of an author: "by", "von".
    By,
    /// In a label with a colon before the name of an author: "Text & Fotos:".
    Credit,
    /// In a label with a colon before who took a picture: "Foto:".
    PhotoCredit,
    /// What an author is, not who: "reporter".
    Role,
    /// Never a name by itself: "admin".
    NoName,
    /// Before the date of publication: "published".
    Published,
    /// One of [`Self::Published`] that says nothing else: "stand" and "posted" do.
    Appeared,
    /// Before the date of a change: "updated".
    Updated,
    /// Between an author and a date: "on".
    BeforeDate,
    /// A day of the week.
    Weekday,
    /// In the class of an element that names the author.
    AuthorClass,
    /// In the class of an element with the date of publication.
    DateClass,
    /// In the class of an element with the date of a change.
    UpdatedClass,
    /// In the class of an element around something that is not the article.
    AwayClass,
    /// In the class of an element that leads to an article.
    TeaserClass,
    /// In a class that names somebody else than the author of the article.
    NotAuthorClass,
    /// In a class with another date.
    NotDateClass,
    /// The class of words above a headline, or hidden in it.
    KickerClass,
}

const KINDS: [(&str, PageWord); 18] = [
    ("by", PageWord::By),
    ("credit", PageWord::Credit),
    ("photo-credit", PageWord::PhotoCredit),
    ("role", PageWord::Role),
    ("no-name", PageWord::NoName),
    ("published", PageWord::Published),
    ("appeared", PageWord::Appeared),
    ("updated", PageWord::Updated),
    ("before-date", PageWord::BeforeDate),
    ("weekday", PageWord::Weekday),
    ("author-class", PageWord::AuthorClass),
    ("date-class", PageWord::DateClass),
    ("updated-class", PageWord::UpdatedClass),
    ("away-class", PageWord::AwayClass),
    ("teaser-class", PageWord::TeaserClass),
    ("not-author-class", PageWord::NotAuthorClass),
    ("not-date-class", PageWord::NotDateClass),
    ("kicker-class", PageWord::KickerClass),
];

static TABLE: LazyLock<HashMap<PageWord, HashSet<&'static str>>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let (kind, words) = line.split_once('\t')?;
        let (_, kind) = KINDS.iter().find(|(name, _)| *name == kind)?;
        Some((*kind, words.split(' ').collect()))
    };
    WORDS.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
});

/// Whether `word`, in lower case, is of this kind.
#[must_use]
pub fn is(kind: PageWord, word: &str) -> bool {
    TABLE.get(&kind).is_some_and(|words| words.contains(word))
}

/// A set of kinds of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PageWords(u32);

impl PageWords {
    /// Whether a word of this kind is among them.
    #[must_use]
    pub fn has(self, kind: PageWord) -> bool {
        self.0 & (1 << kind as u32) != 0
    }
}

/// The kinds of each word.
static KINDS_OF: LazyLock<HashMap<&'static str, PageWords>> = LazyLock::new(|| {
    let mut kinds: HashMap<&'static str, PageWords> = HashMap::default();
    for (kind, words) in &*TABLE {
        for word in words {
            kinds.entry(word).or_default().0 |= 1 << *kind as u32;
        }
    }
    kinds
});

/// The kinds of classes and ids, and of their parts between hyphens, underscores and capitals.
#[must_use]
pub fn kinds(classes: &str) -> PageWords {
    let mut found = PageWords::default();
    let mut add = |part: &str| {
        let is_upper = part.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii());
        let known = if is_upper { KINDS_OF.get(&*part.to_lowercase()) } else { KINDS_OF.get(part) };
        found.0 |= known.map_or(0, |known| known.0);
    };
    for class in classes.split_ascii_whitespace() {
        add(class);
        for piece in class.split(|c: char| !c.is_alphanumeric()) {
            add(piece);
            if piece.bytes().skip(1).any(|byte| byte.is_ascii_uppercase()) {
                capitals(piece).for_each(&mut add);
            }
        }
    }
    found
}

/// Whether a class or id, or a part of one between hyphens, underscores and capitals, is of this kind.
#[must_use]
pub fn names(kind: PageWord, classes: &str) -> bool {
    kinds(classes).has(kind)
}

/// The parts of a name in camel case. Nothing for other names.
fn capitals(name: &str) -> impl Iterator<Item = &str> {
    let is_start = |at: usize, c: char| at > 0 && c.is_ascii_uppercase();
    let starts: Vec<usize> =
        name.char_indices().filter(|&(at, c)| is_start(at, c)).map(|(at, _)| at).collect();
    let ends = starts.clone().into_iter().chain([name.len()]);
    let starts = [0].into_iter().chain(starts);
    starts.zip(ends).filter_map(|(start, end)| name.get(start..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_parts_of_classes_are_known() {
        assert!(is(PageWord::By, "von") && !is(PageWord::By, "jane"));
        for classes in [
            "byline",
            "wrap-byline big",
            "dm_article_author",
            "ContentMetaInfo_author__3hPjj",
            "articleAuthor",
        ] {
            assert!(names(PageWord::AuthorClass, classes), "{classes}");
        }
        assert!(!names(PageWord::AuthorClass, "authority co-authored") && !names(PageWord::AuthorClass, ""));
        assert!(names(PageWord::KickerClass, "screen-reader-text"));
    }

    #[test]
    fn each_row_has_its_kind_and_its_words() {
        for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
            let (kind, words) = line.split_once('\t').unwrap();
            assert!(KINDS.iter().any(|(name, _)| *name == kind), "{kind}");
            assert!(words.split(' ').all(|word| !word.is_empty() && word == word.to_lowercase()), "{line}");
        }
        assert_eq!(TABLE.len(), KINDS.len());
    }
}
