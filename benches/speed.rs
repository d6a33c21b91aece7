//! How fast it is: `cargo bench`. The sample article stands for a news story, 2,000 copies of it for a long text.

#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pullquote::analysis::analyze;
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use pullquote::text::Span;
use pullquote::text::search::Pattern;
use pullquote::tui::flow::{Flow, Furniture};
use std::hint::black_box;

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
    let flow = Flow::new(&long, 76, Furniture::Dimmed);
    criterion.bench_function("a page in the middle of a long text", |bencher| {
        bencher.iter(|| flow.rows_from(black_box(middle), 50));
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

criterion_group!(benches, analysis, long_text);
criterion_main!(benches);
