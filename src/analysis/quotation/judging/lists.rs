//! Pairs of marks -> the lists of titles among them: the songs “One More River”, “Home” and “The Long Ice”.

use super::content::PairContent;
use super::surroundings::joins_list;
use crate::analysis::grammar::Outline;
use crate::analysis::marks::MarkPair;

/// For each pair, how many titles are in its list; 0 if it is in no list of titles.
///
/// Gets right: including “Home,” “Harbour Light” and “Go”. Leaves alone: chanting “Home” and “Now”; “Home” and “rain”.
pub(super) fn titles_in_lists(outline: &Outline<'_, '_>, pairs: &[MarkPair]) -> Vec<usize> {
    let mut counts = Vec::with_capacity(pairs.len());
    while counts.len() < pairs.len() {
        let from = counts.len();
        let joins = |at: &usize| match (pairs.get(at - 1), pairs.get(*at)) {
            (Some(one), Some(next)) => joins_list(outline, one.tokens.end..next.tokens.start),
            _ => false,
        };
        let end = from + 1 + (from + 1..pairs.len()).take_while(joins).count();
        let list = pairs.get(from..end).unwrap_or_default();
        let are_titles = list.len() > 1 && !is_said(outline, list) && are_titles(outline, list);
        counts.resize(end, if are_titles { list.len() } else { 0 });
    }
    counts
}

/// Whether a verb of saying leads to the list.
fn is_said(outline: &Outline<'_, '_>, list: &[MarkPair]) -> bool {
    const NEAR: usize = 3;
    let start = list.first().map_or(0, |first| first.tokens.start);
    (start.saturating_sub(NEAR)..start).any(|at| outline.passage.cue(at).is_some())
}

/// Whether every content word has a capital, and no sentence ends inside the list.
fn are_titles(outline: &Outline<'_, '_>, list: &[MarkPair]) -> bool {
    list.iter().enumerate().all(|(index, pair)| {
        let content = PairContent::of(outline, pair);
        let goes_on = index + 1 < list.len();
        content.is_title && content.begins_with_capital && !(goes_on && content.ends_sentence)
    })
}
