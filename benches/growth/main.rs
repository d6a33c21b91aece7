//! Makes a text of each shape four times as long and fails if the work grows faster: `cargo bench --bench growth [-- NAME]`.
//!
//! Time is the processor's in the one thread that works, the least of several runs at sizes large enough; memory is
//! counted exactly. An exponent of 1 is in proportion; above [`MOST`] the bench fails.

#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that prints a table"
)]

mod shapes;
mod work;

use shapes::Shape;
use std::process::ExitCode;
use work::{Work, exponent, measure};

/// A larger exponent fails.
const MOST: f64 = 1.3;
/// The least time, in seconds, that a shape takes at the smaller size.
const LONG_ENOUGH: f64 = 0.05;
/// How much longer the text is made. Memory that grows in steps, twice as much each time, shows less in it than in two.
const FACTOR: usize = 4;
const SMALLEST: usize = 256 * 1024;
const LARGEST: usize = 4 * 1024 * 1024;

fn main() -> ExitCode {
    let name = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let is_asked = |shape: &&Shape| {
        name.as_ref().is_none_or(|name| match name.strip_prefix('=') {
            Some(exact) => shape.name == exact,
            None => shape.name.contains(name.as_str()),
        })
    };
    println!(
        "{:<44} {:>9} {:>9} {:>6} {:>8} {:>6}",
        "shape", "bytes", "ns/byte", "time", "peak/byte", "memory"
    );
    let mut failed = 0;
    for shape in shapes::all().filter(is_asked) {
        let growth = grow(shape);
        let is_bad = growth.time > MOST || growth.memory > MOST;
        failed += usize::from(is_bad);
        println!(
            "{:<44} {:>9} {:>9.0} {:>6.2} {:>8.1} {:>6.2}{}",
            shape.name,
            growth.bytes,
            growth.nanos,
            growth.time,
            growth.peak,
            growth.memory,
            if is_bad { "  TOO MUCH" } else { "" }
        );
    }
    if failed > 0 {
        println!("{failed} shapes grow faster than their size");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// How the work for a shape grows.
struct Growth {
    bytes: usize,
    nanos: f64,
    time: f64,
    peak: f64,
    memory: f64,
}

#[expect(clippy::cast_precision_loss, reason = "sizes and times, rounded when printed")]
fn grow(shape: &Shape) -> Growth {
    let seconds = |work: &Work| work.time.as_secs_f64();
    let mut bytes = SMALLEST;
    let mut small = measure(shape, bytes, 1);
    while seconds(&small) < LONG_ENOUGH && bytes < LARGEST {
        bytes *= 2;
        small = measure(shape, bytes, 1);
    }
    let large = measure(shape, FACTOR * bytes, 1);
    let mut time = exponent(seconds(&small), seconds(&large), FACTOR as f64);
    let is_hopeless = time > 1.6;
    // What looks bad is measured again: another program may have been in the way.
    let mut best = (seconds(&small), seconds(&large));
    for _ in 0..4 {
        if time <= 1.15 || is_hopeless {
            break;
        }
        best = (
            best.0.min(seconds(&measure(shape, bytes, 1))),
            best.1.min(seconds(&measure(shape, FACTOR * bytes, 1))),
        );
        time = exponent(best.0, best.1, FACTOR as f64);
    }
    let size = bytes as f64;
    Growth {
        bytes,
        nanos: best.0 * 1e9 / size,
        time,
        peak: large.peak as f64 / (FACTOR as f64 * size),
        memory: exponent(small.asked as f64, large.asked as f64, FACTOR as f64),
    }
}
