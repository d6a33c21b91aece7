//! Quotations -> those that are nested or apart: two that cross cannot both be what someone said.
//!
//! Marks, labels, block quotations and reporting clauses are each found by rules of their own. That their findings do not
//! cross is seen to here, once, and not by each of them.

use crate::analysis::{Quotation, QuotationId};
use crate::sorting;
use crate::text::Span;
use crate::text::span::offset;

/// Sorts the quotations from `first` on, drops those that cross one before them, and numbers the rest.
///
/// Gets right: an answer that ends inside the marks behind it. Leaves alone: words in marks inside an answer.
pub fn keep_apart(quotations: &mut Vec<Quotation>, first: usize) {
    let mut fresh = quotations.split_off(first.min(quotations.len()));
    sorting::by_key(&mut fresh, |quotation| (quotation.content.start, quotation.content.end));
    // Those that may still go on where the next one begins.
    let mut open: Vec<Span> = Vec::new();
    for mut quotation in fresh {
        let content = quotation.content;
        open.retain(|before| before.end > content.start);
        if open.iter().any(|before| before.start < content.start && before.end < content.end) {
            continue;
        }
        open.push(content);
        quotation.id = QuotationId(offset(quotations.len()));
        quotations.push(quotation);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::QuotationKind;

    fn kept(spans: &[(u32, u32)]) -> Vec<(u32, u32)> {
        let quotation = |&(start, end): &(u32, u32)| Quotation {
            id: QuotationId(0),
            kind: QuotationKind::Direct,
            content: Span { start, end },
            marks: Span { start, end },
            inside: Vec::new(),
            continues: None,
            cue: None,
            attribution: None,
            via: None,
        };
        let mut quotations = spans.iter().map(quotation).collect();
        keep_apart(&mut quotations, 0);
        quotations.iter().map(|quotation| (quotation.content.start, quotation.content.end)).collect()
    }

    #[test]
    fn quotations_are_nested_or_apart() {
        for (spans, expected) in [
            (&[(40, 540), (525, 553)][..], &[(40, 540)][..]),
            (&[(0, 9), (3, 5), (9, 12)], &[(0, 9), (3, 5), (9, 12)]),
            (&[(3, 9), (0, 9), (3, 5)], &[(0, 9), (3, 5), (3, 9)]),
            (&[(0, 5), (3, 9), (6, 12), (9, 12)], &[(0, 5), (6, 12), (9, 12)]),
            (&[(0, 5), (0, 9), (4, 7)], &[(0, 5), (0, 9)]),
        ] {
            assert_eq!(kept(spans), expected, "{spans:?}");
        }
    }
}
