//! The keys of the library, of its search line and of the line that adds articles.

use crate::tui::action::{LibraryAction, ListMove, ProgramAction};
use crate::tui::keymap::binding::{Binding, KeyContext, KeyGroup, bind};
use crate::tui::keymap::windows::erasing;

/// All of them.
pub(super) fn bindings() -> Vec<Binding> {
    [from_article(), pages(), names(), moving(), searching(), adding(), saving(), joining()].concat()
}

/// From an article into the library.
fn from_article() -> Vec<Binding> {
    let bind =
        |keys, action: LibraryAction, help| bind(KeyContext::Main, keys, action, (KeyGroup::Library, help));
    vec![
        bind(&["L"], LibraryAction::Show, "the articles of the library").hint("library"),
        bind(&["A"], LibraryAction::ShowSpeakerHere, "everything this speaker said, in all articles"),
        bind(&["D"], LibraryAction::ShowVersions, "what changed between the versions of this article"),
        bind(&["U"], LibraryAction::ShowAudit, "who is quoted in the library"),
    ]
}

fn pages() -> Vec<Binding> {
    let bind =
        |context, keys, action: LibraryAction, help| bind(context, keys, action, (KeyGroup::Library, help));
    let articles = |keys, action, help| bind(KeyContext::Articles, keys, action, help);
    let audit = |keys, action, help| bind(KeyContext::Audit, keys, action, help);
    let repeats = |keys, action, help| bind(KeyContext::Repeats, keys, action, help);
    let versions = |keys, action, help| bind(KeyContext::Versions, keys, action, help);
    let bind = |keys, action, help| bind(KeyContext::Library, keys, action, help);
    vec![
        bind(&["Enter"], LibraryAction::Open, "open the article here; ^o returns").hint("open"),
        bind(&["r"], LibraryAction::Review, "review it").hint("review"),
        bind(&["/"], LibraryAction::StartSearch, "filter the list; search all articles").hint("search"),
        articles(&["S", "s"], LibraryAction::NextOrder, "change the order of the articles").hint("sort"),
        articles(&["&"], LibraryAction::NextFilter, "show all, to review, done, flagged").hint("show"),
        articles(&["i"], LibraryAction::StartAdding, "add a file, a folder or an address").hint("add"),
        articles(&["w"], LibraryAction::StartSaving, "save the filter as a list; / @name shows it"),
        articles(&["d"], LibraryAction::TakeOut, "remove it from the list; decisions stay").hint("remove"),
        articles(&["u"], LibraryAction::PutBack, "put a removed article back"),
        bind(&["P"], LibraryAction::ShowSpeakers, "all speakers").hint("speakers"),
        bind(&["p"], LibraryAction::ShowSpeaker, "everything this speaker said").hint("speaker"),
        audit(&["S", "s"], LibraryAction::NextGrouping, "compare by outlet, author, month").hint("compare"),
        audit(&["&"], LibraryAction::NextSelection, "count all, or reviewed quotations only")
            .hint("reviewed/all"),
        repeats(&["&"], LibraryAction::NextSelection, "list all, or altered words only").hint("altered/all"),
        versions(&["h", "Left"], LibraryAction::OlderVersions, "the change before this one").hint("older"),
        versions(&["l", "Right"], LibraryAction::NewerVersions, "the change after this one").hint("newer"),
        bind(&["D"], LibraryAction::ShowVersions, "what changed between the versions of the article")
            .hint("changes"),
        bind(&["U"], LibraryAction::ShowAudit, "who is quoted").hint("who is quoted"),
        bind(&["R"], LibraryAction::ShowRepeats, "the same words in several articles").hint("same words"),
        bind(&["q"], LibraryAction::Leave, "back a page or to the article, or quit").hint("back"),
        bind(&["L"], LibraryAction::Back, "back a page or to the article"),
        bind(&["Esc"], LibraryAction::Cancel, "stop, clear the filter, or go back"),
    ]
}

/// The names of speakers.
fn names() -> Vec<Binding> {
    let speakers = |keys, action: LibraryAction, help| {
        bind(KeyContext::Speakers, keys, action, (KeyGroup::Library, help))
    };
    vec![
        speakers(&["="], LibraryAction::StartJoining, "it is another speaker's name: choose whose")
            .hint("same as"),
        speakers(&["x"], LibraryAction::Separate, "separate its names; keep two names apart")
            .hint("separate"),
        speakers(&["u"], LibraryAction::UndoChange, "undo the last change of names, lists or codes")
            .hint("undo"),
        speakers(&["^r"], LibraryAction::RedoChange, "redo it"),
    ]
}

fn joining() -> Vec<Binding> {
    let join = |keys, action: LibraryAction, help| {
        bind(KeyContext::LibraryJoin, keys, action, (KeyGroup::Library, help))
    };
    let mut bindings = vec![
        join(&["Enter"], LibraryAction::Join, "count it as the selected speaker").hint("same as"),
        join(&["Esc"], LibraryAction::StopJoining, "leave it as it is").hint("cancel"),
        join(&["Down", "^n"], LibraryAction::Select(ListMove::Next), "next speaker").hint("move"),
        join(&["Up", "^p"], LibraryAction::Select(ListMove::Previous), "previous speaker"),
    ];
    bindings.extend(erasing(KeyContext::LibraryJoin, KeyGroup::Library));
    bindings
}

fn moving() -> Vec<Binding> {
    let bind = |keys, to, help| {
        bind(KeyContext::Library, keys, LibraryAction::Select(to), (KeyGroup::Library, help))
    };
    vec![
        bind(&["j", "Down"], ListMove::Next, "next entry"),
        bind(&["k", "Up"], ListMove::Previous, "previous entry"),
        bind(&["g g", "Home"], ListMove::First, "first entry"),
        bind(&["G", "End"], ListMove::Last, "last entry"),
        bind(&["Space", "PgDn", "^d"], ListMove::PageDown, "ten entries down"),
        bind(&["b", "PgUp", "^u"], ListMove::PageUp, "ten entries up"),
        bind(&["Tab"], ListMove::NextSection, "next heading"),
        bind(&["S-Tab"], ListMove::PreviousSection, "previous heading"),
    ]
}

fn searching() -> Vec<Binding> {
    let bind = |keys, action: LibraryAction, help| {
        bind(KeyContext::LibrarySearch, keys, action, (KeyGroup::Library, help))
    };
    let mut bindings = vec![
        bind(&["Enter"], LibraryAction::KeepSearch, "keep the results").hint("keep"),
        bind(&["Esc"], LibraryAction::ClearSearch, "clear the filter").hint("clear"),
        bind(&["Down", "^n"], LibraryAction::Select(ListMove::Next), "next entry").hint("move"),
        bind(&["Up", "^p"], LibraryAction::Select(ListMove::Previous), "previous entry"),
    ];
    bindings.extend(erasing(KeyContext::LibrarySearch, KeyGroup::Library));
    bindings
}

fn saving() -> Vec<Binding> {
    let close = (KeyGroup::Library, "cancel");
    let save = (KeyGroup::Library, "save the list");
    let mut bindings = vec![
        bind(KeyContext::LibrarySave, &["Enter"], LibraryAction::Save, save).hint("save"),
        bind(KeyContext::LibrarySave, &["Esc"], ProgramAction::Cancel, close).hint("back"),
    ];
    bindings.extend(erasing(KeyContext::LibrarySave, KeyGroup::Library));
    bindings
}

fn adding() -> Vec<Binding> {
    let add = |keys, action: LibraryAction, help| {
        bind(KeyContext::LibraryAdd, keys, action, (KeyGroup::Library, help))
    };
    let close = (KeyGroup::Library, "cancel");
    let mut bindings = vec![
        add(&["Enter"], LibraryAction::Add, "add it").hint("add"),
        add(&["Tab"], LibraryAction::Complete, "complete the name").hint("complete"),
        bind(KeyContext::LibraryAdd, &["Esc"], ProgramAction::Cancel, close).hint("back"),
    ];
    bindings.extend(erasing(KeyContext::LibraryAdd, KeyGroup::Library));
    bindings
}
