//! `name:value` -> what it asks for. One table: it drives the parser, the sentences about faults and the help.

use super::expression::{Completeness, QueryTest, StateTest};
use super::fault::QueryFault;
use super::term::{LastWord, Term};
use crate::analysis::{CountryCode, QuotationKind};
use crate::audit::Gender;
use crate::lexicon::countries;
use crate::lexicon::dates::{self, DayOrder};
use crate::review::{DecisionState, Verification};
use crate::text::fold::folded;

/// The words between two tests. Only in capitals: "or" is a word to search for.
pub(super) const OR: &str = "OR";
/// What two tests that stand side by side mean anyway.
pub(super) const AND: &str = "AND";
/// What a hyphen means.
pub(super) const NOT: &str = "NOT";

/// A field, as typed, with what it reads and what it asks for in words.
pub(super) struct QueryField {
    name: &'static str,
    read: fn(&TypedValue<'_>) -> Option<QueryTest>,
    /// What a value has to be, for the sentence about one that is not.
    wanted: &'static str,
}

/// A value as typed.
pub(super) struct TypedValue<'a> {
    typed: &'a str,
    last: LastWord,
}

/// The fields, in the order in which help lists them.
const FIELDS: [QueryField; 19] = [
    QueryField { name: "speaker", read: speaker, wanted: "a name, or none" },
    QueryField { name: "kind", read: kind, wanted: "direct, partial or indirect" },
    QueryField {
        name: "state",
        read: state,
        wanted: "pending, skipped, accepted, edited, rejected, decided or flagged",
    },
    QueryField { name: "check", read: check, wanted: "unchecked, matches, differs or cannot-verify" },
    QueryField {
        name: "role",
        read: |value| Some(QueryTest::Role(part(value)?)),
        wanted: "words of a role, such as minister",
    },
    QueryField {
        name: "gender",
        read: |value| Some(QueryTest::Gender(Gender::from_word(value.typed)?)),
        wanted: "woman or man",
    },
    QueryField { name: "country", read: country, wanted: "a country: an English name or a two-letter code" },
    QueryField {
        name: "outlet",
        read: |value| Some(QueryTest::Outlet(part(value)?)),
        wanted: "part of the name of an outlet",
    },
    QueryField {
        name: "author",
        read: |value| Some(QueryTest::Author(part(value)?)),
        wanted: "part of the name of an author",
    },
    QueryField {
        name: "title",
        read: |value| Some(QueryTest::Title(part(value)?)),
        wanted: "part of a title",
    },
    QueryField { name: "text", read: text, wanted: "words of an article" },
    QueryField { name: "note", read: |value| Some(QueryTest::Note(part(value)?)), wanted: "part of a note" },
    QueryField {
        name: "reviewer",
        read: |value| Some(QueryTest::Reviewer(part(value)?)),
        wanted: "part of the name of a reviewer",
    },
    QueryField { name: "after", read: |value| Some(QueryTest::From(period(value.typed)?.0)), wanted: DATE },
    QueryField { name: "from", read: |value| Some(QueryTest::From(period(value.typed)?.0)), wanted: DATE },
    QueryField {
        name: "before",
        read: |value| Some(QueryTest::Before(period(value.typed)?.0)),
        wanted: DATE,
    },
    QueryField { name: "to", read: |value| Some(QueryTest::To(period(value.typed)?.1)), wanted: DATE },
    QueryField {
        name: "on",
        read: |value| period(value.typed).map(|(from, to)| QueryTest::On(from, to)),
        wanted: DATE,
    },
    QueryField {
        name: "article",
        read: |value| value.typed.parse().ok().map(QueryTest::Article),
        wanted: "the number of an article",
    },
];

const DATE: &str = "a date such as 2026-11-03, 2026-11 or 2026";

/// What `name:value` asks for.
///
/// # Errors
/// If there is no such field, or its value cannot be one.
pub(super) fn test(
    (name, typed): (&str, &str),
    place: usize,
    (last, completeness): (LastWord, Completeness),
) -> Result<QueryTest, QueryFault> {
    let Some(field) = FIELDS.iter().find(|field| field.name == name) else {
        let names: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
        return Err(QueryFault::at(
            place,
            format!(
                "there is no field “{name}”; put the words in quotation marks, or use one of {}",
                names.join(", ")
            ),
        ));
    };
    let (typed, wanted) = (typed.trim(), field.wanted);
    let value =
        TypedValue { typed, last: if completeness == Completeness::Whole { LastWord::Whole } else { last } };
    let read = if typed.is_empty() { None } else { (field.read)(&value) };
    read.ok_or_else(|| {
        let sentence = if typed.is_empty() {
            format!("{name}: needs {wanted}")
        } else {
            format!("{name} cannot be “{typed}”: use {wanted}")
        };
        QueryFault::at(place, sentence)
    })
}

/// Whether a value that is still being typed may become one: "kind:dir", "after:2026-1", "country:portu". Until then the
/// field asks for nothing.
pub(super) fn is_begun(name: &str, typed: &str) -> bool {
    let Some(field) = FIELDS.iter().find(|field| field.name == name) else { return false };
    let typed = typed.trim();
    let begun = folded(typed);
    let mut words = field.wanted.split(|c: char| !c.is_alphanumeric() && c != '-');
    typed.is_empty()
        || match name {
            "country" => countries::all().iter().any(|(_, country)| folded(country).starts_with(&begun)),
            _ if field.wanted == DATE => typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'),
            _ => words.any(|word| word.starts_with(&begun)),
        }
}

/// Part of a name, folded.
fn part(value: &TypedValue<'_>) -> Option<String> {
    let part = folded(value.typed);
    (!part.trim().is_empty()).then_some(part)
}

fn speaker(value: &TypedValue<'_>) -> Option<QueryTest> {
    if value.typed == "none" {
        return Some(QueryTest::NoSpeaker);
    }
    let words = value.typed.split_whitespace().count();
    // A full name need not stand side by side: "Ana Lopes" finds Ana Maria Lopes.
    let term = |(at, word): (usize, &str)| {
        Term::new(word, if at + 1 == words { value.last } else { LastWord::Whole })
    };
    let terms: Vec<Term> = value.typed.split_whitespace().enumerate().filter_map(term).collect();
    (!terms.is_empty()).then_some(QueryTest::Speaker(terms))
}

fn text(value: &TypedValue<'_>) -> Option<QueryTest> {
    Term::new(value.typed, value.last).map(QueryTest::Text)
}

fn kind(value: &TypedValue<'_>) -> Option<QueryTest> {
    QuotationKind::from_word(value.typed).map(QueryTest::Kind)
}

/// What people also call a pending quotation.
const PENDING_WORDS: [&str; 5] = ["todo", "open", "undecided", "to-review", "unreviewed"];

fn state(value: &TypedValue<'_>) -> Option<QueryTest> {
    Some(QueryTest::State(match value.typed {
        word if PENDING_WORDS.contains(&word) => StateTest::Is(DecisionState::Pending),
        "decided" | "done" | "reviewed" => StateTest::Decided,
        "flagged" => StateTest::Flagged,
        word => StateTest::Is(DecisionState::from_word(word)?),
    }))
}

fn check(value: &TypedValue<'_>) -> Option<QueryTest> {
    Verification::from_word(value.typed).map(QueryTest::Check)
}

fn country(value: &TypedValue<'_>) -> Option<QueryTest> {
    let codes: Vec<CountryCode> = countries::named(value.typed).into_iter().map(CountryCode).collect();
    (!codes.is_empty()).then_some(QueryTest::Country(codes))
}

/// The first and the last day of a day, a month or a year, `YYYY-MM-DD`. A month ends with its day 31 in any case: days
/// are compared as text.
fn period(typed: &str) -> Option<(String, String)> {
    let is_number =
        |part: &str, digits| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    if is_number(typed, 4) {
        return Some((format!("{typed}-01-01"), format!("{typed}-12-31")));
    }
    if let Some((year, month)) = typed.split_once('-')
        && is_number(year, 4)
        && is_number(month, 2)
    {
        let is_month = ("01"..="12").contains(&month);
        return is_month.then(|| (format!("{typed}-01"), format!("{typed}-31")));
    }
    let day = dates::read(typed, DayOrder::DayFirst)?.day;
    // "2026-11-03 spillway" is a day and a word: what follows a day is not passed over.
    let without_last = typed.rsplit_once(char::is_whitespace).map(|(before, _)| before);
    if without_last
        .and_then(|before| dates::read(before, DayOrder::DayFirst))
        .is_some_and(|read| read.day == day)
    {
        return None;
    }
    Some((day.to_string(), day.to_string()))
}
