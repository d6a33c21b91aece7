//! Altered quotations: a letter or digit that is not the source's is never the source's.

use crate::article::Article;
use crate::input::{Document, Media};
use crate::text::fold::folded;
use crate::verify::{DifferenceFlag, QuotedSpeech, Source, SourceVerdict, compare};
use proptest::prelude::*;

/// Sentences with what a comparison folds: numbers, marks, accents, contractions, abbreviations.
const SPOKEN: [&str; 14] = [
    "We won’t close the quay before 2027, whatever the mayor says.",
    "It cost $3.5 million, or 20% more than in nineteen eighty-four.",
    "Twenty-five boats sank; 1,250 nets were lost at 10:30 p.m. that night.",
    "The U.S. sent two ships to São Tomé — one was late.",
    "I can not say, and I don’t know, who ordered it.",
    "The vote was 3–2, with one abstention and 7 members away.",
    "Nobody told Ana Ruiz, or anyone at R&D, that the half-time job was gone.",
    "On Monday, March 3, the second ferry hit the first.",
    "It is –5 degrees here, minus twelve on the hill.",
    "We need five hundred and six people, not a thousand.",
    "The room is 10² metres; the yard is 102.",
    "A bill of £2bn is no bill: it is two billion pounds!",
    "It’s late, and he’d have gone by the 3rd of May if they hadn’t sunk.",
    "She can’t say who’s there, and we’ll not ask before 21 September.",
];

fn source() -> Source {
    let text = SPOKEN.join(" ");
    Source::new("record", Article::new(Document::record(String::new(), Media::Plain, text)), None)
}

fn verdict(quoted: &str) -> SourceVerdict {
    compare(&QuotedSpeech::words(quoted), &source()).verdict
}

#[test]
fn each_sentence_is_identical_to_itself() {
    for sentence in SPOKEN {
        assert_eq!(verdict(sentence), SourceVerdict::Identical, "{sentence}");
    }
}

/// A negation that only the quotation, or only the source, has.
#[test]
fn a_negation_on_one_side_is_flagged_in_every_spelling() {
    for (with, without) in [
        ("The crew didn’t sleep on deck.", "The crew did sleep on deck."),
        ("The crew can’t sleep on deck.", "The crew can sleep on deck."),
        ("The crew cannot sleep on deck.", "The crew can sleep on deck."),
        ("The crew won’t sleep on deck.", "The crew will sleep on deck."),
        ("They’re not asleep on deck.", "They are asleep on deck."),
        ("They aren’t asleep on deck.", "They’re asleep on deck."),
        ("It’s never safe on deck.", "It is safe on deck."),
        ("He’d not slept on deck.", "He had slept on deck."),
    ] {
        for (quoted, said) in [(with, without), (without, with)] {
            let article = Article::new(Document::record(String::new(), Media::Plain, said.to_owned()));
            let found = compare(&QuotedSpeech::words(quoted), &Source::new("record", article, None));
            let flag = found.gravest_first().first().and_then(|first| first.flag);
            assert_eq!(
                (found.verdict, flag),
                (SourceVerdict::Differs, Some(DifferenceFlag::Negation)),
                "{quoted} / {said}"
            );
        }
    }
}

/// A record in which Ana Ruiz says the words before a cut, and `next` the words after it.
fn two_turns(sentence: &str, cut: usize, next: &str) -> Source {
    let (before, behind) = sentence.split_at(cut);
    let text = format!(
        "Hearing of the council\n\n[at 00:00:05]\n\nANA RUIZ: {before}\n\n[at 00:00:09]\n\n{next}: {}\n",
        behind.trim_start()
    );
    Source::new("record", Article::new(Document::record(String::new(), Media::Plain, text)), None)
}

/// Cut at each space. Words that two people share are of neither; a label that is repeated changes nothing.
#[test]
fn words_glued_from_two_turns_are_nobodys() {
    for (sentence, next) in SPOKEN.iter().zip(SPOKEN.iter().cycle().skip(1)) {
        let both = format!("{sentence} {next}");
        for (cut, _) in both.match_indices(' ') {
            let source = two_turns(&both, cut, "BEN COLE");
            let found = compare(&QuotedSpeech::words(&both), &source);
            assert!(found.verdict >= SourceVerdict::Differs, "{:?}: {both} {cut}", found.verdict);
            if let Some(passage) = found.passage {
                assert!(!passage.span.of(source.text()).contains("BEN COLE"), "{both} {cut}");
            }
        }
        let cut = sentence.len();
        let source = two_turns(&both, cut, "Ana Ruiz");
        let found = compare(&QuotedSpeech::words(&both), &source);
        assert_eq!(found.verdict, SourceVerdict::Identical, "{both}");
        let read = source.words_in(found.passage.unwrap().span);
        assert_eq!(read.trim_end_matches(['.', '!']), both.trim_end_matches(['.', '!']));
    }
}

/// A quotation with the letter or digit at `at` put in place of another, taken out, or put in.
fn altered(sentence: &str, (at, letter): (usize, char), how: u8) -> Option<String> {
    let places: Vec<(usize, char)> = sentence.char_indices().filter(|(_, c)| c.is_alphanumeric()).collect();
    let (byte, old) = *places.get(at % places.len())?;
    // Case and accents are folded, and what folds alike is no other letter.
    if folded(&old.to_string()) == folded(&letter.to_string()) {
        return None;
    }
    let (before, after) = (sentence.get(..byte)?, sentence.get(byte + old.len_utf8()..)?);
    let changed = match how {
        0 => format!("{before}{letter}{after}"),
        1 => format!("{before}{after}"),
        _ => format!("{before}{letter}{old}{after}"),
    };
    // Doubling a letter and taking one of two out change the same text in two places.
    (!SPOKEN.join(" ").contains(changed.trim_end_matches(['.', '!']))).then_some(changed)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_altered_letter_or_digit_is_at_least_a_difference(
        sentence in 0..SPOKEN.len(),
        at in 0_usize..200,
        letter in prop_oneof![
            Just('o'), Just('n'), Just('s'), Just('e'), Just('1'), Just('0'), Just('9'), Just('й'), any::<char>()
        ].prop_filter("a letter or digit", |c| c.is_alphanumeric()),
        how in 0_u8..3,
    ) {
        if let Some(quoted) = altered(SPOKEN[sentence], (at, letter), how) {
            let verdict = verdict(&quoted);
            prop_assert!(verdict >= SourceVerdict::Differs, "{verdict:?}: {quoted}");
        }
    }

    #[test]
    fn no_text_makes_a_comparison_fail(quoted in "\\PC{0,60}", said in "\\PC{0,120}", cut in 0_usize..40) {
        let article = Article::new(Document::record(String::new(), Media::Plain, said.clone()));
        let source = Source::new("any", article, None);
        let found = compare(&QuotedSpeech::words(&quoted), &source);
        for difference in &found.differences {
            prop_assert!(quoted.get(difference.quoted.range()).is_some());
            prop_assert!(source.text().get(difference.said.range()).is_some());
        }
        // A part of the source is in the source.
        let part: String = said.chars().skip(cut).take(30).collect();
        let spoken = QuotedSpeech::words(&part).as_phrase();
        let _ = compare(&spoken, &source);
    }
}
