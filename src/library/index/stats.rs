//! The index -> how much there is, the progress of reviews, and how often the program was right.

use super::Index;
use super::listing;
use crate::analysis::QuotationKind;
use crate::error::Result;
use crate::library::damage::{EntryKind, RowReader};
use crate::review::Verification;
use crate::review::queue::ReviewProgress;
use crate::sorting;

/// The library in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LibraryStats {
    /// Articles in the lists.
    pub articles: usize,
    /// Their quotations, by state.
    pub quotations: ReviewProgress,
    /// Words in quotations that are not rejected.
    pub words: usize,
    /// The verdicts on what the program found, by the kind it found: direct, partial, indirect.
    pub by_kind: Vec<(String, VerdictCounts)>,
    /// The verdicts by the program's confidence in the speaker, highest first.
    pub by_confidence: Vec<(ConfidenceBand, VerdictCounts)>,
    /// Quotations that the program missed and a reviewer added.
    pub added: usize,
    /// How many quotations that are not rejected have which verification.
    pub verification: Vec<(Verification, usize)>,
    /// The reviewers, the most active first.
    pub reviewers: Vec<ReviewerTotals>,
}

/// A range of the program's confidence in a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConfidenceBand {
    /// 0.9 and more.
    AlmostCertain,
    /// 0.7 and more.
    Likely,
    /// 0.5 and more.
    Perhaps,
    /// Less.
    Uncertain,
    /// It found no speaker.
    NoSpeaker,
}

/// How often reviewers accepted, corrected and rejected what the program found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct VerdictCounts {
    /// Accepted as found.
    pub accepted: usize,
    /// Accepted with corrections.
    pub edited: usize,
    /// Those of `edited` whose speaker was corrected.
    pub other_speaker: usize,
    /// Rejected.
    pub rejected: usize,
}

/// A reviewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewerTotals {
    /// The name; not sanitised.
    pub name: String,
    /// The number of articles.
    pub articles: usize,
    /// The number of acts, including undo.
    pub acts: usize,
    /// When the last act was recorded; milliseconds since 1970 in UTC.
    pub at: i64,
}

impl ConfidenceBand {
    /// Every range, highest first, with its words in the report.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::AlmostCertain, "almost certain (0.9 and more)"),
        (Self::Likely, "likely (0.7 to 0.9)"),
        (Self::Perhaps, "perhaps (0.5 to 0.7)"),
        (Self::Uncertain, "uncertain (below 0.5)"),
        (Self::NoSpeaker, "no speaker found"),
    ];
}

impl VerdictCounts {
    /// The number of decided quotations.
    #[must_use]
    pub fn decided(self) -> usize {
        self.accepted + self.edited + self.rejected
    }

    /// The percentage of decided quotations that needed no correction, rounded; `None` if none was decided. 100 means all
    /// of them, and 0 none.
    #[must_use]
    pub fn right(self) -> Option<usize> {
        let decided = self.decided();
        let rounded = (self.accepted * 100 + decided / 2).checked_div(decided)?;
        Some(match self.accepted {
            0 => 0,
            all if all == decided => 100,
            _ => rounded.clamp(1, 99),
        })
    }
}

impl Index<'_> {
    /// The library in numbers.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn stats(&self) -> Result<LibraryStats> {
        self.read(|reader| {
            let one = |sql: &str| reader.connection.query_row(sql, [], |row| row.get::<_, usize>(0));
            Ok(LibraryStats {
                articles: one("SELECT count(*) FROM articles WHERE removed_at IS NULL")?,
                quotations: progress(reader)?,
                words: words(reader)?,
                by_kind: by_kind(reader)?,
                by_confidence: by_confidence(reader)?,
                added: one("SELECT count(*) FROM quotations WHERE found_kind IS NULL")?,
                verification: verification(reader)?,
                reviewers: reviewers(reader)?,
            })
        })
    }
}

/// The words in quotations that are not rejected. Counted one by one: a sum in SQL takes damaged counts for numbers.
fn words(reader: RowReader<'_>) -> rusqlite::Result<usize> {
    let sql = "SELECT article, words FROM quotations WHERE state <> 'rejected'";
    let counts = reader.rows((sql, []), EntryKind::Index, |row| row.get::<_, u32>(1))?;
    Ok(counts.into_iter().map(|count| count as usize).sum())
}

fn progress(reader: RowReader<'_>) -> rusqlite::Result<ReviewProgress> {
    let mut progress = ReviewProgress::default();
    let sql = "SELECT article, state, flagged, count(*) FROM quotations GROUP BY state, flagged";
    reader.rows((sql, []), EntryKind::Index, |row| {
        let (state, flagged, count): (String, bool, usize) = (row.get(1)?, row.get(2)?, row.get(3)?);
        listing::add(&mut progress, &state, count);
        progress.flagged += if flagged { count } else { 0 };
        Ok(())
    })?;
    Ok(progress)
}

fn by_kind(reader: RowReader<'_>) -> rusqlite::Result<Vec<(String, VerdictCounts)>> {
    let agreed = agreements(reader, "found_kind")?;
    let of = |kind: &str| agreed.iter().find(|(found, _)| found == kind).map(|(_, agreement)| *agreement);
    let kinds = QuotationKind::ALL.iter();
    Ok(kinds.map(|(_, word)| ((*word).to_owned(), of(word).unwrap_or_default())).collect())
}

fn by_confidence(reader: RowReader<'_>) -> rusqlite::Result<Vec<(ConfidenceBand, VerdictCounts)>> {
    // Rounded as printed, so that 0.90 is in the same range everywhere.
    let band = "CASE WHEN confidence IS NULL THEN '4' WHEN round(confidence, 2) >= 0.9 THEN '0' \
                WHEN round(confidence, 2) >= 0.7 THEN '1' WHEN round(confidence, 2) >= 0.5 THEN '2' ELSE '3' END";
    let agreed = agreements(reader, band)?;
    let of = |index: usize| {
        let index = index.to_string();
        agreed.iter().find(|(found, _)| *found == index).map(|(_, agreement)| *agreement)
    };
    let bands = ConfidenceBand::ALL.iter().enumerate();
    Ok(bands.map(|(index, (band, _))| (*band, of(index).unwrap_or_default())).collect())
}

/// The verdicts on what the program found, grouped by an SQL expression.
fn agreements(reader: RowReader<'_>, by: &str) -> rusqlite::Result<Vec<(String, VerdictCounts)>> {
    let sql = format!(
        "SELECT article, {by} AS kind, sum(state = 'accepted'), sum(state = 'edited'), \
                sum(state = 'edited' AND other_speaker), sum(state = 'rejected') \
         FROM quotations WHERE found_kind IS NOT NULL GROUP BY 2"
    );
    reader.rows((&sql, []), EntryKind::Index, |row| {
        let (accepted, edited) = (row.get(2)?, row.get(3)?);
        let agreement = VerdictCounts { accepted, edited, other_speaker: row.get(4)?, rejected: row.get(5)? };
        Ok((row.get(1)?, agreement))
    })
}

fn verification(reader: RowReader<'_>) -> rusqlite::Result<Vec<(Verification, usize)>> {
    let sql = "SELECT count(*) FROM quotations WHERE verification = ? AND state <> 'rejected'";
    let mut statement = reader.connection.prepare(sql)?;
    let counted = |(state, word, _): &(Verification, &str, &str)| {
        Ok((*state, statement.query_row([word], |row| row.get(0))?))
    };
    Verification::ALL.iter().map(counted).collect()
}

fn reviewers(reader: RowReader<'_>) -> rusqlite::Result<Vec<ReviewerTotals>> {
    let sql = "SELECT article, name AS reviewer, acts, at FROM reviewers ORDER BY name";
    let mut totals: Vec<ReviewerTotals> = Vec::new();
    reader.rows((sql, []), EntryKind::Index, |row| {
        let (name, acts, at): (String, u32, i64) = (row.get(1)?, row.get(2)?, row.get(3)?);
        if totals.last().is_none_or(|last| last.name != name) {
            totals.push(ReviewerTotals { name, articles: 0, acts: 0, at });
        }
        if let Some(last) = totals.last_mut() {
            last.articles += 1;
            last.acts += acts as usize;
            last.at = last.at.max(at);
        }
        Ok(())
    })?;
    // The sort is stable: equally active reviewers stay in the order of their names.
    sorting::by_key(&mut totals, |reviewer| std::cmp::Reverse(reviewer.acts));
    Ok(totals)
}
