//! A typed line -> its keys, one after the other.
//!
//! One table says how each key is typed, what may follow it and what it does. Both the parser and the help use it.
//! One-letter keys need no spaces between them ("aa2"); a key that takes a text takes the rest of the line.

use crate::analysis::QuotationKind;
use crate::review::{Reason, Verification};

/// What a key means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlainKey {
    /// Accept the quotation as it is.
    Accept,
    /// Accept it as said by the candidate with this number.
    Choose(usize),
    /// Name the speaker by a few letters, or `+` and a new name.
    Speaker(String),
    /// Reject it.
    Reject(Option<Reason>),
    /// Decide later.
    Skip,
    /// Flag it for someone else, or remove the flag.
    Flag,
    /// Move its ends, one letter a move.
    MoveEnds(String),
    /// Give it this kind, otherwise the next one.
    Kind(Option<QuotationKind>),
    /// Give it this state of verification, otherwise the next one.
    Verify(Option<Verification>),
    /// Record what the source shows.
    Confirm,
    /// Write what it was checked against.
    Source(String),
    /// Write what was actually said.
    Words(String),
    /// Write a note.
    Note(String),
    /// Write the codes.
    Codes(String),
    /// Explain why the program chose the speaker.
    Why,
    /// Show the whole paragraph.
    Paragraph,
    /// Show everything that its speaker said in all articles.
    Speaks,
    /// Repeat the last decision for every quotation with the same mention of the speaker.
    Repeat,
    /// Undo the last act.
    Undo,
    /// Redo it.
    Redo,
    /// Go to the next card.
    Next,
    /// Go to the previous card.
    Previous,
    /// Show only cards that contain these words.
    Filter(String),
    /// Change to the next filter: all, pending, flagged, ...
    NextFilter,
    /// Sort by confidence, or in text order.
    Order,
    /// List the decisions that have lost their place; with a number, move or drop one.
    Orphans(String),
    /// Say how to export.
    Export,
    /// Go to the next article.
    NextArticle,
    /// Go to the previous article.
    PreviousArticle,
    /// List the keys.
    Help,
    /// Leave the review.
    Leave,
    /// Anything else.
    Unknown(String),
}

/// What may follow a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum KeyArgument {
    None,
    /// A digit.
    Digit,
    /// Everything up to a space.
    Letters,
    /// The rest of the line.
    Line,
}

/// A key: how it is typed, what may follow it, and how the help shows and explains it.
struct KeyRow {
    typed: &'static [&'static str],
    argument: KeyArgument,
    key: fn(&str) -> PlainKey,
    shown: &'static str,
    explained: &'static str,
}

const fn row(
    typed: &'static [&'static str],
    (argument, key): (KeyArgument, fn(&str) -> PlainKey),
    shown: &'static str,
    explained: &'static str,
) -> KeyRow {
    KeyRow { typed, argument, key, shown, explained }
}

/// Every key except the digits.
const KEYS: [KeyRow; 30] = [
    row(&["a"], (KeyArgument::None, |_| PlainKey::Accept), "a", "accept it; next card"),
    row(
        &["skip"],
        (KeyArgument::None, |_| PlainKey::Skip),
        "skip",
        "decide later (or a line with only a space)",
    ),
    row(
        &["s"],
        (KeyArgument::Line, |text| PlainKey::Speaker(text.to_owned())),
        "s Ana",
        "name the speaker by a few letters; s + Name adds a person, s + Name (organisation) an organisation",
    ),
    row(
        &["x"],
        (KeyArgument::Digit, |digit| chosen(("x", digit), &reasons(), PlainKey::Reject)),
        "x, x1 - x6",
        "reject: 1 not speech, 2 wrong boundaries, 3 page furniture, 4 duplicate, 5 not their words, 6 other",
    ),
    row(&["f"], (KeyArgument::None, |_| PlainKey::Flag), "f", "flag it for a colleague, or unflag it"),
    row(
        &["b"],
        (KeyArgument::Letters, |letters| PlainKey::MoveEnds(letters.to_owned())),
        "b ll",
        "move its ends: l h the end by a word, L H the beginning, ) ( to a sentence boundary, \" to the quotation marks; \
         & joins it with the next quotation, | splits off what was left out",
    ),
    row(
        &["t"],
        (KeyArgument::Digit, |digit| chosen(("t", digit), &kinds(), PlainKey::Kind)),
        "t1 - t3, t",
        "kind: 1 direct, 2 partial, 3 indirect; t alone the next one",
    ),
    row(
        &["v"],
        (KeyArgument::Digit, |digit| chosen(("v", digit), &Verification::CHOICES, PlainKey::Verify)),
        "v1 - v4, v",
        "check: 1 matches source, 2 differs, 3 cannot verify, 4 unchecked; v alone the next one",
    ),
    row(
        &["="],
        (KeyArgument::None, |_| PlainKey::Confirm),
        "=",
        "record what the source given with --against shows: the check, the place, and the words if they differ",
    ),
    row(
        &["V"],
        (KeyArgument::Line, |text| PlainKey::Source(text.to_owned())),
        "V text",
        "what it was checked against; a file, an address or a number is read and compared; V - removes it",
    ),
    row(
        &["W"],
        (KeyArgument::Line, |text| PlainKey::Words(text.to_owned())),
        "W text",
        "what was actually said; W - removes it",
    ),
    row(
        &["c"],
        (KeyArgument::Line, |text| PlainKey::Note(text.to_owned())),
        "c text",
        "a note; c - removes it",
    ),
    row(
        &["#"],
        (KeyArgument::Line, |text| PlainKey::Codes(text.to_owned())),
        "# codes",
        "codes, separated by spaces or commas; # - removes them",
    ),
    row(
        &["."],
        (KeyArgument::None, |_| PlainKey::Repeat),
        ".",
        "repeat the last decision for every quotation with the same mention of the same speaker",
    ),
    row(&["w"], (KeyArgument::None, |_| PlainKey::Why), "w", "why the program chose this speaker"),
    row(&["z", "Z"], (KeyArgument::None, |_| PlainKey::Paragraph), "z", "the whole paragraph"),
    row(
        &["A"],
        (KeyArgument::None, |_| PlainKey::Speaks),
        "A",
        "everything this speaker said, in all articles of the library",
    ),
    row(
        &["undo", "u"],
        (KeyArgument::None, |_| PlainKey::Undo),
        "u",
        "undo the last decision, without limit",
    ),
    row(&["redo", "^r", "\u{12}", "r"], (KeyArgument::None, |_| PlainKey::Redo), "r", "redo"),
    row(&["J", "j"], (KeyArgument::None, |_| PlainKey::Next), "J", "next card"),
    row(&["K", "k"], (KeyArgument::None, |_| PlainKey::Previous), "K", "previous card"),
    row(
        &["/"],
        (KeyArgument::Line, |text| PlainKey::Filter(text.to_owned())),
        "/words",
        "only cards that contain these words; / shows all",
    ),
    row(
        &["&"],
        (KeyArgument::None, |_| PlainKey::NextFilter),
        "&",
        "next filter: all, pending, flagged, unsure, reviewers differ",
    ),
    row(&["S"], (KeyArgument::None, |_| PlainKey::Order), "S", "least certain first, or in text order"),
    row(
        &["o", "O"],
        (KeyArgument::Line, |text| PlainKey::Orphans(text.to_owned())),
        "o",
        "list decisions whose text no longer exists; o 1 moves the first to this card, o 1 forget drops it",
    ),
    row(&["export", "e"], (KeyArgument::None, |_| PlainKey::Export), "e", "how to export"),
    row(&["]a"], (KeyArgument::None, |_| PlainKey::NextArticle), "]a", "next article"),
    row(&["[a"], (KeyArgument::None, |_| PlainKey::PreviousArticle), "[a", "previous article"),
    row(&["help", "?"], (KeyArgument::None, |_| PlainKey::Help), "?", "these keys"),
    row(&["quit", "q"], (KeyArgument::None, |_| PlainKey::Leave), "q", "leave; everything is saved"),
];

/// The first key of a line and the rest of the line. `None` if only spaces are left.
#[must_use]
pub fn next(line: &str) -> Option<(PlainKey, &str)> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    let rest = line.get(first.len_utf8()..).unwrap_or_default();
    if let Some(digit) = first.to_digit(10).filter(|digit| *digit > 0) {
        return Some((PlainKey::Choose(digit as usize), rest));
    }
    let word = line.split_whitespace().next().unwrap_or_default();
    let spelt = |typed: &&&str| if typed.len() > 2 { word == **typed } else { line.starts_with(**typed) };
    let found = KEYS.iter().find_map(|row| Some((row, row.typed.iter().find(spelt)?)));
    let Some((row, typed)) = found else { return Some((PlainKey::Unknown(first.to_string()), rest)) };
    let (argument, rest) = argument(row.argument, line.get(typed.len()..).unwrap_or_default());
    Some(((row.key)(argument), rest))
}

/// The help: each key and what it does.
#[must_use]
pub fn help() -> Vec<String> {
    let digits = ("1 - 9", "accept as said by this candidate; next card");
    let rows = KEYS.iter().map(|row| (row.shown, row.explained));
    let (first, others) = (rows.clone().take(1), rows.skip(1));
    let all = first.chain(std::iter::once(digits)).chain(others);
    all.map(|(shown, explained)| format!("{shown}: {explained}")).collect()
}

fn argument(kind: KeyArgument, rest: &str) -> (&str, &str) {
    let after = rest.trim_start();
    match kind {
        KeyArgument::None => ("", rest),
        KeyArgument::Digit if after.starts_with(|c: char| c.is_ascii_digit()) => after.split_at(1),
        KeyArgument::Digit => ("", rest),
        KeyArgument::Letters => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        KeyArgument::Line => (after.trim_end(), ""),
    }
}

/// The key with the choice of a digit, or without one. A digit that chooses nothing must not decide anything.
fn chosen<T: Copy>((typed, digit): (&str, &str), choices: &[T], key: fn(Option<T>) -> PlainKey) -> PlainKey {
    if digit.is_empty() {
        return key(None);
    }
    let at = digit.parse().ok().and_then(|number: usize| number.checked_sub(1));
    match at.and_then(|at| choices.get(at)) {
        Some(choice) => key(Some(*choice)),
        None => PlainKey::Unknown(format!("{typed}{digit}")),
    }
}

fn reasons() -> Vec<Reason> {
    Reason::ALL.iter().map(|(reason, ..)| *reason).collect()
}

fn kinds() -> Vec<QuotationKind> {
    QuotationKind::ALL.iter().map(|(kind, _)| *kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(line: &str) -> Vec<PlainKey> {
        let mut rest = line;
        std::iter::from_fn(|| {
            let (key, after) = next(rest)?;
            rest = after;
            Some(key)
        })
        .collect()
    }

    #[test]
    fn a_line_is_read_key_by_key() {
        use PlainKey::{
            Accept, Choose, Filter, Kind, Leave, MoveEnds, Next, NextArticle, Note, Redo, Skip, Speaker,
            Verify,
        };
        use QuotationKind::Indirect;
        let reject = |reason| PlainKey::Reject(Some(reason));
        for (line, expected) in [
            ("a", vec![Accept]),
            ("aa 2", vec![Accept, Accept, Choose(2)]),
            ("x", vec![PlainKey::Reject(None)]),
            ("x1 x 6 x", vec![reject(Reason::NotSpeech), reject(Reason::Other), PlainKey::Reject(None)]),
            ("xa", vec![PlainKey::Reject(None), Accept]),
            ("skip a", vec![Skip, Accept]),
            ("s Ana Lopes", vec![Speaker("Ana Lopes".to_owned())]),
            ("as + Ana ", vec![Accept, Speaker("+ Ana".to_owned())]),
            ("b ll) t", vec![MoveEnds("ll)".to_owned()), Kind(None)]),
            ("v2 v t3", vec![Verify(Some(Verification::Differs)), Verify(None), Kind(Some(Indirect))]),
            ("v 1a", vec![Verify(Some(Verification::Matches)), Accept]),
            ("x9 v7 t0", ["x9", "v7", "t0"].map(|typed| PlainKey::Unknown(typed.to_owned())).to_vec()),
            ("b", vec![MoveEnds(String::new())]),
            ("c call back at 2", vec![Note("call back at 2".to_owned())]),
            ("/quay", vec![Filter("quay".to_owned())]),
            ("^r r j J ]a", vec![Redo, Redo, Next, Next, NextArticle]),
            ("quit", vec![Leave]),
            (" \t", vec![]),
            ("ä0", vec![PlainKey::Unknown("ä".to_owned()), PlainKey::Unknown("0".to_owned())]),
        ] {
            assert_eq!(keys(line), expected, "{line:?}");
        }
    }

    #[test]
    fn the_help_shows_every_key_as_it_is_typed_and_no_two_keys_are_alike() {
        let all: Vec<&str> = KEYS.iter().flat_map(|row| row.typed.iter().copied()).collect();
        for (index, typed) in all.iter().enumerate() {
            assert!(!all[..index].contains(typed), "{typed} is in the table twice");
            assert!(!matches!(keys(typed)[0], PlainKey::Unknown(_)), "{typed}");
        }
        for row in &KEYS {
            assert!(row.typed.iter().any(|typed| row.shown.starts_with(typed)), "{}", row.shown);
        }
        assert_eq!(help().len(), KEYS.len() + 1);
    }
}
