//! What an article is called: its title, otherwise its first line if that looks like a title, otherwise its file.
//!
//! A text without markup does not say what its title is. Where the rules for headlines are not sure enough to leave a line out
//! of the sentences, it may still serve as a name. The identity then says that the name is the first line of the text, so
//! that nobody takes it for a title that someone gave. A text of one line, and what someone says in a transcript, have none.

use super::speaker_line;
use super::text::{Article, FurnitureKind, Role};
use crate::input::{IdentitySource, Stated};
use crate::text::Span;
use crate::text::phrase::single_spaced;
use crate::text::quotation_marks;
use std::borrow::Cow;

/// A line of more words is a sentence rather than a title.
pub const TITLE_WORDS: usize = 10;

/// The same of a line right above a byline or a date, which a sentence of the story rarely is.
const WORDS_ABOVE_BYLINE: usize = 20;

/// A line of more bytes is no title.
const MAX_BYTES: usize = 160;

/// Whether the first line of a text may serve as its title.
///
/// Gets right: "Port reopens", "Director: “We worked day and night”", "PORT REOPENS." Leaves alone: "“I resign,” she said."
#[must_use]
pub fn is_title_like(line: &str) -> bool {
    is_title_of(line, TITLE_WORDS)
}

/// The same of a line of at most so many words.
fn is_title_of(line: &str, max_words: usize) -> bool {
    let count = || line.split_whitespace().take(max_words + 1).count();
    let ends_open = match line.chars().next_back() {
        Some('.') => !line.chars().any(char::is_lowercase),
        Some('…' | ':' | ';' | ',' | ')') | None => false,
        Some(mark) if quotation_marks::closes_double(mark) => ends_in_quoted_words(line),
        Some(_) => true,
    };
    line.len() <= MAX_BYTES
        && ends_open
        && (2..=max_words).contains(&count())
        && !line.starts_with("By ")
        && line.chars().next().is_some_and(|c| !c.is_lowercase())
        && line.chars().any(char::is_alphabetic)
        && !line.contains(['\n', '\r'])
        && !is_told_speech(line)
        && !is_turn(line)
        && !begins_in_capitals(line)
        && line.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic)).nth(1).is_some()
}

/// Whether a line tells who said something: “I resign,” she said.
fn is_told_speech(line: &str) -> bool {
    line.char_indices().any(|(at, c)| {
        matches!(c, ',' | '?' | '!')
            && line
                .get(at + 1..)
                .and_then(|rest| rest.chars().next())
                .is_some_and(quotation_marks::closes_double)
    })
}

/// Whether a line begins with a label of a transcript or of an interview, as no headline does: "Q: Where were you?",
/// "Speaker 1: Good morning". Leaves alone: "Director: “We worked day and night”", "UPDATE: Port reopens".
fn is_turn(line: &str) -> bool {
    const VOICES: [&str; 10] = [
        "q",
        "a",
        "question",
        "answer",
        "interviewer",
        "interviewee",
        "speaker",
        "voice",
        "witness",
        "moderator",
    ];
    if line.starts_with("Q. ") || line.starts_with("A. ") {
        return true;
    }
    let Some((label, _)) = line.split_once(':') else { return false };
    let voice = label.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    VOICES.iter().any(|word| voice.eq_ignore_ascii_case(word))
}

/// Whether a line begins with a name in capitals: "ANA RUIZ: Good morning". Leaves alone: "PORT REOPENS: FERRIES SAIL".
fn begins_in_capitals(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, said)| {
        !label.chars().any(char::is_lowercase) && said.chars().any(char::is_lowercase)
    })
}

/// Whether a line begins with the name of a person and a colon.
fn begins_with_name(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, _)| speaker_line::names_person(name))
}

/// Whether a line that ends in a closing mark quotes some words: a whole quotation is no title.
fn ends_in_quoted_words(line: &str) -> bool {
    let mut letters = line.chars();
    letters.next_back();
    let begins = letters.clone().next().is_some_and(char::is_alphanumeric);
    begins && !matches!(letters.next_back(), Some('.' | ',' | '!' | '?' | '…'))
}

/// The title, otherwise the last part of where an article is from: folders rarely tell articles apart. `None` without either.
#[must_use]
pub fn called<'a>(title: Option<&'a str>, source: Option<&'a str>) -> Option<&'a str> {
    let last = || source?.trim_end_matches('/').rsplit('/').next().filter(|last| !last.is_empty());
    title.filter(|title| !title.trim().is_empty()).or_else(last)
}

/// A longer title is a text rather than a headline (characters).
const LONGEST_HEADLINE: usize = 120;

/// A title as lists show it: one that is longer than any headline ends after a word, with an ellipsis.
#[must_use]
pub fn headline_of(title: &str) -> Cow<'_, str> {
    let Some((end, _)) = title.char_indices().nth(LONGEST_HEADLINE) else { return title.into() };
    let beginning = title.get(..end).unwrap_or_default();
    let words = beginning.rsplit_once(char::is_whitespace).map_or(beginning, |(words, _)| words);
    format!("{} …", words.trim_end()).into()
}

impl Article {
    /// Takes the first line as the title if there is none and the line looks like one: the first paragraph of the text, if
    /// more follows it, and if the two are no turns of a transcript.
    pub fn guess_title(&mut self) {
        if self.title().is_some() {
            return;
        }
        let mut text = self.paragraphs.iter().filter(|paragraph| !paragraph.role.is_furniture());
        let (Some(first), Some(_)) = (text.next(), text.next()) else { return };
        let line = self.words(first.span);
        let max_words = if self.is_above_byline(first.span) { WORDS_ABOVE_BYLINE } else { TITLE_WORDS };
        if first.role == Role::Body && is_title_of(line, max_words) && !self.begins_with_turn() {
            self.identity.title = Some(Stated::new(single_spaced(line), IdentitySource::FirstLine));
        }
    }

    /// Whether the paragraph right behind this one is a byline or a date.
    fn is_above_byline(&self, line: Span) -> bool {
        let behind = self.paragraphs.iter().find(|paragraph| paragraph.span.start >= line.end);
        let kinds = [FurnitureKind::Author, FurnitureKind::Timestamp].map(Role::Furniture);
        behind.is_some_and(|behind| kinds.contains(&behind.role))
    }

    /// Whether someone speaks in the first line, as in a transcript: it is no headline then.
    pub(super) fn begins_with_turn(&self) -> bool {
        let text = self.paragraphs.iter().filter(|paragraph| !paragraph.role.is_furniture());
        let lines: Vec<&str> = text.take(2).map(|paragraph| self.words(paragraph.span)).collect();
        lines.first().is_some_and(|first| is_turn(first))
            || lines.len() > 1 && lines.iter().all(|line| begins_with_name(line))
    }

    /// What the article is called, if it is from this file or address: its title, otherwise the name of the file.
    #[must_use]
    pub fn called<'a>(&'a self, source: Option<&'a str>) -> Option<&'a str> {
        called(self.title(), source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Document, Media};

    #[test]
    fn a_short_first_line_is_a_title_and_a_sentence_is_not() {
        for (line, expected) in [
            ("Port reopens", true),
            ("Port reopens after storm", true),
            ("Will the port reopen?", true),
            ("Director: “We worked day and night”", true),
            ("PORT REOPENS AFTER STORM.", true),
            ("Politics", false),
            ("3 November 2026", false),
            ("The port reopened.", false),
            ("“I resign,” she said", false),
            ("“Never. Not here. Not now.”", false),
            ("She said: “We will pay.”", false),
            ("By Jane Roe", false),
            ("Q: Where were you on Monday?", false),
            ("Q. Where were you on Monday?", false),
            ("SPEAKER 1: Good morning everyone", false),
            ("Speaker 2: Good morning everyone", false),
            ("ANA RUIZ: Good morning everyone", false),
            ("PORT REOPENS: FERRIES SAIL", true),
            ("LONDON (Coast Wire)", false),
            ("the port reopens", false),
            ("Three of them said on Monday that they had seen nothing at all", false),
            ("— * —", false),
        ] {
            assert_eq!(is_title_like(line), expected, "{line}");
        }
    }

    #[test]
    fn a_title_that_is_a_text_ends_after_a_word_and_a_headline_stays_whole() {
        let headline = "Port reopens after storm";
        assert_eq!(headline_of(headline), headline);
        let whole = "The port reopened on Monday and ships sailed again. ".repeat(4);
        let shown = headline_of(&whole);
        assert!(shown.chars().count() <= LONGEST_HEADLINE + 2, "{shown}");
        assert!(shown.ends_with(" …") && whole.starts_with(shown.trim_end_matches(" …")), "{shown}");
        let one_word = "é".repeat(300);
        assert_eq!(headline_of(&one_word).chars().count(), LONGEST_HEADLINE + 2);
    }

    #[test]
    fn the_first_line_is_a_title_only_above_more_text_and_says_where_it_is_from() {
        let below = "The port closed in May, when the storm came, and it reopened on Monday.";
        for (text, expected) in [
            (format!("Will the port reopen?\n\n{below}\n"), Some("Will the port reopen?")),
            ("We will win".to_owned(), None),
            ("Will the port reopen?\n".to_owned(), None),
            (format!("{below}\n\nWill the port reopen?\n\n{below}\n"), None),
            (format!("Q: Where were you on Monday?\n\nA: {below}\n"), None),
            ("SPEAKER 1: Good morning everyone\n\nSPEAKER 2: Good morning\n".to_owned(), None),
            (format!("Ana Ruiz: Good morning everyone\n\nBen Cole: {below}\n"), None),
        ] {
            let article = Article::new(Document::record(String::new(), Media::Plain, text.clone()));
            let title = article.identity.title.as_ref();
            assert_eq!(title.map(|title| title.value.as_str()), expected, "{text}");
            let is_told = title.is_none_or(|title| title.source >= IdentitySource::Visible);
            assert!(is_told, "{text}: {title:?}");
        }
        let mut article = Article::new(Document::record(String::new(), Media::Plain, String::new()));
        article.text = "Will the port reopen\n\nIt will.".to_owned();
        article.paragraphs = crate::article::plain::paragraphs(&article.text);
        article.paragraphs.iter_mut().for_each(|paragraph| paragraph.role = Role::Body);
        article.guess_title();
        assert_eq!(article.identity.title.map(|title| title.source), Some(IdentitySource::FirstLine));
    }

    #[test]
    fn a_headline_above_a_byline_is_the_title() {
        let text =
            "Port reopens after storm\n\nBy Jane Roe\n\nThe port reopened on Monday, its director said.\n";
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        assert_eq!(article.title(), Some("Port reopens after storm"));
    }

    #[test]
    fn a_headline_of_any_length_above_a_byline_is_the_title_and_a_sentence_is_text() {
        for (line, is_title) in [
            ("Harbour board “failed at every level” after ferry deaths, inquiry told", true),
            ("Mayor: no new tax as gap in the budget of the city is up", true),
            ("Mayor of Varna says there will be “no new tax this year or next”", true),
            ("“We will not raise taxes while there is a gap,” says the mayor of Varna", true),
            ("The mayor of Varna said on Monday that there would be no new tax.", false),
            ("The mayor of Varna said on Monday: “There will be no new tax.”", false),
            ("“There will be no new tax this year and none in the next,” she said.", false),
        ] {
            for between in ["\n", "\n\n"] {
                let head = [line, "By Jane Roe", "3 November 2026"].join(between);
                let text =
                    format!("{head}\n\nThe port reopened on Monday, its director said, and it rained.\n");
                let article = Article::new(Document::record(String::new(), Media::Plain, text));
                assert_eq!(article.title(), is_title.then_some(line), "{head}");
                assert_eq!(article.identity.authors(), ["Jane Roe"], "{head}");
            }
        }
    }

    #[test]
    fn a_line_that_says_from_when_on_a_release_may_be_published_is_no_title() {
        for line in [
            "FOR IMMEDIATE RELEASE",
            "For immediate release: 9 November 2026",
            "PRESS RELEASE",
            "Press release 14/2026",
            "NEWS RELEASE",
            "Media release",
            "EMBARGOED UNTIL 00:01 ON 9 NOVEMBER 2026",
            "Under embargo until noon on Monday",
        ] {
            for (media, between) in [(Media::Plain, "\n"), (Media::Plain, "\n\n"), (Media::Markdown, "\n\n")]
            {
                let head = [line, "Port of Varna to open again in spring"].join(between);
                let text =
                    format!("{head}\n\nThe port reopens on Monday, its director said, and it rained.\n");
                let article = Article::new(Document::record(String::new(), media, text));
                assert_eq!(
                    article.title(),
                    Some("Port of Varna to open again in spring"),
                    "{media:?} {head}"
                );
            }
        }
    }

    #[test]
    fn an_article_without_a_title_is_called_by_its_file() {
        let text = "It rained on Monday, and nobody came.\n".to_owned();
        let article = Article::new(Document::record(String::new(), Media::Plain, text));
        assert_eq!(article.called(Some("/home/ana/rain.txt")), Some("rain.txt"));
        assert_eq!(article.called(Some("https://coast.example/")), Some("coast.example"));
        assert_eq!(article.called(None), None);
    }
}
