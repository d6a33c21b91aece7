//! The palette: every action of the keymap, found by a few letters of what it does.
//!
//! Those of the screen under it come first, and of these the ones that were chosen last. An action of another screen is
//! listed too, because a reader who looks for it wants to know where it is.

use crate::review::name_picker;
use crate::sorting;
use crate::tui::action::{Action, PaletteAction};
use crate::tui::active_keys;
use crate::tui::keymap::key::Key;
use crate::tui::keymap::{self, Binding, KeyContext};
use crate::tui::state::pick::{Offer, OfferPlace, Palette};
use crate::tui::state::text_field::TextField;
use crate::tui::state::{State, Window};

/// How many chosen actions are remembered.
const MAX_RECENT: usize = 20;

/// Opens the palette, moves in it, or closes it to do an action. Returns that action.
pub(in crate::tui::update) fn update(state: &mut State, action: PaletteAction) -> Option<Action> {
    let last = match &state.window {
        Window::Palette(palette) => rows(palette).len().saturating_sub(1),
        _ => 0,
    };
    match (action, &mut state.window) {
        (PaletteAction::Open, _) => {
            let palette = Palette { field: TextField::default(), row: 0, offers: offers(state) };
            state.window = Window::Palette(Box::new(palette));
        }
        (PaletteAction::Next, Window::Palette(palette)) => palette.row = (palette.row + 1).min(last),
        (PaletteAction::Previous, Window::Palette(palette)) => palette.row = palette.row.saturating_sub(1),
        (PaletteAction::Run, _) => return run(state),
        (PaletteAction::Next | PaletteAction::Previous, _) => {}
    }
    None
}

/// The actions that match what was typed, in the order in which they are listed. Whose key was typed comes first.
#[must_use]
pub(in crate::tui) fn rows(palette: &Palette) -> Vec<&Offer> {
    let typed = palette.field.text().trim();
    let mut found = name_picker::matching(typed, &palette.offers, |offer: &Offer| &offer.words);
    if !typed.is_empty() {
        // Letters that match by chance, here and there in a long line, are no reason to pass over a good match elsewhere.
        // What begins a word is what is typed first.
        let close = |offer: &&Offer| (!begins_words(offer, typed), !has_all_words(offer, typed));
        let rank = |offer: &&Offer| (close(offer), offer.place == OfferPlace::Elsewhere);
        sorting::by_key(&mut found, |offer| (!has_key(offer, typed), rank(offer)));
        if found.iter().any(|offer| has_all_words(offer, typed)) {
            found.retain(|offer| has_key(offer, typed) || has_all_words(offer, typed));
        }
    }
    found
}

/// Whether the words of an action contain each typed word.
fn has_all_words(offer: &Offer, typed: &str) -> bool {
    let words = offer.words.to_lowercase();
    typed.to_lowercase().split_whitespace().all(|word| words.contains(word))
}

/// Whether each typed word begins a word of an action.
fn begins_words(offer: &Offer, typed: &str) -> bool {
    let words = offer.words.to_lowercase();
    let begins = |typed: &str| words.split_whitespace().any(|word| word.starts_with(typed));
    typed.to_lowercase().split_whitespace().all(begins)
}

/// Whether what was typed is a key of the action. The keys stand at the end of the words.
fn has_key(offer: &Offer, typed: &str) -> bool {
    offer.words.rsplit('\t').next().is_some_and(|keys| keys.split(' ').any(|keys| keys == typed))
}

fn offers(state: &State) -> Vec<Offer> {
    let bindings = state.keymap.bindings.iter().enumerate();
    let mut offers: Vec<(Option<usize>, Offer)> = Vec::new();
    for (index, binding) in bindings.filter(|(_, binding)| is_on_a_screen(binding.context)) {
        if matches!(binding.action, Action::Palette(_)) || binding.keys.is_empty() {
            continue;
        }
        let place = if active_keys::applies(binding.context, state) {
            OfferPlace::Here
        } else {
            OfferPlace::Elsewhere
        };
        let recent = state.appearance.recent_actions.iter().rposition(|name| *name == binding.name);
        let recent = recent.filter(|_| place == OfferPlace::Here);
        offers.push((recent, Offer { binding: index, place, words: words(binding) }));
    }
    // Stable: within these the order is that of the keymap. `Some` of a later choice is greater.
    sorting::by_key(&mut offers, |(recent, offer)| {
        (std::cmp::Reverse(*recent), offer.place == OfferPlace::Elsewhere, is_general(state, offer))
    });
    without_doubles(state, offers.into_iter().map(|(_, offer)| offer))
}

/// The actions of this screen in particular come before those that work on every screen.
fn is_general(state: &State, offer: &Offer) -> bool {
    let context = state.keymap.bindings.get(offer.binding).map(|binding| binding.context);
    matches!(context, Some(KeyContext::Everywhere | KeyContext::Screens))
}

/// The same action in another place is listed once.
fn without_doubles(state: &State, offers: impl Iterator<Item = Offer>) -> Vec<Offer> {
    let mut listed: Vec<(Action, &str)> = Vec::new();
    let is_new = |offer: &Offer| {
        let Some(binding) = state.keymap.bindings.get(offer.binding) else { return false };
        let what = (binding.action, binding.help);
        let is_new = !listed.contains(&what);
        listed.push(what);
        is_new
    };
    let mut is_new = is_new;
    offers.filter(|offer| is_new(offer)).collect()
}

/// Whether bindings of a context work on a screen, not only while a line is typed or a window is open.
fn is_on_a_screen(context: KeyContext) -> bool {
    matches!(
        context,
        KeyContext::Everywhere
            | KeyContext::Screens
            | KeyContext::Main
            | KeyContext::Reader
            | KeyContext::Text
            | KeyContext::Failed
            | KeyContext::Panel
            | KeyContext::Entities
            | KeyContext::Verdict
            | KeyContext::Review
            | KeyContext::Library
            | KeyContext::Articles
            | KeyContext::Feeds
    )
}

fn words(binding: &Binding) -> String {
    let keys: Vec<String> = binding.keys.iter().map(|keys| keymap::displayed(keys)).collect();
    let name = binding.name.replace('-', " ");
    // The help says "quotation"; many users look for "quote".
    let help = binding.help.replace("quotation", "quotation quote");
    let other = keymap::other_words(&binding.name);
    format!("{help} {} {name} {other}\t{}", binding.hint.unwrap_or_default(), keys.join(" "))
}

/// Closes the palette and does what the key of the selected action does. If its key needs a letter, that is asked for.
fn run(state: &mut State) -> Option<Action> {
    let Window::Palette(palette) = std::mem::take(&mut state.window) else { return None };
    let chosen = rows(&palette).get(palette.row).map(|offer| (offer.binding, offer.place));
    let (index, place) = chosen?;
    let binding = state.keymap.bindings.get(index)?.clone();
    let keys = binding.keys.first().map_or("", String::as_str);
    if place == OfferPlace::Elsewhere {
        let place = keymap::place_name(binding.context).to_lowercase();
        state.notice = Some(format!("{}: {} ({place})", keymap::displayed(keys), binding.help));
        return None;
    }
    let recent = &mut state.appearance.recent_actions;
    recent.retain(|name| *name != binding.name);
    recent.push(binding.name.clone());
    if recent.len() > MAX_RECENT {
        recent.remove(0);
    }
    if let Some(before) = keys.strip_suffix("letter").or_else(|| keys.strip_suffix("digit")) {
        state.pending = before.split(' ').filter_map(Key::parse).collect();
        state.notice = Some(format!("{}: press its letter or digit", binding.help));
        return None;
    }
    Some(binding.action)
}
