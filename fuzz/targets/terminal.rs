//! Bytes -> the invariant `terminal`.

#![no_main]
#![allow(dead_code, missing_docs, unused_imports, reason = "one target needs one of the invariants")]

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| invariants::terminal::terminal(bytes));
