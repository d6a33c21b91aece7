//! The acts on a library, in order -> those in effect after undo and redo.

use super::act::{LibraryAct, LibraryChange, RecordedLibraryAct};
use crate::review::ActId;

/// The acts after undo and redo.
#[derive(Debug, Default)]
pub(super) struct LibraryHistory<'a> {
    /// Those in effect, oldest first.
    effective: Vec<&'a RecordedLibraryAct>,
    /// Those undone, the one undone last at the end. What is undone before something new is done cannot be redone.
    undone: Vec<&'a RecordedLibraryAct>,
}

impl<'a> LibraryHistory<'a> {
    pub(super) fn new(acts: &'a [RecordedLibraryAct]) -> Self {
        let mut history = Self::default();
        for recorded in acts {
            match recorded.act {
                LibraryAct::Change(_) => {
                    history.effective.push(recorded);
                    history.undone.clear();
                }
                LibraryAct::Undo(id) => shift(id, &mut history.effective, &mut history.undone),
                LibraryAct::Redo(id) => {
                    shift(id, &mut history.undone, &mut history.effective);
                    history.effective.sort_by_key(|act| act.id);
                }
            }
        }
        history
    }

    /// The changes in effect, oldest first.
    pub(super) fn changes(&self) -> impl Iterator<Item = &'a LibraryChange> {
        self.effective.iter().flat_map(|recorded| changes_of(recorded))
    }

    /// The act that the next undo reverts.
    pub(super) fn to_undo(&self) -> Option<&'a RecordedLibraryAct> {
        self.effective.last().copied()
    }

    /// The act that the next redo does again.
    pub(super) fn to_redo(&self) -> Option<&'a RecordedLibraryAct> {
        self.undone.last().copied()
    }
}

/// What an act changed.
pub(super) fn changes_of(recorded: &RecordedLibraryAct) -> &[LibraryChange] {
    match &recorded.act {
        LibraryAct::Change(changes) => changes,
        LibraryAct::Undo(_) | LibraryAct::Redo(_) => &[],
    }
}

/// Moves an act. Two programs may undo the same act at the same time; the second time nothing happens.
fn shift<'a>(id: ActId, from: &mut Vec<&'a RecordedLibraryAct>, to: &mut Vec<&'a RecordedLibraryAct>) {
    if let Some(at) = from.iter().rposition(|act| act.id == id) {
        to.push(from.remove(at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::Stamp;

    /// The numbers in effect after these keys: `.` does something, `u` undoes, `r` redoes.
    fn played(keys: &str) -> Vec<i64> {
        let mut acts: Vec<RecordedLibraryAct> = Vec::new();
        for (id, key) in (1..).zip(keys.chars()) {
            let history = LibraryHistory::new(&acts);
            let act = match key {
                'u' => history.to_undo().map(|act| LibraryAct::Undo(act.id)),
                'r' => history.to_redo().map(|act| LibraryAct::Redo(act.id)),
                _ => Some(LibraryAct::Change(Vec::new())),
            };
            acts.extend(act.map(|act| RecordedLibraryAct { id: ActId(id), stamp: Stamp::default(), act }));
        }
        LibraryHistory::new(&acts).effective.iter().map(|act| act.id.0).collect()
    }

    #[test]
    fn undo_and_redo_have_no_limit() {
        for (keys, left) in [
            ("...", &[1, 2, 3][..]),
            ("...uuuu", &[]),
            ("...uur", &[1, 2]),
            ("...uurrr", &[1, 2, 3]),
            ("..u.r", &[1, 4]),
        ] {
            assert_eq!(played(keys), left, "{keys}");
        }
    }
}
