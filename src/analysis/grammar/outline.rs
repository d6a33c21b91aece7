//! Passage and its pairs of marks -> the outline of the reporter's own sentences: the kind of each token, what is
//! quoted, and where each of the reporter's sentences begins.
//!
//! The reporter's sentences are not those of the text: “Is it over? Nobody knows,” he said is one sentence of the
//! reporter and two of the speaker. Noun phrases and reporting verbs are read in the outline, which skips what is
//! quoted.

use super::token_kind::TokenKind;
use super::verb::is_verb;
use crate::analysis::Passage;
use crate::analysis::known_word::WordStops;
use crate::analysis::marks::{MarkFamily, MarkPair};
use crate::analysis::token::Shape;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::text::Span;
use crate::text::span::offset;
use std::ops::Range;

/// The reporter's sentences in a passage.
#[derive(Debug)]
pub struct Outline<'p, 'a> {
    /// The passage.
    pub passage: &'p Passage<'a>,
    /// The kind of each token.
    pub kinds: Vec<TokenKind>,
    /// The number of the reporter's sentence that each token belongs to.
    pub sentences: Vec<u32>,
    /// The first token and the paragraph of each of the reporter's sentences.
    starts: Vec<(usize, usize)>,
}

impl<'p, 'a> Outline<'p, 'a> {
    /// Outlines a passage whose marks are paired.
    #[must_use]
    pub fn new(passage: &'p Passage<'a>, pairs: &[MarkPair]) -> Self {
        let mut kinds: Vec<TokenKind> = passage.known_words().iter().map(|word| word.kind).collect();
        for (index, kind) in kinds.iter_mut().enumerate() {
            if matches!(kind, TokenKind::Cue(_) | TokenKind::Hyphen) {
                *kind = in_context(passage, index, *kind);
            }
        }
        for pair in pairs {
            if let Some(quoted) = kinds.get_mut(pair.tokens.clone()) {
                let is_name = pair.family == MarkFamily::Nickname;
                quoted.fill(if is_name { TokenKind::Name } else { TokenKind::Quoted });
            }
        }
        let sentences = Vec::with_capacity(kinds.len());
        let starts = Vec::with_capacity(passage.sentences.len());
        let mut outline = Self { passage, kinds, sentences, starts };
        outline.number_sentences(pairs);
        outline
    }

    /// Returns the kind of token `index`, or `Stop` past the last token.
    #[must_use]
    pub fn kind(&self, index: usize) -> TokenKind {
        self.kinds.get(index).copied().unwrap_or(TokenKind::Stop)
    }

    /// Returns the kind of the token before `index`, or `Stop` before the first token.
    #[must_use]
    pub fn kind_before(&self, index: usize) -> TokenKind {
        index.checked_sub(1).map_or(TokenKind::Stop, |before| self.kind(before))
    }

    /// Returns the number of the reporter's sentence that token `index` belongs to.
    #[must_use]
    pub fn sentence(&self, index: usize) -> u32 {
        self.sentences.get(index).copied().unwrap_or(u32::MAX)
    }

    /// Returns the first token of one of the reporter's sentences.
    #[must_use]
    pub fn sentence_start(&self, sentence: u32) -> usize {
        self.starts.get(sentence as usize).map_or(self.kinds.len(), |start| start.0)
    }

    /// Returns the tokens of each of the reporter's sentences, in text order.
    pub(super) fn sentence_ranges(&self) -> impl Iterator<Item = Range<usize>> {
        let ends = self.starts.iter().skip(1).map(|start| start.0).chain([self.kinds.len()]);
        self.starts.iter().zip(ends).map(|(start, end)| start.0..end)
    }

    /// Returns the paragraph in which the reporter's sentence of token `index` begins, by index into the passage's
    /// paragraphs. It never falls from a token to the next, nor does the sentence; rules that stop at the first token out
    /// of reach rely on it.
    #[must_use]
    pub fn paragraph(&self, index: usize) -> usize {
        self.starts.get(self.sentence(index) as usize).map_or(usize::MAX, |start| start.1)
    }

    /// Returns the paragraph that token `index` itself is in. It differs from [`Outline::paragraph`] inside a
    /// quotation of several paragraphs, which belongs to the sentence that began it. Like it, it never falls from a token
    /// to the next.
    #[must_use]
    pub fn own_paragraph(&self, index: usize) -> usize {
        let sentence = self.passage.sentences.get(self.passage.sentence_of(index));
        sentence.map_or(usize::MAX, |sentence| sentence.paragraph)
    }

    /// Returns the tokens of the paragraph that token `index` itself is in; none past the last token.
    #[must_use]
    pub fn own_paragraph_tokens(&self, index: usize) -> Range<usize> {
        let sentences = &self.passage.sentences;
        let at = self.passage.sentence_of(index);
        let Some(sentence) = sentences.get(at) else { return index..index };
        // A paragraph may have as many sentences as the text, so its ends are searched by halves.
        let (before, after) = sentences.split_at(at);
        let first = before.partition_point(|other| other.paragraph < sentence.paragraph);
        let end = at + after.partition_point(|other| other.paragraph == sentence.paragraph);
        let start = sentences.get(first).unwrap_or(sentence).tokens.start;
        start as usize..sentences.get(end - 1).unwrap_or(sentence).tokens.end as usize
    }

    /// Returns the word of token `index` if it is written in lower case, and an empty string otherwise.
    #[must_use]
    pub fn lowercase_word(&self, index: usize) -> &'a str {
        match self.passage.tokens.get(index).map(|token| token.shape) {
            Some(Shape::Lower) => self.passage.word(index),
            _ => "",
        }
    }

    /// Whether token `index`, written in lower case, is something that is said or written: "statement".
    #[must_use]
    pub fn is_speech_noun(&self, index: usize) -> bool {
        self.is(index, List::SpeechNouns) && !self.lowercase_word(index).is_empty()
    }

    /// Whether token `index` is in the past form of a verb that reports nothing, judged by its spelling: "died", "took".
    #[must_use]
    pub fn is_past_verb(&self, index: usize) -> bool {
        const MIN_LENGTH: usize = 4;
        let is_regular = || {
            let word = self.lowercase_word(index);
            word.len() >= MIN_LENGTH && word.ends_with("ed") && !word.ends_with("eed")
        };
        self.kind(index) == TokenKind::Word && (self.is(index, List::IrregularVerbs) || is_regular())
    }

    /// Whether token `index` is an auxiliary or an adverb, as they stand between a subject and its verb.
    #[must_use]
    pub fn is_helper(&self, index: usize) -> bool {
        matches!(self.kind(index), TokenKind::Function(FunctionWord::Auxiliary | FunctionWord::Adverb))
    }

    /// Where the words before a verb end, without its auxiliaries and adverbs; `from` if there are no others.
    #[must_use]
    pub fn end_before_helpers(&self, from: usize, verb: usize) -> usize {
        (from..verb).rev().find(|&at| !self.is_helper(at)).map_or(from, |last| last + 1)
    }

    /// Whether token `index` denies what follows it: "not", "never", "didn’t".
    #[must_use]
    pub fn negates(&self, index: usize) -> bool {
        let word = self.passage.word(index);
        self.is(index, List::Negations) || word.ends_with("n’t") || word.ends_with("n't")
    }

    /// Whether the word of token `index` is in `list`, spelt as it is in the text.
    #[must_use]
    pub fn is(&self, index: usize, list: List) -> bool {
        self.passage.is(index, list)
    }

    /// Whether token `index` is a dash, or a hyphen in place of one.
    #[must_use]
    pub fn is_dash(&self, index: usize) -> bool {
        let token = self.passage.tokens.get(index).filter(|token| token.shape == Shape::Mark);
        token.is_some_and(|token| matches!(self.passage.words(token.span), "-" | "–" | "—"))
    }

    /// Returns the bytes that a range of tokens covers.
    #[must_use]
    pub fn span_of(&self, tokens: &Range<usize>) -> Span {
        let all = &self.passage.tokens;
        match (all.get(tokens.start), all.get(tokens.end.saturating_sub(1))) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    fn number_sentences(&mut self, pairs: &[MarkPair]) {
        let mut pairs = pairs.iter().peekable();
        let mut at_start = true;
        let mut paragraph_end = 0;
        let mut sentence_of_text = 0;
        let mut paragraph = 0;
        let mut at = 0;
        while at < self.kinds.len() {
            if at >= paragraph_end {
                (paragraph, paragraph_end) = self.paragraph_from(&mut sentence_of_text, at);
                at_start = true;
            }
            if at_start {
                self.starts.push((at, paragraph));
            }
            let number = offset(self.starts.len() - 1);
            // A quotation is one step, so that the sentences inside it do not count. So are the tokens up to the next one
            // that may end a sentence.
            let (last, next) = if let Some(pair) = pairs.next_if(|pair| pair.tokens.start <= at) {
                (at, pair.tokens.end.max(at + 1))
            } else {
                let quoted = pairs.peek().map_or(paragraph_end, |pair| pair.tokens.start);
                let last = self.next_end(at..quoted.min(paragraph_end));
                (last, last + 1)
            };
            self.sentences.resize(next.min(self.kinds.len()), number);
            at_start = self.ends_sentence(last, next);
            if next > paragraph_end {
                // The words after a quotation of several paragraphs continue the sentence that began it.
                (paragraph, paragraph_end) = self.paragraph_from(&mut sentence_of_text, next - 1);
            }
            at = next;
        }
    }

    /// Returns the paragraph that token `at` is in and the end of its tokens. Advances `sentence` to the last
    /// sentence of that paragraph.
    fn paragraph_from(&self, sentence: &mut usize, at: usize) -> (usize, usize) {
        let sentences = &self.passage.sentences;
        while sentences.get(*sentence).is_some_and(|s| s.tokens.end as usize <= at) {
            *sentence += 1;
        }
        let Some(first) = sentences.get(*sentence) else { return (usize::MAX, self.kinds.len()) };
        let mut end = first.tokens.end as usize;
        while let Some(next) = sentences.get(*sentence + 1).filter(|next| next.paragraph == first.paragraph) {
            end = next.tokens.end as usize;
            *sentence += 1;
        }
        (first.paragraph, end)
    }

    /// Returns the first of some tokens outside quotation marks that may end a sentence, or the last one. It must not
    /// pass over any that [`Self::ends_sentence`] accepts.
    fn next_end(&self, range: Range<usize>) -> usize {
        let end = self.passage.next_word(range.clone(), |word| word.stops.has(WordStops::SENTENCE_END));
        end.min(range.end.saturating_sub(1)).max(range.start)
    }

    /// Whether the reporter's sentence ends between the tokens `at..next`, which are one token or a quotation, and
    /// token `next`.
    fn ends_sentence(&self, at: usize, next: usize) -> bool {
        let Some(following) = self.passage.tokens.get(next) else { return true };
        let capital = || following.is_capitalized(self.passage.text) || following.shape == Shape::Number;
        let opens_quotation = || self.kind(next) == TokenKind::Quoted;
        if self.kind(at) == TokenKind::Quoted && next > at + 1 {
            // The token before the closing mark.
            let last = self.passage.word(next.saturating_sub(2));
            return matches!(last, "." | "!" | "?" | "…")
                && following.spaced
                && (capital() || opens_quotation());
        }
        let begins = || {
            capital() || opens_quotation() || matches!(self.kind(next), TokenKind::Mark | TokenKind::Break)
        };
        self.kind(at) == TokenKind::Stop && following.spaced && begins()
            || self.is_upper_abbreviation(at)
                && following.shape == Shape::Title
                && self.is_sentence_opener(next)
    }

    /// "U.S.": its full stop may end a sentence as well.
    fn is_upper_abbreviation(&self, at: usize) -> bool {
        self.passage.tokens.get(at).is_some_and(|token| {
            token.shape == Shape::Upper && token.span.of(self.passage.text).ends_with('.')
        })
    }

    /// Whether a capital at `at` is that of a sentence start: "The", "He", but not "Senate".
    fn is_sentence_opener(&self, at: usize) -> bool {
        use FunctionWord::{Conjunction, Determiner, Preposition, Subject};
        matches!(self.kind(at), TokenKind::Function(Subject | Determiner | Conjunction | Preposition))
    }
}

/// The kind of token `index` beside the tokens around it; `kind` is what it can be by itself.
fn in_context(passage: &Passage<'_>, index: usize, kind: TokenKind) -> TokenKind {
    let is_spaced = || passage.tokens.get(index).is_some_and(|token| token.spaced);
    match kind {
        TokenKind::Cue(_) if !is_verb(passage, index) => {
            TokenKind::of_word(passage.word(index), passage.lists(index))
        }
        // "We stay - for now": a dash.
        TokenKind::Hyphen if is_spaced() => {
            if passage.is_spelt(index, "-") {
                TokenKind::Break
            } else {
                TokenKind::Mark
            }
        }
        kind => kind,
    }
}

#[cfg(test)]
mod tests {
    use super::Outline;
    use crate::analysis::Passage;
    use crate::analysis::marks::pair_marks;
    use crate::article::Article;
    use crate::input::{Document, Media};

    #[test]
    fn sentences_and_paragraphs_never_fall_from_a_token_to_the_next() {
        for text in [
            "Grace Mensah came. She sat.\n\n“We stay,” she said. “We win.”\n\nThe boats left.",
            // A quotation of several paragraphs, with words behind it that continue the sentence that began it.
            "Mensah said: “We stay. It is late.\n\n“We win. They go home.\n\n“It is over,” and sat down.\n\nHe left.",
            "“We stay. It is late.\n\n“We win. They go home,” she said.\n\n“It is over. They left.”",
            // Marks that are never closed.
            "Mensah said: “We stay.\n\nThe boats left. “They go.\n\nHe left.",
        ] {
            let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
            let passage = Passage::new(&article.text, &article.paragraphs);
            let outline = Outline::new(&passage, &pair_marks(&passage));
            // One token more: past the end both are out of reach.
            let tokens = || 0..=passage.tokens.len();
            assert!(tokens().map(|at| outline.sentence(at)).is_sorted(), "{text}");
            assert!(tokens().map(|at| outline.paragraph(at)).is_sorted(), "{text}");
            assert!(tokens().map(|at| outline.own_paragraph(at)).is_sorted(), "{text}");
        }
    }
}
