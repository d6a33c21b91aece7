//! Article -> a source: its words with their places, who speaks them and when, ready to be searched.

mod index;
mod interview;
mod opening;
mod sentence;
mod time;
mod transcript;
mod turns;

pub(super) use index::WordIndex;
pub(super) use sentence::Sentences;
pub use transcript::is_transcript;
pub use turns::SourceTurn;

use super::words::spoken_words;
use crate::analysis::Analysis;
use crate::article::Article;
use crate::input::TextTime;
use crate::sorting;
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::phrase::single_spaced;
use crate::text::span::offset;
use std::ops::Range;

/// A text that quotations are compared with.
#[derive(Debug, PartialEq)]
pub struct Source {
    /// What the user calls it: a file, an address, the title of an article.
    pub name: String,
    article: Article,
    turns: Vec<SourceTurn>,
    words: Vec<SourceWord>,
    index: WordIndex,
    voices: Vec<QuotedVoice>,
}

/// A word of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SourceWord {
    /// Its bytes.
    pub(super) span: Span,
    /// The number of its key in the index.
    pub(super) key: u32,
    /// The turn in which it is spoken.
    pub(super) turn: u32,
    /// Whether a line end breaks it.
    pub(super) is_broken: bool,
    /// Whether it is the second half of a contraction.
    pub(super) is_contracted: bool,
}

/// Words that the source itself quotes, and who said them.
#[derive(Debug, PartialEq, Eq)]
struct QuotedVoice {
    content: Span,
    speaker: String,
}

impl Source {
    /// Reads a source. With its analysis, a source that quotes others knows whom: a news article, a press release.
    #[must_use]
    pub fn new(name: impl Into<String>, article: Article, analysis: Option<&Analysis>) -> Self {
        let turns = turns::turns(&article);
        let mut index = WordIndex::default();
        let mut words = Vec::new();
        for (at, turn) in (0..).zip(&turns) {
            for word in spoken_words(&article.text, turn.speech) {
                let key = index.add(word.key);
                let (is_broken, is_contracted) = (word.is_broken, word.is_contracted);
                words.push(SourceWord { span: word.span, key, turn: at, is_broken, is_contracted });
            }
        }
        index.finish(words.iter().map(|word| word.key));
        let voices = analysis.map(|analysis| voices(&article, analysis)).unwrap_or_default();
        Self { name: name.into(), article, turns, words, index, voices }
    }

    /// The text, to which the spans of passages and differences refer.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.article.text
    }

    /// The article as which the source was read.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The words in a span on one line, as they are read: without the labels and times between turns.
    #[must_use]
    pub fn words_in(&self, span: Span) -> String {
        let spoken: Vec<&str> =
            self.speech_in(span).into_iter().map(|inside| inside.of(&self.article.text)).collect();
        single_spaced(&spoken.join(" "))
    }

    /// The parts of a span that are speech: without the labels and times between turns.
    #[must_use]
    pub fn speech_in(&self, span: Span) -> Vec<Span> {
        let from = self.turns.partition_point(|turn| turn.speech.end <= span.start);
        let turns = self.turns.iter().skip(from).take_while(|turn| turn.speech.start < span.end);
        let inside = turns.map(|turn| Span {
            start: turn.speech.start.max(span.start),
            end: turn.speech.end.min(span.end),
        });
        inside.collect()
    }

    /// Some of the text before and after a passage, up to the turns of others.
    #[must_use]
    pub fn around(&self, passage: Span) -> [String; 2] {
        const FAR: usize = 400;
        let text = self.text();
        let (start, end) = (passage.range().start, passage.range().end);
        let at = |byte: u32| self.turns.partition_point(|turn| turn.speech.end <= byte);
        let first = self.turns.get(at(passage.start)).map_or(start, |turn| turn.speech.range().start);
        let last = self.turns.get(at(passage.end.saturating_sub(1)));
        let last = last.map_or(end, |turn| turn.speech.range().end);
        let from = text.ceil_char_boundary(first.max(start.saturating_sub(FAR)).min(start));
        let to = text.floor_char_boundary(last.min(end + FAR).max(end));
        [Span::new(from, start), Span::new(end, to)].map(|around| self.words_in(around))
    }

    /// How many words it has.
    #[must_use]
    pub fn word_count(&self) -> usize {
        self.words.len()
    }

    pub(super) fn words(&self) -> &[SourceWord] {
        &self.words
    }

    pub(super) fn index(&self) -> &WordIndex {
        &self.index
    }

    /// The key of the word at `at`.
    pub(super) fn key(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| self.index.key(word.key))
    }

    /// The turn of the word at `at`.
    pub(super) fn turn(&self, at: usize) -> Option<&SourceTurn> {
        self.turns.get(self.words.get(at)?.turn as usize)
    }

    /// When the word at `at` is spoken: "00:12:30". The line of the subtitles knows best, then the time code before it.
    pub(super) fn time(&self, at: usize) -> Option<String> {
        let start = self.words.get(at)?.span.start;
        let before = self.article.times.partition_point(|time| time.start <= start);
        match before.checked_sub(1).and_then(|line| self.article.times.get(line)) {
            Some(TextTime { seconds, .. }) => {
                Some(format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60))
            }
            None => self.turn(at)?.time.clone(),
        }
    }

    /// Words `region`, cut where one speaker ends and another begins: no passage is of both.
    ///
    /// A time code, a new paragraph or a repeated label is no end: the same person goes on.
    pub(super) fn speeches(&self, region: Range<usize>) -> Vec<Range<usize>> {
        let words = self.words.get(region.clone()).unwrap_or_default();
        let mut from = region.start;
        let speeches = words.chunk_by(|one, next| one.turn == next.turn || self.goes_on(one, next));
        let ranges = speeches.map(|speech| {
            let start = from;
            from += speech.len();
            start..from
        });
        ranges.collect()
    }

    /// Whether the turns from one word to another have the same label.
    fn goes_on(&self, one: &SourceWord, next: &SourceWord) -> bool {
        let turns = self.turns.get(one.turn as usize..=next.turn as usize).unwrap_or_default();
        let name = |turn: &SourceTurn| turn.label.map(|label| folded(label.of(&self.article.text)));
        turns.windows(2).all(|pair| match pair {
            [one, next] => one.label == next.label || name(one) == name(next),
            _ => true,
        })
    }

    /// The speech of the turn that a word is in.
    pub(super) fn turn_span(&self, word: &SourceWord) -> Option<Span> {
        self.turns.get(word.turn as usize).map(|turn| turn.speech)
    }

    /// Who speaks the word at `at`, as the source names them: in a label, otherwise in a sentence around a quotation.
    pub(super) fn speaker(&self, at: usize) -> Option<&str> {
        let word = self.words.get(at)?;
        if let Some(label) = self.turns.get(word.turn as usize)?.label {
            return Some(label.of(&self.article.text));
        }
        let next = self.voices.partition_point(|voice| voice.content.start <= word.span.start);
        let before = self.voices.get(..next)?.iter().rev().take(4);
        let around = before.into_iter().find(|voice| voice.content.encloses(word.span))?;
        Some(&around.speaker)
    }

    /// The labels of all turns that have one, in text order.
    pub(super) fn labels(&self) -> impl Iterator<Item = &str> {
        self.turns.iter().filter_map(|turn| turn.label).map(|label| label.of(&self.article.text))
    }

    /// The page on which a byte is, counted from one. `None` if the source has no pages.
    pub(super) fn page(&self, byte: u32) -> Option<usize> {
        const FORM_FEED: u8 = 0x0c;
        let bytes = self.article.text.as_bytes();
        memchr::memchr(FORM_FEED, bytes)?;
        let before = bytes.get(..(byte as usize).min(bytes.len())).unwrap_or_default();
        Some(1 + memchr::memchr_iter(FORM_FEED, before).count())
    }

    /// The number of the paragraph at a byte, as readers count: without menus, captions and bylines.
    pub(super) fn paragraph(&self, byte: u32) -> u32 {
        let paragraphs = self.article.paragraphs.iter().take(self.article.paragraph_at(byte) + 1);
        offset(paragraphs.filter(|paragraph| !paragraph.role.is_furniture()).count())
    }
}

/// Everyone whom a source quotes, in text order.
fn voices(article: &Article, analysis: &Analysis) -> Vec<QuotedVoice> {
    let mut voices: Vec<QuotedVoice> = Vec::new();
    for quotation in &analysis.quotations {
        if let Some(by) = &quotation.attribution {
            let speaker = single_spaced(analysis.speaker_name(by.speaker, &article.text));
            voices.push(QuotedVoice { content: quotation.content, speaker });
        }
    }
    sorting::by_key(&mut voices, |voice| voice.content.start);
    voices
}

/// The span of words `from..to` of a source.
pub(super) fn span_of(words: &[SourceWord], (from, to): (usize, usize)) -> Span {
    let first = words.get(from).map(|word| word.span);
    match (first, to.checked_sub(1).filter(|last| *last >= from).and_then(|last| words.get(last))) {
        (Some(first), Some(last)) => first.to(last.span),
        (Some(first), None) => Span { start: first.start, end: first.start },
        (None, _) => {
            let end = words.last().map_or(offset(0), |last| last.span.end);
            Span { start: end, end }
        }
    }
}
