//! A tree of HTML elements -> paragraphs with roles.
//!
//! Block elements end paragraphs, inline elements do not, and elements that a browser does not show are skipped. The
//! walk keeps a stack of its own, because saved pages can be nested too deeply for recursion.

use super::elements::{Layout, layout};
use crate::article::builder::Builder;
use crate::article::lines::lines;
use crate::article::{FurnitureKind, Role};
use dom_query::NodeRef;

/// Elements that hold a page or a part of it apart, and no words of a fragment.
const APART: [&str; 4] = ["form", "iframe", "noscript", "template"];
/// Elements around the article.
const SURROUNDINGS: [&str; 6] = ["nav", "header", "footer", "aside", "menu", "dialog"];

/// Which elements are included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::article) enum WalkExtent {
    /// All visible elements.
    All,
    /// All except menus, headers, footers, asides and hidden elements.
    WithoutSurroundings,
}

enum WalkStep<'a> {
    Enter(NodeRef<'a>),
    /// The end of a block with its role, or of an inline element.
    Leave(Option<Role>),
}

/// Appends the text under `root` to `builder`.
pub(in crate::article) fn walk(root: NodeRef<'_>, extent: WalkExtent, builder: &mut Builder) {
    let mut steps = vec![WalkStep::Enter(root)];
    // The roles of the enclosing blocks, the innermost last.
    let mut roles = vec![Role::Body];
    while let Some(step) = steps.pop() {
        match step {
            WalkStep::Leave(None) => {}
            WalkStep::Leave(Some(role)) => {
                builder.end(role);
                roles.pop();
            }
            WalkStep::Enter(node) if node.is_text() => {
                let role = roles.last().copied().unwrap_or(Role::Body);
                for (number, piece) in node.text().split('\u{2029}').enumerate() {
                    if number > 0 {
                        builder.end(role);
                    }
                    builder.push(piece);
                }
            }
            WalkStep::Enter(node) => {
                let role = roles.last().copied().unwrap_or(Role::Body);
                match enter(node, extent, role, builder) {
                    Entered::Nothing => continue,
                    Entered::Inline => {}
                    Entered::Block(inner) => {
                        builder.end(role);
                        roles.push(inner);
                        steps.push(WalkStep::Leave(Some(inner)));
                    }
                }
                steps.extend(node.children_it(true).map(WalkStep::Enter));
            }
        }
    }
}

enum Entered {
    Nothing,
    Inline,
    Block(Role),
}

/// Applies an element to the open paragraph, which has `role`.
fn enter(node: NodeRef<'_>, extent: WalkExtent, role: Role, builder: &mut Builder) -> Entered {
    let Some(name) = node.node_name() else {
        // The document or a fragment. Comments have neither children nor text.
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
    let layout = layout(name);
    if layout == Layout::None
        || APART.contains(&name)
        || (extent == WalkExtent::WithoutSurroundings && is_around(node, name))
    {
        return Entered::Nothing;
    }
    if matches!(layout, Layout::Inline | Layout::Cell) {
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
    SURROUNDINGS.contains(&name)
        || node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|value| &*value == "true")
        || hidden_by_style()
}

/// Whether the class of a block says that it is a caption or a credit.
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
    use crate::input::Identity;

    fn read(html: &str, extent: WalkExtent) -> Vec<(String, Role)> {
        let document = dom_query::Document::from(html);
        let mut builder = Builder::default();
        walk(document.root(), extent, &mut builder);
        let article = builder.finish(Identity::default());
        article.paragraphs.iter().map(|p| (article.words(p.span).to_owned(), p.role)).collect()
    }

    #[test]
    fn blocks_separate_words_and_inline_elements_do_not() {
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
            let words: Vec<_> = read(html, WalkExtent::All).into_iter().map(|(words, _)| words).collect();
            assert_eq!(words.join("|"), expected, "{html}");
        }
    }

    #[test]
    fn headings_and_captions_have_their_roles() {
        let html = "<h2>Talks</h2><figure><img alt=x><figcaption><p>A ship.</p> Photo: Ann</figcaption></figure>\
                    <div class='wp-caption-text caption'>A port.</div><p>They met.</p>";
        let caption = Role::Furniture(FurnitureKind::Caption);
        let roles: Vec<_> = read(html, WalkExtent::All).into_iter().map(|(_, role)| role).collect();
        assert_eq!(roles, [Role::Headline, caption, caption, caption, Role::Body]);
    }

    #[test]
    fn menus_and_hidden_elements_can_be_left_out() {
        let html = "<nav>Home</nav><div hidden>Secret</div><p style='display: none'>Bait</p><p>They met.</p>";
        let words: Vec<_> =
            read(html, WalkExtent::WithoutSurroundings).into_iter().map(|(words, _)| words).collect();
        assert_eq!(words, ["They met."]);
    }

    #[test]
    fn deeply_nested_elements_are_read() {
        let html = format!("{}They met.", "<div>".repeat(3_000));
        assert_eq!(read(&html, WalkExtent::All).len(), 1);
    }
}
