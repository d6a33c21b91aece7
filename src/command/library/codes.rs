//! `pullquote library codes`: the codebook, listed, changed and exchanged with other programs.

use super::answer::{open_existing, print};
use super::page;
use crate::cli::{AnswerFormat, CodesArgs, CodesCommand, ForceArg};
use crate::command::outcome::Outcome;
use crate::command::printing::write_to;
use crate::command::target::{ProtectedFiles, Target};
use crate::command::terminal::User;
use crate::error::{Error, Result};
use crate::export::refi::{read_codebook, write_codebook};
use crate::export::{self};
use crate::input;
use crate::library::{CodeCounts, CodeDefinition, Codebook, Library, LibraryChange};
use crate::text::phrase::counted;
use crate::text::sanitize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub(super) fn codes(args: &CodesArgs, user: &User) -> Result<Outcome> {
    match &args.command {
        None => list(args.format, user),
        Some(CodesCommand::Define { name, description, colour, parent }) => {
            define(name, [description, colour, parent].map(Option::as_deref), user)
        }
        Some(CodesCommand::Remove { name }) => remove(name, user),
        Some(CodesCommand::Import { file }) => import(file, user),
        Some(CodesCommand::Export { file, force }) => export(file.as_deref(), *force, user),
    }
}

fn list(format: AnswerFormat, user: &User) -> Result<Outcome> {
    let mut library = open_existing(&user.folder)?;
    let codebook = library.codebook()?;
    let counts = library.refresh_all()?.code_counts()?;
    let text = match format {
        AnswerFormat::Json => export::library::codes(&codebook, &counts) + "\n",
        AnswerFormat::Text => lines(&codebook, &counts),
    };
    print(&text)?;
    let is_empty = codebook.is_empty() && counts.is_empty();
    Ok(if is_empty { Outcome::NothingFound } else { Outcome::Done })
}

fn lines(codebook: &Codebook, counts: &BTreeMap<String, CodeCounts>) -> String {
    let mut text = String::new();
    let names: BTreeSet<&String> = codebook.keys().chain(counts.keys()).collect();
    for name in names {
        let count = counts.get(name).copied().unwrap_or_default();
        let mut said = vec![counted(count.quotations, "quotation", "quotations")];
        if count.passages > 0 {
            said.push(counted(count.passages, "passage", "passages"));
        }
        if count.articles > 0 {
            said.push(counted(count.articles, "article", "articles"));
        }
        if count.lost > 0 {
            said.push(format!("{} no longer in their text", count.lost));
        }
        let defined = codebook.get(name);
        let parent = defined.map(|code| code.parent.as_str()).filter(|parent| !parent.is_empty());
        let of = parent.map(|parent| format!(", part of #{parent}")).unwrap_or_default();
        page::push(&mut text, "", &format!("#{name}: {}{of}", said.join(", ")));
        if let Some(code) = defined.filter(|code| !code.description.is_empty()) {
            page::push(&mut text, "      ", &code.description);
        }
    }
    text
}

fn define(name: &str, [description, colour, parent]: [Option<&str>; 3], user: &User) -> Result<Outcome> {
    let name = one_line(name);
    if name.is_empty() || name.contains([',', ';', '#', '"']) {
        return Err(Error::new(format!("“{name}” cannot be a code: leave out , ; # and quotation marks")));
    }
    if colour.is_some_and(|colour| !is_colour(colour)) {
        return Err(Error::new(format!(
            "“{}” is not a colour: write it as #336699",
            sanitize::line(colour.unwrap_or_default())
        )));
    }
    let mut library = Library::open(&user.folder)?;
    let mut code = library.codebook()?.remove(&name).unwrap_or_default();
    for (value, given) in
        [(&mut code.description, description), (&mut code.colour, colour), (&mut code.parent, parent)]
    {
        if let Some(given) = given {
            *value = one_line(given);
        }
    }
    code.name.clone_from(&name);
    library.change(&user.reviewer, vec![LibraryChange::DefineCode(code)])?;
    print(&format!("Defined #{}.\n", sanitize::line(&name)))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_colour(typed: &str) -> bool {
    typed.is_empty()
        || typed
            .strip_prefix('#')
            .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

fn remove(name: &str, user: &User) -> Result<Outcome> {
    let mut library = open_existing(&user.folder)?;
    if !library.codebook()?.contains_key(name) {
        return Err(Error::new(format!("no code is called “{name}”: see pullquote library codes")));
    }
    library.change(&user.reviewer, vec![LibraryChange::RemoveCode(name.to_owned())])?;
    print(&format!("Removed #{}; pullquote library undo puts it back.\n", sanitize::line(name)))
}

fn import(file: &Path, user: &User) -> Result<Outcome> {
    let codes = read_codebook(&input::read_bytes(file)?, &file.display().to_string())?;
    if codes.is_empty() {
        print("The codebook has no codes.\n")?;
        return Ok(Outcome::NothingFound);
    }
    let said = counted(codes.len(), "code", "codes");
    let mut library = Library::open(&user.folder)?;
    let known = library.codebook()?;
    let changes = codes.into_iter().map(|code| LibraryChange::DefineCode(with_known(code, &known))).collect();
    library.change(&user.reviewer, changes)?;
    print(&format!("{said} defined; pullquote library undo removes them.\n"))
}

/// A code of a file; what the file says nothing of stays as the library has it.
fn with_known(mut code: CodeDefinition, known: &Codebook) -> CodeDefinition {
    let Some(known) = known.get(&code.name) else { return code };
    for (value, old) in [
        (&mut code.description, &known.description),
        (&mut code.colour, &known.colour),
        (&mut code.parent, &known.parent),
    ] {
        if value.is_empty() {
            value.clone_from(old);
        }
    }
    code
}

fn export(file: Option<&Path>, force: ForceArg, user: &User) -> Result<Outcome> {
    let target = Target::new(file, force.if_exists());
    ProtectedFiles::new(None, &user.folder).refuse(target.path)?;
    let mut library = open_existing(&user.folder)?;
    let mut codebook = library.codebook()?;
    for name in library.refresh_all()?.code_counts()?.into_keys() {
        codebook.entry(name.clone()).or_insert(CodeDefinition { name, ..CodeDefinition::default() });
    }
    let written = write_codebook(&codebook);
    let outcome = if codebook.is_empty() { Outcome::NothingFound } else { Outcome::Done };
    write_to(target, |out| out.write_all(written.as_bytes()).map(|()| outcome))
}
