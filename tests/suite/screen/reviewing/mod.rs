//! Whole reviews from the keyboard: how many keys they take, and how decisions follow an edited text.

mod beside_source;
mod filtered;
mod windows;
mod written;

use super::reader::{Reader, STORY};
use pullquote::analysis::{Analysis, analyze};
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use pullquote::review::{Verdict, acts};
use pullquote::text::hash::TextHash;
use pullquote::tui::report::{Opened, Remembered, Report};
use pullquote::tui::state::reading::ReadingState;
use pullquote::tui::state::reviewing::Reviewing;
use pullquote::tui::state::{Mode, Window};
use std::fmt::Write;
use std::sync::Arc;

/// A long made-up article with this many quotations.
fn hearing(quotations: usize) -> String {
    const NAMES: [&str; 8] = [
        "Ana Lopes",
        "Rui Costa",
        "Marta Dias",
        "Paulo Reis",
        "Ines Prado",
        "Tiago Nunes",
        "Clara Matos",
        "Hugo Leal",
    ];
    const SAID: [&str; 5] = [
        "The road was closed when we came",
        "Nobody told the village about the water",
        "We asked for a bridge in the spring",
        "The letters were never answered by the office",
        "My brother carried the sand himself",
    ];
    let mut text = String::from("The hearing on the flood went on for two days in the school hall.\n\n");
    for number in 0..quotations {
        let (name, said) = (NAMES[number % NAMES.len()], SAID[number % SAID.len()]);
        let day = if number % 2 == 0 { "on Monday" } else { "on Tuesday" };
        write!(text, "“{said}, and that was day {number},” {name} said {day}.\n\n").unwrap();
    }
    text
}

fn state_of(reader: &Reader, card: usize) -> &'static str {
    reader.state.reading.review().cards[card].decision().state().word()
}

#[test]
fn accepting_or_choosing_a_speaker_takes_one_key_and_rejecting_two() {
    let mut reader = Reader::new(&[&hearing(40)], (120, 40));
    let found = reader.state.reading.review().cards.len();
    assert_eq!(found, 40);
    reader.press("r");
    let mut keys = 0;
    for card in 0..found {
        // Of ten cards, seven are right, two have another speaker and one is not a quotation.
        let pressed = match card % 10 {
            3 => "x 1",
            5 | 8 => "2",
            _ => "a",
        };
        reader.press(pressed);
        keys += pressed.split(' ').count();
    }
    assert_eq!(keys, 44, "28 x 1 + 8 x 1 + 4 x 2");
    let progress = reader.state.reading.session.progress();
    assert_eq!((progress.accepted, progress.edited, progress.rejected, progress.left()), (28, 8, 4, 0));
    let screen = reader.screen();
    assert!(screen.contains("40 of 40 quotations decided in 0:39"), "{screen}");
    assert!(screen.contains("28 accepted, 8 edited, 4 rejected"), "{screen}");
    reader.press("a");
    assert!(reader.state.notice.as_ref().unwrap().contains("press the key again"), "the card is covered");
    assert!(!reader.screen().contains("40 of 40 quotations decided"), "until the next key");
}

#[test]
fn the_end_of_the_review_names_only_the_keys_that_act_there() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("r a a a a a a");
        let screen = reader.screen();
        assert!(screen.contains("All decided"), "{screen}");
        let foot = screen.lines().rev().take(2).collect::<String>();
        for key in ["undo", "export", "library", "q text"] {
            assert!(foot.contains(key), "{size:?}: {key}\n{screen}");
        }
        for key in ["accept", "reject", "flag", "other speaker", "skip", "bounds", "verify", "note"] {
            assert!(!foot.contains(key), "{size:?}: {key}\n{screen}");
        }
        for key in ["x", "s", "f", "c"] {
            reader.press("u a");
            assert!(reader.screen().contains("All decided"), "{key}\n{}", reader.screen());
            let before = reader.state.reading.session.progress();
            reader.press(key);
            let screen = reader.screen();
            assert!(!screen.contains("came before"), "{size:?}: {key}\n{screen}");
            assert_eq!(reader.state.reading.session.progress(), before, "{size:?}: {key}\n{screen}");
            reader.press("Esc");
            if reader.state.mode != Mode::Review {
                reader.press("r");
            }
        }
    }
}

#[test]
fn the_window_that_explains_the_speaker_follows_the_card() {
    let mut reader = Reader::new(&[STORY], (80, 24));
    reader.press("] q r w j");
    assert!(reader.screen().contains("“and we will rebuild it,”"), "{}", reader.screen());
    assert!(reader.screen().contains("Why this speaker? Quotation 2"), "{}", reader.screen());
}

#[test]
fn skipped_cards_come_back_at_the_end() {
    let mut reader = Reader::new(&[&hearing(3)], (80, 24));
    reader.press("r S");
    let first = reader.state.reading.session.card();
    reader.press("Space a a");
    assert_eq!(reader.state.reading.session.card(), first);
    reader.press("a");
    assert_eq!(reader.state.reading.session.progress().accepted, 3);
}

/// The edited article of a reader, opened again with its decisions.
fn opened_again(before: &Reader, text: &str) -> Reader {
    let mut reader = Reader::new(&[text], (120, 40));
    reader.state.reading = ReadingState::default();
    reopen(&mut reader, before, text);
    reader
}

fn reopen(reader: &mut Reader, before: &Reader, text: &str) {
    let journal = before.state.reading.session.journal().clone();
    let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
    let found = Arc::new(analyze(&article));
    let old = before.state.reading.opened.clone().unwrap();
    let mut remembered = Remembered { journal, ..Remembered::default() };
    remembered.source.hash = TextHash::of(text);
    let opened = Arc::new(Opened { article, remembered, ..Opened::clone(&old) });
    reader.report(Report::Opened { article: 0, opened });
    reader.report(Report::Analysed { article: 0, analysis: found });
}

#[test]
fn decisions_follow_their_words_and_orphans_are_listed() {
    let mut reader = Reader::new(&[STORY], (120, 40));
    reader.press("] q r S a 2 c a s k Enter");
    let edited = STORY.replace("The storm took the quay", "The sea took the quay");
    let mut again = opened_again(&reader, &format!("Updated at noon.\n\n{edited}"));
    assert_eq!(again.state.reading.review().orphans.len(), 1, "one quotation has changed");
    assert_eq!(state_of(&again, 1), "edited");
    assert_eq!(state_of(&again, 0), "pending", "it is not guessed");
    again.press("r S O");
    let screen = again.screen();
    assert!(
        screen.contains("The storm took the quay") && screen.contains("the text has changed"),
        "{screen}"
    );
    // The right card is found while the list stays open.
    while again.state.reading.session.card() > 0 {
        again.press("K");
    }
    again.press("a");
    assert!(again.state.reading.review().orphans.is_empty());
    assert_eq!(state_of(&again, 0), "accepted");
    again.press("u");
    assert_eq!(again.state.reading.review().orphans.len(), 1, "one undo is enough");
    again.press("O x");
    assert!(again.state.reading.review().orphans.is_empty(), "dropped");
}

#[test]
fn the_speaker_that_was_found_is_no_correction_when_the_text_changes() {
    for choice in ["a", "1", "s n h a n Enter"] {
        let mut reader = Reader::new(&[STORY], (120, 40));
        reader.press(&format!("r S G {choice}"));
        let lost = opened_again(&reader, &STORY.replace("Nobody asked us", "Nobody told us"));
        assert_eq!(lost.state.reading.review().orphans[0].decision.state().word(), "accepted", "{choice}");
        let mut found = Analysis::clone(&reader.state.reading.review().found);
        found.quotations.pop();
        let final_card = found.quotations.len();
        reader.report(Report::Analysed { article: 0, analysis: Arc::new(found) });
        assert_eq!(reader.state.reading.review().cards[final_card].found, None);
        assert_eq!(state_of(&reader, final_card), "accepted", "{choice}, no longer found");
        reader.press("G 1");
        assert_eq!(state_of(&reader, final_card), "accepted", "{choice}, no longer found, then 1");
    }
    let mut repeated = Reader::new(&[&hearing(9)], (120, 40));
    repeated.press("r S g g 1 .");
    let lost = opened_again(&repeated, &hearing(9).replace("that was day", "that was the day"));
    let states = lost.state.reading.review().orphans.iter().map(|orphan| orphan.decision.state().word());
    assert_eq!(states.collect::<Vec<_>>(), ["accepted", "accepted"]);
}

#[test]
fn a_missed_quotation_is_added_from_the_text_and_can_be_undone() {
    let mut reader = Reader::new(&[STORY], (120, 40));
    let before = reader.state.reading.review().cards.len();
    reader.press("] p v v l l q n h a n Enter");
    assert_eq!(reader.state.reading.review().cards.len(), before + 1);
    let added = reader.state.reading.review().cards.iter().position(|card| card.found.is_none()).unwrap();
    let review = reader.state.reading.review();
    let quotation = review.quotation(added).unwrap();
    let article = reader.state.reading.article().unwrap();
    let speaker = acts::speaker_of(article, &review.analysis, quotation).unwrap();
    assert_eq!(speaker.name, "Joaquim Nhantumbo");
    assert_eq!(review.cards[added].decision().verdict, Verdict::Accepted);
    reader.press("u");
    assert_eq!(reader.state.reading.review().cards.len(), before);
}

#[test]
fn a_wrong_country_is_replaced_or_removed_and_can_be_restored() {
    let mut reader = Reader::new(&[STORY], (120, 40));
    let listed = |reader: &Reader| {
        let entity = |id: &_| reader.state.reading.analysis.entity(*id).unwrap().name.clone();
        reader.state.reading.panel_rows.countries.iter().map(entity).collect::<Vec<_>>()
    };
    let before = listed(&reader);
    reader.press("C = p e r u Enter");
    assert!(listed(&reader).contains(&"Peru".to_owned()) && !listed(&reader).contains(&before[0]));
    reader.press("u C x");
    assert_eq!(listed(&reader).len(), before.len() - 1);
    reader.press("u");
    assert_eq!(listed(&reader), before);
}

#[test]
fn decisions_are_refused_if_they_cannot_be_saved() {
    let mut reader = Reader::new(&[STORY], (80, 24));
    let mut opened = Opened::clone(reader.state.reading.opened.as_ref().unwrap());
    opened.remembered.trouble = Some("the library x is damaged: move it away".to_owned());
    reader.state.reading.opened = Some(Arc::new(opened));
    reader.press("r");
    assert!(reader.screen().contains("read-only: the library x is damaged"), "{}", reader.screen());
    reader.effects.clear();
    reader.press("a");
    assert!(reader.effects.is_empty() && reader.state.mode == Mode::Review);
    assert!(reader.screen().contains("cannot be saved"), "{}", reader.screen());
    assert_eq!(reader.state.reading.session.progress().done(), 0);
}

#[test]
fn a_decision_that_cannot_be_saved_changes_nothing_on_the_screen() {
    let mut reader = Reader::new(&[STORY], (80, 24));
    reader.press("r");
    let before = reader.state.reading.review().clone();
    reader.report(Report::NotRecorded { article: 0, sentence: "the disk is full".to_owned() });
    assert_eq!(reader.state.reading.review(), &before);
    assert!(reader.screen().contains("not saved: the disk is full"));
}

/// In the review from the start, as from the command line, with the decisions made before.
fn resumed(before: &Reader, text: &str) -> Reader {
    let mut reader = Reader::new(&[text], (120, 40));
    reader.state.reading = ReadingState::default();
    reader.state.reviewing = Reviewing::default();
    reader.state.mode = Mode::Review;
    reopen(&mut reader, before, text);
    reader
}

#[test]
fn a_resumed_review_has_every_card() {
    let text = hearing(6);
    let mut reader = Reader::new(&[&text], (120, 40));
    reader.press("r S a a");
    let again = resumed(&reader, &text);
    let session = &again.state.reading.session;
    assert_eq!(session.queue().len(), 6, "{:?}", session.queue());
    assert_eq!(state_of(&again, session.card()), "pending");
}

#[test]
fn a_card_that_an_undo_restores_is_in_the_queue_again() {
    let text = "“The road is closed and wet,” “The bridge is gone too,” Ana Lopes said on Monday.\n\n\
        “Nobody came to us,” Rui Costa said. “We wait for the boat,” he added.\n";
    let mut reader = Reader::new(&[text], (120, 40));
    assert_eq!(reader.state.reading.review().cards.len(), 4);
    reader.press("r S g g b & Enter");
    assert_eq!(reader.state.reading.session.queue().len(), 3);
    reader.press("u");
    assert_eq!(reader.state.reading.session.queue().len(), 4, "{:?}", reader.state.reading.session.queue());
    reader.press("a a a a");
    assert_eq!(reader.state.reading.session.progress().done(), 4);
}

#[test]
fn no_decision_is_reported_lost_before_the_analysis_is_complete() {
    let text = hearing(3);
    let mut reader = Reader::new(&[&text], (120, 40));
    reader.press("r S J J f");
    let mut again = resumed(&reader, &text);
    let found = Arc::clone(&again.state.reading.review().found);
    let mut partial = Analysis::clone(&found);
    partial.quotations.truncate(1);
    partial.analysed_to = partial.quotations[0].marks.end;
    again.report(Report::Analysed { article: 0, analysis: Arc::new(partial) });
    again.press("O");
    assert_eq!(again.state.window, Window::None, "{}", again.screen());
}

#[test]
fn a_note_stays_on_its_card_when_more_quotations_are_found() {
    let text = hearing(5);
    let mut reader = resumed(&Reader::new(&[&text], (120, 40)), &text);
    let found = Arc::clone(&reader.state.reading.review().found);
    let mut partial = Analysis::clone(&found);
    partial.quotations.truncate(2);
    partial.analysed_to = partial.quotations[1].marks.end;
    let opened = reader.state.reading.opened.clone().unwrap();
    reader.state.reading = ReadingState::default();
    reader.report(Report::Opened { article: 0, opened });
    reader.report(Report::Analysed { article: 0, analysis: Arc::new(partial) });
    reader.press("J");
    let card = reader.state.reading.session.card();
    let subject = reader.state.reading.review().cards[card].subject;
    reader.press("c h i");
    reader.report(Report::Analysed { article: 0, analysis: found });
    reader.press("Enter");
    let cards = &reader.state.reading.review().cards;
    let noted = cards.iter().find(|card| card.decision().note == "hi").unwrap();
    assert_eq!(noted.subject, subject);
}

#[test]
fn the_part_of_a_broken_quotation_is_named_at_every_width() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut reader = Reader::new(&["“We stay,” said Ana Lopes, “and wait.”"], size);
        reader.press("] q r");
        assert!(reader.screen().contains("part 1 of 2"), "{size:?}: {}", reader.screen());
    }
}
