//! A word as it is written -> the key by which it is compared.

use crate::text::fold::folded;

/// The key of a word: lower case, no accents, straight apostrophes.
///
/// A digit that is no plain digit stays as it is: folded, the ten squared of "10²" would be a hundred and two.
pub(super) fn key_of(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    // A vowel sign that is a letter of its script is no accent.
    let is_lost = |c: char| c.is_alphanumeric() && folded(c.encode_utf8(&mut [0; 4])).is_empty();
    if word.chars().any(|c| c.is_numeric() && !c.is_ascii() || !c.is_ascii() && is_lost(c)) {
        return word.to_lowercase();
    }
    let key: String = folded(word).split_whitespace().collect();
    if key.is_empty() { word.to_owned() } else { key }
}

/// Signs that are read as a word.
const SIGNS: [(char, &str); 9] = [
    ('&', "and"),
    ('+', "plus"),
    ('@', "at"),
    ('%', "percent"),
    ('°', "degrees"),
    ('$', "dollars"),
    ('€', "euros"),
    ('£', "pounds"),
    ('¥', "yen"),
];

/// Signs of currencies that have no word of their own here.
const CURRENCIES: &str = "₹₽₩₪₴₦₫₱฿₺₿¢₵₡₲₭₮₼₸₾";

/// The key of a sign that counts as a word. `None` if it is a mark between words.
pub(super) fn key_of_sign(sign: char) -> Option<String> {
    let named = SIGNS.iter().find(|(listed, _)| *listed == sign).map(|(_, word)| (*word).to_owned());
    let is_word = || CURRENCIES.contains(sign) || (sign.is_numeric() && !sign.is_ascii());
    named.or_else(|| is_word().then(|| sign.to_string()))
}

/// Whether a key is that of a sign that stands before the number it belongs to: "$5".
pub(super) fn is_leading_currency(key: &str) -> bool {
    matches!(key, "dollars" | "euros" | "pounds" | "yen")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_have_one_key_and_digits_stay_apart() {
        for (word, key) in [
            ("São", "sao"),
            ("DON’T", "don't"),
            ("ﬁrst", "first"),
            ("10²", "10²"),
            ("102", "102"),
            ("Łódź", "lodz"),
            ("ꯣwe", "ꯣwe"),
        ] {
            assert_eq!(key_of(word), key, "{word}");
        }
        assert_eq!(key_of_sign('½').as_deref(), Some("½"));
        assert_eq!(key_of_sign('—'), None);
    }
}
