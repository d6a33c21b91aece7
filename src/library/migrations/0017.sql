-- Acts on the library may say since this version that two names are one speaker. A program that does not know such acts would
-- leave them out, so it must not open the library.

-- Whether the quotation or the passage that has the code is no longer found in the text. Derived, so every article is analysed
-- again.
ALTER TABLE coded ADD COLUMN is_lost INTEGER NOT NULL DEFAULT 0;
DELETE FROM indexed;
