//! What every key of the library does: rows like those of `keys`, over a small library of made-up stories.

use super::keys::Row;
use pullquote::tui::state::library::LibraryItem;
use pullquote::tui::state::{Mode, State};

/// The rows. The stories come with most to review first: ferry, ice, rain, school, market.
pub(crate) const ROWS: &[Row] = &[
    // An article is left for the list that it was opened from.
    ("q goes back to the list", "L j Enter", "q", "mode: library"),
    ("and then quits", "L j Enter q", "q", "effect: Quit"),
    ("q says so", "L j Enter", "C Esc", "q back"),
    ("Esc goes back to the list", "L j Enter", "Esc", "mode: library"),
    ("q in the review goes to the text first", "L j r", "q", "mode: read"),
    ("and then to the list", "L j r q", "q", "mode: library"),
    ("what was not opened from the list is not left for it", "L Esc", "q", "effect: Quit"),
    // Into the library and out of it.
    ("the library", "", "L", "mode: library"),
    ("most to review first", "", "L", "page: Articles row: 1/5 on: Ferry to Pemba"),
    ("from the review", "] q r", "L", "mode: library"),
    (
        "back to the article",
        "3 } L",
        "q",
        "article: 1 mode: read card: - focus: Text window: none  cursor: none",
    ),
    ("back to the place in the article", "3 } L", "q", "position:  ¶4"),
    ("back with L", "L", "L", "mode: read"),
    ("back with Esc", "L", "Esc", "mode: read"),
    ("back a page with L", "L P", "L", "page: Articles"),
    ("back to the review", "] q r L", "q", "mode: review card: The storm"),
    ("the way a speaker is looked up", "P j", "A", "page: Card row: 1/2 on: “I sell half of what I sold,”"),
    ("by the name in the panel", "P j", "A", "card of: Joaquim Nhantumbo"),
    ("by the quotation", "] q", "A", "card of: Teresa Macuácua"),
    ("by the name under the cursor", "] p", "A", "card of: Teresa Macuácua"),
    ("by the card of the review", "] q r", "A", "card of: Teresa Macuácua"),
    ("and back to the article", "] q A", "Esc", "mode: read"),
    ("no speaker to look up", "", "A", "no speaker here"),
    // Moving.
    ("next row", "L", "j", "row: 2/5 on: Ice gets dear"),
    ("next row, arrow", "L", "Down", "row: 2/5"),
    ("three rows on", "L", "3 j", "row: 4/5"),
    ("previous row", "L j j", "k", "row: 2/5"),
    ("previous row, arrow", "L j j", "Up", "row: 2/5"),
    ("last row", "L", "G", "row: 5/5 on: Market day"),
    ("last row, End", "L", "End", "row: 5/5"),
    ("first row", "L G", "g g", "row: 1/5"),
    ("first row, Home", "L G", "Home", "row: 1/5"),
    ("ten rows down", "L", "Space", "row: 5/5"),
    ("ten rows down, PgDn", "L", "PgDn", "row: 5/5"),
    ("ten rows down, ^d", "L", "^d", "row: 5/5"),
    ("ten rows up", "L G", "b", "row: 1/5"),
    ("ten rows up, PgUp", "L G", "PgUp", "row: 1/5"),
    ("ten rows up, ^u", "L G", "^u", "row: 1/5"),
    ("next heading", "L P", "Tab", "on: A fisherman"),
    ("next heading wraps", "L P Tab", "Tab", "row: 1/"),
    ("previous heading", "L P Tab", "S-Tab", "row: 1/"),
    // Opening.
    ("open", "L j", "Enter", "mode: read card: - focus: Text window: none  cursor: none top: Ice gets dear"),
    ("what is listed is walked then", "L j Enter", "] a", "top: Rains"),
    ("and back along the list", "L j Enter", "[ a", "top: Ferry to Pemba"),
    ("back to the list", "L j Enter", "^o", "mode: library page: Articles row: 2/5"),
    ("a jump is undone first", "L j Enter G", "^o", "mode: read"),
    ("review", "L j", "r", "mode: review card: "),
    ("what was decided is counted at once", "L j r a", "L", "on: Ice gets dear 1/2"),
    (
        "and the article that has most left comes first",
        "L r a a a",
        "L",
        "row: 5/5 on: Ferry to Pemba runs again 3/3",
    ),
    ("decisions are found again", "L r a a a L G Enter", "Q", "state: accepted"),
    ("they can be undone", "L r a a a L G r", "u", "state: pending"),
    // Order and filter.
    ("next order", "L", "S", "row: 2/5 on: Ferry to Pemba runs again 0/3 sort: Published"),
    ("next order, s", "L", "s", "sort: Published"),
    ("the latest published first", "L S", "g g", "row: 1/5 on: School opens"),
    ("by outlet", "L S S", "g g", "row: 1/5 on: School opens without a roof 0/1 sort: Outlet"),
    ("by author", "L S S S", "g g", "row: 1/5 on: School opens without a roof 0/1 sort: Author"),
    ("the row stays on its article", "L j j", "S S S S", "row: 4/5 on: Rains"),
    ("by title", "L", "S S S S", "sort: Title"),
    ("by the day it was added", "L S S S S", "S", "row: 5/5 on: Ferry to Pemba runs again 0/3 sort: Added"),
    ("round and round", "L S S S S S S S", "S", "sort: ToReview"),
    ("to review", "L", "&", "row: 1/4"),
    ("done", "L r a a a L &", "&", "row: 2/2 on: Ferry to Pemba"),
    ("flagged", "L r f L & &", "&", "row: 1/1 on: Ferry"),
    ("nothing fits", "L & &", "&", "row: 1/0 on: nothing"),
    // Filtering and searching.
    ("filter", "L", "/", "window: find"),
    ("filter by title", "L", "/ s c h o o", "on: School opens"),
    ("filter by file", "L", "/ m a r k e t . t", "row: 1/1 on: Market day"),
    ("filter by author", "L", "/ r o e", "row: 1/1 on: Ferry to Pemba"),
    ("filter by author, as a filter", "L", "/ a u t h o r : p e n a", "row: 1/1 on: School opens"),
    ("filter by outlet", "L", "/ o u t l e t : c o a s t", "row: 1/2 on: Ferry to Pemba"),
    ("filter by day", "L", "/ f r o m : 2 0 2 6 - 0 3 - 0 1", "row: 1/1 on: School opens"),
    ("search texts", "L", "/ t w i c e", "row: 1/1 on: text of Ice gets dear"),
    ("search quotations", "L", "/ c r a n e", "row: 1/3 on: quotation “"),
    ("search speakers", "L", "/ n h a n t", "row: 1/4 on: speaker Joaquim Nhantumbo"),
    ("keep what is found", "L / c r a n e", "Enter", "window: none"),
    ("move while typing", "L / c r a n e", "Down", "row: 2/3"),
    ("move while typing, ^n", "L / c r a n e", "^n", "row: 2/3"),
    ("move back while typing", "L / c r a n e Down", "Up", "row: 1/3"),
    ("move back while typing, ^p", "L / c r a n e Down", "^p", "row: 1/3"),
    ("show everything again", "L / c r a n e", "Esc", "window: none"),
    ("everything is there again", "L / c r a n e", "Esc", "/5 on: "),
    ("after keeping too", "L / c r a n e Enter", "Esc", "mode: library page: Articles row: 1/5"),
    ("erase a character", "L / c r a n e s", "Backspace", "window: find crane"),
    ("erase a character, ^h", "L / c r a n e s", "^h", "window: find crane"),
    ("erase the last character and more", "L / c Backspace", "Backspace", "window: none"),
    ("erase a word", "L / c r a n e Space i c e", "^w", "window: find crane"),
    ("erase the line", "L / c r a n e Space i c e", "^u", "window: find "),
    ("continue typing", "L / c r a Enter", "/", "window: find cra"),
    ("to the place in a text", "L / t w i c e Enter", "Enter", "cursor: twice"),
    ("to a quotation", "L / c r a n e Enter j", "Enter", "cursor: “The crane is not ours,”"),
    ("to the card of a quotation", "L / c r a n e Enter j", "r", "mode: review card: The crane is not ours"),
    (
        "and back to what was found",
        "L / c r a n e Enter j Enter",
        "^o",
        "mode: library page: Articles row: 2/3",
    ),
    // Adding and taking out.
    ("add", "L", "i", "window: add"),
    ("add a file", "L i ~ / a", "Enter", "asked to add ~/a"),
    ("complete a name", "L i ~ / s t", "Tab", "window: add ~/stories/"),
    ("cancel", "L i ~ / a", "Esc", "window: none"),
    ("of a path, erase a character", "L i a b", "Backspace", "window: add a "),
    ("of a path, erase a character, ^h", "L i a b", "^h", "window: add a "),
    ("of a path, erase a word", "L i a Space b", "^w", "window: add a "),
    ("of a path, erase the line", "L i a b", "^u", "window: add  "),
    ("take out", "L", "d", "row: 1/4 on: Ice gets dear"),
    ("what is decided stays", "L r a L", "d u g g j", "on: Ferry to Pemba runs again 1/3"),
    ("put back", "L d", "u", "/5 on: "),
    ("nothing to put back", "L", "u", "there is no removed article"),
    // Speakers.
    ("everybody who speaks", "L", "P", "page: Speakers row: 1/"),
    ("a speaker by name", "L P / n h a n", "Enter", "row: 1/1 on: Joaquim Nhantumbo"),
    ("what a speaker said", "L P / n h a n Enter", "Enter", "page: Card row: 1/2"),
    ("the article added last first", "L P / n h a n Enter", "Enter", "on: “I sell half of what I sold,”"),
    (
        "to the place of what was said",
        "L P / n h a n Enter Enter j",
        "Enter",
        "cursor: “We waited for the crane,”",
    ),
    ("and back to the card", "L P / n h a n Enter Enter j Enter", "^o", "page: Card row: 2/2"),
    ("the articles of a card are walked", "L P / n h a n Enter Enter Enter", "] a", "top: Ferry"),
    ("back from the card", "L P / n h a n Enter Enter", "q", "page: Speakers"),
    ("all speakers again", "L P / n h a n Enter", "Esc", "page: Speakers row: 1/5"),
    ("back from the speakers", "L P", "q", "page: Articles"),
    ("who speaks most in an article", "L", "p", "card of: Teresa Macuácua"),
    ("who speaks in a quotation", "L / i c e Space m e l t s Backspace Enter", "p", "no speaker here"),
    ("who speaks in what was found", "L / n h a n Enter", "p", "card of: Joaquim Nhantumbo"),
    ("a card cannot be searched", "L p", "/", "only the list of articles can be searched"),
    // What holds on every screen.
    ("help in the library", "L", "?", "window: help"),
    ("help does it", "L ? a l l Space s p e a k e r s Down", "Enter", "page: Speakers"),
    ("themes in the library", "L", "T", "colours: plain"),
];

/// What a person at the screen could see of the library, in one line.
pub(crate) fn observe(state: &State) -> String {
    if state.mode != Mode::Library {
        return String::new();
    }
    let library = &state.library;
    let on = match library.selected() {
        None => "nothing".to_owned(),
        Some(LibraryItem::Article(article)) => {
            let progress = article.quotations.unwrap_or_default();
            format!("{} {}/{}", article.title, progress.done(), progress.all)
        }
        Some(LibraryItem::Hit(hit)) => match hit.kind.word() {
            "text" => format!("text of {}", hit.title),
            "speaker" => format!("speaker {}", hit.speaker),
            _ => format!("quotation “{}", hit.snippet),
        },
        Some(LibraryItem::Speaker(speaker)) => speaker.name.clone(),
        Some(LibraryItem::Said(said, _)) => format!("“{}”", said.content),
    };
    format!(
        "mode: library page: {:?} row: {}/{} on: {on} sort: {:?} only: {:?} card of: {}",
        library.page,
        library.row() + 1,
        library.count(),
        library.wanted.sort,
        library.wanted.only,
        library.name,
    )
}
