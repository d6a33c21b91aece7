//! Promises about whole pages.

use crate::article::{Article, ListMarker, PageScope, Role};
use crate::input::{Document, Media};
use crate::text::Span;
use proptest::prelude::*;

const PARAGRAPHS: [&str; 3] = [
    "The ferry to Pemba runs again, the port said on Monday, after nine weeks in which nothing had crossed the bay.",
    "“We counted the days, and then we stopped,” said Amina Warsame, who sells tea on the quay, as the first car left.",
    "The owners, who had asked for more money, got a third of it, and a promise that the council will look again.",
];
/// What a page has around and between the paragraphs of an article. None of it is text.
const NOISE: [&str; 8] = [
    "<script>if (a<b && c>d) document.write('<div><p>BAIT, said nobody, in a sentence that is long enough.')</script>",
    "<style>p > a::before { content: '<div>BAIT' }</style>",
    "<!-- <div><div><p>BAIT --><!--[if IE]><p>BAIT<![endif]-->",
    "<svg><g><path d='M0'/><text>BAIT</text><title>BAIT</title></g></svg>",
    "<script type='text/template'><div class='article-body'><p>BAIT {{text}}, a long sentence, said nobody.</p></script>",
    "<span class='sr-only'>BAIT</span>",
    "<div style='display:none'><p>BAIT, said nobody, in a sentence that is long enough to be read.</p></div>",
    "<template><p>BAIT</p></template>",
];

fn read(html: &str) -> Article {
    super::read(html, None, PageScope::Article)
}

fn body(html: &str) -> Vec<String> {
    let article = read(html);
    let paragraphs = article.paragraphs.iter().filter(|paragraph| paragraph.role == Role::Body);
    paragraphs.map(|paragraph| article.words(paragraph.span).to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn noise_changes_nothing(
        noise in prop::collection::vec((prop::sample::select(NOISE.to_vec()), 0..200_usize), 4),
    ) {
        let noise: Vec<String> = noise.iter().map(|(noise, count)| noise.repeat(*count)).collect();
        let mut page = "<html><body><article><h1>Ferry runs again</h1>".to_owned();
        for (paragraph, noise) in PARAGRAPHS.iter().zip(&noise) {
            page.extend([noise.as_str(), "<p>", *paragraph, "</p>"]);
        }
        page.push_str(&noise[3]);
        prop_assert_eq!(body(&page), PARAGRAPHS);
    }
}

fn roles(html: &str) -> Vec<(String, Role)> {
    let article = read(html);
    article.paragraphs.iter().map(|p| (article.words(p.span).to_owned(), p.role)).collect()
}

#[test]
fn the_named_body_is_read_and_what_surrounds_it_is_not() {
    let [one, two, three] = PARAGRAPHS;
    let page = format!(
        "<body><nav><a href=/>Home</a></nav><div class=teasers><p>{three} And more.</p></div>
         <div class='single has-sidebar'><h1>Ferry runs again</h1><p class=standfirst>{one}</p>
         <div class=td-post-content><p>{two}</p><p>{three}</p></div>
         <div class=comments><p>I waited there for nine weeks, and nobody came to tell us anything.</p></div></div>
         <footer><p>The Coast Post is printed in Pemba, on paper, and has been since the war ended.</p></footer>"
    );
    assert_eq!(body(&page), PARAGRAPHS);
}

#[test]
fn after_a_heading_over_other_articles_all_is_furniture() {
    let [one, two, three] = PARAGRAPHS;
    let page = format!(
        "<article><h1>Ferry runs again</h1><p>{one}</p><h3>Lesen Sie auch</h3><ul><li><a href=x>Why the cod moved north</a></ul>
         <p>{two}</p><p>{three}</p><h3>More on this story</h3><div><p>Cod moved north</p></div></article>"
    );
    assert_eq!(body(&page), PARAGRAPHS);
}

#[test]
fn a_block_quotation_with_a_speaker_is_quoted() {
    let [one, two, three] = PARAGRAPHS;
    let said = "We counted the days, and then we stopped";
    for quotation in [
        format!("<blockquote><p>{said}</p><footer>— <cite>Amina Warsame</cite></footer></blockquote>"),
        format!("<blockquote><p>{said}</p><cite>Amina Warsame</cite></blockquote>"),
        format!("<figure><blockquote>{said}</blockquote><figcaption>Amina Warsame</figcaption></figure>"),
        format!("<blockquote class=twitter-tweet><p>{said}</p>— Amina Warsame (@amina) May 3</blockquote>"),
    ] {
        let found = roles(&format!("<article><p>{one}</p>{quotation}<p>{two}</p><p>{three}</p></article>"));
        assert!(found.contains(&(said.to_owned(), Role::Quoted)), "{quotation}: {found:?}");
        assert!(
            found.iter().any(|(words, role)| words.contains("Amina") && *role == Role::Speaker),
            "{quotation}"
        );
    }
}

#[test]
fn a_block_quotation_below_a_colon_is_quoted_and_one_that_nothing_introduces_is_not() {
    let [one, two, three] = PARAGRAPHS;
    let said = "We counted the days.";
    for (before, expected) in [
        ("<p>The mayor wrote on Monday:</p>", Role::Quoted),
        ("<p>The letter <b>went on:</b> </p>", Role::Quoted),
        ("<p>The mayor wrote on Monday.</p>", Role::Body),
        ("<h3>What the mayor wrote:</h3>", Role::Body),
    ] {
        let page = format!(
            "<article><p>{one}</p>{before}<blockquote><p>{said}</p></blockquote><p>{two}</p><p>{three}</p></article>"
        );
        assert!(roles(&page).contains(&(said.to_owned(), expected)), "{before}: {:?}", roles(&page));
    }
}

#[test]
fn the_name_in_a_block_quotation_or_below_it_is_its_speaker_and_no_part_of_it() {
    let [one, two, three] = PARAGRAPHS;
    for quotation in [
        "<blockquote>We won. <cite>Amina Warsame</cite></blockquote>",
        "<blockquote><p>We won. — <cite>Amina Warsame</cite>, seller of tea</p></blockquote>",
        "<blockquote><p>We won. – Amina Warsame</p></blockquote>",
        "<blockquote><p>We won.</p><p>Amina Warsame, seller of tea</p></blockquote>",
        "<blockquote><p>We won.<br>Amina Warsame</p></blockquote>",
        "<blockquote><p>We won.</p></blockquote><p>— Amina Warsame</p>",
        "<blockquote><p>We won.</p></blockquote><p><em>Amina Warsame, seller of tea</em></p>",
        "<div><p><b>Amina Warsame</b></p><p>“We won.”</p></div>",
    ] {
        let page = format!("<article><p>{one}</p>{quotation}<p>{two}</p><p>{three}</p></article>");
        let found = Article::new(Document::record("1".to_owned(), Media::Html, page));
        let is = |role: Role, words: &str| {
            let mut all = found.paragraphs.iter().filter(|paragraph| paragraph.role == role);
            all.next().is_some_and(|paragraph| found.words(paragraph.span).contains(words))
        };
        assert!(is(Role::Quoted, "We won."), "{quotation}: {}", found.text);
        assert!(is(Role::Speaker, "Amina Warsame"), "{quotation}: {}", found.text);
        assert!(!is(Role::Quoted, "Amina"), "{quotation}: {}", found.text);
    }
}

#[test]
fn quoted_words_beside_a_name_in_a_table_are_joined_to_it() {
    let [one, two, three] = PARAGRAPHS;
    for (row, expected) in [
        ("<td>Amina Warsame, tea seller</td><td>“We won.”</td>", "Amina Warsame, tea seller: “We won.”"),
        ("<td>“We won.”</td><td>Amina Warsame, tea seller</td>", "“We won.” — Amina Warsame, tea seller"),
        ("<td>“We won.”</td><td>Peru</td>", "“We won.” Peru"),
        ("<td>Amina Warsame</td><td>12</td>", "Amina Warsame 12"),
    ] {
        let table = format!("<table><tr>{row}</tr></table>");
        let found = body(&format!("<article><p>{one}</p>{table}<p>{two}</p><p>{three}</p></article>"));
        assert_eq!(found[1], expected, "{row}");
    }
}

#[test]
fn the_same_article_twice_is_read_once() {
    let article: String = PARAGRAPHS.map(|words| format!("<p>{words}</p>")).concat();
    assert_eq!(
        body(&format!("<div class=wide>{article}</div><div class=narrow>{article}</div>")),
        PARAGRAPHS
    );
}

#[test]
fn a_line_break_ends_a_paragraph_unless_the_line_reads_on() {
    for (html, expected) in [
        ("Peru<br>Chile<br/><br/>Bolivia", "Peru|Chile|Bolivia"),
        (
            "The two countries that signed the<br>treaty are Peru and Chile.<br>They met.",
            "The two countries that signed the treaty are Peru and Chile.|They met.",
        ),
        ("They met.<br><br>They agreed", "They met.|They agreed"),
    ] {
        assert_eq!(body(&format!("<p>{html}</p>")).join("|"), expected, "{html}");
    }
}

#[test]
fn inline_elements_emoji_quotations_and_footnotes_stay_in_their_sentence() {
    for (html, expected) in [
        ("Nor<o:p>we</o:p>gian <x-y>fish</x-y>", "Norwegian fish"),
        ("We won <img alt='😀'>, she said <img alt='✓ verified'>.", "We won 😀, she said ."),
        ("<q>We won</q>, she said", "“We won”, she said"),
        ("Ivana Petkova<sup>2</sup> said 5 km<sup>2</sup>", "Ivana Petkova [2] said 5 km2"),
        (
            "Ilchev<span style='position:absolute;clip:rect(0,0,0,0)'>, opens new tab</span> said",
            "Ilchev said",
        ),
    ] {
        assert_eq!(body(&format!("<p>{html}</p>")).join("|"), expected, "{html}");
    }
}

#[test]
fn a_page_with_much_more_text_than_its_article_says_so_and_can_be_read_whole() {
    let [one, two, three] = PARAGRAPHS;
    let article: String = PARAGRAPHS.map(|words| format!("<p>{words}</p>")).concat().repeat(5);
    let other =
        |day: usize| format!("<p>On day {day} of the strike the harbour office had no news at all.</p>");
    let page = |days: usize| {
        let others: String = (1..=days).map(other).collect();
        format!("<nav>Home</nav><div class=article-body>{article}</div><div class=more>{others}</div>")
    };
    assert_eq!(read(&page(3)).notices, Vec::<String>::new());
    let notice = "the page has 420 more words outside the article: gw or extract --whole-page shows them too";
    assert_eq!(read(&page(30)).notices, [notice]);
    let whole = super::read(&page(30), None, PageScope::WholePage);
    assert_eq!(whole.notices, Vec::<String>::new());
    for words in [one, two, three, "Home", "On day 30 of the strike"] {
        assert!(whole.text.contains(words), "{words}");
    }
}

#[test]
fn the_article_in_the_data_of_a_page_is_read_if_the_page_shows_little_of_it() {
    let [one, two, three] = PARAGRAPHS;
    let data = PARAGRAPHS.repeat(2).join("\\n");
    let page = |shown: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry runs again",
            "articleBody": "{data}"}}</script><h1>Ferry runs again</h1>{shown}"#
        )
    };
    for shown in
        ["<p>Loading", "<p>The ferry to Pemba runs again, the port said on Monday, and more is to come."]
    {
        let article = read(&page(shown));
        assert_eq!(article.notices, [super::left_out::FROM_DATA]);
        assert_eq!(article.title(), Some("Ferry runs again"));
        assert_eq!(body(&page(shown)), PARAGRAPHS.repeat(2));
    }
    let shown = format!("<p>{one}</p><p>{two}</p><p>{three}</p>");
    assert_eq!(body(&page(&shown)), PARAGRAPHS);
    assert_eq!(read(&page(&shown)).notices, Vec::<String>::new());
}

#[test]
fn a_definition_list_in_which_people_speak_is_an_interview_and_a_glossary_is_not() {
    let turns = |roles: &[(String, Role)]| roles.iter().filter(|(_, role)| *role == Role::Quoted).count();
    for (list, quoted) in [
        ("<dt>Coast Post<dd>Will it sail?<dt>Amina Warsame<dd>Yes. We were promised.", 2),
        ("<dt>AW:<dd><p>We counted the days.<p>Then we stopped.<dt>JR:<dd>Go on.<dt>AW:<dd>It sails.", 4),
        ("<div><dt>Q.<dd>Who paid?</div><div><dt>A.<dd>The owners.</div>", 2),
        ("<dt>Quay<dd>A wall where ships are tied up.<dt>Ebb<dd>The tide that goes out.", 0),
        ("<dt>Can I take a car?<dd>Yes, if it is small.<dt>Who pays?<dd>The council.", 0),
        ("<dt>Date<dd>3 May<dt>Place<dd>Pemba<dt>Date<dd>4 May", 0),
    ] {
        let page =
            format!("<article><h1>Ferry runs again</h1><p>{}</p><dl>{list}</dl></article>", PARAGRAPHS[0]);
        assert_eq!(turns(&roles(&page)), quoted, "{list}");
    }
}

#[test]
fn answers_below_questions_and_cells_beside_names_are_what_people_say() {
    for (part, quoted) in [
        ("<table><tr><td>Ana Lopez, cook<td>We will not pay.<tr><td>Tom Berg<td>It is too late.</table>", 2),
        ("<table><tr><td>We will not pay.<td>Ana Lopez, cook<tr><td>It is too late.<td>Tom Berg</table>", 2),
        (
            "<table><tr><td>Ana Lopez<td>Left in May for Peru.<tr><td>Tom Berg<td>Stayed on the council.</table>",
            0,
        ),
        ("<table><tr><td>Cars<td>We carry 40 of them.<tr><td>Berths<td>We have two of them.</table>", 0),
        (
            "<dl><dt>How did you begin?<dd>With my oven.<dt>Who helped?<dd>My son.<dt>And now?<dd>I bake.</dl>",
            3,
        ),
        (
            "<p><b>How did you begin?</b><p>With my oven.<p><b>Who helped?</b><br>My son.<h3>And now?</h3><p>I bake.",
            3,
        ),
        (
            "<p><b>How do I apply?</b><p>By post.<p><b>What is it?</b><br>A form.<h3>Do I pay?</h3><p>You do not.",
            0,
        ),
    ] {
        let page = format!("<article><h1>Ferry runs again</h1><p>{}</p>{part}</article>", PARAGRAPHS[0]);
        let article = Article::new(Document::record(String::new(), Media::Html, page));
        let said = article.paragraphs.iter().filter(|paragraph| paragraph.role == Role::Quoted).count();
        assert_eq!(said, quoted, "{part}");
    }
}

#[test]
fn words_that_no_element_sets_apart_are_read() {
    let [one, two, three] = PARAGRAPHS;
    let story =
        format!("<div id=story><h2>Ferry runs again</h2><p>{one}</p><p>{two}</p><p>{three}</p></div>");
    for (page, words) in [
        (format!("<body>Look<br>{story}"), "Look"),
        (format!("<body>Look<br><h1>Ferry runs again</h1>{story}"), "Look"),
        (format!("<body><nav><a href=/>Home</a></nav>{story}After it all"), "After it all"),
        (format!("<body>{story}Between<div id=more><p>{one} Again.</p></div>"), "Between"),
        (format!("<body>{story}<x-note>Unknown words</x-note>"), "Unknown words"),
        (format!("<body><table><tr><td>Cars<td>412</table>{story}"), "Cars 412"),
        (format!("<body>{story}<form><label>Your ticket</label></form>"), "Your ticket"),
        (format!("<body>{story}<div><ul><li>Cars first</ul></div>"), "Cars first"),
    ] {
        let article = read(&page);
        assert!(article.text.contains(words), "{words:?} is not in {}", article.text);
    }
}

#[test]
fn menus_of_pages_without_classes_are_not_read() {
    let [one, two, three] = PARAGRAPHS;
    let page = format!(
        "<body><table><tr><td><a href=/>Home</a><td><a href=/s>Sport</a></table>
         <div id=story><h1>Ferry runs again</h1><p>{one}</p><p>{two}</p><p>{three}</p></div>
         <footer>Printed in Pemba</footer>"
    );
    assert_eq!(body(&page), PARAGRAPHS);
}

#[test]
fn captions_dates_and_labels_inside_paragraphs_are_known() {
    let [one, two, three] = PARAGRAPHS;
    let page = format!(
        "<article><h1>Ferry runs again</h1><div><time>Published Tue, Nov 3<span></span>7:05</time><time>Updated 7:16</time></div>
         <p><span class=image><span class=caption>The ferry on its first day.</span></span></p><p>{one}</p><p>{two}</p>
         <p><b>DON'T MISS</b></p><p><a href=x>Cod moved north, and nobody knows why it did</a> [INSIGHT]</p>
         <h3>Related post: <a href=y>Ten questions</a></h3><p>{three}</p></article>"
    );
    assert_eq!(body(&page), PARAGRAPHS);
}

#[test]
fn a_run_of_teasers_is_furniture_and_a_list_of_the_article_is_not() {
    let [one, two, three] = PARAGRAPHS;
    let teaser = "<div><a href=x>Why the cod moved north</a><p>Fishers in three ports, and one scientist, have an idea about it …</p></div>";
    let page = format!(
        "<article><h1>Ferry runs again</h1><p>{one}</p><p>{two}</p><p>{three}</p><div>{}</div></article>",
        teaser.repeat(3)
    );
    assert_eq!(body(&page), PARAGRAPHS);
    let page = format!(
        "<article><h1>Ferry runs again</h1><p>{one}</p><p>{two}</p><table><tr><td><a href=x>The Amina</a><td>carries 40 cars
         <tr><td><a href=y>The Zuri</a></table><p>{three}</p></article>"
    );
    assert!(body(&page).contains(&"The Zuri".to_owned()), "{:?}", body(&page));
}

#[test]
fn how_a_page_sets_off_words_and_paragraphs_stands_beside_the_text() {
    let page = format!(
        "<html><head><title>Quay</title></head><body><article><h1>Quay</h1><p>{} <b>Bold <i>and</i></b> \
         <a href='/who?a=1'>Amina <em>Warsame</em></a>, <a href='#top'>up</a>.</p>\
         <ol start=9><li>{}<li><p>Two</p><ul><li>Inner</ul></ol><blockquote><p>{}</p></blockquote>\
         <p>{}</p></article></body></html>",
        PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[2], PARAGRAPHS[0]
    );
    let mut article = super::read(&page, Some("https://coast.example/news/1"), PageScope::Article);
    article.markup.resolve(Some("https://coast.example/news/1"));
    let whole = Span::new(0, article.text.len());
    let styled: Vec<&str> = article.markup.words_in(whole).map(|one| article.words(one.span)).collect();
    assert_eq!(styled, ["Bold", "and", "Warsame"]);
    let links: Vec<_> =
        article.markup.links().iter().map(|link| (article.words(link.span), link.target.as_str())).collect();
    assert_eq!(links, [("Amina Warsame", "https://coast.example/who?a=1")]);
    let forms: Vec<_> = (article.paragraphs.iter())
        .map(|paragraph| article.markup.form(paragraph.span.start))
        .map(|form| (form.quotes, form.indent, form.marker))
        .collect();
    let number = |number| Some(ListMarker::Number(number));
    assert_eq!(
        forms,
        [
            (0, 0, None),
            (0, 0, None),
            (0, 4, number(9)),
            (0, 4, number(10)),
            (0, 6, Some(ListMarker::Bullet)),
            (1, 0, None),
            (0, 0, None)
        ]
    );
}

#[test]
fn the_frame_of_a_whole_article_is_no_list_and_no_quotation() {
    let all = PARAGRAPHS.map(|words| format!("<p>{words}</p>")).concat().repeat(4);
    for around in [["<ul><li>", "</li></ul>"], ["<blockquote>", "</blockquote>"]] {
        let article = read(&format!("<html><body>{}{all}{}</body></html>", around[0], around[1]));
        assert!(article.paragraphs.len() > 2);
        for paragraph in &article.paragraphs {
            assert_eq!(article.markup.form(paragraph.span.start).columns(), 0, "{around:?}");
        }
    }
}
