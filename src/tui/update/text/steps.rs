//! The next or previous finding in the text, of one kind or of any.

use crate::analysis::{Analysis, EntityKind, Mention, MentionId};
use crate::review::session::Towards;
use crate::text::Span;
use crate::text::span::offset;
use crate::tui::state::finding::{Finding, FindingKind};

/// The first finding of a kind that starts after byte `from`, or the last one that starts before it.
///
/// `None` for `from` is before the first byte of the text.
pub(in crate::tui::update) fn step(
    analysis: &Analysis,
    kind: FindingKind,
    towards: Towards,
    from: Option<u32>,
) -> Option<Finding> {
    let mention = match kind {
        FindingKind::Quotation | FindingKind::Note | FindingKind::Link => None,
        kind => step_mention(analysis, kind, towards, from),
    };
    let quotation = match kind {
        FindingKind::Quotation | FindingKind::Any => step_quotation(analysis, towards, from),
        _ => None,
    };
    let start = |finding: &Finding| finding.span(analysis).start;
    match towards {
        Towards::Next => mention.into_iter().chain(quotation).min_by_key(start),
        Towards::Previous => mention.into_iter().chain(quotation).max_by_key(start),
    }
}

fn step_mention(
    analysis: &Analysis,
    kind: FindingKind,
    towards: Towards,
    from: Option<u32>,
) -> Option<Finding> {
    let mentions = &analysis.mentions;
    let fits = |mention: &Mention| kind == FindingKind::Any || kind_of(analysis, mention) == Some(kind);
    let found = match towards {
        Towards::Next => {
            let first = from.map_or(0, |from| mentions.partition_point(|mention| mention.span.start <= from));
            (first..mentions.len()).find(|&index| mentions.get(index).is_some_and(fits))
        }
        Towards::Previous => {
            let end = mentions.partition_point(|mention| mention.span.start < from.unwrap_or_default());
            (0..end).rev().find(|&index| mentions.get(index).is_some_and(fits))
        }
    };
    found.map(|index| Finding::Mention(MentionId(offset(index))))
}

fn kind_of(analysis: &Analysis, mention: &Mention) -> Option<FindingKind> {
    Some(match analysis.entity(mention.entity)?.kind {
        EntityKind::Country(_) => FindingKind::Country,
        EntityKind::Person { .. } => FindingKind::Person,
        EntityKind::Organization => FindingKind::Organization,
    })
}

fn step_quotation(analysis: &Analysis, towards: Towards, from: Option<u32>) -> Option<Finding> {
    let quotations = &analysis.quotations;
    let index = match towards {
        Towards::Next => from.map_or(0, |from| quotations.partition_point(|q| q.marks.start <= from)),
        Towards::Previous => {
            quotations.partition_point(|q| q.marks.start < from.unwrap_or_default()).checked_sub(1)?
        }
    };
    quotations.get(index).map(|quotation| Finding::Quotation(quotation.id))
}

/// The byte before a span; `None` if the span starts the text.
pub(in crate::tui::update) fn before(span: Span) -> Option<u32> {
    span.start.checked_sub(1)
}
