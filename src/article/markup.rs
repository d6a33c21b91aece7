//! How the source sets off words and paragraphs -> spans beside the text.
//!
//! The text itself has no marks in it, so that no offset, finding or export depends on them. Strong and slanted words, links,
//! lists and block quotations are only drawn.

use crate::text::Span;
use std::ops::Range;
use url::Url;

/// What the source sets off in a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Markup {
    words: Vec<StyledWords>,
    links: Vec<SourceLink>,
    forms: Vec<(u32, ParagraphForm)>,
}

/// Words in a style of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StyledWords {
    /// Their bytes in the text.
    pub span: Span,
    /// The style.
    pub style: TextStyle,
}

/// A link of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLink {
    /// Its words.
    pub span: Span,
    /// The address that it leads to: with its scheme, `http` or `https`.
    pub target: String,
}

/// A combination of styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TextStyle(u8);

impl TextStyle {
    /// Bold, as a rule.
    pub const STRONG: Self = Self(1);
    /// Slanted, as a rule.
    pub const EMPHASIS: Self = Self(2);
    /// Struck through: no longer meant.
    pub const STRUCK: Self = Self(4);

    /// Both styles.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether `other` is a part of it.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// What stands before an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListMarker {
    /// A bullet.
    Bullet,
    /// Its number.
    Number(u32),
}

impl ListMarker {
    /// How many columns it takes, with the space after it. Numbers of one and of two digits take the same.
    #[must_use]
    pub fn columns(self) -> u8 {
        match self {
            Self::Bullet => 2,
            Self::Number(0..100) => 4,
            Self::Number(100..10_000) => 6,
            Self::Number(_) => 12,
        }
    }
}

/// Where a paragraph stands: in a list, in a block quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ParagraphForm {
    /// How many block quotations are around it.
    pub quotes: u8,
    /// How many columns the lists around it move it to the right.
    pub indent: u8,
    /// What stands before it, if it begins an item.
    pub marker: Option<ListMarker>,
}

/// The columns of the bar beside a block quotation.
pub const QUOTE_COLUMNS: u8 = 2;

impl ParagraphForm {
    /// How many columns are left free before its words.
    #[must_use]
    pub fn columns(self) -> usize {
        usize::from(self.quotes) * usize::from(QUOTE_COLUMNS) + usize::from(self.indent)
    }

    /// The form of what is in these items, the outermost first, and in `quotes` block quotations.
    #[must_use]
    pub fn inside(quotes: usize, items: impl Iterator<Item = ListMarker>) -> Self {
        let indent = items.fold(0_u8, |columns, marker| columns.saturating_add(marker.columns()));
        Self { quotes: u8::try_from(quotes).unwrap_or(u8::MAX), indent, marker: None }
    }
}

impl Markup {
    /// The styled words that overlap `span`, in text order.
    pub fn words_in(&self, span: Span) -> impl Iterator<Item = &StyledWords> {
        let first = self.words.partition_point(|words| words.span.end <= span.start);
        self.words.iter().skip(first).take_while(move |words| words.span.start < span.end)
    }

    /// The links of the page, in text order. They do not overlap.
    #[must_use]
    pub fn links(&self) -> &[SourceLink] {
        &self.links
    }

    /// The links that overlap `span`, in text order.
    pub fn links_in(&self, span: Span) -> impl Iterator<Item = &SourceLink> {
        let first = self.links.partition_point(|link| link.span.end <= span.start);
        self.links.iter().skip(first).take_while(move |link| link.span.start < span.end)
    }

    /// The link around a byte.
    #[must_use]
    pub fn link_at(&self, byte: u32) -> Option<&SourceLink> {
        self.links_in(Span { start: byte, end: byte.saturating_add(1) }).next()
    }

    /// The form of the paragraph that starts at a byte.
    #[must_use]
    pub fn form(&self, start: u32) -> ParagraphForm {
        let found = self.forms.binary_search_by_key(&start, |(at, _)| *at).ok();
        found.and_then(|at| self.forms.get(at)).map(|(_, form)| *form).unwrap_or_default()
    }

    /// Makes addresses of the targets, which may be relative to `base`. A link that leads nowhere on the web, or to another
    /// place in the same page, is none.
    pub(super) fn resolve(&mut self, base: Option<&str>) {
        let base = base.and_then(|base| Url::parse(base).ok());
        self.links.retain_mut(|link| {
            let target = link.target.trim();
            if target.starts_with('#') {
                return false;
            }
            let url = base.as_ref().map_or_else(|| Url::parse(target), |base| base.join(target));
            let on_the_web = url.ok().filter(|url| matches!(url.scheme(), "http" | "https"));
            on_the_web.map(|url| link.target = url.into()).is_some()
        });
    }
}

/// How characters are set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct WordStyle {
    pub(super) style: TextStyle,
    /// The number of the link around them.
    pub(super) link: Option<u32>,
}

/// Characters in a row that are set off in the same way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StyleRun {
    /// Their bytes.
    pub(super) range: Range<usize>,
    pub(super) style: WordStyle,
}

/// The runs of a text that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct StyleRuns(Vec<StyleRun>);

impl StyleRuns {
    /// Adds a character that was written at `range`. `before` is where the text ended before it: a space that was written with
    /// the character belongs to a run that goes on.
    pub(super) fn add(&mut self, before: usize, range: Range<usize>, style: WordStyle) {
        if style == WordStyle::default() {
            return;
        }
        match self.0.last_mut() {
            Some(last) if last.range.end == before && last.style == style => last.range.end = range.end,
            _ => self.0.push(StyleRun { range, style }),
        }
    }

    /// Ends all runs at byte `at`.
    pub(super) fn truncate(&mut self, at: usize) {
        while self.0.last().is_some_and(|last| last.range.start >= at) {
            self.0.pop();
        }
        if let Some(last) = self.0.last_mut() {
            last.range.end = last.range.end.min(at);
        }
    }

    /// The runs from byte `at` on, counted from there.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        let rest = self.part(at..usize::MAX);
        self.truncate(at);
        rest
    }

    /// The runs in a part of the text, counted from its start.
    pub(super) fn part(&self, part: Range<usize>) -> Self {
        let first = self.0.partition_point(|run| run.range.end <= part.start);
        let inside = self.0.iter().skip(first).take_while(|run| run.range.start < part.end);
        let counted = inside.map(|run| StyleRun {
            range: run.range.start.saturating_sub(part.start)..run.range.end.min(part.end) - part.start,
            style: run.style,
        });
        Self(counted.collect())
    }

    /// The pieces of a text of `length` bytes, each in one style.
    pub(super) fn pieces(&self, length: usize) -> Vec<StyleRun> {
        let plain = |range| StyleRun { range, style: WordStyle::default() };
        let mut pieces = Vec::with_capacity(self.0.len() * 2 + 1);
        let mut at = 0;
        for run in &self.0 {
            pieces.push(plain(at..run.range.start));
            pieces.push(run.clone());
            at = run.range.end;
        }
        pieces.push(plain(at..length));
        pieces
    }

    /// The markup of a finished text, whose links lead to `targets`.
    pub(super) fn markup(self, targets: &[String], forms: Vec<(u32, ParagraphForm)>) -> Markup {
        let mut markup = Markup { forms, ..Markup::default() };
        let mut last = None;
        for StyleRun { range, style } in self.0 {
            let span = Span::new(range.start, range.end);
            if style.style != TextStyle::default() {
                markup.words.push(StyledWords { span, style: style.style });
            }
            match (style.link, markup.links.last_mut()) {
                (Some(number), Some(link)) if last == Some(number) => link.span.end = span.end,
                (Some(number), _) => {
                    let target = targets.get(number as usize).cloned().unwrap_or_default();
                    markup.links.push(SourceLink { span, target });
                }
                (None, _) => {}
            }
            last = style.link;
        }
        markup
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        let targets = [
            "/2026/quay",
            "https://other.example/a?b=c",
            "#notes",
            "mailto:ana@coast.example",
            "javascript:alert(1)",
            "//cdn.example/x",
            "http://[",
        ];
        let link = |target: &&str| SourceLink { span: Span::new(0, 1), target: (*target).to_owned() };
        let markup = |base| {
            let mut markup = Markup { links: targets.iter().map(link).collect(), ..Markup::default() };
            markup.resolve(base);
            markup.links.into_iter().map(|link| link.target).collect::<Vec<_>>()
        };
        assert_eq!(
            markup(Some("https://coast.example/news/1")),
            ["https://coast.example/2026/quay", "https://other.example/a?b=c", "https://cdn.example/x"]
        );
        assert_eq!(markup(None), ["https://other.example/a?b=c"]);
    }
}
