//! Sentences with their countries drawn in.
