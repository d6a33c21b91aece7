-- The feeds that the user follows, and the newest items of each.

CREATE TABLE feeds (
    id INTEGER PRIMARY KEY,
    -- The address, or the whole name of the file.
    address TEXT NOT NULL UNIQUE,
    title TEXT,
    -- The address of its site.
    home TEXT,
    -- What the server marked the last version with.
    etag TEXT,
    last_modified TEXT,
    added_at INTEGER NOT NULL,
    -- When it was last fetched, whether or not that succeeded.
    fetched_at INTEGER,
    -- Before then the server does not want to be asked again.
    wait_until INTEGER,
    -- Why it could not be fetched or read the last time, in a sentence.
    trouble TEXT
) STRICT;

CREATE TABLE feed_items (
    id INTEGER PRIMARY KEY,
    feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    -- What tells it from the other items of its feed.
    guid TEXT NOT NULL,
    title TEXT,
    -- JSON: the names of its authors.
    authors TEXT NOT NULL,
    address TEXT,
    -- As the feed states them.
    published TEXT,
    updated TEXT,
    -- When it was published, otherwise when it was first seen.
    at INTEGER NOT NULL,
    html TEXT NOT NULL,
    -- Whether `html` is the whole article, or a teaser.
    extent TEXT NOT NULL,
    read_at INTEGER,
    -- JSON: who is quoted in it and which countries it names; NULL until it has been analysed. With the version of the
    -- program that found them.
    findings TEXT,
    model TEXT,
    UNIQUE (feed, guid)
) STRICT;
CREATE INDEX feed_items_by_date ON feed_items (feed, at);
