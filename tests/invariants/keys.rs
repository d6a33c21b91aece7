//! Keys, words pasted and new sizes -> the state of the screen: each is answered, and every state can be drawn.

use pullquote::analysis::analyze;
use pullquote::article::Article;
use pullquote::input::{Document, Encoding, Media};
use pullquote::review::{Act, ActId, Journal, Recorded, Stamp};
use pullquote::text::hash::TextHash;
use pullquote::tui::effect::{Effect, Effects};
use pullquote::tui::keymap::key::Key;
use pullquote::tui::report::{Opened, Remembered, Report};
use pullquote::tui::state::State;
use pullquote::tui::theme::{Background, Theme};
use pullquote::tui::{update, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::sync::Arc;

const STORY: &str = "Harbour quarrel keeps ferries in port\n\n\
    “The quay is closed, and it stays closed,” said Ana Lopes, the harbour master of Lima, on Monday.\n\n\
    Peru’s Foreign Ministry called the strike “a family matter of the port” and said that no ship would leave.\n\n\
    “We asked in March. Nobody came,” the pilot Rui Costa told reporters. “It is 港口,” she said.\n";

/// What a byte presses, if it is not a letter.
const NAMED: [&str; 26] = [
    "Enter",
    "Esc",
    "Tab",
    "S-Tab",
    "Space",
    "Backspace",
    "Delete",
    "Up",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "PgUp",
    "PgDn",
    "^c",
    "^d",
    "^u",
    "^f",
    "^o",
    "^r",
    "^w",
    "^a",
    "^e",
    "^k",
    "Alt-o",
];

/// Presses a key for each byte: a letter or mark itself, or a named key. 0xFE pastes, 0xFF makes the screen another
/// size.
pub(crate) fn keys(bytes: &[u8]) {
    let names = vec!["one.txt".to_owned(), "two.txt".to_owned()];
    let mut screen = Screen { state: State::new(names, Theme::terminal(Background::Dark)), ids: 0 };
    update::resize(&mut screen.state, 80, 24);
    screen.carry_out(Effect::OpenArticle(0).into());
    for &byte in bytes.iter().take(400) {
        match byte {
            0xFE => {
                let effects = update::paste(&mut screen.state, "Ana\n\u{1b}[31m港口");
                screen.carry_out(effects);
            }
            0xFF => {
                let (columns, rows) = screen.state.size;
                update::resize(&mut screen.state, (columns * 7) % 211, (rows * 5) % 61);
            }
            byte => screen.press(byte),
        }
        screen.draw();
    }
}

struct Screen {
    state: State,
    ids: i64,
}

impl Screen {
    fn press(&mut self, byte: u8) {
        let notation = match byte {
            b'!'..=b'~' => char::from(byte).to_string(),
            _ => NAMED[usize::from(byte) % NAMED.len()].to_owned(),
        };
        if let Some(key) = Key::parse(&notation) {
            let effects = update::press(&mut self.state, key);
            self.carry_out(effects);
        }
    }

    /// Answers what the reader cannot go on without. Everything else stays unanswered, as on a slow machine.
    fn carry_out(&mut self, effects: Effects) {
        for effect in effects {
            match effect {
                Effect::OpenArticle(number) => self.open(number),
                Effect::Record(act) => self.record(act),
                _ => {}
            }
        }
    }

    fn open(&mut self, number: usize) {
        let article = Article::new(Document::record(String::new(), Media::Plain, STORY.to_owned()));
        let analysis = Arc::new(analyze(&article));
        let opened = Arc::new(Opened {
            article,
            encoding: Encoding::UTF_8,
            complete: true,
            words: None,
            remembered: Remembered::default(),
        });
        self.report(Report::Opened { article: number, opened });
        self.report(Report::Analysed { article: number, analysis });
    }

    fn record(&mut self, act: Act) {
        self.ids += 1;
        let stamp = Stamp { reviewer: "ana".to_owned(), at: self.ids, tool: "0".to_owned() };
        let acts = vec![Recorded { id: ActId(self.ids), stamp, text: TextHash::of(STORY), act }];
        let new = Journal { acts, ..Journal::default() };
        self.report(Report::Recorded { article: self.state.articles.current, new });
    }

    fn report(&mut self, report: Report) {
        let effects = update::report(&mut self.state, report);
        self.carry_out(effects);
    }

    fn draw(&self) {
        let (columns, rows) = self.state.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a screen in memory");
        terminal.draw(|frame| view::draw(&self.state, frame)).expect("a screen in memory");
    }
}
