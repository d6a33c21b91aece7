//! Kappas worked out by hand, and what counts in which table.

use super::*;
use crate::analysis::QuotationKind;
use crate::article::Article;
use crate::review::decided::Unmerged;
use crate::review::pairing::pair;
use crate::review::{Decision, Reason, SpeakerKind, SpeakerName, Verdict};
use crate::text::Span;
use crate::text::hash::TextHash;

/// Quotations drawn as "start-end state speaker"; the state is a, r or p.
fn decided(drawn: &str) -> Decided {
    let mut parts = drawn.splitn(3, ' ');
    let (start, end) = parts.next().unwrap().split_once('-').unwrap();
    let span = Span::new(start.parse().unwrap(), end.parse().unwrap());
    let verdict = match parts.next().unwrap() {
        "a" => Verdict::Accepted,
        "r" => Verdict::Rejected(Some(Reason::NotSpeech)),
        _ => Verdict::Pending,
    };
    let speaker = parts.next().map(|name| SpeakerName { name: name.to_owned(), kind: SpeakerKind::Person });
    Decided {
        subject: span,
        content: span,
        speaker,
        kind: QuotationKind::Direct,
        new_speaker: false,
        new_kind: false,
        decision: Decision { verdict, ..Decision::default() },
    }
}

fn article(text: &str, drawn: &[&str]) -> DecidedArticle {
    DecidedArticle {
        article: Article { text: text.to_owned(), ..Article::default() },
        hash: TextHash::of(text),
        source: None,
        quotations: drawn.iter().map(|drawn| decided(drawn)).collect(),
        marks: Vec::new(),
        unmerged: Unmerged::default(),
    }
}

fn table(cells: &[(&str, &str, usize)]) -> AnswerTable {
    let counts =
        cells.iter().map(|(first, second, count)| ([(*first).to_owned(), (*second).to_owned()], *count));
    AnswerTable { counts: counts.collect() }
}

#[test]
fn kappas_match_those_calculated_by_hand() {
    for (cells, share, kappa) in [
        // The usual example: 35 of 50 agree, chance is half: (0.7 - 0.5) / 0.5.
        (
            &[("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)][..],
            Some(0.7),
            Some(0.4),
        ),
        // Chance: 0.6 * 0.7 + 0.4 * 0.3 = 0.54; (0.6 - 0.54) / 0.46.
        (
            &[("yes", "yes", 45), ("yes", "no", 15), ("no", "yes", 25), ("no", "no", 15)],
            Some(0.6),
            Some(0.06 / 0.46),
        ),
        // Three answers; totals 4 3 3 and 4 4 2, chance 0.34: (0.7 - 0.34) / 0.66.
        (
            &[("a", "a", 3), ("a", "b", 1), ("b", "b", 2), ("b", "a", 1), ("c", "c", 2), ("c", "b", 1)],
            Some(0.7),
            Some(0.36 / 0.66),
        ),
        // All agree, with more than one answer.
        (&[("yes", "yes", 3), ("no", "no", 1)], Some(1.0), Some(1.0)),
        // Never agree: chance 0.5, (0 - 0.5) / 0.5.
        (&[("yes", "no", 2), ("no", "yes", 2)], Some(0.0), Some(-1.0)),
        // One reviewer always says yes: agreement is what chance gives.
        (&[("yes", "yes", 3), ("yes", "no", 1)], Some(0.75), Some(0.0)),
        // Both always say yes; and no cases at all.
        (&[("yes", "yes", 9)], Some(1.0), None),
        (&[], None, None),
    ] {
        let table = table(cells);
        let near = |one: Option<f64>, other: Option<f64>| match (one, other) {
            (Some(one), Some(other)) => (one - other).abs() < 1e-12,
            (one, other) => one == other,
        };
        assert!(near(table.share(), share), "{cells:?}: {:?}", table.share());
        assert!(near(table.kappa(), kappa), "{cells:?}: {:?}", table.kappa());
    }
}

#[test]
fn verdicts_count_where_both_decided_and_speakers_where_both_accepted() {
    let first = [article(
        "one text",
        &["0-1 a José Lopes", "1-2 a Ana", "2-3 a Ana", "3-4 r", "4-5 p", "5-6 a", "6-7 a Rui"],
    )];
    let second = [article(
        "one text",
        &["0-1 a jose LOPES", "1-2 a Rui", "2-3 r", "3-4 r", "4-5 a Ana", "5-6 a Ana", "7-8 a Rui"],
    )];
    let pairing = pair(&first, &second);
    let found = agreement(&pairing);
    assert_eq!((found.articles, found.quotations, found.decided), (1, 6, 5));
    assert_eq!((found.verdict.agreed(), found.verdict.cases()), (4, 5));
    assert_eq!(found.speaker.cases(), 3);
    assert_eq!(found.speaker.counts[&["José Lopes".to_owned(), "José Lopes".to_owned()]], 1);
    assert_eq!(found.speaker.counts[&["no named speaker".to_owned(), "Ana".to_owned()]], 1);
    let aspects: Vec<Vec<&str>> = found
        .differences
        .iter()
        .map(|one| one.aspects.iter().map(|aspect| aspect.word()).collect())
        .collect();
    assert_eq!(aspects, [["speaker"], ["verdict"], ["speaker"]]);
    assert_eq!([found.alone[0].len(), found.alone[1].len()], [1, 1]);
}

#[test]
fn kinds_and_boundaries_are_compared_if_both_accepted() {
    let mut first = decided("0-9 a Ana");
    let mut second = decided("0-9 a Ana");
    second.kind = QuotationKind::Partial;
    first.content = Span::new(0, 5);
    assert_eq!(aspects([&first, &second]), [Aspect::Kind, Aspect::Boundaries]);
    second.decision.verdict = Verdict::Rejected(None);
    assert_eq!(aspects([&first, &second]), [Aspect::Verdict]);
    first.decision.verdict = Verdict::Rejected(None);
    assert_eq!(aspects([&first, &second]), []);
}

#[test]
fn articles_are_paired_by_text_and_quotations_by_content_as_found_or_as_reviewed() {
    let mut moved = article("one text", &["0-4 a Ana"]);
    moved.quotations[0].content = Span::new(2, 6);
    let first = [moved, article("only first", &["0-1 a"])];
    let second = [article("only second", &["0-1 a"]), article("one text", &["2-6 a Ana"])];
    let pairing = pair(&first, &second);
    assert_eq!((pairing.both.len(), pairing.alone[0].len(), pairing.alone[1].len()), (1, 1, 1));
    assert_eq!(pairing.both[0].both.len(), 1, "the second drew it where the first left it");
    let found = agreement(&pairing);
    assert_eq!(found.alone_articles[1][0].article.text, "only second");
    assert!(found.differences.is_empty());
}

#[test]
fn a_text_that_a_reviewer_has_twice_counts_once() {
    use crate::review::alpha::many;
    let ana = article("x", &["0-1 a Lopes", "1-2 a Costa", "2-3 r"]);
    let ben = article("x", &["0-1 a Lopes", "1-2 a Lopes", "2-3 a Dias"]);
    let once = many(&[vec![ana.clone()], vec![ben.clone()]]);
    assert_eq!(many(&[vec![ana.clone(), ana], vec![ben]]), once);
}
