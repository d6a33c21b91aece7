//! Candidates -> how likely each is, and the confidence that is shown.

use super::candidate::Candidate;

/// Sorts the candidates, the likeliest first, and gives each its share of the likelihood. The share that is
/// missing from one is nobody's.
pub(super) fn shares(candidates: &mut [Candidate]) -> Vec<f32> {
    const NOBODY: f32 = 1.0;
    candidates.sort_by(|a, b| b.features.score().total_cmp(&a.features.score()));
    let sum: f32 = candidates.iter().map(|candidate| candidate.features.score().exp()).sum();
    candidates.iter().map(|candidate| candidate.features.score().exp() / (sum + NOBODY)).collect()
}

/// How much the odds grow when a share becomes a confidence, fitted with the weights.
const SLOPE: f32 = 0.74;
/// What is added to the logarithm of the odds, fitted with the weights.
const SHIFT: f32 = 0.68;

/// The confidence that is shown for a share: as often right as it says.
///
/// A share says how a candidate compares with the others that were seen, not how often such a choice is right.
pub(super) fn calibrated(share: f32) -> f32 {
    let share = share.clamp(0.001, 0.999);
    let odds = SLOPE * (share / (1.0 - share)).ln() + SHIFT;
    1.0 / (1.0 + (-odds).exp())
}

#[cfg(test)]
mod tests {
    use super::calibrated;

    #[test]
    fn more_likely_stays_more_likely() {
        let shares = [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0];
        let shown = shares.map(calibrated);
        assert!(shown.is_sorted());
        assert!(shown.iter().all(|confidence| (0.0..=1.0).contains(confidence)));
    }
}
