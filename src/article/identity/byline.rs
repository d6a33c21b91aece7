//! The first and the last lines of an article -> its byline, marked as page furniture: who wrote an article is no person in it.
//!
//! Gets right: "By Jane Roe", "Von Jane Roe und Tom Berg", "Jane Roe, Coast Post" under a headline; "By Jane Roe" as the
//! last line and "(Jane Roe)" after the last sentence. Leaves alone: "By Tuesday the water had gone.", "Jane Roe, the
//! mayor, resigned."

use super::claims::Claims;
use super::date_line;
use super::names::{self, CreditLine, NameForm};
use super::site::SiteNames;
use crate::article::{Article, FurnitureKind, Role};
use crate::input::{Identity, IdentitySource, Stated};
use crate::lexicon::words::{self, WordClass};

/// How many paragraphs at the beginning can be the byline.
const FIRST: usize = 8;
/// After this many paragraphs of whole sentences, a name without a label is no byline: "Ana Roe, Coast Bank" above what she
/// says.
const MAX_TOLD_BEFORE: usize = 2;
/// The longest byline in bytes.
const MAX_BYLINE: usize = 150;

/// Words for "by" that can also stand elsewhere.
const BEFORE_AUTHORS: [&str; 7] = ["von", "par", "por", "door", "di", "av", "af"];

/// A signature stands after at least this many paragraphs.
const MIN_BEFORE_SIGNATURE: usize = 3;

/// Marks the byline of an article, and takes authors from its first lines if nothing else tells them; without
/// a byline there, from the signature at its end.
pub(in crate::article) fn mark(article: &mut Article) {
    let Some((at, names)) = first(article).or_else(|| signature(article)) else { return };
    take_outlet(article, at);
    let is_alone = |at: usize| article.paragraphs.get(at).is_some_and(|line| line.span.len() <= MAX_BYLINE);
    if is_alone(at)
        && let Some(paragraph) = article.paragraphs.get_mut(at)
    {
        paragraph.role = Role::Furniture(FurnitureKind::Author);
    }
    let is_like_person = |name: &String| names::is_like_person(name);
    let authors = Some(Stated::new(names, IdentitySource::Visible));
    // A person who signed is the author where the page only names itself.
    if article.identity.authors().iter().any(is_like_person) {
        article.identity.merge(Identity { authors, ..Identity::default() });
    } else {
        article.identity.authors = authors;
    }
}

/// Whether a line is a byline by the word it begins with: "By Jane Roe".
pub(in crate::article) fn is_labelled(line: &str) -> bool {
    line.len() <= MAX_BYLINE && names::has_label(line) && authors(line, &[]).is_some()
}

/// Whether a line above a date is a byline: "Jane Roe", "Jane Roe, Coast Post".
pub(in crate::article) fn is_above_date(line: &str, below: Option<&str>) -> bool {
    below.is_some_and(date_line::is_date)
        && line.len() <= MAX_BYLINE
        && (names::bare_names(line).is_some() || authors(line, &[]).is_some())
}

/// Takes the outlet from a byline that names it, if nothing else tells it.
fn take_outlet(article: &mut Article, at: usize) {
    let Some(line) = article.paragraphs.get(at).map(|paragraph| paragraph.span.of(&article.text)) else {
        return;
    };
    if let Some(credit) = CreditLine::read(line).filter(|_| article.identity.site.is_none()) {
        article.identity.site = Some(Stated::new(credit.outlet.to_owned(), IdentitySource::Visible));
    }
}

/// The byline among the first lines, with its names.
fn first(article: &Article) -> Option<(usize, Vec<String>)> {
    let mut told = 0;
    for at in 0..article.paragraphs.len().min(FIRST) {
        let paragraph = article.paragraphs.get(at).copied()?;
        let line = paragraph.span.of(&article.text);
        match paragraph.role {
            Role::Body if at > 0 && line.len() <= MAX_BYLINE => {
                let may_be = told < MAX_TOLD_BEFORE || names::has_label(line);
                let known = article.identity.authors();
                let names = authors(line, known).or_else(|| above_date(article, at)).filter(|_| may_be);
                if let Some(names) = names {
                    return Some((at, names));
                }
                told += usize::from(line.trim_end().ends_with(['.', '!', '?', '”', '"']));
            }
            Role::Body if at > 0 => return None,
            _ => {}
        }
    }
    None
}

/// The names in a paragraph without a label, if the next one is a date.
fn above_date(article: &Article, at: usize) -> Option<Vec<String>> {
    let [line, below] = article.paragraphs.get(at..=at + 1)? else { return None };
    let names = names::bare_names(line.span.of(&article.text))?;
    date_line::is_date(below.span.of(&article.text)).then_some(names)
}

/// The signature at the end of an article: a last line "By Jane Roe", or "(Jane Roe)" after its last sentence.
fn signature(article: &Article) -> Option<(usize, Vec<String>)> {
    let own = |role: Role| matches!(role, Role::Body | Role::Furniture(FurnitureKind::Author));
    let lines = article.paragraphs.iter().enumerate().skip(MIN_BEFORE_SIGNATURE).rev();
    for (at, line) in lines.filter(|(_, line)| own(line.role)) {
        let words = line.span.of(&article.text).trim();
        let names = if words.len() <= MAX_BYLINE && names::has_label(words) {
            authors(words, article.identity.authors())
        } else {
            in_brackets(words)
        };
        let names = names.filter(|names| names.iter().all(|name| is_person(name)));
        if names.is_some() || line.role == Role::Body {
            return names.map(|names| (at, names));
        }
    }
    None
}

/// The names in brackets after the last sentence of a paragraph, or alone.
fn in_brackets(words: &str) -> Option<Vec<String>> {
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '+' | '*' | '.' | '■'));
    let (before, inside) = words.strip_suffix(')')?.rsplit_once('(')?;
    let ends =
        before.trim_end().is_empty() || before.trim_end().ends_with(['.', '!', '?', '”', '“', '"', '»']);
    let site = SiteNames::new(&Claims::default(), None);
    let found = names::names(&[inside.to_owned()], NameForm::Capitalized, &site);
    (ends && !found.is_empty()).then_some(found)
}

/// Whether a name is surely that of a person: two or three words, the first of them a given name.
fn is_person(name: &str) -> bool {
    let count = name.split(' ').count();
    (2..=4).contains(&count) && begins_given(name)
}

fn begins_given(name: &str) -> bool {
    words::class_of(name.split(' ').next().unwrap_or_default()).is(WordClass::GIVEN)
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
    let credit = CreditLine::read(line);
    let line = credit.map_or(line, |credit| credit.authors);
    let (first, _) = line.split_once(' ')?;
    let is_given = |name: &String| begins_given(name);
    let label = first.to_lowercase();
    let is_by = matches!(&*label, "by" | "by:");
    let is_labelled = label.ends_with(':') && names::has_label(line);
    let begins_byline = BEFORE_AUTHORS.contains(&&*label) || is_labelled || credit.is_some();
    if !is_by && !begins_byline {
        // Most first lines are the article's own, and looking for names in all of them would take long.
        let name = with_outlet(line).filter(is_given)?;
        return read(&naming(line)).map(|_| vec![name]);
    }
    let names = read(&naming(line))?;
    (is_by || names.iter().all(is_given)).then_some(names)
}

/// The parts of a line that can name authors: beside one with a label, those without must begin with a given name, as
/// "World News" does not.
fn naming(line: &str) -> String {
    let is_labelled = names::parts(line).any(names::has_label);
    let can_name = |part: &&str| !is_labelled || names::has_label(part) || begins_given(part);
    names::parts(line).filter(can_name).collect::<Vec<_>>().join(" | ")
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
            ("By: Jane Roe", "Jane Roe"),
            ("By Jane Roe, The Coast Post, 3 May 2026", "Jane Roe"),
            ("By Jane Roe, Health Editor, 3 May 2026", "Jane Roe"),
            ("By Jane Roe and Tom Berg, Staff Reporters", "Jane Roe|Tom Berg"),
            ("Von Anna Berg und Thomas Roth", "Anna Berg|Thomas Roth"),
            ("Par Marie Blanc", "Marie Blanc"),
            ("Jane Roe, Coast Post", "Jane Roe"),
        ] {
            assert_eq!(read(line), (expected.to_owned(), true), "{line}");
        }
    }

    #[test]
    fn a_byline_with_outlet_and_date_tells_all_three() {
        for (media, line) in [
            (Media::Plain, "By Jane Roe | The Coast Post | 3 May 2026"),
            (Media::Plain, "Jane Roe | The Coast Post | 3 May 2026"),
            (Media::Plain, "The Coast Post · By Jane Roe · 3 May 2026"),
            (Media::Plain, "By Jane Roe, The Coast Post, 3 May 2026"),
            (Media::Plain, "By: Jane Roe, The Coast Post, 3 May 2026"),
            (Media::Markdown, "By **Jane Roe** | *The Coast Post* | 3 May 2026"),
        ] {
            let text = format!("# Harbour strike ends\n\n{line}\n\n{BODY}\n");
            let identity = Article::new(Document::record(String::new(), media, text)).identity;
            let [site, published] = [&identity.site, &identity.published]
                .map(|stated| stated.as_ref().map_or("", |stated| stated.value.as_str()));
            let told = (identity.authors().join("|"), site, published);
            assert_eq!(told, ("Jane Roe".to_owned(), "The Coast Post", "2026-05-03"), "{line}");
        }
    }

    #[test]
    fn a_newspaper_behind_the_authors_is_the_outlet_and_no_author() {
        for (line, authors, outlet) in [
            ("By Hannah Whitlock, Northern Courier", "Hannah Whitlock", "Northern Courier"),
            (
                "By Hannah Whitlock and Tom Berg, Northern Courier",
                "Hannah Whitlock|Tom Berg",
                "Northern Courier",
            ),
            ("By Hannah Whitlock, The Harbour Echo", "Hannah Whitlock", "The Harbour Echo"),
            ("By Hannah Whitlock for the Northern Courier", "Hannah Whitlock", "Northern Courier"),
            ("By Ana Lopes, Ben Okoro and Mira Falk", "Ana Lopes|Ben Okoro|Mira Falk", ""),
            ("By Ana Lopes, Health Correspondent", "Ana Lopes", ""),
        ] {
            let text = format!("Harbour strike ends\n\n{line}\n\n{BODY}\n");
            let identity = Article::new(Document::record(String::new(), Media::Plain, text)).identity;
            let site = identity.site.as_ref().map_or("", |site| site.value.as_str());
            assert_eq!((identity.authors().join("|").as_str(), site), (authors, outlet), "{line}");
        }
    }

    #[test]
    fn a_name_between_headline_and_date_is_the_author_and_the_headline_stays_whole() {
        for (line, author) in [
            ("Rosie Dunne", "Rosie Dunne"),
            ("Grace Otieno in Kitui", "Grace Otieno"),
            ("Rosie Dunne, Northern Courier", "Rosie Dunne"),
        ] {
            for (headline, between) in [
                ("Larsen side humbled in Bergen", "\n"),
                ("Larsen side humbled in Bergen", "\n\n"),
                ("Mayor of Kitui says there will be “no new tax this year or next”", "\n"),
            ] {
                let head = [headline, line, "8 November 2026"].join(between);
                let text = format!("{head}\n\n{BODY}\n\n{BODY}\n");
                let article = Article::new(Document::record(String::new(), Media::Plain, text));
                assert_eq!(article.title(), Some(headline), "{head}");
                assert_eq!(article.identity.authors(), [author], "{head}");
                let published = article.identity.published.as_ref().map(|date| date.value.as_str());
                assert_eq!(published, Some("2026-11-08"), "{head}");
            }
        }
    }

    #[test]
    fn what_is_beside_the_authors_and_no_outlet_is_neither() {
        for (beside, authors) in [
            ("By Tom Berg", "Jane Roe|Tom Berg"),
            ("Text by Tom Berg", "Jane Roe|Tom Berg"),
            ("Words: Tom Berg", "Jane Roe|Tom Berg"),
            ("Tom Berg", "Jane Roe|Tom Berg"),
            ("Fotos: Tom Berg", "Jane Roe"),
            ("Photo by: Tom Berg", "Jane Roe"),
            ("World News", "Jane Roe"),
            ("Middle East", "Jane Roe"),
            ("The Long Read", "Jane Roe"),
        ] {
            let text = format!("Harbour strike ends\n\nBy Jane Roe | {beside} | 3 May 2026\n\n{BODY}\n");
            let identity = Article::new(Document::record(String::new(), Media::Plain, text)).identity;
            let [site, published] = [&identity.site, &identity.published]
                .map(|stated| stated.as_ref().map_or("", |stated| stated.value.as_str()));
            let told = (identity.authors().join("|"), site, published);
            assert_eq!(told, (authors.to_owned(), "", "2026-05-03"), "{beside}");
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
            "Paris Saint-Germain | Real Madrid | 3 May 2026",
            "Austin City Council | Regular Meeting | 3 May 2026",
        ] {
            assert_eq!(read(line), (String::new(), false), "{line}");
        }
    }

    #[test]
    fn a_name_below_whole_sentences_is_a_voice_of_the_article() {
        let told = "The strike is over.\n\nThe first ships came in.";
        for (line, expected) in [("Jane Roe, Coast Bank", ""), ("By Jane Roe", "Jane Roe")] {
            let text = format!("Harbour strike ends\n\n{told}\n\n{line}\n\n“It was time.”\n\n{BODY}\n");
            let article = Article::new(Document::record(String::new(), Media::Plain, text));
            assert_eq!(article.identity.authors().join("|"), expected, "{line}");
        }
    }

    #[test]
    fn a_signature_at_the_end_names_the_authors() {
        let signed = |last: &str| {
            let text = format!("Harbour strike ends\n\n{BODY}\n\n{BODY}\n\n{last}\n");
            let article = Article::new(Document::record(String::new(), Media::Plain, text));
            let is_furniture = article.paragraphs.last().is_some_and(|last| last.role.is_furniture());
            (article.identity.authors().join("|"), is_furniture)
        };
        assert_eq!(signed("By Jane Roe"), ("Jane Roe".to_owned(), true));
        assert_eq!(signed("Von Anna Berg und Thomas Roth"), ("Anna Berg|Thomas Roth".to_owned(), true));
        assert_eq!(signed("Autor: Rechtsanwalt Stefan Roth"), ("Stefan Roth".to_owned(), true));
        assert_eq!(signed("(Jane Roe)"), ("Jane Roe".to_owned(), true));
        assert_eq!(signed(&format!("{BODY} (Jane Roe) +++")), ("Jane Roe".to_owned(), false));
        for last in ["By Tuesday", "The mayor (Jane Roe)", "Nobody came (Port of Varna).", "It was over."] {
            assert_eq!(signed(last), (String::new(), false), "{last}");
        }
    }
}
