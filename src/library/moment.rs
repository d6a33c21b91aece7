//! A time as ISO 8601 writes it in UTC -> milliseconds since 1970.

/// "2026-03-09T14:05:00.250Z", with or without parts of a second. Nothing for anything else.
pub(super) fn parse(written: &str) -> Option<i64> {
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
            assert_eq!(parse(written), milliseconds, "{written}");
        }
    }
}
