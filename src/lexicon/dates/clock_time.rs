//! The parts of a text after a date -> the time of day and its zone.

use super::tokens::{DatePart, DateToken};
use super::words::{DateWord, meanings};
use DatePart::{Mark, Number, Word};
use jiff::civil::Time;
use jiff::tz::Offset;

/// A time of day.
pub(super) struct ClockTime {
    pub(super) time: Time,
    /// How far it is from UTC. `None` if that is not said.
    pub(super) offset: Option<Offset>,
    /// How many parts it has, with what stands before it.
    pub(super) length: usize,
}

/// The time that stands at the beginning of `tokens`, or after a mark or a word such as "at".
pub(super) fn time_at(tokens: &[DateToken<'_>]) -> Option<ClockTime> {
    let is_link = |token: &&DateToken<'_>| match token.part {
        Mark(',' | '-' | '–' | '—' | '|' | '·' | '•' | '@' | '/' | '(' | ':') => true,
        Word(word) => meanings(word).contains(&DateWord::BeforeTime),
        _ => false,
    };
    let mut reader = TimeReader { tokens, at: tokens.iter().take(3).take_while(is_link).count() };
    let (hour, minute, second) = reader.numbers()?;
    let hour = reader.half_of_day(hour);
    let number = |value: u64| i8::try_from(value).ok();
    let time = Time::new(number(hour)?, number(minute)?, number(second)?, 0).ok()?;
    let offset = reader.zone();
    Some(ClockTime { time, offset, length: reader.at })
}

struct TimeReader<'a> {
    tokens: &'a [DateToken<'a>],
    at: usize,
}

impl<'a> TimeReader<'a> {
    fn part(&self, ahead: usize) -> Option<DatePart<'a>> {
        self.tokens.get(self.at + ahead).map(|token| token.part)
    }

    /// Takes the hour, minute and second.
    fn numbers(&mut self) -> Option<(u64, u64, u64)> {
        match (self.part(0)?, self.part(1), self.part(2)) {
            (Number { value, digits: 6 }, ..) => {
                self.at += 1;
                Some((value / 10_000, value / 100 % 100, value % 100))
            }
            (
                Number { value: hour, digits: 1 | 2 },
                Some(Mark(':' | '.') | Word("h" | "H")),
                Some(Number { value: minute, digits: 2 }),
            ) => {
                self.at += 3;
                Some((hour, minute, self.second()))
            }
            _ => None,
        }
    }

    fn second(&mut self) -> u64 {
        let (Some(Mark(':')), Some(Number { value, digits: 2 })) = (self.part(0), self.part(1)) else {
            return 0;
        };
        self.at += 2;
        if let (Some(Mark('.' | ',')), Some(Number { digits: 1..=9, .. })) = (self.part(0), self.part(1)) {
            self.at += 2;
        }
        value.min(59)
    }

    /// Takes "am", "p.m." or "Uhr". Returns the hour of the whole day.
    fn half_of_day(&mut self, hour: u64) -> u64 {
        let Some(Word(word)) = self.part(0) else { return hour };
        let after_noon = match &*word.to_ascii_lowercase() {
            "am" | "a" => false,
            "pm" | "p" => true,
            "uhr" | "h" | "hrs" => {
                self.at += 1;
                return hour;
            }
            _ => return hour,
        };
        if word.len() == 1 {
            if (self.part(1), self.part(2)) != (Some(Mark('.')), Some(Word("m"))) {
                return hour;
            }
            self.at += 2;
        }
        self.at += 1;
        if self.part(0) == Some(Mark('.')) {
            self.at += 1;
        }
        if after_noon { hour % 12 + 12 } else { hour % 12 }
    }

    /// Takes the time zone: "Z", "+01:00", "GMT+0100", "CET".
    fn zone(&mut self) -> Option<Offset> {
        let named = |part| match part {
            Some(Word(word)) => meanings(word)
                .iter()
                .find_map(|meaning| if let DateWord::Zone(hours) = meaning { Some(*hours) } else { None }),
            _ => None,
        };
        let bracket = usize::from(self.part(0) == Some(Mark('(')));
        if let Some(hours) = named(self.part(bracket)) {
            self.at += 1 + bracket;
            let exact = if hours == 0 { self.offset() } else { None };
            return exact.or_else(|| Offset::from_hours(hours).ok());
        }
        self.offset()
    }

    fn offset(&mut self) -> Option<Offset> {
        let Some(Mark(sign @ ('+' | '-' | '−'))) = self.part(0) else { return None };
        let (hours, minutes, length) = match (self.part(1)?, self.part(2), self.part(3)) {
            (Number { value, digits: 4 }, ..) => (value / 100, value % 100, 2),
            (Number { value, digits: 2 }, Some(Mark(':')), Some(Number { value: minutes, digits: 2 })) => {
                (value, minutes, 4)
            }
            (Number { value, digits: 1 | 2 }, ..) => (value, 0, 2),
            _ => return None,
        };
        self.at += length;
        let seconds =
            i32::try_from(hours * 3600 + minutes * 60).ok().filter(|_| hours <= 14 && minutes < 60)?;
        Offset::from_seconds(if sign == '+' { seconds } else { -seconds }).ok()
    }
}
