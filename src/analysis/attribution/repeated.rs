//! A quotation in a headline -> the speaker of the same words further down.
//!
//! A headline quotes what the article is about, often without a speaker, or with a word that stands for one: “Daft as a
//! brush”: fury at bollards. Whoever says these words in the article has said them in the headline.

use crate::analysis::quotation::PassageReading;
use crate::analysis::{Attribution, Quotation, Speaker};
use crate::article::Role;

/// The fewest words that are taken for a repetition.
const MIN_WORDS: usize = 3;
/// The share of the confidence in the speaker further down that is left for the headline.
const LEFT: f32 = 0.97;

/// Gives the quotations of the headline the speaker of the same words further down, unless a report beside them names one.
/// `quotations` are those of the passage, in text order.
pub(super) fn settle_headline(reading: &PassageReading<'_, '_>, quotations: &mut [Quotation]) {
    let text = reading.outline.passage.text;
    for at in 0..quotations.len() {
        let Some((headline, below)) = quotations.get_mut(at..).and_then(<[_]>::split_first_mut) else {
            return;
        };
        if !is_in_headline(reading, headline) {
            return;
        }
        let quoted: Vec<&str> = words(headline.content.of(text)).collect();
        if quoted.len() < MIN_WORDS || is_reported_beside(reading, headline) {
            continue;
        }
        let repeats = |other: &&Quotation| {
            let said: Vec<&str> = words(other.content.of(text)).collect();
            said.windows(quoted.len())
                .any(|part| part.iter().zip(&quoted).all(|(one, two)| is_same(one, two)))
        };
        let said = below.iter().filter(repeats).find_map(|other| other.attribution.clone());
        if let Some(said) = said {
            let confidence = said.confidence * LEFT;
            let evidence = "further down, the same words have this speaker";
            headline.attribution = Some(Attribution { evidence, confidence, ..said });
            headline.cue = None;
        }
    }
}

fn is_in_headline(reading: &PassageReading<'_, '_>, quotation: &Quotation) -> bool {
    let outline = &reading.outline;
    let at = outline.own_paragraph(outline.passage.token_at(quotation.marks.start));
    let role = outline.passage.paragraphs.get(at).map(|paragraph| paragraph.role);
    let first = outline.passage.fresh_start() == 0 && at == outline.own_paragraph(0);
    first || role == Some(Role::Headline)
}

/// Whether the headline itself says who speaks: the cue is next to the quotation, and its subject is an entity.
///
/// Gets right: “We stay,” says Lopez. Leaves alone: “We stay”: fury of the staff who were told to go.
fn is_reported_beside(reading: &PassageReading<'_, '_>, quotation: &Quotation) -> bool {
    const MAX_TOKENS: usize = 4;
    let passage = reading.outline.passage;
    let named = |found: &Attribution| matches!(found.speaker, Speaker::Entity(_));
    let Some(cue) = quotation.cue.filter(|_| quotation.attribution.as_ref().is_some_and(named)) else {
        return false;
    };
    let (cue, start) = (passage.token_at(cue.span.start), passage.token_at(quotation.marks.start));
    let end = passage.token_at(quotation.marks.end);
    if cue < start { start - cue <= MAX_TOKENS } else { cue.saturating_sub(end) <= MAX_TOKENS }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether two words are the same, whatever their capitals.
fn is_same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
        || !(one.is_ascii() && other.is_ascii()) && one.to_lowercase() == other.to_lowercase()
}

#[cfg(test)]
mod tests {
    use crate::analysis::analyze;
    use crate::article::Article;
    use crate::input::{Document, Media};

    #[track_caller]
    fn first_speaker(text: &str, expected: &str) {
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let analysis = analyze(&article);
        let found = analysis.quotations.first().and_then(|quotation| quotation.attribution.as_ref());
        assert_eq!(
            found.map_or("-", |found| analysis.speaker_name(found.speaker, &article.text)),
            expected,
            "{text}"
        );
    }

    #[test]
    fn a_headline_quotes_whoever_says_the_words_below() {
        let body = "The village has woken up to bollards.\n\n“It is daft as a brush,” said Ana Mensah.";
        first_speaker(&format!("“Daft as a brush”: fury at the bollards\n\n{body}"), "Ana Mensah");
        first_speaker(&format!("“Daft as a brush,” says Kofi Osei\n\n{body}"), "Kofi Osei");
        first_speaker(&format!("“Not as daft”: fury at the bollards\n\n{body}"), "-");
    }
}
