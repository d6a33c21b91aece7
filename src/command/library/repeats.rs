//! `pullquote library repeats`: the statements that several articles quote, and where their words were altered.

use super::answer::print_answer_to;
use crate::cli::{RepeatsArgs, TableFormat};
use crate::command::Outcome;
use crate::command::target::{ProtectedFiles, Target};
use crate::error::{Error, Result};
use crate::export::repeats as report;
use std::path::Path;

pub(super) fn repeats(args: &RepeatsArgs, folder: &Path) -> Result<Outcome> {
    let target = Target::typed(&args.target);
    ProtectedFiles::new(None, folder).refuse(target.path)?;
    print_answer_to(target, folder, |index| {
        let mut found = index.repeats()?;
        found.retain(|statement| !args.differing || statement.altered > 0);
        let outcome = if found.is_empty() { Outcome::NothingFound } else { Outcome::Done };
        let page = match args.format {
            TableFormat::Text => report::lines(&found).into_bytes(),
            TableFormat::Json => (report::json(&found) + "\n").into_bytes(),
            TableFormat::Csv => {
                let mut table = Vec::new();
                report::csv(&mut table, &found)
                    .map_err(|error| Error::new(format!("the table cannot be written: {error}")))?;
                table
            }
        };
        Ok((page, outcome))
    })
}
