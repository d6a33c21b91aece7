//! Words from the start of a reported clause on -> where the reporter goes on in his own words.

use super::clue::ContentShape;
use super::setting::Setting;
use super::verb::{has_verb, is_subject_pronoun, opens_insertion};
use crate::analysis::grammar::{
    CueKind, Outline, PhraseKind, ReportingClause, SubjectOrder, TokenKind, opens_clause,
};
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// Returns the comma that ends what a report in an aside or a subordinate clause says.
///
/// Gets right: Mensah, who said the road was shut, left early; While Mensah says it is safe, others doubt it.
/// Leaves alone: Mensah said that, if it rained, the road would be shut.
pub(super) fn aside_end(
    outline: &Outline<'_, '_>,
    content: Range<usize>,
    report: &ReportingClause,
) -> Option<usize> {
    let in_relative_clause = is_in_relative_clause(outline, report);
    let opener = outline.sentence_start(outline.sentence(content.start));
    // "Though in May Mensah said it was safe, others doubt it": no comma before the report.
    let is_subordinate = outline.is(opener, List::Subordinators)
        && (opener + 1..report.cue.start).all(|at| outline.kind(at) != TokenKind::Comma);
    // "After suggesting that he was tired, Mensah left".
    let opens_sentence = report.order == SubjectOrder::Inherited
        && report.cue.start <= opener + 1
        && outline.lowercase_word(report.cue.start).ends_with("ing");
    let is_plain = report.kind != CueKind::AccordingTo && report.order == SubjectOrder::SubjectFirst;
    let is_comma = |at: &usize| outline.kind(*at) == TokenKind::Comma;
    if is_plain && is_inserted_subordinate(outline, report) {
        return content.clone().filter(is_comma).find(|&at| opens_clause(outline, at + 1, content.end));
    }
    if is_plain && let Some(comma) = end_of_time(outline, content.clone(), report) {
        return Some(comma);
    }
    let mut rest = content;
    let aside = is_plain && (in_relative_clause || is_subordinate) || opens_sentence;
    aside.then(|| rest.find(is_comma)).flatten()
}

/// The comma that ends a clause at the beginning of the sentence which only says when something else happened.
///
/// Gets right: A day after the mayor said it was shut, it opened; In May, before Lopez said she knew, he left. Leaves alone: He
/// left after the mayor said that it was shut, and that it was late.
fn end_of_time(outline: &Outline<'_, '_>, content: Range<usize>, report: &ReportingClause) -> Option<usize> {
    const REACH: usize = 3;
    const MAX_OPENING: usize = 5;
    let start = report.tokens.start;
    let opening = outline.sentence_start(outline.sentence(start));
    let near = start.saturating_sub(REACH).max(opening)..start;
    let is_time = |at: &usize| matches!(outline.passage.word(*at), "after" | "After" | "before" | "Before");
    let at = near.rev().find(is_time)?;
    if at - opening > MAX_OPENING {
        return None;
    }
    let begins = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Name
                | TokenKind::Number
                | TokenKind::Function(
                    FunctionWord::Determiner | FunctionWord::Possessor | FunctionWord::Subject
                )
        )
    };
    let first = content.start;
    // "after police said the bridge, the pier and the tunnel were shut": the comma of a list.
    content.filter(|&at| outline.kind(at) == TokenKind::Comma).find(|&comma| {
        // "accused him of lying, Lopez left".
        let is_gerund = comma == first + 1 && outline.lowercase_word(first).ends_with("ing");
        begins(comma + 1) && (is_gerund || has_verb(outline, first, comma - first))
    })
}

/// The auxiliary of the sentence’s own verb behind what a noun says, as "has" in "the claim that the vote was stolen has
/// been rejected".
///
/// Leaves alone: the claim that it was shut and has opened; the claim that he, who was ill, has left.
pub(super) fn verb_of_claim(
    outline: &Outline<'_, '_>,
    content: Range<usize>,
    report: &ReportingClause,
) -> Option<usize> {
    if !is_owned_claim(outline, report) {
        return None;
    }
    let is_auxiliary = |at: usize| outline.kind(at) == TokenKind::Function(FunctionWord::Auxiliary);
    let of_verb =
        |at: usize| is_auxiliary(at) || outline.kind(at) == TokenKind::Function(FunctionWord::Adverb);
    let links = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Comma
                | TokenKind::Cue(_)
                | TokenKind::Function(
                    FunctionWord::Relative | FunctionWord::Conjunction | FunctionWord::Subject
                )
        ) || outline.is(at, List::Coordinators)
    };
    let first =
        content.clone().skip(1).find(|&at| is_auxiliary(at) || outline.is(at, List::IrregularVerbs))?;
    let behind = (first + 1..content.end).find(|&at| !of_verb(at))?;
    let mut rest = (behind..content.end).take_while(|&at| !links(at));
    // "would go have to": a slip of the pen.
    let least = behind + usize::from(outline.is(first, List::Modals));
    rest.find(|&at| is_auxiliary(at) && at > least)
}

/// Whether a report is a noun with its owner: "Mensah’s claim that".
fn is_owned_claim(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let owns = |at: usize| {
        matches!(outline.kind(at), TokenKind::Possessive | TokenKind::Function(FunctionWord::Possessor))
    };
    let owner = report.subject.as_ref().map(|subject| subject.full.start..report.cue.start);
    outline.is(report.cue.start, List::NounsOfStatements) && owner.is_some_and(|mut owner| owner.any(owns))
}

/// Whether a report stands in a subordinate clause between two commas.
///
/// Gets right: In May, while others called for calm, Mensah left. Leaves alone: Mensah left while others called for calm.
fn is_inserted_subordinate(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    // "while most of his rivals called for": a word or two of the subject may stand before what speaks.
    let start = report.tokens.start;
    let comma = (start.saturating_sub(REACH)..start).rev().find(|&at| outline.kind(at) == TokenKind::Comma);
    let joins =
        |at: usize| outline.is(at, List::Contrasts) || matches!(outline.passage.word(at), "as" | "when");
    comma.is_some_and(|comma| comma + 1 < start && joins(comma + 1))
}

/// Whether the verb of a report is that of a relative clause.
///
/// Gets right: Mensah, who said. Leaves alone: Mensah, who was tired, said.
pub(super) fn is_in_relative_clause(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let cue = report.cue.start;
    let from = report.subject.as_ref().map_or(cue, |subject| subject.full.end.min(cue));
    let closed = matches!(outline.kind_before(cue), TokenKind::Comma | TokenKind::Break);
    !closed && (from..cue).any(|at| outline.kind(at) == TokenKind::Function(FunctionWord::Relative))
}

/// Returns the comma or conjunction before the next reporting clause of the sentence: "…, while others said", "… and
/// says he", "…, adding".
pub(super) fn before_report(setting: &Setting<'_>, content: Range<usize>, index: usize) -> Option<usize> {
    let later = setting.reports.get(index + 1..).unwrap_or_default();
    let mut inside = later.iter().take_while(|next| next.cue.start < content.end);
    inside.find_map(|next| cut_before(setting.outline, &content, next))
}

/// How far before a report its clause may begin, in tokens.
const REACH: usize = 4;

fn cut_before(outline: &Outline<'_, '_>, content: &Range<usize>, next: &ReportingClause) -> Option<usize> {
    const MIN_CONTENT: usize = 3;
    let start = match next.order {
        SubjectOrder::Inherited => next.cue.start,
        _ => next.tokens.start.min(next.cue.start),
    };
    // "Residents who called for help said": the verb of those who are named before all of it.
    if next.order == SubjectOrder::SubjectFirst && start < content.start && content.contains(&next.cue.start)
    {
        return Some(next.cue.start);
    }
    if !content.contains(&start) || start <= content.start + 1 {
        return None;
    }
    if next.kind == CueKind::AccordingTo {
        let comma = outline.kind_before(start) == TokenKind::Comma;
        return Some(start - usize::from(comma));
    }
    // "it began last week, when officials announced it": a part of what is said.
    let is_inner = outline.is(start - 1, List::BeforeInnerReports) || is_in_relative_clause(outline, next);
    if next.order == SubjectOrder::SubjectFirst && is_inner {
        return None;
    }
    let near = start.saturating_sub(REACH).max(content.start)..start;
    let contrasts = |at: usize| {
        outline.is(at, List::Contrasts) && at > content.start && outline.kind(at - 1) == TokenKind::Comma
    };
    // "said he was at home while Lopez said he was out": without a comma, right before whoever reports next.
    let joins_next = |at: &usize| outline.is(*at, List::Contrasts) && *at >= content.start + MIN_CONTENT;
    let direct = (start.saturating_sub(2)..start).find(joins_next);
    let is_named = next.subject.as_ref().is_some_and(|subject| subject.kind == PhraseKind::Name);
    let says = next.class() == Some(CueClass::Say) && is_named;
    if next.order == SubjectOrder::SubjectFirst && says && direct.is_some() {
        return direct;
    }
    // "said both he and Lopez promised to stay": the other subject of the words.
    let before = outline.kind_before(content.start);
    let begins = is_subject_pronoun(outline, content.start)
        || matches!(outline.passage.word(content.start), "both" | "either" | "neither")
        || before == TokenKind::Cue(CueClass::Say) && !outline.is(next.cue.start, List::PlainVerbsOfSaying);
    let joins_subjects = outline.is(start - 1, List::Coordinators)
        && begins
        && !has_verb(outline, content.start, start - content.start);
    if next.order == SubjectOrder::SubjectFirst && joins_subjects {
        return None;
    }
    let contrast = near.clone().find(|&at| contrasts(at));
    let conjunction = outline.is(start - 1, List::Coordinators).then_some(start - 1);
    if !reports_anew(outline, (next, start), contrast.or(conjunction)) {
        return None;
    }
    // "says he stays, though his players, he admits, left".
    if let Some(contrast) = contrast {
        return Some(contrast - 1);
    }
    let comma = near.rev().find(|&at| matches!(outline.kind(at), TokenKind::Comma | TokenKind::Break));
    comma.or(conjunction)
}

/// Whether the form of a verb says that another report begins at token `start`, which a conjunction may join.
fn reports_anew(
    outline: &Outline<'_, '_>,
    (report, start): (&ReportingClause, usize),
    conjunction: Option<usize>,
) -> bool {
    let form = outline.lowercase_word(report.cue.start);
    match report.class() {
        // "said", "says", "saying": an infinitive reports nothing here.
        Some(CueClass::Say | CueClass::Tell | CueClass::Report | CueClass::Ask) => {
            form.ends_with(['d', 's', 'g'])
        }
        // "…, calling it unsafe".
        Some(CueClass::Judge) if form.ends_with("ing") => outline.kind_before(start) == TokenKind::Comma,
        Some(CueClass::Judge) => conjunction.is_some() && form.ends_with('d'),
        Some(_) => false,
        None => true,
    }
}

/// Returns the comma before a clause in which the reporter tells what the speaker does: "…, but he gave no details".
///
/// Gets right: said the ship would sail, but she gave no date. Leaves alone: said he was tired, but he would sail.
pub(super) fn own_clause(outline: &Outline<'_, '_>, content: Range<usize>) -> Option<usize> {
    let (first, end) = (outline.passage.word(content.start), content.end);
    let mut commas = content.filter(|&at| matches!(outline.kind(at), TokenKind::Comma | TokenKind::Break));
    commas.find(|&at| {
        let coordinated = outline.is(at + 1, List::Coordinators);
        let pronoun = outline.passage.word(at + 2);
        let goes_on = is_subject_pronoun(outline, at + 2)
            && !pronoun.eq_ignore_ascii_case(first)
            && !matches!(pronoun, "it" | "we" | "you" | "i");
        coordinated && (outline.is_dash(at) && !opens_insertion(outline, at, end) || goes_on)
    })
}

/// Where the reporter tells why something was said: "… when asked by reporters".
pub(super) fn occasion(outline: &Outline<'_, '_>, content: Range<usize>) -> Option<usize> {
    const MIN_TOKENS: usize = 3;
    (content.start + MIN_TOKENS..content.end).find(|&at| begins_occasion(outline, at))
}

/// Whether the words at `at` tell why something was said: "when asked".
pub(super) fn begins_occasion(outline: &Outline<'_, '_>, at: usize) -> bool {
    matches!(outline.passage.word(at), "after" | "when")
        && matches!(outline.passage.word(at + 1), "asked" | "pressed")
}

/// The words of a demand, a promise or an accusation without what the speaker or somebody else did then: "urged them to
/// leave and closed the road".
///
/// Gets right: promised to stay and signed; confessed to the crime and the jury left. Leaves alone: promised to stay and
/// to sign.
pub(super) fn short_of_next_act(
    outline: &Outline<'_, '_>,
    tokens: Range<usize>,
    shape: ContentShape,
) -> Range<usize> {
    if matches!(shape, ContentShape::That | ContentShape::Bare | ContentShape::Question) {
        return tokens;
    }
    // Behind "to", the next verb has no ending: "to come forward and tell", "to water and feed the animals".
    let in_the_past = |at: usize| {
        let word = outline.lowercase_word(at);
        word.ends_with("ed") && !word.ends_with("eed")
            || matches!(outline.kind(at), TokenKind::Cue(_)) && outline.is(at, List::PlainVerbsOfSaying)
    };
    let is_noun = matches!(shape, ContentShape::Object | ContentShape::ObjectOfPhrase | ContentShape::Topic);
    let acts = |at: usize| {
        in_the_past(at)
            // "warned of a flood and say that": behind a noun, any report goes on.
            || is_noun && matches!(outline.kind(at), TokenKind::Cue(_))
            || matches!(outline.kind(at), TokenKind::Function(FunctionWord::Auxiliary))
            || is_subject_pronoun(outline, at)
            || outline.passage.word(at) == "the" && outline.is(at + 2, List::IrregularVerbs)
    };
    // "a long ban, a blow to the harbour", "a long ban, is leaving".
    let adds = |at: usize| {
        outline.kind(at) == TokenKind::Comma
            && (matches!(outline.passage.word(at + 1), "a" | "an" | "with")
                || outline.kind(at + 1) == TokenKind::Function(FunctionWord::Auxiliary))
    };
    let ends = |at: usize| {
        outline.is(at, List::Coordinators) && acts(at + 1)
            || adds(at)
            || is_noun && tells_where(outline, at).is_some()
    };
    let next = tokens.clone().skip(1).find(|&at| ends(at));
    let end = next.unwrap_or(tokens.end);
    let comma = end > tokens.start && outline.kind(end - 1) == TokenKind::Comma;
    tokens.start..end - usize::from(comma)
}

/// Where the phrase at `at` ends if it tells in which text something was said.
///
/// Gets right: denied any wrongdoing in a statement. Leaves alone: denied any wrongdoing in a deal.
pub(super) fn tells_where(outline: &Outline<'_, '_>, at: usize) -> Option<usize> {
    const MAX_WORDS: usize = 3;
    let opens =
        matches!(outline.passage.word(at), "in" | "on") && matches!(outline.passage.word(at + 1), "a" | "an");
    let is_text = |&noun: &usize| outline.is(noun, List::TextsThatSay);
    let noun = (at + 2..at + 2 + MAX_WORDS).find(is_text).filter(|_| opens)?;
    // "in a poster campaign": the noun is another one.
    matches!(outline.kind(noun + 1), TokenKind::Stop | TokenKind::Comma | TokenKind::Function(_))
        .then_some(noun + 1)
}

/// Returns the comma before what the reporter may add himself: "…, which opened in May", "…, while others left". It is
/// the end only of the longer part of the words, because it may be a part of them.
pub(super) fn addition(outline: &Outline<'_, '_>, content: Range<usize>) -> Option<usize> {
    let is_comma = |at: usize| outline.kind(at) == TokenKind::Comma;
    let mut commas = content.clone().filter(|&at| is_comma(at) || outline.is_dash(at));
    commas.find(|&at| {
        let next = at + 1;
        let adds = outline.is(next, List::ReportersAdditions)
            || outline.passage.word(next) == "as"
                && outline.kind(next + 1) == TokenKind::Function(FunctionWord::Auxiliary);
        // "the bridge, which opened in May, is shut".
        let is_inserted = outline.passage.word(next) == "which"
            && ((next..content.end).any(is_comma) || opens_insertion(outline, at, content.end));
        // "…, which could open in May": the auxiliary of reported words, so that they go on.
        let is_which = outline.passage.word(next) == "which";
        let goes_on = is_which && outline.is(next + 1, List::Modals);
        let has_effect = outline.is(next, List::ReportersEffects)
            || outline.passage.word(next) == "before" && outline.lowercase_word(next + 1).ends_with("ing");
        // "…, a claim that others reject".
        let is_claim =
            outline.is(next, List::IndefiniteArticles) && outline.is(next + 1, List::NounsOfStatements);
        let is_own = has_effect
            || is_claim
            || is_which
            || outline.passage.word(next) == "as"
            || outline.passage.word(next + 1) == "as";
        (adds || has_effect || is_claim)
            && !is_inserted
            && !goes_on
            && (is_own || at - content.start >= content.end - at)
    })
}

/// Returns the "but" or "and" before what the speaker would not say.
///
/// Gets right: the road was shut, but declined to say for how long; it was shut and did not elaborate. Leaves alone: the union
/// declined to comment.
pub(super) fn refusal(outline: &Outline<'_, '_>, content: Range<usize>) -> Option<usize> {
    let is_auxiliary = |at: usize| outline.kind(at) == TokenKind::Function(FunctionWord::Auxiliary);
    let refuses = |at: usize| {
        let declines = outline.is(at, List::VerbsOfDeclining) && outline.passage.word(at + 1) == "to";
        // "did not", "didn’t".
        let negation = at + usize::from(!outline.negates(at));
        let negates = is_auxiliary(at) && outline.negates(negation);
        let asks = outline.is(at + 3, List::QuestionWords) || outline.passage.word(at + 3) == "more";
        declines && (outline.is(at + 2, List::ActsOfDetail) || outline.passage.word(at + 2) == "say" && asks)
            || negates && outline.is(negation + 1, List::ActsOfDetail)
    };
    let (first, mut rest) = (content.start, content);
    rest.find(|&at| at > first && outline.is(at, List::Coordinators) && refuses(at + 1))
}

/// Returns the comma before a report that closes the sentence but has no reporting clause of its own.
///
/// Gets right: the road is shut, critics noted; the road is shut, wrote Mensah. Leaves alone: the road is long, unsafe
/// and widely criticised.
pub(super) fn before_verb(outline: &Outline<'_, '_>, content: Range<usize>) -> Option<usize> {
    const MAX_REPORT: usize = 6;
    let tail = content.end.saturating_sub(MAX_REPORT).max(content.start)..content.end;
    let comma = tail.clone().rev().find(|&index| outline.kind(index) == TokenKind::Comma)?;
    let is_cue = |at: usize| matches!(outline.kind(at), TokenKind::Cue(_));
    let speaks = |at: usize| {
        outline.kind(at) == TokenKind::Name
            || is_subject_pronoun(outline, at)
            || outline.passage.can_speak(at)
    };
    let joined = (comma + 1..tail.end).any(|at| outline.is(at, List::Coordinators));
    let inverted = is_cue(comma + 1) && speaks(comma + 2);
    let reports = (comma + 2..tail.end).any(|at| is_cue(at) && speaks(at - 1));
    (!joined && (inverted || reports)).then_some(comma)
}
