//! The formats in which quotations are exported.

/// An export format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Result objects: one, or an array.
    Json,
    /// One result object per line.
    Jsonl,
    /// A table for a spreadsheet.
    Csv,
    /// Quotations grouped by speaker.
    Markdown,
    /// A sheet for a fact-checker.
    Sheet,
    /// W3C Web Annotation.
    WebAnnotation,
    /// Standoff annotations in a file beside the text.
    Brat,
    /// TEI P5.
    Tei,
    /// A web page.
    Html,
    /// A project of REFI-QDA, for programs of qualitative analysis.
    Refi,
    /// The annotation format of the extractor Citron.
    Citron,
    /// JSON-LD of schema.org.
    SchemaOrg,
}

/// Whether a file can hold several articles. Formats that mark a collection do so for `Many`, even if there is only
/// one article in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArticleCount {
    /// Exactly one.
    One,
    /// Any number.
    Many,
}

/// The ends of file names, and the format that each names. A longer end precedes the shorter one it ends with.
const ENDINGS: [(&str, Format); 10] = [
    (".sheet.md", Format::Sheet),
    (".md", Format::Markdown),
    (".csv", Format::Csv),
    (".html", Format::Html),
    (".qdpx", Format::Refi),
    (".jsonl", Format::Jsonl),
    (".jsonld", Format::WebAnnotation),
    (".json", Format::Json),
    (".xml", Format::Tei),
    (".tei", Format::Tei),
];

impl Format {
    /// The format that a file's name asks for by its ending, if it is one of [`Self::endings`].
    #[must_use]
    pub fn of_file(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        ENDINGS.iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, format)| *format)
    }

    /// The endings that name a format, for messages: ".md .csv".
    #[must_use]
    pub fn endings() -> String {
        ENDINGS.map(|(ending, _)| ending).join(" ")
    }

    /// Every format, with its name and a description.
    pub const ALL: [(Self, &'static str, &'static str); 12] = [
        (Self::Json, "json", "One result object, or an array of them"),
        (Self::Jsonl, "jsonl", "One result object per line"),
        (Self::Csv, "csv", "A table for a spreadsheet, one row per quotation"),
        (Self::Markdown, "md", "Markdown, grouped by speaker"),
        (Self::Sheet, "sheet", "A fact-check sheet in Markdown, one section per quotation"),
        (Self::WebAnnotation, "webanno", "W3C Web Annotation (JSON-LD)"),
        (
            Self::Brat,
            "brat",
            "A .txt and an .ann for the annotation tool brat; needs --output, a folder or a name without an ending",
        ),
        (Self::Tei, "tei", "TEI P5 (XML)"),
        (Self::Html, "html", "One page with the text and its findings, to read, mail and print"),
        (Self::Refi, "qdpx", "A REFI-QDA project with codes, for NVivo, ATLAS.ti, MAXQDA; needs --output"),
        (Self::Citron, "citron", "The annotation format of the BBC's Citron (JSON)"),
        (Self::SchemaOrg, "schema-org", "schema.org: Quotation and ClaimReview (JSON-LD)"),
    ];
}
