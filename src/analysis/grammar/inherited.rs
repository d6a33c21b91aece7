//! Reporting verb without a subject beside it -> the subject that it shares with its sentence: "Blinken left, saying".

use super::noun_phrase::{NounPhrase, PhraseKind, can_act, describes_speaker};
use super::noun_report::sender;
use super::outline::Outline;
use super::phrase_after::{FollowedBy, phrase_starting_at};
use super::phrase_before::phrase_ending_at;
use super::reporting_clause::{CueKind, ReportingClause, SubjectOrder};
use super::token_kind::TokenKind;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// The subject of the report in the same sentence that the verb at `at` goes on from; `reports` are those before it.
///
/// Gets right: Mensah said that the mayor had claimed it was safe, adding that (Mensah adds). Leaves alone: Mensah said
/// it was safe, but the mayor claimed it was not, adding that (the mayor adds).
pub(super) fn shared_subject(
    outline: &Outline<'_, '_>,
    at: usize,
    reports: &[ReportingClause],
) -> Option<NounPhrase> {
    let sentence = outline.sentence(at);
    let mut earlier = reports
        .iter()
        .rev()
        .take_while(|report| outline.sentence(report.cue.start) == sentence)
        .filter(|report| report.kind != CueKind::AccordingTo)
        // "asked for calm in a letter posted on Monday, saying": the letter’s verb has no subject that could go on.
        .filter(|report| report.subject.as_ref().is_none_or(|subject| can_act(outline, subject)));
    let mut report = earlier.next()?;
    for outer in earlier {
        if holds(outline, outer, report) {
            report = outer;
        }
    }
    if is_subordinate(outline, report)
        && let Some(main) = main_subject(outline, report.cue.end, at)
    {
        return Some(main);
    }
    report.subject.clone()
}

/// Whether a report stands in a clause that only says when or why: "while others called for patience".
fn is_subordinate(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    const REACH: usize = 3;
    let start = report.tokens.start;
    let subordinates = |at: usize| outline.is(at, List::Contrasts) || outline.is(at, List::Subordinators);
    report.order == SubjectOrder::SubjectFirst && (start.saturating_sub(REACH)..start).any(subordinates)
}

/// The subject of the last main clause between `from` and the verb at `at`.
///
/// Gets right: It was late, but Mensah was in Tema on Monday, warning that; In May, while others paid, Mensah refused,
/// noting that. Leaves alone: Mensah left Tema, Accra and other
/// towns, saying that.
pub(super) fn main_subject(outline: &Outline<'_, '_>, from: usize, at: usize) -> Option<NounPhrase> {
    const MAX_TOKENS: usize = 48;
    let opens = |&start: &usize| {
        matches!(outline.kind_before(start), TokenKind::Comma | TokenKind::Break)
            || outline.is(start - 1, List::Coordinators)
    };
    let starts = from.max(at.saturating_sub(MAX_TOKENS)).max(1)..at;
    starts.rev().filter(opens).find_map(|start| {
        let phrase = phrase_starting_at(outline, start, at, FollowedBy::Verb)?;
        let acts = match phrase.kind {
            PhraseKind::Pronoun => true,
            PhraseKind::Name => outline.kind(phrase.core.start) == TokenKind::Name,
            PhraseKind::Description => describes_speaker(outline, &phrase.core),
        };
        (acts && has_verb(outline, phrase.full.end, at)).then_some(phrase)
    })
}

/// Whether a clause with a subject and a verb begins at `start`: "Mensah refused", "the boats have left".
#[must_use]
pub fn opens_clause(outline: &Outline<'_, '_>, start: usize, end: usize) -> bool {
    let phrase = phrase_starting_at(outline, start, end, FollowedBy::Verb);
    phrase.is_some_and(|phrase| has_verb(outline, phrase.full.end, end))
}

/// Whether a verb that no other word can be stands at `start`, perhaps behind an adverb.
fn has_verb(outline: &Outline<'_, '_>, start: usize, end: usize) -> bool {
    let adverb = |&at: &usize| outline.kind(at) == TokenKind::Function(FunctionWord::Adverb);
    let Some(verb) = (start..end).find(|at| !adverb(at)) else { return false };
    match outline.kind(verb) {
        TokenKind::Function(FunctionWord::Auxiliary) => true,
        TokenKind::Word => outline.is_past_verb(verb),
        _ => false,
    }
}

/// Whether `inner` is a part of what `outer` reports: nothing between them ends the words.
fn holds(outline: &Outline<'_, '_>, outer: &ReportingClause, inner: &ReportingClause) -> bool {
    let states = matches!(outer.class(), Some(CueClass::Say | CueClass::Tell | CueClass::Report));
    let between = outer.cue.end..inner.tokens.start;
    states
        && outer.order == SubjectOrder::SubjectFirst
        && inner.order == SubjectOrder::SubjectFirst
        && !between.is_empty()
        && between.clone().all(|at| {
            !matches!(outline.kind(at), TokenKind::Comma | TokenKind::Break | TokenKind::Quoted)
                && !outline.is(at, List::Coordinators)
                && !outline.is(at, List::Contrasts)
        })
}

/// The phrase right before an -ing form, if it is what reports: "with critics warning that", "a letter alleging that".
///
/// Gets right: with the river rising and officials warning that. Leaves alone: posted on Twitter accusing him; left
/// Oslo saying that; marched past the palace chanting. A text that somebody sends says what the sender says.
pub(super) fn own_subject(outline: &Outline<'_, '_>, from: usize, at: usize) -> Option<NounPhrase> {
    if let Some(accused) = accused_of(outline, from, at) {
        return Some(accused);
    }
    if !matches!(outline.kind_before(at), TokenKind::Name | TokenKind::Word) {
        return None;
    }
    if let Some(heard) = heard_before(outline, from, at) {
        return Some(heard);
    }
    let phrase = phrase_ending_at(outline, from, at)?;
    let after_with = phrase.full.start > from && outline.passage.word(phrase.full.start - 1) == "with";
    let is_text = outline.is(phrase.core.end - 1, List::TextsThatSay);
    let speaks = describes_speaker(outline, &phrase.core) && !is_passed(outline, from, phrase.full.start);
    if is_text && let Some(sender) = sender(outline, from, &phrase) {
        return Some(sender);
    }
    (after_with || is_text || speaks).then_some(phrase)
}

/// Whoever is heard or remembered with what the verb at `at` says: "recalled Lopez telling him", "heard a man shout".
pub(super) fn heard_before(outline: &Outline<'_, '_>, from: usize, at: usize) -> Option<NounPhrase> {
    const MAX_PHRASE: usize = 8;
    let mut near = (from.max(at.saturating_sub(MAX_PHRASE))..at).rev();
    let is_hearing = |at: usize| {
        // "reported hearing a man shout".
        let gerund = outline.passage.word(at) == "hearing"
            && at.checked_sub(1).is_some_and(|before| matches!(outline.kind(before), TokenKind::Cue(_)));
        outline.is(at, List::VerbsOfHearing) || gerund
    };
    let hears = near.find(|&hears| is_hearing(hears))?;
    // "Doctors who saw Lopez say": the doctors say so.
    let lead = (from..hears).rev().find(|&at| !outline.is_helper(at));
    if lead.is_some_and(|lead| matches!(outline.passage.word(lead), "who" | "that" | "which")) {
        return None;
    }
    let phrase = phrase_ending_at(outline, hears + 1, at)?;
    (phrase.full.start == hears + 1).then_some(phrase)
}

/// Whoever is blamed or praised for what the -ing form at `at` says: "accused Lopez of saying", "thanked Lopez for saying".
fn accused_of(outline: &Outline<'_, '_>, from: usize, at: usize) -> Option<NounPhrase> {
    let says = matches!(outline.passage.word(at), "calling" | "claiming" | "saying" | "telling");
    let of = at.checked_sub(1).filter(|&of| says && matches!(outline.passage.word(of), "of" | "for"))?;
    let accused = phrase_ending_at(outline, from, of)?;
    let verb = accused.full.start.checked_sub(1).filter(|&verb| verb >= from)?;
    let blames = match outline.passage.word(of) {
        "of" => outline.is(verb, List::AccusingVerbs),
        _ => {
            outline.is(verb, List::VerbsJudgingPeople)
                || matches!(outline.passage.word(verb), "thanked" | "thanks")
        }
    };
    blames.then_some(accused)
}

/// Whether the phrase at `start` is a place on somebody's way: "past the palace".
fn is_passed(outline: &Outline<'_, '_>, from: usize, start: usize) -> bool {
    start > from && outline.is(start - 1, List::WaysPast)
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Speaker, analyze};
    use crate::article::Article;
    use crate::input::{Document, Media};

    /// The words reported first and the words that name who said them.
    fn first(text: &str) -> (String, String) {
        let found = analyze(&Article::new(Document::record(String::new(), Media::Plain, text.to_owned())));
        let Some(quotation) = found.quotations.first() else { return Default::default() };
        let speaker =
            quotation.attribution.as_ref().map_or("", |found| match (found.speaker, found.mention) {
                (_, Some(span)) | (Speaker::Group(span) | Speaker::Unknown(span), None) => span.of(text),
                (Speaker::Entity(_), None) => "an entity",
            });
        (quotation.content.of(text).to_owned(), speaker.to_owned())
    }

    #[test]
    fn a_participle_belongs_to_the_last_main_clause() {
        for (text, expected) in [
            (
                "The day before, at a market in Tema, Mr. Mensah was as blunt, claiming that the harbour was sold.",
                "Mensah",
            ),
            (
                "It was late, but Mensah was in Tema on Monday, warning that the harbour would be sold.",
                "Mensah",
            ),
            (
                "In May, while most of his rivals called for a longer pier, Mensah refused to pay, noting that the harbour was sold.",
                "Mensah",
            ),
            ("Mensah left Tema, Accra and other towns, saying that the harbour was sold.", "Mensah"),
        ] {
            let found =
                analyze(&Article::new(Document::record(String::new(), Media::Plain, text.to_owned())));
            let last = found.quotations.last().and_then(|quotation| quotation.attribution.as_ref()).unwrap();
            assert_eq!(last.mention.map(|span| span.of(text)), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_report_in_a_subordinate_clause_ends_where_the_main_clause_begins() {
        for (text, expected) in [
            (
                "In a September debate, while most of his rivals called for a longer pier, known as the Finger, Mensah refused to pay.",
                "a longer pier, known as the Finger",
            ),
            ("Mensah left the hall while the mayor said the pier was shut, too.", "the pier was shut, too"),
        ] {
            assert_eq!(first(text).0, expected, "{text}");
        }
    }

    #[test]
    fn the_name_behind_an_office_is_the_speaker() {
        for (text, expected) in [
            ("Counsel for the family, Ama Lopez, said that the pier was shut.", "Ama Lopez"),
            ("The Swiss, Urs Keller, said that the pier was shut.", "Urs Keller"),
            ("The council’s Head of Works, Kofi Osei, said that the pier was shut.", "Kofi Osei"),
            ("Lopez, Labour MP for Tema, said that the pier was shut.", "Lopez"),
            (
                "Deputy party chief and acting Works Minister Kofi Osei also came, saying that the pier was shut.",
                "Kofi Osei",
            ),
            (
                "The media close to the party wrote on, saying that the pier was shut.",
                "The media close to the party",
            ),
            (
                "Port groups, including unions and the owners of boats, said that the pier was shut.",
                "Port groups",
            ),
        ] {
            assert_eq!(first(text).1, expected, "{text}");
        }
    }
}
