//! The first lines of an article -> its byline, marked as page furniture: who wrote an article is no person in it.
//!
//! Gets right: "By Jane Roe", "Von Jane Roe und Tom Berg", "Jane Roe, Coast Post" under a headline. Leaves alone: "By
//! Tuesday the water had gone.", "Jane Roe, the mayor, resigned."

use super::claims::Claims;
use super::names::{self, NameForm};
use super::site::SiteNames;
use crate::article::{Article, FurnitureKind, Role};
use crate::input::{Identity, IdentitySource, Stated};
use crate::lexicon::dates::{self, DayOrder};
use crate::lexicon::words::{self, WordClass};

/// How many paragraphs at the beginning can be the byline.
const FIRST: usize = 8;
/// The longest byline in bytes.
const MAX_BYLINE: usize = 150;

/// Marks the byline of an article, and takes authors and day from its first lines if nothing else tells them.
pub(in crate::article) fn mark(article: &mut Article) {
    let mut found = None;
    for at in 0..article.paragraphs.len().min(FIRST) {
        let Some(paragraph) = article.paragraphs.get(at).copied() else { break };
        let line = paragraph.span.of(&article.text);
        match paragraph.role {
            Role::Furniture(FurnitureKind::Timestamp) if article.identity.published.is_none() => {
                let date = dates::read(line, DayOrder::Unknown).map(|date| date.to_string());
                article.identity.published = date.map(|date| Stated::new(date, IdentitySource::Visible));
            }
            Role::Body if at > 0 && line.len() <= MAX_BYLINE => {
                if let Some(names) = authors(line, article.identity.authors()) {
                    found = Some((at, names));
                    break;
                }
            }
            Role::Body if at > 0 => break,
            _ => {}
        }
    }
    let Some((at, names)) = found else { return };
    if let Some(paragraph) = article.paragraphs.get_mut(at) {
        paragraph.role = Role::Furniture(FurnitureKind::Author);
    }
    let authors = Some(Stated::new(names, IdentitySource::Visible));
    article.identity.merge(Identity { authors, ..Identity::default() });
}

/// The names in a byline; `None` if the line is none.
fn authors(line: &str, known: &[String]) -> Option<Vec<String>> {
    let line = line.trim();
    if line.ends_with(['.', '!', '?', ':', ';', '…', '”', '"']) {
        return None;
    }
    let read = |line: &str| {
        let site = SiteNames::new(&Claims::default(), None);
        let names = names::names(&[line.to_owned()], NameForm::Capitalized, &site);
        (!names.is_empty()).then_some(names)
    };
    let begins_known = known.iter().any(|name| line.to_lowercase().starts_with(&name.to_lowercase()));
    if begins_known {
        return Some(known.to_vec());
    }
    let names = read(line)?;
    let (first, _) = line.split_once(' ')?;
    let is_given = |name: &String| {
        let first = name.split(' ').next().unwrap_or_default();
        words::class_of(first).is(WordClass::GIVEN)
    };
    match &*first.to_lowercase() {
        "by" => Some(names),
        "von" | "par" | "por" | "door" | "di" | "av" | "af" => {
            Some(names).filter(|names| names.iter().all(is_given))
        }
        _ => with_outlet(line).filter(is_given).map(|name| vec![name]),
    }
}

/// The name in a line such as "Jane Roe, Coast Post".
fn with_outlet(line: &str) -> Option<String> {
    const MAX_OUTLET_WORDS: usize = 4;
    let (name, outlet) = line.split_once(", ")?;
    let is_name = (2..=3).contains(&name.split(' ').count());
    let is_capitalized = |words: &str| words.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let is_outlet =
        outlet.split(' ').count() <= MAX_OUTLET_WORDS && is_capitalized(outlet) && !outlet.contains(',');
    (is_name && is_outlet && is_capitalized(name)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Document, Media};

    const BODY: &str = "The strike in the harbour of Varna ended on Tuesday after nine days, said Ivana Petkova, who speaks \
                        for the dockers, as the gates were opened in the early morning and the first ships came in.";

    fn read(line: &str) -> (String, bool) {
        let text = format!("Harbour strike ends\n\n{line}\n\n{BODY}\n");
        let article = Article::new(Document::record(String::new(), Media::Plain, text));
        (article.identity.authors().join("|"), article.paragraphs[1].role.is_furniture())
    }

    #[test]
    fn a_byline_is_furniture_and_names_the_authors() {
        for (line, expected) in [
            ("By Jane Roe", "Jane Roe"),
            ("BY JANE ROE", "JANE ROE"),
            ("By Jane Roe and Tom Berg, Staff Reporters", "Jane Roe|Tom Berg"),
            ("Von Anna Berg und Thomas Roth", "Anna Berg|Thomas Roth"),
            ("Par Marie Blanc", "Marie Blanc"),
            ("Jane Roe, Coast Post", "Jane Roe"),
        ] {
            assert_eq!(read(line), (expected.to_owned(), true), "{line}");
        }
    }

    #[test]
    fn other_lines_stay_in_the_article() {
        for line in [
            "By Tuesday the water had gone",
            "By the sea",
            "Jane Roe, the mayor, resigned.",
            "Jane Roe, mayor of Varna",
            "Von Trapp Family Sings",
            "By Jane Roe’s account, nobody came.",
        ] {
            assert_eq!(read(line), (String::new(), false), "{line}");
        }
    }
}
