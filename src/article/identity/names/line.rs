//! A line with names -> the parts of it that can be names: without labels, dates and words for "and".

use crate::lexicon::dates::{self, DayOrder};
use crate::lexicon::page_words::{self, PageWord};
use crate::lexicon::words::{self, WordClass};

/// A line up to a date in it, and without the words between a name and a date; what follows the date if it is labelled
/// as a name: "Posted on 3 November 2026 by Jane Roe".
pub(super) fn without_date(line: &str) -> &str {
    let Some(found) = dates::find(line, DayOrder::DayFirst) else { return line };
    let after = line.get(found.end..).unwrap_or_default();
    let mut line = line.get(..found.start).unwrap_or_default();
    let is_date_word = |word: &str| {
        let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let kinds = [PageWord::BeforeDate, PageWord::Weekday, PageWord::Published];
        lower.is_empty() || kinds.iter().any(|kind| page_words::is(*kind, &lower))
    };
    if has_label(after) && line.split_whitespace().all(is_date_word) {
        return after;
    }
    loop {
        line = line.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')' | '’' | '\''));
        let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let lower = last.trim_matches(['.', ',']).to_lowercase();
        let is_before_date =
            [PageWord::BeforeDate, PageWord::Weekday, PageWord::Published, PageWord::Updated]
                .iter()
                .any(|kind| page_words::is(*kind, &lower));
        if last.is_empty() || !is_before_date {
            return line;
        }
        line = line.get(..line.len() - last.len()).unwrap_or_default();
    }
}

/// A line without "By" or "Text & Fotos:" at its beginning.
pub(in crate::article::identity) fn without_label(line: &str) -> &str {
    let mut line = line.trim().trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@').trim();
    if let Some((label, rest)) = line.split_once(':')
        && label
            .split_whitespace()
            .all(|word| page_words::is(PageWord::Credit, &word.trim_matches([',', '.']).to_lowercase()))
        && !rest.starts_with("//")
    {
        line = rest.trim();
    }
    if let Some((first, rest)) = line.split_once(' ')
        && page_words::is(PageWord::Published, &first.to_lowercase())
        && rest.split(' ').next().is_some_and(is_by)
    {
        line = rest;
    }
    while let Some((first, rest)) = line.split_once(char::is_whitespace) {
        if !is_by(first) {
            break;
        }
        line = rest.trim_start();
    }
    line
}

/// Whether a word is one before a name: "By", "von:". "A." is an initial.
fn is_by(word: &str) -> bool {
    let is_capital_initial = word.len() <= 2 && word.ends_with('.');
    !is_capital_initial && page_words::is(PageWord::By, &word.trim_end_matches(':').to_lowercase())
}

/// Whether a line is the credit of a picture: "Photo by: Jane Roe", "© Jane Roe". "Text and photos: Jane Roe" and "By: Jane Roe" are
/// bylines.
pub(in crate::article::identity) fn is_photo_credit(line: &str) -> bool {
    let line = line.trim();
    let label = line.split_once(':').map(|(label, _)| label.to_lowercase()).unwrap_or_default();
    let mut words = label.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_photo = words.clone().any(|word| !word.is_empty() && !is_by(word))
        && words.all(|word| word.is_empty() || page_words::is(PageWord::PhotoCredit, word));
    is_photo || line.starts_with(['©', 'Ⓒ', 'ⓒ'])
}

/// Whether a line is a sentence: several words in it are neither names nor between them.
pub(super) fn is_sentence(line: &str) -> bool {
    const MIN_OTHERS: usize = 3;
    const AND: [&str; 8] = ["and", "und", "et", "y", "e", "en", "with", "mit"];
    let words = line.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_other = |word: &&str| {
        word.starts_with(char::is_lowercase)
            && !AND.contains(word)
            && !words::class_of(word).is(WordClass::PARTICLE)
            && ![PageWord::By, PageWord::Role, PageWord::BeforeDate, PageWord::NoName]
                .iter()
                .any(|kind| page_words::is(*kind, word))
    };
    let others = words.clone().filter(is_other).count();
    others >= MIN_OTHERS && words.count() > others + 1
}

/// A piece after "by" in its middle: "Press release by Jane Roe". "Christoph von Eichhorn" stays.
pub(super) fn after_by(piece: &str) -> &str {
    let first = piece.split_whitespace().next().unwrap_or_default().to_lowercase();
    if words::class_of(&first).is(WordClass::GIVEN) {
        return piece;
    }
    let by = [" by ", " von ", " par ", " por ", " door "].into_iter();
    let found = by.filter_map(|by| piece.find(by).map(|at| at + by.len())).max();
    let after = found.and_then(|at| piece.get(at..)).filter(|rest| rest.contains(' '));
    after.unwrap_or(piece)
}

/// Whether a line begins with a word such as "By" or a label before a name.
pub(in crate::article::identity) fn has_label(line: &str) -> bool {
    without_label(line).len() < line.trim().trim_start_matches(|c: char| !c.is_alphanumeric()).len()
}

/// The parts between commas and words for "and".
pub(super) fn pieces(line: &str) -> impl Iterator<Item = &str> {
    line.split([',', '/', '&', '+', '(', ')', '–', '—']).flat_map(|part| {
        let mut pieces = Vec::new();
        let mut rest = part.trim();
        while let Some((start, end)) = conjunction(rest) {
            pieces.push(rest.get(..start).unwrap_or_default());
            rest = rest.get(end..).unwrap_or_default();
        }
        pieces.push(rest);
        pieces
    })
}

/// Where a word for "and" between two names begins and ends.
fn conjunction(words: &str) -> Option<(usize, usize)> {
    const AND: [&str; 9] = [" and ", " und ", " et ", " y ", " e ", " en ", " with ", " mit ", " - "];
    let lower = words.to_ascii_lowercase();
    let found = AND.iter().filter_map(|and| lower.find(and).map(|at| (at, at + and.len())));
    found.min().filter(|&(start, end)| {
        // "José Ortega y Gasset" is one name.
        let after = words.get(end..).unwrap_or_default();
        end - start > 3 || after.split_whitespace().nth(1).is_some()
    })
}
