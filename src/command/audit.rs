//! `pullquote audit`: who is quoted in the library, counted and written.

use super::library::print_answer_to;
use super::outcome::Outcome;
use super::printing::write_to;
use super::query::query;
use super::target::{ProtectedFiles, Target};
use super::terminal::Terminal;
use crate::audit::{Audit, GroupBy, RoleWords, audit, only_reviewed};
use crate::cli::{AuditArgs, AuditFormat};
use crate::error::{Error, Result};
use crate::export::audit::{self as report, AuditReport};
use crate::input::{FileIdentity, Unopened, open_given, open_regular, read_at_most};
use crate::lexicon::dates::{self, DayOrder};
use crate::library::{AuditFilter, IdentityFilter, joined};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The table in the folder of settings.
const ROLES_FILE: &str = "roles.txt";
/// How long it may be: far longer than anybody writes.
const MAX_BYTES: u64 = 1_000_000;

pub(super) fn run(args: &AuditArgs, terminal: &Terminal) -> Result<Outcome> {
    let own = terminal.settings.config.join(ROLES_FILE);
    let table = table(args.roles.as_deref(), &own)?;
    let target = Target::typed(&args.target);
    let folder = terminal.folder.as_path();
    let read = table.path.as_deref().and_then(FileIdentity::at);
    ProtectedFiles::new(read, folder).refuse(target.path)?;
    if args.print_roles {
        return write_to(target, |out| out.write_all(table.text.as_bytes()).map(|()| Outcome::Done));
    }
    let roles = table.read()?;
    let identity = identity(args)?;
    print_answer_to(target, folder, |index| {
        let articles = index.audited(&AuditFilter { identity, query: query(index, &args.query)? })?;
        let articles = if args.reviewed { only_reviewed(articles) } else { articles };
        let outcome = if articles.is_empty() { Outcome::NothingFound } else { Outcome::Done };
        let audit = audit(&articles, args.by, &roles);
        let mut page = Vec::new();
        write(&mut page, args, &audit)
            .map_err(|error| Error::new(format!("the audit cannot be written: {error}")))?;
        Ok((page, outcome))
    })
}

fn write(out: &mut dyn Write, args: &AuditArgs, audit: &Audit) -> io::Result<()> {
    let counted = counted(args);
    let compared = args.by.map(GroupBy::word).unwrap_or_default();
    let report = AuditReport { audit, compared, counted: &counted, top: args.top };
    match args.format {
        AuditFormat::Text => out.write_all(report::lines(report).as_bytes()),
        AuditFormat::Json => writeln!(out, "{}", report::json(report)),
        AuditFormat::Csv => report::csv(out, report),
        AuditFormat::Md => out.write_all(report::markdown(report).as_bytes()),
        AuditFormat::Html => out.write_all(report::html(report).as_bytes()),
    }
}

/// Which articles are counted, in words.
fn counted(args: &AuditArgs) -> String {
    let mut words = match (&args.since, &args.until) {
        (None, None) => "Source audit".to_owned(),
        (Some(since), None) => format!("Source audit since {since}"),
        (None, Some(until)) => format!("Source audit until {until}"),
        (Some(since), Some(until)) => format!("Source audit from {since} to {until}"),
    };
    for (what, name) in [("outlet", &args.outlet), ("author", &args.author)] {
        if let Some(name) = name {
            let _ = write!(words, ", {what} \"{name}\"");
        }
    }
    if !args.query.is_empty() {
        let _ = write!(words, ", {}", joined(&args.query));
    }
    words.push_str(if args.reviewed { ", accepted quotations only" } else { "" });
    words
}

fn identity(args: &AuditArgs) -> Result<IdentityFilter> {
    let day = |typed: &Option<String>| match typed.as_deref() {
        None => Ok(None),
        Some(typed) => match dates::read(typed, DayOrder::DayFirst) {
            Some(date) => Ok(Some(date.day.to_string())),
            None => Err(Error::new(format!("{typed} is not a date: write it as 2026-11-03"))),
        },
    };
    Ok(IdentityFilter {
        author: args.author.clone(),
        outlet: args.outlet.clone(),
        from: day(&args.since)?,
        to: day(&args.until)?,
    })
}

/// A table of role words.
struct RoleTable {
    text: String,
    /// `None` for the program's.
    path: Option<PathBuf>,
}

impl RoleTable {
    fn read(&self) -> Result<RoleWords> {
        RoleWords::read(&self.text).map_err(|fault| {
            let file = self.path.as_deref().unwrap_or(Path::new(ROLES_FILE)).display();
            Error::new(format!("{file}, line {}: {}", fault.line, fault.what))
        })
    }
}

/// The user's own table of role words, otherwise the program's. A fault in it is told by the command, not by the screen.
pub(super) fn roles_of_user(folder: &Path) -> RoleWords {
    let own = table(None, &folder.join(ROLES_FILE)).and_then(|table| table.read());
    own.unwrap_or_else(|_| RoleWords::built_in())
}

/// The table that was named, otherwise the user's own, otherwise the program's.
fn table(named: Option<&Path>, own: &Path) -> Result<RoleTable> {
    let path = named.unwrap_or(own);
    let opened = named.map_or_else(|| open_regular(own), open_given);
    match opened.and_then(text_of) {
        Ok(text) => Ok(RoleTable { text, path: Some(path.to_owned()) }),
        Err(why) if why.is_missing() && named.is_none() => {
            Ok(RoleTable { text: RoleWords::built_in_text().to_owned(), path: None })
        }
        Err(why) => Err(Error::new(format!("{} cannot be read: {why}", path.display()))),
    }
}

fn text_of(file: File) -> std::result::Result<String, Unopened> {
    let bytes = read_at_most(file, MAX_BYTES)?;
    String::from_utf8(bytes).map_err(|_| Unopened::Io(io::Error::other("it is not UTF-8")))
}
