//! Rows -> Markdown: quotations grouped by speaker, or a sheet for fact-checkers.
//!
//! Every character of the article that Markdown, or HTML inside it, might interpret is escaped: the text of a hostile
//! article stays text.

use super::provenance::citation;
use super::rows::{ExportRow, ReviewedArticle, non_empty};
use crate::analysis::QuotationKind;
use crate::review::{Decision, Verdict, Verification};
use crate::sorting;
use crate::text::date;
use crate::text::hash::TextHash;
use crate::text::phrase::single_spaced;
use crate::text::sanitize;
use crate::version::{TOOL, VERSION};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes the quotations of an article under their speakers, the most quoted first.
///
/// # Errors
/// If `out` cannot be written.
pub fn article(out: &mut dyn Write, of: &ReviewedArticle<'_>, rows: &[ExportRow<'_>]) -> io::Result<()> {
    heading(out, of, rows)?;
    let is_rejected = |row: &&ExportRow<'_>| matches!(row.decision.verdict, Verdict::Rejected(_));
    let (rejected, said): (Vec<_>, Vec<_>) = rows.iter().partition(is_rejected);
    for (speaker, rows) in by_speaker(&said) {
        section(out, &speaker, &rows)?;
    }
    if !rejected.is_empty() {
        section(out, "Rejected", &rejected)?;
    }
    orphans(out, of)
}

/// Writes quotations below a heading that counts them.
fn section(out: &mut dyn Write, heading: &str, rows: &[&ExportRow<'_>]) -> io::Result<()> {
    writeln!(out, "## {heading} ({})\n", rows.len())?;
    for row in rows {
        let facts = format!("{}; {}{}", facts(row), decided(row.decision), found(row));
        writeln!(out, "{}\n\n{}\n", quotation(row), escaped(&facts))?;
    }
    Ok(())
}

/// Writes a section for every quotation of an article, with room for what a fact-checker finds.
///
/// # Errors
/// If `out` cannot be written.
pub fn sheet(out: &mut dyn Write, of: &ReviewedArticle<'_>, rows: &[ExportRow<'_>]) -> io::Result<()> {
    heading(out, of, rows)?;
    for row in rows {
        let speaker = speaker(row);
        writeln!(out, "## {}. {speaker}\n\n{}\n\n| Check | |\n| --- | --- |", row.number, quotation(row))?;
        for (name, value) in checks(of, row) {
            writeln!(out, "| {name} | {value} |")?;
        }
        writeln!(out)?;
    }
    orphans(out, of)
}

/// The rows of the table below a quotation.
fn checks(of: &ReviewedArticle<'_>, row: &ExportRow<'_>) -> [(&'static str, String); 8] {
    let paragraph = of.article.paragraph_at(row.span.start);
    let paragraphs = of.article.paragraphs.iter().take(paragraph + 1);
    let number = paragraphs.filter(|paragraph| !paragraph.role.is_furniture()).count();
    let place = row.content;
    let decision = row.decision;
    let boxes = Verification::ALL.iter().skip(1).map(|&(state, _, words)| {
        let mark = if decision.verification == state { '☒' } else { '☐' };
        format!("{mark} {words}")
    });
    [
        ("Speaker", speaker(row)),
        ("Place in text", format!("paragraph {number}, characters {} to {}", place.start, place.end)),
        (
            "Finding and decision",
            escaped(&format!("{}; {}{}", facts(row), decision_text(decision), found(row))),
        ),
        ("Verification", boxes.collect::<Vec<_>>().join("  ")),
        ("Source", escaped(&decision.source)),
        ("Actual words", escaped(&decision.words)),
        ("Note", escaped(&decision.note)),
        ("Initials, date", "☐".to_owned()),
    ]
}

fn heading(out: &mut dyn Write, of: &ReviewedArticle<'_>, rows: &[ExportRow<'_>]) -> io::Result<()> {
    let identity = &of.article.identity;
    let mut facts: Vec<String> = citation::citation(identity).iter().map(|part| address(part)).collect();
    let source = of.provenance.source.as_deref().filter(|source| Some(*source) != identity.url());
    facts.extend(source.map(address));
    if let Some(fetched) = &identity.fetched {
        let (at, hash) = (date::minute(fetched.at), TextHash(fetched.sha256));
        facts.push(format!("fetched {at} from {}, page SHA-256 {hash}", address(&fetched.address)));
    }
    facts.extend(of.article.partial.map(|partial| partial.short().to_owned()));
    facts.push(format!("{} {}", rows.len(), if rows.len() == 1 { "quotation" } else { "quotations" }));
    let reviewers = of.reviewers();
    if !reviewers.is_empty() {
        let at = of.last().map(date::minute).unwrap_or_default();
        let (by, words) = (escaped(&reviewers.join(", ")), of.review_words());
        facts.push(format!("{words} by {by}, last {at}"));
    }
    facts.push(format!("{TOOL}, model {VERSION}"));
    facts.push(format!("text SHA-256 {}", of.hash));
    writeln!(out, "# {}\n\n{}\n", escaped(of.name()), facts.join(" · "))
}

fn orphans(out: &mut dyn Write, of: &ReviewedArticle<'_>) -> io::Result<()> {
    if of.review.orphans.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Decisions whose text no longer exists\n")?;
    for orphan in &of.review.orphans {
        let speaker = orphan.decision.named().map_or("no named speaker", |named| named.name.as_str());
        let words = format!("{} — {speaker}: {}", orphan.words(), decided(&orphan.decision));
        writeln!(out, "* {}", escaped(&words))?;
    }
    writeln!(out)
}

/// Speakers with their rows, the most quoted first, ties in text order, rows without a speaker last.
fn by_speaker<'a, 'b>(rows: &[&'b ExportRow<'a>]) -> Vec<(String, Vec<&'b ExportRow<'a>>)> {
    let mut groups: Vec<(String, Vec<&ExportRow<'_>>)> = Vec::new();
    for &row in rows {
        let names = row.speaker_names();
        match groups.iter_mut().find(|(name, _)| *name == names) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((names, vec![row])),
        }
    }
    sorting::by_key(&mut groups, |(name, rows)| (name.is_empty(), std::cmp::Reverse(rows.len())));
    let named = |rows: &[&ExportRow<'_>]| rows.first().map(|row| speaker(row)).unwrap_or_default();
    groups.into_iter().map(|(_, rows)| (named(&rows), rows)).collect()
}

/// "Nino Beridze, economy minister", escaped.
fn speaker(row: &ExportRow<'_>) -> String {
    match &row.speaker {
        None => "No speaker".to_owned(),
        Some(_) if !row.also.is_empty() => escaped(&row.speaker_names()),
        Some(voice) => match voice.role {
            Some(role) => escaped(&format!("{}, {role}", voice.name)),
            None => escaped(voice.name),
        },
    }
}

/// The words as a block quotation, one line per paragraph. Reported speech gets no quotation marks.
fn quotation(row: &ExportRow<'_>) -> String {
    let (open, close) = row.printed_marks;
    let paragraphs = row.joined.split("\n\n").map(escaped).filter(|paragraph| !paragraph.is_empty());
    // In italics, because the cue is not part of the quotation. Without it, the words would mean the opposite.
    let telling = row.telling.map(|cue| format!("*{}:* ", escaped(cue))).unwrap_or_default();
    format!("> {telling}{open}{}{close}", paragraphs.collect::<Vec<_>>().join("\n>\n> "))
}

/// "No. 3, direct, cue said, confidence 0.930".
fn facts(row: &ExportRow<'_>) -> String {
    let mut facts = format!("No. {}, {}", row.number, row.kind.word());
    if row.kind == QuotationKind::Indirect {
        facts += " (reported, not verbatim)";
    }
    if let Some(cue) = row.cue {
        let _ = write!(facts, ", cue {}", cue.text);
    }
    if let Some(via) = &row.via {
        let _ = write!(facts, ", via {}", via.name);
    }
    if let Some(confidence) = row.confidence {
        let _ = write!(facts, ", confidence {confidence:.3}");
    }
    if let Some(mixture) = row.warning() {
        let _ = write!(facts, ", warning: {mixture}");
    }
    if row.added {
        facts += ", added by the reviewer";
    }
    facts
}

/// "rejected (duplicate), flagged, by ana, 2026-03-09 14:05 UTC".
fn decision_text(decision: &Decision) -> String {
    let mut words = decision.state().word().to_owned();
    if let Verdict::Rejected(Some(reason)) = decision.verdict {
        let _ = write!(words, " ({})", reason.label());
    }
    if decision.flagged {
        words += ", flagged";
    }
    if let Some(stamp) = &decision.stamp {
        // A check or a note decides nothing.
        let by = if decision.verdict == Verdict::Pending { "last changed by" } else { "by" };
        let _ = write!(words, ", {by} {}, {}", stamp.reviewer, date::minute(stamp.at));
    }
    words
}

/// The state with everything else that was decided.
fn decided(decision: &Decision) -> String {
    let mut words = format!("{}; {}", decision_text(decision), decision.verification.label());
    for (name, value) in
        [("source", &decision.source), ("actual words", &decision.words), ("note", &decision.note)]
    {
        if let Some(value) = non_empty(value) {
            let _ = write!(words, "; {name}: {value}");
        }
    }
    words
}

/// "; found: speaker Ana Petrova", where a reviewer has corrected it.
fn found(row: &ExportRow<'_>) -> String {
    row.corrected().in_words().map(|found| format!("; found: {found}")).unwrap_or_default()
}

/// An address as Markdown writes one, in angle brackets, where no sign is escaped; other text escaped.
fn address(text: &str) -> String {
    if citation::is_link(text) { format!("<{text}>") } else { escaped(text) }
}

/// Text on one line in which no character has a meaning in Markdown, HTML or a link.
pub(super) fn escaped(text: &str) -> String {
    let line = single_spaced(text);
    let line = sanitize::line(&line);
    let mut escaped = String::with_capacity(line.len());
    let mut begun = false;
    for (at, c) in line.char_indices() {
        let (before, from) = line.split_at(at);
        let next = from.chars().nth(1).unwrap_or(' ');
        if is_sign(c, before, next) || (!begun && is_sign_in_front(c)) {
            escaped.push('\\');
        }
        begun |= !c.is_ascii_digit();
        escaped.push(c);
    }
    escaped
}

/// Whether a character may have a meaning anywhere in a line. Some renderers make links and pictures of words with a
/// colon or full stop: `http:`, `:smile:`, `www.`.
fn is_sign(c: char, before: &str, next: char) -> bool {
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~' | '$' | '^' | '@' | '{'
        | '}' => true,
        ':' => next == '/' || next.is_alphabetic(),
        '.' => before.ends_with(['w', 'W']) && before.to_lowercase().ends_with("www"),
        _ => false,
    }
}

/// Whether a character has a meaning at the beginning of a line: lists, rules, headings.
fn is_sign_in_front(c: char) -> bool {
    matches!(c, '-' | '+' | '=' | '.' | ')' | '!')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    #[test]
    fn signs_are_escaped_and_words_are_not() {
        for (text, written) in [
            ("He said: “no”, at 14:05. Well-known!", "He said: “no”, at 14:05. Well-known!"),
            ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
            ("a\n\n# b *c* `d`", r"a \# b \*c\* \`d\`"),
            ("1. one", r"1\. one"),
            ("- one", r"\- one"),
            ("[x](http://y)", r"\[x\](http\://y)"),
            ("www.x.example a@b.example :smile:", r"www\.x.example a\@b.example \:smile:"),
            ("&amp; a|b", r"\&amp; a\|b"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }

    proptest! {
        /// Whatever the text contains, a Markdown parser sees one paragraph with exactly these words.
        #[test]
        fn any_words_stay_words(words in "[-+=.)!(\\[\\]<>&#|~$^@{}*_`\\\\:/1-9 a-dw“]{1,24}") {
            let written = escaped(&words);
            prop_assume!(!written.is_empty());
            let mut read = String::new();
            for event in Parser::new_ext(&written, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
                match event {
                    Event::Text(text) => read.push_str(&text),
                    Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                    other => prop_assert!(false, "{:?} in {}", other, written),
                }
            }
            prop_assert_eq!(read, single_spaced(&words));
        }
    }
}
