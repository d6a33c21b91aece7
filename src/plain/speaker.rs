//! A few letters -> the speaker they mean, or the speakers among whom a number chooses.

use super::card::said_name;
use super::{Answer, Asks, Deed, Sitting, Then};
use crate::review::{Named, NamedKind, acts, name_picker};

/// As many as are listed; more letters leave fewer.
const MOST: usize = 20;

/// Who said it, by what was typed after the key.
pub(super) fn answer(sitting: &mut Sitting, typed: &str) -> Answer {
    let Some(card) = sitting.at() else { return Answer::stop("there is no card") };
    if let Some(name) = typed.strip_prefix('+') {
        return match name_picker::new_name(name) {
            Some(named) => given(sitting, &named),
            None => Answer::stop("a new speaker needs a name: s + Marta Dias"),
        };
    }
    let nameable = name_picker::nameable(&sitting.article, &sitting.found, &sitting.review, card);
    let fitting = name_picker::fitting(typed, &nameable);
    match fitting.as_slice() {
        [] => unknown(sitting, typed),
        [one] if !typed.is_empty() => given(sitting, one),
        several => listed(sitting, several),
    }
}

/// What a number, or `+`, chooses of what was asked. Nothing when something else was typed.
pub(super) fn chosen<'a>(sitting: &mut Sitting, line: &'a str) -> Option<(Answer, &'a str)> {
    let line = line.trim_start();
    let length = line.find(|c: char| !c.is_ascii_digit() && c != '+').unwrap_or(line.len());
    let (number, rest) = line.split_at(length);
    if number.is_empty() {
        return None;
    }
    let asked = std::mem::take(&mut sitting.asked);
    let at = match (sitting.asks, number) {
        (Asks::Plus, "+") => Some(0),
        (Asks::Plus, "++") => Some(1),
        (Asks::Plus, _) => None,
        (Asks::Number, number) => number.parse::<usize>().ok().and_then(|number| number.checked_sub(1)),
    };
    let answer = match at.and_then(|at| asked.get(at)) {
        Some(named) => given(sitting, named),
        None => Answer::stop(format!("{number} is not among them: s lists them again")),
    };
    Some((answer, rest))
}

fn given(sitting: &Sitting, named: &Named) -> Answer {
    let act = sitting.at().and_then(|card| acts::accept_as(&sitting.article, &sitting.review, card, named));
    match act {
        Some(act) => Answer::record(act, Then::Next(format!("said by {}", said_name(Some(named))))),
        None => Answer::stop("there is no card"),
    }
}

fn listed(sitting: &mut Sitting, several: &[&Named]) -> Answer {
    let shown = several.iter().take(MOST);
    let mut lines: Vec<String> =
        (1..).zip(shown.clone()).map(|(number, named)| format!("{number} {}", described(named))).collect();
    if several.len() > MOST {
        lines.push(format!("and {} more: type more letters", several.len() - MOST));
    }
    lines.push("a number chooses, anything else leaves it; s + Name for somebody new".to_owned());
    sitting.asked = shown.map(|named| (*named).clone()).collect();
    sitting.asks = Asks::Number;
    Answer { deed: Deed::Stop, ..Answer::said(lines) }
}

/// Nobody fits: perhaps somebody new.
fn unknown(sitting: &mut Sitting, typed: &str) -> Answer {
    let Some(person) = name_picker::new_name(typed) else {
        return Answer::stop("nobody is known here: s + Name");
    };
    let organization = Named { kind: NamedKind::Organization, ..person.clone() };
    let name = said_name(Some(&person));
    let known = format!("nobody known is called “{name}”: + adds the person, ++ the organisation");
    sitting.asked = vec![person, organization];
    sitting.asks = Asks::Plus;
    Answer::stop(format!("{known}, anything else leaves it"))
}

fn described(named: &Named) -> String {
    format!("{}, {}", said_name(Some(named)), named.kind.word())
}
