-- Texts are deflated from now on: `deflated` is the text if it is there, otherwise `text` is. Older texts stay as they are
-- until their article is added again or the index is rebuilt, so that opening the library takes no time.
ALTER TABLE texts ADD COLUMN deflated BLOB;
-- The length of a deflated text in bytes.
ALTER TABLE texts ADD COLUMN size INTEGER;

-- The words that say of what kind a quotation is, which most rows have in common, are numbers from now on. `quotations` shows
-- them as words, and a number that is none of theirs as it is.
CREATE TABLE quotation_rows (
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
    speaker_kind INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    state INTEGER NOT NULL,
    flagged INTEGER NOT NULL,
    verification INTEGER NOT NULL,
    -- What the program took it for, and how sure it was of the speaker; nothing for one that a reviewer added.
    found_kind INTEGER,
    confidence REAL,
    -- Whether the reviewer named another speaker.
    other_speaker INTEGER NOT NULL,
    -- What the article says of the speaker: a role, woman or man, and a country (ISO 3166-1 alpha-2).
    role TEXT,
    gender TEXT,
    country TEXT
) STRICT;
-- No row is copied: the step before has left every article to be analysed again, and a damaged row would stop this one. So
-- the full-text table of the quotations begins anew too.
DROP TABLE found_quotations;
CREATE VIRTUAL TABLE found_quotations USING fts5 (content, speaker, content = '', contentless_delete = 1);
-- Its indexes go with it. No search begins with the whole name of a speaker, so that one has no successor.
DROP TABLE quotations;
CREATE INDEX quotations_by_article ON quotation_rows (article, number);
CREATE INDEX quotations_by_state ON quotation_rows (article, state, flagged);
CREATE VIEW quotations AS
    SELECT id, article, number, start, length, content, words, speaker,
        CASE speaker_kind WHEN 0 THEN 'unknown' WHEN 1 THEN 'person' WHEN 2 THEN 'organization' WHEN 3 THEN 'country' WHEN 4 THEN 'group' ELSE speaker_kind END AS speaker_kind,
        CASE kind WHEN 0 THEN 'direct' WHEN 1 THEN 'partial' WHEN 2 THEN 'indirect' ELSE kind END AS kind,
        CASE state WHEN 0 THEN 'pending' WHEN 1 THEN 'accepted' WHEN 2 THEN 'edited' WHEN 3 THEN 'rejected' WHEN 4 THEN 'skipped' ELSE state END AS state,
        flagged,
        CASE verification WHEN 0 THEN 'unchecked' WHEN 1 THEN 'matches' WHEN 2 THEN 'differs' WHEN 3 THEN 'cannot-verify' ELSE verification END AS verification,
        CASE found_kind WHEN 0 THEN 'direct' WHEN 1 THEN 'partial' WHEN 2 THEN 'indirect' ELSE found_kind END AS found_kind,
        confidence, other_speaker, role, gender, country
    FROM quotation_rows;
