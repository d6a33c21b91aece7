//! A line that was typed -> its keys, one after the other.
//!
//! One table says how each key is typed, what may follow it and what it does: it drives the reading and the help.
//! Keys of one letter may stand together ("aa2"); what takes a text takes the rest of the line.

use crate::review::Reason;

/// What a key means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// Right as it stands.
    Accept,
    /// The candidate with this number said it.
    Pick(usize),
    /// Who said it, by a few letters, or `+` and a new name.
    Speaker(String),
    /// No quotation.
    Reject(Option<Reason>),
    /// Later.
    Skip,
    /// For somebody else to look at, or no longer.
    Flag,
    /// The ends moved, by letters.
    Bounds(String),
    /// The next kind.
    Kind,
    /// The next verification.
    Verify,
    /// Checked against this.
    Source(String),
    /// What was said in truth.
    Words(String),
    /// A note.
    Note(String),
    /// Why the program thinks so.
    Why,
    /// The paragraph around it.
    Paragraph,
    /// The last decision for every quotation with the same mention.
    Repeat,
    /// Take the last act back.
    Undo,
    /// Do it again.
    Redo,
    /// The next card.
    Next,
    /// The card before.
    Previous,
    /// Only cards with these words.
    Filter(String),
    /// The next of the cards that can be asked for: all, to do, flagged.
    NextFilter,
    /// By confidence, or as in the text.
    Order,
    /// What has lost its place; with a number, what is to become of one of them.
    Orphans(String),
    /// How to export.
    Export,
    /// The next article.
    NextArticle,
    /// The article before.
    PreviousArticle,
    /// All keys.
    Help,
    /// Enough.
    Leave,
    /// Nothing that is known.
    Unknown(String),
}

/// What may follow a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Takes {
    Nothing,
    /// A digit.
    Digit,
    /// Everything up to a blank.
    Letters,
    /// The rest of the line.
    Line,
}

/// One row of the table: how it is typed, what may follow, how the help shows it and what it says.
struct Row {
    typed: &'static [&'static str],
    takes: Takes,
    key: fn(&str) -> Key,
    shown: &'static str,
    says: &'static str,
}

const fn row(
    typed: &'static [&'static str],
    (takes, key): (Takes, fn(&str) -> Key),
    shown: &'static str,
    says: &'static str,
) -> Row {
    Row { typed, takes, key, shown, says }
}

/// Every key but the digits.
const ROWS: [Row; 27] = [
    row(&["a"], (Takes::Nothing, |_| Key::Accept), "a", "right as it stands; next card"),
    row(&["skip"], (Takes::Nothing, |_| Key::Skip), "skip", "later (so does a line with only a blank)"),
    row(
        &["s"],
        (Takes::Line, |text| Key::Speaker(text.to_owned())),
        "s Ana",
        "who said it, by a few letters; s + Name for somebody new, s + Name (organisation)",
    ),
    row(
        &["x"],
        (Takes::Digit, |digit| Key::Reject(reason(digit))),
        "x, x1 - x6",
        "no quotation: 1 not speech, 2 wrong boundaries, 3 page furniture, 4 duplicate, 5 not their words, 6 other",
    ),
    row(&["f"], (Takes::Nothing, |_| Key::Flag), "f", "flag it for somebody else, or no longer"),
    row(
        &["b"],
        (Takes::Letters, |letters| Key::Bounds(letters.to_owned())),
        "b ll",
        "move its ends: l h the end by a word, L H the beginning, ) ( to a sentence, \" to the marks, & join with the \
         next, | cut off what was left out as a quotation of its own",
    ),
    row(&["t"], (Takes::Nothing, |_| Key::Kind), "t", "next kind: direct, partial, indirect"),
    row(&["v"], (Takes::Nothing, |_| Key::Verify), "v", "next verification: matches, differs, cannot verify"),
    row(
        &["V"],
        (Takes::Line, |text| Key::Source(text.to_owned())),
        "V text",
        "what it was checked against; V - takes it away",
    ),
    row(
        &["W"],
        (Takes::Line, |text| Key::Words(text.to_owned())),
        "W text",
        "what was said in truth; W - takes it away",
    ),
    row(&["c"], (Takes::Line, |text| Key::Note(text.to_owned())), "c text", "a note; c - takes it away"),
    row(&["."], (Takes::Nothing, |_| Key::Repeat), ".", "the last decision for the same mention everywhere"),
    row(&["w"], (Takes::Nothing, |_| Key::Why), "w", "why the program thinks so"),
    row(&["z", "Z"], (Takes::Nothing, |_| Key::Paragraph), "z", "the whole paragraph"),
    row(&["undo", "u"], (Takes::Nothing, |_| Key::Undo), "u", "take the last key back, without end"),
    row(&["redo", "^r", "\u{12}", "r"], (Takes::Nothing, |_| Key::Redo), "r", "do it again"),
    row(&["J", "j"], (Takes::Nothing, |_| Key::Next), "J", "next card"),
    row(&["K", "k"], (Takes::Nothing, |_| Key::Previous), "K", "card before"),
    row(
        &["/"],
        (Takes::Line, |text| Key::Filter(text.to_owned())),
        "/words",
        "only cards with these words; / for all",
    ),
    row(
        &["&"],
        (Takes::Nothing, |_| Key::NextFilter),
        "&",
        "all cards, those to do, flagged, unsure, those on which reviewers differ",
    ),
    row(&["S"], (Takes::Nothing, |_| Key::Order), "S", "least sure first, or as in the text"),
    row(
        &["o", "O"],
        (Takes::Line, |text| Key::Orphans(text.to_owned())),
        "o",
        "what has lost its place; o 1 gives the first to this card, o 1 forget gives it up",
    ),
    row(&["export", "e"], (Takes::Nothing, |_| Key::Export), "e", "how to export"),
    row(&["]a"], (Takes::Nothing, |_| Key::NextArticle), "]a", "next article"),
    row(&["[a"], (Takes::Nothing, |_| Key::PreviousArticle), "[a", "article before"),
    row(&["help", "?"], (Takes::Nothing, |_| Key::Help), "?", "these keys"),
    row(&["quit", "q"], (Takes::Nothing, |_| Key::Leave), "q", "leave; everything is saved"),
];

/// The first key of what is left of a line, and what is left after it. Nothing when only blanks are.
#[must_use]
pub fn next(line: &str) -> Option<(Key, &str)> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    let rest = line.get(first.len_utf8()..).unwrap_or_default();
    if let Some(digit) = first.to_digit(10).filter(|digit| *digit > 0) {
        return Some((Key::Pick(digit as usize), rest));
    }
    let word = line.split_whitespace().next().unwrap_or_default();
    let spelt = |typed: &&&str| if typed.len() > 2 { word == **typed } else { line.starts_with(**typed) };
    let found = ROWS.iter().find_map(|row| Some((row, row.typed.iter().find(spelt)?)));
    let Some((row, typed)) = found else { return Some((Key::Unknown(first.to_string()), rest)) };
    let (taken, rest) = taken(row.takes, line.get(typed.len()..).unwrap_or_default());
    Some(((row.key)(taken), rest))
}

/// The help: how each key is typed, and what it does.
#[must_use]
pub fn help() -> Vec<String> {
    let digits = ("1 - 9", "this candidate said it; next card");
    let rows = ROWS.iter().map(|row| (row.shown, row.says));
    let (first, others) = (rows.clone().take(1), rows.skip(1));
    let all = first.chain(std::iter::once(digits)).chain(others);
    all.map(|(shown, says)| format!("{shown}: {says}")).collect()
}

fn taken(takes: Takes, rest: &str) -> (&str, &str) {
    let after = rest.trim_start();
    match takes {
        Takes::Nothing => ("", rest),
        Takes::Digit if after.starts_with(|c: char| c.is_ascii_digit()) => after.split_at(1),
        Takes::Digit => ("", rest),
        Takes::Letters => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        Takes::Line => (after.trim_end(), ""),
    }
}

/// The reason that a digit chooses.
fn reason(digit: &str) -> Option<Reason> {
    let number: usize = digit.parse().ok()?;
    Reason::ALL.get(number.checked_sub(1)?).map(|(reason, ..)| *reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(line: &str) -> Vec<Key> {
        let mut rest = line;
        std::iter::from_fn(|| {
            let (key, after) = next(rest)?;
            rest = after;
            Some(key)
        })
        .collect()
    }

    #[test]
    fn a_line_holds_keys_one_after_the_other() {
        use Key::{Accept, Bounds, Filter, Kind, Leave, Next, NextArticle, Note, Pick, Redo, Skip, Speaker};
        let reject = |reason| Key::Reject(Some(reason));
        for (line, expected) in [
            ("a", vec![Accept]),
            ("aa 2", vec![Accept, Accept, Pick(2)]),
            ("x", vec![Key::Reject(None)]),
            ("x1 x 6 x", vec![reject(Reason::NotSpeech), reject(Reason::Other), Key::Reject(None)]),
            ("xa", vec![Key::Reject(None), Accept]),
            ("skip a", vec![Skip, Accept]),
            ("s Ana Lopes", vec![Speaker("Ana Lopes".to_owned())]),
            ("as + Ana ", vec![Accept, Speaker("+ Ana".to_owned())]),
            ("b ll) t", vec![Bounds("ll)".to_owned()), Kind]),
            ("b", vec![Bounds(String::new())]),
            ("c call back at 2", vec![Note("call back at 2".to_owned())]),
            ("/quay", vec![Filter("quay".to_owned())]),
            ("^r r j J ]a", vec![Redo, Redo, Next, Next, NextArticle]),
            ("quit", vec![Leave]),
            (" \t", vec![]),
            ("ä0", vec![Key::Unknown("ä".to_owned()), Key::Unknown("0".to_owned())]),
        ] {
            assert_eq!(keys(line), expected, "{line:?}");
        }
    }

    #[test]
    fn every_key_of_the_table_is_typed_as_the_help_shows_it_and_no_two_alike() {
        let all: Vec<&str> = ROWS.iter().flat_map(|row| row.typed.iter().copied()).collect();
        for (index, typed) in all.iter().enumerate() {
            assert!(!all[..index].contains(typed), "{typed} stands twice");
            assert!(!matches!(keys(typed)[0], Key::Unknown(_)), "{typed}");
        }
        for row in &ROWS {
            assert!(row.typed.iter().any(|typed| row.shown.starts_with(typed)), "{}", row.shown);
        }
        assert_eq!(help().len(), ROWS.len() + 1);
    }
}
