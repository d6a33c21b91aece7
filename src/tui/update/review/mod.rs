//! The review: going from card to card, and deciding on them.

pub(super) mod bounds;
pub(super) mod cards;
pub(super) mod choose;
pub(super) mod decide;
pub(super) mod drafts;
pub(super) mod filter;
pub(super) mod form;
pub(super) mod marks;
pub(super) mod menu;
pub(super) mod orphans;
pub(super) mod saving;
pub(super) mod seek;
pub(super) mod select;
pub(super) mod source;
pub(super) mod undone;
