//! The review: from card to card, and what is decided on them.

pub(super) mod bounds;
pub(super) mod cards;
pub(super) mod choose;
pub(super) mod decide;
pub(super) mod form;
pub(super) mod orphans;
pub(super) mod select;
