//! The source beside the cards: shown when it has been read, scrolled, and confirmed with one key.

use crate::review::Change;
use crate::review::session::CardIntent;
use crate::text::phrase::counted;
use crate::text::sanitize;
use crate::tui::action::SourceAction;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::State;
use crate::tui::state::source_check::SourceCheck;
use crate::tui::update::meant;
use crate::tui::update::review::decide;
use crate::verify::{NOT_VERBATIM, Source};

/// How far a key scrolls.
const STEP: usize = 5;

/// Records what the comparison proposes, or scrolls it.
pub(in crate::tui) fn update(state: &mut State, action: SourceAction) -> Effects {
    let Some(check) = &mut state.reviewing.checking else {
        state.notice = Some("no source yet: V gives one".to_owned());
        return Effects::none();
    };
    match action {
        SourceAction::Confirm => return confirm(state),
        SourceAction::ScrollDown => check.scrolled += STEP,
        SourceAction::ReadAgain => return read_again(state),
        SourceAction::ScrollUp => check.scrolled = check.scrolled.saturating_sub(STEP),
    }
    Effects::none()
}

fn confirm(state: &mut State) -> Effects {
    let Some(card) = meant::current_card(state) else {
        state.notice = Some(meant::no_card(state).to_owned());
        return Effects::none();
    };
    let found = state.reviewing.checking.as_ref().zip(state.reading.article());
    let best = found.and_then(|(check, article)| {
        let best = check.best(article, state.reading.review(), card)?;
        Some((check.confirmed(&best), best.comparison.proposes()))
    });
    let Some((changes, proposed)) = best else {
        state.notice =
            state.reviewing.checking.is_some().then(|| format!("{NOT_VERBATIM}; v records what you found"));
        return Effects::none();
    };
    let effects = decide::on_card(state, card, CardIntent::WriteAll(changes));
    if !effects.is_empty() {
        state.reviewing.said_when_saved = Some(format!("recorded: {}; u undoes", proposed.label()));
    }
    effects
}

/// Shows sources that were read.
pub(in crate::tui::update) fn show(state: &mut State, check: SourceCheck) {
    let before = state.reviewing.checking.take().filter(|before| before.typed == check.typed);
    let name = match check.sources.as_slice() {
        [one] => sanitize::line(&one.name).into_owned(),
        all => counted(all.len(), "source", "sources"),
    };
    if let Some(before) = before {
        state.tell_of_reread(format!("{name} read again: {}", changed(&before, &check)));
    } else {
        let words = check.sources.iter().map(Source::word_count).sum();
        let words = counted(words, "word", "words");
        let key = if state.reading.is_on_reported_speech() {
            "v records what you found"
        } else {
            "= records what the comparison proposes"
        };
        state.notice = Some(format!("{name}, {words}: {key}"));
    }
    state.tell_notices(&check.notices);
    if check.typed.is_none() {
        state.reviewing.against = Some(check.clone());
    }
    state.reviewing.checking = Some(check);
}

/// Whether sources have changed since they were read before.
fn changed(before: &SourceCheck, now: &SourceCheck) -> String {
    let (it_has, its) = if now.sources.len() == 1 { ("it has", "its") } else { ("they have", "their") };
    if before.sources == now.sources {
        format!("{it_has} not changed")
    } else {
        format!("{it_has} changed; the comparison is with {its} new words")
    }
}

/// Has the sources that are shown read again.
pub(in crate::tui::update) fn read_again(state: &State) -> Effects {
    match &state.reviewing.checking {
        Some(check) => check.typed.clone().map_or(Effect::ReadAgainst, Effect::ReadSource).into(),
        None => Effects::none(),
    }
}

/// Keeps what was typed as a note on the card, because it cannot be read.
pub(in crate::tui::update) fn keep_name(state: &mut State, typed: String, sentence: &str) -> Effects {
    let is_shown =
        state.reviewing.checking.as_ref().is_some_and(|check| check.typed.as_ref() == Some(&typed));
    // What was read before stays, and the number of no article is no note either.
    if is_shown {
        state.tell_of_reread(sentence.to_owned());
        return Effects::none();
    }
    if typed.bytes().all(|byte| byte.is_ascii_digit()) {
        state.notice = Some(sentence.to_owned());
        return Effects::none();
    }
    let effects = match meant::current_card(state) {
        Some(card) => decide::on_card(state, card, CardIntent::Write(Change::Source(typed))),
        None => Effects::none(),
    };
    let said = format!("noted, but not read: {sentence}");
    if effects.is_empty() {
        state.notice = Some(said);
    } else {
        state.reviewing.said_when_saved = Some(said);
    }
    effects
}
