//! What is kept of a pronoun equals what a quotation that asks first would find.

use super::KnownEntities;
use crate::analysis::attribution::coreference::{antecedents, choose, place_mentions, resolve_subjects};
use crate::analysis::attribution::observer::NoObserver;
use crate::analysis::attribution::{Carried, attribute};
use crate::analysis::entity::Registry;
use crate::analysis::naming::{NamesSoFar, PassageNames};
use crate::analysis::quotation::{PassageReading, find_quotations};
use crate::analysis::{Analysis, Mention, Passage};
use crate::article::Article;
use crate::input::{Document, Media};
use std::ops::Range;

/// What the passages so far have left.
#[derive(Default)]
struct SoFar {
    names: NamesSoFar,
    registry: Registry,
    found: Analysis,
    carried: Carried,
}

impl SoFar {
    fn link(&mut self, passage: &Passage<'_>) {
        PassageNames::find(passage, &mut self.names).link(passage, &mut self.registry, &mut self.found);
    }

    /// The pronouns that are kept when the subjects of a passage have been resolved. Asserts that each stands for what a
    /// quotation would find if it asked first.
    fn kept(&mut self, reading: &PassageReading<'_, '_>) -> Vec<String> {
        let (outline, passage) = (&reading.outline, reading.outline.passage);
        let Carried { mentions, speakers, votes, introductions, .. } = &mut self.carried;
        let is_fresh = |mention: &&Mention| passage.fresh_start() <= mention.span.start;
        mentions.extend(self.found.mentions.iter().filter(is_fresh));
        let placed = place_mentions(passage, mentions);
        votes.add_passage(outline, &self.registry, &placed);
        introductions.add_passage(outline, &self.registry, &placed);
        let known = KnownEntities::new(&self.registry, &placed, (votes, introductions));
        let speakers = resolve_subjects(reading, &known, speakers, &mut NoObserver);
        let mut kept: Vec<_> = known.pronouns.take().into_iter().collect();
        kept.sort_by_key(|&(at, _)| at);
        let compared = kept.into_iter().map(|(at, resolved)| {
            let before = reading.reports.partition_point(|report| report.cue.start < at);
            let memory = speakers.memory_before(before);
            let afresh = choose(outline, at, &antecedents(outline, &known, at, &memory));
            let word = passage.word(at).to_owned();
            assert_eq!(resolved, afresh, "{word} in {}", passage.text);
            word
        });
        compared.collect()
    }
}

fn passage_of(article: &Article, paragraphs: Range<usize>) -> Passage<'_> {
    let mut passage = Passage::empty(&article.text, &article.paragraphs);
    passage.extend(paragraphs);
    passage
}

/// Checks the pronouns that are kept for a text read as one passage.
#[track_caller]
fn check(text: &str, kept: &[&str]) {
    let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
    let (passage, mut so_far) = (Passage::new(&article.text, &article.paragraphs), SoFar::default());
    so_far.link(&passage);
    assert_eq!(so_far.kept(&find_quotations(&passage)), kept, "{text}");
}

/// Checks the pronouns that are kept for the last paragraph, read with the one before it as context.
#[track_caller]
fn check_last_paragraph(text: &str, kept: &[&str]) {
    let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
    let last = article.paragraphs.len() - 1;
    let mut so_far = SoFar::default();
    let earlier = passage_of(&article, 0..last);
    so_far.link(&earlier);
    attribute(&so_far.registry, &find_quotations(&earlier), &mut so_far.carried, &mut so_far.found);
    let context = earlier.sentences.partition_point(|sentence| sentence.paragraph < last - 1);
    let start = earlier.sentences[context].span.start;
    so_far.carried.forget_before(start);
    let mut passage = passage_of(&article, last..last + 1);
    so_far.link(&passage);
    passage.prepend(earlier.context_from(context));
    assert_eq!(so_far.kept(&find_quotations(&passage)), kept, "{text}");
}

#[test]
fn a_pronoun_before_or_after_its_verb_is_kept() {
    check("Kofi Osei met Lars Berg at the port. “We will stay here,” he said.", &["he"]);
    check("Kofi Osei met Lars Berg at the port. “We will stay here,” said he. “We will win.”", &[]);
    check(
        "Kofi Osei met Ana Mensah at the port. He said: “We will stay.” “We will win,” she said.",
        &["He", "she"],
    );
}

#[test]
fn a_pronoun_is_kept_from_the_first_of_the_reports_that_share_it() {
    check(
        "Kofi Osei met Lars Berg at the port. He left, saying the boats were late. “We will win.”",
        &["He"],
    );
    check("Kofi Osei met Lars Berg. He left, saying the boats were late, and adding: “We stay.”", &["He"]);
}

#[test]
fn a_pronoun_between_the_labels_of_an_interview_is_kept() {
    check(
        "Kofi Osei met Ana Mensah.\n\nQ: Why did you leave the port?\n\nA: I was tired of it. He said: “Go home.”\n\nQ: Who \
         was that?\n\nA: The mayor of the town.\n\n“It was late,” she said.",
        &["she"],
    );
}

#[test]
fn a_pronoun_of_a_passage_after_another_is_kept() {
    check_last_paragraph(
        "Ana Mensah said no.\n\n“We will stay,” Kofi Osei said. “We will win,” he said.\n\n“It is late,” he said. She said: \
         “Go home.”",
        &["he", "She"],
    );
}
