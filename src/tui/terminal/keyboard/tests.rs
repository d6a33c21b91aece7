//! Every read of a terminal, and every silence between two reads.

use super::*;
use proptest::prelude::*;

/// What these reads give; an empty read is a silence that is long enough to give up what is open.
fn typed(reads: &[&[u8]]) -> String {
    let mut decoder = KeyDecoder::default();
    let mut typed = Vec::new();
    for read in reads {
        typed.extend(if read.is_empty() { decoder.give_up() } else { decoder.feed(read) });
    }
    let shown = |typed: &TypedInput| match typed {
        TypedInput::Key(key) => Some(key.to_string()),
        TypedInput::Paste(text) => Some(format!("“{}”", String::from_utf8_lossy(text))),
        TypedInput::Background(_) | TypedInput::HasMargins | TypedInput::Identified => None,
        TypedInput::Pointer(_) => None,
    };
    typed.iter().filter_map(shown).collect::<Vec<_>>().join(" ")
}

#[test]
fn keys_have_the_names_of_the_keymap() {
    for (bytes, expected) in [
        (&b"jG7"[..], "j G 7"),
        ("é字🇵".as_bytes(), "é 字 🇵"),
        (b"\x03\x0f\x0a\x1a", "^c ^o ^j ^z"),
        (b"\r\t\x08\x7f ", "Enter Tab Backspace Backspace Space"),
        (b"\x1bo\x1b\r\x1bO", "Alt-o Alt-Enter"),
        (b"\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F\x1b[Z", "Up Down Right Left Home End S-Tab"),
        (b"\x1bOA\x1bOH\x1bOP", "Up Home"),
        (b"\x1b[1~\x1b[3~\x1b[4~\x1b[5~\x1b[6~\x1b[7~\x1b[8~", "Home Delete End PgUp PgDn Home End"),
        (b"\x1b[1;2A\x1b[1;5A\x1b[1;3B\x1b[5;129~", "Up PgUp"),
        (b"\x1b[106u\x1b[106;2u\x1b[111;5u\x1b[111;3u\x1b[27u\x1b[9;2u", "j J ^o Alt-o Esc S-Tab"),
        (b"\x1b[106;1:3u\x1b[106;1:2u\x1b[57358u\x1b[27;5;111~", "^o"),
        (b"\x1b[15~\x1b[1;1P\x1b[[A\x1b[I\x1b[O", ""),
    ] {
        assert_eq!(typed(&[bytes]), expected, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn the_mouse_is_read_wherever_its_report_is_divided() {
    use crate::tui::keymap::pointer::{PointerEvent, PointerKind};
    let event = |kind, at| vec![TypedInput::Pointer(PointerEvent { kind, at })];
    for (report, expected) in [
        (&b"\x1b[<0;12;40M"[..], event(PointerKind::Press, (11, 39))),
        (b"\x1b[<0;12;40m", event(PointerKind::Release, (11, 39))),
        (b"\x1b[<32;1;1M", event(PointerKind::Drag, (0, 0))),
        (b"\x1b[<64;500;300M", event(PointerKind::WheelUp, (499, 299))),
        (b"\x1b[<69;3;4M", event(PointerKind::WheelDown, (2, 3))),
        (b"\x1b[<1;12;40M", Vec::new()),
        (b"\x1b[<35;12;40M", Vec::new()),
        (b"\x1b[<0;0;40M", Vec::new()),
        (b"\x1b[<0;99999;1M", Vec::new()),
        (b"\x1b[<0;1M", Vec::new()),
    ] {
        for at in 0..report.len() {
            let (begin, rest) = report.split_at(at);
            let mut decoder = KeyDecoder::default();
            let mut typed = decoder.feed(begin);
            typed.extend(decoder.feed(rest));
            assert_eq!(typed, expected, "{:?} divided at {at}", String::from_utf8_lossy(report));
        }
    }
}

/// What terminals say without being a key: answers to questions, reports, the mouse.
const SAID: &[&[u8]] = &[
    b"\x1b]11;rgb:aaaa/xxxx/aaaa\x07",
    b"\x1b]11;rgb:aaaa/bbbb/aaaa\x1b\\",
    b"\x1b]4;1;rgb:aa/aa/aa\x1b\\",
    b"\x1b]52;c;YWFh\x07",
    b"\x1b[?62;22c",
    b"\x1b[>41;370;0c",
    b"\x1b[24;80R",
    b"\x1b[0n",
    b"\x1b[?997;1n",
    b"\x1b[?2026;2$y",
    b"\x1b[?1u",
    b"\x1b[8;24;80t",
    b"\x1b[<35;12;40M",
    b"\x1b[<0;12;40m",
    b"\x1b[Maxa",
    b"\x1b[32;10;20M",
    b"\x1bP>|xterm(370)\x1b\\",
    b"\x1bP1+r524742=382f382f38\x1b\\",
    b"\x1bP1$r0m\x1b\\",
    b"\x1b_Gi=1;OK\x1b\\",
    b"\x1b^aaa\x1b\\",
    b"\x1bXaaa\x1b\\",
    b"\x9b24;80R",
    b"\xc2\x9b24;80R",
    b"\x9d11;rgb:aaaa/aaaa/aaaa\x9c",
];

#[test]
fn what_the_terminal_says_is_no_key_wherever_it_is_divided() {
    for said in SAID {
        assert_eq!(typed(&[said, b"q"]), "q", "{:?}", String::from_utf8_lossy(said));
        for at in 1..said.len() {
            let (begin, rest) = said.split_at(at);
            assert_eq!(typed(&[begin, rest, b"q"]), "q", "{:?}", String::from_utf8_lossy(begin));
        }
        let bytes: Vec<&[u8]> = said.chunks(1).chain([&b"q"[..]]).collect();
        assert_eq!(typed(&bytes), "q", "byte by byte: {:?}", String::from_utf8_lossy(said));
    }
}

#[test]
fn a_terminal_says_whether_it_has_margins() {
    for (answer, expected) in [
        (&b"\x1b[?69;2$y"[..], &[TypedInput::HasMargins][..]),
        (b"\x1b[?69;1$y", &[TypedInput::HasMargins]),
        (b"\x1b[?69;0$y", &[]),
        (b"\x1b[?69;4$y", &[]),
        (b"\x1b[?2026;2$y", &[]),
    ] {
        assert_eq!(KeyDecoder::default().feed(answer), expected, "{:?}", String::from_utf8_lossy(answer));
    }
}

#[test]
fn the_colour_of_the_background_is_read_wherever_the_answer_is_divided() {
    let answers: &[(&[u8], [u8; 3])] = &[
        (b"\x1b]11;rgb:1e1e/1f1f/2020\x1b\\", [30, 31, 32]),
        (b"\x1b]11;rgb:ff/fe/00\x07", [255, 254, 0]),
        (b"\x9d11;rgb:f/0/f\x9c", [255, 0, 255]),
        (b"\x1b]11;rgba:fdfd/f6f6/e3e3/ffff\x1b\\", [253, 246, 227]),
    ];
    for (answer, colour) in answers {
        for at in 1..answer.len() {
            let mut decoder = KeyDecoder::default();
            let mut typed = decoder.feed(&answer[..at]);
            typed.extend(decoder.feed(&answer[at..]));
            typed.extend(decoder.feed(b"\x1b[?62;22c"));
            assert_eq!(typed, [TypedInput::Background(*colour), TypedInput::Identified], "{at}");
        }
    }
    for other in [&b"\x1b]11;rgb:xx/00/00\x07"[..], b"\x1b]10;rgb:ff/ff/ff\x07", b"\x1b]11;rgb:/0/0\x07"] {
        assert_eq!(KeyDecoder::default().feed(other), []);
    }
}

#[test]
fn the_rest_of_an_answer_is_no_key_after_a_long_pause_either() {
    for said in SAID {
        for at in 1..said.len() - 1 {
            let (begin, rest) = said.split_at(at);
            // A pause after the first byte makes it the Escape key.
            let keys = typed(&[begin, b"", rest, b"", b"q"]);
            assert_eq!(keys.trim_start_matches("Esc "), "q", "{:?}", String::from_utf8_lossy(begin));
        }
    }
}

#[test]
fn what_does_not_end_is_given_up_after_a_silence() {
    for begun in [
        &b"\x1b[<"[..],
        b"\x1b[?2026",
        b"\x1b]0;title",
        b"\x1bP+q",
        b"\x1b[M",
        b"\x1bO",
        b"\xe2\x80",
        b"\x1b[200~never ended",
        b"\x1b[200~\x1b[201",
        b"\x1b[1111111111111111111111111111111111111111111111111111111111111111111111111111111111",
    ] {
        let keys = typed(&[begun, b"", b"q"]);
        assert!(
            keys.ends_with('q') && !keys.contains(" q q"),
            "{:?}: {keys}",
            String::from_utf8_lossy(begun)
        );
        assert!(typed(&[begun, b"", b"\x1b[A"]).ends_with("Up"), "{:?}", String::from_utf8_lossy(begun));
    }
    assert_eq!(typed(&[b"\x1b[<\x03"]), "^c", "^c works at once");
    assert_eq!(typed(&[b"\x1b]0;title\x1b[A"]), "Up", "another sequence ends the one before");
}

#[test]
fn escape_is_a_key_when_nothing_follows_it() {
    assert_eq!(typed(&[b"\x1b", b""]), "Esc");
    assert_eq!(typed(&[b"\x1b", b"", b"]q"]), "Esc ] q", "two keys, typed quickly");
    assert_eq!(typed(&[b"\x1b", b"", b"\x1b", b""]), "Esc Esc");
    assert_eq!(typed(&[b"\x1b\x1b[A"]), "Esc Up");
    assert_eq!(typed(&[b"\x1b", b"", b"[A"]), "Esc Up", "the rest of an arrow key that was divided");
}

#[test]
fn a_paste_is_text_wherever_it_is_divided_and_runs_no_keys() {
    let paste = b"\x1b[200~a\r\x1b[2J\x1b[20x\x03\x1b\x1b[201~";
    for at in 1..paste.len() {
        let (begin, rest) = paste.split_at(at);
        assert_eq!(typed(&[begin, rest, b"q"]), "“a\r\u{1b}[2J\u{1b}[20x\u{3}\u{1b}” q");
    }
    let late = typed(&[b"\x1b[200~one ", b"", b"aaa", b"", b"xx\x1b[201~", b"q"]);
    assert_eq!(late, "“one ” “aaa” “xx” q", "a slow connection");
}

#[test]
fn a_paste_is_cut_and_its_end_found() {
    let mut decoder = KeyDecoder::default();
    decoder.feed(b"\x1b[200~");
    for _ in 0..3 {
        assert!(decoder.feed(&vec![b'a'; MAX_PASTE / 2]).is_empty());
    }
    let typed = decoder.feed(b"a\x1b[201~q");
    assert!(
        matches!(&typed[..], [TypedInput::Paste(text), TypedInput::Key(Key::Char('q'))] if text.len() == MAX_PASTE)
    );
}

/// One read of anything: bytes, pieces of sequences, whole ones.
fn read() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        proptest::collection::vec(any::<u8>(), 1..6),
        proptest::sample::select(SAID).prop_map(<[u8]>::to_vec),
        proptest::sample::select(vec![
            &b"\x1b"[..],
            b"\x1b[",
            b"\x1b]",
            b"\x1b[200~",
            b"\x1b[201~",
            b"a",
            b"x1",
            b"\r",
            b"\x9b",
            b"[",
            b"O"
        ])
        .prop_map(<[u8]>::to_vec),
        Just(Vec::new()),
    ];
    proptest::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

proptest! {
    /// Whatever came before, a key that is pressed after a silence counts.
    #[test]
    fn nothing_deafens_the_program(reads in proptest::collection::vec(read(), 0..12)) {
        let mut decoder = KeyDecoder::default();
        for read in &reads {
            if read.is_empty() { decoder.give_up(); } else { decoder.feed(read); }
        }
        decoder.give_up();
        prop_assert_eq!(decoder.limit(), None);
        prop_assert_eq!(decoder.feed(b"q"), [TypedInput::Key(Key::Char('q'))]);
    }

    /// Whatever the terminal says, in whatever pieces and with whatever pauses inside an answer, it presses no key: those
    /// that count are the typed ones.
    #[test]
    fn nothing_but_the_keyboard_presses_a_key(
        said in proptest::collection::vec((proptest::sample::select(SAID), 1usize..40, any::<bool>()), 1..8),
    ) {
        let mut decoder = KeyDecoder::default();
        let mut keys = Vec::new();
        for (answer, at, pauses) in &said {
            // A last byte that comes alone is like a key; a pause before it is what no terminal makes.
            let at = (*at).min(answer.len());
            let at = if *pauses && at + 1 == answer.len() { at + 1 } else { at };
            let (begin, rest) = answer.split_at(at);
            keys.extend(decoder.feed(begin));
            if *pauses { keys.extend(decoder.give_up()); }
            if !rest.is_empty() { keys.extend(decoder.feed(rest)); }
            keys.extend(decoder.give_up());
            keys.extend(decoder.feed(b"j"));
        }
        let is_other = |typed: &TypedInput| !matches!(typed, TypedInput::Key(_) | TypedInput::Paste(_));
        keys.retain(|typed| *typed != TypedInput::Key(Key::Esc) && !is_other(typed));
        prop_assert_eq!(keys, vec![TypedInput::Key(Key::Char('j')); said.len()]);
    }
}
