//! Cells are as wide as ratatui draws them, so text ends up where the layout measured it.

use proptest::prelude::*;
use pullquote::text::Span;
use pullquote::text::cells::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

proptest! {
    #[test]
    fn a_cell_takes_the_columns_it_was_measured_with(text in "[ -~éß“—中한ｶカガﾞﾟ🦀👩🏽❤🇰🇷कष्िः\u{200d}\u{fe0f}\u{301}\u{3000}]{0,20}|.{0,20}") {
        for cell in cells(&text, Span::new(0, text.len())) {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
            let (end, _) = buffer.set_stringn(0, 0, &cell.glyph, 4, Style::new());
            prop_assert_eq!(usize::from(end), cell.columns, "{:?} of {:?}", cell.glyph, text);
        }
    }
}
