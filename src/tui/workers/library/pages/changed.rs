//! Two versions of an article -> a page: what changed as a list, and the new text with what changed in it.

use crate::analysis::analyze;
use crate::error::Result;
use crate::export::versions::{capitalised, flags, kinds, marked, quoted};
use crate::library::{ArticleId, Library, StoredArticle, TextVersion};
use crate::text::date;
use crate::text::phrase::one_line;
use crate::tui::state::library::report_page::{
    ReportBuilder, ReportEntry, ReportPage, ReportParagraph, ReportTarget, ReportedKind, VersionedArticle,
    VersionsQuestion,
};
use crate::versions::{
    MergedParagraph, NameChanges, ParagraphDifference, QuotationDifference, StatementChange, differences,
    merged,
};

pub(super) fn page(library: &Library, asked: &VersionsQuestion) -> Result<Option<ReportPage>> {
    let id = match &asked.article {
        VersionedArticle::Kept(id) => Some(*id),
        VersionedArticle::Open(key) => library.find(key)?,
    };
    let Some(id) = id else { return Ok(None) };
    let versions = library.versions(id)?;
    let newest = versions.len().saturating_sub(1);
    let Some(at) = newest.checked_sub(asked.back) else { return Ok(None) };
    let (Some(old), Some(new)) = (at.checked_sub(1).and_then(|at| versions.get(at)), versions.get(at)) else {
        return Ok(None);
    };
    let (Some(before), Some(after)) = (library.article_in(id, *old)?, library.article_in(id, *new)?) else {
        return Ok(None);
    };
    let compared = Compared { id, at, of: versions.len(), is_current: new.is_current, before, after };
    Ok(Some(compared.page([*old, *new])))
}

/// Two versions that are next to each other.
struct Compared {
    id: ArticleId,
    /// The number of the new one, from zero.
    at: usize,
    of: usize,
    /// Whether the new one is the text that opens.
    is_current: bool,
    before: StoredArticle,
    after: StoredArticle,
}

impl Compared {
    fn page(&self, [old, new]: [TextVersion; 2]) -> ReportPage {
        let (before, after) = (&self.before.article, &self.after.article);
        let mut found = differences((before, &analyze(before)), (after, &analyze(after)));
        let text = merged(after, &found);
        let kept = |version: TextVersion| date::minute(version.kept_at);
        let mut totals = vec![
            format!("versions {} and {} of {}", self.at, self.at + 1, self.of),
            format!("kept {} and {}", kept(old), kept(new)),
        ];
        if old.lacks_statements(before) {
            found.statements.clear();
            totals.push("from a file: titles, authors and dates not compared".to_owned());
        }
        let begun = ReportPage {
            title: self.name(),
            has_older: self.at > 1,
            totals,
            text: text.iter().map(paragraph).collect(),
            nothing: "nothing has changed but page furniture".to_owned(),
            ..ReportPage::default()
        };
        ReportBuilder::new(begun)
            .section(("Title, authors, dates", ""), 2, found.statements.iter().map(statement).collect())
            .section(
                ("Quotations", ""),
                2,
                found.quotations.iter().map(|one| self.quotation(one, &text)).collect(),
            )
            .section(("People", ""), 1, names(&found.people, ReportedKind::Person))
            .section(("Countries", ""), 1, names(&found.countries, ReportedKind::Country))
            .section(("Text", ""), 2, found.paragraphs.iter().map(|one| self.changed(one, &text)).collect())
            .build()
    }

    fn quotation(&self, one: &QuotationDifference, text: &[MergedParagraph]) -> ReportEntry {
        let words: Vec<String> = quoted(one).into_iter().map(|(_, words)| words).collect();
        let flags = flags(&one.words);
        let note = if flags.is_empty() {
            String::new()
        } else {
            format!("differs in a {}", flags.replace(", ", ", a "))
        };
        let number =
            |version: &Option<crate::versions::QuotationVersion>| version.as_ref().map(|one| one.paragraph);
        ReportEntry {
            label: kinds(one),
            aside: note,
            words: words.last().cloned().unwrap_or_default(),
            facts: words,
            paragraph: place(text, number(&one.before), number(&one.after)),
            opens: Some(self.target(one.after.as_ref().map(|new| new.content.start))),
            ..ReportEntry::default()
        }
    }

    fn changed(&self, one: &ParagraphDifference, text: &[MergedParagraph]) -> ReportEntry {
        let number =
            |version: &Option<crate::versions::ParagraphVersion>| version.as_ref().map(|one| one.number);
        let (old, new) = (number(&one.before), number(&one.after));
        let byte = new.and_then(|number| self.start_of(number));
        let words = match (&one.before, &one.after) {
            (Some(old), Some(new)) => marked((&old.text, &new.text), &one.words),
            (Some(only), None) => format!("[-{}-]", only.text),
            (None, Some(only)) => format!("{{+{}+}}", only.text),
            (None, None) => String::new(),
        };
        ReportEntry {
            label: one.kind.word().to_owned(),
            aside: new.or(old).map(|number| format!("paragraph {number}")).unwrap_or_default(),
            words,
            kind: ReportedKind::Text,
            paragraph: place(text, old, new),
            opens: Some(self.target(byte)),
            ..ReportEntry::default()
        }
    }

    /// What the article is called.
    fn name(&self) -> String {
        let called = self.after.article.called(self.after.key.file.as_deref());
        called.map_or_else(|| format!("article {}", self.id.0), one_line)
    }

    /// Where the paragraph with this number begins.
    fn start_of(&self, number: usize) -> Option<u32> {
        let shown = self.after.article.paragraphs.iter().filter(|one| !one.role.is_furniture());
        shown.map(|paragraph| paragraph.span.start).nth(number.checked_sub(1)?)
    }

    /// What Enter opens: the article, which has this place only in its present text.
    fn target(&self, byte: Option<u32>) -> ReportTarget {
        ReportTarget::Article { id: self.id, title: self.name(), byte: byte.filter(|_| self.is_current) }
    }
}

fn statement(one: &StatementChange) -> ReportEntry {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "not stated".to_owned());
    let words = format!("[-{}-] {{+{}+}}", value(&one.before), value(&one.after));
    ReportEntry { label: capitalised(one.label()), words, kind: ReportedKind::Text, ..ReportEntry::default() }
}

fn names(changes: &NameChanges, kind: ReportedKind) -> Vec<ReportEntry> {
    let entry = |label: &'static str| {
        move |name: &String| ReportEntry {
            label: format!("{label:<4}"),
            aside: name.clone(),
            kind,
            ..ReportEntry::default()
        }
    };
    changes.came.iter().map(entry("new")).chain(changes.went.iter().map(entry("gone"))).collect()
}

fn paragraph(one: &MergedParagraph) -> ReportParagraph {
    let words = match (&one.before, &one.after) {
        (Some(old), Some(new)) => marked((old, new), &one.words),
        (Some(only), None) => format!("[-{only}-]"),
        (None, Some(only)) if one.change.is_some() => format!("{{+{only}+}}"),
        (None, only) => only.clone().unwrap_or_default(),
    };
    ReportParagraph {
        words,
        change: one.change.map(crate::versions::ParagraphChange::word).unwrap_or_default(),
    }
}

/// Where a paragraph is in the text of the page.
fn place(text: &[MergedParagraph], before: Option<usize>, after: Option<usize>) -> Option<usize> {
    let new = after.and_then(|number| text.iter().position(|one| one.number == Some(number)));
    new.or_else(|| before.and_then(|number| text.iter().position(|one| one.old_number == Some(number))))
}
