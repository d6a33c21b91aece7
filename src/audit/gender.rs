//! The mentions of a person -> whether the text speaks of a woman or of a man.
//!
//! A title before the name ("Ms Petrova"), a noun for the person ("the actress", "a spokesman") or a pronoun that the
//! analysis resolved to this person. A forename says nothing here, and signs that contradict each other say nothing either:
//! the audit counts what was written, and most texts do not say it.

use crate::analysis::{Analysis, Entity, EntityKind, Mention, MentionKind};
use crate::article::Article;
use crate::lexicon::cues::{self, CueClass};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::words;

/// What a text says of a person's gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// A woman.
    Woman,
    /// A man.
    Man,
}

impl Gender {
    /// The word in files and reports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Woman => "woman",
            Self::Man => "man",
        }
    }

    /// The gender with this [`Self::word`].
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Woman, Self::Man].into_iter().find(|gender| gender.word() == word)
    }
}

/// What the text says of a person; `None` if it says nothing, or both.
pub(super) fn gender_of(article: &Article, analysis: &Analysis, person: &Entity) -> Option<Gender> {
    let EntityKind::Person { role } = &person.kind else { return None };
    let mentions = || person.mentions.iter().filter_map(|id| analysis.mention(*id));
    let from_mentions = mentions().filter_map(|mention| sign(article, mention));
    let from_reports = mentions().filter_map(|mention| reported_sign((article, analysis), mention));
    let mut signs = from_mentions.chain(role.as_deref().and_then(noun_sign)).chain(from_reports);
    let first = signs.next()?;
    signs.all(|sign| sign == first).then_some(first)
}

fn sign(article: &Article, mention: &Mention) -> Option<Gender> {
    let words = article.words(mention.span);
    match mention.kind {
        MentionKind::Pronoun => pronoun_sign(words),
        MentionKind::Nominal => noun_sign(words),
        MentionKind::Name => title_sign(article, mention),
        MentionKind::Demonym | MentionKind::Metonym | MentionKind::Place => None,
    }
}

fn pronoun_sign(word: &str) -> Option<Gender> {
    let lists = ListSet::of(word);
    match (lists.has(List::FormsOfShe), lists.has(List::FormsOfHe)) {
        (true, false) => Some(Gender::Woman),
        (false, true) => Some(Gender::Man),
        _ => None,
    }
}

/// The sign in what a person is reported to say of themselves: "Keane said she was late".
///
/// Leaves alone: "Lopez left early. Keane said she was tired."; "Keane told her".
fn reported_sign((article, analysis): (&Article, &Analysis), name: &Mention) -> Option<Gender> {
    if name.kind != MentionKind::Name {
        return None;
    }
    let mut words = article.text.get(name.span.range().end..)?.split_whitespace();
    let is_report =
        matches!(cues::class_of(words.next()?), Some(CueClass::Say | CueClass::Report | CueClass::Think));
    let next = words.next()?;
    let pronoun = if next == "that" { words.next()? } else { next };
    let sign = pronoun_sign(pronoun).filter(|_| is_report)?;
    is_alone((article, analysis), name).then_some(sign)
}

/// Whether nobody else is named in the sentence before a name or in the one before that, whom a pronoun could mean.
fn is_alone((article, analysis): (&Article, &Analysis), name: &Mention) -> bool {
    let start = name.span.range().start;
    let paragraph = article.paragraphs.get(article.paragraph_at(name.span.start));
    let from = paragraph.map_or(0, |paragraph| paragraph.span.range().start);
    let before = article.text.get(from..start).unwrap_or_default();
    let ends = before.rmatch_indices(['.', '!', '?']).map(|(at, _)| at + from);
    // The end of the last sentence, and that of the one before it.
    let near = ends.filter(|end| start - end > 1).nth(1).unwrap_or(from);
    let first = analysis.mentions.partition_point(|mention| mention.span.range().start < near);
    let mut others =
        analysis.mentions.iter().skip(first).take_while(|mention| mention.span.start < name.span.start);
    !others.any(|mention| {
        let kind = analysis.entity(mention.entity).map(|entity| &entity.kind);
        mention.entity != name.entity && matches!(kind, Some(EntityKind::Person { .. }))
    })
}

/// The sign in the word before a name: "Mrs", "actress".
fn title_sign(article: &Article, mention: &Mention) -> Option<Gender> {
    let before = article.text.get(..mention.span.start as usize)?;
    let before = before.strip_suffix([' ', '\u{a0}'])?;
    let word = before.rsplit(char::is_whitespace).next()?;
    word_sign(word)
}

/// The sign in the noun of a description or role: "the actress who sang", "spokesman for the queen". What follows a
/// preposition or a clause is about somebody else.
fn noun_sign(description: &str) -> Option<Gender> {
    const ENDS: [&str; 9] = ["of", "for", "to", "at", "in", "from", "with", "who", "whose"];
    let words = description.split_whitespace().take_while(|word| !ENDS.contains(word));
    // "his wife": the pronoun is about the husband.
    let nouns = words.filter(|word| pronoun_sign(word).is_none());
    nouns.filter_map(|word| word_sign(word.trim_matches(','))).last()
}

fn word_sign(word: &str) -> Option<Gender> {
    let (class, lists) = (words::class_of(word), ListSet::of(word));
    let is_woman = class.is(words::WordClass::FEMALE) || lists.has(List::FemaleWords);
    let is_man = class.is(words::WordClass::MALE) || lists.has(List::MaleWords);
    match (is_woman, is_man) {
        (true, false) => Some(Gender::Woman),
        (false, true) => Some(Gender::Man),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::input::{Document, Media};

    #[test]
    fn only_the_text_says_whether_a_speaker_is_a_woman_or_a_man() {
        for (text, expected) in [
            ("“We stay,” said Ms Petrova.\n", Some(Gender::Woman)),
            ("“We stay,” said Mr Petrov.\n", Some(Gender::Man)),
            ("“We stay,” actress Ana Petrova said.\n", Some(Gender::Woman)),
            ("“We stay,” said Ana Petrova, a spokeswoman for the port.\n", Some(Gender::Woman)),
            ("“We stay,” said Lee Novak, a spokesman for the queen.\n", Some(Gender::Man)),
            ("Ana Petrova said she was late.\n", Some(Gender::Woman)),
            ("Lee Novak said that his boat was lost.\n", Some(Gender::Man)),
            ("Lee Novak told her to wait.\n", None),
            ("“We stay,” said Ana Petrova.\n", None),
            ("“We stay,” said Maria Petrova, the mayor.\n", None),
        ] {
            let article = Article::new(Document::record("1".to_owned(), Media::Plain, text.to_owned()));
            let analysis = analyze(&article);
            let person =
                analysis.entities.iter().find(|entity| matches!(entity.kind, EntityKind::Person { .. }));
            assert_eq!(gender_of(&article, &analysis, person.unwrap()), expected, "{text}");
        }
    }

    #[test]
    fn a_pronoun_that_may_be_somebody_else_says_nothing() {
        let text = "Maria Lopes left early. Lee Novak said she was tired.\n";
        let article = Article::new(Document::record("1".to_owned(), Media::Plain, text.to_owned()));
        let analysis = analyze(&article);
        let novak = analysis.entities.iter().find(|entity| entity.name == "Lee Novak").unwrap();
        assert_eq!(gender_of(&article, &analysis, novak), None);
    }

    #[test]
    fn signs_that_contradict_each_other_say_nothing() {
        let text = "“We stay,” said Mr Novak, a spokeswoman for the port.\n";
        let article = Article::new(Document::record("1".to_owned(), Media::Plain, text.to_owned()));
        let analysis = analyze(&article);
        let person = analysis.entities.iter().find(|entity| matches!(entity.kind, EntityKind::Person { .. }));
        assert_eq!(gender_of(&article, &analysis, person.unwrap()), None);
    }
}
