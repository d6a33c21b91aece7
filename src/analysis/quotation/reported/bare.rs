//! Reporting verb -> where the clause without "that" begins: "said he was tired", "told the court in Oslo they knew",
//! "which he said was shut".

use super::clause::leads_to_time;
use super::clue::ContentShape;
use super::content::Opening;
use super::time::{skip_time, skip_time_before_clause};
use super::verb;
use crate::analysis::grammar::{
    FollowedBy, Outline, ReportingClause, SubjectOrder, TokenKind, begins_limited_quantity, is_amount,
    phrase_starting_at,
};
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// "said he was …", "insists the bridge is safe", "told the court they …": a clause without "that". Returns its first
/// token; `at` is the one behind the verb.
pub(super) fn find_clause(outline: &Outline<'_, '_>, report: &ReportingClause, at: usize) -> Option<usize> {
    let class = report.class()?;
    // "a merger announced Monday would", "what he said Friday was": the time belongs to the verb.
    let says = matches!(class, CueClass::Say | CueClass::Tell) && !is_gapped(outline, report);
    let skip = if says { skip_time_before_clause } else { skip_time };
    let start = at + skip(outline, at);
    // "warned farmers the rain was coming".
    let is_listener = outline.is(at - 1, List::VerbsWithListener)
        && outline.kind(start) == TokenKind::Word
        && outline.passage.can_speak(start);
    let start = match class {
        CueClass::Tell => listener_end(outline, skip_limit(outline, start))?,
        _ if is_listener => listener_end(outline, start).unwrap_or(start),
        _ if begins_limited_quantity(outline, start) && !leads_to_time(outline, start) => start,
        _ => after_phrase(outline, start).unwrap_or(start),
    };
    let start = start + skip(outline, start);
    if !begins_clause(outline, start, class) || is_no_clause(outline, start) {
        return None;
    }
    if is_heard(outline, at - 1, start) {
        return None;
    }
    // "said the words": what follows is the object.
    if outline.passage.word(start + 1) == "words" {
        return None;
    }
    let follows_at_once = start == at && verb::is_subject_pronoun(outline, start);
    let has_verb = match class {
        CueClass::Say | CueClass::Tell => true,
        _ if outline.is(at - 1, List::VerbsWithObject) => {
            follows_at_once || verb::has_own_auxiliary(outline, start)
        }
        _ if outline.is(at - 1, List::AnnouncingVerbs) => {
            follows_at_once || verb::has_own_auxiliary(outline, start)
        }
        _ => follows_at_once || verb::has_verb_near(outline, start),
    };
    // "What the minister told us": a heading without a full stop.
    let same_sentence = outline.sentence(start) == outline.sentence(at.saturating_sub(1));
    (has_verb && same_sentence && can_be_clause(outline, start, class)).then_some(start)
}

/// Whether a report stands in a clause about the word before it: "what he said", "the last thing he said".
fn is_gapped(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let subject = report.subject.as_ref().filter(|_| report.order == SubjectOrder::SubjectFirst);
    subject.and_then(|subject| subject.full.start.checked_sub(1)).is_some_and(|before| {
        matches!(outline.passage.word(before), "What" | "what" | "All" | "all" | "As" | "as")
            || outline.kind(before) == TokenKind::Word
    })
}

/// "said goodbye", "said so": what follows is no clause.
///
/// Leaves alone: said so far nobody had come.
fn is_no_clause(outline: &Outline<'_, '_>, start: usize) -> bool {
    outline.is(start, List::NoClauseAfterSaying) && !outline.is(start + 1, List::AfterSoOfDegree)
}

/// Whether the words at `start` are somebody whom the verb hears or remembers: "recalled Lopez telling him".
fn is_heard(outline: &Outline<'_, '_>, verb: usize, start: usize) -> bool {
    if !outline.is(verb, List::VerbsOfHearing) {
        return false;
    }
    let speaks = |at: usize| {
        matches!(outline.kind(at), TokenKind::Cue(_)) && outline.lowercase_word(at).ends_with("ing")
    };
    let heard = phrase_starting_at(outline, start, outline.kinds.len(), FollowedBy::Verb);
    heard.is_some_and(|heard| speaks(heard.full.end))
}

/// Whether the words from `start` on can be a clause: they have a verb, or they follow "said" and are long enough to
/// have one that is in no list.
///
/// Gets right: said people misunderstand the law. Leaves alone: said a prayer for rain.
fn can_be_clause(outline: &Outline<'_, '_>, start: usize, class: CueClass) -> bool {
    const REACH: usize = 40;
    const MIN_TOKENS: usize = 7;
    let sentence = outline.sentence(start);
    let goes_on = |at: usize| {
        outline.sentence(at) == sentence
            && !matches!(outline.kind(at), TokenKind::Comma | TokenKind::Stop | TokenKind::Quoted)
    };
    let is_about = outline.kind(start) == TokenKind::Function(FunctionWord::Preposition);
    verb::has_main_verb(outline, start, REACH)
        || verb::has_plain_verb(outline, start..start + MIN_TOKENS)
        || class == CueClass::Say && !is_about && (start..start + MIN_TOKENS).all(goes_on)
}

/// "which officials said was shut", "a room that she says may flood": the clause of a relative clause, whose subject
/// stands before the report.
///
/// Gets right: a plan he said had failed. Leaves alone: what he said is that it failed; as he said was shut.
pub(super) fn find_gapped_clause(
    outline: &Outline<'_, '_>,
    report: &ReportingClause,
    at: usize,
) -> Option<Opening> {
    const MIN_TOKENS: usize = 3;
    let subject = report.subject.as_ref()?;
    let states = matches!(report.class(), Some(CueClass::Say | CueClass::Report));
    if !states || report.order != SubjectOrder::SubjectFirst {
        return None;
    }
    let before = outline.kind_before(subject.full.start);
    let has_head =
        matches!(before, TokenKind::Function(FunctionWord::Relative) | TokenKind::Name | TokenKind::Word)
            || matches!(outline.passage.word(subject.full.start.checked_sub(1)?), "that" | "what");
    let start = at + skip_time(outline, at);
    let begins = verb::is_auxiliary(outline, start)
        && !outline.lowercase_word(start).ends_with("ing")
        && !matches!(outline.passage.word(start), "be" | "been")
        && outline.passage.word(start + 1) != "that";
    let is_long = (start..start + MIN_TOKENS).all(|token| outline.kind(token) != TokenKind::Stop);
    (has_head && begins && is_long).then_some(Opening { start, shape: ContentShape::Gapped })
}

/// Whether a clause without "that" can begin at `at`.
fn begins_clause(outline: &Outline<'_, '_>, at: usize, class: CueClass) -> bool {
    match outline.kind(at) {
        TokenKind::Name | TokenKind::Number => true,
        TokenKind::Function(FunctionWord::Subject | FunctionWord::Determiner | FunctionWord::Possessor) => {
            true
        }
        TokenKind::Word | TokenKind::Function(FunctionWord::Adverb) => {
            class != CueClass::Report || verb::has_auxiliary(outline, at)
        }
        // "says not one road is shut".
        TokenKind::Function(FunctionWord::Auxiliary) if outline.passage.word(at) == "not" => {
            outline.is(at + 1, List::CountsAfterNot)
        }
        // "said having him there is", "said reporting it was".
        TokenKind::Cue(_) | TokenKind::Function(FunctionWord::Auxiliary) => {
            class == CueClass::Say && outline.lowercase_word(at).ends_with("ing")
        }
        // "said Friday’s vote was late".
        TokenKind::Function(FunctionWord::Time) => true,
        _ => {
            outline.is(at, List::ClauseOpenersAfterSaying)
                || outline.is(at + 1, List::AfterSoOfDegree) && outline.passage.word(at) == "so"
                || begins_limited_quantity(outline, at)
                || is_amount(outline, at)
        }
    }
}

/// "said in the release this case …", "reported in May the …": where the phrase after the verb ends, if a clause
/// certainly begins there.
///
/// Gets right: said in a statement it would pay. Leaves alone: said in Oslo.
fn after_phrase(outline: &Outline<'_, '_>, at: usize) -> Option<usize> {
    let acts = outline.lowercase_word(at + 1).ends_with("ing");
    if acts || outline.kind(at) != TokenKind::Function(FunctionWord::Preposition) {
        return None;
    }
    let start = at + 1 + usize::from(is_determiner(outline, at + 1));
    let crosses = |at: usize| !matches!(outline.passage.word(at), "after" | "before" | "since" | "until");
    // "said in a statement at least three had died".
    let is_clause = |end: usize| {
        outline.is(end - 1, List::TextsThatSay)
            && begins_limited_quantity(outline, end)
            && verb::has_own_verb(outline, end)
    };
    phrase_end(outline, start, crosses, is_clause)
}

/// "told reporters he …", "told the court in Oslo they …", "told Billboard the …": where the listener ends, if a
/// clause certainly begins there.
fn listener_end(outline: &Outline<'_, '_>, at: usize) -> Option<usize> {
    const REACH: usize = 8;
    let is_object =
        outline.kind(at) == TokenKind::Function(FunctionWord::Object) || outline.lowercase_word(at) == "her";
    let names = matches!(outline.kind(at), TokenKind::Name | TokenKind::Word);
    if !is_object && !names && !is_determiner(outline, at) {
        return None;
    }
    // "told workers at about 40 plants they …".
    let limits = |end: usize| {
        end > at + 1 && outline.kind_before(end) == TokenKind::Function(FunctionWord::Preposition)
    };
    let crosses = |end: usize| !is_object && (limits(end) || !outline.is(end, List::PrepositionsOfTopics));
    let noun = at + usize::from(is_determiner(outline, at));
    let is_named = |end: usize| end > noun && (noun..end).all(|at| outline.kind(at) == TokenKind::Name);
    let is_listener = |end: usize| end == at + 1 && outline.passage.can_speak(at) || is_named(end);
    // "told reporters bread was scarce", "told Sky News talks had failed", "told reporters oil companies exploit them".
    let has_verb = |start: usize| {
        // "told voters lies about the war".
        let is_object = outline.is(start + 1, List::PrepositionsOfTopics);
        verb::has_auxiliary(outline, start)
            || !is_object && verb::has_verb_near(outline, start + 1)
            || verb::has_plain_verb(outline, start..start + REACH)
    };
    phrase_end(outline, at + 1, crosses, |end| match outline.kind(end) {
        TokenKind::Name => is_object || outline.kind(end - 1) == TokenKind::Word,
        TokenKind::Word => is_object || is_listener(end) && has_verb(end),
        TokenKind::Function(FunctionWord::Time | FunctionWord::Adverb) => {
            is_listener(end) && skip_time_before_clause(outline, end) == 0 && has_verb(end)
        }
        TokenKind::Function(_) => {
            outline.is(end, List::ClauseOpenersAfterSaying)
                || is_listener(end)
                    && begins_limited_quantity(outline, end)
                    && verb::has_own_verb(outline, end)
        }
        _ => is_amount(outline, end),
    })
}

/// "told only two friends she was ill": where the listener begins behind "only" and the like.
fn skip_limit(outline: &Outline<'_, '_>, at: usize) -> usize {
    at + usize::from(outline.is(at, List::AdverbsOfWhatIsSaid) && !begins_limited_quantity(outline, at + 1))
}

/// Goes on from `at` over the words of a noun phrase and the prepositions that `crosses` allows. Returns the token at
/// which a clause begins: a pronoun, an article, or what `begins` accepts.
fn phrase_end(
    outline: &Outline<'_, '_>,
    at: usize,
    crosses: impl Fn(usize) -> bool,
    begins: impl Fn(usize) -> bool,
) -> Option<usize> {
    const MAX_TOKENS: usize = 12;
    let mut end = at;
    while end < at + MAX_TOKENS {
        match outline.kind(end) {
            TokenKind::Function(
                FunctionWord::Subject | FunctionWord::Determiner | FunctionWord::Possessor,
            ) => return Some(end),
            _ if begins(end) => return Some(end),
            TokenKind::Name
            | TokenKind::Word
            | TokenKind::Number
            | TokenKind::Hyphen
            | TokenKind::Possessive
            | TokenKind::Function(FunctionWord::Time | FunctionWord::Adverb) => end += 1,
            TokenKind::Function(FunctionWord::Preposition) if crosses(end) => {
                end += 1 + usize::from(is_determiner(outline, end + 1));
            }
            _ => return None,
        }
    }
    None
}

fn is_determiner(outline: &Outline<'_, '_>, at: usize) -> bool {
    matches!(
        outline.kind(at),
        TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor | FunctionWord::Object)
    )
}
