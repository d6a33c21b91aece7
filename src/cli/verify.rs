//! `pullquote verify` as it is typed.

use super::{FetchArgs, ForceArg};
use clap::ValueEnum;
use std::path::PathBuf;

/// Printed below the long help of `pullquote verify`.
pub(super) const EXAMPLES: &str = "\
Examples:
  pullquote verify story.html --against council.srt
  pullquote verify story.txt --against statement.docx https://town.example/minutes
  pullquote verify 7 --against 12                     two articles of the library
  pullquote verify story.html --against speech.pdf --format md --output check.md

Sources:
  Texts, web pages, mails, DOCX and ODT; transcripts (SRT, VTT, or lines that begin
  with NAME:), with their speakers and times; PDF, if pdftotext is installed;
  articles of the library by their numbers. Of several sources, the best
  passage counts.

What is proposed for each quotation in quotation marks:
  identical                the same characters, apart from line ends
  same words               other marks, dashes, capitals, accents, spaces; \"didn't\"
                           for \"did not\"; a number or date spelt in another way:
                           \"twenty-five\" for 25, \"May 3\" for \"3 May\"
  shortened                words left out at \"...\", or cut off at the start or end of
                           the sentence
  edited in brackets       words replaced or added in [brackets]
  differs                  words added, left out, changed or moved; a negation,
                           number, date or name comes first
  spoken by somebody else  the source gives the words to another person, or to REPORTER, Q,
                           HOST; that it names nobody (SPEAKER 2) is said too
  not found                no passage is similar

  Reported speech gets no verdict: the passage that shares the most words with it is
  shown, with the negations, numbers and dates that only one side has.
  What is shortened or edited and leaves out a negation says so: in the review, = then
  records \"differs\".

  {+never+} is only in the quotation, [-not-] only in the source. Nothing is recorded:
  a reviewer decides (V in the review, or pullquote review --against).

Exit codes:
  0  each quotation has the words of a source (identical, or the same words)
  1  one has not, or there is no quotation
  2  an error, explained on standard error";

/// `pullquote verify`.
#[derive(Debug, clap::Args)]
pub struct VerifyArgs {
    /// Articles: files, folders, addresses (https://...), or numbers of articles in the library.
    #[arg(value_name = "STORY", required = true)]
    pub inputs: Vec<PathBuf>,
    /// What was said: files, addresses, or numbers of articles in the library.
    #[arg(long, value_name = "SOURCE", required = true, num_args = 1..)]
    pub against: Vec<PathBuf>,
    /// How to print the comparison.
    #[arg(long, value_enum, default_value_t = VerifyFormat::Text)]
    pub format: VerifyFormat,
    /// Write to FILE instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Whether an existing file is replaced.
    #[command(flatten)]
    pub force: ForceArg,
    /// The limits on pages from the web.
    #[command(flatten)]
    pub fetch: FetchArgs,
}

/// How `verify` prints the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VerifyFormat {
    /// Text to read.
    Text,
    /// One JSON object.
    Json,
    /// A table with a line for each quotation.
    Csv,
    /// A sheet in Markdown, with boxes to tick.
    Md,
}
