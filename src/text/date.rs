//! Milliseconds since 1970 <-> dates in UTC, as ISO 8601 writes them.

use jiff::Timestamp;

/// The day: "2026-03-01".
#[must_use]
pub fn day(milliseconds: i64) -> String {
    formatted(milliseconds, "%Y-%m-%d")
}

/// The moment: "2026-03-01T09:30:00.250Z".
#[must_use]
pub fn moment(milliseconds: i64) -> String {
    formatted(milliseconds, "%Y-%m-%dT%H:%M:%S%.3fZ")
}

/// The minute, for people to read: "2026-03-01 09:30 UTC".
#[must_use]
pub fn minute(milliseconds: i64) -> String {
    formatted(milliseconds, "%Y-%m-%d %H:%M UTC")
}

/// The day of a date or moment as RFC 3339 writes it, for people to read: "3 November 2026". Anything else is returned
/// as it is.
#[must_use]
pub fn readable(written: &str) -> String {
    let day = written.get(..10).and_then(|day| day.parse::<jiff::civil::Date>().ok());
    day.map_or_else(|| written.to_owned(), |day| day.strftime("%-d %B %Y").to_string())
}

/// The milliseconds of a moment such as "2026-03-09T14:05:00.250Z"; `None` if it is not one.
#[must_use]
pub fn parse_moment(written: &str) -> Option<i64> {
    written.parse().ok().map(Timestamp::as_millisecond)
}

/// Times that no calendar has are shown as the earliest or latest one it has: they come from a damaged file.
fn formatted(milliseconds: i64, format: &str) -> String {
    let limit = if milliseconds < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::from_millisecond(milliseconds).unwrap_or(limit).strftime(format).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_and_read() {
        for (milliseconds, expected) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_772_357_399_999, "2026-03-01T09:29:59.999Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
            (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
        ] {
            assert_eq!(moment(milliseconds), expected);
            assert_eq!(parse_moment(expected), Some(milliseconds));
        }
        assert_eq!(day(1_772_357_399_999), "2026-03-01");
        assert_eq!(minute(951_782_400_000), "2000-02-29 00:00 UTC");
        assert!(moment(i64::MAX).starts_with("9999-12-3") && moment(i64::MIN).starts_with("-9999-01-0"));
    }

    #[test]
    fn days_are_readable() {
        for (written, expected) in [
            ("2026-11-03", "3 November 2026"),
            ("2026-11-03T23:15:00-05:00", "3 November 2026"),
            ("last week", "last week"),
            ("", ""),
        ] {
            assert_eq!(readable(written), expected);
        }
    }

    #[test]
    fn a_moment_names_its_day_its_time_and_its_zone() {
        assert_eq!(parse_moment("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(parse_moment("2024-02-28T23:59:59.25Z"), Some(1_709_164_799_250));
        assert_eq!(parse_moment("2024-02-29T00:59:59.25+01:00"), Some(1_709_164_799_250));
        for written in ["2024-02-28", "2024-02-28T00:00:00", "2024-13-28T00:00:00Z", "yesterday", ""] {
            assert_eq!(parse_moment(written), None, "{written}");
        }
    }
}
