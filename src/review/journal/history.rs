//! Journal -> the acts in effect, after undo and redo.

use super::{Act, ActId, Journal, Recorded};
use crate::sorting;

/// A journal after undo and redo.
#[derive(Debug, Default)]
pub(in crate::review) struct ActsInEffect<'a> {
    /// The acts in effect, oldest first.
    pub(in crate::review) acts: Vec<&'a Recorded>,
    /// The undone acts; the last one was undone last.
    undone: Vec<&'a Recorded>,
    /// How many of the undone acts the next redo leaves alone, because something new was done since.
    passed: usize,
}

impl ActsInEffect<'_> {
    /// The act that the next undo reverts.
    pub(in crate::review) fn undo(&self) -> Option<ActId> {
        self.acts.last().map(|act| act.id)
    }

    /// The act that the next redo restores.
    pub(in crate::review) fn redo(&self) -> Option<ActId> {
        self.undone.get(self.passed..)?.last().map(|act| act.id)
    }
}

/// Applies undo and redo.
pub(in crate::review) fn acts_in_effect(journal: &Journal) -> ActsInEffect<'_> {
    let mut effective = ActsInEffect::default();
    for recorded in &journal.acts {
        match &recorded.act {
            Act::Change(_) => {
                effective.acts.push(recorded);
                effective.passed = effective.undone.len();
            }
            Act::Undo(id) => {
                shift(*id, &mut effective.acts, &mut effective.undone);
            }
            // Even if another program has recorded a new act meanwhile: the person who pressed redo saw this act undone.
            Act::Redo(id) => {
                let from = shift(*id, &mut effective.undone, &mut effective.acts);
                effective.passed -= usize::from(from.is_some_and(|at| at < effective.passed));
                sorting::by_key(&mut effective.acts, |act| act.id);
            }
        }
    }
    effective
}

/// Moves an act and returns the index it had. Two programs may undo the same act at the same time; the second time
/// nothing happens.
fn shift<'a>(id: ActId, from: &mut Vec<&'a Recorded>, to: &mut Vec<&'a Recorded>) -> Option<usize> {
    let at = from.iter().rposition(|act| act.id == id)?;
    to.push(from.remove(at));
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::Stamp;
    use crate::text::hash::TextHash;

    /// Plays acts given as letters: `.` does something, `u` undoes, `r` redoes.
    fn played(keys: &str) -> Vec<i64> {
        let mut journal = Journal::default();
        for (id, key) in (1..).zip(keys.chars()) {
            let act = match key {
                'u' => acts_in_effect(&journal).undo().map(Act::Undo),
                'r' => acts_in_effect(&journal).redo().map(Act::Redo),
                _ => Some(Act::Change(Vec::new())),
            };
            let recorded =
                |act| Recorded { id: ActId(id), stamp: Stamp::default(), text: TextHash::default(), act };
            journal.acts.extend(act.map(recorded));
        }
        acts_in_effect(&journal).acts.iter().map(|act| act.id.0).collect()
    }

    #[test]
    fn undo_and_redo_have_no_limit() {
        for (keys, left) in [
            ("...", &[1, 2, 3][..]),
            ("...u", &[1, 2]),
            ("...uuuu", &[]),
            ("...uur", &[1, 2]),
            ("...uurr", &[1, 2, 3]),
            ("...uurrr", &[1, 2, 3]),
            ("..u.", &[1, 4]),
            ("..u.r", &[1, 4]),
            ("..u.uu", &[]),
        ] {
            assert_eq!(played(keys), left, "{keys}");
        }
    }

    #[test]
    fn an_act_that_two_programs_undo_at_once_is_undone_once() {
        let act =
            |id, act| Recorded { id: ActId(id), stamp: Stamp::default(), text: TextHash::default(), act };
        let change = || Act::Change(Vec::new());
        let acts = vec![
            act(1, change()),
            act(2, change()),
            act(3, Act::Undo(ActId(2))),
            act(4, Act::Undo(ActId(2))),
            act(5, Act::Redo(ActId(9))),
        ];
        let mut journal = Journal { acts, ..Journal::default() };
        let ids =
            |journal: &Journal| acts_in_effect(journal).acts.iter().map(|act| act.id.0).collect::<Vec<_>>();
        assert_eq!(ids(&journal), [1]);
        assert_eq!(acts_in_effect(&journal).redo(), Some(ActId(2)));
        // One program redoes it while the other does something new.
        journal.acts.extend([act(6, change()), act(7, Act::Redo(ActId(2)))]);
        assert_eq!(ids(&journal), [1, 2, 6]);
        assert_eq!(acts_in_effect(&journal).redo(), None);
    }
}
