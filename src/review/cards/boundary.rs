//! A quotation's span and a key -> the span after it: its boundaries moved by a word, to a sentence boundary or to the
//! quotation marks.
//!
//! The ends stay within the paragraphs of the quotation and one on either side: a key corrects a boundary, it does not
//! draw one across the article.

use crate::analysis::Passage;
use crate::analysis::marks::pair_marks;
use crate::article::Article;
use crate::review::overlay::Review;
use crate::text::Span;
use crate::text::quotation_marks;
use unicode_segmentation::UnicodeSegmentation;

/// A move of one end or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stretch {
    /// The end forward by a word.
    EndOn,
    /// The end back by a word.
    EndBack,
    /// The beginning forward by a word.
    StartOn,
    /// The beginning back by a word.
    StartBack,
    /// The end to the next end of a sentence.
    SentenceEnd,
    /// The beginning to the previous beginning of a sentence.
    SentenceStart,
    /// Both to the quotation marks around them.
    Marks,
}

/// The span after a move; the same span if it cannot move.
#[must_use]
pub fn stretched(article: &Article, content: Span, stretch: Stretch) -> Span {
    let window = window(article, content);
    let moved = match stretch {
        Stretch::EndOn => end(content, words(article, window).map(|w| w.end).find(|&e| e > content.end)),
        // The signs at a word go with it, so that each move is one of a word.
        Stretch::EndBack => {
            let ends: Vec<u32> =
                words(article, window).take_while(|w| w.start < content.end).map(|w| w.end).collect();
            end(content, ends.iter().rev().nth(1).copied())
        }
        Stretch::StartOn => {
            let mut starts = words(article, window).filter(|w| w.end > content.start).map(|w| w.start);
            start(content, starts.nth(1))
        }
        Stretch::StartBack => {
            start(content, words(article, window).map(|w| w.start).take_while(|&s| s < content.start).last())
        }
        Stretch::SentenceEnd => {
            let limit = marked(article, content).map_or(u32::MAX, |marked| marked.end);
            let ends = sentences(article, content).into_iter().map(|sentence| sentence.end.min(limit));
            end(content, ends.into_iter().find(|&end| end > content.end))
        }
        Stretch::SentenceStart => {
            let limit = marked(article, content).map_or(0, |marked| marked.start);
            let starts = sentences(article, content).into_iter().map(|sentence| sentence.start.max(limit));
            start(content, starts.take_while(|&start| start < content.start).last())
        }
        Stretch::Marks => marks(article, window, content).unwrap_or(content),
    };
    if moved.is_empty() { content } else { moved }
}

/// The span of a quotation joined with the next one. `None` if there is no next one, or if there are words in between:
/// they are the reporter's, and everything in a quotation is the speaker's.
#[must_use]
pub fn joined(article: &Article, review: &Review, card: usize) -> Option<Span> {
    let this = review.quotation(card)?.content;
    let next = review.quotation(card + 1)?.content;
    let between = article.words(Span { start: this.end, end: next.start });
    (!between.contains(char::is_alphanumeric)).then(|| this.to(next))
}

/// Whether a span is directly between quotation marks.
#[must_use]
pub fn is_between_marks(article: &Article, span: Span) -> bool {
    let before = article.text.get(..span.start as usize).and_then(|before| before.chars().next_back());
    let after = article.text.get(span.end as usize..).and_then(|after| after.chars().next());
    before.zip(after).is_some_and(|(open, close)| quotation_marks::is_pair(open, close))
}

/// The two parts of `whole` when it is split at the end of `first`, without the marks and spaces in between; `None` if
/// one part would be empty.
#[must_use]
pub fn parts(article: &Article, whole: Span, first: Span) -> Option<[Span; 2]> {
    let rest = Span { start: first.end, end: whole.end };
    let begins = words(article, rest).next()?.start;
    let second = Span { start: begins, end: whole.end };
    (!first.is_empty() && !second.is_empty() && first.end < second.start).then_some([first, second])
}

fn start(content: Span, start: Option<u32>) -> Span {
    Span { start: start.filter(|&start| start < content.end).unwrap_or(content.start), ..content }
}

fn end(content: Span, end: Option<u32>) -> Span {
    Span { end: end.filter(|&end| end > content.start).unwrap_or(content.end), ..content }
}

/// The paragraphs within which the ends may move.
fn window(article: &Article, content: Span) -> Span {
    let [first, last] = around(article, content);
    let paragraph = |index: usize| article.paragraphs.get(index).map_or(content, |paragraph| paragraph.span);
    paragraph(first).to(paragraph(last)).to(content)
}

fn around(article: &Article, content: Span) -> [usize; 2] {
    let first = article.paragraph_at(content.start).saturating_sub(1);
    let last = article.paragraph_at(content.end.saturating_sub(1)) + 1;
    [first, last.min(article.paragraphs.len().saturating_sub(1))]
}

fn words(article: &Article, window: Span) -> impl Iterator<Item = Span> + '_ {
    let from = window.start as usize;
    let words = article.words(window).unicode_word_indices();
    words.map(move |(at, word)| Span::new(from + at, from + at + word.len()))
}

/// The sentences nearby, without the quotation marks that they begin and end with.
fn sentences(article: &Article, content: Span) -> Vec<Span> {
    let passage = passage(article, content);
    let bare = |span: Span| {
        let words = article.words(span);
        let from = words.len() - words.trim_start_matches(is_mark_or_space).len();
        let end = words.trim_end_matches(is_mark_or_space).len().max(from);
        Span::new(span.start as usize + from, span.start as usize + end)
    };
    passage.sentences.iter().map(|sentence| bare(sentence.span)).collect()
}

fn is_mark_or_space(c: char) -> bool {
    quotation_marks::is_mark(c) || c.is_whitespace()
}

/// The text between the outermost quotation marks around the beginning of `content`.
fn marked(article: &Article, content: Span) -> Option<Span> {
    let pairs = pair_marks(&passage(article, content)).into_iter().map(|pair| pair.content);
    pairs.into_iter().find(|marked| marked.start <= content.start && content.start < marked.end)
}

/// The paragraphs of the quotation and one on either side.
fn passage(article: &Article, content: Span) -> Passage<'_> {
    let [first, last] = around(article, content);
    Passage::new(&article.text, article.paragraphs.get(first..=last).unwrap_or_default())
}

/// The text between the last opening mark before the middle and the first mark after it that closes it.
fn marks(article: &Article, window: Span, content: Span) -> Option<Span> {
    let middle = content.start + (content.end - content.start) / 2;
    let middle = words(article, window).map(|word| word.start).take_while(|&at| at <= middle).last()?;
    let before = article.words(Span { start: window.start, end: middle });
    let (at, open) = before.char_indices().rev().find(|(_, c)| quotation_marks::opens_for_certain(*c))?;
    let after = article.words(Span { start: middle, end: window.end });
    let closes = |(at, c): &(usize, char)| {
        quotation_marks::is_pair(open, *c) && !quotation_marks::is_between_letters(after, *at)
    };
    let (length, _) = after.char_indices().find(closes)?;
    let start = window.start as usize + at + open.len_utf8();
    Some(Span::new(start, middle as usize + length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Document, Media};

    /// Moves the span drawn in brackets and draws the result in the same way.
    fn after(drawn: &str, stretch: Stretch) -> String {
        let (before, rest) = drawn.split_once('[').unwrap();
        let (content, behind) = rest.split_once(']').unwrap();
        let text = format!("{before}{content}{behind}");
        let article = Article::new(Document::record(String::new(), Media::Plain, text.clone()));
        let content = Span::new(before.len(), before.len() + content.len());
        let moved = stretched(&article, content, stretch);
        let (start, end) = (moved.start as usize, moved.end as usize);
        let part = |from, to| Span::new(from, to).of(&text);
        format!("{}[{}]{}", part(0, start), part(start, end), part(end, text.len()))
    }

    #[test]
    fn boundaries_move_by_words_to_sentences_and_to_marks() {
        use Stretch::{EndBack, EndOn, Marks, SentenceEnd, SentenceStart, StartBack, StartOn};
        for (before, stretch, expected) in [
            ("“We [stay here], she said.", EndOn, "“We [stay here, she] said."),
            ("“We [stay here], she said.", EndBack, "“We [stay] here, she said."),
            ("“We [stay], she said.", EndBack, "“We [stay], she said."),
            ("“We [stay here,]” she said.", EndBack, "“We [stay] here,” she said."),
            ("“We [stay – here]” she said.", EndBack, "“We [stay] – here” she said."),
            ("“[(We) stay here,]” she said.", StartOn, "“(We) [stay here,]” she said."),
            ("“We [stay here], she said.", StartBack, "“[We stay here], she said."),
            ("“We [stay here], she said.", StartOn, "“We stay [here], she said."),
            ("“[We stay here], she said.", StartBack, "“[We stay here], she said."),
            ("“We [stay here] for now,” she said.", Marks, "“[We stay here for now,]” she said."),
            (
                "She said: “[We don’t know] it.” Then rain.",
                Marks,
                "She said: “[We don’t know it.]” Then rain.",
            ),
            ("No marks [around] it.", Marks, "No marks [around] it."),
            ("「We don’t [know] it,」 he said.", Marks, "「[We don’t know it,]」 he said."),
            ("『We [stay].』 „Wir bleiben“", Marks, "『[We stay.]』 „Wir bleiben“"),
            ("„Wir [bleiben]“, sagte sie.", Marks, "„[Wir bleiben]“, sagte sie."),
            (
                "It rained. We [stayed] at home. Then it stopped.",
                SentenceEnd,
                "It rained. We [stayed at home.] Then it stopped.",
            ),
            ("It rained. We [stayed] at home.", SentenceStart, "It rained. [We stayed] at home."),
            ("“We [stay] for now,” she said.", SentenceStart, "“[We stay] for now,” she said."),
            ("“[We stay] for now,” she said.", SentenceEnd, "“[We stay for now,]” she said."),
            ("“[We stay for now,]” she said.", SentenceEnd, "“[We stay for now,]” she said."),
            ("He came. “[We stay,]” she said.", SentenceStart, "He came. “[We stay,]” she said."),
            (
                "“We stay. We [wait] for now,” she said.",
                SentenceStart,
                "“We stay. [We wait] for now,” she said.",
            ),
            ("“[We stay.] We wait,” she said.", SentenceEnd, "“[We stay. We wait,]” she said."),
            ("“We stay.” [It] rained.", SentenceStart, "“[We stay.” It] rained."),
            ("It rained. [We stayed] at home.", SentenceStart, "[It rained. We stayed] at home."),
        ] {
            assert_eq!(after(before, stretch), expected, "{before} {stretch:?}");
        }
    }

    #[test]
    fn a_quotation_is_split_at_the_end_of_its_first_part() {
        let text = "“We stay,” she said, “and wait.”";
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let at = |words: &str| Span::new(text.find(words).unwrap(), text.find(words).unwrap() + words.len());
        let whole = at("We stay,").to(at("and wait."));
        let [first, second] = parts(&article, whole, at("We stay,")).unwrap();
        assert_eq!((article.words(first), article.words(second)), ("We stay,", "she said, “and wait."));
        assert_eq!(parts(&article, whole, whole), None);
    }
}
