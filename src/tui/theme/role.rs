//! What has a style of its own on the screen.

/// The role of something on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StyleRole {
    /// The article's own words.
    Text,
    /// A headline.
    Headline,
    /// Page furniture.
    Furniture,
    /// A country.
    Country,
    /// A person.
    Person,
    /// An organisation.
    Organization,
    /// The content of a quotation.
    Quotation,
    /// The cue of a quotation.
    Cue,
    /// An occurrence of the selected entry.
    Occurrence,
    /// What is under the cursor.
    Cursor,
    /// A search hit.
    Hit,
    /// Paragraph numbers, counts, hints: secondary.
    Faint,
    /// A border.
    Border,
    /// The border of the pane that receives the keys.
    Focused,
    /// The title line.
    Title,
    /// A key in a hint.
    Key,
    /// The selected row of a panel.
    Selected,
    /// The selected row of the panel that receives the keys.
    Chosen,
    /// What went wrong, and what is in doubt.
    Warning,
    /// The part of the strip that is on the screen.
    Thumb,
    /// The selected quotation.
    CurrentQuotation,
    /// A sentence that says what has happened.
    Notice,
    /// A link of the page.
    Link,
    /// Words that only the newer text has, or only the quotation.
    Added,
    /// Words that only the older text has, or only the source.
    Removed,
    /// Added words on the selected row.
    ChosenAdded,
    /// Removed words on the selected row.
    ChosenRemoved,
}

/// All roles, in the order of their definition.
pub const STYLE_ROLES: [StyleRole; 27] = [
    StyleRole::Text,
    StyleRole::Headline,
    StyleRole::Furniture,
    StyleRole::Country,
    StyleRole::Person,
    StyleRole::Organization,
    StyleRole::Quotation,
    StyleRole::Cue,
    StyleRole::Occurrence,
    StyleRole::Cursor,
    StyleRole::Hit,
    StyleRole::Faint,
    StyleRole::Border,
    StyleRole::Focused,
    StyleRole::Title,
    StyleRole::Key,
    StyleRole::Selected,
    StyleRole::Chosen,
    StyleRole::Warning,
    StyleRole::Thumb,
    StyleRole::CurrentQuotation,
    StyleRole::Notice,
    StyleRole::Link,
    StyleRole::Added,
    StyleRole::Removed,
    StyleRole::ChosenAdded,
    StyleRole::ChosenRemoved,
];
