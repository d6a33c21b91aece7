//! Words -> the pronoun that agrees with them.

use crate::analysis::{Mention, MentionKind};
use crate::text::quotation_marks::before_apostrophe;

/// "he" for "He", "his" and "he’s"; nothing for those of the first and second person, which stand for nobody
/// the reporter has named.
pub(crate) fn subject_form(word: &str) -> Option<&'static str> {
    let word = before_apostrophe(word);
    ["he", "she", "they", "it"]
        .into_iter()
        .zip([["his", "him"], ["her", "her"], ["their", "them"], ["its", "its"]])
        .find_map(|(form, others)| {
            let fits = word.eq_ignore_ascii_case(form)
                || others.iter().any(|other| word.eq_ignore_ascii_case(other));
            fits.then_some(form)
        })
}

/// The pronoun that fits "spokeswoman", "Mrs." and the like.
pub(crate) fn fitting(words: &str) -> Option<&'static str> {
    const HE: &str =
        "Mr Mr. Sir Lord King Prince spokesman chairman congressman father brother son husband man";
    const SHE: &str = "Mrs Mrs. Ms Ms. Lady Dame Queen Princess spokeswoman chairwoman congresswoman mother \
        sister daughter wife woman";
    words.split_whitespace().find_map(|word| {
        let is_in = |list: &str| list.split_whitespace().any(|listed| listed == word);
        if is_in(HE) {
            Some("he")
        } else if is_in(SHE) {
            Some("she")
        } else {
            None
        }
    })
}

/// A mention by name, metonym or description that can be somebody who speaks.
pub(crate) fn can_stand(mention: &Mention) -> bool {
    !matches!(mention.kind, MentionKind::Demonym | MentionKind::Place | MentionKind::Pronoun)
}
