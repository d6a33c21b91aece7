//! A path -> what is there: which file, of what kind, and its bytes if it has an end.

mod endless;
mod identity;
mod kind;
mod regular;

pub use endless::Endless;
pub use identity::FileIdentity;
pub use kind::{SpecialKind, special_kind};
pub use regular::{Unopened, open_given, open_regular, read_at_most, read_regular};
