//! Answers of an interview -> who gives them.
//!
//! "Q:" and "A:" name nobody; the person whom the interview is held with is named before the first question.

use crate::analysis::grammar::cue::{Frame, Order, Report};
use crate::analysis::grammar::noun_phrase::{NounPhrase, PhraseKind};
use crate::analysis::grammar::outline::Outline;
use crate::analysis::marks::{Family, Pair};
use crate::analysis::token::Shape;
use crate::lexicon::words::{self, WordClass};

/// Gives the answers of an interview to whom it is held with: "A:" is the first person named in full before the
/// first question.
pub(super) fn name_answers(outline: &Outline<'_, '_>, pairs: &[Pair], reports: &mut Vec<Report>) {
    let labelled = pairs.iter().filter(|pair| pair.family == Family::Label);
    let mut subject = None;
    let mut answers = Vec::new();
    for pair in labelled {
        let label = pair.tokens.start.saturating_sub(2);
        if outline.passage.word(label) != "A" {
            continue;
        }
        let named = subject.get_or_insert_with(|| interviewed(outline, label));
        let cue = pair.tokens.start - 1..pair.tokens.start;
        answers.push(Report {
            cue,
            frame: Frame::Line,
            subject: named.clone(),
            order: Order::SubjectFirst,
            tokens: label..pair.tokens.start,
        });
    }
    if !answers.is_empty() {
        reports.extend(answers);
        reports.sort_by_key(|report| report.cue.start);
    }
}

/// The first name of a person in full before token `end`.
fn interviewed(outline: &Outline<'_, '_>, end: usize) -> Option<NounPhrase> {
    const LONGEST: usize = 4;
    let tokens = &outline.passage.tokens;
    let named = |at: usize| tokens.get(at).is_some_and(|token| token.shape == Shape::Title);
    let given = |at: usize| named(at) && words::class_of(outline.passage.word(at)).is(WordClass::GIVEN);
    let start = (0..end).find(|&at| given(at) && !given(at.wrapping_sub(1)) && named(at + 1))?;
    let last = (start..start + LONGEST).take_while(|&at| named(at)).last()?;
    let core = start..last + 1;
    Some(NounPhrase { full: core.clone(), core, kind: PhraseKind::Name })
}
