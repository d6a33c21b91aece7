//! The memory that a step will need -> whether it is there, asked before the step begins.
//!
//! A program that runs out of memory ends at once, whatever it has set on the terminal, and nothing can be said then. So
//! what takes much is asked for first. The system may still promise more than it has; what it refuses, it refuses here.

use std::hint::black_box;

/// Reading a text takes this many times its bytes, as they come, as they are decoded, and as they are divided.
pub(super) const READING: usize = 3;
/// How many bytes the text and its findings take for each byte of a text that is full of quotations.
pub const FINDINGS: usize = 6;
/// What is smaller than this finds room wherever the program itself does.
const SMALL: usize = 1024 * 1024;

/// Whether there is memory for this many bytes more.
///
/// ```
/// use pullquote::input::has_room;
///
/// assert!(has_room(1_000_000));
/// assert!(!has_room(usize::MAX / 2));
/// ```
#[must_use]
pub fn has_room(bytes: usize) -> bool {
    let mut asked: Vec<u8> = Vec::new();
    let answer = bytes <= SMALL || asked.try_reserve_exact(bytes).is_ok();
    // Memory that nobody looks at might never be asked for.
    black_box(&asked);
    answer
}
