//! The codebook of a library: what its codes mean.

use super::act::{CodeDefinition, LibraryChange};
use std::collections::BTreeMap;

/// The codes that are defined, by their names.
pub type Codebook = BTreeMap<String, CodeDefinition>;

/// Applies a change to a codebook.
pub(super) fn apply(codebook: &mut Codebook, change: &LibraryChange) {
    match change {
        LibraryChange::DefineCode(code) => {
            codebook.insert(code.name.clone(), code.clone());
        }
        LibraryChange::RemoveCode(name) => {
            codebook.remove(name);
        }
        LibraryChange::SaveQuery { .. }
        | LibraryChange::RemoveQuery(_)
        | LibraryChange::JoinSpeakers { .. }
        | LibraryChange::SeparateSpeaker(_)
        | LibraryChange::KeepApart(_) => {}
    }
}
