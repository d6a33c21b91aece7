//! How much speaks for a candidate being a person.
//!
//! Each rule gives points. What a name is made of ([`makeup`]) counts once; what stands around it ([`context`])
//! is added up over all the places where the passage writes the same words, so that "Lopez said" in one sentence
//! helps "Lopez" in another. A candidate that the points leave open takes after its neighbours in a list.

use super::candidate::Candidate;
use super::context;
use super::makeup;
use super::scene::Scene;
use std::collections::HashMap;

/// From here on a candidate is a person.
const ENOUGH: i32 = 4;

/// From here on it is one beside a person: "Maria Lopez, Idris and Nadia Okafor".
const ENOUGH_IN_LIST: i32 = 2;

/// What speaks for and against all mentions of the same words, by what stands around them.
#[derive(Debug, Clone, Copy, Default)]
struct Around {
    for_it: i32,
    against: i32,
}

/// Which candidates are people by what they are made of and what stands around them.
pub(super) fn accept(scene: &Scene<'_, '_>, candidates: &[Candidate]) -> Vec<bool> {
    let mut around: HashMap<&str, Around> = HashMap::new();
    for candidate in candidates {
        let points = context::points(scene, candidate);
        let sum = around.entry(scene.words(&candidate.tokens)).or_default();
        sum.for_it += points.max(0);
        sum.against += points.min(0);
    }
    let points: Vec<i32> = candidates
        .iter()
        .map(|candidate| {
            let sum = around.get(scene.words(&candidate.tokens)).copied().unwrap_or_default();
            let veto = makeup::is_thing(scene, candidate) || context::is_thing(scene, candidate);
            let veto = if veto { -20 } else { 0 };
            makeup::points(scene, candidate) + sum.for_it.min(8) + sum.against.max(-12) + veto
        })
        .collect();
    let mut accepted: Vec<bool> = points.iter().map(|&points| points >= ENOUGH).collect();
    spread_over_lists(scene, candidates, &points, &mut accepted);
    accepted
}

/// Accepts what is doubtful by itself but stands in a list beside a person.
///
/// Right: "Maria Lopez, Idris Zaman and Nadia Okafor". Left alone: "Maria Lopez, Lima", where Lima is a town.
fn spread_over_lists(scene: &Scene<'_, '_>, candidates: &[Candidate], points: &[i32], accepted: &mut [bool]) {
    let count = candidates.len();
    let forward = 1..count;
    let pairs = forward.clone().map(|at| (at - 1, at)).chain(forward.rev().map(|at| (at, at - 1)));
    for (beside, at) in pairs {
        let (Some(&true), Some(false), Some(&points)) =
            (accepted.get(beside), accepted.get(at), points.get(at))
        else {
            continue;
        };
        let (first, second) = (&candidates[beside.min(at)], &candidates[beside.max(at)]);
        let alike = makeup::parts(scene, &first.tokens).take(2).count()
            == makeup::parts(scene, &second.tokens).take(2).count();
        if alike && points >= ENOUGH_IN_LIST && context::listed(scene, first, second) {
            accepted[at] = true;
        }
    }
}
