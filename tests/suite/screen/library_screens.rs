//! What the rows of the library say: who wrote an article, where and when, and why it is in a filtered list.

use super::example_library::ExampleLibrary;
use super::reader::{Reader, STORY};
use crate::golden;
use pullquote::input::Identity;
use pullquote::library::ListedArticle;
use std::sync::Arc;

/// The row of the list that has these words.
fn row(reader: &Reader, words: &str) -> String {
    let screen = reader.screen();
    let row = screen.lines().find(|line| line.contains(words));
    row.unwrap_or_else(|| panic!("no row with {words:?} in\n{screen}")).to_owned()
}

fn library(size: (u16, u16), keys: &str) -> Reader {
    let mut reader = Reader::new(&[STORY], size);
    reader.press(keys);
    reader
}

#[test]
fn a_row_says_who_wrote_the_article_where_and_when_at_every_width() {
    for (size, ferry, school) in [
        ((60, 20), " Roe  ", " Peña +1  "),
        ((80, 24), "Jane Roe, The Coast Post", "Peña +1, Hill Radio"),
        ((100, 30), "Jane Roe, The Coast Post", "Ana Peña, Rui Dias, Hill Radio"),
        ((120, 40), "Jane Roe            The Coast Post  2026", "Ana Peña, Rui Dias  Hill Radio"),
        ((200, 50), "Jane Roe            The Coast Post  2026", "Ana Peña, Rui Dias  Hill Radio"),
    ] {
        let reader = library(size, "L j");
        let (shown, other) = (row(&reader, "Ferry to"), row(&reader, "School"));
        assert!(shown.contains(ferry) && shown.contains("2026-02-27"), "{size:?}: {shown}");
        assert!(other.contains(school) && other.contains("2026-03-01"), "{size:?}: {other}");
    }
    for columns in 44..50 {
        let shown = row(&library((columns, 20), "L"), "Ferry");
        assert!(shown.contains("2026-02-27") && shown.contains("0/3"), "{columns}: {shown}");
    }
}

#[test]
fn the_title_keeps_most_of_a_narrow_row() {
    for (columns, least) in [(60, 30), (72, 32), (80, 30), (100, 30), (120, 34), (160, 34), (200, 34)] {
        let reader = changed((columns, 40), |_| {});
        let line = row(&reader, "Ferry");
        let title = line.trim_start_matches(['┃', ' ', '▸']);
        let at = line.find("Roe").or(line.find("Jane")).unwrap();
        let start = line.len() - title.len();
        let room = line[start..at].chars().count();
        assert!(room >= least, "{columns}: {room} columns for the title: {line}");
    }
}

#[test]
fn the_day_is_the_one_the_list_is_sorted_by() {
    let reader = library((80, 24), "L S S S S S");
    assert!(row(&reader, "title").contains("added") && row(&reader, "Ferry").contains("2026-03-01"));
    let reader = library((80, 24), "L S");
    assert!(row(&reader, "title").contains("published") && row(&reader, "Ferry").contains("2026-02-27"));
}

#[test]
fn a_query_that_cannot_be_read_is_told_while_it_is_typed() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let reader = library(size, "L / k i n d : l o u d");
        let screen = reader.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        for part in
            ["character 1 of the query:", "kind cannot be “loud”:", "partial or indirect", "/kind:loud"]
        {
            assert!(screen.contains(part), "{size:?}: {part}\n{}", reader.screen());
        }
    }
}

#[test]
fn a_row_that_is_listed_for_its_author_its_outlet_or_its_file_says_so() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        for (typed, reason) in [
            ("/ r o e", "author: Jane Roe"),
            ("/ a u t h o r : r o e", "author: Jane Roe"),
            ("/ o u t l e t : c o a s t", "outlet: The"),
            ("/ p o s t", "outlet: The"),
            ("/ y . t x t", "file: ferry"),
        ] {
            let reader = library(size, &format!("L {typed}"));
            let shown = row(&reader, "Ferry");
            assert!(shown.contains(reason), "{size:?} {typed}: {shown}");
            let heading = reader.screen().lines().next().unwrap().to_owned();
            assert!(!heading.contains("0 hits"), "{heading}");
        }
        let reader = library(size, "L / f e r r y Space t o");
        assert!(
            row(&reader, "Ferry").contains("Roe, The Coas") || row(&reader, "Ferry").contains("Jane Roe  ")
        );
    }
}

#[test]
fn the_preview_says_who_wrote_the_article_where_and_when() {
    for size in [(80, 24), (120, 40), (200, 50)] {
        let screen = library(size, "L").screen();
        assert!(screen.contains("Jane Roe, The Coast Post, 27 February 2026"), "{size:?}\n{screen}");
    }
}

#[test]
fn a_search_for_a_note_shows_the_note_in_the_list_and_in_the_preview() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut reader = library(size, "L Enter");
        reader.press("r c C a l l Space t h e Space p o r t Enter Esc L / n o t e : c a l l Enter j");
        let screen = reader.screen();
        assert_eq!(screen.matches("note: Call the port").count(), 2, "{size:?}\n{screen}");
    }
}

#[test]
fn the_search_line_names_its_filters() {
    let screen = library((80, 24), "L /").screen();
    assert!(screen.contains("words, or speaker: outlet:"), "{screen}");
}

#[test]
fn the_pages_of_changes_and_repeats_name_their_articles() {
    for size in [(60, 20), (80, 24), (120, 40), (200, 50)] {
        let changes = library(size, "L j D");
        let heading = if size.0 < 72 { "LIBRARY" } else { "What changed" };
        assert!(row(&changes, heading).contains("Ice gets dear"), "{}", changes.screen());
        let repeats = library(size, "L R").screen();
        let entries = repeats.lines().filter(|line| line.contains("first  ") || line.contains("altered  "));
        for entry in entries {
            assert!(entry.contains(": Ice "), "{size:?}: {entry}");
        }
    }
}

#[test]
fn an_older_version_is_offered_only_where_there_is_one() {
    let mut reader = library((80, 24), "L j D");
    assert!(reader.screen().contains("h older"), "{}", reader.screen());
    reader.press("h");
    let oldest = reader.screen();
    assert!(oldest.contains("versions 1 and 2 of 3") && !oldest.contains("h older"), "{oldest}");
    assert!(oldest.contains("l newer"), "{oldest}");
    reader.press("h");
    assert_eq!(reader.state.notice.as_deref(), Some("there is no older version"));
    assert!(reader.screen().contains("versions 1 and 2 of 3"));
}

#[test]
fn the_names_of_the_columns_stand_over_them_and_apart() {
    for (columns, rows) in [(80, 24), (100, 30), (120, 40), (200, 50)] {
        let reader = library((columns, rows), "L");
        let (names, ferry) = (row(&reader, "title"), row(&reader, "Ferry to"));
        let at = |line: &str, word: &str| line.find(word).map(|at| line[..at].chars().count());
        let name = if names.contains("author, outlet") { "author, outlet" } else { "author" };
        assert_eq!(at(&names, "title"), at(&ferry, "Ferry"), "{names}\n{ferry}");
        let author = if ferry.contains("Jane Roe") { "Jane Roe" } else { "Roe" };
        assert_eq!(at(&names, name), at(&ferry, author), "{names}\n{ferry}");
        assert_eq!(at(&names, "published"), at(&ferry, "2026-"), "{names}\n{ferry}");
        let gap = names.chars().skip(at(&names, "published").unwrap() - 2).take(2).collect::<String>();
        assert_eq!(gap, "  ", "{names}");
    }
}

/// What is done to each article of a list.
type Change = fn(&mut ListedArticle);

/// A list of articles with long titles and many countries, changed like this.
fn changed(size: (u16, u16), change: Change) -> Reader {
    let mut reader = library(size, "L");
    let mut listed = reader.state.library.listed.as_deref().unwrap().clone();
    for article in &mut listed {
        article.countries = ["DE", "DK", "AT", "MZ", "PT", "TZ", "MW", "NL"].map(str::to_owned).to_vec();
        article.title = format!("{} and what a title says that is long", article.title);
        change(article);
    }
    reader.state.library.listed = Some(Arc::new(listed));
    reader
}

#[test]
fn a_column_that_no_article_fills_gives_its_room_to_the_bar_and_the_countries() {
    let changes: [(&[&str], Change); 4] = [
        (&["author"], |article| article.identity.authors = None),
        (&["outlet"], |article| article.identity.site = None),
        (&["published"], |article| article.identity.published = None),
        (&["author", "outlet", "published"], |article| article.identity = Identity::default()),
    ];
    for (empty, change) in changes {
        for size in [(120, 40), (200, 50)] {
            let reader = changed(size, change);
            let (names, ferry) = (row(&reader, "title"), row(&reader, "Ferry"));
            for name in ["author", "outlet", "published"] {
                assert_eq!(names.contains(name), !empty.contains(&name), "{size:?} {empty:?}: {names}");
            }
            assert!(ferry.contains("╌╌ 0/3"), "{size:?} {empty:?}: {ferry}");
            let is_wide = size.0 == 200 || empty.len() == 3;
            assert!(!is_wide || ferry.contains("DE DK AT "), "{size:?} {empty:?}: {ferry}");
        }
    }
    let names = row(&changed((80, 24), |article| article.identity = Identity::default()), "title");
    assert!(!names.contains("published") && !names.contains("author"), "{names}");
}

#[test]
fn what_no_title_needs_goes_to_the_countries_and_to_the_authors() {
    for (size, shown) in [((120, 40), "DE DK AT MZ PT TZ MW NL"), ((200, 50), "DE DK AT MZ PT TZ MW NL")] {
        let short = changed(size, |article| {
            article.title = article.title.split(" and what").next().unwrap().to_owned();
            article.identity.site = None;
        });
        let ferry = row(&short, "Ferry");
        assert!(ferry.contains(shown) && ferry.contains("Ferry to Pemba runs again "), "{size:?}: {ferry}");
    }
}

#[test]
fn the_row_above_the_last_keys_of_the_foot_is_full() {
    let foot = |columns: u16| {
        let screen = library((columns, 24), "L j D h j").screen();
        let rows: Vec<&str> = screen.lines().skip(22).map(str::trim_end).collect();
        format!("{columns}\n{}\n", rows.join("\n"))
    };
    golden("screens/library-versions-foot", &[40, 44, 50, 56, 60, 80].map(foot).concat());
}

#[test]
fn the_preview_says_that_the_article_goes_on_behind_the_words_that_it_shows() {
    let reader = library((200, 50), "L");
    let beginning = &reader.state.library.preview.as_ref().unwrap().1.beginning;
    assert!(beginning.ends_with("who sells ice on the quay. …"), "{beginning}");
    let screen = reader.screen();
    let row = screen.lines().find(|line| line.contains(" …")).unwrap();
    let shown = row.rsplit_once("┃│").map(|(_, shown)| shown.trim_matches(['│', ' ']));
    assert_eq!(shown, Some("the quay. …"), "{screen}");
}

#[test]
fn figures_of_a_long_review_are_shown_whole() {
    for size in [(44, 20), (50, 20), (60, 20), (80, 24), (100, 30), (120, 40), (200, 50)] {
        let reader = changed(size, |article| {
            let progress = article.quotations.as_mut().unwrap();
            (progress.accepted, progress.all) = (100_001, 122_000);
        });
        let ferry = row(&reader, "Ferry");
        assert!(ferry.contains("100001/122000"), "{size:?}: {ferry}");
    }
}

#[test]
fn a_share_of_words_says_that_it_is_one_of_words() {
    for size in [(52, 20), (60, 20), (80, 24), (120, 40)] {
        let reader = library(size, "L P");
        assert!(row(&reader, "quotes").contains("of words"), "{}", reader.screen());
    }
}

#[test]
fn a_name_that_mixes_alphabets_is_marked_in_the_lists_and_warned_of_in_the_preview() {
    let story = "Talks fail\n\n“We will never pay for gas,” Vladimir Pսtin said on Tuesday.\n";
    for size in [(80, 24), (120, 40), (200, 50)] {
        for (keys, marks) in
            [("L P / p ս t Enter", 1), ("L P / p ս t Enter Enter", 1), ("L / n e v e r Enter", 1)]
        {
            let mut reader = Reader::new(&[STORY], size);
            let mut library = ExampleLibrary::new();
            library.add(("/stories/talks.txt", story), 0);
            reader.library = Some(library);
            let screen = reader.press(keys).screen();
            assert_eq!(screen.matches("! Vladimir Pսtin").count(), marks, "{size:?} {keys}\n{screen}");
            assert!(screen.contains("warning: “Pսtin” mixes"), "{size:?} {keys}\n{screen}");
            assert!(!screen.contains("! Joaquim"), "{size:?} {keys}\n{screen}");
        }
    }
}
