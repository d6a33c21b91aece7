//! The command line as it is typed. Nothing is looked up or opened here.

mod audit;
mod config;
mod diff;
mod export;
mod feeds;
mod install;
mod library;
mod look;
mod options_first;
mod output;
mod review;
mod reviewers;
mod values;
mod verify;
mod web;

pub use audit::{AuditArgs, AuditFormat};
pub use config::{ConfigArgs, ConfigCommand};
pub use diff::{DiffArgs, DiffFormat};
pub use export::{ExportArgs, ExportOptions, LibraryExportArgs};
pub use feeds::{FeedsArgs, FeedsCommand};
pub use install::{CompletionsArgs, ManArgs};
pub use library::{
    CheckArgs, CodesArgs, CodesCommand, EditArgs, LibraryArgs, LibraryCommand, ListArgs, ListsArgs,
    NamesArgs, OriginalArgs, RepeatsArgs, SearchArgs, SpeakersArgs, TableFormat,
};
pub use look::LookArgs;
pub use options_first::with_options_behind;
pub use output::{ForceArg, OutputArgs};
pub use review::ReviewArgs;
pub use reviewers::{AgreeArgs, MergeArgs};
pub use values::{AnswerFormat, ExtractFormat};
pub use verify::{VerifyArgs, VerifyFormat};
pub use web::FetchArgs;

use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;

/// The arguments with what a query of the library excludes (`-draft`) told from options: none of those has more than one
/// letter after a single hyphen.
pub fn with_exclusions(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.collect();
    let query_at = match arguments.as_slice() {
        [_, library, command, ..]
            if library == "library" && ["search", "list", "export"].iter().any(|name| command == name) =>
        {
            3
        }
        [_, audit, ..] if audit == "audit" => 2,
        _ => arguments.len(),
    };
    for argument in arguments.iter_mut().skip(query_at) {
        let excluded = argument.to_str().and_then(|typed| typed.strip_prefix('-'));
        let excluded = excluded.filter(|rest| !rest.starts_with('-') && rest.chars().count() > 1);
        if let Some(rest) = excluded {
            *argument = format!("−{rest}").into();
        }
    }
    arguments
}

const EXAMPLES: &str = "\
Examples:
  pullquote https://news.example/story     read a page from the web
  pullquote story.html                     read a saved page
  pullquote stories/                       read all articles in a folder
  pbpaste | pullquote                      read the clipboard
  pullquote story.txt | less               print a plain report
  pullquote --plain story.html             print it for a screen reader
  pullquote review story.html              review its quotations, one key each
  pullquote extract --format json a.txt    countries, people and quotations as JSON

Exit codes:
  0  done
  1  no country, person or quotation was found
  2  an error, explained on standard error
  129  the terminal of the reader was closed (any other signal: 128 plus its number)";

const EXTRACT_EXAMPLES: &str = "\
Examples:
  pullquote extract story.html
  pullquote extract --format json https://news.example/story
  pullquote extract --format jsonl --output found.jsonl stories/
  pullquote extract --jsonl < records.jsonl > found.jsonl

Files and addresses are read as they are, whatever the library knows about them. A
number reads the text that the library has, with your corrections.

JSON:
  --format json writes one object for one file, and an array for a folder or
  several inputs. Offsets are counted in Unicode code points of \"text\". Fields
  without a value are null.

JSON Lines:
  --jsonl reads records {\"id\": .., \"text\": ..} or {\"id\": .., \"html\": ..}, one per
  line, from standard input and prints one result per line, in the same order.
  An unreadable line gives {\"error\": .., \"line\": ..}.
  A record may say who wrote it, where and when: url, title, authors, published,
  modified, site. They are repeated in the result; what cannot be read is
  reported on standard error. Empty lines and other fields are ignored.

Output:
  FILE gets its name when the output is complete; until then, an existing FILE is
  left unchanged. A file that Pullquote did not write, or that you have changed
  since, is only replaced with --force.

Exit codes:
  0  done
  1  no country, person or quotation was found (--jsonl exits with 0
     even then: a filter succeeds once it has read its input)
  2  an error, explained on standard error or, with --jsonl, in place of the
     result";

/// A terminal reader for news articles that shows who said what, where.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, after_long_help = EXAMPLES)]
pub struct Cli {
    /// A command, instead of the reader on the screen.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Articles: files (.txt, .md, .html, otherwise detected from the content), folders, addresses
    /// (https://...), numbers of articles in the library, or - for standard input.
    ///
    /// Without inputs, piped standard input is read; otherwise the library is shown, or a sample article if the
    /// library is empty. If standard output is not a terminal, a plain report is printed.
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// Print the articles with their findings as lines of text for a screen reader.
    #[arg(long)]
    pub plain: bool,
    /// How it looks.
    #[command(flatten)]
    pub look: LookArgs,
    /// The limits on pages from the web.
    #[command(flatten)]
    pub fetch: FetchArgs,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print countries, people and quotations with their speakers.
    #[command(after_long_help = EXTRACT_EXAMPLES)]
    Extract(ExtractArgs),
    /// Review quotations one by one: accept, correct, reject, add notes.
    #[command(after_long_help = review::EXAMPLES)]
    Review(ReviewArgs),
    /// Compare quotations with what was said: a transcript, a statement, a page.
    #[command(after_long_help = verify::EXAMPLES)]
    Verify(VerifyArgs),
    /// Compare two versions of an article: quotations, speakers, people, countries, paragraphs.
    #[command(after_long_help = diff::EXAMPLES)]
    Diff(DiffArgs),
    /// Report how far reviewers agree.
    #[command(after_long_help = reviewers::AGREE_EXAMPLES)]
    Agree(AgreeArgs),
    /// Merge two reviewers' decisions in the library.
    #[command(after_long_help = reviewers::MERGE_EXAMPLES)]
    Merge(MergeArgs),
    /// Export quotations with their decisions: as a table, a report, annotations or a web page.
    Export(ExportArgs),
    /// Count who is quoted: in what role, how much, and who speaks first.
    #[command(after_long_help = audit::EXAMPLES)]
    Audit(AuditArgs),
    /// List, search, add, remove, export, import, back up and check articles and decisions.
    #[command(after_long_help = library::EXAMPLES)]
    Library(LibraryArgs),
    /// Follow feeds: add, list, refresh, remove, import, export.
    #[command(after_long_help = feeds::EXAMPLES)]
    Feeds(FeedsArgs),
    /// Show and check your settings: colours, line length, keys.
    #[command(after_long_help = config::EXAMPLES)]
    Config(ConfigArgs),
    /// Check that the program works on this machine: findings, exports, library, folders, terminal.
    #[command(name = "selftest", after_long_help = install::SELF_TEST_NOTES)]
    SelfTest,
    /// Print the script that lets a shell complete commands, options, articles and speakers.
    #[command(after_long_help = install::COMPLETIONS_EXAMPLES)]
    Completions(CompletionsArgs),
    /// Print a manual page, or write all of them to a folder.
    #[command(after_long_help = install::MAN_EXAMPLES)]
    Man(ManArgs),
}

/// `pullquote extract`.
#[derive(Debug, clap::Args)]
pub struct ExtractArgs {
    /// Articles: files (.txt, .md, .html, otherwise detected from the content), folders, addresses
    /// (https://...), numbers of articles in the library, or - for standard input.
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// What to print. Without it, the ending of --output decides: .json .jsonl .csv .md .html .xml .tei .jsonld;
    /// otherwise text.
    #[arg(long, value_enum)]
    pub format: Option<ExtractFormat>,
    /// Read JSON Lines with "id" and "text" or "html" from standard input and print one result per line.
    #[arg(long, conflicts_with_all = ["inputs", "format"])]
    pub jsonl: bool,
    /// Read everything that a web page shows, not only the article.
    #[arg(long, conflicts_with = "jsonl")]
    pub whole_page: bool,
    /// Where to write.
    #[command(flatten)]
    pub target: OutputArgs,
    /// The limits on pages from the web.
    #[command(flatten)]
    pub fetch: FetchArgs,
}
