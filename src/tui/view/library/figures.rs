//! Numbers as the library shows them.

/// "1 article", "4 articles".
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// "12%" of a whole; empty if the whole is zero.
pub(super) fn per_cent(part: usize, whole: usize) -> String {
    let share = (part * 100 + whole / 2).checked_div(whole);
    share.map(|share| format!("{share}%")).unwrap_or_default()
}
