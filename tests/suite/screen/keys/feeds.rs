//! What every key of the feeds does: rows like those of `keys`, over two made-up feeds with three items.

use super::Row;
use pullquote::library::ReadMark;
use pullquote::tui::state::{Mode, State};

/// The rows. The newest first: ferry (The Coast Post), rains (Hill Radio), market (The Coast Post).
pub(crate) const ROWS: &[Row] = &[
    // Into the feeds and out of them.
    ("the items of all feeds", "", "F", "mode: feeds row: 1/3 on: Ferry to Pemba"),
    ("from the review", "] q r", "F", "mode: feeds"),
    ("from the library", "L", "F", "mode: feeds"),
    ("back to the article", "F", "q", "mode: read"),
    ("back to the article with F", "F", "F", "mode: read"),
    ("back to the article with Esc", "F", "Esc", "mode: read"),
    ("back to the library", "L F", "q", "mode: library"),
    // Moving.
    ("next item", "F", "j", "row: 2/3 on: Rains come late"),
    ("next item, arrow", "F", "Down", "row: 2/3"),
    ("two items on", "F", "2 j", "row: 3/3"),
    ("previous item", "F j j", "k", "row: 2/3"),
    ("previous item, arrow", "F j j", "Up", "row: 2/3"),
    ("last item", "F", "G", "row: 3/3 on: Market day in"),
    ("last item, End", "F", "End", "row: 3/3"),
    ("first item", "F G", "g g", "row: 1/3"),
    ("first item, Home", "F G", "Home", "row: 1/3"),
    ("ten items down", "F", "Space", "row: 3/3"),
    ("ten items down, PgDn", "F", "PgDn", "row: 3/3"),
    ("ten items down, ^d", "F", "^d", "row: 3/3"),
    ("ten items up", "F G", "b", "row: 1/3"),
    ("ten items up, PgUp", "F G", "PgUp", "row: 1/3"),
    ("ten items up, ^u", "F G", "^u", "row: 1/3"),
    // What is known of the items.
    ("who is quoted", "", "F", "quoted: Teresa Macuácua 2, Joaquim Nhantumbo 1 in: PT"),
    ("no one is quoted", "F", "G", "quoted: nobody"),
    // Reading and reviewing.
    ("read", "F", "Enter", "mode: read card: - focus: Text window: none  cursor: none top: Ferry to Pemba"),
    ("what is read is marked", "F Enter", "q", "mode: feeds row: 1/3 on: Ferry to Pemba runs again read"),
    ("back with ^o", "F j Enter", "^o", "mode: feeds row: 2/3"),
    ("back with Esc", "F j Enter", "Esc", "mode: feeds row: 2/3"),
    ("Esc leaves a panel first", "F j Enter Q", "Esc", "mode: read"),
    ("a jump is undone first", "F j Enter G", "^o", "mode: read"),
    ("the list is walked", "F Enter", "] a", "top: Rains come late"),
    ("and back at what was read last", "F Enter ] a", "q", "row: 2/3 on: Rains come late in Tanzania read"),
    ("back along the list", "F j Enter", "[ a", "top: Ferry to Pemba"),
    ("review", "F", "r", "mode: review card: It belongs to Portugal"),
    ("review the next", "F j", "r", "mode: review card: We have water for a week"),
    // Marking.
    ("mark as read", "F", "a", "on: Ferry to Pemba runs again read"),
    ("mark as unread", "F a", "a", "on: Ferry to Pemba runs again unread"),
    ("mark all", "F", "A", "3 items marked as read"),
    ("all are marked", "F A", "j", "row: 2/3 on: Rains come late in Tanzania read"),
    ("nothing left to mark", "F A", "A", "all are marked as read already"),
    ("next unread", "F j a k", "n", "row: 3/3"),
    ("previous unread", "F j a j", "N", "row: 1/3"),
    ("no more unread", "F A", "n", "no more unread items in this direction"),
    // Keeping, refreshing, the address.
    ("keep", "F", "s", "keeps"),
    ("refresh", "F", "R", "refreshing: 1 of 2"),
    ("stop refreshing", "F R", "Esc", "stopped; what has arrived so far is shown"),
    ("fetch the pages", "F", "w", "reading: 1 of "),
    ("who is quoted in a page", "F G", "w", "quoted: Rui Costa 1 in: MZ"),
    ("fetching already", "F w", "w", "the pages are being fetched; Esc stops"),
    ("stop fetching", "F w", "Esc", "stopped; what has arrived so far is shown"),
    ("only what is listed", "F / m a r k e t Enter", "w", "reading: 1 of 1"),
    ("what is read is not read again", "F / m a r k e t Enter w Esc", "w", "nothing to fetch: every listed"),
    ("copy the address", "F", "y", "copied: https://coast.example/ferry"),
    ("show the address", "F j", "O", "https://hill.example/rains"),
    ("open its original, or the link, in the browser", "F j", "o", "browser: https://hill.example/rains"),
    // Filtering.
    ("only this feed", "F", "f", "row: 1/2"),
    ("all feeds again", "F f j", "f", "row: 3/3"),
    ("Esc shows all feeds", "F f", "Esc", "mode: feeds row: 1/3"),
    ("filter", "F", "/", "window: find"),
    ("filter by title", "F", "/ r a i n s", "row: 1/1 on: Rains come late"),
    ("filter by feed", "F", "/ h i l l", "row: 1/1 on: Rains come late"),
    ("filter by speaker", "F", "/ m o l l e l", "row: 1/1 on: Rains come late"),
    ("keep the filter", "F / r a i n s", "Enter", "mode: feeds row: 1/1"),
    ("show everything again", "F / r a i n s", "Esc", "row: 2/3"),
    ("after keeping too", "F / r a i n s Enter", "Esc", "mode: feeds row: 2/3"),
    ("erase a character", "F / r a i n s", "Backspace", "filter: rain "),
    ("erase a character, ^h", "F / r a i n s", "^h", "filter: rain "),
    ("erase a word", "F / r a i n s Space c o", "^w", "filter: rains "),
    ("erase the line", "F / r a i n s", "^u", "filter:  "),
    ("erase the last character and more", "F / r Backspace", "Backspace", "window: none"),
    // What holds on every screen.
    ("help in the feeds", "F", "?", "window: help"),
];

/// What a person at the screen could see of the feeds, in one line.
pub(crate) fn observe(state: &State) -> String {
    if state.mode != Mode::Feeds {
        return String::new();
    }
    let feeds = &state.feeds;
    let on = feeds.selected().map_or("nothing".to_owned(), |item| {
        let mark = if item.mark == ReadMark::Read { "read" } else { "unread" };
        let found = item.findings.clone().unwrap_or_default();
        let quoted: Vec<String> =
            found.speakers.iter().map(|(name, count)| format!("{name} {count}")).collect();
        let quoted = if quoted.is_empty() { "nobody".to_owned() } else { quoted.join(", ") };
        format!("{} {mark} quoted: {quoted} in: {}", item.title, found.countries.join(" "))
    });
    let refreshing = feeds.refreshing.map(|(done, all)| format!("{done} of {all}")).unwrap_or_default();
    let reading = feeds.reading_pages.map(|(done, all)| format!("{done} of {all}")).unwrap_or_default();
    format!(
        "mode: feeds row: {}/{} on: {on} refreshing: {refreshing} reading: {reading} filter: {} ",
        feeds.row() + 1,
        feeds.count(),
        feeds.words,
    )
}
