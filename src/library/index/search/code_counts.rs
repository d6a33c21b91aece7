//! How many quotations, passages and articles have each code.

use crate::error::Result;
use crate::library::damage::EntryKind;
use crate::library::index::Index;
use crate::library::index::rows::{NOTE, TRANSCRIPT};
use std::collections::BTreeMap;

/// What has a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CodeCounts {
    /// Quotations: coded themselves, by their speaker, or inside a coded passage.
    pub quotations: usize,
    /// Passages.
    pub passages: usize,
    /// Articles as a whole.
    pub articles: usize,
    /// Quotations and passages that are no longer found in their text.
    pub lost: usize,
}

impl Index<'_> {
    /// How many quotations, passages and articles have each code, by the spelling of the code.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn code_counts(&self) -> Result<BTreeMap<String, CodeCounts>> {
        let sql = "SELECT article, spelling, number IS NOT NULL, start IS NOT NULL, is_lost FROM coded \
                   WHERE code NOT IN (?, ?) ORDER BY id";
        let mut counts: BTreeMap<String, CodeCounts> = BTreeMap::new();
        self.read(|reader| {
            reader.rows((sql, [NOTE, TRANSCRIPT]), EntryKind::Index, |row| {
                let (is_quotation, is_passage): (bool, bool) = (row.get(2)?, row.get(3)?);
                let count = counts.entry(row.get(1)?).or_default();
                if row.get(4)? {
                    count.lost += 1;
                    return Ok(());
                }
                count.quotations += usize::from(is_quotation);
                count.passages += usize::from(is_passage);
                count.articles += usize::from(!is_quotation && !is_passage);
                Ok(())
            })
        })?;
        Ok(counts)
    }
}
