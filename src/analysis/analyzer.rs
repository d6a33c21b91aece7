//! The run over an article: passage after passage, each through all steps.

use super::entity::Registry;
use super::{
    Analysis, MentionKind, Passage, Quotation, QuotationId, QuotationKind, attribution, country, language,
    marks, organization, person, quotation,
};
use crate::article::Article;
use crate::text::span::offset;

/// A passage ends with the paragraph in which it reaches this many bytes: far longer than a news story, short
/// enough that the first findings of a long text are there within a frame or two.
const PASSAGE_BYTES: usize = 64 * 1024;

/// Analyses a whole article.
#[must_use]
pub fn analyze(article: &Article) -> Analysis {
    let mut analyzer = Analyzer::new(article);
    while analyzer.step() {}
    analyzer.finish()
}

/// Analyses an article passage by passage.
#[derive(Debug)]
pub struct Analyzer<'a> {
    article: &'a Article,
    registry: Registry,
    found: Analysis,
    next_paragraph: usize,
}

impl<'a> Analyzer<'a> {
    /// An analyzer at the start of `article`.
    #[must_use]
    pub fn new(article: &'a Article) -> Self {
        let found = Analysis { language: language::detect_language(article), ..Analysis::default() };
        Self { article, registry: Registry::default(), found, next_paragraph: 0 }
    }

    /// Analyses the next passage. Returns whether there is more to do.
    pub fn step(&mut self) -> bool {
        let end = self.passage_end();
        if let Some(paragraphs) = self.article.paragraphs.get(self.next_paragraph..end) {
            let passage = Passage::new(&self.article.text, paragraphs);
            match self.found.language {
                None | Some("en") => analyze_passage(&passage, &mut self.registry, &mut self.found),
                Some(_) => show_marks(&passage, &mut self.registry, &mut self.found),
            }
        }
        self.next_paragraph = end;
        let more = end < self.article.paragraphs.len();
        self.found.analysed_to =
            if more { self.article.paragraphs[end].span.start } else { offset(self.article.text.len()) };
        more
    }

    /// Bytes of the text analysed so far.
    #[must_use]
    pub fn analysed_to(&self) -> u32 {
        self.found.analysed_to
    }

    /// What has been found so far, up to `Analysis::analysed_to`.
    #[must_use]
    pub fn findings(&mut self) -> &Analysis {
        self.registry.write_entities(&mut self.found);
        &self.found
    }

    /// All that was found.
    #[must_use]
    pub fn finish(mut self) -> Analysis {
        self.registry.write_entities(&mut self.found);
        self.found
    }

    fn passage_end(&self) -> usize {
        let mut bytes = 0;
        let rest = self.article.paragraphs.iter().skip(self.next_paragraph);
        let count = rest
            .take_while(|paragraph| {
                let begins_inside = bytes < PASSAGE_BYTES;
                bytes += paragraph.span.len();
                begins_inside
            })
            .count();
        self.next_paragraph + count
    }
}

/// Of a text in another language only what needs no grammar: countries whose names are spelt as in English, and
/// what stands in quotation marks, said by nobody we could know.
fn show_marks(passage: &Passage<'_>, registry: &mut Registry, found: &mut Analysis) {
    let mut countries = country::find(passage);
    countries.retain(|country| country.kind == MentionKind::Name);
    registry.link_countries(&countries, found);
    let mut end = 0;
    for pair in marks::pair_marks(passage) {
        if pair.inner.len() < FEWEST_QUOTED || pair.marks.start < end {
            continue;
        }
        end = pair.marks.end;
        found.quotations.push(Quotation {
            id: QuotationId(offset(found.quotations.len())),
            kind: QuotationKind::Direct,
            content: pair.content,
            marks: pair.marks,
            cue: None,
            attribution: None,
            via: None,
        });
    }
}

/// Tokens in marks below which it is a title or a word, in a language whose verbs we do not know.
const FEWEST_QUOTED: usize = 5;

fn analyze_passage(passage: &Passage<'_>, registry: &mut Registry, found: &mut Analysis) {
    recognize(passage, registry, found);
    let reading = quotation::find_quotations(passage);
    attribution::attribute(registry, &reading, found);
}

/// Finds the countries, people and organisations that the passage names.
pub(super) fn recognize(passage: &Passage<'_>, registry: &mut Registry, found: &mut Analysis) {
    let mut countries = country::find(passage);
    let people = person::find(passage, &countries);
    person::claim(&people, &mut countries);
    let organizations = organization::find(passage, &countries, &people);
    let first = found.mentions.len();
    registry.link_countries(&countries, found);
    registry.link_people(passage, &people, found);
    registry.link_organizations(passage, &organizations, found);
    found.mentions[first..].sort_by_key(|mention| (mention.span.start, mention.span.end));
}
