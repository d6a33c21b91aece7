-- Who wrote an article, where and when. What the page, feed or record said last is replaced when the article is added
-- again; what the user corrected stays.
CREATE TABLE identities (
    article INTEGER NOT NULL REFERENCES articles (id),
    -- title, authors, published, modified, site or url.
    field TEXT NOT NULL,
    -- Where the value was found, in a word; 'user' for a correction.
    source TEXT NOT NULL,
    -- Authors one a line. Dates as RFC 3339 writes them, or YYYY-MM-DD.
    value TEXT NOT NULL,
    PRIMARY KEY (article, field, source)
) STRICT, WITHOUT ROWID;
