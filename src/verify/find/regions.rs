//! A quotation -> the regions of a source that have most of its rare words.
//!
//! Each place of a rare word of the quotation is a vote for the region around it. Frequent words vote only if there are no
//! others: they are everywhere, and would cost most of the time.

use super::Wanted;
use crate::verify::source::Source;
use std::ops::Range;

/// So many places of words vote.
const MAX_VOTES: usize = 4000;
/// So many regions are aligned.
const MAX_REGIONS: usize = 6;
/// A region with less than this share of the weight of the quotation is none.
const MIN_SHARE: f64 = 0.25;
/// How many words an ellipsis may stand for.
const MAX_LEFT_OUT: usize = 400;

/// The regions where the quotation may be from, the likeliest first, with room for words that were left out.
pub(in crate::verify) fn regions(wanted: &Wanted<'_>, source: &Source) -> Vec<Range<usize>> {
    let votes = votes(wanted, source);
    let count = wanted.parts.len();
    let ellipses = (0..count).filter(|at| wanted.is_ellipsis(*at)).count();
    let reach = count + count / 2 + 8 + (ellipses * MAX_LEFT_OUT).min(3 * MAX_LEFT_OUT);
    let total: f64 = (0..count).map(|at| wanted.weight(at, source.index())).sum();
    let mut scored = windows(&votes, reach, count);
    scored.retain(|window| window.score >= total * MIN_SHARE);
    scored.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.from.cmp(&other.from)));
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
struct Vote {
    place: usize,
    part: usize,
    weight: f64,
}

fn votes(wanted: &Wanted<'_>, source: &Source) -> Vec<Vote> {
    let index = source.index();
    let mut rarest: Vec<(usize, u32)> = (0..wanted.parts.len())
        .filter(|at| wanted.is_spoken(*at))
        .filter_map(|at| Some((at, wanted.keys.get(at).copied().flatten()?)))
        .collect();
    rarest.sort_by_key(|(at, key)| (index.places(*key).len(), *at));
    let mut votes = Vec::new();
    for (part, key) in rarest {
        let places = index.places(key);
        if !votes.is_empty() && votes.len() + places.len() > MAX_VOTES {
            break;
        }
        let weight = wanted.weight(part, index);
        votes.extend(places.iter().take(MAX_VOTES).map(|place| Vote {
            place: *place as usize,
            part,
            weight,
        }));
    }
    votes.sort_by_key(|vote| (vote.place, vote.part));
    votes
}

/// Some votes that are close together.
struct VoteWindow {
    from: usize,
    to: usize,
    score: f64,
}

/// For each vote, the window of votes that begins with it. Each part counts once.
fn windows(votes: &[Vote], reach: usize, parts: usize) -> Vec<VoteWindow> {
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
