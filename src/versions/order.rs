//! The old places of what is in both versions, in the new order -> what was moved.

/// Whether each was moved: it is not among the most that are still in order.
///
/// Method: the longest increasing subsequence by patience sorting (Fredman, 1975).
pub(super) fn moved(places: &[usize]) -> Vec<bool> {
    // For each length, the index of the smallest last place; for each index, the one before it.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    let place = |index: usize| places.get(index).copied().unwrap_or_default();
    for (index, at) in places.iter().enumerate() {
        let length = ends.partition_point(|end| place(*end) < *at);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut moved = vec![true; places.len()];
    let mut next = ends.last().copied();
    while let Some(index) = next {
        if let Some(moved) = moved.get_mut(index) {
            *moved = false;
        }
        next = before.get(index).copied().flatten();
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_left_its_place_among_the_others_was_moved() {
        for (places, expected) in [
            (vec![], vec![]),
            (vec![0, 1, 2], vec![false, false, false]),
            (vec![3, 7, 9], vec![false, false, false]),
            (vec![2, 0, 1], vec![true, false, false]),
            (vec![1, 2, 3, 0], vec![false, false, false, true]),
        ] {
            assert_eq!(moved(&places), expected, "{places:?}");
        }
    }
}
