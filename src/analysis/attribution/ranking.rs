//! Possible speakers -> the probability of each, and the confidence that is shown.

use super::candidate::PossibleSpeaker;

/// Sorts the candidates, the likeliest first, and returns the probability of each: its exponentiated score, divided by
/// the sum over all candidates and over the possibility that the speaker is none of them.
pub(super) fn shares(candidates: &mut [PossibleSpeaker]) -> Vec<f32> {
    // A score of zero, exponentiated: the weights are fitted against it.
    const NO_SPEAKER: f32 = 1.0;
    candidates.sort_by(|a, b| b.clues.score().total_cmp(&a.clues.score()));
    let sum: f32 = candidates.iter().map(|candidate| candidate.clues.score().exp()).sum();
    candidates.iter().map(|candidate| candidate.clues.score().exp() / (sum + NO_SPEAKER)).collect()
}

/// The factor by which the log-odds of a share are multiplied. Fitted together with the weights.
const SLOPE: f32 = 0.74;
/// What is then added to the log-odds. Fitted together with the weights.
const SHIFT: f32 = 0.68;

/// The confidence that is shown for a share, calibrated so that it is right as often as it says.
///
/// A share compares a candidate with the others that were found. It is not the chance that the choice is right.
pub(super) fn calibrated(share: f32) -> f32 {
    // Certainty has infinite log-odds.
    let share = share.clamp(0.001, 0.999);
    let odds = SLOPE * (share / (1.0 - share)).ln() + SHIFT;
    1.0 / (1.0 + (-odds).exp())
}

/// The confidence that is shown for another speaker of this share, when `best` is the share of the chosen one and
/// `confidence` is shown for it.
///
/// What the chosen speaker leaves is divided by the shares, and "none of them" gets its own, so that all that is shown
/// together is at most 1. No other speaker is shown as likelier than the chosen one.
pub(super) fn left_for(share: f32, best: f32, confidence: f32) -> f32 {
    if best >= 1.0 {
        return 0.0;
    }
    (share / (1.0 - best) * (1.0 - confidence)).clamp(0.0, confidence)
}

#[cfg(test)]
mod tests {
    use super::{calibrated, left_for};

    #[test]
    fn what_is_shown_of_all_speakers_is_at_most_certainty() {
        for (best, others) in [(0.6, [0.3, 0.05]), (0.4, [0.35, 0.2]), (0.9, [0.05, 0.01]), (1.0, [0.0, 0.0])]
        {
            let confidence = calibrated(best);
            let shown = others.map(|share| left_for(share, best, confidence));
            assert!(confidence + shown.iter().sum::<f32>() <= 1.0001, "{best} {shown:?}");
            assert!(shown.iter().all(|&other| other <= confidence), "{best} {shown:?}");
        }
    }

    #[test]
    fn more_likely_stays_more_likely() {
        let shares = [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0];
        let shown = shares.map(calibrated);
        assert!(shown.is_sorted());
        assert!(shown.iter().all(|confidence| (0.0..=1.0).contains(confidence)));
    }
}
