//! The palette of actions, the letters over the screen and the mouse.

mod hints;
mod palette;

use super::keys::Row;

pub(crate) const ROWS: &[Row] = &[
    ("all actions", "", ":", "window: palette  row 0"),
    ("all actions, in the review", "] q r", ":", "window: palette  row 0"),
    ("all actions, in the library", "L", ":", "window: palette  row 0"),
    ("an action by its name", ": n e x t Space q u o t e", "Enter", "cursor: “The storm took the quay,”"),
    ("an action by its key", ": q", "Enter", "effect: Quit"),
    ("the next action", ":", "Down", "window: palette  row 1"),
    ("the next action, ^n", ":", "^n", "window: palette  row 1"),
    ("the action before", ": Down Down", "Up", "window: palette  row 1"),
    ("the action before, ^p", ": Down Down", "^p", "window: palette  row 1"),
    ("erase a letter", ": q u", "Backspace", "window: palette q row 0"),
    ("erase a letter, ^h", ": q u", "^h", "window: palette q row 0"),
    ("erase a word", ": n e x t Space q", "^w", "window: palette next  row 0"),
    ("erase the line", ": q u", "^u", "window: palette  row 0"),
    ("an empty palette closes", ": q Backspace", "Backspace", "window: none"),
    ("close the palette", ": q", "Esc", "window: none"),
    ("letters over the text", "", "f", "window: letters  of"),
    ("letters from a panel", "P", "f", "window: letters  of"),
    ("letters over the library", "L", "f", "window: letters  of"),
    ("jump by a letter", "", "f a", "cursor: Mozambique"),
    ("a letter over an article opens it", "L", "f a", "mode: read"),
    ("jump", "f", "a", "cursor: Mozambique"),
    ("take back the letters", "f", "Backspace", "window: none"),
    ("take back the letters, ^h", "f", "^h", "window: none"),
    ("stay here", "f", "Esc", "window: none"),
    ("a letter that is not there", "f", "?", "no letter ? on the screen"),
];
