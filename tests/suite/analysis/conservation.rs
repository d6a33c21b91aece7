//! Nothing is lost: every word that a reader of a Markdown file sees is in the text, once and in order; and nothing that
//! a reader cannot see changes what is found.

use proptest::prelude::*;
use pullquote::analysis::{Analysis, analyze};
use pullquote::article::{Article, Paragraph, Role};
use pullquote::input::{Document, Media};
use pullquote::text::Span;
use pullquote::text::as_read::next_gap;

/// Blocks of Markdown. Each `%` stands for a word that a reader sees.
const BLOCKS: [&str; 32] = [
    "% % *%* and **%**.",
    "% [%](https://post.example/a) %.",
    "# % %",
    "## % {#anchor}",
    "%\n---",
    "%\n===",
    "---",
    "---\n%, %.\n---",
    "---\n%: %\n\n---",
    "+++\n%\n+++",
    "***",
    "> % %\n> — %",
    "> %\n>\n> > %",
    "> [!quote] %\n> % %",
    "- %\n- %\n  - %",
    "1. %\n\n   %\n2. - [ ] %",
    "| % | % |\n|---|---|\n| % | “%” |",
    "    %\n    %",
    "```\n% %\n%\n```",
    "~~~ text\n%\n\n%\n~~~",
    "<details>\n<summary>%</summary>\n\n% %\n\n</details>",
    "<div><p>%</p>%</div>",
    "% <b>%</b><br>%",
    "![%](ship.jpg)",
    "[[%]] and [[somewhere|%]] ![[ship.jpg]]",
    "==%== % ^block-1",
    "% %% a comment %% %",
    "{{< figure src=\"ship.jpg\" >}}\n%",
    "%[^1]\n\n[^1]: %",
    "% `%` and ~~%~~",
    "%\\\n%  \n%",
    "{\"%\": \"%\"}",
];

const HEADS: [&str; 5] = [
    "",
    "---\ntitle: A title\nauthors:\n  - Jane Roe\n---\n",
    "+++\ntitle = \"A title\"\n+++\n",
    "{\n  \"title\": \"A title\"\n}\n\n",
    "\n\u{feff}",
];

/// A Markdown file and the words in it.
fn markdown() -> impl Strategy<Value = (String, Vec<String>)> {
    let block = prop::sample::select(BLOCKS.to_vec());
    let head = prop::sample::select(HEADS.to_vec());
    (head, prop::collection::vec(block, 0..12)).prop_map(|(head, blocks)| {
        let (mut text, mut words) = (head.to_owned(), Vec::new());
        for block in blocks {
            let mut pieces = block.split("%%");
            let mut marked = pieces.next().unwrap_or_default().to_owned();
            for piece in pieces {
                marked.push('\u{1}');
                marked.push_str(piece);
            }
            for c in marked.chars() {
                match c {
                    '%' => {
                        words.push(format!("Word{}x", words.len()));
                        text.push_str(words.last().unwrap());
                    }
                    '\u{1}' => text.push_str("%%"),
                    c => text.push(c),
                }
            }
            text.push_str("\n\n");
        }
        (text, words)
    })
}

/// The text as a reader sees it.
fn as_read(text: &str) -> String {
    let (mut out, mut at) = (String::new(), 0);
    while let Some(gap) = next_gap(text, at) {
        out.push_str(text.get(at..gap.start).unwrap());
        out.push_str(gap.read());
        at = gap.end;
    }
    out + text.get(at..).unwrap()
}

const STORY: &str = "“We got what we asked for, and nobody lost a day of pay,” said Ivana Petkova, who speaks for the \
    dockers of North Korea’s largest port. The harbour master, Georgi Ilchev, told reporters in South Sudan that the \
    backlog would be gone. “It is over,” he said. According to Petkova, the Ministry of Transport of New Zealand agreed.";

/// A text of one paragraph.
fn article(text: String) -> Article {
    let paragraphs = vec![Paragraph { span: Span::new(0, text.len()), role: Role::Body }];
    Article { text, paragraphs, ..Article::default() }
}

/// What was found, in the words of the article as they are read.
fn told(article: &Article, found: &Analysis) -> Vec<String> {
    let words = |span: Span| as_read(article.words(span));
    let mentions = found.mentions.iter().map(|mention| {
        format!("{} {:?} {}", words(mention.span), mention.kind, found.entity(mention.entity).unwrap().name)
    });
    let quotations = found.quotations.iter().map(|quotation| {
        let by = quotation.attribution.as_ref();
        let name = by.map_or_else(String::new, |by| as_read(found.speaker_name(by.speaker, &article.text)));
        let mention = by.and_then(|by| by.mention).map(words);
        let cue = quotation.cue.map(|cue| words(cue.span));
        format!("{} {name} {mention:?} {cue:?}", words(quotation.content))
    });
    mentions.chain(quotations).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn every_word_of_a_markdown_file_is_in_the_text((text, words) in markdown()) {
        let article = Article::new(Document::record(String::new(), Media::Markdown, text.clone()));
        for word in &words {
            let count = article.text.matches(word.as_str()).count();
            prop_assert!(count == 1, "{} is {} times in\n{}\n-- of --\n{}", word, count, article.text, text);
        }
        let lost = ["a comment", "block-1", "figure src", "[["].into_iter().find(|lost| article.text.contains(lost));
        prop_assert_eq!(lost, None, "in\n{}\n-- of --\n{}", article.text, text);
    }

    #[test]
    fn what_a_reader_does_not_see_changes_nothing(
        hidden in prop::collection::vec((0..STORY.len(), 0..8_usize), 0..40),
        spaces in prop::collection::vec((0..80_usize, 0..9_usize), 0..30),
    ) {
        const HIDDEN: [&str; 8] =
            ["\u{200e}", "\u{200b}", "\u{2060}", "\u{feff}", "\u{fe0f}", "\u{34f}", "\u{2068}", "\u{200f}"];
        const SPACES: [&str; 9] = ["\n", "\r\n", "\n> ", "\n    ", "\u{a0}", "\u{2028}", " \n>> ", "\t", "\r"];
        let mut words: Vec<String> = STORY.split(' ').map(str::to_owned).collect();
        let count = words.len();
        let mut text = String::new();
        for (at, word) in words.iter_mut().enumerate() {
            for &(place, which) in hidden.iter().filter(|(place, _)| place % count == at) {
                let inside = word.floor_char_boundary(place % (word.len() + 1));
                word.insert_str(inside, HIDDEN[which]);
            }
            text.push_str(word);
            let space = spaces.iter().find(|(place, _)| place % count == at).map_or(" ", |&(_, which)| SPACES[which]);
            text.push_str(if at + 1 < count { space } else { "" });
        }
        let plain = article(STORY.to_owned());
        let other = article(text);
        prop_assert_eq!(told(&other, &analyze(&other)), told(&plain, &analyze(&plain)), "{:?}", other.text);
    }
}
