//! Passage -> the runs of tokens that could belong to names and are tagged together.
//!
//! One capital in seven is that of a small word which opens a sentence: it is no name unless other capitals follow, so
//! the tagger need not read it.

use super::memory::NameMemory;
use super::scene::PersonScene;
use crate::analysis::Passage;
use crate::analysis::country::CountryMention;
use crate::analysis::token::Shape;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;
use std::ops::Range;

/// The runs of a passage, and the small words that are none.
#[derive(Debug, Default)]
pub(super) struct Runs {
    pub(super) tagged: Vec<Range<usize>>,
    /// "The", "He" at the beginning of a sentence, without other capitals beside them.
    pub(super) small_words: Vec<usize>,
}

/// A passage as the recogniser of people sees it, and its runs. Words that have a capital somewhere have numbers, wherever
/// they stand; if `memory` records, all words have. Of most words, which never have one, only that is asked.
pub(super) fn read_runs<'p, 't>(
    passage: &'p Passage<'t>,
    countries: &[CountryMention],
    memory: &NameMemory,
) -> (PersonScene<'p, 't>, Runs) {
    let mut scene = PersonScene::new(passage, countries);
    let runs = find_runs(&scene);
    if memory.is_recording() {
        scene.number_words(0..passage.tokens.len());
    } else {
        let tagged = runs.tagged.iter().cloned().flatten();
        let words: Vec<usize> =
            tagged.chain(runs.small_words.iter().copied()).chain(scene.capitals_inside()).collect();
        scene.number_words(words.into_iter());
    }
    (scene, runs)
}

/// Finds the runs of tokens that could belong to names, and the small words that are none.
fn find_runs(scene: &PersonScene<'_, '_>) -> Runs {
    let mut runs = Runs::default();
    for sentence in &scene.passage.sentences {
        let end = sentence.tokens.end as usize;
        let mut at = sentence.tokens.start as usize;
        loop {
            at = scene.next_opening(at..end);
            if at >= end {
                break;
            }
            if !opens(scene, at, end) {
                at += 1;
                continue;
            }
            let start = at;
            at += 1;
            while let Some(next) = goes_on(scene, at, end) {
                at = next;
            }
            if at == start + 1 && is_small(scene, start) {
                runs.small_words.push(start);
            } else {
                runs.tagged.push(start..at);
            }
        }
    }
    runs
}

/// Whether a word is a small one that has its capital from the beginning of a sentence, or "I". Those that are names, too,
/// are none ("Per", "An"), except pronouns: "He" is a name only beside others.
fn is_small(scene: &PersonScene<'_, '_>, at: usize) -> bool {
    use FunctionWord::{Conjunction, Determiner, Possessor, Preposition, Subject};
    let function = scene.passage.function_word(at);
    matches!(function, Some(Subject | Possessor | Determiner | Preposition | Conjunction))
        && (!scene.class(at).is_name() || scene.is(at, List::PronounsLikeNames))
        && scene.token(at).is_some_and(|token| token.shape == Shape::Title)
        && (scene.is_first(at) || scene.word(at) == "I")
}

fn opens(scene: &PersonScene<'_, '_>, at: usize, end: usize) -> bool {
    scene.is_capitalized(at)
        || scene.is_lower(at)
            && at + 1 < end
            && scene.class(at).is(WordClass::PARTICLE)
            && (scene.is_capitalized(at + 1) || scene.word(at + 1) == "-" && scene.is_capitalized(at + 2))
}

/// Returns where a run that has reached token `at` continues: it can pass over one to three words and marks that
/// occur inside names.
fn goes_on(scene: &PersonScene<'_, '_>, at: usize, end: usize) -> Option<usize> {
    if at >= end {
        return None;
    }
    if scene.is_capitalized(at) {
        return Some(at + 1);
    }
    let token = scene.token(at)?;
    let tight = |at: usize| at < end && scene.token(at).is_some_and(|token| token.is_word() && !token.spaced);
    let hyphen =
        token.shape == Shape::Mark && !token.spaced && matches!(scene.word(at), "-" | "‐" | "‑" | "–");
    if hyphen && tight(at + 1) {
        return Some(at + 2);
    }
    let bridge = |at: usize| match scene.token(at).map(|token| token.shape) {
        Some(Shape::Mark) => matches!(scene.word(at), "&" | "-" | "“" | "”" | "\"" | "'" | "‘" | "’" | "."),
        Some(Shape::Lower) if scene.class(at).is(WordClass::PARTICLE) => true,
        _ => scene.is(at, List::InsideNames),
    };
    let mut next = at;
    while next < end.min(at + 3) && bridge(next) {
        next += 1;
    }
    (next > at && next < end && scene.is_capitalized(next)).then_some(next + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::person::word_use::WordUses;
    use crate::article::{Paragraph, Role};
    use crate::text::Span;

    #[test]
    fn the_same_is_known_of_the_use_of_every_word_whether_all_words_have_numbers_or_not() {
        let mut recording = NameMemory::default();
        recording.start();
        for text in [
            "IPHONE SALES FELL. Apple iPhone sales rose.",
            "The iphone was late. Apple iPhone sales rose.",
            "The iPhone was late.",
            "Rosa Lopez d’Ivoire came. The lopez, 3 of them, saw Rosa’s D’IVOIRE.",
            "",
        ] {
            let paragraphs = [Paragraph { span: Span::new(0, text.len()), role: Role::Body }];
            let passage = Passage::new(text, &paragraphs);
            let [some, all] = [&NameMemory::default(), &recording].map(|memory| {
                let (scene, _) = read_runs(&passage, &[], memory);
                let uses = WordUses::count(&scene, memory.uses(scene.word_hashes()));
                (0..passage.tokens.len()).map(|at| uses.kinds(&scene, at)).collect::<Vec<_>>()
            });
            assert_eq!(some, all, "{text}");
        }
    }

    #[test]
    fn small_words_at_the_beginning_of_a_sentence_are_tagged_only_beside_other_capitals() {
        for (text, runs, small) in [
            ("The ship left. He told me that I could stay.", vec![], vec!["The", "He", "I"]),
            ("The Hague heard the case. In Lima it rained.", vec!["The Hague", "In Lima"], vec![]),
            ("We asked He about it.", vec!["He"], vec!["We"]),
            ("Per said so. An was tired.", vec!["Per", "An"], vec![]),
            ("May said so. US troops left. Monday was dry.", vec!["May", "US", "Monday"], vec![]),
        ] {
            let paragraphs = [Paragraph { span: Span::new(0, text.len()), role: Role::Body }];
            let passage = Passage::new(text, &paragraphs);
            let (scene, found) = read_runs(&passage, &[], &NameMemory::default());
            let tagged: Vec<&str> = found.tagged.iter().map(|run| scene.words(run)).collect();
            let words: Vec<&str> = found.small_words.iter().map(|&at| scene.word(at)).collect();
            assert_eq!((tagged, words), (runs, small), "{text}");
        }
    }
}
