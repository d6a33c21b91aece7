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

/// The milliseconds of a moment, "2026-03-09T14:05:00.250Z", with or without parts of a second. Nothing for anything else.
#[must_use]
pub fn parse_moment(written: &str) -> Option<i64> {
    let (date, time) = written.strip_suffix('Z')?.split_once('T')?;
    let [year, month, day] = numbers(date, '-')?;
    let (time, rest) = time.split_once('.').unwrap_or((time, ""));
    let [hour, minute, second] = numbers(time, ':')?;
    let possible =
        (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60 && second < 61;
    let seconds = (days(year, month, day) * 24 + hour) * 3600 + minute * 60 + second;
    let milliseconds =
        if rest.is_empty() { 0 } else { format!("{rest:0<3}").get(..3)?.parse::<i64>().ok()? };
    possible.then_some(seconds * 1000 + milliseconds)
}

fn numbers(written: &str, between: char) -> Option<[i64; 3]> {
    let mut parts = written.split(between);
    let mut next = || {
        let part = parts.next()?;
        let digits = part.bytes().all(|byte| byte.is_ascii_digit()) && (2..=4).contains(&part.len());
        if digits { part.parse().ok() } else { None }
    };
    let numbers = [next()?, next()?, next()?];
    parts.next().is_none().then_some(numbers)
}

/// Days since 1970-01-01, after Howard Hinnant's `days_from_civil`: years begin in March.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let from_march = (month + 9) % 12;
    let of_year = (153 * from_march + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
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
    fn times_are_as_the_calendar_says() {
        for (written, milliseconds) in [
            ("1970-01-01T00:00:00.000Z", Some(0)),
            ("1970-01-01T00:00:00Z", Some(0)),
            ("1969-12-31T23:59:59.999Z", Some(-1)),
            ("2000-02-29T00:00:00.000Z", Some(951_782_400_000)),
            ("2024-02-28T23:59:59.25Z", Some(1_709_164_799_250)),
            ("2100-03-01T00:00:00.000Z", Some(4_107_542_400_000)),
            ("2024-02-28", None),
            ("2024-13-28T00:00:00Z", None),
            ("2024-02-28T00:00:00+01:00", None),
            ("yesterday", None),
        ] {
            assert_eq!(parse_moment(written), milliseconds, "{written}");
        }
    }

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
