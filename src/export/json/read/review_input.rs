//! What a result object says of the review as a whole -> the marks on passages, names and the article.

use super::context::{ReadContext, moment};
use crate::review::decided::{DecidedMark, MarkedSubject};
use crate::review::{Codes, EntityName, EntityTag, Stamp};
use serde::Deserialize;

/// The review of an article, without its quotations.
#[derive(Deserialize)]
pub(super) struct ReviewInput {
    #[serde(default)]
    pub(super) reviewers: Vec<String>,
    pub(super) text_sha256: Option<String>,
    #[serde(default)]
    pub(super) orphans: Vec<serde::de::IgnoredAny>,
    #[serde(default)]
    passages: Vec<PassageInput>,
    #[serde(default)]
    coded_names: Vec<CodedNameInput>,
    /// The codes of the article.
    #[serde(default)]
    codes: Codes,
    coded_by: Option<String>,
    coded_at: Option<String>,
}

#[derive(Deserialize)]
struct PassageInput {
    start: Option<usize>,
    end: Option<usize>,
    text: String,
    #[serde(default)]
    highlighted: bool,
    note: Option<String>,
    #[serde(default)]
    codes: Codes,
    reviewer: Option<String>,
    at: Option<String>,
}

#[derive(Deserialize)]
struct CodedNameInput {
    name: String,
    /// Missing in files of older versions, as who gave the codes is.
    #[serde(rename = "type")]
    kind: Option<String>,
    codes: Codes,
    reviewer: Option<String>,
    at: Option<String>,
}

impl ReviewInput {
    /// The marks. `tag_of` says what a name is, if the file does not.
    pub(super) fn marks(
        &self,
        context: &ReadContext<'_>,
        tag_of: impl Fn(&str) -> EntityTag,
    ) -> Result<Vec<DecidedMark>, String> {
        let placed = self.passages.iter().filter(|passage| passage.start.is_some());
        let mut marks = placed.map(|passage| passage.decided(context)).collect::<Result<Vec<_>, _>>()?;
        for name in &self.coded_names {
            let tag = match name.kind.as_deref() {
                Some("country") => EntityTag::Country,
                Some("organization") => EntityTag::Organization,
                Some(_) => EntityTag::Person,
                None => tag_of(&name.name),
            };
            let subject = MarkedSubject::Entity(EntityName { tag, name: name.name.clone() });
            marks.push(coded(subject, &name.codes, stamp((&name.reviewer, &name.at), context)?));
        }
        if !self.codes.is_empty() {
            let stamp = stamp((&self.coded_by, &self.coded_at), context)?;
            marks.push(coded(MarkedSubject::Article, &self.codes, stamp));
        }
        Ok(marks)
    }

    /// How many passages are no longer in the text.
    pub(super) fn passages_without_place(&self) -> usize {
        self.passages.iter().filter(|passage| passage.start.is_none()).count()
    }
}

impl PassageInput {
    fn decided(&self, context: &ReadContext<'_>) -> Result<DecidedMark, String> {
        let place = self.start.zip(self.end).and_then(|(start, end)| context.points.of(start, end));
        let place = place.filter(|place| !place.is_empty() && place.of(context.text) == self.text);
        let Some(place) = place else {
            return Err(format!("the passage “{}” is not where the file says: export it again", self.text));
        };
        let stamp = stamp((&self.reviewer, &self.at), context)?;
        let note = self.note.clone().unwrap_or_default();
        let mark = coded(MarkedSubject::Passage(place), &self.codes, stamp);
        Ok(DecidedMark { note, highlighted: self.highlighted, ..mark })
    }
}

fn coded(subject: MarkedSubject, codes: &Codes, stamp: Stamp) -> DecidedMark {
    DecidedMark { subject, codes: codes.clone(), note: String::new(), highlighted: false, stamp }
}

/// Who marked something, and when; otherwise whoever reviewed the article.
fn stamp(
    (reviewer, at): (&Option<String>, &Option<String>),
    context: &ReadContext<'_>,
) -> Result<Stamp, String> {
    Ok(Stamp {
        reviewer: reviewer.clone().unwrap_or_else(|| context.reviewer.to_owned()),
        at: at.as_deref().map_or(Ok(0), moment)?,
        tool: String::new(),
    })
}
