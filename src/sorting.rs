//! A list -> the same list in order, by one compiled sort for lists of every kind.
//!
//! The sorts of the standard library are compiled anew for every kind of list, seven kilobytes each time, and this
//! program sorts some sixty kinds of short lists. Here only their places are sorted, which is compiled once, and then the
//! items are put where they belong. Equal items keep their order. Lists of numbers use the standard library.

use std::cmp::Ordering;

/// Sorts `items` by what `key` says of each.
pub(crate) fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts `items` by what `key` says of each; `key` is asked once for each item.
pub(crate) fn by_cached_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    arrange(items, sorted_places(keys.len(), &|one, other| keys.get(one).cmp(&keys.get(other))));
}

/// Sorts `items` by `compare`.
pub(crate) fn by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    // Many lists are in order already.
    if items.is_sorted_by(|one, other| compare(one, other).is_le()) {
        return;
    }
    let compare = |one: usize, other: usize| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    };
    let places = sorted_places(items.len(), &compare);
    arrange(items, places);
}

/// The places of this many items, in the order of the items.
fn sorted_places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|&one, &other| compare(one, other));
    places
}

/// Puts at each place the item that stands at the place named for it.
fn arrange<T>(items: &mut [T], mut places: Vec<usize>) {
    for start in 0..places.len() {
        let mut at = start;
        // Around the circle of items that take each other's places.
        while let Some(from) = places.get_mut(at).map(|place| std::mem::replace(place, at)) {
            if from == start || from == at {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_list_is_sorted_as_the_standard_library_does(list in prop::collection::vec((0..9_u8, 0..99_u8), 0..60)) {
            let mut expected = list.clone();
            expected.sort_by_key(|&(key, _)| key);
            let (mut one, mut other) = (list.clone(), list);
            by_key(&mut one, |&(key, _)| key);
            by_cached_key(&mut other, |&(key, _)| key);
            prop_assert_eq!(&one, &expected);
            prop_assert_eq!(&other, &expected);
        }
    }
}
