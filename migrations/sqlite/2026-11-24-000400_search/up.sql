-- What the staff of an office say means the same: search finds the one for the other.
CREATE TABLE synonyms (
    id TEXT NOT NULL PRIMARY KEY,
    office_id TEXT NOT NULL REFERENCES offices (id),
    -- empty: in every language
    language TEXT,
    term TEXT NOT NULL,
    synonym TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES users (id),
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX synonyms_office ON synonyms (office_id, term);

CREATE TABLE saved_searches (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    -- the parameters of the search, as in an address
    query TEXT NOT NULL,
    frequency TEXT NOT NULL,
    -- matches published up to here have been seen, and mailed
    seen_at TIMESTAMP NOT NULL,
    mailed_at TIMESTAMP NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX saved_searches_user ON saved_searches (user_id, created_at);
CREATE INDEX saved_searches_due ON saved_searches (frequency, mailed_at);
