//! A name in the inspector: what it is, how it is mentioned, and how often it speaks.

use super::room::Room;
use crate::analysis::{Analysis, Entity, EntityId, EntityKind, Mention, MentionKind};
use crate::audit::is_spelt_alike;
use crate::text::script::mixture;
use crate::tui::state::State;
use crate::tui::state::panel::rows::MENTION_KINDS;
use crate::tui::theme::StyleRole;
use crate::tui::view::entity_role::entity_role;
use crate::tui::view::painter::Parts;

/// A mention: its words, how it names, and the entity.
pub(super) fn mention_lines(state: &State, mention: &Mention, room: Room) -> Vec<Parts> {
    let words = state.reading.article().map_or("", |article| article.words(mention.span));
    let Some(entity) = state.reading.analysis.entity(mention.entity) else { return Vec::new() };
    let how = match mention.kind {
        MentionKind::Name => "by name",
        MentionKind::Demonym => "by demonym",
        MentionKind::Metonym => "its government, named by its seat",
        MentionKind::Place => "by a place in the country",
        MentionKind::Nominal => "described",
        MentionKind::Pronoun => "by a pronoun",
    };
    let named = if words == entity.name { String::new() } else { format!(" = {}", entity.name) };
    let mut lines = vec![vec![
        (words.to_owned(), entity_role(entity)),
        (named, StyleRole::Text),
        (format!("  {how}"), StyleRole::Faint),
    ]];
    // The name stands before it.
    lines.extend(entity_lines(state, mention.entity, room).into_iter().map(
        |line| match line.split_first() {
            Some(((name, _), rest)) if *name == format!("{}: ", entity.name) => rest.to_vec(),
            _ => line,
        },
    ));
    lines
}

/// What an entity is, how it is mentioned, and how often it speaks.
pub(super) fn entity_lines(state: &State, id: EntityId, room: Room) -> Vec<Parts> {
    let analysis: &Analysis = &state.reading.analysis;
    let Some(entity) = analysis.entity(id) else { return Vec::new() };
    let what = match &entity.kind {
        EntityKind::Country(code) => format!("country {}", code.as_str()),
        EntityKind::Person { role: Some(role) } => format!("person, {role}"),
        EntityKind::Person { role: None } => "person".to_owned(),
        EntityKind::Organization => "organisation".to_owned(),
    };
    let count = entity.mentions.len();
    let mentions = if count == 1 { "mention" } else { "mentions" };
    let ways = MENTION_KINDS.iter().zip(state.reading.panel_rows.ways(id));
    let ways: Vec<String> =
        ways.filter(|(_, count)| *count > 0).map(|((_, word), count)| format!("{count} {word}")).collect();
    let ways =
        if ways.len() > 1 && room == Room::Pane { format!(": {}", ways.join(", ")) } else { String::new() };
    let spoken = state.reading.panel_rows.spoken(id);
    let all = state.reading.panel_rows.quotations.len();
    let said = match spoken {
        0 => String::new(),
        spoken => format!("said {spoken} of {all} quotations"),
    };
    // First, because a long line loses its end.
    let warning = mixture(&entity.name).map(|mixture| format!("warning: {mixture}; ")).unwrap_or_default();
    vec![
        vec![
            (format!("{}: ", entity.name), StyleRole::Text),
            (warning, StyleRole::Warning),
            (format!("{what}, {count} {mentions}{ways}"), StyleRole::Text),
        ],
        vec![(said, StyleRole::Faint), (spelt_like(analysis, entity), StyleRole::Warning)],
    ]
}

/// More names are compared in a list, not while they are drawn.
const MAX_COMPARED: usize = 1000;

/// "  spelt like Anthony Vale", if another name in the article is.
fn spelt_like(analysis: &Analysis, entity: &Entity) -> String {
    let is_country = |entity: &Entity| matches!(entity.kind, EntityKind::Country(_));
    if is_country(entity) || analysis.entities.len() > MAX_COMPARED {
        return String::new();
    }
    let is_like = |other: &&Entity| {
        let same_kind = std::mem::discriminant(&other.kind) == std::mem::discriminant(&entity.kind);
        same_kind && other.id != entity.id && is_spelt_alike(&entity.name, &other.name)
    };
    let like = analysis.entities.iter().find(is_like);
    like.map(|other| format!("  spelt like {}", other.name)).unwrap_or_default()
}
