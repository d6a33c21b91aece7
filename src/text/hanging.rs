//! Words -> lines of a page that is printed, with a hanging indent.

use super::width::columns;

/// The columns that what is printed keeps to.
pub const WIDTH: usize = 80;

/// Adds `words`, wrapped at blanks, with `first` before the first line and as much blank space before the others. Both
/// hold one line and are safe to print already.
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
    fn lines_keep_to_the_width_and_begin_below_each_other() {
        let mut page = String::new();
        push(&mut page, "  1. ", "word ".repeat(40).trim_end());
        push(&mut page, "  2. ", &"x".repeat(90));
        let lines: Vec<&str> = page.lines().collect();
        assert!(lines[..3].iter().all(|line| line.len() <= WIDTH));
        assert!(lines[0].starts_with("  1. word") && lines[1].starts_with("     word"));
        assert_eq!(lines.last().map(|line| line.len()), Some(95), "a word is not broken");
    }
}
