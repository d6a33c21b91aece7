//! The earlier texts of articles -> quotations that the present text does not have, or has had for longer than it seems.

use super::kept::{ArticleFacts, KeptQuotation};
use crate::analysis::QuotationKind;
use crate::error::Result;
use crate::library::damage::{EntryKind, RowReader};
use crate::library::index::rows::{QuotationRow, rows_for};
use crate::library::index::speakers::has_name;
use crate::library::index::titles::one_line;
use crate::library::store::versions::TextVersion;
use crate::library::{ArticleId, Index, StoredArticle};
use crate::review::DecisionState;
use crate::verify::word_keys;
use rayon::prelude::*;
use rusqlite::{Connection, Transaction, params};
use std::collections::{BTreeMap, HashMap};

/// An earlier text, or the present one, of an article with several.
pub(super) struct KeptText {
    article: ArticleId,
    /// Its number, from one.
    number: usize,
    version: TextVersion,
    /// What it quotes; nothing for the present one, which is in the index.
    quotations: Vec<EarlierQuotation>,
}

/// A text that was analysed now, and the decisions that count in what it quotes.
struct AnalysedText<'a> {
    text: &'a KeptText,
    decided: LastDecision,
}

/// The number of the last decision on an article, readable or not; 0 without one.
type LastDecision = i64;

/// A quotation of an earlier text.
struct EarlierQuotation {
    words: String,
    kind: QuotationKind,
    speaker: Option<String>,
    speaker_kind: String,
}

/// The quotations of each earlier text that has been analysed.
type Analysed = HashMap<i64, Vec<EarlierQuotation>>;

impl Index<'_> {
    /// The texts of all articles that have several. An earlier one is analysed once, and what was found in it kept until
    /// its article is indexed again.
    pub(super) fn texts_of_several(&self) -> Result<Vec<KeptText>> {
        let sql = "SELECT articles.id FROM articles JOIN texts ON texts.article = articles.id \
                   WHERE removed_at IS NULL GROUP BY articles.id HAVING count(*) > 1 ORDER BY 1";
        let (several, mut known) = self.read(|reader| {
            let several = reader.rows((sql, []), EntryKind::Article, |row| row.get(0).map(ArticleId))?;
            Ok((several, analysed(reader)?))
        })?;
        let mut read: Vec<(KeptText, Option<StoredArticle>)> = Vec::new();
        // Read before the articles: what is decided meanwhile is not known to what is derived from them.
        let decided: HashMap<ArticleId, LastDecision> = self.read(|reader| {
            let last = |article: &ArticleId| Ok((*article, last_decision(reader.connection, *article)?));
            several.iter().map(last).collect()
        })?;
        for article in several {
            for (at, version) in self.library.versions(article)?.into_iter().enumerate() {
                let quotations = known.remove(&version.id);
                let is_known = version.is_current || quotations.is_some();
                let stored = if is_known { None } else { self.library.article_in(article, version)? };
                let quotations = quotations.unwrap_or_default();
                read.push((KeptText { article, number: at + 1, version, quotations }, stored));
            }
        }
        let found: Vec<(KeptText, bool)> = read
            .into_par_iter()
            .map(|(text, stored)| match stored {
                Some(stored) => (KeptText { quotations: earlier_quotations(&stored), ..text }, true),
                None => (text, false),
            })
            .collect();
        self.keep_new(&found, &decided);
        Ok(found.into_iter().map(|(text, _)| text).collect())
    }

    /// Keeps what the texts that are new quote.
    fn keep_new(&self, found: &[(KeptText, bool)], decided: &HashMap<ArticleId, LastDecision>) {
        let new: Vec<AnalysedText<'_>> = found
            .iter()
            .filter(|(_, is_new)| *is_new)
            .map(|(text, _)| AnalysedText {
                text,
                decided: decided.get(&text.article).copied().unwrap_or_default(),
            })
            .collect();
        if !new.is_empty() {
            self.library
                .keep_derived(|transaction| new.iter().try_for_each(|text| insert(transaction, text)));
        }
    }
}

/// What is known of the earlier texts.
fn analysed(reader: RowReader<'_>) -> rusqlite::Result<Analysed> {
    let texts =
        reader.rows(("SELECT article, text FROM earlier_texts", []), EntryKind::Index, |row| row.get(1))?;
    let mut found: Analysed = texts.into_iter().map(|text: i64| (text, Vec::new())).collect();
    let sql = "SELECT article, text, words, kind, speaker, speaker_kind FROM earlier_quotations ORDER BY id";
    let rows = reader.rows((sql, []), EntryKind::Index, |row| {
        let kind: String = row.get(3)?;
        let kind = QuotationKind::from_word(&kind).unwrap_or(QuotationKind::Direct);
        let (words, speaker, speaker_kind) = (row.get(2)?, row.get(4)?, row.get(5)?);
        Ok((row.get::<_, i64>(1)?, EarlierQuotation { words, kind, speaker, speaker_kind }))
    })?;
    for (text, quotation) in rows {
        found.entry(text).or_default().push(quotation);
    }
    Ok(found)
}

/// The quotations of an earlier text in quotation marks, without those that a reviewer rejected.
fn earlier_quotations(stored: &StoredArticle) -> Vec<EarlierQuotation> {
    let counts = |row: &QuotationRow| {
        row.kind != QuotationKind::Indirect && row.state != DecisionState::Rejected.word()
    };
    let rows = rows_for(stored).quotations.into_iter().filter(counts);
    rows.map(|row| EarlierQuotation {
        speaker_kind: row.speaker.as_ref().map_or("unknown", |speaker| speaker.kind.word()).to_owned(),
        speaker: row.speaker.map(|speaker| speaker.name),
        words: row.words,
        kind: row.kind,
    })
    .collect()
}

/// The number of the last decision on an article.
fn last_decision(connection: &Connection, article: ArticleId) -> rusqlite::Result<LastDecision> {
    let sql = "SELECT coalesce(max(id), 0) FROM decisions WHERE article = ?";
    connection.prepare_cached(sql)?.query_row([article.0], |row| row.get(0))
}

/// Keeps what a text quotes, unless somebody has decided on its article since: it is analysed again the next time.
fn insert(
    transaction: &Transaction<'_>,
    AnalysedText { text, decided }: &AnalysedText<'_>,
) -> rusqlite::Result<()> {
    if last_decision(transaction, text.article)? != *decided {
        return Ok(());
    }
    let (article, id) = (text.article.0, text.version.id);
    let sql = "INSERT OR IGNORE INTO earlier_texts (text, article) VALUES (?, ?)";
    if transaction.prepare_cached(sql)?.execute([id, article])? == 0 {
        // Another program was here first.
        return Ok(());
    }
    let sql = "INSERT INTO earlier_quotations (article, text, words, kind, speaker, speaker_kind) \
               VALUES (?, ?, ?, ?, ?, ?)";
    let mut insert = transaction.prepare_cached(sql)?;
    text.quotations.iter().try_for_each(|one| {
        let row = params![article, id, one.words, one.kind.word(), one.speaker, one.speaker_kind];
        insert.execute(row).map(|_| ())
    })
}

/// Adds what earlier texts quote to what the present ones do, each with the version that had it first.
pub(super) fn add(
    found: &mut Vec<KeptQuotation>,
    texts: &[KeptText],
    articles: &BTreeMap<i64, ArticleFacts>,
) {
    for versions in texts.chunk_by(|one, other| one.article == other.article) {
        let Some(article) = versions.first().map(|first| first.article) else { continue };
        if !articles.contains_key(&article.0) {
            continue;
        }
        let mut known: HashMap<Vec<String>, usize> = HashMap::new();
        for (at, one) in found.iter_mut().enumerate().filter(|(_, one)| one.article == article) {
            let current = versions.iter().find(|version| version.version.is_current);
            set_version(one, current);
            known.entry(word_keys(&one.words)).or_insert(at);
        }
        for version in versions.iter().rev() {
            for quotation in quotations(version) {
                match known.get(&word_keys(&quotation.words)).and_then(|at| found.get_mut(*at)) {
                    Some(one) if one.version > version.number => set_version(one, Some(version)),
                    Some(_) => {}
                    None => {
                        known.insert(word_keys(&quotation.words), found.len());
                        found.push(quotation);
                    }
                }
            }
        }
    }
}

fn set_version(one: &mut KeptQuotation, version: Option<&KeptText>) {
    if let Some(version) = version {
        one.version = version.number;
        one.kept_at = (version.number > 1).then_some(version.version.kept_at);
    }
}

fn quotations(version: &KeptText) -> impl Iterator<Item = KeptQuotation> {
    version.quotations.iter().map(|quotation| {
        let mut one = KeptQuotation {
            article: version.article,
            version: version.number,
            kept_at: None,
            place: None,
            words: one_line(quotation.words.clone()),
            kind: quotation.kind,
            is_named: quotation.speaker.is_some() && has_name(&quotation.speaker_kind),
            speaker: one_line(quotation.speaker.clone().unwrap_or_default()),
        };
        set_version(&mut one, Some(version));
        one
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::input::{Document, Media};
    use crate::library::{ArticleKey, Library, NewAct};
    use crate::review::{Act, Change, Stamp, Subject};
    use crate::text::hash::TextHash;

    #[test]
    fn what_was_found_before_somebody_decided_is_not_kept() {
        let mut library = Library::in_memory().unwrap();
        let texts = ["“We wait for the ferry,” Ana Ruiz said.\n", "“We go by road,” Ana Ruiz said.\n"];
        let mut ids = Vec::new();
        for text in texts {
            let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
            let key = ArticleKey { hash: TextHash::of(text), file: Some("/ferry.txt".to_owned()) };
            ids.push(library.add(&article, &key, 1).unwrap());
        }
        let article = ids[0];
        let version = library.versions(article).unwrap()[0];
        let text = KeptText { article, number: 1, version, quotations: Vec::new() };
        let stamp = Stamp { reviewer: "ana".to_owned(), at: 1, tool: "0".to_owned() };
        let act = Act::Change(vec![(Subject::Article, Change::Code("ferry".to_owned()))]);
        let new = NewAct { article, text: TextHash::of(texts[1]), stamp: &stamp, act: &act };
        let decision = library.record(new).unwrap().0;
        let kept_after = |decided: LastDecision| -> usize {
            library.keep_derived(|transaction| insert(transaction, &AnalysedText { text: &text, decided }));
            let sql = "SELECT count(*) FROM earlier_texts";
            library.connection.query_row(sql, [], |row| row.get(0)).unwrap()
        };
        assert_eq!(kept_after(decision - 1), 0, "somebody has decided since");
        assert_eq!(kept_after(decision), 1);
    }
}
