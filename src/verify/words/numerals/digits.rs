//! Amounts written in digits: "3.5 million", "£3bn", "1,000".

use super::amount::{Amount, key};
use super::number_words::scale;
use crate::verify::words::lexer::LexedPiece;

/// An amount written in digits, perhaps with a word: "3.5 million", "£3bn", "£3m".
pub(super) fn digits(pieces: &[LexedPiece], at: usize, currency: Option<&str>) -> Option<Amount> {
    let written = key(pieces, at).filter(|key| key.starts_with(|c: char| c.is_ascii_digit()))?;
    let amount = |digits: String, end: usize| Some(Amount { digits, end, is_ordinal: false });
    let letters = written.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let figures = without_thousands(written.get(..written.len() - letters.len())?);
    let short = match letters {
        "" => None,
        "bn" => Some(9),
        "tn" => Some(12),
        "m" if currency.is_some() => Some(6),
        _ => return amount(written.to_owned(), at + 1),
    };
    if let Some(zeros) = short {
        let digits = shifted(&figures, zeros).unwrap_or_else(|| written.to_owned());
        return amount(digits, at + 1);
    }
    match key(pieces, at + 1).and_then(scale) {
        Some(zeros) => match shifted(&figures, zeros) {
            Some(digits) => amount(digits, at + 2),
            None => amount(figures, at + 1),
        },
        None => amount(figures, at + 1),
    }
}

/// "1,000" without its commas; anything else as it is.
fn without_thousands(figures: &str) -> String {
    let (whole, fraction) = figures.split_once('.').unwrap_or((figures, ""));
    let mut groups = whole.split(',');
    let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
    let is_grouped = first && whole.contains(',') && groups.all(|group| group.len() == 3);
    let is_plain = fraction.bytes().all(|byte| byte.is_ascii_digit());
    if is_grouped && is_plain { figures.replace(',', "") } else { figures.to_owned() }
}

/// A number with its decimal point moved to the right: 3.5 by 6 is 3500000. `None` if a digit would be lost.
pub(super) fn shifted(figures: &str, zeros: usize) -> Option<String> {
    let (whole, fraction) = figures.split_once('.').unwrap_or((figures, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_certain = !whole.is_empty() && digits(whole) && digits(fraction);
    let is_short =
        fraction.len() <= zeros && !fraction.ends_with('0') && (whole == "0" || !whole.starts_with('0'));
    if !is_certain || !is_short || (whole == "0" && fraction.is_empty()) {
        return None;
    }
    let moved = format!("{whole}{fraction}{}", "0".repeat(zeros - fraction.len()));
    Some(moved.trim_start_matches('0').to_owned())
}
