//! The version of the program, as recorded in files, decisions and the library.

/// The version. The library stores it with its derived tables, because another version may find something else and
/// must derive them again.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The program with its version.
pub const TOOL: &str = concat!("pullquote ", env!("CARGO_PKG_VERSION"));
