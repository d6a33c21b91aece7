//! What a key does to a line that is being typed.

use crate::tui::action::Action;
use crate::tui::state::text_field::Line;

/// Changes a line as its keys say.
pub(super) fn edit(line: &mut Line, action: &Action) {
    match action {
        Action::Type(c) if line.typed.len() < LONGEST => line.typed.push(*c),
        Action::Erase => {
            line.typed.pop();
        }
        Action::EraseWord => {
            let kept = line.typed.trim_end();
            let kept = kept.rfind(char::is_whitespace).map_or(0, |at| at + 1);
            line.typed.truncate(kept);
        }
        Action::EraseLine => line.typed.clear(),
        _ => {}
    }
}

/// More nobody searches for.
pub(super) const LONGEST: usize = 400;
