//! A date in a feed, in whatever form -> the date as RFC 3339 writes it, and its moment.
//!
//! The standards ask for RFC 2822 or RFC 3339. Feeds give both in each other's place, without seconds, zone or day of
//! the week, with full names, American order, or twelve hours. So the parts are recognised by what they look like. A
//! date that can be read in two ways ("03/04/2026") is not guessed, nor is a time without a zone: then the day remains.

use super::feed::FeedDate;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;

/// The longest text that is taken for a date, in bytes.
const MAX_BYTES: usize = 64;

/// Reads a date. Returns `None` if it is none, or ambiguous.
pub(super) fn parse(text: &str) -> Option<FeedDate> {
    let text = text.trim();
    if text.len() > MAX_BYTES {
        return None;
    }
    if let Some(moment) = since_1970(text) {
        return Some(FeedDate { stated: moment.to_string(), at: moment.as_millisecond() });
    }
    let mut parts = Parts::default();
    for word in between_date_and_time(text).split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty()) {
        parts.take(word);
    }
    parts.date()
}

/// The text with a space for the `T` between a date and a time.
fn between_date_and_time(text: &str) -> String {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let chars: Vec<char> = text.chars().collect();
    let is_between =
        |at: usize| is_digit(chars.get(at.wrapping_sub(1)).copied()) && is_digit(chars.get(at + 1).copied());
    let spaced = |(at, c): (usize, &char)| if matches!(c, 'T' | 't') && is_between(at) { ' ' } else { *c };
    chars.iter().enumerate().map(spaced).collect()
}

/// A moment in UTC.
pub(super) fn utc(at: i64) -> String {
    Timestamp::from_millisecond(at).unwrap_or_default().to_string()
}

/// Seconds or milliseconds since 1970.
fn since_1970(text: &str) -> Option<Timestamp> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match text.len() {
        9..=10 => Timestamp::from_second(text.parse().ok()?).ok(),
        12..=13 => Timestamp::from_millisecond(text.parse().ok()?).ok(),
        _ => None,
    }
}

/// The parts of a date that have been read.
#[derive(Debug, Default)]
struct Parts {
    date: Option<Date>,
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    time: Option<Time>,
    offset: Option<Offset>,
    is_afternoon: Option<bool>,
}

impl Parts {
    fn take(&mut self, word: &str) {
        // The zone may be written directly behind the time: "08:15:00+0100", "08:15Z".
        let (word, zone) = match word.find(':').and_then(|colon| Some((colon, word.get(colon..)?))) {
            Some((colon, rest)) => {
                match rest.find(|c: char| matches!(c, '+' | '-') || c.is_ascii_alphabetic()) {
                    Some(at) => (word.get(..colon + at).unwrap_or(word), word.get(colon + at..)),
                    None => (word, None),
                }
            }
            None => (word, None),
        };
        if let Some(zone) = zone {
            self.word(zone);
        }
        if word.contains(':') {
            self.time = self.time.or_else(|| time(word));
        } else if let Some(date) = numeric_date(word) {
            self.date = Some(date);
        } else if word.starts_with(|c: char| c.is_ascii_digit()) {
            self.number(word);
        } else {
            self.word(word);
        }
    }

    fn word(&mut self, word: &str) {
        let lower = word.to_ascii_lowercase();
        match lower.trim_matches(|c: char| matches!(c, '(' | ')' | '.')) {
            "am" | "a.m" => self.is_afternoon = Some(false),
            "pm" | "p.m" => self.is_afternoon = Some(true),
            bare => {
                self.offset = self.offset.or_else(|| offset(bare));
                self.month = self.month.or_else(|| month(bare));
            }
        }
    }

    fn number(&mut self, word: &str) {
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let Ok(number) = digits.parse::<i16>() else { return };
        match digits.len() {
            4 => self.year = self.year.or(Some(number)),
            _ if self.day.is_none() => self.day = i8::try_from(number).ok(),
            // RFC 822 has two digits; RFC 2822 says which century they mean.
            2 => self.year = self.year.or(Some(if number < 50 { 2000 + number } else { 1900 + number })),
            _ => {}
        }
    }

    fn date(self) -> Option<FeedDate> {
        let date = match self.date {
            Some(date) => date,
            None => Date::new(self.year?, self.month?, self.day?).ok()?,
        };
        let time = self.time.and_then(|time| of_day(time, self.is_afternoon));
        let at = date.to_datetime(time.unwrap_or_default());
        let moment = self.offset.unwrap_or(Offset::UTC).to_timestamp(at).ok()?;
        let stated = match (time, self.offset) {
            (Some(_), Some(Offset::UTC)) => moment.to_string(),
            (Some(_), Some(offset)) => moment.display_with_offset(offset).to_string(),
            _ => date.to_string(),
        };
        Some(FeedDate { stated, at: moment.as_millisecond() })
    }
}

/// The time with twelve hours added or removed.
fn of_day(time: Time, is_afternoon: Option<bool>) -> Option<Time> {
    let hour = match (time.hour(), is_afternoon) {
        (12, Some(false)) => 0,
        (hour @ 0..=11, Some(true)) => hour + 12,
        (hour, _) => hour,
    };
    Time::new(hour, time.minute(), time.second(), time.subsec_nanosecond()).ok()
}

/// "8:15", "08:15:00", "08:15:00.250". The 24th hour is midnight, the 60th second the 59th.
fn time(word: &str) -> Option<Time> {
    let mut parts = word.split(':');
    let hour: i8 = parts.next()?.parse().ok()?;
    let minute: i8 = parts.next()?.parse().ok()?;
    let second = parts.next().unwrap_or("0");
    let (second, fraction) = second.split_once(['.', ',']).unwrap_or((second, ""));
    let second: i8 = second.parse().ok()?;
    let fraction: i32 = format!("{fraction:0<9}").get(..9)?.parse().ok()?;
    Time::new(if hour == 24 { 0 } else { hour }, minute, second.min(59), fraction).ok()
}

/// "2026-11-03", "2026/11/3", "20261103", "25.12.2026". Day and month must be certain.
fn numeric_date(word: &str) -> Option<Date> {
    if word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Date::new(
            word.get(..4)?.parse().ok()?,
            word.get(4..6)?.parse().ok()?,
            word.get(6..)?.parse().ok()?,
        )
        .ok();
    }
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    if first.len() == 4 {
        return Date::new(first.parse().ok()?, second.parse().ok()?, third.parse().ok()?).ok();
    }
    let (first, year): (i8, i16) = (first.parse().ok()?, third.parse().ok().filter(|_| third.len() == 4)?);
    if let Some(month) = month(second) {
        return Date::new(year, month, first).ok();
    }
    let second: i8 = second.parse().ok()?;
    match (first, second) {
        // Only with dots is the day certainly first.
        _ if word.contains('.') => Date::new(year, second, first).ok(),
        (13.., _) => Date::new(year, second, first).ok(),
        (_, 13..) => Date::new(year, first, second).ok(),
        _ if first == second => Date::new(year, second, first).ok(),
        _ => None,
    }
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = word.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| word.starts_with(month))?;
    i8::try_from(at + 1).ok()
}

/// "+0100", "+01:00", "Z", "GMT" and the zones that RFC 2822 names, with those of Central Europe.
fn offset(word: &str) -> Option<Offset> {
    const NAMED: [(&str, i8); 19] = [
        ("z", 0),
        ("ut", 0),
        ("utc", 0),
        ("gmt", 0),
        ("est", -5),
        ("edt", -4),
        ("cst", -6),
        ("cdt", -5),
        ("mst", -7),
        ("mdt", -6),
        ("pst", -8),
        ("pdt", -7),
        ("wet", 0),
        ("west", 1),
        ("cet", 1),
        ("cest", 2),
        ("eet", 2),
        ("eest", 3),
        ("msk", 3),
    ];
    if let Some((_, hours)) = NAMED.iter().find(|(name, _)| *name == word) {
        return Offset::from_hours(*hours).ok();
    }
    let word = ["gmt", "utc"].iter().find_map(|name| word.strip_prefix(name)).unwrap_or(word);
    let (sign, digits) = match word.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "0"),
        4 => (digits.get(..2)?, digits.get(2..)?),
        _ => return None,
    };
    let minutes: i32 = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?;
    Offset::from_seconds(sign * minutes * 60).ok()
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
            ("2026-11-03T08:15:00.250+02:00", "2026-11-03T08:15:00.25+02:00"),
            ("2026-11-03T08:15:00+0200", "2026-11-03T08:15:00+02:00"),
            ("2026-11-03 08:15:00 +0000", "2026-11-03T08:15:00Z"),
            ("20261103T08:15:00Z", "2026-11-03T08:15:00Z"),
            ("Tue, 03 Nov 2026 24:00:00 GMT", "2026-11-03T00:00:00Z"),
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
