//! A name of a person in a text, with what the words beside it say about the person.

use crate::text::Span;

/// A person's name found in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PersonMention {
    /// The name, without title and possessive ending.
    pub span: Span,
    /// The words beside the name that say what the person is: "US Secretary of State".
    pub role: Option<Span>,
    /// The person’s gender, if the words beside the name show it: "Mrs", "the actress", "his wife".
    pub gender: Option<Gender>,
    /// The probability that it is a person's name.
    pub confidence: f32,
}

/// A person's gender, where the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "Mrs", "actress", "she".
    Female,
    /// "Mr", "king", "he".
    Male,
}
