//! Corrected speakers, people and countries.

use super::*;

#[test]
fn another_speaker_counts_as_an_edit_and_the_one_found_does_not() {
    let mut reviewed = ReviewedArticle::new(STORY);
    reviewed.pick(1, 1);
    let other = reviewed.cards()[1].clone();
    assert!(other.starts_with("edited ") && !other.contains("Rui Costa"), "{other}");
    reviewed.pick(1, 0);
    assert_eq!(reviewed.cards()[1], "accepted Rui Costa: Nobody asked us,");
}

#[test]
fn a_new_speaker_becomes_an_entity() {
    let mut reviewed = ReviewedArticle::new(STORY);
    let named = SpeakerName { name: "Marta Dias".to_owned(), kind: SpeakerKind::Person };
    let act = acts::accept_as(&reviewed.article, &reviewed.review(), 0, &named).unwrap();
    reviewed.record(act);
    assert_eq!(reviewed.cards()[0], "edited Marta Dias: The quay is closed,");
    let review = reviewed.review();
    let entity = review.analysis.entities.iter().find(|entity| entity.name == "Marta Dias").unwrap();
    assert_eq!(entity.kind, EntityKind::Person { role: None });
    assert_eq!(reviewed.found.quotations.len(), 5, "the analysis is unchanged");
}

#[test]
fn the_cue_of_another_speaker_is_dropped_and_a_verb_that_tells_how_stays() {
    let text = "According to Ana Lopes, the quay is closed. Rui Costa denied that he had sold it.";
    let mut reviewed = ReviewedArticle::new(text);
    let marta = SpeakerName { name: "Marta Dias".to_owned(), kind: SpeakerKind::Person };
    let cues = |reviewed: &ReviewedArticle| {
        let of = |quotation: &crate::analysis::Quotation| {
            quotation.cue.map(|cue| reviewed.article.words(cue.span).to_owned())
        };
        reviewed.review().analysis.quotations.iter().map(of).collect::<Vec<_>>()
    };
    let before = cues(&reviewed);
    assert_eq!(before, [Some("According to".to_owned()), Some("denied".to_owned())]);
    for card in [0, 1] {
        let act = acts::accept_as(&reviewed.article, &reviewed.review(), card, &marta).unwrap();
        reviewed.record(act);
    }
    assert_eq!(cues(&reviewed), [None, Some("denied".to_owned())]);
    reviewed.undo();
    reviewed.undo();
    assert_eq!(cues(&reviewed), before);
}

#[test]
fn a_quotation_can_have_no_named_speaker() {
    let mut reviewed = ReviewedArticle::new(STORY);
    let act = acts::accept_as(&reviewed.article, &reviewed.review(), 0, &SpeakerName::unnamed()).unwrap();
    reviewed.record(act);
    assert_eq!(reviewed.cards()[0], "edited -: The quay is closed,");
}

#[test]
fn a_decision_is_repeated_for_every_quotation_with_the_same_mention() {
    let mut reviewed = ReviewedArticle::new(STORY);
    reviewed.pick(2, 1);
    let (act, cards) = acts::repeat(&reviewed.article, &reviewed.review(), 2).unwrap();
    assert_eq!(cards, [3]);
    reviewed.record(act);
    let cards = reviewed.cards();
    assert!(cards[2].starts_with("edited") && cards[3].starts_with("edited"), "{cards:?}");
    reviewed.undo();
    assert!(reviewed.cards()[3].starts_with("pending"), "one undo takes all back");
    assert_eq!(acts::repeat(&reviewed.article, &reviewed.review(), 0), None, "undecided");
}

#[test]
fn a_decision_is_not_repeated_for_the_same_pronoun_of_someone_else() {
    let mut reviewed = ReviewedArticle::new(
        "“The quay is closed,” Rui Costa said. “We will not move,” he said.\n\n\
         Tiago Nunes, the minister, came later. “The road stays open,” he said. “It rains,” he added.\n",
    );
    let speaker = |card: usize| reviewed.cards()[card].clone();
    assert!(speaker(1).contains("Rui Costa") && speaker(2).contains("Tiago Nunes"), "{:?}", reviewed.cards());
    let named = SpeakerName { name: "Marta Dias".to_owned(), kind: SpeakerKind::Person };
    let act = acts::accept_as(&reviewed.article, &reviewed.review(), 1, &named).unwrap();
    reviewed.record(act);
    assert_eq!(acts::repeat(&reviewed.article, &reviewed.review(), 1), None);
}

#[test]
fn a_wrong_person_or_country_is_removed_with_all_its_mentions() {
    let mut reviewed = ReviewedArticle::new(STORY);
    let of = |name: &str, tag| EntityName { tag, name: name.to_owned() };
    reviewed.record(acts::change_entity(of("Peru", EntityTag::Country), Change::Dismiss));
    let marta = SpeakerName { name: "Ana Maria Lopes".to_owned(), kind: SpeakerKind::Person };
    reviewed.record(acts::change_entity(of("Ana Lopes", EntityTag::Person), Change::Rename(marta)));
    let review = reviewed.review();
    let mentions = |name: &str| {
        let entity = review.analysis.entities.iter().find(|entity| entity.name == name).unwrap();
        entity.mentions.len()
    };
    assert_eq!((mentions("Peru"), mentions("Ana Lopes"), mentions("Ana Maria Lopes")), (0, 0, 2));
    assert_eq!(reviewed.cards()[4], "pending Ana Maria Lopes: The rain came early,");
}

#[test]
fn one_mention_can_be_reassigned() {
    let mut reviewed = ReviewedArticle::new(STORY);
    let mention =
        *reviewed.found.mentions.iter().rfind(|m| reviewed.article.words(m.span) == "Lopes").unwrap();
    let costa = SpeakerName { name: "Rui Costa".to_owned(), kind: SpeakerKind::Person };
    reviewed.record(acts::change_mention(&reviewed.article, &mention, Change::Rename(costa)));
    let review = reviewed.review();
    let owner = review.analysis.mentions.iter().find(|other| other.span == mention.span).unwrap().entity;
    assert_eq!(review.analysis.entity(owner).unwrap().name, "Rui Costa");
}

#[test]
fn a_renamed_person_is_renamed_in_earlier_decisions_too() {
    let mut reviewed = ReviewedArticle::new(STORY);
    reviewed.accept(0);
    reviewed.pick(1, 1);
    let other = reviewed.cards()[1].clone();
    let lopes = EntityName { tag: EntityTag::Person, name: "Ana Lopes".to_owned() };
    let full = SpeakerName { name: "Ana Maria Lopes".to_owned(), kind: SpeakerKind::Person };
    reviewed.record(acts::change_entity(lopes, Change::Rename(full)));
    assert_eq!(reviewed.cards()[0], "accepted Ana Maria Lopes: The quay is closed,");
    assert_eq!(reviewed.cards()[1], other.replace("Ana Lopes", "Ana Maria Lopes"));
    let again = SpeakerName { name: "Ana Lopes".to_owned(), kind: SpeakerKind::Person };
    reviewed.record(acts::accept_as(&reviewed.article, &reviewed.review(), 0, &again).unwrap());
    assert_eq!(reviewed.cards()[0], "edited Ana Lopes: The quay is closed,", "who is named later is meant");
}
