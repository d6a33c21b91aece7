//! A date with its time -> as RFC 3339 writes it.

use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use std::fmt;

/// A date, with a time if the time zone is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDate {
    /// The day, where it was written.
    pub day: Date,
    /// The time of day and its offset from UTC.
    pub time: Option<(Time, Offset)>,
}

/// Which number of "03/11/2026" is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// The first, as in most countries.
    DayFirst,
    /// The second, as in the United States.
    MonthFirst,
    /// That is not known. Such a date is read only if one of the numbers cannot be a month.
    Unknown,
}

impl WrittenDate {
    /// The day with these numbers, if the calendar has it and it can be the date of an article.
    #[must_use]
    pub fn on(year: u64, month: u64, day: u64) -> Option<Self> {
        let date =
            Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        let is_placeholder = date == Date::constant(1970, 1, 1);
        ((1800..=2100).contains(&year) && !is_placeholder).then_some(Self { day: date, time: None })
    }

    /// The moment in milliseconds since 1970. `None` if the time is not known.
    #[must_use]
    pub fn moment(&self) -> Option<i64> {
        let (time, offset) = self.time?;
        offset.to_timestamp(self.day.to_datetime(time)).ok().map(jiff::Timestamp::as_millisecond)
    }

    /// Whether it is certainly later than `other`: by the moment if both have one, otherwise by the day.
    #[must_use]
    pub fn is_after(&self, other: &Self) -> bool {
        match (self.moment(), other.moment()) {
            (Some(here), Some(there)) => here > there,
            _ => self.day > other.day,
        }
    }
}

impl fmt::Display for WrittenDate {
    /// As RFC 3339 writes it, or `YYYY-MM-DD`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)?;
        let Some((time, offset)) = self.time else { return Ok(()) };
        write!(f, "T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())?;
        let minutes = offset.seconds() / 60;
        if minutes == 0 {
            return f.write_str("Z");
        }
        let sign = if minutes < 0 { '-' } else { '+' };
        write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
    }
}
