//! Words with the marks of a difference -> the role of each: {+words+} are added, [-words-] are removed.

use crate::tui::theme::StyleRole;

/// The role of each word that is between the marks of a difference, `None` for the others.
pub(super) fn roles<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<Option<StyleRole>> {
    let mut inside = None;
    let role = |word: &str| {
        let opened = match (word.find("{+"), word.find("[-")) {
            (Some(added), Some(removed)) if removed < added => Some(StyleRole::Removed),
            (Some(_), _) => Some(StyleRole::Added),
            (None, Some(_)) => Some(StyleRole::Removed),
            (None, None) => None,
        };
        let role = inside.or(opened);
        inside = role.filter(|_| !(word.contains("+}") || word.contains("-]")));
        role
    };
    words.into_iter().map(role).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn added_words_and_removed_words_have_roles_of_their_own() {
        let roles = |line: &str| -> String {
            let letter = |role| match role {
                Some(StyleRole::Added) => '+',
                Some(StyleRole::Removed) => '-',
                _ => '.',
            };
            roles(line.split(' ')).into_iter().map(letter).collect()
        };
        assert_eq!(roles("We will {+not+} close by [-May-] {+June+}"), "..+..-+");
        assert_eq!(roles("so [-it was then-] {+they are+} now"), ".---++.");
    }
}
