//! The finding that comes next in the text, of one kind or of any.

use crate::analysis::{Analysis, EntityKind, Mention, MentionId};
use crate::text::Span;
use crate::text::span::offset;
use crate::tui::state::finding::Finding;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Next,
    Previous,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Quotation,
    Person,
    Country,
    Organization,
    Any,
}

/// The first finding of a kind that begins after byte `from` (from the beginning, for nothing), or the last one
/// that begins before it.
pub(super) fn step(
    analysis: &Analysis,
    kind: Kind,
    direction: Direction,
    from: Option<u32>,
) -> Option<Finding> {
    let mention = match kind {
        Kind::Quotation => None,
        kind => step_mention(analysis, kind, direction, from),
    };
    let quotation = match kind {
        Kind::Quotation | Kind::Any => step_quotation(analysis, direction, from),
        _ => None,
    };
    let start = |finding: &Finding| finding.span(analysis).start;
    match direction {
        Direction::Next => mention.into_iter().chain(quotation).min_by_key(start),
        Direction::Previous => mention.into_iter().chain(quotation).max_by_key(start),
    }
}

fn step_mention(analysis: &Analysis, kind: Kind, direction: Direction, from: Option<u32>) -> Option<Finding> {
    let mentions = &analysis.mentions;
    let fits = |mention: &Mention| kind == Kind::Any || kind_of(analysis, mention) == Some(kind);
    let found = match direction {
        Direction::Next => {
            let first = from.map_or(0, |from| mentions.partition_point(|mention| mention.span.start <= from));
            (first..mentions.len()).find(|&index| mentions.get(index).is_some_and(fits))
        }
        Direction::Previous => {
            let end = mentions.partition_point(|mention| mention.span.start < from.unwrap_or_default());
            (0..end).rev().find(|&index| mentions.get(index).is_some_and(fits))
        }
    };
    found.map(|index| Finding::Mention(MentionId(offset(index))))
}

fn kind_of(analysis: &Analysis, mention: &Mention) -> Option<Kind> {
    Some(match analysis.entity(mention.entity)?.kind {
        EntityKind::Country(_) => Kind::Country,
        EntityKind::Person { .. } => Kind::Person,
        EntityKind::Organization => Kind::Organization,
    })
}

fn step_quotation(analysis: &Analysis, direction: Direction, from: Option<u32>) -> Option<Finding> {
    let quotations = &analysis.quotations;
    let index = match direction {
        Direction::Next => from.map_or(0, |from| quotations.partition_point(|q| q.marks.start <= from)),
        Direction::Previous => {
            quotations.partition_point(|q| q.marks.start < from.unwrap_or_default()).checked_sub(1)?
        }
    };
    quotations.get(index).map(|quotation| Finding::Quotation(quotation.id))
}

/// The byte before a span; nothing before the first byte.
pub(super) fn before(span: Span) -> Option<u32> {
    span.start.checked_sub(1)
}
