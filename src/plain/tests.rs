//! Lines of keys -> what they say and record, and the cards afterwards.

use super::card::CardView;
use super::*;
use crate::analysis::analyze;
use crate::article::Article;
use crate::input::{Document, Media};
use crate::review::queue::{CardFilter, CardOrder};
use crate::review::{Act, ActId, Journal, Recorded, Stamp};
use crate::text::hash::TextHash;
use std::sync::Arc;

const STORY: &str = "“The quay is closed,” said Ana Lopes, the harbour master, on Monday.\n\n\
    “Nobody asked us,” Rui Costa said. “We will not move,” he said. “Not this year,” he added.\n\n\
    “The rain came early,” Lopes told reporters in Peru.\n";

/// A review with a journal in memory instead of the library.
struct Table {
    plain: PlainReview,
    said: Vec<String>,
    left: bool,
}

impl Table {
    fn of(text: &str, journal: Journal, queue: (CardOrder, CardFilter)) -> Self {
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let found = Arc::new(analyze(&article));
        Self { plain: PlainReview::new(article, &found, journal, queue), said: Vec::new(), left: false }
    }

    fn new() -> Self {
        Self::of(STORY, Journal::default(), (CardOrder::Text, CardFilter::All))
    }

    /// Does the keys of a line as the command does them. Returns what they say.
    fn line(&mut self, line: &str) -> String {
        self.said.clear();
        let mut rest = line;
        while let Some((response, after)) = self.plain.take(rest) {
            rest = after;
            self.said.extend(response.lines);
            match response.action {
                NextAction::Record(act, done) => self.record(act, &done),
                NextAction::Continue => {}
                NextAction::Leave => self.left = true,
                NextAction::ShowSpeaker(name) => self.said.push(format!("the speaker's card: {name}")),
                NextAction::ReadSource(typed) => {
                    let unread = self.plain.unread(&typed, "it does not exist");
                    let NextAction::Record(act, done) = unread.action else { break };
                    self.record(act, &done);
                }
                NextAction::DropRest | NextAction::NextArticle | NextAction::PreviousArticle => break,
            }
        }
        self.said.join("\n")
    }

    fn record(&mut self, act: Act, done: &str) {
        let id = ActId(self.plain.last_act().0 + 1);
        let stamp = Stamp { reviewer: "ana".to_owned(), at: id.0, tool: "0".to_owned() };
        let recorded = Recorded { id, stamp, text: TextHash::of(&self.plain.article.text), act };
        let new = Journal { acts: vec![recorded], ..Journal::default() };
        self.said.extend(self.plain.recorded(new, done));
    }

    /// "state speaker: content" of every card.
    fn cards(&self) -> Vec<String> {
        let review = self.plain.review();
        let line = |index: usize| {
            let quotation = review.quotation(index).unwrap();
            let by = quotation.attribution.as_ref();
            let name =
                by.map_or("-", |by| review.analysis.speaker_name(by.speaker, &self.plain.article.text));
            let state = review.cards[index].decision().state().word();
            format!("{state} {name}: {}", self.plain.article.words(quotation.content))
        };
        (0..review.cards.len()).map(line).collect()
    }

    fn decision(&self, card: usize) -> &crate::review::Decision {
        self.plain.review().cards[card].decision()
    }
}

#[test]
fn the_first_card_is_described_in_full() {
    let table = Table::new();
    let said = table.plain.opening().join("\n");
    for line in [
        "5 quotations, 5 pending. ? lists the keys, q leaves.",
        "Card 1 of 5, 0 accepted, 0 edited, 0 rejected, 5 pending",
        "“The quay is closed,”",
        "direct, marks balanced, paragraph 1",
        "cue: said",
        "in: “The quay is closed,” said Ana Lopes, the harbour master, on Monday.",
        "after: “Nobody asked us,” Rui Costa said.",
        "verdict: pending",
    ] {
        assert!(said.lines().any(|told| told == line), "{line} in\n{said}");
    }
    assert!(said.contains("\nspeaker: Ana Lopes, ") && said.contains("\n1 Ana Lopes, "), "{said}");
    assert!(said.contains("\nwhy: ") && said.contains("no named speaker\n"), "{said}");
}

#[test]
fn a_line_of_keys_decides_card_after_card() {
    // The line, what is said of it, and the state of the cards afterwards.
    for (line, said, states) in [
        ("a", "accepted, Ana Lopes; saved", "accepted pending pending pending pending"),
        ("1", "said by Ana Lopes; saved", "accepted pending pending pending pending"),
        ("2", "no named speaker; saved", "edited pending pending pending pending"),
        ("J2", "said by Ana Lopes; saved", "pending edited pending pending pending"),
        ("aa", "accepted, Rui Costa; saved", "accepted accepted pending pending pending"),
        ("x1", "rejected, not speech; saved", "rejected pending pending pending pending"),
        ("x", "rejected; saved", "rejected pending pending pending pending"),
        ("x a", "accepted, Rui Costa; saved", "rejected accepted pending pending pending"),
        ("skip", "skipped; saved", "skipped pending pending pending pending"),
        (
            "skip a",
            "Card 3 of 5, 1 accepted, 0 edited, 0 rejected, 4 pending",
            "skipped accepted pending pending pending",
        ),
        ("J J a", "accepted, Rui Costa; saved", "pending pending accepted pending pending"),
        (
            "x1 Ka",
            "accepted, Ana Lopes; it was rejected: not speech; saved",
            "accepted pending pending pending pending",
        ),
        ("a Kx", "rejected; it was accepted; saved", "rejected pending pending pending pending"),
        ("JKa", "accepted, Ana Lopes; saved", "accepted pending pending pending pending"),
        ("s costa", "said by Rui Costa; saved", "edited pending pending pending pending"),
        ("s + Marta Dias", "said by Marta Dias; saved", "edited pending pending pending pending"),
        ("a u", "undone: accepted “The quay is closed,”; saved", "pending pending pending pending pending"),
        (
            "a u r",
            "redone: accepted “The quay is closed,”; saved",
            "accepted pending pending pending pending",
        ),
        (
            "a u ^r",
            "redone: accepted “The quay is closed,”; saved",
            "accepted pending pending pending pending",
        ),
        ("K", "this is the first card", "pending pending pending pending pending"),
        ("u", "nothing to undo", "pending pending pending pending pending"),
        (
            "9",
            "no candidate has this number: s names someone else",
            "pending pending pending pending pending",
        ),
        ("% a", "“%” is not a key: ? lists the keys", "pending pending pending pending pending"),
        (
            "s zzz",
            "no known speaker is called “zzz”: + adds a person, ++ an organisation, anything else cancels",
            "pending pending pending pending pending",
        ),
    ] {
        let mut table = Table::new();
        let told = table.line(line);
        assert!(told.lines().any(|told| told == said), "{line}: {told}");
        let cards = table.cards();
        let now: Vec<&str> = cards.iter().map(|card| card.split(' ').next().unwrap()).collect();
        assert_eq!(now.join(" "), states, "{line}");
    }
}

#[test]
fn a_speaker_is_chosen_by_number_where_several_fit_and_added_with_a_plus() {
    let mut table = Table::new();
    let listed = table.line("s");
    assert!(listed.contains("1 Ana Lopes, person") && listed.contains("2 Rui Costa, person"), "{listed}");
    assert_eq!(table.line("2").lines().next(), Some("said by Rui Costa; saved"));
    table.line("s Port Union");
    table.line("++");
    assert_eq!(table.cards()[1], "edited Port Union: Nobody asked us,");
    let entity =
        table.plain.review().analysis.entities.iter().find(|entity| entity.name == "Port Union").unwrap();
    assert_eq!(entity.kind, crate::analysis::EntityKind::Organization);
    table.line("s");
    assert_eq!(table.line("99"), "99 is not in the list: s shows it again");
    table.line("s");
    assert_eq!(table.line("a").lines().next(), Some("accepted, Rui Costa; saved"), "anything else cancels");
}

#[test]
fn boundaries_are_moved_and_quotations_joined_and_split_by_letters() {
    for (line, said, card) in [
        ("b h", "now “The quay is”; saved", 0),
        ("b hh", "now “The quay”; saved", 0),
        ("b L", "now “quay is closed,”; saved", 0),
        ("bhhl t", "now “The quay is”; saved", 0),
        ("b q", "“q” does not move an end: type l h L H ) ( \" & or | after b", 0),
        ("b \"", "nothing moved: “The quay is closed,”", 0),
        ("J b &", "cannot join: no quotation follows, or the reporter’s own words are in between", 1),
        ("b hh|", "“The quay” and “is closed,”; saved", 0),
        ("b |", "nothing to split off: move the end back first, as in b hh|", 0),
    ] {
        let mut table = Table::new();
        let told = table.line(line);
        assert!(told.lines().any(|told| told == said), "{line}: {told}");
        assert_eq!(table.plain.session.current(), Some(card), "{line}: the card stays");
    }
}

#[test]
fn notes_flags_and_checks_are_recorded_and_the_card_stays() {
    let mut table = Table::new();
    for (line, said) in [
        ("f", "flagged; saved"),
        ("t", "partial; saved"),
        ("v", "verification: matches source; saved"),
        ("v", "verification: differs; saved"),
        ("V nosuch.txt", "noted, but not read: it does not exist; saved"),
        ("V tape 1, 02:11", "source: tape 1, 02:11; saved"),
        ("W The quay is shut", "actually said: The quay is shut; saved"),
        ("c call back", "note: call back; saved"),
    ] {
        let told = table.line(line);
        assert_eq!(told.lines().next(), Some(said), "{line}");
    }
    let card = table.plain.card().join("\n");
    for line in [
        "partial, marks balanced, paragraph 1",
        "verification: differs, source: tape 1, 02:11",
        "actually said: The quay is shut",
        "note: call back",
        "flagged for a colleague",
    ] {
        assert!(card.lines().any(|told| told == line), "{line} in\n{card}");
    }
    table.line("c -");
    table.line("f");
    assert_eq!((table.decision(0).note.as_str(), table.decision(0).flagged), ("", false));
}

#[test]
fn the_last_decision_is_repeated_for_the_same_mention() {
    let mut table = Table::new();
    table.line("a a 1");
    let told = table.line(".");
    assert!(told.starts_with("repeated for 1 more quotation by “he”; saved"), "{told}");
    assert!(table.cards()[3].starts_with("accepted Rui Costa"), "{:?}", table.cards());
    table.line("u");
    assert!(table.cards()[3].starts_with("pending"), "one undo is enough");
    assert_eq!(
        Table::new().line("."),
        "no other pending quotation mentions this speaker with the same words"
    );
}

#[test]
fn an_undo_shows_the_card_it_changed() {
    let mut table = Table::new();
    table.line("a a");
    let told = table.line("u u");
    let (_, last) = told.rsplit_once("Card ").unwrap();
    assert!(last.starts_with("1 of 5, 0 accepted") && last.contains("The quay is closed"), "{told}");
}

#[test]
fn an_undo_of_a_card_that_the_filter_hides_clears_the_filter_and_says_so() {
    let mut table = Table::new();
    table.line("a");
    table.line("/rain");
    let told = table.line("u");
    assert!(told.contains("saved\nfilter cleared: it hid this card\n"), "{told}");
    assert!(told.contains("Card 1 of 5, 0 accepted"), "{told}");
}

#[test]
fn skipped_cards_come_back_at_the_end_and_then_all_is_done() {
    let mut table = Table::new();
    let told = table.line("skip a a a a");
    assert!(told.lines().rev().any(|line| line == "“The quay is closed,”"), "{told}");
    let told = table.line("2");
    let end = "nothing left to decide here: e shows how to export, ]a is the next article, q leaves";
    assert!(told.ends_with(end), "{told}");
    assert_eq!(table.plain.summary(), "5 of 5, 4 accepted, 1 edited, 0 rejected");
    table.line("q");
    assert!(table.left);
}

#[test]
fn a_filter_leaves_only_the_cards_that_match() {
    let mut table = Table::new();
    let told = table.line("/rain");
    assert!(told.starts_with("1 card\n") && told.contains("The rain came early"), "{told}");
    assert!(table.line("a").contains("nothing left"), "no other card matches");
    assert_eq!(table.line("/nowhere"), "no card contains “nowhere”");
    assert!(table.line("/").starts_with("5 cards"));
    assert!(table.line("&").starts_with("pending: 4 cards"));
    assert!(table.line("&").starts_with("flagged: no card matches"));
    assert!(table.line("& & &").contains("all: 5 cards"));
    let only =
        Table::of(STORY, table.plain.session.journal().clone(), (CardOrder::Text, CardFilter::Pending));
    assert!(only.plain.opening().join("\n").contains("Card 1 of 4, 1 accepted"));
}

#[test]
fn orphans_are_listed_moved_to_a_card_and_dropped() {
    let mut table = Table::new();
    table.line("J 2");
    let text = STORY.replace("Nobody asked us", "Nobody told us");
    let journal = table.plain.session.journal().clone();
    let mut edited = Table::of(&text, journal.clone(), (CardOrder::Text, CardFilter::All));
    let waiting = "1 decision whose text no longer exists: o lists them";
    assert!(edited.plain.opening().iter().any(|line| line == waiting));
    let listed = edited.line("o");
    assert!(
        listed.starts_with("1 “Nobody asked us,”: edited by ana, ")
            && listed.contains("the text has changed"),
        "{listed}"
    );
    assert_eq!(edited.line("o 2"), "no decision has the number 2: o lists them");
    edited.line("J o 1");
    assert!(edited.cards()[1].starts_with("edited "), "{:?}", edited.cards());
    assert_eq!(edited.line("o"), "every decision still has its quotation in the text");
    let mut edited = Table::of(&text, journal, (CardOrder::Text, CardFilter::All));
    edited.line("o 1 forget");
    assert!(edited.plain.review().orphans.is_empty() && edited.cards()[1].starts_with("pending"));
}

#[test]
fn the_answers_of_two_reviewers_who_differ_are_shown_and_offered() {
    use crate::review::{Opinion, Reason, SpeakerKind, SpeakerName, Verdict, acts};
    let mut table = Table::new();
    let opinion = |reviewer: &str, verdict, name: Option<&str>| Opinion {
        reviewer: reviewer.to_owned(),
        verdict,
        speaker: name.map(|name| SpeakerName { name: name.to_owned(), kind: SpeakerKind::Person }),
        kind: None,
        content: None,
    };
    let opinions = vec![
        opinion("ana", Verdict::Accepted, Some("Marta Dias")),
        opinion("ben", Verdict::Rejected(Some(Reason::NotSpeech)), None),
    ];
    let differ =
        acts::change(&table.plain.article, table.plain.review(), 0, Change::Differ(opinions)).unwrap();
    table.record(differ, "");
    let card = table.plain.card().join("\n");
    for line in [
        "ana: accepted, Marta Dias",
        "ben: rejected, not speech",
        "1 Marta Dias",
        "verdict: reviewers differ",
    ] {
        assert!(card.lines().any(|told| told == line), "{line} in\n{card}");
    }
    table.line("1");
    assert_eq!(table.cards()[0], "edited Marta Dias: The quay is closed,");
}

#[test]
fn a_decision_of_a_newer_version_is_counted_once() {
    let newer = ActId(7);
    let journal = Journal { unknown: vec![newer], ..Journal::default() };
    let mut table = Table::of(STORY, journal, (CardOrder::Text, CardFilter::All));
    let notice = "1 decision by a newer version of pullquote: kept, but not shown";
    assert!(table.plain.opening().iter().any(|line| line == notice));
    assert_eq!(table.plain.last_act(), newer, "newer acts are asked for from here");
    table.line("a");
    assert!(table.plain.opening().iter().any(|line| line == notice), "{:?}", table.plain.opening());
}

#[test]
fn no_output_contains_a_control_sequence() {
    let text = "“The \u{1b}[31mquay\u{9b}2J is \u{202e}closed,” said Ana Lopes, the harbour master.\n";
    let mut table = Table::of(text, Journal::default(), (CardOrder::Text, CardFilter::All));
    let mut said = table.plain.opening();
    for line in [
        "c \u{1b}]0;x\u{7}",
        "s + M\u{1b}[2Jarta",
        "J",
        "K",
        "",
        "w",
        "z",
        "?",
        "\u{1b}",
        "/\u{1b}q",
        "o",
        "e",
    ] {
        said.push(table.line(line));
        said.extend(table.plain.card());
    }
    let all = said.join("\n");
    assert!(!all.contains(|c: char| c.is_control() && c != '\n'), "{all:?}");
    assert!(!all.contains('\u{202e}') && all.contains("quay"), "{all:?}");
}

#[test]
fn a_card_reads_out_the_other_parts_of_its_quotation() {
    let story = "“We stay,” said Ana Lopes, “and wait.”\n";
    let mut table = Table::of(story, Journal::default(), (CardOrder::Text, CardFilter::All));
    let card =
        CardView { article: &table.plain.article, review: table.plain.session.review(), card: 0 }.lines();
    assert_eq!(card[2], "part 1 of 2; one decision covers them: “and wait.”");
    table.line("a");
    assert!(table.cards().iter().all(|card| card.starts_with("accepted")), "{:?}", table.cards());
}

#[test]
fn the_card_of_the_speaker_is_asked_for_by_name() {
    let mut table = Table::new();
    let said = table.line("A");
    assert!(said.starts_with("the speaker's card: "), "{said}");
}
