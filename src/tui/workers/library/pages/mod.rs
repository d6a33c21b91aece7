//! A question of a report -> the answer of the library as a page of the screen.

mod audited;
mod changed;
mod repeated;

use crate::audit::RoleWords;
use crate::error::Result;
use crate::library::Index;
use crate::tui::state::library::report_page::{ReportPage, ReportQuestion};

/// The page. `None` if there is nothing to compare.
///
/// # Errors
/// If the library cannot be read.
pub(super) fn page(
    index: &Index<'_>,
    asked: &ReportQuestion,
    roles: &RoleWords,
) -> Result<Option<ReportPage>> {
    match asked {
        ReportQuestion::Versions(asked) => changed::page(index.library(), asked),
        ReportQuestion::Audit(asked) => audited::page(index, asked, roles).map(Some),
        ReportQuestion::Repeats(asked) => repeated::page(index, *asked).map(Some),
    }
}
