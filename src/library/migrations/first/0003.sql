-- Where a text was fetched from, as evidence of what was quoted. The first fetch that gave a text stays: a page whose
-- advertisements change would otherwise be kept again each time it is read.
CREATE TABLE fetches (
    -- The version of the text that was read from the page.
    text INTEGER PRIMARY KEY REFERENCES texts (id),
    -- The address that answered, after all redirects.
    address TEXT NOT NULL,
    at INTEGER NOT NULL,
    -- Of the bytes as they came.
    sha256 BLOB NOT NULL REFERENCES originals (sha256),
    -- JSON: [name, value] of the headers that say something of the page.
    headers TEXT NOT NULL
) STRICT;
CREATE INDEX fetches_by_original ON fetches (sha256);

-- Pages as they came, once each: a page with several articles is the original of all.
CREATE TABLE originals (
    sha256 BLOB PRIMARY KEY,
    -- How many bytes came.
    size INTEGER NOT NULL,
    -- The bytes, compressed with gzip.
    bytes BLOB NOT NULL
) STRICT;

CREATE TRIGGER originals_are_never_changed BEFORE UPDATE ON originals
BEGIN SELECT RAISE (ABORT, 'originals are only added'); END;
CREATE TRIGGER originals_are_never_deleted BEFORE DELETE ON originals
BEGIN SELECT RAISE (ABORT, 'originals are only added'); END;
