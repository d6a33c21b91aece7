//! The names of people as they are written -> the words by which they are compared.
//!
//! An article names the same few people again and again. So each name is taken apart once, and each of its words gets a
//! number: whether two names share a word is then asked without comparing letters.

use crate::lexicon::lists::{List, ListSet, phrases};
use crate::lexicon::words::{self, WordClass};
use crate::text::fold::folded;
use crate::text::quotation_marks::is_double;
use crate::text::span::offset;
use foldhash::HashMap;
use std::sync::Arc;

/// A word of names, as it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct NamePart(u32);

impl From<NamePart> for u32 {
    fn from(part: NamePart) -> Self {
        part.0
    }
}

/// A name, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NameId(u32);

/// The names of an article.
#[derive(Debug, Default)]
pub(super) struct PersonNames {
    ids: HashMap<String, NameId>,
    /// By their number.
    names: Vec<ComparedName>,
    parts: HashMap<Arc<str>, NamePart>,
    /// The words, by their number.
    spelt: Vec<Arc<str>>,
}

/// A name as it is compared.
#[derive(Debug)]
struct ComparedName {
    parts: Vec<NamePart>,
    fullness: Fullness,
}

/// More words come first, then names that are not in capitals, then longer ones.
type Fullness = (usize, bool, usize);

impl PersonNames {
    /// The number of a name.
    pub(super) fn id(&mut self, written: &str) -> NameId {
        if let Some(&known) = self.ids.get(written) {
            return known;
        }
        let mut parts: Vec<NamePart> =
            words_of(written).filter(|word| !is_affix(word)).map(|word| self.part(word)).collect();
        if parts.is_empty() {
            parts = words_of(written).map(|word| self.part(word)).collect();
        }
        let id = NameId(offset(self.names.len()));
        self.names.push(ComparedName { parts, fullness: fullness(written) });
        self.ids.insert(written.to_owned(), id);
        id
    }

    /// The number of a word.
    pub(super) fn part(&mut self, word: &str) -> NamePart {
        let folded = fold(word);
        if let Some(&known) = self.parts.get(folded.as_str()) {
            return known;
        }
        let part = NamePart(offset(self.spelt.len()));
        let folded: Arc<str> = folded.into();
        self.spelt.push(Arc::clone(&folded));
        self.parts.insert(folded, part);
        part
    }

    /// The words of a name as they are compared.
    pub(super) fn parts(&self, name: NameId) -> &[NamePart] {
        self.names.get(name.0 as usize).map_or(&[], |name| &name.parts)
    }

    /// Whether a name tells more than another.
    pub(super) fn is_fuller(&self, name: NameId, other: NameId) -> bool {
        let fullness = |name: NameId| self.names.get(name.0 as usize).map(|name| name.fullness);
        name != other && fullness(name) > fullness(other)
    }

    /// A word as it is compared.
    pub(super) fn spelling(&self, part: NamePart) -> &str {
        self.spelt.get(part.0 as usize).map_or("", |spelt| spelt)
    }

    /// Whether two full names can belong to one person.
    pub(super) fn agree(&self, a: NameId, b: NameId) -> bool {
        if a == b {
            return true;
        }
        let (a, b) = (self.parts(a), self.parts(b));
        if a == b {
            return true;
        }
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        if short.len() < 2 {
            return short.first().is_some_and(|only| long.contains(only));
        }
        let similar = |(&x, &y): (&NamePart, &NamePart)| self.same_or_initial(x, y);
        let last = short.last() == long.last();
        let first = || short.first().zip(long.first()).is_some_and(similar);
        let contained = || short.iter().all(|part| long.contains(part));
        // "Ana Rosa Lopez" and "Ana Luz Lopez" are two people; "Ana R. Lopez" and "Ana Rosa Lopez" are one.
        let middles = || short.len() < long.len() || short.iter().zip(long).all(similar);
        last && first() && middles() || contained()
    }

    fn same_or_initial(&self, a: NamePart, b: NamePart) -> bool {
        if a == b {
            return true;
        }
        let (a, b) = (self.spelling(a), self.spelling(b));
        let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
        initial(a, b) || initial(b, a) || is_short_form(a, b) || is_short_form(b, a)
    }
}

/// The words of a name, without the marks around a nickname, by which the person may be called later.
fn words_of(name: &str) -> impl Iterator<Item = &str> {
    let divides = |c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | ',') || is_double(c);
    name.split(move |c: char| !c.is_ascii_alphanumeric() && divides(c)).filter(|word| !word.is_empty())
}

/// Whether names are compared without a word: a particle, "Jr."
fn is_affix(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && words::class_of(word).is(WordClass::PARTICLE)
        || ListSet::of(word.trim_end_matches('.')).has(List::NameAffixes)
}

/// A word as it is compared: in lower case, without accents. The endings of Slavic surnames are spelt in several ways:
/// "Zelensky", "Zelenskyy", "Zelenskiy".
fn fold(word: &str) -> String {
    let mut word = folded(word.trim_end_matches('.'));
    for ending in ["yy", "iy", "ij", "ii"] {
        if word.len() > 5 && word.ends_with(ending) {
            word.truncate(word.len() - ending.len());
            word.push('y');
        }
    }
    word
}

/// Whether `short` is a form that people with the name `long` are called by: "Pat" for "Patrick".
fn is_short_form(short: &str, long: &str) -> bool {
    let mut forms = phrases(List::ShortForenames);
    ListSet::of(short).has(List::ShortForenames)
        && forms.any(|forms| forms.first() == Some(&short) && forms.iter().skip(1).any(|form| *form == long))
}

fn fullness(name: &str) -> Fullness {
    /// What is longer is a list of titles.
    const MAX_BYTES: usize = 400;
    let name = name.get(..name.floor_char_boundary(MAX_BYTES)).unwrap_or_default();
    let words = name.split([' ', '\u{a0}']).filter(|word| word.chars().count() > 1).count();
    (words, name.contains(char::is_lowercase), name.len())
}
