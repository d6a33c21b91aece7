//! Giving something to another program: the original to the browser, the file to the editor, a text to a command.

use crate::text::sanitize;
use crate::tui::action::OutsideAction;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::pick::{CommandInput, CommandLine};
use crate::tui::state::reading::is_web;
use crate::tui::state::text_field::TextField;
use crate::tui::state::{Mode, State, Window};
use crate::tui::update::meant;
use crate::tui::update::text::walk;

/// How many characters of a line identify it in a file.
const LINE_WORDS: usize = 40;

/// Gives something away, or asks for the command that gets it.
pub(super) fn update(state: &mut State, action: OutsideAction) -> Effects {
    match action {
        OutsideAction::Browse => browse(state),
        OutsideAction::EditFile => edit_file(state),
        OutsideAction::AskCommand => ask(state),
        OutsideAction::RunCommand => run(state),
    }
}

/// Whether the cursor is on a link of the page that can be seen.
pub(super) fn is_on_link(state: &State) -> bool {
    let link = state.reading.link_under_cursor().filter(|_| state.mode == Mode::Read);
    link.is_some_and(|link| state.visible().overlaps(link.span))
}

/// Opens the link under the cursor in the browser.
pub(super) fn follow(state: &mut State) -> Effects {
    let target = state.reading.link_under_cursor().map(|link| link.target.clone());
    let Some(address) = target.filter(|address| is_web(address)) else {
        state.notice = Some(walk::no_link(state));
        return Effects::none();
    };
    state.notice = Some(format!("to the browser: {}", sanitize::line(&address)));
    Effect::Browse(address).into()
}

/// The link under the cursor, otherwise the original.
fn browse(state: &mut State) -> Effects {
    if is_on_link(state) {
        return follow(state);
    }
    let address = if state.mode == Mode::Feeds {
        state.feeds.selected().and_then(|item| item.address.clone())
    } else {
        state.reading.original().map(str::to_owned)
    };
    let Some(address) = address.filter(|address| is_web(address)) else {
        state.notice = Some("no address is known for this article; g i sets one".to_owned());
        return Effects::none();
    };
    state.notice = Some(format!("to the browser: {}", sanitize::line(&address)));
    Effect::Browse(address).into()
}

fn edit_file(state: &mut State) -> Effects {
    let name = state.reading.opened.as_ref().and_then(|opened| opened.remembered.source.file.clone());
    let name = name.filter(|name| !is_web(name));
    let Some((name, article)) = name.zip(state.reading.article()) else {
        state.notice = Some("this article is not in a file; o opens its original in the browser".to_owned());
        return Effects::none();
    };
    let byte = match state.reading.under_cursor {
        Some(finding) if state.visible().overlaps(finding.span(&state.reading.analysis)) => {
            finding.span(&state.reading.analysis).start
        }
        _ => state.reading.top(),
    };
    let before = article.text.get(..byte as usize).unwrap_or_default();
    let lines_before = before.bytes().filter(|byte| *byte == b'\n').count();
    let rest = article.text.get(byte as usize..).unwrap_or_default();
    let words = rest.lines().next().unwrap_or_default().chars().take(LINE_WORDS).collect();
    Effect::EditFile { name, words, lines_before }.into()
}

fn ask(state: &mut State) -> Effects {
    if state.reading.opened.is_none() {
        state.notice = Some("no article is open yet".to_owned());
        return Effects::none();
    }
    let has_quotation = meant::current_quotation(state).is_some();
    let input = if has_quotation { CommandInput::Quotation } else { CommandInput::Article };
    state.window = Window::Command(Box::new(CommandLine { field: TextField::default(), input }));
    Effects::none()
}

fn run(state: &mut State) -> Effects {
    let Window::Command(line) = std::mem::take(&mut state.window) else { return Effects::none() };
    let command = line.field.text().trim().to_owned();
    let Some(article) = state.reading.article().filter(|_| !command.is_empty()) else {
        return Effects::none();
    };
    let quotation = meant::current_quotation(state).and_then(|id| state.reading.analysis.quotation(id));
    // What the command prints of it goes to the terminal.
    let text = match (line.input, quotation) {
        (CommandInput::Quotation, Some(quotation)) => sanitize::block(article.words(quotation.content)),
        _ => sanitize::block(&article.text),
    };
    let mut text = text.into_owned();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Effect::Pipe { command, text }.into()
}
