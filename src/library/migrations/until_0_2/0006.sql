-- Every place that an article was read from: files, addresses as they were typed, and those that answered. One place may
-- have held several articles; the one that was read from it last is found.
CREATE TABLE sources (
    -- The whole name of the file, or the address.
    name TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (id),
    -- When the article was last read from there.
    at INTEGER NOT NULL,
    PRIMARY KEY (name, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX sources_by_article ON sources (article);

-- A text may have been fetched from several places. The first of them is shown as its evidence, with its own name, time and
-- hash.
CREATE TABLE fetches_by_source (
    id INTEGER PRIMARY KEY,
    -- The version of the text that was read from the page.
    text INTEGER NOT NULL REFERENCES texts (id),
    -- The place that was named to fetch it.
    source TEXT NOT NULL,
    -- The address that answered, after all redirects.
    address TEXT NOT NULL,
    at INTEGER NOT NULL,
    -- Of the bytes as they came.
    sha256 BLOB NOT NULL REFERENCES originals (sha256),
    -- JSON: [name, value] of the headers that say something of the page.
    headers TEXT NOT NULL,
    UNIQUE (text, source)
) STRICT;
-- Older versions forgot the place when the article was added from another one: then the address that answered is the best
-- name that is left.
INSERT INTO fetches_by_source (text, source, address, at, sha256, headers)
    SELECT fetches.text, iif(instr(coalesce(articles.source, ''), '#') > 0, articles.source, fetches.address),
        fetches.address, fetches.at, fetches.sha256, fetches.headers
    FROM fetches JOIN texts ON texts.id = fetches.text JOIN articles ON articles.id = texts.article
    ORDER BY fetches.at, fetches.text;
DROP TABLE fetches;
ALTER TABLE fetches_by_source RENAME TO fetches;
CREATE INDEX fetches_by_original ON fetches (sha256);

INSERT INTO sources (name, article, at) SELECT source, id, added_at FROM articles WHERE source IS NOT NULL;
-- The address of a feed is not that of its items.
INSERT OR IGNORE INTO sources (name, article, at)
    SELECT fetches.source, texts.article, fetches.at FROM fetches JOIN texts ON texts.id = fetches.text
    WHERE instr(fetches.source, '#') = 0;

-- Why a text may not be the whole article, in a word; NULL if nothing says so.
ALTER TABLE texts ADD COLUMN partial TEXT;
