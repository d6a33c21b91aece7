//! Choosing a name by typing: the speaker of a quotation, or the right entity for a wrong one.

use crate::analysis::{CountryCode, EntityKind};
use crate::lexicon::countries;
use crate::review::session::{CardIntent, Intent};
use crate::review::{Change, EntityName, EntityTag, SpeakerKind, SpeakerName, name_picker};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::{self, Entry};
use crate::tui::state::reviewing::{Offer, Picker, Purpose};
use crate::tui::state::text_field::Line;
use crate::tui::state::{Focus, Mode, State, Window};
use crate::tui::update::line_edit;
use crate::tui::update::meant;
use crate::tui::update::review::decide;

/// Opens a choice. Returns `None` for other actions.
pub(in crate::tui) fn start(state: &mut State, action: &Action) -> Option<Vec<Effect>> {
    Some(match action {
        Action::NameSpeaker => open_for_speaker(state),
        Action::Correct => correct_entry(state),
        Action::CorrectMention => correct_mention(state),
        Action::Dismiss => dismiss_entry(state),
        Action::DismissMention => dismiss_mention(state),
        _ => return None,
    })
}

/// Opens the choice of a speaker.
pub(in crate::tui) fn open(state: &mut State, purpose: Purpose) -> Vec<Effect> {
    let about_a_country = is_about_a_country(&purpose);
    let offered = if about_a_country { every_country() } else { everybody(state) };
    let new = SpeakerKind::Person;
    let picker = Picker { line: Line::default(), row: 0, offered, known: Vec::new(), new, purpose };
    state.window = Window::Picker(Box::new(picker));
    if about_a_country { Vec::new() } else { vec![Effect::AskWhoSpoke] }
}

/// Also offers the speakers of other articles, after those of this one.
pub(in crate::tui) fn offer(state: &mut State, speakers: Vec<SpeakerName>) {
    let Window::Picker(picker) = &mut state.window else { return };
    for named in speakers {
        if !picker.offered.iter().any(|offer| offer.named == named) {
            picker.known.push(Offer { named, note: "in the library".to_owned() });
        }
    }
}

/// Types, moves, or chooses the selected row.
pub(in crate::tui) fn update(state: &mut State, action: &Action) -> Vec<Effect> {
    let Window::Picker(picker) = &mut state.window else { return Vec::new() };
    match action {
        Action::SelectNext => picker.row = (picker.row + 1).min(rows(picker).len().saturating_sub(1)),
        Action::SelectPrevious => picker.row = picker.row.saturating_sub(1),
        Action::NextNew => {
            picker.new = match picker.new {
                SpeakerKind::Person => SpeakerKind::Organization,
                _ => SpeakerKind::Person,
            };
        }
        Action::Submit => return take(state),
        action => {
            line_edit::edit(&mut picker.line, action);
            picker.row = 0;
        }
    }
    Vec::new()
}

/// The names that match what was typed: those of the article, then those of the library, then the new name.
#[must_use]
pub(in crate::tui) fn rows(picker: &Picker) -> Vec<Offer> {
    let typed = picker.line.typed.trim();
    let matching = |offers| name_picker::matching(typed, offers, |offer: &Offer| &offer.named.name);
    let listed = matching(&picker.offered).into_iter().chain(matching(&picker.known));
    let mut rows: Vec<Offer> = listed.cloned().collect();
    let known = rows.iter().any(|offer| offer.named.name == typed);
    if !typed.is_empty() && !known && !is_about_a_country(&picker.purpose) {
        let named = SpeakerName { name: typed.to_owned(), kind: picker.new };
        let note = if picker.new == SpeakerKind::Person { "new person" } else { "new organisation" };
        rows.push(Offer { named, note: note.to_owned() });
    }
    rows
}

fn take(state: &mut State) -> Vec<Effect> {
    let Window::Picker(picker) = std::mem::take(&mut state.window) else { return Vec::new() };
    let Some(offer) = rows(&picker).into_iter().nth(picker.row) else {
        state.window = Window::Picker(picker);
        return Vec::new();
    };
    let named = offer.named;
    match picker.purpose {
        Purpose::Speaker => {
            let Some(card) = meant::current_card(state) else { return Vec::new() };
            decide::on_card(state, card, CardIntent::AcceptAs(named))
        }
        Purpose::Drawn(span, kind) => {
            let speaker = (!named.name.is_empty()).then_some(named);
            decide::on_article(state, Intent::Add(span, kind, speaker))
        }
        Purpose::Entity(name) => {
            decide::on_article(state, Intent::CorrectEntity(name, Change::Rename(named)))
        }
        Purpose::Mention(mention) => {
            decide::on_article(state, Intent::CorrectMention(mention, Change::Rename(named)))
        }
    }
}

fn open_for_speaker(state: &mut State) -> Vec<Effect> {
    if meant::current_card(state).is_some() {
        return open(state, Purpose::Speaker);
    }
    state.notice = Some("no quotation here; ]q goes to the next one".to_owned());
    Vec::new()
}

/// The entity in the panel that has the keys.
fn entry(state: &State) -> Option<EntityName> {
    let Focus::Panel(panel) = state.focus else { return None };
    let row = state.reading.selected_row(panel);
    match panel::entry(&state.reading.rolls, panel, row)? {
        Entry::Entity(id) => state.reading.analysis.entity(id).map(EntityName::of),
        Entry::Quotation(_) => None,
    }
}

fn correct_entry(state: &mut State) -> Vec<Effect> {
    entry(state).map(|name| open(state, Purpose::Entity(name))).unwrap_or_default()
}

fn dismiss_entry(state: &mut State) -> Vec<Effect> {
    let Some(name) = entry(state) else { return Vec::new() };
    let said = format!("{} removed; u undoes", name.name);
    let effects = decide::on_article(state, Intent::CorrectEntity(name, Change::Dismiss));
    if !effects.is_empty() {
        state.notice = Some(said);
    }
    effects
}

fn mention(state: &mut State) -> Option<crate::analysis::Mention> {
    let mention = match state.reading.under_cursor {
        Some(Finding::Mention(id)) if state.mode == Mode::Read => state.reading.analysis.mention(id).copied(),
        _ => None,
    };
    if mention.is_none() {
        state.notice = Some("no name under the cursor; l and h move it".to_owned());
    }
    mention
}

fn correct_mention(state: &mut State) -> Vec<Effect> {
    mention(state).map(|mention| open(state, Purpose::Mention(mention))).unwrap_or_default()
}

fn dismiss_mention(state: &mut State) -> Vec<Effect> {
    let Some((mention, article)) = mention(state).zip(state.reading.article()) else { return Vec::new() };
    let said = format!("“{}” removed here; u undoes", article.words(mention.span));
    let effects = decide::on_article(state, Intent::CorrectMention(mention, Change::Dismiss));
    if !effects.is_empty() {
        state.notice = Some(said);
    }
    effects
}

fn is_about_a_country(purpose: &Purpose) -> bool {
    matches!(purpose, Purpose::Entity(EntityName { tag: EntityTag::Country, .. }))
}

fn every_country() -> Vec<Offer> {
    let offer = |&(code, name): &([u8; 2], &str)| {
        let code = CountryCode(code);
        let named = SpeakerName { name: name.to_owned(), kind: SpeakerKind::Country(code) };
        Offer { named, note: code.as_str().to_owned() }
    };
    countries::all().iter().map(offer).collect()
}

/// The people, organisations and countries of the article, speakers first, and at the end no named speaker.
fn everybody(state: &State) -> Vec<Offer> {
    let rolls = &state.reading.rolls;
    let lists = [&rolls.speakers, &rolls.people, &rolls.organizations, &rolls.countries];
    let mut offered: Vec<Offer> = Vec::new();
    for id in lists.into_iter().flatten() {
        let Some(entity) = state.reading.analysis.entity(*id) else { continue };
        let (kind, note) = match &entity.kind {
            EntityKind::Person { role } => {
                (SpeakerKind::Person, role.clone().unwrap_or_else(|| "person".to_owned()))
            }
            EntityKind::Organization => (SpeakerKind::Organization, "organisation".to_owned()),
            EntityKind::Country(code) => (SpeakerKind::Country(*code), "country".to_owned()),
        };
        let named = SpeakerName { name: entity.name.clone(), kind };
        if !offered.iter().any(|other| other.named == named) {
            offered.push(Offer { named, note });
        }
    }
    offered.push(Offer { named: SpeakerName::unnamed(), note: "no named speaker".to_owned() });
    offered
}
