//! The words of degree of a report and of a passage -> those that contradict each other, and the words that are accounted for.

use super::degree::{DegreeWord, degree_words};
use super::side::Side;
use crate::lexicon::opposites::Reach;
use std::collections::BTreeSet;
use std::ops::Range;

/// What the words of degree on both sides say of each other, for one of the sides.
#[derive(Default)]
pub(super) struct SideDegrees {
    /// The words that contradict some on the other side.
    pub(super) contradicting: Vec<Range<usize>>,
    /// The places of words that need no remark of their own: a number in "two times" beside "twice", "not" in "not approved"
    /// beside "rejected".
    pub(super) settled: BTreeSet<usize>,
}

impl SideDegrees {
    /// What two words of a scale say of each other, for the side of the first.
    fn add(&mut self, one: &DegreeWord, relation: Relation) {
        match relation {
            Relation::None => return,
            Relation::OtherWords => {}
            Relation::Same => self.settled.extend(one.words.clone()),
            Relation::Contradiction => {
                self.settled.extend(one.words.clone());
                if !self.contradicting.contains(&one.words) {
                    self.contradicting.push(one.words.clone());
                }
            }
        }
        self.settled.extend(&one.negations);
    }
}

/// What two words of a scale say of each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// Nothing: they are not about the same thing.
    None,
    /// The same.
    Same,
    /// The same in other words: "not approved" and "rejected".
    OtherWords,
    /// One rules the other out.
    Contradiction,
}

/// Compares the words of degree of a report and of a passage: what they say for the report, and for the passage.
///
/// A word contradicts another if both are of one scale, about the same thing and negated alike, and neither side has a word of
/// the other one's pole.
///
/// Gets right: "prices had risen" / "prices fell"; "not risen" / "not fallen". Leaves alone: "not risen" / "fell"; "rose and
/// fell" / "fell"; "rents had risen" / "the birth rate fell".
pub(super) fn compare_degrees(report: &Side<'_>, said: &Side<'_>) -> [SideDegrees; 2] {
    let (told, said) = (degree_words(report), degree_words(said));
    let [mut of_report, mut of_source] = [SideDegrees::default(), SideDegrees::default()];
    for one in &told {
        for other in said.iter().filter(|other| other.pole.scale == one.pole.scale) {
            let relation = relation((one, &told), (other, &said));
            of_report.add(one, relation);
            of_source.add(other, relation);
        }
    }
    [of_report, of_source]
}

fn relation(
    (one, told): (&DegreeWord, &[DegreeWord]),
    (other, said): (&DegreeWord, &[DegreeWord]),
) -> Relation {
    let is_same = one.pole == other.pole;
    match (is_same, one.is_negated == other.is_negated) {
        (true, true) => Relation::Same,
        _ if !is_about_same(one, other) => Relation::None,
        (true, false) => Relation::None,
        (false, false) => Relation::OtherWords,
        (false, true) if agrees(one, said) || agrees(other, told) => Relation::None,
        (false, true) => Relation::Contradiction,
    }
}

/// Whether a side has a word of the same pole, negated alike. A preposition says nothing of other words than its own.
fn agrees(one: &DegreeWord, others: &[DegreeWord]) -> bool {
    let is_meant = |other: &DegreeWord| one.pole.reach == Reach::Clause || is_about_same(one, other);
    let is_alike = |other: &&DegreeWord| other.pole == one.pole && other.is_negated == one.is_negated;
    others.iter().filter(is_alike).any(is_meant)
}

/// Whether two words have a word in common beside them. "Lower than expected" and "we expected a higher one than this" compare
/// two things the other way round.
fn is_about_same(one: &DegreeWord, other: &DegreeWord) -> bool {
    let is_turned_round = one.than.is_some() && other.than.is_some() && one.than != other.than;
    !is_turned_round && one.about.intersection(&other.about).next().is_some()
}
