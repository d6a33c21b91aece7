//! JSON, JSON Lines or several JSON values in a row -> the articles in them.
//!
//! An article is an object with a text under one of the usual names. Objects that only hold a list of such objects are
//! opened. What Pullquote itself writes is read as the text that it was made from.

use super::json_fields::{identity, left_out, list, piece};
use super::{Content, Piece};
use crate::error::{Error, Result};
use crate::text::phrase::counted;
use serde_json::Value;
use std::collections::BTreeSet;

/// Objects in objects deeper than this are not searched for articles.
const MAX_DEPTH: usize = 4;

/// Whether a text may be JSON: it begins like an object or a list of objects.
pub(in crate::input) fn begins(head: &str) -> bool {
    let head = head.trim_start();
    let inner = head.strip_prefix('[').map(str::trim_start);
    let is_object = |text: &str| {
        let inside = text.strip_prefix('{').map(str::trim_start);
        inside.is_some_and(|inside| inside.starts_with(['"', '}']) || inside.is_empty())
    };
    is_object(head) || inner.is_some_and(is_object)
}

/// Whether a text can only be JSON: it begins with the name of a field. It may still be damaged.
pub(in crate::input) fn is_certain(text: &str) -> bool {
    let start = text.trim_start().trim_start_matches('[').trim_start();
    let field = start.strip_prefix('{').map(str::trim_start).and_then(|field| field.strip_prefix('"'));
    field.and_then(|field| field.split_once('"')).is_some_and(|(name, after)| {
        name.len() <= 60 && !name.contains('\n') && after.trim_start().starts_with(':')
    })
}

/// The articles in a JSON text. Returns `None` if it is not JSON at all.
///
/// # Errors
/// If it is JSON without an article.
pub(in crate::input) fn read(text: &str, name: &str) -> Option<Result<Vec<Piece>>> {
    let (values, damaged) = values(text)?;
    let mut pieces = Vec::new();
    for value in &values {
        collect(value, MAX_DEPTH, &mut pieces);
    }
    if let Some(first) = pieces.first_mut() {
        first.notices.extend(notices(&values, damaged));
    }
    if pieces.is_empty() {
        return Some(Err(Error::new(format!(
            "{name} is JSON without an article: its text must be called text, body, articleBody, content or html"
        ))));
    }
    Some(Ok(pieces))
}

/// What is said of the articles in `values` as a whole.
fn notices(values: &[Value], damaged: usize) -> Vec<String> {
    let records =
        values.iter().flat_map(|value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice));
    let (mut empty, mut fields) = (0, BTreeSet::new());
    for record in records {
        let mut pieces = Vec::new();
        collect(record, MAX_DEPTH, &mut pieces);
        empty += usize::from(pieces.is_empty());
        if let (Some(object), [Piece { content: Content::Text(_, text), .. }]) =
            (record.as_object(), pieces.as_slice())
        {
            fields.extend(left_out(object, text));
        }
    }
    let names = fields.iter().copied().collect::<Vec<_>>().join(", ");
    let told = [
        (damaged, "line is not JSON and was", "lines are not JSON and were", String::new()),
        (empty, "record has no text and was", "records have no text and were", String::new()),
        (fields.len(), "field was", "fields were", format!(" ({names})")),
    ];
    let told = told.into_iter().filter(|(count, ..)| *count > 0);
    told.map(|(count, one, several, names)| format!("{} left out{names}", counted(count, one, several)))
        .collect()
}

/// The JSON values in a text, and how many lines are none. Returns `None` if the first is none.
fn values(text: &str) -> Option<(Vec<Value>, usize)> {
    if let Some(value) = parse(text) {
        return Some((vec![value], 0));
    }
    let (mut values, mut damaged) = (Vec::new(), 0);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match parse(line) {
            Some(value @ (Value::Object(_) | Value::Array(_))) => values.push(value),
            _ => damaged += 1,
        }
    }
    // A value over several lines makes more damaged lines than values.
    if values.len() > damaged {
        return Some((values, damaged));
    }
    let stream = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let values: Vec<Value> = stream.map_while(std::result::Result::ok).collect();
    (!values.is_empty()).then_some((values, 0))
}

/// Parses a JSON value. Half a surrogate pair, which some programs leave when they cut a text, becomes U+FFFD.
fn parse(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().or_else(|| {
        // Only a surrogate can be half of a pair.
        let has_surrogate = text.contains("\\ud") || text.contains("\\uD");
        let mended = has_surrogate.then(|| without_half_pairs(text)).flatten()?;
        serde_json::from_str(&mended).ok()
    })
}

fn without_half_pairs(text: &str) -> Option<String> {
    let mut pieces = text.split("\\u");
    let mut mended = pieces.next()?.to_owned();
    let mut high: Option<&str> = None;
    for piece in pieces {
        let digits = piece.get(..4)?;
        let code = u32::from_str_radix(digits, 16).ok()?;
        let is_low = (0xDC00..0xE000).contains(&code);
        if let Some(digits) = high.take() {
            mended.push_str("\\u");
            mended.push_str(if is_low { digits } else { "fffd" });
        }
        let is_whole = mended.ends_with(|c: char| c.is_ascii_hexdigit());
        if (0xD800..0xDC00).contains(&code) && piece.len() == 4 {
            high = Some(digits);
            continue;
        }
        let is_half = (0xD800..0xDC00).contains(&code) || (is_low && !is_whole);
        mended.push_str("\\u");
        mended.push_str(if is_half { "fffd" } else { digits });
        mended.push_str(piece.get(4..)?);
    }
    Some(mended)
}

fn collect(value: &Value, depth: usize, pieces: &mut Vec<Piece>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, depth, pieces)),
        Value::Object(fields) => {
            if let Some(piece) = piece(fields) {
                pieces.push(piece);
            } else if let Some(inside) = depth.checked_sub(1) {
                let before = pieces.len();
                list(fields).for_each(|value| collect(value, inside, pieces));
                // What is said beside the only article is said of it; what is said of a list is not.
                if let [only] = pieces.get_mut(before..).unwrap_or_default() {
                    only.identity.merge(identity(fields));
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Media;

    fn texts(json: &str) -> Option<Vec<(Media, String)>> {
        let pieces = read(json, "story.json")?.unwrap().into_iter();
        let text = |piece: Piece| match piece.content {
            Content::Text(media, text) => (media, text),
            Content::Bytes(..) => panic!("{piece:?}"),
        };
        Some(pieces.map(text).collect())
    }

    #[test]
    fn every_object_with_a_text_is_an_article() {
        let plain = |text: &str| (Media::Plain, text.to_owned());
        for (json, expected) in [
            (r#"{"headline":"Strike","articleBody":"It rained."}"#, vec![plain("It rained.")]),
            (
                "{\"id\":1,\"text\":\"One.\"}\n\n{\"id\":2,\"text\":\"Two.\"}\n{\"id\":",
                vec![plain("One."), plain("Two.")],
            ),
            (r#"[{"text":"One."},{"text":""},{"no":1}]"#, vec![plain("One.")]),
            (
                r#"{"status":"ok","articles":[{"content":"One."},{"content":"Two."}]}"#,
                vec![plain("One."), plain("Two.")],
            ),
            (
                r#"{"title":{"rendered":"T"},"content":{"rendered":"<p>It rained.</p>"}}"#,
                vec![(Media::Html, "<p>It rained.</p>".to_owned())],
            ),
            (r#"{"webTitle":"T","fields":{"body":"One."}}"#, vec![plain("One.")]),
            (r#"{"paragraphs":["One.","Two."],"title":"T"}"#, vec![plain("One.\n\nTwo.")]),
            ("{\n \"text\": \"One.\"\n}\n{\n \"text\": \"Two.\"\n}", vec![plain("One."), plain("Two.")]),
            (
                r#"{"text":"half \ud83d here \ud83e\udd89 \udd89"}"#,
                vec![plain("half \u{fffd} here 🦉 \u{fffd}")],
            ),
            (r#"{"schema":"pullquote/1","source":"a.txt","text":"It rained."}"#, vec![plain("It rained.")]),
        ] {
            assert_eq!(texts(json), Some(expected), "{json}");
        }
        let blocks = r#"{"headline":"T","content":[{"type":"p","data":{"text":"One."}},{"type":"p","data":{"text":"Two."}}]}"#;
        assert_eq!(
            texts(blocks),
            Some(vec![plain("One.\n\nTwo.")]),
            "the blocks of an editor are one article"
        );
        let lead = r#"{"title":"T","standfirst":"So it began.","body":"<p>It rained.</p>"}"#;
        assert_eq!(texts(lead), Some(vec![(Media::Html, "<p>So it began.</p><p>It rained.</p>".to_owned())]));
        assert_eq!(texts("{ is a brace"), None);
        let lines = "{\"text\":\"One.\",\"summary\":\"What nobody reads of the whole long story in it.\"}\n{\"title\":\"T\"}\nx\n{\"text\":\"Two.\"}";
        let notices = read(lines, "a.jsonl").unwrap().unwrap().remove(0).notices;
        let expected = [
            "1 line is not JSON and was left out",
            "1 record has no text and was left out",
            "1 field was left out (summary)",
        ];
        assert_eq!(notices, expected);
        let error = read(r#"{"name":"a","version":1}"#, "package.json").unwrap().unwrap_err().to_string();
        assert!(error.contains("without an article"), "{error}");
    }
}
