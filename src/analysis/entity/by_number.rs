//! What is known under numbers that are given one after another: a list does what a hash map would, without hashing.

use std::marker::PhantomData;

/// What is known under some numbers of the kind `K`.
#[derive(Debug)]
pub(super) struct ByNumber<K, V>(Vec<Option<V>>, PhantomData<K>);

impl<K, V> Default for ByNumber<K, V> {
    fn default() -> Self {
        Self(Vec::new(), PhantomData)
    }
}

impl<K: Into<u32>, V> ByNumber<K, V> {
    /// What is known under a number.
    pub(super) fn get(&self, number: K) -> Option<&V> {
        self.0.get(number.into() as usize)?.as_ref()
    }

    /// What is known under a number, to change it.
    pub(super) fn get_mut(&mut self, number: K) -> Option<&mut V> {
        self.0.get_mut(number.into() as usize)?.as_mut()
    }

    /// Keeps something under a number, in place of what was known.
    pub(super) fn insert(&mut self, number: K, value: V) {
        if let Some(kept) = self.slot_for(number) {
            *kept = Some(value);
        }
    }

    /// The slot of a number. The list grows to hold it.
    fn slot_for(&mut self, number: K) -> Option<&mut Option<V>> {
        let place = number.into() as usize;
        if place >= self.0.len() {
            self.0.resize_with(place + 1, || None);
        }
        self.0.get_mut(place)
    }
}

impl<K: Into<u32>, V> ByNumber<K, Vec<V>> {
    /// Adds something to what is known under a number.
    pub(super) fn push(&mut self, number: K, value: V) {
        if let Some(known) = self.slot_for(number) {
            known.get_or_insert_default().push(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_known_under_the_numbers_between() {
        let mut lists: ByNumber<u32, Vec<char>> = ByNumber::default();
        for (number, value) in [(3, 'a'), (1, 'b'), (3, 'c')] {
            lists.push(number, value);
        }
        assert_eq!(
            (0..5).map(|number| lists.get(number).map(Vec::len)).collect::<Vec<_>>(),
            [None, Some(1), None, Some(2), None]
        );
        lists.insert(1, vec!['d', 'e']);
        assert_eq!(lists.get_mut(1).map(|list| list.len()), Some(2));
    }
}
