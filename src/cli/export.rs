//! `pullquote export` and `pullquote library export` as they are typed.

use crate::export::Format;
use clap::ValueEnum;
use clap::builder::PossibleValue;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  pullquote export story.html --format csv --output quotes.csv
  pullquote export stories/ --format md --only accepted
  pullquote export story.html --format sheet > check.md
  pullquote export stories/ --format html --speaker Beridze > page.html
  pullquote export stories/ --format brat --output folder/
  pullquote library export --format jsonl --country GE

The decisions are those of the library; an article that nobody has reviewed is
handed on as it was found. Every format says who decided what and when, with
which version of the program, and the SHA-256 of the text. Positions are
counted in Unicode code points.

Several articles in one file: json gives an array, jsonl a line for each, csv
one table, md and sheet one after the other, webanno one annotation page, tei a
teiCorpus, html one page with a table of contents; brat fills a folder.

Exit codes:
  0  done
  1  no quotation was handed on
  2  an error; its sentence is on standard error";

/// `pullquote export`.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Export {
    /// Articles: files (.txt, .md, .html, or found out by content), folders, or - for standard input.
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    /// How.
    #[command(flatten)]
    pub how: How,
}

/// `pullquote library export`.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub struct LibraryExport {
    /// Numbers of articles in the library; all of them when none is given.
    #[arg(value_name = "ARTICLE-NUMBER")]
    pub articles: Vec<i64>,
    /// How.
    #[command(flatten)]
    pub how: How,
}

/// What both have.
#[derive(Debug, clap::Args)]
pub struct How {
    /// What to write.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,
    /// Which quotations: the accepted ones, or all with how they stand.
    #[arg(long, value_enum, default_value_t = Only::All)]
    pub only: Only,
    /// Only quotations of speakers whose name holds NAME.
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
    /// Only quotations by a country, or in a paragraph that mentions it: an English name or a code of two letters.
    #[arg(long, value_name = "COUNTRY")]
    pub country: Option<String>,
    /// Write to FILE instead of standard output; for brat a folder, or a name without ending.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Which quotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// Those that were accepted, as found or as corrected.
    Accepted,
    /// All of them.
    All,
}

/// What `extract` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Print {
    /// A report to read.
    Report,
    /// What is handed on.
    Format(Format),
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

impl ValueEnum for Print {
    fn value_variants<'a>() -> &'a [Self] {
        // The sheet is for decisions, which an extract does not have.
        &[
            Self::Report,
            Self::Format(Format::Json),
            Self::Format(Format::Jsonl),
            Self::Format(Format::Csv),
            Self::Format(Format::Markdown),
            Self::Format(Format::WebAnnotation),
            Self::Format(Format::Brat),
            Self::Format(Format::Tei),
            Self::Format(Format::Html),
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Self::Report => Some(PossibleValue::new("text").help("A report to read")),
            Self::Format(format) => format.to_possible_value(),
        }
    }
}
