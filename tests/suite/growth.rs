//! Texts of every shape that the growth bench knows: four times as long takes about four times the work.
//!
//! The bench (`cargo bench --bench growth`) measures exactly. This is its quick form, on smaller texts and with a wider
//! bound: it finds what grows with the square.

#[path = "../../benches/growth/shapes.rs"]
mod shapes;
#[path = "../../benches/growth/work.rs"]
mod work;

use shapes::Shape;
use std::thread;
use work::{exponent, measure};

/// A larger exponent fails. What grows with the square has 2.
const MOST: f64 = 1.5;
const SMALL: usize = 12 * 1024;
const FACTOR: usize = 4;
/// Less time at the larger size, in seconds, says nothing.
const LONG_ENOUGH: f64 = 0.1;

/// How the work for a shape grows, if it grows too fast. Some rules look at a bounded number of elements, and up to that
/// bound the work grows with the square: so what is too fast must be so at four times the size, too.
fn growth(shape: &Shape) -> Option<String> {
    grown(shape, SMALL).and_then(|_| grown(shape, FACTOR * SMALL))
}

/// How the work for a shape grows from a size on, if it grows too fast in each of several tries.
#[expect(clippy::cast_precision_loss, reason = "times of a test")]
fn grown(shape: &Shape, bytes: usize) -> Option<String> {
    let most_memory = 1024 * (FACTOR * bytes) as u64;
    let (mut small, mut large) = (f64::MAX, f64::MAX);
    for _ in 0..4 {
        let work = measure(shape, FACTOR * bytes, 1);
        if work.peak > most_memory || work.asked > 64 * most_memory {
            return Some(format!("{}: {work:?}", shape.name));
        }
        large = large.min(work.time.as_secs_f64());
        if large < LONG_ENOUGH {
            return None;
        }
        small = small.min(measure(shape, bytes, 1).time.as_secs_f64());
        if exponent(small, large, FACTOR as f64) <= MOST {
            return None;
        }
    }
    Some(format!("{}: {small:.3} s, then {large:.3} s", shape.name))
}

#[test]
fn work_grows_with_the_size_and_not_with_its_square() {
    let all: Vec<&Shape> = shapes::all().collect();
    assert!(all.len() >= 40);
    let half = all.len().div_ceil(2);
    let bad = thread::scope(|scope| {
        let halves = all
            .chunks(half)
            .map(|half| scope.spawn(|| half.iter().filter_map(|shape| growth(shape)).collect::<Vec<_>>()));
        let running: Vec<_> = halves.collect();
        running.into_iter().flat_map(|half| half.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(bad.is_empty(), "these grow too fast:\n{}", bad.join("\n"));
}

#[test]
fn no_two_shapes_have_one_name() {
    let mut names: Vec<&str> = shapes::all().map(|shape| shape.name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}
