//! What makes the program at home on a system: completions for shells, and manual pages.

mod bash;
pub(super) mod completions;
pub(super) mod man;
