//! Outline -> reporting clauses: every reporting verb or frame outside quotation marks, with its subject.
//!
//! The subject is looked for once for each verb, before it is known which quotation, if any, the verb reports:
//! quotations, indirect speech and attribution then all work with the same subject.

use super::before_colon::{manner_before_colon, words_before_colon, words_before_marks};
use super::noun_phrase::{NounPhrase, PhraseKind, can_act};
use super::noun_report::{is_from_text, noun_report};
use super::outline::Outline;
use super::phrase_after::{FollowedBy, phrase_starting_at};
use super::phrase_before::phrase_ending_at;
use super::reporting_clause::{CueKind, ReportingClause, SubjectOrder};
use super::subject::{find_subject, is_noun};
use super::token_kind::TokenKind;
use super::verb::{agent, clause_by_place, is_passive};
use crate::analysis::known_word::{KnownWord, WordStops};
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// Finds the reporting clauses of a passage, in text order.
#[must_use]
pub fn find_reporting_clauses(outline: &Outline<'_, '_>) -> Vec<ReportingClause> {
    let mut reports: Vec<ReportingClause> = Vec::with_capacity(outline.passage.sentences.len() / 2);
    for sentence in outline.sentence_ranges() {
        // Only behind a quotation does a word report by its place.
        let opens_quoted = outline.kind(sentence.start) == TokenKind::Quoted;
        if opens_quoted && let Some(report) = words_before_marks(outline, sentence.start) {
            let in_order = reports.last().is_none_or(|last| last.cue.start < report.cue.start);
            reports.extend(in_order.then_some(report));
        }
        let may_be = |word: &KnownWord| opens_quoted || word.stops.has(CLAUSE);
        let mut at = outline.passage.next_word(sentence.clone(), may_be);
        while at < sentence.end {
            if may_report(outline, at, opens_quoted)
                && let Some(report) = clause_at(outline, at, &reports)
            {
                // "a letter from Lopez that said: “…”": the words before the colon say more than the verb in them.
                while reports.last().is_some_and(|last| last.cue.start > report.cue.start) {
                    reports.pop();
                }
                reports.push(report);
            }
            at = outline.passage.next_word(at + 1..sentence.end, may_be);
        }
    }
    reports
}

/// What can report by itself.
const CLAUSE: WordStops = WordStops::REPORT.or(WordStops::CUE_OR_BREAK);

/// Whether token `at` may report, in a sentence that opens with a quotation or without one. Without one it is of
/// [`CLAUSE`].
fn may_report(outline: &Outline<'_, '_>, at: usize, opens_quoted: bool) -> bool {
    let may_begin = || outline.passage.may_begin_report(at);
    match outline.kind(at) {
        TokenKind::Cue(_) | TokenKind::Colon | TokenKind::Break => true,
        TokenKind::Word => opens_quoted || may_begin(),
        TokenKind::Name | TokenKind::Function(FunctionWord::Preposition) => may_begin(),
        _ => false,
    }
}

/// The reporting clause whose verb, frame or mark is at `at`; `previous` are those before it.
fn clause_at(outline: &Outline<'_, '_>, at: usize, previous: &[ReportingClause]) -> Option<ReportingClause> {
    match outline.kind(at) {
        TokenKind::Cue(class) => verb_clause(outline, at, class, previous),
        TokenKind::Word => clause_by_place(outline, at)
            .or_else(|| noun_report(outline, at))
            .or_else(|| according_to(outline, at)),
        TokenKind::Colon if outline.kind(at + 1) == TokenKind::Quoted => words_before_colon(outline, at)
            .or_else(|| name_before_colon(outline, at, previous.last()))
            .or_else(|| manner_before_colon(outline, at)),
        TokenKind::Colon => None,
        TokenKind::Break if outline.kind_before(at) == TokenKind::Quoted => name_after_dash(outline, at),
        TokenKind::Break => None,
        _ => according_to(outline, at),
    }
}

/// "In her view", "to his mind", "according to her", "according to its figures": a frame whose speaker is a pronoun.
///
/// Leaves alone: in her view of the harbour; in her words “…”; according to her lawyer.
fn by_pronoun(outline: &Outline<'_, '_>, at: usize, framed: Option<usize>) -> Option<ReportingClause> {
    let is_lead = outline.is(at, List::LeadsToViews);
    let pronoun = at + framed.unwrap_or(1);
    let is_pronoun =
        matches!(outline.kind(pronoun), TokenKind::Function(FunctionWord::Possessor | FunctionWord::Object));
    if !is_pronoun || framed.is_none() && !is_lead {
        return None;
    }
    let opens = outline.sentence_start(outline.sentence(at)) == at
        || matches!(
            outline.kind_before(at),
            TokenKind::Comma | TokenKind::Function(FunctionWord::Conjunction)
        );
    let leads = opens && is_lead;
    let stands = !matches!(outline.passage.word(pronoun), "me" | "my" | "our" | "us" | "you" | "your");
    let noun = pronoun + 1;
    let ends = |end: usize| matches!(outline.kind(end), TokenKind::Comma | TokenKind::Stop);
    let follows = matches!(
        outline.kind(noun + 1),
        TokenKind::Comma
            | TokenKind::Name
            | TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor | FunctionWord::Subject)
    );
    let owned = outline.is(noun, if framed.is_some() { List::TextsThatSay } else { List::NounsOfViews });
    let end = match framed {
        Some(_) if ends(noun) => noun,
        Some(_) => (owned && ends(noun + 1)).then_some(noun + 1)?,
        None => (leads && owned && follows).then_some(noun + 1)?,
    };
    let core = pronoun..pronoun + 1;
    let subject = NounPhrase::new(core.clone(), core, PhraseKind::Pronoun);
    let (kind, order) = (CueKind::AccordingTo, SubjectOrder::VerbFirst);
    stands.then_some(ReportingClause {
        cue: at..pronoun,
        kind,
        subject: Some(subject),
        order,
        tokens: at..end,
    })
}

/// "According to the ministry", "in the words of Mr. Adebayo".
fn according_to(outline: &Outline<'_, '_>, at: usize) -> Option<ReportingClause> {
    let framed = outline.passage.phrase_at(at, List::ReportFrames);
    if let Some(report) = by_pronoun(outline, at, framed) {
        return Some(report);
    }
    let cue = at..at + framed?;
    let subject = phrase_starting_at(outline, cue.end, outline.kinds.len(), FollowedBy::ClauseEnd)?;
    // "per the ministry,", but not "miles per hour".
    let is_aside = outline.kind_before(at) == TokenKind::Comma;
    if outline.passage.word(at) == "per" && !(is_aside && can_act(outline, &subject)) {
        return None;
    }
    let tokens = cue.start..subject.full.end;
    let (kind, order) = (CueKind::AccordingTo, SubjectOrder::VerbFirst);
    Some(ReportingClause { cue, kind, subject: Some(subject), order, tokens })
}

/// "Grace Adebayo: “…”", "From Chairwoman Adebayo: “…”": only a name introduces the quotation.
fn name_before_colon(
    outline: &Outline<'_, '_>,
    at: usize,
    previous: Option<&ReportingClause>,
) -> Option<ReportingClause> {
    let start = outline.sentence_start(outline.sentence(at));
    if previous.is_some_and(|report| report.cue.start >= start) {
        return None;
    }
    let subject = phrase_ending_at(outline, start, at)?;
    let is_introduced = matches!(outline.kind_before(subject.full.start), TokenKind::Break | TokenKind::Stop)
        || outline.is(start, List::NameIntroductions);
    let is_alone = subject.full.start == start || is_introduced;
    // KOCHI: The court met. Only words that are quoted have a name before them.
    let introduces = outline.kind(at + 1) == TokenKind::Quoted;
    let acts = can_act(outline, &subject) || is_from_text(outline, &subject);
    let speaks = introduces && is_alone && acts && subject.kind != PhraseKind::Pronoun;
    speaks.then(|| {
        let tokens = subject.full.start..at + 1;
        clause_of_name(at, subject, SubjectOrder::SubjectFirst, tokens)
    })
}

/// “…” — Grace Adebayo, teacher: a name after a dash that ends the paragraph.
fn name_after_dash(outline: &Outline<'_, '_>, at: usize) -> Option<ReportingClause> {
    const MAX_TOKENS: usize = 14;
    let is_dash = outline.is_dash(at);
    let subject = phrase_starting_at(outline, at + 1, outline.kinds.len(), FollowedBy::Verb)?;
    let paragraph = outline.paragraph(at);
    let end = subject.full.end;
    let ends_paragraph = (end..end + MAX_TOKENS).any(|next| outline.paragraph(next) != paragraph);
    let is_alone = matches!(outline.kind(end), TokenKind::Comma | TokenKind::Stop | TokenKind::Break)
        || outline.paragraph(end) != paragraph;
    let speaks = is_dash && ends_paragraph && is_alone && subject.kind == PhraseKind::Name;
    speaks.then(|| clause_of_name(at, subject, SubjectOrder::VerbFirst, at..end))
}

/// The clause whose cue is the mark at `at`.
fn clause_of_name(
    at: usize,
    subject: NounPhrase,
    order: SubjectOrder,
    tokens: Range<usize>,
) -> ReportingClause {
    ReportingClause { cue: at..at + 1, kind: CueKind::NameAlone, subject: Some(subject), order, tokens }
}

/// "Blinken said", "said Blinken", "Blinken left, saying".
fn verb_clause(
    outline: &Outline<'_, '_>,
    at: usize,
    class: CueClass,
    previous: &[ReportingClause],
) -> Option<ReportingClause> {
    if is_noun(outline, at) {
        return noun_report(outline, at);
    }
    let cue = at..at + 1;
    let (subject, order) = if is_passive(outline, at) {
        let agent = agent(outline, at);
        let order = if agent.is_some() { SubjectOrder::Agent } else { SubjectOrder::Unnamed };
        (agent, order)
    } else {
        find_subject(outline, at, class, previous)
    };
    // "said the man had come up and told her": the words between the subject and "told" are what was said.
    let is_joined = |phrase: &NounPhrase| {
        at > phrase.full.end + 1
            && order == SubjectOrder::SubjectFirst
            && outline.passage.word(at - 1) == "and"
    };
    let tokens = match &subject {
        Some(phrase) if order != SubjectOrder::Inherited && !is_joined(phrase) => {
            phrase.full.start.min(cue.start)..phrase.full.end.max(cue.end)
        }
        _ => cue.clone(),
    };
    Some(ReportingClause { cue, kind: CueKind::Verb(class), subject, order, tokens })
}
