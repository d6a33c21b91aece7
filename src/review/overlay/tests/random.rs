//! Random keys over a random text that is edited in between: what is always true of the cards.

use super::ReviewedArticle;
use crate::analysis::{QuotationKind, Speaker};
use crate::review::boundary::{self, Stretch, stretched};
use crate::review::overlay::*;
use crate::review::{
    Act, Change, EntityName, Journal, Reason, SpeakerKind, SpeakerName, Verdict, Verification, acts,
    speaker_candidates,
};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::HashSet;

/// Speech of few people in few words, so that the same words occur in many places.
fn story() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "“We go,” said Ana Lopes. ",
        "“We go,” he said. ",
        "Rui Costa called it “a small é wave” in Peru. ",
        "“No.” “Never, we stay,” the ministry said. ",
        "“It is late,” Ana Lopes told Rui Costa. “We go.” ",
        "It rained in Lima. ",
        "🇵🇪 ",
        "\n\n",
    ];
    proptest::collection::vec(part, 1..14).prop_map(|parts| parts.concat())
}

/// A key, and the card it is pressed on.
type Key = (u8, Index, Index);

fn keys(most: usize) -> impl Strategy<Value = Vec<Key>> {
    proptest::collection::vec((0u8..24, any::<Index>(), any::<Index>()), 1..most)
}

const STRETCHES: [Stretch; 7] = [
    Stretch::EndOn,
    Stretch::EndBack,
    Stretch::StartOn,
    Stretch::StartBack,
    Stretch::SentenceEnd,
    Stretch::SentenceStart,
    Stretch::Marks,
];

fn person(name: &str) -> SpeakerName {
    SpeakerName { name: name.to_owned(), kind: SpeakerKind::Person }
}

/// The act that a key asks for; `None` if it does nothing.
fn act(reviewed: &ReviewedArticle, key: Key) -> Option<Act> {
    let review = reviewed.review();
    match key.0 {
        0..=8 => on_a_card(reviewed, &review, key),
        9..=15 => where_it_stands(reviewed, &review, key),
        16..=18 => on_several(reviewed, &review, key),
        19 | 20 => on_an_entity(reviewed, &review, key),
        21 | 22 => review.undo.map(Act::Undo),
        _ => review.redo.map(Act::Redo),
    }
}

fn card(review: &Review, on: Index) -> Option<usize> {
    if review.cards.is_empty() { None } else { Some(on.index(review.cards.len())) }
}

fn on_a_card(reviewed: &ReviewedArticle, review: &Review, (key, on, with): Key) -> Option<Act> {
    let (article, card) = (&reviewed.article, card(review, on)?);
    let change = match key {
        0 => return acts::accept(article, review, card),
        1 => {
            let listed = speaker_candidates(article, review, card);
            return acts::accept_as(article, review, card, &listed[with.index(listed.len())].named);
        }
        2 => {
            let named = person(["Marta Dias", "Ana Lopes"][with.index(2)]);
            return acts::accept_as(article, review, card, &named);
        }
        3 => Change::Reject([None, Some(Reason::Other)][with.index(2)]),
        4 => Change::Skip,
        5 => [Change::Flag, Change::Unflag][with.index(2)].clone(),
        6 => Change::Note(format!("note {}", reviewed.journal.acts.len())),
        7 => Change::Verify(Verification::ALL[with.index(4)].0),
        _ => Change::Kind([QuotationKind::Indirect, QuotationKind::Direct][with.index(2)]),
    };
    acts::change(article, review, card, change)
}

fn where_it_stands(reviewed: &ReviewedArticle, review: &Review, (key, on, with): Key) -> Option<Act> {
    let article = &reviewed.article;
    if key == 15 {
        let mut at = 0;
        let word = |word: &str| {
            at += word.len();
            Span::new(at - word.len(), at)
        };
        let words: Vec<Span> = article.text.split_inclusive(' ').map(word).collect();
        let span = words[on.index(words.len())].to(words[with.index(words.len())]);
        return Some(acts::add(article, span, QuotationKind::Partial, Some(&person("Ana Lopes"))));
    }
    let card = card(review, on)?;
    let content = review.quotation(card)?.content;
    match key {
        13 => acts::move_ends(article, review, card, boundary::joined(article, review, card)?),
        14 => {
            let first = stretched(article, content, Stretch::EndBack);
            acts::split(article, review, card, boundary::parts(article, content, first)?)
        }
        _ => acts::move_ends(article, review, card, stretched(article, content, STRETCHES[with.index(7)])),
    }
}

fn on_several(reviewed: &ReviewedArticle, review: &Review, (key, on, with): Key) -> Option<Act> {
    if key == 16 {
        return acts::repeat(&reviewed.article, review, card(review, on)?).map(|(act, _)| act);
    }
    let orphan = review.orphans.get(with.index(review.orphans.len().max(1)))?;
    if key == 17 {
        let place = review.cards.get(card(review, on)?)?.subject;
        return Some(acts::move_orphan(&reviewed.article, orphan, place));
    }
    Some(acts::drop_orphan(orphan))
}

fn on_an_entity(reviewed: &ReviewedArticle, review: &Review, (key, on, with): Key) -> Option<Act> {
    let changes = [Change::Dismiss, Change::Rename(person("Ana Lopes")), Change::Rename(person("Bea"))];
    let change = changes[with.index(3)].clone();
    let (entities, mentions) = (&review.analysis.entities, &review.analysis.mentions);
    if key == 19 {
        let entity = entities.get(on.index(entities.len().max(1)))?;
        return Some(acts::change_entity(EntityName::of(entity), change));
    }
    let mention = mentions.get(on.index(mentions.len().max(1)))?;
    Some(acts::change_mention(&reviewed.article, mention, change))
}

/// What is true of every review.
fn check(reviewed: &ReviewedArticle, review: &Review) -> Result<(), TestCaseError> {
    prop_assert_eq!(review, &reviewed.review(), "the same journal gives the same cards");
    prop_assert_eq!(review.cards.len(), review.analysis.quotations.len());
    let text = &reviewed.article.text;
    let mut before = Span::default();
    for (index, quotation) in review.analysis.quotations.iter().enumerate() {
        prop_assert_eq!(quotation.id.0 as usize, index);
        prop_assert!(!quotation.content.of(text).is_empty(), "{:?}", quotation);
        prop_assert!(!quotation.marks.of(text).is_empty() && quotation.marks.encloses(quotation.content));
        prop_assert!(before <= quotation.content, "in text order");
        before = quotation.content;
        if let Some(Speaker::Entity(id)) = quotation.attribution.as_ref().map(|by| by.speaker) {
            prop_assert!(review.analysis.entity(id).is_some());
        }
        prop_assert!(!speaker_candidates(&reviewed.article, review, index).is_empty());
    }
    let subjects: HashSet<Span> = review.cards.iter().map(|card| card.subject).collect();
    prop_assert_eq!(subjects.len(), review.cards.len(), "no card twice");
    for entity in &review.analysis.entities {
        for mention in &entity.mentions {
            prop_assert_eq!(review.analysis.mention(*mention).map(|m| m.entity), Some(entity.id));
        }
    }
    Ok(())
}

/// The text with a part removed and another inserted.
fn edited(text: &str, (at, cut, put): (Index, usize, &str)) -> String {
    let boundary = |mut byte: usize| {
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    };
    let from = boundary(at.index(text.len() + 1));
    let to = boundary((from + cut).min(text.len())).max(from);
    format!("{}{put}{}", Span::new(0, from).of(text), Span::new(to, text.len()).of(text))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Whatever keys are pressed and whatever is edited in between.
    #[test]
    fn any_keys_leave_whole_cards(
        text in story(), first in keys(24), at in any::<Index>(), cut in 0usize..60, put in story(), then in keys(24),
    ) {
        let mut reviewed = ReviewedArticle::new(&text);
        press(&mut reviewed, first)?;
        let mut reviewed = reviewed.edited(&edited(&text, (at, cut, &put)));
        check(&reviewed, &reviewed.review())?;
        press(&mut reviewed, then)?;
        let reviewed = reviewed.edited(&text);
        check(&reviewed, &reviewed.review())?;
    }

    /// Every written note is on a card or in an orphan, whatever happened to the text.
    #[test]
    fn no_note_is_lost_in_an_edited_text(
        text in story(), notes in proptest::collection::vec(any::<Index>(), 1..6), at in any::<Index>(),
        cut in 0usize..90, put in story(), after in proptest::collection::vec(any::<Index>(), 0..6),
    ) {
        let mut reviewed = ReviewedArticle::new(&text);
        let mut written = Vec::new();
        note(&mut reviewed, notes, &mut written);
        let mut reviewed = reviewed.edited(&edited(&text, (at, cut, &put)));
        note(&mut reviewed, after, &mut written);
        let review = reviewed.review();
        let cards = review.cards.iter().map(Card::decision);
        let said = cards.chain(review.orphans.iter().map(|orphan| &orphan.decision));
        let shown: Vec<&str> = said.map(|decision| decision.note.as_str()).collect();
        for note in &written {
            prop_assert!(shown.iter().any(|shown| shown == note), "{note} is not in {shown:?}");
        }
    }

    /// Two programs, each with its own idea of the last act.
    #[test]
    fn two_programs_on_one_article_do_not_confuse_each_other(
        text in story(), keys in keys(30), late in proptest::collection::vec(any::<bool>(), 30),
    ) {
        let mut reviewed = ReviewedArticle::new(&text);
        let mut other: Journal = reviewed.journal.clone();
        for (key, late) in keys.into_iter().zip(late) {
            // The other one does not know what was done since it last read the journal.
            let seen = ReviewedArticle { journal: other.clone(), ..ReviewedArticle::new(&text) };
            let asked = act(if late { &seen } else { &reviewed }, key);
            if let Some(act) = asked {
                reviewed.record(act);
            }
            check(&reviewed, &reviewed.review())?;
            if !late {
                other = reviewed.journal.clone();
            }
        }
    }
}

/// Presses keys and undoes each: the review is exactly as before.
fn press(reviewed: &mut ReviewedArticle, keys: Vec<Key>) -> Result<(), TestCaseError> {
    for key in keys {
        let before = reviewed.review();
        let Some(act) = act(reviewed, key) else { continue };
        let is_change = matches!(act, Act::Change(_));
        reviewed.record(act);
        let after = reviewed.review();
        check(reviewed, &after)?;
        follow(reviewed, &before, &after)?;
        if key.0 == 0 {
            let subject = before.cards[key.1.index(before.cards.len())].subject;
            let card = after.cards.iter().find(|card| card.subject == subject);
            prop_assert_eq!(card.map(|card| card.decision().verdict), Some(Verdict::Accepted));
        }
        if is_change {
            let mut undone = ReviewedArticle {
                journal: reviewed.journal.clone(),
                ..reviewed.edited(&reviewed.article.text)
            };
            undone.undo();
            follow(&undone, &after, &undone.review())?;
            let undone = undone.review();
            prop_assert_eq!(&undone.cards, &before.cards);
            prop_assert_eq!(&undone.orphans, &before.orphans);
            prop_assert_eq!(&undone.analysis, &before.analysis);
        }
    }
    Ok(())
}

/// The last act, followed on the review before it, gives what the whole journal gives.
fn follow(reviewed: &ReviewedArticle, before: &Review, after: &Review) -> Result<(), TestCaseError> {
    let mut followed = before.clone();
    if followed.follow(&reviewed.article, reviewed.hash, &reviewed.journal).is_some() {
        prop_assert_eq!(&followed, after);
    }
    Ok(())
}

/// The notes on cards.
fn note(reviewed: &mut ReviewedArticle, cards: Vec<Index>, written: &mut Vec<String>) {
    for card in cards {
        let review = reviewed.review();
        let free: Vec<usize> =
            (0..review.cards.len()).filter(|&card| review.cards[card].decision().note.is_empty()).collect();
        if free.is_empty() {
            return;
        }
        written.push(format!("note {}", reviewed.journal.acts.len()));
        reviewed.say(free[card.index(free.len())], Change::Note(written.last().unwrap().clone()));
    }
}

#[test]
fn a_decision_made_in_another_text_is_undone_on_the_card_where_it_stands() {
    const STORY: &str = "“We go,” said Ana Lopesa ";
    let mut reviewed = ReviewedArticle::new(STORY);
    reviewed.accept(0);
    let mut reviewed = reviewed.edited(&format!("{}{STORY}", STORY.trim_end_matches("said Ana Lopesa ")));
    let mut followed = reviewed.review();
    reviewed.undo();
    if followed.follow(&reviewed.article, reviewed.hash, &reviewed.journal).is_some() {
        assert_eq!(followed, reviewed.review());
    }
}
