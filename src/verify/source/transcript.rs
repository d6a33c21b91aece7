//! Article -> whether it is a record of what was said, and no article about it.

use super::interview::is_interview;
use super::opening::{LabelCertainty, opening};
use crate::article::{Article, Paragraph, Role};
use std::collections::HashSet;

/// A text with fewer labels may quote some lines of a hearing.
const MIN_LABELS: usize = 4;
/// How many paragraphs are looked at.
const FIRST: usize = 200;

/// Whether an article is the transcript of a recording or of a session.
///
/// Gets right: subtitles; "MS. RUIZ: We will wait." / "MR. COLE: Until when?" and so on; an interview in questions and answers.
/// Leaves alone: an interview whose author is named; an invitation, whose labels "WHO:", "WHAT:", "WHERE:" do not come
/// back.
#[must_use]
pub fn is_transcript(article: &Article) -> bool {
    if !article.times.is_empty() {
        return true;
    }
    let text = |paragraph: &Paragraph| paragraph.span.of(&article.text);
    let spoken =
        article.paragraphs.iter().filter(|paragraph| paragraph.role == Role::Body).take(FIRST).map(text);
    let (mut paragraphs, mut labels, mut times) = (0, Vec::new(), 0);
    for words in spoken {
        let opening = opening(words);
        paragraphs += 1;
        let name = opening.label.and_then(|(start, end)| words.get(start..end)).unwrap_or_default();
        let is_certain = opening.certainty == LabelCertainty::Certain;
        let is_in_capitals =
            name.chars().filter(|c| c.is_alphabetic()).count() > 1 && !name.chars().any(char::is_lowercase);
        if is_certain && is_in_capitals {
            labels.push(name);
        }
        times += usize::from(is_certain && opening.time.is_some());
    }
    let is_record = |count: usize| count >= MIN_LABELS && count * 2 >= paragraphs;
    article.identity.authors().is_empty()
        && (is_record(labels.len()) && take_turns(&labels) || is_record(times) || is_interview(article))
}

/// Whether there are several voices, and one of them speaks again.
fn take_turns(labels: &[&str]) -> bool {
    let voices: HashSet<&&str> = labels.iter().collect();
    voices.len() > 1 && voices.len() < labels.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Document, Media, TextTime};

    fn read(text: &str) -> Article {
        Article::new(Document::record(String::new(), Media::Plain, text.to_owned()))
    }

    #[test]
    fn a_record_of_a_session_is_told_from_an_interview_and_an_article() {
        let turns = |names: [&str; 2]| {
            let lines = ["We will wait.", "Until when?", "Until the tide turns.", "And then?", "We go."];
            let lines = lines.iter().zip(names.iter().cycle());
            lines.map(|(line, name)| format!("{name}: {line}\n\n")).collect::<Vec<_>>().concat()
        };
        for (text, expected) in [
            (turns(["MS. RUIZ", "MR. COLE"]), true),
            (turns(["[00:00:01] Ana Ruiz", "[00:00:09] Ben Cole"]), true),
            (turns(["Q", "A"]), false),
            (turns(["Ana Ruiz", "Coast Post"]), false),
            (format!("The hearing\n\nBy Jane Roe\n\n{}", turns(["MS. RUIZ", "MR. COLE"])), false),
            ("The quay\n\n“We will wait,” Ana Ruiz said.\n".to_owned(), false),
            ("WHO: The pilots.\n\nWHAT: A vote.\n\nWHEN: Monday.\n\nWHERE: The quay.\n".to_owned(), false),
            (String::new(), false),
        ] {
            assert_eq!(is_transcript(&read(&text)), expected, "{text}");
        }
        let interview = |[asks, answers]: [&str; 2], answer: &str| {
            format!("{asks} Why is it shut?\n\n{answers} {answer}\n\n").repeat(3)
        };
        for (labels, answer, expected) in [
            (["Q:", "A:"], "I shut it in May.", true),
            (["q.", "a."], "I shut it in May.", true),
            (["q:", "a:"], "I had to.", true),
            (["Coast Post:", "Ana Ruiz:"], "I had to.", true),
            (["Coast Post\n\n", "Ana Ruiz\n\n"], "I had to.", true),
            (["Q:", "A:"], "The council shuts it in May.", false),
            (["Q:", "A:"], "We ship within three days.", false),
            (["Before:", "After:"], "Nobody knows.", false),
        ] {
            let text = interview(labels, answer);
            let with_lead = format!("The quay is shut\n\nIt rained on Monday.\n\n{text}");
            assert_eq!(is_transcript(&read(&with_lead)), expected, "{with_lead}");
            let by_author = format!("The quay\n\nBy Jane Roe\n\n{text}");
            assert!(!is_transcript(&read(&by_author)), "{by_author}");
        }
        assert!(is_transcript(&read(&interview(["Q:", "A:"], "I shut it in May."))));
        let [firm, person] =
            ["We ship within three days.", "I shut it in May."].map(|answer| interview(["Q:", "A:"], answer));
        assert!(is_transcript(&read(&format!("{firm}{person}"))), "one of several answers says “I”");
        let times = vec![TextTime { start: 0, seconds: 1 }];
        assert!(is_transcript(&Article { times, ..read("We will wait.\n") }));
    }
}
