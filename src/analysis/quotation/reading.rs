//! Passage -> its quotations, with the outline and the reports in which they were found.

use super::quoted::Quoted;
use super::speech::{self, Weighed};
use super::{indirect, interview};
use crate::analysis::Passage;
use crate::analysis::grammar::cue::{self, Report};
use crate::analysis::grammar::outline::Outline;
use crate::analysis::marks;

/// What a passage quotes, and the words that report it.
#[derive(Debug)]
pub struct Reading<'p, 'a> {
    /// The reporter's own sentences.
    pub outline: Outline<'p, 'a>,
    /// The reporting verbs and frames in text order.
    pub reports: Vec<Report>,
    /// The quotations in text order.
    pub quotations: Vec<Quoted>,
}

/// The quotations of a passage in text order.
#[must_use]
pub fn find<'p, 'a>(passage: &'p Passage<'a>) -> Reading<'p, 'a> {
    let pairs = marks::join(passage, marks::pair(passage));
    let outline = Outline::new(passage, &pairs);
    let mut reports = cue::find(&outline);
    interview::name_answers(&outline, &pairs, &mut reports);
    let mut quotations = speech::find(&outline, &reports, &pairs);
    quotations.extend(indirect::find(&outline, &reports));
    quotations.sort_by_key(|quoted| (quoted.content.start, quoted.content.end));
    Reading { outline, reports, quotations }
}

/// Every pair of marks of a passage with what is seen of it: what the weights of the clues are fitted on.
#[must_use]
pub fn weigh(passage: &Passage<'_>) -> Vec<Weighed> {
    let pairs = marks::join(passage, marks::pair(passage));
    let outline = Outline::new(passage, &pairs);
    let reports = cue::find(&outline);
    speech::weigh(&outline, &reports, &pairs, &mut Vec::new())
}
