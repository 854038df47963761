"""The tables of the ledger."""

VERSION = 5
"""Kept as SQLite's user_version. A ledger of another version is made anew from the graphs,
but for what they can't give: see `comity.graph.ledger.ledger.KEPT`."""

STATEMENTS = """
CREATE TABLE touched (article TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE unsettled (article TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE stale_group (alike TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE stale_name (shared TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE stale_thing (line TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE stale_fact (
    kind TEXT, source TEXT, target TEXT, PRIMARY KEY (kind, source, target)
) WITHOUT ROWID;
CREATE TABLE stale_pair (one TEXT, other TEXT, PRIMARY KEY (one, other)) WITHOUT ROWID;

CREATE TABLE telling (
    article TEXT, iri TEXT, alike TEXT, facts TEXT, described TEXT,
    target TEXT, target_described TEXT,
    PRIMARY KEY (article, iri)
) WITHOUT ROWID;
CREATE INDEX telling_alike ON telling (alike);
CREATE INDEX telling_iri ON telling (iri, article);

CREATE TABLE contradiction (
    alike TEXT, one TEXT, other TEXT, PRIMARY KEY (alike, one, other)
) WITHOUT ROWID;

CREATE TABLE naming (
    shared TEXT, own TEXT, article TEXT, label TEXT, passages TEXT,
    PRIMARY KEY (shared, article, own)
) WITHOUT ROWID;
CREATE INDEX naming_article ON naming (article);

CREATE TABLE support (
    article TEXT, start TEXT, property TEXT, target TEXT,
    PRIMARY KEY (article, start, property, target)
) WITHOUT ROWID;
CREATE INDEX support_pair ON support (start, target, property);
CREATE TABLE chain (
    property TEXT, start TEXT, target TEXT, PRIMARY KEY (property, start, target)
) WITHOUT ROWID;
CREATE INDEX chain_target ON chain (property, target, start);
CREATE TABLE pair (one TEXT, other TEXT, links INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;

CREATE TABLE reference (version TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE thing (
    graph TEXT, line TEXT, PRIMARY KEY (graph, line)
) WITHOUT ROWID;
CREATE INDEX thing_line ON thing (line);
CREATE TABLE fact (
    article TEXT, kind TEXT, source TEXT, target TEXT, situation TEXT,
    PRIMARY KEY (article, kind, source, target, situation)
) WITHOUT ROWID;
CREATE INDEX fact_key ON fact (source, target, kind);

CREATE TABLE text (article TEXT PRIMARY KEY, packed BLOB);

CREATE TABLE apart (iri TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE total (name TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS issue (article TEXT, reason TEXT, line TEXT);
CREATE INDEX IF NOT EXISTS issue_article ON issue (article);
CREATE TABLE IF NOT EXISTS failure (path TEXT PRIMARY KEY, reason TEXT) WITHOUT ROWID;
CREATE TABLE source (digest TEXT PRIMARY KEY, article TEXT, heading TEXT) WITHOUT ROWID;
CREATE INDEX source_article ON source (article);
"""
"""`touched`, `unsettled` and `stale_*` are the work that is left: see `comity.graph.settling`."""
