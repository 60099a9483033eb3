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
    -- what the one who declines adds in their own words
    decline_note TEXT,
    answered_by TEXT REFERENCES users (id),
    answered_at TIMESTAMP,
    expires_at TIMESTAMP NOT NULL,
    -- how many reminders were sent: the third letter goes to the office
    reminders INTEGER NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX introductions_from ON introductions (from_company_id, created_at);
CREATE INDEX introductions_to ON introductions (to_company_id, created_at);
CREATE INDEX introductions_open ON introductions (state, expires_at);
-- One company asks another one thing at a time.
CREATE UNIQUE INDEX introductions_one_open ON introductions (from_company_id, to_company_id)
    WHERE state = 'requested';

CREATE TABLE messages (
    id TEXT NOT NULL PRIMARY KEY,
    introduction_id TEXT NOT NULL REFERENCES introductions (id),
    company_id TEXT NOT NULL REFERENCES companies (id),
    author_id TEXT NOT NULL REFERENCES users (id),
    body TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX messages_introduction ON messages (introduction_id, created_at);

-- Until when somebody has read a conversation.
CREATE TABLE conversation_reads (
    introduction_id TEXT NOT NULL REFERENCES introductions (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    read_at TIMESTAMP NOT NULL,
    PRIMARY KEY (introduction_id, user_id)
);

CREATE TABLE company_blocks (
    company_id TEXT NOT NULL REFERENCES companies (id),
    blocked_company_id TEXT NOT NULL REFERENCES companies (id),
    created_by TEXT NOT NULL REFERENCES users (id),
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (company_id, blocked_company_id)
);

-- One side tells the offices that something is wrong with the other.
CREATE TABLE reports (
    id TEXT NOT NULL PRIMARY KEY,
    introduction_id TEXT NOT NULL REFERENCES introductions (id),
    -- the company in whose name it is reported
    company_id TEXT NOT NULL REFERENCES companies (id),
    reported_by TEXT NOT NULL REFERENCES users (id),
    reason TEXT NOT NULL,
    -- what was done about it
    outcome TEXT,
    resolved_by TEXT REFERENCES users (id),
    resolved_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX reports_introduction ON reports (introduction_id);
CREATE INDEX reports_open ON reports (created_at) WHERE resolved_at IS NULL;

-- Kinds of letters that somebody no longer wants.
CREATE TABLE unwanted_letters (
    user_id TEXT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (user_id, kind)
);
