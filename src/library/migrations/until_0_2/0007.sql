-- What the user calls a feed, and the folder it is in: the names of nested folders, the outer one first, one a line. Both
-- come with a list of feeds from another reader, and go with it again.
ALTER TABLE feeds ADD COLUMN own_name TEXT;
ALTER TABLE feeds ADD COLUMN folder TEXT;
