//! The table of quotations and sources in `tests/verification/pairs.txt`.

use crate::article::Article;
use crate::input::{Document, Media};
use crate::review::{SpeakerKind, SpeakerName};
use crate::verify::{Comparison, QuotedSpeech, Source, SourceVerdict, WordDifference, compare};

const PAIRS: &str = include_str!("../../../tests/verification/pairs.txt");

/// One pair of the table.
struct Pair {
    verdict: String,
    flag: Option<String>,
    speaker: Option<SpeakerName>,
    is_phrase: bool,
    quoted: String,
    source: String,
    marked: Option<String>,
}

impl Pair {
    fn read(block: &str) -> Option<Self> {
        let field = |name: &str| {
            block.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ").map(str::to_owned))
        };
        let verdict = field("verdict")?;
        let (verdict, flag) = match verdict.split_once(' ') {
            Some((verdict, flag)) => (verdict.to_owned(), Some(flag.to_owned())),
            None => (verdict, None),
        };
        let quoted = field("quoted")?;
        let (name, quoted) = match quoted.split_once(" | ") {
            Some((name, words)) => (Some(name.to_owned()), words.to_owned()),
            None => (None, quoted),
        };
        let is_phrase = quoted.starts_with("phrase: ");
        Some(Self {
            verdict,
            flag,
            speaker: name.map(|name| SpeakerName { name, kind: SpeakerKind::Person }),
            is_phrase,
            quoted: quoted.trim_start_matches("phrase: ").to_owned(),
            source: field("source")?.replace("\\n", "\n"),
            marked: field("marked"),
        })
    }

    fn compare(&self) -> (Source, Comparison) {
        let document = Document::record(String::new(), Media::Plain, self.source.clone());
        let source = Source::new("source", Article::new(document), None);
        let mut quoted = QuotedSpeech::words(&self.quoted);
        if let Some(speaker) = &self.speaker {
            quoted = quoted.said_by(speaker.clone());
        }
        let quoted = if self.is_phrase { quoted.as_phrase() } else { quoted };
        let comparison = compare(&quoted, &source);
        (source, comparison)
    }
}

fn marked(difference: &WordDifference, quoted: &str, source: &Source) -> String {
    let words =
        [difference.kind.word(), difference.quoted.of(quoted), ">", &source.words_in(difference.said)];
    words.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_pair_gets_its_verdict() {
    let pairs: Vec<Pair> = PAIRS.split("\n\n").filter_map(Pair::read).collect();
    assert!(pairs.len() >= 60, "{} pairs", pairs.len());
    let mut wrong = Vec::new();
    for pair in &pairs {
        let (source, found) = pair.compare();
        let flag =
            found.gravest_first().first().and_then(|first| first.flag).map(|flag| flag.word().to_owned());
        let marks: Vec<String> =
            found.differences.iter().map(|difference| marked(difference, &pair.quoted, &source)).collect();
        let marks = marks.join(" ; ");
        let is_right = found.verdict.word() == pair.verdict
            && flag == pair.flag
            && pair.marked.as_ref().is_none_or(|expected| *expected == marks);
        if !is_right {
            wrong.push(format!(
                "“{}” in “{}”: {} {:?}, not {} {:?}; {marks}",
                pair.quoted,
                pair.source,
                found.verdict.word(),
                flag,
                pair.verdict,
                pair.flag
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), pairs.len(), wrong.join("\n"));
}

#[test]
fn the_table_has_every_verdict_more_than_once() {
    for (verdict, word, _) in SourceVerdict::ALL {
        let count = PAIRS.lines().filter(|line| line.starts_with(&format!("verdict: {word}"))).count();
        assert!(count > 2, "{verdict:?}: {count}");
    }
}
