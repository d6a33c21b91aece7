//! The people of a passage -> every other place where their names occur.
//!
//! Once "Maria Lopez" is known, every "Lopez" and "Maria" of the passage is she, before and after.

use super::candidate::Candidate;
use super::makeup::parts;
use super::scene::Scene;
use std::collections::HashSet;

/// The accepted candidates and the others that are parts of accepted names, in text order.
pub(super) fn spread(scene: &Scene<'_, '_>, candidates: &[Candidate], accepted: &[bool]) -> Vec<Candidate> {
    let known = known_parts(scene, candidates, accepted);
    let mut names = Vec::new();
    for (candidate, &accepted) in candidates.iter().zip(accepted) {
        if accepted || is_known(scene, candidate, &known) {
            names.push(candidate.clone());
        }
    }
    names
}

fn known_parts(scene: &Scene<'_, '_>, candidates: &[Candidate], accepted: &[bool]) -> HashSet<String> {
    let people = candidates.iter().zip(accepted).filter(|&(_, &accepted)| accepted);
    let mut known = HashSet::new();
    for (candidate, _) in people {
        let count = parts(scene, &candidate.tokens).count();
        if count > 1 {
            known.extend(parts(scene, &candidate.tokens).map(|at| scene.word(at).to_lowercase()));
        }
    }
    known
}

fn is_known(scene: &Scene<'_, '_>, candidate: &Candidate, known: &HashSet<String>) -> bool {
    if known.is_empty() || preceded_by_article(scene, candidate) {
        return false;
    }
    let mut count = 0;
    let all = parts(scene, &candidate.tokens).all(|at| {
        count += 1;
        let word = scene.word(at);
        word.chars().count() > 1 && !opens_with_common(scene, at) && known.contains(&word.to_lowercase())
    });
    all && count > 0
}

fn opens_with_common(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.is_first(at) && scene.seen_lower(at) > 0
}

fn preceded_by_article(scene: &Scene<'_, '_>, candidate: &Candidate) -> bool {
    let start = candidate.tokens.start;
    let article =
        start > 0 && matches!(scene.word(start - 1), "the" | "The") && scene.same_sentence(start - 1, start);
    // "the Lopez government" is hers.
    article && !scene.is_lower(candidate.tokens.end)
}
