-- What an import brings in has one moment of publication; the identifier settles the order, so it belongs to the index.
DROP INDEX companies_published;
CREATE INDEX companies_newest ON companies (published_at, id);
DROP INDEX opportunities_newest;
CREATE INDEX opportunities_newest ON opportunities (published_at, id);
