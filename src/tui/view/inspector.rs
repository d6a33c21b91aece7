//! The inspector: the finding under the cursor or the selected entry, and the evidence for it.

use crate::analysis::{Analysis, EntityId, EntityKind, Mention, MentionId, MentionKind, Quotation};
use crate::text::script::mixture;
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::Entry;
use crate::tui::state::reading::{ReadingState, WalkTarget};
use crate::tui::state::{Focus, State};
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::panels::{confidence, content, speaker, without_article};
use ratatui::layout::Rect;

/// Draws the inspector: one line, or a framed pane of two.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, place: Rect) {
    let lines = lines(state);
    if place.height < 4 {
        let [first, second] = &lines;
        let parts = [
            (" ", StyleRole::Faint),
            (first.as_str(), StyleRole::Text),
            ("  ", StyleRole::Text),
            (second.as_str(), StyleRole::Faint),
        ];
        painter.line(place, &parts);
        return;
    }
    painter.frame(place, (&heading(state), &occurrence(state)), StyleRole::Border);
    let inner = Rect { x: place.x + 2, y: place.y + 1, width: place.width.saturating_sub(4), height: 2 };
    for (index, (line, role)) in lines.iter().zip([StyleRole::Text, StyleRole::Faint]).enumerate() {
        painter.text(row(inner, index), line, role);
    }
}

/// What is inspected: the finding under the cursor while the text receives the keys, otherwise the selected entry.
enum Inspected<'a> {
    Mention(&'a Mention),
    Quotation(&'a Quotation),
    Entity(EntityId),
}

fn subject(state: &State) -> Option<Inspected<'_>> {
    let reading = &state.reading;
    let finding = reading.under_cursor.filter(|_| state.focus == Focus::Text || reading.selected.is_some());
    match (finding, reading.selected) {
        (Some(Finding::Quotation(id)), _) => reading.analysis.quotation(id).map(Inspected::Quotation),
        (Some(Finding::Mention(id)), _) => reading.analysis.mention(id).map(Inspected::Mention),
        (_, Some(Entry::Quotation(id))) => reading.analysis.quotation(id).map(Inspected::Quotation),
        (_, Some(Entry::Entity(id))) => Some(Inspected::Entity(id)),
        (_, None) => None,
    }
}

fn heading(state: &State) -> String {
    match subject(state) {
        Some(Inspected::Quotation(quotation)) => format!("Quotation {}", quotation.id.0 + 1),
        Some(Inspected::Mention(_) | Inspected::Entity(_)) => "Mention".to_owned(),
        None => "Inspector".to_owned(),
    }
}

/// The number of the occurrence, or of the search hit, under the cursor: "North Korea 3/13".
pub(super) fn occurrence(state: &State) -> String {
    let reading = &state.reading;
    let Some(occurrences) = reading.walked_occurrences() else { return String::new() };
    let cursor = reading.under_cursor.map(|finding| finding.span(&reading.analysis).start);
    let all = occurrences.len();
    let numbered = |passed: usize| if passed == 0 { all.to_string() } else { format!("{passed}/{all}") };
    match (reading.walked, &reading.search, reading.selected) {
        (WalkTarget::Hits, Some(search), _) => {
            let passed = cursor.map_or(0, |cursor| occurrences.up_to(cursor));
            let more = if search.complete { "" } else { "…" };
            format!("/{} {}{more}", search.typed, numbered(passed))
        }
        (_, _, Some(entry)) => {
            let at = cursor.and_then(|cursor| occurrences.at(cursor)).map_or(0, |index| index + 1);
            format!("{} {}", entry_name(reading, entry), numbered(at))
        }
        _ => String::new(),
    }
}

fn entry_name(reading: &ReadingState, entry: Entry) -> String {
    match reading.entity_of(entry).and_then(|id| reading.analysis.entity(id)) {
        Some(entity) if matches!(entry, Entry::Quotation(_)) => format!("said by {}", entity.name),
        Some(entity) => entity.name.clone(),
        None => "quotation".to_owned(),
    }
}

/// What it is, and the evidence.
fn lines(state: &State) -> [String; 2] {
    match subject(state) {
        Some(Inspected::Quotation(quotation)) => quotation_lines(state, quotation),
        Some(Inspected::Mention(mention)) => mention_lines(state, mention),
        Some(Inspected::Entity(id)) => [entity_line(&state.reading.analysis, id), String::new()],
        None if state.reading.opened.is_none() => [without_article(&state.reading).to_owned(), String::new()],
        None => [who_speaks(state), "]q goes to the next quotation, Tab to the panels".to_owned()],
    }
}

/// How many speakers are named.
const SPEAKERS: usize = 8;

/// The speakers, most quoted first: shown while nothing is selected.
fn who_speaks(state: &State) -> String {
    let rows_of_panels = &state.reading.panel_rows;
    let named = rows_of_panels.speakers.iter().take(SPEAKERS).filter_map(|&id| {
        let entity = state.reading.analysis.entity(id)?;
        Some(format!("{} {}", entity.name, rows_of_panels.spoken(id)))
    });
    let named: Vec<String> = named.collect();
    if named.is_empty() { "nothing selected".to_owned() } else { format!("speakers: {}", named.join(", ")) }
}

fn quotation_lines(state: &State, quotation: &Quotation) -> [String; 2] {
    let kind = quotation.kind.word();
    let article = state.reading.article();
    let cue = quotation.cue.zip(article).map(|(cue, article)| format!(" ← {}", article.words(cue.span)));
    let who = speaker(state, quotation);
    let first = format!(
        "{who} {}{}  {kind}  {}",
        confidence(quotation),
        cue.unwrap_or_default(),
        content(state, quotation)
    );
    [first, evidence(state, quotation)]
}

/// The evidence for the speaker, the runner-up, and who relayed the quotation.
pub(super) fn evidence(state: &State, quotation: &Quotation) -> String {
    let Some(attribution) = &quotation.attribution else {
        return "why: no possible speaker nearby".to_owned();
    };
    let text = state.reading.article().map_or("", |article| article.text.as_str());
    let named = |speaker| state.reading.analysis.speaker_name(speaker, text).to_owned();
    let runner_up = attribution
        .runners_up
        .first()
        .map(|runner_up| format!("; next {} {:.0}%", named(runner_up.speaker), runner_up.confidence * 100.0));
    let via = quotation.via.map(|via| format!("; via {}", named(via)));
    format!("why: {}{}{}", attribution.evidence, runner_up.unwrap_or_default(), via.unwrap_or_default())
}

fn mention_lines(state: &State, mention: &Mention) -> [String; 2] {
    let words = state.reading.article().map_or("", |article| article.words(mention.span));
    let Some(entity) = state.reading.analysis.entity(mention.entity) else { return Default::default() };
    let how = match mention.kind {
        MentionKind::Name => "by name",
        MentionKind::Demonym => "by demonym",
        MentionKind::Metonym => "its government, by the name of its seat",
        MentionKind::Place => "by a place in it",
        MentionKind::Nominal => "described",
        MentionKind::Pronoun => "by a pronoun",
    };
    let named = if words == entity.name { String::new() } else { format!(" = {}", entity.name) };
    [format!("{words}{named}  {how}"), entity_line(&state.reading.analysis, mention.entity)]
}

fn entity_line(analysis: &Analysis, id: EntityId) -> String {
    let Some(entity) = analysis.entity(id) else { return String::new() };
    let what = match &entity.kind {
        EntityKind::Country(code) => format!("country {}", code.as_str()),
        EntityKind::Person { role: Some(role) } => format!("person, {role}"),
        EntityKind::Person { role: None } => "person".to_owned(),
        EntityKind::Organization => "organisation".to_owned(),
    };
    let mentions: &[MentionId] = &entity.mentions;
    // First, because a long line loses its end.
    let warning = mixture(&entity.name).map(|mixture| format!("warning: {mixture}; "));
    format!(
        "{}: {}{what}, {} mention{}",
        entity.name,
        warning.unwrap_or_default(),
        mentions.len(),
        if mentions.len() == 1 { "" } else { "s" }
    )
}
