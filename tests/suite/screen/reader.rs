//! A reader without a terminal: keys in, a screen out, the effects carried out at once.

use super::example_feeds::ExampleFeeds;
use super::example_library::ExampleLibrary;
use pullquote::analysis::analyze;
use pullquote::article::Article;
use pullquote::input::{Document, Encoding, IdentityField, IdentitySource, InputList, Media, Origin, Stated};
use pullquote::library::ArticleKey;
use pullquote::review::{Act, ActId, Journal, Recorded, SpeakerKind, SpeakerName, Stamp};
use pullquote::text::Span;
use pullquote::text::hash::TextHash;
use pullquote::tui::effect::{Effect, Effects};
use pullquote::tui::keymap::key::Key;
use pullquote::tui::keymap::pointer::{PointerEvent, PointerKind};
use pullquote::tui::report::{Opened, Remembered, Report};
use pullquote::tui::state::State;
use pullquote::tui::state::screen_map::ScreenMap;
use pullquote::tui::state::source_check::SourceCheck;
use pullquote::tui::theme::{Background, Theme};
use pullquote::tui::{update, view};
use pullquote::verify::Source;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use std::sync::Arc;

/// What was said, as a source that quotations of [`STORY`] are compared with.
pub(crate) const RECORD: &str = "\
[at 00:00:05]

TERESA MACUÁCUA: The flood took the quay, and we will rebuild it.

[at 00:01:10]

JOAQUIM NHANTUMBO: A harbour is not a gift. Nobody asked us.
";

/// A made-up story in which every key has something to do.
pub(crate) const STORY: &str = "\
A quay in northern Mozambique that was swept away in March will be rebuilt by the turn of year; the Transport \
Ministry met again on Tuesday, three months after the last ship left the harbour of Pemba.

The minister, Teresa Macuácua, walked along the rubble with fishermen in the morning. “The storm took the quay,” \
Macuácua said; “and we will rebuild it,” before she was asked who would pay.

Tanzania has offered cranes and two dredgers, and engineers from Portugal are expected next week to look at the \
sea bed. Nobody has said yet what the work will cost.

“A harbour is not a gift,” said Joaquim Nhantumbo, who has sold ice on the quay for twenty years. He lost his \
store, two boats and a lorry in the flood.

The World Bank is looking at a loan of forty million dollars. Its office in Maputo did not want to comment before \
the board has met in June.

According to Lisbon, the engineers will stay for a month. Two of them worked on the breakwater of Sines after the \
winter of 2014, when waves of nine metres broke the outer wall.

The road to the south is open again. Lorries with rice and cement arrive at night, and the market has opened on \
four days of the week since the end of April.

Macuácua did not say where the fishermen should land their catch until then. The Transport Ministry had promised a \
pontoon in May; it lies in a yard in Nacala, three hundred kilometres to the south.

Nhantumbo and other traders have written two letters to the governor. They have had no answer, and the rains begin \
in November.

“Nobody asked us,” Nhantumbo said.
";

/// The state, and what it asked of the world.
pub(crate) struct Reader {
    pub(crate) state: State,
    pub(crate) effects: Vec<Effect>,
    texts: Vec<String>,
    /// The library, once something was asked of it.
    pub(crate) library: Option<ExampleLibrary>,
    /// The feeds, once something was asked of them.
    feeds: Option<ExampleFeeds>,
    /// Whether nothing can be saved.
    pub(crate) disk_is_full: bool,
}

impl Reader {
    /// Opens plain texts on a screen of this size; the first is read.
    pub(crate) fn new(texts: &[&str], (columns, rows): (u16, u16)) -> Self {
        let names = (1..=texts.len()).map(|number| format!("story-{number}.txt")).collect();
        let state = State::new(names, Theme::terminal(Background::Dark));
        let texts = texts.iter().map(|&text| text.to_owned()).collect();
        let mut reader =
            Self { state, effects: Vec::new(), texts, library: None, feeds: None, disk_is_full: false };
        reader.resize(columns, rows);
        reader.carry_out(Effect::OpenArticle(0).into());
        reader
    }

    /// Presses keys, as the keymap writes them, with blanks between.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for notation in keys.split(' ') {
            let key = Key::parse(notation).unwrap_or_else(|| panic!("no key {notation:?}"));
            // Letters are put on what the last frame shows.
            if key == Key::Char('f') {
                self.look();
            }
            let effects = update::press(&mut self.state, key);
            self.carry_out(effects);
            // A frame follows each key.
            update::drawn(&mut self.state);
        }
        self
    }

    pub(crate) fn report(&mut self, report: Report) -> &mut Self {
        let effects = update::report(&mut self.state, report);
        self.carry_out(effects);
        update::drawn(&mut self.state);
        self
    }

    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        let effects = update::paste(&mut self.state, text);
        self.carry_out(effects);
        self
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        update::resize(&mut self.state, columns, rows);
    }

    fn carry_out(&mut self, effects: Effects) {
        for effect in effects {
            self.effects.push(effect.clone());
            match effect {
                Effect::OpenArticle(number) => self.open(number),
                Effect::SetArticles(before, articles) => {
                    self.library.get_or_insert_with(ExampleLibrary::new).set(before, articles);
                }
                Effect::SetItems(before, _, items) => {
                    self.feeds.get_or_insert_with(ExampleFeeds::new).set(before, items);
                }
                Effect::AskFeeds(request) => {
                    let answers = self.feeds.get_or_insert_with(ExampleFeeds::new).answers(&request);
                    for answer in answers {
                        self.report(Report::FeedsAnswered(answer));
                    }
                }
                Effect::AskLibrary(request) => {
                    let answers = self.library.get_or_insert_with(ExampleLibrary::new).answers(&request);
                    for answer in answers {
                        self.report(Report::Answered(answer));
                    }
                }
                Effect::Split { parts, first, .. } => {
                    self.texts.resize(first + parts.len() + 1, "It rained.".to_owned());
                }
                Effect::Search { number, pattern, opened } => {
                    let text = &opened.article.text;
                    let hits = pattern.hits(text, Span::new(0, text.len()));
                    self.report(Report::Found { search: number, hits, complete: true });
                }
                Effect::Record(act) => self.record(act),
                Effect::Correct(field, value) => self.correct(field, value),
                Effect::OpenEditor => {
                    let text = update::text_in_form(&self.state).unwrap().to_owned();
                    self.report(Report::Edited(format!("{text} (edited)\n")));
                }
                Effect::ListInput(typed) => self.list_input(typed),
                Effect::LoadKnownSpeakers => self.load_known_speakers(),
                Effect::ReadSource(typed) => self.read_source(typed),
                Effect::Export(file) => self.export(file),
                Effect::Stop
                | Effect::StopLibrary
                | Effect::StopFeeds
                | Effect::FindHeadlines(_)
                | Effect::ReadAgain(_)
                | Effect::ReadAgainst
                | Effect::ReadWholePage(_)
                | Effect::SetInputs(..)
                | Effect::Copy(_)
                | Effect::Browse(_)
                | Effect::EditFile { .. }
                | Effect::Pipe { .. }
                | Effect::RememberPosition(..)
                | Effect::Redraw
                | Effect::Suspend
                | Effect::Quit => {}
            }
        }
    }

    fn load_known_speakers(&mut self) {
        let named = SpeakerName { name: "Amina Sow".to_owned(), kind: SpeakerKind::Person };
        self.report(Report::KnownSpeakers(vec![named]));
    }

    /// Opens what was typed, whatever it is.
    fn list_input(&mut self, typed: String) {
        let number = self.state.articles.before + self.state.articles.names.len();
        self.texts = vec![format!("The text at {typed}."); number + 1];
        self.library = None;
        self.report(Report::Listed(InputList { articles: vec![Origin::Web(typed)], ..InputList::default() }));
    }

    /// Reads [`RECORD`] under any name, except under that of a PDF document.
    fn read_source(&mut self, typed: String) {
        if typed.contains(".pdf") {
            let sentence = format!("{typed} is a PDF document");
            self.report(Report::NoSource { typed, sentence });
            return;
        }
        let document = Document::record(String::new(), Media::Plain, RECORD.to_owned());
        let source = Source::new(typed.clone(), Article::new(document), None);
        self.report(Report::SourcesRead(SourceCheck::new(vec![source]).read_from(typed)));
    }

    /// Exports as many quotations as the story has.
    fn export(&mut self, file: String) {
        self.report(if self.disk_is_full {
            Report::NotExported { file, sentence: "the disk is full".to_owned() }
        } else {
            Report::Exported { file, quotations: 5 }
        });
    }

    /// Corrects the article as the library would.
    fn correct(&mut self, field: IdentityField, value: Option<String>) {
        if self.disk_is_full {
            self.report(Report::NotCorrected("the disk is full".to_owned()));
            return;
        }
        let mut identity = self.state.reading.article().unwrap().identity.clone();
        let stated = |value: String| Stated::new(value, IdentitySource::User);
        match field {
            IdentityField::Title => identity.title = value.map(stated),
            IdentityField::Authors => {
                let names = value.map(|names| names.lines().map(str::to_owned).collect());
                identity.authors = names.map(|names| Stated::new(names, IdentitySource::User));
            }
            IdentityField::Published => identity.published = value.map(stated),
            IdentityField::Modified => identity.modified = value.map(stated),
            IdentityField::Site => identity.site = value.map(stated),
            IdentityField::Url => identity.url = value.map(stated),
        }
        self.report(Report::Corrected { article: self.state.articles.number(), identity });
    }

    /// Keeps an act as the library would.
    fn record(&mut self, act: Act) {
        let number = self.state.articles.number();
        if self.disk_is_full {
            self.report(Report::NotRecorded { article: number, sentence: "the disk is full".to_owned() });
            return;
        }
        let after = self.state.reading.session.journal().last_act();
        let kept = self.library.as_mut().and_then(|library| library.record(number, &act, after));
        if let Some(new) = kept {
            self.report(Report::Recorded { article: number, new });
            return;
        }
        let id = ActId(i64::try_from(self.state.reading.session.journal().acts.len()).unwrap() + 1);
        let stamp = Stamp { reviewer: "ana".to_owned(), at: id.0 * 1000, tool: "0".to_owned() };
        let text = self.state.reading.opened.as_ref().unwrap().remembered.source.hash;
        let acts = vec![Recorded { id, stamp, text, act }];
        let new = Journal { acts, ..Journal::default() };
        self.report(Report::Recorded { article: self.state.articles.current, new });
    }

    /// Reports an article with this text, and what is found in it.
    pub(crate) fn arrive(&mut self, text: &str) {
        self.arrive_as(Media::Plain, text);
    }

    /// Reports an article in a document of this kind, and what is found in it.
    pub(crate) fn arrive_as(&mut self, media: Media, text: &str) {
        let number = self.state.articles.number();
        let document = Document::record(String::new(), media, text.to_owned());
        let article = Article::new(document);
        let analysis = Arc::new(analyze(&article));
        let words = Some(article.text.split_whitespace().count());
        let journal = self.state.reading.session.journal().clone();
        let source = ArticleKey { hash: TextHash::of(text), file: None };
        let remembered = Remembered { source, journal, ..Remembered::default() };
        let encoding = Encoding { name: "UTF-8", guessed: false };
        let opened = Arc::new(Opened { article, encoding, complete: true, words, remembered });
        self.report(Report::Opened { article: number, opened });
        self.report(Report::Analysed { article: number, analysis });
    }

    fn open(&mut self, index: usize) {
        if let Some(reports) = self.library.as_ref().and_then(|library| library.open(index)) {
            for report in reports {
                self.report(report);
            }
            return;
        }
        if let Some(reports) = self.feeds.as_ref().and_then(|feeds| feeds.open(index)) {
            for report in reports {
                self.report(report);
            }
            return;
        }
        let document = Document::record(String::new(), Media::Plain, self.texts[index].clone());
        let article = Article::new(document);
        let analysis = Arc::new(analyze(&article));
        let words = Some(article.text.split_whitespace().count());
        let encoding = Encoding { name: "UTF-8", guessed: false };
        let opened =
            Arc::new(Opened { article, encoding, complete: true, words, remembered: Remembered::default() });
        self.report(Report::Opened { article: index, opened });
        self.report(Report::Analysed { article: index, analysis });
    }

    /// Uses the mouse on what a frame shows.
    pub(crate) fn point(&mut self, kind: PointerKind, at: (u16, u16)) -> &mut Self {
        self.look();
        let effects = update::point(&mut self.state, PointerEvent { kind, at });
        self.carry_out(effects);
        self
    }

    /// Draws a frame, after which what it shows can be pointed at.
    pub(crate) fn look(&mut self) {
        let (columns, rows) = self.state.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let mut map = ScreenMap::default();
        terminal.draw(|frame| map = view::draw_mapped(&self.state, frame)).unwrap();
        update::mapped(&mut self.state, map);
    }

    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        let (columns, rows) = self.state.size;
        let buffer = self.buffer();
        let row =
            |y: u16| (0..columns).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..rows).map(row).collect::<Vec<_>>().join("\n")
    }

    /// The screen with its styles.
    pub(crate) fn buffer(&self) -> Buffer {
        let (columns, rows) = self.state.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| view::draw(&self.state, frame)).unwrap();
        terminal.backend().buffer().clone()
    }
}
