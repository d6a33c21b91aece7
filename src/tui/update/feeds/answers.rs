//! Answers of the feeds worker -> the state.

use super::requests::analyse;
use crate::input::feeds::Feed;
use crate::text::sanitize;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::feeds::FeedsScreen;
use crate::tui::state::{Mode, OpenArticles, State};
use crate::tui::workers::feeds::request::{FeedStore, FeedsAnswer, FeedsRequest};
use std::sync::Arc;

/// Puts an answer into the state.
pub(in crate::tui) fn take(state: &mut State, answer: FeedsAnswer) -> Effects {
    match answer {
        FeedsAnswer::Listed(feeds, items) => {
            state.feeds.trouble = None;
            state.feeds.list(feeds, items);
            return analyse(state);
        }
        FeedsAnswer::Found(found) => {
            state.feeds.find(found);
            return analyse(state);
        }
        FeedsAnswer::Refreshing { done, all } => state.feeds.refreshing = Some((done, all)),
        FeedsAnswer::Refreshed(said) => {
            // After a stop, that has been said.
            if state.feeds.refreshing.take().is_some() && state.mode == Mode::Feeds {
                say(state, said);
            }
        }
        FeedsAnswer::ReadingPages { done, all } => state.feeds.reading_pages = Some((done, all)),
        FeedsAnswer::PagesRead(said) => {
            if state.feeds.reading_pages.take().is_some() && state.mode == Mode::Feeds {
                say(state, said);
            }
        }
        FeedsAnswer::Failed(sentence) => {
            let sentence = sanitize::line(&sentence).into_owned();
            (state.feeds.refreshing, state.feeds.reading_pages) = (None, None);
            state.feeds.asked.clear();
            if state.mode == Mode::Feeds {
                state.fail(sentence.clone());
            }
            state.feeds.trouble = Some(sentence);
        }
    }
    Effects::none()
}

/// Says what came of asking servers.
fn say(state: &mut State, said: Result<String, String>) {
    let clean = |said: &str| sanitize::line(said).into_owned();
    match said {
        Ok(said) => state.notice = Some(clean(&said)),
        Err(failed) => state.fail(clean(&failed)),
    }
}

/// Lists the items of a feed that was opened in place of an article.
pub(in crate::tui::update) fn show_feed(state: &mut State, address: String, feed: Arc<Feed>) -> Effects {
    state.notice = feed.notices.first().map(|notice| sanitize::line(notice).into_owned());
    state.feeds = FeedsScreen::new(FeedStore::Memory, None);
    let before = state.articles.before + state.articles.names.len();
    state.articles = OpenArticles { before, ..OpenArticles::default() };
    state.reading.progress = None;
    state.mode = Mode::Feeds;
    Effect::AskFeeds(FeedsRequest::Show { address, feed }).into()
}
