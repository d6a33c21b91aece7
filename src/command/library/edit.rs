//! `pullquote library edit`: what the user knows better about an article than its page.

use super::answer::{number, open_existing, print, unknown};
use crate::cli::EditArgs;
use crate::command::Outcome;
use crate::error::{Error, Result};
use crate::input::IdentityField;
use crate::lexicon::dates::{self, DayOrder};
use crate::text::bylines;
use std::path::Path;

pub(super) fn edit(args: &EditArgs, folder: &Path) -> Result<Outcome> {
    let corrections = corrections(args)?;
    let mut library = open_existing(folder)?;
    let id = number(&library, &args.article)?;
    for (field, value) in &corrections {
        if !library.correct(id, *field, value.as_deref())? {
            return Err(unknown(&args.article));
        }
    }
    let words: Vec<&str> = corrections.iter().map(|(field, _)| shown(*field)).collect();
    print(&format!("Corrected: {}.\n", words.join(", ")))
}

/// A field as its users call it.
fn shown(field: IdentityField) -> &'static str {
    if field == IdentityField::Site { "outlet" } else { field.word() }
}

/// What was typed; `None` for an empty value, which takes a correction back.
fn corrections(args: &EditArgs) -> Result<Vec<(IdentityField, Option<String>)>> {
    let given = |value: &String| Some(value.trim().to_owned()).filter(|value| !value.is_empty());
    let one = |field, value: &Option<String>| value.as_ref().map(|value| (field, given(value)));
    let authors = args.author.as_ref().map(|names| {
        let names: Vec<String> = names.iter().flat_map(|typed| bylines::split(typed)).collect();
        (IdentityField::Authors, given(&names.join("\n")))
    });
    let published = match &args.published {
        Some(typed) => Some((IdentityField::Published, given(typed).map(|typed| date(&typed)).transpose()?)),
        None => None,
    };
    let others = [
        one(IdentityField::Title, &args.title),
        authors,
        published,
        one(IdentityField::Site, &args.outlet),
        one(IdentityField::Url, &args.url),
    ];
    Ok(others.into_iter().flatten().collect())
}

/// A date as the library stores it.
pub(super) fn date(typed: &str) -> Result<String> {
    let date = dates::read(typed, DayOrder::DayFirst);
    date.map(|date| date.to_string())
        .ok_or_else(|| Error::new(format!("“{typed}” is not a date: write it as 2026-11-03")))
}
