//! What keys mean in the palette of actions, among the letters over the screen and for the mouse.

/// The palette of actions, updated by `update::pick::palette`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaletteAction {
    /// Open it.
    Open,
    /// Select the next action.
    Next,
    /// Select the previous action.
    Previous,
    /// Do the selected action.
    Run,
}

/// The letters over what can be jumped to, updated by `update::pick::hints`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HintAction {
    /// Show them.
    Show,
    /// Type one of them.
    Type(char),
    /// Delete the letter that was typed.
    Erase,
}
