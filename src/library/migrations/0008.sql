-- Half the SHA-256 of a decision, which tells whether it is still the one that was recorded. The next step gives one to
-- each decision that is here already; the step after that guards them again.
DROP TRIGGER decisions_are_never_changed;
ALTER TABLE decisions ADD COLUMN checksum BLOB NOT NULL DEFAULT x'';
