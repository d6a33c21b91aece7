//! What the library stores permanently: articles with their texts, decisions, reading places. Everything else is
//! derived from it.

pub(super) mod article;
pub(super) mod articles;
pub(super) mod checksum;
pub(super) mod clock;
pub(super) mod codec;
pub(super) mod decisions;
pub(super) mod evidence;
pub(super) mod identities;
pub(super) mod import;
pub(super) mod journal;
pub(super) mod places;
mod sources;
pub(super) mod versions;
