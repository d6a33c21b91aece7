//! A stream of JSON -> the result objects in it, one at a time: a single object, an array, or one object a line.
//!
//! Only the braces are counted here; the text between them is parsed elsewhere. That keeps memory bounded by
//! the longest object instead of the file, and lets every error name its line.

use crate::error::{JsonFault, read_json};
use serde::de::DeserializeOwned;
use std::io::{self, BufRead};

/// One result object of a stream, not parsed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonRecord {
    /// The line it begins in, counted from one.
    pub line: usize,
    pub(super) json: Vec<u8>,
}

/// What is wrong with a file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The line, counted from one.
    pub line: usize,
    /// What is wrong, without a full stop.
    pub what: String,
}

/// Why a stream cannot be read on.
#[derive(Debug)]
pub enum RecordError {
    /// The bytes cannot be read.
    Unreadable(io::Error),
    /// They are not what `pullquote export` writes.
    Damaged(Damage),
}

/// The records of a stream, in order. Nothing may be read after the first error.
#[derive(Debug)]
pub struct Records<R> {
    input: R,
    line: usize,
    layout: StreamLayout,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StreamLayout {
    /// Nothing has been read yet.
    Unknown,
    /// One object after another.
    Sequence,
    /// In square brackets, with commas between.
    Array,
    /// The closing bracket has been read.
    Ended,
}

impl JsonRecord {
    /// Its length in bytes.
    #[must_use]
    pub fn length(&self) -> usize {
        self.json.len()
    }

    /// Reads it as a value.
    ///
    /// # Errors
    /// If it is not JSON, or not such a value.
    pub(in crate::export) fn read<T: DeserializeOwned>(&self) -> Result<T, Damage> {
        let json = std::str::from_utf8(&self.json)
            .map_err(|_| Damage { line: self.line, what: "this is not UTF-8".to_owned() })?;
        read_json(json.as_bytes())
            .map_err(|JsonFault { line, what }| Damage { line: self.line + line.saturating_sub(1), what })
    }
}

impl<R: BufRead> Records<R> {
    /// The records of `input`.
    #[must_use]
    pub fn new(input: R) -> Self {
        Self { input, line: 1, layout: StreamLayout::Unknown }
    }

    fn read_next(&mut self) -> Result<Option<JsonRecord>, RecordError> {
        if self.layout == StreamLayout::Unknown {
            self.skip_byte_order_mark()?;
            let is_array = self.take_if(b'[')?;
            self.layout = if is_array { StreamLayout::Array } else { StreamLayout::Sequence };
        }
        if self.layout == StreamLayout::Array {
            if self.take_if(b']')? {
                self.layout = StreamLayout::Ended;
            } else {
                self.take_if(b',')?;
            }
        }
        match self.peek()? {
            Some(_) if self.layout == StreamLayout::Ended => {
                Err(self.damage("there is text after the end of the array: the file is damaged"))
            }
            Some(first) => self.record(first).map(Some),
            None if self.layout == StreamLayout::Array => {
                Err(self.damage("the file ends too early: it is damaged"))
            }
            None => Ok(None),
        }
    }

    fn damage(&self, what: &str) -> RecordError {
        RecordError::Damaged(Damage { line: self.line, what: what.to_owned() })
    }

    fn skip_byte_order_mark(&mut self) -> io::Result<()> {
        while self.input.fill_buf()?.first().is_some_and(|byte| [0xEF, 0xBB, 0xBF].contains(byte)) {
            self.input.consume(1);
        }
        Ok(())
    }

    /// Skips white space and returns the next byte, which stays to be read.
    fn peek(&mut self) -> io::Result<Option<u8>> {
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                return Ok(None);
            }
            let space = buffer.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let next = buffer.get(space).copied();
            self.line += newlines(buffer.get(..space).unwrap_or_default());
            self.input.consume(space);
            if next.is_some() {
                return Ok(next);
            }
        }
    }

    /// Skips white space, and `wanted` if that follows. Returns whether it did.
    fn take_if(&mut self, wanted: u8) -> io::Result<bool> {
        let is_next = self.peek()? == Some(wanted);
        self.input.consume(usize::from(is_next));
        Ok(is_next)
    }

    /// Reads an object to its closing brace; anything else to the end of its line, for the parser to complain about.
    fn record(&mut self, first: u8) -> Result<JsonRecord, RecordError> {
        let mut record = JsonRecord { line: self.line, json: Vec::new() };
        let mut braces = Braces::default();
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                break;
            }
            let end = if first == b'{' { braces.close_in(buffer) } else { memchr::memchr(b'\n', buffer) };
            let taken = buffer.get(..end.unwrap_or(buffer.len())).unwrap_or_default();
            record.json.extend_from_slice(taken);
            self.line += newlines(taken);
            let length = taken.len();
            self.input.consume(length);
            if end.is_some() {
                break;
            }
        }
        Ok(record)
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<JsonRecord, RecordError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read_next().transpose()
    }
}

impl From<io::Error> for RecordError {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}

fn newlines(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}

/// How far an object has been read.
#[derive(Debug, Default)]
struct Braces {
    open: usize,
    in_string: bool,
    escaped: bool,
}

impl Braces {
    /// The offset after the brace that closes the object, if it is in `bytes`, which continue what was read before.
    fn close_in(&mut self, bytes: &[u8]) -> Option<usize> {
        for (offset, byte) in bytes.iter().enumerate() {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' if self.in_string => self.escaped = true,
                b'"' => self.in_string = !self.in_string,
                _ if self.in_string => {}
                b'{' => self.open += 1,
                b'}' => {
                    self.open -= 1;
                    if self.open == 0 {
                        return Some(offset + 1);
                    }
                }
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    /// The records with their lines, read through a buffer of every size from one byte on.
    fn split(text: &str) -> Vec<(usize, String)> {
        let read = |capacity| {
            let mut records = Records::new(BufReader::with_capacity(capacity, text.as_bytes()));
            let record = |record: Result<JsonRecord, RecordError>| {
                let record = record.unwrap();
                (record.line, String::from_utf8(record.json).unwrap())
            };
            let read = records.by_ref().map(record).collect::<Vec<_>>();
            assert!(records.next().is_none(), "the end stays the end");
            read
        };
        let whole = read(text.len().max(1));
        for capacity in 1..text.len() {
            assert_eq!(read(capacity), whole, "{capacity}");
        }
        whole
    }

    #[test]
    fn braces_in_strings_are_ignored() {
        let object = r#"{"a": "}\"{\\", "b": {"c": []}}"#;
        let expected = [(1, object.to_owned()), (3, "{}".to_owned())];
        assert_eq!(split(&format!("{object}\n\n{{}}\n")), expected);
        assert_eq!(split(&format!("\u{feff}[{object},\n\n{{}}]\n")), expected);
    }

    #[test]
    fn anything_else_is_left_to_the_parser() {
        assert_eq!(split("no\n{}"), [(1, "no".to_owned()), (2, "{}".to_owned())]);
        assert_eq!(split("\n{\"a\": \"b"), [(2, "{\"a\": \"b".to_owned())]);
        assert_eq!(split(""), []);
    }
}
