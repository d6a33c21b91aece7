//! A head in lower case -> the description around it: "the foreign ministry".

use super::scene::{FoundTokens, HEAD, OrganizationScene};
use crate::analysis::MentionKind;
use crate::analysis::token::Shape;
use crate::lexicon::lists::List;

impl OrganizationScene<'_, '_> {
    /// "the foreign ministry", "the Russian defence ministry", "the company".
    pub(super) fn described(&self, at: usize, free: usize) -> Option<FoundTokens> {
        // "the press" is a profession, "Norway’s oil" a thing.
        let is_lower = || self.passage.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower);
        if !self.class(at).is(HEAD) || !is_lower() || self.is(at, List::ThingsLikeHeads) {
            return None;
        }
        let floor = free.max(self.sentence(at).start).max(at.saturating_sub(4));
        let mut start = at;
        while start > floor && !self.is(start, List::DefiniteArticle) {
            // "Norway’s foreign ministry": with a country it is a name.
            let owned = self.with_country(start, floor);
            if owned < start {
                return Some((owned..at + 1, MentionKind::Name));
            }
            let modifier = self.is_country(start - 1)
                || self.is(start - 1, List::InstitutionModifiers)
                || self.is(start - 1, List::DefiniteArticle);
            if !modifier {
                return None;
            }
            start -= 1;
        }
        let article = self.is(start, List::DefiniteArticle) && start < at;
        article.then_some((start..at + 1, MentionKind::Nominal))
    }
}
