//! The terminal, as the environment and the system describe it -> what the reader will use of it.

use super::check_result::CheckResult::{self, Note, Well};
use crate::command::{OutputKind, Terminal};
use crate::tui::{self, Charset, ColourDepth};

/// The smallest screen that is drawn in full.
const MIN_SIZE: (u16, u16) = (60, 20);

pub(super) fn check(terminal: &Terminal) -> CheckResult {
    let mut parts = vec![match terminal.name.as_deref() {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => "TERM is not set".to_owned(),
    }];
    let size = tui::terminal::size().ok();
    parts.push(
        size.map_or("no screen".to_owned(), |(columns, rows)| format!("{columns} columns, {rows} rows")),
    );
    parts.push(match terminal.reader.charset {
        Charset::Unicode => "Unicode".to_owned(),
        Charset::Narrow => "Unicode, with borders of ASCII".to_owned(),
        Charset::Wide => "Unicode, with borders of ASCII and wide letters".to_owned(),
        Charset::Ascii => "ASCII only, as the locale says".to_owned(),
    });
    parts.push(
        match terminal.colours {
            ColourDepth::None => "no colours",
            ColourDepth::Basic => "16 colours",
            ColourDepth::Indexed => "256 colours",
            ColourDepth::True => "16.7 million colours",
        }
        .to_owned(),
    );
    let described = parts.join(", ");
    let too_small = size.is_some_and(|(columns, rows)| columns < MIN_SIZE.0 || rows < MIN_SIZE.1);
    match terminal.output {
        OutputKind::File => {
            Note(format!("standard output is not a terminal, so its screen cannot be checked: {described}"))
        }
        OutputKind::Lines => {
            Note(format!("{described}: articles are printed as reports; set TERM for the screen"))
        }
        OutputKind::Screen if too_small => Note(format!(
            "{described}: from {} columns and {} rows on, everything fits",
            MIN_SIZE.0, MIN_SIZE.1
        )),
        OutputKind::Screen => Well(described),
    }
}
