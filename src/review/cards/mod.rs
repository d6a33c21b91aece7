//! Cards -> what a reviewer sees of them and can do to them: the order they come in, the sentences around a
//! quotation, the speakers to choose from, and the act each key records.
//!
//! Nothing here changes a review: every change is an [`Act`](super::Act) that the library records first.

pub mod acts;
pub mod boundary;
pub(super) mod candidates;
pub mod context;
pub mod name_picker;
pub(super) mod parts;
pub mod queue;
