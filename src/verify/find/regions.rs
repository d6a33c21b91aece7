//! A quotation -> the regions of a source that have most of its rare words.
//!
//! Each place of a rare word of the quotation is a vote for the region around it. Frequent words are everywhere: they vote in
//! pairs, where they stand side by side as in the quotation, and only if the others lead nowhere.

use super::Wanted;
use crate::sorting;
use crate::verify::source::Source;
use std::ops::Range;

/// This many places of words vote.
const MAX_VOTES: usize = 4000;
/// This many regions are aligned.
const MAX_REGIONS: usize = 4;
/// This many pairs of frequent words vote.
const MAX_PAIRS: usize = 3;
/// A region with less than this share of the votes of the best one is left out.
const MIN_SHARE: f64 = 0.5;
/// How many words an ellipsis may stand for.
const MAX_LEFT_OUT: usize = 400;

/// The regions where the quotation may be from, the likeliest first, with room for words that were left out.
pub(in crate::verify) fn regions(wanted: &Wanted<'_>, source: &Source) -> Vec<Range<usize>> {
    best_regions(&word_votes(wanted, source), wanted, source)
}

/// The regions that pairs of neighbours in the quotation vote for. They cost more, and are for a quotation whose rare words
/// are not where the others are.
pub(in crate::verify) fn further_regions(wanted: &Wanted<'_>, source: &Source) -> Vec<Range<usize>> {
    best_regions(&pair_votes(wanted, source), wanted, source)
}

/// The regions with the most votes.
fn best_regions(votes: &[Vote], wanted: &Wanted<'_>, source: &Source) -> Vec<Range<usize>> {
    let count = wanted.parts.len();
    let ellipses = (0..count).filter(|at| wanted.is_ellipsis(*at)).count();
    let reach = count + count / 2 + 8 + (ellipses * MAX_LEFT_OUT).min(3 * MAX_LEFT_OUT);
    let mut scored = windows(votes, reach, count);
    let best = scored.iter().fold(0.0_f64, |best, window| best.max(window.score));
    scored.retain(|window| window.score >= best * MIN_SHARE);
    sorting::by(&mut scored, |one, other| other.score.total_cmp(&one.score).then(one.from.cmp(&other.from)));
    let mut regions: Vec<Range<usize>> = Vec::new();
    for window in scored {
        if regions.len() == MAX_REGIONS {
            break;
        }
        // As many words before the first vote as the quotation has before its first voting word, and some more.
        let before = count + 8;
        let region = window.from.saturating_sub(before)..(window.to + before).min(source.words().len());
        let overlaps = |other: &Range<usize>| window.from >= other.start && window.to <= other.end;
        if !regions.iter().any(overlaps) {
            regions.push(region);
        }
    }
    regions
}

/// A place in the source, the part of the quotation that votes for it, and how much that counts.
pub(in crate::verify) struct Vote {
    pub(in crate::verify) place: usize,
    pub(in crate::verify) part: usize,
    pub(in crate::verify) weight: f64,
}

fn word_votes(wanted: &Wanted<'_>, source: &Source) -> Vec<Vote> {
    let index = source.index();
    let mut rarest: Vec<(usize, u32)> = (0..wanted.parts.len())
        .filter(|at| wanted.is_spoken(*at))
        .filter_map(|at| Some((at, wanted.keys.get(at).copied().flatten()?)))
        .collect();
    sorting::by_key(&mut rarest, |(at, key)| (index.places(*key).len(), *at));
    let mut votes = Vec::new();
    for (part, key) in rarest {
        let places = index.places(key);
        if votes.len() + places.len() > MAX_VOTES {
            break;
        }
        let weight = wanted.weight(part, index);
        votes.extend(places.iter().map(|place| Vote { place: *place as usize, part, weight }));
    }
    sorting::by_key(&mut votes, |vote| (vote.place, vote.part));
    votes
}

/// The places of the rarest pairs of neighbours in the quotation.
fn pair_votes(wanted: &Wanted<'_>, source: &Source) -> Vec<Vote> {
    let (index, words) = (source.index(), source.words());
    let key = |part: usize| wanted.keys.get(part).copied().flatten().filter(|_| wanted.is_spoken(part));
    let mut pairs: Vec<(usize, u32, u32)> =
        (0..wanted.parts.len()).filter_map(|part| Some((part, key(part)?, key(part + 1)?))).collect();
    let count = |one: u32, other: u32| index.places(one).len().min(index.places(other).len());
    sorting::by_key(&mut pairs, |(part, one, other)| (count(*one, *other), *part));
    let mut votes = Vec::new();
    for (part, one, other) in pairs.into_iter().take(MAX_PAIRS) {
        let weight = wanted.weight(part, index) + wanted.weight(part + 1, index);
        let is = |place: usize, key: u32| words.get(place).is_some_and(|word| word.key == key);
        let is_first_rarer = index.places(one).len() <= index.places(other).len();
        let rarer = index.places(if is_first_rarer { one } else { other }).iter();
        let firsts = rarer.filter_map(|place| (*place as usize).checked_sub(usize::from(!is_first_rarer)));
        let stand = firsts.filter(|first| is(*first, one) && is(first + 1, other));
        votes.extend(stand.take(MAX_VOTES).map(|place| Vote { place, part, weight }));
    }
    sorting::by_key(&mut votes, |vote| (vote.place, vote.part));
    votes
}

/// Some votes that are close together.
pub(in crate::verify) struct VoteWindow {
    pub(in crate::verify) from: usize,
    pub(in crate::verify) to: usize,
    pub(in crate::verify) score: f64,
}

/// For each vote, the window of votes that begins with it. Each part counts once.
pub(in crate::verify) fn windows(votes: &[Vote], reach: usize, parts: usize) -> Vec<VoteWindow> {
    let mut counts = vec![0_usize; parts];
    let (mut score, mut end) = (0.0, 0);
    let mut windows = Vec::with_capacity(votes.len());
    for (start, first) in votes.iter().enumerate() {
        while let Some(vote) = votes.get(end).filter(|vote| vote.place < first.place + reach) {
            if let Some(count) = counts.get_mut(vote.part) {
                score += if *count == 0 { vote.weight } else { 0.0 };
                *count += 1;
            }
            end += 1;
        }
        let to = votes.get(end.saturating_sub(1)).map_or(first.place, |last| last.place) + 1;
        windows.push(VoteWindow { from: first.place, to, score });
        if let Some(count) = counts.get_mut(first.part).filter(|_| start < end) {
            *count = count.saturating_sub(1);
            score -= if *count == 0 { first.weight } else { 0.0 };
        }
    }
    windows
}
