//! Screen size -> where each part of a card is.
//!
//! Every size shows the same without scrolling, in the same order: the quotation and its speaker, the other candidates,
//! the text around it, and the decision. A larger screen adds the queue, the article, and what else the speaker said.

use crate::tui::layout::{SizeClass, share, split_columns, split_rows};
use crate::tui::state::reviewing::CardContext;
use ratatui::layout::Rect;

/// Where each part of a card is. Parts that are not shown are empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReviewLayout {
    /// The line with the number of the card and the progress.
    pub heading: Rect,
    /// The queue of cards.
    pub queue: Rect,
    /// The whole quotation, its speaker and the facts about it.
    pub quote: Rect,
    /// The candidates and their digits.
    pub speakers: Rect,
    /// What else the speaker said.
    pub also: Rect,
    /// The article around the quotation.
    pub context: Rect,
    /// The decision, the verification and the note.
    pub decision: Rect,
    /// The keys.
    pub footer: Rect,
    /// Whether the article has a border.
    pub borders: bool,
}

/// What the layout depends on besides the screen size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CardNeeds {
    /// Rows of the quotation and its facts.
    pub quote: u16,
    /// Rows of the candidates.
    pub speakers: u16,
    /// Rows of what else the speaker said.
    pub also: u16,
    /// How much of the article is shown.
    pub context: CardContext,
}

impl ReviewLayout {
    /// Divides a screen of this size.
    #[must_use]
    pub fn of(columns: u16, rows: u16, needs: CardNeeds) -> Self {
        let screen = Rect::new(0, 0, columns, rows);
        let [heading, rest] = split_rows(screen, 1);
        let hint_rows = if rows < 16 { 1 } else { 2 };
        let [body, footer] = split_rows(rest, rest.height.saturating_sub(hint_rows));
        let base = Self { heading, footer, borders: true, ..Self::default() };
        match SizeClass::of(columns, rows) {
            SizeClass::Tiny | SizeClass::Single => base.single(body, needs),
            SizeClass::Small => base.small(body, needs),
            SizeClass::Medium => {
                let [queue, card] = split_columns(body, (columns / 3).min(44));
                let [_, card] = split_columns(card, 1);
                Self { queue, ..base }.card(card, needs)
            }
            SizeClass::Wide => {
                let [queue, rest] = split_columns(body, 46);
                let [card, context] = split_columns(rest, 86.min(rest.width.saturating_sub(60)));
                let [_, card] = split_columns(card, 1);
                Self { queue, ..base }.beside(card, context, needs)
            }
        }
    }

    /// One below the other, without a border.
    fn single(self, body: Rect, needs: CardNeeds) -> Self {
        let quote = needs.quote.min(share(body.height, (2, 5))).max(body.height.min(3));
        let [quote, rest] = split_rows(body, quote);
        let [rest, decision] = split_rows(rest, rest.height.saturating_sub(1));
        let speakers = match needs.context {
            CardContext::Beside => needs.speakers.min(share(rest.height, (3, 5))),
            CardContext::Whole => 0,
        };
        let [speakers, context] = split_rows(rest, speakers);
        Self { quote, speakers, context, decision, borders: false, ..self }
    }

    /// The quotation above, candidates and article side by side below it, the decision at the foot.
    fn small(self, body: Rect, needs: CardNeeds) -> Self {
        let [quote, rest] = split_rows(body, needs.quote.saturating_add(1).min(body.height / 2));
        let [middle, decision] = split_rows(rest, rest.height.saturating_sub(1));
        let [speakers, context] = match needs.context {
            CardContext::Whole => [Rect::default(), middle],
            CardContext::Beside => split_columns(middle, share(middle.width, (1, 2))),
        };
        Self { quote, speakers, context, decision, ..self }
    }

    /// One below the other: the quotation, the candidates, what else was said, the decision, and the article.
    fn card(self, body: Rect, needs: CardNeeds) -> Self {
        let [quote, rest] = split_rows(body, needs.quote.saturating_add(1).min(body.height / 2));
        if needs.context == CardContext::Whole {
            let [context, decision] = split_rows(rest, rest.height.saturating_sub(1));
            return Self { quote, context, decision, ..self };
        }
        let half = rest.height / 2;
        let [speakers, rest] = split_rows(rest, needs.speakers.saturating_add(1).min(half));
        let also = if needs.also == 0 { 0 } else { needs.also.min(4) + 2 };
        let [also, rest] = split_rows(rest, also.min(rest.height / 3));
        let [decision, context] = split_rows(rest, 2);
        Self { quote, speakers, also, context, decision, ..self }
    }

    /// The card in a column of its own, and the whole article beside it.
    fn beside(self, body: Rect, context: Rect, needs: CardNeeds) -> Self {
        let [quote, rest] = split_rows(body, needs.quote.saturating_add(1).min(share(body.height, (3, 5))));
        let [speakers, rest] = split_rows(rest, needs.speakers.saturating_add(1));
        // The third row stays blank.
        let [decision, also] = split_rows(rest, 3);
        Self { quote, speakers, also, context, decision, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_part_of_a_card_leaves_the_screen_or_overlaps_another() {
        for context in [CardContext::Beside, CardContext::Whole] {
            let needs = CardNeeds { quote: 7, speakers: 6, also: 3, context };
            for columns in (0..=210).chain([u16::MAX]) {
                for rows in (0..=60).chain([u16::MAX]) {
                    let layout = ReviewLayout::of(columns, rows, needs);
                    let screen = Rect::new(0, 0, columns, rows);
                    let ReviewLayout {
                        heading, queue, quote, speakers, also, context, decision, footer, ..
                    } = layout;
                    let mut placed = vec![heading, queue, quote, speakers, also, context, decision, footer];
                    placed.retain(|area| !area.is_empty());
                    for (index, area) in placed.iter().enumerate() {
                        assert_eq!(area.intersection(screen), *area, "{columns}x{rows}: {area:?} is outside");
                        let free = placed.iter().skip(index + 1).all(|other| !area.intersects(*other));
                        assert!(free, "{columns}x{rows}: overlap");
                    }
                }
            }
        }
    }

    #[test]
    fn the_usual_sizes_have_room_for_all_parts() {
        let needs = CardNeeds { quote: 5, speakers: 5, also: 3, context: CardContext::Beside };
        for (columns, rows) in [(60, 20), (80, 24), (120, 40), (200, 50)] {
            let layout = ReviewLayout::of(columns, rows, needs);
            assert!(layout.quote.height >= 5, "{columns}x{rows}: {:?}", layout.quote);
            assert!(layout.speakers.height >= 5, "{columns}x{rows}: {:?}", layout.speakers);
            assert!(layout.context.height >= 4, "{columns}x{rows}: {:?}", layout.context);
            assert!(!layout.decision.is_empty());
            assert_eq!(layout.queue.is_empty(), columns < 100);
        }
    }
}
