//! Text -> findings: every span is a place in the text, quotations are nested or apart, and numbers mean what they say.

use super::{choice, text_of};
use pullquote::analysis::{Analysis, analyze, analyze_in_place};
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use pullquote::text::Span;

/// The findings in any text are places in it, and the same if its memory is used to find them.
pub(crate) fn findings(bytes: &[u8]) {
    let article = article(bytes);
    let found = analyze(&article);
    check(&article, &found);
    let mut used = article.clone();
    assert_eq!(analyze_in_place(&mut used), found);
    assert_eq!(used, article);
}

/// An article of a kind that the first byte chooses.
pub(super) fn article(bytes: &[u8]) -> Article {
    let (kind, bytes) = choice(bytes, 4);
    let media = [Media::Plain, Media::Plain, Media::Markdown, Media::Html][kind];
    Article::new(Document::record(String::new(), media, text_of(bytes)))
}

fn check(article: &Article, found: &Analysis) {
    let place = |span: Span| {
        let words = article.text.get(span.range());
        assert!(words.is_some_and(|words| !words.is_empty()), "{span:?} is no place in the text");
    };
    for mention in &found.mentions {
        place(mention.span);
        assert!(found.entity(mention.entity).is_some(), "{mention:?}");
    }
    for entity in &found.entities {
        assert!(!entity.name.trim().is_empty(), "{entity:?}");
    }
    for quotation in &found.quotations {
        place(quotation.content);
        quotation.cue.iter().for_each(|cue| place(cue.span));
        if let Some(by) = &quotation.attribution {
            assert!((0.0..=1.0).contains(&by.confidence), "{by:?}");
            assert!(by.runners_up.iter().all(|other| (0.0..=1.0).contains(&other.confidence)), "{by:?}");
            let open: f32 = by.runners_up.iter().map(|other| other.confidence).sum();
            assert!(by.confidence + open <= 1.01, "the candidates add up to more than 1: {by:?}");
            by.mention.into_iter().for_each(place);
            by.speakers().for_each(|speaker| {
                assert!(!found.speaker_name(speaker, &article.text).trim().is_empty(), "{speaker:?}");
            });
        }
    }
    for (at, one) in found.quotations.iter().enumerate() {
        for other in &found.quotations[at + 1..] {
            let (one, other) = (one.content, other.content);
            let apart = !one.overlaps(other);
            assert!(apart || one.encloses(other) || other.encloses(one), "{one:?} and {other:?} cross");
        }
    }
}
