//! What the trainer of the person tagger needs from the program: the clues of a passage, read by the same code.

use super::clues::Clues;
use super::memory::NameMemory;
use super::scene::PersonScene;
use super::tagger::PassageVotes;
use super::word_use::WordUses;
use crate::analysis::Passage;
use crate::analysis::country::CountryMention;
use crate::text::Span;

pub use super::chain::{Chain, Links, Marginals, Scores, marginals, may_follow};
use super::clues::LEXICAL_ROWS;

/// How many of the first rows of a token identify the word. Training leaves them out at random, so that the tagger
/// learns to do without them.
pub const LEXICAL: usize = LEXICAL_ROWS[0] + LEXICAL_ROWS[1];

/// The clues of a passage, token by token, for all its runs.
#[derive(Debug, Clone, Default)]
pub struct Lesson {
    /// The number of tokens in each run.
    pub runs: Vec<usize>,
    /// The span of each token.
    pub spans: Vec<Span>,
    /// The rows of each token in the table of weights.
    pub rows: Vec<Vec<u32>>,
}

/// Reads the clues of the first pass.
#[must_use]
pub fn first_reading(passage: &Passage<'_>, countries: &[CountryMention]) -> Lesson {
    let scene = PersonScene::new(passage, countries);
    let uses = WordUses::count(&scene, NameMemory::default().uses(scene.word_hashes()));
    let clues = Clues::new(&scene, uses);
    let mut lesson = Lesson::default();
    for run in &clues.runs {
        lesson.runs.push(run.len());
        let edges = clues.edges(run);
        for (at, near) in clues.nears(&edges) {
            let (mut rows, mut of_place) = (Vec::new(), Vec::new());
            clues.read_word(at, near.own(), &mut rows);
            clues.read_place(at, (&edges, &near), &mut of_place);
            let [of_words, of_places] = LEXICAL_ROWS;
            rows.splice(of_words..of_words, of_place.drain(..of_places));
            rows.append(&mut of_place);
            lesson.rows.push(rows);
            lesson.spans.extend(scene.token(at).map(|token| token.span));
        }
    }
    lesson
}

/// Returns the rows that the second pass adds for each token if the first gave these probabilities.
#[must_use]
pub fn second_reading(
    passage: &Passage<'_>,
    countries: &[CountryMention],
    first: &[Scores],
) -> Vec<Vec<u32>> {
    let scene = PersonScene::new(passage, countries);
    let uses = WordUses::count(&scene, NameMemory::default().uses(scene.word_hashes()));
    let clues = Clues::new(&scene, uses);
    let votes = PassageVotes::count(&clues, first, &NameMemory::default());
    let mut all = Vec::new();
    for run in &clues.runs {
        for (at, of_token) in votes.of_run(&clues, run) {
            let mut rows = Vec::new();
            clues.read_votes((at, run), &of_token, &mut rows);
            all.push(rows);
        }
    }
    all
}
