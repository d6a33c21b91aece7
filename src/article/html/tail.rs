//! A heading -> whether the article ends before it: `assets/page/tail_headings.txt`.

use std::collections::HashSet;
use std::sync::LazyLock;

const ASSET: &str = include_str!("../../../assets/page/tail_headings.txt");
/// Longer blocks are no such heading.
const MAX_HEADING: usize = 70;

static TABLE: LazyLock<TailHeadings> = LazyLock::new(|| {
    let rows = || ASSET.lines().filter(|line| !line.starts_with("# ") || line.len() < MAX_HEADING / 2);
    TailHeadings {
        whole: rows().filter(|row| !row.ends_with('*')).collect(),
        starts: rows().filter_map(|row| row.strip_suffix('*')).collect(),
    }
});

struct TailHeadings {
    whole: HashSet<&'static str>,
    starts: Vec<&'static str>,
}

/// Whether a heading stands over other articles, comments or a note about the author.
pub(super) fn ends_article(heading: &str) -> bool {
    if heading.len() > MAX_HEADING {
        return false;
    }
    let words = normalized(heading);
    TABLE.whole.contains(words.as_str()) || TABLE.starts.iter().any(|start| words.starts_with(start))
}

/// In lower case, without marks at both ends, a number as "#".
fn normalized(heading: &str) -> String {
    let trimmed = heading.trim_matches(|c: char| !c.is_alphanumeric());
    let digits =
        trimmed.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')).count();
    let words = trimmed.get(digits..).unwrap_or_default().to_lowercase();
    let mut text = String::from(if digits > 0 { "#" } else { "" });
    for word in words.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_over_other_articles_end_the_article() {
        for heading in [
            "More on this story",
            "Related articles:",
            "12 Comments",
            "Mehr zum Thema",
            "À lire aussi",
            "» Leia também",
            "Ein Kommentar",
            "More great stories from the coast",
        ] {
            assert!(ends_article(heading), "{heading}");
        }
        for heading in
            ["What happens next", "More money for the port", "Relations with Peru", "12 ships wait", ""]
        {
            assert!(!ends_article(heading), "{heading}");
        }
    }
}
