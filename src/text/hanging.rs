//! Words -> printed lines of limited width, with a hanging indent.

use super::width::columns;

/// The width of printed reports in columns.
pub const WIDTH: usize = 80;

/// Appends `words`, wrapped at spaces, with `first` before the first line and an indent of the same width before the
/// others. Both must be single lines that are safe to print.
pub fn push(page: &mut String, first: &str, words: &str) {
    let indent = " ".repeat(columns(first));
    let mut column = indent.len();
    page.push_str(first);
    let mut begun = false;
    for word in words.split(' ') {
        let width = columns(word);
        if begun && column + 1 + width > WIDTH {
            page.push('\n');
            page.push_str(&indent);
            column = indent.len();
        } else if begun {
            page.push(' ');
            column += 1;
        }
        page.push_str(word);
        column += width;
        begun = true;
    }
    page.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_to_the_width_and_are_indented() {
        let mut page = String::new();
        push(&mut page, "  1. ", "word ".repeat(40).trim_end());
        push(&mut page, "  2. ", &"x".repeat(90));
        let lines: Vec<&str> = page.lines().collect();
        assert!(lines[..3].iter().all(|line| line.len() <= WIDTH));
        assert!(lines[0].starts_with("  1. word") && lines[1].starts_with("     word"));
        assert_eq!(lines.last().map(|line| line.len()), Some(95), "a word is not broken");
    }
}
