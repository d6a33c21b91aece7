//! A key on a card -> what it says, and the act to record.

use super::card::{CardView, attributed, content, joined, name_of, paragraphs, verdict};
use super::key::{self, PlainKey};
use super::key_response::{KeyResponse, NextAction};
use super::plain_review::{PlainReview, counted};
use super::propose::{act, decide, refused};
use super::{source, speaker};
use crate::analysis::QuotationKind;
use crate::review::boundary::{Stretch, joined as joined_span, parts, stretched};
use crate::review::marking::{code_changes, codes_line, typed_codes};
use crate::review::queue::CardOrder;
use crate::review::session::{CardIntent, Intent, Refusal, Towards};
use crate::review::{Change, Orphan, Reason, Why, acts, speaker_candidates, told};
use crate::text::Span;
use crate::verify::{NOT_VERBATIM, names_source};

/// What a key does.
pub(super) fn respond(plain: &mut PlainReview, key: PlainKey) -> KeyResponse {
    match key {
        PlainKey::Next => step(plain, Towards::Next),
        PlainKey::Previous => step(plain, Towards::Previous),
        PlainKey::Filter(words) => filter(plain, &words),
        PlainKey::NextFilter => next_filter(plain),
        PlainKey::Order => next_order(plain),
        PlainKey::Speaker(typed) => speaker::name(plain, &typed),
        PlainKey::Undo => {
            let what = told(plain.session.journal(), plain.review().undo);
            act(plain, Intent::Undo, format!("undone: {what}"))
        }
        PlainKey::Redo => {
            let what = told(plain.session.journal(), plain.review().redo);
            act(plain, Intent::Redo, format!("redone: {what}"))
        }
        PlainKey::Orphans(typed) => orphans(plain, &typed),
        PlainKey::Export => KeyResponse::say(vec![EXPORT.to_owned()]),
        PlainKey::NextArticle => KeyResponse { lines: Vec::new(), action: NextAction::NextArticle },
        PlainKey::PreviousArticle => KeyResponse { lines: Vec::new(), action: NextAction::PreviousArticle },
        PlainKey::Help => KeyResponse::say(key::help()),
        PlainKey::Leave => KeyResponse { lines: Vec::new(), action: NextAction::Leave },
        PlainKey::Unknown(typed) => KeyResponse::refuse(format!("“{typed}” is not a key: ? lists the keys")),
        key => match plain.session.current().filter(|_| plain.has_cards()) {
            Some(card) => on_card(plain, card, key),
            None => refused(Refusal::NoCard),
        },
    }
}

const EXPORT: &str = "pullquote export FILE --format json writes the quotations with all decisions; \
                      pullquote export --help lists the formats";

/// What a key does that is about the card.
fn on_card(plain: &mut PlainReview, card: usize, key: PlainKey) -> KeyResponse {
    match key {
        PlainKey::Accept => accept(plain, card),
        PlainKey::Choose(number) => choose(plain, card, number),
        PlainKey::Reject(reason) => decide(plain, card, CardIntent::Reject(reason), rejected(reason)),
        PlainKey::Skip => decide(plain, card, CardIntent::Skip, "skipped".to_owned()),
        PlainKey::Repeat => repeat(plain, card),
        PlainKey::MoveEnds(letters) => move_ends(plain, card, &letters),
        PlainKey::Flag => {
            let flagged = plain.review().cards.get(card).is_some_and(|card| card.decision().flagged);
            let done = if flagged { "flag removed" } else { "flagged" };
            decide(plain, card, CardIntent::ToggleFlag, done.to_owned())
        }
        PlainKey::Kind(kind) => {
            let now = plain.review().quotation(card).map(|quotation| quotation.kind);
            let kind = kind.or(now.map(QuotationKind::next)).unwrap_or(QuotationKind::Direct);
            decide(plain, card, CardIntent::Write(Change::Kind(kind)), kind.word().to_owned())
        }
        PlainKey::Verify(state) => {
            let now = plain.review().cards.get(card).map(|card| card.decision().verification);
            let state = state.unwrap_or_else(|| now.unwrap_or_default().next());
            let done = format!("verification: {}", state.label());
            decide(plain, card, CardIntent::Write(Change::Verify(state)), done)
        }
        PlainKey::Confirm => confirm(plain, card),
        PlainKey::Source(typed) if names_source(&typed) => KeyResponse::read(typed),
        PlainKey::Source(text) => write(plain, card, (&text, "source"), Change::Source),
        PlainKey::Words(text) => write(plain, card, (&text, "actually said"), Change::Words),
        PlainKey::Note(text) => write(plain, card, (&text, "note"), Change::Note),
        PlainKey::Codes(text) => codes(plain, card, &text),
        PlainKey::Why => KeyResponse::say(view(plain, card).why()),
        PlainKey::Speaks => show_speaker(plain, card),
        _ => {
            let quotation = plain.review().quotation(card);
            KeyResponse::say(quotation.map(|found| paragraphs(&plain.article, found)).unwrap_or_default())
        }
    }
}

fn view(plain: &PlainReview, card: usize) -> CardView<'_> {
    CardView { article: &plain.article, review: plain.review(), card }
}

fn accept(plain: &mut PlainReview, card: usize) -> KeyResponse {
    let review = plain.review();
    let quotation = review.quotation(card);
    let named = quotation.and_then(|quotation| acts::speaker_of(&plain.article, &review.analysis, quotation));
    let done = format!("accepted, {}", name_of(named.as_ref()));
    decide(plain, card, CardIntent::Accept, done)
}

fn show_speaker(plain: &PlainReview, card: usize) -> KeyResponse {
    let review = plain.review();
    let quotation = review.quotation(card);
    let named = quotation.and_then(|quotation| acts::speaker_of(&plain.article, &review.analysis, quotation));
    match named.filter(|named| named.kind.is_named()) {
        Some(named) => KeyResponse { lines: Vec::new(), action: NextAction::ShowSpeaker(named.name) },
        None => KeyResponse::refuse("this quotation has no speaker with a name"),
    }
}

fn choose(plain: &mut PlainReview, card: usize, number: usize) -> KeyResponse {
    let listed = speaker_candidates(&plain.article, plain.review(), card);
    let chosen = number.checked_sub(1).and_then(|at| listed.get(at));
    let done = chosen.map(|candidate| attributed(&candidate.named)).unwrap_or_default();
    decide(plain, card, CardIntent::Choose(number), done)
}

fn rejected(reason: Option<Reason>) -> String {
    format!("rejected{}", reason.map(|reason| format!(", {}", reason.label())).unwrap_or_default())
}

fn repeat(plain: &mut PlainReview, card: usize) -> KeyResponse {
    let from = plain.session.repeated(card);
    let words = joined(acts::mention(&plain.article, plain.review(), from).unwrap_or_default());
    match plain.session.propose_on_card(&plain.article, card, CardIntent::Repeat) {
        Ok(proposed) => {
            let quotations = counted(proposed.cards.len(), "more quotation", "more quotations");
            KeyResponse::record(proposed.act, format!("repeated for {quotations} by “{words}”"))
        }
        Err(refusal) => refused(refusal),
    }
}

/// Records what the sources show: the check, the place, and the words that were said if they differ.
fn confirm(plain: &mut PlainReview, card: usize) -> KeyResponse {
    let Some(best) = source::best(view(plain, card), &plain.sources) else {
        return KeyResponse::refuse(if plain.sources.is_empty() {
            "no source to compare with: V FILE reads one".to_owned()
        } else {
            format!("{NOT_VERBATIM}; v records what you found")
        });
    };
    let done = format!("recorded: {}", best.comparison.proposes().label());
    let changes = best.confirmed(&plain.sources);
    decide(plain, card, CardIntent::WriteAll(changes), done)
}

/// Writes a text on the card; `-` removes it.
fn write(
    plain: &mut PlainReview,
    card: usize,
    (text, label): (&str, &str),
    change: fn(String) -> Change,
) -> KeyResponse {
    let (text, done) = match text {
        "" => return KeyResponse::refuse(format!("type the text for “{label}” after the key; - removes it")),
        "-" => ("", format!("{label}: removed")),
        text => (text, format!("{label}: {text}")),
    };
    decide(plain, card, CardIntent::Write(change(text.to_owned())), done)
}

fn codes(plain: &mut PlainReview, card: usize, typed: &str) -> KeyResponse {
    let Some(shown) = plain.review().cards.get(card) else { return refused(Refusal::NoCard) };
    let before = shown.decision().codes.clone();
    if typed.is_empty() {
        let now = codes_line(&before);
        let said = if now.is_empty() { "no codes".to_owned() } else { format!("codes: {now}") };
        return KeyResponse::say(vec![said]);
    }
    let after = typed_codes(if typed == "-" { "" } else { typed });
    let changes = code_changes(&before, &after);
    if changes.is_empty() {
        return KeyResponse::refuse("it has these codes already".to_owned());
    }
    let done =
        if after.is_empty() { "codes: removed".to_owned() } else { format!("codes: {}", codes_line(&after)) };
    decide(plain, card, CardIntent::WriteAll(changes), done)
}

fn move_ends(plain: &mut PlainReview, card: usize, letters: &str) -> KeyResponse {
    let (article, review) = (&plain.article, plain.review());
    let Some(quotation) = review.quotation(card) else { return refused(Refusal::NoCard) };
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
                    return KeyResponse::refuse(
                        "cannot join: no quotation follows, or the reporter’s own words are in between",
                    );
                };
                span = span.to(whole);
                continue;
            }
            '|' if at + 1 == letters.len() => return split(plain, card, span),
            other => {
                let why = format!("“{other}” does not move an end: type l h L H ) ( \" & or | after b");
                return KeyResponse::refuse(why);
            }
        };
        span = stretched(article, span, stretch);
    }
    if span == quotation.content {
        return KeyResponse::refuse(format!("nothing moved: {}", content(article, quotation)));
    }
    let done = format!("now “{}”", joined(article.words(span)));
    decide(plain, card, CardIntent::MoveEnds(span), done)
}

/// Makes a second quotation of what the end was moved back from.
fn split(plain: &mut PlainReview, card: usize, first: Span) -> KeyResponse {
    let article = &plain.article;
    let whole = plain.review().quotation(card).map(|quotation| quotation.content);
    let Some(parts) = whole.and_then(|whole| parts(article, whole, first)) else {
        return KeyResponse::refuse("nothing to split off: move the end back first, as in b hh|");
    };
    let [one, other] = parts.map(|part| joined(article.words(part)));
    decide(plain, card, CardIntent::Split(parts), format!("“{one}” and “{other}”"))
}

fn step(plain: &mut PlainReview, towards: Towards) -> KeyResponse {
    if plain.session.step(towards, 1) {
        return KeyResponse::say(plain.card_lines());
    }
    KeyResponse::refuse(match towards {
        Towards::Next => "this is the last card",
        Towards::Previous => "this is the first card",
    })
}

fn filter(plain: &mut PlainReview, words: &str) -> KeyResponse {
    if plain.session.filter_by_words(&plain.article, words) {
        return matching(plain, "");
    }
    KeyResponse::refuse(format!("no card contains “{words}”"))
}

fn next_filter(plain: &mut PlainReview) -> KeyResponse {
    let filter = plain.session.next_filter(&plain.article);
    if plain.has_cards() {
        return matching(plain, &format!("{filter}: "));
    }
    KeyResponse::say(vec![format!("{filter}: no card matches")])
}

/// How many cards pass the filters, and the current one.
fn matching(plain: &PlainReview, label: &str) -> KeyResponse {
    let cards = counted(plain.session.queue().len(), "card", "cards");
    let mut lines = vec![format!("{label}{cards}"), String::new()];
    lines.extend(plain.card_lines());
    KeyResponse::say(lines)
}

fn next_order(plain: &mut PlainReview) -> KeyResponse {
    let words = match plain.session.next_order(&plain.article) {
        CardOrder::Confidence => "least certain first",
        CardOrder::Text => "in text order",
    };
    KeyResponse::say(vec![words.to_owned()])
}

/// Lists the decisions that have lost their place, or does with one of them what was typed: "2", "2 forget".
fn orphans(plain: &mut PlainReview, typed: &str) -> KeyResponse {
    let mut words = typed.split_whitespace();
    let Some(number) = words.next() else { return KeyResponse::say(listed(&plain.review().orphans)) };
    let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let orphan = at.and_then(|at| Some((at, verdict(&plain.review().orphans.get(at)?.decision))));
    let Some((at, decision)) = orphan else {
        return KeyResponse::refuse(format!("no decision has the number {number}: o lists them"));
    };
    let card = plain.session.current().and_then(|card| plain.review().cards.get(card));
    match (words.next(), card.map(|card| card.subject)) {
        (Some("forget"), _) => act(plain, Intent::Forget(at), format!("dropped: {decision}")),
        (None, Some(place)) => {
            act(plain, Intent::Settle(at, place), format!("moved to this card: {decision}"))
        }
        _ => KeyResponse::refuse("o 1 moves the first to this card, o 1 forget drops it"),
    }
}

fn listed(orphans: &[Orphan]) -> Vec<String> {
    if orphans.is_empty() {
        return vec!["every decision still has its quotation in the text".to_owned()];
    }
    let line = |(number, orphan): (usize, &Orphan)| {
        let why = match orphan.why {
            Why::TextChanged => "the text has changed",
            Why::NoLongerFound => "the program no longer finds it",
        };
        let words = joined(&orphan.words());
        let by = orphan.decision.named().map(|named| format!(", {}", name_of(Some(named))));
        format!("{number} {words}: {}{}; {why}", verdict(&orphan.decision), by.unwrap_or_default())
    };
    let mut lines: Vec<String> = (1..).zip(orphans).map(line).collect();
    lines.push("o 1 moves the first to the current card, o 1 forget drops it".to_owned());
    lines
}
