//! Words with the marks of a difference, {+added+} and [-removed-] -> rows, in which only those words look added or removed.

use crate::text::Span;
use crate::text::cells::cells;
use crate::text::width::columns;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Parts;

/// How many words are kept on each side of where a change begins or ends, if there is no room for all.
const WORDS_BESIDE: usize = 4;

/// The words of a line, each as its pieces: what is between the marks in the role of what was added or removed, the marks
/// faint, and the rest in `role`.
pub(super) fn words(line: &str, role: StyleRole) -> Vec<Parts> {
    let mut inside = None;
    let written = line.split(' ').filter(|word| !word.is_empty());
    written.map(|word| pieces(word, role, &mut inside)).collect()
}

/// The pieces of a word. `inside` is the role of what is between the marks that are open, before the word and after it.
fn pieces(word: &str, role: StyleRole, inside: &mut Option<StyleRole>) -> Parts {
    let mut pieces = Vec::new();
    let mut rest = word;
    while let Some((at, next)) = next_mark(rest, *inside) {
        let (before, after) = rest.split_at(at);
        let (mark, after) = after.split_at(2);
        pieces.push((before.to_owned(), inside.unwrap_or(role)));
        pieces.push((mark.to_owned(), StyleRole::Faint));
        (*inside, rest) = (next, after);
    }
    pieces.push((rest.to_owned(), inside.unwrap_or(role)));
    pieces.retain(|(words, _)| !words.is_empty());
    pieces
}

/// Where the next mark is, and the role of what comes after it.
fn next_mark(rest: &str, inside: Option<StyleRole>) -> Option<(usize, Option<StyleRole>)> {
    let closing = match inside {
        Some(StyleRole::Removed) => "-]",
        Some(_) => "+}",
        None => {
            let opening = [("{+", StyleRole::Added), ("[-", StyleRole::Removed)];
            let found = opening.into_iter().filter_map(|(mark, role)| Some((rest.find(mark)?, Some(role))));
            return found.min_by_key(|(at, _)| *at);
        }
    };
    rest.find(closing).map(|at| (at, None))
}

/// Whether something in a word was added or removed.
fn is_marked(word: &Parts) -> bool {
    word.iter().any(|(_, role)| is_change(*role))
}

fn is_change(role: StyleRole) -> bool {
    matches!(role, StyleRole::Added | StyleRole::Removed)
}

/// The words around where each change begins and ends, and "…" for the others. Without a change, the first words.
pub(super) fn around_marks(text: &str) -> String {
    words_beside_marks(text, WORDS_BESIDE)
}

/// The same with this many words on each side.
fn words_beside_marks(text: &str, beside: usize) -> String {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let changes = changes(&self::words(text, StyleRole::Text));
    let change_of = |at: usize| changes.get(at).copied().flatten();
    // The edges between two words of which one belongs to a change and the other does not, or to another one.
    let is_edge = |at: usize| at.checked_sub(1).and_then(change_of) != change_of(at);
    let is_near = |at: usize| (at.saturating_sub(beside - 1)..=at + beside).any(is_edge);
    let has_changes = changes.iter().any(Option::is_some);
    let kept = words.iter().enumerate().map(|(at, word)| {
        let is_kept = if has_changes { is_near(at) } else { at < 2 * beside };
        if is_kept { *word } else { "…" }
    });
    let mut kept: Vec<&str> = kept.collect();
    kept.dedup_by(|one, other| *one == "…" && *other == "…");
    kept.join(" ")
}

/// The number of the change that each word belongs to: of several, the last.
fn changes(words: &[Parts]) -> Vec<Option<usize>> {
    let mut count = 0;
    let of_word = |word: &Parts| {
        count += word.iter().filter(|(piece, _)| matches!(&**piece, "{+" | "[-")).count();
        is_marked(word).then_some(count)
    };
    words.iter().map(of_word).collect()
}

/// The words in at most `most` rows of this width: all of them, or those around the differences if there is no room for
/// all. What the last row has no room for is cut off there when it is drawn.
pub(super) fn shortened(line: &str, role: StyleRole, (width, most): (usize, usize)) -> Vec<Parts> {
    let all = words(line, role);
    let marked = all.iter().filter(|word| is_marked(word)).count();
    let is_mixed = marked > 0 && marked < all.len();
    let mut rows = fill(("", role), all, (width, 0));
    // Cut off a second time, a row would end after a mark that words are left out: then rather with fewer words beside.
    for beside in (1..=WORDS_BESIDE).rev() {
        if rows.len() > most && is_mixed {
            rows = fill(("", role), words(&words_beside_marks(line, beside), role), (width, 0));
        }
    }
    cut(rows, most)
}

/// The first rows; what the last of them has no room for is cut off there with an ellipsis.
pub(super) fn cut(mut rows: Vec<Parts>, most: usize) -> Vec<Parts> {
    let over = rows.split_off(most.min(rows.len()));
    if let Some(last) = rows.last_mut() {
        for row in over {
            last.push((" ".to_owned(), StyleRole::Text));
            // The blanks that keep a row in line with the one above have no place within a row.
            last.extend(row.into_iter().skip_while(|(words, _)| words.trim().is_empty()));
        }
    }
    rows
}

/// Fills rows of this width with words. The label stands before the first; the other rows have an indent.
pub(super) fn fill(
    (label, role): (&str, StyleRole),
    words: Vec<Parts>,
    (width, indent): (usize, usize),
) -> Vec<Parts> {
    let mut filling = Filling { rows: Vec::new(), row: Vec::new(), used: 0, is_first: true, width, indent };
    if !label.is_empty() {
        filling.push((label, role), columns(label));
    }
    for word in words {
        filling.word(word);
    }
    filling.rows.push(filling.row);
    filling.rows
}

/// Rows that are being filled.
struct Filling {
    rows: Vec<Parts>,
    row: Parts,
    /// The columns of the row that are taken.
    used: usize,
    /// Whether the row has no word yet.
    is_first: bool,
    width: usize,
    indent: usize,
}

impl Filling {
    fn word(&mut self, word: Parts) {
        let wide: usize = word.iter().map(|(piece, _)| columns(piece)).sum();
        if !self.is_first && self.used + 1 + wide > self.width {
            self.next_row();
        }
        if !self.is_first {
            let role = word.first().map_or(StyleRole::Text, |(_, role)| *role);
            self.push((" ", if is_change(role) { StyleRole::Text } else { role }), 1);
        }
        let is_long = self.used + wide > self.width;
        for (piece, role) in word {
            if is_long {
                self.broken(&piece, role);
            } else {
                self.push((&piece, role), columns(&piece));
            }
        }
        self.is_first = false;
    }

    /// Writes a piece that is longer than a row, such as words without blanks between them: on as many as it needs.
    fn broken(&mut self, piece: &str, role: StyleRole) {
        for cell in cells(piece, Span::new(0, piece.len())) {
            if self.used > self.indent && self.used + cell.columns > self.width {
                self.next_row();
            }
            self.push((&cell.glyph, role), cell.columns);
        }
    }

    fn push(&mut self, (words, role): (&str, StyleRole), wide: usize) {
        self.used += wide;
        match self.row.last_mut().filter(|(_, last)| *last == role) {
            Some((last, _)) => last.push_str(words),
            None => self.row.push((words.to_owned(), role)),
        }
    }

    fn next_row(&mut self) {
        self.rows.push(std::mem::take(&mut self.row));
        (self.used, self.is_first) = (0, true);
        if self.indent > 0 {
            self.push((&" ".repeat(self.indent), StyleRole::Text), self.indent);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of a line that were added or removed, and the letters between.
    fn drawn(line: &str) -> String {
        let told = |(words, role): (String, StyleRole)| match role {
            StyleRole::Added => format!("<{words}>"),
            StyleRole::Removed => format!("~{words}~"),
            _ => words,
        };
        let words = words(line, StyleRole::Text).into_iter();
        words.map(|word| word.into_iter().map(told).collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn only_the_changed_words_look_added_or_removed_and_neither_marks_nor_punctuation_around_them() {
        for (line, expected) in [
            (
                "We will {+not+} close by [-May-] {+June+}.",
                "We will {+<not>+} close by [-~May~-] {+<June>+}.",
            ),
            ("so [-it was-] {+they are+}, now", "so [-~it~ ~was~-] {+<they> <are>+}, now"),
            ("“{+Yes+},” he [-said-]{+says+}", "“{+<Yes>+},” he [-~said~-]{+<says>+}"),
            ("a - b] and +} stay", "a - b] and +} stay"),
        ] {
            assert_eq!(drawn(line), expected);
        }
    }

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
        let long = |word| [word; 30].join(" ");
        for (text, short) in [
            (
                format!("so [-{}-] it is", long("gone")),
                "so [-gone gone gone gone … gone gone gone gone-] it is",
            ),
            (
                format!("so [-{}-] {{+{}+}} it is", long("gone"), long("new")),
                "so [-gone gone gone gone … gone gone gone gone-] {+new new new new … new new new new+} it is",
            ),
            (format!("[-one two a four-] [-{}-]", long("b")), "[-one two a four-] [-b b b b … b b b b-]"),
        ] {
            assert_eq!(around_marks(&text), short);
        }
    }

    fn rows(line: &str, width: usize, most: usize) -> Vec<String> {
        let rows = shortened(line, StyleRole::Text, (width, most));
        rows.into_iter().map(|row| row.into_iter().map(|(words, _)| words).collect()).collect()
    }

    #[test]
    fn words_take_the_rows_that_they_need_and_are_shortened_to_what_differs_if_those_are_too_many() {
        assert_eq!(rows("We will {+not+} close", 10, 4), ["We will", "{+not+}", "close"]);
        let long = format!("{} {{+not+}} {}", ["before"; 20].join(" "), ["after"; 20].join(" "));
        let short = rows(&long, 36, 2);
        assert_eq!(short, ["… before before before before", "{+not+} after after after after …"]);
        let two =
            "we stay until [-Friday-] {+Sunday+}, and no ship will move before we are paid for [-May-] here";
        assert_eq!(rows(two, 60, 1), ["… until [-Friday-] {+Sunday+}, and … for [-May-] here"]);
        assert_eq!(rows("one two three four", 9, 1), ["one two three four"], "cut off when it is drawn");
    }

    #[test]
    fn words_without_blanks_between_them_take_several_rows() {
        assert_eq!(rows("港口将于[-五月-]{+六月+}关闭", 12, 9), ["港口将于[-五", "月-]{+六月+}", "关闭"]);
    }
}
