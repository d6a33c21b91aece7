//! A library for readers without a terminal: made-up articles in a temporary folder, asked without threads.

use pullquote::analysis::analyze;
use pullquote::article::Article;
use pullquote::input::{Document, Encoding, Identity, IdentitySource, Media, Stated};
use pullquote::library::{ArticleId, ArticleKey, Library, LibraryChange, NewAct, StoredArticle};
use pullquote::review::{Act, ActId, Journal, Stamp};
use pullquote::text::hash::TextHash;
use pullquote::tui::report::{Opened, Remembered, Report};
use pullquote::tui::workers::library;
use pullquote::tui::workers::request::{LibraryAnswer, LibraryRequest};
use std::sync::Arc;
use tempfile::TempDir;

/// Files and their texts, the one added first first. Their titles are their first lines.
pub(crate) const STORIES: [(&str, &str); 5] = [
    (
        "/stories/ferry.txt",
        "Ferry to Pemba runs again\n\nThe ferry to Pemba runs again since Monday. “We waited for the crane,” said \
         Joaquim Nhantumbo, who sells ice on the quay.\n\n“The crane is not ours,” Teresa Macuácua said in \
         Lisbon. “It belongs to the port of Sines.”\n",
    ),
    (
        "/stories/school.txt",
        "School opens without a roof\n\nThe school of Nacala opened on Monday. “The roof comes in June,” said Amina \
         Cossa, the headmistress.\n",
    ),
    (
        "/stories/rain\u{1b}[2J.txt",
        "Rains \u{1b}]0;owned\u{7}\u{202e}come late\n\nThe rains are late in Tanzania. “We have \u{1b}[31mwater for \
         a week,” Juma Mollel said.\n",
    ),
    ("/stories/market.txt", "Market day in Nacala\n\nThe market opened at six. It rained until noon.\n"),
    (
        "/stories/ice.txt",
        "Ice gets dear\n\nA block of ice costs twice as much as in May. “I sell half of what I sold,” said \
         Joaquim Nhantumbo.\n\nA fisherman said the ice “melts before Pemba”.\n",
    ),
];

/// Earlier texts of stories, the oldest first.
const EARLIER: [(&str, &str); 2] = [
    (
        "/stories/ice.txt",
        "Ice gets dear\n\nA block of ice costs twice as much as in March. “I sell a third of what I sold,” said \
         Nhantumbo.\n\nThe harbour master of Pemba, Rosa Matola, said ice was short in Malawi.\n",
    ),
    (
        "/stories/ice.txt",
        "Ice gets dear\n\nA block of ice costs twice as much as in March. “I sell half of what I sold,” said \
         Nhantumbo.\n\nA fisherman said the ice “melts before Pemba”.\n",
    ),
];

/// Who wrote a story, where and when, as far as that is known.
fn identity(file: &str) -> Identity {
    let (authors, site, published) = match file {
        "/stories/ferry.txt" => (&["Jane Roe"][..], "The Coast Post", "2026-02-27"),
        "/stories/school.txt" => (&["Ana Peña", "Rui Dias"][..], "Hill Radio", "2026-03-01T09:30:00Z"),
        "/stories/ice.txt" => (&[][..], "The Coast Post", "2025-12-24"),
        _ => return Identity::default(),
    };
    let source = IdentitySource::JsonLd;
    let authors: Vec<String> = authors.iter().map(|name| (*name).to_owned()).collect();
    Identity {
        authors: Some(authors).filter(|names| !names.is_empty()).map(|names| Stated::new(names, source)),
        site: Some(Stated::new(site.to_owned(), source)),
        published: Some(Stated::new(published.to_owned(), source)),
        ..Identity::default()
    }
}

/// 1 March 2026; each story was added a day after the one before.
const FIRST_DAY: i64 = 1_772_323_200_000;
const DAY: i64 = 86_400_000;

/// The library, and the library articles that the reader can switch to.
pub(crate) struct ExampleLibrary {
    pub(crate) library: Library,
    open: Option<(usize, Vec<ArticleId>)>,
    _folder: TempDir,
}

impl ExampleLibrary {
    /// A library with the stories in it.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let mut example = Self { library, open: None, _folder: folder };
        let versions =
            |file: &str| EARLIER.into_iter().filter(move |(other, _)| *other == file).collect::<Vec<_>>();
        let texts = STORIES.into_iter().enumerate().flat_map(|(day, story)| {
            let all = versions(story.0).into_iter().chain([story]);
            all.map(move |story| (i64::try_from(day).unwrap(), story))
        });
        for (day, story) in texts {
            example.add(story, FIRST_DAY + DAY * day);
        }
        example
    }

    /// Adds a file with this text.
    pub(crate) fn add(&mut self, (file, text): (&str, &str), at: i64) {
        let document = Document::record(String::new(), Media::Plain, text.to_owned());
        let mut article = Article::new(document);
        article.identity.merge(identity(file));
        let source = ArticleKey { hash: TextHash::of(&article.text), file: Some(file.to_owned()) };
        self.library.add(&article, &source, at).unwrap();
    }

    /// What the library answers.
    pub(crate) fn answers(&mut self, request: &LibraryRequest) -> Vec<LibraryAnswer> {
        match request {
            LibraryRequest::Remove(article) => {
                self.library.remove(*article, FIRST_DAY).unwrap();
                vec![LibraryAnswer::Removed(*article)]
            }
            LibraryRequest::Restore(article) => {
                let kept = self.kept(*article);
                self.library.add(&kept.article, &kept.key, FIRST_DAY).unwrap();
                vec![LibraryAnswer::Restored(*article)]
            }
            LibraryRequest::Complete(typed) => {
                vec![LibraryAnswer::Completed {
                    typed: typed.clone(),
                    further: format!("{typed}ories/"),
                    choices: 1,
                }]
            }
            LibraryRequest::SaveQuery { name, query } => {
                let save = LibraryChange::SaveQuery { name: name.clone(), query: query.clone() };
                self.library.change("ana", vec![save]).unwrap();
                vec![LibraryAnswer::Saved(name.clone())]
            }
            LibraryRequest::Names(change) => {
                vec![match library::change_names(&mut self.library, "ana", change) {
                    Ok(said) => LibraryAnswer::NamesChanged(said),
                    Err(error) => LibraryAnswer::NotChanged(error.to_string()),
                }]
            }
            LibraryRequest::Add(typed) => vec![LibraryAnswer::Added(format!("asked to add {typed}"))],
            request => {
                let index = self.library.refresh_all().unwrap();
                library::look_up(&index, request, &index.articles().unwrap()).unwrap().into_iter().collect()
            }
        }
    }

    pub(crate) fn set(&mut self, before: usize, articles: Vec<ArticleId>) {
        self.open = Some((before, articles));
    }

    /// What opening the article with this number reports; nothing if it is not in the library.
    pub(crate) fn open(&self, number: usize) -> Option<Vec<Report>> {
        let StoredArticle { article, key: source, journal, .. } = self.kept(self.article_at(number)?);
        let place = self.library.place(&source).unwrap();
        let analysis = Arc::new(analyze(&article));
        let words = Some(article.text.split_whitespace().count());
        let remembered = Remembered { source, journal, place, ..Remembered::default() };
        let opened = Opened { article, encoding: Encoding::UTF_8, complete: true, words, remembered };
        Some(vec![
            Report::Opened { article: number, opened: Arc::new(opened) },
            Report::Analysed { article: number, analysis },
        ])
    }

    /// Keeps an act on the article with this number; nothing if it is not in the library.
    pub(crate) fn record(&mut self, number: usize, act: &Act, after: ActId) -> Option<Journal> {
        let article = self.article_at(number)?;
        let text = self.kept(article).key.hash;
        let stamp = Stamp { reviewer: "ana".to_owned(), at: FIRST_DAY + 9 * DAY, tool: "0".to_owned() };
        let new = NewAct { article, text, stamp: &stamp, act };
        self.library.record(new).unwrap();
        let mut newer = self.library.journal(article).unwrap();
        newer.acts.retain(|recorded| recorded.id > after);
        Some(newer)
    }

    fn article_at(&self, number: usize) -> Option<ArticleId> {
        let (before, articles) = self.open.as_ref()?;
        articles.get(number.checked_sub(*before)?).copied()
    }

    fn kept(&self, article: ArticleId) -> StoredArticle {
        self.library.article(article).unwrap().unwrap()
    }
}
