//! Markdown with the marks of note programs and site builders -> Markdown.
//!
//! Obsidian writes comments ("%% never shown %%"), marked words ("==so=="), names of blocks ("^block-id") and headed
//! boxes ("> [!quote] Name"); Hugo and Jekyll write calls of templates ("{{< figure >}}", "{% include %}"). A rule under a
//! sentence is a rule: it would make the sentence a heading. Code is left as it is.

use crate::text::quotation_marks;
use std::borrow::Cow;

/// Kinds of boxes whose heading names a speaker.
const QUOTES: [&str; 2] = ["quote", "cite"];
/// What opens and closes a call of a template.
const TEMPLATES: [(&str, &str); 3] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}")];

/// The text in plain Markdown.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !["%%", "==", "{{", "{%", "[!", " ^", "\n---", "+++"].iter().any(|mark| text.contains(mark)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let (mut fence, mut in_comment) = (None, false);
    let mut before = "";
    for line in text.split_inclusive('\n') {
        let marker = line.trim_start().get(..3).filter(|marker| matches!(*marker, "```" | "~~~"));
        if marker.is_some() && (fence.is_none() || fence == marker) {
            fence = if fence.is_some() { None } else { marker };
            out.push_str(line);
        } else if fence.is_some() {
            out.push_str(line);
        } else {
            let words = without_comments(line, &mut in_comment);
            let is_rule = line.trim_end() == "+++" || (line.starts_with("---") && ends_sentence(before));
            push_line(&mut out, if is_rule { "\n***\n" } else { &words });
        }
        before = line;
    }
    Cow::Owned(out)
}

fn ends_sentence(line: &str) -> bool {
    let closes = |c| matches!(c, ')' | ']' | '*' | '_') || quotation_marks::closes(c);
    line.trim_end().trim_end_matches(closes).ends_with(['.', '!', '?', ',', '…'])
}

/// Appends a line outside code.
fn push_line(out: &mut String, line: &str) {
    if let Some((prefix, kind, title)) = box_heading(line) {
        let dash = if QUOTES.contains(&kind.to_ascii_lowercase().as_str()) { "— " } else { "" };
        if !title.is_empty() {
            out.extend([prefix, " ", dash, title, "\n"]);
        }
        out.extend([prefix, "\n"]);
        return;
    }
    let (words, end) = line.split_at(line.trim_end().len());
    let words = without_templates(without_block_name(words));
    if words.contains("==") {
        push_unmarked(out, &words);
    } else {
        out.push_str(&words);
    }
    out.push_str(end);
}

/// The quote marks, the kind and the title of a box: "> [!quote] Name".
fn box_heading(line: &str) -> Option<(&str, &str, &str)> {
    let at = line.find("[!")?;
    let (prefix, rest) = (line.get(..at)?.trim_end(), line.get(at + 2..)?);
    let (kind, title) = rest.split_once(']')?;
    let is_box = prefix.ends_with('>') && prefix.chars().all(|c| matches!(c, '>' | ' '));
    let is_kind = !kind.is_empty() && kind.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '|'));
    (is_box && is_kind).then(|| (prefix, kind, title.trim_start_matches(['+', '-']).trim()))
}

/// A line without its comments, which may go over several lines.
fn without_comments<'t>(line: &'t str, in_comment: &mut bool) -> Cow<'t, str> {
    if !*in_comment && !line.contains("%%") {
        return Cow::Borrowed(line);
    }
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("%%") {
        let before = rest.get(..at).unwrap_or_default();
        // "50%% of" opens none.
        let opens = !*in_comment && (before.is_empty() || before.ends_with(char::is_whitespace));
        if !*in_comment {
            out.push_str(before);
            out.push_str(if opens { "" } else { "%%" });
        }
        *in_comment = opens;
        rest = rest.get(at + 2..).unwrap_or_default();
    }
    if *in_comment {
        out.push('\n');
    } else {
        out.push_str(rest);
    }
    Cow::Owned(out)
}

/// A line without the name of its block at the end: " ^block-id".
fn without_block_name(line: &str) -> &str {
    let name = line
        .rsplit_once(" ^")
        .filter(|(_, name)| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    name.map_or(line, |(words, _)| words.trim_end())
}

fn without_templates(line: &str) -> Cow<'_, str> {
    let mut line = Cow::Borrowed(line);
    for (opening, closing) in TEMPLATES {
        while let Some(start) = line.find(opening) {
            let Some(length) = line.get(start..).and_then(|rest| rest.find(closing)) else { break };
            let before = line.get(..start).unwrap_or_default();
            let behind = line.get(start + length + closing.len()..).unwrap_or_default();
            line = Cow::Owned(format!("{before}{behind}"));
        }
    }
    line
}

/// Appends a line without the marks around marked words. "a == b" has none.
fn push_unmarked(out: &mut String, line: &str) {
    let mut pieces = line.split("==").peekable();
    let mut is_open = false;
    while let Some(piece) = pieces.next() {
        out.push_str(piece);
        let Some(next) = pieces.peek() else { return };
        let opens = !is_open && next.starts_with(|c: char| !c.is_whitespace() && c != '=');
        let closes = is_open && piece.ends_with(|c: char| !c.is_whitespace() && c != '=');
        if !opens && !closes {
            out.push_str("==");
        }
        is_open = opens || (is_open && !closes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_other_programs_are_left_out() {
        for (text, expected) in [
            ("==“It is over,”== he said. ^block-id\n", "“It is over,” he said.\n"),
            ("a == b and c ==d== e", "a == b and c d e"),
            ("One %% two %% three\n", "One  three\n"),
            ("One\n%% two\nthree %%\nfour\n", "One\n\n\nfour\n"),
            ("50%% of 3%% is", "50%% of 3%% is"),
            ("> [!quote] Ivana Petkova\n> So.\n", "> — Ivana Petkova\n>\n> So.\n"),
            ("> [!note]- Read on\n> So.\n", "> Read on\n>\n> So.\n"),
            ("> [!tip]\n> So.\n", ">\n> So.\n"),
            ("{{< figure src=\"a.jpg\" >}}\nSo {% include x %}it is.", "\nSo it is."),
            ("Title\n=====\nx [!no] box", "Title\n=====\nx [!no] box"),
            ("```\na ==b== %% c\n```\n==d==", "```\na ==b== %% c\n```\nd"),
            ("“It rained.”\n---\nSo.\n", "“It rained.”\n\n***\nSo.\n"),
            ("Talks in Lima\n---\n", "Talks in Lima\n---\n"),
            ("So.\n+++\n", "So.\n\n***\n"),
            ("10 ^2", "10"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
        assert!(matches!(plain("# Strike\n\nIt *rained*."), Cow::Borrowed(_)));
    }
}
