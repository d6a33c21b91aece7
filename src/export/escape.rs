//! A value -> JSON that is safe to print on a terminal, on one line.
//!
//! `serde_json` escapes every name of a field anew and asks about each string what the next byte means. A result object
//! is three times as long as its article and consists of names mostly, so here a name is written as it is, and a string
//! is written in as few pieces as possible. Numbers with a fraction are left to `serde_json`.

use super::harmless::{escape_into, is_plain};
use super::write_error::WriteError;
use serde::ser::{self, Error as _, Serialize};
use std::io::{self, Write};

/// The name under which a type serialises a number as its digits, which are written without quotation marks.
pub(super) const AS_IT_IS: &str = "pullquote::digits";

/// So much is collected before it is written.
const PIECE_BYTES: usize = 64 * 1024;

/// Writes `value`, without a line end.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let mut writer = JsonWriter { text: String::new(), out: Some(out) };
    value.serialize(&mut writer).map_err(|error| error.0)?;
    writer.flush()
}

/// Returns `value`, without a line end.
#[must_use]
pub fn line(value: &impl Serialize) -> String {
    line_of_about(0, value)
}

/// Returns `value` without a line end. `bytes` is a guess at its length.
#[must_use]
pub fn line_of_about(bytes: usize, value: &impl Serialize) -> String {
    let mut writer = JsonWriter { text: String::with_capacity(bytes), out: None };
    // Writing strings, numbers and lists of them to memory cannot fail.
    let _ = value.serialize(&mut writer);
    writer.text
}

struct JsonWriter<'o> {
    /// What is not written yet.
    text: String,
    /// Where to write it; nowhere if it is wanted as a whole.
    out: Option<&'o mut dyn Write>,
}

impl JsonWriter<'_> {
    fn flush(&mut self) -> io::Result<()> {
        if let Some(out) = &mut self.out {
            out.write_all(self.text.as_bytes())?;
            self.text.clear();
        }
        Ok(())
    }

    #[expect(clippy::inline_always, reason = "a piece that is known is copied without a call")]
    #[inline(always)]
    fn add(&mut self, piece: &str) {
        self.text.push_str(piece);
    }

    fn flush_if_full(&mut self) -> Result<(), WriteError> {
        if self.text.len() >= PIECE_BYTES { self.flush().map_err(WriteError) } else { Ok(()) }
    }

    /// Writes a number with a fraction.
    fn fraction(&mut self, number: impl Serialize) -> Result<(), WriteError> {
        // No fraction is longer.
        let mut digits = [0; 32];
        let mut rest = digits.as_mut_slice();
        serde_json::to_writer(&mut rest, &number).map_err(WriteError::custom)?;
        let length = 32 - rest.len();
        let written = digits.get(..length).and_then(|digits| std::str::from_utf8(digits).ok());
        self.text.push_str(written.unwrap_or_default());
        Ok(())
    }

    fn number(&mut self, number: impl itoa::Integer) {
        self.text.push_str(itoa::Buffer::new().format(number));
    }
}

/// A list or an object that has been begun.
struct OpenJson<'w, 'o> {
    writer: &'w mut JsonWriter<'o>,
    /// Whether it is still empty.
    is_empty: bool,
    close: &'static str,
}

impl<'w, 'o> OpenJson<'w, 'o> {
    fn begin(writer: &'w mut JsonWriter<'o>, (open, close): (&'static str, &'static str)) -> Self {
        writer.add(open);
        Self { writer, is_empty: true, close }
    }

    fn before_item(&mut self) {
        if !std::mem::take(&mut self.is_empty) {
            self.writer.add(",");
        }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        self.before_item();
        value.serialize(&mut *self.writer)?;
        self.writer.flush_if_full()
    }

    /// Writes a field. Its name is one of this program's, without anything to escape.
    #[expect(clippy::inline_always, reason = "a name that is known is written in one piece")]
    #[inline(always)]
    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), WriteError> {
        self.writer.add(if std::mem::take(&mut self.is_empty) { "\"" } else { ",\"" });
        self.writer.add(name);
        self.writer.add("\":");
        value.serialize(&mut *self.writer)
    }

    fn close(self) {
        self.writer.add(self.close);
    }
}

const LIST: (&str, &str) = ("[", "]");
const OBJECT: (&str, &str) = ("{", "}");

/// Writes every whole number in digits.
macro_rules! numbers {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<(), WriteError> {
            self.number(value);
            Ok(())
        })*
    };
}

impl<'w, 'o> ser::Serializer for &'w mut JsonWriter<'o> {
    type Ok = ();
    type Error = WriteError;
    type SerializeSeq = OpenJson<'w, 'o>;
    type SerializeTuple = OpenJson<'w, 'o>;
    type SerializeTupleStruct = OpenJson<'w, 'o>;
    type SerializeTupleVariant = ser::Impossible<(), WriteError>;
    type SerializeMap = OpenJson<'w, 'o>;
    type SerializeStruct = OpenJson<'w, 'o>;
    type SerializeStructVariant = ser::Impossible<(), WriteError>;

    numbers!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64);
    numbers!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);

    fn serialize_bool(self, value: bool) -> Result<(), WriteError> {
        self.add(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), WriteError> {
        self.fraction(value)
    }

    fn serialize_f64(self, value: f64) -> Result<(), WriteError> {
        self.fraction(value)
    }

    fn serialize_char(self, value: char) -> Result<(), WriteError> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), WriteError> {
        self.text.push('"');
        if value.len() <= PIECE_BYTES && is_plain(value) {
            self.text.push_str(value);
            self.text.push('"');
            return Ok(());
        }
        let mut rest = value;
        while rest.len() > PIECE_BYTES {
            let (piece, behind) = rest.split_at(rest.floor_char_boundary(PIECE_BYTES));
            escape_into(&mut self.text, piece);
            self.flush_if_full()?;
            rest = behind;
        }
        escape_into(&mut self.text, rest);
        self.text.push('"');
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), WriteError> {
        value.serialize(self)
    }

    fn serialize_none(self) -> Result<(), WriteError> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), WriteError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), WriteError> {
        self.add("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), WriteError> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), WriteError> {
        // One of this program's, without anything to escape.
        self.text.push('"');
        self.add(name);
        self.text.push('"');
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), WriteError> {
        if name != AS_IT_IS {
            return value.serialize(self);
        }
        let start = self.text.len();
        value.serialize(&mut *self)?;
        // Without its quotation marks.
        self.text.pop();
        self.text.remove(start);
        Ok(())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<(), WriteError> {
        let mut object = OpenJson::begin(self, OBJECT);
        object.field(name, value)?;
        object.close();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<OpenJson<'w, 'o>, WriteError> {
        Ok(OpenJson::begin(self, LIST))
    }

    fn serialize_tuple(self, _: usize) -> Result<OpenJson<'w, 'o>, WriteError> {
        Ok(OpenJson::begin(self, LIST))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<OpenJson<'w, 'o>, WriteError> {
        Ok(OpenJson::begin(self, LIST))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, WriteError> {
        Err(WriteError::custom(name))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<OpenJson<'w, 'o>, WriteError> {
        Ok(OpenJson::begin(self, OBJECT))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<OpenJson<'w, 'o>, WriteError> {
        Ok(OpenJson::begin(self, OBJECT))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, WriteError> {
        Err(WriteError::custom(name))
    }
}

/// Writes the items of every kind of list.
macro_rules! lists {
    ($($trait:ident::$method:ident),*) => {
        $(impl ser::$trait for OpenJson<'_, '_> {
            type Ok = ();
            type Error = WriteError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
                self.item(value)
            }

            fn end(self) -> Result<(), WriteError> {
                self.close();
                Ok(())
            }
        })*
    };
}

lists!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field
);

impl ser::SerializeMap for OpenJson<'_, '_> {
    type Ok = ();
    type Error = WriteError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), WriteError> {
        // Every map of this program has strings for keys.
        self.before_item();
        key.serialize(&mut *self.writer)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        self.writer.add(":");
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), WriteError> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeStruct for OpenJson<'_, '_> {
    type Ok = ();
    type Error = WriteError;

    #[expect(clippy::inline_always, reason = "a name that is known is written in one piece")]
    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), WriteError> {
        self.field(name, value)
    }

    fn end(self) -> Result<(), WriteError> {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::harmless::is_harmful;
    use serde::Serialize;
    use serde_json::json;

    #[derive(Serialize)]
    struct Sample {
        name: &'static str,
        places: (usize, i32),
        share: f64,
        is_known: Option<bool>,
        #[serde(flatten)]
        rest: serde_json::Value,
    }

    #[test]
    fn a_value_is_written_as_serde_json_writes_it() {
        let rest =
            json!({"list": [1, "a\"b\\c\n\t\u{1}\u{8}\u{c}\r/é“”", null, -7, 0.125, []], "more": {"x": {}}});
        for share in [0.0, 0.5, 1e-7, 123_456.789, 1.0] {
            let sample =
                Sample { name: "Ana", places: (7, -3), share, is_known: Some(true), rest: rest.clone() };
            assert_eq!(line(&sample), serde_json::to_string(&sample).unwrap());
            let mut written = Vec::new();
            write(&mut written, &[&sample, &sample]).unwrap();
            assert_eq!(written, serde_json::to_vec(&[&sample, &sample]).unwrap());
        }
    }

    #[test]
    fn control_and_deceptive_characters_are_escaped_and_read_back() {
        let text = "a\u{1b}[2J \u{7f} \u{9b}2J \u{202e}b\u{2069} \u{e0041}c \u{2028}“é” 🇰🇷 \u{200d}";
        let written = line(&text);
        assert!(!written.contains(|c: char| c.is_control() || is_harmful(c)), "{written}");
        assert!(written.contains(r"\u009b2J \u202eb\u2069 \udb40\udc41c \u2028“é” 🇰🇷"), "{written}");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }

    #[test]
    fn a_list_and_a_string_longer_than_a_piece_are_written_as_a_whole() {
        let list = vec!["Harbour closed after a storm"; 10_000];
        let value = (&list, "“É”\n".repeat(PIECE_BYTES));
        let mut written = Vec::new();
        write(&mut written, &value).unwrap();
        assert_eq!(written, serde_json::to_vec(&value).unwrap());
        assert_eq!(line(&value).into_bytes(), written);
    }
}
