//! The size of the screen -> where each part of a card stands.
//!
//! At every size the same is seen without scrolling, in the same order: the quotation, who said it, the others it
//! could have been, what stands around it, and how it was decided. A larger screen adds the queue and the article.

use crate::tui::layout::{Class, share, split_columns, split_rows};
use crate::tui::state::reviewing::CardContext;
use ratatui::layout::Rect;

/// Where everything of a card stands. What is not shown has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReviewLayout {
    /// The line that says which card of how many.
    pub heading: Rect,
    /// The cards in their order.
    pub queue: Rect,
    /// The quotation in full, and the facts about it.
    pub quote: Rect,
    /// The speakers by their digits.
    pub speakers: Rect,
    /// The article around the quotation.
    pub context: Rect,
    /// How it was decided, verified and noted.
    pub standing: Rect,
    /// The keys.
    pub footer: Rect,
    /// Whether the parts have borders.
    pub borders: bool,
}

/// What a layout depends on besides the size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Needs {
    /// Rows of the quotation with its facts.
    pub quote: u16,
    /// Rows of the speakers.
    pub speakers: u16,
    /// How much of the article is wanted.
    pub context: CardContext,
}

impl ReviewLayout {
    /// Divides a screen.
    #[must_use]
    pub fn of(columns: u16, rows: u16, needs: Needs) -> Self {
        let screen = Rect::new(0, 0, columns, rows);
        let [heading, rest] = split_rows(screen, 1);
        let hint_rows = if rows < 16 { 1 } else { 2 };
        let [body, footer] = split_rows(rest, rest.height.saturating_sub(hint_rows));
        let base = Self { heading, footer, borders: true, ..Self::default() };
        match Class::of(columns, rows) {
            Class::Tiny | Class::Single => base.single(body, needs),
            Class::Small => base.card(body, needs, Rows { quote: 9, standing: 3 }),
            Class::Medium => {
                let [queue, card] = split_columns(body, (columns / 3).min(44));
                Self { queue, ..base }.card(card, needs, Rows { quote: 12, standing: 5 })
            }
            Class::Wide => {
                let [queue, rest] = split_columns(body, 46);
                let [card, context] = split_columns(rest, 86.min(rest.width.saturating_sub(60)));
                let whole = Needs { context: CardContext::Beside, ..needs };
                let card = Self { queue, ..base }.card(card, whole, Rows { quote: 16, standing: 5 });
                // The article stands beside the card: the decision comes right below the speakers.
                let standing = Rect { y: card.speakers.bottom(), ..card.standing };
                Self { context, standing, ..card }
            }
        }
    }

    /// One below the other, without borders.
    fn single(self, body: Rect, needs: Needs) -> Self {
        let quote = needs.quote.min(share(body.height, (2, 5))).max(body.height.min(3));
        let [quote, rest] = split_rows(body, quote);
        let [rest, standing] = split_rows(rest, rest.height.saturating_sub(1));
        let speakers = match needs.context {
            CardContext::Beside => needs.speakers.min(share(rest.height, (3, 5))),
            CardContext::Whole => 0,
        };
        let [speakers, context] = split_rows(rest, speakers);
        Self { quote, speakers, context, standing, borders: false, ..self }
    }

    /// The quotation above, speakers and article side by side below it, the decision at the foot.
    fn card(self, body: Rect, needs: Needs, most: Rows) -> Self {
        let quote = (needs.quote.saturating_add(2)).min(most.quote).min(body.height / 2);
        let [quote, rest] = split_rows(body, quote);
        let [middle, standing] = split_rows(rest, rest.height.saturating_sub(most.standing));
        let whole = needs.context == CardContext::Whole;
        let (speakers, context) = if whole {
            (Rect::default(), middle)
        } else if body.width < 100 && middle.height < 16 {
            let [speakers, context] = split_columns(middle, share(middle.width, (11, 20)));
            (speakers, context)
        } else {
            let [speakers, context] =
                split_rows(middle, (needs.speakers.saturating_add(2)).min(middle.height / 2));
            (speakers, context)
        };
        Self { quote, speakers, context, standing, ..self }
    }
}

/// Rows that parts take at the most.
#[derive(Debug, Clone, Copy)]
struct Rows {
    quote: u16,
    standing: u16,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_part_of_a_card_is_outside_the_screen_or_on_top_of_another() {
        for context in [CardContext::Beside, CardContext::Whole] {
            let needs = Needs { quote: 7, speakers: 6, context };
            for columns in (0..=210).chain([u16::MAX]) {
                for rows in (0..=60).chain([u16::MAX]) {
                    let layout = ReviewLayout::of(columns, rows, needs);
                    let screen = Rect::new(0, 0, columns, rows);
                    let ReviewLayout { heading, queue, quote, speakers, context, standing, footer, .. } =
                        layout;
                    let mut placed = vec![heading, queue, quote, speakers, context, standing, footer];
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
    fn the_usual_sizes_show_all_parts_with_room() {
        let needs = Needs { quote: 5, speakers: 5, context: CardContext::Beside };
        for (columns, rows) in [(60, 20), (80, 24), (120, 40), (200, 50)] {
            let layout = ReviewLayout::of(columns, rows, needs);
            assert!(layout.quote.height >= 5, "{columns}x{rows}: {:?}", layout.quote);
            assert!(layout.speakers.height >= 5, "{columns}x{rows}: {:?}", layout.speakers);
            assert!(layout.context.height >= 4, "{columns}x{rows}: {:?}", layout.context);
            assert!(!layout.standing.is_empty());
            assert_eq!(layout.queue.is_empty(), columns < 100);
        }
    }
}
