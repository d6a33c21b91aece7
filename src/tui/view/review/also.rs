//! What else the speaker said in this article: a reviewer sees whether the quotation fits.

use crate::analysis::Quotation;
use crate::review::Verdict;
use crate::text::span::offset;
use crate::text::{Span, wrap};
use crate::tui::layout::review::ReviewLayout;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::quotation::{content, verdict_sign};
use crate::tui::view::review::frame::{ShownCard, inset};
use ratatui::layout::Rect;

/// Rows that it needs, with one line for each quotation.
pub(super) fn rows(shown: &ShownCard<'_>) -> u16 {
    u16::try_from(others(shown).take(MAX_OTHERS).count()).unwrap_or(u16::MAX)
}

/// No screen has room for more.
const MAX_OTHERS: usize = 100;

/// The other quotations of the speaker, without rejected ones.
fn others<'a>(shown: &ShownCard<'a>) -> impl Iterator<Item = &'a Quotation> {
    let (reading, own) = (&shown.state.reading, shown.quotation);
    let speaker = own.attribution.as_ref().map(|attribution| attribution.speaker);
    let rejected = |quotation: &Quotation| {
        matches!(reading.review().decision(quotation.id).verdict, Verdict::Rejected(_))
    };
    let says = move |quotation: &&Quotation| {
        quotation.attribution.as_ref().is_some_and(|by| Some(by.speaker) == speaker)
    };
    let quotations = reading.analysis.quotations.iter();
    quotations.filter(says).filter(move |other| other.id != own.id && !rejected(other))
}

/// Draws as many as there is room for, each on two lines where there is plenty.
pub(super) fn draw(painter: &mut Painter<'_>, shown: &ShownCard<'_>, layout: &ReviewLayout) {
    let place = inset(layout.also);
    let others: Vec<&Quotation> = others(shown).take(MAX_OTHERS).collect();
    if place.height < 2 || others.is_empty() {
        return;
    }
    painter.text(row(place, 0), "also by this speaker", StyleRole::Faint);
    let list = Rect { y: place.y + 1, height: place.height - 1, ..place };
    let lines = if others.len() * 3 <= usize::from(list.height) { 3 } else { 1 };
    let mut next = 0;
    for quotation in others {
        let line = row(list, next);
        if line.is_empty() {
            return;
        }
        let number = format!("{:>3} {} ", quotation.id.0 + 1, verdict_sign(shown.state, quotation.id));
        let taken = painter.text(line, &number, StyleRole::Faint);
        let width = line.width.saturating_sub(taken);
        let words = content(shown.state, quotation);
        let wrapped = wrap::rows(&words, Span::new(0, words.len()), usize::from(width).max(2));
        let count = wrapped.len().min(lines);
        for (index, one) in wrapped.iter().take(count).enumerate() {
            let end = if index + 1 == count { offset(words.len()) } else { one.end };
            let place = row(list, next + index);
            let place = Rect { x: place.x + taken.min(place.width), width, ..place };
            painter.text(place, Span { end, ..*one }.of(&words), StyleRole::Quotation);
        }
        next += count;
    }
}
