//! A result object with a `review`, as `pullquote export` writes it -> the article and its decisions.
//!
//! What matters is read strictly: a text other than the one the decisions were made in, or a quotation that is not
//! where the file says, would put decisions in the wrong place. Fields that are not needed are ignored.

mod context;
mod review_input;

use self::context::{ReadContext, moment};
use self::review_input::ReviewInput;
use super::records::{Damage, JsonRecord};
use super::schema::SCHEMA;
use crate::analysis::{CountryCode, QuotationKind};
use crate::article::{Article, FurnitureKind, Paragraph, Partial, Role};
use crate::input::{Document, Identity, IdentitySource, Media, Stated};
use crate::lexicon::countries;
use crate::review::decided::{Decided, DecidedArticle, Unmerged};
use crate::review::{Decision, EntityTag, Reason, SpeakerKind, SpeakerName, Stamp, Verdict, Verification};
use crate::text::Span;
use crate::text::codepoints::PointBytes;
use crate::text::hash::TextHash;
use serde::Deserialize;
use std::collections::BTreeSet;

impl JsonRecord {
    /// The article with its decisions.
    ///
    /// # Errors
    /// If the record is damaged or something else.
    pub fn article(&self) -> Result<DecidedArticle, Damage> {
        let article: ArticleInput = self
            .read()
            .map_err(|Damage { line, what }| Damage { line, what: format!("{what}: {REMEDY}") })?;
        article.decided().map_err(|what| self.damage(0, what))
    }

    /// Something wrong, this number of lines below the first line of the record.
    fn damage(&self, below: usize, what: String) -> Damage {
        Damage { line: self.line + below, what }
    }
}

const REMEDY: &str = "write it with pullquote export --format json";

#[derive(Deserialize)]
struct ArticleInput {
    schema: String,
    source: Option<String>,
    title: Option<String>,
    authors: Option<Vec<String>>,
    published: Option<String>,
    modified: Option<String>,
    site: Option<String>,
    url: Option<String>,
    text: String,
    partial: Option<String>,
    #[serde(default)]
    furniture: Vec<FurnitureInput>,
    #[serde(default)]
    countries: Vec<NamedInput>,
    #[serde(default)]
    organizations: Vec<NamedInput>,
    quotes: Vec<QuotationInput>,
    review: Option<ReviewInput>,
}

#[derive(Deserialize)]
struct FurnitureInput {
    start: usize,
    end: usize,
    kind: String,
}

#[derive(Deserialize)]
struct NamedInput {
    name: String,
}

#[derive(Deserialize)]
struct QuotationInput {
    id: String,
    start: usize,
    end: usize,
    text: String,
    kind: String,
    speaker: Option<SpeakerInput>,
    review: Option<DecisionInput>,
}

#[derive(Deserialize)]
struct SpeakerInput {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    entity: Option<String>,
}

#[derive(Deserialize)]
struct DecisionInput {
    state: String,
    reason: Option<String>,
    #[serde(default)]
    flagged: bool,
    verification: Option<String>,
    source: Option<String>,
    true_words: Option<String>,
    note: Option<String>,
    #[serde(default)]
    codes: BTreeSet<String>,
    reviewer: Option<String>,
    at: Option<String>,
    found: Option<FindingInput>,
}

#[derive(Deserialize)]
struct FindingInput {
    start: usize,
    end: usize,
    speaker: Option<String>,
    kind: String,
}

impl ArticleInput {
    fn decided(mut self) -> Result<DecidedArticle, String> {
        if self.schema != SCHEMA {
            return Err(format!("the schema is “{}”, not “{SCHEMA}”: {REMEDY}", self.schema));
        }
        let Some(review) = &self.review else {
            return Err(format!("it holds findings without decisions: {REMEDY}"));
        };
        let hash = TextHash::of(&self.text);
        if review.text_sha256.as_ref().is_some_and(|written| TextHash::parse(written) != Some(hash)) {
            return Err("the text is not the one that was reviewed: export it again".to_owned());
        }
        let points = PointBytes::new(&self.text);
        let reviewer =
            if review.reviewers.is_empty() { "reviewer".to_owned() } else { review.reviewers.join(", ") };
        let read_context = ReadContext { text: &self.text, points: &points, reviewer: &reviewer };
        let quotations =
            self.quotes.iter().map(|quote| quote.decided(&read_context)).collect::<Result<_, _>>()?;
        let furniture = self.furniture.iter().filter_map(|piece| {
            let kind = FurnitureKind::from_word(&piece.kind)?;
            Some((points.of(piece.start, piece.end)?, kind))
        });
        let mut furniture = furniture.collect::<Vec<_>>();
        furniture.sort_unstable_by_key(|(span, _)| *span);
        let marks = review.marks(&read_context, |name| self.tag_of(name))?;
        let unmerged = Unmerged { orphans: review.orphans.len(), passages: review.passages_without_place() };
        let identity = self.identity();
        let mut article = article_of(self.text, identity, &furniture);
        article.partial = self.partial.as_deref().and_then(Partial::from_word);
        Ok(DecidedArticle { article, hash, source: self.source, quotations, marks, unmerged })
    }

    /// Whose name it is that has codes, by the lists of the article: files of older versions do not say it.
    fn tag_of(&self, name: &str) -> EntityTag {
        let is_in = |list: &[NamedInput]| list.iter().any(|other| other.name == name);
        if is_in(&self.countries) {
            EntityTag::Country
        } else if is_in(&self.organizations) {
            EntityTag::Organization
        } else {
            EntityTag::Person
        }
    }
}

impl ArticleInput {
    /// The identity that the file states, taken out of it.
    fn identity(&mut self) -> Identity {
        let stated = |value: &mut Option<String>| Some(Stated::new(value.take()?, IdentitySource::Record));
        let authors = self.authors.take().filter(|authors| !authors.is_empty());
        Identity {
            title: stated(&mut self.title),
            authors: authors.map(|authors| Stated::new(authors, IdentitySource::Record)),
            published: stated(&mut self.published),
            modified: stated(&mut self.modified),
            site: stated(&mut self.site),
            url: stated(&mut self.url),
            fetched: None,
        }
    }
}

/// The article of a text. Its paragraphs are found again; which of them are page furniture is known.
fn article_of(text: String, identity: Identity, furniture: &[(Span, FurnitureKind)]) -> Article {
    let mut article = Article::new(Document::record(String::new(), Media::Plain, text));
    let role = |paragraph: &Paragraph| {
        let first = furniture.partition_point(|(span, _)| span.end <= paragraph.span.start);
        let piece = furniture.get(first).filter(|(span, _)| span.overlaps(paragraph.span));
        match (piece, paragraph.role) {
            (Some((_, kind)), _) => Role::Furniture(*kind),
            (None, Role::Furniture(_)) => Role::Body,
            (None, role) => role,
        }
    };
    article.paragraphs.iter_mut().for_each(|paragraph| paragraph.role = role(paragraph));
    article.identity = identity;
    article
}

impl QuotationInput {
    fn decided(&self, read_context: &ReadContext<'_>) -> Result<Decided, String> {
        let id = &self.id;
        let misplaced = || format!("quotation {id} is not where the file says: export it again");
        let content = read_context.points.of(self.start, self.end).ok_or_else(misplaced)?;
        if content.of(read_context.text) != self.text || content.is_empty() {
            return Err(misplaced());
        }
        let kind = QuotationKind::from_word(&self.kind)
            .ok_or_else(|| format!("the kind of quotation {id} is unknown"))?;
        let speaker = self.speaker.as_ref().map(|speaker| speaker.named(id)).transpose()?;
        let Some(review) = &self.review else {
            return Err(format!("quotation {id} has no decision, not even “pending”: {REMEDY}"));
        };
        let found = review.found.as_ref();
        let subject = found
            .map(|found| read_context.points.of(found.start, found.end).ok_or_else(misplaced))
            .transpose()?;
        let name = speaker.as_ref().map(|named| named.name.as_str());
        // An accepted quotation has no corrections, even if this version of the program finds it differently.
        let corrected = |differs: bool| differs && review.state != "accepted";
        Ok(Decided {
            subject: subject.unwrap_or(content),
            content,
            kind,
            new_speaker: found.is_some_and(|found| corrected(found.speaker.as_deref() != name)),
            new_kind: found.is_some_and(|found| corrected(found.kind != self.kind)),
            decision: review
                .decision(read_context.reviewer)
                .map_err(|what| format!("quotation {id}: {what}"))?,
            speaker,
        })
    }
}

impl SpeakerInput {
    fn named(&self, id: &str) -> Result<SpeakerName, String> {
        let kind = match self.kind.as_str() {
            "person" => SpeakerKind::Person,
            "organization" => SpeakerKind::Organization,
            "group" => SpeakerKind::Group,
            "unknown" => SpeakerKind::Unknown,
            "country" => SpeakerKind::Country(
                self.country()
                    .ok_or_else(|| format!("the country “{}” of quotation {id} is unknown", self.name))?,
            ),
            other => return Err(format!("the speaker of quotation {id} is a “{other}”, which is unknown")),
        };
        Ok(SpeakerName { name: self.name.clone(), kind })
    }

    /// The country with this code, otherwise the one with this name.
    fn country(&self) -> Option<CountryCode> {
        let known = |code: &[u8; 2], name: &str| {
            self.entity.as_ref().is_some_and(|entity| entity.as_bytes() == code) || self.name == name
        };
        countries::all().iter().find(|(code, name)| known(code, name)).map(|(code, _)| CountryCode(*code))
    }
}

impl DecisionInput {
    fn decision(&self, reviewer: &str) -> Result<Decision, String> {
        let unknown =
            |what: &str, word: &str| format!("the {what} “{word}” is unknown: a newer pullquote wrote it");
        let reason =
            self.reason.as_deref().map(|word| Reason::from_word(word).ok_or_else(|| unknown("reason", word)));
        let (verdict, skipped) = match self.state.as_str() {
            "accepted" | "edited" => (Verdict::Accepted, false),
            "rejected" => (Verdict::Rejected(reason.transpose()?), false),
            "skipped" => (Verdict::Pending, true),
            "pending" => (Verdict::Pending, false),
            word => return Err(unknown("state", word)),
        };
        let verification = self.verification.as_deref().unwrap_or("unchecked");
        Ok(Decision {
            verdict,
            skipped,
            flagged: self.flagged,
            verification: Verification::from_word(verification)
                .ok_or_else(|| unknown("verification", verification))?,
            source: self.source.clone().unwrap_or_default(),
            words: self.true_words.clone().unwrap_or_default(),
            note: self.note.clone().unwrap_or_default(),
            codes: self.codes.clone(),
            stamp: self.stamp(reviewer)?,
            ..Decision::default()
        })
    }

    /// Who decided last, and when. `None` for a quotation that no reviewer has touched.
    fn stamp(&self, reviewer: &str) -> Result<Option<Stamp>, String> {
        let at = match &self.at {
            Some(written) => moment(written)?,
            None => 0,
        };
        let is_untouched = self.state == "pending" && self.reviewer.is_none() && self.at.is_none();
        let reviewer = self.reviewer.clone().unwrap_or_else(|| reviewer.to_owned());
        Ok((!is_untouched).then(|| Stamp { reviewer, at, tool: String::new() }))
    }
}

#[cfg(test)]
mod tests;
