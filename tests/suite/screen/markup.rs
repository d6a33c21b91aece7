//! What the source sets off is drawn: lists, block quotations, strong and slanted words, and links that can be followed.

use super::reader::Reader;
use pullquote::input::Media;
use pullquote::tui::effect::Effect;
use pullquote::tui::keymap::pointer::PointerKind;
use pullquote::tui::state::Window;
use ratatui::style::Modifier;

const STORY: &str = "\
# Quay closed

The *quay* stays **closed**, the harbour master [Ana Lopez](https://coast.example/lopez) said, ~~twice~~. See [the notice](https://port.example/notice).

- The wall broke in two places during the storm on Sunday, and the water has since washed away a part of the road behind it.
- Nobody was hurt.

  9. A crane fell.
  10. Two boats sank.

> The quay is safe.
>
> Until then it is closed.

Ships wait.
";

pub(crate) fn reader(size: (u16, u16)) -> Reader {
    let mut reader = Reader::new(&["It rained."], size);
    reader.arrive_as(Media::Markdown, STORY);
    reader
}

/// The words on the screen that have a modifier, in a row each.
fn words_with(reader: &Reader, modifier: Modifier) -> Vec<String> {
    let buffer = reader.buffer();
    let columns = reader.state.layout().text_inner();
    let has = |x, y| buffer[(x, y)].modifier.contains(modifier) && x > columns.x + 4;
    let row = |y: u16| {
        let cells =
            (columns.x..columns.right()).map(|x| if has(x, y) { buffer[(x, y)].symbol() } else { "\n" });
        cells
            .collect::<String>()
            .split('\n')
            .filter(|words| !words.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    (columns.y..columns.bottom()).flat_map(row).collect()
}

#[test]
fn lists_hang_behind_their_markers_and_block_quotations_behind_bars() {
    let screen = reader((80, 30)).screen();
    let text: Vec<&str> = screen.lines().skip(2).collect();
    let column = |words: &str| {
        let line =
            text.iter().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}\n{screen}"));
        line[..line.find(words).unwrap()].chars().count()
    };
    let body = column("The quay stays");
    assert_eq!([column("• The wall"), column("The wall"), column("storm on")], [body, body + 2, body + 2]);
    assert_eq!(
        [column(" 9. A crane"), column("A crane"), column("10. Two"), column("Two boats")],
        [body + 2, body + 6, body + 2, body + 6]
    );
    assert_eq!([column("│ The quay is safe"), column("│ Until then")], [body, body]);
    let at = |words: &str| screen.lines().position(|line| line.contains(words)).unwrap();
    assert_eq!(at("A crane fell") + 1, at("Two boats"), "no blank row between items\n{screen}");
    assert_eq!(at("│ The quay is safe") + 2, at("│ Until then"), "{screen}");
}

#[test]
fn words_are_bold_slanted_and_struck_through_as_in_the_source() {
    let reader = reader((80, 30));
    assert!(words_with(&reader, Modifier::BOLD).iter().any(|words| words == "closed"));
    assert!(words_with(&reader, Modifier::ITALIC).iter().any(|words| words == "quay"));
    assert_eq!(words_with(&reader, Modifier::CROSSED_OUT), ["twice"]);
    assert!(words_with(&reader, Modifier::UNDERLINED).iter().any(|words| words == "the notice"));
}

#[test]
fn links_are_walked_shown_and_followed() {
    let mut reader = reader((100, 30));
    reader.press("] l ] l");
    assert!(reader.screen().contains("https://port.example/notice"), "{}", reader.screen());
    let browsed = |reader: &Reader| match reader.effects.last() {
        Some(Effect::Browse(address)) => address.clone(),
        other => panic!("{other:?}"),
    };
    reader.press("Enter");
    assert_eq!(browsed(&reader), "https://port.example/notice");
    reader.press("[ l o");
    assert_eq!(browsed(&reader), "https://coast.example/lopez");
    reader.press("] l ] l");
    assert_eq!(reader.state.notice.as_deref(), Some("no link after this"));
    reader.press("g f");
    let Window::Open(field) = &reader.state.window else { panic!("{:?}", reader.state.window) };
    assert_eq!(field.text(), "https://port.example/notice");
}

#[test]
fn a_link_has_letters_and_can_be_clicked() {
    let mut reader = reader((100, 30));
    reader.press("f");
    let Window::Hints(hints) = reader.state.window.clone() else { panic!("{:?}", reader.state.window) };
    let screen = reader.screen();
    reader.press("Esc");
    let notice =
        reader.screen().lines().enumerate().find_map(|(y, line)| Some((line.find("the notice")?, y)));
    let (byte, y) = notice.unwrap_or_else(|| panic!("{screen}"));
    let x = reader.screen().lines().nth(y).unwrap()[..byte].chars().count();
    let at = (u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
    assert!(hints.all.iter().any(|hint| hint.at == at), "{hints:?}");
    reader.point(PointerKind::Press, at).point(PointerKind::Release, at);
    assert!(reader.screen().contains("https://port.example/notice"), "{}", reader.screen());
}

#[test]
fn a_page_of_a_list_is_the_same_from_above_and_from_below() {
    let mut reader = reader((60, 20));
    reader.press("G");
    let last = reader.screen();
    reader.press("g g");
    let first = reader.screen();
    for _ in 0..30 {
        reader.press("j");
    }
    assert_eq!(reader.screen(), last);
    for _ in 0..30 {
        reader.press("k");
    }
    assert_eq!(reader.screen(), first);
}
