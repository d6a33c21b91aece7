//! An export in JSON or JSON Lines -> the articles and decisions in it.
//!
//! The file is what `pullquote export` writes: result objects with a `review`, one, in an array, or one a line. What
//! matters is read strictly: a text that is not the one the decisions were made in, or a quotation that does not
//! stand where the file says, would put decisions in the wrong place. Fields that are not needed are passed over.

use super::schema::SCHEMA;
use crate::analysis::{CountryCode, QuotationKind};
use crate::article::{Article, FurnitureKind, Paragraph, Role};
use crate::input::{Document, Media};
use crate::lexicon::countries;
use crate::review::decided::{Decided, DecidedArticle};
use crate::review::{Decision, Reason, SpeakerKind, SpeakerName, Stamp, Verdict, Verification};
use crate::text::Span;
use crate::text::codepoints::PointBytes;
use crate::text::date;
use crate::text::hash::TextHash;
use serde::Deserialize;

/// What is wrong, and where; lines are counted from one.
#[derive(Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The line.
    pub line: usize,
    /// What is wrong in it.
    pub what: String,
}

/// The articles in a file, in their order.
///
/// # Errors
/// When it is damaged or something else.
pub fn articles(text: &str) -> std::result::Result<Vec<DecidedArticle>, Wrong> {
    let mut rest = Rest { text, at: text.len() - text.trim_start_matches('\u{feff}').len() };
    let array = rest.takes('[');
    let mut articles: Vec<DecidedArticle> = Vec::new();
    while let Some(start) = rest.next_record(array)? {
        let mut records =
            serde_json::Deserializer::from_str(text.get(start..).unwrap_or_default()).into_iter();
        let line = line_of(text, start);
        let record: FileTwin = match records.next() {
            Some(Ok(record)) => record,
            Some(Err(error)) => return Err(damaged(line, &error)),
            None => break,
        };
        rest.at = start + records.byte_offset();
        let article = record.article().map_err(|what| Wrong { line, what })?;
        if articles.iter().any(|other| other.hash == article.hash) {
            return Err(Wrong {
                line,
                what: "the same article stands in it twice: leave one out".to_owned(),
            });
        }
        articles.push(article);
    }
    if articles.is_empty() {
        return Err(Wrong { line: 1, what: format!("it holds no article: {WRITE_IT}") });
    }
    Ok(articles)
}

const WRITE_IT: &str = "write it with pullquote export --format json";

/// What of a file is still to be read.
struct Rest<'a> {
    text: &'a str,
    at: usize,
}

impl Rest<'_> {
    /// Whether the next character is this one, which is then passed.
    fn takes(&mut self, wanted: char) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let begins = rest.trim_start();
        let is_it = begins.starts_with(wanted);
        self.at += rest.len() - begins.len() + if is_it { wanted.len_utf8() } else { 0 };
        is_it
    }

    /// Where the next record begins; nothing at the end.
    fn next_record(&mut self, array: bool) -> std::result::Result<Option<usize>, Wrong> {
        let ended = array && self.takes(']');
        if array && !ended {
            self.takes(',');
        }
        self.takes(' ');
        let is_over = self.at >= self.text.len();
        let wrong = |what: &str| Err(Wrong { line: line_of(self.text, self.at), what: what.to_owned() });
        match (array, ended, is_over) {
            (true, true, false) => wrong("something stands behind the end of the array: the file is damaged"),
            (true, false, true) => wrong("the file ends too early: it is damaged"),
            (_, _, true) => Ok(None),
            (_, _, false) => Ok(Some(self.at)),
        }
    }
}

fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

/// What `serde_json` says of a record that begins in this line.
fn damaged(line: usize, error: &serde_json::Error) -> Wrong {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default().to_owned();
    Wrong { line: line + error.line().max(1) - 1, what: format!("{said}: {WRITE_IT}") }
}

#[derive(Deserialize)]
struct FileTwin {
    schema: String,
    source: Option<String>,
    title: Option<String>,
    text: String,
    #[serde(default)]
    furniture: Vec<FurnitureTwin>,
    quotes: Vec<QuoteTwin>,
    review: Option<ReviewTwin>,
}

#[derive(Deserialize)]
struct FurnitureTwin {
    start: usize,
    end: usize,
    kind: String,
}

#[derive(Deserialize)]
struct ReviewTwin {
    #[serde(default)]
    reviewers: Vec<String>,
    text_sha256: Option<String>,
    #[serde(default)]
    orphans: Vec<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct QuoteTwin {
    id: String,
    start: usize,
    end: usize,
    text: String,
    kind: String,
    speaker: Option<SpeakerTwin>,
    review: Option<DecisionTwin>,
}

#[derive(Deserialize)]
struct SpeakerTwin {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    entity: Option<String>,
}

#[derive(Deserialize)]
struct DecisionTwin {
    state: String,
    reason: Option<String>,
    #[serde(default)]
    flagged: bool,
    verification: Option<String>,
    source: Option<String>,
    true_words: Option<String>,
    note: Option<String>,
    reviewer: Option<String>,
    at: Option<String>,
    found: Option<FoundTwin>,
}

#[derive(Deserialize)]
struct FoundTwin {
    start: usize,
    end: usize,
    speaker: Option<String>,
    kind: String,
}

impl FileTwin {
    fn article(self) -> std::result::Result<DecidedArticle, String> {
        if self.schema != SCHEMA {
            return Err(format!("the schema is “{}”, not “{SCHEMA}”: {WRITE_IT}", self.schema));
        }
        let Some(review) = &self.review else {
            return Err(format!("it holds findings and no decisions: {WRITE_IT}"));
        };
        let hash = TextHash::of(&self.text);
        if review.text_sha256.as_ref().is_some_and(|written| TextHash::parse(written) != Some(hash)) {
            return Err("the text is not the one that was reviewed: export it again".to_owned());
        }
        let points = PointBytes::new(&self.text);
        let reviewer =
            if review.reviewers.is_empty() { "reviewer".to_owned() } else { review.reviewers.join(", ") };
        let place = Place { text: &self.text, points: &points, reviewer: &reviewer };
        let quotations =
            self.quotes.iter().map(|quote| quote.decided(&place)).collect::<std::result::Result<_, _>>()?;
        let furniture = self.furniture.iter().filter_map(|piece| {
            let kind = FurnitureKind::from_word(&piece.kind)?;
            Some((points.of(piece.start, piece.end)?, kind))
        });
        let furniture = furniture.collect::<Vec<_>>();
        let orphans = review.orphans.len();
        let article = article(self.text, self.title, &furniture);
        Ok(DecidedArticle { article, hash, source: self.source, quotations, orphans })
    }
}

/// An article of which the file has the text and the page furniture: the paragraphs are found anew.
fn article(text: String, title: Option<String>, furniture: &[(Span, FurnitureKind)]) -> Article {
    let mut article = Article::new(Document::record(String::new(), Media::Plain, text));
    let role = |paragraph: &Paragraph| {
        let piece = furniture.iter().find(|(span, _)| span.overlaps(paragraph.span));
        match (piece, paragraph.role) {
            (Some((_, kind)), _) => Role::Furniture(*kind),
            (None, Role::Furniture(_)) => Role::Body,
            (None, role) => role,
        }
    };
    article.paragraphs.iter_mut().for_each(|paragraph| paragraph.role = role(paragraph));
    article.title = title;
    article
}

/// What a quotation is read with.
struct Place<'a> {
    text: &'a str,
    /// The code points of the text.
    points: &'a PointBytes,
    /// Who decided where the quotation does not say.
    reviewer: &'a str,
}

impl QuoteTwin {
    fn decided(&self, place: &Place<'_>) -> std::result::Result<Decided, String> {
        let id = &self.id;
        let misplaced = || format!("quotation {id} does not stand where the file says: export it again");
        let content = place.points.of(self.start, self.end).ok_or_else(misplaced)?;
        if content.of(place.text) != self.text || content.is_empty() {
            return Err(misplaced());
        }
        let kind = QuotationKind::from_word(&self.kind)
            .ok_or_else(|| format!("the kind of quotation {id} is unknown"))?;
        let speaker = self.speaker.as_ref().map(|speaker| speaker.named(id)).transpose()?;
        let Some(review) = &self.review else {
            return Err(format!("quotation {id} has no decision, not even a pending one: {WRITE_IT}"));
        };
        let found = review.found.as_ref();
        let subject =
            found.map(|found| place.points.of(found.start, found.end).ok_or_else(misplaced)).transpose()?;
        let name = speaker.as_ref().map(|named| named.name.as_str());
        // Accepted as it stands is no correction, also where another version of the program finds it otherwise.
        let corrected = |differs: bool| differs && review.state != "accepted";
        Ok(Decided {
            subject: subject.unwrap_or(content),
            content,
            kind,
            new_speaker: found.is_some_and(|found| corrected(found.speaker.as_deref() != name)),
            new_kind: found.is_some_and(|found| corrected(found.kind != self.kind)),
            decision: review.decision(place.reviewer).map_err(|what| format!("quotation {id}: {what}"))?,
            speaker,
        })
    }
}

impl SpeakerTwin {
    fn named(&self, id: &str) -> std::result::Result<SpeakerName, String> {
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

    /// By its code, else by its name.
    fn country(&self) -> Option<CountryCode> {
        let known = |code: &[u8; 2], name: &str| {
            self.entity.as_ref().is_some_and(|entity| entity.as_bytes() == code) || self.name == name
        };
        countries::all().iter().find(|(code, name)| known(code, name)).map(|(code, _)| CountryCode(*code))
    }
}

impl DecisionTwin {
    fn decision(&self, reviewer: &str) -> std::result::Result<Decision, String> {
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
            stamp: self.stamp(reviewer)?,
            ..Decision::default()
        })
    }

    /// Who said the last of it, and when. Nothing when nobody has said anything.
    fn stamp(&self, reviewer: &str) -> std::result::Result<Option<Stamp>, String> {
        let at = match &self.at {
            Some(written) => date::parse_moment(written).ok_or_else(|| format!("“{written}” is no time"))?,
            None => 0,
        };
        let is_untouched = self.state == "pending" && self.reviewer.is_none() && self.at.is_none();
        let reviewer = self.reviewer.clone().unwrap_or_else(|| reviewer.to_owned());
        Ok((!is_untouched).then(|| Stamp { reviewer, at, tool: String::new() }))
    }
}

#[cfg(test)]
mod tests;
