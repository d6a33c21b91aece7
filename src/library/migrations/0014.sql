-- What was done to the library as a whole, in order: queries saved under a name, and whatever holds in all articles. As
-- with decisions, undoing is an act of its own, and nothing is ever changed.
CREATE TABLE library_acts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reviewer TEXT NOT NULL,
    at INTEGER NOT NULL,
    -- The version of the program.
    tool TEXT NOT NULL,
    -- JSON.
    act TEXT NOT NULL,
    -- Half the SHA-256 of the other columns.
    checksum BLOB NOT NULL
) STRICT;

CREATE TRIGGER library_acts_are_never_changed BEFORE UPDATE ON library_acts
BEGIN SELECT RAISE (ABORT, 'acts are only added'); END;
CREATE TRIGGER library_acts_are_never_deleted BEFORE DELETE ON library_acts
BEGIN SELECT RAISE (ABORT, 'acts are only added'); END;
