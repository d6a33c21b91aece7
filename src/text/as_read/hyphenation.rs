//! A hyphen at the end of a line -> whether it belongs to the word.
//!
//! "Pet-" and "kova" are one word that a typesetter broke; "well-" and "known" keep their hyphen. A dictionary would not
//! know names, which matter here, so the parts of a word that usually stand beside a hyphen decide.

/// Words that keep the hyphen after them.
const FIRSTS: [&str; 52] = [
    "all", "anti", "best", "cease", "co", "cross", "double", "eight", "eighty", "ex", "far", "fifty",
    "first", "five", "forty", "four", "full", "half", "high", "ill", "last", "left", "long", "low", "many",
    "mid", "much", "newly", "nine", "ninety", "non", "old", "one", "part", "post", "pre", "pro", "right",
    "second", "self", "seven", "seventy", "short", "six", "sixty", "so", "ten", "thirty", "three", "twenty",
    "two", "well",
];
/// Words that keep the hyphen before them.
const SECONDS: [&str; 30] = [
    "backed",
    "based",
    "born",
    "built",
    "called",
    "century",
    "chief",
    "controlled",
    "elect",
    "funded",
    "general",
    "held",
    "language",
    "led",
    "linked",
    "made",
    "old",
    "owned",
    "president",
    "related",
    "run",
    "scale",
    "speaking",
    "sponsored",
    "style",
    "term",
    "to",
    "trained",
    "wing",
    "year",
];

/// The number of letters behind a line end by which the second part of a word is known: those of the longest that is listed,
/// and one more.
pub const DECIDING_LETTERS: usize = {
    let (mut longest, mut at) = (0, 0);
    while at < SECONDS.len() {
        if SECONDS[at].len() > longest {
            longest = SECONDS[at].len();
        }
        at += 1;
    }
    longest + 1
};

/// Whether the hyphen between the end of a line and the beginning of the next belongs to the word. `before` is the word
/// in front of the hyphen, `after` the one behind the line end.
///
/// Gets right: "Pet-|kova", "dock-|ers". Leaves alone: "well-|known", "US-|backed", "Jean-|Claude".
pub(super) fn keeps_hyphen(before: &str, after: &str) -> bool {
    let listed = |list: &[&str], word: &str| list.iter().any(|listed| word.eq_ignore_ascii_case(listed));
    let is_lower = after.starts_with(char::is_lowercase);
    let is_short = before.chars().nth(1).is_none();
    let has_no_lower = !before.contains(char::is_lowercase);
    !is_lower || is_short || has_no_lower || listed(&FIRSTS, before) || listed(&SECONDS, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_keep_their_hyphen_and_broken_words_do_not() {
        for (before, after, keeps) in [
            ("Pet", "kova", false),
            ("dock", "ers", false),
            ("Bul", "garia", false),
            ("no", "body", false),
            ("back", "log", false),
            ("well", "known", true),
            ("US", "backed", true),
            ("Russian", "backed", true),
            ("Jean", "Claude", true),
            ("e", "mail", true),
            ("2026", "27", true),
            ("thirty", "two", true),
        ] {
            assert_eq!(keeps_hyphen(before, after), keeps, "{before}-{after}");
        }
    }
}
