//! The JSON that pages contain -> values, even where it breaks the rules of JSON.
//!
//! A tenth of all pages with JSON-LD have some that a strict parser refuses: comments, commas before a closing bracket,
//! line breaks or unescaped quotation marks in a string, single quotation marks around one, a semicolon at the end. Only
//! text that a strict parser refuses is mended, so that correct JSON is never changed.

use serde_json::Value;
use std::iter::Peekable;
use std::str::CharIndices;

/// The values in `text`, one after another. Stops at the first that cannot be mended.
pub(super) fn values(text: &str) -> Vec<Value> {
    let strict: Result<Vec<Value>, _> = serde_json::Deserializer::from_str(text).into_iter().collect();
    strict.unwrap_or_else(|_| {
        let mended = mended(text);
        serde_json::Deserializer::from_str(&mended).into_iter().map_while(Result::ok).collect()
    })
}

/// `text` with the usual mistakes put right.
fn mended(text: &str) -> String {
    let mut mender = JsonMender { text, chars: text.char_indices().peekable(), mended: String::new() };
    while let Some((at, c)) = mender.chars.next() {
        match c {
            '"' | '\'' => mender.string(c),
            '/' if mender.after(at).starts_with("//") => mender.skip_to("\n"),
            '/' if mender.after(at).starts_with("/*") => mender.skip_to("*/"),
            '<' if mender.after(at).starts_with("<!--") => mender.skip_over("<!--"),
            '<' if mender.after(at).starts_with("<![CDATA[") => mender.skip_over("<![CDATA["),
            '-' if mender.after(at).starts_with("-->") => mender.skip_over("-->"),
            ']' if mender.after(at).starts_with("]]>") => mender.skip_over("]]>"),
            ',' if mender.next_mark(at + 1).is_none_or(|next| matches!(next, '}' | ']')) => {}
            ';' => {}
            c => mender.mended.push(c),
        }
    }
    mender.mended
}

struct JsonMender<'a> {
    text: &'a str,
    chars: Peekable<CharIndices<'a>>,
    mended: String,
}

impl<'a> JsonMender<'a> {
    fn after(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The first character from `at` on that is no white space.
    fn next_mark(&self, at: usize) -> Option<char> {
        self.after(at).trim_start().chars().next()
    }

    fn skip_to(&mut self, end: &str) {
        while let Some((at, _)) = self.chars.next() {
            if self.after(at).starts_with(end) {
                self.skip_over(end);
                return;
            }
        }
    }

    /// Skips `mark`, of which the first character has been taken.
    fn skip_over(&mut self, mark: &str) {
        for _ in mark.chars().skip(1) {
            self.chars.next();
        }
    }

    /// Copies a string that began with `mark`, in double quotation marks.
    fn string(&mut self, mark: char) {
        self.mended.push('"');
        while let Some((at, c)) = self.chars.next() {
            match c {
                '\\' => self.escape(),
                c if c == mark && self.closes(at + c.len_utf8()) => break,
                '"' => self.mended.push_str("\\\""),
                c if c.is_control() => self.mended.push(' '),
                c => self.mended.push(c),
            }
        }
        self.mended.push('"');
    }

    fn escape(&mut self) {
        match self.chars.peek() {
            Some(&(_, c @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u'))) => {
                self.mended.extend(['\\', c]);
                self.chars.next();
            }
            Some((_, '\'')) => {}
            _ => self.mended.push_str("\\\\"),
        }
    }

    /// Whether a quotation mark before `at` ends a string: what follows must be what JSON has after one.
    fn closes(&self, at: usize) -> bool {
        let rest = self.after(at).trim_start();
        match rest.chars().next() {
            None | Some('}' | ']' | ':') => true,
            Some(',') => {
                let next = rest.get(1..).unwrap_or_default().trim_start();
                let word = ["true", "false", "null"].iter().any(|word| next.starts_with(word));
                word || next.starts_with(['"', '\'', '{', '[', '}', ']', '-', '/'])
                    || next.starts_with(|c: char| c.is_ascii_digit())
            }
            Some(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn correct_json_is_read_as_it_is() {
        let text = r#"{"a": "x // y; 'z',] \" \u00e9", "b": [1, -2.5, true, null]}"#;
        assert_eq!(values(text), [json!({"a": "x // y; 'z',] \" é", "b": [1, -2.5, true, null]})]);
        assert_eq!(values("{\"a\":1}\n{\"a\":2}").len(), 2);
    }

    #[test]
    fn the_usual_mistakes_are_put_right() {
        for (text, expected) in [
            (r#"{"a": [1, 2,], "b": 3,}"#, json!({"a": [1, 2], "b": 3})),
            (r#"{"a": 1};"#, json!({"a": 1})),
            ("{\"a\": \"two\nlines\t\"}", json!({"a": "two lines "})),
            ("{\"a\": 1, // the first\n \"b\": /* c */ 2}", json!({"a": 1, "b": 2})),
            (r#"<!-- {"a": 1} -->"#, json!({"a": 1})),
            (
                r#"//<![CDATA[
                {"a": "http://x.example/[b]"} //]]>"#,
                json!({"a": "http://x.example/[b]"}),
            ),
            (r#"{"a": 'the "old" port', "b": 'it\'s'}"#, json!({"a": "the \"old\" port", "b": "it's"})),
            (r#"{"a": "the "old" port", "b": 1}"#, json!({"a": "the \"old\" port", "b": 1})),
            (r#"{"a": "the "old", or new, port"}"#, json!({"a": "the \"old\", or new, port"})),
            (r#"{"a": "C:\path"}, "#, json!({"a": "C:\\path"})),
        ] {
            assert_eq!(values(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_no_json_gives_nothing() {
        for text in ["", "Strike ends", "{", "{\"a\": ", "\"a", "/*", "<!--"] {
            assert_eq!(values(text).iter().filter(|value| value.is_object()).count(), 0, "{text}");
        }
    }
}
