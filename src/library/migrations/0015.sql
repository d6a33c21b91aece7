-- What reviewers gave codes to. Derived, so every article is analysed again.
CREATE TABLE coded (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    -- The quotation: coded itself, by its speaker, or inside a coded passage. NULL for a passage and for the article.
    number INTEGER,
    -- Where a passage begins; NULL for anything else.
    start INTEGER,
    -- The words of a passage.
    words TEXT,
    -- Folded, so that it is found in any case.
    code TEXT NOT NULL,
    -- As it was written.
    spelling TEXT NOT NULL
) STRICT;
CREATE INDEX coded_by_code ON coded (code, article, number);
CREATE INDEX coded_by_article ON coded (article);
DELETE FROM indexed;
