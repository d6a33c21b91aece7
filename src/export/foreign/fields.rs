//! JSON whose fields may have several types -> what is wanted of it, or nothing.

use crate::text::date;
use serde_json::Value;

/// A text that is not empty.
pub(super) fn text<'a>(value: &'a Value, field: &str) -> Option<&'a str> {
    value.get(field)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// The texts in a field that holds one or a list.
pub(super) fn texts<'a>(value: &'a Value, field: &str) -> Vec<&'a str> {
    one_or_many(value.get(field))
        .filter_map(Value::as_str)
        .map(str::trim)
        .filter(|one| !one.is_empty())
        .collect()
}

/// The values in a field that holds one or a list.
pub(super) fn one_or_many(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let (list, one) = match value {
        Some(Value::Array(list)) => (list.as_slice(), None),
        Some(Value::Null) | None => (&[][..], None),
        one => (&[][..], one),
    };
    list.iter().chain(one)
}

/// A place or a count.
pub(super) fn number(value: &Value, field: &str) -> Option<usize> {
    usize::try_from(value.get(field)?.as_u64()?).ok()
}

/// The milliseconds of a moment; 0 if it is not one.
pub(super) fn moment(written: Option<&str>) -> i64 {
    written.and_then(date::parse_moment).unwrap_or_default()
}
