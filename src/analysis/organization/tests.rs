//! Made-up sentences with the organisations that are found in them.

use super::*;
use crate::article::{Paragraph, Role};

/// Returns the text with names in square brackets and descriptions in round brackets.
fn drawn(text: &str) -> String {
    let paragraphs = [Paragraph { span: Span::new(0, text.len()), role: Role::Body }];
    let passage = Passage::new(text, &paragraphs);
    let countries = crate::analysis::country::find(&passage);
    let people = crate::analysis::person::find(&passage, &countries);
    let mut drawn = text.to_owned();
    for mention in find(&passage, &countries, &people).iter().rev() {
        let (open, close) = if mention.kind == MentionKind::Name { ('[', ']') } else { ('(', ')') };
        drawn.insert(mention.span.end as usize, close);
        drawn.insert(mention.span.start as usize, open);
    }
    drawn
}

#[test]
fn organisations_are_recognised_by_the_main_noun_of_their_names() {
    for expected in [
        "[North Korea’s Foreign Ministry] said so; (the foreign ministry) repeated it.",
        "She studied at the [University of Ibadan] before she joined the [Bank of Ghana].",
        "The [Ministry of Health and Human Services] paid.",
        "A letter from the [Prime Minister’s Office] reached [Acme Foods Ltd.] on Monday.",
        "The [World Health Organization] ([WHO]) met [NATO] in Geneva.",
        "He told [Reuters] that (the company) would wait.",
        "The [Allied Transport Workers’ Union] met the [Women’s Institute].",
        "Mensah of the [Department of Trade] and Grace Lopez left; Kofi Osei of [Lake Mill Productions] stayed.",
        "The GDP grew and the CEO smiled on TV.",
        "Maria Lopez met the press at the river bank.",
    ] {
        let text: String = expected.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        let plain = text
            .replace("(the foreign ministry)", "the foreign ministry")
            .replace("(the company)", "the company");
        assert_eq!(drawn(&plain), expected);
    }
}

#[test]
fn newspapers_and_the_union_have_no_main_noun() {
    for expected in [
        "She told the [Washington Post] and the [Morning Ledger] that the sun set at the Trading Post.",
        "The film is called War & Peace.",
        "On Monday [Senate] Majority Leader Ana Lopez met the [Senate Committee].",
        "[Brussels] said it would fine the carmaker. They met in Brussels.",
        "The [Ministry of Land, Infrastructure, Transport and Tourism] paid. The [Bank of Ghana], Accra and Tema paid.",
    ] {
        let text: String = expected.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        assert_eq!(drawn(&text), expected);
    }
}

#[test]
fn a_short_form_is_found_where_the_name_is_spelt_out() {
    for expected in [
        "[Big Machine Records] paid. Later [Big Machine] left.",
        "[Castle Rovers] won. “We ran,” said a player of [Rovers].",
        "The cable maker [Zantorix] rose. On Monday [Zantorix] fell.",
        "[Accra Foods] paid. They left Accra.",
    ] {
        let text: String = expected.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        assert_eq!(drawn(&text), expected);
    }
}
