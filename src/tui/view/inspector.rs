//! The inspector: the finding under the cursor or the selected entry, in full, with the evidence for it and what was
//! decided.

use crate::analysis::{Analysis, Entity, EntityId, EntityKind, Mention, MentionKind, Quotation, QuotationId};
use crate::article::SourceLink;
use crate::audit::is_spelt_alike;
use crate::review::{Passage, Verdict, Verification};
use crate::sorting;
use crate::text::phrase::probability;
use crate::text::script::mixture;
use crate::text::{Span, wrap};
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::Entry;
use crate::tui::state::panel_rows::MENTION_KINDS;
use crate::tui::state::reading::{ReadingState, WalkTarget};
use crate::tui::state::{Focus, State};
use crate::tui::theme::StyleRole;
use crate::tui::view::entity_role::entity_role;
use crate::tui::view::painter::{Painter, Parts, row};
use crate::tui::view::panels::without_article;
use crate::tui::view::quotation::{
    WORTH_NAMING, because, certainty, content, decided, is_doubtful, is_named_by_reviewer, speaker,
    speaker_role, verdict_sign,
};
use ratatui::layout::Rect;

/// Draws the inspector: one line, or a framed pane of several.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, place: Rect) {
    if place.height < 4 {
        draw_line(painter, state, place);
        return;
    }
    painter.frame(place, (&heading(state), &occurrence(state)), StyleRole::Border);
    let inner = Rect {
        x: place.x + 2,
        y: place.y + 1,
        width: place.width.saturating_sub(4),
        height: place.height - 2,
    };
    for (index, line) in lines(state, inner).iter().enumerate() {
        draw_parts(painter, row(inner, index), line);
    }
}

/// Draws one line, with the number of the occurrence at its right.
fn draw_line(painter: &mut Painter<'_>, state: &State, place: Rect) {
    let mut right = match subject(state) {
        Some(Inspected::Quotation(quotation)) => remarks(state, quotation.id),
        _ => Vec::new(),
    };
    right.push(counted(state));
    right.retain(|part| !part.is_empty());
    let left = if right.is_empty() {
        place.width
    } else {
        painter.right(place, &format!("{} ", right.join("  ")), StyleRole::Faint).saturating_sub(1)
    };
    let one = Rect { x: place.x + 1, width: left.saturating_sub(1), height: 1, ..place };
    let parts = match subject(state) {
        Some(Inspected::Quotation(quotation)) => {
            let sign = verdict_sign(state, quotation.id);
            let mut parts = vec![(format!("{sign} "), StyleRole::Text)];
            parts.extend(who(state, quotation));
            parts.push((format!("  {}", content(state, quotation)), StyleRole::Quotation));
            parts
        }
        _ => lines(state, Rect { height: 2, ..one }).join(&("  ".to_owned(), StyleRole::Text)),
    };
    draw_parts(painter, one, &parts);
}

/// What else a reviewer said of a quotation, in a word each: one line has no room for a note.
fn remarks(state: &State, id: QuotationId) -> Vec<String> {
    let decision = state.reading.review().decision(id);
    let checked = Some(decision.verification).filter(|checked| *checked != Verification::Unchecked);
    let said = [
        (decision.flagged && decision.verdict != Verdict::Pending).then_some("flagged"),
        checked.map(Verification::label),
        (!decision.note.is_empty()).then_some("note"),
    ];
    said.into_iter().flatten().map(str::to_owned).collect()
}

fn draw_parts(painter: &mut Painter<'_>, place: Rect, parts: &[(String, StyleRole)]) {
    let parts: Vec<(&str, StyleRole)> = parts.iter().map(|(words, role)| (words.as_str(), *role)).collect();
    painter.line(place, &parts);
}

/// "mention 1/4": the number of the occurrence without the name, which the line begins with.
fn counted(state: &State) -> String {
    let occurrence = occurrence(state);
    let number = occurrence.rsplit(' ').next().unwrap_or_default();
    match (state.reading.walked, state.reading.selected) {
        _ if occurrence.is_empty() => occurrence,
        (WalkTarget::Hits, _) | (_, None) => occurrence,
        (_, Some(Entry::Quotation(_))) => format!("quotation {number}"),
        (_, Some(Entry::Entity(_))) => format!("mention {number}"),
    }
}

/// What is inspected: the finding under the cursor while the text receives the keys, otherwise the selected entry.
enum Inspected<'a> {
    Mention(&'a Mention),
    Quotation(&'a Quotation),
    Entity(EntityId),
    Link(&'a SourceLink),
}

fn subject(state: &State) -> Option<Inspected<'_>> {
    let reading = &state.reading;
    let finding = reading.under_cursor.filter(|_| state.focus == Focus::Text || reading.selected.is_some());
    match (finding, reading.selected) {
        (Some(Finding::Link(_)), _) => reading.link_under_cursor().map(Inspected::Link),
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
        Some(Inspected::Link(_)) => "Link".to_owned(),
        None => "Inspector".to_owned(),
    }
}

/// The number of the occurrence, or of the search hit, under the cursor: "North Korea 3/13".
fn occurrence(state: &State) -> String {
    let reading = &state.reading;
    if matches!(reading.under_cursor, Some(Finding::Link(_))) {
        return String::new();
    }
    let Some(occurrences) = reading.walked_occurrences() else { return String::new() };
    let cursor = reading.under_cursor.map(|finding| finding.span(&reading.analysis).start);
    let all = occurrences.len();
    if all == 0 && reading.walked != WalkTarget::Hits {
        return String::new();
    }
    let numbered = |passed: usize| if passed == 0 { all.to_string() } else { format!("{passed}/{all}") };
    match (reading.walked, &reading.search, reading.selected) {
        (WalkTarget::Hits, Some(search), _) => {
            let passed = cursor.map_or(0, |cursor| occurrences.up_to(cursor));
            let more = if search.complete { "" } else { "…" };
            let sign = if reading.matching().is_some() { '&' } else { '/' };
            format!("{sign}{} {}{more}", search.typed, numbered(passed))
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

/// What it is, as many lines as there is room for.
fn lines(state: &State, inner: Rect) -> Vec<Parts> {
    let faint = |words: String| vec![(words, StyleRole::Faint)];
    let text = |words: String| vec![(words, StyleRole::Text)];
    match subject(state) {
        Some(Inspected::Quotation(quotation)) => quotation_lines(state, quotation, inner),
        Some(Inspected::Mention(mention)) => mention_lines(state, mention, Room::of(inner)),
        Some(Inspected::Entity(id)) => entity_lines(state, id, Room::of(inner)),
        Some(Inspected::Link(link)) => vec![
            vec![(link.target.clone(), StyleRole::Link)],
            faint("Enter opens it in the browser, g f here".to_owned()),
        ],
        None if marked_passage(state).is_some() => {
            marked_passage(state).map(passage_lines).unwrap_or_default()
        }
        None if state.reading.opened.is_none() => vec![faint(without_article(&state.reading).to_owned())],
        // The foot names the keys: on one line there is no room for both.
        None if inner.height < 3 => vec![text(who_speaks(state))],
        None => {
            let most = 2;
            let mut lines: Vec<Parts> =
                wrapped(&who_speaks(state), inner.width, most).into_iter().map(text).collect();
            lines.push(faint(first_keys(state).to_owned()));
            lines
        }
    }
}

/// The passage under the cursor that a reviewer marked.
fn marked_passage(state: &State) -> Option<&Passage> {
    let Some(Finding::Hit(span)) = state.reading.under_cursor else { return None };
    state.reading.review().marking.passage_over(span.start)
}

fn passage_lines(passage: &Passage) -> Vec<Parts> {
    let codes: Vec<String> = passage.codes.iter().map(|code| format!("#{code}")).collect();
    let by =
        passage.stamp.as_ref().map(|stamp| format!("marked by {}  ", stamp.reviewer)).unwrap_or_default();
    let mut lines = vec![vec![(by, StyleRole::Faint), (codes.join(" "), StyleRole::Key)]];
    if !passage.note.is_empty() {
        lines.push(vec![(format!("note: {}", passage.note), StyleRole::Text)]);
    }
    lines
}

/// How much room there is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// One line: what is not needed to understand the rest is left out.
    Line,
    /// A pane of several.
    Pane,
}

impl Room {
    fn of(inner: Rect) -> Self {
        if inner.height < 3 { Self::Line } else { Self::Pane }
    }
}

/// At most `most` lines, the last one with all the rest.
fn wrapped(words: &str, columns: u16, most: usize) -> Vec<String> {
    let rows = wrap::rows(words, Span::new(0, words.len()), usize::from(columns).max(2));
    let shown = rows.len().min(most);
    let line = |(index, row): (usize, &Span)| {
        let end = if index + 1 == shown { words.len() } else { row.end as usize };
        words.get(row.start as usize..end).unwrap_or_default().to_owned()
    };
    rows.iter().take(shown).enumerate().map(line).collect()
}

/// The keys that a newcomer needs first.
fn first_keys(state: &State) -> &'static str {
    if state.reading.analysed() && state.reading.panel_rows.quotations.is_empty() {
        "f jumps by letters, : lists every action"
    } else {
        "]q goes to the next quotation, f jumps by letters, : lists every action"
    }
}

/// How many speakers are named.
const SPEAKERS: usize = 8;

/// The speakers, most quoted first: shown while nothing is selected.
fn who_speaks(state: &State) -> String {
    let rows_of_panels = &state.reading.panel_rows;
    let named = rows_of_panels.speakers.iter().take(SPEAKERS).filter_map(|&id| {
        let entity = state.reading.analysis.entity(id)?;
        Some((entity.name.as_str(), rows_of_panels.spoken(id)))
    });
    let described = rows_of_panels.described.iter().take(SPEAKERS);
    let described = described.map(|(named, count)| (named.name.as_str(), *count));
    let mut speakers: Vec<(&str, usize)> = named.chain(described).collect();
    sorting::by_key(&mut speakers, |(_, count)| std::cmp::Reverse(*count));
    let named: Vec<String> =
        speakers.iter().take(SPEAKERS).map(|(name, count)| format!("{name} {count}")).collect();
    let all = &rows_of_panels.quotations;
    if named.is_empty() && state.reading.analysed() && all.is_empty() {
        "no quotations: v selects words, then q adds them as one".to_owned()
    } else if named.is_empty() {
        without_speakers(state).to_owned()
    } else {
        format!("speakers: {}", named.join(", "))
    }
}

/// Why no speaker is named although there are quotations, or may be.
fn without_speakers(state: &State) -> &'static str {
    match state.reading.analysis.language {
        _ if !state.reading.analysed() => "looking for quotations",
        Some(language) if language != "en" => "speakers are found in English articles only",
        _ => "no speaker found",
    }
}

/// The speaker, and how certain that is.
fn who(state: &State, quotation: &Quotation) -> Parts {
    let doubt = if is_doubtful(state, quotation) { StyleRole::Warning } else { StyleRole::Faint };
    let certainty = certainty(state, quotation);
    let gap = if certainty.is_empty() { "" } else { "  " };
    vec![(speaker(state, quotation), speaker_role(state, quotation)), (format!("{gap}{certainty}"), doubt)]
}

/// Who said it, the words in full if there is room, why that speaker, and what was decided.
fn quotation_lines(state: &State, quotation: &Quotation, inner: Rect) -> Vec<Parts> {
    let mut first = who(state, quotation);
    first.push((format!("  {}{}", quotation.kind.word(), place(state, quotation)), StyleRole::Faint));
    if inner.height < 3 {
        first.push(("  ".to_owned(), StyleRole::Text));
        first.extend(decided(state, quotation));
        return vec![first, vec![(content(state, quotation), StyleRole::Quotation)]];
    }
    let mut lines = vec![first];
    let room = usize::from(inner.height).saturating_sub(3).max(1);
    let words = wrapped(&content(state, quotation), inner.width, room);
    lines.extend(words.into_iter().map(|line| vec![(line, StyleRole::Quotation)]));
    let why = format!("because {}{}", because(state, quotation), runner_up(state, quotation));
    lines.push(vec![(why, StyleRole::Faint)]);
    lines.push(decided(state, quotation));
    lines.truncate(usize::from(inner.height).max(1));
    lines
}

/// ", via KCNA, in ¶3".
fn place(state: &State, quotation: &Quotation) -> String {
    let Some(article) = state.reading.article() else { return String::new() };
    let named = |speaker| state.reading.analysis.speaker_name(speaker, &article.text).to_owned();
    let via = quotation.via.map(|via| format!(", via {}", named(via))).unwrap_or_default();
    let index = article.paragraph_at(quotation.content.start);
    let number = state.reading.numbers.get(index).copied().unwrap_or_default();
    format!("{via}, in ¶{number}")
}

/// The speaker who is next likely.
fn runner_up(state: &State, quotation: &Quotation) -> String {
    let attribution = quotation.attribution.as_ref().filter(|_| !is_named_by_reviewer(state, quotation));
    let next =
        attribution.and_then(|by| by.runners_up.first()).filter(|next| next.confidence >= WORTH_NAMING);
    let next = next.zip(state.reading.article());
    let said = next.map(|(next, article)| {
        let name = state.reading.analysis.speaker_name(next.speaker, &article.text);
        format!("; otherwise {name}, {}", probability(next.confidence))
    });
    said.unwrap_or_default()
}

fn mention_lines(state: &State, mention: &Mention, room: Room) -> Vec<Parts> {
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
fn entity_lines(state: &State, id: EntityId, room: Room) -> Vec<Parts> {
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
