//! Noun for a statement with its owner -> a reporting clause: "Mensah’s claim that", "warnings from doctors that", "her
//! promise to".

use super::noun_phrase::{NounPhrase, PhraseKind, can_act, describes_speaker};
use super::outline::Outline;
use super::phrase_after::{FollowedBy, phrase_starting_at};
use super::phrase_before::phrase_ending_at;
use super::reporting_clause::{CueKind, ReportingClause, SubjectOrder};
use super::token_kind::TokenKind;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// The reporting clause of the noun at `at`, whose owner makes the statement.
///
/// Gets right: rejected Mensah’s claim that the road was safe; her claim in May that it was; warnings from doctors that
/// it was not; his promise to open it. Leaves alone: the claim that was rejected; his hope for a deal.
pub(super) fn noun_report(outline: &Outline<'_, '_>, at: usize) -> Option<ReportingClause> {
    let states = outline.is(at, List::NounsOfStatements);
    let commits = outline.is(at, List::NounsOfVows)
        && outline.passage.word(at + 1) == "to"
        && matches!(outline.kind(at + 2), TokenKind::Word | TokenKind::Cue(_));
    if !states && !commits {
        return None;
    }
    let introduces = commits || clause_behind(outline, at);
    let before = introduces.then(|| owner_before(outline, at)).flatten();
    let (subject, order) = match before {
        Some(owner) => (owner, SubjectOrder::SubjectFirst),
        None => (author_behind(outline, at)?, SubjectOrder::Agent),
    };
    let tokens = subject.full.start.min(at)..subject.full.end.max(at + 1);
    let kind = CueKind::Verb(CueClass::Report);
    Some(ReportingClause { cue: at..at + 1, kind, subject: Some(subject), order, tokens })
}

/// Whether "that" follows the noun, perhaps behind a place or a time: "her claim in May that".
fn clause_behind(outline: &Outline<'_, '_>, noun: usize) -> bool {
    const MAX_BETWEEN: usize = 8;
    let sentence = outline.sentence(noun);
    let limit = if outline.is(noun + 1, List::AfterStatements) { MAX_BETWEEN } else { 1 };
    // But not the month of May.
    let is_auxiliary = |at: usize| {
        outline.kind(at) == TokenKind::Function(FunctionWord::Auxiliary)
            && !outline.lowercase_word(at).is_empty()
    };
    let ends = |&at: &usize| {
        outline.sentence(at) != sentence
            || matches!(
                outline.kind(at),
                TokenKind::Comma | TokenKind::Stop | TokenKind::Quoted | TokenKind::Cue(_)
            )
            || is_auxiliary(at)
    };
    let mut between = (noun + 1..=noun + limit).take_while(|at| !ends(at));
    let that = between.find(|&at| outline.passage.word(at) == "that");
    that.is_some_and(|that| !is_auxiliary(that + 1))
}

/// "Mensah’s", "her" before the noun, perhaps with an adjective between.
pub(super) fn owner_before(outline: &Outline<'_, '_>, noun: usize) -> Option<NounPhrase> {
    const MAX_BETWEEN: usize = 3;
    let between = |index: &usize| {
        matches!(
            outline.kind(*index),
            TokenKind::Word
                | TokenKind::Number
                | TokenKind::Function(FunctionWord::Time | FunctionWord::Adverb)
        )
    };
    let mut near = (noun.saturating_sub(MAX_BETWEEN + 1)..noun).rev();
    let owner = near.find(|index| !between(index))?;
    match outline.kind(owner) {
        TokenKind::Function(FunctionWord::Possessor) => Some(NounPhrase::pronoun(owner)),
        TokenKind::Possessive => {
            let start = outline.sentence_start(outline.sentence(owner));
            let owning = phrase_ending_at(outline, start, owner)?;
            Some(behind_preposition(outline, &owning, owner).unwrap_or(owning))
        }
        _ => None,
    }
}

/// The name behind the last preposition of an owner, if the words before it speak for nobody: "the Herald" in "fresh evidence
/// for the Herald’s claim that".
fn behind_preposition(outline: &Outline<'_, '_>, owning: &NounPhrase, end: usize) -> Option<NounPhrase> {
    let is_preposition = |&at: &usize| {
        outline.kind(at) == TokenKind::Function(FunctionWord::Preposition) && outline.passage.word(at) != "of"
    };
    let last = (owning.core.end..end).rev().find(is_preposition)?;
    let near = phrase_ending_at(outline, last + 1, end)?;
    let silent = owning.kind == PhraseKind::Description && !describes_speaker(outline, &owning.core);
    (silent && near.kind == PhraseKind::Name).then_some(near)
}

/// "from doctors", "by the ministry" between the noun and "that".
fn author_behind(outline: &Outline<'_, '_>, noun: usize) -> Option<NounPhrase> {
    if !matches!(outline.passage.word(noun + 1), "by" | "from") {
        return None;
    }
    let author = phrase_starting_at(outline, noun + 2, outline.kinds.len(), FollowedBy::ClauseEnd)?;
    let introduces = outline.passage.word(author.full.end) == "that";
    (introduces && can_act(outline, &author)).then_some(author)
}

/// Returns who sent the text that `text` describes, if it is the object of a verb of sending.
///
/// Gets right: the council sent out a letter to parents saying; the mayor released a statement calling. Leaves alone: the
/// council received a letter saying; a letter alleging that.
pub(super) fn sender(outline: &Outline<'_, '_>, from: usize, text: &NounPhrase) -> Option<NounPhrase> {
    let verb = verb_of_sending(outline, text.core.start)
        .or_else(|| text.core.clone().find(|&at| outline.is(at, List::VerbsOfSending)))?;
    subject_of(outline, from, verb)
}

/// The verb of sending right before the phrase at `start`: "sent out" before "a letter".
fn verb_of_sending(outline: &Outline<'_, '_>, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    let verb = if outline.is(before, List::SpeechParticles) { before.checked_sub(1)? } else { before };
    outline.is(verb, List::VerbsOfSending).then_some(verb)
}

/// The subject of the verb of sending at `verb`.
fn subject_of(outline: &Outline<'_, '_>, from: usize, verb: usize) -> Option<NounPhrase> {
    let end = outline.end_before_helpers(from, verb);
    let subject = phrase_ending_at(outline, from, end)?;
    let acts = subject.full.start == from
        || !matches!(outline.kind_before(subject.full.start), TokenKind::Function(FunctionWord::Preposition));
    acts.then_some(subject)
}

/// Whether the colon at `colon` follows a text alone: "From the report: “…”".
///
/// Leaves alone: From the start: “…”.
pub(super) fn is_from_text(outline: &Outline<'_, '_>, subject: &NounPhrase) -> bool {
    subject.kind == PhraseKind::Description
        && subject.core == subject.full
        && outline.passage.word(subject.full.start.wrapping_sub(1)) == "From"
        && outline.is(subject.core.end - 1, List::TextsThatSay)
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Speaker, analyze};
    use crate::article::Article;
    use crate::input::{Document, Media};

    /// The words that the speaker of the first quotation stands in.
    fn speaker(text: &str) -> String {
        let found = analyze(&Article::new(Document::record(String::new(), Media::Plain, text.to_owned())));
        let attribution = found.quotations.first().and_then(|quotation| quotation.attribution.as_ref());
        attribution.map_or(String::new(), |attribution| match (attribution.speaker, attribution.mention) {
            (_, Some(span)) | (Speaker::Group(span) | Speaker::Unknown(span), None) => {
                span.of(text).to_owned()
            }
            (Speaker::Entity(_), None) => "an entity".to_owned(),
        })
    }

    #[test]
    fn a_text_says_what_its_sender_says() {
        for (text, expected) in [
            ("Her campaign sent out an email to supporters saying: “We have won the vote.”", "Her campaign"),
            (
                "The river union issued a statement calling the plan “a cold joke” on Monday.",
                "The river union",
            ),
            ("The council received a letter saying: “We shall not pay for the road.”", "a letter"),
        ] {
            assert_eq!(speaker(text), expected, "{text}");
        }
    }

    #[test]
    fn a_text_speaks_where_its_words_stand_in_marks() {
        for (text, expected) in [
            ("The ad claims “this is the man you can trust with it.”", "The ad"),
            (
                "Nobody was told. From the report: “In general, the older bridges are the better ones.”",
                "the report",
            ),
        ] {
            assert!(speaker(text).starts_with(expected), "{text} {}", speaker(text));
        }
    }

    #[test]
    fn a_statement_is_of_the_name_right_before_it() {
        for (text, expected) in [
            ("This is fresh evidence for Lopez’s claim that the road “is no road at all”.", "Lopez"),
            ("He rejected the mayor of Tema’s claim that the road “is no road at all”.", "the mayor of Tema"),
        ] {
            assert_eq!(speaker(text), expected, "{text}");
        }
    }

    #[test]
    fn a_capital_at_the_start_is_no_speaker_by_itself() {
        let text = "Repeating an old promise, the former mayor talked about continuing the “long slow march” to work.";
        assert_eq!(speaker(text), "the former mayor");
    }
}
