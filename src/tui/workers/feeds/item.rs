//! An item of a feed -> its article: the page if the feed has only a teaser, otherwise what the feed has.

use crate::analysis::{Analysis, Attribution, EntityKind, Speaker, analyze};
use crate::article::{Article, PageScope, Role};
use crate::error::{Error, Result};
use crate::input::feeds::{Feed, TextExtent, item_document, item_identity};
use crate::input::web::Network;
use crate::input::{self, Document, Encoding, LoadProgress, Origin};
use crate::library::{FindingsSource, ItemFindings, StoredItem};
use crate::sorting;
use crate::text::phrase::single_spaced;
use std::collections::HashMap;
use std::ops::ControlFlow;

/// The article of an item.
pub(in crate::tui::workers) struct LoadedItem {
    pub(in crate::tui::workers) article: Article,
    /// How its bytes were decoded.
    pub(in crate::tui::workers) encoding: Encoding,
    /// Why its page could not be read: then this is only what the feed has.
    pub(in crate::tui::workers) failure: Option<Error>,
}

impl LoadedItem {
    /// What the reader should know about it, in a sentence.
    pub(in crate::tui::workers) fn notice(&self) -> Option<String> {
        self.failure.as_ref().map(|error| format!("only what the feed has is shown: {error}"))
    }
}

/// Where the article of an item comes from.
pub(in crate::tui::workers) fn origin(stored: &StoredItem) -> Origin {
    let item = &stored.item;
    item.address.clone().map_or_else(|| Origin::Record(item.id.clone()), Origin::Web)
}

/// Loads the whole article of an item. If its page cannot be read, gives what the feed has and says why.
pub(in crate::tui::workers) fn load(
    stored: &StoredItem,
    network: &Network,
    scope: PageScope,
    progress: &mut dyn FnMut(LoadProgress) -> ControlFlow<()>,
) -> LoadedItem {
    let item = &stored.item;
    let from_feed = |failure| {
        let article = Article::new(in_feed(stored));
        LoadedItem { article, encoding: Encoding::UTF_8, failure }
    };
    // The feed may have the whole article, but never the whole page.
    let is_in_feed = item.extent == TextExtent::Whole && scope == PageScope::Article;
    if is_in_feed || item.address.is_none() {
        return from_feed(None);
    }
    page(stored, network, scope, progress).unwrap_or_else(|error| from_feed(Some(error)))
}

/// Loads the page of an item.
///
/// # Errors
/// If it cannot be read.
pub(super) fn page(
    stored: &StoredItem,
    network: &Network,
    scope: PageScope,
    progress: &mut dyn FnMut(LoadProgress) -> ControlFlow<()>,
) -> Result<LoadedItem> {
    let mut document = input::load(&origin(stored), network, progress)?;
    document.identity.merge(item_identity(stored.site.as_ref(), &stored.item));
    let encoding = document.encoding;
    Ok(LoadedItem { article: Article::read_in_scope(document, scope)?, encoding, failure: None })
}

/// What the feed has of an item.
fn in_feed(stored: &StoredItem) -> Document {
    let feed = Feed { title: stored.site.clone(), ..Feed::default() };
    item_document(&feed, &stored.item, origin(stored))
}

/// Who is quoted in what the feed has of an item, and which countries it names.
pub(super) fn findings(stored: &StoredItem) -> ItemFindings {
    findings_in(&Article::new(in_feed(stored)), FindingsSource::Feed)
}

/// Who is quoted in an article, and which countries it names.
pub(super) fn findings_in(article: &Article, source: FindingsSource) -> ItemFindings {
    let analysis = analyze(article);
    ItemFindings {
        quotations: analysis.quotations.len(),
        speakers: speakers(article, &analysis),
        countries: countries(&analysis),
        beginning: beginning(article),
        source,
    }
}

fn speakers(article: &Article, analysis: &Analysis) -> Vec<(String, usize)> {
    let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
    let attributions = analysis.quotations.iter().filter_map(|quotation| quotation.attribution.as_ref());
    for speaker in attributions.flat_map(Attribution::speakers) {
        if matches!(speaker, Speaker::Unknown(_)) {
            continue;
        }
        let name = single_spaced(analysis.speaker_name(speaker, &article.text));
        let first = counts.len();
        counts.entry(name).or_insert((0, first)).0 += 1;
    }
    let mut speakers: Vec<(String, (usize, usize))> = counts.into_iter().collect();
    sorting::by_key(&mut speakers, |(_, (count, first))| (std::cmp::Reverse(*count), *first));
    speakers.into_iter().map(|(name, (count, _))| (name, count)).collect()
}

fn countries(analysis: &Analysis) -> Vec<String> {
    let named = analysis.entities.iter().filter_map(|entity| match &entity.kind {
        EntityKind::Country(code) if !entity.mentions.is_empty() => {
            Some((entity.mentions.len(), code.as_str().to_owned()))
        }
        _ => None,
    });
    let mut countries: Vec<(usize, String)> = named.collect();
    sorting::by_key(&mut countries, |(mentions, _)| std::cmp::Reverse(*mentions));
    countries.into_iter().map(|(_, code)| code).collect()
}

/// The first words after the headline, as many as a preview has room for.
fn beginning(article: &Article) -> String {
    const CHARACTERS: usize = 600;
    let body = article.paragraphs.iter().filter(|paragraph| paragraph.role == Role::Body);
    let words = body.map(|paragraph| article.words(paragraph.span)).collect::<Vec<_>>().join(" ");
    let words = single_spaced(&words);
    match words.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words,
    }
}
