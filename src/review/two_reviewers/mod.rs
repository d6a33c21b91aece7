//! The exported decisions of two reviewers -> how far they agree, and acts that merge their work into a library.

pub mod agreement;
pub mod alpha;
pub mod decided;
pub mod marks;
pub mod merge;
pub mod pairing;
