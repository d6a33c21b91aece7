//! Overlapping spans -> steps that open and close them properly nested, as markup requires.
//!
//! Where two spans cross, the inner one is closed and opened again, so it has several parts. Nothing stays open at
//! the end of a paragraph: a quotation over three paragraphs has a part in each.

use crate::article::Paragraph;
use crate::sorting;
use crate::text::Span;

/// What a writer of markup does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NestStep {
    /// Opens a part of the layer with this index.
    Open(usize),
    /// Writes text.
    Text(Span),
    /// Closes the layer that was opened last.
    Close(usize),
}

/// The steps of every paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Nesting {
    /// One list per paragraph.
    pub(super) paragraphs: Vec<Vec<NestStep>>,
    /// How many parts each layer has.
    pub(super) parts: Vec<usize>,
}

/// Nests `layers` in `paragraphs`. Of two layers with the same span, the earlier one is outside.
#[must_use]
pub(super) fn nest(paragraphs: &[Paragraph], layers: &[Span]) -> Nesting {
    let mut clipped: Vec<Vec<(Span, usize)>> = vec![Vec::new(); paragraphs.len()];
    for (layer, span) in layers.iter().enumerate() {
        let first = paragraphs.partition_point(|paragraph| paragraph.span.end <= span.start);
        for (paragraph, parts) in paragraphs.iter().zip(&mut clipped).skip(first) {
            if paragraph.span.start >= span.end {
                break;
            }
            let (start, end) = (span.start.max(paragraph.span.start), span.end.min(paragraph.span.end));
            if start < end {
                parts.push((Span { start, end }, layer));
            }
        }
    }
    let mut nesting = Nesting { paragraphs: Vec::new(), parts: vec![0; layers.len()] };
    for (paragraph, mut parts) in paragraphs.iter().zip(clipped) {
        sorting::by_key(&mut parts, |&(span, layer)| (span.start, std::cmp::Reverse(span.end), layer));
        let steps = steps(paragraph.span, &parts);
        for step in &steps {
            if let NestStep::Open(layer) = step
                && let Some(count) = nesting.parts.get_mut(*layer)
            {
                *count += 1;
            }
        }
        nesting.paragraphs.push(steps);
    }
    nesting
}

/// The steps of one paragraph. `parts` are inside it, sorted by start, longer ones first.
fn steps(paragraph: Span, parts: &[(Span, usize)]) -> Vec<NestStep> {
    let mut places: Vec<u32> = parts.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    places.extend([paragraph.start, paragraph.end]);
    places.sort_unstable();
    places.dedup();
    let mut steps = Vec::new();
    let mut open: Vec<(Span, usize)> = Vec::new();
    let mut waiting = parts.iter().peekable();
    for (index, &place) in places.iter().enumerate() {
        let mut entering = close(&mut open, place, &mut steps);
        while let Some(&part) = waiting.next_if(|(span, _)| span.start == place) {
            entering.push(part);
        }
        sorting::by_key(&mut entering, |&(span, layer)| (std::cmp::Reverse(span.end), layer));
        for part in entering {
            steps.push(NestStep::Open(part.1));
            open.push(part);
        }
        if let Some(&next) = places.get(index + 1) {
            steps.push(NestStep::Text(Span { start: place, end: next }));
        }
    }
    steps
}

/// Closes what ends at `place` and what was opened inside it. The latter is returned, to be opened again.
fn close(open: &mut Vec<(Span, usize)>, place: u32, steps: &mut Vec<NestStep>) -> Vec<(Span, usize)> {
    let mut again = Vec::new();
    while open.iter().any(|(span, _)| span.end <= place) {
        let Some(part) = open.pop() else { break };
        steps.push(NestStep::Close(part.1));
        if part.0.end > place {
            again.push(part);
        }
    }
    again
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Role;
    use proptest::prelude::*;

    fn paragraph(start: usize, end: usize) -> Paragraph {
        Paragraph { span: Span::new(start, end), role: Role::Body }
    }

    /// The steps drawn in letters: `[0`, the text, `0]`.
    fn drawn(text: &str, nesting: &Nesting) -> String {
        let step = |step: &NestStep| match step {
            NestStep::Open(layer) => format!("[{layer} "),
            NestStep::Text(span) => span.of(text).to_owned(),
            NestStep::Close(layer) => format!(" {layer}]"),
        };
        let paragraphs = nesting.paragraphs.iter().map(|steps| steps.iter().map(step).collect::<String>());
        paragraphs.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_crosses_is_opened_again_and_what_fits_stays_whole() {
        let text = "abcdef";
        for (layers, expected) in [
            (&[(1, 5), (2, 3)][..], "a[0 b[1 c 1]de 0]f"),
            (&[(2, 3), (1, 5)], "a[1 b[0 c 0]de 1]f"),
            (&[(0, 3), (2, 5)], "[0 ab[1 c 1] 0][1 de 1]f"),
            (&[(1, 3), (1, 3)], "a[0 [1 bc 1] 0]def"),
            (&[(1, 3), (3, 5)], "a[0 bc 0][1 de 1]f"),
            (&[(1, 1)], "abcdef"),
        ] {
            let layers: Vec<Span> = layers.iter().map(|&(start, end)| Span::new(start, end)).collect();
            assert_eq!(drawn(text, &nest(&[paragraph(0, 6)], &layers)), expected);
        }
        let nesting = nest(&[paragraph(0, 2), paragraph(3, 6)], &[Span::new(1, 5)]);
        assert_eq!((drawn(text, &nesting).as_str(), &nesting.parts[..]), ("a[0 b 0]|[0 de 0]f", &[2][..]));
    }

    proptest! {
        #[test]
        fn whatever_overlaps_the_text_is_whole_and_nothing_stays_open(
            spans in proptest::collection::vec((0usize..40, 0usize..20), 0..12),
        ) {
            let layers: Vec<Span> = spans.iter().map(|&(start, length)| Span::new(start, start + length)).collect();
            let paragraphs = [paragraph(0, 17), paragraph(19, 33), paragraph(33, 60)];
            let nesting = nest(&paragraphs, &layers);
            let mut covered = vec![0; layers.len()];
            for (steps, paragraph) in nesting.paragraphs.iter().zip(&paragraphs) {
                let (mut open, mut at) = (Vec::new(), paragraph.span.start);
                for step in steps {
                    match *step {
                        NestStep::Open(layer) => open.push(layer),
                        NestStep::Close(layer) => prop_assert_eq!(open.pop(), Some(layer)),
                        NestStep::Text(span) => {
                            prop_assert_eq!(span.start, at);
                            at = span.end;
                            for (layer, whole) in layers.iter().enumerate() {
                                prop_assert_eq!(whole.encloses(span), open.contains(&layer));
                            }
                            for &layer in &open {
                                covered[layer] += span.len();
                            }
                        }
                    }
                }
                prop_assert!(open.is_empty() && at == paragraph.span.end);
            }
            for (layer, whole) in layers.iter().enumerate() {
                let gap = usize::from(whole.contains(17)) + usize::from(whole.contains(18));
                prop_assert_eq!(covered[layer] + gap, whole.len());
            }
        }
    }
}
