//! Parts of sentences: those that the program prints, and the words of a text.

mod words;

use super::as_read::joined;
use super::sanitize;

pub(crate) use words::words;

/// A number with its noun: "1 article", "2,400 articles".
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// A share of a whole, rounded: "12%". What is not nothing is never "0%". `None` if the whole is zero.
#[must_use]
pub fn per_cent(part: usize, whole: usize) -> Option<String> {
    Some(match (part * 100 + whole / 2).checked_div(whole)? {
        0 if part > 0 => "<1%".to_owned(),
        share => format!("{share}%"),
    })
}

/// A probability from 0 to 1 as [`per_cent`] writes it.
#[must_use]
pub fn probability(confidence: f32) -> String {
    if confidence > 0.0 && confidence < 0.005 {
        return "<1%".to_owned();
    }
    format!("{:.0}%", confidence * 100.0)
}

/// A probability from 0 to 1 in words.
#[must_use]
pub fn certainty_word(confidence: f32) -> &'static str {
    // Rounded as printed, so that 0.90 has the same word everywhere.
    match (confidence * 100.0).round() / 100.0 {
        confidence if confidence >= 0.9 => "almost certain",
        confidence if confidence >= 0.7 => "likely",
        confidence if confidence >= 0.5 => "perhaps",
        _ => "uncertain",
    }
}

/// A number with commas between thousands: "1,240".
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Names in one phrase: "Ana", "Ana and Rui", "Ana, Rui and Li".
#[must_use]
pub fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => String::new(),
    }
}

/// Text on one line, with single spaces, and without anything that controls a terminal.
#[must_use]
pub fn one_line(text: &str) -> String {
    sanitize::line(&single_spaced(text)).into_owned()
}

/// Text on one line, with single spaces, as it is read: without the quote marks before its lines, and with words whole
/// that a line end breaks. Not sanitised.
#[must_use]
pub fn single_spaced(text: &str) -> String {
    joined(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_everything_else_plural() {
        let articles = |count| counted(count, "article", "articles");
        assert_eq!([articles(0), articles(1), articles(2)], ["0 articles", "1 article", "2 articles"]);
    }

    #[test]
    fn names_are_listed_as_one_writes_them() {
        let phrase = |names: &[&str]| listed(names.iter().copied());
        let all = [&[][..], &["Ana"], &["Ana", "Rui"], &["Ana", "Rui", "Li"]].map(phrase);
        assert_eq!(all, ["", "Ana", "Ana and Rui", "Ana, Rui and Li"]);
    }

    #[test]
    fn what_is_not_nothing_is_not_shown_as_nothing() {
        let shares =
            [(0, 10), (1, 1000), (1, 200), (999, 1000), (0, 0)].map(|(part, whole)| per_cent(part, whole));
        assert_eq!(shares.map(Option::unwrap_or_default), ["0%", "<1%", "1%", "100%", ""]);
        assert_eq!([0.0, 0.004, 0.006, 0.97].map(probability), ["0%", "<1%", "1%", "97%"]);
        let words = [0.896, 0.894, 0.696, 0.5, 0.2].map(certainty_word);
        assert_eq!(words, ["almost certain", "likely", "likely", "perhaps", "uncertain"]);
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!([0, 999, 1_240, 1_234_567].map(grouped), ["0", "999", "1,240", "1,234,567"]);
    }

    #[test]
    fn a_line_has_no_line_ends_and_no_controls() {
        assert_eq!(one_line(" two\n\twords\u{1b}[2J "), "two words␛[2J");
        assert_eq!(one_line("Ivana Pet-\n> kova\n\nand\n> others"), "Ivana Petkova and others");
    }
}
