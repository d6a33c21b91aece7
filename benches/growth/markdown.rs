//! Floods of what Markdown is made of.

use super::Shape;

const fn text(name: &'static str, piece: &'static str) -> Shape {
    Shape::new(name, "flood.md", piece)
}

/// Markdown.
pub(super) const SHAPES: &[Shape] = &[
    text("Markdown headings", "# It rained\n\n"),
    text("Markdown lists", "- It rained\n"),
    text("nested Markdown lists", "- - "),
    text("nested quoted text", "> "),
    text("quoted text", "> “We stay.”\n> — Ana @\n\n"),
    text("Markdown links", "[It rained](https://coast.example/#) "),
    text("links that open", "[a"),
    text("link texts that open", "[a]("),
    text("footnotes", "It rained[^#].\n\n[^#]: So said Ana.\n\n"),
    text("named links", "[a@]: https://coast.example/\n"),
    text("stars", "*"),
    text("stars in words", "*a **b "),
    text("underscores", "_a "),
    text("backticks", "`"),
    text("backticks of all lengths", "`a``b "),
    text("fences", "```\na\n"),
    text("Markdown tables", "| a | b |\n").before("| a | b |\n|---|---|\n"),
    text("columns of a Markdown table", "| a ").after("|\n"),
    text("pictures", "![a](b.jpg)\n\n"),
    text("tags in Markdown", "<b>a "),
    text("angle brackets", "<"),
    text("HTML comments in Markdown", "<!-- "),
    text("backslashes", "\\"),
    text("rules", "---\n"),
    text("front matter", "key#: value\n").before("---\n").after("---\nIt rained.\n"),
    text("nested front matter", "- ").before("---\na: ").after("\n---\nIt rained.\n"),
    text("TOML front matter", "[a.@]\nb = \"c\"\n").before("+++\n").after("+++\nIt rained.\n"),
    text("strikes", "~~a "),
    text("autolinks", "<https://a.example/#> "),
    text("entities in Markdown", "&amp;&#32;"),
];
