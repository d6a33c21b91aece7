//! Headings and paragraphs -> Markdown in which every sign of the text means only itself.
//!
//! Documents from office programs and agencies know what is a heading. Markdown keeps that, and its reader cuts nothing
//! out, as the reader of pages would.

/// A Markdown text that is being written.
#[derive(Debug, Default)]
pub(super) struct MarkdownText {
    text: String,
}

impl MarkdownText {
    /// Adds a heading of a level from 1 to 6.
    pub(super) fn heading(&mut self, level: usize, words: &str) {
        let words: Vec<&str> = words.split_whitespace().collect();
        if !words.is_empty() {
            self.text.push_str(&"#".repeat(level.clamp(1, 6)));
            self.text.push(' ');
            self.push_escaped(&words.join(" "));
            self.text.push_str("\n\n");
        }
    }

    /// Adds a paragraph. A line end in it stays one.
    pub(super) fn paragraph(&mut self, words: &str) {
        let lines = words.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                self.text.push_str("\\\n");
            }
            self.push_escaped(line);
        }
        if !lines.is_empty() {
            self.text.push_str("\n\n");
        }
    }

    /// Whether nothing has been added.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The Markdown text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn push_escaped(&mut self, line: &str) {
        for c in line.chars() {
            // A number and a mark at the beginning would be a list, a rule or a heading too.
            if matches!(
                c,
                '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '(' | ')' | '#' | '+' | '-'
            ) || matches!(c, '.' | '!' | '|' | '~' | '=' | '&' | ':' | '^' | '$')
            {
                self.text.push('\\');
            }
            self.text.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Event, Parser};

    #[test]
    fn every_sign_means_itself() {
        let lines =
            ["1. One_two* `x` [a](b) <b> & &amp; # not", "- no list", "--- ", "= x", "2) y", "a | b", "\\ z"];
        for line in lines {
            let mut text = MarkdownText::default();
            text.paragraph(line);
            let words = |event| match event {
                Event::Text(words) => words.to_string(),
                other => {
                    assert!(matches!(other, Event::Start(_) | Event::End(_)), "{other:?}");
                    String::new()
                }
            };
            assert_eq!(Parser::new(&text.finish()).map(words).collect::<String>(), line.trim());
        }
    }
}
