//! A tree of HTML elements -> paragraphs with roles.
//!
//! Block elements end paragraphs, inline elements do not, and what a browser never shows is passed over. The
//! walk keeps its own stack: saved pages are nested more deeply than a thread's stack reaches.

use super::builder::Builder;
use super::lines::lines;
use super::{FurnitureKind, Role};
use dom_query::NodeRef;

/// Never shown as text of the article.
const PASSED_OVER: [&str; 24] = [
    "audio", "button", "canvas", "datalist", "embed", "form", "head", "iframe", "input", "map", "math",
    "meter", "noscript", "object", "progress", "rp", "rt", "script", "select", "style", "svg", "template",
    "textarea", "video",
];
/// Elements that run along inside a paragraph; all others end it.
const INLINE: [&str; 42] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rb", "ruby", "s", "samp", "slot", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "blink", "td", "th", "output",
];
/// What a page puts around its article.
const AROUND: [&str; 6] = ["nav", "header", "footer", "aside", "menu", "dialog"];

/// Which elements are walked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// All that is shown.
    All,
    /// All but what pages put around their article: menus, headers, footers, asides and what is hidden.
    WithoutSurroundings,
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    /// The end of a block, or of an inline element that ends nothing.
    Leave(Option<Role>),
}

/// Appends the text under `root` to `builder`.
pub(super) fn walk(root: NodeRef<'_>, extent: Extent, builder: &mut Builder) {
    let mut steps = vec![Step::Enter(root)];
    // The roles of the blocks we are in, the innermost last.
    let mut roles = vec![Role::Body];
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave(None) => {}
            Step::Leave(Some(role)) => {
                builder.end(role);
                roles.pop();
            }
            Step::Enter(node) if node.is_text() => builder.push(&node.text()),
            Step::Enter(node) => {
                let role = roles.last().copied().unwrap_or(Role::Body);
                match enter(node, extent, role, builder) {
                    Entered::Nothing => continue,
                    Entered::Inline => {}
                    Entered::Block(inner) => {
                        builder.end(role);
                        roles.push(inner);
                        steps.push(Step::Leave(Some(inner)));
                    }
                }
                steps.extend(node.children_it(true).map(Step::Enter));
            }
        }
    }
}

enum Entered {
    Nothing,
    Inline,
    Block(Role),
}

/// What an element does to the paragraph that is open, which has `role`.
fn enter(node: NodeRef<'_>, extent: Extent, role: Role, builder: &mut Builder) -> Entered {
    let Some(name) = node.node_name() else {
        // The document itself, a fragment; comments have no children and no text.
        return Entered::Inline;
    };
    let name: &str = &name;
    match name {
        "br" if role == Role::Headline => {
            builder.push(" ");
            return Entered::Nothing;
        }
        "br" | "hr" => {
            builder.end(role);
            return Entered::Nothing;
        }
        "td" | "th" | "img" => builder.push(" "),
        "pre" => {
            preformatted(&node.text(), builder);
            return Entered::Nothing;
        }
        _ => {}
    }
    if PASSED_OVER.contains(&name) || (extent == Extent::WithoutSurroundings && is_around(node, name)) {
        return Entered::Nothing;
    }
    if INLINE.contains(&name) {
        return Entered::Inline;
    }
    Entered::Block(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Role::Headline,
        "figcaption" | "caption" => Role::Furniture(FurnitureKind::Caption),
        _ if is_caption(node) => Role::Furniture(FurnitureKind::Caption),
        _ => role,
    })
}

fn is_around(node: NodeRef<'_>, name: &str) -> bool {
    let hidden_by_style = || {
        node.attr("style").is_some_and(|style| {
            let style = style.replace(' ', "").to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
    };
    AROUND.contains(&name)
        || node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|value| &*value == "true")
        || hidden_by_style()
}

/// Whether a page calls a block a caption, or a credit, by its class.
fn is_caption(node: NodeRef<'_>) -> bool {
    node.class().is_some_and(|class| {
        class.split_ascii_whitespace().any(|class| {
            let class = class.to_ascii_lowercase();
            let part = |part: &str| class.split(['-', '_']).any(|piece| piece == part);
            part("caption") || part("credit") || part("credits") || part("figcaption")
        })
    })
}

fn preformatted(text: &str, builder: &mut Builder) {
    for line in lines(text) {
        builder.paragraph(line.span.of(text), Role::Body);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str, extent: Extent) -> Vec<(String, Role)> {
        let document = dom_query::Document::from(html);
        let mut builder = Builder::default();
        walk(document.root(), extent, &mut builder);
        let article = builder.finish(None);
        article.paragraphs.iter().map(|p| (article.words(p.span).to_owned(), p.role)).collect()
    }

    #[test]
    fn blocks_part_words_and_inline_elements_do_not() {
        for (html, expected) in [
            ("<p>Peru<p>Chile", "Peru|Chile"),
            ("<div>Peru<div>Chile</div>Bolivia</div>", "Peru|Chile|Bolivia"),
            ("<p>Nor<b>we</b>gian <i>fish</i></p>", "Norwegian fish"),
            ("<ul><li>Peru</li><li>Chile</li></ul>", "Peru|Chile"),
            ("<table><tr><td>Peru</td><td>4</td></tr><tr><td>Chile</td></tr></table>", "Peru 4|Chile"),
            ("<p>Peru<br>Chile<br/><br/>Bolivia</p>", "Peru|Chile|Bolivia"),
            ("<h1>Peru<br>and Chile</h1>", "Peru and Chile"),
            ("<p>Peru<script>alert('x')</script><style>p{}</style><!-- no --></p>", "Peru"),
            ("<pre>Peru\n  Chile</pre>", "Peru|Chile"),
            ("<p>Peru &amp; Chile&nbsp;&lt;agree&gt;</p>", "Peru & Chile\u{a0}<agree>"),
        ] {
            let words: Vec<_> = read(html, Extent::All).into_iter().map(|(words, _)| words).collect();
            assert_eq!(words.join("|"), expected, "{html}");
        }
    }

    #[test]
    fn headings_and_captions_have_their_roles() {
        let html = "<h2>Talks</h2><figure><img alt=x><figcaption><p>A ship.</p> Photo: Ann</figcaption></figure>\
                    <div class='wp-caption-text caption'>A port.</div><p>They met.</p>";
        let caption = Role::Furniture(FurnitureKind::Caption);
        let roles: Vec<_> = read(html, Extent::All).into_iter().map(|(_, role)| role).collect();
        assert_eq!(roles, [Role::Headline, caption, caption, caption, Role::Body]);
    }

    #[test]
    fn surroundings_can_be_left_out() {
        let html = "<nav>Home</nav><div hidden>Secret</div><p style='display: none'>Bait</p><p>They met.</p>";
        let words: Vec<_> =
            read(html, Extent::WithoutSurroundings).into_iter().map(|(words, _)| words).collect();
        assert_eq!(words, ["They met."]);
    }

    #[test]
    fn deep_nesting_is_walked() {
        let html = format!("{}They met.", "<div>".repeat(20_000));
        assert_eq!(read(&html, Extent::All).len(), 1);
    }
}
