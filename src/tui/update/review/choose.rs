//! Choosing a name by typing: the speaker of a quotation, or the right entity for a wrong one.

use crate::analysis::{CountryCode, EntityId, EntityKind};
use crate::lexicon::countries;
use crate::review::session::{CardIntent, Intent};
use crate::review::{Change, EntityName, EntityTag, SpeakerKind, SpeakerName, name_picker};
use crate::tui::action::{Action, PickerAction};
use crate::tui::active_keys;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::{self, Entry, Panel};
use crate::tui::state::reviewing::{NameOffer, Picker, PickerPurpose};
use crate::tui::state::text_field::TextField;
use crate::tui::state::{Focus, Mode, State, Window};
use crate::tui::update::meant;
use crate::tui::update::review::decide;

/// Opens a choice, moves in it, or takes the selected name.
pub(in crate::tui) fn update(state: &mut State, action: PickerAction) -> Effects {
    match action {
        PickerAction::NameSpeaker => return open_for_speaker(state),
        PickerAction::CorrectEntity => return correct_entity(state),
        PickerAction::RemoveEntity => return remove_entity(state),
        PickerAction::CorrectMention => return correct_mention(state),
        PickerAction::RemoveMention => return remove_mention(state),
        PickerAction::Take => return take(state),
        PickerAction::Next => move_row(state, |row| row.saturating_add(1)),
        PickerAction::Previous => move_row(state, |row| row.saturating_sub(1)),
        PickerAction::NextNewKind => next_new_kind(state),
    }
    Effects::none()
}

fn move_row(state: &mut State, to: impl FnOnce(usize) -> usize) {
    if let Window::Picker(picker) = &mut state.window {
        picker.row = to(picker.row).min(rows(picker).len().saturating_sub(1));
    }
}

fn next_new_kind(state: &mut State) {
    if let Window::Picker(picker) = &mut state.window {
        picker.new = match picker.new {
            SpeakerKind::Person => SpeakerKind::Organization,
            _ => SpeakerKind::Person,
        };
    }
}

/// Opens the choice of a name.
pub(in crate::tui) fn open(state: &mut State, purpose: PickerPurpose) -> Effects {
    let about_a_country = is_about_a_country(&purpose);
    let mut offered = if about_a_country { every_country() } else { everybody(state) };
    if let PickerPurpose::Entity(wrong) = &purpose {
        offered.retain(|offer| !is_it(offer, wrong));
        let other = of_other_kind(wrong);
        if let Some(other) = other.filter(|other| offered.iter().all(|offer| offer.named != other.named)) {
            offered.insert(0, other);
        }
    }
    let new = SpeakerKind::Person;
    let picker = Picker { field: TextField::default(), row: 0, offered, known: Vec::new(), new, purpose };
    state.window = Window::Picker(Box::new(picker));
    if about_a_country { Effects::none() } else { Effect::LoadKnownSpeakers.into() }
}

/// Also offers the speakers of other articles, after those of this one.
pub(in crate::tui) fn offer(state: &mut State, speakers: Vec<SpeakerName>) {
    let Window::Picker(picker) = &mut state.window else { return };
    for named in speakers {
        if !picker.offered.iter().any(|offer| offer.named == named) {
            picker.known.push(NameOffer { named, note: "in the library".to_owned() });
        }
    }
}

/// The names that match what was typed: those of the article, then those of the library, then the new name. Names that
/// match a typed full name only by their letters come last, so that Enter never credits a stranger.
#[must_use]
pub(in crate::tui) fn rows(picker: &Picker) -> Vec<NameOffer> {
    let typed = picker.field.text().trim();
    let matching = |offers| name_picker::matching(typed, offers, |offer: &NameOffer| &offer.named.name);
    let listed = matching(&picker.offered).into_iter().chain(matching(&picker.known));
    let is_stranger = |offer: &&NameOffer| name_picker::is_full_name_of_another(typed, &offer.named.name);
    let (strangers, named): (Vec<_>, Vec<_>) = listed.partition(is_stranger);
    let mut rows: Vec<NameOffer> = named.into_iter().cloned().collect();
    let known = rows.iter().any(|offer| offer.named.name == typed && offer.named.kind == picker.new);
    if !typed.is_empty() && !known && !is_about_a_country(&picker.purpose) {
        let named = SpeakerName { name: typed.to_owned(), kind: picker.new };
        let note = if picker.new == SpeakerKind::Person { "new person" } else { "new organisation" };
        rows.push(NameOffer { named, note: note.to_owned() });
    }
    rows.extend(strangers.into_iter().cloned());
    rows
}

fn take(state: &mut State) -> Effects {
    let Window::Picker(picker) = std::mem::take(&mut state.window) else { return Effects::none() };
    let Some(offer) = rows(&picker).into_iter().nth(picker.row) else {
        state.window = Window::Picker(picker);
        return Effects::none();
    };
    let named = offer.named;
    match picker.purpose {
        PickerPurpose::Speaker => {
            let Some(card) = meant::current_card(state) else { return Effects::none() };
            decide::on_card(state, card, CardIntent::AcceptAs(named))
        }
        PickerPurpose::Drawn(span, kind) => {
            let speaker = (!named.name.is_empty()).then_some(named);
            decide::on_article(state, Intent::Add(span, kind, speaker))
        }
        PickerPurpose::Entity(name) => {
            decide::on_article(state, Intent::CorrectEntity(name, Change::Rename(named)))
        }
        PickerPurpose::Mention(mention) => {
            decide::on_article(state, Intent::CorrectMention(mention, Change::Rename(named)))
        }
    }
}

fn open_for_speaker(state: &mut State) -> Effects {
    if meant::current_card(state).is_some() {
        return open(state, PickerPurpose::Speaker);
    }
    state.notice = Some(meant::no_card(state).to_owned());
    Effects::none()
}

/// The selected entity of the panel that receives the keys.
fn entry(state: &State) -> Option<EntityName> {
    let Focus::Panel(panel) = state.focus else { return None };
    let row = state.reading.selected_row(panel);
    match panel::entry(&state.reading.panel_rows, panel, row)? {
        Entry::Entity(id) => state.reading.analysis.entity(id).map(EntityName::of),
        Entry::Quotation(_) => None,
    }
}

fn correct_entity(state: &mut State) -> Effects {
    let Some(name) = entry(state) else { return nothing_listed(state, PickerAction::CorrectEntity) };
    open(state, PickerPurpose::Entity(name))
}

/// Says what a key of a panel needs where the panel is empty.
fn nothing_listed(state: &mut State, action: PickerAction) -> Effects {
    let needed = match state.focus {
        Focus::Panel(Panel::People) => "a person",
        Focus::Panel(Panel::Countries) => "a country",
        _ => "an organisation",
    };
    let keys = active_keys::keys_for(state, Action::Picker(action));
    let keys: String = keys.iter().map(ToString::to_string).collect();
    state.tell_empty_list(&keys, needed);
    Effects::none()
}

fn remove_entity(state: &mut State) -> Effects {
    let Some(name) = entry(state) else { return nothing_listed(state, PickerAction::RemoveEntity) };
    let notice = format!("{} removed; u undoes", name.name);
    decide::on_article_with_notice(state, Intent::CorrectEntity(name, Change::Dismiss), &notice)
}

fn mention(state: &mut State, action: PickerAction) -> Option<crate::analysis::Mention> {
    let mention = match state.reading.under_cursor {
        Some(Finding::Mention(id)) if state.mode == Mode::Read => state.reading.analysis.mention(id).copied(),
        _ => None,
    };
    if mention.is_none() {
        let said = meant::no_name(state);
        // The same key may reject a quotation, but only in the review.
        let keys = active_keys::keys_for(state, Action::Picker(action));
        let of_review = meant::key_of_review(state, &keys);
        state.notice = Some(of_review.map_or_else(|| said.to_owned(), |key| format!("{said}; {key}")));
    }
    mention
}

fn correct_mention(state: &mut State) -> Effects {
    mention(state, PickerAction::CorrectMention)
        .map(|mention| open(state, PickerPurpose::Mention(mention)))
        .unwrap_or_default()
}

fn remove_mention(state: &mut State) -> Effects {
    let Some((mention, article)) = mention(state, PickerAction::RemoveMention).zip(state.reading.article())
    else {
        return Effects::none();
    };
    let notice = format!("“{}” removed here; u undoes", article.words(mention.span));
    decide::on_article_with_notice(state, Intent::CorrectMention(mention, Change::Dismiss), &notice)
}

/// Whether an offer is the entity itself.
fn is_it(offer: &NameOffer, entity: &EntityName) -> bool {
    let tag = match offer.named.kind {
        SpeakerKind::Person => EntityTag::Person,
        SpeakerKind::Organization => EntityTag::Organization,
        SpeakerKind::Country(_) => EntityTag::Country,
        SpeakerKind::Group | SpeakerKind::Unknown => return false,
    };
    tag == entity.tag && offer.named.name == entity.name
}

/// A person as an organisation of the same name, or the other way round.
fn of_other_kind(wrong: &EntityName) -> Option<NameOffer> {
    let (kind, note) = match wrong.tag {
        EntityTag::Person => (SpeakerKind::Organization, "it is an organisation"),
        EntityTag::Organization => (SpeakerKind::Person, "it is a person"),
        EntityTag::Country => return None,
    };
    Some(NameOffer { named: SpeakerName { name: wrong.name.clone(), kind }, note: note.to_owned() })
}

fn is_about_a_country(purpose: &PickerPurpose) -> bool {
    matches!(purpose, PickerPurpose::Entity(EntityName { tag: EntityTag::Country, .. }))
}

fn every_country() -> Vec<NameOffer> {
    let offer = |&(code, name): &([u8; 2], &str)| {
        let code = CountryCode(code);
        let named = SpeakerName { name: name.to_owned(), kind: SpeakerKind::Country(code) };
        NameOffer { named, note: code.as_str().to_owned() }
    };
    countries::all().iter().map(offer).collect()
}

/// The speakers of the article, then its other people, organisations and countries, and at the end no named speaker.
fn everybody(state: &State) -> Vec<NameOffer> {
    let rows_of_panels = &state.reading.panel_rows;
    let mut offered: Vec<NameOffer> = Vec::new();
    offer_entities(state, &rows_of_panels.speakers, &mut offered);
    let described = rows_of_panels.described.iter().map(|(named, _)| named.clone());
    offered.extend(described.map(|named| NameOffer { named, note: "described, without a name".to_owned() }));
    for list in [&rows_of_panels.people, &rows_of_panels.organizations, &rows_of_panels.countries] {
        offer_entities(state, list, &mut offered);
    }
    offered.push(NameOffer { named: SpeakerName::unnamed(), note: "no named speaker".to_owned() });
    offered
}

/// Offers entities, except those that are offered already.
fn offer_entities(state: &State, entities: &[EntityId], offered: &mut Vec<NameOffer>) {
    for id in entities {
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
            offered.push(NameOffer { named, note });
        }
    }
}
