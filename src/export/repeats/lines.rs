//! The report to read: each statement in the words of the one at its head, then who printed it when, and what was altered.

use super::{printed, relation, summary};
use crate::export::versions::marked;
use crate::library::{RepeatedQuotation, RepeatedStatement};
use crate::text::hanging;
use crate::text::phrase::{counted, one_line};
use crate::versions::WordsRelation;

/// The report. It contains no control characters except line ends.
#[must_use]
pub fn lines(statements: &[RepeatedStatement]) -> String {
    let mut page = String::new();
    let altered = statements.iter().filter(|statement| statement.altered > 0).count();
    hanging::push(
        &mut page,
        "",
        &match statements.len() {
            0 => "No words are quoted more than once.".to_owned(),
            count => {
                let are = counted(count, "statement is", "statements are");
                format!("{are} quoted more than once; the words of {altered} were altered")
            }
        },
    );
    for statement in statements {
        page.push('\n');
        hanging::push(&mut page, "", &summary(statement));
        let first = statement.quotations.first().map(|first| first.words.as_str()).unwrap_or_default();
        hanging::push(&mut page, "  ", &one_line(&format!("“{first}”")));
        for (at, one) in statement.quotations.iter().enumerate() {
            push(&mut page, (at, one), statement);
        }
    }
    page
}

fn push(page: &mut String, (at, one): (usize, &RepeatedQuotation), statement: &RepeatedStatement) {
    let version = one.version.map(|version| format!("@{version}")).unwrap_or_default();
    let speaker = if one.speaker.is_empty() { "no speaker" } else { &one.speaker };
    let other = if one.has_other_speaker { " (another speaker)" } else { "" };
    let words = format!("{}: {}{version}. {} — {speaker}{other}", printed(one), one.article.0, one.title);
    let first = format!("    {:<18}", relation((at, one), statement));
    hanging::push(page, &first, &one_line(&words));
    if one.relation == WordsRelation::Same {
        return;
    }
    let indent = " ".repeat(first.len());
    let before = statement.quotations.first().map(|first| first.words.as_str()).unwrap_or_default();
    hanging::push(page, &indent, &one_line(&marked((before, &one.words), &one.differences)));
    let mut flags: Vec<_> = one.differences.iter().filter_map(|word| word.flag).collect();
    flags.sort_unstable();
    flags.dedup();
    let flags: Vec<&str> = flags.iter().map(|flag| flag.word()).collect();
    if one.relation == WordsRelation::Altered && !flags.is_empty() {
        hanging::push(page, &indent, &format!("differs in a {}", flags.join(", a ")));
    }
}
