//! What the foot of the screen says: the keys that have something to act on now, and what they do.

use super::applies;
use crate::library::{ReadMark, ReviewFilter};
use crate::review::Reason;
use crate::review::session::Towards;
use crate::sorting;
use crate::tui::action::{
    Action, ArticleAction, FeedsAction, FormAction, HelpAction, InspectAction, JumpAction, LibraryAction,
    OpenAction, PanelAction, ProgramAction, ReviewAction, SourceAction, WalkAction,
};
use crate::tui::keymap::{Binding, KeyContext, displayed};
use crate::tui::state::finding::FindingKind;
use crate::tui::state::further::leads_to_quotation;
use crate::tui::state::library::report_page::{CountedQuotations, RepeatsQuestion};
use crate::tui::state::library::{LibraryPage, LibraryScreen};
use crate::tui::state::panel;
use crate::tui::state::reviewing::FormKind;
use crate::tui::state::{Focus, Mode, State, Window};

/// Keys and what they do, for the foot of the screen: where there is too little room, the last ones are left out.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// Those of this place, and then those that work everywhere.
    pub keys: Vec<(String, &'static str)>,
    /// Those that must always be seen: help, and the way out.
    pub always: Vec<(String, &'static str)>,
}

/// What the foot of the screen says now.
#[must_use]
pub fn hints(state: &State) -> Hints {
    let applicable = || state.keymap.bindings.iter().filter(|binding| applies(binding.context, state));
    // The keys of this screen come before those that work everywhere: the foot is cut off at the right.
    let ordered = applicable()
        .filter(|binding| is_of_this_screen(binding))
        .chain(applicable().filter(|binding| !is_of_this_screen(binding)));
    let mut hints = Hints::default();
    for binding in ordered {
        if let Some((keys, hint)) = binding.keys.first().zip(hint(binding, state)) {
            let listed = if is_always_shown(binding) { &mut hints.always } else { &mut hints.keys };
            listed.push((keys_that_act(keys, state), hint));
        }
    }
    put_source_first(&mut hints, state);
    put_behind_panes(&mut hints);
    // First what most people come for, then what helps, then what leaves.
    let order = |hint: &str| ["review", "help"].iter().position(|other| *other == hint).unwrap_or(2);
    sorting::by_key(&mut hints.always, |(_, hint)| order(hint));
    hints
}

fn is_of_this_screen(binding: &Binding) -> bool {
    matches!(
        binding.context,
        KeyContext::Failed
            | KeyContext::Verdict
            | KeyContext::Review
            | KeyContext::Library
            | KeyContext::Articles
            | KeyContext::Versions
            | KeyContext::Audit
            | KeyContext::Repeats
            | KeyContext::Feeds
    )
}

/// With a source beside the card, its keys are what one came for.
fn put_source_first(hints: &mut Hints, state: &State) {
    let has_source = state.mode == Mode::Review && state.reviewing.checking.is_some();
    let only_read = has_source && state.reading.is_on_reported_speech();
    sorting::by_key(&mut hints.keys, |(_, hint)| match *hint {
        "record source" | "scroll source" => false,
        "verify" => !only_read,
        _ => true,
    });
}

/// Moves "jump" and "actions" after what moves between the panes, before what is used now and then.
fn put_behind_panes(hints: &mut Hints) {
    let (moved, mut keys): (Vec<_>, Vec<_>) = std::mem::take(&mut hints.keys)
        .into_iter()
        .partition(|(_, hint)| matches!(*hint, "jump" | "actions"));
    let at = keys.iter().position(|(_, hint)| *hint == "panes").map_or(keys.len(), |at| at + 1);
    keys.splice(at..at, moved);
    hints.keys = keys;
}

/// The keys as they are shown; of digits, only those that choose something.
fn keys_that_act(keys: &str, state: &State) -> String {
    let choices = match state.window {
        Window::Reason => Reason::ALL.len(),
        Window::Menu(menu, _) => menu.choices().len(),
        _ => 0,
    };
    if keys == "digit" && choices > 0 { format!("1-{}", choices.min(9)) } else { displayed(keys) }
}

/// Whether a newcomer is lost without the hint of this binding.
fn is_always_shown(binding: &Binding) -> bool {
    let cancels_selection =
        binding.context == KeyContext::Selection && binding.action == Action::Program(ProgramAction::Cancel);
    cancels_selection
        || matches!(
            binding.action,
            Action::Help(HelpAction::Open)
                | Action::Program(ProgramAction::Quit)
                | Action::Library(LibraryAction::Leave)
                | Action::Feeds(FeedsAction::Leave)
                | Action::Review(ReviewAction::Start | ReviewAction::Leave)
        )
}

/// Whether there is no text: the article is still being opened, could not be, or was stopped before.
fn has_no_text(state: &State) -> bool {
    state.mode == Mode::Read && state.window == Window::None && state.reading.opened.is_none()
}

/// The hint of a key where nothing can be read: most keys have nothing to act on.
fn hint_without_article(binding: &Binding, state: &State) -> Option<&'static str> {
    match binding.action {
        Action::Program(ProgramAction::Cancel) if !applies(KeyContext::Failed, state) => Some("stop"),
        Action::Program(ProgramAction::Quit) => hint_of_quit(binding, state),
        Action::Open(OpenAction::Start) => Some("open another"),
        Action::Feeds(FeedsAction::Show) => Some("feeds"),
        Action::Article(ArticleAction::Reload) if binding.context != KeyContext::Failed => None,
        Action::Article(ArticleAction::Reload)
        | Action::Library(LibraryAction::Show)
        | Action::Help(HelpAction::Open) => binding.hint,
        _ => None,
    }
}

/// Whether the article was opened from a list, of the library or of a feed.
fn came_from_list(state: &State) -> bool {
    state.library.sent || !state.feeds.opened.is_empty()
}

/// An article is left for the list that it was opened from.
fn hint_of_quit(binding: &Binding, state: &State) -> Option<&'static str> {
    if came_from_list(state) { Some("back") } else { binding.hint }
}

/// The hint of a key of the feeds: none where the list has nothing that it could act on.
fn hint_of_feeds(action: FeedsAction, hint: Option<&'static str>, state: &State) -> Option<&'static str> {
    use FeedsAction::{
        CopyAddress, Keep, Leave, MarkAllRead, NextUnread, OnlyThisFeed, Open, ReadPages, Refresh, Review,
        StartSearch, ToggleRead,
    };
    let feeds = &state.feeds;
    let selected = feeds.selected();
    match action {
        Leave if feeds.under.is_none() => Some("quit"),
        Refresh => hint.filter(|_| !feeds.feeds.is_empty()),
        OnlyThisFeed if feeds.only.is_some() => Some("all feeds"),
        OnlyThisFeed => hint.filter(|_| selected.is_some() && feeds.feeds.len() > 1),
        StartSearch => hint.filter(|_| selected.is_some() || !feeds.words.is_empty()),
        ToggleRead => match selected?.mark {
            ReadMark::Read => Some("mark unread"),
            ReadMark::Unread => hint,
        },
        Open | Review | Keep | MarkAllRead | NextUnread | ReadPages | CopyAddress => {
            hint.filter(|_| selected.is_some())
        }
        _ => hint,
    }
}

/// The hint of a key of the library: none where the list has nothing that it could act on.
fn hint_of_library(action: LibraryAction, hint: Option<&'static str>, state: &State) -> Option<&'static str> {
    use LibraryAction::{
        Leave, NewerVersions, NextFilter, NextOrder, OlderVersions, Open, Review, ShowAudit, ShowRepeats,
        ShowSpeaker, ShowSpeakers, ShowVersions, StartSearch, TakeOut,
    };
    let library = &state.library;
    let is_filtered = !library.wanted.words.is_empty() || library.wanted.only != ReviewFilter::All;
    let has_entries = library.count() > 0;
    if !has_entries && !acts_without_entries(action, library) {
        return None;
    }
    match action {
        Leave if library.is_bottom() => Some("quit"),
        Review | StartSearch | ShowVersions | ShowSpeakers if library.page == LibraryPage::Versions => None,
        ShowVersions | Review | ShowSpeakers if library.page == LibraryPage::Audit => None,
        StartSearch | ShowSpeaker | ShowSpeakers if library.page == LibraryPage::Repeats => None,
        // A row of names belongs to no article.
        ShowVersions | ShowSpeakers if library.page == LibraryPage::Speakers => None,
        ShowSpeaker if library.page == LibraryPage::Versions => None,
        ShowAudit if library.page == LibraryPage::Audit => None,
        ShowRepeats if library.page == LibraryPage::Repeats => None,
        OlderVersions => hint.filter(|_| library.report().is_some_and(|report| report.has_older)),
        NewerVersions => {
            hint.filter(|_| library.reports.versions.as_ref().is_some_and(|asked| asked.back > 0))
        }
        Open | Review | ShowSpeaker | TakeOut | ShowVersions => hint.filter(|_| has_entries),
        StartSearch | NextFilter | NextOrder | ShowSpeakers | ShowAudit | ShowRepeats
            if library.page == LibraryPage::Articles =>
        {
            hint.filter(|_| has_entries || is_filtered)
        }
        _ => hint,
    }
}

/// Whether a key of a page that lists speakers or reports still does something where the page has no entries: what narrowed
/// the list can be taken back.
fn acts_without_entries(action: LibraryAction, library: &LibraryScreen) -> bool {
    use LibraryAction::{NextGrouping, NextSelection, Separate, StartJoining, StartSearch, UndoChange};
    let reports = &library.reports;
    match (action, library.page) {
        (StartSearch, LibraryPage::Speakers) => !library.speakers.words.is_empty(),
        (StartSearch, LibraryPage::Audit) => !reports.audit.typed.is_empty(),
        (NextSelection, LibraryPage::Audit) => reports.audit.counted != CountedQuotations::All,
        (NextSelection, LibraryPage::Repeats) => reports.repeats != RepeatsQuestion::All,
        (NextGrouping | StartJoining | Separate | UndoChange, _) => false,
        _ => true,
    }
}

/// The hint of a binding. Where there is nothing to go back to, the key that leads back ends the program.
fn hint(binding: &Binding, state: &State) -> Option<&'static str> {
    if has_no_text(state) {
        return hint_without_article(binding, state);
    }
    if is_at_end(state) && !acts_at_end(binding, state) {
        return None;
    }
    match binding.action {
        Action::Library(action) => hint_of_library(action, binding.hint, state),
        Action::Feeds(action) => hint_of_feeds(action, binding.hint, state),
        Action::Program(ProgramAction::Quit) => hint_of_quit(binding, state),
        Action::Panel(PanelAction::SelectUnderCursor) if state.reading.link_under_cursor().is_some() => {
            Some("open link")
        }
        Action::Form(FormAction::OpenEditor) => binding.hint.filter(|_| is_long_form(state)),
        action => {
            let is_on_quotation = binding.context == KeyContext::Verdict && state.mode == Mode::Read;
            let has_none = is_on_quotation && state.reading.panel_rows.quotations.is_empty();
            binding.hint.filter(|_| !has_none && has_an_object(action, state))
        }
    }
}

/// Whether the end of the review covers the card.
fn is_at_end(state: &State) -> bool {
    state.mode == Mode::Review && state.reviewing.is_finished && state.window == Window::None
}

/// Whether a key acts at the end of the review, where there is no card to decide.
fn acts_at_end(binding: &Binding, state: &State) -> bool {
    match binding.action {
        Action::Form(FormAction::Export) => true,
        Action::Review(ReviewAction::ShowAll) => {
            state.reading.session.is_filtered() && state.reading.session.progress().left() > 0
        }
        Action::Review(ReviewAction::Undo | ReviewAction::Leave)
        | Action::Library(LibraryAction::Show)
        | Action::Help(HelpAction::Open) => true,
        _ => false,
    }
}

/// Whether a form is for more words than a line has, so that one may want an editor.
fn is_long_form(state: &State) -> bool {
    let Window::Form(form) = &state.window else { return false };
    matches!(form.kind, FormKind::Note | FormKind::PassageNote(_) | FormKind::Words)
}

/// Whether the panel with the keys has rows.
fn has_rows(state: &State) -> bool {
    let Focus::Panel(shown) = state.focus else { return false };
    panel::count(&state.reading.panel_rows, shown) > 0
}

/// Whether there is something that a key of the text could act on: a hint that does nothing teaches nothing.
fn has_an_object(action: Action, state: &State) -> bool {
    let reading = &state.reading;
    let is_found = || reading.under_cursor.is_some() || reading.selected.is_some();
    match action {
        Action::Panel(PanelAction::GoToMention | PanelAction::NextEntry) => has_rows(state),
        Action::Walk(WalkAction::Next(FindingKind::Quotation)) if state.window == Window::None => {
            !reading.analysed() || leads_to_quotation(state, Towards::Next)
        }
        Action::Review(ReviewAction::Undo) => reading.review().undo.is_some(),
        Action::Review(ReviewAction::Start) | Action::Copy(_) | Action::Form(FormAction::Export)
            if state.window == Window::None =>
        {
            !reading.analysed() || !reading.analysis.quotations.is_empty()
        }
        Action::Panel(PanelAction::SelectUnderCursor) => reading.under_cursor.is_some(),
        Action::Walk(WalkAction::NextOccurrence) => reading.walked_occurrences().is_some(),
        Action::Jump(JumpAction::Back) => {
            state.mode != Mode::Read || reading.jumps.last().is_some() || came_from_list(state)
        }
        Action::Source(SourceAction::Confirm) => {
            state.reviewing.checking.is_some() && !state.reading.is_on_reported_speech()
        }
        Action::Source(SourceAction::ScrollDown) => state.reviewing.checking.is_some(),
        Action::Inspect(InspectAction::Speaker) => state.mode != Mode::Read || is_found(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Theme;

    fn named(state: &State) -> Vec<&'static str> {
        hints(state).keys.into_iter().map(|(_, hint)| hint).collect()
    }

    #[test]
    fn an_empty_page_of_the_library_names_no_key_that_does_nothing_there() {
        let mut state = State::new(Vec::new(), Theme::plain());
        state.mode = Mode::Library;
        for page in [LibraryPage::Speakers, LibraryPage::Audit, LibraryPage::Repeats] {
            state.library.page = page;
            let named = named(&state);
            for idle in [
                "open",
                "review",
                "search",
                "speaker",
                "changes",
                "same as",
                "separate",
                "undo",
                "compare",
                "accepted/all",
                "altered/all",
            ] {
                assert!(!named.contains(&idle), "{page:?}: {idle} in {named:?}");
            }
        }
    }

    #[test]
    fn what_emptied_a_page_can_be_taken_back_by_a_key_that_is_named() {
        let mut state = State::new(Vec::new(), Theme::plain());
        state.mode = Mode::Library;
        state.library.reports.repeats = RepeatsQuestion::Altered;
        state.library.reports.audit.counted = CountedQuotations::Reviewed;
        state.library.reports.audit.typed = "outlet:post".to_owned();
        state.library.speakers.words = "berg".to_owned();
        for (page, hints) in [
            (LibraryPage::Repeats, &["altered/all"][..]),
            (LibraryPage::Audit, &["accepted/all", "search"]),
            (LibraryPage::Speakers, &["search"]),
        ] {
            state.library.page = page;
            let named = named(&state);
            assert!(hints.iter().all(|hint| named.contains(hint)), "{page:?}: {named:?}");
        }
    }
}
