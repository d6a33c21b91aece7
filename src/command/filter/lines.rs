//! Standard input -> its lines, in chunks as they arrive.

use crate::error::system_words;
use memchr::memchr;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::sync::mpsc::SyncSender;

/// A longer line is not read into memory.
pub(super) const MAX_LINE_BYTES: usize = 8 * 1024 * 1024;
/// A line of which this many bytes were skipped has no end: nothing after it is read.
const MAX_SKIPPED_BYTES: u64 = 1024 * 1024 * 1024;

/// The reader passes on what it has once it holds this much.
const CHUNK_BYTES: usize = 256 * 1024;

/// What the thread that analyses waits for.
pub(super) enum Arrival {
    Lines(Vec<InputLine>),
    /// The input has ended.
    End,
    /// The program is to end.
    Stop,
}

/// A line of the input.
pub(super) struct InputLine {
    /// Counted from one.
    pub(super) number: u64,
    /// The line with its end, or why it could not be read.
    pub(super) bytes: Result<Vec<u8>, String>,
}

/// Sends the lines of `from` in chunks. Never holds back a whole line while waiting for the next.
pub(super) fn read_lines(from: impl Read, sender: &SyncSender<Arrival>) {
    let mut from = BufReader::with_capacity(CHUNK_BYTES, from);
    let (mut chunk, mut held) = (Vec::new(), 0);
    for number in 1.. {
        let bytes = match read_line(&mut from, MAX_LINE_BYTES) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => break,
            Err(error) => {
                chunk.push(InputLine {
                    number,
                    bytes: Err(format!("standard input cannot be read ({})", system_words(&error))),
                });
                break;
            }
        };
        held += bytes.as_ref().map_or(0, Vec::len);
        chunk.push(InputLine { number, bytes });
        if held >= CHUNK_BYTES || from.buffer().is_empty() {
            held = 0;
            if sender.send(Arrival::Lines(std::mem::take(&mut chunk))).is_err() {
                return;
            }
        }
    }
    // It is no error if the receiver is gone: the output was closed.
    let _ = sender.send(Arrival::Lines(chunk)).and_then(|()| sender.send(Arrival::End));
}

/// The next line; `None` at the end. A line of more than `limit` bytes, its line end not
/// counted, is skipped.
fn read_line(from: &mut impl BufRead, limit: usize) -> io::Result<Option<Result<Vec<u8>, String>>> {
    let mut line = Vec::new();
    while !take_until_end(from, &mut line, limit + 1)? {}
    if line.is_empty() {
        return Ok(None);
    }
    if line.len() > limit && line.last() != Some(&b'\n') {
        drop(line);
        if from.by_ref().take(MAX_SKIPPED_BYTES).skip_until(b'\n')? as u64 == MAX_SKIPPED_BYTES {
            return Err(io::Error::other("a line is longer than 1 GiB"));
        }
        return Ok(Some(Err(format!("the line is longer than {} MiB", limit / (1024 * 1024)))));
    }
    // It may wait, and while it was read its room has been doubled.
    line.shrink_to_fit();
    Ok(Some(Ok(line)))
}

/// Adds what has arrived to a line of at most `most` bytes, up to its end. Returns whether the line is
/// complete: its end was read, the input is over, or it is full.
fn take_until_end(from: &mut impl BufRead, line: &mut Vec<u8>, most: usize) -> io::Result<bool> {
    let arrived = match from.fill_buf() {
        Err(error) if error.kind() == ErrorKind::Interrupted => return Ok(false),
        arrived => arrived?,
    };
    let room = most - line.len();
    let end = memchr(b'\n', arrived).map_or(arrived.len(), |at| at + 1);
    let taken = arrived.get(..end.min(room)).unwrap_or(arrived);
    line.extend_from_slice(taken);
    let taken = taken.len();
    from.consume(taken);
    Ok(taken == 0 || taken == room || line.last() == Some(&b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands over three bytes at a time, and every other time none because a signal came.
    struct Slow(&'static [u8], bool);

    impl Read for Slow {
        fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
            self.1 = !self.1;
            if self.1 {
                return Err(ErrorKind::Interrupted.into());
            }
            let most = room.len().min(3);
            self.0.read(&mut room[..most])
        }
    }

    #[test]
    fn lines_arrive_whole_from_a_slow_reader() {
        let mut from = BufReader::new(Slow(b"{\"id\":1}\n\n{}\nno end", false));
        let mut lines = Vec::new();
        while let Some(line) = read_line(&mut from, 20).unwrap() {
            lines.push(line.unwrap());
        }
        assert_eq!(lines.join(&b'|'), b"{\"id\":1}\n|\n|{}\n|no end");
    }

    #[test]
    fn a_line_of_as_many_bytes_as_may_be_is_read_and_one_with_one_more_is_skipped() {
        for last in [&b"1234567\n"[..], b"1234567"] {
            let input = [b"12345678\n123456789\n", last].concat();
            let mut from = BufReader::new(&*input);
            let mut next = || read_line(&mut from, 8).unwrap();
            assert_eq!(next(), Some(Ok(b"12345678\n".to_vec())));
            assert!(next().is_some_and(|line| line.is_err_and(|error| error.contains("longer than"))));
            assert_eq!(next(), Some(Ok(last.to_vec())));
            assert_eq!(next(), None);
        }
        assert!(read_line(&mut &b"123456789"[..], 8).unwrap().unwrap().is_err());
    }

    #[test]
    fn a_line_that_is_too_long_costs_itself_and_one_without_end_the_rest() {
        let mut input = vec![b'a'; MAX_LINE_BYTES + 2];
        input.extend(b"\n{}\n");
        let mut from = BufReader::new(&*input);
        assert!(
            read_line(&mut from, MAX_LINE_BYTES)
                .unwrap()
                .unwrap()
                .is_err_and(|error| error.contains("8 MiB"))
        );
        assert_eq!(read_line(&mut from, MAX_LINE_BYTES).unwrap().unwrap().unwrap(), b"{}\n");
        let mut endless = BufReader::new(io::repeat(0));
        assert!(read_line(&mut endless, MAX_LINE_BYTES).is_err());
    }
}
