//! What holds for any input (`tests/invariants`), tried on made-up bytes: noise, pieces of news and of file formats in
//! any order, and the seeds of the fuzzer with a few bytes changed.

use crate::invariants::{self, Invariant};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// Pieces that lead deep into one part of the program or another.
const PIECES: [&str; 48] = [
    "“We will wait,” Ana Duarte said in Lima, “and then",
    "we will vote.”",
    "Peru’s minister said “no”.",
    "\n\n",
    "\n",
    "\r\n",
    "According to Seoul, ",
    "he added",
    " \u{201d}",
    "\u{201c}",
    "''",
    "``",
    "«",
    "»",
    "「",
    "」",
    "<p>",
    "</p>",
    "<div class='caption'>",
    "<blockquote>",
    "<table><tr><td>",
    "&nbsp;",
    "&#x110000;",
    "<!--",
    "-->",
    "# Talks in Lima",
    "> quoted",
    "[a](b)",
    "* * *",
    "```",
    "Q: ",
    "MR. PRYCE: ",
    "{\"id\":\"1\",\"text\":\"",
    "\"}",
    "<rss><channel><item><title>",
    "</title></item></channel></rss>",
    "<opml><body><outline xmlUrl=\"https://a.example/f\"/>",
    "MIME-Version: 1.0\r\n",
    "Content-Type: text/html\r\n\r\n",
    "WEBVTT\n\n",
    "00:01.000 --> 00:03.000\n",
    "WARC/1.0\r\n",
    "\u{feff}",
    "\u{202e}",
    "\u{1b}[31m",
    "🇰🇷👩‍🚒",
    "e\u{301}",
    "{\"schema\":\"pullquote/1\",\"text\":\"a\",\"quotes\":[",
];

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..24);
    prop_oneof![
        1 => prop::collection::vec(any::<u8>(), 0..400),
        3 => (any::<u8>(), pieces).prop_map(|(first, pieces)| [&[first], pieces.concat().as_bytes()].concat()),
    ]
}

/// A seed of one target with a few bytes changed.
fn damaged_seed(target: &str) -> impl Strategy<Value = Vec<u8>> {
    let seeds = seeds(target);
    assert!(!seeds.is_empty(), "fuzz/seeds/{target} has no seeds");
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6);
    (prop::sample::select(seeds), changes).prop_map(|(mut seed, changes)| {
        for (place, byte) in changes {
            let count = seed.len().max(1);
            if let Some(there) = seed.get_mut(place.index(count)) {
                *there = byte;
            }
        }
        seed
    })
}

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    files.map(|file| fs::read(file.unwrap().path()).unwrap()).collect()
}

fn holds((name, check): Invariant) {
    let cases = |count| ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(count) };
    proptest!(cases(96), |(bytes in prop_oneof![bytes(), damaged_seed(name)])| check(&bytes));
}

#[test]
fn every_fuzz_target_is_an_invariant_and_has_seeds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/targets");
    let mut targets: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    targets.sort();
    let mut names: Vec<&str> = invariants::ALL.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    assert_eq!(targets, names);
    assert!(names.iter().all(|name| seeds(name).len() >= 3));
}

macro_rules! invariants {
    ($($test:ident $number:literal)*) => {
        $(#[test]
        fn $test() {
            holds(invariants::ALL[$number]);
        })*
    };
}

invariants! {
    any_file_is_articles_or_one_sentence 0
    any_page_is_an_article 1
    any_markdown_is_an_article 2
    any_feed_is_items_or_one_sentence 3
    findings_in_any_text_are_places_in_it 4
    findings_in_any_text_can_be_exported 5
    any_bytes_are_decisions_or_an_error_with_a_line 6
    any_text_wraps_at_any_width 7
    any_text_is_safe_for_a_terminal_once_sanitized 8
    any_words_can_be_searched_for 9
    any_keys_are_answered_and_drawn 10
    any_bytes_of_a_terminal_leave_it_able_to_type 11
}
