//! Reporting verbs by class: every form in `assets/words/cues.tsv`.

use super::lists::{List, ListSet};
use std::sync::LazyLock;

/// How a reporting verb reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CueClass {
    /// "said": reports and does nothing else.
    Say,
    /// "told": names the listener before the words.
    Tell,
    /// "asked".
    Ask,
    /// "added", "warned": reports words and says how they were meant.
    Report,
    /// "described ... as", "condemned": a view; a phrase of it can be quoted.
    Judge,
    /// "believes", "wants": a thought or an intention.
    Think,
    /// "laughed", "read": a report only directly beside a quotation.
    Manner,
}

const LISTS: [(List, CueClass); 7] = [
    (List::CueSay, CueClass::Say),
    (List::CueTell, CueClass::Tell),
    (List::CueAsk, CueClass::Ask),
    (List::CueReport, CueClass::Report),
    (List::CueJudge, CueClass::Judge),
    (List::CueThink, CueClass::Think),
    (List::CueManner, CueClass::Manner),
];

/// The class of each set of lists: every word of a text is asked for.
static CLASSES: LazyLock<Vec<Option<CueClass>>> = LazyLock::new(|| {
    let class = |lists: ListSet| LISTS.iter().find(|(list, _)| lists.has(*list)).map(|&(_, class)| class);
    ListSet::table(class)
});

/// Whether a word in these lists may report although it is no verb: "according", "claim", "in" of "in her view". The
/// grammar looks for no other frame or noun: one with another list must be named here.
#[must_use]
pub fn may_begin_report(lists: ListSet) -> bool {
    const LISTS: [List; 4] =
        [List::ReportFrames, List::LeadsToViews, List::NounsOfStatements, List::NounsOfVows];
    LISTS.into_iter().any(|list| lists.has(list))
}

/// How a word in these lists reports; `None` if it does not.
#[must_use]
pub fn class_in(lists: ListSet) -> Option<CueClass> {
    lists.look_up(&CLASSES)
}

/// How `word`, a form in lower case, reports; `None` if it does not.
#[must_use]
pub fn class_of(word: &str) -> Option<CueClass> {
    class_in(ListSet::of(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_known_by_class() {
        for (word, class) in [
            ("said", Some(CueClass::Say)),
            ("told", Some(CueClass::Tell)),
            ("adding", Some(CueClass::Report)),
            ("describing", Some(CueClass::Judge)),
            ("laughed", Some(CueClass::Manner)),
            ("table", None),
            ("", None),
        ] {
            assert_eq!(class_of(word), class, "{word}");
        }
    }
}
