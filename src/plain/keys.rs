//! A key on a card -> what is said, and the act that is to be recorded.

use super::card::{content, joined, paragraphs, said_name, verdict, why};
use super::key::{self, Key};
use super::{Answer, Deed, Sitting, Then, counted, speaker};
use crate::analysis::QuotationKind;
use crate::review::boundary::{Stretch, joined as joined_span, parts, stretched};
use crate::review::queue::{self, Filter, Order};
use crate::review::{Act, Change, Reason, Why, acts, candidates};
use crate::text::search::folded;

/// What a key gives.
pub(super) fn answer(sitting: &mut Sitting, key: Key) -> Answer {
    match key {
        Key::Next => step(sitting, &Direction::On),
        Key::Previous => step(sitting, &Direction::Back),
        Key::Filter(words) => filter(sitting, &words),
        Key::NextFilter => next_filter(sitting),
        Key::Order => turn(sitting),
        Key::Speaker(typed) => speaker::answer(sitting, &typed),
        Key::Undo => undo(sitting),
        Key::Redo => redo(sitting),
        Key::Repeat => repeat(sitting),
        Key::Orphans(said) => orphans(sitting, &said),
        Key::Export => Answer::said(vec![EXPORT.to_owned()]),
        Key::NextArticle => Answer { lines: Vec::new(), deed: Deed::NextArticle },
        Key::PreviousArticle => Answer { lines: Vec::new(), deed: Deed::PreviousArticle },
        Key::Help => Answer::said(key::help()),
        Key::Leave => Answer { lines: Vec::new(), deed: Deed::Leave },
        Key::Unknown(typed) => Answer::stop(format!("“{typed}” is no key: ? lists them")),
        key => match sitting.at() {
            Some(card) => on_card(sitting, card, key),
            None => Answer::stop("there is no card: / shows all"),
        },
    }
}

const EXPORT: &str = "pullquote export FILE --format json writes the quotations with all decisions; \
                      pullquote export --help lists the formats";

/// What a key gives that speaks of the card.
fn on_card(sitting: &Sitting, card: usize, key: Key) -> Answer {
    match key {
        Key::Accept => accept(sitting, card),
        Key::Pick(number) => pick(sitting, card, number),
        Key::Reject(reason) => say(sitting, card, Change::Reject(reason), rejected(reason)),
        Key::Skip => say(sitting, card, Change::Skip, Then::Next("skipped".to_owned())),
        Key::Bounds(letters) => bounds(sitting, card, &letters),
        Key::Flag => flag(sitting, card),
        Key::Kind => kind(sitting, card),
        Key::Verify => {
            let next = sitting.review.cards.get(card).map(|card| card.decision().verification.next());
            let next = next.unwrap_or_default();
            say(sitting, card, Change::Verify(next), Then::Stay(format!("verification: {}", next.said())))
        }
        Key::Source(text) => text_of(sitting, card, (&text, "source"), Change::Source),
        Key::Words(text) => text_of(sitting, card, (&text, "said in truth"), Change::Words),
        Key::Note(text) => text_of(sitting, card, (&text, "note"), Change::Note),
        Key::Why => Answer::said(why(sitting.told(card))),
        _ => {
            let quotation = sitting.review.quotation(card);
            Answer::said(
                quotation.map(|quotation| paragraphs(&sitting.article, quotation)).unwrap_or_default(),
            )
        }
    }
}

fn say(sitting: &Sitting, card: usize, change: Change, then: Then) -> Answer {
    recorded(acts::say(&sitting.article, &sitting.review, card, change), then)
}

fn recorded(act: Option<Act>, then: Then) -> Answer {
    act.map_or_else(|| Answer::stop("there is no card"), |act| Answer::record(act, then))
}

fn accept(sitting: &Sitting, card: usize) -> Answer {
    let analysis = &sitting.review.analysis;
    let quotation = sitting.review.quotation(card);
    let named = quotation.and_then(|quotation| acts::speaker_of(&sitting.article, analysis, quotation));
    let said = format!("accepted, {}", said_name(named.as_ref()));
    recorded(acts::accept(&sitting.article, &sitting.review, card), Then::Next(said))
}

fn pick(sitting: &Sitting, card: usize, number: usize) -> Answer {
    let listed = candidates(&sitting.article, &sitting.found, &sitting.review, card);
    let Some(candidate) = number.checked_sub(1).and_then(|at| listed.get(at)) else {
        return Answer::stop(format!("there is no candidate {number}: s names another"));
    };
    let said = format!("said by {}", said_name(Some(&candidate.named)));
    recorded(acts::accept_as(&sitting.article, &sitting.review, card, &candidate.named), Then::Next(said))
}

fn rejected(reason: Option<Reason>) -> Then {
    let reason = reason.map(|reason| format!(", {}", reason.said())).unwrap_or_default();
    Then::Next(format!("rejected{reason}"))
}

fn flag(sitting: &Sitting, card: usize) -> Answer {
    let flagged = sitting.review.cards.get(card).is_some_and(|card| card.decision().flagged);
    let (change, said) =
        if flagged { (Change::Unflag, "no longer flagged") } else { (Change::Flag, "flagged") };
    say(sitting, card, change, Then::Stay(said.to_owned()))
}

fn kind(sitting: &Sitting, card: usize) -> Answer {
    let next = match sitting.review.quotation(card).map(|quotation| quotation.kind) {
        Some(QuotationKind::Direct) => QuotationKind::Partial,
        Some(QuotationKind::Partial) => QuotationKind::Indirect,
        Some(QuotationKind::Indirect) | None => QuotationKind::Direct,
    };
    say(sitting, card, Change::Kind(next), Then::Stay(next.word().to_owned()))
}

/// A text that is kept with the card; `-` takes it away.
fn text_of(
    sitting: &Sitting,
    card: usize,
    (text, label): (&str, &str),
    change: fn(String) -> Change,
) -> Answer {
    match text {
        "" => Answer::stop(format!("the {label} is the rest of the line; - takes it away")),
        "-" => say(sitting, card, change(String::new()), Then::Stay(format!("{label} taken away"))),
        text => say(sitting, card, change(text.to_owned()), Then::Stay(format!("{label}: {text}"))),
    }
}

fn bounds(sitting: &Sitting, card: usize, letters: &str) -> Answer {
    let (article, review) = (&sitting.article, &sitting.review);
    let Some(quotation) = review.quotation(card) else { return Answer::stop("there is no card") };
    let mut span = quotation.content;
    for (at, letter) in letters.char_indices() {
        let stretch = match letter {
            'l' => Stretch::EndOn,
            'h' => Stretch::EndBack,
            'L' => Stretch::StartOn,
            'H' => Stretch::StartBack,
            ')' => Stretch::SentenceEnd,
            '(' => Stretch::SentenceStart,
            '"' => Stretch::Marks,
            '&' => {
                let Some(whole) = joined_span(article, review, card) else {
                    return Answer::stop("no quotation follows, or words of the reporter’s stand between");
                };
                span = span.to(whole);
                continue;
            }
            '|' if at + 1 == letters.len() => return split(sitting, card, span),
            other => return Answer::stop(format!("“{other}” moves no end: b and l h L H ) ( \" & |")),
        };
        span = stretched(article, span, stretch);
    }
    if span == quotation.content {
        return Answer::stop(format!("nothing has moved: {}", content(article, quotation)));
    }
    let said = format!("now “{}”", joined(article.words(span)));
    recorded(acts::bound(article, review, card, span), Then::Stay(said))
}

/// What the ends were moved back from becomes a quotation of its own.
fn split(sitting: &Sitting, card: usize, first: crate::text::Span) -> Answer {
    let (article, review) = (&sitting.article, &sitting.review);
    let whole = review.quotation(card).map(|quotation| quotation.content);
    let Some([first, second]) = whole.and_then(|whole| parts(article, whole, first)) else {
        return Answer::stop("nothing is left to cut off: move the end back first, as in b hh|");
    };
    let (one, other) = (joined(article.words(first)), joined(article.words(second)));
    recorded(
        acts::split(article, review, card, [first, second]),
        Then::Stay(format!("“{one}” and “{other}”")),
    )
}

enum Direction {
    On,
    Back,
}

fn step(sitting: &mut Sitting, direction: &Direction) -> Answer {
    let queue = sitting.queue();
    let all = queue::queue(&sitting.review, &sitting.found, (sitting.order, Filter::All));
    let at = sitting.at().and_then(|card| all.iter().position(|&other| other == card));
    let is_there = |card: &&usize| queue.contains(card);
    let (card, none) = match direction {
        Direction::On => (all.iter().skip(at.map_or(0, |at| at + 1)).find(is_there), "this is the last card"),
        Direction::Back => (all.iter().take(at.unwrap_or(0)).rev().find(is_there), "this is the first card"),
    };
    let Some(&card) = card else { return Answer::stop(none) };
    sitting.look_at(Some(card));
    Answer::said(sitting.card_lines())
}

fn filter(sitting: &mut Sitting, words: &str) -> Answer {
    let before = std::mem::replace(&mut sitting.words, folded(words));
    if sitting.queue().is_empty() {
        sitting.words = before;
        return Answer::stop(format!("no card has “{words}”"));
    }
    fitting(sitting, "")
}

fn next_filter(sitting: &mut Sitting) -> Answer {
    let at = Filter::ALL.iter().position(|(filter, _)| *filter == sitting.filter).map_or(0, |at| at + 1);
    let Some(&(filter, said)) = Filter::ALL.get(at % Filter::ALL.len()) else { return Answer::stop("all") };
    sitting.filter = filter;
    if sitting.queue().is_empty() {
        return Answer::said(vec![format!("{said}: no card fits")]);
    }
    fitting(sitting, &format!("{said}: "))
}

/// How many cards fit, and the one that is looked at then: the same, when it fits.
fn fitting(sitting: &mut Sitting, label: &str) -> Answer {
    let queue = sitting.queue();
    if sitting.at().is_none_or(|card| !queue.contains(&card)) {
        sitting.look_at(queue.first().copied());
    }
    let mut lines = vec![format!("{label}{}", counted(queue.len(), "card", "cards")), String::new()];
    lines.extend(sitting.card_lines());
    Answer::said(lines)
}

fn turn(sitting: &mut Sitting) -> Answer {
    let (order, said) = match sitting.order {
        Order::Confidence => (Order::Text, "as they stand in the text"),
        Order::Text => (Order::Confidence, "least sure first"),
    };
    sitting.order = order;
    Answer::said(vec![said.to_owned()])
}

fn undo(sitting: &Sitting) -> Answer {
    let Some(act) = sitting.review.undo else { return Answer::stop("there is nothing to undo") };
    Answer::record(Act::Undo(act), Then::To(act, "taken back".to_owned()))
}

fn redo(sitting: &Sitting) -> Answer {
    let Some(act) = sitting.review.redo else { return Answer::stop("there is nothing to do again") };
    Answer::record(Act::Redo(act), Then::To(act, "done again".to_owned()))
}

/// What was decided last, also while another card is looked at.
fn repeat(sitting: &Sitting) -> Answer {
    let decided = sitting.decided.or(sitting.current);
    let card = sitting.review.cards.iter().position(|card| Some(card.subject) == decided);
    let (article, found, review) = (&sitting.article, &sitting.found, &sitting.review);
    let Some(card) = card else { return Answer::stop("nothing was decided yet") };
    match acts::repeat(article, found, review, card) {
        Some((act, cards)) => {
            let words = acts::mention(article, found, review, card).unwrap_or_default();
            let cards = counted(cards.len(), "more quotation", "more quotations");
            Answer::record(act, Then::Next(format!("the same for {cards} of “{}”", joined(words))))
        }
        None => Answer::stop("no other quotation is open whose speaker has the same words"),
    }
}

/// Lists what has lost its place, or does with one of them what was typed: "2", "2 forget".
fn orphans(sitting: &Sitting, said: &str) -> Answer {
    let orphans = &sitting.review.orphans;
    let mut words = said.split_whitespace();
    let Some(number) = words.next() else { return Answer::said(listed(sitting)) };
    let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let Some(orphan) = at.and_then(|at| orphans.get(at)) else {
        return Answer::stop(format!("there is no orphan {number}: o lists them"));
    };
    match (words.next(), sitting.current) {
        (Some("forget"), _) => Answer::record(
            acts::forget(orphan),
            Then::Stay(format!("given up: {}", verdict(&orphan.decision))),
        ),
        (None, Some(place)) => {
            let said = format!("given to this card: {}", verdict(&orphan.decision));
            Answer::record(acts::settle(&sitting.article, orphan, place), Then::Stay(said))
        }
        _ => Answer::stop("o 1 gives the first to this card, o 1 forget gives it up"),
    }
}

fn listed(sitting: &Sitting) -> Vec<String> {
    let orphans = &sitting.review.orphans;
    if orphans.is_empty() {
        return vec!["every decision has its place in the text".to_owned()];
    }
    let line = |(number, orphan): (usize, &crate::review::Orphan)| {
        let why = match orphan.why {
            Why::TextChanged => "the text has changed",
            Why::NoLongerFound => "the program no longer finds it",
        };
        let words = joined(&orphan.anchor.exact);
        let by = orphan.decision.speaker.as_ref().or_else(|| orphan.decision.seen.as_ref()?.speaker.as_ref());
        let by = by.map(|named| format!(", {}", said_name(Some(named)))).unwrap_or_default();
        format!("{number} “{words}”: {}{by}; {why}", verdict(&orphan.decision))
    };
    let mut lines: Vec<String> = (1..).zip(orphans).map(line).collect();
    lines.push("o 1 gives the first to the card you look at, o 1 forget gives it up".to_owned());
    lines
}
