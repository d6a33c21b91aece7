//! Whatever a story is packed in, every word of it is in the text, and a notice names what was left out.

use super::packed::{Story, files};
use super::{packing_in, read};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use pullquote::article::Article;
use pullquote::text::phrase::single_spaced;

const WORDS: [&str; 32] = [
    "harbour", "strike", "the", "of", "in", "dockers", "minister", "Varna", "Lima", "ships", "and", "night",
    "agreed", "refused", "talks", "after", "with", "rain", "cranes", "gates", "nobody", "wages", "weeks",
    "before", "closed", "café", "Łódź", "coal", "fish", "over", "until", "north",
];
const NAMES: [&str; 6] =
    ["Ivana Petkova", "Georgi Ilchev", "Nino Beridze", "Łukasz Nowak", "José Ruiz", "Ana Lopes"];

/// A sentence, half of them with quoted words. Its number makes it different from all others.
fn sentence() -> impl Strategy<Value = String> {
    let words = vec(select(WORDS.as_slice()), 8..30).prop_map(|words| words.join(" "));
    (words, select(NAMES.as_slice()), any::<bool>()).prop_map(|(words, name, is_quoted)| {
        if is_quoted {
            format!("“We saw {words},” said {name} on Tuesday.")
        } else {
            format!("On Tuesday {words}, as {name} wrote.")
        }
    })
}

fn story() -> impl Strategy<Value = Story> {
    vec(sentence(), 2..6).prop_map(|sentences| {
        let numbered = sentences.into_iter().enumerate();
        let sentences =
            numbered.map(|(at, sentence)| sentence.replace("Tuesday", &format!("day {at} of May")));
        Story { headline: "Harbour strike ends after nine days", sentences: sentences.collect() }
    })
}

/// How a part of a page may hold words: none of these says that they are not the article's.
const HOLDERS: [&str; 14] = [
    "#<br>",
    "<p>#</p>",
    "<div>#</div>",
    "<div><div>#</div></div>",
    "<x-note>#</x-note>",
    "<p><font size=2>#</font></p>",
    "<table><tr><td>#</td><td>412</td></tr></table>",
    "<table><tr><td><p>#</p></td></tr></table>",
    "<form><label>#</label><input></form>",
    "<ul><li>#</li></ul>",
    "<h2>#</h2>",
    "<blockquote>#</blockquote>",
    "<center>#</center><hr>",
    "<section>#</section>",
];

/// Parts of a page: short words and sentences, each in a holder.
fn parts() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let words =
        prop_oneof![sentence(), vec(select(WORDS.as_slice()), 1..4).prop_map(|words| words.join(" "))];
    vec((select(HOLDERS.as_slice()), words), 1..12).prop_map(|parts| {
        let numbered = parts.into_iter().enumerate();
        numbered.map(|(at, (holder, words))| (holder, format!("Part{at} {words}"))).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// Around the words may be a menu and a footer, and a named element that holds most of them.
    #[test]
    fn every_word_of_a_page_that_nothing_sets_apart_is_in_the_text(
        before in parts(), story in vec(sentence(), 0..8), after in parts(), has_frame in any::<bool>()
    ) {
        let html = |parts: &[(&str, String)]| parts.iter().map(|(holder, words)| holder.replace('#', words)).collect::<String>();
        let (menu, footer) = if has_frame {
            ("<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>", "<footer>Printed in Pemba</footer>")
        } else {
            ("", "")
        };
        let story: Vec<String> = story.iter().map(|sentence| format!("<p>{sentence}</p>")).collect();
        let story = story.concat();
        let page = format!("<body>{menu}{}<div class='story' id='s1'>{story}</div>{}{footer}</body>", html(&before), html(&after));
        let articles = read("page.html", page.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let text: String = articles.into_iter().map(|document| single_spaced(&Article::new(document).text) + " ").collect();
        for (_, words) in before.iter().chain(&after) {
            prop_assert!(text.contains(words.as_str()), "{:?} is not in {} of {}", words, text, page);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_word_is_in_the_text_or_a_notice_names_what_is_not(story in story()) {
        for file in files(&story) {
            let articles = read(file.name, &file.bytes).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let articles: Vec<Article> = articles.into_iter().map(Article::new).collect();
            let texts: Vec<String> = articles.iter().map(|article| single_spaced(&article.text.replace("\n> ", "\n"))).collect();
            let (text, notices) = (texts.join(" "), articles.iter().flat_map(|article| &article.notices));
            for sentence in &story.sentences {
                prop_assert!(text.contains(sentence), "{}: {:?} is not in {}", file.name, sentence, text);
            }
            let notices = notices.cloned().collect::<Vec<_>>().join("; ");
            for told in &file.told {
                prop_assert!(notices.contains(told), "{}: {:?} is not in {:?}", file.name, told, notices);
            }
            prop_assert_eq!(packing_in(&text), None, "{}: {}", file.name, text);
        }
    }

    /// Cut off anywhere after its first lines, a file is an article without packing, or one sentence.
    #[test]
    fn a_file_that_is_cut_off_shows_no_packing(story in story(), part in 0.3..1.0_f64) {
        for file in files(&story) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a part of a short file")]
            let cut = &file.bytes[..(file.bytes.len() as f64 * part) as usize];
            match read(file.name, cut) {
                Ok(documents) => for document in documents {
                    let article = Article::new(document);
                    prop_assert_eq!(packing_in(&article.text), None, "{}: {}", file.name, article.text);
                },
                Err(error) => prop_assert!(!error.to_string().contains('\n'), "{}", error),
            }
        }
    }
}
