//! The library when its file is damaged, locked, gone or from another version.
