CREATE TABLE offices (
    id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE users (
    id TEXT NOT NULL PRIMARY KEY,
    -- as written by its owner, and folded for comparison
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    password_hash TEXT,
    confirmed_at TIMESTAMP,
    disabled_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

-- office_id is empty for an administrator, who looks after all offices
CREATE TABLE staff_members (
    user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (id),
    office_id TEXT REFERENCES offices (id),
    role TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);

-- One-time codes and links by mail: only digests are kept. user_id is empty where the address has no account (or has
-- asked too often): the work and the answer are the same, so that nobody learns which addresses have one.
CREATE TABLE sign_in_tokens (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT REFERENCES users (id),
    address_digest TEXT NOT NULL,
    purpose TEXT NOT NULL,
    token_digest TEXT NOT NULL UNIQUE,
    code_digest TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX sign_in_tokens_address ON sign_in_tokens (address_digest, created_at);

CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    token_digest TEXT NOT NULL UNIQUE,
    -- what the user showed when signing in: the mailbox, or the password
    proof TEXT NOT NULL,
    last_seen_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE audit_trail (
    id TEXT NOT NULL PRIMARY KEY,
    actor_id TEXT REFERENCES users (id),
    act TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    office_id TEXT REFERENCES offices (id),
    details TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX audit_trail_subject ON audit_trail (subject_kind, subject_id, created_at);
CREATE INDEX audit_trail_office ON audit_trail (office_id, created_at);

-- What somebody typed when the session had ended or the page was left: found again after signing in.
CREATE TABLE kept_forms (
    user_id TEXT NOT NULL REFERENCES users (id),
    form TEXT NOT NULL,
    body TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (user_id, form)
);
