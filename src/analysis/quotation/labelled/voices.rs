//! Lines that hold a name alone, with quotations under each -> whose the quotations are.
//!
//! A round-up of voices names each speaker in a line of its own, "Ana Mensah, Tema Bank", and what they say comes below
//! it: in marks, or as points behind dashes. One such line may be a byline or a credit, so there have to be two with
//! quotations under them.

use crate::analysis::grammar::{
    CueKind, NounPhrase, Outline, PhraseKind, ReportingClause, SubjectOrder, TokenKind,
};
use crate::analysis::marks::MarkPair;
use crate::analysis::token::Shape;
use crate::article::Role;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::words::WordClass;
use crate::sorting;
use std::ops::Range;

/// The fewest voices of a round-up.
const MIN_VOICES: usize = 2;

/// Somebody in a round-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::analysis::quotation) struct Voice {
    /// The tokens of the line with the name, and those of the name.
    line: Range<usize>,
    name: Range<usize>,
    /// The tokens of what stands under the line.
    words: Range<usize>,
}

/// Finds the voices of a passage, in text order, and adds a reporting clause for each.
pub(in crate::analysis::quotation) fn add_voices(
    outline: &Outline<'_, '_>,
    pairs: &[MarkPair],
    reports: &mut Vec<ReportingClause>,
) -> Vec<Voice> {
    let mut voices = lines_with_words(outline);
    let is_other = |report: &&ReportingClause| {
        report.subject.as_ref().is_some_and(|subject| subject.kind == PhraseKind::Name)
    };
    voices.retain(|voice| {
        let first = pairs.partition_point(|pair| pair.tokens.start < voice.words.start);
        let speaks = pairs.get(first).is_some_and(|pair| voice.words.contains(&pair.tokens.start));
        let from = reports.partition_point(|report| report.cue.start < voice.words.start);
        let mut own = reports.iter().skip(from).take_while(|report| report.cue.start < voice.words.end);
        speaks && !own.any(|report| is_other(&report))
    });
    if voices.len() < MIN_VOICES {
        return Vec::new();
    }
    reports.extend(voices.iter().map(|voice| ReportingClause {
        cue: voice.line.start..voice.line.start + 1,
        kind: CueKind::NameAlone,
        subject: Some(NounPhrase::new(voice.name.clone(), voice.name.clone(), PhraseKind::Name)),
        order: SubjectOrder::SubjectFirst,
        tokens: voice.line.clone(),
    }));
    sorting::by_key(reports, |report| report.cue.start);
    voices
}

/// The report of the voice that a quotation of `tokens` belongs to, unless its sentence has a report of its own.
pub(in crate::analysis::quotation) fn voice_of(
    outline: &Outline<'_, '_>,
    (voices, reports): (&[Voice], &[ReportingClause]),
    tokens: &Range<usize>,
) -> Option<usize> {
    let at = voices.partition_point(|voice| voice.words.end <= tokens.start);
    let voice = voices.get(at).filter(|voice| voice.words.contains(&tokens.start))?;
    let sentence = outline.sentence(tokens.start);
    let start = outline.sentence_start(sentence);
    let from = reports.partition_point(|report| report.cue.start < start);
    let is_reported = reports.get(from).is_some_and(|report| outline.sentence(report.cue.start) == sentence);
    let line = || reports.binary_search_by_key(&voice.line.start, |report| report.cue.start).ok();
    (!is_reported).then(line).flatten()
}

/// The lines that hold a name alone, each with the points and quotations under it.
fn lines_with_words(outline: &Outline<'_, '_>) -> Vec<Voice> {
    let paragraphs = outline.passage.sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
    let mut voices: Vec<Voice> = Vec::new();
    let (mut goes_on, mut after_point) = (false, false);
    for group in paragraphs {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let tokens = first.tokens.start as usize..last.tokens.end as usize;
        let under_point = std::mem::replace(&mut after_point, is_point(outline, tokens.start));
        if group.len() == 1
            && !is_furniture(outline, first.paragraph)
            && let Some(name) = name_alone(outline, &tokens)
        {
            // Letters are signed below their words.
            if voices.is_empty() && under_point {
                return Vec::new();
            }
            voices.push(Voice { line: tokens.clone(), name, words: tokens.end..tokens.end });
            goes_on = true;
        } else if goes_on
            && is_point(outline, tokens.start)
            && let Some(voice) = voices.last_mut()
        {
            voice.words.end = tokens.end;
        } else {
            goes_on = false;
        }
    }
    voices
}

fn is_furniture(outline: &Outline<'_, '_>, paragraph: usize) -> bool {
    let paragraph = outline.passage.paragraphs.get(paragraph);
    paragraph.is_none_or(|paragraph| matches!(paragraph.role, Role::Furniture(_)))
}

/// Whether a paragraph that begins with token `start` is a point of a list, or words in marks.
fn is_point(outline: &Outline<'_, '_>, start: usize) -> bool {
    outline.kind(start) == TokenKind::Quoted
        || matches!(outline.passage.word(start), "–" | "—" | "-" | "•" | "·" | "*" | "▪" | "‣")
}

/// The full name that a line begins with, if the rest behind its comma only says who that is.
///
/// Gets right: Ana Mensah, Tema Bank; ANA MENSAH, CHIEF ECONOMIST, TEMA BANK. Leaves alone: Ana Mensah, Tema Bank, said no;
/// Tema, Ghana; Ana Mensah, Kofi Osei.
fn name_alone(outline: &Outline<'_, '_>, line: &Range<usize>) -> Option<Range<usize>> {
    const MAX_LINE: usize = 16;
    const NAME: std::ops::RangeInclusive<usize> = 2..=5;
    let passage = outline.passage;
    if line.len() > MAX_LINE {
        return None;
    }
    let comma = line.clone().find(|&at| passage.word(at) == ",")?;
    let (name, rest) = (line.start..comma, comma + 1..line.end);
    let large = |at: usize| {
        passage.tokens.get(at).is_some_and(|token| {
            matches!(token.shape, Shape::Title | Shape::Upper | Shape::Mixed | Shape::Mark)
        })
    };
    let is_name = NAME.contains(&name.len()) && name.clone().all(large);
    let is_given = |at: usize| passage.class(at).is(WordClass::GIVEN);
    let says_more = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Cue(_)
                | TokenKind::Quoted
                | TokenKind::Stop
                | TokenKind::Colon
                | TokenKind::Number
                | TokenKind::Function(
                    FunctionWord::Auxiliary | FunctionWord::Subject | FunctionWord::Relative
                )
        )
    };
    let only_names = is_name && is_given(name.start) && !rest.is_empty() && !rest.clone().any(says_more);
    // "Ana Mensah, Kofi Osei": two people.
    let another = is_given(rest.start) && passage.class(rest.end - 1).is(WordClass::SURNAME);
    (only_names && !another).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::analysis::analyze;
    use crate::article::Article;
    use crate::input::{Document, Media};

    const LEAD: &str = "Prices rose again in May, and few in the port expected it.\n\nThe port was shut twice on Monday.\n\nIt is \
                        open now.";

    fn speakers(words: &str) -> Vec<String> {
        let text = format!("{LEAD}\n\n{words}");
        let article = Article::new(Document::record(String::new(), Media::Plain, text));
        let analysis = analyze(&article);
        let found = analysis.quotations.iter().filter_map(|quotation| quotation.attribution.as_ref());
        found.map(|found| analysis.speaker_name(found.speaker, &article.text).to_owned()).collect()
    }

    #[test]
    fn a_name_on_a_line_speaks_in_the_points_below_it() {
        let points = "Ana Mensah, Coast Bank\n\n– Forecast: 90 percent\n\n– “It all hangs on the harbour now.”\n\n\
                      Kofi Osei, chief economist, Harbour Watch\n\n– The state “has to pay at once”";
        assert_eq!(speakers(points), ["Ana Mensah", "Kofi Osei"]);
        let marks = "ANA MENSAH, CHIEF ECONOMIST, COAST BANK, ACCRA\n\n“It all hangs on the harbour now.”\n\n“We wait,” she \
                     said.\n\nKOFI OSEI, HARBOUR WATCH\n\n“The state has to pay.”\n\nShares fell. “Nobody knows,” one trader said.";
        assert_eq!(speakers(marks), ["ANA MENSAH", "ANA MENSAH", "KOFI OSEI", "one trader"]);
    }

    #[test]
    fn a_credit_is_no_voice() {
        let photos = "Ana Mensah, Coast Press\n\n“It is late,” said Efua Lopez.\n\nKofi Osei, Harbour Press\n\n“We stay,” Efua \
                      Lopez added.";
        assert_eq!(speakers(photos), ["Efua Lopez", "Efua Lopez"]);
        let letters = "“We stay”, you wrote. It is no answer.\n\nAna Mensah, Tema\n\n“Nobody”, you wrote. It is one.\n\nKofi Osei, \
                       Accra\n\n“All roads” are shut.\n\nEfua Lopez, Tamale";
        assert!(!speakers(letters).iter().any(|name| name.contains("Mensah") || name.contains("Osei")));
    }
}
