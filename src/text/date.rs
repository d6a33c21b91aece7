//! Milliseconds since 1970 -> a date as ISO 8601 writes it, in UTC.

/// The day: "2026-03-01".
#[must_use]
pub fn day(milliseconds: i64) -> String {
    let (year, month, day) = civil(milliseconds.div_euclid(DAY));
    format!("{year:04}-{month:02}-{day:02}")
}

/// The moment: "2026-03-01T09:30:00.250Z".
#[must_use]
pub fn moment(milliseconds: i64) -> String {
    let of_day = milliseconds.rem_euclid(DAY);
    let (hour, minute, second) = (of_day / 3_600_000, of_day / 60_000 % 60, of_day / 1000 % 60);
    format!("{}T{hour:02}:{minute:02}:{second:02}.{:03}Z", day(milliseconds), of_day % 1000)
}

/// The minute, to be read by people: "2026-03-01 09:30 UTC".
#[must_use]
pub fn spoken(milliseconds: i64) -> String {
    let written = moment(milliseconds);
    let to_the_minute = written.rsplitn(2, ':').last().unwrap_or_default();
    format!("{} UTC", to_the_minute.replace('T', " "))
}

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;
/// Days of 400 years, after which the calendar begins again.
const ERA: i64 = 146_097;

/// Days since 1970 -> year, month, day. Years begin in March here, so that the day that is put in is the last one.
fn civil(days: i64) -> (i64, i64, i64) {
    // From 1 March of the year 0.
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + next, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_that_date_prints() {
        for (milliseconds, expected) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_772_357_399_999, "2026-03-01T09:29:59.999Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
            (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
        ] {
            assert_eq!(moment(milliseconds), expected);
        }
        assert_eq!(day(1_772_357_399_999), "2026-03-01");
        assert_eq!(spoken(951_782_400_000), "2000-02-29 00:00 UTC");
    }

    #[test]
    fn every_day_comes_once_and_in_order() {
        let days: Vec<String> = (0..150_000).map(|number| day(number * DAY)).collect();
        assert!(days.is_sorted_by(|one, next| one < next));
    }
}
