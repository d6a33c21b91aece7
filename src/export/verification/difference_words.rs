//! A difference between a quotation and its source -> the sentence that tells it.

use crate::article::Article;
use crate::text::phrase::single_spaced;
use crate::verify::{Comparison, DifferenceFlag, DifferenceKind, Source, SourceVerdict, WordDifference};

/// A difference in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedDifference {
    /// What happened.
    pub kind: DifferenceKind,
    /// What makes it grave.
    pub flag: Option<DifferenceFlag>,
    /// The words of the quotation.
    pub quoted: String,
    /// The words of the source.
    pub said: String,
}

impl QuotedDifference {
    /// A difference between an article and a source.
    #[must_use]
    pub fn of(difference: &WordDifference, article: &Article, source: &Source) -> Self {
        Self {
            kind: difference.kind,
            flag: difference.flag,
            quoted: single_spaced(article.words(difference.quoted)),
            said: source.words_in(difference.said),
        }
    }

    /// What the quotation does with the words of the source: "leaves out “not” (negation)", "has “15” where the source has
    /// “50” (number)", "the source has a negation in what was left out: “not today”".
    #[must_use]
    pub fn words(&self) -> String {
        self.words_for(1)
    }

    /// The same, if the quotation does it more than once: "leaves out “not” twice (negation)".
    fn words_for(&self, times: usize) -> String {
        let Self { quoted, said, .. } = self;
        let often = match times {
            1 => String::new(),
            2 => " twice".to_owned(),
            times => format!(" {times} times"),
        };
        if self.kind == DifferenceKind::Shortened && self.flag == Some(DifferenceFlag::Negation) {
            return format!("the source has a negation in what was left out{often}: “{said}”");
        }
        let told = match self.kind {
            DifferenceKind::Moved => format!("moves “{}”", if quoted.is_empty() { said } else { quoted }),
            DifferenceKind::Shortened => format!("does not quote “{said}”"),
            _ if said.is_empty() => format!("adds “{quoted}”"),
            _ if quoted.is_empty() => format!("leaves out “{said}”"),
            _ => format!("has “{quoted}” where the source has “{said}”"),
        };
        let brackets = if self.kind == DifferenceKind::Edited { ", in brackets" } else { "" };
        let flag = self.flag.map(|flag| format!(" ({})", flag.word())).unwrap_or_default();
        format!("{told}{often}{brackets}{flag}")
    }
}

/// The differences in words, in their order, each once: "leaves out “not” twice (negation)".
#[must_use]
pub fn told_once(differences: &[QuotedDifference]) -> Vec<String> {
    let is_first = |at: usize, one: &QuotedDifference| !differences.iter().take(at).any(|other| other == one);
    let all = differences.iter().enumerate().filter(|(at, one)| is_first(*at, one));
    all.map(|(_, one)| one.words_for(differences.iter().filter(|other| *other == one).count())).collect()
}

/// The differences of a comparison in words, the gravest first, each once.
#[must_use]
pub fn told(found: &Comparison, article: &Article, source: &Source) -> Vec<String> {
    let differences = found.gravest_first();
    let quoted: Vec<QuotedDifference> =
        differences.iter().map(|difference| QuotedDifference::of(difference, article, source)).collect();
    told_once(&quoted)
}

/// What is said if a number beside a quoted phrase is another one in the source.
const OTHER_NUMBER: &str = "the sentence around it has another number";

/// What is said if nobody can tell whether the words are of who is quoted.
pub(super) const SPEAKER_OPEN: &str = "the source does not name who speaks";

/// The verdict of a comparison in words: "shortened, with a negation left out", "identical, but the source does not name who
/// speaks", "spoken by somebody else, in other words".
#[must_use]
pub fn told_verdict(found: &Comparison) -> String {
    let hidden = if found.hides_negation() { ", with a negation left out" } else { "" };
    let is_unshown = |difference: &WordDifference| !difference.kind.is_shown();
    // Who speaks and what is said are two faults: the graver one is the verdict, and the other is told, too.
    let other = match found.verdict {
        SourceVerdict::OtherSpeaker if found.differences.iter().any(is_unshown) => ", in other words",
        SourceVerdict::Differs if found.is_other_speaker => ", in a passage of somebody else",
        _ => "",
    };
    let open = if found.is_speaker_open { format!(", but {SPEAKER_OPEN}") } else { String::new() };
    let around = if found.around.is_empty() { String::new() } else { format!(", but {OTHER_NUMBER}") };
    format!("{}{hidden}{other}{open}{around}", found.verdict.label())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_more_than_once_is_told_once_and_counted() {
        let left_out = |said: &str| QuotedDifference {
            kind: DifferenceKind::LeftOut,
            flag: (said == "not").then_some(DifferenceFlag::Negation),
            quoted: String::new(),
            said: said.to_owned(),
        };
        assert_eq!(
            told_once(&[left_out("not"), left_out("soon"), left_out("not")]),
            ["leaves out “not” twice (negation)", "leaves out “soon”"]
        );
    }
}
