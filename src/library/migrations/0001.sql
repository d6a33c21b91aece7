-- The library as it began. Migrations are only ever added: this file is never changed.

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    title TEXT,
    -- The file it was read from, by its whole name; nothing for what came through a pipe.
    source TEXT,
    -- The text as it was last read.
    text INTEGER,
    -- Milliseconds since 1970 in UTC, as all times here.
    added_at INTEGER NOT NULL,
    -- Taken out of the lists. Its decisions stay, and come back with it.
    removed_at INTEGER
) STRICT;
CREATE INDEX articles_by_source ON articles (source);

-- Every version of an article's text that was ever kept: decisions were made in one of them.
CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    -- SHA-256 of the text in UTF-8.
    hash BLOB NOT NULL,
    text TEXT NOT NULL,
    -- JSON: [start, end, role] of every paragraph, in bytes of the text.
    paragraphs TEXT NOT NULL,
    kept_at INTEGER NOT NULL,
    UNIQUE (article, hash)
) STRICT;
CREATE INDEX texts_by_hash ON texts (hash);

-- What reviewers did, in the order in which they did it. Undoing is an act of its own.
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES articles (id),
    -- The text in which the act's anchors were made.
    hash BLOB NOT NULL,
    reviewer TEXT NOT NULL,
    at INTEGER NOT NULL,
    -- The version of the program.
    tool TEXT NOT NULL,
    -- JSON.
    act TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_article ON decisions (article, id);

CREATE TRIGGER decisions_are_never_changed BEFORE UPDATE ON decisions
BEGIN SELECT RAISE (ABORT, 'decisions are only added'); END;
CREATE TRIGGER decisions_are_never_deleted BEFORE DELETE ON decisions
BEGIN SELECT RAISE (ABORT, 'decisions are only added'); END;

-- Where the reader was, by the file, or by the hash of what has none.
CREATE TABLE places (
    key TEXT PRIMARY KEY,
    -- Bytes of the text: the first row on the screen, and the cursor.
    top INTEGER NOT NULL,
    cursor INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- What follows is derived from the above and can be made anew at any time.

-- The quotations of each article as they stand.
CREATE TABLE quotations (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    number INTEGER NOT NULL,
    content TEXT NOT NULL,
    speaker TEXT,
    speaker_kind TEXT,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    verification TEXT NOT NULL,
    confidence REAL,
    words INTEGER NOT NULL
) STRICT;
CREATE INDEX quotations_by_article ON quotations (article, number);

CREATE TABLE countries (
    article INTEGER NOT NULL REFERENCES articles (id),
    code TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (article, code)
) STRICT;

-- Up to where the derived tables are true: the last decision and the model they were made with.
CREATE TABLE indexed (
    article INTEGER PRIMARY KEY REFERENCES articles (id),
    text INTEGER NOT NULL,
    decision INTEGER NOT NULL,
    model TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE found_texts USING fts5 (title, text, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE found_quotations USING fts5 (content, speaker, tokenize = 'unicode61 remove_diacritics 2');
