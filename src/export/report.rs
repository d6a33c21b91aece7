//! (Article, Analysis) -> the plain report: the findings, readable in 80 columns without a screen.

use super::provenance::Provenance;
use super::provenance::citation;
use crate::analysis::{Analysis, Attribution, Entity, EntityKind, Mention, MentionKind, Quotation, Speaker};
use crate::article::Article;
use crate::text::hanging;
use crate::text::phrase::{certainty_word, counted, one_line};
use crate::text::script::mixture;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The report on an article. It contains no control characters except line ends.
#[must_use]
pub fn report(provenance: &Provenance, article: &Article, analysis: &Analysis) -> String {
    let mut number = 0;
    let numbers = article.paragraphs.iter().map(|paragraph| {
        number += usize::from(!paragraph.role.is_furniture());
        number
    });
    let mut report = ReportWriter { article, analysis, numbers: numbers.collect(), text: String::new() };
    report.heading(provenance);
    report.countries();
    report.people();
    report.organizations();
    report.quotations();
    report.text
}

struct ReportWriter<'a> {
    article: &'a Article,
    analysis: &'a Analysis,
    /// For every paragraph, its number, not counting page furniture.
    numbers: Vec<usize>,
    text: String,
}

impl<'a> ReportWriter<'a> {
    fn heading(&mut self, provenance: &Provenance) {
        let paragraphs = &self.article.paragraphs;
        let furniture = paragraphs.iter().filter(|paragraph| paragraph.role.is_furniture()).count();
        if let Some(title) = self.article.title() {
            self.hanging("", &one_line(title));
        }
        let citation = citation::citation(&self.article.identity);
        if !citation.is_empty() {
            self.hanging("", &one_line(&citation.join(", ")));
        }
        let mut facts: Vec<String> = provenance.source.iter().cloned().collect();
        facts.extend(self.analysis.language.map(str::to_owned));
        facts.push(counted(paragraphs.len() - furniture, "paragraph", "paragraphs"));
        if furniture > 0 {
            facts.push(format!(
                "{} of page furniture (menus, bylines, captions) left out",
                counted(furniture, "line", "lines")
            ));
        }
        self.hanging("", &one_line(&facts.join(", ")));
    }

    fn countries(&mut self) {
        let countries = self.entities(|kind| matches!(kind, EntityKind::Country(_)));
        self.section("Countries", countries.len());
        for country in countries {
            self.row(country, &self.kinds(country));
        }
    }

    fn people(&mut self) {
        let people = self.entities(|kind| matches!(kind, EntityKind::Person { .. }));
        self.section("People", people.len());
        for person in people {
            let role = match &person.kind {
                EntityKind::Person { role } => role.clone().unwrap_or_default(),
                EntityKind::Country(_) | EntityKind::Organization => String::new(),
            };
            self.row(person, &role);
        }
    }

    fn organizations(&mut self) {
        let organizations = self.entities(|kind| *kind == EntityKind::Organization);
        if !organizations.is_empty() {
            self.section("Organisations", organizations.len());
            for organization in organizations {
                self.row(organization, "");
            }
        }
    }

    fn quotations(&mut self) {
        self.section("Quotations", self.analysis.quotations.len());
        for (number, quotation) in (1..).zip(&self.analysis.quotations) {
            let (open, close) = quotation.marks_in_text(self.article);
            let words = one_line(self.article.words(quotation.content));
            let cue = quotation.telling_cue(&self.article.text).map(|cue| format!("{}: ", one_line(cue)));
            let cue = cue.unwrap_or_default();
            self.hanging(&format!("{number:>3}. "), &format!("{cue}{open}{words}{close}"));
            self.hanging("     ", &self.speaker(quotation));
        }
    }

    /// "— Anthony Blinken, likely (0.81); direct, paragraph 3".
    fn speaker(&self, quotation: &Quotation) -> String {
        let name = |speaker: Speaker| one_line(self.analysis.speaker_name(speaker, &self.article.text));
        let mut line = match &quotation.attribution {
            Some(attribution) => {
                let names = self.analysis.speaker_names(attribution, &self.article.text);
                format!("— {}, {}", one_line(&names), certainty(attribution))
            }
            None => "— no speaker found".to_owned(),
        };
        if let Some(via) = quotation.via {
            let _ = write!(line, ", via {}", name(via));
        }
        let paragraph = self.article.paragraph_at(quotation.content.start);
        let paragraph = self.numbers.get(paragraph).copied().unwrap_or_default();
        let _ = write!(line, "; {}, paragraph {paragraph}", quotation.kind.word());
        line
    }

    fn entities(&self, wanted: impl Fn(&EntityKind) -> bool) -> Vec<&'a Entity> {
        let analysis: &'a Analysis = self.analysis;
        analysis.entities.iter().filter(|entity| wanted(&entity.kind)).collect()
    }

    /// "5 name, 2 demonym, 1 metonym".
    fn kinds(&self, entity: &Entity) -> String {
        let mut counts: BTreeMap<MentionKind, usize> = BTreeMap::new();
        let mentions = entity.mentions.iter().filter_map(|&id| self.analysis.mention(id));
        mentions.for_each(|Mention { kind, .. }| *counts.entry(*kind).or_default() += 1);
        let parts: Vec<String> =
            counts.into_iter().map(|(kind, count)| format!("{count} {}", kind.word())).collect();
        parts.join(", ")
    }

    fn section(&mut self, name: &str, count: usize) {
        let _ = match count {
            0 => writeln!(self.text, "\n{name}: none found"),
            count => writeln!(self.text, "\n{name} ({count})"),
        };
    }

    fn row(&mut self, entity: &Entity, note: &str) {
        let count = entity.mentions.len();
        let gap = if note.is_empty() { "" } else { "  " };
        let name = one_line(&entity.name);
        self.hanging(&format!("{count:>5}  "), &format!("{name}{gap}{}", one_line(note)));
        if let Some(mixture) = mixture(&name) {
            self.hanging("       ", &format!("warning: {mixture}"));
        }
    }

    fn hanging(&mut self, first: &str, words: &str) {
        hanging::push(&mut self.text, first, words);
    }
}

/// A confidence in words and as a number.
fn certainty(attribution: &Attribution) -> String {
    format!("{} ({:.2})", certainty_word(attribution.confidence), attribution.confidence)
}
