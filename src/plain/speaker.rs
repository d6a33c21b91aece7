//! A few letters -> the speaker they name, or a list of speakers from which a number chooses.

use super::card::{attributed, name_of};
use super::key_response::{KeyResponse, NextAction};
use super::plain_review::{PlainReview, SpeakerChoice};
use super::propose::decide;
use crate::review::session::CardIntent;
use crate::review::{SpeakerKind, SpeakerName, name_picker};

/// The longest list; more letters leave fewer names.
const MAX_LISTED: usize = 20;

/// Gives the quotation the speaker that was typed after the key.
pub(super) fn name(plain: &mut PlainReview, typed: &str) -> KeyResponse {
    let Some(card) = plain.session.current() else { return KeyResponse::refuse("no card") };
    if let Some(name) = typed.strip_prefix('+') {
        return match name_picker::new_name(name) {
            Some(named) => give(plain, named),
            None => KeyResponse::refuse("a new speaker needs a name: s + Marta Dias"),
        };
    }
    let nameable = name_picker::nameable(&plain.article, plain.review(), card);
    let matching = name_picker::matching(typed, &nameable, |named| &named.name);
    match matching.as_slice() {
        [] => offer_new(plain, typed),
        [one] if !typed.is_empty() => give(plain, (*one).clone()),
        several => list(plain, several),
    }
}

/// Gives the quotation the speaker that a number, or `+`, chooses from the list. `None` if something else was typed.
pub(super) fn choose<'a>(plain: &mut PlainReview, line: &'a str) -> Option<(KeyResponse, &'a str)> {
    let line = line.trim_start();
    let length = line.find(|c: char| !c.is_ascii_digit() && c != '+').unwrap_or(line.len());
    let (number, rest) = line.split_at(length);
    if number.is_empty() {
        return None;
    }
    let mut offered = std::mem::take(&mut plain.offered);
    let at = match (plain.choice, number) {
        (SpeakerChoice::Plus, "+") => Some(0),
        (SpeakerChoice::Plus, "++") => Some(1),
        (SpeakerChoice::Plus, _) => None,
        (SpeakerChoice::Number, number) => {
            number.parse::<usize>().ok().and_then(|number| number.checked_sub(1))
        }
    };
    let response = match at.filter(|&at| at < offered.len()) {
        Some(at) => give(plain, offered.swap_remove(at)),
        None => KeyResponse::refuse(format!("{number} is not in the list: s shows it again")),
    };
    Some((response, rest))
}

fn give(plain: &mut PlainReview, named: SpeakerName) -> KeyResponse {
    let Some(card) = plain.session.current() else { return KeyResponse::refuse("no card") };
    let done = attributed(&named);
    decide(plain, card, CardIntent::AcceptAs(named), done)
}

fn list(plain: &mut PlainReview, several: &[&SpeakerName]) -> KeyResponse {
    let shown = several.iter().take(MAX_LISTED);
    let mut lines: Vec<String> =
        (1..).zip(shown.clone()).map(|(number, named)| format!("{number} {}", described(named))).collect();
    if several.len() > MAX_LISTED {
        lines.push(format!("and {} more: type more letters", several.len() - MAX_LISTED));
    }
    lines.push("a number chooses, anything else cancels; s + Name adds someone new".to_owned());
    plain.offered = shown.map(|named| (*named).clone()).collect();
    plain.choice = SpeakerChoice::Number;
    KeyResponse { action: NextAction::DropRest, ..KeyResponse::say(lines) }
}

/// No known name matches: offers to add it.
fn offer_new(plain: &mut PlainReview, typed: &str) -> KeyResponse {
    let Some(person) = name_picker::new_name(typed) else {
        return KeyResponse::refuse("no speakers are known yet: s + Name adds one");
    };
    let organization = SpeakerName { kind: SpeakerKind::Organization, ..person.clone() };
    let name = name_of(Some(&person));
    plain.offered = vec![person, organization];
    plain.choice = SpeakerChoice::Plus;
    KeyResponse::refuse(format!(
        "no known speaker is called “{name}”: + adds a person, ++ an organisation, anything else cancels"
    ))
}

fn described(named: &SpeakerName) -> String {
    format!("{}, {}", name_of(Some(named)), named.kind.word())
}
