//! `pullquote export` and `pullquote library export` as they are typed.

use super::{FetchArgs, OutputArgs};
use crate::export::{Format, VerdictFilter};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  pullquote export story.html --format csv --output quotes.csv
  pullquote export stories/ --format md --only accepted
  pullquote export story.html --format sheet > check.md
  pullquote export stories/ --format html --speaker Beridze > page.html
  pullquote export stories/ --format brat --output folder/
  pullquote export 7 --format md
  pullquote library export --format jsonl --country GE
  pullquote library export --format csv speaker:lopes outlet:\"coast post\"

The decisions come from the library, and so do your corrections of title, author
and date. A page that is in the library is exported as it was kept, without
fetching it again. Articles without decisions are exported as the program found
them. Every format records who decided what and when, the
version of the program, and the SHA-256 of the text. Positions are counted in
Unicode code points.

Several articles in one file: json, citron and schema-org write an array, jsonl
one line per article, csv one table, md and sheet one section after the other,
webanno one annotation page, tei a teiCorpus, html one page with a table of
contents, qdpx one project. brat writes two files per article into a folder.

FILE is replaced only when the output is complete: until then, and if no article
can be read, an existing FILE is left unchanged. A file
that Pullquote did not write, or that you have changed since, is only replaced
with --force; an article that is read and the library never are.

Exit codes:
  0  done
  1  nothing was exported
  2  an error, explained on standard error";

/// `pullquote export`.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub struct ExportArgs {
    /// Articles: files (.txt, .md, .html, otherwise detected from the content), folders, addresses
    /// (https://...), numbers of articles in the library, or - for standard input.
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    /// What to export, and where to.
    #[command(flatten)]
    pub options: ExportOptions,
    /// The limits on pages from the web.
    #[command(flatten)]
    pub fetch: FetchArgs,
}

/// `pullquote library export`.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub struct LibraryExportArgs {
    /// Numbers of articles in the library, or a query such as speaker:lopes after:2026-11 (see pullquote library
    /// search --help): then only the quotations that fit. Without either, everything.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// What to export, and where to.
    #[command(flatten)]
    pub options: ExportOptions,
}

/// The options of both commands.
#[derive(Debug, clap::Args)]
pub struct ExportOptions {
    /// The format. Without it, the ending of --output decides: .json .jsonl .csv .md .sheet.md .html .xml .tei .jsonld
    /// .qdpx; otherwise json.
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Which quotations, by their verdict.
    #[arg(long, value_enum, default_value_t = VerdictFilter::All)]
    pub only: VerdictFilter,
    /// Only quotations of speakers whose name contains NAME.
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
    /// Only quotations by a country, or in a paragraph that mentions it: an English name or two-letter code.
    #[arg(long, value_name = "COUNTRY")]
    pub country: Option<String>,
    /// Where to write.
    #[command(flatten)]
    pub target: OutputArgs,
}
