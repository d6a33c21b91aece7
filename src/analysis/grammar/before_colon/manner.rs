//! How somebody is or sounds, before a colon and marks -> a reporting clause: "Her husband was less so: “…”".

use crate::analysis::grammar::noun_phrase::{PhraseKind, describes_speaker, is_verb_like};
use crate::analysis::grammar::outline::Outline;
use crate::analysis::grammar::phrase_before::phrase_ending_at;
use crate::analysis::grammar::reporting_clause::{CueKind, ReportingClause, SubjectOrder};
use crate::analysis::grammar::token_kind::TokenKind;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// "Her husband was less so: “…”", "Lopez was blunter: “…”": the clause of whoever is or sounds like something.
///
/// Leaves alone: the bridge was late: “…”; it was clear: “…”; Lopez was heckled: “…”.
pub(in crate::analysis::grammar) fn manner_before_colon(
    outline: &Outline<'_, '_>,
    colon: usize,
) -> Option<ReportingClause> {
    const MAX_TOKENS: usize = 5;
    const MAX_CLAUSE: usize = 32;
    let start = outline.sentence_start(outline.sentence(colon)).max(colon.saturating_sub(MAX_CLAUSE));
    let near = start.max(colon.saturating_sub(MAX_TOKENS))..colon;
    let verb = near.rev().find(|&at| outline.is(at, List::VerbsOfSeeming))?;
    let compares = |at: usize| matches!(outline.passage.word(at), "more" | "less" | "most" | "least");
    // "was heckled: “…”": others speak.
    let is_done =
        |at: usize| (is_verb_like(outline, at) || outline.is(at, List::IrregularVerbs)) && !compares(at - 1);
    let plain = |at: usize| {
        matches!(outline.kind(at), TokenKind::Word | TokenKind::Function(FunctionWord::Adverb))
            && !is_done(at)
            || compares(at)
            || matches!(outline.passage.word(at), "even" | "so" | "as" | "no" | "not")
    };
    if verb + 1 >= colon || !(verb + 1..colon).all(plain) {
        return None;
    }
    let subject = phrase_ending_at(outline, start, verb)?;
    let named = subject.kind == PhraseKind::Name;
    let speaks =
        named || subject.kind == PhraseKind::Description && describes_speaker(outline, &subject.core);
    let opens = subject.full.start == start || outline.kind_before(subject.full.start) == TokenKind::Comma;
    let (tokens, cue) = (subject.full.start..verb + 1, verb..verb + 1);
    let kind = CueKind::Verb(CueClass::Report);
    (speaks && opens).then_some(ReportingClause {
        cue,
        kind,
        subject: Some(subject),
        order: SubjectOrder::SubjectFirst,
        tokens,
    })
}
