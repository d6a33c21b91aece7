//! The clues that depend on few values, such as a class and a place: the tagger adds up their weights once for all texts.

use super::rows::{ClueKinds, ClueRows, RowSink};
use crate::analysis::person::kind_votes::TokenVotes;
use crate::analysis::person::word_use::{ALL_USES, UseCounts};

/// Reads the clues that say how often the passage uses a word in each way.
pub(crate) fn read_uses(counts: &UseCounts, rows: &mut impl RowSink) {
    let mut clues = ClueRows::new(rows);
    clues.go_on_from(ClueKinds::Uses);
    let kind = clues.next();
    for (index, word_use) in (0_u32..).zip(ALL_USES) {
        clues.put(kind, [index, u32::from(counts.count(word_use).min(UseCounts::MANY))]);
    }
    clues.end_before(ClueKinds::KindsOfUse);
}

/// Reads the clues that say which classes a word has, by its place in its run.
pub(crate) fn read_class_bits(class: u32, place: u32, rows: &mut impl RowSink) {
    let mut clues = ClueRows::new(rows);
    clues.go_on_from(ClueKinds::ClassBits);
    let kind = clues.next();
    for bit in bits(class) {
        clues.put(kind, [bit, place]);
    }
    clues.end_before(ClueKinds::Uses);
}

/// The numbers of the bits that are set.
#[inline]
pub(crate) fn bits(mut of: u32) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = of.trailing_zeros();
        (of != 0).then(|| {
            of &= of - 1;
            bit
        })
    })
}

/// Reads the clues of the second pass that depend only on a token’s place in its run and on what the first found for it,
/// there and elsewhere. Those of [`read_share`] belong to them, too.
pub(crate) fn read_own_votes(place: u32, votes: &TokenVotes, rows: &mut impl RowSink) {
    let mut clues = ClueRows::of_votes(rows);
    let ([_, sign, _], now) = (votes.signs, votes.now);
    clues.go_on_from(ClueKinds::Votes);
    clues.add([sign, place]);
    clues.add([sign, now]);
    clues.end_before(ClueKinds::VotesAround);
}

/// Reads the clue of what the first pass found for a token, by its place in its run.
pub(crate) fn read_now(place: u32, now: u32, rows: &mut impl RowSink) {
    let mut clues = ClueRows::of_votes(rows);
    clues.go_on_from(ClueKinds::VotesNow);
    clues.add([now, place]);
    clues.end_before(ClueKinds::VotesWord);
}

/// Reads the clue of one of the shares of a token’s votes, by its place in its run and what was found for it.
#[inline]
pub(crate) fn read_share((kind, share): (u32, u32), (place, now): (u32, u32), rows: &mut impl RowSink) {
    let mut clues = ClueRows::of_votes(rows);
    clues.put(ClueKinds::VoteShares as u32 + 1 + kind, [share, place, now]);
}
