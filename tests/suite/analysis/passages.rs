//! A long text is analysed passage by passage. Here the annotated articles are cut into passages as short as
//! possible, one per paragraph, which should not change the findings.
//!
//! Some changes cannot be avoided. A later paragraph may show who was meant in an earlier one ("Tsigereda" before
//! "Tsigereda Hailu", or the "she" that shows that a name is a woman's), and by then the findings of the earlier one
//! have been shown. So each paragraph is also compared with the uncut analysis of the article up to the end of that
//! paragraph. What still differs follows from an earlier paragraph that the uncut analysis has read again.

use super::annotation::AnnotatedArticle;
use pullquote::analysis::{Analysis, Analyzer, analyze};
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use pullquote::text::Span;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The share of findings that must be the same as in an uncut analysis up to their paragraph.
const FLOOR_SO_FAR: f64 = 0.960;
/// The share of findings that must be the same as in an uncut analysis of the whole article, although a headline or a first
/// question then knows nothing of what follows.
const FLOOR_WHOLE: f64 = 0.930;

/// The number of findings compared, and those that differ.
#[derive(Default)]
struct Comparison {
    all: usize,
    differing: usize,
    differences: String,
}

impl Comparison {
    fn add(&mut self, uncut: &BTreeSet<String>, cut: &BTreeSet<String>) {
        self.all += uncut.len();
        for missing in uncut.difference(cut) {
            self.differing += 1;
            writeln!(self.differences, "- {missing}").unwrap();
        }
        for added in cut.difference(uncut) {
            writeln!(self.differences, "+ {added}").unwrap();
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a few thousand findings")]
    fn same(&self) -> f64 {
        1.0 - self.differing as f64 / self.all as f64
    }
}

#[test]
fn a_paragraph_in_a_passage_of_its_own_is_read_as_in_the_article_up_to_it() {
    let mut so_far = Comparison::default();
    for path in articles() {
        writeln!(so_far.differences, "\n{}", path.file_stem().unwrap().to_string_lossy()).unwrap();
        let whole = article(&text_of(&path));
        for paragraph in &whole.paragraphs {
            let begun = article(&whole.text[..paragraph.span.end as usize]);
            let uncut = findings(&begun, &analyze(&begun), paragraph.span);
            let cut = findings(&begun, &Analyzer::with_passages_of(&begun, 1).run(), paragraph.span);
            so_far.add(&uncut, &cut);
        }
    }
    let Comparison { all, differing, .. } = so_far;
    assert!(so_far.same() >= FLOOR_SO_FAR, "{differing} of {all}{}", so_far.differences);
}

#[test]
fn most_findings_do_not_depend_on_later_passages() {
    let mut whole = Comparison::default();
    for path in articles() {
        let article = article(&text_of(&path));
        let all = Span::new(0, article.text.len());
        let uncut = findings(&article, &analyze(&article), all);
        let cut = findings(&article, &Analyzer::with_passages_of(&article, 1).run(), all);
        whole.add(&uncut, &cut);
    }
    let Comparison { all, differing, .. } = whole;
    assert!(whole.same() >= FLOOR_WHOLE, "{differing} of {all}{}", whole.differences);
}

#[test]
fn a_quotation_longer_than_several_passages_is_found_in_all_of_them() {
    let said = "“The ministry said that the quay was closed and that Ana Lopes came on Monday.\n\n";
    let article = article(&said.repeat(4000));
    let analysis = analyze(&article);
    let quoted: usize = analysis.quotations.iter().map(|quotation| quotation.content.len()).sum();
    assert!(quoted > article.text.len() / 10 * 9, "{quoted} of {} bytes", article.text.len());
}

fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/annotated");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn text_of(path: &Path) -> String {
    AnnotatedArticle::read(&fs::read_to_string(path).unwrap()).text
}

fn article(text: &str) -> Article {
    Article::new(Document::record("article".to_owned(), Media::Plain, text.to_owned()))
}

/// The findings that begin inside `span`, in words.
fn findings(article: &Article, analysis: &Analysis, span: Span) -> BTreeSet<String> {
    let text = article.text.as_str();
    let mentions = analysis.mentions.iter().filter(|mention| span.contains(mention.span.start));
    let mentions = mentions.map(|mention| {
        let entity = analysis.entity(mention.entity).unwrap();
        let (place, words) = (mention.span.start, mention.span.of(text));
        format!("{place:05} {:?} {words:?} is {}", mention.kind, entity.name)
    });
    let quotations = analysis.quotations.iter().filter(|quotation| span.contains(quotation.marks.start));
    let quotations = quotations.map(|quotation| {
        let (place, words) = (quotation.content.start, quotation.content.of(text));
        let speaker = quotation.attribution.as_ref().map_or("-".to_owned(), |found| {
            let name = analysis.speaker_name(found.speaker, text);
            format!("{name}, {}, {:.2}", found.evidence, found.confidence)
        });
        format!("{place:05} {:?} {:.60?} said by {speaker}", quotation.kind, words)
    });
    mentions.chain(quotations).collect()
}
