-- The address that marked the last version of a feed, after all redirects: only that server is asked with the marks. NULL
-- means the address of the feed.
ALTER TABLE feeds ADD COLUMN marked_by TEXT;
