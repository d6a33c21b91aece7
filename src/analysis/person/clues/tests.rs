//! The rows of a token: which identify it, and that no two of its clues have one row.

use super::*;
use crate::analysis::Passage;
use crate::analysis::person::memory::NameMemory;
use crate::analysis::person::runs::read_runs;
use crate::article::{Paragraph, Role};
use crate::lexicon::person_model::ROWS;
use crate::text::Span;

/// The rows of the only token of a run: those of the word, then those of the place.
fn rows_of(text: &str, run: usize) -> [Vec<u32>; 2] {
    let paragraphs = [Paragraph { span: Span::new(0, text.len()), role: Role::Body }];
    let passage = Passage::new(text, &paragraphs);
    let (scene, runs) = read_runs(&passage, &[], &NameMemory::default());
    let uses = WordUses::count(&scene, NameMemory::default().uses(scene.word_hashes()));
    let clues = Clues::new(&scene, runs, uses);
    let edges = &clues.edges[run];
    let (at, near) = clues.nears(edges).next().unwrap();
    let mut rows = [Vec::new(), Vec::new()];
    clues.read_word(at, near.own(), &mut rows[0]);
    read_uses(&clues.uses.of(&scene, at), &mut rows[0]);
    clues.read_place(at, (edges, &near), &mut rows[1]);
    read_class_bits(near.own().class(), place(at, &edges.tokens), &mut rows[1]);
    rows
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
