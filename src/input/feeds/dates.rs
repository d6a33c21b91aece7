//! A date in a feed, in whatever form -> the date as RFC 3339 writes it, and its moment.
//!
//! The standards ask for RFC 2822 or RFC 3339. Feeds give both in each other's place, and many other forms. A date that
//! can be read in two ways ("03/04/2026") is not guessed, nor is a time without a zone: then the day remains.

use super::feed::FeedDate;
use crate::lexicon::dates::{self, DayOrder};
use jiff::Timestamp;
use jiff::tz::Offset;

/// Reads a date. Returns `None` if it is not a date, or ambiguous.
pub(super) fn parse(text: &str) -> Option<FeedDate> {
    let date = dates::read(&with_century(text), DayOrder::Unknown)?;
    let midnight = || Some(Offset::UTC.to_timestamp(date.day.at(0, 0, 0, 0)).ok()?.as_millisecond());
    Some(FeedDate { stated: date.to_string(), at: date.moment().or_else(midnight)? })
}

/// The text with four digits for the year of "3 Nov 26 08:15": RFC 822 had two, and RFC 2822 says what they mean.
fn with_century(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_number = |word: Option<&&str>, most: usize| {
        word.is_some_and(|word| word.len() <= most && word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let is_year = |at: usize| {
        is_number(words.get(at), 2)
            && at >= 2
            && words.get(at - 1).is_some_and(|word| word.starts_with(char::is_alphabetic))
            && is_number(words.get(at - 2), 2)
    };
    let written = |(at, word): (usize, &&str)| match word.parse::<u8>() {
        Ok(year) if word.len() == 2 && is_year(at) => format!("{}{word}", if year < 50 { 20 } else { 19 }),
        _ => (*word).to_owned(),
    };
    words.iter().enumerate().map(written).collect::<Vec<_>>().join(" ")
}

/// A moment in UTC.
pub(super) fn utc(at: i64) -> String {
    Timestamp::from_millisecond(at).unwrap_or_default().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_forms_that_feeds_use() {
        for (text, expected) in [
            ("Tue, 03 Nov 2026 08:15:00 GMT", "2026-11-03T08:15:00Z"),
            ("Tue, 03 Nov 2026 08:15:00 +0100", "2026-11-03T08:15:00+01:00"),
            ("03 Nov 2026 08:15 -0430", "2026-11-03T08:15:00-04:30"),
            ("Tuesday, 3 November 2026 8:15:00 EST", "2026-11-03T08:15:00-05:00"),
            ("Wed, 3 Nov 26 08:15:00 Z", "2026-11-03T08:15:00Z"),
            ("Tues, Nov 03 2026 08:15:00 UTC", "2026-11-03T08:15:00Z"),
            ("Nov 3, 2026 8:15 PM PST", "2026-11-03T20:15:00-08:00"),
            ("November 3rd, 2026, 12:05 a.m. GMT", "2026-11-03T00:05:00Z"),
            ("Tue Nov  3 08:15:00 UTC 2026", "2026-11-03T08:15:00Z"),
            ("2026-11-03T08:15:00Z", "2026-11-03T08:15:00Z"),
            ("2026-11-03T08:15:00.250+02:00", "2026-11-03T08:15:00+02:00"),
            ("2026-11-03T08:15:00+0200", "2026-11-03T08:15:00+02:00"),
            ("2026-11-03 08:15:00 +0000", "2026-11-03T08:15:00Z"),
            ("20261103T08:15:00Z", "2026-11-03T08:15:00Z"),
            ("03 Nov 99 08:15 GMT", "1999-11-03T08:15:00Z"),
            ("1793693700", "2026-11-03T08:15:00Z"),
            ("1793693700000", "2026-11-03T08:15:00Z"),
        ] {
            let date = parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(date.stated, expected, "{text}");
            assert_eq!(Some(date.at), crate::text::date::parse_moment(expected), "{text}");
        }
    }

    #[test]
    fn without_a_time_or_a_zone_only_the_day_is_stated() {
        for text in [
            "2026-11-03",
            "2026/11/3",
            "3 Nov 2026",
            "Tue, 03 Nov 2026",
            "2026-11-03T08:15:00",
            "Nov 3, 2026 8:15 AM",
            "03-Nov-2026",
            "20261103",
            "3.11.2026",
        ] {
            assert_eq!(parse(text).map(|date| date.stated).as_deref(), Some("2026-11-03"), "{text}");
        }
        assert_eq!(parse("25/12/2026").unwrap().stated, "2026-12-25");
        assert_eq!(parse("12/25/2026").unwrap().stated, "2026-12-25");
    }

    #[test]
    fn what_is_ambiguous_or_no_date_is_not_guessed() {
        for text in [
            "03/04/2026",
            "yesterday",
            "",
            "2026",
            "Tue, 31 Feb 2026 08:00:00 GMT",
            "08:15",
            "99999999999999999",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
