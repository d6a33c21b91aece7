//! How the reader looks at the start, and what is kept of it.

use crate::input::read_regular;
use crate::output::{Access, IfExists, OutputFile};
use crate::settings::{Choices, History, history};
use crate::tui::keymap::pointer::MouseTracking;
use crate::tui::layout::rows::FurnitureDisplay;
use crate::tui::options::{LinkAddresses, Look, Options};
use crate::tui::state::State;
use crate::tui::state::source_check::SourceCheck;
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

/// How long a file may be that the program keeps from run to run: it holds the marks of many articles.
const MAX_KEPT_BYTES: u64 = 16_000_000;

/// The state before the first article, as the user has set it. The first fault of the settings is the notice.
pub(super) fn first_state(names: Vec<String>, options: &Options) -> State {
    let look = &options.look;
    let mut state = State::new(names, look.theme.clone());
    state.keymap = options.keymap.clone();
    if !options.sources.is_empty() {
        let check = SourceCheck::new(options.sources.clone());
        state.reviewing.checking = Some(check.clone());
        state.reviewing.against = Some(check);
    }
    let appearance = &mut state.appearance;
    appearance.themes.clone_from(&look.themes);
    appearance.colours = look.colours;
    appearance.choices = look.choices.clone();
    appearance.history.clone_from(&look.history.searches);
    appearance.recent_actions.clone_from(&look.history.actions);
    appearance.marks.marks.clone_from(&look.history.marks);
    appearance.text_only = !look.panels;
    appearance.mouse = MouseTracking::on_if(look.choices.mouse.unwrap_or(look.mouse));
    appearance.hyperlinks = look.addresses == LinkAddresses::Sent;
    if !look.furniture {
        appearance.furniture = FurnitureDisplay::Hidden;
    }
    if let Some(first) = options.faults.first() {
        state.fail(match options.faults.len() - 1 {
            0 => first.to_string(),
            others => format!("{first} (and {others} more: pullquote config check)"),
        });
    }
    state
}

/// How many characters a line of text may have at the start.
pub(super) fn width(look: &Look) -> Option<u16> {
    look.choices.width.or(look.width)
}

/// Keeps what was chosen by key, if it has changed since it was kept last. A choice that cannot be kept is no reason to
/// bother anybody.
pub(super) fn keep(chosen: &Choices, look: &mut Look) {
    if *chosen == look.choices {
        return;
    }
    look.choices.clone_from(chosen);
    if let Some(file) = &look.kept_in {
        let _ = write(file, &chosen.written());
    }
}

/// Keeps marks, searches and chosen actions, if there are new ones. Another run may have written the file meanwhile.
pub(super) fn keep_history(state: &State, look: &Look) {
    let appearance = &state.appearance;
    let kept = History {
        searches: appearance.history.clone(),
        actions: appearance.recent_actions.clone(),
        marks: appearance.marks.marks.clone(),
    };
    if let Some(file) = look.history_in.as_deref().filter(|_| kept != look.history) {
        let other = kept_text(file).map(|content| history(&content)).unwrap_or_default();
        let _ = write(file, &kept.after(other).written());
    }
}

/// What was kept in a file; `None` if nothing was, or something else is there now.
#[must_use]
pub fn kept_text(file: &Path) -> Option<String> {
    String::from_utf8(read_regular(file, MAX_KEPT_BYTES).ok()?).ok()
}

fn write(file: &Path, content: &str) -> io::Result<()> {
    // Nobody may be reading from a pipe, and then opening it would wait.
    if fs::metadata(file).is_ok_and(|metadata| !metadata.is_file()) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    let mut output = OutputFile::create(file, IfExists::Replace, Access::Private)?;
    output.write_all(content.as_bytes())?;
    output.commit()
}
