//! The beginning of a text -> whether it is clearly Markdown.
//!
//! Plain text has stars, hashes and dashes, too, so one sign says nothing. Two signs of different kinds do.

/// How many bytes are looked at.
const MAX_BYTES: usize = 16 * 1024;
/// How many kinds of signs a text must have.
const KINDS: usize = 2;

/// Whether `text` is clearly Markdown.
pub(super) fn is_markdown(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(MAX_BYTES)).unwrap_or_default();
    let has = |sign: fn(&str) -> bool| usize::from(head.lines().any(sign));
    let signs =
        [is_heading, has_link, has_strong_words, is_fence, is_table_rule, has_wiki_link, is_underline];
    let kinds: usize = signs.into_iter().map(has).sum();
    // Words in single stars are common in mail; below a heading they are Markdown.
    kinds + usize::from(kinds > 0 && head.lines().any(has_stressed_words)) >= KINDS
}

/// "## Talks in Lima"
fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    (1..=6).contains(&level) && words.starts_with(' ') && words.contains(char::is_alphabetic)
}

/// "[Ana Lopez](https://post.example)"
fn has_link(line: &str) -> bool {
    line.match_indices("](").any(|(at, _)| {
        let target = line.get(at + 2..).unwrap_or_default();
        let is_target = ["http", "/", "#", "./", "mailto:"].iter().any(|start| target.starts_with(start));
        is_target && target.contains(')') && line.get(..at).is_some_and(|before| before.contains('['))
    })
}

/// "**No**"
fn has_strong_words(line: &str) -> bool {
    ["**", "__"].into_iter().any(|mark| has_words_between(line, mark))
}

fn has_stressed_words(line: &str) -> bool {
    ["*", "_"].into_iter().any(|mark| has_words_between(line, mark))
}

/// Whether a mark opens before a word and closes after one.
fn has_words_between(line: &str, mark: &str) -> bool {
    let mut pieces = line.split(mark);
    let before = pieces.next().unwrap_or_default();
    let (Some(words), Some(_)) = (pieces.next(), pieces.next()) else { return false };
    let is_word = |c: char| !c.is_whitespace();
    !before.ends_with(char::is_alphanumeric) && words.starts_with(is_word) && words.ends_with(is_word)
}

/// "=====", below a heading
fn is_underline(line: &str) -> bool {
    let line = line.trim_end();
    line.len() > 2 && line.bytes().all(|byte| byte == b'=')
}

fn is_fence(line: &str) -> bool {
    line.starts_with("```") && line.get(3..).is_some_and(|name| !name.contains(' '))
}

/// "|---|:--|"
fn is_table_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains("--") && line.contains('|') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// "[[Ana Lopez]]"
fn has_wiki_link(line: &str) -> bool {
    line.split_once("[[").is_some_and(|(_, rest)| rest.contains("]]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_clearly_markdown_is_recognised() {
        for (text, expected) in [
            ("# Strike ends\n\n“We got *what* we asked for,” said [Ana](https://x.example).\n", true),
            ("# Strike ends\n\nIt is **over**.", true),
            ("Strike\n\n| Who | What |\n|---|---|\n| Ana | [so](/a) |", true),
            ("# Strike\n\n_It_ rained.", true),
            ("Strike\n\n```\nx\n```\n\n[Ana](#ana)", true),
            ("# 1 in the charts\n\nIt rained.", false),
            ("We *did* win, and _how_.\n\n* one\n* two\n", false),
            ("See [1] (http://post.example) and **again**.", false),
            ("a_b_c and 2 * 3 * 4", false),
            ("From: Ana\nSubject: #strike\n\nIt rained.", false),
            ("", false),
        ] {
            assert_eq!(is_markdown(text), expected, "{text}");
        }
    }
}
