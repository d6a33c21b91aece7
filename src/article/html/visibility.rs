//! Attributes of an element -> whether a browser shows it.

use super::names::{Hint, Hints};

/// Whether an inline style hides its element: not displayed, or clipped to nothing for screen readers alone.
pub(super) fn is_hidden_by_style(style: &str) -> bool {
    if style.len() < 10 {
        return false;
    }
    let style: String =
        style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    let has =
        |part: &str| style.split(';').any(|rule| rule.strip_suffix("!important").unwrap_or(rule) == part);
    let clipped = style.contains("clip:rect(") || style.contains("clip-path:inset(50%)");
    let tiny = has("width:1px") && has("height:1px");
    has("display:none")
        || has("visibility:hidden")
        || (style.contains("position:absolute") && (clipped || tiny || style.contains("left:-9999")))
}

/// Whether a class says that only screen readers read the element.
pub(super) fn is_unseen(hints: Hints) -> bool {
    hints.has(Hint::Hidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_that_hide() {
        for (style, expected) in [
            ("display: none", true),
            ("color:red; DISPLAY:NONE !important;", true),
            ("visibility:hidden", true),
            ("position:absolute;width:1px;height:1px;overflow:hidden", true),
            ("border:0;clip:rect(0px,0px,0px,0px);position:absolute", true),
            ("display:block;visibility:visible", false),
            ("position:absolute;left:0", false),
            ("width:1px", false),
        ] {
            assert_eq!(is_hidden_by_style(style), expected, "{style}");
        }
    }
}
