//! "It" -> a text that the sentence before tells of, or whoever sent it.

use super::AntecedentSearch;
use crate::analysis::Speaker;
use crate::analysis::attribution::coreference::agreement::can_stand;
use crate::analysis::attribution::coreference::antecedent_clue::AntecedentClue;
use crate::analysis::attribution::coreference::place::SubjectPlace;
use crate::analysis::attribution::coreference::placed_mention::PlacedMention;
use crate::analysis::grammar::TokenKind;
use crate::analysis::weights::ClueSet;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

impl AntecedentSearch<'_> {
    /// A text of which the sentence right before tells: "Mensah sent a note. “…,” it said": whoever sent it, or the text itself.
    ///
    /// Leaves alone: In a statement, the ministry hardened its tone. “…,” it said.
    pub(super) fn look_at_texts(&mut self) {
        const MAX_TOKENS: usize = 80;
        let outline = self.outline;
        let here = outline.sentence(self.at);
        let is_near = |at: usize| {
            outline.sentence(at) + 1 == here
                && outline.paragraph(self.at).saturating_sub(outline.paragraph(at)) <= 1
        };
        let is_text = |at: &usize| {
            is_near(*at) && outline.kind(*at) != TokenKind::Quoted && outline.is(*at, List::WrittenTexts)
        };
        if self.word != "it" || here == 0 {
            return;
        }
        let reach = self.at.saturating_sub(MAX_TOKENS)..self.at;
        let Some((article, noun)) = reach.rev().filter(is_text).find_map(|noun| {
            let mut before = (noun.saturating_sub(3)..noun).rev();
            let article = before.find(|&at| matches!(outline.passage.word(at), "a" | "an"))?;
            // "In a statement, the ministry hardened its tone. “…,” it said".
            let preposition = TokenKind::Function(FunctionWord::Preposition);
            (outline.kind_before(article) != preposition).then_some((article, noun))
        }) else {
            return;
        };
        let text = Speaker::Group(outline.span_of(&(article..noun + 1)));
        let speaker = self.sender(article).unwrap_or(text);
        let clues = self.clues_of_place(SubjectPlace::of(outline, article), false);
        let of_text = ClueSet::of(&[AntecedentClue::DescribedSubject, AntecedentClue::SubjectOfLast]);
        self.add_unquoted(speaker, clues);
        self.add_unquoted(speaker, of_text);
    }

    /// Whoever sends or writes the text that begins at token `article`: the first who is named in its sentence.
    fn sender(&self, article: usize) -> Option<Speaker> {
        const REACH: usize = 2;
        let outline = self.outline;
        let sends = (article.saturating_sub(REACH)..article).any(|at| outline.is(at, List::VerbsOfSending));
        let start = outline.sentence_start(outline.sentence(article));
        let named = self.known.inside(outline.span_of(&(start..article)));
        // "The Labour candidate sent an email": the party is only a part of the description.
        let is_part = |mention: &&PlacedMention| {
            outline.kind(mention.token_behind(outline.passage)) == TokenKind::Word
                && outline.kind(start) == TokenKind::Function(FunctionWord::Determiner)
        };
        let mut named = named.iter().filter(|mention| can_stand(mention));
        let first = named.next().filter(|_| sends);
        first.filter(|mention| !is_part(mention)).map(|mention| Speaker::Entity(mention.entity))
    }
}
