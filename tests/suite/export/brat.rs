//! brat's standoff format, read by a strict reader written from its description.
//!
//! <https://brat.nlplab.org/standoff.html>

use super::reviewed_article::{HOSTILE, ReviewFixture, cut, fixtures};
use pullquote::export::Format;
use pullquote::export::brat::CONFIGURATION;
use std::collections::{HashMap, HashSet};

#[derive(Debug, Default)]
struct Standoff {
    /// Type and words of every span.
    spans: HashMap<String, (String, String)>,
    relations: Vec<(String, String, String)>,
    attributes: Vec<(String, String, String)>,
    notes: HashMap<String, String>,
}

/// Parses like brat's server, and panics where it would report an error.
fn standoff(annotations: &str, text: &[char]) -> Standoff {
    let mut read = Standoff::default();
    let mut seen = HashSet::new();
    for line in annotations.lines() {
        let (id, rest) = line.split_once('\t').unwrap();
        assert!(seen.insert(id.to_owned()), "{id} twice");
        match id.chars().next().unwrap() {
            'T' => {
                let (place, words) = rest.split_once('\t').unwrap();
                let (kind, spans) = place.split_once(' ').unwrap();
                let mut before = None;
                let fragment = |span: &str| {
                    let (start, end) = span.split_once(' ').unwrap();
                    let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
                    assert!(start < end && before.is_none_or(|before| before < start), "{line}");
                    before = Some(end);
                    let fragment = cut(text, start, end);
                    assert!(!fragment.contains(char::is_control), "{line}");
                    fragment
                };
                let covered: Vec<String> = spans.split(';').map(fragment).collect();
                assert_eq!(covered.join(" "), words, "{line}");
                read.spans.insert(id.to_owned(), (kind.to_owned(), words.to_owned()));
            }
            'R' => {
                let [kind, one, other] = rest.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
                let end = |end: &str, name: &str| end.strip_prefix(name).unwrap().to_owned();
                read.relations.push((kind.to_owned(), end(one, "Arg1:"), end(other, "Arg2:")));
            }
            'A' => {
                let mut words = rest.split(' ');
                let mut next = || words.next().map(str::to_owned);
                read.attributes.push((next().unwrap(), next().unwrap(), next().unwrap_or_default()));
                assert_eq!(words.next(), None, "{line}");
            }
            '#' => {
                let (of, note) = rest.split_once('\t').unwrap();
                read.notes.insert(of.strip_prefix("AnnotatorNotes ").unwrap().to_owned(), note.to_owned());
            }
            _ => panic!("{line}"),
        }
    }
    let ends = read.relations.iter().flat_map(|(_, one, other)| [one, other]);
    let all = ends.chain(read.attributes.iter().map(|(_, of, _)| of)).chain(read.notes.keys());
    assert!(all.into_iter().all(|of| read.spans.contains_key(of)), "everything speaks of a span");
    read
}

#[test]
fn brat_spans_match_the_text() {
    for fixture in fixtures() {
        let read = standoff(&fixture.written(Format::Brat), &fixture.points());
        let quotations = read.attributes.iter().filter(|(kind, ..)| kind == "State").count();
        assert_eq!(quotations, fixture.review().cards.len());
        let types = read.spans.values().map(|(kind, _)| kind);
        let types = types.chain(read.relations.iter().map(|(kind, ..)| kind));
        for kind in types.chain(read.attributes.iter().map(|(kind, ..)| kind)) {
            let known = CONFIGURATION.lines().any(|line| line.split('\t').next() == Some(kind));
            assert!(known, "{kind} is not in the configuration");
        }
        for (kind, _, value) in read.attributes.iter().filter(|(_, _, value)| !value.is_empty()) {
            let line = CONFIGURATION.lines().find(|line| line.split('\t').next() == Some(kind)).unwrap();
            let values = line.split("Value:").nth(1).unwrap();
            assert!(values.split('|').any(|known| known == value), "{value} is no {kind}");
        }
    }
}

#[test]
fn a_quotation_over_two_paragraphs_is_one_discontinuous_span_with_its_decision() {
    let fixture = ReviewFixture::reviewed();
    let written = fixture.written(Format::Brat);
    let read = standoff(&written, &fixture.points());
    let (id, _) =
        read.spans.iter().find(|(_, (_, words))| words.starts_with("We asked for a meeting")).unwrap();
    let line = written.lines().find(|line| line.starts_with(&format!("{id}\t"))).unwrap();
    assert_eq!(line.matches(';').count(), 1, "{line}");
    assert!(read.attributes.contains(&("State".to_owned(), id.clone(), "edited".to_owned())));
    assert!(read.notes[id].contains("speaker: Marta Dias") && read.notes[id].contains("note: call back"));
    // "told" reports what another speaker said: the reviewer has named Marta Dias.
    let cue = read.relations.iter().find(|(kind, from, _)| kind == "ReportedBy" && from == id);
    assert_eq!(cue, None);
    assert!(read.relations.iter().any(|(kind, ..)| kind == "ReportedBy"), "the others keep theirs");
}

#[test]
fn hostile_notes_stay_on_one_line() {
    let fixture = ReviewFixture::hostile();
    let read = standoff(&fixture.written(Format::Brat), &fixture.points());
    assert!(read.notes.values().all(|note| note.contains("alert('1')") && !note.contains(char::is_control)));
    assert!(HOSTILE.contains('\t') && HOSTILE.contains('\u{1b}'));
}
