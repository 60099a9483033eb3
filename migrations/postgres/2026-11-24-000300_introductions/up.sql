CREATE TABLE introductions (
    id TEXT NOT NULL PRIMARY KEY,
    from_company_id TEXT NOT NULL REFERENCES companies (id),
    to_company_id TEXT NOT NULL REFERENCES companies (id),
    opportunity_id TEXT REFERENCES opportunities (id),
    requested_by TEXT NOT NULL REFERENCES users (id),
    -- in the words of the one who asks
    motivation TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    decline_reason TEXT,
    answered_by TEXT REFERENCES users (id),
    answered_at TIMESTAMP,
    expires_at TIMESTAMP NOT NULL,
    reminders INTEGER NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX introductions_from ON introductions (from_company_id, created_at);
CREATE INDEX introductions_to ON introductions (to_company_id, created_at);
CREATE INDEX introductions_open ON introductions (state, expires_at);

CREATE TABLE messages (
    id TEXT NOT NULL PRIMARY KEY,
    introduction_id TEXT NOT NULL REFERENCES introductions (id),
    company_id TEXT NOT NULL REFERENCES companies (id),
    author_id TEXT NOT NULL REFERENCES users (id),
    body TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX messages_introduction ON messages (introduction_id, created_at);

CREATE TABLE company_blocks (
    company_id TEXT NOT NULL REFERENCES companies (id),
    blocked_company_id TEXT NOT NULL REFERENCES companies (id),
    created_by TEXT NOT NULL REFERENCES users (id),
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (company_id, blocked_company_id)
);

CREATE TABLE reports (
    id TEXT NOT NULL PRIMARY KEY,
    introduction_id TEXT NOT NULL REFERENCES introductions (id),
    reported_by TEXT NOT NULL REFERENCES users (id),
    reason TEXT NOT NULL,
    resolved_by TEXT REFERENCES users (id),
    resolved_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);
