//! The version of the program, as files, decisions and the library record it.

/// The version. The library also keeps it beside its derived tables: another version may find something else, so it
/// derives them again.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The program and its version.
pub const TOOL: &str = concat!("pullquote ", env!("CARGO_PKG_VERSION"));
