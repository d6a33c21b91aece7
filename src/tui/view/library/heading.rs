//! The line over the library: what is shown, how much there is, and what is going on.

use crate::text::width;
use crate::tui::state::State;
use crate::tui::state::library::Page;
use crate::tui::theme::Role;
use crate::tui::view::library::figures::{counted, per_cent};
use crate::tui::view::pen::Pen;
use ratatui::layout::Rect;

/// Draws the line.
pub(super) fn draw(pen: &mut Pen<'_>, state: &State, place: Rect) {
    let catalogue = &state.catalogue;
    let activity = activity(state);
    let name = match catalogue.page {
        Page::Articles | Page::Speakers => String::new(),
        Page::Card => catalogue.name.clone(),
    };
    let taken = width::columns(" LIBRARY  ") + width::columns(&name).min(24) + 2;
    let room = usize::from(place.width).saturating_sub(taken);
    let said = if activity.is_empty() { fitting(&counts(state), room) } else { activity };
    let left = pen.right(place, &format!("{said} "), Role::Faint);
    let place = Rect { width: left.saturating_sub(1), ..place };
    pen.line(place, &[(" LIBRARY  ", Role::Title), (&name, Role::Headline)]);
}

/// "indexing 256 of 10000  Esc stops", "adding 64 of 300  Esc stops".
fn activity(state: &State) -> String {
    let catalogue = &state.catalogue;
    match (catalogue.adding, catalogue.indexing) {
        (Some((_, 0)), _) => "adding  Esc stops".to_owned(),
        (Some((done, all)), _) => format!("adding {done} of {all}  Esc stops"),
        (None, Some(indexing)) => format!("counting {} of {}  Esc stops", indexing.done, indexing.all),
        (None, None) if catalogue.stopped => "stopped: not everything is counted".to_owned(),
        (None, None) => String::new(),
    }
}

fn counts(state: &State) -> Vec<String> {
    let catalogue = &state.catalogue;
    if catalogue.trouble.is_some() && catalogue.count() == 0 {
        return vec!["cannot be shown".to_owned()];
    }
    match catalogue.page {
        Page::Articles => {
            let Some(listed) = &catalogue.listed else { return vec!["opening".to_owned()] };
            if !catalogue.wanted.words.trim().is_empty() {
                let places = catalogue.count() - listed.len();
                return vec![
                    counted(listed.len(), "article", "articles"),
                    counted(places, "place", "places"),
                ];
            }
            let totals = catalogue.totals;
            let mut counts = vec![
                counted(listed.len(), "article", "articles"),
                counted(totals.quotations, "quotation", "quotations"),
                format!("{} to review", totals.left),
            ];
            if totals.flagged > 0 {
                counts.push(format!("{} flagged", totals.flagged));
            }
            counts
        }
        Page::Speakers => {
            let nobody = catalogue.roll.nobody().quotations;
            vec![
                counted(catalogue.count(), "speaker", "speakers"),
                format!("{} of nobody named", counted(nobody, "quotation", "quotations")),
            ]
        }
        Page::Card => {
            let card = &catalogue.card;
            let share = per_cent(card.words, card.all_words);
            let share = if share.is_empty() { share } else { format!(", {share} of all") };
            vec![
                counted(card.quotations.len(), "quotation", "quotations"),
                counted(card.articles.len(), "article", "articles"),
                format!("{}{share}", counted(card.words, "word", "words")),
            ]
        }
    }
}

/// As many as fit whole.
fn fitting(counts: &[String], columns: usize) -> String {
    let mut line = String::new();
    for count in counts {
        if !line.is_empty() && width::columns(&line) + width::columns(count) + 2 > columns {
            break;
        }
        if !line.is_empty() {
            line.push_str("  ");
        }
        line.push_str(count);
    }
    line
}
