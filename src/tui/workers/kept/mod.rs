//! Inputs that are kept after they were read, so that going back to them reads or fetches nothing again.

mod containers;
mod fetched_pages;

pub(super) use containers::Containers;
pub(super) use fetched_pages::FetchedPages;
