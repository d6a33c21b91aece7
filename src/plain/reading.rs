//! (Article, Analysis) -> the whole article in lines to be read out: the text, who says what in it, and the lists.
//!
//! A screen reader wraps lines by itself and may not tell colours or columns, so a paragraph is one line, and what the
//! screen shows beside the text stands below each paragraph in words.

use super::key_response::safe;
use crate::analysis::{Analysis, Entity, EntityKind, Quotation, Speaker};
use crate::article::{Article, Paragraph, Role};
use crate::audit::spelt_alike;
use crate::export::citation;
use crate::text::phrase::{certainty_word, counted, one_line, single_spaced};

/// How many words of a quotation identify it below its paragraph.
const FIRST_WORDS: usize = 6;

/// The article with its findings, one line for each paragraph and each finding. Without control characters.
#[must_use]
pub fn reading(article: &Article, analysis: &Analysis) -> Vec<String> {
    let reading = PlainReading { article, analysis };
    let mut lines = reading.heading();
    let shown = article.paragraphs.iter().filter(|paragraph| !paragraph.role.is_furniture());
    for (number, paragraph) in (1..).zip(shown) {
        lines.push(String::new());
        lines.extend(reading.paragraph(number, paragraph));
    }
    for (name, people) in [("Countries", Listed::Countries), ("People", Listed::People)] {
        lines.extend(reading.entities(name, people));
    }
    lines.extend(reading.entities("Organisations", Listed::Organisations));
    lines.extend(reading.quotations());
    safe(lines)
}

/// What a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Listed {
    Countries,
    People,
    Organisations,
}

impl Listed {
    fn of(kind: &EntityKind) -> Self {
        match kind {
            EntityKind::Country(_) => Self::Countries,
            EntityKind::Person { .. } => Self::People,
            EntityKind::Organization => Self::Organisations,
        }
    }
}

struct PlainReading<'a> {
    article: &'a Article,
    analysis: &'a Analysis,
}

impl PlainReading<'_> {
    /// The title, the byline, and how much there is.
    fn heading(&self) -> Vec<String> {
        let title = self.article.title().map(|title| format!("Title: {}", one_line(title)));
        let byline =
            citation::byline(&self.article.identity).map(|byline| format!("By {}", one_line(&byline)));
        let published = citation::publication(&self.article.identity).join(", ");
        let published = (!published.is_empty()).then(|| one_line(&published));
        let furniture = self.article.paragraphs.iter().filter(|one| one.role.is_furniture()).count();
        let mut facts = vec![
            counted(self.article.paragraphs.len() - furniture, "paragraph", "paragraphs"),
            counted(self.analysis.quotations.len(), "quotation", "quotations"),
        ];
        if furniture > 0 {
            facts.push(format!(
                "{} of page furniture (menus, bylines, captions) left out",
                counted(furniture, "line", "lines")
            ));
        }
        title.into_iter().chain(byline).chain(published).chain([facts.join(", ")]).collect()
    }

    /// A paragraph, and the quotations that begin in it.
    fn paragraph(&self, number: usize, paragraph: &Paragraph) -> Vec<String> {
        let what = match paragraph.role {
            Role::Headline => "Heading",
            Role::Quoted => "Block quotation",
            Role::Speaker => "Said by",
            Role::Body | Role::Furniture(_) => "Paragraph",
        };
        let words = single_spaced(&self.article.joined(paragraph.span));
        let all = &self.analysis.quotations;
        let first = all.partition_point(|one| one.marks.start < paragraph.span.start);
        let here = all.iter().enumerate().skip(first);
        let here = here.take_while(|(_, one)| one.marks.start < paragraph.span.end);
        let said = here.map(|(index, one)| {
            let words = self.first_words(one);
            format!("Quotation {}, {}: {words}", index + 1, self.speaker(one))
        });
        std::iter::once(format!("{what} {number}: {words}")).chain(said).collect()
    }

    /// "said by Nino Beridze, likely".
    fn speaker(&self, quotation: &Quotation) -> String {
        let Some(attribution) = &quotation.attribution else { return "no speaker found".to_owned() };
        let names = one_line(&self.analysis.speaker_names(attribution, &self.article.text));
        let via = quotation.via.map(|via| one_line(self.analysis.speaker_name(via, &self.article.text)));
        let via = via.map(|via| format!(", via {via}")).unwrap_or_default();
        format!("said by {names}{via}, {}", certainty_word(attribution.confidence))
    }

    fn words(&self, quotation: &Quotation) -> String {
        single_spaced(&self.article.joined(quotation.content))
    }

    /// The words in the marks that the article has around them.
    fn in_marks(&self, quotation: &Quotation, words: &str) -> String {
        let (open, close) = quotation.marks_in_text(self.article);
        format!("{open}{words}{close}")
    }

    /// The first words of a quotation, in marks if the article has them.
    fn first_words(&self, quotation: &Quotation) -> String {
        let words = self.words(quotation);
        let mut first: Vec<&str> = words.split(' ').take(FIRST_WORDS + 1).collect();
        let is_cut = first.len() > FIRST_WORDS;
        first.truncate(FIRST_WORDS);
        self.in_marks(quotation, &format!("{}{}", first.join(" "), if is_cut { " …" } else { "" }))
    }

    fn entities(&self, name: &str, wanted: Listed) -> Vec<String> {
        let listed = self.analysis.entities.iter().filter(|one| Listed::of(&one.kind) == wanted);
        let listed: Vec<&Entity> = listed.collect();
        let names: Vec<&str> = listed.iter().map(|entity| entity.name.as_str()).collect();
        let alike = if wanted == Listed::Countries { Vec::new() } else { spelt_alike(&names) };
        let lines = listed.iter().enumerate().map(|(at, entity)| {
            let others = alike.iter().filter_map(|[one, other]| match at {
                at if at == *one => names.get(*other),
                at if at == *other => names.get(*one),
                _ => None,
            });
            let others: Vec<String> =
                others.map(|other| format!("; spelt like {}", one_line(other))).collect();
            self.entity(entity) + &others.concat()
        });
        section(name, lines.collect())
    }

    /// "Nino Beridze, Georgian Economy Minister: mentioned 3 times, 4 quotations".
    fn entity(&self, entity: &Entity) -> String {
        let role = match &entity.kind {
            EntityKind::Person { role: Some(role) } => format!(", {}", one_line(role)),
            _ => String::new(),
        };
        let is_said = |one: &&Quotation| {
            let said = one.attribution.as_ref();
            said.is_some_and(|said| said.speakers().any(|speaker| speaker == Speaker::Entity(entity.id)))
        };
        let said = self.analysis.quotations.iter().filter(is_said).count();
        let said = match said {
            0 => String::new(),
            count => format!(", {}", counted(count, "quotation", "quotations")),
        };
        let times = counted(entity.mentions.len(), "time", "times");
        format!("{}{role}: mentioned {times}{said}", one_line(&entity.name))
    }

    fn quotations(&self) -> Vec<String> {
        let lines = (1..).zip(&self.analysis.quotations).map(|(number, one)| {
            let words = self.in_marks(one, &self.words(one));
            format!("Quotation {number}, {}, {}: {words}", one.kind.word(), self.speaker(one))
        });
        section("Quotations", lines.collect())
    }
}

/// A list with its name and length before it.
fn section(name: &str, lines: Vec<String>) -> Vec<String> {
    let head = match lines.len() {
        0 => format!("{name}: none found"),
        count => format!("{name}: {count}"),
    };
    [String::new(), head].into_iter().chain(lines).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::input::{Document, Media};

    fn read(media: Media, text: &str) -> Vec<String> {
        let article = Article::new(Document::record("1".to_owned(), media, text.to_owned()));
        reading(&article, &analyze(&article))
    }

    #[test]
    fn a_paragraph_is_one_line_with_its_quotations_in_words_below() {
        let lines = read(
            Media::Markdown,
            "# Quay closed\n\n“The quay of Sines stays closed until the wall has been mended,” said Ana\nLopes, the \
             mayor.\n\nPeru did not answer.\n",
        );
        let text = lines.join("\n");
        assert!(text.starts_with("Title: Quay closed\n3 paragraphs, 1 quotation\n"), "{text}");
        assert!(
            text.contains(
                "\nParagraph 2: “The quay of Sines stays closed until the wall has been mended,” said Ana Lopes, the \
                 mayor.\nQuotation 1, said by Ana Lopes, "
            ),
            "{text}"
        );
        assert!(text.contains(": “The quay of Sines stays closed …”\n"), "{text}");
        assert!(text.contains("\nCountries: 1\nPeru: mentioned 1 time\n"), "{text}");
        assert!(text.contains("\nPeople: 1\nAna Lopes"), "{text}");
        assert!(text.contains("1 quotation\n\nOrganisations: none found\n"), "{text}");
        let last = lines.last().unwrap();
        assert!(
            last.ends_with(": “The quay of Sines stays closed until the wall has been mended,”"),
            "{last}"
        );
    }

    #[test]
    fn names_that_are_spelt_alike_are_pointed_out() {
        let text = "“We stay,” said Anthony Vale, the warden. “We go,” said Antony Vale of the port. Mara Okoye left.";
        let lines = read(Media::Plain, text);
        let has = |words: &str| lines.iter().any(|line| line.contains(words));
        assert!(
            has("Anthony Vale, warden: mentioned 1 time, 1 quotation; spelt like Antony Vale"),
            "{lines:#?}"
        );
        assert!(has("; spelt like Anthony Vale") && !has("Okoye; spelt"), "{lines:#?}");
    }

    #[test]
    fn nothing_controls_the_terminal() {
        let lines = read(Media::Plain, "A\u{1b}[31m\n\n“No\u{9b}2J,” said Ana\u{202e} Lopes.");
        assert!(lines.iter().all(|line| !line.contains(char::is_control)), "{lines:?}");
        assert!(!lines.concat().contains('\u{202e}'));
    }
}
