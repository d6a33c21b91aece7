//! Article -> the turns of a source: who speaks, when, and where in the text.
//!
//! A label holds until the next one, as in the records of parliaments; a time until the next time.

use super::opening::{LabelCertainty, LineOpening, opening};
use crate::article::{Article, FurnitureKind, Paragraph, Role};
use crate::text::Span;
use crate::text::span::offset;
use foldhash::HashMap;

/// Words that one person speaks, up to the next paragraph, label or time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceTurn {
    /// What is spoken: bytes of the text, without the label and the time.
    pub speech: Span,
    /// The name in the label, where it stands in the text. `None` if the source has no labels.
    pub label: Option<Span>,
    /// The last time code before it: "00:12:30".
    pub time: Option<String>,
}

/// The turns of a source, in text order.
pub(super) fn turns(article: &Article) -> Vec<SourceTurn> {
    let text = article.text.as_str();
    let lines: Vec<SourceLine> =
        article.paragraphs.iter().flat_map(|paragraph| lines(text, paragraph)).collect();
    let labels = label_counts(text, &lines);
    let mut turns: Vec<SourceTurn> = Vec::new();
    let (mut label, mut time) = (None, None);
    for line in lines {
        let named = line.opening.label.map(|(start, end)| line.span_of(start, end));
        let named = named.filter(|name| {
            line.opening.certainty == LabelCertainty::Certain || is_repeated(&labels, name.of(text))
        });
        let speech = match (named, &line.opening.time) {
            // What only looked like a label is speech.
            (None, None) => line.span,
            _ => line.span_of(line.opening.speech, line.span.len()),
        };
        let begins = line.is_first || named.is_some() || line.opening.time.is_some();
        label = if line.role == Role::Headline { None } else { named.or(label) };
        time = line.opening.time.or(time);
        match turns.last_mut().filter(|_| !begins) {
            Some(turn) => turn.speech = turn.speech.to(speech),
            None if speech.of(text).trim().is_empty() && named.is_none() => {}
            None => turns.push(SourceTurn { speech, label, time: time.clone() }),
        }
    }
    turns
}

/// A line of a paragraph.
struct SourceLine {
    span: Span,
    role: Role,
    is_first: bool,
    opening: LineOpening,
}

impl SourceLine {
    /// Bytes of the line as bytes of the text.
    fn span_of(&self, start: usize, end: usize) -> Span {
        Span { start: self.span.start + offset(start), end: self.span.start + offset(end) }
    }
}

fn lines<'a>(text: &'a str, paragraph: &Paragraph) -> impl Iterator<Item = SourceLine> + 'a {
    let (start, role) = (paragraph.span.range().start, paragraph.role);
    let mut at = start;
    paragraph.span.of(text).split_inclusive('\n').map(move |line| {
        let from = at;
        at += line.len();
        let span = Span::new(from, from + line.trim_end().len());
        // "FILE PHOTO: the quay" does not say who speaks.
        let is_label = !matches!(role, Role::Headline | Role::Furniture(FurnitureKind::Caption));
        let opening = if is_label { opening(line) } else { LineOpening::default() };
        SourceLine { span, role, is_first: from == start, opening }
    })
}

/// Whether another line has a label too. A list has an "a." as well, and no "q.".
fn is_repeated(labels: &HashMap<&str, usize>, label: &str) -> bool {
    let asked = match label {
        "a" => "q",
        "A" => "Q",
        label => label,
    };
    labels.get(label).is_some_and(|count| *count > 1) && labels.contains_key(asked)
}

/// How often each label occurs.
fn label_counts<'a>(text: &'a str, lines: &[SourceLine]) -> HashMap<&'a str, usize> {
    let mut counts: HashMap<&str, usize> = HashMap::default();
    for line in lines {
        if let Some((start, end)) = line.opening.label {
            *counts.entry(line.span_of(start, end).of(text)).or_default() += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Document, Media};

    fn read(text: &str) -> Vec<String> {
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let shown = |turn: &SourceTurn| {
            let label = turn.label.map_or("-", |label| label.of(text));
            format!("{} {label}: {}", turn.time.as_deref().unwrap_or("-"), turn.speech.of(text).trim())
        };
        turns(&article).iter().map(shown).collect()
    }

    #[test]
    fn labels_and_times_hold_until_the_next() {
        assert_eq!(
            read("[at 00:00:01]\n\nANA RUIZ: We wait.\n\nAll of us.\n\n[at 00:00:40]\n\nBEN COLE: No!\n"),
            ["00:00:01 ANA RUIZ: We wait.", "00:00:01 ANA RUIZ: All of us.", "00:00:40 BEN COLE: No!"]
        );
        assert_eq!(
            read("Ana Ruiz: We wait.\nand wait.\nBen Cole: No!\n"),
            ["- Ana Ruiz: We wait.", "- Ana Ruiz: and wait.", "- Ben Cole: No!"]
        );
    }

    #[test]
    fn a_caption_names_no_speaker_of_what_follows() {
        let source = "The ferry waits\n\nThe quay was closed on Monday, and nobody knew why it was.\n\n\
            FILE PHOTO: Lorries wait outside the port of Batumi in October.\n\n\
            “It is not ours,” Ana Ruiz said.\n";
        let turns = read(source);
        assert!(turns.iter().all(|turn| turn.starts_with("- -: ")), "{turns:?}");
    }

    #[test]
    fn a_letter_names_the_speaker_who_answers_and_no_item_of_a_list() {
        for [a, b] in [["a.", "b."], ["A.", "B."]] {
            let list = format!("{a} The quay.\n\n{b} The ferry.\n\n");
            let turns = read(&format!("ANA RUIZ: Two of them are shut.\n\n{list}That is it.\n\n{list}"));
            assert!(turns.iter().all(|turn| turn.starts_with("- ANA RUIZ: ")), "{turns:?}");
        }
        assert_eq!(
            read("q. Why?\n\na. I had to.\n\nq. And now?\n\na. I wait.\n"),
            ["- q: Why?", "- a: I had to.", "- q: And now?", "- a: I wait."]
        );
    }

    #[test]
    fn a_heading_with_a_colon_is_no_label_unless_it_is_repeated() {
        assert_eq!(read("Kochi: The quay was closed.\n"), ["- -: Kochi: The quay was closed."]);
        assert_eq!(
            read("Harbour: The quay was closed.\n\nHarbour: It is open.\n"),
            ["- Harbour: The quay was closed.", "- Harbour: It is open."]
        );
    }
}
