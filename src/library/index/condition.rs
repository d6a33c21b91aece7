//! What a query asks for -> a condition of SQL.
//!
//! What is known of the articles (outlet, authors, dates, countries) comes from several sources and is weighed in memory, so
//! a test of it becomes the numbers of the articles that pass.

use super::listed_article::ListedArticle;
use super::pending::IS_PENDING;
use super::rows::NOTE;
use super::speakers::AliasedNames;
use crate::library::query::expression::{Expression, QueryTest, StateTest};
use crate::library::query::term::{self, Term};
use crate::review::DecisionState;
use rusqlite::types::Value;
use std::fmt::Write;

/// Where words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordsIn {
    /// In the words of a quotation.
    Quotation,
    /// In the name of its speaker.
    Speaker,
    /// In the text and the title of an article.
    Text,
    /// In what a list shows of an article: title, outlet, authors, file.
    List,
}

/// What a condition is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct ConditionScope<'a> {
    pub(super) words: WordsIn,
    /// Every article, if the query looks at what is known of them.
    pub(super) articles: &'a [ListedArticle],
    /// The speakers with several names.
    pub(super) speakers: &'a AliasedNames,
}

/// A condition with the values of its parameters, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Condition {
    pub(super) sql: String,
    pub(super) values: Vec<Value>,
}

impl Condition {
    /// The condition that all of these hold.
    pub(super) fn all<'a>(
        parts: impl IntoIterator<Item = &'a Expression>,
        scope: ConditionScope<'_>,
    ) -> Self {
        let mut condition = Self::default();
        condition.add_all(parts, scope);
        condition
    }

    fn add(&mut self, expression: &Expression, scope: ConditionScope<'_>) {
        match expression {
            Expression::All(_) => {
                let (terms, others) = expression.split_words();
                self.sql.push('(');
                if terms.is_empty() || scope.words == WordsIn::List {
                    let parts = match expression {
                        Expression::All(parts) => parts.as_slice(),
                        other => std::slice::from_ref(other),
                    };
                    self.add_all(parts, scope);
                } else {
                    // One look into the index for all words.
                    self.add_words(&terms, scope);
                    self.sql.push_str(" AND ");
                    self.add_all(others, scope);
                }
                self.sql.push(')');
            }
            Expression::Any(parts) => {
                self.sql.push('(');
                for (index, part) in parts.iter().enumerate() {
                    self.sql.push_str(if index > 0 { " OR " } else { "" });
                    self.add(part, scope);
                }
                self.sql.push(')');
            }
            Expression::Not(part) => {
                self.sql.push_str("NOT ");
                self.add(part, scope);
            }
            Expression::Test(test) => self.add_test(test, scope),
        }
    }

    fn add_all<'a>(&mut self, parts: impl IntoIterator<Item = &'a Expression>, scope: ConditionScope<'_>) {
        self.sql.push_str("TRUE");
        for part in parts {
            self.sql.push_str(" AND ");
            self.add(part, scope);
        }
    }

    fn add_test(&mut self, test: &QueryTest, scope: ConditionScope<'_>) {
        match test {
            QueryTest::Words(term) if scope.words != WordsIn::List => self.add_words(&[term], scope),
            QueryTest::Text(term) => {
                let article = scope.article();
                let found =
                    format!("{article} IN (SELECT rowid FROM found_articles WHERE found_articles MATCH ?)");
                self.push(&found, term::query([term]));
            }
            QueryTest::Speaker(terms) => self.add_speaker(&terms.iter().collect::<Vec<_>>(), scope),
            QueryTest::Code(code) => self.push(scope.coded(), code.clone()),
            QueryTest::Note(words) => self.push(&scope.noted(), words.clone()),
            QueryTest::NoSpeaker => self.sql.push_str("(coalesce(quotations.speaker, '') = '')"),
            QueryTest::Kind(kind) => self.push("quotations.kind = ?", kind.word().to_owned()),
            QueryTest::State(state) => self.sql.push_str(state_condition(*state)),
            QueryTest::Check(state) => self.push("quotations.verification = ?", state.word().to_owned()),
            // Only ASCII is folded here, and the words of roles are hardly ever anything else.
            QueryTest::Role(part) => {
                self.push("instr(lower(coalesce(quotations.role, '')), ?) > 0", part.clone());
            }
            QueryTest::Gender(gender) => {
                self.push("coalesce(quotations.gender, '') = ?", gender.word().to_owned());
            }
            test => {
                let passing = scope.articles.iter().filter(|article| article.passes(test));
                let mut numbers = String::from("[");
                for article in passing {
                    let comma = if numbers.len() > 1 { "," } else { "" };
                    let _ = write!(numbers, "{comma}{}", article.id.0);
                }
                numbers.push(']');
                self.push(&format!("{} IN (SELECT value FROM json_each(?))", scope.article()), numbers);
            }
        }
    }

    fn add_words(&mut self, terms: &[&Term], scope: ConditionScope<'_>) {
        if scope.words == WordsIn::Speaker {
            self.add_speaker(terms, scope);
            return;
        }
        let sql = match scope.words {
            WordsIn::Text => "articles.id IN (SELECT rowid FROM found_articles WHERE found_articles MATCH ?)",
            WordsIn::Quotation | WordsIn::List | WordsIn::Speaker => {
                "quotations.id IN (SELECT rowid FROM found_quotations WHERE content MATCH ?)"
            }
        };
        self.push(sql, term::query(terms.iter().copied()));
    }

    /// The condition that the speaker has a name with all these words, also another one than the article has.
    fn add_speaker(&mut self, terms: &[&Term], scope: ConditionScope<'_>) {
        let spelt = scope.speakers.spellings(terms.iter().copied());
        let words = term::query(terms.iter().copied());
        if spelt.is_empty() {
            self.push(SPEAKER, words);
            return;
        }
        self.sql.push('(');
        self.push(SPEAKER, words);
        self.sql.push_str(" OR ");
        let spelt = serde_json::to_string(&spelt).unwrap_or_default();
        self.push("quotations.speaker IN (SELECT value FROM json_each(?))", spelt);
        self.sql.push(')');
    }

    fn push(&mut self, sql: &str, value: impl Into<Value>) {
        self.sql.push_str(sql);
        self.values.push(value.into());
    }
}

const SPEAKER: &str = "quotations.id IN (SELECT rowid FROM found_quotations WHERE speaker MATCH ?)";

impl ConditionScope<'_> {
    /// The condition that something has a code. A list shows an article also for a passage of it.
    fn coded(&self) -> &'static str {
        match self.words {
            WordsIn::Text => {
                "EXISTS (SELECT 1 FROM coded AS own WHERE own.article = coded.article AND own.start = coded.start \
                 AND own.code = ?)"
            }
            WordsIn::List => {
                "EXISTS (SELECT 1 FROM coded WHERE coded.article = quotations.article AND coded.code = ?)"
            }
            WordsIn::Quotation | WordsIn::Speaker => {
                "EXISTS (SELECT 1 FROM coded WHERE coded.article = quotations.article AND coded.code = ? \
                 AND NOT coded.is_lost \
                 AND (coded.number = quotations.number OR (coded.number IS NULL AND coded.start IS NULL)))"
            }
        }
    }

    /// The condition that a note has these words. The notes are read once, not for each quotation.
    fn noted(&self) -> String {
        let noted = |columns: &str| {
            format!("SELECT {columns} FROM coded WHERE code = '{NOTE}' AND instr(spelling, ?) > 0")
        };
        match self.words {
            WordsIn::Text => {
                format!("(coded.article, coded.start) IN ({} AND start IS NOT NULL)", noted("article, start"))
            }
            WordsIn::List => format!("quotations.article IN ({})", noted("article")),
            // The signs keep the order of the articles: the newest are found without sorting all that have such notes.
            WordsIn::Quotation | WordsIn::Speaker => format!(
                "(+quotations.article, +quotations.number) IN ({} AND number IS NOT NULL AND NOT is_lost)",
                noted("article, number")
            ),
        }
    }

    /// The column with the number of the article.
    fn article(&self) -> &'static str {
        if self.words == WordsIn::Text { "articles.id" } else { "quotations.article" }
    }
}

fn state_condition(state: StateTest) -> &'static str {
    match state {
        StateTest::Is(DecisionState::Edited) => "quotations.state = 'edited'",
        StateTest::Is(DecisionState::Rejected) => "quotations.state = 'rejected'",
        StateTest::Is(DecisionState::Skipped) => "quotations.state = 'skipped'",
        StateTest::Is(DecisionState::Accepted) => "quotations.state IN ('accepted', 'edited')",
        StateTest::Is(DecisionState::Pending) => IS_PENDING,
        StateTest::Decided => "quotations.state IN ('accepted', 'edited', 'rejected')",
        StateTest::Flagged => "quotations.flagged",
    }
}
