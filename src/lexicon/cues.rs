//! Reporting verbs: `assets/words/cues.tsv`, by every form that is looked for.

use foldhash::HashMap;
use std::sync::LazyLock;

/// How a reporting verb reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CueClass {
    /// "said": reports and does nothing else.
    Say,
    /// "told": the listener stands before the words.
    Tell,
    /// "asked".
    Ask,
    /// "added", "warned": reports words and says how they were meant.
    Report,
    /// "described ... as", "condemned": a view, of which a phrase may be quoted.
    Judge,
    /// "believes", "wants": what somebody has in mind.
    Think,
    /// "laughed", "read": a report only right beside a quotation.
    Manner,
}

static FORMS: LazyLock<HashMap<&'static str, CueClass>> = LazyLock::new(|| {
    let rows = include_str!("../../assets/words/cues.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(row)
        .flat_map(|(class, forms)| forms.split_whitespace().map(move |form| (form, class)))
        .collect()
});

fn row(line: &'static str) -> Option<(CueClass, &'static str)> {
    let mut columns = line.split('\t').skip(1);
    Some((class_named(columns.next()?)?, columns.next()?))
}

fn class_named(word: &str) -> Option<CueClass> {
    Some(match word {
        "say" => CueClass::Say,
        "tell" => CueClass::Tell,
        "ask" => CueClass::Ask,
        "report" => CueClass::Report,
        "judge" => CueClass::Judge,
        "think" => CueClass::Think,
        "manner" => CueClass::Manner,
        _ => return None,
    })
}

/// What `word`, a form in small letters, reports; nothing for other words.
#[must_use]
pub fn class_of(word: &str) -> Option<CueClass> {
    FORMS.get(word).copied()
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

    #[test]
    fn every_row_is_read() {
        let rows = include_str!("../../assets/words/cues.tsv").lines().filter(|line| !line.starts_with('#'));
        for line in rows {
            assert!(row(line).is_some_and(|(_, forms)| !forms.contains("  ")), "{line:?}");
        }
    }
}
