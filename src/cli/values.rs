//! The words that can be typed for the program's own choices, with their help.

use crate::audit::GroupBy;
use crate::export::{Format, VerdictFilter};
use crate::library::{ListOrder, ReviewFilter};
use crate::review::queue;
use clap::ValueEnum;
use clap::builder::PossibleValue;

/// Makes every variant of a type available under a word, and under others that people try. A variant without one does not compile.
macro_rules! typed_values {
    ($($type:ty { $($variant:ident: $word:literal, $help:literal $(, also $other:expr)?;)+ })+) => {$(
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                &[$(Self::$variant),+]
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(match self {
                    $(Self::$variant => PossibleValue::new($word).help($help)$(.aliases($other))?),+
                })
            }
        }
    )+};
}

typed_values! {
    GroupBy {
        Outlet: "outlet", "Newspapers, agencies and sites";
        Author: "author", "Authors; an article by two people counts for both";
        Month: "month", "Months of publication";
        Country: "country", "The countries of the speakers";
        Role: "role", "The classes of the speakers' roles";
        Kind: "kind", "People, institutions, governments, unnamed speakers";
    }
    VerdictFilter {
        Accepted: "accepted", "Accepted quotations, with or without corrections";
        All: "all", "All quotations";
    }
    ListOrder {
        Pending: "pending", "Most pending quotations first", also ["review", "todo", "open"];
        Title: "title", "By title";
        Added: "added", "Most recently added first";
        Decided: "decided", "Most recent decision first";
        Quotations: "quotations", "Most quotations first";
        Published: "date", "Most recently published first; those without a date last", also ["day", "published"];
        Outlet: "outlet", "By outlet; those without one last";
        Author: "author", "By the last name of the first author; those without one last";
    }
    ReviewFilter {
        All: "all", "All articles";
        Pending: "pending", "Articles with pending quotations", also ["review", "todo", "open", "undecided"];
        Decided: "decided", "Articles whose quotations are all decided", also ["done", "reviewed"];
        Flagged: "flagged", "Articles with a flagged quotation";
    }
    queue::CardOrder {
        Confidence: "confidence", "Least certain speaker first";
        Text: "text", "In text order";
    }
    queue::CardFilter {
        All: "all", "All quotations";
        Pending: "pending", "Pending quotations: not decided, or skipped", also ["todo", "open", "undecided", "review"];
        Flagged: "flagged", "Flagged quotations";
        Unsure: "unsure", "Quotations with an uncertain speaker";
        Differing: "differing", "Quotations on which two reviewers differ";
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [Format; Format::ALL.len()] = {
            let mut all = [Format::Json; Format::ALL.len()];
            let mut at = 0;
            while at < all.len() {
                all[at] = Format::ALL[at].0;
                at += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (_, word, help) = Self::ALL.into_iter().find(|(format, ..)| format == self)?;
        Some(PossibleValue::new(word).help(help))
    }
}

/// What `extract` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExtractFormat {
    /// A report to read.
    Report,
    /// An export format.
    Export(Format),
}

impl ValueEnum for ExtractFormat {
    fn value_variants<'a>() -> &'a [Self] {
        // Without the fact-check sheet: it is about decisions, and an extract has none.
        &[
            Self::Report,
            Self::Export(Format::Json),
            Self::Export(Format::Jsonl),
            Self::Export(Format::Csv),
            Self::Export(Format::Markdown),
            Self::Export(Format::WebAnnotation),
            Self::Export(Format::Brat),
            Self::Export(Format::Tei),
            Self::Export(Format::Html),
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Self::Report => Some(PossibleValue::new("text").help("A report to read")),
            Self::Export(format) => format.to_possible_value(),
        }
    }
}

/// How a command prints its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// Text to read.
    Text,
    /// One JSON value.
    Json,
}
