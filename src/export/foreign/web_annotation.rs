//! Annotations of the W3C model, ours and those of other tools -> the works of their creators.
//!
//! The model: <https://www.w3.org/TR/annotation-model/>. Nearly every value may be one or a list, a text or an object, so
//! they are looked up one by one. Ours say in their bodies that they are quotations and what was decided; of others, a tag
//! that means a quotation makes one, and anything else that is tagged, commented or highlighted is a passage.

use super::fields::{moment, number, one_or_many, text};
use super::label::{LabelMeaning, meaning};
use super::left_out::{LeftOut, LeftOutReason};
use super::work::{
    ForeignFile, ForeignMark, ForeignMeaning, ForeignPlace, ForeignQuotation, ForeignSpeaker, ForeignText,
    ForeignWork,
};
use crate::analysis::QuotationKind;
use crate::export::json::records::{Damage, JsonRecord};
use crate::review::{Codes, Decision, Reason, Verdict, Verification};
use crate::text::hash::TextHash;
use percent_encoding::percent_decode_str;
use serde_json::Value;

/// Reads a page, a collection or an annotation.
pub(super) fn read(record: &JsonRecord, file: &mut ForeignFile) -> Result<(), Damage> {
    let value: Value = record.read()?;
    file.pages.read.extend(text(&value, "id").map(str::to_owned));
    // A page is the value of "first" and "next", or its address is: then it may be another record of the file.
    let mut pages = vec![&value];
    while let Some(page) = pages.pop() {
        match page.get("items") {
            Some(items) => one_or_many(Some(items)).for_each(|annotation| take(annotation, file)),
            None if page.get("first").is_none() => take(page, file),
            None => {}
        }
        // The one pushed last is read first.
        for link in ["next", "first"].iter().filter_map(|field| page.get(field)) {
            let address = link.as_str().or_else(|| text(link, "id"));
            if link.get("items").is_some() {
                file.pages.read.extend(address.map(str::to_owned));
                pages.push(link);
            } else {
                file.pages.named.extend(address.map(str::to_owned));
            }
        }
    }
    Ok(())
}

fn take(annotation: &Value, file: &mut ForeignFile) {
    let targets: Vec<&Value> =
        one_or_many(annotation.get("target")).filter(|target| target.is_object()).collect();
    if targets.is_empty() {
        file.left_out.add(LeftOutReason::Other);
    }
    for target in targets {
        take_at(target, annotation, file);
    }
}

/// What an annotation says of one of its targets.
fn take_at(target: &Value, annotation: &Value, file: &mut ForeignFile) {
    let bodies = Bodies::of(annotation);
    let creator = creator(annotation);
    // Only what somebody did is a decision; the rest is what our export says that the program found.
    if bodies.is_ours() && creator.is_none() {
        return;
    }
    let Some(meaning) = bodies.meaning(&mut file.left_out) else { return };
    let mark = ForeignMark { place: place(target), meaning, at: moment(text(annotation, "created")) };
    let (text, reviewer) = (text_of(target), creator.unwrap_or("annotator").to_owned());
    match file.works.last_mut().filter(|work| work.text == text && work.reviewer == reviewer) {
        Some(work) => work.marks.push(mark),
        None => file.works.push(ForeignWork { text, reviewer, marks: vec![mark], codes: None }),
    }
}

/// Who made an annotation.
fn creator(annotation: &Value) -> Option<&str> {
    one_or_many(annotation.get("creator")).find_map(|creator| {
        let named = || ["name", "nickname", "email", "id"].iter().find_map(|field| text(creator, field));
        creator.as_str().or_else(named)
    })
}

/// The text that is annotated: by its hash if the state has it, and by its address.
fn text_of(target: &Value) -> ForeignText {
    let cached = one_or_many(target.get("state")).find_map(|state| text(state, "cached"));
    let hash = cached.and_then(|cached| cached.strip_prefix("nih:sha-256;")).and_then(TextHash::parse);
    let source =
        one_or_many(target.get("source")).find_map(|source| source.as_str().or_else(|| text(source, "id")));
    let address = source.filter(|source| !source.starts_with("nih:")).map(|source| {
        source.strip_prefix("file://").map_or_else(
            || source.to_owned(),
            |path| percent_decode_str(path).decode_utf8_lossy().into_owned(),
        )
    });
    ForeignText::Elsewhere { hash, address }
}

/// The place that the selectors name.
fn place(target: &Value) -> ForeignPlace {
    let mut place = ForeignPlace::default();
    for selector in one_or_many(target.get("selector")) {
        match text(selector, "type") {
            Some("TextQuoteSelector") => {
                let words = |field: &str| selector.get(field).and_then(Value::as_str).map(str::to_owned);
                place.words = words("exact");
                place.prefix = words("prefix").unwrap_or_default();
                place.suffix = words("suffix").unwrap_or_default();
            }
            Some("TextPositionSelector") => {
                place.points = number(selector, "start").zip(number(selector, "end"));
            }
            _ => {}
        }
    }
    place
}

/// The bodies of an annotation, each with its purpose, and why it was made.
struct Bodies<'a> {
    said: Vec<(&'a str, &'a str)>,
    motivations: Vec<&'a str>,
    /// How many bodies are no text.
    others: usize,
}

impl<'a> Bodies<'a> {
    fn of(annotation: &'a Value) -> Self {
        let words =
            |value: Option<&'a Value>| one_or_many(value).filter_map(Value::as_str).collect::<Vec<_>>();
        let motivations = words(annotation.get("motivation"));
        let purpose = motivations.first().copied().unwrap_or("commenting");
        let (mut said, mut others) = (Vec::new(), 0);
        for body in one_or_many(annotation.get("body")).chain(annotation.get("bodyValue")) {
            let value = body.as_str().or_else(|| body.get("value")?.as_str());
            let purposes = words(body.get("purpose"));
            match value.map(str::trim).filter(|value| !value.is_empty()) {
                Some(value) if purposes.is_empty() => said.push((purpose, value)),
                Some(value) => said.extend(purposes.into_iter().map(|purpose| (purpose, value))),
                None => others += 1,
            }
        }
        Self { said, motivations, others }
    }

    fn all(&self, wanted: &'a str) -> impl Iterator<Item = &'a str> + '_ {
        self.said.iter().filter(move |(purpose, _)| *purpose == wanted).map(|(_, value)| *value)
    }

    /// The value after a name and a colon, as our export writes several of one purpose.
    fn named(&self, purpose: &'a str, name: &str) -> Option<&'a str> {
        self.all(purpose).find_map(|value| value.strip_prefix(name)?.strip_prefix(": "))
    }

    /// Whether our export wrote it, of a quotation.
    fn is_ours(&self) -> bool {
        self.named("classifying", "quotation").is_some() && self.named("assessing", "state").is_some()
    }

    fn notes(&self) -> String {
        self.all("commenting").chain(self.all("describing")).collect::<Vec<_>>().join("\n")
    }

    fn meaning(&self, left_out: &mut LeftOut) -> Option<ForeignMeaning> {
        if self.is_ours() {
            return Some(ForeignMeaning::Quotation(Box::new(self.our_quotation())));
        }
        left_out.add_many(LeftOutReason::Other, self.others);
        let tags: Vec<&str> = self.all("tagging").chain(self.all("classifying")).collect();
        let codes: Codes = tags
            .iter()
            .filter(|tag| meaning(tag) == LabelMeaning::Code)
            .map(|tag| (*tag).to_owned())
            .collect();
        let quoted = tags.iter().find_map(|tag| match meaning(tag) {
            LabelMeaning::Quotation(kind) => Some((kind, Verdict::Accepted)),
            LabelMeaning::NotAQuotation => Some((None, Verdict::Rejected(Some(Reason::NotSpeech)))),
            _ => None,
        });
        if let Some((kind, verdict)) = quoted {
            return Some(ForeignMeaning::Quotation(Box::new(self.their_quotation(kind, (verdict, codes)))));
        }
        let note = self.notes();
        let highlighted = self.motivations.contains(&"highlighting");
        if codes.is_empty() && note.is_empty() && !highlighted {
            left_out.add(if tags.is_empty() { LeftOutReason::Other } else { LeftOutReason::Name });
            return None;
        }
        Some(ForeignMeaning::Passage { codes, note, highlighted })
    }

    fn their_quotation(
        &self,
        kind: Option<QuotationKind>,
        (verdict, codes): (Verdict, Codes),
    ) -> ForeignQuotation {
        let speaker = self.speaker(ForeignSpeaker::Unsaid);
        // To accept a quotation is also to say who speaks.
        let is_open = verdict == Verdict::Accepted && speaker == ForeignSpeaker::Unsaid;
        let verdict = if is_open { Verdict::Pending } else { verdict };
        let decision = Decision { verdict, codes, note: self.notes(), ..Decision::default() };
        ForeignQuotation { kind, speaker, decision, is_as_found: false }
    }

    fn our_quotation(&self) -> ForeignQuotation {
        let word = |name: &str| self.named("assessing", name).unwrap_or_default();
        let state = word("state");
        let verdict = match state {
            "accepted" | "edited" => Verdict::Accepted,
            "rejected" => Verdict::Rejected(Reason::from_word(word("reason"))),
            _ => Verdict::Pending,
        };
        let text = |purpose| self.all(purpose).next().unwrap_or_default().to_owned();
        let decision = Decision {
            verdict,
            skipped: state == "skipped",
            flagged: self.all("questioning").next().is_some(),
            verification: Verification::from_word(word("verification")).unwrap_or_default(),
            source: text("linking"),
            words: text("editing"),
            note: text("commenting"),
            codes: self.all("tagging").map(str::to_owned).collect(),
            ..Decision::default()
        };
        let kind = self.named("classifying", "quotation").and_then(QuotationKind::from_word);
        let speaker = self.speaker(ForeignSpeaker::Nobody);
        ForeignQuotation { kind, speaker, decision, is_as_found: state == "accepted" }
    }

    /// The speaker that a body names, otherwise this.
    fn speaker(&self, otherwise: ForeignSpeaker) -> ForeignSpeaker {
        let kind = self.named("classifying", "speaker").map(str::to_owned);
        self.all("identifying").next().map_or(otherwise, |name| ForeignSpeaker::Named(name.to_owned(), kind))
    }
}
