//! Rows of different heights -> which of them a panel shows, and where.

use ratatui::layout::Rect;

/// The entries around the selected one that fill `fit` lines.
pub(super) fn window(
    selected: usize,
    count: usize,
    (fit, height): (usize, &dyn Fn(usize) -> usize),
) -> std::ops::Range<usize> {
    let selected = selected.min(count.saturating_sub(1));
    let (mut first, mut last) = (selected, selected);
    let mut taken = height(selected);
    while first > 0 && taken + height(first - 1) <= fit / 2 {
        first -= 1;
        taken += height(first);
    }
    while last + 1 < count && taken < fit {
        last += 1;
        taken += height(last);
    }
    while first > 0 && taken + height(first - 1) <= fit {
        first -= 1;
        taken += height(first);
    }
    first..(last + 1).min(count)
}

/// The places of some entries, one below the other.
pub(super) fn stacked(
    inner: Rect,
    entries: std::ops::Range<usize>,
    height: impl Fn(usize) -> usize,
) -> Vec<(usize, Rect)> {
    let mut y = inner.y;
    let mut places = Vec::new();
    for index in entries.take_while(|_| inner.height > 0) {
        let left = inner.bottom().saturating_sub(y);
        if left == 0 {
            break;
        }
        let height = u16::try_from(height(index)).unwrap_or(left).min(left);
        places.push((index, Rect { y, height, ..inner }));
        y += height;
    }
    places
}
