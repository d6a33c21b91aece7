//! Faults 1 to 12: bytes and encodings.
