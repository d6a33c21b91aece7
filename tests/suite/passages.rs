//! A long text is analysed passage by passage. Here the annotated articles are cut into passages as short as
//! possible, one per paragraph, and the findings compared with those of the uncut article.
//!
//! They cannot all be equal: a later paragraph may say who was meant in an earlier one, whose findings have been
//! shown by then. `tests/golden/passages.snap` lists every difference that is left.

use super::drawn::Drawn;
use super::golden;
use pullquote::analysis::{Analysis, Analyzer, analyze};
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The share of the findings that must not change when an article is cut at every paragraph.
const FLOOR: f64 = 0.95;

#[test]
fn findings_hardly_depend_on_where_a_text_is_cut_into_passages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/annotated");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut all, mut differing, mut differences) = (0, 0, String::new());
    for path in paths {
        let article = article(&Drawn::read(&fs::read_to_string(&path).unwrap()).text);
        let whole = findings(&article, &analyze(&article));
        let cut = findings(&article, &Analyzer::with_passages_of(&article, 1).run());
        all += whole.len();
        writeln!(differences, "\n{}", path.file_stem().unwrap().to_string_lossy()).unwrap();
        for missing in whole.difference(&cut) {
            differing += 1;
            writeln!(differences, "- {missing}").unwrap();
        }
        for added in cut.difference(&whole) {
            writeln!(differences, "+ {added}").unwrap();
        }
    }
    let same = 1.0 - f64::from(differing) / f64::from(u32::try_from(all).unwrap());
    golden("passages", &format!("{differing} of {all} findings differ\n{differences}"));
    assert!(same >= FLOOR, "{same}");
}

fn article(text: &str) -> Article {
    Article::new(Document::record("article".to_owned(), Media::Plain, text.to_owned()))
}

/// Every finding in words, by its place.
fn findings(article: &Article, analysis: &Analysis) -> BTreeSet<String> {
    let text = article.text.as_str();
    let mentions = analysis.mentions.iter().map(|mention| {
        let entity = analysis.entity(mention.entity).unwrap();
        let (place, words) = (mention.span.start, mention.span.of(text));
        format!("{place:05} {:?} {words:?} is {}", mention.kind, entity.name)
    });
    let quotations = analysis.quotations.iter().map(|quotation| {
        let (place, words) = (quotation.content.start, quotation.content.of(text));
        let speaker = quotation.attribution.as_ref().map_or("-".to_owned(), |found| {
            let name = analysis.speaker_name(found.speaker, text);
            format!("{name}, {}, {:.2}", found.evidence, found.confidence)
        });
        format!("{place:05} {:?} {:?} said by {speaker}", quotation.kind, shortened(words))
    });
    mentions.chain(quotations).collect()
}

fn shortened(words: &str) -> String {
    words.chars().take(60).collect()
}
