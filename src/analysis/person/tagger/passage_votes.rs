//! The probabilities of the first pass of the tagger -> what it found for each word of a passage, in all its places.

use super::chain::PerTag;
use crate::analysis::person::clues::Clues;
use crate::analysis::person::kind_votes::{KindVotes, TokenVotes};
use crate::analysis::person::memory::NameMemory;
use crate::lexicon::person_model::{PERSON, PERSON_INSIDE};

/// What the first pass found for each word, summed over this passage and earlier ones.
pub(crate) struct PassageVotes {
    /// By the number of the word.
    pub(crate) words: Vec<KindVotes>,
    /// What it found for each token of the runs, run after run.
    tokens: Vec<OwnVotes>,
    /// The sign of what the other places say about each token’s word, from the place before the first token on.
    signs: Vec<u32>,
}

/// What the first pass found for a token.
pub(crate) struct OwnVotes {
    /// What the other places say about its word.
    elsewhere: KindVotes,
    /// The most likely kind of the token itself and how sure it is, as one number.
    now: u32,
}

impl PassageVotes {
    /// Adds the probabilities of the first pass, given run after run, to those of earlier passages.
    pub(crate) fn count(clues: &Clues<'_, '_, '_>, first: &[PerTag], memory: &NameMemory) -> Self {
        let mut votes = Self {
            words: clues.scene.word_hashes().iter().map(|&hash| memory.get(hash).votes).collect(),
            tokens: Vec::with_capacity(first.len()),
            signs: vec![0; clues.scene.passage.tokens.len() + 2],
        };
        let mut ballots = Vec::with_capacity(first.len());
        for (run, of_run) in clues.runs_with(first) {
            let next = of_run.iter().skip(1).map(Some).chain([None]);
            for ((at, own), next) in run.tokens.clone().zip(of_run).zip(next) {
                let ballot = ballot(own, next);
                votes.add(clues, at, &ballot);
                ballots.push(ballot);
            }
        }
        for &at in &clues.small_words {
            votes.add(clues, at, &KindVotes::NO_NAME);
        }
        votes.look_elsewhere(clues, &ballots);
        votes
    }

    fn add(&mut self, clues: &Clues<'_, '_, '_>, at: usize, ballot: &KindVotes) {
        if let Some(word) = self.words.get_mut(clues.scene.number(at)) {
            word.add(ballot);
        }
    }

    /// Subtracts what each token contributes from what is known about its word, when all have been added.
    fn look_elsewhere(&mut self, clues: &Clues<'_, '_, '_>, ballots: &[KindVotes]) {
        let Self { words, tokens, signs } = self;
        let elsewhere = |at: usize, ballot: &KindVotes| {
            words.get(clues.scene.number(at)).map(|word| word.without(ballot)).unwrap_or_default()
        };
        let mut set_sign = |at: usize, votes: &KindVotes| {
            if let Some(slot) = signs.get_mut(at + 1) {
                *slot = votes.sign();
            }
        };
        for (run, of_run) in clues.runs_with(ballots) {
            for (at, ballot) in run.tokens.clone().zip(of_run) {
                let elsewhere = elsewhere(at, ballot);
                set_sign(at, &elsewhere);
                tokens.push(OwnVotes { elsewhere, now: ballot.now() });
            }
        }
        for &at in &clues.small_words {
            set_sign(at, &elsewhere(at, &KindVotes::NO_NAME));
        }
    }

    /// What it found for each token of the runs, run after run.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = &OwnVotes> {
        self.tokens.iter()
    }

    /// What it found for token `at` and its neighbours; `own` is what it found for itself.
    pub(crate) fn of_token(&self, at: usize, own: &OwnVotes) -> TokenVotes {
        let signs = self.signs.get(at..).and_then(|signs| signs.first_chunk());
        TokenVotes { token: own.elsewhere, signs: signs.copied().unwrap_or_default(), now: own.now }
    }
}

/// What a token contributes for its word; `next` are the probabilities of the next token in its run.
fn ballot(own: &PerTag, next: Option<&PerTag>) -> KindVotes {
    let sums = [own[0], own[1] + own[2], own[3] + own[4], own[5] + own[6], own[7] + own[8]];
    let goes_on = next.is_some_and(|next| next[PERSON_INSIDE] > 0.5);
    let begins = own[PERSON] > 0.5 && goes_on;
    let ends = own[PERSON_INSIDE] > 0.5 && !goes_on;
    KindVotes { sums, edges: [u8::from(begins), u8::from(ends)] }
}
