//! The accuracy of the findings in `tests/articles/annotated`, whose articles were written for this purpose. The figures
//! must not fall below the given values, and `tests/golden/annotated.snap` lists what is still wrong.

use super::annotation::{AnnotatedArticle, Finding, Tag};
use crate::golden;
use pullquote::analysis::{Analysis, EntityKind, MentionKind, QuotationKind, analyze};
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::ops::Range;
use std::path::Path;

/// What is measured and the value it must reach: F1, or for marks without speech the share that is left alone.
const FLOORS: [(&str, f64); 8] = [
    ("countries, with their kind", 0.96),
    ("people", 0.94),
    ("people under their full name", 0.88),
    ("organisations", 0.63),
    ("quotations", 0.98),
    ("quotations with their speaker", 0.91),
    ("reported speech with its speaker", 0.86),
    ("marks without speech left alone", 0.92),
];

/// Counts of correct, missed and wrong findings.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    right: usize,
    missed: usize,
    wrong: usize,
}

impl Tally {
    #[expect(clippy::cast_precision_loss, reason = "a few thousand findings")]
    fn f1(self) -> f64 {
        let twice = 2.0 * self.right as f64;
        twice / (twice + (self.missed + self.wrong) as f64).max(1.0)
    }
}

/// The counts of all articles, and the mistakes in each.
#[derive(Debug, Default)]
struct Score {
    tallies: BTreeMap<&'static str, Tally>,
    mistakes: String,
}

/// A finding of the program: its place, and what the program says about it.
type Found = (Range<usize>, String);

/// The correct findings in a text, and those of the program.
struct Sides<'d> {
    text: &'d str,
    wanted: Vec<&'d Finding>,
    found: Vec<Found>,
}

#[test]
fn the_findings_in_the_annotated_articles_are_accurate_enough() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/annotated");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 40, "{} articles", paths.len());
    let mut score = Score::default();
    for path in paths {
        let drawn = AnnotatedArticle::read(&fs::read_to_string(&path).unwrap());
        writeln!(score.mistakes, "\n{}", path.file_stem().unwrap().to_string_lossy()).unwrap();
        score.add(&drawn);
    }
    let mut table = String::new();
    for (what, floor) in FLOORS {
        let tally = score.tallies[what];
        let (f1, Tally { right, missed, wrong }) = (tally.f1(), tally);
        writeln!(table, "{what:34} {f1:.3}  {right} right, {missed} missed, {wrong} wrong").unwrap();
        assert!(f1 >= floor, "{what}: {f1:.3}, and must be {floor}\n{table}{}", score.mistakes);
    }
    golden("annotated", &format!("{table}{}", score.mistakes));
}

impl Score {
    fn add(&mut self, drawn: &AnnotatedArticle) {
        let article = Article::new(Document::record("article".to_owned(), Media::Plain, drawn.text.clone()));
        assert_eq!(article.text, drawn.text);
        let analysis = analyze(&article);
        let text = drawn.text.as_str();
        let sides = |tag, found| Sides { text, wanted: drawn.of(tag).collect(), found };
        let exact = |finding: &Finding, found: &Found| finding.range == found.0;
        let labelled = |finding: &Finding, found: &Found| exact(finding, found) && finding.label == found.1;
        self.count(FLOORS[0].0, &sides(Tag::Country, countries(&analysis)), labelled);
        let people = sides(Tag::Person, named(&analysis, |kind| matches!(kind, EntityKind::Person { .. })));
        self.count(FLOORS[1].0, &people, exact);
        self.count(FLOORS[2].0, &people, labelled);
        let named = named(&analysis, |kind| matches!(kind, EntityKind::Organization));
        let touches = |finding: &Finding, found: &Found| overlap(&finding.range, &found.0) > 0.5;
        self.count(FLOORS[3].0, &sides(Tag::Organization, named), touches);
        let same = |finding: &Finding, found: &Found| core(text, &finding.range) == core(text, &found.0);
        let said = |finding: &Finding, found: &Found| {
            finding.is_said_by(Some(found.1.as_str()).filter(|name| !name.is_empty()))
        };
        let marked = outermost(sides(
            Tag::Quotation,
            quotations(&analysis, text, |kind| kind != QuotationKind::Indirect),
        ));
        self.count(FLOORS[4].0, &marked, same);
        self.count(FLOORS[5].0, &marked, |finding, found| same(finding, found) && said(finding, found));
        let mut reported =
            sides(Tag::Indirect, quotations(&analysis, text, |kind| kind == QuotationKind::Indirect));
        // A clause with quoted words in it is listed as these words; one inside a quotation is a part of that.
        reported.wanted.retain(|clause| {
            let overlaps = |quoted: &Finding| {
                clause.range.start < quoted.range.end && quoted.range.start < clause.range.end
            };
            !drawn.of(Tag::Quotation).any(overlaps)
        });
        self.count(FLOORS[6].0, &reported, |finding, found| {
            overlap(&finding.range, &found.0) > 0.7 && said(finding, found)
        });
        self.count_left_alone(drawn, &marked);
    }

    fn count(&mut self, what: &'static str, sides: &Sides<'_>, right: impl Fn(&Finding, &Found) -> bool) {
        let Sides { text, wanted, found } = sides;
        let mut matched = vec![false; found.len()];
        for finding in wanted {
            let at = (0..found.len()).find(|&at| !matched[at] && right(finding, &found[at]));
            if let Some(at) = at {
                matched[at] = true;
                self.tally(what).right += 1;
                continue;
            }
            self.tally(what).missed += 1;
            self.mistake(what, &format!("missed {:.70?} {}", &text[finding.range.clone()], finding.label));
        }
        for ((range, label), _) in found.iter().zip(matched).filter(|(_, matched)| !matched) {
            self.tally(what).wrong += 1;
            self.mistake(what, &format!("wrong {:.70?} {label}", &text[range.clone()]));
        }
    }

    /// Counts marks without speech, which are correct if no quotation has exactly these words.
    fn count_left_alone(&mut self, drawn: &AnnotatedArticle, marked: &Sides<'_>) {
        let what = FLOORS[7].0;
        for finding in drawn.of(Tag::NoSpeech) {
            let text = marked.text;
            if marked.found.iter().any(|found| core(text, &found.0) == core(text, &finding.range)) {
                self.tally(what).wrong += 1;
                self.mistake(what, &format!("wrong {:?}", &text[finding.range.clone()]));
            } else {
                self.tally(what).right += 1;
            }
        }
    }

    fn tally(&mut self, what: &'static str) -> &mut Tally {
        self.tallies.entry(what).or_default()
    }

    fn mistake(&mut self, what: &str, mistake: &str) {
        writeln!(self.mistakes, "  {what}: {}", mistake.replace('\n', " ")).unwrap();
    }
}

fn countries(analysis: &Analysis) -> Vec<Found> {
    let mut found = Vec::new();
    for mention in &analysis.mentions {
        let kind = match mention.kind {
            MentionKind::Name => "name",
            MentionKind::Demonym => "demonym",
            MentionKind::Metonym => "metonym",
            _ => continue,
        };
        if let EntityKind::Country(code) = analysis.entity(mention.entity).unwrap().kind {
            found.push((mention.span.range(), format!("{} {kind}", code.as_str())));
        }
    }
    found
}

fn named(analysis: &Analysis, wanted: fn(&EntityKind) -> bool) -> Vec<Found> {
    let names = analysis.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
    let entities = names.filter_map(|mention| Some((mention.span, analysis.entity(mention.entity)?)));
    entities
        .filter(|(_, entity)| wanted(&entity.kind))
        .map(|(span, entity)| (span.range(), entity.name.clone()))
        .collect()
}

fn quotations(analysis: &Analysis, text: &str, wanted: fn(QuotationKind) -> bool) -> Vec<Found> {
    let found = analysis.quotations.iter().filter(|quotation| wanted(quotation.kind));
    found
        .map(|quotation| {
            let speaker = quotation.attribution.as_ref().map(|by| analysis.speaker_name(by.speaker, text));
            (quotation.content.range(), speaker.unwrap_or_default().to_owned())
        })
        .collect()
}

/// Removes quotations inside quotations, which may be found or not.
fn outermost(mut sides: Sides<'_>) -> Sides<'_> {
    let all: Vec<_> = sides.wanted.iter().map(|finding| finding.range.clone()).collect();
    let inside =
        |range: &Range<usize>| all.iter().any(|outer| outer.start < range.start && range.end < outer.end);
    sides.found.retain(|(range, _)| {
        !inside(&core(sides.text, range))
            || all.iter().any(|outer| core(sides.text, outer) == core(sides.text, range))
    });
    sides.wanted.retain(|finding| !inside(&finding.range));
    sides
}

/// A quotation without its marks and without the comma that American typography puts inside them.
fn core(text: &str, range: &Range<usize>) -> Range<usize> {
    let edge = |c: char| "\"“”„‘’'«»‹›`, \n".contains(c);
    let words = &text[range.clone()];
    let start = range.start + words.len() - words.trim_start_matches(edge).len();
    let end = range.start + words.trim_end_matches(|c| edge(c) || ".;!?…".contains(c)).len();
    start..end.max(start)
}

/// The share of the bytes of either range that is in both.
#[expect(clippy::cast_precision_loss, reason = "an article is no longer than a few thousand bytes")]
fn overlap(one: &Range<usize>, other: &Range<usize>) -> f64 {
    let both = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    let either = one.end.max(other.end) - one.start.min(other.start);
    both as f64 / either as f64
}
