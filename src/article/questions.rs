//! Paragraphs -> interviews without labels, and voices without marks: what is said there, and by whom.
//!
//! Some interviews print the questions in bold and the answers below them; some pages put a name into one cell of a table
//! and the words into the next. Neither has a label or a mark. Lists of questions that the paper answers itself look the
//! same, and so do lists of people with what is said about them; there, nobody says "I".

use super::{Paragraph, Role};
use crate::lexicon::lists::{List, occurs_outside_marks};
use crate::text::quotation_marks;

/// The fewest questions of an interview.
const MIN_QUESTIONS: usize = 3;
/// The fewest voices without marks.
const MIN_VOICES: usize = 2;
/// The most paragraphs of an answer.
const MAX_ANSWER: usize = 12;

/// The roles of the questions and the answers of an interview in which `paragraphs` from the first question on are, and
/// `None` if they are none. The questions head the answers.
///
/// Gets right: How did you begin? / With my father’s oven. / Who helped you? / My sister did. / And now? / I bake on.
/// Leaves alone: Who can apply? / Anyone over 16. / How do I apply? / You write to the council. / What is new? / The form.
pub(super) fn interview(text: &str, paragraphs: &[Paragraph]) -> Option<Vec<Role>> {
    let is_question = |paragraph: &Paragraph| is_question(paragraph.span.of(text), paragraph.role);
    let mut roles = Vec::new();
    let mut talk = Talk::default();
    while let Some(question) = paragraphs.get(roles.len()).filter(|next| is_question(next)) {
        let rest = paragraphs.get(roles.len() + 1..).unwrap_or_default();
        let is_words = |next: &&Paragraph| next.role == Role::Body && !is_question(next);
        let answer = rest.iter().take(MAX_ANSWER).take_while(is_words).count();
        let goes_on = rest.get(answer).is_some_and(is_question);
        // What follows the last answer is the paper's again, unless its speaker still says "I".
        let speaks = |next: &&Paragraph| {
            is_words(next) && occurs_outside_marks(List::FirstPersonAlone, next.span.of(text))
        };
        let more = || rest.iter().skip(1).take(answer.saturating_sub(1)).take_while(speaks).count();
        let answer = if goes_on { answer } else { answer.min(1) + more() };
        if answer == 0 {
            break;
        }
        talk.add(text, question, rest.get(..answer).unwrap_or_default());
        roles.push(Role::Headline);
        roles.extend(rest.iter().take(answer).map(|paragraph| role_of_answer(paragraph.span.of(text))));
    }
    talk.is_interview().then_some(roles)
}

/// The role of a paragraph of an answer. What begins with marks is quoted by them, perhaps beside the paper's words.
fn role_of_answer(words: &str) -> Role {
    if words.starts_with(quotation_marks::opens_double) { Role::Body } else { Role::Quoted }
}

/// What shows that questions and answers are an interview.
#[derive(Debug, Default)]
struct Talk {
    questions: usize,
    /// The questions that say "you".
    to_someone: usize,
    /// The answers that say "I" or "we".
    by_someone: usize,
}

impl Talk {
    fn add(&mut self, text: &str, question: &Paragraph, answer: &[Paragraph]) {
        let says = |paragraph: &Paragraph, list| occurs_outside_marks(list, paragraph.span.of(text));
        self.questions += 1;
        self.to_someone += usize::from(says(question, List::SecondPerson));
        self.by_someone += usize::from(answer.iter().any(|paragraph| says(paragraph, List::FirstPerson)));
    }

    /// Whether someone is asked, and answers most of the questions about themselves.
    fn is_interview(&self) -> bool {
        self.questions >= MIN_QUESTIONS && self.to_someone > 0 && 2 * self.by_someone >= self.questions
    }
}

/// Whether a paragraph is a question that stands alone: a few sentences, without marks and without a label.
fn is_question(words: &str, role: Role) -> bool {
    const MAX_QUESTION: usize = 400;
    const MAX_LABEL: usize = 40;
    let words = words.trim_matches(['*', '_']);
    let is_labelled = || {
        words.find(':').is_some_and(|at| at <= MAX_LABEL)
            || words.starts_with("Q ")
            || words.starts_with("Q.")
    };
    matches!(role, Role::Body | Role::Headline)
        && words.len() <= MAX_QUESTION
        && words.ends_with('?')
        && !is_labelled()
        && !words.contains(quotation_marks::is_double)
}

/// Whether these lines are names and what those people say in turn, so that each pair of lines is a voice. `names` says of
/// each line whether it is a name.
///
/// Gets right: Ana Lopez, docker / We will not pay. / Tom Berg / I was not asked. Leaves alone: Ana Lopez / She left in May. /
/// Tom Berg / He stayed.
pub(super) fn are_voices(lines: &[(&str, bool)]) -> bool {
    let words = || lines.iter().filter(|(_, is_name)| !is_name);
    let speak = words().filter(|(words, _)| occurs_outside_marks(List::FirstPerson, words)).count();
    words().count() >= MIN_VOICES && 2 * speak >= words().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;

    /// The roles of the paragraphs from the first question on, one letter each.
    fn roles(paragraphs: &[&str]) -> String {
        let text = paragraphs.join("\n\n");
        let found = interview(&text, &plain::paragraphs(&text)).unwrap_or_default();
        found.iter().map(|role| if *role == Role::Headline { '?' } else { 'A' }).collect()
    }

    #[track_caller]
    fn found(paragraphs: &str, expected: &str) {
        let paragraphs: Vec<&str> = paragraphs.split(" / ").collect();
        assert_eq!(roles(&paragraphs), expected, "{paragraphs:?}");
    }

    #[test]
    fn questions_that_someone_answers_are_an_interview() {
        found(
            "How did you begin? / With my oven. / Who helped? / My sister. / And now? / I go on.",
            "?A?A?A",
        );
        found(
            "What do you bake? / Bread. / I like rye. / **Why?** / It keeps. We need that. / How? / We wait. / \
             Lena Krol bakes in Leeds.",
            "?AA?A?A",
        );
    }

    #[test]
    fn questions_that_the_paper_answers_are_none() {
        found("Who can apply? / Anyone. / How do I apply? / You write to us. / What is new? / The form.", "");
        found("What happened? / It fell. / Who built it? / The county. / What do you need? / Boots.", "");
        found(
            "Who fell? / “I fell,” said Ana. / Who saw you? / “We did,” said Tom. / And now? / “I wait.”",
            "",
        );
        found("Would you go? / I would. / Why?", "");
        found(
            "AL: Would you go? / TB: I would. / AL: Why? / TB: I must. / AL: And if not? / TB: I stay.",
            "",
        );
    }

    #[test]
    fn people_who_say_i_are_voices() {
        let name = |words| (words, true);
        let words = |words| (words, false);
        assert!(are_voices(&[
            name("Ana Lopez"),
            words("We will not pay."),
            name("Tom Berg"),
            words("It is late.")
        ]));
        for lines in [
            [name("Ana Lopez"), words("She left in May."), name("Tom Berg"), words("He stayed.")],
            [name("Ana Lopez"), words("Said “I never left”."), name("Tom Berg"), words("Stayed.")],
        ] {
            assert!(!are_voices(&lines), "{lines:?}");
        }
        assert!(!are_voices(&[name("Ana Lopez"), words("We will not pay.")]));
    }
}
