//! The decisions of two reviewers, and the review after the merge.

use super::*;
use crate::analysis::{QuotationKind, analyze};
use crate::input::{Document, Media};
use crate::review::decided::Unmerged;
use crate::review::pairing::pair;
use crate::review::{ActId, Reason, Review, SpeakerKind, speaker_candidates};
use crate::text::hash::TextHash;

const STORY: &str = "“The quay is closed,” said Ana Lopes, the harbour master, on Monday.\n\n\
    “Nobody asked us,” Rui Costa said. “We will not move,” he said. “Not this year,” he added.\n";

fn read() -> (Article, Arc<Analysis>) {
    let article = Article::new(Document::record(String::new(), Media::Plain, STORY.to_owned()));
    let found = Arc::new(analyze(&article));
    (article, found)
}

/// A reviewer's decisions: the verdict and the speaker of each quotation found.
fn decided(reviewer: &str, said: &[(Verdict, &str)]) -> DecidedArticle {
    let (article, found) = read();
    let quotation = |(quotation, (verdict, name)): (&crate::analysis::Quotation, &(Verdict, &str))| Decided {
        subject: quotation.content,
        content: quotation.content,
        speaker: Some(SpeakerName { name: (*name).to_owned(), kind: SpeakerKind::Person }),
        kind: QuotationKind::Direct,
        new_speaker: *name == "Marta Dias",
        new_kind: false,
        decision: Decision {
            verdict: *verdict,
            stamp: Some(Stamp { reviewer: reviewer.to_owned(), at: 5, tool: String::new() }),
            ..Decision::default()
        },
    };
    let quotations = found.quotations.iter().zip(said).map(quotation).collect();
    DecidedArticle {
        hash: TextHash::of(STORY),
        article,
        source: None,
        quotations,
        marks: Vec::new(),
        unmerged: Unmerged::default(),
    }
}

/// A library with one article.
#[derive(Default)]
struct MergeTarget {
    journal: Journal,
}

impl MergeTarget {
    /// Records the proposals that are new and returns their number.
    fn take(&mut self, article: &DecidedArticle, proposals: &[Proposal]) -> usize {
        let (_, found) = read();
        let mut recorded = 0;
        for fate in outcomes(article, &found, &self.journal, proposals) {
            if let ProposalOutcome::Record(act, reviewer, at) = fate {
                self.record(act, &reviewer, at.unwrap_or(9));
                recorded += 1;
            }
        }
        recorded
    }

    fn record(&mut self, act: Act, reviewer: &str, at: i64) {
        let id = ActId(self.journal.acts.last().map_or(1, |last| last.id.0 + 1));
        let stamp = Stamp { reviewer: reviewer.to_owned(), at, tool: "0".to_owned() };
        self.journal.acts.push(Recorded { id, stamp, text: TextHash::of(STORY), act });
    }

    fn review(&self) -> Review {
        let (article, found) = read();
        review(&article, TextHash::of(STORY), &found, &self.journal)
    }

    /// "state by reviewer" for every card.
    fn cards(&self) -> Vec<String> {
        let line = |card: &Card| {
            let stamp = card.decision().stamp.as_ref();
            format!("{} by {}", card.decision().state(), stamp.map_or("nobody", |stamp| &stamp.reviewer))
        };
        self.review().cards.iter().map(line).collect()
    }
}

const YES: Verdict = Verdict::Accepted;
const NO: Verdict = Verdict::Rejected(Some(Reason::NotSpeech));
const OPEN: Verdict = Verdict::Pending;

fn merged(library: &mut MergeTarget, first: &DecidedArticle, second: &DecidedArticle) -> usize {
    let (first, second) = ([first.clone()], [second.clone()]);
    let pairing = pair(&first, &second);
    let proposals = proposals_of_two(&pairing.both[0], ["a.json", "b.json"]);
    library.take(&first[0], &proposals)
}

#[test]
fn agreed_and_single_decisions_are_merged_and_the_others_are_undecided_with_both_answers() {
    let mut ana = decided("ana", &[(YES, "Ana Lopes"), (YES, "Rui Costa"), (NO, "x"), (YES, "Marta Dias")]);
    let mut ben = decided("ben", &[(YES, "ana lopes"), (YES, "Ana Lopes"), (NO, "x"), (OPEN, "Rui Costa")]);
    ben.quotations[3].decision.stamp = None;
    ana.quotations[1].kind = QuotationKind::Partial;
    let mut library = MergeTarget::default();
    assert_eq!(merged(&mut library, &ana, &ben), 4);
    let expected = ["accepted by ana, ben", "pending by ana, ben", "rejected by ana, ben", "edited by ana"];
    assert_eq!(library.cards(), expected);
    let review = library.review();
    let opinions = &review.cards[1].decision().opinions;
    assert_eq!((opinions[0].reviewer.as_str(), opinions[1].reviewer.as_str()), ("ana", "ben"));
    assert_eq!(opinions[0].kind, Some(QuotationKind::Partial), "they differ on the kind too");
    let (article, _) = read();
    let names: Vec<String> =
        speaker_candidates(&article, &review, 1).into_iter().map(|candidate| candidate.named.name).collect();
    assert_eq!(&names[..2], ["Rui Costa", "Ana Lopes"], "each one’s choice is a candidate");
    assert_eq!(merged(&mut library, &ana, &ben), 0, "a second time nothing is new");
}

#[test]
fn the_codes_of_both_are_kept() {
    let coded = |reviewer: &str, code: &str| {
        let mut article = decided(reviewer, &[(YES, "Ana Lopes")]);
        article.quotations[0].decision.codes.insert(code.to_owned());
        article
    };
    let mut library = MergeTarget::default();
    merged(&mut library, &coded("ana", "water"), &coded("ben", "budget"));
    let review = library.review();
    assert_eq!(review.cards[0].decision().codes.iter().collect::<Vec<_>>(), ["budget", "water"]);
}

#[test]
fn three_reviewers_are_joined_one_after_the_other() {
    let ana = vec![decided("ana", &[(YES, "Ana Lopes"), (YES, "Rui Costa"), (NO, "x"), (YES, "Marta Dias")])];
    let ben = vec![decided("ben", &[(YES, "Ana Lopes"), (YES, "Ana Lopes"), (NO, "x"), (YES, "Marta Dias")])];
    let rui = vec![decided(
        "rui",
        &[(YES, "Ana Lopes"), (YES, "Rui Costa"), (YES, "Ana Lopes"), (YES, "Marta Dias")],
    )];
    let proposed = proposals_of_many(&[ana, ben, rui], &["a.json", "b.json", "c.json"]);
    assert_eq!(proposed.len(), 1);
    let origins: Vec<ProposalOrigin> = proposed[0].1.iter().map(|proposal| proposal.origin).collect();
    let differing = ProposalOrigin::Differing;
    assert_eq!(origins, [ProposalOrigin::Both, differing, differing, ProposalOrigin::Both]);
    let mut library = MergeTarget::default();
    assert_eq!(library.take(&proposed[0].0, &proposed[0].1), 4);
    let expected = [
        "accepted by ana, ben, rui",
        "pending by ana, ben, rui",
        "pending by ana, ben, rui",
        "edited by ana, ben, rui",
    ];
    assert_eq!(library.cards(), expected);
    let review = library.review();
    let who = |card: usize| -> Vec<String> {
        review.cards[card].decision().opinions.iter().map(|one| one.reviewer.clone()).collect()
    };
    assert_eq!(who(1), ["ana", "ben", "rui"]);
    assert_eq!(who(2), ["ana, ben", "rui"]);
    assert_eq!(library.take(&proposed[0].0, &proposed[0].1), 0, "a second time nothing is new");
}

#[test]
fn what_a_third_reviewer_corrected_is_in_their_answer() {
    let ana = vec![decided("ana", &[(YES, "Ana Lopes")])];
    let ben = vec![decided("ben", &[(NO, "x")])];
    let mut rui = decided("rui", &[(YES, "Ana Lopes")]);
    let said = &mut rui.quotations[0];
    (said.kind, said.new_kind) = (QuotationKind::Partial, true);
    said.content = Span { end: said.content.end - 1, ..said.content };
    let words = said.content.of(STORY).to_owned();
    let proposed = proposals_of_many(&[ana, ben, vec![rui]], &["a.json", "b.json", "c.json"]);
    let opinions = &proposed[0].1[0].decided.decision.opinions;
    assert_eq!(opinions.len(), 3);
    let third = &opinions[2];
    assert_eq!((third.kind, third.content.as_ref()), (Some(QuotationKind::Partial), Some(&words)));
    assert_eq!((opinions[0].kind, opinions[0].content.as_ref()), (None, None), "as found");
}

#[test]
fn merging_again_leaves_settled_differences_alone() {
    let ana = decided("ana", &[(YES, "Ana Lopes"), (YES, "Rui Costa")]);
    let ben = decided("ben", &[(NO, "x"), (YES, "Rui Costa")]);
    let mut library = MergeTarget::default();
    merged(&mut library, &ana, &ben);
    let (article, _) = read();
    let act = crate::review::acts::accept(&article, &library.review(), 0).unwrap();
    // Recorded with a clock that is slow.
    library.record(act, "eva", 1);
    assert_eq!(merged(&mut library, &ana, &ben), 0);
    assert_eq!(library.cards()[..2], ["accepted by eva", "accepted by ana, ben"]);
}

#[test]
fn later_decisions_stay_and_one_undo_reverts_one_quotation() {
    let ana = decided("ana", &[(YES, "Ana Lopes"), (YES, "Rui Costa")]);
    let (article, _) = read();
    let mut library = MergeTarget::default();
    let act = crate::review::acts::change(&article, &library.review(), 0, Change::Reject(None)).unwrap();
    library.record(act, "eva", 70);
    assert_eq!(library.take(&ana, &proposals_of_one(&ana)), 1);
    assert_eq!(library.cards()[..2], ["rejected by eva", "accepted by ana"]);
    let undo = library.review().undo.unwrap();
    library.record(Act::Undo(undo), "eva", 71);
    assert_eq!(library.cards()[..2], ["rejected by eva", "pending by nobody"]);
}

#[test]
fn a_reviewer_can_merge_the_other_s_work_into_their_own_library() {
    let ana = decided("ana", &[(YES, "Ana Lopes"), (YES, "Marta Dias"), (YES, "Rui Costa")]);
    let ben =
        decided("ben", &[(YES, "Ana Lopes"), (YES, "Rui Costa"), (OPEN, "Rui Costa"), (YES, "Rui Costa")]);
    let mut library = MergeTarget::default();
    assert_eq!(library.take(&ana, &proposals_of_one(&ana)), 3);
    assert_eq!(library.take(&ana, &proposals_of_one(&ana)), 0, "what came from here is not doubled");
    merged(&mut library, &ana, &ben);
    let expected = ["accepted by ana, ben", "pending by ana, ben", "accepted by ana", "accepted by ben"];
    assert_eq!(library.cards(), expected);
    let review = library.review();
    let by = review.quotation(1).unwrap().attribution.as_ref().unwrap().speaker;
    assert_eq!(
        review.analysis.speaker_name(by, STORY),
        "Rui Costa",
        "undecided, with the original speaker and not one of theirs"
    );
}

#[test]
fn notes_sources_and_verification_of_both_are_kept() {
    let mut ana = decided("ana", &[(NO, "x"), (YES, "Rui Costa")]);
    let mut ben = decided("ben", &[(Verdict::Rejected(Some(Reason::Duplicate)), "x"), (YES, "Rui Costa")]);
    for (decided, note) in [(&mut ana, "call back"), (&mut ben, "heard it")] {
        decided.quotations[1].decision.note = note.to_owned();
        decided.quotations[1].decision.source = "tape 1".to_owned();
    }
    ana.quotations[1].decision.verification = Verification::Matches;
    ben.quotations[1].decision.verification = Verification::Differs;
    ben.quotations[1].decision.words = "We asked".to_owned();
    ben.quotations[1].decision.flagged = true;
    let mut library = MergeTarget::default();
    merged(&mut library, &ana, &ben);
    let review = library.review();
    let first = review.cards[0].decision();
    assert_eq!(
        (first.verdict, first.note.as_str()),
        (Verdict::Rejected(None), "ana: not speech; ben: duplicate")
    );
    let second = review.cards[1].decision();
    assert_eq!(second.note, "ana: call back\nben: heard it\nana: matches source; ben: differs");
    assert_eq!((second.source.as_str(), second.words.as_str()), ("tape 1", "ben: We asked"));
    assert_eq!((second.verification, second.flagged), (Verification::Differs, true));
}

#[test]
fn a_quotation_that_only_reviewers_know_is_a_card_even_if_they_differ() {
    let (_, found) = read();
    let mut ana = decided("ana", &[(YES, "Ana Lopes")]);
    let at = STORY.find("the harbour master").unwrap();
    let drawn = Span::new(at, at + "the harbour master".len());
    ana.quotations[0].subject = drawn;
    ana.quotations[0].content = drawn;
    let mut ben = ana.clone();
    ben.quotations[0].decision.verdict = NO;
    ben.quotations[0].decision.stamp.as_mut().unwrap().reviewer = "ben".to_owned();
    assert!(found.quotations.iter().all(|quotation| quotation.content != drawn));
    let mut library = MergeTarget::default();
    merged(&mut library, &ana, &ben);
    let review = library.review();
    let card = review.cards.iter().find(|card| card.subject == drawn).unwrap();
    assert_eq!(card.decision().opinions.len(), 2);
    assert!(review.orphans.is_empty());
}

#[test]
fn two_reviewers_of_the_same_name_are_distinguished_by_their_files() {
    let ana = decided("sam", &[(YES, "Ana Lopes")]);
    let ben = decided("sam", &[(NO, "x")]);
    let mut library = MergeTarget::default();
    merged(&mut library, &ana, &ben);
    let review = library.review();
    let opinions = &review.cards[0].decision().opinions;
    assert_eq!(
        (opinions[0].reviewer.as_str(), opinions[1].reviewer.as_str()),
        ("sam (a.json)", "sam (b.json)")
    );
}
