//! A quotation without gaps -> the places where its words stand in a row.

use super::Wanted;
use crate::verify::source::Source;

/// A short answer may be in a source thousands of times.
const MAX_RUNS: usize = 2000;

/// The first words of all places where the words of the quotation stand in a row.
pub(in crate::verify) fn runs(wanted: &Wanted<'_>, source: &Source) -> Vec<usize> {
    let Some(keys) = wanted.keys.iter().copied().collect::<Option<Vec<u32>>>() else { return Vec::new() };
    if !(0..keys.len()).all(|at| wanted.is_spoken(at)) {
        return Vec::new();
    }
    let index = source.index();
    let Some((rarest, places)) =
        keys.iter().map(|key| index.places(*key)).enumerate().min_by_key(|(_, places)| places.len())
    else {
        return Vec::new();
    };
    let stands = |first: &usize| {
        let words = source.words().get(*first..*first + keys.len()).unwrap_or_default();
        words.len() == keys.len() && words.iter().zip(&keys).all(|(word, key)| word.key == *key)
    };
    let firsts = places.iter().filter_map(|place| (*place as usize).checked_sub(rarest));
    firsts.filter(stands).take(MAX_RUNS).collect()
}
