//! A notice leaves the keys that must always be seen where there is room for them.

use crate::screen::reader::{Reader, STORY};

#[test]
fn a_notice_of_any_length_leaves_help_and_the_way_out() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        for keys in ["", "r", "L"] {
            for length in (1..usize::from(size.0) * 2).step_by(3) {
                let mut reader = Reader::new(&[STORY], size);
                if !keys.is_empty() {
                    reader.press(keys);
                }
                let said = "x".repeat(length - 1) + "y";
                reader.state.notice = Some(said);
                let screen = reader.screen();
                let foot = screen.lines().last().unwrap();
                assert!(foot.contains("? help"), "{size:?} {keys} {length}\n{screen}");
                assert!(foot.contains("  q "), "{size:?} {keys} {length}\n{screen}");
                assert!(screen.contains('y'), "{size:?} {keys} {length}: cut\n{screen}");
            }
        }
    }
}

#[test]
fn the_keys_that_fit_beside_a_notice_stay_at_the_foot() {
    for (size, keys, kept) in [
        ((80, 24), "", "]q quote"),
        ((120, 40), "", "]q quote"),
        ((120, 40), "r", "a accept"),
        ((120, 40), "L", "/ search"),
        ((120, 40), "D", "/ search"),
    ] {
        let mut reader = Reader::new(&[STORY], size);
        if !keys.is_empty() {
            reader.press(keys);
        }
        reader.state.notice = Some("this is the last article".to_owned());
        let screen = reader.screen();
        let foot = screen.lines().rev().take(2).collect::<Vec<_>>().join("\n");
        for part in ["this is the last article", kept, "? help"] {
            assert!(foot.contains(part), "{size:?} {keys}: no {part}\n{screen}");
        }
    }
}
