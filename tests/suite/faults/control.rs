//! Faults 13 to 19: control characters and text that deceives.
