//! Feeds for readers without a terminal: two made-up feeds in memory, asked without threads.

use pullquote::analysis::analyze;
use pullquote::article::Article;
use pullquote::input::feeds::{FeedChange, FeedVersion, Subscription, item_document, read_feed};
use pullquote::input::web::Validators;
use pullquote::input::{Encoding, Origin};
use pullquote::library::{ArticleKey, FeedItemId, FindingsSource, ItemFindings, Library};
use pullquote::tui::report::{Opened, Remembered, Report};
use pullquote::tui::workers::feeds::answer;
use pullquote::tui::workers::feeds::request::{FeedsAnswer, FeedsRequest};
use std::sync::Arc;

/// 28 November 2026.
const NOW: i64 = 1_795_824_000_000;

/// The feeds, and the items that the reader can switch to.
pub(crate) struct ExampleFeeds {
    library: Library,
    open: Option<(usize, Vec<FeedItemId>)>,
}

/// The two feeds, with their addresses.
fn feeds() -> [(&'static str, String); 2] {
    let coast = "<rss version=\"2.0\"><channel><title>The Coast Post</title><link>https://coast.example/</link>\
        <item><title>Ferry to Pemba runs again</title><link>https://coast.example/ferry</link>\
        <pubDate>Fri, 27 Nov 2026 08:15:00 GMT</pubDate><description>&lt;p>The ferry to Pemba runs again since Monday. “We \
        waited for the crane,” said Joaquim Nhantumbo, who sells ice on the quay. “It belongs to Portugal,” Teresa \
        Macuácua said in Lisbon. “We will send it back,” Macuácua said.&lt;/p></description></item>\
        <item><title>Market day in \u{1b}]0;owned\u{7}Nacala</title><link>https://coast.example/market</link>\
        <pubDate>Wed, 25 Nov 2026 06:00:00 GMT</pubDate><description>The market opened at six. It rained until noon. Read \
        more</description></item></channel></rss>";
    let hill = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Hill Radio</title><entry><title>Rains come late in \
        Tanzania</title><id>tag:rains</id><link href=\"https://hill.example/rains\"/><published>2026-11-26T10:00:00Z</published>\
        <content type=\"html\">&lt;p>The rains are late in Tanzania and in Kenya. “We have water for a week,” Juma Mollel \
        said.&lt;/p></content></entry></feed>";
    [("https://coast.example/feed", coast.to_owned()), ("https://hill.example/atom", hill.to_owned())]
}

impl ExampleFeeds {
    /// The feeds with their items.
    pub(crate) fn new() -> Self {
        let mut library = Library::in_memory().unwrap();
        for (address, text) in feeds() {
            let feed = read_feed(text.as_bytes(), address).unwrap();
            let subscription = Subscription { address: address.to_owned(), ..Subscription::default() };
            let id = library.add_feeds(&[subscription], NOW).unwrap()[0].id;
            let version = FeedVersion { feed, validators: Validators::default() };
            library.refresh_feed(id, &FeedChange::Read(Box::new(version)), NOW).unwrap();
        }
        Self { library, open: None }
    }

    /// What the feeds answer.
    pub(crate) fn answers(&mut self, request: &FeedsRequest) -> Vec<FeedsAnswer> {
        match request {
            FeedsRequest::Refresh => vec![FeedsAnswer::Refreshing { done: 1, all: 2 }],
            FeedsRequest::ReadPages(_, items) => {
                let found = ItemFindings {
                    quotations: 1,
                    speakers: vec![("Rui Costa".to_owned(), 1)],
                    countries: vec!["MZ".to_owned()],
                    beginning: "The market opened at six.".to_owned(),
                    source: FindingsSource::Page,
                };
                vec![
                    FeedsAnswer::Found(vec![(items[0], found)]),
                    FeedsAnswer::ReadingPages { done: 1, all: items.len() },
                ]
            }
            request => answer(&mut self.library, request).unwrap(),
        }
    }

    pub(crate) fn set(&mut self, before: usize, items: Vec<FeedItemId>) {
        self.open = Some((before, items));
    }

    /// What opening the article with this number reports; nothing if it is no item of a feed.
    pub(crate) fn open(&self, number: usize) -> Option<Vec<Report>> {
        let (before, items) = self.open.as_ref()?;
        let stored = self.library.feed_item(*items.get(number.checked_sub(*before)?)?).unwrap()?;
        let origin = Origin::Web(stored.item.address.clone().unwrap());
        let feed = pullquote::input::feeds::Feed { title: stored.site.clone(), ..Default::default() };
        let article = Article::new(item_document(&feed, &stored.item, origin.clone()));
        let analysis = Arc::new(analyze(&article));
        let words = Some(article.text.split_whitespace().count());
        let remembered = Remembered { source: ArticleKey::of(&article, &origin), ..Remembered::default() };
        let opened = Opened { article, encoding: Encoding::UTF_8, complete: true, words, remembered };
        Some(vec![
            Report::Opened { article: number, opened: Arc::new(opened) },
            Report::Analysed { article: number, analysis },
        ])
    }
}
