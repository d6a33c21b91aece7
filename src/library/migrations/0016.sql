-- What the earlier texts of articles quote, as far as they have been analysed. Derived, and deleted with the rest of what is
-- derived from their article.
CREATE TABLE earlier_texts (
    text INTEGER PRIMARY KEY REFERENCES texts (id),
    article INTEGER NOT NULL REFERENCES articles (id)
) STRICT;
CREATE INDEX earlier_texts_by_article ON earlier_texts (article);
CREATE TABLE earlier_quotations (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    text INTEGER NOT NULL REFERENCES texts (id),
    words TEXT NOT NULL,
    kind TEXT NOT NULL,
    speaker TEXT,
    speaker_kind TEXT NOT NULL
) STRICT;
CREATE INDEX earlier_quotations_by_article ON earlier_quotations (article);
