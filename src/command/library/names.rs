//! `pullquote library names`: names that may be one speaker, and names that are.

use super::answer::{open_existing, print, print_answer};
use super::page;
use crate::cli::{AnswerFormat, NamesArgs};
use crate::command::outcome::Outcome;
use crate::command::terminal::User;
use crate::error::{Error, Result};
use crate::export;
use crate::library::{Library, NameLikeness, NameSuggestion, SpeakerAlias, SpeakerTotals};
use crate::text::fold::folded;
use crate::text::phrase::{counted, listed, single_spaced};
use crate::text::sanitize;

pub(super) fn names(args: &NamesArgs, user: &User) -> Result<Outcome> {
    if let (Some(spelling), Some(name)) = (&args.spelling, &args.name) {
        let mut library = open_existing(&user.folder)?;
        if !is_known(&mut library, spelling)? {
            let name = sanitize::line(spelling);
            return Err(Error::new(format!(
                "no speaker in the library is called “{name}”: see pullquote library speakers"
            )));
        }
        let is_new = !is_known(&mut library, name)?;
        library.join_speakers(&user.reviewer, spelling, name)?;
        let (spelling, name) = (sanitize::line(spelling), sanitize::line(name));
        let new = if is_new { ", a name that no article has" } else { "" };
        return print(&format!(
            "“{spelling}” is counted as {name}{new}; pullquote library undo separates them.\n"
        ));
    }
    if let Some(name) = &args.separate {
        let names = open_existing(&user.folder)?.separate_speaker(&user.reviewer, name)?;
        let are = if names.len() == 1 { "is a speaker of its own" } else { "are speakers of their own" };
        let names: Vec<String> = names.iter().map(|name| format!("“{}”", sanitize::line(name))).collect();
        let names = listed(names.iter().map(String::as_str));
        return print(&format!("{names} {are} again; pullquote library undo joins them.\n"));
    }
    if let [one, other] = args.apart.as_slice() {
        open_existing(&user.folder)?.keep_apart(&user.reviewer, [one, other])?;
        let (one, other) = (sanitize::line(one), sanitize::line(other));
        return print(&format!(
            "“{one}” and “{other}” are two speakers; pullquote library undo reverses this.\n"
        ));
    }
    print_answer(&user.folder, |index| {
        let suggestions = index.name_suggestions()?;
        let aliases = index.library().aliases()?.all();
        let page = match args.format {
            AnswerFormat::Text => text(&suggestions, &aliases),
            AnswerFormat::Json => export::library::names(&suggestions, &aliases) + "\n",
        };
        let is_empty = suggestions.is_empty() && aliases.is_empty();
        Ok((page, if is_empty { Outcome::NothingFound } else { Outcome::Done }))
    })
}

/// Whether a speaker in the library has this name.
fn is_known(library: &mut Library, name: &str) -> Result<bool> {
    let wanted = folded(&single_spaced(name));
    let is_alias = library.aliases()?.all().iter().any(|alias| folded(&alias.spelling) == wanted);
    let speakers = library.refresh_all()?.speakers()?;
    let has_name = |speaker: &SpeakerTotals| {
        std::iter::once(&speaker.name).chain(&speaker.also).any(|name| folded(name) == wanted)
    };
    Ok(is_alias || speakers.named.iter().chain(&speakers.unnamed).any(has_name))
}

fn text(suggestions: &[NameSuggestion], aliases: &[SpeakerAlias]) -> String {
    let mut text = String::new();
    if suggestions.is_empty() {
        text.push_str("No names of speakers are spelt alike.\n");
    } else {
        for (likeness, heading) in
            [(NameLikeness::Spelling, "Spelt alike"), (NameLikeness::Surname, "A surname alone")]
        {
            let pairs: Vec<&NameSuggestion> =
                suggestions.iter().filter(|one| one.likeness == likeness).collect();
            push_pairs(&mut text, heading, &pairs);
        }
        text.push_str(
            "pullquote library names SPELLING NAME makes one speaker of two; --apart keeps them apart\n",
        );
    }
    if !aliases.is_empty() {
        page::push(&mut text, "", &format!("Counted as ({})", aliases.len()));
        for SpeakerAlias { spelling, name } in aliases {
            page::push(&mut text, "  ", &format!("{spelling} = {name}"));
        }
    }
    text
}

fn push_pairs(text: &mut String, heading: &str, pairs: &[&NameSuggestion]) {
    if pairs.is_empty() {
        return;
    }
    page::push(text, "", &format!("{heading} ({})", pairs.len()));
    let said = |speaker: &SpeakerTotals| {
        format!("{} ({})", speaker.name, counted(speaker.quotations, "quotation", "quotations"))
    };
    for pair in pairs {
        page::push(text, "  ", &format!("{} / {}", said(&pair.spelling), said(&pair.name)));
    }
}
