//! Utterances of an interview or a hearing whose label is not the name of the speaker -> who speaks.
//!
//! "Q:" and "A." name no speaker; the person interviewed is named before the first question, and often whoever asks.
//! "MR ADEBAYO (teacher):" has a remark between the name and the colon.

use crate::analysis::Passage;
use crate::analysis::grammar::{CueKind, NounPhrase, Outline, PhraseKind, ReportingClause, SubjectOrder};
use crate::analysis::marks::{MarkFamily, MarkPair};
use crate::analysis::token::Shape;
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;
use std::collections::HashMap;
use std::ops::Range;

/// Adds a reporting clause for each answer of an interview, and for each label with a remark. The subject of an answer is
/// the first person who is named in full before the first answer.
pub(in crate::analysis::quotation) fn add_answers(
    outline: &Outline<'_, '_>,
    pairs: &[MarkPair],
    reports: &mut Vec<ReportingClause>,
) {
    let labelled = pairs.iter().filter(|pair| pair.family == MarkFamily::Label);
    let mut speakers = LabelSpeakers {
        outline,
        interviewed: None,
        asks: None,
        questions: 0,
        answers: 0,
        named: HashMap::new(),
    };
    let mut answers = Vec::new();
    for pair in labelled {
        let Some(before) = pair.tokens.start.checked_sub(1) else { continue };
        let label = if outline.passage.word(before) == ":" { before.saturating_sub(1) } else { before };
        let Some(subject) = speakers.named_by(label) else { continue };
        answers.push(ReportingClause {
            cue: before..pair.tokens.start,
            kind: CueKind::NameAlone,
            subject: Some(subject),
            order: SubjectOrder::SubjectFirst,
            tokens: label..pair.tokens.start,
        });
    }
    if !answers.is_empty() {
        reports.extend(answers);
        reports.sort_by_key(|report| report.cue.start);
    }
}

/// Who the labels of an interview stand for, as far as they have been read.
struct LabelSpeakers<'o, 'p, 'a> {
    outline: &'o Outline<'p, 'a>,
    /// The first person named in full before the first answer.
    interviewed: Option<NounPhrase>,
    /// Who asks the questions, once the first one has been read.
    asks: Option<NounPhrase>,
    /// How many questions have been read.
    questions: usize,
    /// How many answers have been read.
    answers: usize,
    /// The names that initials stand for.
    named: HashMap<&'a str, NamedBy>,
}

impl LabelSpeakers<'_, '_, '_> {
    /// Who speaks after the label that ends with token `label`; `None` if the label is the name itself.
    fn named_by(&mut self, label: usize) -> Option<NounPhrase> {
        let outline = self.outline;
        match outline.passage.word(label) {
            "A" | "A." => {
                if self.answers == 0 {
                    self.interviewed = interviewee(outline.passage, label);
                }
                self.answers += 1;
                self.interviewed.clone().or(Some(label_alone(label)))
            }
            "Q" | "Q." => {
                if self.questions == 0 {
                    self.asks = interviewer(outline.passage, label);
                }
                self.questions += 1;
                self.asks.clone().or(Some(label_alone(label)))
            }
            ")" => name_before_remark(outline, label),
            initials => named_by(outline, (initials, self.named.entry(initials).or_default()), label),
        }
    }
}

/// What is known of the name that some initials stand for.
#[derive(Debug, Clone, Copy, Default)]
struct NamedBy {
    /// Where the first such name begins.
    start: Option<usize>,
    /// The token up to which it has been searched.
    searched: usize,
}

/// The name before token `end` that begins with these letters: Dina Petrakis for "DP" and "D.P.".
///
/// Gets right: "Dina Petrakis: …", later "DP: …". Leaves alone: "NATO: …", of which no such name is there.
fn named_by(
    outline: &Outline<'_, '_>,
    (initials, known): (&str, &mut NamedBy),
    end: usize,
) -> Option<NounPhrase> {
    const MOST_INITIALS: usize = 4;
    let letters: Vec<char> = initials.chars().filter(|letter| *letter != '.').collect();
    let stands_for_name =
        (2..=MOST_INITIALS).contains(&letters.len()) && letters.iter().all(|letter| letter.is_uppercase());
    if !stands_for_name {
        return None;
    }
    let begins = |at: usize, letter: char| {
        let token = outline.passage.tokens.get(at);
        token.is_some_and(|token| matches!(token.shape, Shape::Title | Shape::Mixed))
            && outline.passage.word(at).starts_with(letter)
    };
    let fits = |&start: &usize| (start..).zip(&letters).all(|(at, &letter)| begins(at, letter));
    // A transcript has the same label before many utterances: each token is looked at once for it.
    known.start = known.start.or_else(|| (known.searched..end).find(fits));
    known.searched = known.searched.max(end);
    let start = known.start?;
    let core = start..start + letters.len();
    (core.end <= end).then(|| NounPhrase::new(core.clone(), core, PhraseKind::Name))
}

/// The label itself, where nobody is named whom it stands for.
fn label_alone(label: usize) -> NounPhrase {
    let core = label..label + 1;
    NounPhrase::new(core.clone(), core, PhraseKind::Name)
}

/// Returns the words from the start of the paragraph to the remark in brackets that ends with token `end`.
fn name_before_remark(outline: &Outline<'_, '_>, end: usize) -> Option<NounPhrase> {
    const MAX_REMARK: usize = 10;
    let paragraph = outline.own_paragraph(end);
    let mut before = (end.saturating_sub(MAX_REMARK)..end).rev();
    let open = before.find(|&at| outline.passage.word(at) == "(")?;
    let mut before = (open.saturating_sub(MAX_REMARK)..open).rev();
    let start = before.find(|&at| at == 0 || outline.own_paragraph(at - 1) != paragraph)?;
    let core = start..open;
    Some(NounPhrase::new(core.clone(), core, PhraseKind::Name))
}

/// Returns the first full name of a person before token `end`, except the one who asks.
pub(super) fn interviewee(passage: &Passage<'_>, end: usize) -> Option<NounPhrase> {
    full_names(passage, end).find(|core| !is_asking(passage, core)).map(named)
}

/// Whoever asks the questions, if the words before token `end` say so.
///
/// Gets right: Ana Lopez met her there; By Ana Lopez. Leaves alone: Ana Lopez weaves.
fn interviewer(passage: &Passage<'_>, end: usize) -> Option<NounPhrase> {
    full_names(passage, end).find(|core| is_asking(passage, core)).map(named)
}

fn named(core: Range<usize>) -> NounPhrase {
    NounPhrase::new(core.clone(), core, PhraseKind::Name)
}

/// Whether the words around a name say that it is the interviewer's: a byline, "interviewed by", "met her".
fn is_asking(passage: &Passage<'_>, core: &Range<usize>) -> bool {
    let by = core.start.checked_sub(1).filter(|&by| matches!(passage.word(by), "By" | "by"));
    let verb = by.and_then(|by| by.checked_sub(1));
    let byline =
        by.is_some() && verb.is_none_or(|verb| passage.sentence_of(verb) != passage.sentence_of(core.start));
    let agent = by.is_some() && verb.is_some_and(|verb| passage.is(verb, List::InterviewVerbs));
    let with = usize::from(matches!(passage.word(core.end + 1), "to" | "with"));
    let asks = passage.is(core.end, List::InterviewVerbs) && with == 0
        || passage.is(core.end, List::TalkVerbs) && with == 1;
    byline || agent || asks
}

/// The full names of people before token `end`, in text order.
fn full_names(passage: &Passage<'_>, end: usize) -> impl Iterator<Item = Range<usize>> {
    const MAX_NAME: usize = 6;
    let is_title_case = |at: usize| passage.tokens.get(at).is_some_and(|token| token.shape == Shape::Title);
    let is_given_name = move |at: usize| is_title_case(at) && passage.class(at).is(WordClass::GIVEN);
    let is_part = move |at: usize| is_title_case(at) || passage.word(at) == "-" && is_title_case(at + 1);
    let starts = (0..end)
        .filter(move |&at| is_given_name(at) && !is_given_name(at.wrapping_sub(1)) && is_title_case(at + 1));
    starts.filter_map(move |start| {
        let in_sentence = |at: usize| passage.sentence_of(at) == passage.sentence_of(start);
        let last = (start..start + MAX_NAME).take_while(|&at| is_part(at) && in_sentence(at)).last()?;
        Some(start..last + 1)
    })
}
