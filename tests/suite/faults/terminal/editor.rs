//! The editor that a note is written in: it fails, is killed or takes arguments.
