//! Pairs of marks -> quotations: which marks hold words that somebody said.
//!
//! Scare quotes, titles, nicknames and names of campaigns stand in the same marks as speech. What tells them
//! apart is how the words look and what stands around them. All that is seen is gathered as clues and weighed;
//! the few shapes that are certain are named rules and are not weighed.

use super::clue::{Clue, Clues, LEAST};
use super::look::Look;
use super::neighbours;
use super::quoted::Quoted;
use super::surroundings::{self, Earlier};
use crate::analysis::QuotationKind;
use crate::analysis::grammar::cue::Report;
use crate::analysis::grammar::outline::{Outline, Part};
use crate::analysis::marks::{Family, Pair};
use crate::analysis::token::Shape;
use std::collections::HashSet;

/// A pair of marks and what is seen of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// The pair.
    pub pair: Pair,
    /// What is seen of it.
    pub clues: Clues,
    /// What a rule tells for certain, where one does.
    pub ruled: Option<bool>,
}

impl Weighed {
    /// Whether the pair holds speech.
    #[must_use]
    pub fn holds_speech(&self) -> bool {
        self.ruled.unwrap_or(self.clues.score() > LEAST)
    }
}

/// The quotations among `pairs`, in text order.
#[must_use]
pub(super) fn find(outline: &Outline<'_, '_>, reports: &[Report], pairs: &[Pair]) -> Vec<Quoted> {
    let mut quotations = Vec::new();
    weigh(outline, reports, pairs, &mut quotations);
    quotations
}

/// What is seen of every pair; the quotations among them are appended to `quotations`.
pub(super) fn weigh(
    outline: &Outline<'_, '_>,
    reports: &[Report],
    pairs: &[Pair],
    quotations: &mut Vec<Quoted>,
) -> Vec<Weighed> {
    let mut other: Option<&Pair> = None;
    let mut seen = HashSet::new();
    let mut all = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let look = Look::of(outline, pair);
        let earlier = Earlier { speech: quotations.last(), other, next: pairs.get(index + 1) };
        let mut clues = Clues::new(look.words);
        look.add_to(outline, pair, &mut clues);
        surroundings::add_position(outline, pair, &mut clues);
        neighbours::add_neighbours(outline, pair, &mut clues);
        surroundings::add_others(outline, pair, earlier, &mut clues);
        surroundings::add_reports(outline, reports, pair, &mut clues);
        clues.add_if(!seen.insert(bare(outline, pair)), Clue::SaidBefore);
        let ruled = rule(outline, pair, &look, clues);
        let weighed = Weighed { pair: pair.clone(), clues, ruled };
        if weighed.holds_speech() {
            let kind = kind_of(outline, pair, &look);
            let (content, marks, tokens) = (pair.content, pair.marks, pair.tokens.clone());
            quotations.push(Quoted { kind, content, marks, cue: None, tokens, report: None });
        } else {
            other = Some(pair);
        }
        all.push(weighed);
    }
    all
}

/// What is certain about a pair: whether it holds speech.
fn rule(outline: &Outline<'_, '_>, pair: &Pair, look: &Look, clues: Clues) -> Option<bool> {
    let never = look.words == 0
        || is_markup(outline, pair)
        || is_nickname(outline, pair, look)
        || is_named(clues)
        || is_our_word(clues)
        || is_reference(outline, pair);
    let labelled = pair.family == Family::Label;
    if never && !labelled {
        return Some(false);
    }
    (labelled || is_said(clues) || is_reply(clues) || heads(clues)).then_some(true)
}

/// The words of a pair without the punctuation that a sentence adds.
fn bare<'a>(outline: &Outline<'_, 'a>, pair: &Pair) -> &'a str {
    outline.passage.words(pair.content).trim_end_matches([',', '.', '!', '?', ';'])
}

/// The value of an attribute in a piece of markup that was left in the text.
///
/// Right: `<post id="12 24">` holds no speech. Left alone: He said = “we tried”.
fn is_markup(outline: &Outline<'_, '_>, pair: &Pair) -> bool {
    let unspaced = outline.passage.tokens.get(pair.tokens.start).is_some_and(|mark| !mark.spaced);
    unspaced && pair.tokens.start.checked_sub(1).is_some_and(|at| outline.passage.word(at) == "=")
}

/// A nickname between given name and surname.
///
/// Right: Kofi “The Rock” Mensah. Left alone: Mensah “hates” Oslo; told Mensah “Never” Friday.
fn is_nickname(outline: &Outline<'_, '_>, pair: &Pair, look: &Look) -> bool {
    const LONGEST: usize = 4;
    let name_before = outline.part_before(pair.tokens.start) == Part::Name;
    let name_behind = outline.part(pair.tokens.end) == Part::Name
        && outline.passage.tokens.get(pair.tokens.end).is_some_and(|token| token.shape == Shape::Title);
    let bare = !look.ends_comma && !look.ends_sentence;
    name_before
        && name_behind
        && bare
        && look.is_title
        && look.words <= LONGEST
        && !in_headline(outline, pair)
}

/// A name that somebody or something bears, by the words that give it.
///
/// Right: the so-called “experts”; a robot named “Better Days”; her thesis, “The Long Ice”; everybody calls him
/// “the Admiral”. Left alone: Mensah called it “reckless”; is called “a thief” by Mensah.
fn is_named(clues: Clues) -> bool {
    let named = clues.has(Clue::AfterNamed) || clues.has(Clue::AfterNaming);
    let bears = clues.has(Clue::AfterWork) || clues.has(Clue::AfterByName);
    clues.has(Clue::AfterSoCalled) || named && clues.has(Clue::IsTitle) || bears && clues.has(Clue::StandsOut)
}

/// What the reporter, not somebody in the news, calls so.
///
/// Right: we called it “the wall”. Left alone: “Go home,” we said.
fn is_our_word(clues: Clues) -> bool {
    use Clue::{JudgeLeads, JudgeNear, JudgeTouches, JudgesAs, SubjectFirstPerson, ThinkBefore};
    clues.has(SubjectFirstPerson) && clues.any(&[JudgeTouches, JudgeNear, JudgeLeads, JudgesAs, ThinkBefore])
}

/// A sentence that somebody is said to say: a verb beside it, its own capital, and the comma or stop of speech.
///
/// Right: “Home,” she said; Mensah said of it, “I like it”; “Ninety metres,” came a voice.
/// Left alone: Mensah said the “Long Road Home” was shut; “Home,” the film, opens in May.
fn is_said(clues: Clues) -> bool {
    use Clue::{
        AfterColon, AfterComma, BeforeWord, BeginsLarge, BeginsSentence, EndsComma, EndsLoud, EndsStop,
        HasVerb, InTitledLine, IsTitle, MannerBefore, ReportBehind, ReportLeads, ReportNear, ReportTouches,
        SayBehind, SayLeads, SayNear, SayTouches, Unclosed,
    };
    if !clues.has(BeginsLarge)
        || clues.any(&[InTitledLine, Unclosed])
        || !clues.any(&[EndsComma, EndsStop, EndsLoud])
    {
        return false;
    }
    let leads = [SayTouches, SayNear, SayLeads, ReportTouches, ReportNear, ReportLeads, MannerBefore];
    let led = clues.any(&leads) && clues.any(&[AfterComma, AfterColon, SayTouches]) && clues.has(HasVerb);
    let opens = clues.has(BeginsSentence) && clues.any(&[EndsComma, EndsLoud]);
    let follows = clues.any(&[SayBehind, ReportBehind]) || clues.has(BeforeWord) && !clues.has(IsTitle);
    led || opens && follows
}

/// The quotation with which a headline begins.
///
/// Right: ‘Daft as a brush’: anger at new road. Left alone: Why ‘daft’: a short history.
fn heads(clues: Clues) -> bool {
    clues.has(Clue::InHeadline) && clues.has(Clue::BeginsParagraph) && clues.has(Clue::BeforeColon)
}

/// A sentence of its own in marks.
///
/// Right: He shook his head. / “Never.”; She would rather not. “He sings.” Left alone: a list of titles, each in a
/// paragraph of its own; his song “We Go.”
fn is_reply(clues: Clues) -> bool {
    let ends = clues.has(Clue::EndsStop) || clues.has(Clue::EndsLoud);
    let whole = clues.has(Clue::BeginsLarge) && ends && !clues.has(Clue::Unclosed);
    let answers = clues.has(Clue::FillsParagraph) && clues.has(Clue::SpeechBefore);
    let plain = clues.has(Clue::HasVerb) && !clues.has(Clue::IsTitle) && !clues.has(Clue::InTitledLine);
    whole && (answers || plain && clues.has(Clue::BeginsSentence) && clues.has(Clue::EndsSentence))
}

/// An article named in a list of sources: its title, a dash, where it appeared and when.
///
/// Right: “Bridge closed for good” — Oslo Herald, May 3, 2021. Left alone: “We closed it.” — Grace Adebayo, 31.
fn is_reference(outline: &Outline<'_, '_>, pair: &Pair) -> bool {
    const LONGEST: usize = 12;
    let end = pair.tokens.end;
    let paragraph = outline.own_paragraph(pair.tokens.start);
    let dash = matches!(outline.passage.word(end), "-" | "–" | "—");
    let mut rest = (end..end + LONGEST).take_while(|&at| outline.own_paragraph(at) == paragraph);
    let last = rest.by_ref().last().map_or("", |at| outline.passage.word(at));
    let ends = outline.own_paragraph(end + LONGEST) != paragraph;
    dash && ends && last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit())
}

fn in_headline(outline: &Outline<'_, '_>, pair: &Pair) -> bool {
    let paragraph = outline.passage.paragraphs.get(outline.own_paragraph(pair.tokens.start));
    paragraph.is_some_and(|paragraph| paragraph.role == crate::article::Role::Headline)
}

/// A whole clause is Direct; a phrase that only completes the reporter's sentence is Partial.
fn kind_of(outline: &Outline<'_, '_>, pair: &Pair, look: &Look) -> QuotationKind {
    let before = outline.part_before(pair.tokens.start);
    let fresh = outline.sentence_start(outline.sentence(pair.tokens.start)) == pair.tokens.start;
    let announced =
        matches!(before, Part::Comma | Part::Colon | Part::Stop | Part::Quoted | Part::Cue(_) | Part::Break);
    let ellipsis = outline.passage.word(pair.inner.start) == "…";
    if fresh || announced && (look.begins_large || ellipsis || look.has_verb) {
        QuotationKind::Direct
    } else {
        QuotationKind::Partial
    }
}
