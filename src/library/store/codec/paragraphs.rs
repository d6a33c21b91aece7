//! Paragraphs <-> the words in which the library stores them.
//!
//! `0 17 headline,2 242,2 180 0:12 95:15`: after how many bytes each begins, how long it is, its role if it is not the body, and
//! for a recording, the second at which the words at a byte of it are spoken. Older versions wrote JSON, which took three times
//! the room: `[[0,17,"headline"],[19,261,"body"]]`.

use crate::article::{FurnitureKind, Paragraph, Role};
use crate::input::TextTime;
use crate::text::Span;
use std::fmt::Write;

/// What older versions wrote for a paragraph: where it begins and ends, and its role.
type JsonParagraph = (u32, u32, String);

/// What the library stores of a text besides its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::library) struct StoredParagraphs {
    /// The paragraphs, which follow each other in the text.
    pub(in crate::library) paragraphs: Vec<Paragraph>,
    /// When the words of a recording are spoken, in the order of the text.
    pub(in crate::library) times: Vec<TextTime>,
}

/// Paragraphs, which follow each other in a text, in words. A time outside them is left out.
pub(in crate::library) fn written(paragraphs: &[Paragraph], times: &[TextTime]) -> String {
    if paragraphs.is_empty() {
        return "[]".to_owned();
    }
    let (mut words, mut at) = (String::new(), 0);
    let mut times = times.iter().peekable();
    for Paragraph { span, role } in paragraphs {
        let comma = if words.is_empty() { "" } else { "," };
        let _ = write!(words, "{comma}{} {}", span.start.saturating_sub(at), span.len());
        match role {
            Role::Body => {}
            Role::Headline => words.push_str(" headline"),
            Role::Quoted => words.push_str(" quoted"),
            Role::Speaker => words.push_str(" speaker"),
            Role::Furniture(kind) => {
                let _ = write!(words, " {}", kind.word());
            }
        }
        while let Some(time) = times.next_if(|time| time.start < span.end) {
            if let Some(start) = time.start.checked_sub(span.start) {
                let _ = write!(words, " {start}:{}", time.seconds);
            }
        }
        at = span.end;
    }
    words
}

/// The paragraphs in some words; `None` if [`written`] and older versions cannot have written them. A role that only a
/// newer version knows is read as body text.
pub(in crate::library) fn read(words: &str) -> Option<StoredParagraphs> {
    if words.starts_with('[') {
        let records: Vec<JsonParagraph> = serde_json::from_str(words).ok()?;
        let paragraph =
            |(start, end, role): JsonParagraph| Paragraph { span: Span { start, end }, role: role_of(&role) };
        let paragraphs = records.into_iter().map(paragraph).collect();
        return Some(StoredParagraphs { paragraphs, times: Vec::new() });
    }
    let mut stored = StoredParagraphs::default();
    let mut at = 0_u32;
    for words in words.split(',') {
        let mut words = words.split(' ');
        let mut number = || words.next()?.parse::<u32>().ok();
        let start = at.checked_add(number()?)?;
        at = start.checked_add(number()?)?;
        let mut role = Role::Body;
        for word in words {
            match word.split_once(':') {
                Some((byte, seconds)) => {
                    let start = start.checked_add(byte.parse().ok()?)?;
                    stored.times.push(TextTime { start, seconds: seconds.parse().ok()? });
                }
                None => role = role_of(word),
            }
        }
        stored.paragraphs.push(Paragraph { span: Span { start, end: at }, role });
    }
    Some(stored)
}

/// The paragraphs in some words, if they can be those of this text.
pub(in crate::library) fn sound(words: &str, text: &str) -> Option<StoredParagraphs> {
    let fits = |paragraph: &Paragraph| text.get(paragraph.span.range()).is_some();
    read(words).filter(|stored| stored.paragraphs.iter().all(fits))
}

fn role_of(word: &str) -> Role {
    match word {
        "headline" => Role::Headline,
        "quoted" => Role::Quoted,
        "speaker" => Role::Speaker,
        word => FurnitureKind::from_word(word).map_or(Role::Body, Role::Furniture),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: &str = "0 9 headline,1 9,1 9 quoted,0 9 speaker,2 9 share";

    #[test]
    fn paragraphs_survive_a_round_trip() {
        let read = read(ALL).unwrap().paragraphs;
        assert_eq!(read[3], Paragraph { span: Span { start: 29, end: 38 }, role: Role::Speaker });
        assert_eq!(read[4].role, Role::Furniture(FurnitureKind::Share));
        assert_eq!(written(&read, &[]), ALL);
        assert_eq!(super::read(&written(&[], &[])), Some(StoredParagraphs::default()));
    }

    #[test]
    fn the_times_of_a_recording_survive_a_round_trip() {
        let words = "0 13 timestamp,2 40 0:1 21:4,2 13 timestamp,2 30 quoted 5:40";
        let stored = read(words).unwrap();
        let times: Vec<(u32, u64)> = stored.times.iter().map(|time| (time.start, time.seconds)).collect();
        assert_eq!(times, [(15, 1), (36, 4), (77, 40)]);
        assert_eq!(stored.paragraphs[3].role, Role::Quoted);
        assert_eq!(written(&stored.paragraphs, &stored.times), words);
        let outside = [TextTime { start: 14, seconds: 9 }, TextTime { start: 500, seconds: 9 }];
        assert_eq!(written(&stored.paragraphs, &outside), "0 13 timestamp,2 40,2 13 timestamp,2 30 quoted");
    }

    #[test]
    fn what_older_versions_wrote_is_read() {
        let json = r#"[[0,9,"headline"],[10,19,"body"],[20,29,"quoted"],[29,38,"speaker"],[40,49,"share"]]"#;
        assert_eq!(read(json), read(ALL));
    }

    #[test]
    fn damaged_words_and_paragraphs_outside_the_text_are_none() {
        for words in ["", "{", "[[0,9]]", "0", "0 x", "0 9,", "1 4294967295", "-1 4", "0 9 x:1", "0 9 1:"] {
            assert_eq!(read(words), None, "{words}");
        }
        assert_eq!(sound("0 9", "Rain"), None);
        assert_eq!(sound("0 1", "Č"), None);
        assert_eq!(sound("0 4", "Rain").map(|found| found.paragraphs.len()), Some(1));
    }
}
