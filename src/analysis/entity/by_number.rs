//! What is known under numbers that are given one after another: a list does what a hash map would, without hashing.

/// What is known under some numbers.
#[derive(Debug)]
pub(super) struct ByNumber<T>(Vec<Option<T>>);

impl<T> Default for ByNumber<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ByNumber<T> {
    /// What is known under a number.
    pub(super) fn get(&self, number: u32) -> Option<&T> {
        self.0.get(number as usize)?.as_ref()
    }

    /// What is known under a number, to change it.
    pub(super) fn get_mut(&mut self, number: u32) -> Option<&mut T> {
        self.0.get_mut(number as usize)?.as_mut()
    }

    /// Keeps something under a number, in place of what was known.
    pub(super) fn insert(&mut self, number: u32, value: T) {
        let place = number as usize;
        if place >= self.0.len() {
            self.0.resize_with(place + 1, || None);
        }
        if let Some(kept) = self.0.get_mut(place) {
            *kept = Some(value);
        }
    }
}

impl<T> ByNumber<Vec<T>> {
    /// Adds something to what is known under a number.
    pub(super) fn push(&mut self, number: u32, value: T) {
        match self.get_mut(number) {
            Some(known) => known.push(value),
            None => self.insert(number, vec![value]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_known_under_the_numbers_between() {
        let mut lists = ByNumber::default();
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
