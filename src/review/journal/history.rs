//! Journal -> the acts that stand, after undoing and redoing.

use super::{Act, ActId, Journal, Recorded};

/// What is left of a journal.
#[derive(Debug, Default)]
pub(in crate::review) struct Standing<'a> {
    /// The acts that stand, oldest first.
    pub(in crate::review) acts: Vec<&'a Recorded>,
    /// The acts that were taken back, the one taken back last at the end.
    undone: Vec<&'a Recorded>,
    /// So many of them were taken back before something new was done: the next redo leaves them alone.
    passed: usize,
}

impl Standing<'_> {
    /// The act that the next undo takes back.
    pub(in crate::review) fn undo(&self) -> Option<ActId> {
        self.acts.last().map(|act| act.id)
    }

    /// The act that the next redo does again.
    pub(in crate::review) fn redo(&self) -> Option<ActId> {
        self.undone.get(self.passed..)?.last().map(|act| act.id)
    }
}

/// The acts that stand.
pub(in crate::review) fn standing(journal: &Journal) -> Standing<'_> {
    let mut standing = Standing::default();
    for recorded in &journal.acts {
        match &recorded.act {
            Act::Change(_) => {
                standing.acts.push(recorded);
                standing.passed = standing.undone.len();
            }
            Act::Undo(id) => {
                shift(*id, &mut standing.acts, &mut standing.undone);
            }
            // Also when another program has done something new meanwhile: who asked for it saw it undone.
            Act::Redo(id) => {
                let from = shift(*id, &mut standing.undone, &mut standing.acts);
                standing.passed -= usize::from(from.is_some_and(|at| at < standing.passed));
                standing.acts.sort_by_key(|act| act.id);
            }
        }
    }
    standing
}

/// Two programs may take back the same act at the same time: the second time nothing happens. Gives from where it
/// went.
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

    /// Acts as letters: `.` does something, `u` undoes and `r` redoes what is next.
    fn played(keys: &str) -> Vec<i64> {
        let mut journal = Journal::default();
        for (id, key) in (1..).zip(keys.chars()) {
            let act = match key {
                'u' => standing(&journal).undo().map(Act::Undo),
                'r' => standing(&journal).redo().map(Act::Redo),
                _ => Some(Act::Change(Vec::new())),
            };
            let recorded =
                |act| Recorded { id: ActId(id), stamp: Stamp::default(), text: TextHash::default(), act };
            journal.acts.extend(act.map(recorded));
        }
        standing(&journal).acts.iter().map(|act| act.id.0).collect()
    }

    #[test]
    fn undo_and_redo_go_all_the_way() {
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
    fn what_two_programs_take_back_at_once_is_taken_back_once() {
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
        let mut journal = Journal { acts, unknown: 0 };
        let ids = |journal: &Journal| standing(journal).acts.iter().map(|act| act.id.0).collect::<Vec<_>>();
        assert_eq!(ids(&journal), [1]);
        assert_eq!(standing(&journal).redo(), Some(ActId(2)));
        // One asks for it again while the other does something new.
        journal.acts.extend([act(6, change()), act(7, Act::Redo(ActId(2)))]);
        assert_eq!(ids(&journal), [1, 2, 6]);
        assert_eq!(standing(&journal).redo(), None);
    }
}
