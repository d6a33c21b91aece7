//! Letters over everything on the screen that can be jumped to; typing them jumps.

use crate::sorting;
use crate::text::Span;
use crate::tui::action::HintAction;
use crate::tui::effect::Effects;
use crate::tui::keymap::key::Key;
use crate::tui::state::finding::Finding;
use crate::tui::state::pick::{Hint, HintGoal, Hints, labels};
use crate::tui::state::{Mode, State, Window};
use crate::tui::update::pick::{places, point};

/// Shows the letters, or takes one.
pub(in crate::tui::update) fn update(state: &mut State, action: HintAction) -> Effects {
    match action {
        HintAction::Show => return show(state),
        HintAction::Type(letter) => return take(state, letter),
        HintAction::Erase => {
            if let Window::Hints(hints) = &mut state.window
                && hints.typed.pop().is_none()
            {
                state.window = Window::None;
            }
        }
    }
    Effects::none()
}

fn show(state: &mut State) -> Effects {
    let mut goals = in_text(state);
    goals.extend(state.screen_map.rows.iter().map(|(place, row)| ((place.x, place.y), HintGoal::Row(*row))));
    // A row of a list can have several lines on the screen: only the first gets letters.
    goals.dedup_by_key(|(_, goal)| *goal);
    // Of two that begin at one place, letters of only one could be seen: a name before the reported speech that begins with
    // it, and the organisation before the country in its name.
    sorting::by_key(&mut goals, |&((column, row), goal)| (row, column, is_quotation(goal)));
    goals.dedup_by_key(|(place, _)| *place);
    let labels = labels(goals.len());
    let all: Vec<Hint> =
        goals.into_iter().zip(labels).map(|((at, goal), label)| Hint { label, at, goal }).collect();
    match all.as_slice() {
        [] => state.notice = Some("there is nothing to jump to on this screen".to_owned()),
        [only] => return point::go(state, only.goal),
        _ => state.window = Window::Hints(Hints { all, typed: String::new() }),
    }
    Effects::none()
}

fn is_quotation(goal: HintGoal) -> bool {
    matches!(goal, HintGoal::Finding(Finding::Quotation(_)))
}

/// The findings in the text on the screen, each with the place where it starts.
fn in_text(state: &State) -> Vec<((u16, u16), HintGoal)> {
    let (Mode::Read, Some(article)) = (state.mode, state.reading.article()) else { return Vec::new() };
    let page = state.visible();
    let rows = places::text_rows(state);
    let mut goals = Vec::new();
    for (finding, span) in findings_on(state, page) {
        let shown = rows.iter().find(|(_, row)| row.overlaps(span));
        let Some(&(place, row)) = shown else { continue };
        if let Some(column) = places::column_of(&article.text, row, span.start).filter(|at| *at < place.width)
        {
            goals.push(((place.x + column, place.y), HintGoal::Finding(finding)));
        }
    }
    goals
}

/// The findings that start on a page, and the quotation that reaches into it.
fn findings_on(state: &State, page: Span) -> Vec<(Finding, Span)> {
    let analysis = &state.reading.analysis;
    let furniture = |span: Span| {
        let paragraph = state.reading.article().and_then(|article| {
            article.paragraphs.get(article.paragraph_at(span.start)).map(|paragraph| paragraph.role)
        });
        paragraph.is_some_and(crate::article::Role::is_furniture)
    };
    let first = analysis.quotations.partition_point(|quotation| quotation.marks.end <= page.start);
    let quotations = analysis.quotations.iter().skip(first).take_while(|one| one.marks.start < page.end);
    let first = analysis.mentions.partition_point(|mention| mention.span.start < page.start);
    let mentions = analysis.mentions.iter().enumerate().skip(first);
    let mentions = mentions.take_while(|(_, mention)| mention.span.start < page.end);
    let quotations = quotations.map(|one| (Finding::Quotation(one.id), one.marks));
    let mention = |(index, mention): (usize, &crate::analysis::Mention)| {
        let id = crate::analysis::MentionId(crate::text::span::offset(index));
        (Finding::Mention(id), mention.span)
    };
    let links = state.reading.article().into_iter().flat_map(|article| article.markup.links_in(page));
    let links = links.map(|link| (Finding::Link(link.span), link.span));
    let found = quotations.chain(mentions.map(mention)).filter(|(_, span)| !furniture(*span));
    found.chain(links).collect()
}

fn take(state: &mut State, typed: char) -> Effects {
    let Window::Hints(hints) = &state.window else { return Effects::none() };
    // On another keyboard, the letter that its key stands for.
    let meant = match state.keymap.meant(Key::Char(typed)) {
        Key::Char(meant) => meant,
        _ => typed,
    };
    let begins = |letter: char| {
        let typed = format!("{}{}", hints.typed, letter.to_ascii_lowercase());
        hints.all.iter().any(|hint| hint.label.starts_with(&typed)).then_some(typed)
    };
    let Some(typed) = begins(typed).or_else(|| begins(meant)) else {
        state.window = Window::None;
        state.notice = Some(format!("no letter {typed} on the screen"));
        return Effects::none();
    };
    if let Some(goal) = hints.all.iter().find(|hint| hint.label == typed).map(|hint| hint.goal) {
        state.window = Window::None;
        return point::go(state, goal);
    }
    if let Window::Hints(hints) = &mut state.window {
        hints.typed = typed;
    }
    Effects::none()
}
