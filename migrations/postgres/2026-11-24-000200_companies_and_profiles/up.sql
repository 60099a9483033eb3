CREATE TABLE companies (
    id TEXT NOT NULL PRIMARY KEY,
    office_id TEXT NOT NULL REFERENCES offices (id),
    name TEXT NOT NULL,
    -- folded for comparison: one name once in an office
    name_folded TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    country TEXT NOT NULL,
    -- of the draft when it can be read, to find the company of an imported profile by
    chamber_number TEXT,
    vat TEXT,
    -- the order of an imported file, so that an export gives it back
    position BIGINT NOT NULL,
    -- counts every saved change of the draft: a form that was opened before another save is stale
    revision BIGINT NOT NULL DEFAULT 0,
    -- the profile as it is being written (JSON, the form of the profile file with media)
    draft TEXT NOT NULL,
    draft_state TEXT NOT NULL,
    -- the line that the draft was imported from, as long as nothing has changed since
    source_line TEXT,
    submitted_at TIMESTAMP,
    published_version BIGINT,
    published_at TIMESTAMP,
    confirmed_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (office_id, name_folded)
);
CREATE INDEX companies_queue ON companies (office_id, draft_state, submitted_at);
CREATE INDEX companies_published ON companies (published_at);
CREATE INDEX companies_position ON companies (position);

-- Former addresses lead on to the present one.
CREATE TABLE company_slugs (
    slug TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE company_members (
    company_id TEXT NOT NULL REFERENCES companies (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (company_id, user_id)
);
CREATE INDEX company_members_user ON company_members (user_id);

CREATE TABLE invitations (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    token_digest TEXT NOT NULL UNIQUE,
    invited_by TEXT NOT NULL REFERENCES users (id),
    expires_at TIMESTAMP NOT NULL,
    accepted_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX invitations_company ON invitations (company_id);

-- Every published version is kept.
CREATE TABLE profile_versions (
    company_id TEXT NOT NULL REFERENCES companies (id),
    version BIGINT NOT NULL,
    document TEXT NOT NULL,
    created_by TEXT REFERENCES users (id),
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (company_id, version)
);

CREATE TABLE profile_reviews (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    reviewer_id TEXT NOT NULL REFERENCES users (id),
    decision TEXT NOT NULL,
    -- the saved change of the draft that was decided on
    revision BIGINT NOT NULL,
    -- JSON: field path to remark
    remarks TEXT NOT NULL,
    reason TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX profile_reviews_company ON profile_reviews (company_id, created_at);

-- The opportunities of the published version, one row each, so that they have addresses and dates of their own.
CREATE TABLE opportunities (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    slug TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    field TEXT NOT NULL,
    document TEXT NOT NULL,
    valid_until DATE NOT NULL,
    withdrawn_at TIMESTAMP,
    published_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX opportunities_company ON opportunities (company_id);
CREATE INDEX opportunities_newest ON opportunities (published_at);

-- Pictures lie in the media folder under their digest.
CREATE TABLE media (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    digest TEXT NOT NULL,
    content_type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    bytes BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX media_company ON media (company_id);
