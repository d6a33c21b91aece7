//! Words in the lists of the library: whose they are, where they were printed, and what differs in them.

use super::reader::{Reader, STORY};
use crate::golden;
use pullquote::library::{
    ArticleId, ArticleShare, SpeakerCard, SpeakerQuotation, SpeakerStatement, SpeakerTotals, StatementMember,
};
use pullquote::tui::report::Report;
use pullquote::tui::state::library::LibraryPage;
use pullquote::tui::state::library::report_page::{
    RepeatsQuestion, ReportBuilder, ReportEntry, ReportPage, ReportQuestion, ReportedKind,
};
use pullquote::tui::theme::StyleRole;
use pullquote::tui::workers::request::LibraryAnswer;
use pullquote::verify::DifferenceFlag;
use ratatui::style::Style;

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 40), (200, 50)];

fn library(size: (u16, u16), keys: &str) -> Reader {
    let mut reader = Reader::new(&[STORY], size);
    reader.press(keys);
    reader
}

/// The style of the first letter of these words.
fn style(reader: &Reader, words: &str) -> Style {
    let (screen, buffer) = (reader.screen(), reader.buffer());
    let found = screen.lines().enumerate().find_map(|(y, line)| Some((line.split_once(words)?.0, y)));
    let (before, y) = found.unwrap_or_else(|| panic!("{words}\n{screen}"));
    buffer[(u16::try_from(before.chars().count()).unwrap(), u16::try_from(y).unwrap())].style()
}

fn assert_role(reader: &Reader, words: &str, role: StyleRole) {
    let expected = reader.state.appearance.theme.style(role);
    assert_eq!(style(reader, words).fg, expected.fg, "{words} as {role:?}\n{}", reader.screen());
}

/// One statement in three outlets.
fn said_three_times() -> SpeakerCard {
    let words = ["We will not close the quay", "We will close the quay", "We will not close the quay"];
    let outlets = ["The Hill Gazette", "The Coast Post", "Northern Radio"];
    let quotation = |(at, words): (usize, &str)| SpeakerQuotation {
        article: ArticleId(i64::try_from(at).unwrap()),
        number: 1,
        place: 0,
        content: words.to_owned(),
        speaker: "Rosa Matola".to_owned(),
        kind: "direct".to_owned(),
        state: "pending".to_owned(),
        verification: "unchecked".to_owned(),
    };
    let share = |(at, outlet): (usize, &str)| ArticleShare {
        article: ArticleId(i64::try_from(at).unwrap()),
        title: format!("A title of many words that is printed over the article {at}"),
        added_at: 0,
        published: Some(format!("2026-11-0{}", at + 3)),
        outlet: Some(outlet.to_owned()),
        quotations: 1,
        words: 6,
        all_words: 12,
    };
    let member =
        |index| StatementMember { index, contradicts: Some(DifferenceFlag::Negation).filter(|_| index == 1) };
    SpeakerCard {
        quotations: words.into_iter().enumerate().map(quotation).collect(),
        articles: outlets.into_iter().enumerate().map(share).collect(),
        spellings: vec![SpeakerTotals {
            name: "Rosa Matola".to_owned(),
            kind: "person".to_owned(),
            ..SpeakerTotals::default()
        }],
        statements: vec![SpeakerStatement { members: (0..3).map(member).collect() }],
        ..SpeakerCard::default()
    }
}

#[test]
fn what_is_said_again_says_where_and_when_and_marks_what_differs() {
    for size in SIZES {
        let mut reader = library(size, "L P");
        reader.state.library.page = LibraryPage::Card;
        reader.state.library.card = said_three_times();
        for selected in 3..6 {
            reader.state.library.select(selected);
            let screen = reader.screen();
            let list: Vec<&str> = screen.lines().map(|line| line.trim_matches(['┃', '│', ' '])).collect();
            let top = list.iter().position(|line| line.starts_with("Said again, with differences")).unwrap();
            let rows: String = list[top + 1..top + 7].join("\n");
            for printed in
                ["2026-11-03, The Hill Gazette: A", "2026-11-04, The Coast Post: A", "2026-11-05, North"]
            {
                assert!(rows.contains(printed), "{size:?}, row {selected}: {printed}\n{screen}");
            }
            assert!(rows.contains("“We will [-not-] close the quay”"), "{size:?}, row {selected}\n{screen}");
            assert_eq!(rows.matches("“We will not close the quay”").count(), 2, "{size:?}\n{screen}");
        }
        assert_role(&reader, "Rosa Matola  direct", StyleRole::Person);
    }
}

#[test]
fn hits_keep_the_marks_of_direct_words_and_the_colours_of_their_speakers() {
    for size in [(80, 24), (120, 40), (200, 50)] {
        let reader = library(size, "L / c r a n e Enter");
        let screen = reader.screen();
        assert!(screen.contains(" “We waited for the crane,”"), "{size:?}\n{screen}");
        assert!(screen.contains(" “The crane is not ours,”"), "{size:?}\n{screen}");
        assert_role(&reader, "Teresa Macuácua  Ferry", StyleRole::Person);
        let reader = library(size, "L / c r a n e Enter j");
        assert!(reader.screen().matches("“We waited for the crane,”").count() == 2, "{}", reader.screen());
    }
    let reader = library((120, 40), "L / i c e Enter");
    let reported = reader.screen();
    assert!(!reported.contains("“A block"), "words of a text have no marks of their own\n{reported}");
}

#[test]
fn a_repeated_statement_says_first_when_and_where_and_its_headline_is_what_is_cut() {
    for size in SIZES {
        let screen = library(size, "L R").screen();
        let entries: Vec<&str> = screen.lines().filter(|line| line.contains("The Coast Post: ")).collect();
        assert!(!entries.is_empty(), "{size:?}\n{screen}");
        assert!(screen.contains("first  24 December 2025, The Coast Post"), "{size:?}\n{screen}");
    }
}

#[test]
fn changed_text_and_names_have_the_colours_that_they_have_elsewhere() {
    let entry = |label: &str, aside: &str, words: &str, kind: ReportedKind| ReportEntry {
        label: label.to_owned(),
        aside: aside.to_owned(),
        words: words.to_owned(),
        kind,
        ..ReportEntry::default()
    };
    let mut reader = library((120, 40), "L R");
    let page = ReportBuilder::new(ReportPage::default())
        .section(
            ("Quotations", ""),
            2,
            vec![
                entry("same", "", "selected", ReportedKind::Quotation),
                entry("gone", "", "said words", ReportedKind::Quotation),
            ],
        )
        .section(("Countries", ""), 1, vec![entry("new ", "Zambia", "", ReportedKind::Country)])
        .section(("People", ""), 1, vec![entry("gone", "Rosa Matola", "", ReportedKind::Person)])
        .section(("Text", ""), 2, vec![entry("changed", "", "plain words", ReportedKind::Text)]);
    reader.state.library.take_report(ReportQuestion::Repeats(RepeatsQuestion::All), page.build());
    assert_role(&reader, "said words", StyleRole::Quotation);
    assert_role(&reader, "plain words", StyleRole::Text);
    assert_role(&reader, "Zambia", StyleRole::Country);
    assert_role(&reader, "Rosa Matola", StyleRole::Person);
    assert!(reader.screen().contains(" new   Zambia") && reader.screen().contains(" gone  Rosa"));
}

#[test]
fn more_countries_than_a_row_has_room_for_are_counted() {
    let mut reader = library((200, 50), "L");
    let mut listed = reader.state.library.listed.as_deref().unwrap().clone();
    listed[0].countries =
        ["GE", "MW", "KE", "MZ", "PT", "TZ", "ZM"].repeat(6).into_iter().map(str::to_owned).collect();
    reader.state.library.list(listed);
    let mut countries = |columns: u16| {
        reader.resize(columns, 50);
        let screen = reader.screen();
        let ferry = screen.lines().find(|line| line.contains("Ferry to")).unwrap().to_owned();
        let row = ferry.trim_matches(['┃', '│', ' ']).split(['┃', '│']).next().unwrap();
        format!("{columns} {}\n", row.trim())
    };
    golden("screens/library-more-countries", &[200, 120, 100].map(&mut countries).concat());
}

#[test]
fn no_column_of_the_list_is_wider_than_what_it_shows() {
    for size in SIZES {
        let screen = library(size, "L").screen();
        let row = screen.lines().find(|line| line.contains("School opens")).unwrap();
        let list: String = row.trim_start_matches('┃').chars().take_while(|c| *c != '┃').collect();
        let figures = list.split_once("0/1").unwrap().1;
        assert!(figures.chars().count() <= 12, "{size:?}: {row}");
        assert!(size.0 > 100 || figures.trim().is_empty(), "{size:?}: {row}");
        assert!(size.0 > 100 || figures.chars().count() <= 3, "{size:?}: {row}");
    }
}

#[test]
fn an_empty_library_says_on_every_page_how_articles_come_into_it() {
    let mut reader = library((80, 24), "L");
    reader.state.library.list(Vec::new());
    reader.state.library.page = LibraryPage::Speakers;
    reader.state.library.speakers.take(pullquote::library::SpeakerList::default(), Vec::new());
    let expected = ["the library is empty", "Esc goes back", "i adds a file"];
    let has_all = |reader: &Reader| {
        let screen = reader.screen();
        assert!(expected.iter().all(|part| screen.contains(part)), "{screen}");
    };
    has_all(&reader);
    reader.state.library.page = LibraryPage::Repeats;
    reader.state.library.has_nothing = false;
    let asked = ReportQuestion::Repeats(RepeatsQuestion::All);
    reader.report(Report::Answered(LibraryAnswer::Report(asked, None)));
    has_all(&reader);
    reader.state.library.page = LibraryPage::Articles;
    reader.state.library.wanted.words = "ferry".to_owned();
    reader.state.library.list(Vec::new());
    let screen = reader.screen();
    assert!(screen.contains("the library is empty") && screen.contains("i adds a file"), "{screen}");
}

#[test]
fn the_line_for_a_file_names_its_keys_in_the_text_as_in_the_library() {
    for size in SIZES {
        for keys in ["g f", "L i"] {
            let screen = library(size, keys).screen();
            let hints = ["Enter ", "Tab complete", "Esc back"];
            assert!(hints.iter().all(|hint| screen.contains(hint)), "{size:?} {keys}\n{screen}");
        }
    }
}
