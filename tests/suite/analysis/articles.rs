//! Bytes -> articles and findings: the articles in `tests/articles` compared with their golden files, and properties
//! that hold for any input.

use crate::golden;
use proptest::prelude::*;
use pullquote::article::{Article, Role};
use pullquote::input::web::Network;
use pullquote::input::{self, Document, Media, Origin};
use pullquote::{analysis, export};
use std::fmt::Write;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

fn inputs() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = fs::read_dir(root.join("tests/articles"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    paths.push(root.join("assets/sample.txt"));
    paths.sort();
    paths
}

fn load(path: &Path) -> Article {
    let document =
        input::load(&Origin::File(path.to_owned()), &Network::default(), &mut |_| ControlFlow::Continue(()))
            .unwrap();
    Article::new(document)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().replace('.', "_")
}

/// The paragraphs, one per line, each after its role.
fn paragraphs(article: &Article) -> String {
    let mut text = format!("title: {}\n", article.title().unwrap_or("-"));
    for paragraph in &article.paragraphs {
        let role = match paragraph.role {
            Role::Headline => "HEADLINE",
            Role::Body => "",
            Role::Quoted => "quoted",
            Role::Speaker => "speaker",
            Role::Furniture(kind) => kind.word(),
        };
        let words = article.words(paragraph.span).replace('\n', "⏎");
        writeln!(text, "{role:>10} | {words}").unwrap();
    }
    text
}

#[test]
fn paragraphs_of_the_articles_have_their_roles() {
    for path in inputs() {
        golden(&format!("paragraphs/{}", name(&path)), &paragraphs(&load(&path)));
    }
}

#[test]
fn the_findings_in_the_articles_are_as_in_their_golden_files() {
    for path in inputs() {
        let article = load(&path);
        let analysis = analysis::analyze(&article);
        let provenance = export::Provenance { id: None, source: Some(name(&path)) };
        golden(
            &format!("findings/{}", name(&path)),
            &export::report::report(&provenance, &article, &analysis),
        );
    }
}

#[test]
fn the_sample_in_the_program_is_the_one_in_assets() {
    let sample =
        input::load(&Origin::Sample, &Network::default(), &mut |_| ControlFlow::Continue(())).unwrap();
    let words = sample.text.split_whitespace().count();
    assert!((500..=800).contains(&words), "{words} words");
    let paragraphs = Article::new(sample).paragraphs;
    let kinds: std::collections::HashSet<_> = paragraphs.iter().map(|paragraph| paragraph.role).collect();
    assert!(kinds.len() >= 9, "{kinds:?}");
}

#[test]
fn loading_reports_its_progress_and_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.txt");
    fs::write(&path, "Peru voted.\n".repeat(500_000)).unwrap();
    let origin = Origin::File(path.clone());
    let mut told = Vec::new();
    let document = input::load(&origin, &Network::default(), &mut |progress| {
        told.push(progress);
        ControlFlow::Continue(())
    });
    assert_eq!(document.unwrap().text.len(), 6_000_000);
    assert!(told.len() > 3 && told.iter().all(|progress| progress.total == Some(6_000_000)));
    let stopped = input::load(&origin, &Network::default(), &mut |_| ControlFlow::Break(()));
    assert!(stopped.unwrap_err().to_string().contains("stopped"));
    let preview = input::preview(&path).unwrap().unwrap();
    assert!(preview.text.len() <= 64 * 1024 && preview.text.ends_with("Peru voted."));
    fs::write(&path, "Peru voted.\n").unwrap();
    assert!(input::preview(&path).unwrap().is_none());
}

/// Checks what holds for every article.
fn check(article: &Article) -> Result<(), TestCaseError> {
    let mut end = 0;
    for paragraph in &article.paragraphs {
        let span = paragraph.span;
        prop_assert!(end <= span.start && span.start < span.end, "{paragraph:?} after {end}");
        let words = article.text.get(span.range());
        prop_assert!(words.is_some_and(|words| words.trim() == words && !words.is_empty()), "{paragraph:?}");
        end = span.end;
    }
    let analysis = analysis::analyze(article);
    let furniture = article.paragraphs.iter().filter(|paragraph| paragraph.role.is_furniture());
    for paragraph in furniture {
        prop_assert!(!analysis.mentions.iter().any(|mention| mention.span.overlaps(paragraph.span)));
        let quoted = analysis.quotations.iter().any(|quotation| paragraph.span.encloses(quotation.content));
        prop_assert!(!quoted, "{paragraph:?}");
    }
    Ok(())
}

fn document(media: Media, text: String) -> Document {
    Document::record(String::new(), media, text)
}

/// Lines like those of articles, in any order.
fn newsy() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "T+ D- Normal size",
        "Read more: Ten questions",
        "“Baker. Proud introvert.”",
        "Peru’s minister said “no”.",
        "“We will wait,” Ana Duarte said in Lima, “and then",
        "we will vote.”",
        "# Talks in Lima",
        "<p>Chile <b>voted</b>",
        "<div class='caption'>",
        "</div></p>",
        "© 2026",
        "",
        "\u{85}é\u{2028}",
        "\r",
    ]);
    prop::collection::vec((line, prop::sample::select(vec!["\n", "\r\n", "\r", " ", "\n\n"])), 0..30)
        .prop_map(|lines| lines.into_iter().flat_map(|(line, end)| [line, end]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn plain_text_is_unchanged(text in prop_oneof![newsy(), any::<String>()]) {
        let article = Article::new(document(Media::Plain, text.clone()));
        prop_assert_eq!(&article.text, &text);
        check(&article)?;
        let covered: usize = article.paragraphs.iter().map(|paragraph| paragraph.span.len()).sum();
        // The quote marks of mail before a line belong to no paragraph.
        let is_solid = |c: &char| !c.is_whitespace() && !matches!(c, '>' | '|');
        let solid = text.chars().filter(is_solid).map(char::len_utf8).sum::<usize>();
        prop_assert!(covered >= solid, "nothing is cut out");
    }

    #[test]
    fn markdown_and_pages_give_valid_articles(text in prop_oneof![newsy(), any::<String>()]) {
        check(&Article::new(document(Media::Markdown, text.clone())))?;
        check(&Article::new(document(Media::Html, text)))?;
    }

    #[test]
    fn any_bytes_are_decoded_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(decoded) = input::decode(bytes, "story.txt") {
            check(&Article::new(document(Media::Plain, decoded.text)))?;
        }
    }
}
