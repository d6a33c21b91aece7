//! A shape of a size -> the work it takes: the time of the processor in this thread, and the memory.
//!
//! Half of the analysis of a long text may run on another core, so all of it runs in a pool of one thread.
//!
//! What is measured is all that `pullquote extract` does with a file: unpacking, decoding, reading the article, finding,
//! writing the result and the report.

use super::shapes::Shape;
use allocation_counter::AllocationInfo;
use cpu_time::ThreadTime;
use pullquote::analysis::analyze;
use pullquote::article::Article;
use pullquote::export::{Provenance, json, report};
use pullquote::input::{Origin, Transport, documents};
use rayon::ThreadPoolBuilder;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

/// What a text took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Work {
    /// How long the processor worked for it: the shortest of several runs.
    pub(crate) time: Duration,
    /// The most memory that was in use, in bytes.
    pub(crate) peak: u64,
    /// All memory that was ever asked for, in bytes.
    pub(crate) asked: u64,
}

/// The work for a shape of this many bytes, the least of `runs`.
#[must_use]
pub(crate) fn measure(shape: &Shape, bytes: usize, runs: usize) -> Work {
    let one_thread = ThreadPoolBuilder::new().num_threads(1).build();
    match one_thread {
        Ok(pool) => pool.install(|| measure_here(shape, bytes, runs)),
        Err(_) => measure_here(shape, bytes, runs),
    }
}

fn measure_here(shape: &Shape, bytes: usize, runs: usize) -> Work {
    let text = shape.build(bytes);
    let mut least = Work { time: Duration::MAX, peak: u64::MAX, asked: u64::MAX };
    for _ in 0..runs.max(1) {
        let text = text.clone();
        let start = ThreadTime::now();
        let AllocationInfo { bytes_total, bytes_max, .. } = allocation_counter::measure(|| {
            black_box(extract(shape.file, text));
        });
        least.time = least.time.min(start.elapsed());
        least.peak = least.peak.min(bytes_max);
        least.asked = least.asked.min(bytes_total);
    }
    least
}

/// What `pullquote extract` writes.
#[must_use]
pub(crate) fn extract(file: &str, bytes: Vec<u8>) -> usize {
    let Ok(documents) = documents(bytes, &Transport::of(Origin::File(PathBuf::from(file)))) else { return 0 };
    let mut written = 0;
    for document in documents {
        let article = Article::new(document);
        let analysis = analyze(&article);
        let provenance = Provenance { id: None, source: Some(file.to_owned()) };
        written += json::line(&provenance, &article, &analysis).len();
        written += report::report(&provenance, &article, &analysis).len();
    }
    written
}

/// How work grows when its size grows by `factor`: 1 is in proportion, 2 is with the square.
#[must_use]
pub(crate) fn exponent(small: f64, large: f64, factor: f64) -> f64 {
    (large / small).ln() / factor.ln()
}
