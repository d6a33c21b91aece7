//! Moving in the text: scrolling, walking from finding to finding, jumping and searching.

pub(super) mod cursor;
pub(super) mod in_view;
pub(super) mod jumps;
pub(super) mod scroll;
pub(super) mod search;
pub(super) mod steps;
pub(super) mod walk;
