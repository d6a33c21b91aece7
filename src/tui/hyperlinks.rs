//! The addresses behind words on the screen, on their way from the view to the terminal.
//!
//! A cell of a frame has no room for an address. It carries a number instead, in the place of the colour of its underline,
//! which no theme uses: so cells are compared, moved and drawn together with their addresses.

use ratatui::style::Color;
use std::collections::BTreeMap;

/// Terminals ignore longer addresses.
const MAX_ADDRESS: usize = 2083;

/// The addresses of a frame by their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hyperlinks(BTreeMap<[u8; 3], String>);

impl Hyperlinks {
    /// The number of an address, as the colour that cells carry. `None` if it cannot be sent to a terminal, or if another
    /// address has this number.
    ///
    /// The same address always has the same number, so that a frame in which nothing has changed is the same.
    pub fn number(&mut self, address: &str) -> Option<Color> {
        if !is_sendable(address) {
            return None;
        }
        let number = short_hash(address);
        let known = self.0.entry(number).or_insert_with(|| address.to_owned());
        let [one, two, three] = number;
        (known == address).then_some(Color::Rgb(one, two, three))
    }

    /// The address behind a cell.
    #[must_use]
    pub fn address(&self, number: Color) -> Option<&str> {
        let Color::Rgb(one, two, three) = number else { return None };
        self.0.get(&[one, two, three]).map(String::as_str)
    }
}

/// Whether an address is one of the web, and nothing in it can end the sequence that carries it.
fn is_sendable(address: &str) -> bool {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    is_web && address.len() <= MAX_ADDRESS && address.bytes().all(|byte| byte.is_ascii_graphic())
}

/// 24 bits of the FNV-1a hash.
fn short_hash(address: &str) -> [u8; 3] {
    let hash = address
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let [high, one, two, three] = hash.to_be_bytes();
    [one ^ high, two, three]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_cannot_end_the_sequence_is_sent() {
        let mut links = Hyperlinks::default();
        let quay = "https://coast.example/quay?a=b#c";
        let number = links.number(quay).unwrap();
        assert_eq!(links.number(quay), Some(number), "the same number in every frame");
        assert_eq!(links.address(number), Some(quay));
        for hostile in [
            "https://coast.example/\u{1b}\\\u{1b}[2J",
            "https://coast.example/\u{7}x",
            "https://coast.example/a b",
            "https://coast.example/é",
            "https://coast.example/\u{9c}",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "",
        ] {
            assert_eq!(links.number(hostile), None, "{hostile:?}");
        }
        assert_eq!(links.number(&format!("https://coast.example/{}", "a".repeat(MAX_ADDRESS))), None);
    }
}
