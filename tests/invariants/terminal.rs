//! What a terminal sends -> keys and pastes: however it is cut and wherever it pauses, the keyboard stays heard.

use pullquote::tui::keymap::key::Key;
use pullquote::tui::{KeyDecoder, TypedInput};
use std::time::Duration;

/// The longest that a key may have to wait for the rest of what came before it.
const LONGEST_WAIT: Duration = Duration::from_millis(150);

/// Feeds the bytes as reads. Before each stands a byte: its lower seven bits are the length of the read, and the highest
/// says that silence follows.
pub(crate) fn terminal(bytes: &[u8]) {
    let reads = reads(bytes);
    is_heard_after_any_silence(&reads);
    is_the_same_in_any_pieces(&reads);
    is_interrupted_by_control_c(&reads);
}

/// A read, and whether silence follows.
type ReadBytes<'a> = (&'a [u8], bool);

fn reads(mut bytes: &[u8]) -> Vec<ReadBytes<'_>> {
    let mut reads = Vec::new();
    while let Some((&first, rest)) = bytes.split_first() {
        let (read, rest) = rest.split_at(usize::from(first & 0x7f).min(rest.len()));
        reads.push((read, first & 0x80 != 0));
        bytes = rest;
    }
    reads
}

/// After silence nothing is open, and the next key counts.
fn is_heard_after_any_silence(reads: &[ReadBytes<'_>]) {
    let mut decoder = KeyDecoder::default();
    for &(read, is_last) in reads {
        let typed = decoder.feed(read);
        assert_plain(&typed, read.len());
        assert!(decoder.limit().is_none_or(|limit| limit <= LONGEST_WAIT));
        if is_last {
            assert_plain(&decoder.give_up(), read.len());
            assert_eq!(decoder.limit(), None);
            assert_eq!(decoder.feed(b"q"), [TypedInput::Key(Key::Char('q'))]);
        }
    }
}

/// Where the system cuts what was sent is chance, and changes nothing.
fn is_the_same_in_any_pieces(reads: &[ReadBytes<'_>]) {
    let mut in_pieces = KeyDecoder::default();
    let pieces: Vec<TypedInput> = reads.iter().flat_map(|(read, _)| in_pieces.feed(read)).collect();
    let all: Vec<u8> = reads.iter().flat_map(|(read, _)| read.iter().copied()).collect();
    let mut at_once = KeyDecoder::default();
    assert_eq!(at_once.feed(&all), pieces);
    assert_eq!(at_once.give_up(), in_pieces.give_up());
}

/// `^c` counts whatever is open. In a paste it is pasted, and counts once there was silence.
fn is_interrupted_by_control_c(reads: &[ReadBytes<'_>]) {
    let mut decoder = KeyDecoder::default();
    for &(read, is_last) in reads {
        decoder.feed(read);
        if is_last && !decoder.is_in_paste() {
            assert_eq!(decoder.feed(b"\x03"), [TypedInput::Key(Key::Ctrl('c'))]);
        }
    }
}

/// Characters are no control characters, and no more is typed than was sent.
fn assert_plain(typed: &[TypedInput], sent: usize) {
    for typed in typed {
        if let TypedInput::Key(Key::Char(c) | Key::Alt(c) | Key::Ctrl(c)) = typed {
            assert!(!c.is_control(), "{c:?}");
        }
    }
    assert!(typed.len() <= sent + 1, "more was typed than was sent");
}
