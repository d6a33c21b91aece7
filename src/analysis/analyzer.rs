//! Article -> findings, passage by passage, each through all steps.
//!
//! A passage ends between two paragraphs where no quotation is open. Whatever later text may refer back to is carried
//! over: the entities ([`Registry`]), what is known about words and names ([`NamesSoFar`]), the labels of a hearing
//! ([`SpeakerLabels`]), the last paragraphs ([`PassageContext`]) and the last speakers ([`attribution::Carried`]).
//! All but the entities and the votes on their pronouns is bounded. Findings do not wait for later passages, even if
//! those would show who was meant, because readers want the first findings at once.

use super::country::NamedCountries;
use super::entity::Registry;
use super::marks::{MarkPair, SpeakerLabels};
use super::passage::PassageContext;
use super::person::NameMemory;
use super::text_as_read::TextAsRead;
use super::{
    Analysis, MentionKind, Passage, Quotation, QuotationId, QuotationKind, attribution, country, dateline,
    language, marks, organization, person, quotation,
};
use crate::article::{Article, Paragraph};
use crate::lexicon::person_model::PersonModel;
use crate::text::span::offset;
use std::collections::HashSet;

/// A passage ends with the paragraph in which it reaches this many bytes: far longer than a news story, short
/// enough that the first findings of a long text appear within a frame or two.
const PASSAGE_BYTES: usize = 64 * 1024;
/// How much longer a passage may get to reach a paragraph at which no quotation is open.
const MAX_EXTRA_BYTES: usize = 16 * 1024;
/// The paragraphs before a passage that are read with it. Attribution looks back no further, except to the last
/// speakers, who are carried separately.
const CONTEXT_PARAGRAPHS: usize = 4;
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
    article: &'a Article,
    read: TextAsRead<'a>,
    progress: Progress,
    /// What has been found, with its places in the article; kept only if the article is not as it is read.
    placed: Analysis,
}

/// How far an analysis has come.
#[derive(Debug)]
struct Progress {
    passage_bytes: usize,
    next_paragraph: usize,
    context: PassageContext,
    registry: Registry,
    memory: NamesSoFar,
    labels: SpeakerLabels,
    carried: attribution::Carried,
    /// The language is not clear, and no word is English: whatever is in quotation marks is listed.
    shows_all_marks: bool,
    /// What has been found, with its places in the text as it is read.
    found: Analysis,
}

/// The passage to be analysed next.
struct NextPassage<'a> {
    passage: Passage<'a>,
    /// The paragraph after it.
    end: usize,
    border: Border,
}

/// How a passage ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Border {
    /// No quotation is open.
    Clean,
    /// A quotation is open that is too long for one passage.
    InQuotation,
}

/// What the recognisers of names know from earlier passages.
#[derive(Debug, Default)]
pub(super) struct NamesSoFar {
    names: NameMemory,
    countries: NamedCountries,
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
        let language = language::detect_language(article);
        let progress = Progress {
            passage_bytes: bytes,
            next_paragraph: 0,
            context: PassageContext::default(),
            registry: Registry::default(),
            memory: NamesSoFar::default(),
            labels: SpeakerLabels::default(),
            carried: attribution::Carried::default(),
            shows_all_marks: language.is_none() && !language::has_english_words(article),
            found: Analysis { language, ..Analysis::default() },
        };
        Self { article, read: TextAsRead::of(article), progress, placed: Analysis::default() }
    }

    /// Analyses the rest of the article.
    #[must_use]
    pub fn run(mut self) -> Analysis {
        while self.step() {}
        self.finish()
    }

    /// Analyses the next passage. Returns whether there is more to do.
    pub fn step(&mut self) -> bool {
        self.progress.step(&self.read);
        let next = self.read.paragraphs.get(self.progress.next_paragraph);
        self.progress.found.analysed_to =
            next.map_or(offset(self.article.text.len()), |next| self.read.written(next.span.start));
        next.is_some()
    }

    /// How many mentions and quotations have been found so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.progress.found.mentions.len() + self.progress.found.quotations.len()
    }

    /// Bytes of the text analysed so far.
    #[must_use]
    pub fn analysed_to(&self) -> u32 {
        self.progress.found.analysed_to
    }

    /// What has been found so far, up to `Analysis::analysed_to`.
    #[must_use]
    pub fn findings(&mut self) -> &Analysis {
        let found = self.progress.findings();
        if self.read.is_as_written() {
            return found;
        }
        self.placed.clone_from(found);
        self.read.place(&mut self.placed);
        &self.placed
    }

    /// Everything that was found.
    #[must_use]
    pub fn finish(mut self) -> Analysis {
        self.progress.findings();
        self.read.place(&mut self.progress.found);
        self.progress.found
    }
}

impl Progress {
    fn step(&mut self, read: &TextAsRead<'_>) {
        let NextPassage { mut passage, end, border } = self.next_passage(read);
        let is_last = end >= read.paragraphs.len();
        if !is_last {
            self.memory.names.start();
        }
        let first = self.found.quotations.len();
        if matches!(self.found.language, None | Some("en")) {
            self.analyze_passage(&mut passage);
            if self.shows_all_marks {
                list_marks(&passage, first, &mut self.found);
            }
            if !is_last {
                self.keep_context(&passage, border);
            }
        } else {
            show_marks(&passage, &mut self.registry, &mut self.found);
        }
        quotation::keep_apart(&mut self.found.quotations, first);
        self.next_paragraph = end;
    }

    fn findings(&mut self) -> &Analysis {
        self.registry.write_entities(&mut self.found);
        &self.found
    }

    /// The next passage, without its context.
    fn next_passage<'t>(&self, read: &'t TextAsRead<'_>) -> NextPassage<'t> {
        let paragraphs = &*read.paragraphs;
        let mut passage = Passage::empty(&read.text, paragraphs);
        let end = paragraph_after(paragraphs, self.next_paragraph, self.passage_bytes);
        passage.extend(self.next_paragraph..end);
        if end == paragraphs.len() {
            return NextPassage { passage, end, border: Border::Clean };
        }
        // Whether a quotation is open between two paragraphs only shows in the second one. The first border
        // is usually fine; if it is not, the extra paragraphs are read together, not one by one.
        let mut ahead = end;
        for bytes in [1, MAX_EXTRA_BYTES] {
            let until = paragraph_after(paragraphs, ahead, bytes);
            passage.extend(ahead..until);
            ahead = until;
            if let Some(end) = clean_border(&passage, end) {
                passage.truncate(end);
                return NextPassage { passage, end, border: Border::Clean };
            }
            if ahead == paragraphs.len() {
                return NextPassage { passage, end: ahead, border: Border::Clean };
            }
        }
        passage.truncate(end);
        NextPassage { passage, end, border: Border::InQuotation }
    }

    fn analyze_passage(&mut self, passage: &mut Passage<'_>) {
        recognize(passage, &mut self.memory, &mut self.registry, &mut self.found);
        passage.prepend(std::mem::take(&mut self.context));
        let reading = quotation::find_next_quotations(passage, &mut self.labels);
        attribution::attribute(&self.registry, &reading, &mut self.carried, &mut self.found);
    }

    /// Keeps the end of a passage as context for the next one.
    ///
    /// A border in a quotation leaves no context: its opening mark would make the next passage part of a quotation that
    /// has been reported already, and everything said in it would be missing.
    fn keep_context(&mut self, passage: &Passage<'_>, border: Border) {
        let from = match border {
            Border::Clean => context_start(passage),
            Border::InQuotation => passage.sentences.len(),
        };
        let start = passage.sentences.get(from).map_or(u32::MAX, |sentence| sentence.span.start);
        self.carried.forget_before(start);
        self.context = passage.context_from(from);
    }
}

/// The paragraph after the one in which the text from paragraph `from` on reaches `bytes`, not counting furniture.
fn paragraph_after(paragraphs: &[Paragraph], from: usize, bytes: usize) -> usize {
    let mut count = 0;
    let rest = paragraphs.iter().skip(from);
    let taken = rest.take_while(|paragraph| {
        let begins_inside = count < bytes;
        if !paragraph.role.is_furniture() {
            count += paragraph.span.len();
        }
        begins_inside
    });
    from + taken.count()
}

/// The first paragraph from `least` on that can begin the next passage: no quotation is open before it, and it is not
/// a line that credits the quotation before it ("— Grace Adebayo").
fn clean_border(passage: &Passage<'_>, least: usize) -> Option<usize> {
    let pairs = marks::pair_marks(passage);
    let mut open = pairs.iter().peekable();
    let mut ends_before = 0;
    let mut paragraph = None;
    for sentence in &passage.sentences {
        let opens = paragraph != Some(sentence.paragraph);
        paragraph = Some(sentence.paragraph);
        let start = sentence.tokens.start as usize;
        if !opens || sentence.paragraph < least {
            continue;
        }
        while let Some(pair) = open.next_if(|pair| pair.tokens.start < start) {
            ends_before = ends_before.max(pair.tokens.end);
        }
        if ends_before <= start && !matches!(passage.word(start), "-" | "–" | "—" | "―") {
            return Some(sentence.paragraph);
        }
    }
    None
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

/// Finds what needs no grammar, for a text in another language: countries whose names are spelt as in English, and
/// whatever is in quotation marks, without a speaker.
fn show_marks(passage: &Passage<'_>, registry: &mut Registry, found: &mut Analysis) {
    let mut countries = country::find(passage);
    countries.retain(|country| country.kind == MentionKind::Name);
    registry.link_countries(&countries, found);
    list_marks(passage, found.quotations.len(), found);
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

/// Finds the countries, people and organisations that the passage names.
pub(super) fn recognize(
    passage: &Passage<'_>,
    memory: &mut NamesSoFar,
    registry: &mut Registry,
    found: &mut Analysis,
) {
    let mut countries = country::find_remembering(passage, &mut memory.countries);
    let mut people =
        person::find_remembering(PersonModel::embedded(), passage, &countries, &mut memory.names);
    let datelines = dateline::find(passage);
    people.retain(|person| !dateline::holds_person(&datelines, person));
    person::claim(&people, &mut countries);
    let mut organizations = organization::find(passage, &countries, &people);
    organizations.retain(|organization| !dateline::holds_organization(&datelines, organization));
    let first = found.mentions.len();
    registry.link_countries(&countries, found);
    registry.link_people(passage, &people, found);
    registry.link_organizations(passage, &organizations, found);
    found.mentions[first..].sort_by_key(|mention| (mention.span.start, mention.span.end));
}
