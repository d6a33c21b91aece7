//! What the tagger found -> names of people: their edges ([`trim`]), and what is no person ([`other_names`]), and
//! what it left out ([`plain`]).

mod nickname;
mod other_names;
mod plain;
mod trim;

pub(super) use nickname::join_nicknames;
pub(super) use other_names::{is_long_other, is_short_other};
pub(super) use plain::add_plain;
pub(super) use trim::is_name;
