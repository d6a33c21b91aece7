//! Markdown and how it is read: paragraphs, roles, styles.

use super::read;
use crate::article::{FurnitureKind, ListMarker, ParagraphForm, Role, TextStyle};
use crate::text::Span;

fn read_roles(text: &str) -> (Option<String>, Vec<(String, Role)>) {
    let article = read(text);
    let paragraphs = article.paragraphs.iter().map(|p| (article.words(p.span).to_owned(), p.role)).collect();
    (article.title().map(str::to_owned), paragraphs)
}

#[test]
fn markup_is_removed_and_words_are_kept() {
    for (text, expected) in [
        ("*Peru* and **Chile** [agreed](http://a.example).\n", "Peru and Chile agreed."),
        ("Peru\nagreed.\n\nChile did not.", "Peru agreed.|Chile did not."),
        ("> Peru agreed.\n\n- Chile\n- Bolivia\n\n1. Ecuador", "Peru agreed.|Chile|Bolivia|Ecuador"),
        ("- Chile\n\n  It agreed.\n", "Chile|It agreed."),
        ("```\nPeru\nChile\n```\nThey agreed.", "Peru|Chile|They agreed."),
        ("Peru<br>Chile <em>agreed</em>", "Peru|Chile agreed"),
        ("| a | b |\n|---|---|\n| Peru | 1 |\n", "a b|Peru 1"),
        ("<div><p>Peru</p><script>x()</script>Chile</div>\n\nThey agreed.", "Peru|Chile|They agreed."),
        (
            "| Who | What |\n|---|---|\n| Ana Lopez | “We won” |\n| Peru | 1 |",
            "Who What|Ana Lopez: “We won”|Peru 1",
        ),
        ("[[Ana Lopez|She]] met [[Ivo]]. ![[a.jpg]]", "She met Ivo."),
        ("Peru agreed.\n\n---\nChile: it did not.\n\n---\n\nSo.", "Peru agreed.|Chile: it did not.|So."),
        ("Peru agreed.\n\n+++\nChile too.\n+++\n", "Peru agreed.|Chile too."),
        (
            "Talks:\n\n    “We met,” said Ana Lopez, who\n    speaks for Peru.\n",
            "Talks:|“We met,” said Ana Lopez, who speaks for Peru.",
        ),
        ("> We met.\n> — Ana Lopez\n\nSo.", "We met.|— Ana Lopez|So."),
        ("# Talks {#talks}\n\nThey met.", "Talks|They met."),
        ("Peru[^1] agreed.\n\n[^1]: In May.\n", "Peru agreed.|In May."),
        ("", ""),
    ] {
        let words: Vec<_> = read_roles(text).1.into_iter().map(|(words, _)| words).collect();
        assert_eq!(words.join("|"), expected, "{text:?}");
    }
}

#[test]
fn a_line_in_a_block_quotation_or_below_it_names_its_speaker() {
    let quoted = |words: &str| (words.to_owned(), Role::Quoted);
    let speaker = ("— Ana Lopez, minister".to_owned(), Role::Speaker);
    let named = ("Ana Lopez, minister".to_owned(), Role::Speaker);
    let body = ("They met.".to_owned(), Role::Body);
    for (text, expected) in [
        (
            "> We met.\n> — Ana Lopez, minister\n\nThey met.",
            vec![quoted("We met."), speaker.clone(), body.clone()],
        ),
        (
            "> We met.\n>\n> So it is.\n>\n> — Ana Lopez, *minister*",
            vec![quoted("We met."), quoted("So it is."), speaker.clone()],
        ),
        (
            "> [!quote] Ana Lopez, minister\n> We met.\n\nThey met.",
            vec![speaker.clone(), quoted("We met."), body.clone()],
        ),
        (
            "> We met – and agreed\n> – so they said.",
            vec![quoted("We met – and agreed"), quoted("– so they said.")],
        ),
        (
            "> We met.\n\nAna Lopez, minister\n\nThey met.",
            vec![quoted("We met."), named.clone(), body.clone()],
        ),
        ("> We met.\n>\n> *Ana Lopez, minister*", vec![quoted("We met."), named.clone()]),
        ("> We met.  \n> **Ana Lopez, minister**", vec![quoted("We met."), named.clone()]),
        ("> We met.\n\nThey met.", vec![quoted("We met."), body.clone()]),
    ] {
        assert_eq!(read_roles(text).1, expected, "{text}");
    }
}

#[test]
fn headings_pictures_and_front_matter_have_their_roles() {
    let text = "---\ntitle: \"Talks in Lima\"\ndate: 2026-01-01\n---\n\n![A ship](ship.jpg)\n\nThey met.\n";
    assert!(
        read(text).text.starts_with("---\ntitle: \"Talks in Lima\"\ndate: 2026-01-01\n---\n\nA ship\n\n")
    );
    let caption = Role::Furniture(FurnitureKind::Caption);
    let front = |line: &str| (line.to_owned(), Role::Furniture(FurnitureKind::FrontMatter));
    assert_eq!(
        read_roles(text),
        (
            Some("Talks in Lima".to_owned()),
            vec![
                front("---"),
                front("title: \"Talks in Lima\""),
                front("date: 2026-01-01"),
                front("---"),
                ("A ship".to_owned(), caption),
                ("They met.".to_owned(), Role::Body)
            ]
        )
    );
    let (title, paragraphs) = read_roles("# Talks in *Lima*\n\nThey met.\n");
    assert_eq!(title.as_deref(), Some("Talks in Lima"));
    assert_eq!(paragraphs[0], ("Talks in Lima".to_owned(), Role::Headline));
}

#[test]
fn how_words_and_paragraphs_are_set_off_stands_beside_the_text() {
    let text = "A *slow* **and ***sad*** day** at [the *quay*](https://coast.example/quay), ~~not~~ [[Ivo]].\n\n\
                3. One\n4. Two\n\n   More of two\n   - Inner\n\n> So it is.\n\nEnd.";
    let mut article = read(text);
    article.markup.resolve(None);
    let whole = Span::new(0, article.text.len());
    let styled: Vec<(&str, TextStyle)> =
        article.markup.words_in(whole).map(|one| (article.words(one.span), one.style)).collect();
    let (strong, emphasis) = (TextStyle::STRONG, TextStyle::EMPHASIS);
    assert_eq!(
        styled,
        [
            ("slow", emphasis),
            ("and", strong),
            ("sad", strong.with(emphasis)),
            ("day", strong),
            ("quay", emphasis),
            ("not", TextStyle::STRUCK)
        ]
    );
    let links: Vec<(&str, &str)> =
        article.markup.links().iter().map(|link| (article.words(link.span), link.target.as_str())).collect();
    assert_eq!(links, [("the quay", "https://coast.example/quay")]);
    let forms: Vec<(&str, ParagraphForm)> = (article.paragraphs.iter())
        .map(|paragraph| (article.words(paragraph.span), article.markup.form(paragraph.span.start)))
        .filter(|(_, form)| *form != ParagraphForm::default())
        .collect();
    let form = |quotes, indent, marker| ParagraphForm { quotes, indent, marker };
    assert_eq!(
        forms,
        [
            ("One", form(0, 4, Some(ListMarker::Number(3)))),
            ("Two", form(0, 4, Some(ListMarker::Number(4)))),
            ("More of two", form(0, 4, None)),
            ("Inner", form(0, 6, Some(ListMarker::Bullet))),
            ("So it is.", form(1, 0, None)),
        ]
    );
}
