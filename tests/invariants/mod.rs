//! What holds for any bytes at all: each function takes bytes, hands them to a part of the program, and panics if a
//! promise is broken.
//!
//! The test suite calls them with thousands of made-up inputs (`tests/suite/any_input.rs`), the fuzzer with as many as
//! it is given time for (`fuzz/`). Both share this folder, so that no promise is checked by one of them alone.

pub(crate) mod articles;
pub(crate) mod exports;
pub(crate) mod findings;
pub(crate) mod imports;
pub(crate) mod keys;
pub(crate) mod library;
pub(crate) mod terminal;
pub(crate) mod text;

/// The name of an invariant, and its check.
pub(crate) type Invariant = (&'static str, fn(&[u8]));

/// All of them, under the names of their fuzz targets.
pub(crate) const ALL: [Invariant; 12] = [
    ("files", articles::files),
    ("pages", articles::pages),
    ("markdown", articles::markdown),
    ("feeds", articles::feeds),
    ("findings", findings::findings),
    ("exports", exports::exports),
    ("imports", imports::imports),
    ("wrapping", text::wrapping),
    ("sanitizing", text::sanitizing),
    ("queries", library::queries),
    ("keys", keys::keys),
    ("terminal", terminal::terminal),
];

/// The bytes as text; what is not UTF-8 becomes U+FFFD.
fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The first byte as a number below `count`, and the rest: lets a fuzzer choose.
fn choice(bytes: &[u8], count: usize) -> (usize, &[u8]) {
    bytes.split_first().map_or((0, bytes), |(&first, rest)| (usize::from(first) % count, rest))
}
