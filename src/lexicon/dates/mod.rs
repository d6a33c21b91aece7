//! Dates as people and programs write them, in several languages -> dates as RFC 3339 writes them.
//!
//! The names of months and time zones are in `assets/words/dates.tsv`. A time without a time zone is left out: which
//! moment it means cannot be known. A date that no calendar has is not a date, nor is the first day of 1970, which
//! stands for "unknown" on many pages.
//!
//! ```
//! use pullquote::lexicon::dates::{self, DayOrder};
//!
//! let written = |words| dates::read(words, DayOrder::DayFirst).map(|date| date.to_string());
//! assert_eq!(written("Veröffentlicht am 3. März 2026"), Some("2026-03-03".to_owned()));
//! assert_eq!(written("Tue, 03 Mar 2026 08:15:00 +0100"), Some("2026-03-03T08:15:00+01:00".to_owned()));
//! assert_eq!(written("31.02.2026"), None);
//! ```

mod clock_time;
mod day;
mod tokens;
mod words;
mod written;

pub use written::{DayOrder, WrittenDate};

use jiff::tz::Offset;

/// A date in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundDate {
    /// The date.
    pub date: WrittenDate,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes, with its time.
    pub end: usize,
}

/// Reads the first date in `text`.
#[must_use]
pub fn read(text: &str, order: DayOrder) -> Option<WrittenDate> {
    since_1970(text).or_else(|| find(text, order).map(|found| found.date))
}

/// Whether `word` names a month, in any case and in full or shortened.
#[must_use]
pub fn is_month(word: &str) -> bool {
    words::month(word).is_some()
}

/// Finds the first date in `text`.
#[must_use]
pub fn find(text: &str, order: DayOrder) -> Option<FoundDate> {
    // Most lines are ruled out here.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let tokens = tokens::tokens(text);
    (0..tokens.len()).find_map(|at| {
        let rest = tokens.get(at..)?;
        let first = rest.first()?;
        let previous = at.checked_sub(1).and_then(|before| tokens.get(before));
        // "12.3.2026" is not found inside "v1.12.3.2026".
        let glued = previous.is_some_and(|token| {
            matches!(token.part, tokens::DatePart::Mark('.' | ',' | '/' | '-')) && token.end == first.start
        });
        let is_behind_number = || at.checked_sub(2).and_then(|at| tokens.get(at)).is_some_and(is_number);
        let found = day::date_at(rest, order).filter(|_| !glued || !is_behind_number())?;
        let end = rest.get(found.length.checked_sub(1)?)?.end;
        Some(FoundDate { date: found.date, start: first.start, end })
    })
}

fn is_number(token: &tokens::DateToken<'_>) -> bool {
    matches!(token.part, tokens::DatePart::Number { .. })
}

/// A text that is only a number: seconds or milliseconds since 1970, between 1995 and 2100.
fn since_1970(text: &str) -> Option<WrittenDate> {
    let number: i64 = text.trim().parse().ok()?;
    let seconds = match text.trim().len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    let moment = jiff::Timestamp::from_second(seconds).ok()?;
    let there = Offset::UTC.to_datetime(moment);
    (1995..2100)
        .contains(&there.year())
        .then(|| WrittenDate { day: there.date(), time: Some((there.time(), Offset::UTC)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, order: DayOrder) -> String {
        read(text, order).map_or_else(|| "none".to_owned(), |date| date.to_string())
    }

    #[test]
    fn dates_of_programs_are_read() {
        for (text, expected) in [
            ("2026-11-03", "2026-11-03"),
            ("2026-11-03T08:15:00Z", "2026-11-03T08:15:00Z"),
            ("2026-11-03T08:15:00.336533-05:00", "2026-11-03T08:15:00-05:00"),
            ("2026-11-03T08:15:00+0100", "2026-11-03T08:15:00+01:00"),
            ("2026-11-03T08:15+01", "2026-11-03T08:15:00+01:00"),
            ("2026-11-03 08:15:00 +05:30", "2026-11-03T08:15:00+05:30"),
            ("2026-11-03 08:15:00 UTC", "2026-11-03T08:15:00Z"),
            ("2026-11-03T08:15:00", "2026-11-03"),
            ("2026-11-03 08:15", "2026-11-03"),
            ("20261103T081500Z", "2026-11-03T08:15:00Z"),
            ("20261103", "2026-11-03"),
            ("2026/11/03", "2026-11-03"),
            ("Tue, 03 Nov 2026 08:15:00 GMT", "2026-11-03T08:15:00Z"),
            ("3 Nov 2026 08:15 +0000", "2026-11-03T08:15:00Z"),
            ("Tue Nov 03 2026 08:15:00 GMT+0100 (CET)", "2026-11-03T08:15:00+01:00"),
            ("Tue Nov  3 08:15:00 CET 2026", "2026-11-03T08:15:00+01:00"),
            ("Fri Feb 18 10:27:24 2022", "2022-02-18"),
            ("1793693700", "2026-11-03T08:15:00Z"),
            ("1793693700000", "2026-11-03T08:15:00Z"),
        ] {
            assert_eq!(written(text, DayOrder::Unknown), expected, "{text}");
        }
    }

    #[test]
    fn dates_of_people_are_read() {
        for (text, expected) in [
            ("3 November 2026", "2026-11-03"),
            ("23 | 11 | 2026", "2026-11-23"),
            ("November 3, 2026", "2026-11-03"),
            ("Nov. 3rd, 2026 at 8:15 a.m. EST", "2026-11-03T08:15:00-05:00"),
            ("Published 8 January 2020, 3:51 pm", "2020-01-08"),
            ("November 8 2023, 12:05 a.m. EDT", "2023-11-08T00:05:00-04:00"),
            ("Di., 3. November 2026, 8.15 Uhr", "2026-11-03"),
            ("19 FEB 2020 - 18:37 CET", "2020-02-19T18:37:00+01:00"),
            ("Publié le 1er mai 2026 à 08h15", "2026-05-01"),
            ("3 de noviembre de 2026", "2026-11-03"),
            ("4 de maio de 2022, 05:34 h", "2022-05-04"),
            ("3 novembre 2026 alle 8:15", "2026-11-03"),
            ("3 mrt. 2026 om 08:15", "2026-03-03"),
            ("Samstag, den 3. März 2026", "2026-03-03"),
            ("31 Donnerstag Okt 2019", "2019-10-31"),
            ("Mittwoch, März 7, 2018", "2018-03-07"),
            ("15 августа 2016, 17:26", "2016-08-15"),
            ("2026年11月3日", "2026-11-03"),
            ("03.11.2026, 08:15 Uhr", "2026-11-03"),
            ("3. 11. 2026", "2026-11-03"),
            ("19.10.19, 08:16 Uhr", "2019-10-19"),
        ] {
            assert_eq!(written(text, DayOrder::Unknown), expected, "{text}");
        }
    }

    #[test]
    fn numbers_with_slashes_need_to_know_which_is_the_day() {
        use DayOrder::{DayFirst, MonthFirst, Unknown};
        assert_eq!(written("03/11/2026", DayFirst), "2026-11-03");
        assert_eq!(written("03/11/2026", MonthFirst), "2026-03-11");
        assert_eq!(written("03/11/2026", Unknown), "none");
        assert_eq!(
            [written("25/11/2026", Unknown), written("11/25/2026", Unknown)],
            ["2026-11-25", "2026-11-25"]
        );
        assert_eq!(
            [written("25/11/2026", MonthFirst), written("11/25/2026", DayFirst)],
            ["2026-11-25", "2026-11-25"]
        );
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "",
            "yesterday",
            "33 minutes ago",
            "31.02.2026",
            "2026-13-03",
            "2022-29-11",
            "0000-00-00",
            "1970-01-01",
            "1970-01-01T00:00:00Z",
            "2026",
            "November 2026",
            "May 2026",
            "version 1.12.3.2026",
            "10:30",
            "+4989-7296030",
            "99999999999999999999999",
            "637787971747838761",
            "They may vote on 12 seats.",
        ] {
            assert_eq!(written(text, DayOrder::DayFirst), "none", "{text}");
        }
    }

    #[test]
    fn a_date_is_found_in_its_place() {
        let text = "Jane Roe · 3 Nov 2026, 08:15 CET · Harbours";
        let found = find(text, DayOrder::Unknown).unwrap();
        assert_eq!(text.get(found.start..found.end), Some("3 Nov 2026, 08:15 CET"));
    }

    #[test]
    fn later_is_told_by_the_moment_or_the_day() {
        let date = |text| read(text, DayOrder::Unknown).unwrap();
        assert!(date("2026-11-03T08:15:00Z").is_after(&date("2026-11-03T08:15:00+01:00")));
        assert!(!date("2026-11-03T08:15:00Z").is_after(&date("2026-11-03")));
        assert!(date("2026-11-04").is_after(&date("2026-11-03T08:15:00Z")));
    }
}
