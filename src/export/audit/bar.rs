//! Shares -> bars and sparklines of characters.

use crate::text::phrase::{grouped, per_cent};

/// Characters in the longest bar.
const WIDTH: usize = 20;

const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// "━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  25%".
pub(super) fn bar(part: usize, whole: usize) -> String {
    let filled = (part * WIDTH + whole / 2).checked_div(whole).unwrap_or_default().min(WIDTH);
    format!("{}{} {:>4}", "━".repeat(filled), "╌".repeat(WIDTH - filled), percent(part, whole))
}

/// A percentage, rounded; "-" if there is nothing to divide by.
pub(super) fn percent(part: usize, whole: usize) -> String {
    per_cent(part, whole).unwrap_or_else(|| "-".to_owned())
}

/// One character a number, the largest one full.
pub(super) fn sparkline(numbers: impl Iterator<Item = usize> + Clone) -> String {
    let largest = numbers.clone().max().unwrap_or_default().max(1);
    let level = |number: usize| (number * (LEVELS.len() - 1)).div_ceil(largest);
    numbers.filter_map(|number| LEVELS.get(level(number))).collect()
}

/// "1,204 of 9,120 words (13%)".
pub(super) fn part_of(part: usize, whole: usize, what: &str) -> String {
    format!("{} of {} {what} ({})", grouped(part), grouped(whole), percent(part, whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_share() {
        assert_eq!(bar(1, 4), "━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  25%");
        assert_eq!(bar(4, 4), "━━━━━━━━━━━━━━━━━━━━ 100%");
        assert_eq!(bar(1, 1000), "╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  <1%");
        assert_eq!(percent(0, 0), "-");
        assert_eq!(sparkline([0, 1, 4, 8].into_iter()), "▁▂▅█");
        assert_eq!(sparkline([].into_iter()), "");
    }
}
