-- Passwords that were typed wrong, by address, with an account or without: the delay that follows tells nobody which
-- addresses have one.
CREATE TABLE password_attempts (
    address_digest TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at TIMESTAMP NOT NULL
);
CREATE INDEX password_attempts_last ON password_attempts (last_at);
