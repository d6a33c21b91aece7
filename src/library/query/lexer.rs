//! A typed query -> its tokens, each with its place.
//!
//! What has no meaning in a query is a word: `12:30`, `https://news.example` and a lone hyphen can be searched for.

use super::expression::Completeness;
use super::fault::QueryFault;
use super::fields;

/// A token and the character it begins with, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QueryToken {
    pub(super) place: usize,
    pub(super) kind: QueryTokenKind,
}

/// The kinds of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum QueryTokenKind {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `OR`
    Or,
    /// `AND`
    And,
    /// `NOT` or a hyphen right before what is excluded.
    Not,
    /// A word, or words in quotation marks.
    Words(String),
    /// `name:value`, with the name in small letters.
    Field(String, String),
    /// `#code`.
    Code(String),
    /// `@name`: the query that is saved under this name.
    List(String),
}

/// The tokens of a query.
///
/// # Errors
/// If quotation marks are not closed, unless the query is still being typed.
pub(super) fn tokens(typed: &str, completeness: Completeness) -> Result<Vec<QueryToken>, QueryFault> {
    let mut lexer = QueryLexer { letters: typed.chars().collect(), at: 0, completeness };
    let mut tokens = Vec::new();
    while let Some(token) = lexer.next()? {
        tokens.push(token);
    }
    Ok(tokens)
}

struct QueryLexer {
    letters: Vec<char>,
    at: usize,
    completeness: Completeness,
}

impl QueryLexer {
    fn next(&mut self) -> Result<Option<QueryToken>, QueryFault> {
        while self.peek(0).is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        let place = self.at + 1;
        let Some(first) = self.peek(0) else { return Ok(None) };
        let kind = match first {
            '(' => self.sign(QueryTokenKind::Open),
            ')' => self.sign(QueryTokenKind::Close),
            '-' | '−' if self.peek(1).is_some_and(|next| !next.is_whitespace() && next != '-') => {
                self.sign(QueryTokenKind::Not)
            }
            '#' if self.peek(1).is_some_and(|next| !next.is_whitespace()) => {
                self.at += 1;
                QueryTokenKind::Code(self.value()?)
            }
            '@' => {
                self.at += 1;
                QueryTokenKind::List(self.value()?)
            }
            mark if is_mark(mark) => QueryTokenKind::Words(self.value()?),
            _ => match self.field_name() {
                Some(name) => QueryTokenKind::Field(name, self.value()?),
                None => operator_or_word(self.word()),
            },
        };
        Ok(Some(QueryToken { place, kind }))
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.letters.get(self.at + ahead).copied()
    }

    fn sign(&mut self, kind: QueryTokenKind) -> QueryTokenKind {
        self.at += 1;
        kind
    }

    /// The name before a colon, which is passed. Anything that looks like a field is one, so that a slip is told; an
    /// address or a time does not look like one.
    fn field_name(&mut self) -> Option<String> {
        let rest = self.letters.get(self.at..)?;
        let length = rest.iter().take_while(|letter| letter.is_ascii_alphabetic()).count();
        let is_field = length > 1 && rest.get(length) == Some(&':') && rest.get(length + 1) != Some(&'/');
        is_field.then(|| {
            let name = rest.iter().take(length).collect::<String>().to_lowercase();
            self.at += length + 1;
            name
        })
    }

    /// A value: words in quotation marks, or a word.
    fn value(&mut self) -> Result<String, QueryFault> {
        if !self.peek(0).is_some_and(is_mark) {
            return Ok(self.word());
        }
        let place = self.at + 1;
        self.at += 1;
        let rest = self.letters.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|letter| is_mark(*letter));
        if length.is_none() && self.completeness == Completeness::Whole {
            return Err(QueryFault::at(place, "this quotation mark is not closed"));
        }
        let inside = rest.iter().take(length.unwrap_or(rest.len())).collect();
        self.at += length.map_or(rest.len(), |length| length + 1);
        Ok(inside)
    }

    fn word(&mut self) -> String {
        let rest = self.letters.get(self.at..).unwrap_or_default();
        let ends =
            |letter: &&char| letter.is_whitespace() || matches!(letter, '(' | ')') || is_mark(**letter);
        let word: String = rest.iter().take_while(|letter| !ends(letter)).collect();
        self.at += word.chars().count();
        word
    }
}

/// Whether it opens or closes words that belong together.
fn is_mark(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„')
}

fn operator_or_word(word: String) -> QueryTokenKind {
    match word.as_str() {
        fields::OR => QueryTokenKind::Or,
        fields::AND => QueryTokenKind::And,
        fields::NOT => QueryTokenKind::Not,
        _ => QueryTokenKind::Words(word),
    }
}
