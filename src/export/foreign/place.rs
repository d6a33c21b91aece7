//! Where another tool says that something is -> the bytes of the text, or nothing: a decision on other words would be worse
//! than none.

use super::left_out::{LeftOut, LeftOutReason};
use super::work::{ForeignMark, ForeignMeaning, ForeignPlace, ForeignQuotation, ForeignSpeaker};
use crate::review::Anchor;
use crate::text::Span;
use crate::text::codepoints::PointBytes;
use crate::text::phrase::single_spaced;

/// Something with its place in the text of the library.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedMark {
    /// Where it is.
    pub span: Span,
    /// What it is.
    pub meaning: ForeignMeaning,
    /// The place of its speaker, if the file names one by its place.
    pub speaker: Option<Span>,
    /// When it was marked.
    pub at: i64,
}

/// The text that a tool had, beside the text of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkedText {
    /// It is the same.
    Same,
    /// This one, which may be part of it.
    Own(String),
    /// The tool may have had another one: numbers alone are no place in it.
    Unknown,
}

/// Finds the marks of a text in an article.
#[must_use]
pub fn place_marks(
    marks: &[ForeignMark],
    (text, marked): (&str, &MarkedText),
    left_out: &mut LeftOut,
) -> Vec<PlacedMark> {
    let Some(finder) = PlaceFinder::new(text, marked) else {
        left_out.add_many(LeftOutReason::Unplaced, marks.len());
        return Vec::new();
    };
    let mut placed = Vec::new();
    for mark in marks {
        let Some(span) = finder.find(&mark.place) else {
            left_out.add(LeftOutReason::Unplaced);
            continue;
        };
        let speaker = match &mark.meaning {
            ForeignMeaning::Quotation(quotation) => match &**quotation {
                ForeignQuotation { speaker: ForeignSpeaker::At(place), .. } => finder.find(place),
                _ => None,
            },
            ForeignMeaning::Passage { .. } => None,
        };
        placed.push(PlacedMark { span, meaning: mark.meaning.clone(), speaker, at: mark.at });
    }
    placed
}

/// Finds places in one text.
struct PlaceFinder<'a> {
    /// The text that the tool had.
    own: &'a str,
    points: PointBytes,
    /// Where it begins in the text of the article.
    shift: usize,
    /// Whether the numbers of a place are enough without its words.
    trusts_points: bool,
}

impl<'a> PlaceFinder<'a> {
    /// `None` if the text that the tool had is not in the article, or twice.
    fn new(text: &'a str, marked: &'a MarkedText) -> Option<Self> {
        let own = match marked {
            MarkedText::Own(own) => own,
            MarkedText::Same | MarkedText::Unknown => text,
        };
        let trusts_points = *marked != MarkedText::Unknown;
        let mut places = text.match_indices(own);
        let (shift, _) = places.next().filter(|_| !own.is_empty())?;
        places.next().is_none().then(|| Self { own, points: PointBytes::new(own), shift, trusts_points })
    }

    fn find(&self, place: &ForeignPlace) -> Option<Span> {
        let span = self.find_in_own(place).filter(|span| !span.of(self.own).trim().is_empty())?;
        Some(Span::new(span.start as usize + self.shift, span.end as usize + self.shift))
    }

    fn find_in_own(&self, place: &ForeignPlace) -> Option<Span> {
        let by_points = place.points.and_then(|(start, end)| self.points.of(start, end));
        let Some(words) = place.words.as_deref() else { return by_points.filter(|_| self.trusts_points) };
        let has_words = |span: &Span| {
            let here = span.of(self.own);
            here == words || single_spaced(here) == single_spaced(words)
        };
        by_points
            .filter(has_words)
            .or_else(|| self.by_units(place.points?).filter(has_words))
            .or_else(|| self.by_words(words, place))
    }

    /// The place, if it was counted in the units of UTF-16, as a browser counts.
    fn by_units(&self, (start, end): (usize, usize)) -> Option<Span> {
        if self.own.is_ascii() {
            return None;
        }
        let byte = |unit: usize| {
            let mut units = 0;
            let at = self.own.char_indices().find(|(_, c)| {
                let is_here = units >= unit;
                units += if is_here { 0 } else { c.len_utf16() };
                is_here
            });
            at.map_or_else(|| (units == unit).then_some(self.own.len()), |(at, _)| Some(at))
        };
        let (start, end) = (byte(start)?, byte(end)?);
        (start < end).then(|| Span::new(start, end))
    }

    /// The only place with these words and this context; without context, the only place with these words.
    fn by_words(&self, words: &str, place: &ForeignPlace) -> Option<Span> {
        let anchor = |prefix: &str, suffix: &str| Anchor {
            exact: words.to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
            span: Span::default(),
        };
        anchor(&place.prefix, &place.suffix).find(self.own).or_else(|| anchor("", "").find(self.own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Ship 🚢 news. “We stay,” said Ana. “We stay,” said Rui.";

    fn found(place: &ForeignPlace, own: Option<&str>) -> Option<(u32, String)> {
        let marked = own.map_or(MarkedText::Same, |own| MarkedText::Own(own.to_owned()));
        found_in(place, &marked)
    }

    fn found_in(place: &ForeignPlace, marked: &MarkedText) -> Option<(u32, String)> {
        let finder = PlaceFinder::new(TEXT, marked)?;
        finder.find(place).map(|span| (span.start, span.of(TEXT).to_owned()))
    }

    fn place(points: Option<(usize, usize)>, words: Option<&str>) -> ForeignPlace {
        ForeignPlace { points, words: words.map(str::to_owned), ..ForeignPlace::default() }
    }

    #[test]
    fn a_place_is_where_its_words_are_or_nowhere() {
        let stay = |place: &ForeignPlace| found(place, None).map(|(_, words)| words);
        let ana = TEXT.split("We").next().unwrap().chars().count();
        assert_eq!(stay(&place(Some((ana, ana + 8)), Some("We stay,"))).as_deref(), Some("We stay,"));
        assert_eq!(stay(&place(Some((ana, ana + 8)), None)).as_deref(), Some("We stay,"));
        // The ship has two units in UTF-16.
        assert_eq!(stay(&place(Some((ana + 1, ana + 9)), Some("We stay,"))).as_deref(), Some("We stay,"));
        assert_eq!(stay(&place(Some((0, 8)), Some("We stay,"))), None, "two places have these words");
        assert_eq!(stay(&place(None, Some("said Rui"))).as_deref(), Some("said Rui"));
        assert_eq!(stay(&place(Some((5, 900)), None)), None);
        assert_eq!(stay(&place(Some((usize::MAX, usize::MAX)), Some("x"))), None);
        let second = ForeignPlace { suffix: "” said Rui".to_owned(), ..place(None, Some("We stay,")) };
        let at = u32::try_from(TEXT.rfind("We stay").unwrap()).unwrap();
        assert_eq!(found(&second, None), Some((at, "We stay,".to_owned())));
    }

    #[test]
    fn numbers_alone_are_no_place_in_a_text_that_may_be_another_one() {
        let numbers = place(Some((0, 4)), None);
        assert_eq!(found_in(&numbers, &MarkedText::Same), Some((0, "Ship".to_owned())));
        assert_eq!(found_in(&numbers, &MarkedText::Unknown), None);
        let words = place(Some((0, 4)), Some("Ship"));
        assert_eq!(found_in(&words, &MarkedText::Unknown), Some((0, "Ship".to_owned())));
    }

    #[test]
    fn a_part_of_an_article_is_found_in_it() {
        let part = "“We stay,” said Rui.";
        let at = u32::try_from(TEXT.rfind("Rui").unwrap()).unwrap();
        assert_eq!(found(&place(Some((16, 19)), Some("Rui")), Some(part)), Some((at, "Rui".to_owned())));
        assert_eq!(found(&place(Some((0, 3)), None), Some("“We stay,” said")), None, "it is there twice");
        assert_eq!(found(&place(Some((0, 3)), None), Some("other words")), None);
    }
}
