//! A word -> its stem and its regular forms: "close", "closes", "closed", "closing".

use std::collections::BTreeSet;

/// A word of fewer letters has no other forms.
const MIN_STEM: usize = 3;

/// The regular forms of a word: "close", "closes", "closed", "closing" for any of them.
pub(super) fn forms(key: &str) -> BTreeSet<String> {
    const ENDINGS: [&str; 8] = ["", "s", "es", "e", "ed", "d", "ing", "ly"];
    let stem = stem(key);
    let mut forms: BTreeSet<String> = ENDINGS.iter().map(|ending| format!("{stem}{ending}")).collect();
    // "carry", "carries", "carried".
    if let Some(before) = stem.strip_suffix(['y', 'i']) {
        forms.extend(["y", "ies", "ied"].iter().map(|ending| format!("{before}{ending}")));
        forms.insert(format!("{before}ying"));
    }
    // "stop", "stopped", "stopping".
    if let Some(last) = stem.chars().next_back().filter(char::is_ascii_alphabetic) {
        forms.extend(["ed", "ing"].iter().map(|ending| format!("{stem}{last}{ending}")));
    }
    forms.insert(key.to_owned());
    forms
}

/// A word without a regular ending.
pub(super) fn stem(key: &str) -> &str {
    const ENDINGS: [&str; 7] = ["ing", "ed", "es", "ly", "s", "e", "d"];
    if !key.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return key;
    }
    let mut stems = ENDINGS.iter().filter_map(|ending| key.strip_suffix(ending));
    let stem = stems.find(|stem| stem.len() >= MIN_STEM).unwrap_or(key);
    // "stopp" of "stopped".
    match stem.as_bytes() {
        [.., one, other]
            if stem.len() < key.len() && stem.len() > MIN_STEM && one == other && !b"ls".contains(one) =>
        {
            stem.get(..stem.len() - 1).unwrap_or(stem)
        }
        _ => stem,
    }
}
