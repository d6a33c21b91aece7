//! Paragraphs <-> the words in which the library stores them.
//!
//! `0 17 headline,2 242,2 180`: after how many bytes each begins, how long it is, and its role if it is not the body. Older
//! versions wrote JSON, which took three times the room: `[[0,17,"headline"],[19,261,"body"]]`.

use crate::article::{FurnitureKind, Paragraph, Role};
use crate::text::Span;
use std::fmt::Write;

/// What older versions wrote for a paragraph: where it begins and ends, and its role.
type JsonParagraph = (u32, u32, String);

/// Paragraphs, which follow each other in a text, in words.
pub(in crate::library) fn written(paragraphs: &[Paragraph]) -> String {
    if paragraphs.is_empty() {
        return "[]".to_owned();
    }
    let (mut words, mut at) = (String::new(), 0);
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
        at = span.end;
    }
    words
}

/// The paragraphs in some words; `None` if [`written`] and older versions cannot have written them. A role that only a
/// newer version knows is read as body text.
pub(in crate::library) fn read(words: &str) -> Option<Vec<Paragraph>> {
    if words.starts_with('[') {
        let records: Vec<JsonParagraph> = serde_json::from_str(words).ok()?;
        let paragraph =
            |(start, end, role): JsonParagraph| Paragraph { span: Span { start, end }, role: role_of(&role) };
        return Some(records.into_iter().map(paragraph).collect());
    }
    let mut at = 0_u32;
    let paragraph = |words: &str| {
        let mut words = words.splitn(3, ' ');
        let mut number = || words.next()?.parse::<u32>().ok();
        let start = at.checked_add(number()?)?;
        at = start.checked_add(number()?)?;
        Some(Paragraph { span: Span { start, end: at }, role: words.next().map_or(Role::Body, role_of) })
    };
    words.split(',').map(paragraph).collect()
}

/// The paragraphs in some words, if they can be those of this text.
pub(in crate::library) fn sound(words: &str, text: &str) -> Option<Vec<Paragraph>> {
    let fits = |paragraph: &Paragraph| text.get(paragraph.span.range()).is_some();
    read(words).filter(|paragraphs| paragraphs.iter().all(fits))
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
        let read = read(ALL).unwrap();
        assert_eq!(read[3], Paragraph { span: Span { start: 29, end: 38 }, role: Role::Speaker });
        assert_eq!(read[4].role, Role::Furniture(FurnitureKind::Share));
        assert_eq!(written(&read), ALL);
        assert_eq!(super::read(&written(&[])), Some(Vec::new()));
    }

    #[test]
    fn what_older_versions_wrote_is_read() {
        let json = r#"[[0,9,"headline"],[10,19,"body"],[20,29,"quoted"],[29,38,"speaker"],[40,49,"share"]]"#;
        assert_eq!(read(json), read(ALL));
    }

    #[test]
    fn damaged_words_and_paragraphs_outside_the_text_are_none() {
        for words in ["", "{", "[[0,9]]", "0", "0 x", "0 9,", "1 4294967295", "-1 4"] {
            assert_eq!(read(words), None, "{words}");
        }
        assert_eq!(sound("0 9", "Rain"), None);
        assert_eq!(sound("0 1", "Č"), None);
        assert_eq!(sound("0 4", "Rain").map(|found| found.len()), Some(1));
    }
}
