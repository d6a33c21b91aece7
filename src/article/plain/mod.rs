//! Plain text -> [`Article`]. The text is unchanged; only its paragraphs are found.
//!
//! Each line is a paragraph, as in text copied from a page. In text with hard line breaks, as from a mail program, a
//! paragraph is several lines: a line continues on the next one if the next one's first word would not have fitted, or
//! if the words themselves go on. An indented line begins a paragraph, and quote marks before lines ("> ") are not part
//! of them. They quote what was said if a line below names who said it: mail has them, too.

mod head_line;
mod line_pair;
mod line_width;
mod marker;
mod quoted_block;
mod quoted_line;
mod signature;

use super::{Article, FurnitureKind, Paragraph, Role, front_matter};
use crate::text::Span;
use line_width::width_of;
use marker::marker_of;
use quoted_line::{QuotedLine, quoted_lines};

/// How many bytes show the width of the lines. Less than a preview, so that it gives the same result.
const SAMPLE_BYTES: usize = 32 * 1024;
/// The most lines that are looked at together.
const MAX_LINES: usize = 256;
/// A block of at most this many lines is not taken for verse.
const SHORT_BLOCK: usize = 3;
/// The columns of a line of mail that goes on in the next.
const FLOWED: std::ops::RangeInclusive<usize> = 45..=100;
/// A longer line is cut, if possible at the end of a sentence, so that no paragraph takes too long to lay out.
const MAX_PARAGRAPH: usize = 16 * 1024;

/// Reads the article in a plain text.
pub(super) fn read(text: String) -> Article {
    let Some(front_matter) = front_matter::at_head(&text) else {
        let paragraphs = paragraphs(&text);
        return Article { text, paragraphs, ..Article::default() };
    };
    let role = Role::Furniture(FurnitureKind::FrontMatter);
    let mut found: Vec<Paragraph> = front_matter.lines(&text).map(|span| Paragraph { span, role }).collect();
    let shift = front_matter.span.end;
    let behind = text.get(shift as usize..).unwrap_or_default();
    found.extend(paragraphs(behind).into_iter().map(|Paragraph { span, role }| Paragraph {
        span: Span { start: span.start + shift, end: span.end + shift },
        role,
    }));
    Article { identity: front_matter.identity, text, paragraphs: found, ..Article::default() }
}

/// The paragraphs of a plain text.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let head = text.get(..text.floor_char_boundary(SAMPLE_BYTES)).unwrap_or_default();
    let lines: Vec<QuotedLine> = quoted_lines(head).collect();
    let style = LineStyle::of(head, &lines);
    let alone = head_line::lines_alone(head, &lines);
    let mut joiner = LineJoiner { text, style, alone, paragraphs: Vec::new(), open: None };
    let is_whole_text = head.len() == text.len();
    if is_whole_text {
        // Its lines have been read.
        joiner.add_all(lines.into_iter());
    } else {
        joiner.add_all(quoted_lines(text));
    }
    joiner.close();
    signature::mark(text, &mut joiner.paragraphs);
    quoted_block::settle(text, &mut joiner.paragraphs);
    joiner.paragraphs
}

/// How the lines of a text are broken.
#[derive(Debug, Default, Clone, Copy)]
struct LineStyle {
    /// The width at which they are broken; `None` if they are paragraphs.
    width: Option<usize>,
    /// Whether a space at the end of a line says that the paragraph goes on, as in mail ("format=flowed").
    flows: bool,
}

impl LineStyle {
    /// The style of a text, by the lines at its beginning.
    fn of(head: &str, lines: &[QuotedLine]) -> Self {
        // In text copied from elsewhere, a space ends lines of any length, and the last line of a paragraph, too.
        let is_last = |index: usize| lines.get(index + 1).is_none_or(|next| next.blank_before);
        let in_mail =
            |(index, line): (usize, &QuotedLine)| FLOWED.contains(&line.columns(head)) && !is_last(index);
        let mut flowing = lines.iter().enumerate().filter(|(_, line)| line.flows).peekable();
        let flows = flowing.peek().is_some() && flowing.all(in_mail);
        Self { width: width_of(head, lines), flows }
    }
}

/// Joins lines to paragraphs.
struct LineJoiner<'t> {
    text: &'t str,
    style: LineStyle,
    /// The lines at the head that are paragraphs, whatever stands around them.
    alone: Vec<Span>,
    paragraphs: Vec<Paragraph>,
    open: Option<OpenParagraph>,
}

/// A paragraph that may go on.
#[derive(Debug, Clone, Copy)]
struct OpenParagraph {
    span: Span,
    first: QuotedLine,
    last: QuotedLine,
}

impl LineJoiner<'_> {
    /// Adds the lines of a text, those between two blank lines or of one depth together.
    fn add_all(&mut self, lines: impl Iterator<Item = QuotedLine>) {
        let mut block: Vec<QuotedLine> = Vec::new();
        for line in lines {
            let begins = line.blank_before || block.last().is_some_and(|last| last.depth != line.depth);
            if begins || block.len() == MAX_LINES {
                self.add(&block);
                block.clear();
            }
            block.push(line);
        }
        self.add(&block);
    }

    /// Adds lines without a blank line between them.
    fn add(&mut self, block: &[QuotedLine]) {
        let width =
            width_of(self.text, block).filter(|_| block.len() > SHORT_BLOCK || self.style.width.is_none());
        let style = LineStyle { width: width.or(self.style.width), ..self.style };
        for line in block {
            let joined = self.open.filter(|open| {
                !line.blank_before
                    && line.depth == open.last.depth
                    && ![&open.last, line].iter().any(|line| self.is_alone(line))
                    && (self.goes_on(open, line, style)
                        || (block.len() <= SHORT_BLOCK && self.reads_on(open, line)))
            });
            if joined.is_none() {
                self.close();
            }
            let open = joined.unwrap_or(OpenParagraph { span: line.span, first: *line, last: *line });
            self.open = Some(OpenParagraph { span: open.span.to(line.span), last: *line, ..open });
        }
    }

    /// Whether a line is a paragraph by itself.
    fn is_alone(&self, line: &QuotedLine) -> bool {
        self.alone.contains(&line.span) || signature::is_separator(self.text, line)
    }

    /// Whether a paragraph goes on in `next`.
    fn goes_on(&self, open: &OpenParagraph, next: &QuotedLine, style: LineStyle) -> bool {
        let (text, last) = (self.text, &open.last);
        if line_pair::splits_name(text, last, next) {
            return true;
        }
        let marker = marker_of(next.span.of(text));
        let is_item =
            |marker: &str| marker_of(open.first.span.of(text)) == Some(marker) || last.ends_sentence(text);
        let hangs = marker_of(open.first.span.of(text)).is_some();
        if marker.is_some_and(is_item) || (next.indent > last.indent && !hangs) {
            return false;
        }
        let full = style.width.is_some_and(|width| line_width::is_full(text, last, next, width));
        // A ragged line: it is not full, but the sentence goes on in lower case.
        let ragged =
            style.width.is_some_and(|width| last.columns(text) * 3 >= width * 2) && next.begins_lower(text);
        full || !last.ends_sentence(text) && (ragged || (style.flows && last.flows))
    }

    /// Whether a sentence goes on in `next`, in a block that is too short to show a width.
    fn reads_on(&self, open: &OpenParagraph, next: &QuotedLine) -> bool {
        marker_of(next.span.of(self.text)).is_none()
            && line_pair::splits_sentence(self.text, &open.last, next)
    }

    /// Ends the open paragraph.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.span.len() <= MAX_PARAGRAPH {
            let role = if open.first.depth == 0 { Role::Body } else { Role::Quoted };
            self.paragraphs.push(Paragraph { span: open.span, role });
        } else {
            cut(self.text, open.span, &mut self.paragraphs);
        }
    }
}

/// Cuts a line that is too long for one paragraph.
fn cut(text: &str, span: Span, paragraphs: &mut Vec<Paragraph>) {
    let mut start = span.start as usize;
    let end = span.end as usize;
    while start < end {
        let limit = text.floor_char_boundary((start + MAX_PARAGRAPH).min(end));
        let window = text.get(start..limit).unwrap_or_default();
        let length = if limit == end {
            window.len()
        } else {
            let sentence = window.rfind(". ").max(window.rfind(".\n")).map(|at| at + 1);
            sentence.or_else(|| window.rfind(' ')).filter(|&at| at > 0).unwrap_or(window.len())
        };
        let piece = window.get(..length).unwrap_or_default();
        let begin = start + piece.len() - piece.trim_start().len();
        let words = piece.trim();
        if !words.is_empty() {
            paragraphs.push(Paragraph { span: Span::new(begin, begin + words.len()), role: Role::Body });
        }
        start += length.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        paragraphs(text).iter().map(|paragraph| paragraph.span.of(text)).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        let text = "The talks failed, the minister said.\r\n“We tried.”\r\n\r\nNobody else spoke.";
        assert_eq!(
            split(text),
            ["The talks failed, the minister said.", "“We tried.”", "Nobody else spoke."]
        );
    }

    #[test]
    fn lines_broken_at_a_width_are_joined() {
        let text = "Ministers of three countries met on Tuesday in the old harbour of Port\n\
                    Louis to settle a quarrel over fish that has lasted for eleven years.\n\
                    They left without a word.\n\
                    \n\
                    “We shall meet again,” the foreign minister of Mauritius said to the\n\
                    reporters who had waited in the rain, “and again, until it is settled\n\
                    for good.”\n\
                    His colleagues had gone.\n";
        let found = split(text);
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found[0].ends_with("without a word."));
        assert!(found[1].ends_with("for good.”"));
        assert_eq!(found[2], "His colleagues had gone.");
    }

    const STORY: [&str; 3] = [
        "Ministers of three countries met on Tuesday in the old harbour of Port Louis to settle a quarrel over fish \
         that has lasted for eleven years, and nobody expected them to agree before the end of the week.",
        "“We shall meet again,” the foreign minister of Mauritius said to the reporters who had waited in the rain, \
         “and again, until it is settled for good.”",
        "They left without a word to anybody, and the boats stayed where they had been since the first of May, when \
         the quarrel began.",
    ];

    /// The paragraphs with lines of at most `width` columns, `first` before the first line of each and `prefix` before
    /// the others.
    fn broken(width: usize, first: &str, prefix: &str, between: &str) -> String {
        let mut paragraphs = Vec::new();
        for paragraph in STORY {
            let mut lines = vec![first.to_owned()];
            let mut is_empty = true;
            for word in paragraph.split(' ') {
                let line = lines.last_mut().unwrap();
                if !is_empty && line.chars().count() + 1 + word.chars().count() > width {
                    lines.push(format!("{prefix}{word}"));
                } else {
                    line.push_str(if is_empty { "" } else { " " });
                    line.push_str(word);
                }
                is_empty = false;
            }
            paragraphs.push(lines.join("\n"));
        }
        paragraphs.join(between)
    }

    #[test]
    fn lines_broken_at_any_width_are_joined() {
        for width in 36..=120 {
            for (first, prefix, between) in [
                ("", "", "\n\n"),
                ("", "", "\n \t\n\n"),
                ("    ", "", "\n"),
                ("  ", "  ", "\n\n"),
                ("      ", "  ", "\n"),
                ("> ", "> ", "\n>\n"),
                (">> ", ">> ", "\n>>\n"),
                ("| ", "| ", "\n|\n"),
                ("- ", "  ", "\n"),
            ] {
                for end in ["\n", "\r\n", "\r", "\u{85}", "\u{2028}"] {
                    let text = broken(width, first, prefix, between).replace('\n', end);
                    let found = split(&text);
                    let begins = |at: usize| {
                        found[at].trim_start_matches("- ").starts_with(STORY[at].get(..12).unwrap())
                    };
                    assert!(found.len() == 3 && (0..3).all(begins), "{width} {first:?} {end:?}: {found:#?}");
                }
            }
        }
    }

    #[test]
    fn a_name_between_two_lines_is_in_one_paragraph() {
        for (text, count) in [
            ("The minister from North\nKorea said on Monday that the talks were over.", 1),
            ("The minister from North\n    Korea said no.", 1),
            ("> The minister of the Democratic Republic of\n> Congo said no.", 1),
            ("The strike is over, said Ivana\nPetkova, who speaks for the dockers.", 1),
            ("It is over for the dock-\ners of Varna.", 1),
            ("The harbour office of the port of Varna said that the\nstrike was over.", 1),
            ("Peru\nChile", 2),
            ("Harbour strike ends\nThe dockers of Varna went back to work.", 2),
            ("Harbour strike ends\n“It is over,” said Ivana Petkova.", 2),
            ("He came from the north.\nKorea is far.", 2),
            ("Thank you, said Ivana\nThe mayor went home.", 2),
            ("The minister from North\n\nKorea said no.", 2),
            ("MS PETKOVA: We waited.\nMR ILCHEV: It is over.", 2),
            ("Q. Who waited?\nA. The dockers did.\nQ. And then?", 3),
        ] {
            assert_eq!(split(text).len(), count, "{text:?}");
        }
    }

    #[test]
    fn mail_that_flows_is_joined_where_it_says_so() {
        let text = "On 3 March 2025, A. Writer wrote:\n\n> “We got what we asked for, and nobody lost a day,” said \n\
                    > Ivana Petkova, who speaks for the dockers.\n>\n>> “It is over,” said Georgi Ilchev.\n\n\
                    I think this is wrong.\n\n-- \nA. Writer\nThe Coast Post\n";
        let found = split(text);
        assert!(found[1].ends_with("for the dockers."), "{found:#?}");
        assert_eq!(found[2], "“It is over,” said Georgi Ilchev.");
        assert_eq!(found[3..], ["I think this is wrong.", "--", "A. Writer", "The Coast Post"]);
        let copied =
            "Harbour strike ends after nine days in Varna \nThe dockers went back to work \n\nIt rained. \n";
        assert_eq!(split(copied).len(), 3);
    }

    #[test]
    fn each_line_of_verse_or_a_list_is_a_paragraph() {
        for text in [
            "Peru\nChile\nBolivia\nEcuador\n\nThe four countries agreed.\nThey signed.\n",
            "The sea came in at evening\nand took the boats away,\nthe gulls above were grieving,\n\
             the wind had gone to play;\nand nobody was leaving\nthe harbour for a day.",
            "bread\nmilk\ntwo apples\ntea, if there is any\nsalt",
            "- The minister went home\n- The mayor stayed in the town hall all night\n- Nobody spoke",
        ] {
            let lines = text.lines().filter(|line| !line.is_empty()).count();
            assert_eq!(split(text).len(), lines, "{text}");
        }
    }

    #[test]
    fn front_matter_is_furniture_and_the_rest_is_as_it_was() {
        let text = "---\ntitle: Strike ends\n---\nIt rained.\n---\nIt snowed.\n---\n";
        let article = read(text.to_owned());
        assert_eq!((article.text.as_str(), article.title()), (text, Some("Strike ends")));
        let words: Vec<_> = article.paragraphs.iter().map(|p| (article.words(p.span), p.role)).collect();
        let front = ["---", "title: Strike ends", "---"]
            .map(|line| (line, Role::Furniture(FurnitureKind::FrontMatter)));
        let body = ["It rained.", "---", "It snowed.", "---"].map(|words| (words, Role::Body));
        assert_eq!(words, [&front[..], &body[..]].concat());
    }

    #[test]
    fn a_very_long_line_is_cut_at_sentence_ends() {
        let text = "The minister said no. ".repeat(4000);
        let found = split(&text);
        assert!(
            found.len() >= 5 && found.iter().all(|part| part.ends_with("no.") && part.starts_with("The"))
        );
        let found = "é".repeat(40_000);
        assert_eq!(split(&found).concat(), found);
    }
}
