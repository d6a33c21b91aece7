//! The scores of the tagger are the sums of the weights that the trainer learns: both read the same clues.

use super::*;
use crate::analysis::Passage;
use crate::analysis::country;
use crate::analysis::person::runs::read_runs;
use crate::analysis::person::training::{self, Scores};
use crate::analysis::person::word_use::WordUses;
use crate::article::{Paragraph, Role};
use crate::lexicon::person_model::{LABELS, LANES};
use crate::text::Span;

const TEXT: &str = "IPHONE SALES FELL. “We sold fewer,” said Rosa Lopez, the head of Brolux in Peru. Mr Lopez and Liu He, \
                    Brolux’s mayor, met Lopez of the U.S. in Lima. Lopez’s iPhone rang. He left. Petra van der Berg, Al Jazeera";

/// The scores that the weights of the rows of each token give.
fn sums(rows: &[Vec<u32>], weights: Weights<'_>) -> Vec<PerTag> {
    let of_token =
        |rows: &Vec<u32>| rows.iter().fold(Points::default(), |points, &row| weights.add(row, points));
    rows.iter().map(|rows| of_token(rows).scores()).collect()
}

#[test]
fn the_tagger_adds_up_the_clues_that_the_trainer_lists_in_both_passes() {
    let paragraphs = [Paragraph { span: Span::new(0, TEXT.len()), role: Role::Body }];
    let passage = Passage::new(TEXT, &paragraphs);
    let countries = country::find(&passage);
    let tagger = Tagger::embedded();
    let weights = tagger.weights.as_ref().unwrap();
    let memory = NameMemory::default();
    let (scene, runs) = read_runs(&passage, &countries, &memory);
    let uses = WordUses::count(&scene, memory.uses(scene.word_hashes()));
    let clues = Clues::new(&scene, runs, uses);

    let scores = first_scores(&clues, weights);
    let lesson = training::first_reading(&passage, &countries);
    assert!(lesson.rows.len() > 12);
    assert_eq!(sums(&lesson.rows, weights.all), scores);

    let first = marginals(&clues, &tagger.first, &scores);
    let votes = PassageVotes::count(&clues, &first, &memory);
    let second = second_scores(&clues, weights, &votes, vec![[0.0; LANES]; scores.len()]);
    let told: Vec<Scores> = first.iter().map(|tags| std::array::from_fn(|tag| tags[tag])).collect();
    let rows = training::second_reading(&passage, &countries, &told);
    for (expected, found) in sums(&rows, weights.all).iter().zip(&second) {
        assert_eq!(expected[..LABELS], found[..LABELS]);
    }
    assert_eq!(rows.len(), second.len());
}
