//! The `id` of a record -> the same `id` in its result.
//!
//! Other programs join results to records by it, so an `id` that is a number is returned digit by digit: read as a number,
//! one of twenty digits would become another, and 1.10 would become 1.1.

use crate::export::escape::AS_IT_IS;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

/// The `id` of a record, of any type.
///
/// ```
/// use pullquote::export::{RecordId, escape};
///
/// for written in ["12345678901234567890123", "1.10", "-3e5", "\"a\"", "[1,null]"] {
///     let id: RecordId = serde_json::from_str(written).unwrap();
///     assert_eq!(escape::line(&id), written);
/// }
/// ```
#[derive(Debug, Clone)]
pub struct RecordId(IdForm);

#[derive(Debug, Clone)]
enum IdForm {
    /// A number, as it is written.
    Number(String),
    /// Anything else, which is written anew: what is in a string may have to be escaped.
    Other(Value),
}

impl<'de> Deserialize<'de> for RecordId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        if raw.get().starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
            return Ok(Self(IdForm::Number(String::from(Box::<str>::from(raw)))));
        }
        serde_json::from_str(raw.get()).map(|value| Self(IdForm::Other(value))).map_err(D::Error::custom)
    }
}

impl Serialize for RecordId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            IdForm::Number(digits) => serializer.serialize_newtype_struct(AS_IT_IS, digits),
            IdForm::Other(value) => value.serialize(serializer),
        }
    }
}
