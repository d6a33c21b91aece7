//! The pages of the library that report: what changed, who is quoted, which words are repeated.

use crate::audit::GroupBy;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::library::report_page::{
    AuditGroupFilter, CountedQuotations, RepeatsQuestion, ReportPage, ReportQuestion, ReportTarget,
    VersionedArticle, VersionsQuestion,
};
use crate::tui::state::library::{LibraryItem, LibraryPage};
use crate::tui::state::{Mode, State};
use crate::tui::update::library::pages::turn_to;
use crate::tui::update::library::requests::page_contents;
use crate::tui::workers::request::LibraryRequest;

/// Which versions are compared next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VersionStep {
    /// Those before.
    Older,
    /// Those after.
    Newer,
}

/// Shows a page that reports, from wherever the reader is.
pub(super) fn show(state: &mut State, page: LibraryPage) -> Effects {
    if state.mode == Mode::Library {
        return turn_to(state, page);
    }
    state.library.under = Some(state.mode);
    state.library.trail.clear();
    state.library.page = page;
    state.library.stopped = false;
    state.mode = Mode::Library;
    page_contents(state)
}

/// Asks for what changed in the open article, or in that of the selected entry. The page is shown when there is something.
pub(super) fn show_versions(state: &mut State) -> Effects {
    let article = if state.mode == Mode::Library {
        selected_article(state)
    } else {
        let opened = state.reading.opened.as_ref();
        opened.map(|opened| VersionedArticle::Open(opened.remembered.source.clone()))
    };
    let Some(article) = article else {
        state.notice = Some("no article here whose versions could be compared".to_owned());
        return Effects::none();
    };
    ask_versions(state, VersionsQuestion { article, back: 0 })
}

fn ask_versions(state: &mut State, asked: VersionsQuestion) -> Effects {
    state.library.reports.versions = Some(asked.clone());
    Effect::AskLibrary(LibraryRequest::Report(ReportQuestion::Versions(asked))).into()
}

fn selected_article(state: &State) -> Option<VersionedArticle> {
    let id = match state.library.selected()? {
        LibraryItem::Article(article) => article.id,
        LibraryItem::Hit(hit) => hit.article,
        LibraryItem::Said(said, _) => said.article,
        LibraryItem::Reported(entry) => match &entry.opens {
            Some(ReportTarget::Article { id, .. }) => *id,
            _ => return None,
        },
        LibraryItem::Speaker(_) | LibraryItem::Alike(_) => return None,
    };
    Some(VersionedArticle::Kept(id))
}

/// Compares the two versions before or after those that are shown.
pub(super) fn other_versions(state: &mut State, step: VersionStep) -> Effects {
    let Some(mut asked) = state.library.reports.versions.clone() else { return Effects::none() };
    asked.back = match step {
        VersionStep::Older if state.library.report().is_some_and(|report| !report.has_older) => {
            state.notice = Some(NO_OLDER.to_owned());
            return Effects::none();
        }
        VersionStep::Older => asked.back + 1,
        VersionStep::Newer if asked.back == 0 => {
            state.notice = Some("this is the last change".to_owned());
            return Effects::none();
        }
        VersionStep::Newer => asked.back - 1,
    };
    ask_versions(state, asked)
}

/// Compares the next thing in the audit; after the last one, nothing.
pub(super) fn next_grouping(state: &mut State) -> Effects {
    let audit = &mut state.library.reports.audit;
    let at = audit.by.and_then(|by| GroupBy::ALL.iter().position(|other| *other == by));
    audit.by = GroupBy::ALL.get(at.map_or(0, |at| at + 1)).copied();
    audit.group = None;
    let compared = audit.by.map_or("nothing", GroupBy::word);
    state.notice = Some(format!("compared: {compared}"));
    page_contents(state)
}

/// Counts or lists all, or only what was reviewed or altered.
pub(super) fn next_selection(state: &mut State) -> Effects {
    let reports = &mut state.library.reports;
    match state.library.page {
        LibraryPage::Audit => {
            reports.audit.counted = match reports.audit.counted {
                CountedQuotations::All => CountedQuotations::Reviewed,
                CountedQuotations::Reviewed => CountedQuotations::All,
            };
        }
        LibraryPage::Repeats => {
            reports.repeats = match reports.repeats {
                RepeatsQuestion::All => RepeatsQuestion::Altered,
                RepeatsQuestion::Altered => RepeatsQuestion::All,
            };
        }
        _ => {}
    }
    page_contents(state)
}

/// Counts the articles of one group alone.
pub(super) fn open_group(state: &mut State, group: AuditGroupFilter) -> Effects {
    state.notice = Some(format!("only {}; Esc counts all again", crate::text::phrase::one_line(&group.name)));
    state.library.reports.audit.by = None;
    state.library.reports.audit.group = Some(group);
    page_contents(state)
}

/// Takes a report. What changed in an article is shown as soon as it is known to have versions.
pub(super) fn answered(state: &mut State, asked: ReportQuestion, page: Option<ReportPage>) -> Effects {
    let Some(page) = page else {
        match &asked {
            ReportQuestion::Versions(asked) if state.library.reports.versions.as_ref() == Some(asked) => {
                state.notice = Some(no_versions(asked).to_owned());
                if asked.back > 0 && state.library.page == LibraryPage::Versions {
                    state.library.reports.versions =
                        Some(VersionsQuestion { article: asked.article.clone(), back: asked.back - 1 });
                }
            }
            ReportQuestion::Versions(_) => {}
            ReportQuestion::Audit(_) | ReportQuestion::Repeats(_) => {
                let nothing = "the library is empty".to_owned();
                state.library.has_nothing = true;
                state.library.take_report(asked, ReportPage { nothing, ..ReportPage::default() });
            }
        }
        return Effects::none();
    };
    let is_wanted = matches!(&asked, ReportQuestion::Versions(asked) if state.library.reports.versions.as_ref() == Some(asked));
    state.library.take_report(asked, page);
    let is_shown = state.mode == Mode::Library && state.library.page == LibraryPage::Versions;
    if is_wanted && !is_shown {
        turn_to_versions(state);
    }
    Effects::none()
}

fn turn_to_versions(state: &mut State) {
    if state.mode == Mode::Library {
        state.library.trail.push(state.library.page);
    } else {
        state.library.under = Some(state.mode);
        state.library.trail.clear();
        state.library.stopped = false;
        state.mode = Mode::Library;
    }
    state.library.page = LibraryPage::Versions;
}

/// The notice where the oldest versions are compared already.
const NO_OLDER: &str = "there is no older version";

fn no_versions(asked: &VersionsQuestion) -> &'static str {
    match (&asked.article, asked.back) {
        (_, 1..) => NO_OLDER,
        (VersionedArticle::Open(_), 0) => {
            "the library has no two versions of this article; g R reads it again"
        }
        (VersionedArticle::Kept(_), 0) => "the library has only one version of this article",
    }
}
