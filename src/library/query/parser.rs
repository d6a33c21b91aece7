//! The tokens of a query -> an expression. Side by side means "and" and binds more closely than `OR`, as in most search
//! languages; brackets group.

use super::expression::{Completeness, Expression, QueryTest, SavedQueries};
use super::fault::{FaultKind, QueryFault};
use super::fields;
use super::lexer::{QueryToken, QueryTokenKind, tokens};
use super::term::{LastWord, Term};
use crate::text::fold::folded;

/// Saved queries may name others up to this depth; more of them name each other in a circle.
const DEPTH: usize = 8;
/// More brackets inside each other are a slip, and would overflow the stack.
const NESTING: usize = 100;
/// The database takes no longer condition than that of about three times as many.
const CONDITIONS: usize = 300;

/// The expression that a query stands for.
///
/// # Errors
/// If it cannot be read.
pub(super) fn parse(
    typed: &str,
    completeness: Completeness,
    saved: &SavedQueries,
) -> Result<Expression, QueryFault> {
    let expression = expand(typed, completeness, (saved, 0))?;
    if conditions(&expression) > CONDITIONS {
        return Err(QueryFault::at(1, format!("it has more than {CONDITIONS} conditions")));
    }
    Ok(expression)
}

/// How many conditions an expression asks of the database. Words side by side are one.
fn conditions(expression: &Expression) -> usize {
    let all = std::slice::from_ref(expression);
    let parts = if let Expression::All(parts) = expression { parts } else { all };
    let others = parts.iter().filter(|part| !matches!(part, Expression::Test(QueryTest::Words(_))));
    others.map(|part| part.every_test().len()).sum()
}

fn expand(
    typed: &str,
    completeness: Completeness,
    (saved, depth): (&SavedQueries, usize),
) -> Result<Expression, QueryFault> {
    let tokens = tokens(typed, completeness)?;
    // The last word may be incomplete while it is typed, but not words whose closing mark is there.
    let last = if typed.ends_with(['"', '”', ' ']) { LastWord::Whole } else { LastWord::Open };
    let bare = if typed.trim_end().ends_with(['"', '”']) { LastWord::Whole } else { LastWord::Open };
    let end = typed.chars().count() + 1;
    let mut parser = QueryParser { tokens, at: 0, end, nesting: 0, completeness, last, bare, saved, depth };
    let expression = parser.any()?;
    match parser.tokens.get(parser.at) {
        Some(token) => Err(QueryFault::at(token.place, "this bracket closes nothing")),
        None => Ok(expression),
    }
}

struct QueryParser<'a> {
    tokens: Vec<QueryToken>,
    at: usize,
    /// The place after the last character.
    end: usize,
    nesting: usize,
    completeness: Completeness,
    /// Whether the last value of a field may be incomplete, and whether the last word may.
    last: LastWord,
    bare: LastWord,
    saved: &'a SavedQueries,
    depth: usize,
}

impl QueryParser<'_> {
    fn peek(&self) -> Option<&QueryTokenKind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    fn place(&self) -> usize {
        self.tokens.get(self.at).map_or(self.end, |token| token.place)
    }

    /// `a b OR c`.
    fn any(&mut self) -> Result<Expression, QueryFault> {
        let mut choices = vec![self.all()?];
        while self.peek() == Some(&QueryTokenKind::Or) {
            let place = self.place();
            self.at += 1;
            choices.push(self.all()?);
            if choices.iter().any(is_nothing) {
                return Err(QueryFault::at(place, "OR needs something on both sides"));
            }
        }
        Ok(if choices.len() > 1 { Expression::Any(choices) } else { choices.pop().unwrap_or_else(nothing) })
    }

    /// `a AND b c`.
    fn all(&mut self) -> Result<Expression, QueryFault> {
        let mut parts = Vec::new();
        loop {
            match self.peek() {
                None | Some(QueryTokenKind::Or | QueryTokenKind::Close) => break,
                Some(QueryTokenKind::And) => {
                    let place = self.place();
                    self.at += 1;
                    let is_open =
                        matches!(self.peek(), None | Some(QueryTokenKind::Or | QueryTokenKind::Close));
                    if parts.is_empty() || is_open {
                        return Err(QueryFault::at(place, "AND needs something on both sides"));
                    }
                }
                Some(_) => match self.one()? {
                    Expression::All(inner) => parts.extend(inner),
                    part => parts.push(part),
                },
            }
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Expression::All(parts) })
    }

    /// A test, an excluded one, or a group.
    fn one(&mut self) -> Result<Expression, QueryFault> {
        let place = self.place();
        let Some(token) = self.tokens.get(self.at).cloned() else { return Ok(nothing()) };
        self.at += 1;
        self.nesting += 1;
        if self.nesting > NESTING {
            return Err(QueryFault::at(place, "there are too many brackets inside each other"));
        }
        let is_last = self.at == self.tokens.len();
        let last = |if_last: LastWord| if is_last { if_last } else { LastWord::Whole };
        let read = match token.kind {
            QueryTokenKind::Not => self.excluded(place),
            QueryTokenKind::Open => self.group(place),
            QueryTokenKind::Code(code) => Ok(Expression::Test(QueryTest::Code(folded(&code)))),
            QueryTokenKind::List(name) => self.list(&name, place),
            QueryTokenKind::Field(name, value) => {
                let test = fields::test((&name, &value), place, (last(self.last), self.completeness));
                let is_typed = is_last && self.completeness == Completeness::Typing;
                match test {
                    Err(_) if is_typed && fields::is_begun(&name, &value) => Ok(nothing()),
                    test => test.map(Expression::Test),
                }
            }
            QueryTokenKind::Words(words) => {
                let term = Term::new(&words, last(self.bare));
                // Signs that the index does not know are no condition.
                Ok(term.map_or_else(nothing, |term| Expression::Test(QueryTest::Words(term))))
            }
            QueryTokenKind::Close | QueryTokenKind::Or | QueryTokenKind::And => Ok(nothing()),
        };
        self.nesting -= 1;
        read
    }

    fn excluded(&mut self, place: usize) -> Result<Expression, QueryFault> {
        let excluded = match self.peek() {
            None | Some(QueryTokenKind::Or | QueryTokenKind::And | QueryTokenKind::Close) => nothing(),
            Some(_) => self.one()?,
        };
        if is_nothing(&excluded) {
            return Err(QueryFault::at(place, "nothing to exclude follows"));
        }
        Ok(Expression::Not(Box::new(excluded)))
    }

    fn group(&mut self, place: usize) -> Result<Expression, QueryFault> {
        let inside = self.any()?;
        match self.peek() {
            Some(QueryTokenKind::Close) => self.at += 1,
            _ if self.completeness == Completeness::Typing => {}
            _ => return Err(QueryFault::at(place, "this bracket is not closed")),
        }
        Ok(inside)
    }

    fn list(&self, name: &str, place: usize) -> Result<Expression, QueryFault> {
        let Some(query) = self.saved.get(name) else {
            let names: Vec<&str> = self.saved.keys().map(String::as_str).collect();
            let known = match names.as_slice() {
                [] => "none is saved".to_owned(),
                names => format!("saved are {}", names.join(", ")),
            };
            return Err(QueryFault::at(place, format!("no list is called “{name}”; {known}")));
        };
        if self.depth == DEPTH {
            return Err(QueryFault::in_a_circle(place, name));
        }
        let expanded = expand(query, Completeness::Whole, (self.saved, self.depth + 1));
        expanded.map_err(|fault| match fault.kind {
            // Said once, however many lists lead to it.
            FaultKind::Circle => QueryFault::in_a_circle(place, name),
            FaultKind::Other => QueryFault::at(place, format!("the list “{name}” cannot be read: {fault}")),
        })
    }
}

fn nothing() -> Expression {
    Expression::All(Vec::new())
}

fn is_nothing(expression: &Expression) -> bool {
    *expression == nothing()
}
