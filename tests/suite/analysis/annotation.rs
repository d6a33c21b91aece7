//! Annotated articles, with the correct findings as tags in the text -> the text and the findings.
//!
//! `<c KP name>`, `<p Full Name>`, `<o Canonical Name>`, `<q Speaker|also right via Agency>` around the marks,
//! `<i Speaker>` around speech without marks, `<n>` around marks without speech. `-` means that the text does not name
//! the speaker. The first line of a file says what the article tests, as `# phenomena: ...`.

use std::ops::Range;

/// An article with its correct findings.
#[derive(Debug, Default)]
pub(super) struct AnnotatedArticle {
    /// The article without the tags.
    pub(super) text: String,
    /// The correct findings, in the order in which they end.
    pub(super) findings: Vec<Finding>,
}

/// A correct finding.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    /// Its tag.
    pub(super) tag: Tag,
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// The rest of the tag: a code and a kind, a name, or speakers.
    pub(super) label: String,
}

/// What a tag marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Country,
    Person,
    Organization,
    Quotation,
    Indirect,
    NoSpeech,
}

impl AnnotatedArticle {
    /// Reads an annotated file. Panics and names the place if the tags are wrong.
    pub(super) fn read(file: &str) -> Self {
        let body =
            file.strip_prefix('#').map_or(file, |_| file.split_once("\n\n").map_or("", |(_, body)| body));
        let mut drawn = Self::default();
        let mut open: Vec<(Tag, usize, String)> = Vec::new();
        let mut rest = body.trim_end();
        while let Some((before, tagged)) = rest.split_once('<') {
            drawn.text.push_str(before);
            let (tag, after) =
                tagged.split_once('>').unwrap_or_else(|| panic!("no end of tag: {tagged:.40}"));
            rest = after;
            let at = drawn.text.len();
            if let Some(closed) = tag.strip_prefix('/') {
                let (tag, start, label) =
                    open.pop().unwrap_or_else(|| panic!("nothing to close: {tagged:.40}"));
                assert_eq!(tag, Tag::of(closed), "crossed tags before {after:.40}");
                drawn.findings.push(Finding { tag, range: start..at, label });
            } else {
                let (kind, label) = tag.split_once(' ').unwrap_or((tag, ""));
                open.push((Tag::of(kind), at, label.to_owned()));
            }
        }
        assert!(open.is_empty(), "left open: {open:?}");
        drawn.text.push_str(rest);
        drawn
    }

    /// The findings of a kind.
    pub(super) fn of(&self, tag: Tag) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.tag == tag)
    }
}

impl Tag {
    fn of(letter: &str) -> Self {
        match letter {
            "c" => Self::Country,
            "p" => Self::Person,
            "o" => Self::Organization,
            "q" => Self::Quotation,
            "i" => Self::Indirect,
            "n" => Self::NoSpeech,
            other => panic!("no tag is called {other:?}"),
        }
    }
}

impl Finding {
    /// Whether a speaker of this name is right: equal to one of the names, or one name's last words.
    pub(super) fn is_said_by(&self, name: Option<&str>) -> bool {
        let speakers = self.label.split(" via ").next().unwrap_or_default();
        speakers.split('|').any(|right| match name {
            None => right == "-",
            Some(name) => right != "-" && same_name(name, right),
        })
    }
}

/// Whether two names can be one speaker's: the shorter one's words are the longer one's last words. A nickname in marks
/// inside a name says nothing else.
fn same_name(one: &str, other: &str) -> bool {
    let (one, other) = (folded(one), folded(other));
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    !short.is_empty() && long.ends_with(short)
}

fn folded(name: &str) -> Vec<String> {
    let parts = name.split(['"', '“', '”']).collect::<Vec<_>>();
    let name = match parts.as_slice() {
        [first, _, last] if !first.is_empty() && !last.is_empty() => format!("{first}{last}"),
        _ => name.to_owned(),
    };
    let plain = name.to_lowercase().replace(['’', '\''], "'").replace("'s ", " ").replace('-', " ");
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).skip_while(|word| matches!(word.as_str(), "the" | "a" | "an")).collect()
}

#[test]
fn tags_are_removed_from_the_text_and_returned() {
    let drawn = AnnotatedArticle::read(
        "# phenomena: x\n\n<q Ana Lu|-><n>“No”</n> to <c PE name>Peru</c>,</q> she said.\n",
    );
    assert_eq!(drawn.text, "“No” to Peru, she said.");
    let found: Vec<_> =
        drawn.findings.iter().map(|f| (f.tag, &drawn.text[f.range.clone()], f.label.as_str())).collect();
    assert_eq!(
        found,
        [
            (Tag::NoSpeech, "“No”", ""),
            (Tag::Country, "Peru", "PE name"),
            (Tag::Quotation, "“No” to Peru,", "Ana Lu|-"),
        ]
    );
    let said = &drawn.findings[2];
    assert!(said.is_said_by(Some("Lu")) && said.is_said_by(None) && !said.is_said_by(Some("Ana")));
}
