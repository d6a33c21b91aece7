//! Words before a colon and marks -> a reporting clause, where no verb reports but the words say whose words follow: "had
//! one message: “…”", "her coach’s favourite line: “…”", "an answer from the ministry: “…”", "taunted by fans: “…”".
//!
//! [`noun`] reads the noun for what was said, [`verb`] the verb of whoever sends or shouts it, and [`manner`] how somebody
//! sounds.

mod clause;
mod manner;
mod noun;
mod verb;

use super::outline::Outline;
use super::reporting_clause::ReportingClause;
use super::token_kind::TokenKind;

pub(super) use manner::manner_before_colon;

/// The most tokens of the sentence before a colon that are read.
const MAX_CLAUSE: usize = 32;

/// The clause of whoever the words before the colon at `colon` say the quotation behind it is by.
pub(super) fn words_before_colon(outline: &Outline<'_, '_>, colon: usize) -> Option<ReportingClause> {
    let start = outline.sentence_start(outline.sentence(colon)).max(colon.saturating_sub(MAX_CLAUSE));
    let clause = start..colon;
    noun::message(outline, &clause)
        .or_else(|| noun::owned_words(outline, &clause))
        .or_else(|| noun::sent_words(outline, &clause))
        .or_else(|| verb::issued_words(outline, &clause))
        .or_else(|| verb::heard_words(outline, &clause))
        .or_else(|| verb::shouted_words(outline, &clause))
        .or_else(|| noun::received_words(outline, &clause))
}

/// The clause of whoever the sentence before the marks at `start` names as the source of some words: "remembers her father’s
/// last words. “…”".
///
/// Leaves alone: remembers her father. “…”.
pub(super) fn words_before_marks(outline: &Outline<'_, '_>, start: usize) -> Option<ReportingClause> {
    let stop = start.checked_sub(1).filter(|&stop| outline.kind(stop) == TokenKind::Stop)?;
    let ends_with_words = stop > 0
        && matches!(outline.passage.word(stop - 1), "advice" | "motto" | "words")
        && outline.own_paragraph(stop) == outline.own_paragraph(start);
    if !ends_with_words {
        return None;
    }
    let clause = outline.sentence_start(outline.sentence(stop)).max(stop.saturating_sub(MAX_CLAUSE))..stop;
    let report = noun::owned_words(outline, &clause).filter(|report| report.tokens.start > clause.start)?;
    Some(ReportingClause { tokens: report.tokens.start..start, ..report })
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Speaker, analyze};
    use crate::article::Article;
    use crate::input::{Document, Media};

    /// The words that name the speaker of the last quotation, and how certain that is.
    fn speaker(text: &str) -> (String, f32) {
        let found = analyze(&Article::new(Document::record(String::new(), Media::Plain, text.to_owned())));
        let last = found.quotations.last().and_then(|quotation| quotation.attribution.clone()).unwrap();
        let named = last.mention.or(match last.speaker {
            Speaker::Group(span) | Speaker::Unknown(span) => Some(span),
            Speaker::Entity(_) => None,
        });
        (named.map_or(String::new(), |span| span.of(text).to_owned()), last.confidence)
    }

    #[test]
    fn words_are_of_whoever_they_are_said_to_be_of() {
        for (text, expected) in [
            ("The crew of the ferry had one message: “Let them go home now.”", "The crew of the ferry"),
            ("Her grandmother’s advice was simple: “Never lend a boat.”", "Her grandmother"),
            ("Ana Lopes still laughs at her coach’s favourite line: “Run first.”", "her coach"),
            ("Ana Lopes read out her brother’s message: “Do not wait.”", "her brother"),
            ("Ana Lopes remembers her father’s last words. “Feed the dog.”", "her father"),
            ("Ana Lopes recalled the words of her grandmother: “Never lend a boat.”", "her grandmother"),
            ("Ana Lopes got an answer from the ministry within a day: “Your form is late.”", "the ministry"),
            ("A message from Lund read: “Leave tonight.”", "Lund"),
            ("Ana Lopes heard a man shout: “Leave tonight!”", "a man"),
            ("Ana Lopes overheard Lund saying: “Leave tonight.”", "Lund"),
            ("Rania Hadid was taunted by fans: “Go home!”", "fans"),
            ("The crowd booed Lopes: “Shame!”", "The crowd"),
        ] {
            let (found, confidence) = speaker(text);
            assert_eq!(found, expected, "{text}");
            assert!(confidence > 0.5, "{text} {confidence}");
        }
    }

    #[test]
    fn who_only_judges_the_words_of_others_says_what_follows() {
        for text in [
            "Ana Lopes dismissed Berg’s remarks: “He is wrong.”",
            "Ana Lopes criticised a letter from the ministry: “It is rude.”",
            "In response to Berg’s question, Ana Lopes was short: “No.”",
            "Ana Lopes wrote about her mother’s words: “They were hard.”",
            "Ana Lopes remembers her mother. “She never slept.”",
            "Ana Lopes recalled her first game for the club: “I was cold.”",
            "Ana Lopes received an apology from the bank: “It is too late.”",
            "Ana Lopes received the council’s reply. “It was rude.”",
            "Ana Lopes remembers her father’s advice: “I never listened.”",
        ] {
            assert_eq!(speaker(text).0, "Ana Lopes", "{text}");
        }
    }

    #[test]
    fn a_text_may_begin_with_what_usually_follows_a_verb() {
        for text in ["out her message: “Go home now.”", "aloud his letter: “Go home now.”"] {
            assert!(speaker(text).1 < 0.7, "{text} {:?}", speaker(text));
        }
    }

    #[test]
    fn who_only_gets_the_words_is_not_certain_to_have_said_them() {
        for text in [
            "Kofi Osei was heckled: “Resign!”",
            "Kofi Osei was booed as he left: “Shame on you!”",
            "Ana Lopes saw the message on her phone: “Leave tonight.”",
        ] {
            assert!(speaker(text).1 <= 0.5, "{text} {:?}", speaker(text));
        }
    }
}
