//! `<blockquote>` and `<dl>` elements -> quoted paragraphs and the lines that name their speakers.
//!
//! A block quotation is only taken for speech if the paragraph above it ends with a colon, or if a line of its own says who
//! spoke: a `<cite>`, a `<footer>`, a line after a dash, a name in it or below it, or the caption of the figure around it.
//! Others may be there to be set apart. A `<dl>` is an interview if it reads like one: a glossary has the same elements.

use super::tree::{Block, ElementKind, PageTree, share};
use crate::article::speaker_line::{MAX_SPEAKER_LINE, is_dash, is_voice, names_person, names_speaker};
use crate::article::turns::is_in_marks;
use crate::article::{FurnitureKind, Role};
use crate::text::quotation_marks;
use std::collections::HashSet;
use std::ops::Range;

/// A line of which this part is in `<cite>` names the speaker.
const CITE_SHARE: f32 = 0.6;

/// How many elements of a figure are looked at.
const MAX_IN_FIGURE: usize = 64;

/// Gives the paragraphs of block quotations with a speaker their roles.
pub(super) fn mark(tree: &PageTree, blocks: &mut [(usize, Role)]) {
    let quotes: Vec<Option<usize>> = blocks.iter().map(|(at, _)| quote_around(tree, *at)).collect();
    let mut start = 0;
    while start < blocks.len() {
        let Some(quote) = quotes.get(start).copied().flatten() else {
            start += 1;
            continue;
        };
        let length = quotes.iter().skip(start).take_while(|around| **around == Some(quote)).count();
        mark_one(tree, blocks, start..start + length);
        start += length;
    }
    mark_interviews(tree, blocks);
}

/// Gives the names and the words of each interview in a `<dl>` their roles.
fn mark_interviews(tree: &PageTree, blocks: &mut [(usize, Role)]) {
    let lines: Vec<Option<InterviewLine>> = blocks.iter().map(|(at, _)| interview_line(tree, *at)).collect();
    let mut start = 0;
    while start < blocks.len() {
        let list = lines.get(start).and_then(|line| line.as_ref()).map(|line| line.list);
        let of_list = |line: &&Option<InterviewLine>| line.as_ref().map(|line| line.list) == list;
        let length = lines.iter().skip(start).take_while(of_list).count().max(1);
        let group = || lines.iter().skip(start).take(length).flatten();
        let is_text = blocks.iter().skip(start).take(length).all(|(_, role)| *role == Role::Body);
        if is_text && is_interview(&group().collect::<Vec<_>>()) {
            for ((_, role), line) in blocks.iter_mut().skip(start).zip(group()) {
                *role = if line.is_name { Role::Speaker } else { Role::Quoted };
            }
        }
        start += length;
    }
}

/// A block in a `<dl>`.
struct InterviewLine<'a> {
    /// The `<dl>`.
    list: usize,
    /// Whether it is in a `<dt>`.
    is_name: bool,
    text: &'a str,
}

fn interview_line(tree: &PageTree, at: usize) -> Option<InterviewLine<'_>> {
    let block = tree.blocks.get(at)?;
    let kind = |at: usize| tree.elements.get(at).map(|element| element.kind);
    let mut around = tree.ancestors(block.element);
    let item = around.find(|&at| matches!(kind(at), Some(ElementKind::Term | ElementKind::Detail)))?;
    let list = around.find(|&at| kind(at) == Some(ElementKind::List))?;
    Some(InterviewLine { list, is_name: kind(item) == Some(ElementKind::Term), text: &block.text })
}

/// Whether a `<dl>` is an interview: a few names take turns, all they say is sentences, and someone asks or speaks again,
/// which the terms of a glossary do not.
fn is_interview(lines: &[&InterviewLine<'_>]) -> bool {
    const MAX_VOICES: usize = 8;
    let names: Vec<&str> = lines.iter().filter(|line| line.is_name).map(|line| line.text).collect();
    let mut said = lines.iter().filter(|line| !line.is_name).map(|line| line.text);
    let voices: HashSet<&str> = names.iter().copied().collect();
    let takes_turns = lines.first().is_some_and(|line| line.is_name)
        && lines.last().is_some_and(|line| !line.is_name)
        && lines.windows(2).all(|pair| !pair.iter().all(|line| line.is_name));
    takes_turns
        && (2..=MAX_VOICES).contains(&voices.len())
        && names.iter().all(|name| is_voice(name))
        && said.clone().all(|words| words.ends_with(['.', '?', '!', '…', '”', '"', '»']))
        && (voices.len() < names.len() || said.any(|words| words.ends_with('?')))
}

/// The outermost `<blockquote>` around a block.
fn quote_around(tree: &PageTree, at: usize) -> Option<usize> {
    let element = tree.blocks.get(at)?.element;
    let is_quote =
        |at: &usize| tree.elements.get(*at).is_some_and(|element| element.kind == ElementKind::Quote);
    tree.ancestors(element).filter(is_quote).last()
}

/// Marks one block quotation: its paragraphs, and the line in it or right after it that names the speaker.
fn mark_one(tree: &PageTree, blocks: &mut [(usize, Role)], range: Range<usize>) {
    let block = |index: usize| blocks.get(index).and_then(|(at, _)| tree.blocks.get(*at));
    let last = range.end - 1;
    let (words, speaker) = if range.len() > 1 && block(last).is_some_and(|block| is_speaker(tree, block)) {
        (range.start..last, Some(last))
    } else if blocks.get(range.end).is_some_and(|(at, role)| is_below(tree, *at, *role)) {
        (range.clone(), Some(range.end))
    } else if is_introduced(tree, blocks, range.start) {
        (range, None)
    } else {
        return;
    };
    let is_mixed = |text: &str| text.contains(quotation_marks::is_double) && !is_in_marks(text);
    let all = blocks.get(words.clone()).unwrap_or_default();
    if words.clone().filter_map(block).any(|block| is_mixed(&block.text))
        || all.iter().any(|(_, role)| *role != Role::Body)
    {
        return;
    }
    for (_, role) in blocks.iter_mut().take(words.end).skip(words.start) {
        *role = Role::Quoted;
    }
    if let Some((_, role)) = speaker.and_then(|speaker| blocks.get_mut(speaker)) {
        *role = Role::Speaker;
    }
}

/// Whether the paragraph before a block quotation says that words follow: "The letter went on:".
fn is_introduced(tree: &PageTree, blocks: &[(usize, Role)], start: usize) -> bool {
    let before = start.checked_sub(1).and_then(|before| blocks.get(before));
    let text = before.filter(|(_, role)| *role == Role::Body).and_then(|(at, _)| tree.blocks.get(*at));
    text.is_some_and(|block| block.text.trim_end().ends_with(':'))
}

/// Whether a line in a block quotation says who spoke.
fn is_speaker(tree: &PageTree, block: &Block) -> bool {
    let in_footer = || tree.around(block).take(2).any(|element| element.kind == ElementKind::Footer);
    block.text.len() <= MAX_SPEAKER_LINE
        && (share(block.cited, block.text.len()) > CITE_SHARE
            || in_footer()
            || block.text.starts_with(is_dash)
            || names_person(&block.text))
}

/// Whether a block below a block quotation says who spoke.
fn is_below(tree: &PageTree, at: usize, role: Role) -> bool {
    let may_name = matches!(role, Role::Body | Role::Furniture(FurnitureKind::Author));
    let names = |block: &Block| names_speaker(&block.text);
    is_caption_of_quote(tree, at) || may_name && tree.blocks.get(at).is_some_and(names)
}

/// Whether a block is the caption of a figure whose content is a quotation.
fn is_caption_of_quote(tree: &PageTree, at: usize) -> bool {
    let Some(block) = tree.blocks.get(at) else { return false };
    let Some(caption) = tree.elements.get(block.element) else { return false };
    let holds_quote = tree
        .children(caption.parent)
        .take(MAX_IN_FIGURE)
        .any(|child| tree.elements.get(child).is_some_and(|element| element.kind == ElementKind::Quote));
    caption.kind == ElementKind::Caption && holds_quote && block.text.len() <= MAX_SPEAKER_LINE
}
