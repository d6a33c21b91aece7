//! Queries are read as they are in mail and code search, and an error names its place.

use super::expression::{Expression, QueryTest};
use super::*;
use proptest::prelude::*;

fn parsed(typed: &str) -> Result<Query, QueryFault> {
    let saved = [("rain", "rain OR snow"), ("round", "@round"), ("odd", "kind:loud")];
    let saved = saved.map(|(name, query)| (name.to_owned(), query.to_owned())).into();
    Query::parse(typed, Completeness::Whole, &saved)
}

/// An expression with its brackets, words without their marks.
fn shown(expression: &Expression) -> String {
    let joined = |parts: &[Expression], between| parts.iter().map(shown).collect::<Vec<_>>().join(between);
    match expression {
        Expression::All(parts) => format!("({})", joined(parts, " ")),
        Expression::Any(parts) => format!("({})", joined(parts, " | ")),
        Expression::Not(part) => format!("-{}", shown(part)),
        Expression::Test(QueryTest::Words(term)) => term.words().to_owned(),
        Expression::Test(test) => {
            format!("{test:?}").split(['(', ' ', '{']).next().unwrap_or_default().to_owned()
        }
    }
}

#[test]
fn what_stands_side_by_side_binds_more_closely_than_or() {
    for (typed, expected) in [
        ("", "()"),
        ("rain", "rain"),
        ("rain snow", "(rain snow)"),
        ("rain AND snow", "(rain snow)"),
        ("a b OR c d", "((a b) | (c d))"),
        ("a (b OR c) d", "(a (b | c) d)"),
        ("a OR b OR c", "(a | b | c)"),
        ("a -b", "(a -b)"),
        ("a −b", "(a -b)"),
        ("a NOT b", "(a -b)"),
        ("a -(b c)", "(a -(b c))"),
        ("a or b", "(a or b)"),
        ("\"the quay\" b", "(the quay b)"),
        ("“the quay” b", "(the quay b)"),
        ("a - b", "(a b)"),
        ("@rain wind", "((rain | snow) wind)"),
        ("-@rain", "-(rain | snow)"),
        ("12:30 https://news.example/a", "(12:30 https://news.example/a)"),
        ("speaker:lopes kind:direct", "(Speaker Kind)"),
        ("Speaker:Lopes -outlet:\"coast post\"", "(Speaker -Outlet)"),
        ("speaker:none after:2026-11 on:2026", "(NoSpeaker From On)"),
        ("country:PT country:\"north korea\"", "(Country Country)"),
    ] {
        assert_eq!(parsed(typed).map(|query| shown(&query.expression)), Ok(expected.to_owned()), "{typed}");
    }
}

#[test]
fn a_value_that_is_still_being_typed_asks_for_nothing_yet() {
    let typing = |typed: &str| Query::parse(typed, Completeness::Typing, &SavedQueries::new());
    for typed in ["rain kind:", "rain kind:dir", "rain state:pend", "rain after:2026-1", "rain country:portu"]
    {
        let query = typing(typed).unwrap();
        assert_eq!(shown(&query.expression), "rain", "{typed}");
        assert!(parsed(typed).is_err(), "{typed} is not a whole query");
    }
    for typed in ["kind:loud", "after:soon", "country:ruritania", "kind:dir rain"] {
        assert!(typing(typed).is_err(), "{typed}");
    }
}

#[test]
fn a_slip_is_told_with_its_place() {
    for (typed, place, part) in [
        ("rain speeker:lopes", 6, "there is no field “speeker”"),
        ("kind:loud", 1, "kind cannot be “loud”: use direct, partial or indirect"),
        ("rain after:soon", 6, "a date such as 2026-11-03"),
        ("after:2026-13", 1, "a date such as 2026-11-03"),
        ("country:Ruritania", 1, "an English name or a two-letter code"),
        ("outlet:", 1, "outlet: needs part of the name"),
        ("rain \"the quay", 6, "not closed"),
        ("rain (snow", 6, "not closed"),
        ("rain) snow", 5, "closes nothing"),
        ("rain OR", 6, "OR needs something on both sides"),
        ("OR rain", 1, "OR needs something on both sides"),
        ("rain AND OR snow", 6, "AND needs"),
        ("rain NOT", 6, "nothing to exclude"),
        ("rain @snow", 6, "no list is called “snow”; saved are odd, rain, round"),
        ("@round", 1, "character 1 of the query: the list “round” names itself"),
        (&"rain OR ".repeat(300), 2398, "OR needs something"),
        (&format!("{}rain", "rain OR ".repeat(300)), 1, "more than 300 conditions"),
        ("ä @odd", 3, "the list “odd” cannot be read: character 1 of the query: kind cannot be “loud”"),
    ] {
        let fault = parsed(typed).unwrap_err();
        assert_eq!(fault.place, place, "{typed}: {fault}");
        assert!(fault.to_string().contains(part), "{typed}: {fault}");
    }
}

#[test]
fn while_it_is_typed_marks_and_brackets_may_be_open() {
    for typed in ["\"the qu", "(rain", "outlet:\"coast", "rain (snow OR (w"] {
        let typing = Query::parse(typed, Completeness::Typing, &SavedQueries::new());
        assert!(typing.is_ok(), "{typed}: {typing:?}");
        assert!(parsed(typed).is_err(), "{typed}");
    }
}

proptest! {
    #[test]
    fn any_characters_are_a_query_or_a_fault_inside_it(typed in "[-a-c@()\":−“ ]{0,40}|\\PC{0,20}") {
        for completeness in [Completeness::Whole, Completeness::Typing] {
            if let Err(fault) = Query::parse(&typed, completeness, &SavedQueries::new()) {
                prop_assert!((1..=typed.chars().count() + 1).contains(&fault.place));
            }
        }
    }
}
