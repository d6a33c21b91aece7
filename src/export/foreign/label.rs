//! The label of an annotation -> what it means.

use crate::analysis::QuotationKind;
use crate::text::fold::folded;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The table.
const TABLE: &str = include_str!("../../../assets/annotation/labels.txt");

static LABELS: LazyLock<HashMap<String, LabelMeaning>> = LazyLock::new(|| read(TABLE));

/// What a label means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelMeaning {
    /// A quotation, and how it is quoted if the label says so.
    Quotation(Option<QuotationKind>),
    /// The speaker of one.
    Speaker,
    /// The words that report one.
    Cue,
    /// A name.
    Name,
    /// Something that was taken for a quotation and is none.
    NotAQuotation,
    /// Anything else.
    Code,
}

/// What a label means.
pub(super) fn meaning(label: &str) -> LabelMeaning {
    LABELS.get(&plain(label)).copied().unwrap_or(LabelMeaning::Code)
}

/// A label without what is written one way or another.
fn plain(label: &str) -> String {
    folded(&label.replace(['-', '_'], " ")).trim().to_owned()
}

fn read(table: &str) -> HashMap<String, LabelMeaning> {
    let mut labels = HashMap::new();
    let mut meaning = LabelMeaning::Code;
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(heading) => meaning = headed(heading),
            None => labels.extend(line.split(',').map(|label| (plain(label), meaning))),
        }
    }
    labels
}

fn headed(heading: &str) -> LabelMeaning {
    match heading {
        "quotation" => LabelMeaning::Quotation(None),
        "speaker" => LabelMeaning::Speaker,
        "cue" => LabelMeaning::Cue,
        "name" => LabelMeaning::Name,
        "not a quotation" => LabelMeaning::NotAQuotation,
        kind => QuotationKind::from_word(kind)
            .map_or(LabelMeaning::Code, |kind| LabelMeaning::Quotation(Some(kind))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_mean_the_same_in_any_spelling() {
        for (label, expected) in [
            ("Quote", LabelMeaning::Quotation(None)),
            ("DIRECT_QUOTE", LabelMeaning::Quotation(Some(QuotationKind::Direct))),
            ("reported-speech", LabelMeaning::Quotation(Some(QuotationKind::Indirect))),
            ("Mixed quotation", LabelMeaning::Quotation(Some(QuotationKind::Partial))),
            ("Source", LabelMeaning::Speaker),
            ("cue", LabelMeaning::Cue),
            ("PERSON", LabelMeaning::Name),
            ("scare quotes", LabelMeaning::NotAQuotation),
            ("budget", LabelMeaning::Code),
            ("", LabelMeaning::Code),
        ] {
            assert_eq!(meaning(label), expected, "{label}");
        }
    }
}
