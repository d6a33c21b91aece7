//! The words of a source -> where each occurs, so that a quotation is looked for at its rarest words only.

use foldhash::HashMap;

/// Where each word of a source occurs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::verify) struct WordIndex {
    numbers: HashMap<String, u32>,
    keys: Vec<String>,
    /// Where the places of each key begin in `places`; one more than there are keys.
    starts: Vec<u32>,
    /// The places of all keys: numbers of words in the source.
    places: Vec<u32>,
}

impl WordIndex {
    /// The number of a key, which is new if it was not there.
    pub(super) fn add(&mut self, key: String) -> u32 {
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        self.keys.push(key.clone());
        self.numbers.insert(key, number);
        number
    }

    /// Stores where the words are, once all are known.
    pub(super) fn finish(&mut self, words: impl Iterator<Item = u32> + Clone) {
        let mut starts = vec![0_u32; self.keys.len() + 1];
        for key in words.clone() {
            if let Some(count) = starts.get_mut(key as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut places = vec![0; sum as usize];
        for (at, key) in (0..).zip(words) {
            let Some(slot) = next.get_mut(key as usize) else { continue };
            if let Some(place) = places.get_mut(*slot as usize) {
                *place = at;
            }
            *slot += 1;
        }
        (self.starts, self.places) = (starts, places);
    }

    /// The number of a key, if the source has it.
    pub(in crate::verify) fn number(&self, key: &str) -> Option<u32> {
        self.numbers.get(key).copied()
    }

    /// The key with this number.
    pub(in crate::verify) fn key(&self, number: u32) -> &str {
        self.keys.get(number as usize).map_or("", String::as_str)
    }

    /// The numbers of the keys that are as asked for.
    pub(in crate::verify) fn keys_like(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<u32> {
        (0..).zip(&self.keys).filter(|(_, key)| is_wanted(key)).map(|(number, _)| number).collect()
    }

    /// Where the words with this key are.
    pub(in crate::verify) fn places(&self, number: u32) -> &[u32] {
        let at = number as usize;
        let range = self.starts.get(at).zip(self.starts.get(at + 1));
        range.and_then(|(from, to)| self.places.get(*from as usize..*to as usize)).unwrap_or_default()
    }

    /// How many words there are.
    pub(in crate::verify) fn len(&self) -> usize {
        self.places.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_knows_its_places() {
        let mut index = WordIndex::default();
        let words: Vec<u32> = "a b a c".split(' ').map(|word| index.add(word.to_owned())).collect();
        index.finish(words.iter().copied());
        let places = |key: &str| index.number(key).map(|number| index.places(number).to_vec());
        assert_eq!(places("a"), Some(vec![0, 2]));
        assert_eq!(places("c"), Some(vec![3]));
        assert_eq!(places("d"), None);
        assert_eq!((index.len(), index.key(1)), (4, "b"));
    }
}
