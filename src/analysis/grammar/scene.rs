//! A report of a scene -> whoever speaks in it: the man in "Lopez said a man had come up and told her", "police said a man pulled out
//! a knife and said: “…”".
//!
//! The second verb of saying may be that of whoever reports: "Lopez said the man had left and told reporters". Only acts
//! that lead to words, by a person and with a verb that fits, make a scene.

use super::noun_phrase::{NounPhrase, PhraseKind, can_act, describes_speaker};
use super::outline::Outline;
use super::phrase_after::{FollowedBy, phrase_starting_at};
use super::reporting_clause::{ReportingClause, SubjectOrder};
use super::token_kind::TokenKind;
use crate::lexicon::cues::CueClass;
use crate::lexicon::lists::List;
use crate::lexicon::speakers;
use std::ops::Range;

/// How the verb behind "and" leads to words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SceneVerb {
    /// "and said: “…”".
    Says,
    /// "and told her".
    Tells,
}

/// Who speaks with the verb at `at`, if it goes on a scene that the report before it tells; `previous` are the reports before.
///
/// Leaves alone: Lopez said the man had left and told reporters; the judge said the man was a danger and told him; Lopez said the
/// man had died and said: “…”; Lopez said the road was shut and said: “…”.
pub(super) fn speaker_in_scene(
    outline: &Outline<'_, '_>,
    at: usize,
    previous: &[ReportingClause],
) -> Option<NounPhrase> {
    let verb = scene_verb(outline, at)?;
    let report =
        previous.last().filter(|report| report.cue.end < at && tells_scene(outline, report, verb))?;
    let is_here = outline.sentence(report.cue.start) == outline.sentence(at);
    if !is_here || !is_one_clause(outline, report.cue.end..at) {
        return None;
    }
    let opener = matches!(outline.passage.word(report.cue.end), "that" | "how" | "when");
    let start = report.cue.end + usize::from(opener);
    let speaker = phrase_starting_at(outline, start, at, FollowedBy::Verb)?;
    (is_person(outline, &speaker) && acts(outline, speaker.full.end, verb)).then_some(speaker)
}

/// How the verb at `at` leads to words, if it stands behind "and".
fn scene_verb(outline: &Outline<'_, '_>, at: usize) -> Option<SceneVerb> {
    let goes_on = at.checked_sub(1).is_some_and(|and| outline.passage.word(and) == "and");
    let says = matches!(outline.passage.word(at), "said" | "says")
        || outline.kind(at) == TokenKind::Cue(CueClass::Manner);
    let next = at + 1;
    let leads = matches!(outline.kind(next), TokenKind::Comma | TokenKind::Colon | TokenKind::Quoted);
    let tells = matches!(outline.passage.word(next), "her" | "him" | "them");
    match (goes_on, says && leads, tells) {
        (true, true, _) => Some(SceneVerb::Says),
        (true, _, true) => Some(SceneVerb::Tells),
        _ => None,
    }
}

/// Whether a report can tell a scene: "said" and "recalled", but not "confirmed".
fn tells_scene(outline: &Outline<'_, '_>, report: &ReportingClause, verb: SceneVerb) -> bool {
    report.order == SubjectOrder::SubjectFirst
        && (verb == SceneVerb::Tells || outline.is(report.cue.start, List::VerbsBeforeScenes))
}

/// Whether no new clause begins in these words: "entered the shop, pulled out a knife and said".
fn is_one_clause(outline: &Outline<'_, '_>, mut words: Range<usize>) -> bool {
    words.all(|at| match outline.kind(at) {
        TokenKind::Comma => outline.is_past_verb(at + 1),
        TokenKind::Quoted => false,
        _ => true,
    })
}

fn is_person(outline: &Outline<'_, '_>, speaker: &NounPhrase) -> bool {
    match speaker.kind {
        PhraseKind::Pronoun => false,
        PhraseKind::Name => can_act(outline, speaker),
        PhraseKind::Description => {
            describes_speaker(outline, &speaker.core)
                && !speakers::is_body(outline.lowercase_word(speaker.core.end - 1))
        }
    }
}

/// Whether the verb at `at` is an act that goes on to words: "pulled out a knife", "had come up", but not "had shown no remorse".
fn acts(outline: &Outline<'_, '_>, at: usize, verb: SceneVerb) -> bool {
    let came_up = verb == SceneVerb::Tells
        && outline.passage.word(at) == "had"
        && outline.is(at + 1, List::VerbsOfApproach);
    outline.is_past_verb(at) || came_up
}
