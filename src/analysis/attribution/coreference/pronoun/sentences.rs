//! A pronoun -> where its sentence and those right before it begin, to tell how far back anything else is.

use crate::analysis::grammar::Outline;

/// The sentences that are told apart: the pronoun's own and two before it.
const SENTENCES_KEPT: u32 = 3;

/// The bytes at which the pronoun's sentence and the two before it begin, and where the next one does. A byte is
/// compared with them faster than its token is found.
pub(super) struct NearSentences {
    /// The pronoun's sentence first. Those that the passage does not have begin where no text is.
    starts: [u32; SENTENCES_KEPT as usize],
    end: u32,
}

impl NearSentences {
    /// The sentences around token `at`.
    pub(super) fn of(outline: &Outline<'_, '_>, at: usize) -> Self {
        let here = outline.sentence(at);
        let start = |sentence| {
            let first = outline.passage.tokens.get(outline.sentence_start(sentence));
            first.map_or(u32::MAX, |token| token.span.start)
        };
        let mut starts = [u32::MAX; SENTENCES_KEPT as usize];
        for (begin, back) in starts.iter_mut().zip(0..=here) {
            *begin = start(here - back);
        }
        Self { starts, end: start(here.saturating_add(1)) }
    }

    /// How many sentences before the pronoun's the token is that begins at `byte`; `None` if farther back.
    pub(super) fn back_to(&self, byte: u32) -> Option<usize> {
        self.starts.iter().position(|&start| start <= byte)
    }

    /// Whether the token that begins at `byte` is in the pronoun's sentence.
    pub(super) fn holds(&self, byte: u32) -> bool {
        (self.starts[0]..self.end).contains(&byte)
    }
}

#[cfg(test)]
mod tests {
    use super::NearSentences;
    use crate::analysis::Passage;
    use crate::analysis::grammar::Outline;
    use crate::analysis::marks::pair_marks;
    use crate::article::Article;
    use crate::input::{Document, Media};

    /// Compares, for each token as the pronoun and each byte of a token or before the passage, what the bytes say with the
    /// sentence of the token that is there.
    fn check(passage: &Passage<'_>) {
        let outline = Outline::new(passage, &pair_marks(passage));
        let first = passage.tokens.first().expect("the passage has words").span.start;
        let covered =
            || (0..first).chain(passage.tokens.iter().flat_map(|token| token.span.start..token.span.end));
        for at in 0..passage.tokens.len() {
            let (near, here) = (NearSentences::of(&outline, at), outline.sentence(at));
            for byte in covered() {
                let sentence = passage.token_in_reach(byte).map(|token| outline.sentence(token));
                let back = sentence.map(|sentence| here.saturating_sub(sentence) as usize);
                assert_eq!(near.back_to(byte), back.filter(|&back| back < 3), "byte {byte} from token {at}");
                assert_eq!(near.holds(byte), sentence == Some(here), "byte {byte} from token {at}");
            }
        }
    }

    const TEXT: &str = "Grace Mensah came late.\n\n“It rained. Nobody saw,” she said. It was over.\n\nShe left. He stayed. \
                        “We’ll go,” he said.\n\nThey slept.";

    #[test]
    fn a_byte_is_as_far_back_as_the_sentence_of_its_token() {
        let article = Article::new(Document::record(String::new(), Media::Plain, TEXT.to_owned()));
        check(&Passage::new(&article.text, &article.paragraphs));
    }

    #[test]
    fn a_byte_before_the_context_is_out_of_reach() {
        let article = Article::new(Document::record(String::new(), Media::Plain, TEXT.to_owned()));
        let part = |paragraphs| {
            let mut passage = Passage::empty(&article.text, &article.paragraphs);
            passage.extend(paragraphs);
            passage
        };
        let mut passage = part(2..4);
        passage.prepend(part(0..2).context_from(1));
        assert!(passage.fresh_start() > passage.tokens[0].span.start && passage.tokens[0].span.start > 0);
        check(&passage);
    }
}
