-- How many notices have said that the opportunity ends on its present last day.
ALTER TABLE opportunities ADD COLUMN notices INTEGER NOT NULL DEFAULT 0;
CREATE INDEX opportunities_end ON opportunities (valid_until);
