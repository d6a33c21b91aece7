//! Measures the keys of a review and of the library: `cargo bench --bench review`.
//!
//! Articles of 2,000, 20,000 and 122,000 quotations, and a library of so many articles as `BENCH_ARTICLES` says (2,000, if
//! it says nothing). A key is measured to the end of its frame; the disk, which no key waits for, is left out.

#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use pullquote::analysis::analyze;
use pullquote::article::Article;
use pullquote::input::{Document, Encoding, Media};
use pullquote::library::{ArticleKey, Library, ListQuery, SearchQuery};
use pullquote::review::queue::CardFilter;
use pullquote::review::{ActId, Journal, Recorded, Stamp};
use pullquote::text::hash::TextHash;
use pullquote::tui::effect::{Effect, Effects};
use pullquote::tui::keymap::key::Key;
use pullquote::tui::report::{Opened, Remembered, Report};
use pullquote::tui::state::State;
use pullquote::tui::theme::{Background, Theme};
use pullquote::tui::{update, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::path::Path;
use std::sync::Arc;

const NAMES: [&str; 5] = ["Ana Lopes", "Rui Costa", "Marta Dias", "Paulo Reis", "Ines Prado"];

/// A hearing with this many quotations.
fn hearing(quotations: usize) -> Article {
    let said = |number: usize| {
        let name = NAMES[number % NAMES.len()];
        format!("“We counted {number} boats on the river that night,” {name} said on Monday.\n\n")
    };
    article((0..quotations).map(said).collect())
}

fn article(text: String) -> Article {
    Article::new(Document::record(String::new(), Media::Plain, text))
}

/// A review on a screen, in the order of the text.
struct Screen {
    state: State,
    terminal: Terminal<TestBackend>,
    hash: TextHash,
}

impl Screen {
    fn review(article: Article) -> Option<Self> {
        let hash = TextHash::of(&article.text);
        let analysis = Arc::new(analyze(&article));
        let source = ArticleKey { hash, file: None };
        let remembered = Remembered { source, ..Remembered::default() };
        let encoding = Encoding::UTF_8;
        let opened = Arc::new(Opened { article, encoding, complete: true, words: None, remembered });
        let state = State::new(vec!["hearing.txt".to_owned()], Theme::terminal(Background::Dark));
        let terminal = Terminal::new(TestBackend::new(120, 40)).ok()?;
        let mut screen = Self { state, terminal, hash };
        update::resize(&mut screen.state, 120, 40);
        let opened = update::report(&mut screen.state, Report::Opened { article: 0, opened });
        screen.carry_out(opened);
        let analysed = update::report(&mut screen.state, Report::Analysed { article: 0, analysis });
        screen.carry_out(analysed);
        screen.press('r');
        screen.press('S');
        Some(screen)
    }

    /// Presses a key and draws the frame that follows.
    fn press(&mut self, key: char) {
        let pressed = update::press(&mut self.state, Key::Char(key));
        self.carry_out(pressed);
        let state = &self.state;
        let _ = self.terminal.draw(|frame| view::draw(state, frame));
        update::drawn(&mut self.state);
    }

    /// Records every decision at once.
    fn carry_out(&mut self, effects: Effects) {
        for effect in effects {
            let Effect::Record(act) = effect else { continue };
            let id = ActId(self.state.reading.session.journal().last_act().0 + 1);
            let acts = vec![Recorded { id, stamp: Stamp::default(), text: self.hash, act }];
            let new = Journal { acts, ..Journal::default() };
            let recorded = update::report(&mut self.state, Report::Recorded { article: 0, new });
            self.carry_out(recorded);
        }
    }
}

fn review_keys(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a decision and its undo, two frames");
    group.sample_size(20);
    for quotations in [2_000, 20_000, 122_000] {
        let Some(mut screen) = Screen::review(hearing(quotations)) else { return };
        screen.press('a');
        assert_eq!(screen.state.reading.session.progress().done(), 1, "the key decides");
        screen.press('u');
        assert_eq!(screen.state.reading.session.progress().done(), 0, "the key undoes");
        group.bench_function(BenchmarkId::from_parameter(quotations), |bencher| {
            bencher.iter(|| {
                screen.press('a');
                screen.press('u');
            });
        });
    }
    group.finish();
}

/// A library of short articles, its index up to date.
#[expect(clippy::disallowed_methods, reason = "how large the library is, is a choice of who measures")]
fn filled_library(folder: &Path) -> Option<Library> {
    let asked = std::env::var("BENCH_ARTICLES").ok().and_then(|articles| articles.parse().ok());
    let story = |number: usize| {
        let name = NAMES[number % NAMES.len()];
        let text = format!(
            "The council of Varna met on day {number}.\n\n“We counted {number} boats,” {name} said. Nobody was hurt, \
             and the port opens again on Friday.\n"
        );
        let key = ArticleKey { hash: TextHash::of(&text), file: Some(format!("/stories/{number}.txt")) };
        (article(text), key)
    };
    let mut library = Library::open(folder).ok()?;
    let stories: Vec<(Article, ArticleKey)> = (0..asked.unwrap_or(2_000)).map(story).collect();
    for some in stories.chunks(500) {
        library.add_all(some, 1).ok()?;
    }
    library.refresh_all().ok()?;
    Some(library)
}

fn library_keys(criterion: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let Some(mut library) = filled_library(folder.path()) else { return };
    let mut group = criterion.benchmark_group("library");
    group.sample_size(20);
    group.bench_function("the articles that a review opens", |bencher| {
        bencher.iter(|| library.review_candidates(CardFilter::All).ok());
    });
    let index = library.refresh_all().and_then(|index| Ok((index.version()?, index.articles()?)));
    let Ok((version, articles)) = index else { return };
    for typed in ["b", "bo", "boats", "friday port"] {
        let wanted = ListQuery { words: typed.to_owned(), ..ListQuery::default() };
        let query = SearchQuery { words: typed.to_owned(), speaker: String::new(), most: 200 };
        group.bench_function(BenchmarkId::new("a typed letter", typed), |bencher| {
            bencher.iter(|| {
                let index = library.unchanged_index(version).ok()??;
                Some((index.list_among(&articles, &wanted).ok()?, index.search(&query).ok()?))
            });
        });
    }
    group.finish();
}

criterion_group!(benches, review_keys, library_keys);
criterion_main!(benches);
