//! Statistics show the progress of reviews and how often the program was right.

use super::*;
use crate::review::Verification;
use crate::review::queue::ReviewProgress;

#[test]
fn an_empty_library_has_stats() {
    let mut fixture = TestLibrary::new();
    let stats = fixture.library.refresh_all().unwrap().stats().unwrap();
    assert_eq!((stats.articles, stats.quotations, stats.words), (0, ReviewProgress::default(), 0));
    assert_eq!((stats.by_kind.len(), stats.by_confidence.len(), stats.reviewers.len()), (3, 5, 0));
    assert_eq!(stats.by_kind[0].1.right(), None);
}

#[test]
fn decisions_are_counted_by_kind_and_confidence() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    fixture.decide((id, 0), accept(), 2);
    fixture.decide((id, 1), person("Ines Prado"), 3);
    fixture.decide((id, 2), Change::Reject(None), 4);
    fixture.decide((id, 0), Change::Verify(Verification::Differs), 5);
    fixture.decide((id, 2), Change::Verify(Verification::Matches), 6);
    let stats = fixture.library.refresh_all().unwrap().stats().unwrap();
    let counted = ReviewProgress { all: 5, accepted: 1, edited: 1, rejected: 1, ..ReviewProgress::default() };
    assert_eq!((stats.articles, stats.quotations, stats.added), (1, counted, 0));
    let direct = VerdictCounts { accepted: 1, edited: 1, other_speaker: 1, rejected: 1 };
    assert_eq!(stats.by_kind[0], ("direct".to_owned(), direct));
    assert_eq!((direct.decided(), direct.right()), (3, Some(33)));
    for (accepted, rejected, right) in
        [(2, 1, 67), (1, 2, 33), (999, 1, 99), (1, 999, 1), (0, 3, 0), (3, 0, 100)]
    {
        let counts = VerdictCounts { accepted, rejected, ..VerdictCounts::default() };
        assert_eq!(counts.right(), Some(right), "{accepted} of {}", accepted + rejected);
    }
    let bands = stats.by_confidence.iter().fold(VerdictCounts::default(), |sum, (_, band)| VerdictCounts {
        accepted: sum.accepted + band.accepted,
        edited: sum.edited + band.edited,
        other_speaker: sum.other_speaker + band.other_speaker,
        rejected: sum.rejected + band.rejected,
    });
    assert_eq!(bands, direct, "every decision is in one band");
    let (_, found, _) = fixture.review(id);
    let confidence = found.quotations[0].attribution.as_ref().unwrap().confidence;
    let band = usize::from(confidence < 0.9) + usize::from(confidence < 0.7) + usize::from(confidence < 0.5);
    assert_eq!(stats.by_confidence[band].1.accepted, 1, "{confidence}: {:?}", stats.by_confidence);
    let verified: Vec<usize> = stats.verification.iter().map(|(_, count)| *count).collect();
    assert_eq!(verified, [3, 0, 1, 0], "rejected quotations are not counted");
    assert_eq!(stats.reviewers.len(), 1);
    assert_eq!(
        (stats.reviewers[0].name.as_str(), stats.reviewers[0].acts, stats.reviewers[0].at),
        ("ana", 5, 6)
    );
}

#[test]
fn quotations_added_by_reviewers_are_counted_separately() {
    let mut fixture = TestLibrary::new();
    let id = fixture.add(QUAY, "/quay.txt", 1);
    let at = QUAY.find("the harbour master").unwrap();
    let span = crate::text::Span::new(at, at + "the harbour master".len());
    let act = acts::add(&article(QUAY), span, QuotationKind::Partial, None);
    let stamp = Stamp::default();
    fixture
        .library
        .record(NewAct { article: id, text: TextHash::of(QUAY), stamp: &stamp, act: &act })
        .unwrap();
    let stats = fixture.library.refresh_all().unwrap().stats().unwrap();
    assert_eq!((stats.added, stats.quotations.accepted), (1, 1));
    assert!(stats.by_kind.iter().all(|(_, agreement)| agreement.decided() == 0));
}
