//! `pullquote library` as it is typed.

mod names;
mod repeats;

pub use names::NamesArgs;
pub use repeats::{RepeatsArgs, TableFormat};

use super::{AnswerFormat, FetchArgs, ForceArg, LibraryExportArgs};
use crate::library::{ListOrder, ReviewFilter};
use clap::Subcommand;
use std::path::PathBuf;

/// Printed below the long help of `pullquote library`.
pub(super) const EXAMPLES: &str = "\
Examples:
  pullquote library add stories/           add all articles in a folder
  pullquote library list --only pending    articles with pending quotations
  pullquote library search grain talks     find words in all articles
  pullquote library speakers Lopes         everything Lopes said
  pullquote library repeats                the same words in several articles
  pullquote library backup copy.db         make a copy to keep somewhere safe
  pullquote library restore copy.db        put it in the place of the library

Location:
  The folder given by PULLQUOTE_HOME, otherwise the system's folder for user data
  ($XDG_DATA_HOME/pullquote, ~/.local/share/pullquote). The library is one file,
  library.db, which several programs can use at the same time.

Exit codes:
  0  done
  1  nothing was found
  2  an error, explained on standard error";

const RESTORE_NOTES: &str = "\
Notes:
  The backup is checked first. The library of before is not deleted: it is moved, with
  the files library.db-wal and library.db-shm that may be beside it, to the folder
  library-replaced-1 (-2, ...) beside the library.

  Do not copy a backup over library.db yourself: a library.db-wal that is left beside
  it holds the last changes of the library of before, and would damage the backup.";

const SEARCH_EXAMPLES: &str = "\
Examples:
  pullquote library search quay            in texts, quotations and names
  pullquote library search '\"the quay\"'    an exact phrase
  pullquote library search speaker:lopes outlet:\"coast post\" kind:direct -draft
  pullquote library search state:pending after:2026-11-01 --save november
  pullquote library search @november country:PT

Query:
  All terms must match; -WORD or NOT WORD excludes, OR
  gives a choice, brackets group. A query is about one quotation and its article.

  speaker:NAME   who said it; speaker:none: no named speaker
  kind:          direct, partial, indirect
  state:         pending (skipped ones too), skipped, accepted (edited ones too),
                 edited, rejected, decided, flagged
  check:         unchecked, matches, differs, cannot-verify
  role:WORDS     what the article calls the speaker; gender: woman, man
  country:       a name or a two-letter code that the article mentions
  outlet:, author:, title:, reviewer:   part of a name
  text:WORDS     words anywhere in the article
  note:WORDS     part of a note on a quotation or a passage
  after:, from:  published on that day or later; before: earlier; to: that day or
                 earlier; on: that day. Days, months (2026-11) or years
  article:NUMBER
  #CODE          a code of the quotation, its speaker, its passage or its article
  @NAME          a query that was saved

The last word may be the beginning of a word. Case and accents are ignored.";

const CODES_EXAMPLES: &str = "\
Examples:
  pullquote library codes                  the codes, and how often each is used
  pullquote library codes define 'water rights' --parent water --colour '#336699'
  pullquote library codes import study.qdc
  pullquote library search '#water' after:2026-11
  pullquote library export --format qdpx --output study.qdpx

On the screen, # gives codes to the quotation or name under the cursor, to a marked
passage, or to the article; v selects words, then t gives them codes, c a note, H a
highlight. Everything can be undone: u on the screen, pullquote library undo for the
codebook.";

const REMOVE_EXAMPLES: &str = "\
Examples:
  pullquote library remove 3 7
  pullquote library remove stories/quay.txt

Decisions are kept and restored if the article is added again.";

const ORIGINAL_EXAMPLES: &str = "\
Examples:
  pullquote library original 7             where and when article 7 was fetched
  pullquote library original 7 page.html   write the page, byte for byte as it came

Every version of an article's text keeps the page it was read from: the address
that answered, the time, the SHA-256 and the headers of the answer.";

const EDIT_EXAMPLES: &str = "\
Examples:
  pullquote library edit 3 --author 'Jane Roe, Li Na'
  pullquote library edit 3 --published 2026-11-03 --outlet 'The Coast Post'
  pullquote library edit 3 --title ''      undo the correction of the title

A correction stays when the article is read again.";

const SPEAKERS_EXAMPLES: &str = "\
Examples:
  pullquote library speakers               all speakers, by number of words
  pullquote library speakers Lopes         everyone with this surname
  pullquote library speakers Ana Lopes     Ana Lopes, Ana Maria Lopes

For one speaker: the quotations by date, outlets, months, the words used more than
others use them, the share of all quoted words, and what was said again or differently.
Different names are never merged by guessing: someone with the same surname who
may be another person is listed separately; pullquote library names says which names
are one speaker. Rejected quotations do not count.";

/// `pullquote library`.
#[derive(Debug, clap::Args)]
pub struct LibraryArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: LibraryCommand,
}

/// The commands of the library.
#[derive(Debug, Subcommand)]
pub enum LibraryCommand {
    /// List articles with the progress of their review.
    List(ListArgs),
    /// Add articles: files, folders or addresses. Articles that are in the library already keep their decisions.
    Add {
        /// Articles: files (.txt, .md, .html, otherwise detected from the content), folders, addresses
        /// (https://...), or - for standard input.
        #[arg(value_name = "INPUT", required = true)]
        inputs: Vec<PathBuf>,
        /// The limits on pages from the web.
        #[command(flatten)]
        fetch: FetchArgs,
    },
    /// Remove articles from the lists.
    #[command(after_long_help = REMOVE_EXAMPLES)]
    Remove {
        /// Articles: their numbers in the list, their files or their addresses.
        #[arg(value_name = "ARTICLE", required = true)]
        articles: Vec<String>,
    },
    /// Correct the title, authors, date, outlet or address of an article.
    #[command(after_long_help = EDIT_EXAMPLES)]
    Edit(EditArgs),
    /// Find quotations, texts and speakers by words and fields.
    #[command(after_long_help = SEARCH_EXAMPLES)]
    Search(SearchArgs),
    /// Show the queries that were saved as lists, or remove one.
    Lists(ListsArgs),
    /// The codebook: list, define and remove codes, exchange them with other programs.
    #[command(after_long_help = CODES_EXAMPLES)]
    Codes(CodesArgs),
    /// Undo the last change to the saved lists, the codebook or the names of speakers.
    Undo,
    /// Redo what was undone last.
    Redo,
    /// List all speakers, or everything one of them said.
    #[command(after_long_help = SPEAKERS_EXAMPLES)]
    Speakers(SpeakersArgs),
    /// Find names that are spelt alike; say which names are one speaker.
    #[command(after_long_help = names::EXAMPLES)]
    Names(NamesArgs),
    /// Find the same words in several articles: who had them first, and who altered them.
    #[command(after_long_help = repeats::EXAMPLES)]
    Repeats(RepeatsArgs),
    /// Count quotations, reviewers, and how often the program was right.
    Stats {
        /// How to print the numbers.
        #[arg(long, value_enum, default_value_t = AnswerFormat::Text)]
        format: AnswerFormat,
    },
    /// Show where and when an article was fetched, or write the page to a file as it came.
    #[command(after_long_help = ORIGINAL_EXAMPLES)]
    Original(OriginalArgs),
    /// Export the quotations of all articles in the library, or of some.
    Export(LibraryExportArgs),
    /// Import decisions: from an export, or from Label Studio, Prodigy or W3C Web Annotation.
    #[command(after_long_help = super::reviewers::IMPORT_EXAMPLES)]
    Import {
        /// JSON or JSON Lines from pullquote export, or a file of another tool; its content says which.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The article that the annotations are about, if FILE does not have its text: a number, a file or an address.
        #[arg(long = "for", value_name = "ARTICLE")]
        article: Option<String>,
    },
    /// Copy the library to a new file and check the copy.
    Backup {
        /// The new file; without --force it must not exist yet.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Whether an existing file is replaced.
        #[command(flatten)]
        force: ForceArg,
    },
    /// Put a copy of a backup in the place of the library, which is moved to a folder beside it.
    #[command(after_long_help = RESTORE_NOTES)]
    Restore {
        /// The backup; it stays as it is.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Check the whole library for damage.
    Check(CheckArgs),
}

/// `pullquote library original`.
#[derive(Debug, clap::Args)]
pub struct OriginalArgs {
    /// The article: its number in the list, or its address.
    #[arg(value_name = "ARTICLE")]
    pub article: String,
    /// A new file to write the page to.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// The page whose SHA-256 begins with DIGITS instead of the newest.
    #[arg(long, value_name = "DIGITS")]
    pub sha256: Option<String>,
    /// Whether an existing file is replaced.
    #[command(flatten)]
    pub force: ForceArg,
}

/// `pullquote library list`.
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// The order of the articles.
    #[arg(long, value_enum, default_value_t = ListOrder::Pending)]
    pub sort: ListOrder,
    /// Which articles to list.
    #[arg(long, value_enum, default_value_t = ReviewFilter::All)]
    pub only: ReviewFilter,
    /// Only articles by authors whose name contains NAME.
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    /// Only articles from outlets whose name contains NAME.
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
    /// Only articles published on this day or later.
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Only articles published on this day or earlier.
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// How to print the list.
    #[arg(long, value_enum, default_value_t = AnswerFormat::Text)]
    pub format: AnswerFormat,
    /// Save the query as a list: @NAME stands for it in other queries.
    #[arg(long, value_name = "NAME")]
    pub save: Option<String>,
    /// Words in the title, file name, outlet or authors, and fields such as speaker:lopes.
    #[arg(value_name = "QUERY")]
    pub words: Vec<String>,
}

/// `pullquote library edit`.
#[derive(Debug, clap::Args)]
#[group(id = "corrections", required = true, multiple = true, args = ["title", "author", "published", "outlet", "url"])]
pub struct EditArgs {
    /// The title.
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// The authors, as in a byline; or give the option again for each other one.
    #[arg(long, value_name = "NAME")]
    pub author: Option<Vec<String>>,
    /// The day or the moment of publication, such as 2026-11-03.
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// The newspaper, agency or site.
    #[arg(long, alias = "site", value_name = "NAME")]
    pub outlet: Option<String>,
    /// The address.
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// The article: its number in the list, its file or its address.
    #[arg(value_name = "ARTICLE")]
    pub article: String,
}

/// `pullquote library search`.
#[derive(Debug, clap::Args)]
pub struct SearchArgs {
    /// Only quotations of a speaker with this name; a surname is enough.
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
    /// Show at most COUNT hits of each kind.
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    pub most: usize,
    /// How to print the hits.
    #[arg(long, value_enum, default_value_t = AnswerFormat::Text)]
    pub format: AnswerFormat,
    /// Save the query as a list: @NAME stands for it in other queries.
    #[arg(long, value_name = "NAME")]
    pub save: Option<String>,
    /// Words that must all occur, and fields such as outlet:post.
    #[arg(value_name = "QUERY", required_unless_present = "speaker")]
    pub words: Vec<String>,
}

/// `pullquote library codes`.
#[derive(Debug, clap::Args)]
pub struct CodesArgs {
    /// What to do; without it, the codes are listed.
    #[command(subcommand)]
    pub command: Option<CodesCommand>,
    /// How to print the list.
    #[arg(long, value_enum, default_value_t = AnswerFormat::Text)]
    pub format: AnswerFormat,
}

/// The commands of the codebook.
#[derive(Debug, Subcommand)]
pub enum CodesCommand {
    /// Say what a code means. What is not given stays as it is.
    Define {
        /// The code.
        #[arg(value_name = "CODE")]
        name: String,
        /// When to use it.
        #[arg(long, value_name = "TEXT")]
        description: Option<String>,
        /// Its colour, as #336699.
        #[arg(long, alias = "color", value_name = "COLOUR")]
        colour: Option<String>,
        /// The code that it is a part of.
        #[arg(long, value_name = "CODE")]
        parent: Option<String>,
    },
    /// Remove a code from the codebook. Quotations that have it keep it.
    Remove {
        /// The code.
        #[arg(value_name = "CODE")]
        name: String,
    },
    /// Add the codes of a codebook (REFI-QDA .qdc, or the project.qde of a .qdpx).
    Import {
        /// The codebook.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Write the codebook as REFI-QDA (.qdc), including codes that are used but not defined.
    Export {
        /// The file to write; standard output if none is given.
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
        /// Whether an existing file is replaced.
        #[command(flatten)]
        force: ForceArg,
    },
}

/// `pullquote library lists`.
#[derive(Debug, clap::Args)]
pub struct ListsArgs {
    /// Remove the list with this name.
    #[arg(long, value_name = "NAME")]
    pub remove: Option<String>,
    /// How to print the lists.
    #[arg(long, value_enum, default_value_t = AnswerFormat::Text)]
    pub format: AnswerFormat,
}

/// `pullquote library speakers`.
#[derive(Debug, clap::Args)]
pub struct SpeakersArgs {
    /// How to print the speakers.
    #[arg(long, value_enum, default_value_t = AnswerFormat::Text)]
    pub format: AnswerFormat,
    /// A name or surname; without one, all speakers are listed.
    #[arg(value_name = "NAME")]
    pub name: Vec<String>,
}

/// `pullquote library check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// First rebuild the search index from the articles and decisions.
    #[arg(long)]
    pub rebuild: bool,
}
