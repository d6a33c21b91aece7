//! The first lines of an article -> the line with its date, marked as page furniture: it is no sentence of the article.
//!
//! Gets right: "3 November 2026", "Nov. 3, 2026", "Published 3 November 2026, 10:15 GMT", "Updated: 4 November 2026" below a
//! headline or a byline. Leaves alone: "On 3 November 2026 it rained.", and the dates over the entries of a chronicle.

use super::names::parts;
use crate::article::{Article, FurnitureKind, Paragraph, Role};
use crate::input::{IdentitySource, Media, Stated};
use crate::lexicon::dates::{self, DayOrder, FoundDate};
use crate::lexicon::page_words::{self, PageWord};
use crate::text::quotation_marks;

/// How many paragraphs at the beginning can be the date.
const FIRST: usize = 8;
/// The longest date line in bytes.
const MAX_DATE_LINE: usize = 120;
/// Another line with a date up to here tells that they are headings.
const FAR: usize = 60;

/// When an article was published and changed, according to a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct DateLine {
    published: Option<String>,
    modified: Option<String>,
    /// Whether a word says what the date is.
    is_labelled: bool,
}

/// Marks the date lines at the head of an article, and takes its dates from them if nothing else tells them. A web page has
/// elements for its dates: of its lines, only those that are marked already count.
pub(in crate::article) fn mark(article: &mut Article, media: Media) {
    let mut seen = if media == Media::Html { DateLine::default() } else { in_byline(article) };
    for at in date_lines(article, media) {
        let Some(paragraph) = article.paragraphs.get_mut(at) else { continue };
        paragraph.role = Role::Furniture(FurnitureKind::Timestamp);
        let line = DateLine::of(paragraph.span.of(&article.text)).unwrap_or_default();
        seen.complete(line);
    }
    let stated = |date: String| Stated::new(date, IdentitySource::Visible);
    let identity = &mut article.identity;
    if identity.published.is_none() {
        // When it was changed says nothing of when it was published.
        identity.published = seen.published.map(stated);
    }
    if identity.modified.is_none() {
        identity.modified = seen.modified.map(stated);
    }
}

/// The dates that are parts of the byline: "By Jane Roe | 3 November 2026", "By Jane Roe, 3 November 2026".
fn in_byline(article: &Article) -> DateLine {
    let bylines = article.paragraphs.iter().take(FIRST).filter(|paragraph| is_byline(paragraph));
    let mut seen = DateLine::default();
    for line in bylines
        .flat_map(|byline| parts(byline.span.of(&article.text)))
        .filter_map(|part| read(part).or_else(|| read(behind_comma(part)?)))
    {
        seen.complete(line);
    }
    seen
}

/// A part from the date in it on, if a comma is before it.
fn behind_comma(part: &str) -> Option<&str> {
    let date = dates::find(part, DayOrder::Unknown)?;
    let (before, dated) = part.split_at_checked(date.start)?;
    before.trim_end().ends_with(',').then_some(dated)
}

/// The paragraphs at the head that are dates.
fn date_lines(article: &Article, media: Media) -> Vec<usize> {
    let mut found = Vec::new();
    // Between a headline and the byline or date, there may be one more line.
    let mut others = 1;
    let mut is_below_sentence = false;
    for (at, paragraph) in article.paragraphs.iter().enumerate().take(FIRST) {
        let [read_line, read_stamp]: [fn(&str) -> Option<DateLine>; 2] =
            if is_below_sentence { [read_labelled; 2] } else { [read, DateLine::of] };
        match paragraph.role {
            Role::Furniture(FurnitureKind::Timestamp) if media == Media::Html => found.push(at),
            Role::Furniture(FurnitureKind::Timestamp) if is_date_line((article, at), read_stamp) => {
                found.push(at);
            }
            Role::Furniture(FurnitureKind::Author) => (others, is_below_sentence) = (0, false),
            Role::Body if at > 0 && media != Media::Html && is_date_line((article, at), read_line) => {
                found.push(at);
            }
            Role::Body if at > 0 => {
                let is_before_byline = article.paragraphs.iter().take(FIRST).skip(at).any(is_byline);
                if others == 0 && !is_before_byline {
                    break;
                }
                others -= 1.min(others);
                // Below a sentence of the article, a bare date is a heading, unless a byline is between.
                is_below_sentence |= is_sentence(paragraph.span.of(&article.text));
            }
            _ => {}
        }
    }
    found
}

/// Whether a line ends as a sentence does.
fn is_sentence(words: &str) -> bool {
    words.trim_end().trim_end_matches(quotation_marks::is_double).ends_with('.')
}

fn is_byline(paragraph: &Paragraph) -> bool {
    paragraph.role == Role::Furniture(FurnitureKind::Author)
}

/// Whether a paragraph, as `read` reads it, is the date of the article.
fn is_date_line((article, at): (&Article, usize), read_line: fn(&str) -> Option<DateLine>) -> bool {
    let words = |paragraph: &Paragraph| paragraph.span.of(&article.text);
    let Some(line) = article.paragraphs.get(at).and_then(|here| read_line(words(here))) else {
        return false;
    };
    // In a chronicle, each entry stands below its day.
    let near = article.paragraphs.iter().enumerate().take(at + FAR).filter(|(other, _)| *other != at);
    let mut unlabelled = near.filter_map(|(_, other)| read(words(other))).filter(|other| !other.is_labelled);
    line.is_labelled || !unlabelled.any(|other| other.published != line.published)
}

/// Whether a line consists of dates and of the words around them.
pub(in crate::article) fn is_date(line: &str) -> bool {
    line.bytes().any(|byte| byte.is_ascii_digit()) && read(line).is_some()
}

/// The dates of a line that consists of them and of the words around dates.
fn read(words: &str) -> Option<DateLine> {
    let words = words.trim();
    if words.len() > MAX_DATE_LINE {
        return None;
    }
    let mut line = DateLine::default();
    let mut rest = words;
    while let Some(found) = dates::find(rest, DayOrder::Unknown) {
        let (before, behind) = (rest.get(..found.start)?, rest.get(found.end..)?);
        if !are_about_dates(before) {
            return None;
        }
        line.add(before, &found);
        rest = behind;
    }
    (line != DateLine::default() && are_about_dates(rest)).then_some(line)
}

/// As [`read`], of a line that says what its dates are.
fn read_labelled(words: &str) -> Option<DateLine> {
    read(words).filter(|line| line.is_labelled)
}

impl DateLine {
    /// Takes from another line what this one does not tell.
    fn complete(&mut self, other: Self) {
        self.published = self.published.take().or(other.published);
        self.modified = self.modified.take().or(other.modified);
    }

    /// The dates of a line that is known to be one, whatever else stands in it.
    fn of(words: &str) -> Option<Self> {
        read(words).or_else(|| {
            let found = dates::find(words, DayOrder::Unknown)?;
            let mut line = Self::default();
            line.add(words.get(..found.start)?, &found);
            Some(line)
        })
    }

    fn add(&mut self, before: &str, found: &FoundDate) {
        let says = |kind: PageWord| words_of(before).any(|word| page_words::is(kind, &word));
        let is_update = says(PageWord::Updated) && !says(PageWord::Published);
        self.is_labelled |= is_update || says(PageWord::Published);
        let date = if is_update { &mut self.modified } else { &mut self.published };
        if date.is_none() {
            *date = Some(found.date.to_string());
        }
    }
}

/// Whether words say no more than what a date is and at what time: "Published on Monday,", "at 10:15 a.m. local time".
fn are_about_dates(words: &str) -> bool {
    const KINDS: [PageWord; 5] =
        [PageWord::Published, PageWord::Appeared, PageWord::Updated, PageWord::BeforeDate, PageWord::Weekday];
    const AROUND: [&str; 14] =
        ["at", "on", "am", "pm", "a", "p", "m", "first", "last", "and", "time", "local", "the", "date"];
    let is_around = |word: String| {
        KINDS.iter().any(|kind| page_words::is(*kind, &word))
            || AROUND.contains(&word.as_str())
            || word.bytes().all(|byte| byte.is_ascii_digit())
            || ZONES.contains(&word.as_str())
    };
    !words.trim_end().ends_with(['!', '?']) && words_of(words).all(is_around)
}

/// Zones that a date is written with and cannot be read with.
const ZONES: [&str; 10] = ["gmt", "utc", "bst", "cet", "cest", "est", "edt", "et", "pt", "uhr"];

/// The words, in lower case.
fn words_of(words: &str) -> impl Iterator<Item = String> {
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Document;

    const BODY: &str = "The harbour opened on Monday, and three ferries came before the tide turned at noon.";

    /// Dates of an article with these lines below its headline, and which of the lines are furniture.
    fn dated(lines: &[&str]) -> (String, String, Vec<bool>) {
        let text = format!("Harbour strike ends\n\n{}\n\n{BODY}\n\n{BODY}\n", lines.join("\n\n"));
        let article = Article::new(Document::record(String::new(), Media::Plain, text));
        let date = |stated: &Option<Stated<String>>| {
            stated.as_ref().map(|stated| stated.value.clone()).unwrap_or_default()
        };
        let roles = article.paragraphs.iter().skip(1).take(lines.len());
        (
            date(&article.identity.published),
            date(&article.identity.modified),
            roles.map(|paragraph| paragraph.role.is_furniture()).collect(),
        )
    }

    #[test]
    fn a_line_with_the_date_below_headline_or_byline_is_the_date_and_no_sentence() {
        for (line, published) in [
            ("3 November 2026", "2026-11-03"),
            ("Nov. 3, 2026", "2026-11-03"),
            ("Tuesday, November 3, 2026", "2026-11-03"),
            ("Published 3 November 2026, 10:15 GMT", "2026-11-03T10:15:00Z"),
            ("Published: 3 November 2026 at 10:15", "2026-11-03"),
            ("First published on 3 November 2026, 10:15 a.m. local time", "2026-11-03"),
        ] {
            for before in [&["By Jane Roe"][..], &[], &["Ferries sail again", "By Jane Roe"]] {
                let mut lines = before.to_vec();
                lines.push(line);
                let (date, _, furniture) = dated(&lines);
                assert_eq!((date.as_str(), furniture.last()), (published, Some(&true)), "{lines:?}");
            }
        }
    }

    #[test]
    fn the_last_change_is_told_from_the_publication() {
        let (published, modified, furniture) =
            dated(&["By Jane Roe", "Published 3 November 2026", "Updated: 4 November 2026"]);
        assert_eq!((published.as_str(), modified.as_str()), ("2026-11-03", "2026-11-04"));
        assert_eq!(furniture, [true, true, true]);
        let (published, modified, _) = dated(&["Published 3 November 2026 | Updated 4 November 2026, 09:00"]);
        assert_eq!((published.as_str(), modified.as_str()), ("2026-11-03", "2026-11-04"));
        let (published, modified, _) = dated(&["By Jane Roe", "Updated: 4 November 2026"]);
        assert_eq!((published.as_str(), modified.as_str()), ("", "2026-11-04"));
    }

    #[test]
    fn a_bare_date_below_a_sentence_is_not_when_the_article_was_published() {
        let sentence = "The dispute goes back a quarter of a century.";
        for (lines, published, is_furniture) in [
            (&[sentence, "11 September 2001"][..], "", true),
            (&[sentence, "Published 11 September 2001"], "2001-09-11", true),
            (&[sentence, "By Jane Roe", "11 September 2001"], "2001-09-11", true),
            (&["Ferries sail again", "11 September 2001"], "2001-09-11", true),
        ] {
            let (date, _, furniture) = dated(lines);
            assert_eq!((date.as_str(), furniture.last()), (published, Some(&is_furniture)), "{lines:?}");
        }
    }

    #[test]
    fn the_days_of_a_chronicle_are_not_when_it_was_published() {
        let days = ["3 November 2026", "The port closed.", "5 November 2026", "The port opened."];
        let (published, modified, _) = dated(&days);
        assert_eq!((published.as_str(), modified.as_str()), ("", ""));
    }

    #[test]
    fn sentences_stay_in_the_article() {
        for lines in [
            &["On 3 November 2026 the port closed"][..],
            &["It opens on 3 November 2026."],
            &["Ferries sail again", "Three of them did"],
        ] {
            let (published, _, furniture) = dated(lines);
            assert_eq!(published, "", "{lines:?}");
            assert!(!furniture.contains(&true), "{lines:?}");
        }
    }
}
