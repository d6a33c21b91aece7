//! A page and the article that was read from it -> why it may not be the whole article.
//!
//! JSON-LD says it for machines (`isAccessibleForFree`), and short pages say it to their readers: pay, log in, or switch
//! scripts on. A long article is believed to be whole, because its page may say the same of other articles.

use super::{Article, Partial};

/// What pages say: the kind and the words, by line.
const PHRASES: &str = include_str!("../../assets/page/access.tsv");
/// Articles of more words are only a teaser if the page says so in its code.
const SHORT: usize = 250;
/// Articles of more words do not come from a page that needs scripts.
const ALMOST_EMPTY: usize = 40;

/// Why an article may not be whole.
pub(super) fn partial(page: &str, article: &Article) -> Option<Partial> {
    let words = article.text.split_whitespace().count();
    if is_not_free(page) {
        return Some(if words > SHORT { Partial::PerhapsSubscribers } else { Partial::Subscribers });
    }
    if words > SHORT {
        return None;
    }
    let shown = shown(page);
    let says = |kind: &str| phrases(kind).any(|phrase| shown.contains(phrase));
    if words <= ALMOST_EMPTY && (says("script") || has_scripts_only(page, words)) {
        Some(Partial::Scripts)
    } else if says("pay") {
        Some(Partial::Subscribers)
    } else if words <= 2 * ALMOST_EMPTY && says("login") {
        Some(Partial::Login)
    } else {
        None
    }
}

fn phrases(kind: &str) -> impl Iterator<Item = &'static str> {
    let lines = PHRASES.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(move |line| line.split_once('\t').filter(|(of, _)| *of == kind).map(|(_, phrase)| phrase))
}

/// Whether the first thing that the page says of being free is that it is not.
fn is_not_free(page: &str) -> bool {
    const NAME: &str = "isAccessibleForFree";
    let value = page.find(NAME).and_then(|at| page.get(at + NAME.len()..)).unwrap_or_default();
    let value =
        value.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ':' | '\\' | '&'));
    let value = value.trim_start_matches("quot;").trim_start_matches([':', '"', '\'']);
    let says = |word: &str| value.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    says("false") || says("no\"") || says("http://schema.org/False") || says("https://schema.org/False")
}

/// Whether the page has almost no words but loads scripts that may have them.
fn has_scripts_only(page: &str, words: usize) -> bool {
    words < 5 && page.contains("<script")
}

/// The words of a page in lower case, without tags, scripts and styles: what a reader may see, in one line.
fn shown(page: &str) -> String {
    let mut words = String::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        push(&mut words, rest.get(..at).unwrap_or_default());
        let tag = rest.get(at..).unwrap_or_default();
        let end = ["script", "style"].iter().find_map(|name| after_element(tag, name));
        let end = end.or_else(|| Some(tag.find('>')? + 1)).unwrap_or(tag.len());
        rest = tag.get(end..).unwrap_or_default();
    }
    push(&mut words, rest);
    words
}

/// The end of an element of this name at the start of `tag`.
fn after_element(tag: &str, name: &str) -> Option<usize> {
    let inside = tag.get(1..=name.len())?;
    if !inside.eq_ignore_ascii_case(name) {
        return None;
    }
    let is_close = |at: &usize| {
        let written = tag.get(at + 2..at + 2 + name.len());
        written.is_some_and(|written| written.eq_ignore_ascii_case(name))
    };
    let end = memchr::memmem::find_iter(tag.as_bytes(), "</").find(is_close).unwrap_or(tag.len());
    Some(end.max(1))
}

fn push(words: &mut String, text: &str) {
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.extend(word.chars().flat_map(char::to_lowercase));
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::input::{Document, Media};

    fn notices(page: &str) -> Vec<String> {
        Article::new(Document::record(String::new(), Media::Html, page.to_owned())).notices
    }

    fn page(head: &str, body: &str) -> String {
        format!("<!doctype html><html><head><title>Quay</title>{head}</head><body>{body}</body></html>")
    }

    const TEASER: &str = "<article><h1>Quay closed</h1><p>The quay of Sines stays closed until Friday, the harbour \
        master said on Tuesday, after a storm had broken the wall.</p></article>";

    fn linked(free: &str) -> String {
        format!(
            "<script type=\"application/ld+json\">{{\"@type\": \"NewsArticle\", \"isAccessibleForFree\": {free}}}</script>"
        )
    }

    #[test]
    fn a_teaser_says_that_it_is_not_the_whole_article() {
        for head in ["false", "\"False\"", "\"false\""].map(linked) {
            assert!(
                notices(&page(&head, TEASER))[0]
                    .starts_with("the page says that it is not the whole article")
            );
        }
        let body = format!("{TEASER}<div class=\"wall\">Subscribe to\n <b>continue reading</b></div>");
        assert!(notices(&page("", &body))[0].starts_with("the page says that it is not the whole article"));
    }

    #[test]
    fn a_free_article_and_a_long_one_have_no_notice() {
        assert_eq!(notices(&page(&linked("true"), TEASER)), Vec::<String>::new());
        let long = "<p>The quay of Sines stays closed until Friday, the harbour master said on Tuesday.</p>"
            .repeat(20);
        let body =
            format!("<article><h1>Quay</h1>{long}</article><footer>Subscribe to continue reading</footer>");
        assert_eq!(notices(&page("", &body)), Vec::<String>::new());
        let script = "<script>var wall = \"subscribe to continue reading\";</script>";
        assert_eq!(
            notices(&page(script, TEASER)),
            Vec::<String>::new(),
            "what a script may say is not shown"
        );
    }

    #[test]
    fn a_page_of_scripts_and_a_login_are_told() {
        let app = "<div id=\"root\"></div><noscript>You need to enable JavaScript to run this app.</noscript>\
                   <script src=\"/app.js\"></script>";
        assert!(notices(&page("", app))[0].starts_with("the page shows its text only with scripts"));
        assert!(
            notices(&page("", "<div id=\"root\"></div><script src=\"/app.js\"></script>"))[0]
                .contains("scripts")
        );
        let login =
            "<main><h1>Welcome</h1><p>Please log in to read the story about the quay of Sines.</p></main>";
        assert!(notices(&page("", login))[0].starts_with("the page asks for a login"));
    }
}
