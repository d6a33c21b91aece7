//! An article under review, for the tests of exports: a reviewer's decisions in, an exported file out.

use pullquote::analysis::{Analysis, QuotationKind, analyze};
use pullquote::article::Article;
use pullquote::export::Provenance;
use pullquote::export::{
    ArticleCount, ExportPlan, ExportRow, ExportWriter, Format, QuotationFilter, ReviewedArticle, Stage,
};
use pullquote::input::{Document, Identity, IdentitySource, Media, Stated};
use pullquote::review::{
    Act, ActId, Anchor, Change, Journal, Reason, Recorded, Review, SpeakerKind, SpeakerName, Stamp, Subject,
    Verification, acts, review,
};
use pullquote::text::Span;
use pullquote::text::hash::TextHash;
use std::sync::Arc;

/// A made-up article with everything that is hard for an export format, but nothing hostile.
pub(super) const STORY: &str = "Harbour quarrel keeps ferries in port\n\n\
    T+ D- Normal size\n\n\
    “The quay is closed, and it stays closed until the pilots are paid,” said Ana Lopes, the harbour master, on \
    Monday.\n\n\
    Peru’s Foreign Ministry called the strike “a family matter of the port” and said that no ship would be turned \
    away.\n\n\
    “We asked for a meeting in March. Nobody came, & nobody rang.\n\n\
    “We asked again in April, and the door was locked,” the pilot Rui Costa told reporters in Lima. 🚢\n\n\
    Lopes denied that pay had been cut. “It has not,” she said. A harbour official said the talks would go on.\n";

/// Text that tries to control terminals, spreadsheets, browsers and parsers.
pub(super) const HOSTILE: &str = "=HYPERLINK(\"http://x.example/?a=1&b=2\",\"go\")</script><script>alert('1')</script>\
    <!-- ]]> &amp; {{7*7}} | `code` *b* [l](javascript:x) \t tab \u{1b}[31mred\u{7} \u{9b}2J \u{202e}evil\u{2069} \
    \u{e0041} 👩‍🚒 \\ # 1. $x$ @ana www.x.example ; 'q'";

fn stated<T>(value: T) -> Stated<T> {
    Stated::new(value, IdentitySource::Visible)
}

pub(super) struct ReviewFixture {
    pub(super) article: Article,
    pub(super) hash: TextHash,
    pub(super) found: Arc<Analysis>,
    pub(super) journal: Journal,
    pub(super) provenance: Provenance,
    reviewer: String,
}

impl ReviewFixture {
    /// An article without decisions.
    pub(super) fn new(text: &str, source: &str) -> Self {
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let found = Arc::new(analyze(&article));
        let provenance = Provenance { id: None, source: Some(source.to_owned()) };
        let (hash, journal) = (TextHash::of(&article.text), Journal::default());
        Self { article, hash, found, journal, provenance, reviewer: "ana".to_owned() }
    }

    /// The story after a review with every kind of decision.
    pub(super) fn reviewed() -> Self {
        let mut fixture = Self::new(STORY, "news/port.txt");
        fixture.article.identity.merge(Identity {
            authors: Some(stated(vec!["Jane Roe".to_owned(), "Li Na".to_owned()])),
            published: Some(stated("2026-11-03T08:15:00Z".to_owned())),
            modified: Some(stated("2026-11-04".to_owned())),
            site: Some(stated("The Coast Post".to_owned())),
            url: Some(stated("https://coast.example/port?a=1&b=2".to_owned())),
            ..Identity::default()
        });
        fixture.accept(0);
        fixture.decide(0, Change::Verify(Verification::Matches));
        fixture.decide(0, Change::Source("tape 3, 04:10".to_owned()));
        fixture.decide(1, Change::Reject(Some(Reason::NotSpeech)));
        let marta = SpeakerName { name: "Marta Dias".to_owned(), kind: SpeakerKind::Person };
        let card = fixture.card("We asked for a meeting");
        fixture.record(acts::accept_as(&fixture.article, &fixture.review(), card, &marta).unwrap());
        fixture.reviewer = String::from("bo");
        fixture.decide(card, Change::Verify(Verification::Differs));
        fixture.decide(card, Change::Words("We asked for a meeting in May.".to_owned()));
        fixture.decide(card, Change::Note("call back".to_owned()));
        let card = fixture.card("It has not,");
        fixture.decide(card, Change::Flag);
        let words = fixture.span("the harbour master");
        fixture.record(acts::add(&fixture.article, words, QuotationKind::Partial, None));
        fixture.add_orphan("The lamp was out");
        fixture
    }

    /// The same hostile words wherever a user can enter text: text, title, source, names, notes, reviewer.
    pub(super) fn hostile() -> Self {
        let text = format!(
            "{HOSTILE}\n\n“{HOSTILE} we stay,” said Ana Lopes.\n\n“One more\r\nline, {HOSTILE}\n\n“and another,” {HOSTILE} \
             said Rui Costa of Peru.\n"
        );
        let mut fixture = Self::new(&text, HOSTILE);
        fixture.article.identity = Identity {
            title: Some(stated(HOSTILE.to_owned())),
            authors: Some(stated(vec![HOSTILE.to_owned()])),
            published: Some(stated(HOSTILE.to_owned())),
            modified: Some(stated(HOSTILE.to_owned())),
            site: Some(stated(HOSTILE.to_owned())),
            url: Some(stated(HOSTILE.to_owned())),
            fetched: None,
        };
        fixture.reviewer = String::from(HOSTILE);
        let named = SpeakerName { name: HOSTILE.to_owned(), kind: SpeakerKind::Person };
        fixture.record(acts::accept_as(&fixture.article, &fixture.review(), 0, &named).unwrap());
        for card in 0..fixture.review().cards.len() {
            fixture.decide(card, Change::Note(HOSTILE.to_owned()));
            fixture.decide(card, Change::Source(format!("@{HOSTILE}")));
            fixture.decide(card, Change::Words(format!("-{HOSTILE}")));
        }
        fixture.add_orphan(HOSTILE);
        fixture
    }

    pub(super) fn review(&self) -> Review {
        review(&self.article, self.hash, &self.found, &self.journal)
    }

    pub(super) fn record(&mut self, act: Act) {
        let id = ActId(i64::try_from(self.journal.acts.len()).unwrap() + 1);
        // One minute apart, so that every act has its own time.
        let at = 1_772_000_000_000 + id.0 * 60_000;
        let stamp = Stamp { reviewer: self.reviewer.clone(), at, tool: "0.1.0".to_owned() };
        self.journal.acts.push(Recorded { id, stamp, text: self.hash, act });
    }

    pub(super) fn accept(&mut self, card: usize) {
        self.record(acts::accept(&self.article, &self.review(), card).unwrap());
    }

    pub(super) fn decide(&mut self, card: usize, change: Change) {
        self.record(acts::change(&self.article, &self.review(), card, change).unwrap());
    }

    /// Adds a note on words that are not in the text, which makes an orphan.
    fn add_orphan(&mut self, words: &str) {
        let other = format!("Once: “{words}”, he said.");
        let at = other.find(words).unwrap();
        let anchor = Anchor::of(&other, Span::new(at, at + words.len()));
        let change = (Subject::Quotation(anchor), Change::Note(format!("where is it? {words}")));
        self.record(Act::Change(vec![change]));
        self.journal.acts.last_mut().unwrap().text = TextHash::of(&other);
    }

    pub(super) fn span(&self, words: &str) -> Span {
        let at = self.article.text.find(words).unwrap();
        Span::new(at, at + words.len())
    }

    /// The card whose quotation begins with these words.
    pub(super) fn card(&self, words: &str) -> usize {
        let review = self.review();
        let begins = |index: &usize| {
            let quotation = review.quotation(*index).unwrap();
            self.article.words(quotation.content).starts_with(words)
        };
        (0..review.cards.len()).find(begins).unwrap_or_else(|| panic!("{words}"))
    }

    /// The article in an export format.
    pub(super) fn written(&self, format: Format) -> String {
        written(&[self], &plan(format, ArticleCount::One))
    }

    /// The exported rows, one line each: number, state, speaker, words.
    pub(super) fn rows(&self, selection: &QuotationFilter) -> Vec<String> {
        let line = |row: &ExportRow<'_>| {
            format!("{} {} {}: {}", row.number, row.decision.state(), row.speaker_name(), row.text)
        };
        self.with(|of| of.rows(selection).iter().map(line).collect())
    }

    /// Calls `act` with the reviewed article.
    pub(super) fn with<T>(&self, act: impl FnOnce(&ReviewedArticle<'_>) -> T) -> T {
        let review = self.review();
        let Self { provenance, article, hash, found, .. } = self;
        act(&ReviewedArticle { provenance, article, hash: *hash, found, review: &review })
    }

    /// The text in code points.
    pub(super) fn points(&self) -> Vec<char> {
        self.article.text.chars().collect()
    }
}

/// A plan that exports every quotation in a format.
pub(super) fn plan(format: Format, articles: ArticleCount) -> ExportPlan {
    ExportPlan { format, articles, stage: Stage::Reviewed, selection: QuotationFilter::default() }
}

/// Several articles in one file.
pub(super) fn written(fixtures: &[&ReviewFixture], plan: &ExportPlan) -> String {
    let mut bytes = Vec::new();
    let mut writing = ExportWriter::new(&mut bytes, plan);
    for fixture in fixtures {
        fixture.with(|of| writing.article(of)).unwrap();
    }
    writing.finish().unwrap();
    String::from_utf8(bytes).unwrap()
}

/// An article of each kind: reviewed, hostile, and without quotations.
pub(super) fn fixtures() -> [ReviewFixture; 3] {
    [
        ReviewFixture::reviewed(),
        ReviewFixture::hostile(),
        ReviewFixture::new("Nothing was said.\n", "quiet.txt"),
    ]
}

/// The words between two positions in code points.
pub(super) fn cut(points: &[char], start: usize, end: usize) -> String {
    points[start..end].iter().collect()
}

/// Whether it is a moment as exports write it.
pub(super) fn is_time(time: &str) -> bool {
    let shape: String = time.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    shape == "0000-00-00T00:00:00.000Z"
}
