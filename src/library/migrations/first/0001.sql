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

-- Everything below is derived from the tables above and rebuilt when it is out of date. The full-text tables store
-- no text of their own: hits are shown from the article.

-- The quotations of each article after the review.
CREATE TABLE quotations (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    -- From 1 in text order, as the cards of the review.
    number INTEGER NOT NULL,
    -- Bytes of the text: where it begins, and how long it is.
    start INTEGER NOT NULL,
    length INTEGER NOT NULL,
    content TEXT NOT NULL,
    words INTEGER NOT NULL,
    -- NULL if there is no speaker.
    speaker TEXT,
    speaker_kind TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    flagged INTEGER NOT NULL,
    verification TEXT NOT NULL,
    -- What the program took it for, and how sure it was of the speaker; nothing for one that a reviewer added.
    found_kind TEXT,
    confidence REAL,
    -- Whether the reviewer named another speaker.
    other_speaker INTEGER NOT NULL
) STRICT;
CREATE INDEX quotations_by_article ON quotations (article, number);
CREATE INDEX quotations_by_state ON quotations (article, state, flagged);
CREATE INDEX quotations_by_speaker ON quotations (speaker);

CREATE TABLE countries (
    article INTEGER NOT NULL REFERENCES articles (id),
    code TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (article, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE reviewers (
    article INTEGER NOT NULL REFERENCES articles (id),
    name TEXT NOT NULL,
    acts INTEGER NOT NULL,
    -- When the last of them was done.
    at INTEGER NOT NULL,
    PRIMARY KEY (article, name)
) STRICT, WITHOUT ROWID;

-- Up to where the derived tables are true of an article: its text, the last decision and the model they were made
-- with. With what a list shows of it besides.
CREATE TABLE indexed (
    article INTEGER PRIMARY KEY REFERENCES articles (id),
    text INTEGER NOT NULL,
    decision INTEGER NOT NULL,
    model TEXT NOT NULL,
    beginning TEXT NOT NULL,
    orphans INTEGER NOT NULL
) STRICT;

CREATE TRIGGER paragraphs_are_read_anew AFTER UPDATE OF paragraphs ON texts
WHEN old.paragraphs IS NOT new.paragraphs
BEGIN DELETE FROM indexed WHERE article = new.article; END;
CREATE TRIGGER titles_are_read_anew AFTER UPDATE OF title ON articles
WHEN old.title IS NOT new.title
BEGIN DELETE FROM indexed WHERE article = new.id; END;

-- By the number of the article, and by that of the quotation. What is put in is folded already.
CREATE VIRTUAL TABLE found_texts USING fts5 (title, text, content = '', contentless_delete = 1);
CREATE VIRTUAL TABLE found_quotations USING fts5 (content, speaker, content = '', contentless_delete = 1);
