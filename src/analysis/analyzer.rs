//! Article -> findings, passage by passage, each through all steps.
//!
//! A passage ends between two paragraphs where no quotation is open. Whatever later text may refer back to is carried
//! over: the entities ([`Registry`]), what is known about words and names ([`Naming`]), the labels of a hearing
//! ([`SpeakerLabels`]), the last paragraphs ([`PassageWords`]) and the last speakers ([`attribution::Carried`]).
//! All but the entities and the votes on their pronouns is bounded. Findings do not wait for later passages, even if
//! those would show who was meant, because readers want the first findings at once.
//!
//! While some passages are searched for names on one core, those before them are searched for speech on another, and
//! whichever ends first reads the next ones ahead. Neither core sees what the other does, so the findings are the same on
//! one core. The first step searches one passage for speech while the next two are searched for names, so that its findings
//! appear soon; later steps take up to four, so that neither core often waits for the other.

use super::entity::Registry;
use super::marks::{MarkPair, SpeakerLabels};
use super::naming::{NameScope, NamedPassage, Naming};
use super::passage::PassageWords;
use super::passages::{PassageBorder, Passages, ReadPassage};
use super::text_as_read::{TextAsRead, has_edits};
use super::{
    Analysis, Passage, Quotation, QuotationId, QuotationKind, attribution, language, marks, quotation,
};
use crate::article::Article;
use crate::text::span::offset;
use std::collections::HashSet;

/// A passage ends with the paragraph in which it reaches this many bytes: far longer than a news story, short
/// enough that the first findings of a long text appear within a frame or two.
const PASSAGE_BYTES: usize = 64 * 1024;
/// The paragraphs before a passage that are read with it. Attribution looks back no further, except to the last
/// speakers, who are carried separately.
const CONTEXT_PARAGRAPHS: usize = 4;
/// The most passages that are analysed together, and so between two looks at whether the reader has gone on.
const MAX_TOGETHER: usize = 4;
/// The most text that is carried as context, so that a passage is never read twice.
const MAX_CONTEXT_BYTES: u32 = 16 * 1024;

/// Analyses a whole article.
///
/// ```
/// use pullquote::analysis::analyze;
/// use pullquote::article::Article;
/// use pullquote::input::{Document, Media};
///
/// let text = "“We will stay,” said Grace Mensah.".to_owned();
/// let article = Article::new(Document::record("note".to_owned(), Media::Plain, text));
/// let analysis = analyze(&article);
/// let speaker = analysis.quotations[0].attribution.as_ref().map(|found| found.speaker);
/// assert_eq!(speaker.map(|speaker| analysis.speaker_name(speaker, &article.text)), Some("Grace Mensah"));
/// ```
#[must_use]
pub fn analyze(article: &Article) -> Analysis {
    Analyzer::new(article).run()
}

/// The same without a copy of the text, for which a long one leaves no room. The article is as before when this returns.
///
/// ```
/// use pullquote::analysis::{analyze, analyze_in_place};
/// use pullquote::article::Article;
/// use pullquote::input::{Document, Media};
///
/// let text = "“We will\nstay,” said Grace\nMensah.".to_owned();
/// let mut article = Article::new(Document::record("note".to_owned(), Media::Plain, text));
/// let before = article.clone();
/// assert_eq!(analyze_in_place(&mut article), analyze(&before));
/// assert_eq!(article, before);
/// ```
#[must_use]
pub fn analyze_in_place(article: &mut Article) -> Analysis {
    let speech = SpeechProgress::at_start_of(article);
    let length = offset(article.text.len());
    if !has_edits(article) {
        return Analyzer::of((TextAsRead::as_written(article), length), speech, PASSAGE_BYTES).run();
    }
    let (read, left_out) = TextAsRead::taken_from(article);
    let mut analyzer = Analyzer::of((read, length), speech, PASSAGE_BYTES);
    while analyzer.step() {}
    let (mut found, registry, read) = analyzer.end();
    read.give_back(left_out, article);
    registry.give_entities(&mut found);
    found
}

/// Analyses an article passage by passage, so that the first findings of a long text can be shown at once.
///
/// ```
/// use pullquote::analysis::Analyzer;
/// use pullquote::article::Article;
/// use pullquote::input::{Document, Media};
///
/// let text = "Grace Mensah came.\n\n“We will stay,” she said.".to_owned();
/// let article = Article::new(Document::record("note".to_owned(), Media::Plain, text));
/// let mut analyzer = Analyzer::with_passages_of(&article, 10);
/// while analyzer.step() {
///     assert_eq!(analyzer.findings().entities[0].name, "Grace Mensah");
/// }
/// assert_eq!(analyzer.finish().quotations.len(), 1);
/// ```
#[derive(Debug)]
pub struct Analyzer<'a> {
    read: TextAsRead<'a>,
    /// The bytes of the article.
    length: u32,
    passages: Passages,
    /// The passages that are searched for names next.
    ahead: Vec<ReadPassage>,
    naming: Naming,
    /// The passages that are searched for speech next.
    named: Vec<NamedPassage>,
    speech: SpeechProgress,
    /// What has been found, with its places in the article; kept only if the article is not as it is read.
    placed: Analysis,
}

/// How far a text has been searched for speech.
#[derive(Debug)]
struct SpeechProgress {
    context: PassageWords,
    registry: Registry,
    labels: SpeakerLabels,
    carried: attribution::Carried,
    /// People and speech are found in the language.
    is_read: bool,
    /// The language is not clear, and no word is English: whatever is in quotation marks is listed.
    shows_all_marks: bool,
    /// What has been found, with its places in the text as it is read.
    found: Analysis,
}

impl<'a> Analyzer<'a> {
    /// An analyzer at the start of `article`.
    #[must_use]
    pub fn new(article: &'a Article) -> Self {
        Self::with_passages_of(article, PASSAGE_BYTES)
    }

    /// An analyzer whose passages end with the paragraph in which they reach `bytes`.
    #[must_use]
    pub fn with_passages_of(article: &'a Article, bytes: usize) -> Self {
        let speech = SpeechProgress::at_start_of(article);
        Self::of((TextAsRead::of(article), offset(article.text.len())), speech, bytes)
    }

    fn of((read, length): (TextAsRead<'a>, u32), speech: SpeechProgress, bytes: usize) -> Self {
        let scope = if speech.is_read { NameScope::All } else { NameScope::Countries };
        Self {
            read,
            length,
            passages: Passages::of_about(bytes),
            ahead: Vec::new(),
            naming: Naming::new(scope),
            named: Vec::new(),
            speech,
            placed: Analysis::default(),
        }
    }

    /// Analyses the rest of the article.
    #[must_use]
    pub fn run(mut self) -> Analysis {
        while self.step() {}
        self.finish()
    }

    /// Analyses the next passages. Returns whether there is more to do.
    pub fn step(&mut self) -> bool {
        let Self { read, length, passages, ahead, naming, named, speech, .. } = self;
        if named.is_empty() {
            *named = naming.name(read, passages.read_next(read, 1));
            *ahead = passages.read_next(read, 2);
        }
        let (finished, unnamed) = (std::mem::take(named), std::mem::take(ahead));
        let Some(end) = finished.last().map(|last| last.passage.end) else { return false };
        let most = (unnamed.len() * 2).min(MAX_TOGETHER);
        let find_speech = || finished.into_iter().for_each(|passage| speech.find_in(passage, read));
        if unnamed.is_empty() {
            find_speech();
        } else {
            let name = || naming.name(read, unnamed);
            let name_and_read = || rayon::join(name, || passages.read_next(read, most));
            ((), (*named, *ahead)) = rayon::join(find_speech, name_and_read);
        }
        let next = read.paragraphs.get(end);
        speech.found.analysed_to = next.map_or(*length, |next| read.written(next.span.start));
        next.is_some()
    }

    /// How many mentions and quotations have been found so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.speech.found.mentions.len() + self.speech.found.quotations.len()
    }

    /// Bytes of the text analysed so far.
    #[must_use]
    pub fn analysed_to(&self) -> u32 {
        self.speech.found.analysed_to
    }

    /// What has been found so far, up to `Analysis::analysed_to`.
    #[must_use]
    pub fn findings(&mut self) -> &Analysis {
        let found = self.speech.findings();
        if self.read.is_as_written() {
            return found;
        }
        self.placed.clone_from(found);
        self.read.place(&mut self.placed);
        &self.placed
    }

    /// Everything that was found.
    #[must_use]
    pub fn finish(self) -> Analysis {
        let (mut found, registry, read) = self.end();
        // The copy of a long text makes room for its entities.
        drop(read);
        registry.give_entities(&mut found);
        found
    }

    /// What was found, with its places in the article, but without its entities; those; and the text.
    fn end(self) -> (Analysis, Registry, TextAsRead<'a>) {
        let Self { read, speech: SpeechProgress { mut found, registry, .. }, .. } = self;
        read.place(&mut found);
        (found, registry, read)
    }
}

impl SpeechProgress {
    fn at_start_of(article: &Article) -> Self {
        let language = language::detect_language(article);
        Self {
            context: PassageWords::default(),
            registry: Registry::default(),
            labels: SpeakerLabels::default(),
            carried: attribution::Carried::default(),
            is_read: language::is_read(article, language),
            shows_all_marks: language.is_none() && !language::has_english_words(article),
            found: Analysis { language, ..Analysis::default() },
        }
    }

    /// Finds the speech of a passage, and what its names stand for.
    fn find_in(&mut self, named: NamedPassage, read: &TextAsRead<'_>) {
        let NamedPassage { passage: ReadPassage { words, border, .. }, names } = named;
        let mut passage = Passage::with_words(&read.text, &read.paragraphs, words);
        let first = self.found.quotations.len();
        names.link(&passage, &mut self.registry, &mut self.found);
        if self.is_read {
            self.attribute(&mut passage);
            if self.shows_all_marks {
                list_marks(&passage, first, &mut self.found);
            }
            if let Some(border) = border {
                self.keep_context(&passage, border);
            }
        } else {
            list_marks(&passage, first, &mut self.found);
        }
        quotation::keep_apart(&mut self.found.quotations, first);
    }

    fn findings(&mut self) -> &Analysis {
        self.registry.write_entities(&mut self.found);
        &self.found
    }

    fn attribute(&mut self, passage: &mut Passage<'_>) {
        passage.prepend(std::mem::take(&mut self.context));
        let reading = quotation::find_next_quotations(passage, &mut self.labels);
        attribution::attribute(&self.registry, &reading, &mut self.carried, &mut self.found);
    }

    /// Keeps the end of a passage as context for the next one.
    ///
    /// A border in a quotation leaves no context: its opening mark would make the next passage part of a quotation that
    /// has been reported already, and everything said in it would be missing.
    fn keep_context(&mut self, passage: &Passage<'_>, border: PassageBorder) {
        let from = match border {
            PassageBorder::Clean => context_start(passage),
            PassageBorder::InQuotation => passage.sentences.len(),
        };
        let start = passage.sentences.get(from).map_or(u32::MAX, |sentence| sentence.span.start);
        self.carried.forget_before(start);
        self.context = passage.context_from(from);
    }
}

/// The first sentence of a passage that is context for the next one.
fn context_start(passage: &Passage<'_>) -> usize {
    let end = passage.sentences.last().map_or(0, |sentence| sentence.span.end);
    let (mut from, mut count) = (passage.sentences.len(), 0);
    let mut paragraph = None;
    for (index, sentence) in passage.sentences.iter().enumerate().rev() {
        if paragraph != Some(sentence.paragraph) {
            paragraph = Some(sentence.paragraph);
            count += 1;
        }
        if count > CONTEXT_PARAGRAPHS || end - sentence.span.start > MAX_CONTEXT_BYTES {
            break;
        }
        from = index;
    }
    from
}

/// Lists whatever is in quotation marks and not listed yet, without a speaker: short words too, because speech is told from
/// titles only in English. The quotations of the passage are those from `first` on.
fn list_marks(passage: &Passage<'_>, first: usize, found: &mut Analysis) {
    let listed = found.quotations.get(first..).unwrap_or_default().iter();
    let listed: HashSet<u32> = listed.map(|quotation| quotation.marks.start).collect();
    let pairs = marks::pair_marks(passage).into_iter().filter(|pair| {
        let is_fresh = !passage.is_context(pair.tokens.start);
        is_fresh && !listed.contains(&pair.marks.start) && !is_title_mark(passage, pair, found.language)
    });
    found.quotations.extend(pairs.collect::<Vec<_>>().into_iter().map(|pair| Quotation {
        id: QuotationId(0),
        kind: QuotationKind::Direct,
        content: pair.content,
        marks: pair.marks,
        inside: pair.inside,
        continues: None,
        cue: None,
        attribution: None,
        via: None,
    }));
}

/// Whether the marks are those that Chinese and Japanese put around titles: 《》. In Korean they quote.
fn is_title_mark(passage: &Passage<'_>, pair: &MarkPair, language: Option<&str>) -> bool {
    passage.word(pair.tokens.start) == "《" && matches!(language, Some("zh" | "ja"))
}
