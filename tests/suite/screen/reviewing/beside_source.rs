//! The pane with the source says first what differs, also of a long quotation in few rows.

use crate::screen::reader::{Reader, STORY};
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use pullquote::text::phrase::single_spaced;
use pullquote::tui::effect::Effect;
use pullquote::tui::report::Report;
use pullquote::tui::state::source_check::SourceCheck;
use pullquote::verify::Source;

const QUOTED: &str = "We have walked along the quay with the fishermen every morning since the storm, and we have \
    counted the boats that are left, the nets that are torn and the sheds that have lost a roof, because a town that \
    lives from the sea should know what it has before it asks anybody for help, and we will close the quay for the \
    winter, whatever the ministry writes in its letters, and we will send the crews away before the spring.";

/// The card of a quotation by Ana Ruiz beside what was said.
fn card(size: (u16, u16), quoted: &str, said: &str) -> Reader {
    let story = format!("“{quoted}” Ana Ruiz said on Tuesday.\n");
    let mut reader = Reader::new(&[story.as_str()], size);
    reader.press("r");
    let article = Article::new(Document::record(String::new(), Media::Plain, said.to_owned()));
    reader.state.reviewing.checking = Some(SourceCheck::new(vec![Source::new("council.txt", article, None)]));
    reader
}

#[test]
fn what_was_left_out_of_a_long_quotation_is_seen_without_scrolling() {
    let said = format!("ANA RUIZ: {}\n", QUOTED.replace("we will", "we will not"));
    for size in [(60, 20), (80, 24), (100, 30), (120, 40)] {
        let mut reader = card(size, QUOTED, &said);
        let screen = reader.screen();
        assert!(screen.contains("[-not-]"), "{size:?}\n{screen}");
        assert!(screen.contains("twice"), "{size:?}\n{screen}");
        if size.1 < 30 {
            assert!(screen.contains("more rows: PgDn"), "{size:?}\n{screen}");
            for _ in 0..8 {
                reader.press("PgDn");
            }
            let end = reader.screen();
            assert!(!end.contains("more rows"), "{size:?}\n{end}");
        }
    }
}

#[test]
fn a_hidden_negation_is_no_match_and_is_recorded_as_a_difference() {
    let said =
        "ANA RUIZ: We will wait, though the harbour master does not believe it, until the tide turns.\n";
    let mut reader = card((120, 40), "We will wait … until the tide turns,", said);
    let shown = single_spaced(&reader.screen());
    assert!(shown.contains("the source has a negation in what was left out"), "{shown}");
    assert!(shown.contains("= records “differs”"), "{shown}");
    reader.press("=");
    assert!(reader.screen().contains("recorded: differs"), "{}", reader.screen());
}

#[test]
fn a_check_that_the_source_now_contradicts_is_told() {
    let mut reader = card(
        (120, 40),
        "We will wait until the tide turns,",
        "ANA RUIZ: We will wait until the tide turns.\n",
    );
    assert!(!reader.screen().contains("recorded before"));
    reader.press("v 2");
    assert!(reader.screen().contains("recorded before: differs"), "{}", reader.screen());
}

#[test]
fn no_similar_passage_has_no_place() {
    let screen = card((80, 24), "We will wait until the tide turns,", "BEN COLE: Thank you.\n").screen();
    assert!(screen.contains("no similar passage"), "{screen}");
    assert!(!screen.contains("council.txt"), "{screen}");
}

#[test]
fn the_text_around_the_quotation_stays_at_100_by_30() {
    let mut reader = Reader::new(&[STORY], (100, 30));
    reader.press("r V r e c o r d . t x t Enter");
    for _ in 0..6 {
        let screen = reader.screen();
        assert!(screen.contains("In the text") && screen.contains("Source"), "{screen}");
        reader.press("J");
    }
}

#[test]
fn a_source_that_was_typed_is_read_again_and_a_change_of_it_is_told() {
    for keys in ["g R", "q g R"] {
        let mut reader = Reader::new(&[STORY], (120, 40));
        reader.press("] q r V r e c o r d . t x t Enter");
        reader.effects.clear();
        reader.press(keys);
        let asked = Effect::ReadSource("record.txt".to_owned());
        assert!(reader.effects.contains(&asked), "{keys}: {:?}", reader.effects);
        let said = reader.state.notice.clone().unwrap();
        assert!(said.contains("record.txt read again: it has not changed"), "{keys}: {said}");
        let said = "TERESA MACUÁCUA: The fire took the quay, and we will rebuild it.\n".to_owned();
        let article = Article::new(Document::record(String::new(), Media::Plain, said));
        let source = Source::new("record.txt".to_owned(), article, None);
        let check = SourceCheck::new(vec![source]).read_from("record.txt".to_owned());
        reader.report(Report::SourcesRead(check));
        let said = reader.state.notice.clone().unwrap();
        assert!(said.contains("record.txt read again: it has changed"), "{keys}: {said}");
        reader.report(Report::NoSource { typed: "record.txt".to_owned(), sentence: "it is gone".to_owned() });
        assert_eq!(reader.state.notice.as_deref(), Some("it is gone"));
        assert!(reader.state.reviewing.checking.is_some(), "{keys}: what was read stays");
    }
}

/// Sources with these words, as a worker reports them.
fn read(words: &str) -> SourceCheck {
    let article = Article::new(Document::record(String::new(), Media::Plain, words.to_owned()));
    SourceCheck::new(vec![Source::new("record.txt".to_owned(), article, None)])
}

#[test]
fn the_sources_that_a_review_was_started_with_are_read_again_and_every_article_begins_with_them() {
    let mut reader = Reader::new(&[STORY], (120, 40));
    let before = read("TERESA MACUÁCUA: The fire took it.\n");
    reader.state.reviewing.against = Some(before.clone());
    reader.state.reviewing.checking = Some(before);
    reader.press("r");
    reader.effects.clear();
    reader.press("g R");
    assert!(reader.effects.contains(&Effect::ReadAgainst), "{:?}", reader.effects);
    let now = read("TERESA MACUÁCUA: The fire took the quay.\n");
    reader.report(Report::SourcesRead(now.clone()));
    let said = reader.state.notice.clone().unwrap();
    assert!(said.contains("record.txt read again: it has changed"), "{said}");
    assert_eq!(reader.state.reviewing.against, Some(now.clone()));
    reader.report(Report::AgainstNotRead("record.txt is gone".to_owned()));
    assert_eq!(reader.state.reviewing.checking, Some(now), "what was read stays");
    assert!(reader.state.notice.clone().unwrap().contains("record.txt is gone"));
}

#[test]
fn of_an_article_and_its_source_read_again_both_are_told_in_whichever_order_they_come() {
    let edited = STORY.replace("and we will rebuild it", "and we will rebuild it by May");
    let longer = format!("{STORY}\nPemba was quiet on Wednesday.\n");
    let source = "record.txt read again: it has changed";
    for (text, article) in [
        (STORY.to_owned(), "article read again: its text has not changed"),
        (longer, "article read again: the text has changed, its quotations have not"),
        (edited, ""),
    ] {
        for is_source_first in [true, false] {
            let mut reader = Reader::new(&[STORY], (120, 40));
            let before = read("TERESA MACUÁCUA: The fire took it.\n");
            reader.state.reviewing.checking = Some(before);
            reader.press("g R");
            let now = || Report::SourcesRead(read("TERESA MACUÁCUA: The fire took the quay.\n"));
            if is_source_first {
                reader.report(now()).arrive(&text);
            } else {
                reader.arrive(&text);
                reader.report(now());
            }
            let said = reader.state.notice.clone().unwrap();
            assert!(said.contains(source) && said.contains(article), "{is_source_first}: {said}");
            assert!(reader.state.reviewing.checking.is_some(), "the source stays beside the article");
            let is_listed = reader.screen().contains("Quotations that changed");
            assert_eq!(is_listed, article.is_empty(), "the list tells of the article");
            assert!(reader.screen().contains(source), "{}", reader.screen());
        }
    }
}

#[test]
fn on_a_small_screen_a_line_keeps_the_source_and_the_text_apart_and_the_foot_names_its_keys() {
    let said = "ANA RUIZ: We will keep the ferry.\n";
    let reader = card((60, 20), "We will keep the bridge.", said);
    let screen = reader.screen();
    assert!(screen.contains("── In the text, ¶1 ──"), "{screen}");
    for key in ["= record source", "PgDn scroll source"] {
        assert!(screen.contains(key), "{key}\n{screen}");
    }
    let mut reader = Reader::new(&["“It is ours,” Ana Ruiz said on Monday.\n"], (200, 50));
    assert!(!reader.press("r").screen().contains("scroll source"), "no source is open");
}

/// How many rows of the article a screen shows below the line or in the frame that names its paragraph.
fn rows_of_text(screen: &str) -> usize {
    let below = screen.lines().skip_while(|line| !line.contains("In the text, ¶"));
    below.skip(1).take_while(|line| !line.contains("pending") && !line.contains('└')).count()
}

#[test]
fn beside_a_source_a_note_and_a_long_reason_leave_the_article_some_rows() {
    let note: Vec<String> =
        "ask her who pays for it and when, and call the harbour master before noon, twice "
            .repeat(3)
            .chars()
            .map(|c| if c == ' ' { "Space".to_owned() } else { c.to_string() })
            .collect();
    let said = "ANA RUIZ: We have walked along the quay, and we will not close it.\n";
    for size in [(60, 20), (80, 24), (100, 30), (120, 40)] {
        for quoted in ["We have walked along the quay, and we will close it,", QUOTED] {
            let mut reader = card(size, quoted, said);
            reader.press("c").press(&note.join(" ")).press("Enter");
            let screen = reader.screen();
            assert!(rows_of_text(&screen) >= 3, "{size:?}\n{screen}");
            assert!(screen.contains("[-not-]") || quoted == QUOTED, "{size:?}\n{screen}");
            assert!(screen.contains("note: ") && !screen.contains("  …"), "{size:?}\n{screen}");
        }
    }
}

#[test]
fn beside_reported_speech_the_foot_names_the_key_that_records_what_was_found() {
    let story = "Ana Ruiz said on Tuesday that the ferry would return in the spring.\n";
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut reader = Reader::new(&[story], size);
        reader.press("r");
        assert_eq!(reader.state.reading.review().cards.len(), 1);
        let article = Article::new(Document::record(
            String::new(),
            Media::Plain,
            "ANA RUIZ: The ferry returns in the spring.\n".to_owned(),
        ));
        let check = SourceCheck::new(vec![Source::new("council.txt", article, None)]);
        reader.report(Report::SourcesRead(check));
        let notice = reader.state.notice.clone().unwrap();
        assert!(notice.contains("v records") && !notice.contains('='), "{notice}");
        reader.press("z z");
        let screen = reader.screen();
        assert!(screen.contains("\n v verify") && !screen.contains("= record"), "{size:?}\n{screen}");
    }
}
