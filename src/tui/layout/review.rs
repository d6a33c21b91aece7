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
    /// The passage of the source that the quotation is compared with.
    pub source: Rect,
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
    /// Rows of the comparison with a source; none if no source is open.
    pub source: u16,
    /// Rows of the decision and its note.
    pub decision: u16,
    /// How much of the article is shown.
    pub context: CardContext,
}

/// Fewer rows of the article tell nothing of what a quotation is about.
const MIN_CONTEXT: u16 = 3;

/// In fewer rows, a comparison would have to be scrolled line by line.
const MIN_SOURCE: u16 = 5;

/// Rows of a border.
const FRAME: u16 = 2;

/// In fewer rows there is no room for words of a quotation, its speaker and the evidence.
const MIN_QUOTE: u16 = 4;

/// Candidates that stay on a card beside a source.
const MIN_SPEAKERS: u16 = 4;

impl CardNeeds {
    /// What a card beside a source can make do with on a screen of this height: less with each step.
    fn sparing(self, rows: u16) -> Vec<Self> {
        let spoken = Self { also: 0, ..self };
        let decided = Self { decision: 1, ..spoken };
        let fewer = Self {
            speakers: self.speakers.min(MIN_SPEAKERS),
            source: self.source.min(MIN_SOURCE - 1),
            ..decided
        };
        let quotes = || (MIN_QUOTE..=self.quote.min(rows)).rev();
        let cut = |needs: Self| quotes().map(move |quote| Self { quote, ..needs });
        [spoken, decided].into_iter().chain(cut(decided)).chain(cut(fewer)).collect()
    }
}

impl ReviewLayout {
    /// Divides a screen of this size. Beside a source, what else the speaker said, the note, the evidence and the candidates
    /// give up rows, in this order, where otherwise none would be left for the article.
    #[must_use]
    pub fn of(columns: u16, rows: u16, needs: CardNeeds) -> Self {
        let whole = Self::divided(columns, rows, needs);
        if needs.source == 0 || whole.has_text() {
            return whole;
        }
        let sparing = needs.sparing(rows).into_iter().map(|needs| Self::divided(columns, rows, needs));
        sparing.into_iter().find(Self::has_text).unwrap_or(whole)
    }

    /// Whether the article has as many rows as tell what a quotation is about, within its frame or below its line.
    fn has_text(&self) -> bool {
        self.context.height >= MIN_CONTEXT + if self.borders { FRAME } else { 1 }
    }

    fn divided(columns: u16, rows: u16, needs: CardNeeds) -> Self {
        let screen = Rect::new(0, 0, columns, rows);
        let [heading, rest] = split_rows(screen, 1);
        let hint_rows = if rows < 16 { 1 } else { 2 };
        let [body, footer] = split_rows(rest, rest.height.saturating_sub(hint_rows));
        let base = Self { heading, footer, borders: true, ..Self::default() };
        match SizeClass::of(columns, rows) {
            SizeClass::Tiny | SizeClass::Single => base.single(body, needs).with_source(needs.source),
            SizeClass::Small => base.small(body, needs),
            SizeClass::Medium => {
                let [queue, card] = split_columns(body, (columns / 3).min(44));
                let [_, card] = split_columns(card, 1);
                let base = Self { queue, ..base };
                base.card(card, needs).with_source(needs.source)
            }
            SizeClass::Wide => {
                let [queue, rest] = split_columns(body, 46);
                let [card, context] = split_columns(rest, 86.min(rest.width.saturating_sub(60)));
                let [_, card] = split_columns(card, 1);
                Self { queue, ..base }.beside(card, context, needs).with_source(needs.source)
            }
        }
    }

    /// One below the other, without a border.
    fn single(self, body: Rect, needs: CardNeeds) -> Self {
        let quote = needs.quote.min(share(body.height, (2, 5))).max(body.height.min(3));
        let [quote, rest] = split_rows(body, quote);
        let decided = needs.decision.min(body.height / 5).max(1);
        let [rest, decision] = split_rows(rest, rest.height.saturating_sub(decided));
        let speakers = match needs.context {
            CardContext::Beside => needs.speakers.min(share(rest.height, (3, 5))),
            CardContext::Whole => 0,
        };
        let [speakers, context] = split_rows(rest, speakers);
        Self { quote, speakers, context, decision, borders: false, ..self }
    }

    /// The quotation above, candidates and article below it, the decision at the foot.
    fn small(self, body: Rect, needs: CardNeeds) -> Self {
        let [quote, rest] = split_rows(body, needs.quote.saturating_add(1).min(body.height / 2));
        let decided = needs.decision.min(body.height / 5).max(1);
        let [middle, decision] = split_rows(rest, rest.height.saturating_sub(decided));
        let base = Self { quote, decision, ..self };
        if needs.context == CardContext::Whole {
            return Self { context: middle, ..base }.with_source(needs.source);
        }
        let candidates = needs.speakers.saturating_add(1);
        let below = middle.height.saturating_sub(candidates);
        if needs.source == 0 && below >= 2 * MIN_CONTEXT {
            let [speakers, context] = split_rows(middle, candidates);
            return Self { speakers, context, ..base };
        }
        let [left, right] = split_columns(middle, share(middle.width, (1, 2)));
        if needs.source == 0 {
            return Self { speakers: left, context: right, ..base };
        }
        // The article has the rows that the candidates leave free.
        let has_room = below >= MIN_CONTEXT + FRAME;
        let [speakers, context] = split_rows(left, if has_room { candidates } else { left.height });
        Self { speakers, context, source: right, ..base }
    }

    /// Gives a source the rows it needs above the article, or all where the article would be left with too few.
    fn with_source(self, rows: u16) -> Self {
        let all = self.context;
        if rows == 0 || all.is_empty() {
            return self;
        }
        let frame = if self.borders { FRAME } else { 0 };
        let most = all.height.saturating_sub(MIN_CONTEXT + frame).min(share(all.height, (2, 3)));
        let wanted = rows.saturating_add(frame);
        if most < wanted.min(MIN_SOURCE + frame) {
            return Self { source: all, context: Rect::default(), ..self };
        }
        let [source, context] = split_rows(all, wanted.min(most));
        Self { context, source, ..self }
    }

    /// One below the other: the quotation, the candidates, what else was said, the decision, and the article.
    fn card(self, body: Rect, needs: CardNeeds) -> Self {
        let [quote, rest] = split_rows(body, needs.quote.saturating_add(1).min(body.height / 2));
        if needs.context == CardContext::Whole {
            let [context, decision] = split_rows(rest, rest.height.saturating_sub(needs.decision.max(1)));
            return Self { quote, context, decision, ..self };
        }
        let half = rest.height / 2;
        let [speakers, rest] = split_rows(rest, needs.speakers.saturating_add(1).min(half));
        let also = if needs.also == 0 { 0 } else { needs.also.min(4) + 2 };
        let [also, rest] = split_rows(rest, also.min(rest.height / 3));
        let [decision, context] = split_rows(rest, needs.decision.max(2));
        Self { quote, speakers, also, context, decision, ..self }
    }

    /// The card in a column of its own, and the whole article beside it.
    fn beside(self, body: Rect, context: Rect, needs: CardNeeds) -> Self {
        let [quote, rest] = split_rows(body, needs.quote.saturating_add(1).min(share(body.height, (3, 5))));
        let [speakers, rest] = split_rows(rest, needs.speakers.saturating_add(1));
        // The last row stays blank.
        let [decision, also] = split_rows(rest, needs.decision.saturating_add(1).max(3));
        Self { quote, speakers, also, context, decision, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_part_of_a_card_leaves_the_screen_or_overlaps_another() {
        for context in [CardContext::Beside, CardContext::Whole] {
            for source in [0, 3, 12] {
                let needs = CardNeeds { quote: 7, speakers: 6, also: 3, source, decision: 4, context };
                for columns in (0..=210).chain([u16::MAX]) {
                    for rows in (0..=60).chain([u16::MAX]) {
                        let layout = ReviewLayout::of(columns, rows, needs);
                        let screen = Rect::new(0, 0, columns, rows);
                        let ReviewLayout {
                            heading,
                            queue,
                            quote,
                            speakers,
                            also,
                            context,
                            source,
                            decision,
                            footer,
                            ..
                        } = layout;
                        let mut placed =
                            vec![heading, queue, quote, speakers, also, context, decision, footer];
                        placed.push(source);
                        placed.retain(|area| !area.is_empty());
                        for (index, area) in placed.iter().enumerate() {
                            assert_eq!(
                                area.intersection(screen),
                                *area,
                                "{columns}x{rows}: {area:?} is outside"
                            );
                            let free = placed.iter().skip(index + 1).all(|other| !area.intersects(*other));
                            assert!(free, "{columns}x{rows}: overlap");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_usual_sizes_have_room_for_all_parts() {
        let needs = CardNeeds { quote: 5, speakers: 5, also: 3, ..CardNeeds::default() };
        for (columns, rows) in [(60, 20), (80, 24), (120, 40), (200, 50)] {
            let layout = ReviewLayout::of(columns, rows, needs);
            assert!(layout.quote.height >= 5, "{columns}x{rows}: {:?}", layout.quote);
            assert!(layout.speakers.height >= 5, "{columns}x{rows}: {:?}", layout.speakers);
            assert!(layout.context.height >= 4, "{columns}x{rows}: {:?}", layout.context);
            assert!(!layout.decision.is_empty());
            assert_eq!(layout.queue.is_empty(), columns < 100);
        }
    }

    #[test]
    fn a_source_leaves_the_article_its_place_where_there_are_rows_for_both() {
        for (columns, rows, source) in [(80, 24, 5), (120, 40, 8), (200, 50, 12)] {
            let needs = CardNeeds { quote: 5, speakers: 5, source, ..CardNeeds::default() };
            let layout = ReviewLayout::of(columns, rows, needs);
            assert!(layout.source.height >= source + FRAME, "{columns}x{rows}: {:?}", layout.source);
            assert!(layout.context.height >= MIN_CONTEXT + FRAME, "{columns}x{rows}: {:?}", layout.context);
        }
        let needs = CardNeeds { quote: 5, speakers: 5, source: 12, ..CardNeeds::default() };
        let long = CardNeeds { quote: 9, speakers: 6, source: 12, decision: 5, also: 3, ..needs };
        for (columns, rows) in [(60, 20), (80, 24), (100, 30), (120, 40), (200, 50)] {
            let layout = ReviewLayout::of(columns, rows, long);
            assert!(layout.has_text() && layout.source.height > 3, "{columns}x{rows}: {layout:?}");
            assert!(layout.quote.height >= MIN_QUOTE, "{columns}x{rows}: {:?}", layout.quote);
        }
        let small = ReviewLayout::of(60, 16, needs);
        assert!(small.context.is_empty() && small.source.height >= 3, "{small:?}");
    }

    #[test]
    fn at_80_by_24_candidates_and_article_have_the_whole_width_and_leave_no_row_free() {
        let needs = CardNeeds { quote: 5, speakers: 5, ..CardNeeds::default() };
        let layout = ReviewLayout::of(80, 24, needs);
        assert_eq!((layout.speakers.width, layout.context.width), (80, 80));
        assert_eq!(layout.speakers.height, 6, "one row apart from the article");
        assert_eq!(layout.context.bottom(), layout.decision.y);
        let long = ReviewLayout::of(80, 24, CardNeeds { quote: 40, ..needs });
        assert!(long.context.height >= 8, "beside the candidates: {:?}", long.context);
    }
}
