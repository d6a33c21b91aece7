//! The real binary, without a screen.
