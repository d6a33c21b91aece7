//! The formats in which quotations are handed on.

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Result objects: one, or an array.
    Json,
    /// One result object a line.
    Jsonl,
    /// A table for a spreadsheet.
    Csv,
    /// Quotations under their speakers.
    Markdown,
    /// A sheet for a fact-checker.
    Sheet,
    /// W3C Web Annotation.
    WebAnnotation,
    /// Stand-off annotations beside the text.
    Brat,
    /// TEI P5.
    Tei,
    /// A page.
    Html,
}

/// Whether a file may hold several articles: it then has the form for that, however many come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArticleCount {
    /// It holds one.
    No,
    /// It may hold any number.
    Yes,
}

impl Format {
    /// Every format, with the word that names it and what it is.
    pub const ALL: [(Self, &'static str, &'static str); 9] = [
        (Self::Json, "json", "One result object, or an array of them"),
        (Self::Jsonl, "jsonl", "One result object a line"),
        (Self::Csv, "csv", "A table for a spreadsheet, one row a quotation"),
        (Self::Markdown, "md", "Markdown, grouped by speaker"),
        (Self::Sheet, "sheet", "A fact-check sheet in Markdown, one section a quotation"),
        (Self::WebAnnotation, "webanno", "W3C Web Annotation (JSON-LD)"),
        (Self::Brat, "brat", "A .txt and an .ann for the annotation tool brat; needs --output"),
        (Self::Tei, "tei", "TEI P5 (XML)"),
        (Self::Html, "html", "One page with the text and its findings, to read, mail and print"),
    ];
}
