//! Words that a report may report -> the clues seen of them and of the report.

use super::clue::{ReportClue, ReportClues};
use super::content::Content;
use super::ending::{begins_occasion, is_in_relative_clause, tells_where};
use super::setting::Setting;
use super::time::skip_time;
use super::verb;
use crate::analysis::grammar::{
    CueKind, Outline, PhraseKind, ReportingClause, SubjectOrder, TokenKind, describes_speaker,
};
use crate::article::Role;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// Collects the clues.
pub(super) fn clues_of(setting: &Setting<'_>, report: &ReportingClause, content: &Content) -> ReportClues {
    let mut clues = ReportClues::new(content.shape);
    add_verb(setting.outline, report, &mut clues);
    add_subject(setting.outline, report, &mut clues);
    add_place(setting, report, content, &mut clues);
    add_words(setting, content, &mut clues);
    add_plain(setting.outline, report, &mut clues);
    clues
}

/// What kind of verb it is, and in what form.
fn add_verb(outline: &Outline<'_, '_>, report: &ReportingClause, clues: &mut ReportClues) {
    use ReportClue::{
        AfterAuxiliary, AfterTo, Ask, Base, Judge, Noun, Participle, Passive, Present, Say, Showing, Tell,
        WithObject,
    };
    let Some(class) = report.class() else { return };
    let at = report.cue.start;
    let form = outline.lowercase_word(at);
    let auxiliary = auxiliary_before(outline, at);
    let is_past = form.ends_with("ed") || matches!(form, "told" | "said" | "wrote" | "found" | "written");
    let is_participle = form.ends_with("ing");
    let is_present = form.ends_with('s');
    let is_base = !is_past && !is_participle && !is_present && !is_noun(outline, report);
    for (seen, clue) in [
        (class == CueClass::Say, Say),
        (class == CueClass::Tell, Tell),
        (class == CueClass::Ask, Ask),
        (class == CueClass::Judge, Judge),
        (is_noun(outline, report), Noun),
        (outline.is(at, List::VerbsOfShowing), Showing),
        (outline.is(at, List::VerbsWithObject), WithObject),
        (is_present && !clues.is_around(), Present),
        (is_participle, Participle),
        (is_base, Base),
        (outline.passage.word(at.saturating_sub(1)) == "to", AfterTo),
        (auxiliary.is_some(), AfterAuxiliary),
        (is_past && auxiliary.is_some_and(|word| outline.is(word, List::PassiveAuxiliaries)), Passive),
    ] {
        clues.add_if(seen, clue);
    }
}

/// Whether it is a report of the plainest kind: "Mensah said that the road was shut."
fn add_plain(outline: &Outline<'_, '_>, report: &ReportingClause, clues: &mut ReportClues) {
    use ReportClue::{EndsSentence, Plain, SubjectName, SubjectOpens, SubjectPronoun, SubjectSpeaks};
    let Some(subject) = &report.subject else { return };
    let at = report.cue.start;
    let start = outline.sentence_start(outline.sentence(at));
    let opens = report.order == SubjectOrder::SubjectFirst
        && (subject.full.start == start
            || subject.full.start == start + 1 && outline.is(start, List::SentenceJoiners));
    let speaks = [SubjectName, SubjectPronoun, SubjectSpeaks].iter().any(|&clue| clues.has(clue));
    let is_past = outline.lowercase_word(at).ends_with("ed") || outline.is(at, List::PlainVerbsOfSaying);
    let ends = clues.has(EndsSentence);
    clues.add_if(opens, SubjectOpens);
    clues.add_if(opens && speaks && is_past && ends, Plain);
}

/// Whether the cue of a report is a noun: "her claim that".
fn is_noun(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let owned = report.subject.as_ref().is_some_and(|subject| {
        outline.kind(subject.full.end) == TokenKind::Possessive && subject.kind != PhraseKind::Pronoun
            || outline.kind(subject.core.start) == TokenKind::Function(FunctionWord::Possessor)
                && subject.kind == PhraseKind::Pronoun
    });
    report.class().is_some() && (owned || outline.kind(report.cue.start) == TokenKind::Word)
}

/// The auxiliary right before a verb, perhaps with an adverb between.
pub(super) fn auxiliary_before(outline: &Outline<'_, '_>, verb: usize) -> Option<usize> {
    const MAX_ADVERBS: usize = 2;
    let near = (verb.saturating_sub(MAX_ADVERBS + 1)..verb).rev();
    let mut helpers = near.skip_while(|&at| outline.kind(at) == TokenKind::Function(FunctionWord::Adverb));
    helpers.next().filter(|&at| {
        outline.kind(at) == TokenKind::Function(FunctionWord::Auxiliary)
            || outline.kind(at) == TokenKind::Possessive
                && at > 0
                && verb::is_subject_pronoun(outline, at - 1)
    })
}

/// Who reports.
fn add_subject(outline: &Outline<'_, '_>, report: &ReportingClause, clues: &mut ReportClues) {
    use ReportClue::{
        InheritedAfterAnd, InheritedAfterComma, InheritedAfterLink, SubjectInherited, SubjectName,
        SubjectPronoun, SubjectSpeaks, VerbFirst,
    };
    let Some(subject) = &report.subject else { return };
    let inherited = report.order == SubjectOrder::Inherited;
    let before = outline.kind_before(report.cue.start);
    let joined = report.cue.start > 0 && outline.is(report.cue.start - 1, List::Coordinators);
    let described = subject.kind == PhraseKind::Description;
    for (seen, clue) in [
        (subject.kind == PhraseKind::Name, SubjectName),
        (subject.kind == PhraseKind::Pronoun, SubjectPronoun),
        (described && describes_speaker(outline, &subject.core), SubjectSpeaks),
        (inherited, SubjectInherited),
        (report.order == SubjectOrder::VerbFirst, VerbFirst),
        (
            inherited && matches!(before, TokenKind::Comma | TokenKind::Break | TokenKind::Quoted),
            InheritedAfterComma,
        ),
        (inherited && joined, InheritedAfterAnd),
        (
            inherited
                && !joined
                && matches!(
                    before,
                    TokenKind::Function(FunctionWord::Preposition | FunctionWord::Conjunction)
                ),
            InheritedAfterLink,
        ),
    ] {
        clues.add_if(seen, clue);
    }
}

/// Where the report is in its sentence.
fn add_place(setting: &Setting<'_>, report: &ReportingClause, content: &Content, clues: &mut ReportClues) {
    use ReportClue::{
        AccordingTo, Apart, InHeadline, InRelativeClause, InReport, InSubordinateClause, ReportCloses,
        ReportNearlyCloses,
    };
    let outline = setting.outline;
    let at = report.cue.start;
    let relative = is_in_relative_clause(outline, report);
    let start = report.subject.as_ref().map_or(at, |subject| subject.full.start.min(at));
    let subordinate = start > 0
        && outline.sentence(start - 1) == outline.sentence(start)
        && outline.kind(start - 1) == TokenKind::Function(FunctionWord::Conjunction)
        && !outline.is(start - 1, List::Coordinators)
        && !outline.is(start - 1, List::SentenceJoiners);
    let is_end = |index: usize| {
        outline.kind(index) == TokenKind::Stop || outline.sentence(index) != outline.sentence(at)
    };
    let reported = start > 0 && outline.passage.word(start - 1) == "that";
    let gap = content.tokens.start.saturating_sub(report.cue.end);
    let after_that = outline.passage.word(content.tokens.start.saturating_sub(1)) == "that";
    let paragraph = outline.passage.paragraphs.get(outline.paragraph(at));
    for (seen, clue) in [
        (report.kind == CueKind::AccordingTo, AccordingTo),
        (is_end(report.tokens.end), ReportCloses),
        (
            !is_end(report.tokens.end) && is_end(report.tokens.end + skip_time(outline, report.tokens.end)),
            ReportNearlyCloses,
        ),
        (relative, InRelativeClause),
        (subordinate && !reported, InSubordinateClause),
        (reported, InReport),
        (gap > usize::from(after_that), Apart),
        (paragraph.is_some_and(|paragraph| paragraph.role == Role::Headline), InHeadline),
    ] {
        clues.add_if(seen, clue);
    }
}

/// What the words are.
fn add_words(setting: &Setting<'_>, content: &Content, clues: &mut ReportClues) {
    use ReportClue::{
        BeforeAnd, BeforeComma, BeginsWithDeterminer, BeginsWithName, BeginsWithPronoun, EndsSentence,
        HasAuxiliary, HasVerb, Long, Short,
    };
    const SHORT: usize = 5;
    const LONG: usize = 12;
    let outline = setting.outline;
    let tokens = &content.tokens;
    let first = outline.kind(tokens.start);
    let end = tells_where(outline, tokens.end).unwrap_or(tokens.end);
    let ends = matches!(outline.kind(end), TokenKind::Stop | TokenKind::Colon)
        || outline.sentence(end) != outline.sentence(tokens.start)
        || begins_occasion(outline, end);
    let determined = matches!(first, TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor));
    for (seen, clue) in [
        (verb::is_subject_pronoun(outline, tokens.start), BeginsWithPronoun),
        (determined, BeginsWithDeterminer),
        (first == TokenKind::Name, BeginsWithName),
        (content.shape.is_clause() && verb::has_auxiliary(outline, tokens.start), HasAuxiliary),
        (content.shape.is_clause() && verb::has_verb(outline, tokens.start, tokens.len()), HasVerb),
        (tokens.len() < SHORT, Short),
        (tokens.len() >= LONG, Long),
        (ends, EndsSentence),
        (outline.kind(tokens.end) == TokenKind::Comma, BeforeComma),
        (outline.is(tokens.end, List::Coordinators), BeforeAnd),
    ] {
        clues.add_if(seen, clue);
    }
}
