//! What the trainer of the person tagger needs from the program: the clues of a passage, read by the same code, and the
//! probabilities that scores make.

use super::clues::{
    Clues, LEXICAL_ROWS, place, read_class_bits, read_now, read_own_votes, read_share, read_uses,
};
use super::memory::NameMemory;
use super::runs::read_runs;
use super::tagger::{Marginals, PassageVotes, PerTag};
use super::word_use::WordUses;
use crate::analysis::Passage;
use crate::analysis::country::CountryMention;
use crate::lexicon::person_model::{LABELS, LANES};
use crate::text::Span;

pub use super::tagger::{Chain, may_follow};

/// The score or the probability of each tag of a token.
pub type Scores = [f32; LABELS];

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

/// Returns the probability of each tag for each token of a run.
#[must_use]
pub fn marginals(chain: &Chain, scores: &[Scores]) -> Vec<Scores> {
    let mut marginals = Marginals::default();
    marginals.add_run(chain, &scores.iter().map(filled_up).collect::<Vec<_>>());
    let tags = |of_token: &PerTag| std::array::from_fn(|tag| of_token[tag]);
    marginals.probabilities.iter().map(tags).collect()
}

/// A number for each lane. Nothing reads those behind the last tag.
fn filled_up(numbers: &Scores) -> PerTag {
    let mut lanes = [f32::MIN; LANES];
    lanes.iter_mut().zip(numbers).for_each(|(slot, number)| *slot = *number);
    lanes
}

/// Reads the clues of the first pass.
#[must_use]
pub fn first_reading(passage: &Passage<'_>, countries: &[CountryMention]) -> Lesson {
    let (scene, runs) = read_runs(passage, countries, &NameMemory::default());
    let uses = WordUses::count(&scene, NameMemory::default().uses(scene.word_hashes()));
    let clues = Clues::new(&scene, runs, uses);
    let mut lesson = Lesson::default();
    for run in &clues.runs {
        lesson.runs.push(run.tokens.len());
        for (at, near) in clues.nears(run) {
            let (mut rows, mut of_place) = (Vec::new(), Vec::new());
            clues.read_word(at, near.own(), &mut rows);
            read_uses(&clues.uses.of(&scene, at), &mut rows);
            clues.read_place(at, (run, &near), &mut of_place);
            read_class_bits(near.own().class(), place(at, &run.tokens), &mut of_place);
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
    let (scene, runs) = read_runs(passage, countries, &NameMemory::default());
    let uses = WordUses::count(&scene, NameMemory::default().uses(scene.word_hashes()));
    let clues = Clues::new(&scene, runs, uses);
    let first: Vec<PerTag> = first.iter().map(filled_up).collect();
    let votes = PassageVotes::count(&clues, &first, &NameMemory::default());
    let mut all = Vec::new();
    let mut tokens = votes.tokens();
    for run in &clues.runs {
        for ((at, near), own) in clues.nears(run).zip(tokens.by_ref()) {
            let (of_token, place) = (votes.of_token(at, own), place(at, &run.tokens));
            let mut rows = Vec::new();
            read_own_votes(place, &of_token, &mut rows);
            read_now(place, of_token.now, &mut rows);
            for (kind, share) in (0..).zip(of_token.token.shares()) {
                read_share((kind, share), (place, of_token.now), &mut rows);
            }
            clues.read_votes_around((at, &near), &of_token, &mut rows);
            all.push(rows);
        }
    }
    all
}
