//! The rows of a token: which identify it, and that no two of its clues have one row.

use super::*;
use crate::analysis::Passage;
use crate::analysis::person::memory::NameMemory;
use crate::analysis::person::runs::read_runs;
use crate::article::{Paragraph, Role};
use crate::lexicon::person_model::ROWS;
use crate::text::Span;

/// What `ask` finds in the clues of a text.
fn ask_clues<T>(text: &str, ask: impl FnOnce(&Clues<'_, '_, '_>) -> T) -> T {
    let paragraphs = [Paragraph { span: Span::new(0, text.len()), role: Role::Body }];
    let passage = Passage::new(text, &paragraphs);
    let (scene, runs) = read_runs(&passage, &[], &NameMemory::default());
    let uses = WordUses::count(&scene, NameMemory::default().uses(scene.word_hashes()));
    ask(&Clues::new(&scene, runs, uses))
}

/// The rows of the only token of a run: those of the word, then those of the place.
fn rows_of(text: &str, index: usize) -> [Vec<u32>; 2] {
    ask_clues(text, |clues| {
        let run = &clues.runs[index];
        let (at, near) = clues.nears(run).next().unwrap();
        let mut rows = [Vec::new(), Vec::new()];
        clues.read_word(at, near.own(), &mut rows[0]);
        read_uses(&clues.uses.of(clues.scene, at), &mut rows[0]);
        clues.read_place(at, (run, &near), &mut rows[1]);
        read_class_bits(near.own().class(), place(at, &run.tokens), &mut rows[1]);
        rows
    })
}

#[test]
fn the_tokens_near_a_token_are_looked_at_as_if_each_run_stood_alone() {
    let text = "Ana. Ben met Cal and saw Dan now and then Eva. Flo Gil. Hal went out to see Ida or else Jon";
    ask_clues(text, |clues| {
        let mut count = 0;
        let nears = clues.runs.iter().flat_map(|run| clues.nears(run).map(move |near| (run, near)));
        for (run, (at, near)) in nears {
            for by in -2..=2_isize {
                let look = clues.look(at.checked_add_signed(by), &run.sentence);
                let found = (near.hash(by), near.shape(by), near.class(by));
                assert_eq!(found, (look.hash, look.shape, look.class), "{} {by}", clues.scene.word(at));
                count += 1;
            }
        }
        assert_eq!(count, 10 * 5);
    });
}

#[test]
fn the_first_rows_identify_the_word_and_the_others_do_not() {
    let text = "Today we met Brolux there. Today we met Vantik there.";
    let [one, other] = [1, 3].map(|run| rows_of(text, run));
    for (part, lexical) in LEXICAL_ROWS.into_iter().enumerate() {
        let differ: Vec<usize> =
            (0..one[part].len()).filter(|&at| one[part][at] != other[part][at]).collect();
        assert!(differ.iter().all(|&at| at < lexical), "{part}: {differ:?}");
        assert_eq!(differ.last(), Some(&(lexical - 1)), "{part}: {differ:?}");
    }
}

#[test]
fn a_word_keeps_its_own_rows_wherever_it_is_and_no_two_clues_have_one_row() {
    let text = "Lopez came. Today we met Lopez, a mayor, there.";
    let [first, second] = [0, 2].map(|run| rows_of(text, run));
    assert_eq!(first[0].len(), second[0].len());
    for rows in [first, second] {
        let mut all = rows.concat();
        let count = all.len();
        assert!(all.iter().all(|&row| (row as usize) < ROWS));
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
