-- What an article says of the speaker of a quotation, for audits. Derived, so every article is analysed again.
ALTER TABLE quotations ADD COLUMN role TEXT;
-- woman or man.
ALTER TABLE quotations ADD COLUMN gender TEXT;
-- ISO 3166-1 alpha-2.
ALTER TABLE quotations ADD COLUMN country TEXT;
DELETE FROM indexed;
