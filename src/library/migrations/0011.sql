-- Half the SHA-256 of a statement of title, author, date or outlet, which tells whether it is still the one that was saved.
-- The next step gives one to each statement that is here already.
ALTER TABLE identities ADD COLUMN checksum BLOB NOT NULL DEFAULT x'';
