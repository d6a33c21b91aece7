//! Words that are everywhere in a source: the passage is found all the same.

use crate::article::Article;
use crate::input::{Document, Media};
use crate::verify::{QuotedSpeech, Source, SourceVerdict, compare};
use std::fmt::Write;

/// A record in which every sentence has the same words, but for a number.
fn record() -> Source {
    let mut text = String::new();
    for day in 0..6000 {
        let _ = write!(text, "I told them on day {day} that we would not sell the old boat. ");
    }
    Source::new("record", Article::new(Document::record(String::new(), Media::Plain, text)), None)
}

#[test]
fn a_changed_sentence_is_found_among_thousands_of_its_kind() {
    let record = record();
    for (quoted, verdict) in [
        ("I told them on day 4711 that we would not sell the old boat.", SourceVerdict::Identical),
        ("I told them on day 4711 that we would sell the old boat.", SourceVerdict::Differs),
        ("I told them on day 4711 … the old boat.", SourceVerdict::Shortened),
        ("I told them on day 99999 that we would sell the old boat.", SourceVerdict::Differs),
    ] {
        let found = compare(&QuotedSpeech::words(quoted), &record);
        assert_eq!(found.verdict, verdict, "{quoted}");
        let passage = found.passage.unwrap();
        assert!(!quoted.contains("4711") || record.words_in(passage.span).contains("4711"), "{quoted}");
    }
}
