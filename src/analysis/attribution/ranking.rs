//! Possible speakers -> the probability of each, and the confidence that is shown.

use super::candidate::PossibleSpeaker;
use crate::analysis::QuotationKind;

/// A candidate with the probability of its speaker.
pub(super) struct Ranked<'c> {
    pub(super) candidate: &'c PossibleSpeaker,
    /// The sum over all candidates with this speaker.
    pub(super) share: f32,
}

/// The candidates with their probabilities, the likeliest first; the first of equals stays first. The probability of a
/// candidate is its exponentiated score, divided by the sum over all candidates and over the possibility that the speaker
/// is none of them.
pub(super) fn rank(candidates: &[PossibleSpeaker]) -> Vec<Ranked<'_>> {
    // A score of zero, exponentiated: the weights are fitted against it.
    const NO_SPEAKER: f32 = 1.0;
    let mut scored: Vec<(f32, &PossibleSpeaker)> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let score = candidate.clues.score();
        let at = scored.partition_point(|(other, _)| other.total_cmp(&score).is_ge());
        scored.insert(at, (score, candidate));
    }
    let weighted: Vec<(f32, _)> =
        scored.into_iter().map(|(score, candidate)| (score.exp(), candidate)).collect();
    let sum = weighted.iter().map(|(weight, _)| weight).sum::<f32>() + NO_SPEAKER;
    let mut ranked: Vec<Ranked<'_>> =
        weighted.into_iter().map(|(weight, candidate)| Ranked { candidate, share: weight / sum }).collect();
    add_shares(&mut ranked);
    ranked
}

/// Gives each candidate the sum of the shares of all with its speaker.
fn add_shares(ranked: &mut [Ranked<'_>]) {
    for at in 0..ranked.len() {
        let (before, rest) = ranked.split_at_mut(at);
        let Some((this, behind)) = rest.split_first_mut() else { return };
        let speaker = this.candidate.speaker;
        let is_same = |other: &&Ranked<'_>| other.candidate.speaker == speaker;
        this.share = match before.iter().find(is_same) {
            Some(summed) => summed.share,
            None => behind.iter().filter(is_same).fold(this.share, |sum, other| sum + other.share),
        };
    }
}

/// For direct, partial and indirect quotations: the factor by which the log-odds of a share are multiplied, and what is
/// then added to them. Fitted apart from the weights, on news of the world as well, each kind apart.
const CALIBRATION: [[f32; 2]; 3] = [[0.80, 0.32], [0.73, 0.22], [0.38, 1.74]];

/// The chance that the speaker of a quotation of this kind is right if the words are speech, for a share that was won.
///
/// A share compares a candidate with the others that were found. It is not the chance that the choice is right.
pub(super) fn calibrated(kind: QuotationKind, share: f32) -> f32 {
    let [slope, shift] = CALIBRATION.get(kind as usize).copied().unwrap_or([1.0, 0.0]);
    chance(slope * log_odds(share) + shift)
}

fn log_odds(chance: f32) -> f32 {
    // Certainty has infinite log-odds.
    let chance = chance.clamp(0.001, 0.999);
    (chance / (1.0 - chance)).ln()
}

fn chance(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// The confidence that is shown for another speaker of this share, when `best` is the share of the chosen one and
/// `confidence` is shown for it. `speech` is the chance that anyone said the words.
///
/// What the chosen speaker leaves of that chance is divided by the shares, and "none of them" gets its own, so that
/// all that is shown together is at most `speech`. No other speaker is shown as likelier than the chosen one.
pub(super) fn left_for(share: f32, best: f32, (confidence, speech): (f32, f32)) -> f32 {
    if best >= 1.0 {
        return 0.0;
    }
    (share / (1.0 - best) * (speech - confidence)).clamp(0.0, confidence)
}

#[cfg(test)]
mod tests {
    use super::{calibrated, left_for, rank};
    use crate::analysis::attribution::candidate::PossibleSpeaker;
    use crate::analysis::attribution::speaker_clue::SpeakerClue;
    use crate::analysis::weights::ClueSet;
    use crate::analysis::{EntityId, QuotationKind, Speaker};

    #[test]
    fn all_candidates_with_one_speaker_have_their_sum() {
        let candidate = |(id, clues): (u32, &[SpeakerClue])| PossibleSpeaker {
            speaker: Speaker::Entity(EntityId(id)),
            also: Vec::new(),
            mention: None,
            cue: None,
            via: None,
            certainty: 1.0,
            reference: None,
            clues: ClueSet::of(clues),
        };
        let (behind, say, turn) = (SpeakerClue::Behind, SpeakerClue::Say, SpeakerClue::Turn);
        let seen: [(u32, &[SpeakerClue]); 5] =
            [(1, &[turn]), (2, &[behind, say]), (1, &[say]), (3, &[turn]), (2, &[behind])];
        let candidates = seen.map(candidate);
        let weight = |id| {
            let own = candidates.iter().filter(|other| other.speaker == Speaker::Entity(EntityId(id)));
            own.map(|other| other.clues.score().exp()).sum::<f32>()
        };
        let all = 1.0 + weight(1) + weight(2) + weight(3);
        let ranked = rank(&candidates);
        let found: Vec<(Speaker, f32)> = ranked.iter().map(|it| (it.candidate.speaker, it.share)).collect();
        assert_eq!(
            found.iter().map(|it| it.0).collect::<Vec<_>>(),
            [2, 2, 1, 1, 3].map(|id| Speaker::Entity(EntityId(id)))
        );
        for (speaker, share) in found {
            let Speaker::Entity(EntityId(id)) = speaker else { unreachable!() };
            assert!((share - weight(id) / all).abs() < 1e-6, "{id} {share}");
        }
    }

    #[test]
    fn what_is_shown_of_all_speakers_is_at_most_certainty() {
        for (best, others) in [(0.6, [0.3, 0.05]), (0.4, [0.35, 0.2]), (0.9, [0.05, 0.01]), (1.0, [0.0, 0.0])]
        {
            let confidence = 0.9 * calibrated(QuotationKind::Direct, best);
            let shown = others.map(|share| left_for(share, best, (confidence, 0.9)));
            assert!(confidence + shown.iter().sum::<f32>() <= 0.9001, "{best} {shown:?}");
            assert!(shown.iter().all(|&other| other <= confidence), "{best} {shown:?}");
        }
    }

    #[test]
    fn more_likely_stays_more_likely() {
        let shares = [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0];
        for (kind, _) in QuotationKind::ALL {
            let shown = shares.map(|share| calibrated(kind, share));
            assert!(shown.is_sorted());
            assert!(shown.iter().all(|confidence| (0.0..=1.0).contains(confidence)));
        }
    }
}
