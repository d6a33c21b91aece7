//! HTML -> its tags, as a browser's tokenizer sees them.
//!
//! A `<` in a comment, a script, a style or an attribute opens no tag. This follows the states of the HTML standard's
//! tokenizer, without building a tree; which element is open, and so whether SVG rules apply, is the caller's to know.

use memchr::{memchr, memchr2, memmem};

/// The rules for the content in which a tag stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ContentRules {
    Html,
    /// SVG or `MathML`: `/>` closes an element, CDATA is allowed, and no element has raw text.
    Foreign,
}

/// A start or end tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Where its `<` stands.
    pub(super) start: usize,
    /// Where the text after its `>` begins.
    pub(super) end: usize,
    pub(super) name: &'a str,
    pub(super) form: TagForm,
    /// How many attributes it has.
    pub(super) attributes: usize,
    /// Whether a quotation mark in it is never closed. A parser would lose the rest of the page.
    pub(super) is_broken: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TagForm {
    Opens,
    /// With a slash before `>`, which counts only in foreign content.
    OpensAndCloses,
    Closes,
    /// It is a comment, a doctype or another declaration, which has no name.
    Declares,
}

/// Reads the tags of a page in their order.
#[derive(Debug)]
pub(super) struct Tags<'a> {
    html: &'a str,
    at: usize,
    /// Whether no more double and single quotation marks follow: searching for them again would take quadratic time.
    out_of_quotes: [bool; 2],
    /// How many tags had a quotation mark that is never closed.
    broken: usize,
}

/// After this many broken tags, the end of a further one is not searched beyond this many bytes. Otherwise each could be
/// searched to the end of the page.
const MAX_BROKEN: usize = 16;
const MAX_SEARCHED: usize = 4096;

impl<'a> Tags<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self { html, at: 0, out_of_quotes: [false; 2], broken: 0 }
    }

    /// Where the next tag is searched from: after the last one, and after its content if that is raw text.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// The next tag. `rules` are those of the content where the last tag left off.
    pub(super) fn next(&mut self, rules: ContentRules) -> Option<Tag<'a>> {
        loop {
            let start = self.find(self.at, b'<')?;
            match self.byte(start + 1)? {
                b'!' => {
                    self.at = self.after_declaration(start, rules);
                    // What is in CDATA is text.
                    if self.html.get(start..).is_some_and(|rest| !rest.starts_with("<![CDATA[")) {
                        return Some(self.declaration(start));
                    }
                }
                b'?' => {
                    self.at = self.find(start, b'>')? + 1;
                    return Some(self.declaration(start));
                }
                b'/' if self.byte(start + 2).is_some_and(|byte| byte.is_ascii_alphabetic()) => {
                    return Some(self.tag(start, start + 2));
                }
                b'/' => {
                    self.at = self.find(start, b'>')? + 1;
                    return Some(self.declaration(start));
                }
                byte if byte.is_ascii_alphabetic() => {
                    let tag = self.tag(start, start + 1);
                    if rules == ContentRules::Html {
                        self.at = self.after_raw_text(&tag);
                    }
                    return Some(tag);
                }
                _ => self.at = start + 1,
            }
        }
    }

    fn declaration(&self, start: usize) -> Tag<'a> {
        Tag { start, end: self.at, name: "", form: TagForm::Declares, attributes: 0, is_broken: false }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.html.as_bytes().get(at).copied()
    }

    fn find(&self, from: usize, byte: u8) -> Option<usize> {
        Some(from + memchr(byte, self.html.as_bytes().get(from..)?)?)
    }

    fn find_all(&self, from: usize, bytes: &[u8]) -> Option<usize> {
        Some(from + memmem::find(self.html.as_bytes().get(from..)?, bytes)?)
    }

    /// Where a comment, doctype or CDATA section that begins at `start` ends.
    fn after_declaration(&self, start: usize, rules: ContentRules) -> usize {
        let rest = self.html.get(start..).unwrap_or_default();
        let end = if rest.starts_with("<!--") {
            if rest.starts_with("<!-->") || rest.starts_with("<!--->") {
                self.find(start, b'>').map(|at| at + 1)
            } else {
                self.after_comment(start + 4)
            }
        } else if rules == ContentRules::Foreign && rest.starts_with("<![CDATA[") {
            self.find_all(start, b"]]>").map(|at| at + 3)
        } else {
            self.find(start, b'>').map(|at| at + 1)
        };
        end.unwrap_or(self.html.len())
    }

    /// Where a comment whose text begins at `from` ends: after `-->` or `--!>`.
    fn after_comment(&self, mut from: usize) -> Option<usize> {
        loop {
            from = self.find_all(from, b"--")?;
            match (self.byte(from + 2), self.byte(from + 3)) {
                (Some(b'>'), _) => return Some(from + 3),
                (Some(b'!'), Some(b'>')) => return Some(from + 4),
                _ => from += 1,
            }
        }
    }

    /// The tag that begins at `start` and whose name begins at `name_start`.
    fn tag(&mut self, start: usize, name_start: usize) -> Tag<'a> {
        let name = self.html.get(name_start..).unwrap_or_default();
        let length = name.bytes().position(ends_name).unwrap_or(name.len());
        let name = name.get(..length).unwrap_or_default();
        let closes = name_start == start + 2;
        let Some((end, attributes, slash)) = self.after_attributes(name_start + length) else {
            let end = self.find(start, b'>').map_or(self.html.len(), |at| at + 1);
            self.at = end;
            self.broken += 1;
            let form = if closes { TagForm::Closes } else { TagForm::Opens };
            let name = name.split('>').next().unwrap_or_default();
            return Tag { start, end, name, form, attributes: 0, is_broken: true };
        };
        self.at = end;
        let form = match (closes, slash) {
            (true, _) => TagForm::Closes,
            (false, true) => TagForm::OpensAndCloses,
            (false, false) => TagForm::Opens,
        };
        Tag { start, end, name, form, attributes, is_broken: false }
    }

    /// Where the tag with attributes from `at` on ends, how many attributes it has, and whether it ends with a slash.
    /// `None` if the page ends first.
    fn after_attributes(&mut self, mut at: usize) -> Option<(usize, usize, bool)> {
        let (mut attributes, mut slash) = (0, false);
        let most = if self.broken < MAX_BROKEN { self.html.len() } else { at + MAX_SEARCHED };
        loop {
            match self.byte(at).filter(|_| at <= most)? {
                b'>' => return Some((at + 1, attributes, slash)),
                b'/' => {
                    slash = true;
                    at += 1;
                }
                byte if byte.is_ascii_whitespace() => {
                    at += 1;
                }
                _ => {
                    slash = false;
                    attributes += 1;
                    at = self.after_attribute(at)?;
                }
            }
        }
    }

    fn after_attribute(&mut self, start: usize) -> Option<usize> {
        let space = |this: &Self, mut at: usize| {
            while this.byte(at).is_some_and(|byte| byte.is_ascii_whitespace()) {
                at += 1;
            }
            at
        };
        // An equals sign at the beginning belongs to the name.
        let mut at = start + 1;
        while self.byte(at).is_some_and(|b| !b.is_ascii_whitespace() && !matches!(b, b'=' | b'>' | b'/')) {
            at += 1;
        }
        let equals = space(self, at);
        if self.byte(equals)? != b'=' {
            return Some(at);
        }
        let value = space(self, equals + 1);
        match self.byte(value)? {
            quote @ (b'"' | b'\'') => self.find_quote(value + 1, quote).map(|end| end + 1),
            b'>' => Some(value),
            _ => {
                let rest = self.html.as_bytes().get(value..)?;
                Some(value + rest.iter().position(|b| b.is_ascii_whitespace() || *b == b'>')?)
            }
        }
    }

    fn find_quote(&mut self, from: usize, quote: u8) -> Option<usize> {
        let out = self.out_of_quotes.get_mut(usize::from(quote == b'\''))?;
        if *out {
            return None;
        }
        let found = memchr(quote, self.html.as_bytes().get(from..)?);
        *out = found.is_none();
        Some(from + found?)
    }

    /// Where the end tag of an element begins whose content is raw text; for other elements, the end of the tag.
    fn after_raw_text(&self, tag: &Tag<'a>) -> usize {
        const RAW: [&str; 8] =
            ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];
        if tag.name.eq_ignore_ascii_case("plaintext") {
            return self.html.len();
        }
        if !RAW.iter().any(|raw| tag.name.eq_ignore_ascii_case(raw)) {
            return tag.end;
        }
        let end = if tag.name.eq_ignore_ascii_case("script") {
            self.script_end(tag.end)
        } else {
            self.end_tag(tag.end, tag.name)
        };
        end.unwrap_or(self.html.len())
    }

    /// Where the next `</name` begins.
    fn end_tag(&self, mut from: usize, name: &str) -> Option<usize> {
        loop {
            let at = self.find_all(from, b"</")?;
            if self.is_name_at(at + 2, name) {
                return Some(at);
            }
            from = at + 2;
        }
    }

    /// Where the end tag of a script from `at` on begins. A script within a comment of the script has an end tag of
    /// its own.
    fn script_end(&self, mut at: usize) -> Option<usize> {
        let mut state = ScriptState::Plain;
        loop {
            at += memchr2(b'<', b'-', self.html.as_bytes().get(at..)?)?;
            let rest = self.html.as_bytes().get(at..)?;
            state = match state {
                ScriptState::Plain if rest.starts_with(b"<!--") => {
                    // The dashes may also end the comment.
                    at += 1;
                    ScriptState::Comment
                }
                ScriptState::Comment | ScriptState::CommentedScript if rest.starts_with(b"-->") => {
                    ScriptState::Plain
                }
                ScriptState::Comment if rest.starts_with(b"<") && self.is_name_at(at + 1, "script") => {
                    ScriptState::CommentedScript
                }
                _ if rest.starts_with(b"</") && self.is_name_at(at + 2, "script") => {
                    if state != ScriptState::CommentedScript {
                        return Some(at);
                    }
                    ScriptState::Comment
                }
                state => state,
            };
            at += 1;
        }
    }

    /// Whether a tag's name at `at` is `name`.
    fn is_name_at(&self, at: usize, name: &str) -> bool {
        let end = at + name.len();
        let found = self.html.as_bytes().get(at..end);
        found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && self.byte(end).is_none_or(ends_name)
    }
}

/// Where in a script the tokenizer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ScriptState {
    Plain,
    Comment,
    /// After a `<script` within a comment.
    CommentedScript,
}

fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: &str, rules: ContentRules) -> String {
        let mut tags = Tags::new(html);
        let mut names = Vec::new();
        while let Some(tag) = tags.next(rules) {
            let mark = match tag.form {
                TagForm::Declares => continue,
                TagForm::Opens => "",
                TagForm::OpensAndCloses => "*",
                TagForm::Closes => "/",
            };
            names.push(format!("{mark}{}", tag.name));
        }
        names.join(" ")
    }

    #[test]
    fn only_what_a_browser_takes_for_a_tag_is_one() {
        for (html, expected) in [
            ("<p>1 < 2 <b class=x>a</b><br/>", "p b /b *br"),
            ("<a title='a > b' href=\"<i>\">x</a>", "a /a"),
            ("<!-- <div> --><p><!--><b><!-- <i> --!><u>", "p b u"),
            ("<!doctype html><?xml <b> ?></3 <i>><p>", "p"),
            ("<script>if (a<b) x('</div>')</script><p>", "script /script p"),
            ("<script><!-- <script>'</script>' --></script><p>", "script /script p"),
            ("<script><!--> <script> </script><p>", "script /script p"),
            ("<STYLE>a<b></stylex><i></Style ><p>", "STYLE /Style p"),
            ("<title>a <b> c</title><textarea><p></textarea>", "title /title textarea /textarea"),
            ("<p><script>never closed <b>", "p script"),
            ("<plaintext><b>", "plaintext"),
            ("<![CDATA[<b>]]><p>", "p"),
            ("<a b = c/d =e f/>", "*a"),
        ] {
            assert_eq!(names(html, ContentRules::Html), expected, "{html}");
        }
        assert_eq!(
            names("<path/><style><b></style><![CDATA[<i>]]></svg>", ContentRules::Foreign),
            "*path style b /style /svg"
        );
    }

    #[test]
    fn attributes_are_counted_and_an_open_quotation_mark_does_not_swallow_the_page() {
        let tag = Tags::new("<a b c=d e = 'f g' h=\"i\" / j>").next(ContentRules::Html).unwrap();
        assert_eq!((tag.attributes, tag.is_broken), (5, false));
        let mut tags = Tags::new("<a href=\"b>Peru</a><p>");
        assert!(tags.next(ContentRules::Html).unwrap().is_broken);
        assert_eq!(tags.next(ContentRules::Html).unwrap().name, "a");
        assert_eq!(tags.next(ContentRules::Html).unwrap().name, "p");
    }
}
