//! Milliseconds since 1970 -> the time as ISO 8601 and XML Schema write it, in UTC.
//!
//! A calendar crate would be larger than this page; nothing here needs time zones or local customs.

const DAY: i64 = 24 * 60 * 60 * 1000;

/// "2026-03-09T14:05:00.250Z".
#[must_use]
pub(super) fn iso(milliseconds: i64) -> String {
    let (year, month, day) = date(milliseconds.div_euclid(DAY));
    let rest = milliseconds.rem_euclid(DAY);
    let (hour, minute) = (rest / 3_600_000, rest / 60_000 % 60);
    let (second, millisecond) = (rest / 1000 % 60, rest % 1000);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millisecond:03}Z")
}

/// "2026-03-09 14:05 UTC", to be read by people.
#[must_use]
pub(super) fn spoken(milliseconds: i64) -> String {
    let written = iso(milliseconds);
    let to_the_minute = written.rsplitn(2, ':').last().unwrap_or_default();
    format!("{} UTC", to_the_minute.replace('T', " "))
}

/// Year, month and day of a day counted from 1970-01-01, after Howard Hinnant's `civil_from_days`: years begin in
/// March, so that the leap day is the last of them.
fn date(day: i64) -> (i64, i64, i64) {
    let day = day + 719_468;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day_of_month = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day_of_month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_as_the_calendar_says() {
        for (milliseconds, written) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_709_164_799_250, "2024-02-28T23:59:59.250Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        ] {
            assert_eq!(iso(milliseconds), written);
        }
    }

    #[test]
    fn people_read_it_to_the_minute() {
        assert_eq!(spoken(951_782_400_000), "2000-02-29 00:00 UTC");
    }

    #[test]
    fn days_follow_each_other() {
        let mut before = iso(0);
        for day in 1..200_000 {
            let after = iso(day * DAY);
            assert!(before < after, "{before} {after}");
            before = after;
        }
    }
}
