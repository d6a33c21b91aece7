//! Text -> rows of a screen, and text that is safe for a terminal.

use super::{choice, text_of};
use pullquote::text::cells::cells;
use pullquote::text::{Span, sanitize, wrap};
use std::borrow::Cow;

/// Every character is in one row, and every row fits.
pub(crate) fn wrapping(bytes: &[u8]) {
    let (width, bytes) = choice(bytes, 200);
    let (width, text) = (width + 2, text_of(bytes));
    let all = Span::new(0, text.len());
    let rows = wrap::rows(&text, all, width);
    let mut end = 0;
    for row in &rows {
        let between = text.get(end as usize..row.start as usize).expect("rows are in order");
        let left_out = cells(between, Span::new(0, between.len())).find(|cell| !cell.is_blank());
        assert!(left_out.is_none(), "{left_out:?} is in no row");
        let columns: usize = cells(&text, *row).map(|cell| cell.columns).sum();
        assert!(columns <= width, "{columns} columns in {width}");
        end = row.end;
    }
    let rest = text.get(end as usize..).expect("rows end in the text");
    assert!(cells(rest, Span::new(0, rest.len())).all(|cell| cell.is_blank()), "{rest:?} is in no row");
}

/// What is shown has no control characters, and is shown the same when it is cleaned again.
pub(crate) fn sanitizing(bytes: &[u8]) {
    let text = text_of(bytes);
    let once = sanitize::line(&text).into_owned();
    assert!(once.chars().all(is_safe), "{once:?}");
    assert!(matches!(sanitize::line(&once), Cow::Borrowed(_)), "{once:?}");
    let once = sanitize::block(&text).into_owned();
    assert!(once.chars().all(|c| c == '\n' || is_safe(c)), "{once:?}");
    assert!(matches!(sanitize::block(&once), Cow::Borrowed(_)), "{once:?}");
}

fn is_safe(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        && !matches!(c, '\u{e0000}'..='\u{e007f}')
}
