//! Words with their roles -> the rows that hold them, and long words shortened to what differs in them.

use crate::text::quotation_marks;
use crate::text::width::columns;
use crate::tui::theme::StyleRole;
use crate::tui::view::difference;

/// A row: words with their roles.
pub(super) type PassageRow = Vec<(String, StyleRole)>;

/// How many words beside a difference are kept where there is no room for all.
const BESIDE: usize = 4;

/// The words around the differences, and "…" for the others. Without a difference, the first words.
pub(super) fn around_marks(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let is_marked: Vec<bool> = difference::roles(words.iter().copied()).iter().map(Option::is_some).collect();
    let is_near = |at: usize| {
        let near = at.saturating_sub(BESIDE)..(at + BESIDE + 1).min(words.len());
        let marks = is_marked.get(near).unwrap_or_default();
        // Of a long difference the middle is left out.
        marks.contains(&true) && (marks.contains(&false) || marks.len() < 2 * BESIDE + 1)
    };
    let has_marks = is_marked.contains(&true);
    let kept = words.iter().enumerate().map(|(at, word)| {
        let is_kept = if has_marks { is_near(at) } else { at < 2 * BESIDE };
        if is_kept { *word } else { "…" }
    });
    let mut kept: Vec<&str> = kept.collect();
    kept.dedup_by(|one, other| *one == "…" && *other == "…");
    kept.join(" ")
}

/// A sentence about a difference without the middle of what it quotes, if that is long.
pub(super) fn clipped(text: &str) -> String {
    const MOST: usize = 24;
    let words: Vec<&str> = text.split(' ').collect();
    match (words.get(..MOST / 2), words.get(words.len().saturating_sub(MOST / 4)..)) {
        (Some(first), Some(last)) if words.len() > MOST => {
            format!("{} … {}", first.join(" "), last.join(" "))
        }
        _ => text.to_owned(),
    }
}

/// The passage between the words around it, which are faint.
pub(super) fn in_context([before, said, behind]: [String; 3], width: usize) -> Vec<PassageRow> {
    let words = |text: &str, role: StyleRole| -> Vec<(String, StyleRole)> {
        text.split(' ').filter(|word| !word.is_empty()).map(|word| (word.to_owned(), role)).collect()
    };
    // The mark that begins the passage stands at its first word, and the one that ends it at its last.
    let opens = |c: char| matches!(c, '(' | '[' | '\'' | '‘') || quotation_marks::is_double(c);
    let last = before.rsplit(' ').next().filter(|last| last.chars().all(opens)).unwrap_or_default();
    let (before, opening) = before.split_at(before.len() - last.len());
    let is_mark = |c: char| !c.is_whitespace() && !c.is_alphanumeric();
    let rest = behind.trim_start_matches(is_mark);
    let (mark, behind) = behind.split_at(behind.len() - rest.len());
    let mut all = words(before, StyleRole::Faint);
    all.extend(marked(words(&format!("{opening}{said}{mark}"), StyleRole::Text)));
    all.extend(words(behind, StyleRole::Faint));
    fill("source  ", all, width)
}

/// Words in rows of this width, in a role; the label stands before the first.
pub(super) fn wrapped(label: &str, text: &str, (width, role): (usize, StyleRole)) -> Vec<PassageRow> {
    let words = text.split(' ').map(|word| (word.to_owned(), role)).collect();
    fill(label, marked(words), width)
}

/// The words with those between marks of a difference in the role of what was added or removed.
fn marked(words: Vec<(String, StyleRole)>) -> Vec<(String, StyleRole)> {
    let differing = difference::roles(words.iter().map(|(word, _)| word.as_str()));
    words.into_iter().zip(differing).map(|((word, role), differs)| (word, differs.unwrap_or(role))).collect()
}

/// Fills rows of this width with words; the label stands before the first.
pub(super) fn fill(label: &str, words: Vec<(String, StyleRole)>, width: usize) -> Vec<PassageRow> {
    let indent = if width > 40 { columns(label) } else { 0 };
    let mut rows: Vec<PassageRow> = Vec::new();
    let (mut current, mut used): (PassageRow, usize) = (Vec::new(), 0);
    if !label.is_empty() {
        current.push((label.to_owned(), StyleRole::Faint));
        used = columns(label);
    }
    let mut is_first = true;
    for (word, role) in words {
        let wide = columns(&word);
        if !is_first && used + 1 + wide > width {
            rows.push(std::mem::take(&mut current));
            current.push((" ".repeat(indent), role));
            used = indent;
            is_first = true;
        }
        if !is_first {
            current.push((" ".to_owned(), role));
            used += 1;
        }
        used += wide;
        current.push((word, role));
        is_first = false;
    }
    rows.push(current);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_shortened_to_what_differs_in_them() {
        for (text, short) in [
            (
                "one two three four five six [-not-] seven eight nine ten eleven",
                "… three four five six [-not-] seven eight nine ten …",
            ),
            ("a {+b+} c d", "a {+b+} c d"),
            ("one two three four five six seven eight nine", "one two three four five six seven eight …"),
        ] {
            assert_eq!(around_marks(text), short);
        }
        let long = format!("so [-{}-] it is", ["word"; 30].join(" "));
        assert_eq!(around_marks(&long), "so [-word word word word … word word word word-] it is");
    }
}
