//! The text of an article, with quotations, cues and mentions marked.

use super::scope::PageScope;
use crate::analysis::EntityKind;
use crate::article::{ListMarker, ParagraphForm, Role, TextStyle};
use crate::export::markup::nest::{NestStep, Nesting, nest};
use crate::export::markup::xml::shown;
use crate::export::provenance::Names;
use crate::text::Span;
use crate::text::span::offset;
use std::io::{self, Write};

/// A span to mark.
struct Marking {
    span: Span,
    kind: Kind,
}

enum Kind {
    /// A quotation, by its index among the rows.
    Quotation(usize),
    /// The cue of a quotation.
    Cue,
    /// A mention: its number, its panel, and the public name of its entity.
    Mention(usize, &'static str, String),
    /// A link of the source: its address.
    Link(String),
    /// Words that the source sets off.
    Styled(TextStyle),
}

/// Writes the text.
pub(super) fn write(out: &mut dyn Write, scope: &PageScope<'_>) -> io::Result<()> {
    let markings = markings(scope);
    let spans: Vec<Span> = markings.iter().map(|marking| marking.span).collect();
    let paragraphs = &scope.of.article.paragraphs;
    let nesting = nest(paragraphs, &spans);
    writeln!(out, "<section class=\"text\" aria-label=\"Text\">")?;
    let written = vec![0; markings.len()];
    let mut text =
        HtmlTextWriter { out, scope, markings: &markings, nesting: &nesting, written, links: Vec::new() };
    for (paragraph, steps) in paragraphs.iter().zip(&nesting.paragraphs) {
        let form = scope.of.article.markup.form(paragraph.span.start);
        let (open, close) = match paragraph.role {
            _ if scope.title == Some(paragraph.span) => {
                (format!("<h1 class=\"headline title\" id=\"{}\">", scope.anchor("title")), "</h1>")
            }
            Role::Headline => ("<h2 class=\"headline\">".to_owned(), "</h2>"),
            Role::Body | Role::Speaker if form.quotes > 0 => {
                (format!("<blockquote>{}", item(form)), "</p></blockquote>")
            }
            Role::Body | Role::Speaker => (item(form), "</p>"),
            Role::Quoted => ("<blockquote><p>".to_owned(), "</p></blockquote>"),
            Role::Furniture(_) => ("<p class=\"furniture\">".to_owned(), "</p>"),
        };
        write!(text.out, "{open}")?;
        steps.iter().try_for_each(|step| text.step(*step))?;
        writeln!(text.out, "{close}")?;
    }
    writeln!(text.out, "</section>")
}

/// The start of a paragraph; that of an item of a list has its bullet or number.
fn item(form: ParagraphForm) -> String {
    match form.marker {
        Some(ListMarker::Bullet) => "<p class=\"item\">• ".to_owned(),
        Some(ListMarker::Number(number)) => format!("<p class=\"item\">{number}. "),
        None if form.indent > 0 => "<p class=\"item\">".to_owned(),
        None => "<p>".to_owned(),
    }
}

/// Links come before quotations and these before mentions, so that a name at the same place is nested inside.
fn markings(scope: &PageScope<'_>) -> Vec<Marking> {
    let markup = &scope.of.article.markup;
    let links = markup.links().iter();
    let mut markings: Vec<Marking> =
        links.map(|link| Marking { span: link.span, kind: Kind::Link(link.target.clone()) }).collect();
    let quotations = scope.rows.iter().enumerate();
    markings.extend(quotations.map(|(at, row)| Marking { span: row.span, kind: Kind::Quotation(at) }));
    let cues = scope.rows.iter().filter_map(|row| Some(Marking { span: row.cue?.span, kind: Kind::Cue }));
    markings.extend(cues);
    let analysis = &scope.of.review.analysis;
    let names = Names::of(analysis);
    markings.extend(analysis.mentions.iter().enumerate().filter_map(|(number, mention)| {
        let entity = analysis.entity(mention.entity)?;
        let panel = panel(&entity.kind);
        Some(Marking {
            span: mention.span,
            kind: Kind::Mention(number + 1, panel, names.get(entity).to_owned()),
        })
    }));
    let all = Span { start: 0, end: offset(scope.of.article.text.len()) };
    markings.extend(
        markup.words_in(all).map(|words| Marking { span: words.span, kind: Kind::Styled(words.style) }),
    );
    markings
}

/// The CSS class for an entity of a panel.
pub(super) fn panel(kind: &EntityKind) -> &'static str {
    match kind {
        EntityKind::Country(_) => "country",
        EntityKind::Person { .. } => "person",
        EntityKind::Organization => "organization",
    }
}

/// "strong emphasis".
fn classes(style: TextStyle) -> String {
    let classes =
        [(TextStyle::STRONG, "strong"), (TextStyle::EMPHASIS, "emphasis"), (TextStyle::STRUCK, "struck")];
    let classes = classes.iter().filter(|(part, _)| style.has(*part)).map(|(_, class)| *class);
    classes.collect::<Vec<_>>().join(" ")
}

struct HtmlTextWriter<'a> {
    out: &'a mut dyn Write,
    scope: &'a PageScope<'a>,
    markings: &'a [Marking],
    nesting: &'a Nesting,
    /// How many parts of each marking have been written.
    written: Vec<usize>,
    /// For every open element, whether it is a link: links must not be nested.
    links: Vec<bool>,
}

impl HtmlTextWriter<'_> {
    fn step(&mut self, step: NestStep) -> io::Result<()> {
        match step {
            NestStep::Text(span) => write!(self.out, "{}", shown(self.scope.of.article.words(span))),
            NestStep::Open(layer) => self.open(layer),
            NestStep::Close(layer) => self.close(layer),
        }
    }

    fn open(&mut self, layer: usize) -> io::Result<()> {
        let markings = self.markings;
        let (Some(marking), Some(part)) = (markings.get(layer), self.written.get_mut(layer)) else {
            return Ok(());
        };
        *part += 1;
        let first = *part == 1;
        let id = |name: String| {
            if first { format!(" id=\"{}\"", self.scope.anchor(&name)) } else { String::new() }
        };
        match &marking.kind {
            Kind::Quotation(at) => {
                self.links.push(false);
                let Some(row) = self.scope.rows.get(*at) else { return Ok(()) };
                let (kind, state) = (row.kind.word(), row.decision.state());
                write!(self.out, "<mark class=\"quotation {kind} {state}\"{}>", id(row.id()))
            }
            Kind::Cue => {
                self.links.push(false);
                write!(self.out, "<span class=\"cue\">")
            }
            Kind::Mention(number, panel, entity) => {
                let id = id(format!("m{number}"));
                if self.begins_link() {
                    let href = self.scope.anchor(entity);
                    write!(self.out, "<a class=\"mention {panel}\"{id} href=\"#{href}\">")
                } else {
                    write!(self.out, "<span class=\"mention {panel}\"{id}>")
                }
            }
            Kind::Link(target) if self.begins_link() => {
                write!(self.out, "<a class=\"source\" href=\"{}\">", shown(target))
            }
            Kind::Link(_) => write!(self.out, "<span class=\"source\">"),
            Kind::Styled(style) => {
                self.links.push(false);
                write!(self.out, "<span class=\"{}\">", classes(*style))
            }
        }
    }

    /// Opens an element that is a link unless it is inside one. Returns whether it is.
    fn begins_link(&mut self) -> bool {
        let is_link = !self.links.contains(&true);
        self.links.push(is_link);
        is_link
    }

    fn close(&mut self, layer: usize) -> io::Result<()> {
        let markings = self.markings;
        let link = self.links.pop().unwrap_or_default();
        let Some(marking) = markings.get(layer) else { return Ok(()) };
        match &marking.kind {
            Kind::Quotation(at) => {
                write!(self.out, "</mark>")?;
                let last = self.written.get(layer) == self.nesting.parts.get(layer);
                if last { self.number(*at) } else { Ok(()) }
            }
            Kind::Mention(..) | Kind::Link(_) if link => write!(self.out, "</a>"),
            Kind::Cue | Kind::Mention(..) | Kind::Link(_) | Kind::Styled(_) => write!(self.out, "</span>"),
        }
    }

    /// The number after a quotation, linked to its card.
    fn number(&mut self, at: usize) -> io::Result<()> {
        let Some(row) = self.scope.rows.get(at) else { return Ok(()) };
        let number = row.number;
        if self.links.contains(&true) {
            return write!(self.out, "<span class=\"number\">{number}</span>");
        }
        let speaker = row.speaker.as_ref().map_or("no speaker", |speaker| speaker.name);
        let href = self.scope.anchor(&format!("card{number}"));
        let label = shown(&format!("Quotation {number}, {speaker}, {}", row.decision.state()));
        write!(self.out, "<a class=\"number\" href=\"#{href}\" aria-label=\"{label}\">{number}</a>")
    }
}
