//! Paragraphs after quote marks ("> ") -> those that are what someone said, and the line that names who said it.

use crate::article::turns::{is_in_marks, words_before_speaker};
use crate::article::{Paragraph, Role};
use crate::text::quotation_marks;

/// The longest text, in bytes, that is taken for what someone said. A mail that is answered is longer, and its last line
/// is who wrote it.
const MAX_WORDS: usize = 800;

/// Keeps the role of the quoted paragraphs that have a speaker, and gives that line its role. The others are like any.
///
/// Gets right: "> We stay." over "> — Ana Lopez" or "Ana Lopez, docker". Leaves alone: "> When do we meet?" over "At nine."
pub(super) fn settle(text: &str, paragraphs: &mut [Paragraph]) {
    let mut start = 0;
    while start < paragraphs.len() {
        let quoted = paragraphs.iter().skip(start).take_while(|it| it.role == Role::Quoted).count();
        let words = words_of_block(text, paragraphs, start, quoted);
        for paragraph in paragraphs.iter_mut().skip(start).take(quoted).skip(words) {
            paragraph.role = Role::Body;
        }
        if let Some(speaker) = paragraphs.get_mut(start + words).filter(|_| words > 0) {
            speaker.role = Role::Speaker;
        }
        start += quoted.max(1);
    }
}

/// How many paragraphs from `start` on, of those that are `quoted`, are what a named speaker said.
fn words_of_block(text: &str, paragraphs: &[Paragraph], start: usize, quoted: usize) -> usize {
    if quoted == 0 {
        return 0;
    }
    let lines: Vec<&str> = paragraphs.iter().skip(start).take(quoted).map(|it| it.span.of(text)).collect();
    let below = paragraphs.get(start + quoted).map(|it| it.span.of(text));
    let Some(words) = words_before_speaker(&lines, below) else { return 0 };
    let said = lines.get(..words).unwrap_or_default();
    let is_mixed = |line: &&str| line.contains(quotation_marks::is_double) && !is_in_marks(line);
    let is_long = said.iter().map(|line| line.len()).sum::<usize>() > MAX_WORDS;
    if is_long || said.iter().any(is_mixed) { 0 } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain::paragraphs;

    fn roles(text: &str) -> Vec<Role> {
        paragraphs(text).iter().map(|paragraph| paragraph.role).collect()
    }

    #[test]
    fn quoted_lines_with_a_name_in_or_below_them_are_what_someone_said() {
        use Role::{Body, Quoted, Speaker};
        for (text, expected) in [
            ("> We stay.\n> — Ana Lopez\n\nIt rained.", vec![Quoted, Speaker, Body]),
            ("> We stay.\n\nAna Lopez, docker\n\nIt rained.", vec![Quoted, Speaker, Body]),
            ("> We stay.\nAna Lopez\n\nIt rained.", vec![Quoted, Speaker, Body]),
            ("> “We stay.”\n>\n> “We wait.”\n>\n> Ana Lopez", vec![Quoted, Quoted, Speaker]),
            ("> When do we meet?\n\nAt nine.", vec![Body, Body]),
            ("On Monday Ana Lopez wrote:\n\n> “Yes,” said Tom.\n\nAna Lopez", vec![Body, Body, Body]),
        ] {
            assert_eq!(roles(text), expected, "{text}");
        }
    }
}
