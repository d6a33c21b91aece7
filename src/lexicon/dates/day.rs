//! The parts of a text -> the date that begins there.

use super::clock_time::time_at;
use super::tokens::{DatePart, DateToken};
use super::words::{DateWord, meanings, month};
use super::written::{DayOrder, WrittenDate};
use DatePart::{Mark, Number, Word};

/// A date and how many parts it has.
pub(super) struct DateAt {
    pub(super) date: WrittenDate,
    pub(super) length: usize,
}

/// The date that begins with the first of `tokens`.
pub(super) fn date_at(tokens: &[DateToken<'_>], order: DayOrder) -> Option<DateAt> {
    let (date, length) = day_at(tokens, order)?;
    // "Nov 3 08:15:00 CET 2026": the year stands after the time.
    if date.time.is_some() {
        return Some(DateAt { date, length });
    }
    let time = tokens.get(length..).and_then(time_at);
    let zoned = time.as_ref().and_then(|time| Some((time.time, time.offset?)));
    Some(DateAt {
        date: WrittenDate { time: zoned, ..date },
        length: length + time.map_or(0, |time| time.length),
    })
}

fn day_at(tokens: &[DateToken<'_>], order: DayOrder) -> Option<(WrittenDate, usize)> {
    match tokens.first()?.part {
        Number { value, digits: 8 } => {
            let date = WrittenDate::on(value / 10_000, value / 100 % 100, value % 100)?;
            (1990..2100).contains(&(value / 10_000)).then_some((date, 1))
        }
        Number { value, digits: 4 } => year_first(value, tokens),
        Number { value, digits: 1 | 2 } => {
            with_numbers(value, tokens, order).or_else(|| day_and_month(value, tokens))
        }
        Word(word) => month_first(month(word)?, tokens),
        _ => None,
    }
}

/// "2026-11-03", "2026/11/03", "2026年11月3日", "2026-Nov-03".
fn year_first(year: u64, tokens: &[DateToken<'_>]) -> Option<(WrittenDate, usize)> {
    let part = |at: usize| tokens.get(at).map(|token| token.part);
    if let Some(Word("年" | "년")) = part(1) {
        let (Some(month), Some(Word("月" | "월")), Some(day)) = (short(part(2)), part(3), short(part(4)))
        else {
            return None;
        };
        return Some((
            WrittenDate::on(year, month, day)?,
            5 + usize::from(matches!(part(5), Some(Word("日" | "일")))),
        ));
    }
    let Some(Mark(mark @ ('-' | '/' | '.'))) = part(1) else { return None };
    let month = short(part(2)).or_else(|| if let Some(Word(word)) = part(2) { month(word) } else { None })?;
    let day = short(part(4)).filter(|_| part(3) == Some(Mark(mark)))?;
    Some((WrittenDate::on(year, month, day)?, 5))
}

/// A number of one or two digits.
fn short(part: Option<DatePart<'_>>) -> Option<u64> {
    if let Some(Number { value, digits: 1 | 2 }) = part { Some(value) } else { None }
}

/// "03.11.2026", "3/11/2026", "03-11-2026", "03.11.26", "03 | 11 | 2026".
fn with_numbers(first: u64, tokens: &[DateToken<'_>], order: DayOrder) -> Option<(WrittenDate, usize)> {
    let part = |at: usize| tokens.get(at).map(|token| token.part);
    let Some(Mark(mark @ ('.' | '/' | '-' | '|'))) = part(1) else { return None };
    let second = short(part(2)).filter(|_| part(3) == Some(Mark(mark)))?;
    let year = match part(4)? {
        Number { value, digits: 4 } => value,
        Number { value, digits: 2 } if mark == '.' && all_have_two_digits(tokens) => 2000 + value,
        _ => return None,
    };
    let day_first = match order {
        _ if first > 12 => true,
        _ if second > 12 => false,
        _ if mark == '.' || first == second => true,
        DayOrder::DayFirst => true,
        DayOrder::MonthFirst => false,
        DayOrder::Unknown => return None,
    };
    // Only the United States write the month first, and never with full stops.
    let (day, month) = if day_first || mark == '.' { (first, second) } else { (second, first) };
    Some((WrittenDate::on(year, month, day)?, 5))
}

fn all_have_two_digits(tokens: &[DateToken<'_>]) -> bool {
    tokens.iter().take(5).step_by(2).all(|token| matches!(token.part, Number { digits: 2, .. }))
}

/// "3 November 2026", "3. Nov. 2026", "1er mai 2026", "3 de maio de 2026", "31 Donnerstag Okt 2019".
fn day_and_month(day: u64, tokens: &[DateToken<'_>]) -> Option<(WrittenDate, usize)> {
    /// The longest name of a weekday, in bytes.
    const MAX_WEEKDAY: usize = 14;
    let mut at = skip_links(tokens, 1);
    if let Some(Word(word)) = tokens.get(at).map(|token| token.part)
        && month(word).is_none()
        && (5..=MAX_WEEKDAY).contains(&word.len())
    {
        at += 1;
    }
    let Word(word) = tokens.get(at)?.part else { return None };
    let month = month(word)?;
    let at = skip_links(tokens, at + 1);
    let Number { value: year, digits: 4 } = tokens.get(at)?.part else { return None };
    Some((WrittenDate::on(year, month, day)?, at + 1))
}

/// "November 3, 2026", "Nov. 3rd 2026", "Nov 3 08:15:00 CET 2026".
fn month_first(month: u64, tokens: &[DateToken<'_>]) -> Option<(WrittenDate, usize)> {
    let at = skip_links(tokens, 1);
    let day = short(tokens.get(at).map(|token| token.part))?;
    let at = skip_links(tokens, at + 1);
    if let Number { value: year, digits: 4 } = tokens.get(at)?.part {
        return Some((WrittenDate::on(year, month, day)?, at + 1));
    }
    let time = tokens.get(at..).and_then(time_at)?;
    let at = at + time.length;
    let Number { value: year, digits: 4 } = tokens.get(at)?.part else { return None };
    let date = WrittenDate::on(year, month, day)?;
    let zoned = time.offset.map(|offset| (time.time, offset));
    Some((WrittenDate { time: zoned, ..date }, at + 1))
}

/// The first place from `at` on that is no link between the parts of a date. At most three are skipped.
fn skip_links(tokens: &[DateToken<'_>], at: usize) -> usize {
    let is_link = |token: &&DateToken<'_>| match token.part {
        Mark('.' | ',' | '-' | '/' | '\'' | '’' | 'º' | 'ª' | '°') => true,
        Word(word) => meanings(word).contains(&DateWord::InDate),
        _ => false,
    };
    at + tokens.iter().skip(at).take(3).take_while(is_link).count()
}
