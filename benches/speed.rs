//! Measures how fast Pullquote is: `cargo bench`. The sample article serves as a news story, 2,000 copies of it as a long
//! text, and a hundred articles as a library.

#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use pullquote::analysis::analyze;
use pullquote::article::Article;
use pullquote::input::feeds::read_feed;
use pullquote::input::{Document, Media};
use pullquote::library::{ArticleId, ArticleKey, Library, ListQuery, NewAct, SearchQuery};
use pullquote::review::queue::CardFilter;
use pullquote::review::{Act, ActId, Anchor, Change, Stamp, Subject};
use pullquote::text::Span;
use pullquote::text::hash::TextHash;
use pullquote::text::search::Pattern;
use pullquote::tui::layout::rows::{FurnitureDisplay, TextRows};
use pullquote::tui::workers::feeds::answer;
use pullquote::tui::workers::feeds::request::FeedsRequest;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

const SAMPLE: &str = include_str!("../assets/sample.txt");

fn article(text: String) -> Article {
    Article::new(Document::record(String::new(), Media::Plain, text))
}

fn analysis(criterion: &mut Criterion) {
    let story = article(SAMPLE.to_owned());
    let mut group = criterion.benchmark_group("analysis");
    group.throughput(Throughput::Bytes(SAMPLE.len() as u64));
    group.bench_function("a news story", |bencher| bencher.iter(|| analyze(black_box(&story))));
    group.finish();
}

fn long_text(criterion: &mut Criterion) {
    let text = SAMPLE.repeat(2_000);
    let long = article(text.clone());
    let middle = long.paragraphs[long.paragraphs.len() / 2].span.start;
    let text_rows = TextRows::new(&long, 76, FurnitureDisplay::Dimmed);
    criterion.bench_function("a page in the middle of a long text", |bencher| {
        bencher.iter(|| text_rows.rows_from(black_box(middle), 50));
    });
    let mut group = criterion.benchmark_group("long text");
    group.sample_size(20);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("paragraphs and roles", |bencher| bencher.iter(|| article(black_box(text.clone()))));
    if let Some(pattern) = Pattern::new("medicines they brought") {
        let whole = Span::new(0, text.len());
        group.bench_function("search", |bencher| bencher.iter(|| pattern.hits(black_box(&text), whole)));
    }
    group.finish();
}

const STORIES: [&str; 3] =
    [SAMPLE, include_str!("../tests/articles/interview.txt"), include_str!("../tests/articles/wrapped.txt")];

/// A hundred articles, all different.
fn stories() -> Vec<(Article, ArticleKey)> {
    let story = |number: usize| {
        let text = STORIES[number % STORIES.len()].replace("on Monday", &format!("on day {number}"));
        let text = format!("{text}\n“We counted {number} boats,” Ines Prado{number} said on Monday.\n");
        let source = ArticleKey { hash: TextHash::of(&text), file: Some(format!("/stories/{number}.txt")) };
        (article(text), source)
    };
    (0..100).map(story).collect()
}

/// A note on a quotation, which is about as long as most acts.
fn note(article: &Article) -> Act {
    let anchor = Anchor::of(&article.text, article.paragraphs[2].span);
    Act::Change(vec![(Subject::Quotation(anchor), Change::Note("call back".to_owned()))])
}

fn record(library: &mut Library, id: ArticleId, act: &Act) -> Option<ActId> {
    let stamp = Stamp { reviewer: "ana".to_owned(), at: 1, tool: "0".to_owned() };
    library.record(NewAct { article: id, text: TextHash::default(), stamp: &stamp, act }).ok()
}

/// A library of a hundred articles, with forty decisions on the first one.
fn filled_library(folder: &Path) -> Option<Library> {
    let mut library = Library::open(folder).ok()?;
    let stories = stories();
    let places = library.add_all(&stories, 1).ok()?;
    let (first, act) = (places.first()?.id, note(&stories.first()?.0));
    (0..40).try_for_each(|_| record(&mut library, first, &act).map(|_| ()))?;
    library.refresh_all().ok()?;
    Some(library)
}

fn library(criterion: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else { return };
    if filled_library(folder.path()).is_none() {
        return;
    }
    let stories = stories();
    let mut group = criterion.benchmark_group("library");
    group.bench_function("open and read a journal of forty acts", |bencher| {
        // As the reader does it, with no other program using the library. Closing it is not measured.
        let open = || {
            let library = Library::open_existing(folder.path()).ok().flatten()?;
            let id = library.find(&stories[0].1).ok().flatten()?;
            let journal = library.journal(id).ok()?;
            Some((library, journal))
        };
        bencher.iter_batched(|| (), |()| open(), BatchSize::PerIteration);
    });
    let Ok(Some(mut library)) = Library::open_existing(folder.path()) else { return };
    for (name, words) in [("a rare word", "counted 42"), ("a common word", "said")] {
        let query = SearchQuery { words: words.to_owned(), speaker: String::new(), most: 50 };
        group.bench_function(format!("search a hundred articles for {name}"), |bencher| {
            bencher.iter(|| library.refresh_all().and_then(|index| index.search(&query)).ok());
        });
    }
    group.bench_function("list a hundred articles", |bencher| {
        bencher.iter(|| library.refresh_all().and_then(|index| index.list(&ListQuery::default())).ok());
    });
    group.bench_function("which of a hundred articles have cards", |bencher| {
        bencher.iter(|| library.review_candidates(CardFilter::Pending).ok());
    });
    let act = note(&stories[0].0);
    group.bench_function("record a decision", |bencher| {
        bencher.iter(|| record(&mut library, ArticleId(2), &act));
    });
    group.sample_size(10);
    group.bench_function("add a hundred articles", |bencher| {
        bencher.iter_with_large_drop(|| {
            let folder = tempfile::tempdir().ok()?;
            let mut library = Library::open(folder.path()).ok()?;
            library.add_all(&stories, 1).ok()?;
            library.refresh_all().ok()?;
            Some(folder)
        });
    });
    group.finish();
}

/// A feed of a thousand items: read, put into a library and listed, as when it is opened on the screen.
fn feeds(criterion: &mut Criterion) {
    let item = |number: usize| {
        format!(
            "<item><title>Story {number}</title><link>https://coast.example/{number}</link><pubDate>Tue, 03 Nov 2020 \
             08:15:00 GMT</pubDate><description>&lt;p&gt;“We counted {number} boats,” Ana Lopes said on the quay of Lima. \
             {}&lt;/p&gt;</description></item>",
            "Nobody was hurt, and the port opens again on Friday. ".repeat(8)
        )
    };
    let items: String = (0..1_000).map(item).collect();
    let text = format!("<rss version=\"2.0\"><channel><title>Coast</title>{items}</channel></rss>");
    let address = "https://coast.example/feed";
    let list = || {
        let feed = read_feed(text.as_bytes(), address).ok()?;
        let mut library = Library::in_memory().ok()?;
        let (address, feed) = (address.to_owned(), Arc::new(feed));
        answer(&mut library, &FeedsRequest::Show { address, feed }).ok()
    };
    let mut group = criterion.benchmark_group("feeds");
    group.sample_size(20);
    group.bench_function("list a feed of a thousand items", |bencher| bencher.iter(list));
    group.finish();
}

criterion_group!(benches, analysis, long_text, library, feeds);
criterion_main!(benches);
