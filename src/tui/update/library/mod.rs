//! The library: its pages, moving on them, and the way from an article into it and back.

mod adding;
mod answers;
mod filter;
mod moves;
mod names;
mod open;
mod pages;
mod reports;
mod requests;

pub(super) use answers::take as answered;
pub(super) use filter::{clear_search, typed};
pub(super) use names::typed as name_typed;
pub(super) use pages::{enter, is_way_back, return_to_list, stop};

use self::requests::reopen;
use crate::tui::action::LibraryAction;
use crate::tui::effect::Effects;
use crate::tui::state::library::LibraryPage;
use crate::tui::state::{Mode, State};
use crate::tui::workers::request::NamesChange;

/// Shows the library before any article is open.
pub(in crate::tui) fn begin(state: &mut State) -> Effects {
    state.mode = Mode::Library;
    state.library.under = None;
    reopen(state)
}

/// Does what a key of the library asks for.
pub(super) fn update(state: &mut State, action: LibraryAction, times: usize) -> Effects {
    match action {
        LibraryAction::Show => pages::show(state),
        LibraryAction::ShowSpeakerHere => pages::show_speaker_here(state),
        LibraryAction::Leave => pages::leave(state),
        LibraryAction::Back => pages::back(state),
        LibraryAction::Cancel => pages::cancel(state),
        LibraryAction::ShowSpeakers => pages::turn_to(state, LibraryPage::Speakers),
        LibraryAction::ShowSpeaker => pages::show_speaker(state),
        LibraryAction::Open => open::selected(state, Mode::Read),
        LibraryAction::Review => open::selected(state, Mode::Review),
        LibraryAction::NextOrder => filter::next_order(state),
        LibraryAction::NextFilter => filter::next_filter(state),
        LibraryAction::StartSearch => filter::start_search(state),
        LibraryAction::KeepSearch => filter::keep_search(state),
        LibraryAction::ClearSearch => filter::clear_search(state),
        LibraryAction::TakeOut => adding::take_out(state),
        LibraryAction::PutBack => adding::put_back(state),
        LibraryAction::StartSaving => filter::start_saving(state),
        LibraryAction::Save => filter::save(state),
        LibraryAction::StartJoining => names::start_joining(state),
        LibraryAction::Join => names::join(state),
        LibraryAction::StopJoining => {
            names::stop_joining(state);
            Effects::none()
        }
        LibraryAction::Separate => names::separate(state),
        LibraryAction::UndoChange => names::ask(NamesChange::Undo),
        LibraryAction::RedoChange => names::ask(NamesChange::Redo),
        LibraryAction::StartAdding => adding::start(state),
        LibraryAction::Add => adding::add(state),
        LibraryAction::Complete => adding::complete(state),
        LibraryAction::ShowVersions => reports::show_versions(state),
        LibraryAction::OlderVersions => reports::other_versions(state, reports::VersionStep::Older),
        LibraryAction::NewerVersions => reports::other_versions(state, reports::VersionStep::Newer),
        LibraryAction::ShowAudit => reports::show(state, LibraryPage::Audit),
        LibraryAction::ShowRepeats => reports::show(state, LibraryPage::Repeats),
        LibraryAction::NextGrouping => reports::next_grouping(state),
        LibraryAction::NextSelection => reports::next_selection(state),
        LibraryAction::Select(to) => {
            names::chosen(state);
            moves::select(state, to, times)
        }
    }
}
